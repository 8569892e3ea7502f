"""Turns words in Latin letters that read as Chinese syllables into what Pinyin and Wade-Giles spell alike.

The press drops the apostrophes of Wade-Giles, so that `t` may be Pinyin's `t` or `d`: both become one
letter, and two names that come out the same are possibly, not surely, one.
"""

from __future__ import annotations

import re
from functools import lru_cache

_INITIALS = {
    "zh": "J", "ch": "J", "q": "J", "j": "J", "hs": "X", "x": "X", "sh": "S", "s": "s", "ts": "C", "tz": "C",
    "z": "C", "c": "C", "b": "P", "p": "P", "d": "T", "t": "T", "g": "K", "k": "K", "r": "R", "f": "f",
    "h": "h",
    "l": "l", "m": "m", "n": "n", "w": "w", "y": "y",
}  # fmt: skip
_FINALS = [
    "iang",
    "iong",
    "uang",
    "ueng",
    "iao",
    "ian",
    "ieh",
    "ien",
    "ing",
    "ong",
    "ung",
    "uai",
    "uan",
    "uei",
    "uen",
    "ueh",
    "yuan",
    "yueh",
    "ang",
    "eng",
    "eih",
    "ai",
    "ao",
    "an",
    "ei",
    "en",
    "er",
    "ia",
    "ie",
    "iu",
    "ih",
    "in",
    "ou",
    "ua",
    "ue",
    "ui",
    "un",
    "uo",
    "eh",
    "uh",
    "a",
    "e",
    "i",
    "o",
    "u",
]
_SPELLED = {"ung": "ong", "ieh": "ie", "ien": "ian", "ueh": "ue", "uei": "ui", "uen": "un", "eh": "e",
            "ih": "i",
            "uh": "i", "eih": "ei", "uo": "o"}  # fmt: skip
_SYLLABLE = re.compile(
    "(" + "|".join(sorted(_INITIALS, key=len, reverse=True)) + ")?(" + "|".join(_FINALS) + ")(?![aeiou])"
)


@lru_cache(8192)
def sounds(word: str) -> str | None:
    """Return what the systems spell alike of a word of Chinese syllables, or None where it is none."""
    found, at = [], 0
    while at < len(word):
        syllable = _SYLLABLE.match(word, at)
        if syllable is None:
            return None
        opening, final = syllable.groups()
        found.append(_INITIALS.get(opening or "", "") + _SPELLED.get(final, final))
        at = syllable.end()
    return "-".join(found) or None


def read(words: tuple[str, ...]) -> bool:
    """Say whether all words of a name, two to three, read as Chinese."""
    return 2 <= len(words) <= 3 and all(sounds(w) for w in words)


_FAMILY_NAMES = """
wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song
tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao
shen zhong cui tan fan liao shi jin jia xia fu fang zou xiong bai meng qin qiu hou yan xue lei long duan
hao kong shao mao wan gu lai kang qian niu hong gong
"""
_FAMILY_SOUNDS = frozenset(filter(None, map(sounds, _FAMILY_NAMES.split())))


def is_name(words: tuple[str, ...]) -> bool:
    """Say whether a name that reads as Chinese has a common family name at one end."""
    return bool(_FAMILY_SOUNDS & {sounds(words[0]), sounds(words[-1])})
