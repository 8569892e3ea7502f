"""Turns a spaCy pipeline into an annotator that stands in for the encoder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from stemma.errors import UsageError
from stemma.offsets import Span
from stemma.types import Annotation, Page, Tree

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# OntoNotes' types, as spaCy's English pipelines have them, in the encoder's terms.
_TYPES = MappingProxyType(
    {
        "PERSON": "Person",
        "PER": "Person",
        "ORG": "Organization",
        "GPE": "Location",
        "LOC": "Location",
        "FAC": "Facility",
        "NORP": "NORP",
        "DATE": "Date",
        "TIME": "Date",
        "MONEY": "Money",
        "PRODUCT": "Product",
        "WORK_OF_ART": "Product",
        "EVENT": "Misc",
        "LAW": "Misc",
        "LANGUAGE": "Misc",
        "MISC": "Misc",
    }
)


class SpacyAnnotator:
    """Lays a spaCy pipeline's entities and trees over each page, sentence by sentence.

    spaCy reads no attributions: they are then found by rules alone.
    """

    name = "spacy"
    requires: tuple[str, ...] = ("sentence",)
    provides: tuple[str, ...] = ("tagged", "tree")

    def __init__(self, pipeline: str | Language) -> None:
        """Take a loaded pipeline, or the name or path of one that is loaded at the first page."""
        self._pipeline = pipeline

    def load(self) -> Language:
        """Return the pipeline, loaded; raises UsageError where that cannot be."""
        if isinstance(self._pipeline, str):
            self._pipeline = _loaded(self._pipeline)
        return self._pipeline

    def annotate(self, pages: Sequence[Page]) -> Iterator[tuple[Annotation, ...]]:
        """Yield, for each page, what the pipeline reads in its sentences."""
        nlp = self.load()
        for page in pages:
            spans = [a.span for a in page.layer("sentence")]
            docs = nlp.pipe(span.of(page.text) for span in spans)
            yield tuple(a for span, doc in zip(spans, docs, strict=True) for a in self._laid(doc, span.start))

    def _laid(self, doc: Doc, at: int) -> Iterator[Annotation]:
        for entity in doc.ents:
            if entity.label_ in _TYPES:
                span = Span(at + entity.start_char, at + entity.end_char)
                yield Annotation("tagged", span, self.name, _TYPES[entity.label_])
        words = tuple(Span(at + t.idx, at + t.idx + len(t)) for t in doc)
        if words and doc.has_annotation("DEP"):
            tree = Tree(
                words,
                tuple(t.head.i for t in doc),
                tuple(t.pos_ for t in doc),
                tuple("root" if t.head is t else t.dep_.lower() for t in doc),
            )
            yield Annotation("tree", Span(words[0].start, words[-1].end), self.name, value=tree)


def _loaded(name: str) -> Language:
    try:
        import spacy
    except ImportError as error:
        raise UsageError(
            f"reader spacy:{name} needs spaCy: install it with `pip install stemma-news[spacy]`"
        ) from error
    try:
        return spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        raise UsageError(f"reader spacy:{name} is no pipeline that spaCy can load: {error}") from error
