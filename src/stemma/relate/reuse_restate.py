"""Turns two texts into the pairs of passages that tell the same in another order.

Alignment follows the order of words; a list in another order, or a clause moved to the front,
shares the words and not their order. Here a sentence is a bag of content words, and a word
weighs less the more sentences of the two texts hold it. Of two sentences that share enough only
the stretch is kept in which what they share outweighs what they do not (the segment of greatest
sum, Bentley 1984): one clause of a long sentence is often all that is told again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.relate.reuse_align import Passage
from stemma.relate.reuse_text import COMMON, F64, Bag, Text, crossed, met
from stemma.relate.reuse_tokens import Index

_WORDS = 5  # different content words that two stretches must share
_WEIGHT = 3.3  # what these must weigh together, less half of what each side has besides
_OTHERS = 1.0  # how much of its weight a word that is not shared takes from a stretch
_NEAR = 4  # words from a stretch to the end of its clause that belong to it
_COPIED = 0.6  # content words of a sentence that is not looked at again, being copied
_FADED = np.maximum(np.arange(2**12) - 1, 1) ** -0.5  # what is left of the weight of a word, by its sentences
_CELLS = 2**16  # pairs of sentences for which there is a place each, to add up what they share


class _Words(NamedTuple):
    """Content words of one sentence: where they stand in the text, which they are, what they weigh.

    Plain lists: a sentence has some fifteen, for which an array costs more than it saves.
    """

    places: list[int]
    words: list[int]
    weights: list[float]

    def cut(self, other: list[int]) -> _Words:
        """Return the stretch in which the words that `other` holds too outweigh those that it does not."""
        held = set(other)
        pairs = zip(self.words, self.weights, strict=True)
        first, last = _heaviest([w if word in held else -_OTHERS * w for word, w in pairs])
        return _Words(self.places[first:last], self.words[first:last], self.weights[first:last])

    def shared(self, other: list[int]) -> _Words:
        """Return the words that `other` holds too."""
        held = set(other)
        kept = [n for n, word in enumerate(self.words) if word in held]
        return _Words(
            [self.places[n] for n in kept], [self.words[n] for n in kept], [self.weights[n] for n in kept]
        )


class _Side(NamedTuple):
    """One of two texts: its content words as both number them, and what they weigh between the two."""

    bag: Bag
    words: Index
    weights: F64

    def sentence(self, number: int) -> _Words:
        """Return the content words of a sentence."""
        within = self.bag.within(number)
        return _Words(
            self.bag.places[within].tolist(), self.words[within].tolist(), self.weights[within].tolist()
        )


def restated(a: Text, b: Text, copied: Iterable[Passage] = ()) -> Iterator[Passage]:
    """Yield the stretches of two sentences that share most of their content words.

    The sentences are of two texts, or of one that is given twice. A passage runs from the first to
    the last shared word of the stretch, or on to where its clause ends; its weight counts a word
    that only the two sentences hold as 1, a commoner one as less. Sentences that are `copied` for
    the greater part are not looked at.
    """
    shared = Shared(a.bag, b.bag)
    pairs, _ = shared.pairs(_WORDS)
    if len(pairs) and (known := list(copied)):
        free = _free(a, (p.a for p in known)), _free(b, (p.b for p in known))
        pairs = pairs[free[0].take(pairs // b.bag.size) & free[1].take(pairs % b.bag.size)]
    if not len(pairs):
        return
    left, right = _sides(a.bag, b.bag, shared.words)
    for i, j in shared.heavy(pairs, left.weights):
        one, other = left.sentence(i), right.sentence(j)
        one = one.cut(other.words)
        other = other.cut(one.words)
        held = one.shared(other.words), other.shared(one.words)
        words, weight = _told_again(held[0])
        if words >= _WORDS and weight - _besides(one, held[0]) - _besides(other, held[1]) >= _WEIGHT:
            yield Passage(_clauses(a, held[0]), _clauses(b, held[1]), len(held[0].places), weight)


class Shared:
    """The words that sentences of two texts share, a pair of sentences being one number: its cell.

    `words` are the numbers of the words that both texts hold, in the one and in the other.
    """

    def __init__(self, a: Bag, b: Bag) -> None:
        self._a, self._b = a, b
        self.words = one, other = met(a.ranked.values, b.ranked.values)
        if a.is_wide or b.is_wide:
            few = (a.ranked.counts.take(one) <= COMMON) & (b.ranked.counts.take(other) <= COMMON)
            one, other = one[few], other[few]
        self._left, right = crossed(a.ranked, b.ranked, (one, other))
        self._cells = a.sentences.take(self._left) * b.size + b.sentences.take(right)

    def pairs(self, least: int) -> tuple[Index, Index]:
        """Return the pairs of sentences that share at least so many different words, and how many."""
        size = self._b.size
        if self._a.size * size > _CELLS:
            cells, counts = np.unique(self._cells, return_counts=True)
        else:
            counts = np.bincount(self._cells)
            cells = np.arange(len(counts))
        enough = counts >= least
        if self._a is self._b:
            enough &= cells % size > cells // size
        return cells[enough], counts[enough]

    def heavy(self, pairs: Index, weights: F64) -> Iterator[tuple[int, int]]:
        """Yield those of the pairs that share enough, by what each content word of the first text weighs."""
        at = pairs.searchsorted(self._cells)
        inside = (pairs.take(at, mode="clip") == self._cells).nonzero()[0]
        entries = weights.take(self._a.firsts.take(self._left.take(inside)))
        heavy = pairs[np.bincount(at.take(inside), entries) >= _WEIGHT]
        yield from zip(*(side.tolist() for side in np.divmod(heavy, self._b.size)), strict=True)


def _sides(a: Bag, b: Bag, words: tuple[Index, Index]) -> tuple[_Side, _Side]:
    """Weigh the words of both texts: as they are where two sentences at most hold them, else less."""
    i, j = words
    one, other = a.ranked.counts, b.ranked.counts
    if a is not b:
        one, other = one.copy(), other.copy()
        one[i] += b.ranked.counts.take(j)
        other[j] += a.ranked.counts.take(i)
    numbers = np.full(len(other), -1)
    numbers[j] = i
    return (
        _Side(a, a.words, a.says * _faded(one).take(a.words)),
        _Side(b, numbers.take(b.words), b.says * _faded(other).take(b.words)),
    )


def _faded(counts: Index) -> F64:
    """Return what is left of the weight of a word that so many sentences hold."""
    left: F64 = _FADED.take(counts, mode="clip")
    return left


def _told_again(shared: _Words) -> tuple[int, float]:
    """Return how many different words are shared, and what these weigh."""
    once = dict(zip(reversed(shared.words), reversed(shared.weights), strict=True))
    return len(once), sum(once.values())


def _besides(stretch: _Words, shared: _Words) -> float:
    """Return half the weight of the words of a stretch that are not shared."""
    return (sum(stretch.weights) - sum(shared.weights)) / 2


def _clauses(text: Text, words: _Words) -> tuple[int, int]:
    """Return the stretch that the words span, grown to the ends of its clauses where these are near."""
    first, last = words.places[0], words.places[-1] + 1
    before, behind = text.clauses.back(first, _NEAR), text.clauses.ahead(last, _NEAR)
    return first if before is None else before, last if behind is None else behind


def _heaviest(values: list[float]) -> tuple[int, int]:
    """Return the half-open range of greatest sum; the first of several."""
    best, found = 0.0, (0, 0)
    total, first = 0.0, 0
    for place, value in enumerate(values):
        if total <= 0:
            total, first = 0.0, place
        total += value
        if total > best:
            best, found = total, (first, place + 1)
    return found


def _free(text: Text, copied: Iterable[tuple[int, int]]) -> NDArray[np.bool_]:
    """Say for each sentence whether its content words are not copied for the greater part."""
    bag = text.bag
    taken = np.zeros(len(bag.places))
    for words in copied:
        first, last = bag.places.searchsorted(words).tolist()
        taken[first:last] = 1
    free: NDArray[np.bool_] = np.bincount(bag.sentence, taken, bag.size) <= _COPIED * bag.sizes
    return free
