"""Turns the words of two texts into the pairs of passages that say the same in the same words.

Seed and extend, as sequence search does it (BLAST, Altschul and others 1990): runs of equal
words are seeds; from each the alignment grows both ways over small gaps for as long as its
score does not fall too far below its best.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.relate.reuse_tokens import CAPITAL, STOP, Index, Tokens, grams

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


def align(a: Tokens, b: Tokens, *, same: bool = False) -> Iterator[Passage]:
    """Yield the matching passages of two texts, longest seeds first; `same`: one text with itself."""
    left, right = _seeds(grams(a.stems, SEED), grams(b.stems, SEED))
    if same:
        apart = right - left >= SEED
        left, right = left[apart], right[apart]
    yield from _grown(a, b, _Seeds(left, right, SEED, _FLOOR_SAME if same else _FLOOR), same)


def align_at(a: Tokens, b: Tokens, places: tuple[Index, Index], size: int) -> Iterator[Passage]:
    """Yield the matching passages around places where runs of so many words are known to be equal."""
    yield from _grown(a, b, _Seeds(*places, size, _FLOOR), same=False)


def _grown(a: Tokens, b: Tokens, seeds: _Seeds, same: bool) -> Iterator[Passage]:
    """Grow each run of seeds that no passage before it holds."""
    weights = word_weights(a)
    pair = _Pair(a, b, weights, same)
    done: list[Passage] = []
    for run in _runs(seeds, weights, same):
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


def _runs(seeds: _Seeds, weights: NDArray[np.float64], same: bool) -> list[_Run]:
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
    sums = np.concatenate(([0.0], np.cumsum(weights)))
    good = sums[left[firsts] + lengths] - sums[left[firsts]] >= seeds.floor
    rows = zip(left[firsts][good].tolist(), right[firsts][good].tolist(), lengths[good].tolist(), strict=True)
    return sorted((_Run(*row) for row in rows), key=lambda run: (-run.length, run.a, run.b))[:_RUNS]


def _seeds(a: NDArray[np.uint64], b: NDArray[np.uint64]) -> tuple[Index, Index]:
    """Return the places of equal values, leaving out those too common on the right side."""
    order = np.argsort(b, kind="stable")
    ranked = b[order]
    low, high = np.searchsorted(ranked, a, "left"), np.searchsorted(ranked, a, "right")
    counts = high - low
    hit = np.flatnonzero((counts > 0) & (counts <= _COMMON))
    counts = counts[hit]
    left = np.repeat(hit, counts)
    steps = np.arange(len(left)) - np.repeat(np.cumsum(counts) - counts, counts)
    right = order[np.repeat(low[hit], counts) + steps]
    return left[:_SEEDS], right[:_SEEDS]


class _Pair:
    """Two texts and the growing of passages between them."""

    def __init__(self, a: Tokens, b: Tokens, weights: NDArray[np.float64], same: bool) -> None:
        self.a, self.b = a.stems, b.stems
        self.weights, self.words = weights, ~a.has(STOP)
        self.same = same

    def grow(self, run: _Run) -> Passage:
        """Grow a run both ways; in one text, the two sides never run into each other."""
        end_a, end_b = run.a + run.length, run.b + run.length
        ahead = self._limit(end_a, end_b, forward=True, split=run.b)
        more, right = self._walk(ahead[0], ahead[1], forward=True)
        behind = self._limit(run.a, run.b, forward=False, split=end_a + (more[-1][0] if more else 0))
        less, left = self._walk(behind[0], behind[1], forward=False)
        matched = [*range(run.a, end_a), *(end_a + i - 1 for i, _ in more), *(run.a - i for i, _ in less)]
        return Passage(
            (run.a - left[0], end_a + right[0]),
            (run.b - left[1], end_b + right[1]),
            len(matched),
            float(self.weights[matched].sum()),
        )

    def _limit(self, a: int, b: int, *, forward: bool, split: int) -> tuple[Index, Index]:
        """Return the words on either side that growing may reach, nearest first."""
        if forward:
            return (np.arange(a, split if self.same else len(self.a)), np.arange(b, len(self.b)))
        return (np.arange(a - 1, -1, -1), np.arange(b - 1, split - 1 if self.same else -1, -1))

    def _walk(self, a: Index, b: Index, *, forward: bool) -> tuple[list[tuple[int, int]], tuple[int, int]]:
        """Match words from the front of both rows; return the matches (counted from 1) and the reach."""
        matches: list[tuple[int, int]] = []
        at_a = at_b = kept = 0
        score = best = 0.0
        while (step := self._step(a[at_a : at_a + _REACH], b[at_b : at_b + _REACH])) is not None:
            score -= _GAP * max(step)
            at_a, at_b = at_a + step[0] + 1, at_b + step[1] + 1
            score += float(self.weights[a[at_a - 1]])
            matches.append((at_a, at_b))
            if score >= best:
                best, kept = score, len(matches)
            elif score < best - _DROP:
                break
        return matches[:kept], matches[kept - 1] if kept else (0, 0)

    def _step(self, a: Index, b: Index) -> tuple[int, int] | None:
        """Return how many words to skip on either side to the next equal ones, or None."""
        if not len(a) or not len(b):
            return None
        left, right = self.a[a], self.b[b]
        if left[0] == right[0]:
            return 0, 0
        equal = left[:, None] == right[None, :]
        # A function word is a match only where the next word matches too: "the" stands everywhere.
        sure = equal & self.words[a][:, None]
        sure[:-1, :-1] |= equal[:-1, :-1] & equal[1:, 1:]
        rows, columns = np.nonzero(sure)
        if not len(rows):
            return None
        nearest = int(np.argmin(rows + columns))
        return int(rows[nearest]), int(columns[nearest])
