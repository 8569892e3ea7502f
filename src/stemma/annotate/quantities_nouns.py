"""Turns the tokens after a number into what it counts: a unit and the words that name it."""

from __future__ import annotations

from typing import NamedTuple

from stemma.annotate.quantities_words import (
    CURRENCIES,
    DETERMINERS,
    IRREGULAR_PLURALS,
    MEASURES,
    NOT_PEOPLE,
    PEOPLE,
    PEOPLE_ENDINGS,
    STOPS,
)
from stemma.annotate.times_tokens import Tokens, word_set
from stemma.annotate.wordlists import words

_DASHES = frozenset("-–—‑")
_WEIGHED = words("thrust force explosives cargo payload tnt cocaine heroin fish meat food ice rice grain")
_LONGEST = 7  # words that what is counted may have
_NATIONS = ("ans", "ese", "ish", "is", "ians")  # Nigerians, Japanese …, if written with a capital


_BEFORE_NOUN = DETERMINERS | word_set("more than at least about around some nearly almost over estimated")


class Counted(NamedTuple):
    """What a number counts: its unit, the first and last token (exclusive) of the words, the unit's end."""

    unit: str | None
    first: int
    last: int
    end: int  # where the quantity's own span ends: after a unit of measure, before a counted noun
    kind: str  # money, percent, measure, age, people, things or nothing


def counted(tokens: Tokens, at: int) -> Counted:
    """Read what the number that ends before token `at` counts."""
    return _percent(tokens, at) or _age(tokens, at) or _measure(tokens, at) or _nouns(tokens, at)


def _percent(tokens: Tokens, at: int) -> Counted | None:
    at += tokens.word(at) in _DASHES and tokens.joined(at)
    word = tokens.word(at)
    if word == "per" and tokens.word(at + 1) == "cent":
        end = at + 2
    elif word in ("%", "percent", "pct"):
        end = at + 1
    elif word == "percentage" and tokens.word(at + 1).startswith("point"):
        return Counted("percentage points", *_after_of(tokens, at + 2), at + 2, "percent")
    else:
        return None
    return Counted("percent", *_after_of(tokens, end), end, "percent")


def _after_of(tokens: Tokens, at: int) -> tuple[int, int]:
    """Return the tokens of the noun phrase after `of`, or an empty range."""
    if tokens.word(at) != "of":
        return at, at
    first = at + 1 + (tokens.word(at + 1) in DETERMINERS)
    return first, _phrase_end(tokens, first)


def _age(tokens: Tokens, at: int) -> Counted | None:
    """Read `-year-old` and `months old`."""
    at += tokens.word(at) in _DASHES
    if tokens.word(at) not in ("year", "years", "month", "months", "week", "weeks", "day", "days"):
        return None
    unit = tokens.word(at).removesuffix("s") + "s"
    old = at + 1 + (tokens.word(at + 1) in _DASHES)
    if tokens.word(old) not in ("old", "olds"):
        return None
    return Counted(unit, old, old, at + 1 if old == at + 1 else at - (tokens.word(at - 1) in _DASHES), "age")


def _measure(tokens: Tokens, at: int) -> Counted | None:
    """Read a unit of measure or money, with `square`, `cubic` and `per hour` around it."""
    start = at
    at += tokens.word(at) in _DASHES and tokens.joined(at)
    power = tokens.word(at) if tokens.word(at) in ("square", "cubic", "sq", "metric", "nautical") else ""
    at += bool(power)
    if (
        tokens.word(at) in ("us", "u.s.", "american", "canadian", "australian")
        and _singular(tokens.word(at + 1)) in CURRENCIES
    ):
        at += 1
    word = _singular(tokens.word(at))
    if (
        word in CURRENCIES
        and not (word in ("pound", "real", "won") and start != at)
        and _is_money(tokens, at, word)
    ):
        return Counted(CURRENCIES[word], *_after_of(tokens, at + 1), at + 1, "money")
    if word not in MEASURES or (word in ("m", "ha", "point") and not (tokens.joined(at) or word == "point")):
        return None
    unit = MEASURES[word] if not power or power == "metric" else f"{power} {MEASURES[word]}"
    end = at + 1
    if tokens.word(end) in ("per", "an", "a", "/") and tokens.word(end + 1) in (
        "hour",
        "day",
        "second",
        "year",
        "h",
        "s",
        "gallon",
    ):
        unit, end = f"{unit}/{tokens.word(end + 1)[:1] if unit == 'km' else tokens.word(end + 1)}", end + 2
    return Counted(unit, *_after_of(tokens, end), end, "measure")


def _is_money(tokens: Tokens, at: int, word: str) -> bool:
    """Tell won and real from the verb and the adjective, and pounds that are paid from those weighed."""
    if word in ("won", "real"):
        return tokens.word(at - 1) in ("thousand", "million", "billion", "trillion")
    if word == "pound" and tokens.word(at + 1) == "of" and tokens.word(at + 2) in _WEIGHED:
        return False
    return (
        word != "pound"
        or tokens.word(at - 1) in ("million", "billion", "thousand", "sterling")
        or tokens.word(at + 1) == "sterling"
    )


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 2 and word.endswith("s") else word


def _nouns(tokens: Tokens, at: int) -> Counted:
    """Read the noun phrase that follows, also after `of the`; name people `people`, things by their head."""
    first = at
    if tokens.word(at) == "of":
        first = at + 1
        while tokens.word(first) in _BEFORE_NOUN or (first < len(tokens) and tokens.kinds[first] == "number"):
            first += 1  # `6 of the more than 90 miners`
        if tokens.word(first) in ("them", "us", "whom", "those"):
            return Counted("people" if tokens.word(first) != "those" else None, at, at, at, "people")
    first += tokens.word(first) in ("more", "other", "further", "additional", "new", "-")
    last = _phrase_end(tokens, first)
    if last == first:
        follows = tokens.word(at)
        return Counted(
            "people" if follows in ("who", "whom") else None,
            at,
            at,
            at,
            "people" if follows == "who" else "nothing",
        )
    head = tokens.word(last - 1)
    if head.endswith("ed") and head not in PEOPLE:  # `700 stationed in the north`: the noun is left out
        return Counted(None, at, at, at, "nothing")
    if is_people(tokens.words[last - 1]):
        return Counted("people", first, last, at, "people")
    return Counted(head, first, last, at, "things")


def _phrase_end(tokens: Tokens, first: int) -> int:
    """Return the end of the noun phrase that begins here: after its first plural, or where it must stop."""
    at = first
    while at < len(tokens) and at - first < _LONGEST:
        word = tokens.lower[at]
        if tokens.kinds[at] not in ("word", "abbr") and not _inside(tokens, at, first):
            break
        if word in STOPS or (tokens.breaks(at) and at > first):
            break
        if _ends(tokens, at) and not _ends(tokens, at + 1):
            return at + 1
        at += 1
    while at > first and tokens.kinds[at - 1] not in ("word", "abbr"):
        at -= 1
    return at


def _inside(tokens: Tokens, at: int, first: int) -> bool:
    """Say whether a mark stands within a phrase: a hyphen, an opening quote or a hash before a word."""
    return (tokens.words[at] in _DASHES and tokens.joined(at) and tokens.joined(at + 1)) or (
        tokens.words[at] == "#" or (tokens.words[at] in "'“\"" and at == first)
    )


def _ends(tokens: Tokens, at: int) -> bool:
    """Say whether a token looks like the plural that ends a noun phrase."""
    if at >= len(tokens) or tokens.kinds[at] != "word":
        return False
    word = tokens.lower[at]
    if word in STOPS:
        return False
    if word in IRREGULAR_PLURALS or word in PEOPLE:
        return True
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 4:
        return False
    return tokens.words[at].islower() or word.endswith(("ians", "ans"))


def is_people(word: str) -> bool:
    """Say whether a counted noun means people, by a list or by its ending."""
    low = word.lower()
    if low in PEOPLE:
        return True
    if low in NOT_PEOPLE:
        return False
    if word[0].isupper() and low.endswith(("ans", "ese")):
        return True
    return low.endswith(PEOPLE_ENDINGS)
