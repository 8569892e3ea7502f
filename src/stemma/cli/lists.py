"""Turns the lists of a case into tables: one command a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from stemma.cli.options import case_argument, filter_for, filter_options, json_option, opened
from stemma.cli.output import Column, print_rows
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


def _value(row: Any) -> str:
    return words.amount(row.low, row.high, row.hedge, row.unit)


def _readings(row: Any) -> str:
    return " | ".join(f"{r.value} ({_sources(r)})" for r in row.readings)


def _others(row: Any) -> str:
    return ", ".join(f"{s.text} ({s.mentions})" for s in row.names if s.text != row.name)


def _chain(row: Any) -> str:
    return " via ".join([row.speaker or "nobody named", *row.via])


def _quoted(row: Any) -> str:
    text = words.one_line(row.text)
    return f"“{text}”" if row.kind == "direct" else text


def _uses(row: Any) -> str:
    return ", ".join(f"{u.outlet or u.path} ({words.share(u.share)})" for u in row.uses)


def _list_command(name: str, help: str, columns: Sequence[Column], rows: Rows) -> click.Command:
    """Make the command of one list."""

    @case_argument
    @filter_options
    @click.option("--limit", metavar="N", type=click.IntRange(min=1), help="At most so many rows.")
    @json_option
    def command(case: str, where: dict[str, str | None], limit: int | None, as_json: bool) -> None:
        with opened(case) as holder:
            found = rows(holder, filter_for(holder, where))[:limit]
            narrowed = any(where.values())
            empty = f"no {name} match; leave a filter out" if narrowed else f"the case holds no {name}"
            print_rows(found, columns, as_json=as_json, empty=empty)

    return click.command(name, help=help)(command)


DOCUMENTS = _list_command(
    "documents",
    "List the reports of a case: outlet, date, title and what was noticed about them.",
    (
        _ID,
        Column("PUBLISHED", lambda d: words.time(d.published)),
        Column("OUTLET", lambda d: d.outlet or "unknown"),
        Column("TITLE", lambda d: d.title or "untitled", "long"),
        Column("PATH", lambda d: d.path),
        Column("NOTICED", lambda d: "; ".join(d.notices)),
    ),
    lambda case, where: case.documents(where),
)
STORIES = _list_command(
    "stories",
    "List the stories: how many reports, outlets and independent origins stand behind each.",
    (
        _ID,
        Column("REPORTS", lambda s: str(s.reports), "number"),
        Column("OUTLETS", lambda s: str(s.outlets), "number"),
        Column("ORIGINS", lambda s: words.span_of_numbers(s.origins_low, s.origins_high), "number"),
        Column("REPORTED", _days),
        Column("TITLE", lambda s: s.title, "long"),
    ),
    lambda case, where: case.stories(where),
)
TIMELINE = _list_command(
    "timeline",
    "List what happened in the order in which it happened, with the days on which it was reported.",
    (
        _ID,
        Column("HAPPENED", lambda e: words.time(e.happened)),
        Column("REPORTED", _reported),
        Column("STATUS", lambda e: e.status),
        Column("WHAT", lambda e: e.label, "long"),
        Column("SOURCES", _sources),
    ),
    lambda case, where: case.timeline(where),
)
STATEMENTS = _list_command(
    "statements",
    "List who said what, and through whom it came.",
    (
        _ID,
        Column("SPEAKER", _chain),
        Column("REPORTED", lambda s: words.day(s.evidence.published)),
        Column("SOURCE", lambda s: _source(s.evidence)),
        Column("STATEMENT", _quoted, "long"),
    ),
    lambda case, where: case.statements(where),
)
FIGURES = _list_command(
    "figures",
    "List the figures: how many of what, on whose word, as of when.",
    (
        _ID,
        Column("VALUE", _value, "number"),
        Column("WHAT", lambda f: f.what, "long"),
        Column("GIVEN BY", lambda f: f.holder or "the report"),
        Column("AS OF", lambda f: words.time(f.as_of) if f.as_of else "–"),
        Column("REPORTED", lambda f: words.day(f.evidence.published)),
        Column("SOURCE", lambda f: _source(f.evidence)),
    ),
    lambda case, where: case.figures(where),
)
DIFFERENCES = _list_command(
    "differences",
    "List where reports differ, strongest first, each reading with its sources.",
    (
        _ID,
        Column("KIND", lambda d: d.kind),
        Column("ABOUT", lambda d: d.about),
        Column("READINGS", _readings, "long"),
    ),
    lambda case, where: case.differences(where),
)
PEOPLE = _list_command(
    "people",
    "List the persons with every spelling of their names.",
    (
        _ID,
        Column("MENTIONS", lambda p: str(p.mentions), "number"),
        Column("REPORTS", lambda p: str(p.reports), "number"),
        Column("NAME", lambda p: p.name),
        Column("ROLE", lambda p: p.roles[0].text if p.roles else ""),
        Column("ALSO SPELLED", _others, "long"),
    ),
    lambda case, where: case.people(where),
)
ENTITIES = _list_command(
    "entities",
    "List everybody and everything that is named: persons, organizations, places, treaties …",
    (
        _ID,
        Column("MENTIONS", lambda p: str(p.mentions), "number"),
        Column("REPORTS", lambda p: str(p.reports), "number"),
        Column("KIND", lambda p: p.kind),
        Column("NAME", lambda p: p.name),
        Column("ALSO SPELLED", _others, "long"),
    ),
    lambda case, where: case.entities(where),
)
ORIGINS = _list_command(
    "origins",
    "List where reports came from: agencies, broadcasters, offices, posts, and who rests on them.",
    (
        Column("REPORTS", lambda o: str(o.reports), "number"),
        Column("KIND", lambda o: o.kind),
        Column("ORIGIN", lambda o: o.name),
        Column("RESTING ON IT (SHARE OF TEXT)", _uses, "long"),
    ),
    lambda case, where: case.origins(where),
)


@click.command()
@case_argument
@json_option
def refusals(case: str, as_json: bool) -> None:
    """List the inputs that were turned away, and why."""
    columns = (
        Column("STAGE", lambda r: r.stage),
        Column("PATH", lambda r: r.path),
        Column("REASON", lambda r: r.reason, "long"),
    )
    with opened(case) as holder:
        print_rows(tuple(holder.refusals()), columns, as_json=as_json, empty="nothing was refused")


LISTS = (STORIES, TIMELINE, STATEMENTS, FIGURES, DIFFERENCES, PEOPLE, ENTITIES, ORIGINS, DOCUMENTS, refusals)
