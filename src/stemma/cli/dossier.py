"""Turns the persons of a case into a list, and one of them into a dossier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from stemma.cli.lists import PEOPLE
from stemma.cli.options import case_argument, filter_options, json_option, opened
from stemma.cli.output import print_object, safe, width
from stemma.errors import UsageError
from stemma.present import words

if TYPE_CHECKING:
    from stemma.present.evidence import Evidence
    from stemma.present.rows import CompanionRow, Dossier, JudgementRow, StatementRow, TimelineRow, UsageRow

_SHOWN = 10  # lines of a section; --all prints the rest, --json has all


@click.command()
@case_argument
@click.argument("name", metavar="[NAME]", required=False)
@filter_options
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="At most so many rows.")
@click.option("--all", "everything", is_flag=True, help="Print every line of a dossier.")
@json_option
@click.pass_context
def people(
    context: click.Context,
    case: str,
    name: str | None,
    where: dict[str, str | None],
    limit: int | None,
    everything: bool,
    as_json: bool,
) -> None:
    """List the persons with every spelling, or all about one.

    With a NAME (an id, or any spelling), tells of one person or body: who spells them how, roles with
    dates, what they said, what is said of them, happenings, companions, and what was decided.
    """
    if name is None:
        context.invoke(PEOPLE, case=case, limit=limit, as_json=as_json, **where)
        return
    if any(where.values()) or limit:
        raise UsageError("filters and --limit narrow the list; leave them out with a NAME")
    with opened(case) as holder:
        found = holder.dossier(name)
    if as_json:
        print_object(found)
    else:
        _print(found, None if everything else _SHOWN)


def _print(found: Dossier, limit: int | None) -> None:
    click.secho(safe(found.name), bold=True)
    outlets = words.count(found.outlets, "outlet")
    told = (
        f"named {words.count(found.mentions, 'time')} in {words.count(found.reports, 'report')} of {outlets}"
    )
    days = f", {words.days(found.first, found.last)}" if found.first else ""
    click.echo(f"{found.kind} {found.id}, {told}{days}")
    sections = (
        ("Spelled", [_usage(row) for row in found.variants]),
        ("Called", [_role(row) for row in found.roles]),
        ("Said", [_said(row) for row in found.said]),
        ("Said of them", [f"{safe(row.speaker or 'nobody named')}: {_said(row)}" for row in found.about]),
        ("Happenings", [_happening(row) for row in found.happenings]),
        ("Companions", [_companion(row) for row in found.companions]),
        ("Decided", [_decided(row) for row in found.judgements]),
    )
    for title, lines in sections:
        _section(title, lines, limit)


def _section(title: str, lines: list[str], limit: int | None) -> None:
    if not lines:
        return
    click.echo()
    click.secho(title, bold=True)
    for line in _cut(lines, limit):
        click.echo(click.wrap_text(line, width(), "  ", "      "))


def _cut(lines: list[str], limit: int | None) -> Iterator[str]:
    yield from lines[:limit]
    if limit is not None and len(lines) > limit:
        yield f"and {len(lines) - limit:,} more: add --all"


def _usage(row: UsageRow) -> str:
    outlets = ", ".join(f"{safe(outlet)} {count}" for outlet, count in row.outlets)
    return f"{safe(row.text)} ({row.mentions}): {outlets}"


def _role(row: UsageRow) -> str:
    when = words.days(row.first, row.last) if row.first else "undated"
    return f"{safe(row.text)}, {when}: {_sources(row.evidence)}"


def _sources(evidence: Iterable[Evidence]) -> str:
    return ", ".join(dict.fromkeys(safe(e.outlet or e.path) for e in evidence))


def _said(row: StatementRow) -> str:
    text = words.shortened(row.text, 160)
    quoted = f"“{text}”" if row.kind == "direct" else text
    where = f"{safe(row.evidence.outlet or row.evidence.path)}, {words.day(row.evidence.published)}"
    return f"{safe(quoted)} ({where})"


def _happening(row: TimelineRow) -> str:
    return f"{words.time(row.happened)}: {safe(row.label)} ({row.status}; {_sources(row.evidence)})"


def _companion(row: CompanionRow) -> str:
    shared = [words.count(row.reports, "report")]
    shared += [words.count(row.happenings, "happening")] if row.happenings else []
    return f"{safe(row.name)}: {' and '.join(shared)}"


def _decided(row: JudgementRow) -> str:
    other = f"{row.a}; {row.b}" if row.b else row.a
    said = f"{row.verdict} {row.name}".strip()
    why = f", because {row.reason}" if row.reason else ""
    standing = row.standing or "not applied yet"
    return safe(f"{said}: {other} (by {row.author}, {words.day(row.at[:10])}{why}) {standing}")
