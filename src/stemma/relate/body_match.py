"""Turns two names of bodies in parts into how surely they are one body's, with what speaks for and against.

What tells a body is the words that few bodies share: `Varlen` says more than `Holding`. Legal forms hardly
count, words common to many bodies are compared in English whatever the language, an acronym stands for its
words, and another number is another body.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from stemma.relate.aliases import BODIES, countries
from stemma.relate.name_match import Match, likeness, match
from stemma.relate.name_parts import Parts
from stemma.relate.name_words import COMMON, VOID

_TELLING, _COMMON, _SHORT, _VOID = 1.0, 0.6, 0.5, 0.2  # how much a word counts
_BIAS, _SLOPE = -14.0, 18.0  # from the shared weight, 0..1, to log-odds: 0.78 is even
_ACRONYM = 2.0
_OTHER_FORM, _NO_FORM = -0.8, -0.1
_OTHER_NUMBER = -5.0
_OTHER_ORDER = -0.4
_NOTHING_TELLING = -3.0
_BOTH_SAY_MORE = -2.0


_NUMBERS = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "second": "2",
            "third": "3", "fourth": "4", "first": "1"}  # fmt: skip


class Evidence(NamedTuple):
    """Something that speaks for one body, or against, in log-odds."""

    name: str
    odds: float


def evidence(a: Parts, b: Parts) -> list[Evidence]:
    """Return what speaks for and against two names of one body; the sum is the log-odds that they are."""
    one, other = _in_english(a), _in_english(b)
    if _is_acronym_of(one, other) or _is_acronym_of(other, one):
        return [Evidence("acronym", _ACRONYM)]
    found = match(one, other)
    return [Evidence("shared words", _BIAS + _SLOPE * _shared(found)), *_against(found), *_forms(a, b)]


def _in_english(name: Parts) -> Parts:
    known = countries()
    words = tuple(_word(w, known) for w in name.words)
    kept = BODIES.get(" ".join(words))
    return name._replace(words=tuple(kept.split()) if kept else words)


def _word(word: str, known: Mapping[str, str]) -> str:
    """Return the English word for one; of three letters or less it is no country but an abbreviation."""
    country = known.get(word) if len(word) > 3 else None
    return (_NUMBERS.get(word) or country or COMMON.get(word, word)).replace(" ", "")


def _weights(words: tuple[str, ...]) -> list[float]:
    """Return how much each word counts."""
    known, common = set(countries().values()), set(COMMON.values())
    return [
        _VOID if w in VOID else _COMMON if w in common | known else _SHORT if len(w) <= 3 else _TELLING
        for w in words
    ]


def _shared(found: Match) -> float:
    """Return the weight of the words that match as a part of the weight of all."""
    one, other = _weights(found.a), _weights(found.b)
    matched = sum(_chance(p.odds) * (one[p.a] + other[p.b]) for p in found.pairs if p.how != "initial")
    return matched / (sum(one) + sum(other))


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _against(found: Match) -> Iterator[Evidence]:
    left_a, left_b = [found.a[i] for i in found.left_a], [found.b[j] for j in found.left_b]
    if any(w.isdigit() for w in left_a + left_b):
        yield Evidence("another number", _OTHER_NUMBER)
    if _tells(left_a) and _tells(left_b):
        yield Evidence("each says something else", _BOTH_SAY_MORE)
    common = set(COMMON.values())
    if not any(p.odds > 0 and found.a[p.a] not in common for p in found.pairs) and (left_a or left_b):
        yield Evidence("only common words shared", _NOTHING_TELLING)
    places = [p.b for p in found.pairs]
    if places != sorted(places):
        yield Evidence("another order", _OTHER_ORDER)


def _tells(words: list[str]) -> bool:
    return any(weight > _SHORT for weight in _weights(tuple(words)))


def _forms(a: Parts, b: Parts) -> Iterator[Evidence]:
    one, other = set(a.forms) - {"form"}, set(b.forms) - {"form"}
    if one and other and not one & other:
        yield Evidence("another legal form", _OTHER_FORM)
    elif bool(a.forms) != bool(b.forms):
        yield Evidence("legal form on one side", _NO_FORM)


def _is_acronym_of(short: Parts, full: Parts) -> bool:
    """Say whether the one word of a name is made of the first letters of the other's."""
    if len(short.words) != 1 or len(full.words) < 3 or not 3 <= len(short.words[0]) <= 8:
        return False
    openings = "".join(w[0] for w in full.words)
    return short.words[0] in (openings, openings + "".join(f[0] for f in full.forms))


__all__ = ["Evidence", "evidence", "likeness"]
