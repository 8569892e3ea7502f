"""Turns reports, two by two, into links: the same happening, or not.

The score of a link is the cosine of the weighted words of two reports, scaled so that 0.5 is
where reports begin to tell of one happening, and lowered with the days between them. Cluster
such links with `linkage="average"` at the default threshold: a report that tells of two
happenings would chain them under single linkage. Weak links are told as well, for the mean of
two clusters is taken over all their pairs and counts a missing one as 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.offsets import Span
from stemma.relate.reuse_tokens import U32
from stemma.relate.story_reports import F32, Report, report
from stemma.types import Link, Locus, Reason

__all__ = ["TIE", "Report", "Statistics", "StoryRelator", "report"]

METHOD = "words-1"
_BEYOND = 100  # reports of other things that are taken to stand beside the case: see Statistics
_HALF = 0.3  # twice the cosine from which on two reports tell of one happening
TIE = 0.5  # links from this score on propose a tie; those below only weigh in the mean of two clusters
_WEAK = 0.15  # links below this score are not told
_FADE = 30.0  # days after which what lies too far apart has lost two thirds of its score
_MONTHS_APART = 0.7  # times the score where the months an undated report names are none near the other's
_KEYS, _PAIRED = 16, 8  # weightiest words that make keys, by themselves and by twos
_SEASON = 3  # times the days that reports may lie apart: reports nearer than this always meet
_TIMELESS = 2**32 - 1  # stands for the season in the keys of reports that may be of any
_SMALL = 60  # reports of a case in which every two are compared
_EVIDENCE = 5  # shared words shown as evidence


@dataclass(frozen=True, slots=True, eq=False)
class Statistics:
    """In how many reports of a case each word stands, and so how much it tells.

    A small case tells nothing of how common words are elsewhere: all five reports of one visit
    hold the visitor's name. So it is read as if so many reports of other things stood beside it.
    """

    terms: U32
    counts: NDArray[np.int64]
    size: int

    @classmethod
    def over(cls, reports: Iterable[Report]) -> Statistics:
        """Count the words of all reports of a case."""
        rows = [report.terms for report in reports]
        terms, counts = np.unique(np.concatenate([np.empty(0, np.uint32), *rows]), return_counts=True)
        return cls(terms, counts, len(rows))

    def weigh(self, report: Report) -> F32:
        """Return the weights of the report's words in this case, of length 1 all together."""
        weights = report.weights * np.log((self.size + _BEYOND) / self._count(report))
        norm = float(np.sqrt(np.square(weights).sum()))
        return (weights / norm if norm else weights).astype(np.float32)

    def weightiest(self, report: Report) -> list[int]:
        """Return the words of a report that tell most of it, weightiest first, among those of others too."""
        shared = np.flatnonzero(self._count(report) > 1)
        order = np.lexsort((shared, -self.weigh(report)[shared]))
        return [int(term) for term in report.terms[shared[order[:_KEYS]]]]

    def _count(self, report: Report) -> NDArray[np.int64]:
        """Count the reports that hold each word of this one."""
        return self.counts[np.searchsorted(self.terms, report.terms)]


class StoryRelator:
    """Ties reports that may tell of the same happening."""

    def __init__(
        self, statistics: Statistics, *, timeless: frozenset[int] = frozenset(), days: int = 7
    ) -> None:
        self.statistics = statistics
        self.timeless = timeless
        self.days = days

    @classmethod
    def over(cls, reports: Sequence[Report], *, days: int = 7) -> StoryRelator:
        """Return a relator for the reports of a case; those of one happening lie `days` apart at most.

        Reports that may be of any time meet all others by their words alone; the others, among
        themselves, only near each other in time.
        """
        statistics = Statistics.over(reports)
        wide = (r for r in reports if not _season_known(r, days))
        timeless = (key for r in wide for key in _timeless(statistics.weightiest(r)))
        return cls(statistics, timeless=frozenset(timeless), days=days)

    def keys(self, item: Report) -> Iterable[int]:
        """Return keys of the report's weightiest words, by season where its time is known.

        In a small case all meet: the mean over two clusters is the truer the fewer pairs are missing.
        """
        if self.statistics.size <= _SMALL:
            return [0]
        top = self.statistics.weightiest(item)
        keys = [key for key in _timeless(top) if key in self.timeless]
        if item.first is not None and _season_known(item, self.days):
            season = item.first // (_SEASON * max(self.days, 1))
            keys += [_hash(term, time) for term in top for time in (season, season + 1)]
        return keys

    def compare(self, pairs: Iterable[tuple[Report, Report]]) -> Iterator[Link]:
        """Yield a link for each pair that shares enough, with the words and days it rests on."""
        weights: dict[str, F32] = {}
        for pair in pairs:
            one, other = sorted(pair, key=lambda item: item.document)
            nearness = self._nearness(one, other)
            if nearness < _WEAK:
                continue
            for item in pair:
                if item.document not in weights:
                    weights[item.document] = self.statistics.weigh(item)
            shared = _shared(one, other, weights)
            score = min(1.0, float(shared.weights.sum()) / _HALF) * nearness
            if score >= _WEAK:
                reasons = shared.reasons() if score >= TIE else ()
                yield Link("story", one.document, other.document, round(score, 4), METHOD, reasons)

    def _nearness(self, one: Report, other: Report) -> float:
        """Return what time makes of a score: 1 for reports of the same days, near 0 for months between."""
        if (gap := _gap(one, other)) is not None:
            return float(np.exp(-max(gap - self.days, 0) / _FADE))
        if _named_near(one, other) and _named_near(other, one):
            return 1.0
        return _MONTHS_APART


class _Shared(NamedTuple):
    """The words that two reports share: where in each one's rows, and what each adds to the cosine."""

    one: Report
    other: Report
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    weights: F32

    def reasons(self) -> tuple[Reason, ...]:
        """Say what ties the two: the weightiest shared words where they first stand, and the days."""
        best = np.lexsort((self.left, -self.weights))[:_EVIDENCE]
        loci = (*_loci(self.one, self.left[best]), *_loci(self.other, self.right[best]))
        words = Reason(f"share {len(self.left)} words, these the weightiest", loci)
        gap = _gap(self.one, self.other)
        if gap is None:
            return (words,)
        apart = {0: "at the same time", 1: "1 day apart"}.get(gap, f"{gap} days apart")
        return words, Reason(f"published {apart}")


def _shared(one: Report, other: Report, weights: Mapping[str, F32]) -> _Shared:
    _, left, right = np.intersect1d(one.terms, other.terms, assume_unique=True, return_indices=True)
    return _Shared(one, other, left, right, weights[one.document][left] * weights[other.document][right])


def _gap(one: Report, other: Report) -> int | None:
    """Return the days between the two times of publication (0 where they overlap), or None."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return None
    return max(0, other.first - one.last, one.first - other.last)


def _named_near(undated: Report, dated: Report) -> bool:
    """Say whether an undated report names a month in or next to which the dated one came out.

    Reports name the months around them more than others. True where nothing can be said.
    """
    if undated.first is not None or dated.last is None or not undated.months:
        return True
    month = date.fromordinal(dated.last).month - 1
    return any(undated.months >> ((month + step) % 12) & 1 for step in (-1, 0, 1))


def _season_known(item: Report, days: int) -> bool:
    """Say whether the time of a report is known well enough to look for others around it only."""
    return item.first is not None and item.last is not None and item.last - item.first <= days


def _timeless(top: Sequence[int]) -> Iterator[int]:
    """Yield the keys of words that hold for any time: each by itself, the first ones by twos."""
    yield from (_hash(term, _TIMELESS) for term in top)
    yield from (_hash(*sorted(pair)) for pair in combinations(top[:_PAIRED], 2))


def _hash(a: int, b: int) -> int:
    """Return one key for two numbers below 2**32."""
    return (a << 32) | b


def _loci(item: Report, places: NDArray[np.int64]) -> Iterator[Locus]:
    """Yield where words first stand in a report."""
    for place in places.tolist():
        yield Locus(item.document, Span(int(item.starts[place]), int(item.ends[place])))
