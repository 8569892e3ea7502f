"""Turns a page's sentences into the encoder's layers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from stemma.annotate.encoder.model import Findings, reader
from stemma.offsets import Span
from stemma.types import Annotation, Attribution, Page

LAYERS = ("tagged", "tied", "trigger", "tree")


class EncoderAnnotator:
    """Lays what the encoder reads over each page, as it reads it; rules take it from there.

    `tagged`: names, the label one of `labels.NAME_TYPES`; `tied`: attributions; `trigger`: words that
    tell of events, the label their TimeML class; `tree`: one dependency tree a sentence.
    """

    name = "encoder"
    requires: tuple[str, ...] = ("sentence",)
    provides: tuple[str, ...] = LAYERS

    def __init__(self, path: Path | None = None) -> None:
        """Read with the exported model at this path, or with the one that Stemma brings."""
        self._path = path

    def annotate(self, pages: Sequence[Page]) -> Iterator[tuple[Annotation, ...]]:
        """Yield, for each page, what the encoder reads on it; each page is read by itself."""
        model = reader(self._path)
        for page in pages:
            sentences = [a.span for a in page.layer("sentence")]
            yield tuple(self._laid(model.read(page.text, sentences)))

    def _laid(self, found: Findings) -> Iterator[Annotation]:
        for span, label in found.names:
            yield Annotation("tagged", span, self.name, label)
        for attribution in found.attributions:
            yield Annotation("tied", whole(attribution), self.name, value=attribution)
        for span, label in found.triggers:
            yield Annotation("trigger", span, self.name, label)
        for tree in found.trees:
            span = Span(tree.words[0].start, tree.words[-1].end)
            yield Annotation("tree", span, self.name, value=tree)


def whole(attribution: Attribution) -> Span:
    """Return the span from the first to the last character of an attribution's parts."""
    spans = [*attribution.content, *(s for s in (attribution.source, attribution.cue) if s)]
    return Span(min(s.start for s in spans), max(s.end for s in spans))
