"""Turns aligned stretches of two texts into passages: copied, told again, or what one speaker said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stemma.relate.reuse_align import Passage
from stemma.relate.reuse_text import Text
from stemma.types import ReuseKind

_SIMILAR = 0.8  # equal words of a copied passage; less is a paraphrase or chance
_WEIGHT = 6.0  # what the equal words of a copied passage weigh at least: see Passage
_WEIGHT_QUOTED = 3.0  # the same where both sides are quoted: the words are somebody's
_WEIGHT_SAID = 2.4  # the same of a quoted clause that is whole on both sides
_LINE = 5  # words of a line that stands twice in one text, and of a quotation in two
_SAID = 4  # words of a whole quoted clause
_SIMILAR_BESIDE, _WEIGHT_BESIDE = 0.6, 2.4  # the floors of what stands beside a copied passage on both sides
_WEIGHT_COPIER = 8.0  # what a passage weighs beside which another is believed: a sentence or so
_BESIDE = 25  # words between two passages of one copy
_BRIDGE = 18  # words that were changed or cut within one copied passage
_EDGE = 4  # words at the edge of a copied sentence that may all have been changed
_EDGES = 0.4  # and what part of the equal words they may come to
_ALL_QUOTED = 0.8  # words in quotation marks of a passage that is somebody's words


def copied(a: Text, b: Text, aligned: Iterable[Passage]) -> list[Passage]:
    """Return the passages whose words are too many and too alike to be chance.

    What is too little by itself is enough beside such a passage on both sides: who copies one
    sentence copies the next (two thresholds, as edges are traced in pictures; Canny 1986).
    """
    sure: list[Passage] = []
    doubtful: list[Passage] = []
    for passage in aligned:
        if is_copy(a, b, passage):
            sure.append(passage)
        elif _may_be(passage):
            doubtful.append(passage)
    reached = (
        [p for p in sure if p.weight >= _WEIGHT_COPIER and kind_of(a, b, p) == "copy"] if doubtful else []
    )
    while reached and doubtful:
        near = [any(_is_beside(p, other) for other in reached) for p in doubtful]
        reached = [p for p, is_near in zip(doubtful, near, strict=True) if is_near]
        doubtful = [p for p, is_near in zip(doubtful, near, strict=True) if not is_near]
        sure += reached
    copies: list[Passage] = []
    quotations: list[Passage] = []
    for passage in sure:
        (copies if kind_of(a, b, passage) == "copy" else quotations).append(passage)
    return [*_joined(_to_sentence(a, b, passage) for passage in copies), *quotations]


def is_copy(a: Text, b: Text, passage: Passage) -> bool:
    """Say whether the words are too many and too alike to be chance."""
    if passage.weight >= _WEIGHT:
        return passage.similarity >= _SIMILAR
    if a.quotes is None or b.quotes is None or passage.similarity < _SIMILAR:
        return False
    if min(a.quoted(passage.a), b.quoted(passage.b)) < 1:
        return False
    if passage.equal >= _LINE and passage.weight >= _WEIGHT_QUOTED:
        return True
    whole = a.clauses.holds(*passage.a) and b.clauses.holds(*passage.b)
    return whole and passage.equal >= _SAID and passage.weight >= _WEIGHT_SAID


def is_line(text: Text, passage: Passage) -> bool:
    """Say whether both sides are whole lines or sentences of one text: a headline printed twice."""
    whole = passage.equal >= _LINE and passage.similarity == 1
    return whole and text.sentences.holds(*passage.a, *passage.b)


def told(
    a: Text, b: Text, copies: list[Passage], alike: Iterable[Passage]
) -> Iterator[tuple[ReuseKind, Passage]]:
    """Yield copied passages and quotations, then the others that none of these covers on both sides."""
    yield from ((kind_of(a, b, passage), passage) for passage in copies)
    for passage in alike:
        if not any(_covers(other, passage) for other in copies):
            yield "paraphrase", passage


def kind_of(a: Text, b: Text, passage: Passage) -> ReuseKind:
    """Tell a copy from what two reports share because one person said it."""
    if a.quotes is None or b.quotes is None:
        return "copy"
    quoted = min(a.quoted(passage.a), b.quoted(passage.b))
    return "quotation" if quoted >= _ALL_QUOTED else "copy"


def _joined(copies: Iterable[Passage]) -> list[Passage]:
    """Join the passages that follow each other on both sides with few other words between; longest first.

    What stands between is what was changed: a passage whose name was replaced is one, not two.
    """
    found: list[Passage] = []
    for passage in sorted(copies, key=lambda p: (p.a, p.b)):
        last = found[-1] if found else None
        if last and all(-_EDGE <= gap <= _BRIDGE for gap in _gaps(last, passage)):
            found[-1] = Passage(
                (last.a[0], max(last.a[1], passage.a[1])),
                (last.b[0], max(last.b[1], passage.b[1])),
                last.equal + passage.equal,
                last.weight + passage.weight,
            )
        else:
            found.append(passage)
    return sorted(found, key=lambda p: (-p.equal, p.a, p.b))


def _gaps(one: Passage, two: Passage) -> tuple[int, int]:
    """Return how many words stand between two passages on either side; less than none where they overlap."""
    return two.a[0] - one.a[1], two.b[0] - one.b[1]


def _may_be(passage: Passage) -> bool:
    return passage.weight >= _WEIGHT_BESIDE and passage.similarity >= _SIMILAR_BESIDE


def _is_beside(passage: Passage, other: Passage) -> bool:
    """Say whether two passages stand near each other on both sides, before or behind."""
    return all(
        -_EDGE <= max(y[0] - x[1], x[0] - y[1]) <= _BESIDE
        for x, y in ((passage.a, other.a), (passage.b, other.b))
    )


def _to_sentence(a: Text, b: Text, passage: Passage) -> Passage:
    """Grow a passage to the ends of its sentences, where these are near on both sides."""
    most = min(_EDGE, int(_EDGES * passage.equal))
    starts = a.sentences.back(passage.a[0], most), b.sentences.back(passage.b[0], most)
    ends = a.sentences.ahead(passage.a[1], most), b.sentences.ahead(passage.b[1], most)
    first = _both(*starts) or (passage.a[0], passage.b[0])
    last = _both(*ends) or (passage.a[1], passage.b[1])
    return passage._replace(a=(first[0], last[0]), b=(first[1], last[1]))


def _both(a: int | None, b: int | None) -> tuple[int, int] | None:
    """Return the places on both sides, or None where one is missing."""
    return None if a is None or b is None else (a, b)


def _covers(copy: Passage, other: Passage) -> bool:
    """Say whether a copied passage holds most of another on both sides."""
    return all(
        2 * (min(x[1], y[1]) - max(x[0], y[0])) > y[1] - y[0]
        for x, y in ((copy.a, other.a), (copy.b, other.b))
    )
