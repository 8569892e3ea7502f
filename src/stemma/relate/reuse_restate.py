"""Turns the words of two texts into the pairs of passages that tell the same in another order.

Alignment follows the order of words; a list in another order, or a clause moved to the front,
shares the words and not their order. Here a sentence is a bag of content words, and a word
weighs less the more sentences of the two texts hold it. Of two sentences that share enough only
the stretch is kept in which what they share outweighs what they do not (the segment of greatest
sum, Bentley 1984): one clause of a long sentence is often all that is told again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.relate.reuse_align import Passage, word_weights
from stemma.relate.reuse_tokens import BREAK, CLAUSE, STOP, U32, Index, Tokens

_WORDS = 5  # different content words that two stretches must share
_WEIGHT = 3.3  # what these must weigh together, less half of what each side has besides
_OTHERS = 1.0  # how much of its weight a word that is not shared takes from a stretch
_NEAR = 4  # words from a stretch to the end of its clause that belong to it
_COMMON = 24  # a word in so many sentences of one text tells nothing
_LONGEST = 120  # words; a longer stretch without a full stop is no sentence but a list or a table
_COPIED = 0.6  # content words of a sentence that is not looked at again, being copied
_BAGS = 128  # texts whose words are kept by sentence: one text meets many

F64 = NDArray[np.float64]


class _Bag:
    """The content words of a text by sentence, each once a sentence, sorted by word."""

    def __init__(self, tokens: Tokens) -> None:
        sentence: Index = np.cumsum(tokens.has(BREAK))
        sizes = np.bincount(sentence) if len(sentence) else np.zeros(1, dtype=np.int64)
        content = ~tokens.has(STOP) & (sizes[sentence] <= _LONGEST)
        keys = (tokens.stems[content].astype(np.uint64) << np.uint64(32)) | sentence[content].astype(
            np.uint64
        )
        unique, places = np.unique(keys, return_index=True)
        self.says: F64 = word_weights(tokens)
        self.firsts: Index = np.flatnonzero(content)[places]
        self.weights: F64 = self.says[self.firsts]
        self.words = (unique >> np.uint64(32)).astype(np.uint32)
        self.sentences: Index = (unique & np.uint64(0xFFFFFFFF)).astype(np.int64)
        self.sentence = sentence
        self.stems: U32 = tokens.stems
        self.content: NDArray[np.bool_] = content
        self.count = len(sizes)

    def places(self, sentence: int) -> Index:
        """Return where the content words of a sentence stand in the text."""
        first, last = np.searchsorted(self.sentence, [sentence, sentence + 1])
        places: Index = first + np.flatnonzero(self.content[first:last])
        return places


@lru_cache(maxsize=_BAGS)
def _bag(tokens: Tokens) -> _Bag:
    return _Bag(tokens)


class _Words(NamedTuple):
    """Content words of one sentence: where they stand in the text, their stems, what they weigh.

    Plain lists: a sentence has some fifteen, for which an array costs more than it saves.
    """

    places: list[int]
    stems: list[int]
    weights: list[float]

    def cut(self, other: list[int]) -> _Words:
        """Return the stretch in which the words that `other` holds too outweigh those that it does not."""
        held = set(other)
        pairs = zip(self.stems, self.weights, strict=True)
        first, last = _heaviest([w if stem in held else -_OTHERS * w for stem, w in pairs])
        return _Words(self.places[first:last], self.stems[first:last], self.weights[first:last])

    def shared(self, other: list[int]) -> _Words:
        """Return the words that `other` holds too."""
        held = set(other)
        kept = [n for n, stem in enumerate(self.stems) if stem in held]
        return _Words(
            [self.places[n] for n in kept], [self.stems[n] for n in kept], [self.weights[n] for n in kept]
        )


def restated(
    a: Tokens, b: Tokens, copied: Iterable[Passage] = (), *, same: bool = False
) -> Iterator[Passage]:
    """Yield the stretches of two sentences that share most of their content words; `same`: of one text.

    A passage runs from the first to the last shared word of the stretch, or on to where its
    clause ends; its weight counts a word that only the two sentences hold as 1, a commoner one as
    less. Sentences that are `copied` for the greater part are not looked at.
    """
    left, right = _bag(a), _bag(b)
    known = list(copied)
    free = _free(left, (p.a for p in known)), _free(right, (p.b for p in known))
    for i, j in _candidates(left, right, free, same):
        one, other = _sentence(left, i, right, same), _sentence(right, j, left, same)
        one = one.cut(other.stems)
        other = other.cut(one.stems)
        held = one.shared(other.stems), other.shared(one.stems)
        words, weight = _told_again(held[0])
        if words >= _WORDS and weight - _besides(one, held[0]) - _besides(other, held[1]) >= _WEIGHT:
            yield Passage(_clauses(a, held[0]), _clauses(b, held[1]), len(held[0].places), weight)


def _told_again(shared: _Words) -> tuple[int, float]:
    """Return how many different words are shared, and what these weigh."""
    once = dict(zip(reversed(shared.stems), reversed(shared.weights), strict=True))
    return len(once), sum(once.values())


def _besides(stretch: _Words, shared: _Words) -> float:
    """Return half the weight of the words of a stretch that are not shared."""
    return (sum(stretch.weights) - sum(shared.weights)) / 2


def _clauses(tokens: Tokens, words: _Words) -> tuple[int, int]:
    """Return the stretch that the words span, grown to the ends of its clauses where these are near."""
    first, last = words.places[0], words.places[-1] + 1
    flags = tokens.flags
    before = next((n for n in range(first, max(-1, first - _NEAR - 1), -1) if flags[n] & CLAUSE), first)
    reach = range(last, min(len(flags), last + _NEAR + 1))
    behind = len(flags) if len(flags) - last <= _NEAR else last
    return before, next((n for n in reach if flags[n] & CLAUSE), behind)


def _sentence(bag: _Bag, number: int, other: _Bag, same: bool) -> _Words:
    """Return the content words of a sentence, weighed by how many sentences of both texts hold them."""
    places = bag.places(number)
    stems = bag.stems[places]
    counts = _count(stems, bag.words) + (0 if same else _count(stems, other.words))
    weights = bag.says[places] * np.maximum(counts - 1, 1) ** -0.5
    return _Words(places.tolist(), stems.tolist(), weights.tolist())


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


def _free(bag: _Bag, copied: Iterable[tuple[int, int]]) -> Index:
    """Return the entries of a bag that are of sentences which are not copied for the greater part."""
    taken = np.zeros(len(bag.stems), dtype=bool)
    for first, last in copied:
        taken[first:last] = True
    if not taken.any():
        return np.arange(len(bag.words))
    copies = np.bincount(bag.sentences, taken[bag.firsts], bag.count)
    entries = np.bincount(bag.sentences, minlength=bag.count)
    return np.flatnonzero((copies <= _COPIED * entries)[bag.sentences])


def _candidates(a: _Bag, b: _Bag, free: tuple[Index, Index], same: bool) -> Iterator[tuple[int, int]]:
    """Yield the pairs of sentences that share enough to be looked at."""
    left, right = _joined(a.words[free[0]], b.words[free[1]])
    if not len(left):
        return
    left, right = free[0][left], free[1][right]
    weight_a = _weigh(a, b, same)
    pairs = a.sentences[left] * b.count + b.sentences[right]
    order = np.argsort(pairs, kind="stable")
    firsts = np.flatnonzero(np.diff(pairs[order], prepend=-1))
    shared = np.add.reduceat(weight_a[left][order], firsts)
    counts = np.diff(np.append(firsts, len(order)))
    i, j = np.divmod(pairs[order][firsts], b.count)
    good = (counts >= _WORDS) & (shared >= _WEIGHT)
    if same:
        good &= j > i
    yield from zip(i[good].tolist(), j[good].tolist(), strict=True)


def _weigh(bag: _Bag, other: _Bag, same: bool) -> F64:
    """Return a weight for each word of a bag: 1 where at most the two sentences hold it."""
    counts = _count(bag.words, bag.words) + (0 if same else _count(bag.words, other.words))
    weights: F64 = bag.weights * np.maximum(counts - 1, 1) ** -0.5
    return weights


def _count(words: U32, ranked: U32) -> NDArray[np.int64]:
    """Count how often each word stands in a sorted row."""
    return np.searchsorted(ranked, words, "right") - np.searchsorted(ranked, words, "left")


def _joined(a: U32, b: U32) -> tuple[Index, Index]:
    """Return the places of equal words in two sorted rows, leaving out what either holds often."""
    low = np.searchsorted(b, a, "left")
    counts = np.searchsorted(b, a, "right") - low
    hit = np.flatnonzero((counts > 0) & (counts <= _COMMON) & (_count(a, a) <= _COMMON))
    counts = counts[hit]
    left = np.repeat(hit, counts)
    steps = np.arange(len(left)) - np.repeat(np.cumsum(counts) - counts, counts)
    return left, np.repeat(low[hit], counts) + steps
