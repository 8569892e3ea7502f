"""Turns paths into records: files are found, unpacked and split into articles, or refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from typing import BinaryIO

from stemma.errors import InputError
from stemma.ingest.reader import Reader
from stemma.ingest.readers import READERS, TABLES, find_plugins, reader_for
from stemma.ingest.sniff import HEAD, binary_kind, is_own_report
from stemma.ingest.sources import Source, find_sources
from stemma.ingest.unpack import STAGE, mapped_errors, open_capped
from stemma.settings import Settings
from stemma.types import Record, Refusal


def read(
    paths: Sequence[str], settings: Settings, stdin: BinaryIO | None = None
) -> Iterator[Record | Refusal]:
    """Yield the records behind the paths (files, folders, patterns, `-`), with refusals where they stand.

    Nothing that a file or a folder holds raises; the order is that of the paths and of names below them.
    """
    plugins = list(find_plugins())
    yield from (p for p in plugins if isinstance(p, Refusal))
    readers = (*(p for p in plugins if not isinstance(p, Refusal)), *READERS)
    for source in find_sources(paths):
        if isinstance(source, Refusal):
            yield source
        else:
            yield from _read_source(source, settings, stdin, readers)


def _read_source(
    source: Source, settings: Settings, stdin: BinaryIO | None, readers: tuple[Reader, ...]
) -> Iterator[Record | Refusal]:
    """Yield the records of one file, and a Refusal in place of what cannot be read."""
    try:
        with mapped_errors(source.path):
            raw = stdin if source.file is None else source.file.open("rb")
        if raw is None:
            raise InputError(source.path, STAGE, "nothing is connected to standard input")
        with nullcontext() if source.file is None else raw:
            stream = open_capped(raw, source.path, settings.max_bytes)
            yield from _chosen(source, stream, readers).read(source.path, stream)
    except InputError as error:
        yield Refusal(error.path, error.stage, error.reason)


def _chosen(source: Source, stream: BinaryIO, readers: tuple[Reader, ...]) -> Reader:
    """Return the reader for a stream, or raise InputError where it holds nothing to read."""
    head = stream.peek(HEAD)[:HEAD]  # type: ignore[attr-defined]
    if not head:
        raise InputError(source.path, STAGE, "is empty")
    kind = binary_kind(head)
    if kind is not None:
        raise InputError(source.path, STAGE, f"is {kind.name}; {kind.cure}")
    if source.path.lower().endswith(TABLES) and len(readers) == len(READERS):  # a plug-in may read them
        raise InputError(source.path, STAGE, "is a table; export it as JSONL, one article a line, first")
    if is_own_report(head):
        raise InputError(
            source.path, STAGE, "is a report that Stemma wrote; name the reports it was made from"
        )
    return reader_for(source.path if source.file else "", head, readers)


__all__ = ["READERS", "Reader", "read"]
