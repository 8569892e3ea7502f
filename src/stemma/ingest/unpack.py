"""Turns a file into the stream of its bytes: unpacked, with a cap, its errors mapped to one kind."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from stemma.errors import InputError
from stemma.ingest.sniff import HEAD, is_packed

STAGE = "ingest"
_BUFFER = 1 << 16
_DEEPEST = 3  # packings within each other; a tower of them is an attack, not an archive


class CappedStream(io.RawIOBase):
    """Passes on the bytes of a stream, and raises InputError past a cap.

    Holds one buffer at a time, so that a file which unpacks without end costs no memory.
    """

    def __init__(self, stream: BinaryIO, path: str, cap: int) -> None:
        self._stream, self._path, self._cap, self._read = stream, path, cap, 0

    def readable(self) -> bool:
        """Say that the stream can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer; return how many bytes, 0 at the end."""
        with mapped_errors(self._path):
            data = self._stream.read(min(len(buffer), _BUFFER))
        self._read += len(data)
        if self._read > self._cap:
            reason = f"holds more than {self._cap:,} bytes (unpacked); split it or raise max_bytes"
            raise InputError(self._path, STAGE, reason)
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def mapped_errors(path: str) -> Iterator[None]:
    """Map what the system and the unpackers raise to InputError, at this one edge."""
    try:
        yield
    except EOFError as error:
        raise InputError(path, STAGE, "is packed, but cut short; fetch it again") from error
    except (zlib.error, lzma.LZMAError, gzip.BadGzipFile) as error:
        raise InputError(path, STAGE, f"is packed, but damaged ({error}); fetch it again") from error
    except OSError as error:
        raise InputError(path, STAGE, f"cannot be read: {_system_reason(error)}") from error


def open_capped(stream: BinaryIO, path: str, cap: int) -> BinaryIO:
    """Return the unpacked bytes of a stream as a buffered stream that can be peeked into."""
    opened = _buffered(stream, path, cap)
    for _ in range(_DEEPEST):
        head = opened.peek(HEAD)[:HEAD]
        if not is_packed(head):
            return cast(BinaryIO, opened)
        opened = _buffered(_unpacker(head, cast(BinaryIO, opened)), path, cap)
    if is_packed(opened.peek(HEAD)[:HEAD]):
        raise InputError(path, STAGE, f"is packed more than {_DEEPEST} times over; unpack it first")
    return cast(BinaryIO, opened)


def _buffered(stream: BinaryIO, path: str, cap: int) -> io.BufferedReader:
    return io.BufferedReader(CappedStream(stream, path, cap), _BUFFER)


def _unpacker(head: bytes, stream: BinaryIO) -> BinaryIO:
    """Return the stream that unpacks another, by its first bytes."""
    if head.startswith(b"\x1f\x8b"):
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb"))
    if head.startswith(b"BZh"):
        return cast(BinaryIO, bz2.BZ2File(stream, "rb"))
    return cast(BinaryIO, lzma.LZMAFile(stream, "rb"))


def _system_reason(error: OSError) -> str:
    """Say what the system said, without the path of this machine."""
    return (error.strerror or str(error) or type(error).__name__).lower()
