"""Turns a document's annotated pages into its reading: what is said in it, all in raw spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.annotate.times import infer_published
from stemma.extract.events import event_mentions
from stemma.extract.figures import figures
from stemma.extract.mentions import mentions
from stemma.extract.statements import statements
from stemma.types import Annotation, Document, Page, Reading, Time

__all__ = ["extract"]

_KEPT = ("sentence", "time", "quantity", "quotation")


def extract(document: Document, pages: Sequence[Page]) -> Reading:
    """Return the reading of a document from its pages, annotated."""
    mentioned = [mentions(page) for page in pages]
    return Reading(
        _dated(document, pages),
        annotations=tuple(a for page in pages for a in _kept(page)),
        mentions=tuple(m for found in mentioned for m in found),
        statements=tuple(
            s for page, found in zip(pages, mentioned, strict=True) for s in statements(page, found)
        ),
        figures=tuple(f for page in pages for f in figures(page)),
        events=tuple(e for page in pages for e in event_mentions(page)),
    )


def _dated(document: Document, pages: Sequence[Page]) -> Document:
    """Return the document with the date its text implies, where it states none."""
    if document.published is not None:
        return document
    return replace(document, published=infer_published(pages))


def _kept(page: Page) -> list[Annotation]:
    """Return the page's annotations that stay, in raw spans and without values that hold page spans."""
    return [
        Annotation(a.kind, page.raw(a.span), a.by, a.label, a.value if isinstance(a.value, Time) else None)
        for kind in _KEPT
        for a in page.layer(kind)
    ]
