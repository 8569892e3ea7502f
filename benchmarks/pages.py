"""Turns a labelled text into the page that the annotate stage makes of it, as a benchmark is told to."""

from __future__ import annotations

import argparse
from pathlib import Path

from training.texts import Text

from stemma.annotate import annotate, available
from stemma.offsets import OffsetMap, Span
from stemma.types import Document, Page, Part


def annotated(text: Text, reader: str | None = None) -> Page:
    """Return the page with all layers; its positions are the text's own."""
    offsets, part = OffsetMap.keep(len(text.text)), Part(Span(0, len(text.text)))
    document = Document(text.doc, "text/plain", "0" * 64, text.text, offsets, (part,))
    (page,) = annotate([Page(document, part, text.text, offsets)], available(reader))
    return page


def command_line(description: str | None, *further: str) -> argparse.Namespace:
    """Read the command line of a benchmark of the encoder, or of the pages that come of it."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--of", choices=["encoder", "pages", *further], default="encoder")
    parser.add_argument("--reader", help="another exported model")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", type=int, default=0)
    return parser.parse_args()
