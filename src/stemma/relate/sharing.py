"""Turns the passages that two reports share into what part of each stands in the other, and what does not."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stemma.offsets import Span
from stemma.relate.reuse import Fingerprinted
from stemma.relate.reuse_tokens import Tokens
from stemma.types import Edit, Reuse

_CUT = 12  # words in a row that stand in one of two copies only, and are told as left out
_MOST = 20  # such stretches told of one pair, and passages told as moved
_COPIES = 0.3  # of the shorter report: with less in common, what is not shared was not left out


@dataclass(frozen=True, slots=True)
class Sharing:
    """What two reports share: the part of the words of each that stands in the other, 0..1.

    Quotations are not counted: who prints what one person said need not have it from the other.
    `edits` tell which stretches only one has (`cut`) and which stand elsewhere (`order`).
    """

    a: str
    b: str
    share_a: float
    share_b: float
    edits: tuple[Edit, ...] = ()

    @property
    def share(self) -> float:
        """The larger share: that of the shorter report, as a rule."""
        return max(self.share_a, self.share_b)


def sharings(reuse: Iterable[Reuse], prints: Iterable[Fingerprinted]) -> Iterator[Sharing]:
    """Yield what each pair of reports shares, in the order in which the pairs first stand in `reuse`."""
    words = {item.document: item.article for item in prints}
    pairs: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
    for passage in reuse:
        if passage.kind in ("copy", "paraphrase") and passage.a.document != passage.b.document:
            pairs[passage.a.document, passage.b.document].append(passage)
    for (a, b), passages in pairs.items():
        yield _sharing(a, b, passages, words)


def _sharing(a: str, b: str, passages: Sequence[Reuse], words: Mapping[str, Tokens]) -> Sharing:
    one, other = words[a], words[b]
    held = _held(one, (p.a.span for p in passages)), _held(other, (p.b.span for p in passages))
    share_a, share_b = (round(float(side.mean()), 3) if len(side) else 0.0 for side in held)
    if max(share_a, share_b) < _COPIES:
        return Sharing(a, b, share_a, share_b)
    edits = [Edit("cut", span, None) for span in _alone(one, held[0])]
    edits += [Edit("cut", None, span) for span in _alone(other, held[1])]
    return Sharing(a, b, share_a, share_b, (*edits, *_moved(passages)))


def _held(tokens: Tokens, spans: Iterable[Span]) -> NDArray[np.bool_]:
    """Say for each word whether one of the spans holds it."""
    held = np.zeros(len(tokens), dtype=bool)
    for span in spans:
        first, last = np.searchsorted(tokens.starts, [span.start, span.end])
        held[first:last] = True
    return held


def _alone(tokens: Tokens, held: NDArray[np.bool_]) -> Iterator[Span]:
    """Yield the longer stretches of words that are not held."""
    edges = np.flatnonzero(np.diff(np.concatenate(([True], held, [True])).astype(np.int8)))
    runs = [(int(first), int(last)) for first, last in edges.reshape(-1, 2) if last - first >= _CUT]
    for first, last in runs[:_MOST]:
        yield Span(int(tokens.starts[first]), int(tokens.ends[last - 1]))


def _moved(passages: Sequence[Reuse]) -> Iterator[Edit]:
    """Yield the passages that stand elsewhere among the others: all but a longest row in one order."""
    copies = sorted((p for p in passages if p.kind == "copy"), key=lambda p: (p.a.span, p.b.span))
    kept = set(_longest_row([p.b.span.start for p in copies]))
    moved = [p for n, p in enumerate(copies) if n not in kept]
    yield from (Edit("order", p.a.span, p.b.span) for p in moved[:_MOST])


def _longest_row(values: Sequence[int]) -> Iterator[int]:
    """Yield the places of a longest rising row of values, last first (patience sorting, Fredman 1975)."""
    tops: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        pile = bisect_left(tops, value)
        before.append(places[pile - 1] if pile else -1)
        tops[pile : pile + 1], places[pile : pile + 1] = [value], [place]
    place = places[-1] if places else -1
    while place >= 0:
        yield place
        place = before[place]
