"""Turns the ranges of a page's visible text that are article into its offset map and its removed spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stemma.clean.markup import Markup
from stemma.offsets import OffsetMap, Piece, Span
from stemma.types import Removed

_UNSAID = "boilerplate"  # the reason for text of which the page itself says nothing
_UNLISTED = "metadata"  # the text of <title> is markup to a reader: not on the page, so not removed from it


def offsets_of(markup: Markup, kept: Sequence[Span]) -> OffsetMap:
    """Return the map of the kept ranges, in order; blocks that become neighbours are set apart."""
    pieces: list[Piece] = []
    at: int | None = None
    for span in kept:
        raw = markup.offsets.to_raw(span)
        if at is not None:
            pieces.append(Piece(raw.start, raw.start, _joint(markup.text[at : span.start])))
        pieces += markup.offsets.slice(raw).pieces
        at = span.end
    return OffsetMap(pieces)


def apart(removed: Iterable[Removed]) -> tuple[Removed, ...]:
    """Return removed spans in order, each less what an earlier one covers."""
    kept: list[Removed] = []
    at = 0
    for item in sorted(removed, key=lambda r: r.span):
        if item.span.end > at:
            kept.append(Removed(Span(max(item.span.start, at), item.span.end), item.reason))
            at = item.span.end
    return tuple(kept)


def removed_of(markup: Markup, kept: Sequence[Span]) -> Iterator[Removed]:
    """Yield the visible text that was not kept, runs of one reason between kept text as one."""
    run: tuple[Span, str, int] | None = None
    for span, reason, gap in _left_out(markup, kept):
        if run is not None and run[1:] == (reason, gap):
            run = (Span(run[0].start, span.end), reason, gap)
            continue
        if run is not None:
            yield Removed(markup.offsets.to_raw(run[0]), run[1])
        run = (span, reason, gap)
    if run is not None:
        yield Removed(markup.offsets.to_raw(run[0]), run[1])


def _left_out(markup: Markup, kept: Sequence[Span]) -> Iterator[tuple[Span, str, int]]:
    """Yield the parts of stretches that were not kept: where, why, and after how many kept ranges."""
    index = 0
    for stretch in markup.stretches:
        at = stretch.start
        while index < len(kept) and kept[index].end <= at:
            index += 1
        inner = index
        while at < stretch.end:
            following = kept[inner] if inner < len(kept) else Span(stretch.end, stretch.end)
            span = trimmed(markup.text, Span(at, min(following.start, stretch.end)))
            if span is not None and stretch.reason != _UNLISTED:
                yield span, stretch.reason or _UNSAID, inner
            at, inner = max(following.end, at), inner + 1


def trimmed(text: str, span: Span) -> Span | None:
    """Return the span without white space at its ends, or None where it holds nothing else."""
    shown = span.of(text).strip() if span.end > span.start else ""
    start = text.find(shown, span.start) if shown else 0
    return Span(start, start + len(shown)) if shown else None


def _joint(between: str) -> str:
    """Return what stands in place of the text left out between two kept ranges."""
    if "\n" in between:
        return "\n\n"
    return " " if between != between.strip() else ""
