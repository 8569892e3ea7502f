"""Turns a text into the writing systems it is in."""

from __future__ import annotations

import re
from collections import Counter

# Letters by block; Han, kana and Hangul count as one, since East Asian lines mix them.
_BLOCKS: tuple[tuple[str, str], ...] = (
    ("latin", "A-Za-z\u00c0-\u024f\u1e00-\u1eff"),
    ("greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("cyrillic", "\u0400-\u052f"),
    ("armenian", "\u0530-\u058f"),
    ("hebrew", "\u0590-\u05ff"),
    ("arabic", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff"),
    ("indic", "\u0900-\u0dff"),
    ("thai", "\u0e00-\u0eff"),
    ("georgian", "\u10a0-\u10ff\u1c90-\u1cbf"),
    ("ethiopic", "\u1200-\u137f"),
    ("khmer", "\u1780-\u17ff"),
    ("east asian", "\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"),
)
_RUNS = tuple((name, re.compile(f"[{block}]+")) for name, block in _BLOCKS)
_FOREIGN = re.compile(r"[^\x00-\u024f\u1e00-\u1eff\u2000-\u2bff]+")
_LATIN = re.compile(r"[^A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")


def scripts_of(text: str) -> Counter[str]:
    """Count the letters of each script in a text."""
    counts = Counter({"latin": len(_LATIN.sub("", text))})
    foreign = "" if text.isascii() else "".join(_FOREIGN.findall(text))
    for name, run in _RUNS[1:] if foreign else ():
        counts[name] = sum(map(len, run.findall(foreign)))
    return +counts


def main_script(text: str) -> str | None:
    """Return the script of most letters where no other has a third of them, else None."""
    ranked = scripts_of(text).most_common(2)
    if not ranked or (len(ranked) > 1 and 2 * ranked[1][1] > ranked[0][1]):
        return None
    return ranked[0][0]
