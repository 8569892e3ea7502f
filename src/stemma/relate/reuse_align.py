"""Turns the words of two texts into the pairs of passages that say the same in the same words.

Seed and extend, as sequence search does it (BLAST, Altschul and others 1990): runs of equal
words are seeds; from each the alignment grows both ways over small gaps for as long as its
score does not fall too far below its best.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.relate.reuse_tokens import CAPITAL, STOP, U64, Index, Tokens, grams

SEED = 3  # words of a seed
_REACH = 6  # words that an edit may replace, add or leave out
_DROP = 3.0  # how far the score may fall below its best before growing stops
_GAP = 0.7  # what a skipped word costs
_COMMON = 8  # a run of words that stands so often on one side says nothing
_FLOOR = 2.2  # what a run must weigh to be grown: "a meeting of the" is everywhere
_FLOOR_SAME = 1.2  # the same in one text, where a headline of five capitalized words counts
_SEEDS = 20_000  # at most so many seeds of one pair are looked at
_RUNS = 400  # and at most so many runs of them, longest first
_WEIGHT_STOP, _WEIGHT_NAME, _WEIGHT_WORD = 0.25, 0.3, 1.0
_LAID = 128  # texts that are kept laid out: one text meets many


@dataclass(frozen=True, slots=True)
class Passage:
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


@dataclass(frozen=True, slots=True)
class _Run:
    """Equal words one after another: where it starts on each side, and how many there are."""

    a: int
    b: int
    length: int


class _Seeds(NamedTuple):
    """Where runs of `size` equal words start on either side, and what a run must weigh to be grown."""

    left: Index
    right: Index
    size: int
    floor: float


class _Laid:
    """A text laid out for alignment: what every pair that it is in needs is worked out once."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.grams = grams(tokens.stems, SEED)
        self.weights = word_weights(tokens)
        self.sums = np.concatenate(([0.0], np.cumsum(self.weights)))

    @cached_property
    def order(self) -> Index:
        """The places of the grams in the order of their values."""
        return np.argsort(self.grams, kind="stable")

    @cached_property
    def ranked(self) -> U64:
        """The grams in order."""
        return self.grams[self.order]

    @cached_property
    def words(self) -> _Words:
        """The words as plain lists, which are faster than arrays to walk along one by one."""
        stop = self.tokens.has(STOP)
        return _Words(self.tokens.stems.tolist(), (~stop).tolist(), self.weights.tolist())


class _Words(NamedTuple):
    """The words of a text: their stems, whether they say something, what they weigh."""

    stems: list[int]
    telling: list[bool]
    weights: list[float]


@lru_cache(maxsize=_LAID)
def _laid(tokens: Tokens) -> _Laid:
    return _Laid(tokens)


def align(a: Tokens, b: Tokens, *, same: bool = False) -> Iterator[Passage]:
    """Yield the matching passages of two texts, longest seeds first; `same`: one text with itself."""
    one, other = _laid(a), _laid(b)
    left, right = _seeds(one.grams, other)
    if same:
        apart = right - left >= SEED
        left, right = left[apart], right[apart]
    yield from _grown(one, other, _Seeds(left, right, SEED, _FLOOR_SAME if same else _FLOOR), same)


def align_at(a: Tokens, b: Tokens, places: tuple[Index, Index], size: int) -> Iterator[Passage]:
    """Yield the matching passages around places where runs of so many words are known to be equal."""
    yield from _grown(_laid(a), _laid(b), _Seeds(*places, size, _FLOOR), same=False)


def _grown(a: _Laid, b: _Laid, seeds: _Seeds, same: bool) -> Iterator[Passage]:
    """Grow each run of seeds that no passage before it holds."""
    pair = _Pair(a, b, same)
    done: list[Passage] = []
    for run in _runs(seeds, a.sums, same):
        if not any(_within(run, passage) for passage in done):
            passage = pair.grow(run)
            done.append(passage)
            yield passage


def word_weights(tokens: Tokens) -> NDArray[np.float64]:
    """Return what each word says, see `Passage`."""
    name = np.where(tokens.has(CAPITAL), _WEIGHT_NAME, _WEIGHT_WORD)
    return np.where(tokens.has(STOP), _WEIGHT_STOP, name)


def _within(run: _Run, passage: Passage) -> bool:
    """Say whether the passage already holds the run, as a match of these very places."""
    return (
        passage.a[0] <= run.a
        and run.a + run.length <= passage.a[1]
        and passage.b[0] <= run.b
        and run.b + run.length <= passage.b[1]
    )


def _runs(seeds: _Seeds, sums: NDArray[np.float64], same: bool) -> list[_Run]:
    """Return the maximal runs of equal words that say something, longest first.

    In one text (`same`) a run ends where its other side begins.
    """
    if not len(seeds.left):
        return []
    order = np.lexsort((seeds.left, seeds.right - seeds.left))
    left, right = seeds.left[order], seeds.right[order]
    new = np.ones(len(left), dtype=bool)
    new[1:] = (np.diff(left) != 1) | (np.diff(right) != 1)
    firsts = np.flatnonzero(new)
    lengths = np.diff(np.append(firsts, len(left))) + seeds.size - 1
    if same:
        lengths = np.minimum(lengths, right[firsts] - left[firsts])
    good = sums[left[firsts] + lengths] - sums[left[firsts]] >= seeds.floor
    rows = zip(left[firsts][good].tolist(), right[firsts][good].tolist(), lengths[good].tolist(), strict=True)
    return sorted((_Run(*row) for row in rows), key=lambda run: (-run.length, run.a, run.b))[:_RUNS]


def _seeds(a: U64, b: _Laid) -> tuple[Index, Index]:
    """Return the places of equal values, leaving out those too common on the right side."""
    order, ranked = b.order, b.ranked
    low = np.searchsorted(ranked, a, "left")
    if not len(ranked):
        return low[:0], low[:0]
    held = np.flatnonzero(ranked[np.minimum(low, len(ranked) - 1)] == a)
    counts = np.searchsorted(ranked, a[held], "right") - low[held]
    few = counts <= _COMMON
    hit, counts = held[few], counts[few]
    left = np.repeat(hit, counts)
    steps = np.arange(len(left)) - np.repeat(np.cumsum(counts) - counts, counts)
    right = order[np.repeat(low[hit], counts) + steps]
    return left[:_SEEDS], right[:_SEEDS]


class _Pair:
    """Two texts and the growing of passages between them."""

    def __init__(self, a: _Laid, b: _Laid, same: bool) -> None:
        self.a, self.b = a.words, b.words.stems
        self.sums = a.sums
        self.same = same

    def grow(self, run: _Run) -> Passage:
        """Grow a run both ways; in one text, the two sides never run into each other."""
        end_a, end_b = run.a + run.length, run.b + run.length
        ahead = _Walk(1, (run.b if self.same else len(self.a.stems), len(self.b)))
        right, more = self._walk(end_a, end_b, ahead)
        behind = _Walk(-1, (-1, right[0] - 1 if self.same else -1))
        left, less = self._walk(run.a - 1, run.b - 1, behind)
        own = float(self.sums[end_a] - self.sums[run.a])
        return Passage(
            (left[0] + 1, right[0]),
            (left[1] + 1, right[1]),
            run.length + more.matched + less.matched,
            own + more.weight + less.weight,
        )

    def _walk(self, i: int, j: int, way: _Walk) -> tuple[tuple[int, int], _Gain]:
        """Match words from two places on; return just behind the last that was worth it, and the gain."""
        stems, _, weights = self.a
        other, step = self.b, way.step
        end, other_end = way.ends
        kept, gain = (i, j), _Gain(0, 0.0)
        matched, weight, score, best = 0, 0.0, 0.0, 0.0
        while i != end and j != other_end:
            if stems[i] != other[j]:
                gap = self._gap(i, j, way)
                if gap is None:
                    break
                score -= _GAP * max(gap)
                i, j = i + step * gap[0], j + step * gap[1]
            matched, weight, score = matched + 1, weight + weights[i], score + weights[i]
            i, j = i + step, j + step
            if score >= best:
                best, kept, gain = score, (i, j), _Gain(matched, weight)
            elif score < best - _DROP:
                break
        return kept, gain

    def _gap(self, i: int, j: int, way: _Walk) -> tuple[int, int] | None:
        """Return how many words to skip on either side to the next equal ones, or None: fewest first.

        A function word is a match only where the next word matches too: "the" stands everywhere.
        """
        stems, telling, _ = self.a
        other, step = self.b, way.step
        most = min(_REACH, abs(way.ends[0] - i))
        most_b = min(_REACH, abs(way.ends[1] - j))
        for total in range(1, most + most_b - 1):
            for x in range(max(0, total - most_b + 1), min(total, most - 1) + 1):
                y = total - x
                at, there = i + step * x, j + step * y
                if stems[at] == other[there] and (
                    telling[at]
                    or (x + 1 < most and y + 1 < most_b and stems[at + step] == other[there + step])
                ):
                    return x, y
        return None


class _Walk(NamedTuple):
    """Which way to walk, 1 or -1, and where the walk ends on either side (exclusive)."""

    step: int
    ends: tuple[int, int]


class _Gain(NamedTuple):
    """How many words a walk has matched, and what they weigh."""

    matched: int
    weight: float
