"""Turns a document's annotated pages into its reading: what is said in it, all in raw spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.annotate.times import infer_published, published_of
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
    """Return the document with the dates its text implies, where it states none or one that cannot be."""
    if document.published is None and not any(page.part.published for page in pages):
        return replace(document, published=infer_published(pages))
    found = [published_of(page, page.layer("time")) for page in pages]
    wrong = [
        (page, time)
        for page, time in zip(pages, found, strict=True)
        if time and time.basis == "inferred" and time.alternatives
    ]
    if not wrong:
        return document
    times = {page.part: time for page, time in wrong}
    parts = tuple(replace(p, published=times.get(p, p.published)) for p in document.parts)
    notices = tuple(_notice(page, time) for page, time in wrong)
    first = found[0] or document.published
    return replace(document, parts=parts, published=first, notices=(*document.notices, *notices))


def _notice(page: Page, time: Time) -> str:
    """Say that a stated date cannot be, and why."""
    place = time.evidence[0].span.of(page.document.text)
    return f"the stated date {time.alternatives[0][:10]} is not believed: the text tells of {place} as past"


def _kept(page: Page) -> list[Annotation]:
    """Return the page's annotations that stay, in raw spans and without values that hold page spans."""
    return [
        Annotation(a.kind, page.raw(a.span), a.by, a.label, a.value if isinstance(a.value, Time) else None)
        for kind in _KEPT
        for a in page.layer(kind)
    ]
