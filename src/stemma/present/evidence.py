"""Turns spans of a document into excerpts that a person can read and check."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from stemma.offsets import Span
from stemma.present.view import View
from stemma.types import Document, Locus

_KEPT = 128  # documents held at once: rows come in document order, so few are asked for twice
_CONTEXT = 90  # characters each side: a line of context on either hand


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The characters of a span and what stands before and after it."""

    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a line of an answer stands: the report, the raw span, and the characters there."""

    document: str
    path: str
    outlet: str | None
    published: str | None
    span: Span
    excerpt: Excerpt


def excerpt(document: Document, span: Span, *, context: int = _CONTEXT, clean: str | None = None) -> Excerpt:
    """Return a raw span's characters in context.

    They are the raw characters, but for HTML those of the clean text, since page source cannot be
    read; a span of which nothing was kept gives raw characters there too. `clean` is the clean
    text where the caller has it at hand.
    """
    if document.media_type == "text/html":
        place = document.offsets.to_clean(span)
        if place is not None:
            text = document.offsets.apply(document.text) if clean is None else clean
            return _cut(text, place, Span(0, len(text)), context)
    return _cut(document.text, span, _bounds(document, span), context)


def _bounds(document: Document, span: Span) -> Span:
    """Return the part that the span stands in: context never runs into another article."""
    return next((p.span for p in document.parts if p.span.covers(span)), Span(0, len(document.text)))


def _cut(text: str, span: Span, bounds: Span, context: int) -> Excerpt:
    start, end = max(bounds.start, span.start - context), min(bounds.end, span.end + context)
    before, after = text[start : span.start], text[span.end : end]
    if start > bounds.start:
        before = _after_first_space(before)
    if end < bounds.end:
        after = _after_first_space(after[::-1])[::-1]
    return Excerpt(before, span.of(text), after)


def _after_first_space(text: str) -> str:
    """Drop a word that the cut went through, where a word's end is in sight."""
    at = next((n for n, c in enumerate(text) if c.isspace()), None)
    return text if at is None else text[at + 1 :]


def outlet_name(document: Document) -> str | None:
    """Return what the outlet is called: its name, or its domain."""
    return None if document.outlet is None else document.outlet.name or document.outlet.domain


def published_day(document: Document) -> str | None:
    """Return the day a report appeared, as precisely as it is known (`YYYY`, `YYYY-MM` or a day)."""
    time = document.published
    return None if time is None or time.low is None else time.low[:10]


class Sources:
    """The documents of a view, a few of them at hand, and evidence cut from them."""

    def __init__(self, view: View, *, context: int = _CONTEXT) -> None:
        self._view = view
        self._context = context
        self._held: OrderedDict[str, tuple[Document, str | None]] = OrderedDict()

    def document(self, id: str) -> Document:
        """Return a document; raise NotFoundError for an id that the case does not hold."""
        return self._hold(id)[0]

    def evidence(self, document: str, span: Span) -> Evidence:
        """Return what stands at a raw span."""
        source, clean = self._hold(document)
        cut = excerpt(source, span, context=self._context, clean=clean)
        return Evidence(document, source.path, outlet_name(source), published_day(source), span, cut)

    def at(self, *loci: Locus) -> tuple[Evidence, ...]:
        """Return what stands at each of the places."""
        return tuple(self.evidence(x.document, x.span) for x in loci)

    def _hold(self, id: str) -> tuple[Document, str | None]:
        held = self._held.get(id)
        if held is None:
            source = self._view.document(id)
            html = source.media_type == "text/html"
            held = source, source.offsets.apply(source.text) if html else None
            if len(self._held) >= _KEPT:
                self._held.popitem(last=False)
            self._held[id] = held
        self._held.move_to_end(id)
        return held
