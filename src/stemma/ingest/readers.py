"""Turns the name and the first bytes of a file into the reader that takes it apart."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import entry_points

from stemma.ingest.articles import JsonLinesReader, JsonReader
from stemma.ingest.plain import PageReader, PlainReader
from stemma.ingest.reader import Reader
from stemma.ingest.sniff import media_type_of
from stemma.ingest.unpack import STAGE
from stemma.types import Refusal

GROUP = "stemma.readers"  # entry points of other packages: a Reader, or a class that makes one

_PLAIN, _PAGE, _JSON, _LINES = PlainReader(), PageReader(), JsonReader(), JsonLinesReader()
READERS: tuple[Reader, ...] = (_PLAIN, _PAGE, _JSON, _LINES)
PACKED = (".gz", ".bz2", ".xz")
TABLES = tuple(f"{table}{packed}" for table in (".csv", ".tsv") for packed in ("", *PACKED))


def find_plugins() -> Iterator[Reader | Refusal]:
    """Yield the readers of other packages, by name; one that does not load becomes a Refusal."""
    for point in sorted(entry_points(group=GROUP), key=lambda p: p.name):
        try:
            loaded = point.load()
            yield loaded() if isinstance(loaded, type) else loaded
        except Exception as error:  # another package's code: whatever it raises must not end the run
            yield Refusal(f"reader {point.name}", STAGE, f"does not load: {type(error).__name__}: {error}")


def reader_for(name: str, head: bytes, readers: tuple[Reader, ...]) -> Reader:
    """Return the reader for a file by its suffix (a packing's suffix aside), else by its first bytes."""
    plain = name.lower()
    for suffix in PACKED:
        plain = plain.removesuffix(suffix)
    for reader in readers:
        if plain.endswith(tuple(reader.suffixes)):
            return reader
    return _by_content(head)


def _by_content(head: bytes) -> Reader:
    media_type = media_type_of(head)
    if media_type == "text/html":
        return _PAGE
    if media_type == "application/json":
        return _JSON
    return _PLAIN
