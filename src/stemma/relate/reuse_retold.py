"""Turns two texts of one story into the pairs of their sentences that tell the same in words of their own.

Two reporters of one event write down the same facts, so this proves no copying; it shows where
both tell one thing. Only what is sure is taken: sentences that have most of their content words in
common, a name or a number among them, and no number that the other lacks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from stemma.offsets import Span
from stemma.relate.reuse import Fingerprinted
from stemma.relate.reuse_restate import Shared
from stemma.relate.reuse_text import Desk, Text
from stemma.relate.reuse_tokens import BREAK, CAPITAL, NUMBER
from stemma.types import Link, Locus, Reason, Reuse

METHOD = "words-1"
_SHARED = 6  # different content words that both sentences hold
_PLAIN = 4  # and so many of them no names
_SHARE = 0.6  # of their content words, as Dice counts them: twice the shared ones of those of both
_COVERED = 0.5  # of the content words of the longer one: what tells much more tells something else
_SHORTEST, _LONGEST = 8, 60  # words of a sentence


class RetoldRelator:
    """Ties reports of one story by the sentences that tell the same, but for what `reuse` holds already."""

    def __init__(self, story_of: Mapping[str, str], reuse: Iterable[Reuse] = ()) -> None:
        self._story_of = story_of
        self._known: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
        for passage in reuse:
            self._known[passage.a.document, passage.b.document].append((passage.a.span, passage.b.span))

    def keys(self, item: Fingerprinted) -> Iterable[str]:
        """Return the document's story, if it has one."""
        story = self._story_of.get(item.document)
        return () if story is None else (story,)

    def compare(self, pairs: Iterable[tuple[Fingerprinted, Fingerprinted]]) -> Iterator[Link]:
        """Yield a link for each pair with sentences that tell the same: a reason each, the likest first."""
        desk = Desk()
        for pair in pairs:
            one, other = sorted(pair, key=lambda item: item.document)
            known = self._known.get((one.document, other.document), ())
            found = [
                told
                for told in retold(desk.text(one.article), desk.text(other.article))
                if not any(told.a.overlaps(a) and told.b.overlaps(b) for a, b in known)
            ]
            if found:
                reasons = tuple(told.reason(one.document, other.document) for told in found)
                yield Link("retold", one.document, other.document, round(found[0].share, 3), METHOD, reasons)


class Retold(NamedTuple):
    """Two sentences that tell the same: where they stand in the raw texts, and how much they share, 0..1."""

    a: Span
    b: Span
    share: float

    def reason(self, one: str, other: str) -> Reason:
        """Return it as the reason of a link between two documents."""
        return Reason(f"tell the same: likeness {self.share:.2f}", (Locus(one, self.a), Locus(other, self.b)))


class _Sentence(NamedTuple):
    """A sentence: its words in the text, and the stems of its content words, its names and its numbers."""

    words: tuple[int, int]
    stems: frozenset[int]
    names: frozenset[int]
    numbers: frozenset[int]

    @classmethod
    def of(cls, text: Text, number: int) -> _Sentence:
        """Return a sentence of a text by its number."""
        bag, tokens = text.bag, text.tokens
        places = bag.places[bag.within(number)]
        stems, flags = tokens.stems.take(places), tokens.flags.take(places)
        named = stems[(flags & np.uint8(CAPITAL | BREAK)) == CAPITAL]
        numbers = stems[(flags & np.uint8(NUMBER)) != 0]
        return cls(text.sentence(number), *(frozenset(row.tolist()) for row in (stems, named, numbers)))


def retold(a: Text, b: Text) -> Iterator[Retold]:
    """Yield the pairs of whole sentences that tell the same, the likest first, each sentence once."""
    used: tuple[set[int], set[int]] = set(), set()
    for i, j, share in _likest(a, b):
        if i not in used[0] and j not in used[1]:
            one, other = _Sentence.of(a, i), _Sentence.of(b, j)
            if _tell_the_same(one, other):
                used[0].add(i)
                used[1].add(j)
                yield Retold(_span(a, one), _span(b, other), share)


def _likest(a: Text, b: Text) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of sentences that have most of their content words in common, the likest first."""
    shared = Shared(a.bag, b.bag)
    pairs, counts = shared.pairs(_SHARED)
    i, j = np.divmod(pairs, b.bag.size)
    one, other = (np.bincount(bag.sentences, minlength=bag.size) for bag in (a.bag, b.bag))
    sizes = one.take(i), other.take(j)
    share = 2 * counts / (sizes[0] + sizes[1])
    good = ((share >= _SHARE) & (counts >= _COVERED * np.maximum(*sizes))).nonzero()[0]
    order = good[np.lexsort((j[good], i[good], -share[good]))]
    yield from zip(*(row.take(order).tolist() for row in (i, j, share)), strict=True)


def _tell_the_same(one: _Sentence, other: _Sentence) -> bool:
    """Say whether names, numbers and plain words of two sentences agree well enough to be sure."""
    sizes = (last - first for first, last in (one.words, other.words))
    if one.numbers != other.numbers or not all(_SHORTEST <= size <= _LONGEST for size in sizes):
        return False
    plain = (one.stems & other.stems) - one.names - other.names
    return len(plain) >= _PLAIN and bool(one.names & other.names or one.numbers)


def _span(text: Text, sentence: _Sentence) -> Span:
    first, last = sentence.words
    return Span(int(text.tokens.starts[first]), int(text.tokens.ends[last - 1]))
