"""Turns readings into fingerprints, and pairs of them into the passages that stand twice.

Texts meet by winnowed fingerprints (Schleimer, Wilkerson, Aiken 2003): whatever run of thirteen
words two articles share, they share a fingerprint. What has met is aligned word by word, so
that a copied passage in a longer report is found as well as a copied report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

import numpy as np

from stemma.offsets import Span
from stemma.relate.reuse_align import Passage, align, align_at
from stemma.relate.reuse_passages import copied, is_copy, is_line, kind_of, told
from stemma.relate.reuse_restate import restated
from stemma.relate.reuse_text import UNIT, Desk, Text, met, says, sums
from stemma.relate.reuse_tokens import (
    QUOTED,
    REMOVED,
    U32,
    U64,
    Index,
    Tokens,
    flag_spans,
    grams,
    winnow,
)
from stemma.relate.words import words_of
from stemma.types import Direction, Locus, Reading, Reuse, ReuseKind, Time

_GRAM = 6  # words of a fingerprint
_WINDOW = 8  # fingerprints of which the smallest is kept
_PRINT_WEIGHT = 2 * UNIT  # what the words of a fingerprint weigh at least: see Passage
_NEVER = np.uint64(2**64 - 1)  # stands for a fingerprint that is not to be kept
_WEEK = 7  # days between two reports of one happening
_IMPRINTED, _IMPRINT_SHARE = 4, 0.05  # reports of one outlet that bear a passage which is its imprint
_IMPRINT = 0.7  # fingerprints of a passage that are an outlet's imprint where the passage is
_SAME_REPORT = 0.33  # of the shorter report: so much in common is no imprint
_MOST = 200  # passages told of one pair, longest first

Imprints = Mapping[str, U64]
"""For each outlet the fingerprints of what it prints under many of its reports."""


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprinted:
    """A document as reuse sees it: its words with their places in the raw text, and fingerprints.

    `article` is `words` without those of furniture (the same object where there is none).
    `prints` are sorted, each once; `places` says which word of the article each begins at.
    `outlet` is the domain, or else the name, of who published it; empty where unknown.
    About 13 bytes a word and 3 for the fingerprints.
    """

    document: str
    words: Tokens
    article: Tokens
    prints: U64
    places: U32
    published: Time
    outlet: str = ""


def fingerprint(reading: Reading) -> Fingerprinted:
    """Return the fingerprints of a document, the same on every machine."""
    document = reading.document
    words = words_of(document)
    flag_spans(words, (a.span for a in reading.annotations if a.kind == "quotation"), QUOTED)
    furniture = words.has(REMOVED)
    article = words.only(~furniture) if furniture.any() else words
    published = document.published or document.parts[0].published or Time(None, None)
    outlet = document.outlet and (document.outlet.domain or document.outlet.name)
    return Fingerprinted(document.id, words, article, *_prints(article), published, (outlet or "").casefold())


class ReuseRelator:
    """Ties documents by the passages they share.

    Reports of one story meet whatever they share: what two of them tell in a few edited words
    has no fingerprint in common. `imprints` are what an outlet prints under many of its reports.
    """

    def __init__(self, story_of: Mapping[str, str] | None = None, imprints: Imprints | None = None) -> None:
        self._story_of = story_of or {}
        self._imprints = imprints or {}

    def keys(self, item: Fingerprinted) -> Iterable[int]:
        """Return the document's winnowed fingerprints, and one for its story."""
        story = self._story_of.get(item.document)
        if story is None:
            return item.prints
        own = int.from_bytes(blake2b(story.encode(), digest_size=8).digest())
        return np.append(item.prints, np.uint64(own))

    def compare(self, pairs: Iterable[tuple[Fingerprinted, Fingerprinted]]) -> Iterator[Reuse]:
        """Yield the passages that each pair shares; the first side is of the smaller document id."""
        desk = Desk()
        for one, other in pairs:
            if other.document < one.document:
                one, other = other, one
            house = self._imprints.get(one.outlet) if one.outlet == other.outlet else None
            yield from _shared(_Pair(one, other, desk.text(one.article), desk.text(other.article)), house)


class _Pair(NamedTuple):
    """Two documents, and their articles laid out for comparison."""

    one: Fingerprinted
    other: Fingerprinted
    a: Text
    b: Text


def imprints(items: Iterable[Fingerprinted]) -> Imprints:
    """Return for each outlet the fingerprints that many of its reports bear: what it prints under all.

    Notices, appeals and the author's few lines on himself are no copying of one report from another.
    """
    by_outlet: dict[str, list[U64]] = defaultdict(list)
    for item in items:
        if item.outlet:
            by_outlet[item.outlet].append(item.prints)
    found: dict[str, U64] = {}
    for outlet, prints in by_outlet.items():
        if len(prints) >= _IMPRINTED:
            values, counts = np.unique(np.concatenate(prints), return_counts=True)
            found[outlet] = values[counts >= max(_IMPRINTED, _IMPRINT_SHARE * len(prints))]
    return found


def repeats(item: Fingerprinted) -> Iterator[Reuse]:
    """Yield the passages that stand twice within one document, furniture that repeats text included."""
    words, text = item.words, Text(item.words)
    copies = [p for p in align(text, text) if is_copy(text, text, p) or is_line(text, p)]
    found = told(text, text, copies, restated(text, text))
    for kind, passage in islice(found, _MOST):
        if not (words.flags[passage.a[0]] & words.flags[passage.b[0]] & REMOVED):
            yield Reuse(
                "paraphrase" if kind == "paraphrase" else "repeat",
                Locus(item.document, _span(words, passage.a)),
                Locus(item.document, _span(words, passage.b)),
                round(passage.similarity, 3),
            )


def _shared(pair: _Pair, house: U64 | None) -> Iterator[Reuse]:
    """Yield the passages that two articles share, but for what their outlet prints under all its reports."""
    one, other = pair.one, pair.other
    found = list(islice(_passages(pair), _MOST))
    if not found:
        return
    if house is not None and not _is_same_report(pair, found):
        found = [(kind, passage) for kind, passage in found if not _is_imprint(one, passage, house)]
    direction = _direction(one.published, other.published)
    for kind, passage in found:
        yield Reuse(
            kind,
            Locus(one.document, _span(one.article, passage.a)),
            Locus(other.document, _span(other.article, passage.b)),
            round(passage.similarity, 3),
            direction,
        )


def _is_same_report(pair: _Pair, found: Sequence[tuple[str, Passage]]) -> bool:
    """Say whether so much is shared that the two are one report, printed twice."""
    shared = sum(passage.equal for _, passage in found)
    return shared >= _SAME_REPORT * min(pair.a.size, pair.b.size)


def _is_imprint(one: Fingerprinted, passage: Passage, house: U64) -> bool:
    """Say whether most fingerprints of a passage are among those of the outlet."""
    inside = (one.places >= passage.a[0]) & (one.places + _GRAM <= passage.a[1])
    return bool(inside.any() and np.isin(one.prints[inside], house).mean() >= _IMPRINT)


def _passages(pair: _Pair) -> Iterator[tuple[ReuseKind, Passage]]:
    """Yield copied passages, then restated sentences.

    Short quotations and restated sentences are looked for only between reports that are near in
    time: what is said of one meeting of two men is said of the next one too, and years of one
    outlet's pages would cost more to compare than all the rest.
    """
    one, other, a, b = pair
    if _near(one.published, other.published):
        copies = copied(a, b, align(a, b))
        yield from told(a, b, copies, restated(a, b, copies))
    else:
        known = align_at(a, b, _common(one, other), _GRAM)
        yield from ((kind_of(a, b, passage), passage) for passage in copied(a, b, known))


def _common(one: Fingerprinted, other: Fingerprinted) -> tuple[Index, Index]:
    """Return the words at which the fingerprints that two articles share begin in each."""
    left, right = met(one.prints, other.prints)
    return one.places.take(left).astype(np.int64), other.places.take(right).astype(np.int64)


def _span(tokens: Tokens, words: tuple[int, int]) -> Span:
    """Return the raw span from the first to the last of the words."""
    return Span(int(tokens.starts[words[0]]), int(tokens.ends[words[1] - 1]))


def _prints(article: Tokens) -> tuple[U64, U32]:
    """Return the winnowed fingerprints of what says something, and the words they begin at.

    Without the floor, "President … met with Prime Minister …" brings all of a pile together.
    """
    values = grams(article.stems, _GRAM)
    if not len(values):
        return values, np.empty(0, np.uint32)
    weighed = sums(says(article))
    values[weighed[_GRAM:] - weighed[:-_GRAM] < _PRINT_WEIGHT] = _NEVER
    places = winnow(values, _WINDOW)
    prints = values.take(places)
    order = prints.argsort(kind="stable")
    prints = prints.take(order)
    new = np.ones(len(prints), dtype=bool)
    np.not_equal(prints[1:], prints[:-1], out=new[1:])
    new &= prints != _NEVER
    return prints[new], places.take(order)[new].astype(np.uint32)


def _direction(a: Time, b: Time) -> Direction:
    """Tell who was first, where the times of publication do not overlap."""
    if _before(a.high, b.low):
        return "a>b"
    return "b>a" if _before(b.high, a.low) else "unknown"


def _before(high: str | None, low: str | None) -> bool:
    """Say whether one time ends before another begins, as precisely as both are written."""
    if not high or not low:
        return False
    size = min(len(high), len(low))
    return high[:size] < low[:size]


def _near(a: Time, b: Time) -> bool:
    """Say whether the two may have come out within a week of each other."""
    days = (a.first_day, a.last_day, b.first_day, b.last_day)
    if None in days:
        return True
    low_a, high_a, low_b, high_b = (date.fromisoformat(day).toordinal() for day in days if day)
    return low_b - high_a <= _WEEK and low_a - high_b <= _WEEK
