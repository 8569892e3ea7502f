"""Turns a case into the page a person reads first: what is in it, where it differs, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nsmallest

from stemma.present.census import RemovedRow
from stemma.present.evidence import Sources
from stemma.present.lists import Lists
from stemma.present.rows import DifferenceRow, EntityRow, SeriesRow, StoryRow
from stemma.present.series import by_telling, differs, once_a_value, series_of, series_row, subjects
from stemma.present.view import View
from stemma.present.views import difference_row, entity_row, mention_count, story_row
from stemma.types import Refusal

_SHOWN = 5  # of stories, people, figures, differences: what one screen holds


@dataclass(frozen=True, slots=True)
class Summary:
    """A case at a glance; the tuples hold the strongest few, `counts` says how many there are."""

    version: str
    counts: Mapping[str, int]
    reports: int
    outlets: int
    first: str | None
    last: str | None
    stories: tuple[StoryRow, ...]
    people: tuple[EntityRow, ...]
    figures: tuple[SeriesRow, ...]
    differences: tuple[DifferenceRow, ...]
    refused: tuple[Refusal, ...]
    undated: tuple[str, ...]
    other_languages: tuple[str, ...]
    removed: tuple[RemovedRow, ...]


def summarise(view: View) -> Summary:
    """Return the case at a glance."""
    return summary_of(Lists(view))


def summary_of(lists: Lists) -> Summary:
    """Return the case at a glance from lists that others may read, too."""
    view, census = lists.view, lists.census
    sources = Sources(view)
    return Summary(
        version=view.version,
        counts=dict(sorted(view.counts().items())),
        reports=len(census.ids),
        outlets=len(census.outlets),
        first=census.first,
        last=census.last,
        stories=tuple(story_row(lists.view, sources, s) for s in lists.stories[:_SHOWN]),
        people=_people(lists, sources),
        figures=differing_series(lists, limit=_SHOWN),
        differences=tuple(difference_row(sources, d) for d in lists.differences[:_SHOWN]),
        refused=tuple(sorted(view.refusals(), key=lambda r: (r.path, r.stage, r.reason))),
        undated=tuple(sorted(census.undated)),
        other_languages=tuple(sorted(census.other_languages)),
        removed=census.removed(),
    )


def _people(lists: Lists, sources: Sources) -> tuple[EntityRow, ...]:
    most = nsmallest(_SHOWN, lists.persons, key=lambda e: (-mention_count(e), e.name, e.id))
    return tuple(entity_row(sources, e) for e in most)


def differing_series(lists: Lists, *, limit: int | None = None) -> tuple[SeriesRow, ...]:
    """Return the series in which reports do not agree, those told in most reports first."""
    groups = series_of(f for f in lists.figures if f.series is not None)
    differing = sorted((x for x in groups.items() if differs(x[1])), key=by_telling)[:limit]
    about, sources = subjects(lists.differences), Sources(lists.view)
    return tuple(once_a_value(series_row(lists.view, sources, item, about)) for item in differing)
