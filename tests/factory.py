"""Pages made by hand, for tests of what is seen on them."""

from __future__ import annotations

from stemma.offsets import OffsetMap, Span
from stemma.types import Document, Page, Part, Time


def day(iso: str) -> Time:
    """Return the time that is this one day, as metadata gives it."""
    return Time(iso, iso, basis="metadata")


def page(text: str, published: str | None = None) -> Page:
    """Return the one page of a plain-text document, published on a day or undated."""
    offsets = OffsetMap.keep(len(text))
    part = Part(Span(0, len(text)), published=day(published) if published else None)
    document = Document(
        "report.txt", "text/plain", "0" * 64, text, offsets, (part,), published=part.published
    )
    return Page(document, part, text, offsets)
