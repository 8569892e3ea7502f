"""Turns a case's summary into the screen a person reads first."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stemma.cli.options import case_argument, json_option, opened
from stemma.cli.output import print_object, safe, width
from stemma.present import words

if TYPE_CHECKING:
    from stemma.present.evidence import Evidence
    from stemma.present.rows import DifferenceRow, EntityRow, FigureRow, SeriesRow, StoryRow
    from stemma.present.summary import Summary
    from stemma.types import Outcome

_NAMED = 4  # values, readings, refused and undated inputs that are named one by one
_SOURCES = 3  # of one reading


@click.command()
@case_argument
@json_option
def summary(case: str, as_json: bool) -> None:
    """Say what is in a case, where it differs, what is missing."""
    with opened(case) as holder:
        found = holder.summary()
    if as_json:
        print_object(found)
    else:
        print_summary(found, case)


def print_summary(
    found: Summary, case: str, *, outcome: Outcome | None = None, page: Path | None = None
) -> None:
    """Print the summary; `outcome` and `page` are of the run that made the case, where it was one."""
    click.secho(safe(case), bold=True, nl=False)
    click.echo(f"  {headline(found)}")
    case = shlex.quote(case)
    if outcome is not None:
        click.echo(news(outcome))
    sections = (
        ("Stories", _stories(found, case)),
        ("People named most", (_person(p) for p in found.people)),
        ("Figures that differ", (line for s in found.figures for line in _series(s))),
        ("Strongest differences", (line for d in found.differences for line in _difference(d))),
        ("Not in the picture", _missing(found, case)),
    )
    for title, lines in sections:
        _section(title, list(lines))
    click.echo()
    if page is not None:
        click.echo(f"Read it: {safe(str(page))}")
    click.echo(f"Ask it:  stemma differences {safe(case)}    (stemma --help has the other lists)")


def _section(title: str, lines: Sequence[str]) -> None:
    """Print lines under a title; those too long go on beneath themselves, a little further in."""
    if not lines:
        return
    click.echo()
    click.secho(title, bold=True)
    for line in lines:
        text = line.lstrip(" ")
        indent = " " * (2 + len(line) - len(text))
        click.echo(click.wrap_text(words.printable(text), width(), indent, indent + "    "))


def headline(found: Summary) -> str:
    """Return `16 reports from 9 outlets, 3–19 May 2031`."""
    text = f"{words.count(found.reports, 'report')} from {words.count(found.outlets, 'outlet')}"
    return text + (f", {words.days(found.first, found.last)}" if found.first else "")


def news(outcome: Outcome) -> str:
    """Say what a run did to its case."""
    read = f"{words.count(outcome.known, 'report')} read before"
    refused = [f"{outcome.refused:,} refused"] if outcome.refused else []
    if not outcome.changed:
        return "nothing new: " + ", ".join([read, *refused] if outcome.known else refused or ["no reports"])
    return ", ".join([f"{outcome.added:,} added", *([read] if outcome.known else []), *refused])


def _stories(found: Summary, case: str) -> Iterator[str]:
    for number, story in enumerate(found.stories, start=1):
        yield f"{number}  {words.shortened(story.title, 76)}"
        yield f"   {_facts(story)}"
    more = found.counts.get("story", 0) - len(found.stories)
    if more > 0:
        yield f"and {more:,} more: stemma stories {case}"


def _facts(story: StoryRow) -> str:
    origins = words.span_of_numbers(story.origins_low, story.origins_high)
    facts = (
        words.count(story.reports, "report"),
        words.count(story.outlets, "outlet"),
        f"{origins} {'origin' if origins == '1' else 'origins'}",
        words.days(story.first, story.last),
    )
    return " · ".join(facts)


def _person(person: EntityRow) -> str:
    others = [safe(s.text) for s in person.names if s.text != person.name][:3]
    also = f" (also {', '.join(others)})" if others else ""
    named = f"named {words.count(person.mentions, 'time')} in {words.count(person.reports, 'report')}"
    return f"{safe(person.name)}{also}, {named}"


def value_of(figure: FigureRow) -> str:
    """Return a figure's value, in the report's own words where they give no number."""
    if figure.low is None and figure.high is None:
        return figure.text
    return words.amount(figure.low, figure.high, figure.hedge, figure.unit)


def _series(series: SeriesRow) -> Iterator[str]:
    told = words.count(series.reports, "report")
    yield f"{words.shortened(series.what, 60) or 'a count'}, in {told}"
    shown = [(words.shortened(value_of(f), 30), f) for f in series.figures[:_NAMED]]
    column = max(len(value) for value, _ in shown)
    for value, figure in shown:
        holder = f"{safe(figure.holder)}, in " if figure.holder else ""
        yield f"    {value:>{column}}  {holder}{_source(figure.evidence)}"
    yield from _left(len(series.figures), "value")


def _difference(difference: DifferenceRow) -> Iterator[str]:
    yield f"{difference.kind}: {words.shortened(difference.about, 70)}"
    shown = [(words.shortened(r.value, 50), r) for r in difference.readings[:_NAMED]]
    column = max((len(value) for value, _ in shown), default=0)
    for value, reading in shown:
        where = list(dict.fromkeys(_source(e) for e in reading.evidence))
        more = f" and {len(where) - _SOURCES} more" if len(where) > _SOURCES else ""
        yield f"    {value:<{column}}  {'; '.join(where[:_SOURCES])}{more}"
    yield from _left(len(difference.readings), "reading")


def _left(number: int, noun: str) -> Iterator[str]:
    """Say how many were not named, where any were not."""
    if number > _NAMED:
        yield f"    and {words.count(number - _NAMED, f'more {noun}')}"


def _source(evidence: Evidence) -> str:
    return f"{safe(evidence.outlet or evidence.path)}, {words.day(evidence.published)}"


def _missing(found: Summary, case: str) -> Iterator[str]:
    if found.refused:
        yield f"refused: {words.count(len(found.refused), 'input')}"
        yield from _first([f"{r.path}: {r.reason}" for r in found.refused], f"stemma refusals {case}")
    if found.undated:
        yield f"undated: {words.count(len(found.undated), 'report')}, in the lists but on no time axis"
        yield from _first(found.undated, f"stemma documents {case}")
    if found.other_languages:
        yield f"not in English: {words.count(len(found.other_languages), 'report')}, kept but read less well"
        yield from _first(found.other_languages, f"stemma documents {case}")
    if found.removed:
        total = sum(row.stretches for row in found.removed)
        reasons = ", ".join(f"{row.reason} {row.stretches:,}" for row in found.removed)
        yield f"removed as no part of an article: {words.count(total, 'stretch', 'stretches')} ({reasons})"


def _first(lines: Sequence[str], ask: str) -> Iterator[str]:
    for line in lines[:_NAMED]:
        yield f"    {words.shortened(line, 96)}"
    if len(lines) > _NAMED:
        yield f"    and {len(lines) - _NAMED:,} more: {ask}"
