"""Turns two names of bodies in parts into how surely they are one body's, with what speaks for and against.

What tells a body is the words that few bodies share: `Varlen` says more than `Holding`. Legal forms hardly
count, words common to many bodies are one if they mean the same in any language, an acronym stands for its
words, another number or country is another body, and a person is not what is called after them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from stemma.relate import chinese, korean
from stemma.relate.aliases import BODIES, countries
from stemma.relate.body_vocabulary import FILLERS, VOID
from stemma.relate.body_words import meaning, one_stem
from stemma.relate.name_match import SAME, UNLIKE, Match, Pair, best, joined, likeness
from stemma.relate.name_parts import Parts, acronym_of, parts
from stemma.relate.name_words import GIVEN
from stemma.relate.romanization import canonical

_TELLING, _COMMON, _SHORT, _VOID = 1.0, 0.6, 0.5, 0.2  # how much a word counts
_BIAS, _SLOPE = -14.0, 18.0  # from the shared weight, 0..1, to log-odds: 0.78 is even
_MEANT, _ENDING, _SLIP, _HEARD = 5.0, 2.5, 3.0, 2.0  # log-odds of two words
_ACRONYM = 2.0
_OTHER_FORM, _NO_FORM = -0.8, -0.1
_OTHER_NUMBER, _NO_NUMBER = -5.0, -2.5
_OTHER_COUNTRY = -3.0
_OTHER_ORDER = -0.4
_NOTHING_TELLING = -3.0
_BOTH_SAY_MORE = -2.0
_PERSON = -4.5
_TINY, _UNSURE = 4, -1.0  # letters of a word that leave no room for spellings
_ARTICLE = 4  # a word of more letters may hold the article
_LONG = 9  # letters of a word in which two may slip


class Evidence(NamedTuple):
    """Something that speaks for one body, or against, in log-odds."""

    name: str
    odds: float


def evidence(a: Parts, b: Parts) -> list[Evidence]:
    """Return what speaks for and against two names of one body; the sum is the log-odds that they are."""
    if _is_acronym_of(a, b) or _is_acronym_of(b, a):
        return [Evidence("acronym", _ACRONYM)]
    found = _match(a, b)
    shared = Evidence("shared words", _BIAS + _SLOPE * _shared(found))
    return [shared, *_against(found), *_forms(a, b)]


def body_key(text: str) -> str:
    """Return what two names of one body share as a rule: their telling words in English, in one order."""
    words = (meaning(w) or canonical(w) for w in parts(text, as_body=True).words)
    return " ".join(sorted(w for w in words if w not in VOID))


def _match(a: Parts, b: Parts) -> Match:
    """Match the words of two names; those that an acronym stands for, or one word, are joined first."""
    abjad = a.abjad or b.abjad
    one, other = _known(a.words), _known(b.words)
    one, other = _shortened(one, other), _shortened(other, one)
    one, other = joined(one, other, abjad), joined(other, one, abjad)
    several = len(one) > 1 and len(other) > 1
    pairs = (
        Pair(i, j, *_alike(x, y, abjad, several)) for i, x in enumerate(one) for j, y in enumerate(other)
    )
    return best(one, other, pairs)


def _known(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words under which a well-known body is kept, or the words."""
    kept = BODIES.get(" ".join(words))
    return tuple(kept.split()) if kept else words


def _shortened(words: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Put one word for a row of words of which the other name has the first letters."""
    openings = "".join(w[0] for w in words)
    for short in (w for w in other if 3 <= len(w) <= 6 and w not in words and not meaning(w)):
        at = openings.find(short)
        if at >= 0:
            return (*words[:at], short, *words[at + len(short) :])
    return words


def _alike(a: str, b: str, abjad: bool, several: bool) -> tuple[float, str]:
    """Return the log-odds that two words of bodies' names are one, and how."""
    if a == b:
        return SAME, "same"
    one, other = meaning(a), meaning(b)
    if one and other:
        return (_MEANT, "meaning") if one == other else (UNLIKE, "unlike")
    if (one or other) and _slipped(a, b):
        return _SLIP, "slip"
    if min(len(a), len(b)) > 2 and max(len(a), len(b)) > _ARTICLE and (a[:2] == "al") != (b[:2] == "al"):
        a, b = a.removeprefix("al"), b.removeprefix("al")  # the Arabic article, written as part of a word
    odds, how = likeness(a, b, abjad=abjad)
    if odds < _ENDING and one_stem(a, b):
        return _ENDING, "ending"
    if odds < _HEARD and _heard(a, b, several):
        return _HEARD, "heard"
    tiny = how == "spelling" and min(len(a), len(b)) <= _TINY and canonical(a) != canonical(b)
    return (min(odds, _UNSURE) if tiny else odds), how


def _heard(a: str, b: str, several: bool) -> bool:
    """Say whether two words of several syllables are one in Chinese, or (among several words) in Korean."""
    sounds = chinese.sounds(a)
    if sounds and "-" in sounds and sounds == chinese.sounds(b):
        return True
    return several and korean.one_word(a, b)


def _slipped(a: str, b: str) -> bool:
    """Say whether two long words are a slip or two apart, as a common word and its misspelling are."""
    short = min(len(a), len(b))
    return short >= 5 and a[0] == b[0] and OSA.distance(a, b, score_cutoff=2) <= 1 + (short >= _LONG)


def _weights(words: tuple[str, ...]) -> list[float]:
    """Return how much each word counts."""
    return [_weight(word) for word in words]


def _weight(word: str) -> float:
    meant = meaning(word)
    if meant and not meant.isdigit():
        return _VOID if meant in VOID else _COMMON
    return _SHORT if len(word) <= 3 else _TELLING


def _shared(found: Match) -> float:
    """Return the weight of the words that match as a part of the weight of all."""
    one, other = _weights(found.a), _weights(found.b)
    matched = sum(_chance(p.odds) * (one[p.a] + other[p.b]) for p in found.pairs if p.how != "initial")
    return matched / (sum(one) + sum(other))


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _against(found: Match) -> Iterator[Evidence]:
    left_a, left_b = [found.a[i] for i in found.left_a], [found.b[j] for j in found.left_b]
    numbers = [any((meaning(w) or "").isdigit() for w in left) for left in (left_a, left_b)]
    if any(numbers):
        yield Evidence("another number", _OTHER_NUMBER if all(numbers) else _NO_NUMBER)
    if all(any(meaning(w) in _countries() for w in left) for left in (left_a, left_b)):
        yield Evidence("another country", _OTHER_COUNTRY)
    if _tells(left_a) and _tells(left_b):
        yield Evidence("each says something else", _BOTH_SAY_MORE)
    if not any(p.odds > 0 and not meaning(found.a[p.a]) for p in found.pairs) and (left_a or left_b):
        yield Evidence("only common words shared", _NOTHING_TELLING)
    places = [p.b for p in found.pairs]
    if places != sorted(places):
        yield Evidence("another order", _OTHER_ORDER)


@cache
def _countries() -> frozenset[str]:
    return frozenset(countries().values())


def _tells(words: list[str]) -> bool:
    """Say whether one of the words tells what a body is or does."""
    return any((meaning(w) not in FILLERS) if meaning(w) else len(w) > 3 for w in words)


def _forms(a: Parts, b: Parts) -> Iterator[Evidence]:
    one, other = set(a.forms) - {"form"}, set(b.forms) - {"form"}
    if one and other and not one & other:
        yield Evidence("another legal form", _OTHER_FORM)
    elif bool(a.forms) != bool(b.forms):
        yield Evidence("legal form on one side", _NO_FORM)


def person(a: Parts, b: Parts) -> Iterator[Evidence]:
    """Say whether one, as it looks, is a person's name, and the other a body called after that person."""
    if a.body != b.body and _is_person(b if a.body else a):
        yield Evidence("a person and a body", _PERSON)


def _is_person(name: Parts) -> bool:
    words = name.words
    if name.titles or (len(words) == 3 and korean.readings(words)):
        return True
    return 2 <= len(words) <= 4 and (words[0] in GIVEN or words[-1] in GIVEN)


def _is_acronym_of(short: Parts, full: Parts) -> bool:
    """Say whether the one word of a name is made of the first letters of the other's."""
    if len(short.words) != 1 or len(full.written) < 3 or not 3 <= len(short.words[0]) <= 8:
        return False
    return acronym_of(short.words[0], full)
