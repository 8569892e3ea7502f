"""The contract of a reader: a file in, its records out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from stemma.types import Record, Refusal


class Reader(Protocol):
    """Splits the bytes of one file into records; a reader knows nothing of texts.

    `read` yields a Refusal for an article that it cannot take out of the file, and goes on;
    it raises InputError where the file as a whole cannot be read.
    """

    suffixes: tuple[str, ...]

    def read(self, path: str, stream: BinaryIO) -> Iterator[Record | Refusal]:
        """Yield the records of the file that is called `path` in the case."""
        ...
