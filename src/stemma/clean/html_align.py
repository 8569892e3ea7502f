"""Turns the paragraphs that an extractor kept into the ranges of the visible text they were taken from.

An extractor hands back paragraphs without places, slightly changed: white space moved, an inline element
dropped. So both sides are compared without white space: first exactly, where a paragraph that stands
once on the page settles which of several places a repeated one means; then by runs that agree,
found through an index of short grams and extended both ways.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from stemma.offsets import Span

_WORD = re.compile(r"\S+")
_HEAD = 12  # characters of a stretch's beginning by which it is found
_GRAM = 12  # characters of an indexed gram; a run that agrees is at least so long
_STRIDE = 4  # every fourth gram is indexed: runs of 15 characters are found for a quarter of the memory
_PLACES = 40  # places of one paragraph or gram that are looked at
_ENOUGH = 0.6  # part of a paragraph that must be found for it to count as aligned
_SLIP = 8  # characters of the page between two runs of one paragraph that belong to it
_SHORT = 8  # a shorter paragraph is only looked for at the beginning of a stretch
_SEARCHES = 400  # searches over the whole page, each of which costs its length


class Alignment(NamedTuple):
    """Ranges of the visible text, in order and merged, and the paragraphs that were not found in it."""

    kept: tuple[Span, ...]
    missed: tuple[str, ...]


def align(
    paragraphs: Sequence[str], text: str, stretches: Sequence[Span], doubtful: Sequence[Span] = ()
) -> Alignment:
    """Find the paragraphs in the visible text, which consists of these stretches.

    Of several places of a paragraph, one in a `doubtful` range (hidden text, navigation) is taken
    only where there is no other. Time and memory grow linearly with both sides.
    """
    page = _Page(text, stretches, doubtful)
    tight = [squeeze(p) for p in paragraphs]
    chosen = _choose(tight, [page.places(t) for t in tight])
    kept: list[Span] = []
    missed = []
    for paragraph, wanted, place in zip(paragraphs, tight, chosen, strict=True):
        found = page.runs(wanted, near=kept[-1].end if kept else 0) if place is None else [place]
        kept += found
        if wanted and not found:
            missed.append(paragraph)
    return Alignment(tuple(map(page.spread, merge(kept))), tuple(missed))


def squeeze(text: str) -> str:
    """Return the text without white space."""
    return "".join(text.split())


def merge(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, those that touch or overlap joined."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _choose(tight: Sequence[str], places: Sequence[Sequence[int]]) -> list[Span | None]:
    """Settle each paragraph's place: the one nearest to a neighbour that is settled, in page order."""
    chosen: list[Span | None] = []
    last: int | None = None
    for wanted, found, limit in zip(tight, places, _next_settled(places), strict=True):
        if not found:
            chosen.append(None)
            continue
        start = min(found, key=lambda p: _distance(p, p + len(wanted), last, limit))
        last = start + len(wanted)
        chosen.append(Span(start, last))
    return chosen


def _next_settled(places: Sequence[Sequence[int]]) -> list[int | None]:
    """Return, for each paragraph, the place of the next one that has only one."""
    limits: list[int | None] = []
    limit: int | None = None
    for found in reversed(places):
        limits.append(limit)
        if len(found) == 1:
            limit = found[0]
    return limits[::-1]


def _distance(start: int, end: int, last: int | None, limit: int | None) -> tuple[bool, int, int]:
    """Order places: those between the neighbours first, then the nearest, then the first."""
    outside = (last is not None and start < last) or (limit is not None and end > limit)
    gaps = [abs(start - last)] if last is not None else []
    gaps += [abs(limit - end)] if limit is not None else []
    return outside, min(gaps, default=0), start


class _Page:
    """The visible text without white space, and the ways to find something in it."""

    def __init__(self, text: str, stretches: Sequence[Span], doubtful: Sequence[Span]) -> None:
        words = [m.span() for m in _WORD.finditer(text)]
        self.text = "".join([text[a:b] for a, b in words])
        self._word_starts = [a for a, _ in words]
        self._starts = [0, *accumulate(b - a for a, b in words)]
        self._stretches = [Span(self._tight(s.start), self._tight(s.end)) for s in stretches]
        self._doubtful = [Span(self._tight(s.start), self._tight(s.end)) for s in doubtful]
        self._searches = _SEARCHES

    def spread(self, span: Span) -> Span:
        """Carry a range to the visible text as it was given."""
        return Span(self._wide(span.start), self._wide(span.end - 1) + 1)

    def places(self, wanted: str) -> list[int]:
        """Return where the text stands, undoubtful places alone if there are any."""
        if not wanted:
            return []
        heads = self._heads.get(wanted[:_HEAD], [])
        found = [p for p in heads if self.text.startswith(wanted, p)] or self._search(wanted)
        return [p for p in found if not self._is_doubtful(p)] or found

    def runs(self, wanted: str, *, near: int) -> list[Span]:
        """Return the runs of the page that make up most of the text, or none."""
        runs: list[Span] = []
        at, done, total = 0, 0, 0
        while at + _GRAM <= len(wanted):
            place = self._nearest(wanted[at : at + _GRAM], near)
            if place is None:
                at += 1
                continue
            back = self._agree_back(wanted, at, done, place)
            ahead = self._agree_ahead(wanted, at, place)
            runs.append(Span(place - back, place + ahead))
            total += back + ahead
            at = done = at + ahead
            near = place + ahead
        return _closed(runs) if total >= _ENOUGH * len(wanted) else []

    @cached_property
    def _heads(self) -> dict[str, list[int]]:
        heads: dict[str, list[int]] = {}
        for start, end in self._stretches:
            same = heads.setdefault(self.text[start : min(end, start + _HEAD)], [])
            if len(same) < _PLACES:
                same.append(start)
        return heads

    @cached_property
    def _grams(self) -> dict[str, list[int]]:
        grams: dict[str, list[int]] = {}
        for start in range(0, len(self.text) - _GRAM + 1, _STRIDE):
            same = grams.setdefault(self.text[start : start + _GRAM], [])
            if len(same) < _PLACES:
                same.append(start)
        return grams

    def _search(self, wanted: str) -> list[int]:
        """Look for the text anywhere, a limited number of times."""
        found: list[int] = []
        if len(wanted) < _SHORT or self._searches <= 0:
            return found
        self._searches -= 1
        place = self.text.find(wanted)
        while place >= 0 and len(found) < _PLACES:
            found.append(place)
            place = self.text.find(wanted, place + len(wanted))
        return found

    def _is_doubtful(self, place: int) -> bool:
        index = bisect_right(self._doubtful, place, key=lambda s: s.start) - 1
        return index >= 0 and place < self._doubtful[index].end

    def _nearest(self, gram: str, near: int) -> int | None:
        """Return the gram's place after `near`, or the closest before it."""
        found = self._grams.get(gram)
        return min(found, key=lambda p: (p < near, abs(p - near))) if found else None

    def _agree_back(self, wanted: str, at: int, done: int, place: int) -> int:
        """Count the characters before both places that agree."""
        most, count = min(at - done, place), 0
        while count < most and wanted[at - count - 1] == self.text[place - count - 1]:
            count += 1
        return count

    def _agree_ahead(self, wanted: str, at: int, place: int) -> int:
        """Count the characters from both places on that agree."""
        most, count = min(len(wanted) - at, len(self.text) - place), 0
        while count < most and wanted[at + count] == self.text[place + count]:
            count += 1
        return count

    def _tight(self, position: int) -> int:
        """Carry a position of the given text to the one without white space."""
        index = bisect_right(self._word_starts, position) - 1
        if index < 0:
            return 0
        return min(self._starts[index] + position - self._word_starts[index], self._starts[index + 1])

    def _wide(self, position: int) -> int:
        """Carry a position of the text without white space to the given one."""
        index = bisect_right(self._starts, position) - 1
        return self._word_starts[index] + position - self._starts[index]


def _closed(runs: Sequence[Span]) -> list[Span]:
    """Join runs between which only a slip lies."""
    closed: list[Span] = []
    for run in sorted(runs):
        if closed and run.start - closed[-1].end <= _SLIP:
            closed[-1] = Span(closed[-1].start, max(run.end, closed[-1].end))
        else:
            closed.append(run)
    return closed
