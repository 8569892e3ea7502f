"""Turns a cleaned text into the code of its language."""

from __future__ import annotations

import re

_SHORTEST = 60  # letters; the model guesses on less
_SAMPLE = 400  # code points from the start of the text, and as many from its middle
_LETTERS = re.compile(r"[^\W\d_]")


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's main language, or None where it is too short to tell.

    py3langid: naive Bayes over byte n-grams (Lui and Baldwin 2012), read on a sample.
    """
    # Imported here: the model takes 0.1 s to import and 0.9 s to load, which `--help` need not pay.
    import py3langid

    middle = len(text) // 2
    sample = text if len(text) <= 2 * _SAMPLE else f"{text[:_SAMPLE]}\n{text[middle : middle + _SAMPLE]}"
    if len(_LETTERS.findall(sample)) < _SHORTEST:
        return None
    sample = sample.encode("utf-8", "replace").decode("utf-8")
    return str(py3langid.classify(sample)[0])


def language_notices(language: str | None) -> tuple[str, ...]:
    """Return the notice that a text in another language than English carries."""
    if language in (None, "en"):
        return ()
    return (f"the text seems not to be English ({language}); it is kept, and read as if it were",)
