"""Turns a labelled text into the page that the annotate stage makes of it, as a benchmark is told to."""

from __future__ import annotations

import argparse
from itertools import takewhile
from pathlib import Path

from training.texts import Text

from stemma.annotate import annotate, available
from stemma.offsets import OffsetMap, Span
from stemma.types import Document, Page, Part


def annotated(text: Text, reader: str | None = None, *, before: str = "") -> Page:
    """Return the page with all layers, or those before an annotator's; positions are the text's own."""
    annotators = tuple(takewhile(lambda a: a.name != before, available(reader)))
    (page,) = annotate([page_of(text.doc, text.text)], annotators)
    return page


def page_of(name: str, text: str) -> Page:
    """Return a text as a page without layers."""
    offsets, part = OffsetMap.keep(len(text)), Part(Span(0, len(text)))
    return Page(Document(name, "text/plain", "0" * 64, text, offsets, (part,)), part, text, offsets)


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
