"""Turns the tokens after a number into what it counts: a unit and the words that name it."""

from __future__ import annotations

from typing import NamedTuple

from stemma.annotate.quantities_money import currency_at
from stemma.annotate.quantities_units import POWER_SIGNS, POWERS, RATED, WITHIN, Unit, powered, rated, spelled
from stemma.annotate.quantities_words import (
    DETERMINERS,
    IRREGULAR_PLURALS,
    NOT_PEOPLE,
    PEOPLE,
    PEOPLE_ENDINGS,
    STOPS,
)
from stemma.annotate.times_tokens import MULTIPLES, Tokens
from stemma.annotate.wordlists import words

_DASHES = frozenset("-–—‑")
_BRACKET = 8  # tokens within which an amount in brackets ends
_POINTS_BACK = words("ago earlier before later old")  # `5 million a year earlier` is no rate
_LONGEST = 7  # words that what is counted may have


_BEFORE_NOUN = DETERMINERS | words("more than at least about around some nearly almost over estimated")


class Counted(NamedTuple):
    """What a number counts: its unit, the first and last token (exclusive) of the words, the unit's end."""

    unit: str | None
    first: int
    last: int
    end: int  # where the quantity's own span ends: after a unit of measure, before a counted noun
    kind: str  # money, percent, measure, age, people, things or nothing


def counted(tokens: Tokens, at: int) -> Counted:
    """Read what the number that ends before token `at` counts."""
    return _age(tokens, at) or measured(tokens, at) or _nouns(tokens, at)


def measured(tokens: Tokens, at: int) -> Counted | None:
    """Read a unit of measure or money after a number, with what it is reckoned by (`per hour`)."""
    if at >= len(tokens) or tokens.breaks(at):
        return None
    hyphen = tokens.word(at) in _DASHES and tokens.joined(at) and tokens.joined(at + 1)
    shared = _shared(tokens, at)
    at = shared or at + hyphen
    money = currency_at(tokens, at, hyphen=hyphen)
    if money is not None:
        return rate(tokens, money[0], money[1], "money")
    found = unit_at(tokens, at)
    if found is None:
        return None
    unit, end = found
    if unit.dimension == "time":
        return Counted(unit.code, at, end, at, "things")
    kind = "percent" if unit.dimension == "share" else "measure"
    found_rate = rate(tokens, unit.code, end, kind)
    return found_rate._replace(first=end, last=end, end=at - 4) if shared else found_rate


def _shared(tokens: Tokens, at: int) -> int:
    """Return where the unit stands that a number shares with the next (`7- or 8-inch`), or 0."""
    if not (
        tokens.word(at) in _DASHES
        and tokens.joined(at)
        and not tokens.joined(at + 1)
        and tokens.word(at + 1) in ("or", "and", "to")
        and tokens.word(at + 3) in _DASHES
        and tokens.joined(at + 3)
    ):
        return 0
    return at + 4


def unit_at(tokens: Tokens, at: int) -> tuple[Unit, int] | None:
    """Return the unit of measure that begins at a token and where it ends; the longest counts."""
    power = POWERS.get(tokens.word(at), "")
    if power:
        at += 1 + (tokens.word(at + 1) == ".")
    at += tokens.word(at) in ("us", "imperial") and unit_after(tokens, at + 1)
    for size in (3, 2, 1):
        words = _unit_words(tokens, at, size)
        unit = spelled(words, joined=tokens.joined(at) or bool(power)) if words else None
        lone = len(words) == 1 and len(words[0]) == 1
        if unit is None or (lone and not power and not _stands_as_sign(tokens, at)):
            continue
        end = at + 2 * size - 1 if tokens.word(at + 1) in _DASHES and size > 1 else at + size
        if not power and tokens.joined(end) and tokens.word(end) in POWER_SIGNS and tokens.word(end) in "23":
            power, end = POWER_SIGNS[tokens.word(end)], end + 1
        if power and unit.dimension != "length":
            return None
        return (powered(unit, power) if power else unit), end
    return None


def unit_after(tokens: Tokens, at: int) -> bool:
    """Say whether the words at a token name a measure of volume: `US gallon`."""
    unit = spelled(_unit_words(tokens, at, 1), joined=False) or spelled(
        _unit_words(tokens, at, 2), joined=False
    )
    return unit is not None and unit.dimension == "volume"


def _unit_words(tokens: Tokens, at: int, size: int) -> tuple[str, ...]:
    """Return so many words from a token on, without the hyphens between them."""
    found: list[str] = []
    while len(found) < size and at < len(tokens):
        if found and tokens.word(at) in _DASHES and tokens.joined(at) and tokens.joined(at + 1):
            at += 1
        if tokens.kinds[at] not in ("word", "abbr") and tokens.words[at] not in ("°", "%", "℃", "℉"):
            break
        if found and tokens.breaks(at):
            break
        found.append(tokens.words[at])
        at += 1
    return tuple(found) if len(found) == size else ()


def _stands_as_sign(tokens: Tokens, at: int) -> bool:
    """Say whether a single letter after a number is a unit: not the start of a name (`12 C Company`)."""
    following = tokens.words[at + 1] if at + 1 < len(tokens) else ""
    return tokens.joined(at) or (tokens.kinds[at - 1] == "number" and not following[:1].isupper())


def rate(tokens: Tokens, code: str, end: int, kind: str) -> Counted:
    """Read `per barrel`, `a day`, `/km` after a unit, and the noun that is measured after `of`."""
    found = _per(tokens, end)
    past = end
    if found is not None:
        code, past = rated(code, found[0]), found[1]
        end = end if kind == "money" else past  # `$310 | per tonne`: the amount alone is the quantity
    elif tokens.word(end) == "(":  # `9 billion shekels ($2.4 billion) a year`
        close = next((i for i in range(end + 2, end + _BRACKET) if tokens.word(i) == ")"), None)
        found = None if close is None else _per(tokens, close + 1)
        code = code if found is None else rated(code, found[0])
    return Counted(code, *_after_of(tokens, past), end, kind)


def _per(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Return the code of what a rate is reckoned by, and where it ends."""
    at += tokens.word(at) in _DASHES and tokens.joined(at) and tokens.word(at + 1) in ("a", "per")
    word = tokens.word(at)
    if word not in WITHIN or at + 1 >= len(tokens):
        return None
    at += 1 + (tokens.word(at + 1) in _DASHES and tokens.joined(at + 1))
    multiple = tokens.word(at) if tokens.word(at) in MULTIPLES else ""
    at += bool(multiple)
    unit = unit_at(tokens, at)
    following = tokens.word(at)
    if multiple and unit is not None:
        return f"{multiple} {unit[0].code}", unit[1]  # per thousand cubic metres
    if word == "per" or (word == "/" and tokens.joined(at)):
        if unit is not None:
            return unit[0].code if unit[0].dimension != "time" else unit[0].name, unit[1]
        if tokens.kinds[at : at + 1] == ["word"] and following not in STOPS:
            return following, at + 1
    elif following in RATED and tokens.word(at + 1) not in _POINTS_BACK:
        return (unit[0].name if unit is not None else following), at + 1
    return None


def _after_of(tokens: Tokens, at: int) -> tuple[int, int]:
    """Return the tokens of the noun phrase after `of`, or an empty range."""
    if tokens.word(at) != "of":
        return at, at
    first = at + 1 + (tokens.word(at + 1) in DETERMINERS)
    return first, phrase_end(tokens, first)


def _age(tokens: Tokens, at: int) -> Counted | None:
    """Read `-year-old` and `months old`."""
    at += tokens.word(at) in _DASHES
    if tokens.word(at) not in ("year", "years", "month", "months", "week", "weeks", "day", "days"):
        return None
    unit = tokens.word(at).removesuffix("s") + "s"
    old = at + 1 + (tokens.word(at + 1) in _DASHES)
    if tokens.word(old) == "of" and tokens.word(old + 1) == "age":
        return Counted(unit, at + 1, at + 1, at + 1, "age")
    if tokens.word(old) not in ("old", "olds"):
        return None
    return Counted(unit, old, old, at + 1 if old == at + 1 else at - (tokens.word(at - 1) in _DASHES), "age")


def _nouns(tokens: Tokens, at: int) -> Counted:
    """Read the noun phrase that follows, also after `of the`; name people `people`, things by their head."""
    first = at
    half = tokens.word(at - 1) == "half" and tokens.word(at) in DETERMINERS
    if tokens.word(at) == "of" or half:
        first = at + 1
        while tokens.word(first) in _BEFORE_NOUN or (first < len(tokens) and tokens.kinds[first] == "number"):
            first += 1  # `6 of the more than 90 miners`
        if tokens.word(first) in ("them", "us", "whom", "those") and tokens.words[first] != "US":
            return Counted("people" if tokens.word(first) != "those" else None, at, at, at, "people")
    first += tokens.word(first) in ("more", "other", "further", "additional")
    hyphen = first == at and tokens.word(at) in _DASHES and tokens.joined(at) and tokens.joined(at + 1)
    first += hyphen
    sized = unit_at(tokens, first + 1) if tokens.kinds[first : first + 1] == ["number"] else None
    first = sized[1] if sized is not None else first  # 8 million 250ml bottles
    last = min(first + 1, len(tokens)) if hyphen and _is_noun(tokens, first) else phrase_end(tokens, first)
    if (
        last > first + 1
        and tokens.word(at - 1) == "one"
        and first == at
        and tokens.lower[last - 1].endswith("s")
    ):
        last -= 1  # `one proposal asks`: what follows a singular is its verb
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
    alone = last == first + 1 and head.endswith("ing")
    if (head.endswith("ed") or alone) and head not in PEOPLE:  # `700 stationed in the north`: no noun
        return Counted(None, at, at, at, "nothing")
    if is_people(tokens.words[last - 1]):
        return Counted("people", first, last, at, "people")
    return Counted(head, first, last, at, "things")


def phrase_end(tokens: Tokens, first: int) -> int:
    """Return the end of the noun phrase that begins here: after its first plural, or where it must stop."""
    at = first
    while at < len(tokens) and at - first < _LONGEST:
        if tokens.kinds[at] not in ("word", "abbr") and not _inside(tokens, at, first):
            break
        if (_stops(tokens, at, first)) or (tokens.breaks(at) and at > first):
            break
        if _ends(tokens, at) and not _ends(tokens, at + 1):
            return at + 1
        at += 1
    while at > first and tokens.kinds[at - 1] not in ("word", "abbr"):
        at -= 1
    return at


def _is_noun(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and tokens.kinds[at] == "word" and tokens.lower[at] not in STOPS


def _stops(tokens: Tokens, at: int, first: int) -> bool:
    """Say whether a word ends the phrase: not within a compound (`gas-only`), nor `US`, nor between names."""
    word = tokens.lower[at]
    if word not in STOPS or (at > first and tokens.word(at - 1) in _DASHES and tokens.joined(at)):
        return False
    if word == "us" and tokens.words[at].isupper():
        return False
    if word != "and" or at == first or at + 2 >= len(tokens) or _ends(tokens, at - 1):
        return True
    if tokens.words[at - 1][0].isupper() and tokens.words[at + 1][0].isupper():
        return False
    return not (_is_noun(tokens, at + 1) and not _ends(tokens, at + 1) and _ends(tokens, at + 2))


def _inside(tokens: Tokens, at: int, first: int) -> bool:
    """Say whether a mark stands within a phrase: a hyphen, an opening quote, a hash, the 's of an owner.

    So does a number after a name or within the name of a model (`3 Orla 7 vans`).
    """
    if tokens.kinds[at] == "number":
        return at > first and tokens.kinds[at + 1 : at + 2] == ["word"] and tokens.words[at - 1][0].isupper()
    if tokens.words[at] in "'’":
        return tokens.word(at + 1) == "s" and tokens.joined(at) and tokens.joined(at + 1)
    return (tokens.words[at] in _DASHES and tokens.joined(at) and tokens.joined(at + 1)) or (
        tokens.words[at] == "#" or (tokens.words[at] in "'“\"" and at == first)
    )


def _ends(tokens: Tokens, at: int) -> bool:
    """Say whether a token looks like the plural that ends a noun phrase."""
    if at >= len(tokens) or tokens.kinds[at] != "word":
        return False
    word = tokens.lower[at]
    if word in STOPS or (tokens.word(at + 1) in _DASHES and tokens.joined(at + 1) and tokens.joined(at + 2)):
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
