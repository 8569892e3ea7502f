"""Turns a case into the page a person reads first: what is in it, where it differs, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stemma.present.evidence import Sources, outlet_name, published_day
from stemma.present.rows import DifferenceRow, EntityRow, SeriesRow, StoryRow
from stemma.present.series import by_telling, differs, once_a_value, series_of, series_row, subjects
from stemma.present.view import View
from stemma.present.views import difference_row, people, stories
from stemma.types import Document, Filter, Refusal

_SHOWN = 5  # of stories, people, figures, differences: what one screen holds
EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class RemovedRow:
    """What was taken for furniture, by reason: how many stretches, in how many reports."""

    reason: str
    stretches: int
    characters: int
    reports: int


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
    census = _Census()
    for document in view.documents():
        census.add(document)
    return Summary(
        version=view.version,
        counts=dict(sorted(view.counts().items())),
        reports=census.reports,
        outlets=len(census.outlets),
        first=census.first,
        last=census.last,
        stories=stories(view, limit=_SHOWN),
        people=people(view, limit=_SHOWN),
        figures=differing_series(view, limit=_SHOWN),
        differences=strongest(view, limit=_SHOWN),
        refused=tuple(sorted(view.refusals(), key=lambda r: (r.path, r.stage, r.reason))),
        undated=tuple(sorted(census.undated)),
        other_languages=tuple(sorted(census.other_languages)),
        removed=census.removed(),
    )


def strongest(view: View, where: Filter = EVERYTHING, *, limit: int) -> tuple[DifferenceRow, ...]:
    """Return the strongest differences."""
    found = sorted(view.differences(where), key=lambda d: (-d.weight, d.about, d.id))[:limit]
    sources = Sources(view)
    return tuple(difference_row(sources, d) for d in found)


def differing_series(
    view: View, where: Filter = EVERYTHING, *, limit: int | None = None
) -> tuple[SeriesRow, ...]:
    """Return the series in which reports do not agree, those told in most reports first."""
    groups = series_of(f for f in view.figures(where) if f.series is not None)
    differing = sorted(((id, group) for id, group in groups.items() if differs(group)), key=by_telling)[
        :limit
    ]
    about = subjects(view.differences(where)) if differing else {}
    sources = Sources(view)
    return tuple(once_a_value(series_row(view, sources, item, about)) for item in differing)


class _Census:
    """Counts what documents say of themselves, one pass over them, holding none."""

    def __init__(self) -> None:
        self.reports = 0
        self.outlets: set[str] = set()
        self.first: str | None = None
        self.last: str | None = None
        self.undated: list[str] = []
        self.other_languages: list[str] = []
        self._removed: dict[str, list[int]] = {}

    def add(self, document: Document) -> None:
        """Count one document."""
        self.reports += 1
        name = outlet_name(document)
        if name is not None:
            self.outlets.add(name.casefold())
        self._date(document)
        if document.language not in (None, "en"):
            self.other_languages.append(document.path)
        for reason in sorted({r.reason for r in document.removed}):
            spans = [r.span for r in document.removed if r.reason == reason]
            tally = self._removed.setdefault(reason, [0, 0, 0])
            for n, more in enumerate((len(spans), sum(s.end - s.start for s in spans), 1)):
                tally[n] += more

    def _date(self, document: Document) -> None:
        day = published_day(document)
        if day is None:
            self.undated.append(document.path)
            return
        self.first = day if self.first is None else min(self.first, day)
        self.last = day if self.last is None else max(self.last, day)

    def removed(self) -> tuple[RemovedRow, ...]:
        """Return what was removed by reason, most characters first."""
        rows = [RemovedRow(reason, *tally) for reason, tally in self._removed.items()]
        return tuple(sorted(rows, key=lambda r: (-r.characters, r.reason)))
