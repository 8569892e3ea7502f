"""Turns the words of two texts into the pairs of sentences that tell the same in another order.

Alignment follows the order of words; a list in another order, or a clause moved to the front,
shares the words and not their order. Here a sentence is a bag of content words, and a word
weighs less the more sentences of the two texts hold it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from stemma.relate.reuse_align import Passage, word_weights
from stemma.relate.reuse_tokens import BREAK, STOP, U32, Index, Tokens

_WORDS = 6  # different content words that two sentences must share
_WEIGHT = 4.5  # and what these must weigh together
_SHARE = 0.7  # of the lighter sentence's weight
_BALANCE = 0.45  # of the heavier sentence's weight
_COMMON = 24  # a word in so many sentences of one text tells nothing
_LONGEST = 120  # words; a longer stretch without a full stop is no sentence but a list or a table


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
        self.weights: NDArray[np.float64] = word_weights(tokens)[content][places]
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


def restated(a: Tokens, b: Tokens, *, same: bool = False) -> Iterator[Passage]:
    """Yield the pairs of sentences that share most of their content words; `same`: within one text.

    A passage runs from the first to the last shared word of the sentence; its weight counts a
    word that only the two sentences hold as 1, a commoner one as less.
    """
    left = _Bag(a)
    right = left if same else _Bag(b)
    for i, j, weight in _alike(left, right, same):
        places, back = _shared(left, i, right, j), _shared(right, j, left, i)
        yield Passage(
            (int(places[0]), int(places[-1]) + 1), (int(back[0]), int(back[-1]) + 1), len(places), weight
        )


def _shared(here: _Bag, sentence: int, there: _Bag, other: int) -> Index:
    """Return the places in a sentence of content words that stand in the other sentence too."""
    words, places = there.places(other), here.places(sentence)
    return places[np.isin(here.stems[places], there.stems[words])]


def _alike(a: _Bag, b: _Bag, same: bool) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of sentences that pass every floor, with the weight of what they share."""
    weight_a, weight_b = _weigh(a, b, same), _weigh(b, a, same)
    left, right = _joined(a.words, b.words)
    if not len(left):
        return
    pairs = a.sentences[left] * b.count + b.sentences[right]
    order = np.argsort(pairs, kind="stable")
    firsts = np.flatnonzero(np.diff(pairs[order], prepend=-1))
    shared = np.add.reduceat(weight_a[left][order], firsts)
    counts = np.diff(np.append(firsts, len(order)))
    i, j = np.divmod(pairs[order][firsts], b.count)
    total_a = np.bincount(a.sentences, weight_a, a.count)[i]
    total_b = np.bincount(b.sentences, weight_b, b.count)[j]
    good = (counts >= _WORDS) & (shared >= _WEIGHT)
    good &= (shared >= _SHARE * np.minimum(total_a, total_b)) & (
        shared >= _BALANCE * np.maximum(total_a, total_b)
    )
    if same:
        good &= j > i
    yield from zip(i[good].tolist(), j[good].tolist(), shared[good].tolist(), strict=True)


def _weigh(bag: _Bag, other: _Bag, same: bool) -> NDArray[np.float64]:
    """Return a weight for each word of a bag: 1 where at most the two sentences hold it."""
    counts = _count(bag.words, bag.words) + (0 if same else _count(bag.words, other.words))
    weights: NDArray[np.float64] = bag.weights * np.maximum(counts - 1, 1) ** -0.5
    return weights


def _count(words: NDArray[np.uint32], ranked: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Count how often each word stands in a sorted row."""
    return np.searchsorted(ranked, words, "right") - np.searchsorted(ranked, words, "left")


def _joined(a: NDArray[np.uint32], b: NDArray[np.uint32]) -> tuple[Index, Index]:
    """Return the places of equal words in two sorted rows, leaving out what either holds often."""
    low = np.searchsorted(b, a, "left")
    counts = np.searchsorted(b, a, "right") - low
    hit = np.flatnonzero((counts > 0) & (counts <= _COMMON) & (_count(a, a) <= _COMMON))
    counts = counts[hit]
    left = np.repeat(hit, counts)
    steps = np.arange(len(left)) - np.repeat(np.cumsum(counts) - counts, counts)
    return left, np.repeat(low[hit], counts) + steps
