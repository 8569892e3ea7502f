"""Turns a map whose clean text still holds furniture into one without it, with what was taken out and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from stemma.clean.furniture import Marks, inline_furniture, mark_furniture
from stemma.clean.header import Header, read_header
from stemma.clean.lines import Line, split_lines
from stemma.clean.repeats import mark_repeats
from stemma.offsets import OffsetMap, Piece, Span
from stemma.types import Removed

_BREAK = re.compile(r"\s+")
_LONGEST_CAPTION = 400  # characters; a page marks its captions, so that a longer one is a paragraph


class Pruned(NamedTuple):
    """A map without furniture, what was taken out (raw spans), and what the text's head said."""

    offsets: OffsetMap
    removed: tuple[Removed, ...]
    header: Header


def prune(offsets: OffsetMap, raw: str, title: Span | None = None, *, repeats: bool = False) -> Pruned:
    """Take the furniture out of an article that begins with its title, if it has one.

    `title` is a span of the raw text; `repeats` takes out what stands twice as well, which happens
    in crawlers' fields but not on pages. A text that would be all furniture is left as it is.
    """
    text = offsets.apply(raw)
    lines = split_lines(text)
    place = None if title is None else offsets.to_clean(title)
    first = next((i for i, line in enumerate(lines) if place and line.span.overlaps(place)), None)
    header = _header_below(lines, first)
    marks = _marks(lines, first, header)
    if repeats:
        marks |= mark_repeats(lines, marks, title=first, head=header.end)
    if len(marks) == len(lines):
        return Pruned(offsets, (), header)
    removed = sorted(_furniture(lines, marks), key=lambda r: r.span)
    end = max(line.end for i, line in enumerate(lines) if i not in marks)
    kept = cut(offsets, _between([_with_break(r.span, text) for r in removed], end))
    return Pruned(kept, tuple(Removed(offsets.to_raw(r.span), r.reason) for r in removed), header)


def cut(offsets: OffsetMap, kept: Iterable[Span]) -> OffsetMap:
    """Return the map of some ranges of its clean text, which come in order and apart."""
    pieces: list[Piece] = []
    ranges = iter(kept)
    span = next(ranges, None)
    at = 0
    for piece in offsets.pieces:
        end = at + piece.length
        while span is not None and span.start < end:
            pieces += _within(piece, Span(max(span.start - at, 0), min(span.end, end) - at))
            if span.end > end:
                break
            span = next(ranges, None)
        at = end
    return OffsetMap(pieces)


def _within(piece: Piece, part: Span) -> Iterator[Piece]:
    """Yield the part of a piece; one that replaces raw text is taken whole by its first character."""
    if piece.text is None:
        yield Piece(piece.start + part.start, piece.start + part.end)
    elif part.start == 0:
        yield piece


def _header_below(lines: Sequence[Line], title: int | None) -> Header:
    """Read the header under a title that is known already, or the one that stands at the text's head."""
    if title is None or title + 1 >= len(lines):
        return Header()
    header = read_header(lines[title:])
    if header.title != 0:
        return Header()
    header.marks = {i + title: reason for i, reason in header.marks.items()}
    header.end += title
    return header


def _marks(lines: Sequence[Line], title: int | None, header: Header) -> Marks:
    """Return the lines to take out, never the title."""
    marks = mark_furniture(lines, title=title, head=header.end) | header.marks
    long = {i for i, why in marks.items() if why == "caption" and len(lines[i].text) > _LONGEST_CAPTION}
    return {i: why for i, why in marks.items() if i not in long and i != title}


def _furniture(lines: Sequence[Line], marks: Marks) -> Iterator[Removed]:
    """Yield what to take out of the clean text: lines, and parts of lines."""
    for i, line in enumerate(lines):
        if i in marks:
            yield Removed(line.span, marks[i])
        else:
            yield from inline_furniture(line)


def _with_break(span: Span, text: str) -> Span:
    """Return the span with the white space up to the next line, if a line ends with it."""
    rest = _BREAK.match(text, span.end)
    return Span(span.start, rest.end()) if rest and "\n" in rest[0] else span


def _between(cuts: Sequence[Span], length: int) -> Iterator[Span]:
    """Yield what lies between the cuts, which are in order."""
    at = 0
    for span in cuts:
        if at < min(span.start, length):
            yield Span(at, min(span.start, length))
        at = max(at, span.end)
    if at < length:
        yield Span(at, length)
