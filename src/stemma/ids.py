"""Turns what makes a thing itself into an id that is the same on every machine."""

from __future__ import annotations

import hashlib

_LENGTH = 16  # hexadecimal digits, 64 bits: a clash among 10 million things has odds of 3 in a million


def make_id(prefix: str, *parts: str | int | bytes) -> str:
    """Return `prefix-` and 16 hexadecimal digits of a hash over the length-prefixed parts.

    Length prefixes keep ("a.b", "c") apart from ("a", "b.c"), which joined keys confuse.
    """
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return f"{prefix}-{digest.hexdigest()[:_LENGTH]}"


def sha256(data: bytes) -> str:
    """Return the SHA-256 of the bytes as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
