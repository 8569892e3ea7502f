"""Turns a file that is one report, as text or as a web page, into its record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from stemma.ingest.sniff import HEAD, is_page
from stemma.types import MediaType, Record, Refusal


class PlainReader:
    """Reads a text file whole; one that is surely the source of a web page is taken as one."""

    suffixes: tuple[str, ...] = (".txt", ".text", ".md")

    def read(self, path: str, stream: BinaryIO) -> Iterator[Record | Refusal]:
        """Yield the one record of the file."""
        data = stream.read()
        media_type: MediaType = "text/html" if is_page(data[:HEAD]) else "text/plain"
        yield Record(path, media_type, data)


class PageReader:
    """Reads a saved web page whole."""

    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def read(self, path: str, stream: BinaryIO) -> Iterator[Record | Refusal]:
        """Yield the one record of the file."""
        yield Record(path, "text/html", stream.read())
