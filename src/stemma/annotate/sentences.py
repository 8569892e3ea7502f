"""Turns a page's text into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import sentencex

from stemma.offsets import Span
from stemma.types import Annotation, Page

# A paragraph never crosses an empty line; a single line break inside a sentence is a wrapped line.
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")


class SentenceAnnotator:
    """Splits each paragraph with sentencex and repairs what news prose makes it get wrong."""

    name = "sentences"
    requires: tuple[str, ...] = ()
    provides = ("sentence",)

    def annotate(self, pages: Sequence[Page]) -> Iterator[tuple[Annotation, ...]]:
        """Yield, for each page, its sentences in order."""
        for page in pages:
            yield tuple(Annotation("sentence", span, self.name) for span in sentences(page.text))


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of a text in order; together they cover every character but space."""
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        yield from _split(text, start, end)


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for piece in sentencex.segment("en", text[start:end]):
        found = text.index(piece, at, end)
        at = found + len(piece)
        if piece.strip():
            yield Span(found + len(piece) - len(piece.lstrip()), found + len(piece.rstrip()))
