"""Turns text into a form in which case, accents and scripts make no difference."""

from __future__ import annotations

from functools import lru_cache

from anyascii import anyascii


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return the text in lower-case ASCII with single spaces (`Österreich ` → `osterreich`)."""
    return " ".join(anyascii(text).casefold().split())


def holds(texts: tuple[str, ...], wanted: str) -> bool:
    """Say whether every word that is wanted stands somewhere in the texts, whole or in part."""
    together = " ".join(fold(t) for t in texts)
    return all(word in together for word in fold(wanted).split())
