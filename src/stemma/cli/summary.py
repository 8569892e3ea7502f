"""Turns a case's summary into the screen a person reads first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stemma.cli.options import case_argument, json_option, opened
from stemma.present import words
from stemma.present.plain import json_text

if TYPE_CHECKING:
    from stemma.present.evidence import Evidence
    from stemma.present.rows import DifferenceRow, EntityRow, StoryRow
    from stemma.present.summary import SeriesRow, Summary
    from stemma.types import Outcome

_NAMED = 4  # refused and undated inputs that are named one by one


@click.command()
@case_argument
@json_option
def summary(case: str, as_json: bool) -> None:
    """Say what is in a case, where it differs, and what is missing."""
    with opened(case) as holder:
        found = holder.summary()
    if as_json:
        click.echo(json_text(found))
    else:
        print_summary(found, case)


def print_summary(
    found: Summary, case: str, *, outcome: Outcome | None = None, page: Path | None = None
) -> None:
    """Print the summary; `outcome` and `page` are of the run that made the case, where it was one."""
    click.secho(words.printable(case), bold=True, nl=False)
    click.echo(f"  {headline(found)}")
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
        click.echo(f"Read it: {page}")
    click.echo(f"Ask it:  stemma differences {case}    (stemma --help has the other lists)")


def _section(title: str, lines: Sequence[str]) -> None:
    if not lines:
        return
    click.echo()
    click.secho(title, bold=True)
    for line in lines:
        click.echo("  " + words.printable(line))


def headline(found: Summary) -> str:
    """Return `16 reports from 9 outlets, 3–19 May 2031`."""
    text = f"{words.count(found.reports, 'report')} from {words.count(found.outlets, 'outlet')}"
    return text + (f", {words.days(found.first, found.last)}" if found.first else "")


def news(outcome: Outcome) -> str:
    """Say what a run did to its case."""
    if not outcome.changed:
        return f"nothing new: {words.count(outcome.known, 'report')} read before"
    told = [f"{outcome.added:,} added"]
    told += [f"{outcome.known:,} read before"] if outcome.known else []
    told += [f"{outcome.refused:,} refused"] if outcome.refused else []
    return ", ".join(told)


def _stories(found: Summary, case: str) -> Iterator[str]:
    for story in found.stories:
        yield _story(story)
    more = found.counts.get("story", 0) - len(found.stories)
    if more > 0:
        yield f"and {more:,} more: stemma stories {case}"


def _story(story: StoryRow) -> str:
    origins = words.span_of_numbers(story.origins_low, story.origins_high)
    facts = (
        words.count(story.reports, "report"),
        words.count(story.outlets, "outlet"),
        f"{origins} {'origin' if origins == '1' else 'origins'}",
        words.days(story.first, story.last),
    )
    return f"{words.shortened(story.title, 76)}\n      {' · '.join(facts)}"


def _person(person: EntityRow) -> str:
    others = [s.text for s in person.names if s.text != person.name][:3]
    also = f" (also {', '.join(others)})" if others else ""
    named = f"named {words.count(person.mentions, 'time')} in {words.count(person.reports, 'report')}"
    return f"{person.name}{also}, {named}"


def _series(series: SeriesRow) -> Iterator[str]:
    told = words.count(series.reports, "report")
    yield f"{words.shortened(series.what, 60) or 'a count'}, in {told}"
    for figure in series.figures[:_NAMED]:
        value = words.amount(figure.low, figure.high, figure.hedge, figure.unit)
        holder = f"{figure.holder}, in " if figure.holder else ""
        yield f"    {value:>12}  {holder}{_source(figure.evidence)}"
    if len(series.figures) > _NAMED:
        yield f"    {'':>12}  and {len(series.figures) - _NAMED} more values"


def _difference(difference: DifferenceRow) -> Iterator[str]:
    yield f"{difference.kind}: {words.shortened(difference.about, 70)}"
    for reading in difference.readings[:_NAMED]:
        where = ", ".join(dict.fromkeys(_source(e) for e in reading.evidence[:3]))
        yield f"    {words.shortened(reading.value, 50)}  –  {where}"


def _source(evidence: Evidence) -> str:
    return f"{evidence.outlet or evidence.path}, {words.day(evidence.published)}"


def _missing(found: Summary, case: str) -> Iterator[str]:
    if found.refused:
        yield f"refused: {words.count(len(found.refused), 'input')}"
        yield from _first(f"{r.path}: {r.reason}" for r in found.refused)
        if len(found.refused) > _NAMED:
            yield f"    and {len(found.refused) - _NAMED:,} more: stemma refusals {case}"
    if found.undated:
        yield f"undated: {words.count(len(found.undated), 'report')}, in the lists but on no time axis"
        yield from _first(found.undated)
    if found.other_languages:
        yield f"not in English: {words.count(len(found.other_languages), 'report')}, kept but read less well"
    if found.removed:
        total = sum(row.stretches for row in found.removed)
        reasons = ", ".join(f"{row.reason} {row.stretches:,}" for row in found.removed)
        yield f"removed as no part of an article: {words.count(total, 'stretch', 'stretches')} ({reasons})"


def _first(lines: Iterator[str] | Sequence[str]) -> Iterator[str]:
    for _, line in zip(range(_NAMED), lines, strict=False):
        yield f"    {words.shortened(line, 96)}"
