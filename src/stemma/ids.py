"""Turns what makes a thing itself into an id that is the same on every machine."""

from __future__ import annotations

import base64
import hashlib

_LENGTH = 16  # base32 characters, 80 bits: a clash among 10 million things has odds of 4e-11


def make_id(prefix: str, *parts: str | int | bytes) -> str:
    """Return `prefix-` and 16 base32 characters of a hash over the length-prefixed parts.

    Length prefixes keep ("a.b", "c") apart from ("a", "b.c"), which joined keys confuse.
    """
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return f"{prefix}-{base64.b32encode(digest.digest())[:_LENGTH].decode().lower()}"


def sha256(data: bytes) -> str:
    """Return the SHA-256 of the bytes as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
