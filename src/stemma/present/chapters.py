"""Turns a case into the chapters of its report: one a story, each list cut to what a page can bear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from stemma.present.charts import Grid, Lanes, Tree, grid_of, lanes_of, tree_of
from stemma.present.evidence import Evidence, Sources, published_day
from stemma.present.lists import Lists
from stemma.present.rows import (
    DifferenceRow,
    DocumentRow,
    EntityRow,
    FigureRow,
    OriginRow,
    ReuseRow,
    SeriesRow,
    StatementRow,
    StoryRow,
    TimelineRow,
)
from stemma.present.series import by_telling, differs, once_a_report, series_of, series_row, subjects
from stemma.present.view import View
from stemma.present.views import (
    difference_row,
    document_row,
    entity_row,
    figure_row,
    mention_count,
    moment,
    name_of,
    opening,
    origin_row,
    reuse_row,
    statement_row,
    story_row,
    timeline_row,
)
from stemma.types import Difference, Entity, Event, Figure, Origin, Reuse, Statement, Story

T = TypeVar("T")
R = TypeVar("R")

# What a page can bear; the rest stays in the case, and the report says how many and how to list them.
CHAPTERS = 20
SHELF = 80  # stories that are named only
REPORTS = 40
EVENTS = 30
DIFFERENCES = 12
SERIES = 16
FIGURES = 24
SPEAKERS = 14
STATEMENTS = 6  # of one speaker
PEOPLE = 24
ORIGINS = 24
PASSAGES = 8
ALONE = 80


@dataclass(frozen=True, slots=True)
class Capped(Generic[T]):
    """The first of many rows, and how many more the case holds."""

    rows: tuple[T, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody with what they are said to have said."""

    name: str
    statements: Capped[StatementRow]


@dataclass(frozen=True, slots=True)
class Report:
    """A report with its title's place in the text."""

    row: DocumentRow
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Brief:
    """A story that is only named: the days on which it was reported, and its first report's title."""

    id: str
    title: str
    reports: int
    first: str | None
    last: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Chapter:
    """All that the report tells of one story."""

    story: StoryRow
    reports: Capped[Report]
    tree: Tree | None
    lanes: Lanes | None
    events: Capped[TimelineRow]
    undated: Capped[TimelineRow]
    differences: Capped[DifferenceRow]
    grid: Grid | None
    series: Capped[SeriesRow]
    figures: Capped[FigureRow]
    speakers: Capped[Speaker]
    people: Capped[EntityRow]
    origins: Capped[OriginRow]
    passages: Capped[ReuseRow]


@dataclass(frozen=True, slots=True)
class Book:
    """The chapters, the stories that are only named, and the reports that belong to no other."""

    chapters: tuple[Chapter, ...]
    shelf: Capped[Brief]
    alone: Capped[Report]


def chapters(lists: Lists) -> Book:
    """Return the chapters of the largest stories, and the reports that stand alone.

    A story of one report has nothing to be laid beside, so it gets a chapter only where no story
    has more. Each list of the case is gone through once, whatever the number of chapters.
    """
    found = lists.stories
    shared = [s for s in found if len(s.documents) > 1]
    told = tuple(shared or found)[:CHAPTERS]
    rest = tuple(shared or found)[CHAPTERS:]
    material = _Material(lists, told)
    return Book(
        chapters=tuple(_chapter(material, story) for story in told),
        shelf=_capped(rest, SHELF, lambda s: _brief(material.sources, s)),
        alone=_alone(lists, material.sources, {id for s in shared or found for id in s.documents}),
    )


def _alone(lists: Lists, sources: Sources, told: set[str]) -> Capped[Report]:
    left = [id for id in lists.census.ids if id not in told]
    return _capped(left, ALONE, lambda id: _report(lists.view, sources, id))


def _brief(sources: Sources, story: Story) -> Brief:
    reports = [sources.document(id) for id in story.documents]
    days = sorted(day for d in reports if (day := published_day(d)) is not None)
    first, last = (days[0], days[-1]) if days else (None, None)
    evidence = sources.evidence(reports[0].id, opening(reports[0]))
    return Brief(story.id, story.title, len(reports), first, last, evidence)


def _report(view: View, sources: Sources, id: str) -> Report:
    document = sources.document(id)
    return Report(document_row(view, document), sources.evidence(id, opening(document)))


class _Material:
    """What the case holds on the chosen stories, sorted into them in one pass over each list."""

    def __init__(self, lists: Lists, told: Sequence[Story]) -> None:
        self.view = view = lists.view
        self.sources = Sources(view)
        home = {id: story.id for story in told for id in story.documents}
        self.statements = _by_story(view.statements(), lambda x: {x.document}, home)
        self.figures = _by_story(lists.figures, lambda x: {x.document}, home)
        self.origins = _by_story(view.origins(), lambda x: {x.document}, home)
        self.events = _by_story(view.events(), lambda x: {m.document for m in x.mentions}, home)
        self.entities = _by_story(lists.persons, _documents_naming, home)
        self.differences = _by_story(lists.differences, _documents_differing, home)
        self.descents = _by_story(view.descents(), lambda x: {x.document}, home)
        self.reuse = _by_story(view.reuse(), lambda x: {x.a.document, x.b.document}, home)


def _by_story(
    things: Iterable[T], documents: Callable[[T], set[str]], home: dict[str, str]
) -> dict[str, list[T]]:
    sorted_in: dict[str, list[T]] = defaultdict(list)
    for thing in things:
        for story in sorted({home[id] for id in documents(thing) if id in home}):
            sorted_in[story].append(thing)
    return sorted_in


def _documents_naming(entity: Entity) -> set[str]:
    return {x.document for form in entity.names for x in form.mentions}


def _documents_differing(difference: Difference) -> set[str]:
    return {x.document for reading in difference.readings for x in reading.loci}


# --- one chapter ----------------------------------------------------------------------------------


def _chapter(material: _Material, story: Story) -> Chapter:
    view, sources = material.view, material.sources
    reports = _capped(story.documents, REPORTS, lambda id: _report(view, sources, id))
    events, undated = _events(view, sources, material.events[story.id])
    differences = _differences(sources, material.differences[story.id], story.id)
    series, others = _figures(view, sources, material.figures[story.id], material.differences[story.id])
    origins = _origins(sources, material.origins[story.id])
    return Chapter(
        story=story_row(view, sources, story),
        reports=reports,
        tree=tree_of(reports.rows, origins.rows, material.descents[story.id]),
        lanes=lanes_of(events.rows),
        events=events,
        undated=undated,
        differences=differences,
        grid=grid_of(differences.rows),
        series=series,
        figures=others,
        speakers=_speakers(view, sources, material.statements[story.id]),
        people=_entities(sources, material.entities[story.id], set(story.documents)),
        origins=origins,
        passages=_passages(sources, material.reuse[story.id]),
    )


def _capped(things: Sequence[T], limit: int, row: Callable[[T], R]) -> Capped[R]:
    return Capped(tuple(row(x) for x in things[:limit]), max(0, len(things) - limit))


def _events(
    view: View, sources: Sources, events: list[Event]
) -> tuple[Capped[TimelineRow], Capped[TimelineRow]]:
    """Return dated and undated happenings; where there are too many, those most told of stay."""
    dated = [e for e in events if not moment(e)[0]]
    undated = [e for e in events if moment(e)[0]]
    kept = sorted(sorted(dated, key=_loudest)[:EVENTS], key=moment)
    rows = tuple(timeline_row(view, sources, e) for e in kept)
    rest = _capped(sorted(undated, key=_loudest), EVENTS, lambda e: timeline_row(view, sources, e))
    return Capped(rows, len(dated) - len(kept)), rest


def _loudest(event: Event) -> tuple[int, int, str]:
    return -len({m.document for m in event.mentions}), -len(event.mentions), event.id


def _differences(sources: Sources, found: list[Difference], story: str) -> Capped[DifferenceRow]:
    own = [d for d in found if d.story in (None, story)]
    return _capped(own, DIFFERENCES, lambda d: difference_row(sources, d))


def _figures(
    view: View, sources: Sources, found: list[Figure], differences: list[Difference]
) -> tuple[Capped[SeriesRow], Capped[FigureRow]]:
    """Return the series of several reports, those that differ first, and the figures of one report."""
    grouped = series_of(found)
    several = sorted((x for x in grouped.items() if len({f.document for f in x[1]}) > 1), key=_most_told)
    kept = {id for id, _ in several}
    single = [f for id, group in grouped.items() if id not in kept for f in _each_value(group)]
    about = subjects(differences)
    rows = _capped(several, SERIES, lambda item: once_a_report(series_row(view, sources, item, about)))
    return rows, _capped(single, FIGURES, lambda f: figure_row(view, sources, f))


def _each_value(group: list[Figure]) -> Iterable[Figure]:
    return {(f.low, f.high, f.hedge): f for f in reversed(group)}.values()


def _most_told(item: tuple[str, list[Figure]]) -> tuple[bool, tuple[int, int, str]]:
    return not differs(item[1]), by_telling(item)


def _speakers(view: View, sources: Sources, found: list[Statement]) -> Capped[Speaker]:
    """Return who speaks, most statements first; nobody named comes last."""
    grouped: dict[tuple[bool, str], list[Statement]] = defaultdict(list)
    for statement in found:
        who = statement.speaker
        grouped[who is None, "Nobody named" if who is None else name_of(view, who)].append(statement)
    ordered = sorted(grouped.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1]))
    return _capped(ordered, SPEAKERS, lambda item: _speaker(view, sources, item[0][1], item[1]))


def _speaker(view: View, sources: Sources, name: str, said: list[Statement]) -> Speaker:
    return Speaker(name, _capped(said, STATEMENTS, lambda s: statement_row(view, sources, s)))


def _entities(sources: Sources, found: list[Entity], reports: set[str]) -> Capped[EntityRow]:
    """Return people, those named in most of the story's own reports first."""

    def known(entity: Entity) -> tuple[int, int, str]:
        return -len(_documents_naming(entity) & reports), -mention_count(entity), entity.id

    return _capped(sorted(found, key=known), PEOPLE, lambda e: entity_row(sources, e))


def _origins(sources: Sources, found: list[Origin]) -> Capped[OriginRow]:
    grouped: dict[tuple[str, str, str | None], list[Origin]] = defaultdict(list)
    for origin in found:
        grouped[origin.name, origin.kind, origin.entity].append(origin)
    ordered = sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0][:2]))
    return _capped(ordered, ORIGINS, lambda item: origin_row(sources, *item))


def _passages(sources: Sources, found: list[Reuse]) -> Capped[ReuseRow]:
    longest = sorted(found, key=lambda r: (r.a.span.start - r.a.span.end, r.id))
    return _capped(longest, PASSAGES, lambda r: reuse_row(sources, r))
