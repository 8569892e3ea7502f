"""Turns a document into pages, one an article, ready to be annotated."""

from __future__ import annotations

from stemma.types import Document, Page


def pages_of(document: Document) -> tuple[Page, ...]:
    """Return a page for each part of the document, in order; its text is the part's clean text."""
    return tuple(
        Page(document, part, offsets.apply(document.text), offsets)
        for part in document.parts
        for offsets in [document.offsets.slice(part.span)]
    )
