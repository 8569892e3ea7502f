"""Turns positions of a cleaned text into positions of the raw text it came from, and back.

A map is a row of pieces, not an entry a character: a piece copies a stretch of the raw text
(`text is None`), or replaces one (`&amp;` read as `&`), or inserts what the raw text implies
(a line break for a `<p>`, from an empty stretch). What no piece covers was removed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points.

    Spans point into a document's raw text everywhere except on a `Page`, whose annotations
    point into the page's own text; `Page.offsets` is the only crossing.
    """

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Say whether the other lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> Span:
        """Return the span moved by so many characters."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """Return the characters of the text that the span covers."""
        return text[self.start : self.end]


class Piece(NamedTuple):
    """A stretch of raw text and what the clean text has for it (None: the stretch itself)."""

    start: int
    end: int
    text: str | None = None

    @property
    def length(self) -> int:
        """Length of the piece in the clean text, in code points."""
        return self.end - self.start if self.text is None else len(self.text)


class OffsetMap:
    """The pieces of a clean text in raw order, with positions carried both ways."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = tuple(_joined(pieces))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OffsetMap) and self.pieces == other.pieces

    def __hash__(self) -> int:
        return hash(self.pieces)

    def __repr__(self) -> str:
        return f"OffsetMap({len(self.pieces)} pieces, {self.length} characters)"

    @classmethod
    def keep(cls, length: int, removed: Iterable[Span] = ()) -> OffsetMap:
        """Map a raw text of this length, less the removed spans (any order, may overlap)."""
        pieces, at = [], 0
        for span in sorted(removed):
            if span.start > at:
                pieces.append(Piece(at, span.start))
            at = max(at, span.end)
        return cls([*pieces, Piece(at, length)] if at < length else pieces)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for piece in self.pieces:
            starts.append(at)
            at += piece.length
        return starts

    @cached_property
    def _raw_ends(self) -> list[int]:
        return [piece.end for piece in self.pieces]

    @property
    def length(self) -> int:
        """Length of the clean text, in code points."""
        return self._starts[-1] + self.pieces[-1].length if self.pieces else 0

    def apply(self, raw: str) -> str:
        """Return the clean text."""
        return "".join(raw[p.start : p.end] if p.text is None else p.text for p in self.pieces)

    def to_raw(self, span: Span) -> Span:
        """Return the raw stretch from the first to the last character of a clean span.

        Removed text between the two is covered. An empty span gives an empty one.
        """
        if not self.pieces:
            return Span(0, 0)
        if span.end <= span.start:
            at = self._raw_at(span.start)[0]
            return Span(at, at)
        return Span(self._raw_at(span.start)[0], self._raw_at(span.end - 1)[1])

    def to_clean(self, span: Span) -> Span | None:
        """Return the clean stretch that a raw span left behind, or None where all was removed."""
        kept = [
            Span(clean + max(span.start - piece.start, 0), clean + min(span.end, piece.end) - piece.start)
            if piece.text is None
            else Span(clean, clean + piece.length)
            for clean, piece in self._between(span)
        ]
        return Span(kept[0].start, kept[-1].end) if kept else None

    def slice(self, span: Span) -> OffsetMap:
        """Return the map of what lies within a raw span."""
        cut = []
        for _, piece in self._between(span):
            if piece.text is None:
                cut.append(Piece(max(piece.start, span.start), min(piece.end, span.end)))
            elif span.start <= piece.start and piece.end <= span.end:
                cut.append(piece)
        return OffsetMap(cut)

    def removed(self, length: int) -> Iterator[Span]:
        """Yield the stretches of a raw text of this length that no piece covers."""
        at = 0
        for piece in self.pieces:
            if piece.start > at:
                yield Span(at, piece.start)
            at = max(at, piece.end)
        if at < length:
            yield Span(at, length)

    def _raw_at(self, position: int) -> tuple[int, int]:
        """Return the raw range of the clean character at this position."""
        index = max(0, bisect_right(self._starts, position) - 1)
        piece, inner = self.pieces[index], position - self._starts[index]
        if piece.text is not None:
            return piece.start, piece.end
        start = min(piece.start + inner, piece.end)
        return start, min(start + 1, piece.end)

    def _between(self, span: Span) -> Iterator[tuple[int, Piece]]:
        """Yield the pieces that share raw characters with the span, with their clean starts."""
        for index in range(bisect_right(self._raw_ends, span.start), len(self.pieces)):
            piece = self.pieces[index]
            if piece.start >= span.end:
                return
            yield self._starts[index], piece


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Drop empty pieces and join copied stretches that touch; raw order is required."""
    last: Piece | None = None
    for piece in pieces:
        if piece.start == piece.end and not piece.text:
            continue
        if last is None:
            last = piece
        elif piece.start < last.end:
            raise ValueError(f"pieces out of raw order: {last} before {piece}")
        elif last.text is None and piece.text is None and last.end == piece.start:
            last = Piece(last.start, piece.end)
        else:
            yield last
            last = piece
    if last is not None:
        yield last
