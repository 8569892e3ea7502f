"""Turns pages into annotated pages: each annotator lays its layers over what stands already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

from stemma.annotate.annotator import Annotator
from stemma.annotate.attribution import AttributionAnnotator
from stemma.annotate.coreference import CoreferenceAnnotator
from stemma.annotate.encoder import EncoderAnnotator, Reader
from stemma.annotate.events import EventAnnotator
from stemma.annotate.names import NameAnnotator
from stemma.annotate.pages import pages_of
from stemma.annotate.quantities import QuantityAnnotator
from stemma.annotate.quotations import QuotationAnnotator
from stemma.annotate.sentences import SentenceAnnotator
from stemma.annotate.spacy import SpacyAnnotator
from stemma.annotate.times import TimeAnnotator
from stemma.errors import UsageError
from stemma.settings import VAGUE, Vague
from stemma.types import Page

__all__ = ["ANNOTATORS", "Annotator", "annotate", "available", "pages_of"]

GROUP = "stemma.annotators"  # the entry-point group of plug-ins

ANNOTATORS: tuple[Annotator, ...] = (
    SentenceAnnotator(),
    EncoderAnnotator(),
    QuotationAnnotator(),
    TimeAnnotator(),
    QuantityAnnotator(),
    NameAnnotator(),
    AttributionAnnotator(),
    CoreferenceAnnotator(),
    EventAnnotator(),
)


@cache
def available(reader: str | None = None, vague: Vague = VAGUE) -> tuple[Annotator, ...]:
    """Return the built-in annotators and after them the installed plug-ins, by name.

    `reader` puts another in the encoder's place: the path of an exported model, or
    `spacy:PIPELINE`; `vague` says what words like `dozens` are taken for. Raises UsageError
    where the reader cannot be loaded.
    """
    plugins = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    own: tuple[Annotator, ...] = ANNOTATORS
    if reader is not None:
        own = tuple(_chosen(reader) if isinstance(a, EncoderAnnotator) else a for a in own)
    if vague != VAGUE:
        own = tuple(QuantityAnnotator(vague) if isinstance(a, QuantityAnnotator) else a for a in own)
    return (*own, *(point.load()() for point in plugins))


def _chosen(reader: str) -> Annotator:
    scheme, _, name = reader.partition(":")
    if scheme == "spacy":
        annotator = SpacyAnnotator(name)
        annotator.load()
        return annotator
    Reader(Path(reader))  # a fault shows now, not at the first report
    return EncoderAnnotator(Path(reader))


def annotate(pages: Iterable[Page], annotators: Sequence[Annotator] = ANNOTATORS) -> tuple[Page, ...]:
    """Return the pages with the layers of these annotators, run in the order given.

    Raises UsageError where an annotator would run before one that provides a layer it requires.
    """
    check_order(annotators)
    done = tuple(pages)
    for annotator in annotators:
        added = annotator.annotate(done)
        done = tuple(page.with_annotations(new) for page, new in zip(done, added, strict=True))
    return done


def check_order(annotators: Sequence[Annotator]) -> None:
    """Raise UsageError unless every required layer is provided by an earlier annotator."""
    provided: set[str] = set()
    for annotator in annotators:
        missing = [layer for layer in annotator.requires if layer not in provided]
        if missing:
            raise UsageError(
                f"annotator {annotator.name!r} needs the layer {missing[0]!r}, "
                "which none before it provides: put one that does earlier"
            )
        provided.update(annotator.provides)
