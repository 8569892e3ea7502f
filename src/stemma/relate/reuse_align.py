"""Turns two texts into the pairs of passages that say the same in the same words.

Seed and extend, as sequence search does it (BLAST, Altschul and others 1990): runs of equal
words are seeds; from each the alignment grows both ways over small gaps for as long as its
score does not fall too far below its best.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from stemma.relate.reuse_text import SAYS_STOP, SEED, UNIT, Row, Text, crossed, met
from stemma.relate.reuse_tokens import Index

_REACH = 6  # words that an edit may replace, add or leave out
_DROP = 3 * UNIT  # how far the score may fall below its best before growing stops
_GAP = 14  # what a skipped word costs: seven tenths of a word
_COMMON = 8  # a run of words that stands so often on one side says nothing
_FLOOR = 44  # what a run must weigh to be grown: "a meeting of the" is everywhere
_FLOOR_SAME = 24  # the same in one text, where a headline of five capitalized words counts
_SEEDS = 20_000  # at most so many seeds of one pair are looked at
_RUNS = 400  # and at most so many runs of them, longest first
_STRIDE = 4  # words compared at once, to begin with
_HALF, _SIDE = np.int64(32), np.int64(2**32 - 1)  # the lower half of a seed is its place on the left
_ZERO = np.zeros(1, dtype=np.int64)


class Passage(NamedTuple):
    """Two stretches of words that match: half-open word ranges, and the words that are equal.

    `weight` counts what is equal by how much it says: a function word 0.25, a name 0.3 (names
    come in the same order wherever the same people do), any other word 1.
    """

    a: tuple[int, int]
    b: tuple[int, int]
    equal: int
    weight: float

    @property
    def length(self) -> int:
        """Words on the longer side."""
        return max(self.a[1] - self.a[0], self.b[1] - self.b[0])

    @property
    def similarity(self) -> float:
        """Equal words as a share of the longer side."""
        return self.equal / self.length


_Run = tuple[int, int, int, int]
"""Equal words one after another: how many, where they start on each side, and what they weigh."""


class _Seeds(NamedTuple):
    """Where runs of `size` equal words start on either side, and what a run must weigh to be grown."""

    left: Index
    right: Index
    size: int
    floor: int


def align(a: Text, b: Text) -> Iterator[Passage]:
    """Yield the matching passages of two texts, longest seeds first; or those within one, given twice."""
    left, right = _seeds(a, b)
    if a is b:
        apart = right - left >= SEED
        left, right = left[apart], right[apart]
    return _grown(a, b, _Seeds(left, right, SEED, _FLOOR_SAME if a is b else _FLOOR))


def align_at(a: Text, b: Text, places: tuple[Index, Index], size: int) -> Iterator[Passage]:
    """Yield the matching passages around places where runs of so many words are known to be equal."""
    return _grown(a, b, _Seeds(*places, size, _FLOOR))


def _grown(a: Text, b: Text, seeds: _Seeds) -> Iterator[Passage]:
    """Grow each run of seeds that no passage before it holds."""
    done: list[Passage] = []
    for run in _runs(a, seeds, a is b):
        if not (done and _is_held(run, done)):
            passage = _grow(a, b, run)
            done.append(passage)
            yield passage


def _is_held(run: _Run, done: list[Passage]) -> bool:
    """Say whether a passage already holds the run, as a match of these very places."""
    length, a, b, _ = run
    end, other_end = a + length, b + length
    for (first, last), (other_first, other_last), _, _ in done:
        if first <= a and end <= last and other_first <= b and other_end <= other_last:
            return True
    return False


def _seeds(a: Text, b: Text) -> tuple[Index, Index]:
    """Return the places of equal grams, leaving out those too common on the right side."""
    one, other = met(a.ranked.values, b.ranked.values)
    few = b.ranked.counts.take(other) <= _COMMON
    left, right = crossed(a.ranked, b.ranked, (one[few], other[few]))
    left, right = a.places.take(left), b.places.take(right)
    if len(left) > _SEEDS:
        first = np.lexsort((right, left))[:_SEEDS]
        left, right = left.take(first), right.take(first)
    return left, right


def _runs(a: Text, seeds: _Seeds, same: bool) -> list[_Run]:
    """Return the maximal runs of equal words that say something, longest first.

    Seeds stand in the order of their diagonals, so that the next word of a run is the next number.
    In one text (`same`) a run ends where its other side begins.
    """
    if not len(seeds.left):
        return []
    rows = (seeds.right - seeds.left + a.size) << _HALF
    rows |= seeds.left
    rows.sort()
    ends = (rows[1:] - rows[:-1] != 1).nonzero()[0] + 1
    firsts = np.concatenate((_ZERO, ends))
    lengths = np.concatenate((ends, (len(rows),))) - firsts + (seeds.size - 1)
    heads = rows.take(firsts)
    left = heads & _SIDE
    right = (heads >> _HALF) + left - a.size
    if same:
        lengths = np.minimum(lengths, right - left)
    weights = a.sums.take(left + lengths) - a.sums.take(left)
    good = (weights >= seeds.floor).nonzero()[0]
    order = np.lexsort((right.take(good), left.take(good), -lengths.take(good)))[:_RUNS]
    good = good.take(order)
    columns = (column.take(good).tolist() for column in (lengths, left, right, weights))
    return list(zip(*columns, strict=True))


def _grow(a: Text, b: Text, run: _Run) -> Passage:
    """Grow a run both ways; in one text, the two sides never run into each other."""
    length, left, right, weight = run
    size, other_size = a.size, b.size
    ends = (right if a is b else size, other_size)
    i, j, equal, more = _walk(a.ahead, b.ahead, (left + length, right + length), ends)
    length, weight = length + equal, weight + more
    # Against reading order, places are counted from the end.
    ends = (size, size - i if a is b else other_size)
    x, y, equal, more = _walk(a.back, b.back, (size - left, other_size - right), ends)
    return Passage((size - x, i), (other_size - y, j), length + equal, (weight + more) / UNIT)


def _walk(a: Row, b: Row, start: tuple[int, int], ends: tuple[int, int]) -> tuple[int, int, int, int]:
    """Match words from two places on, up to the ends (exclusive).

    Returns the places behind the last word that was worth walking to, how many words were found
    equal on the way, and what they weigh.
    """
    (stems, says), others = a, b.stems
    (i, j), (end, other_end) = start, ends
    best = (i, j, 0, 0)
    equal = weight = score = most = 0
    while i < end and j < other_end:
        if stems[i] != others[j]:
            if set(stems[i : i + _REACH]).isdisjoint(others[j : j + _REACH]):
                break  # so end nine walks in ten
            gap = _gap(a, b, (i, j), ends)
            if gap is None:
                break
            score -= _GAP * max(gap)
            i, j = i + gap[0], j + gap[1]
        if score + says[i] < most - _DROP:
            break
        run = min(_equal(stems, others, i, j), end - i, other_end - j)
        gain = sum(says[i : i + run])
        i, j, equal, weight, score = i + run, j + run, equal + run, weight + gain, score + gain
        if score >= most:
            most, best = score, (i, j, equal, weight)
    return best


def _equal(one: array[int], other: array[int], i: int, j: int) -> int:
    """Return how many words are equal from two places on: in ever longer strides, then in shorter ones."""
    found, stride = 0, _STRIDE
    while (head := one[i : i + stride]) and head == other[j : j + stride]:
        found, i, j, stride = found + stride, i + stride, j + stride, 2 * stride
    while stride > 1:
        stride //= 2
        if one[i : i + stride] == other[j : j + stride]:
            found, i, j = found + stride, i + stride, j + stride
    return found


def _gap(a: Row, b: Row, at: tuple[int, int], ends: tuple[int, int]) -> tuple[int, int] | None:
    """Return how many words to skip on either side to the next equal ones, or None: fewest first.

    A function word is a match only where the next word matches too: "the" stands everywhere.
    """
    i, j = at
    one = a.stems[i : min(i + _REACH, ends[0])].tolist()
    other = b.stems[j : min(j + _REACH, ends[1])].tolist()
    if _is_one_for_one(one, other) and a.says[i + 1] > SAYS_STOP:
        return 1, 1  # nine edits in ten
    found, fewest = None, 2 * _REACH
    for x, stem in enumerate(one):
        if x >= fewest:
            break
        if stem in other:
            for y, match in enumerate(other[: fewest - x]):
                if stem == match and (
                    a.says[i + x] > SAYS_STOP or one[x + 1 : x + 2] == other[y + 1 : y + 2] != []
                ):
                    found, fewest = (x, y), x + y
                    break
    return found


def _is_one_for_one(one: list[int], other: list[int]) -> bool:
    """Say whether one word stands in place of another: no fewer words to skip lead to equal ones."""
    return len(one) > 1 and one[1] in other[1:2] and one[1] != other[0] and one[0] not in other[1:3]
