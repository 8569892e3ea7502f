"""Turns the lists of a case into tables: one command a list."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from stemma.cli.options import case_argument, filter_for, filter_options, json_option, opened
from stemma.cli.output import Column, print_rows
from stemma.cli.summary import value_of
from stemma.present import words

if TYPE_CHECKING:
    from stemma.case import Case
    from stemma.present.evidence import Evidence
    from stemma.types import Filter

Rows = Callable[["Case", "Filter"], Sequence[Any]]
_ID = Column("ID", lambda row: row.id, "id")


def _source(evidence: Evidence) -> str:
    return evidence.outlet or evidence.path


def _sources(row: Any) -> str:
    return ", ".join(dict.fromkeys(_source(e) for e in row.evidence))


def _days(row: Any) -> str:
    return words.days(row.first, row.last)


def _reported(row: Any) -> str:
    return words.days(row.reported_first, row.reported_last)


def _readings(row: Any) -> str:
    return " | ".join(f"{r.value} ({_sources(r)})" for r in row.readings)


def _others(row: Any) -> str:
    return ", ".join(f"{s.text} ({s.mentions})" for s in row.names if s.text != row.name)


def _chain(row: Any) -> str:
    return " via ".join([row.speaker or "nobody named", *row.via])


def _quoted(row: Any) -> str:
    text = words.one_line(row.text)
    return f"“{text}”" if row.kind == "direct" else text


def _answered(row: Any) -> str:
    elsewhere = row.answered.evidence.path != row.answer.evidence.path
    where = f" ({_source(row.answered.evidence)})" if elsewhere else ""
    return f"{_chain(row.answered)}{where}: {_quoted(row.answered)}"


def _claiming(row: Any) -> str:
    named = (f"{claim.speaker or 'nobody named'} ({_source(claim.evidence)})" for claim in row.claims)
    return ", ".join(dict.fromkeys(named))


def _quoting(row: Any) -> str:
    return ", ".join(f"{outlet} ({count})" for outlet, count in row.outlets)


def _in_context(evidence: Evidence) -> str:
    excerpt = evidence.excerpt
    return f"{excerpt.before}{excerpt.text}{excerpt.after}"


def source_of(use: Any) -> str:
    """Return who rests on an origin, with the share of the text where any is known."""
    return f"{use.outlet or use.path}" + (f" ({words.share(use.share)})" if use.share else "")


def _passage(row: Any) -> str:
    return f"“{words.shortened(row.a.excerpt.text, 200)}”"


def _between(row: Any) -> str:
    """Return who has a passage from whom, or the two with a comma where that is not known."""
    a, b = _source(row.a), _source(row.b)
    return {"a>b": f"{a} → {b}", "b>a": f"{b} → {a}"}.get(row.direction, f"{a}, {b}")


def _numbers(rows: Sequence[Any]) -> Column:
    """Return the column that numbers all rows of a list, by which `--story` knows them too."""
    order = {row.id: str(number) for number, row in enumerate(rows, start=1)}
    return Column("NO.", lambda row: order[row.id], "number")


def _list_command(
    name: str, help: str, columns: Sequence[Column], rows: Rows, *, noun: str | None = None
) -> click.Command:
    """Make the command of one list; `noun` is what its rows are, where the name does not say it."""

    @case_argument
    @filter_options
    @click.option("--limit", metavar="N", type=click.IntRange(min=1), help="At most so many rows.")
    @json_option
    def command(case: str, where: dict[str, str | None], limit: int | None, as_json: bool) -> None:
        with opened(case) as holder:
            found = rows(holder, filter_for(holder, where))[:limit]
        narrowed = any(where.values())
        shown = (_numbers(found), *columns) if name == "stories" and not narrowed else columns
        print_rows(found, shown, as_json=as_json, empty=empty(noun or name, case, narrowed))

    return click.command(name, help=help)(command)


def empty(noun: str, case: str, narrowed: bool) -> str:
    """Say that a list is empty, and what to do."""
    if narrowed:
        return f"no {noun} match; leave a filter out"
    return f"the case holds no {noun}; what it does hold: stemma summary {shlex.quote(case)}"


DOCUMENTS = _list_command(
    "documents",
    "List the reports: outlet, date, title, what was noticed.\n\nOldest first, undated last.",
    (
        _ID,
        Column("PUBLISHED", lambda d: words.time(d.published)),
        Column("OUTLET", lambda d: d.outlet or "unknown"),
        Column("TITLE", lambda d: d.title or "untitled", "long"),
        Column("PATH", lambda d: d.path),
        Column("NOTICED", lambda d: "; ".join(d.notices), label="noticed:"),
    ),
    lambda case, where: case.documents(where),
)
STORIES = _list_command(
    "stories",
    "List the stories with their reports, outlets and origins.\n\n"
    "Those with most reports first. A count of independent origins is a range where it is not known. "
    "`--story` takes the numbers that this list shows where no filter narrows it.",
    (
        _ID,
        Column("REPORTS", lambda s: str(s.reports), "number", label="reports"),
        Column("OUTLETS", lambda s: str(s.outlets), "number", label="outlets"),
        Column(
            "ORIGINS",
            lambda s: words.span_of_numbers(s.origins_low, s.origins_high),
            "number",
            label="origins",
        ),
        Column("REPORTED", _days, label="reported"),
        Column("TITLE", lambda s: s.title, "long"),
    ),
    lambda case, where: case.stories(where),
)
TIMELINE = _list_command(
    "timeline",
    "List what happened, in order, and when it was reported.\n\n"
    "`--since` and `--until` speak of the day on which it happened.",
    (
        _ID,
        Column("HAPPENED", lambda e: words.time(e.happened), label="happened"),
        Column("REPORTED", _reported, label="reported"),
        Column("STATUS", lambda e: e.status),
        Column("WHAT", lambda e: e.label, "long"),
        Column("SOURCES", _sources, label="in"),
    ),
    lambda case, where: case.timeline(where),
    noun="happenings",
)
STATEMENTS = _list_command(
    "statements",
    "List who said what, and through whom it came.",
    (
        _ID,
        Column("SPEAKER", _chain),
        Column("REPORTED", lambda s: words.day(s.evidence.published), label="reported"),
        Column("SOURCE", lambda s: _source(s.evidence)),
        Column("STATEMENT", _quoted, "long"),
    ),
    lambda case, where: case.statements(where),
)
SPEAKERS = _list_command(
    "speakers",
    "List who is quoted by which outlet, and who by none.\n\n"
    "Those with most statements first; without a filter, persons whom nobody quotes come last.",
    (
        _ID,
        Column("STATEMENTS", lambda s: str(s.statements), "number", label="statements"),
        Column("SPEAKER", lambda s: s.name),
        Column("QUOTED BY", _quoting, "long", label="quoted by"),
        Column("ONLY NAMED BY", lambda s: ", ".join(s.silent), "long", label="only named by"),
    ),
    lambda case, where: case.speakers(where),
)
ANSWERS = _list_command(
    "answers",
    "List who answers whom: denies, confirms, accuses.\n\n"
    "Both stand in one report, or the answer in a later one of the same story.",
    (
        _ID,
        Column("HOW", lambda a: a.how),
        Column("WHO", lambda a: _chain(a.answer)),
        Column("SOURCE", lambda a: _source(a.answer.evidence)),
        Column("ANSWER", lambda a: _quoted(a.answer), "long"),
        Column("TO", _answered, "long", label="to"),
    ),
    lambda case, where: case.answers(where),
)
OWN = _list_command(
    "own",
    "List what reports tell on nobody's word.\n\n"
    "Figures, happenings and accusations that stand in no statement: a claim elsewhere may be a fact here.",
    (
        _ID,
        Column("WHAT", lambda o: ", ".join(o.what), label="what"),
        Column("REPORTED", lambda o: words.day(o.evidence.published), label="reported"),
        Column("SOURCE", lambda o: _source(o.evidence)),
        Column("WORDS", lambda o: words.one_line(_in_context(o.evidence)), "long"),
        Column("CLAIMED BY", _claiming, "long", label="claimed by"),
    ),
    lambda case, where: case.own(where),
    noun="words of the reports' own",
)
FIGURES = _list_command(
    "figures",
    "List the figures: how many of what, on whose word.",
    (
        _ID,
        Column("VALUE", value_of, "number"),
        Column("WHAT", lambda f: f.what, "long"),
        Column("GIVEN BY", lambda f: f.holder or "the report", label="by"),
        Column("AS OF", lambda f: words.time(f.as_of) if f.as_of else "–", label="as of"),
        Column("REPORTED", lambda f: words.day(f.evidence.published), label="reported"),
        Column("SOURCE", lambda f: _source(f.evidence)),
    ),
    lambda case, where: case.figures(where),
)
DIFFERENCES = _list_command(
    "differences",
    "List where reports differ, strongest first, with sources.",
    (
        _ID,
        Column("KIND", lambda d: d.kind),
        Column("ABOUT", lambda d: d.about, label="about"),
        Column("READINGS", _readings, "long"),
    ),
    lambda case, where: case.differences(where),
)
PEOPLE = _list_command(
    "people",
    "List the persons with every spelling of their names.",
    (
        _ID,
        Column("MENTIONS", lambda p: str(p.mentions), "number", label="mentions"),
        Column("REPORTS", lambda p: str(p.reports), "number", label="reports"),
        Column("NAME", lambda p: p.name),
        Column("ROLE", lambda p: p.roles[0].text if p.roles else ""),
        Column("ALSO SPELLED", _others, "long", label="also"),
    ),
    lambda case, where: case.people(where),
)
ENTITIES = _list_command(
    "entities",
    "List everything that is named: persons, bodies, places …",
    (
        _ID,
        Column("MENTIONS", lambda p: str(p.mentions), "number", label="mentions"),
        Column("REPORTS", lambda p: str(p.reports), "number", label="reports"),
        Column("KIND", lambda p: p.kind),
        Column("NAME", lambda p: p.name),
        Column("ALSO SPELLED", _others, "long", label="also"),
    ),
    lambda case, where: case.entities(where),
)
REUSE = _list_command(
    "reuse",
    "List the passages that stand twice, the longest first.\n\n"
    "An arrow says who has it from whom, where that is known.",
    (
        _ID,
        Column("KIND", lambda r: r.kind),
        Column("ALIKE", lambda r: words.share(r.similarity), "number", "alike"),
        Column("BETWEEN", _between),
        Column("PASSAGE", _passage, "long"),
    ),
    lambda case, where: case.reuse(where),
    noun="passages that stand twice",
)


@click.command()
@case_argument
@json_option
def refusals(case: str, as_json: bool) -> None:
    """List the inputs that were turned away, and why."""
    columns = (
        _ID,
        Column("STAGE", lambda r: r.stage),
        Column("PATH", lambda r: r.path),
        Column("REASON", lambda r: r.reason, "long"),
    )
    with opened(case) as holder:
        print_rows(tuple(holder.refusals()), columns, as_json=as_json, empty="nothing was refused")


LISTS = (
    STORIES, TIMELINE, STATEMENTS, SPEAKERS, ANSWERS, OWN, FIGURES, DIFFERENCES, REUSE, PEOPLE, ENTITIES,
    DOCUMENTS, refusals,
)  # fmt: skip
