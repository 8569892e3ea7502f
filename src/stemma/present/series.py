"""Turns figures into series: what counts the same thing, in the order in which it was reported."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from stemma.present.evidence import Sources
from stemma.present.rows import FigureRow, SeriesRow
from stemma.present.view import View
from stemma.present.views import figure_row
from stemma.types import Difference, Figure, Locus

_NAMELESS = frozenset({"", "people", "persons", "others", "more"})  # what says nothing of what is counted
_WORDS = 6  # that stand in for a name
_CLAUSE_END = re.compile(r"[.!?;:,]\s|[“”\"()–—\n]|\s-\s|[.!?;:,]?$")
_LEADING = frozenset({  # words that lead on to others, and so end no name
    "a", "after", "an", "and", "are", "as", "at", "be", "been", "before", "but", "by", "for", "from", "had",
    "has", "have", "her", "his", "in", "is", "its", "of", "on", "or", "said", "since", "than", "that", "the",
    "their", "to", "until", "was", "were", "which", "who", "will", "with", "without", "would",
})  # fmt: skip
_OF_NUMBERS = frozenset({"contradiction", "revision", "precision"})


def series_of(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """Return the figures of each series; a figure without one is a series of its own."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.series or figure.id].append(figure)
    return groups


def differs(group: Iterable[Figure]) -> bool:
    """Say whether two reports give other values: a report that gives two is no difference."""
    told: dict[str, set[tuple[float | None, float | None]]] = defaultdict(set)
    for figure in group:
        told[figure.document].add((figure.low, figure.high))
    return len({frozenset(values) for values in told.values()}) > 1


def by_telling(item: tuple[str, Sequence[Figure]]) -> tuple[int, int, str]:
    """Order series (id, figures) by how many reports tell them, most first."""
    id, group = item
    return -len({f.document for f in group}), -len(group), id


def subjects(differences: Iterable[Difference]) -> dict[Locus, str]:
    """Return what is counted at each place where a difference of figures was found.

    A difference that knows no name quotes the words around the number, which is none.
    """
    return {
        locus: difference.about
        for difference in differences
        if difference.kind in _OF_NUMBERS and "“" not in difference.about
        for reading in difference.readings
        for locus in reading.loci
    }


def series_row(
    view: View, sources: Sources, item: tuple[str, Sequence[Figure]], about: Mapping[Locus, str]
) -> SeriesRow:
    """Return a series (id, figures) as a row, its figures in order of reporting."""
    id, group = item
    rows = [figure_row(view, sources, f) for f in group]
    rows.sort(key=lambda r: (r.evidence.published or "9999", r.evidence.path, r.evidence.span))
    ends = [end for f in group for end in (f.low, f.high) if end is not None]
    return SeriesRow(
        id=id,
        what=_name(rows, about),
        unit=rows[0].unit,
        low=min(ends, default=None),
        high=max(ends, default=None),
        differs=differs(group),
        reports=len({f.document for f in group}),
        figures=tuple(rows),
    )


def once_a_report(series: SeriesRow) -> SeriesRow:
    """Return the series with each value once a report; a place that says who gives it is kept first."""
    kept: dict[tuple[str, float | None, float | None, str], FigureRow] = {}
    for row in series.figures:
        key = row.evidence.document, row.low, row.high, row.hedge
        if key not in kept or (kept[key].holder is None and row.holder is not None):
            kept[key] = row
    return replace(series, figures=tuple(kept.values()))


def once_a_value(series: SeriesRow) -> SeriesRow:
    """Return the series with the first report of each value."""
    first: dict[tuple[float | None, float | None], FigureRow] = {}
    for row in series.figures:
        first.setdefault((row.low, row.high), row)
    return replace(series, figures=tuple(first.values()))


def _name(rows: Sequence[FigureRow], about: Mapping[Locus, str]) -> str:
    """Return what is counted: what a difference calls it, the commonest name, or the words after it."""
    for row in rows:
        found = about.get(Locus(row.evidence.document, row.evidence.span))
        if found is not None:
            return found
    named = [what for row in rows if not is_nameless(what := " ".join(row.what.split()), row.unit)]
    if named:
        tally = Counter(named)
        return min(tally, key=lambda what: (-tally[what], len(what), what))
    return next((words for row in rows if (words := words_after(row))), rows[0].unit or "a count")


def is_nameless(what: str, unit: str | None) -> bool:
    """Say whether the name of what is counted says no more than the unit."""
    return what.casefold() in _NAMELESS or what == unit


def words_after(row: FigureRow) -> str:
    """Return the words that follow a figure in its clause, an ellipsis before them, or nothing."""
    after = row.evidence.excerpt.after.lstrip()
    end = _CLAUSE_END.search(after)
    words = (after[: end.start()] if end else after).removesuffix("…").split()[:_WORDS]
    while words and words[-1].casefold() in _LEADING:
        words.pop()
    return f"… {' '.join(words)}" if len(words) > 1 or (words and not is_nameless(words[0], row.unit)) else ""
