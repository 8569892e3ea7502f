"""Turns the names of countries, places, organizations, treaties and other things into keys.

Two names with one key surely mean the same: `Ministry of Foreign Affairs of Varland` and `the
Varland Foreign Ministry`, `Centre for X` and `Center for X`. The order of words is given up
only for bodies of a state that name their country, and for treaties; elsewhere it counts
(`Bank of X` is not `X Bank`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from stemma.relate.aliases import BODIES, countries, governments
from stemma.relate.names import words_of

_SMALL_WORDS = """
the of for on to in at by and a an de du des la le
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_SAME_WORD = {
    "centre": "center", "defence": "defense", "organisation": "organization", "programme": "program",
    "labour": "labor", "affairs": "", "affair": "", "ministries": "ministry", "dept": "department",
    "agreement": "treaty", "pact": "treaty", "accord": "treaty", "accords": "treaty", "convention": "treaty",
}  # fmt: skip
_STATE_HEADS_WORDS = """
ministry government embassy army military parliament presidency police navy airforce intelligence cabinet
consulate delegation forces troops authorities administration president opposition border guard
"""
_STATE_HEADS = frozenset(_STATE_HEADS_WORDS.split())
_GENERIC_WORDS = """
foreign defense interior justice finance information culture health education state national federal supreme
high constitutional court central bank security council general assembly armed air force office department
agency committee commission senate congress house representatives staff coalition party ruling main
democratic university institute hospital station airport city council company group news television tv radio
channel prosecutor prosecutors ministry mission center
"""
_GENERIC = _STATE_HEADS | frozenset(_GENERIC_WORDS.split())
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_REMEMBERED = 8192  # names of which the words are worked out once
_LONGEST_COUNTRY = 6  # words
_DIGIT = re.compile(r"\d")


def undot(text: str) -> str:
    """Write `U.S.` as `US`."""
    return _DOTTED.sub(lambda m: m[0].replace(".", ""), text)


def country_key(text: str) -> str:
    """Return the name under which a country is kept; a capital stands for its government."""
    words = " ".join(words_of(undot(text)))
    bare = words.removeprefix("the ")
    return countries().get(bare) or governments().get(bare) or bare


def place_key(text: str) -> str:
    """Return a place's folded name without article, or the name of the country that it is."""
    words = " ".join(w for w in words_of(undot(text)) if w not in ("the", "city"))
    return words.removesuffix(" state") if words.count(" ") == 1 else words


@lru_cache(_REMEMBERED)
def thing_words(text: str, *, capitals: bool = True) -> tuple[str, ...]:
    """Return the telling words of a body's name: countries and variants made one, small words dropped.

    In the name of an embassy a capital stands for its country, unless `capitals` is off.
    """
    words = words_of(undot(text))
    capital = capitals and ("embassy" in words or "consulate" in words)
    found = [w for word in _with_countries(words, capital=capital) for w in [_SAME_WORD.get(word, word)] if w]
    return tuple(w for w in found if w not in _SMALL) or words


def _with_countries(words: tuple[str, ...], *, capital: bool) -> Iterator[str]:
    """Yield the words, with names and adjectives of countries replaced by the country (one word)."""
    table, at = countries(), 0
    while at < len(words):
        for size in range(min(_LONGEST_COUNTRY, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + size])
            country = table.get(phrase) or (governments().get(phrase) if capital else None)
            if country:
                yield country.replace(" ", "-")
                break
        else:
            size = 1
            yield words[at]
        at += size


@lru_cache(_REMEMBERED)
def thing_key(text: str) -> str:
    """Return the key of an organization, treaty, weapon or work."""
    words = thing_words(text)
    alias = BODIES.get(" ".join(words).replace("united-nations", "un"))
    if alias:
        return alias
    words = tuple(" ".join(words).replace("united nations", "un").replace("european union", "eu").split())
    named = [w for w in words if w.replace("-", " ") in countries()]
    if named and any(w in _STATE_HEADS for w in words):
        return " ".join((*sorted(w for w in words if w not in named), *named))
    return " ".join(sorted(words) if "treaty" in words and len(words) > 2 else words)


def is_generic(text: str) -> bool:
    """Say whether a body's name is common to many states or towns (`the Foreign Ministry`)."""
    return all(w in _GENERIC for w in thing_words(text)) and thing_key(text) not in BODIES.values()


def is_acronym(text: str) -> bool:
    """Say whether the text is written like an acronym of three letters or more."""
    bare = undot(text).strip("#@")
    return 3 <= len(bare) <= 8 and bare.isalpha() and sum(c.isupper() for c in bare) >= len(bare) - 1


def acronyms(text: str) -> set[str]:
    """Return the acronyms that a body's name of three words or more could be shortened to, lower case."""
    words = words_of(undot(text))
    if len(words) < 3:
        return set()
    # `US` inside a name is two letters of its acronym, not one.
    short = {w.lower() for w in undot(text).split() if w.isupper() and len(w) <= 3}
    opened = [(w, w if w in short else w[0]) for w in words]
    every = "".join(opening for _, opening in opened)
    telling = "".join(opening for w, opening in opened if w not in _SMALL)
    return {a for a in (every, telling, every.removeprefix("t")) if len(a) >= 3}


def one_slip(a: str, b: str) -> bool:
    """Say whether two long names of several words differ by one slipped letter inside one word."""
    one, other = words_of(a), words_of(b)
    if len(one) != len(other) or len(one) < 2 or min(len(a), len(b)) < 9:
        return False
    unequal = [(x, y) for x, y in zip(one, other, strict=True) if x != y]
    if len(unequal) != 1 or _DIGIT.search(a + b):
        return False
    x, y = unequal[0]
    return min(len(x), len(y)) >= 4 and x[0] == y[0] and Levenshtein.distance(x, y, score_cutoff=1) == 1
