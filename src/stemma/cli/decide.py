"""Turns what you decide of names into judgements: merge, split, rename, and the list of all of them."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stemma.cli.collate import progress_bar
from stemma.cli.options import case_argument, json_option
from stemma.cli.output import Column, complain, print_array, print_rows, ready, safe
from stemma.cli.write import apart
from stemma.errors import UsageError
from stemma.present import words

if TYPE_CHECKING:
    from stemma.case import Case
    from stemma.present.rows import JudgementRow
    from stemma.types import Judgement

F = Callable[..., Any]


def as_option(command: F) -> F:
    """Give a command `--as`."""
    return click.option(
        "--as", "author", metavar="NAME", help="Who decides. Default: STEMMA_AUTHOR, or your user name."
    )(command)


def reason_option(command: F) -> F:
    """Give a command `--reason`."""
    return click.option("--reason", metavar="TEXT", default="", help="Why, kept with the decision.")(command)


def later_option(command: F) -> F:
    """Give a command `--later`."""
    return click.option(
        "--later", is_flag=True, help="Only keep it; the next collate derives the case anew."
    )(command)


def settle(case: Case, *, quiet: bool = False) -> None:
    """Derive the case anew by what was decided, and say that a report beside it is out of date."""
    import os

    with progress_bar(shown=sys.stderr.isatty() and not quiet) as progress:
        changed = case.settle(workers=os.cpu_count() or 1, progress=progress)
    page = case.path.with_suffix(".html")
    if changed and page.exists() and not quiet:
        anew = f"stemma report {shlex.quote(str(case.path))}"
        complain(f"{page}: is of before this; write it anew: {anew}")


@contextmanager
def _deciding(path: str) -> Iterator[Case]:
    """Open a case to decide on; what it holds undecided is no reason to complain."""
    import stemma

    with stemma.open(path) as case:
        yield case


def _keep(case: Case, kept: Sequence[Judgement], *, later: bool, as_json: bool) -> None:
    """Settle what was decided, and say it."""
    if not later:
        settle(case, quiet=as_json)
    ids = [j.id for j in kept]
    rows = [row for row in case.judgements() if row.id in ids]
    rows.sort(key=lambda row: ids.index(row.id))
    if as_json:
        print_array(rows)
    else:
        for row in rows:
            click.echo(f"{row.id}  {safe(_what(row))}")
    report_standing(case, ids)


def report_standing(case: Case, ids: Sequence[str]) -> None:
    """Say on standard error which judgements do not hold because of these, and which of these do not."""
    for row in case.judgements():
        if _is_contradicted(row) and (row.id in ids or set(row.by) & set(ids)):
            complain(f"{row.id} ({_what(row)}, by {row.author}) {_stands(row)}")


def _is_contradicted(row: JudgementRow) -> bool:
    """Say whether a judgement does not hold as it was meant; a name given anew contradicts nobody."""
    return row.standing in ("overruled", "in part") and row.verdict != "named"


def _what(row: JudgementRow) -> str:
    """Return a decision in words."""
    if row.verdict == "undone":
        return f"undone: {row.undoes}"
    if row.verdict == "named":
        return f"named {row.name}: {row.a}"
    if row.verdict == "split":
        return f"split: {row.a}, from {row.b}"
    return f"{row.verdict}: {row.a}; {row.b}"


def _stands(row: JudgementRow) -> str:
    if row.standing is None:
        return "not applied yet"
    by = f" by {', '.join(row.by)}" if row.by else ""
    if row.standing == "in part":
        return f"holds in part, contradicted{by}"
    return row.standing + by


@click.command()
@case_argument
@click.argument("entities", metavar="A B...", nargs=-1, required=True)
@as_option
@reason_option
@later_option
@json_option
def merge(
    case: str, entities: tuple[str, ...], author: str | None, reason: str, later: bool, as_json: bool
) -> None:
    """Decide that names are one person, body or place.

    A, B … are ids (ent-…, or men-… for one mention), the beginnings of ids, or names.
    """
    with _deciding(case) as holder:
        _keep(holder, holder.merge(*entities, author=author, reason=reason), later=later, as_json=as_json)


@click.command()
@case_argument
@click.argument("entity", metavar="ENTITY")
@click.argument("mentions", metavar="[MENTION...]", nargs=-1)
@as_option
@reason_option
@later_option
@json_option
def split(
    case: str,
    entity: str,
    mentions: tuple[str, ...],
    author: str | None,
    reason: str,
    later: bool,
    as_json: bool,
) -> None:
    """Take mentions out of an entity; they become one of their own.

    ENTITY is an id, the beginning of one, or a name. MENTION is the id of a mention, a report (its id or
    path) for all in it, or a spelling for all spelled so. Without any, lists the mentions with their ids.
    """
    with _deciding(case) as holder:
        if mentions:
            kept = holder.split(entity, *mentions, author=author, reason=reason)
            _keep(holder, [kept], later=later, as_json=as_json)
        else:
            print_rows(holder.mentions(entity), _MENTIONS, as_json=as_json, empty="no mentions")


_MENTIONS = (
    Column("ID", lambda m: m.id, "id"),
    Column("TEXT", lambda m: m.text),
    Column("FORM", lambda m: m.form),
    Column("PATH", lambda m: m.evidence.path),
    Column("IN CONTEXT", lambda m: _context(m.evidence.excerpt), "long"),
)


def _context(excerpt: Any) -> str:
    before = words.one_line(excerpt.before[-40:])
    return f"{before} [{words.one_line(excerpt.text)}] {words.one_line(excerpt.after[:40])}".strip()


@click.command()
@case_argument
@click.argument("entity", metavar="ENTITY")
@click.argument("name", metavar="NAME")
@as_option
@reason_option
@later_option
@json_option
def rename(
    case: str, entity: str, name: str, author: str | None, reason: str, later: bool, as_json: bool
) -> None:
    """Decide what an entity is called.

    ENTITY is an id, the beginning of one, or a name. Its spellings stay as the reports have them.
    """
    with _deciding(case) as holder:
        kept = holder.rename(entity, name, author=author, reason=reason)
        _keep(holder, [kept], later=later, as_json=as_json)


@click.command()
@case_argument
@click.option("--undo", metavar="ID", help="Take this judgement back; the start of its id is enough.")
@click.option("--export", "target", metavar="FILE", help="Write them as JSON lines; - is standard output.")
@click.option("--import", "source", metavar="FILE", help="Add what --export wrote; - is standard input.")
@as_option
@reason_option
@later_option
@json_option
def judgements(
    case: str,
    undo: str | None,
    target: str | None,
    source: str | None,
    author: str | None,
    reason: str,
    later: bool,
    as_json: bool,
) -> None:
    """List what was decided, by whom, and whether it holds.

    Latest first. Nothing is ever deleted: undoing is a judgement, too, and can be undone. Of judgements
    that contradict each other the later holds, and the list names it at the other.
    """
    if sum(x is not None for x in (undo, target, source)) > 1:
        raise UsageError("--undo, --export and --import are three things; do one at a time")
    with _deciding(case) as holder:
        if undo is not None:
            kept = holder.undo(undo, author=author, reason=reason)
            _keep(holder, [kept], later=later, as_json=as_json)
        elif target is not None:
            _export(holder, target, case)
        elif source is not None:
            _import(holder, source, later=later)
        else:
            print_rows(holder.judgements(), _COLUMNS, as_json=as_json, empty="nothing was decided yet")


_COLUMNS = (
    Column("ID", lambda j: j.id, "id"),
    Column("AT", lambda j: j.at[:16].replace("T", " ")),
    Column("BY", lambda j: j.author, label="by"),
    Column("STANDS", _stands),
    Column("WHAT", _what, "long"),
    Column("REASON", lambda j: j.reason, label="because"),
)


def _export(case: Case, target: str, path: str) -> None:
    if target == "-":
        ready(encoding="utf-8")
        case.export_judgements(sys.stdout)
    else:
        number = case.export_judgements(apart(Path(target), path))
        click.echo(f"wrote {words.count(number, 'judgement')} to {safe(target)}")


def _import(case: Case, source: str, *, later: bool) -> None:
    if source == "-" and sys.stdin is None:
        raise UsageError("--import -: there is no standard input; name a file")
    number = case.import_judgements(sys.stdin if source == "-" else source)
    if number and not later:
        settle(case)
    click.echo(f"{words.count(number, 'new judgement')} added")
    for row in filter(_is_contradicted, case.judgements()):
        complain(f"{row.id} ({_what(row)}, by {row.author}) {_stands(row)}")
