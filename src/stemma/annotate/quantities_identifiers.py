"""Turns a number's surroundings into an answer: does it count, or is it a name, a score, a line of a list."""

from __future__ import annotations

from stemma.annotate.quantities_money import currency_at
from stemma.annotate.quantities_nouns import Counted, unit_at
from stemma.annotate.quantities_numbers import Number
from stemma.annotate.quantities_words import IDENTIFIERS, ROADS
from stemma.annotate.times_tokens import Tokens
from stemma.annotate.wordlists import words

_DASHES = frozenset("-–—‑")
_GLUE = frozenset("/@#_=&?:*")  # before a number that is no count: 1/2, #5, page=3, 11:30
_SENTENCE_ENDS = frozenset(".!?:;\"“”'‘")
_SCORE_WORDS = words(
    """
    beat beats won win wins lost loss draw drew defeat defeated victory lead led score scored goal
    """
)


def is_identifier(tokens: Tokens, at: int, number: Number) -> bool:
    """Say whether a number is a name or part of one: `Mi-8`, `Article 9`, `1/2`, a telephone."""
    in_groups = number.last > at + 1 and {*tokens.kinds[at : number.last]} == {"number"}  # 1 250 000
    if number.kind in ("share", "multiple") or in_groups:
        return False
    before, after = tokens.word(at - 1), tokens.word(number.last)
    if tokens.joined(at) and (
        before in _GLUE or ((before in _DASHES or before == ".") and tokens.joined(at - 1))
    ):
        return True
    if tokens.kinds[at] != "number":
        return False
    if before in IDENTIFIERS and (
        tokens.words[at - 1][0].isupper()
        or before in ("no", "nos", "article", "page", "route", "highway", "interstate", "exit")
    ):
        return True
    if before == "." and tokens.word(at - 2) in ("no", "nos", "art"):
        return True
    if tokens.joined(at) and tokens.kinds[at - 1] in ("word", "number"):
        return True
    if tokens.joined(number.last) and (after in ("/", ":", "_", "=") or _model_after(tokens, number.last)):
        return True
    if _in_chain(tokens, at):
        return True
    return (
        after in _CODES_AFTER
        or is_address(tokens, number)
        or _title_after(tokens, number)
        or _list_item(tokens, at, number)
    )


def is_address(tokens: Tokens, number: Number) -> bool:
    """Say whether a number stands before the name of a street: `49 Old Mill Road`."""
    at = number.last
    for end in range(at, min(at + _STREET, len(tokens))):
        if tokens.lower[end] in ROADS:
            return end == at or tokens.words[end][0].isupper()
        if not (tokens.words[end][0].isupper() or tokens.words[end] == "." or tokens.kinds[end] == "ordinal"):
            return False
    return False


def is_year(tokens: Tokens, at: int, number: Number, of: Counted) -> bool:
    """Say whether a bare number of four digits is a year that no time expression took: `by 2150`."""
    return (
        of.kind == "nothing"
        and tokens.kinds[at] == "number"
        and tokens.words[at].isdigit()
        and len(tokens.words[at]) == 4
        and number.low is not None
        and 1000 <= number.low < 2200
        and tokens.word(at - 1) in _BEFORE_YEARS
    )


def is_shirt(tokens: Tokens, at: int, number: Number) -> bool:
    """Say whether a small number in brackets after a name is that of a shirt or a rank: `Ilo Darrin (4)`."""
    return (
        tokens.word(at - 1) == "("
        and tokens.word(number.last) == ")"
        and (number.high or 0) < 100
        and at > 1
        and tokens.words[at - 2][0].isupper()
    )


def _model_after(tokens: Tokens, at: int) -> bool:
    """Say whether letters that touch the number make a name of it (`16A`, `3D`) rather than a unit."""
    return (
        tokens.kinds[at] == "word"
        and unit_at(tokens, at) is None
        and currency_at(tokens, at, hyphen=False) is None
    )


_STREET = 5  # tokens within which a street's name ends
_CODES_AFTER = words("zip postcode")
_BEFORE_YEARS = words("in by since until till before after of from a.d. ad between and circa c")
_CHAIN = 4  # numbers looked at on either side


def _in_chain(tokens: Tokens, at: int) -> bool:
    """Say whether a number is of a telephone: in a row of three or more, or after a leading zero."""
    first = last = at
    while at - first < _CHAIN and _neighbour_number(tokens, first - 1):
        first -= 1
    while last - at < _CHAIN and _neighbour_number(tokens, last + 1):
        last += 1
    return last - first >= 2 or (last > first and tokens.words[first][0] == "0")


def _neighbour_number(tokens: Tokens, at: int) -> bool:
    return 0 <= at < len(tokens) and tokens.kinds[at] == "number"


def _title_after(tokens: Tokens, number: Number) -> bool:
    """Say whether a number opens a quoted name: `“9 Lives”`."""
    at = number.first
    return (
        tokens.word(at - 1) in ('"', "“", "'", "‘")
        and number.last < len(tokens)
        and tokens.words[number.last][0].isupper()
    )


def _list_item(tokens: Tokens, at: int, number: Number) -> bool:
    """Say whether a number heads a line of a list: `1.` or `2)`."""
    return (
        (at == 0 or tokens.breaks(at))
        and tokens.word(number.last) in (".", ")")
        and tokens.joined(number.last)
    )


def is_model(tokens: Tokens, at: int, of: Counted) -> bool:
    """Say whether a number is the end of a name (`the Aurel 500`)."""
    if (
        at == 0
        or tokens.kinds[at] != "number"
        or tokens.kinds[at - 1] != "word"
        or tokens.words[at - 1].islower()
    ):
        return False
    starts = at < 2 or tokens.words[at - 2] in _SENTENCE_ENDS or tokens.breaks(at - 1)
    noun = of.last > of.first and tokens.words[of.first][0].islower()
    return not starts and not noun and not tokens.breaks(at)


def is_score(tokens: Tokens, at: int, number: Number) -> bool:
    """Say whether a number is a side of a score: `3-1`, `won 2-0`."""
    for dash, other in ((number.last, number.last + 1), (at - 1, at - 2)):
        if tokens.word(dash) in _DASHES and _neighbour_number(tokens, other) and abs(other - at) <= 3:
            return number.kind != "range" or any(tokens.word(i) in _SCORE_WORDS for i in range(at - 4, at))
    return False
