"""Turns pages into what one learned model reads on them: names, attributions, event triggers, syntax."""

from stemma.annotate.encoder.annotator import EncoderAnnotator
from stemma.annotate.encoder.model import Reader, reader

__all__ = ["EncoderAnnotator", "Reader", "reader"]
