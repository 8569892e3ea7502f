"""Turns bytes of unknown encoding into a text that can be stored, with a notice on every repair."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from stemma.errors import InputError
from stemma.ingest.sniff import binary_kind

_STAGE = "clean"
_SAMPLE = 64_000  # bytes that the guess of an encoding looks at
_BOMS = (  # UTF-32 first: its little-endian mark starts with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"
_SURROGATE = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class Decoded(NamedTuple):
    """A text, the encoding it was read in, and what had to be repaired."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def decode(data: bytes, *, path: str, declared: str | None = None) -> Decoded:
    """Return the text that the bytes hold; raise InputError where they hold none.

    Tried in this order: byte order mark, UTF-8, UTF-16 without a mark, the declared encoding,
    UTF-8 with a few broken bytes, Windows-1252, and what charset-normalizer makes of a sample.
    A byte order mark is not text and is left out; NULs and controls stay.
    """
    kind = binary_kind(data)
    if kind is not None:
        raise InputError(path, _STAGE, f"is {kind.name}, not text; {kind.cure}")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _read(data[len(mark) :], encoding)
    wide = _utf16_without_mark(data)
    if wide:
        return _read(data, wide)
    if _is_binary(data):
        raise InputError(path, _STAGE, "is binary data, not text; give the text of the report")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _legacy(data, declared)


def storable(text: str) -> tuple[str, tuple[str, ...]]:
    """Replace what UTF-8 cannot hold (lone surrogates) by U+FFFD, and say so."""
    repaired, count = _SURROGATE.subn(_REPLACEMENT, text)
    return repaired, (f"{count} lone surrogate(s) replaced by U+FFFD",) if count else ()


def _read(data: bytes, encoding: str) -> Decoded:
    """Decode with U+FFFD for what is broken, and count it."""
    text = data.decode(encoding, "replace")
    broken = text.count(_REPLACEMENT) - data.count(_REPLACEMENT.encode(encoding))
    return Decoded(text, encoding, _broken(broken, encoding))


def _broken(count: int, encoding: str) -> tuple[str, ...]:
    return (f"{count} place(s) that are not {encoding.upper()} were read as U+FFFD",) if count > 0 else ()


def _utf16_without_mark(data: bytes) -> str | None:
    """Tell UTF-16 by the NULs that every second byte of western text is."""
    sample = data[:4096]
    if len(sample) < 4 or not sample.count(0):
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.3 * half and even < 0.05 * half and not _is_binary(sample[0::2]):
        return "utf-16-le"
    if even > 0.3 * half and odd < 0.05 * half and not _is_binary(sample[1::2]):
        return "utf-16-be"
    return None


def _is_binary(data: bytes) -> bool:
    """Say whether more than a tenth of the bytes are controls that no text holds."""
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > max(len(sample) // 10, 8)


def _legacy(data: bytes, declared: str | None) -> Decoded:
    """Decode bytes that are not UTF-8 throughout."""
    if declared and (text := _strictly(data, declared)) is not None:
        return Decoded(text, declared.lower(), (f"read as {declared.lower()}, as declared",))
    damaged = data.decode("utf-8", "replace")
    broken = damaged.count(_REPLACEMENT)
    whole = len(damaged.encode("utf-8")) - len(damaged) - 2 * broken
    if whole >= 4 * broken or (broken == 1 and damaged.endswith(_REPLACEMENT)):
        return Decoded(damaged, "utf-8", _broken(broken, "utf-8"))
    encoding = _guess(data)
    text = data.decode(encoding, "replace")
    text, notices = storable(text)
    return Decoded(text, encoding, (f"not UTF-8; read as {encoding}", *notices))


def _guess(data: bytes) -> str:
    """Return the legacy encoding that fits best, Windows-1252 where few bytes are not ASCII."""
    sample = data[:_SAMPLE]
    high = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    if high < 0.2 * len(sample):
        western = _strictly(sample, "cp1252")
        return "cp1252" if western is not None else "latin-1"
    # Imported here: only one file in hundreds needs it.
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best is not None else "latin-1"


def _strictly(data: bytes, encoding: str) -> str | None:
    """Decode without any repair, or return None."""
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None
    return None if _SURROGATE.search(text) else text
