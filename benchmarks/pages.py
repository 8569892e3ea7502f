"""Turns a labelled text into the page that the annotate stage makes of it."""

from __future__ import annotations

from training.texts import Text

from stemma.annotate import annotate, available
from stemma.offsets import OffsetMap, Span
from stemma.types import Document, Page, Part


def annotated(text: Text, reader: str | None = None) -> Page:
    """Return the page with all layers; its positions are the text's own."""
    offsets, part = OffsetMap.keep(len(text.text)), Part(Span(0, len(text.text)))
    document = Document(text.doc, "text/plain", "0" * 64, text.text, offsets, (part,))
    (page,) = annotate([Page(document, part, text.text, offsets)], available(reader))
    return page
