"""Turns a full name of a person into the keys under which it meets every name that could be the same one's.

Two names that `names.compare_persons` calls one differ by ear in one word at most: a *near* key holds one
word by its consonant classes and the others as they sound, so that few names meet under it however many are
known. Names whose every word is spelled differently meet under a *wide* key, the consonant classes of all
words; of many names many share one by chance, so it counts only while few do. Words stand in one order,
since the family name may come first or last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from stemma.relate import korean
from stemma.relate.names import PersonName, dim, full_form
from stemma.relate.romanization import skeleton
from stemma.types import Key

WIDE = 8  # names that a wide key brings together at most
_REMEMBERED = 65536  # words of which the sounds are worked out once
_BARE_C = re.compile(r"c(?![hkz])")


class _Heard(NamedTuple):
    """A word as it sounds, and its consonant classes: read as they stand, and `c` read as `s`."""

    sound: str
    hard: str
    soft: str


def person_keys(name: PersonName) -> Iterator[Key]:
    """Yield the keys of a full name; those for names that read as Korean hold their syllables' consonants."""
    words = [_heard(w) for w in name.words]
    for at, word in enumerate(words):
        others = sorted(w.sound for n, w in enumerate(words) if n != at)
        for classes in {word.hard, word.soft}:
            yield " ".join((classes, *others))
    for wide in {" ".join(sorted(w.hard for w in words)), " ".join(sorted(w.soft for w in words))}:
        yield wide, WIDE
    for read in korean.readings(name.words):
        yield korean.key(read)


@lru_cache(_REMEMBERED)
def _heard(word: str) -> _Heard:
    full = full_form(word)
    # as Turkish, Czech or Polish may mean it
    return _Heard(dim(full), skeleton(full), skeleton(_BARE_C.sub("s", full)))
