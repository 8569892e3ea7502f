"""Turns a file that is one report, as text or as a web page, into its record."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from stemma.ingest.articles import JsonReader
from stemma.ingest.sniff import HEAD, is_json, is_page
from stemma.types import MediaType, Record, Refusal


class PlainReader:
    """Reads a text file whole; one that surely is a web page or JSON is taken as that."""

    suffixes: tuple[str, ...] = (".txt", ".text", ".md")

    def read(self, path: str, stream: BinaryIO) -> Iterator[Record | Refusal]:
        """Yield the one record of the file, or those of its articles in JSON."""
        data = stream.read()
        if is_json(data[:HEAD]):
            yield from JsonReader().read(path, io.BytesIO(data))
            return
        media_type: MediaType = "text/html" if is_page(data[:HEAD]) else "text/plain"
        yield Record(path, media_type, data)


class PageReader:
    """Reads a saved web page whole."""

    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def read(self, path: str, stream: BinaryIO) -> Iterator[Record | Refusal]:
        """Yield the one record of the file."""
        yield Record(path, "text/html", stream.read())
