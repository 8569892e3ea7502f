"""Turns copied passages into the places where their words differ.

Where two reports print one text, each word that is not the same was changed by somebody: the
oldest kind of collation. Needs the passages (`relate.reuse`) and the words of both documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Indel

from stemma.offsets import Span
from stemma.relate.reuse import Fingerprinted
from stemma.relate.reuse_tokens import BREAK, QUOTED, STOP, Tokens
from stemma.types import Locus, Reuse

_REACH = 18  # words that a change may replace, add or leave out
_MOST = 60  # changes told of one passage
_ALIKE = 0.6  # share of equal words below which two passages tell the same in words of their own


@dataclass(frozen=True, slots=True)
class Change:
    """A place where two copies differ: the words on either side, the equal word after them included.

    `quoted`: both sides stand within quotation marks; `reuse` is the id of the passage.
    """

    a: Locus
    b: Locus
    quoted: bool = False
    reuse: str = ""


def changes(reuse: Iterable[Reuse], prints: Iterable[Fingerprinted]) -> Iterator[Change]:
    """Yield the changes within each passage that two documents share, in text order."""
    words = {p.document: p.article for p in prints}
    for passage in reuse:
        if passage.kind != "repeat" and _ALIKE <= passage.similarity < 1:
            yield from _changes(passage, words)


def _changes(passage: Reuse, words: Mapping[str, Tokens]) -> Iterator[Change]:
    a, b = (words[side.document] for side in (passage.a, passage.b))
    (a_first, a_last), (b_first, b_last) = _within(a, passage.a.span), _within(b, passage.b.span)
    stems = a.stems[a_first:a_last].tolist(), b.stems[b_first:b_last].tolist()
    telling = (~a.has(STOP)[a_first:a_last]).tolist()
    found = 0
    for i, j, more_a, more_b in _edits(*stems, telling):
        one = slice(a_first + i, a_first + i + more_a + 1)
        other = slice(b_first + j, b_first + j + more_b + 1)
        # A change that runs over the end of a sentence is one of order, not of a word.
        if a.has(BREAK)[one][1:].any() or b.has(BREAK)[other][1:].any():
            continue
        found += 1
        if found > _MOST:
            return
        quoted = bool(a.has(QUOTED)[one].all() and b.has(QUOTED)[other].all())
        yield Change(
            Locus(passage.a.document, _span(a, one)),
            Locus(passage.b.document, _span(b, other)),
            quoted,
            passage.id,
        )


def _within(tokens: Tokens, span: Span) -> tuple[int, int]:
    first = int(np.searchsorted(tokens.starts, span.start))
    return first, int(np.searchsorted(tokens.ends, span.end, "right"))


def _span(tokens: Tokens, words: slice) -> Span:
    return Span(int(tokens.starts[words.start]), int(tokens.ends[words.stop - 1]))


def _edits(
    a: Sequence[int], b: Sequence[int], telling: Sequence[bool]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield where the rows part, and how many words each has more before they meet again.

    They meet at the words of a longest common row. To go on at the nearest equal word instead lays
    `23 people had been taken to hospital` to `Some 900 people` where the copy left out a sentence.
    """
    i = j = 0
    for x, y, length in _met(a, b, telling):
        if (x, y) != (i, j) and max(x - i, y - j) <= _REACH:
            yield i, j, x - i, y - j
        i, j = x + length, y + length


def _met(a: Sequence[int], b: Sequence[int], telling: Sequence[bool]) -> Iterator[tuple[int, int, int]]:
    """Yield the runs of equal words in a longest common row, but for lone words that say nothing.

    A function word stands everywhere: by itself it is not what two copies have in common.
    """
    for block in Indel.opcodes(a, b).as_matching_blocks():
        if block.size > 1 or (block.size and telling[block.a]):
            yield block.a, block.b, block.size
