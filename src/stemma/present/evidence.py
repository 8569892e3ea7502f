"""Turns spans of a document into excerpts that a person can read and check."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass

from stemma.offsets import Span
from stemma.present.view import View
from stemma.types import Document, Locus

_KEPT = 128  # documents held at once: rows come in document order, so few are asked for twice
_CONTEXT = 90  # characters each side: a line of context on either hand


# An end of a sentence; a stop after an initial or a short title (`J.`, `Dr.`, `Gov.`) is none.
_SENTENCE = re.compile(
    r"""(?<!\b[^\W\d_])(?<!\b[^\W\d_]{2})(?<!\b[A-Z][a-z]{2})[.!?…]["”’')\]]*\s+(?=["“‘'(\[]?[^\Wa-z_])"""
)
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What stands at a span, and what stands before and after it in the same paragraph.

    Context that begins or ends within a sentence has an ellipsis there.
    """

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

    They are those of the clean text: page source cannot be read, and what was removed is no part
    of what an article says. A span of which nothing was kept gives the raw characters of its line.
    `clean` is the clean text where the caller has it at hand.
    """
    place = document.offsets.to_clean(span)
    if place is None:
        return _cut(document.text, span, _line(document.text, span, context), context)
    text = document.offsets.apply(document.text) if clean is None else clean
    return _cut(text, place, _bounds(document, span, place, len(text)), context)


def _line(text: str, span: Span, context: int) -> Span:
    start = text.rfind("\n", max(0, span.start - context), span.start) + 1
    end = text.find("\n", span.end, span.end + context)
    return Span(start if start > 0 else max(0, span.start - context), len(text) if end < 0 else end)


def _bounds(document: Document, span: Span, place: Span, length: int) -> Span:
    """Return the clean stretch that context stays in: a title, or the text of one article below it."""
    to_clean = document.offsets.to_clean
    part = next((p for p in document.parts if p.span.covers(span)), None)
    if part is None:
        return Span(0, length)
    whole = (to_clean(part.span) if len(document.parts) > 1 else None) or Span(0, length)
    title = to_clean(part.title_span) if part.title_span else None
    if title is None or not whole.covers(title):
        return whole
    if title.covers(place):
        return title
    return Span(title.end, whole.end) if title.end <= place.start else whole


def _cut(text: str, span: Span, bounds: Span, context: int) -> Excerpt:
    start, end = max(bounds.start, span.start - context), min(bounds.end, span.end + context)
    before, after = text[start : span.start], text[span.end : end]
    return Excerpt(_opened(before, start > bounds.start), span.of(text), _closed(after, end < bounds.end))


def _opened(before: str, is_cut: bool) -> str:
    """Return context from the last paragraph's start, else from a sentence's start, else from a word's."""
    paragraphs = list(_PARAGRAPH.finditer(before))
    if paragraphs:
        return before[paragraphs[-1].end() :]
    if not is_cut:
        return before.lstrip()
    sentence = _SENTENCE.search(before)
    if sentence is not None:
        return before[sentence.end() :]
    word = re.search(r"\s\S", before)
    return "… " + before[word.end() - 1 :] if word else ""


def _closed(after: str, is_cut: bool) -> str:
    """Return context to the first paragraph's end, else to a sentence's end, else to a word's."""
    paragraph = _PARAGRAPH.search(after)
    if paragraph is not None:
        return after[: paragraph.start()]
    if not is_cut:
        return after.rstrip()
    sentences = list(_SENTENCE.finditer(after))
    if sentences:
        return after[: sentences[-1].end()].rstrip()
    word = re.search(r"\s\S*$", after)
    return after[: word.start()] + " …" if word else ""


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
        self._held: OrderedDict[str, tuple[Document, str]] = OrderedDict()

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

    def _hold(self, id: str) -> tuple[Document, str]:
        held = self._held.get(id)
        if held is None:
            source = self._view.document(id)
            held = source, source.offsets.apply(source.text)
            if len(self._held) >= _KEPT:
                self._held.popitem(last=False)
            self._held[id] = held
        self._held.move_to_end(id)
        return held
