"""A claim: that a report has something from somebody, and where it says so."""

from __future__ import annotations

from typing import NamedTuple

from stemma.offsets import OffsetMap, Span
from stemma.types import OriginKind


class Claim(NamedTuple):
    """A name, its kind, where the report says so (raw), and the stretches that rest on it (raw)."""

    name: str
    kind: OriginKind
    span: Span
    carries: tuple[Span, ...] = ()


def at(offsets: OffsetMap, start: int, end: int) -> Span:
    """Carry a stretch of the clean text to the raw text."""
    return offsets.to_raw(Span(start, end))
