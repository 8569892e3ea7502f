"""Turns tokens into numbers: digits, words, multiples, fractions, ranges."""

from __future__ import annotations

from typing import NamedTuple

from stemma.annotate.quantities_words import VAGUE
from stemma.annotate.times_tokens import MULTIPLES, ONES, TENS, Tokens, number_of, word_set

_SUFFIXES = {"k": 1e3, "mn": 1e6, "bn": 1e9, "tn": 1e12, "b": 1e9}
_MONEY_SUFFIXES = {**_SUFFIXES, "m": 1e6, "t": 1e12}
_AFTER_MILLION = word_set(
    """
    of people tons tonnes barrels more dollars euros pounds users homes votes
    """
)  # 5m people
_SCALES = {**{w: float(n) for w, n in MULTIPLES.items()}, "dozen": 12.0, "score": 20.0}
_FRACTIONS = {
    "half": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fifth": 1 / 5,
    "tenth": 1 / 10,
    "thirds": 1 / 3,
}
_FRACTIONS |= {"quarters": 1 / 4, "fifths": 1 / 5, "eighths": 1 / 8, "tenths": 1 / 10}
_DASHES = frozenset("-–—‑")
_LARGEST_FIRST_DIGITS = 15  # more digits are no count


class Number(NamedTuple):
    """A number in the tokens from `first` up to `last`; None bounds are vague (`dozens`).

    `scale` is the multiple that its last word names, which an earlier number of a range may share.
    """

    first: int
    last: int
    low: float | None
    high: float | None
    scale: float = 1.0
    kind: str = "number"  # number, vague, share or range


def number_at(tokens: Tokens, i: int, *, money: bool = False) -> Number | None:
    """Read the longest number that begins at token `i`; `money` lets `m` mean million."""
    kind, word = tokens.kinds[i], tokens.word(i)
    if kind == "number":
        return _digits(tokens, i, money)
    if kind != "word":
        return None
    if word in VAGUE:
        return _vague(tokens, i, i + 1)
    if word == "tens" and tokens.word(i + 1) == "of" and tokens.word(i + 2) in VAGUE:
        return _vague(tokens, i, i + 3)
    if word in ("a", "an", "half"):
        return _article(tokens, i)
    if word in ONES or word in TENS:
        return _words(tokens, i)
    return None


def _vague(tokens: Tokens, first: int, last: int) -> Number:
    if tokens.word(last) == "of" and tokens.word(last + 1) in VAGUE:
        last += 2
    return Number(first, last, None, None, kind="vague")


def _digits(tokens: Tokens, i: int, money: bool) -> Number | None:
    """Read digits, a suffix that touches them (`5bn`) and the multiples after them."""
    text = tokens.words[i]
    value = number_of(text)
    if (
        value is None
        or len(text) > _LARGEST_FIRST_DIGITS
        or (len(text) > 1 and text[0] == "0" and text[1] != ".")
    ):
        return None
    last, scale = i + 1, 1.0
    if tokens.joined(last) and tokens.kinds[last] == "word":
        million = money or tokens.words[last] == "M" or tokens.word(last + 1) in _AFTER_MILLION
        suffix = (_MONEY_SUFFIXES if million else _SUFFIXES).get(tokens.word(last))
        if suffix:
            last, scale = last + 1, suffix
    return _scaled(tokens, i, last, value * scale, scale)


def _scaled(tokens: Tokens, first: int, last: int, value: float, scale: float = 1.0) -> Number:
    """Multiply by the words `hundred`, `thousand`, `million`, `dozen` that follow."""
    while (at := last + (tokens.word(last) in _DASHES)) < len(tokens) and tokens.word(at) in _SCALES:
        factor = _SCALES[tokens.word(at)]
        if tokens.word(at) == "score" and tokens.word(at + 1) != "of":
            break
        value, scale, last = value * factor, scale * factor, at + 1
    # binary noise: 8.2 million is 8200000, not 8199999.999999999
    value = round(value, 6)
    return Number(first, last, value, value, scale)


def _article(tokens: Tokens, i: int) -> Number | None:
    """Read `a dozen`, `a hundred`, `half a million`, `a third of`, `a quarter of`."""
    word, following = tokens.word(i), tokens.word(i + 1)
    if word == "half":
        if following in ("a", "an") and tokens.word(i + 2) in _SCALES:
            return _scaled(tokens, i, i + 2, 0.5)
        return Number(i, i + 1, 0.5, 0.5, kind="share") if following == "of" else None
    if following in ("couple",) and tokens.word(i + 2) == "of":
        return None
    if following in _SCALES and following != "score":
        return _scaled(tokens, i, i + 1, 1.0)
    if following == "half" and tokens.word(i + 2) in _SCALES:
        return _scaled(tokens, i, i + 2, 0.5)
    if following in _FRACTIONS and tokens.word(i + 2) == "of":
        return Number(i, i + 2, _FRACTIONS[following], _FRACTIONS[following], kind="share")
    return None


def _words(tokens: Tokens, i: int) -> Number:
    """Read number words: `twenty-one`, `two hundred and fifty thousand`, `two thirds`."""
    total, group, at, scale = 0.0, 0.0, i, 1.0
    while at < len(tokens):
        word = tokens.word(at)
        if word in TENS and group % 100 == 0:
            group += TENS[word]
        elif word in ONES and (
            group == 0 or group % 100 == 0 or (group % 10 == 0 and ONES[word] < 10 and group % 100)
        ):
            group += ONES[word]
        elif word == "hundred" and 0 < group < 100:
            group *= 100
        elif word in MULTIPLES and group:
            total, group, scale = total + group * MULTIPLES[word], 0.0, float(MULTIPLES[word])
        elif word == "dozen" and group:
            group *= 12
        else:
            break
        at = _next(tokens, at + 1)
    last = at if at == i else _trimmed(tokens, at)
    value = total + group
    if tokens.word(last + (tokens.word(last) in _DASHES)) in _FRACTIONS and 0 < value < 10:
        at = last + (tokens.word(last) in _DASHES)
        share = round(value * _FRACTIONS[tokens.word(at)], 6)
        if tokens.word(at) != "half" and share <= 1:
            return Number(i, at + 1, share, share, kind="share")
    return _and_a_half(tokens, Number(i, last, value, value, scale))


def _next(tokens: Tokens, at: int) -> int:
    """Step over the hyphen or `and` inside a number word."""
    linked = tokens.word(at) in _DASHES and tokens.joined(at) and tokens.joined(at + 1)
    if (linked or (tokens.word(at) == "and" and tokens.word(at - 1) in MULTIPLES)) and (
        tokens.word(at + 1) in ONES or tokens.word(at + 1) in TENS or tokens.word(at + 1) in _SCALES
    ):
        return at + 1
    return at


def _trimmed(tokens: Tokens, at: int) -> int:
    """Step back over a hyphen or `and` after which no number came."""
    return at - 1 if tokens.word(at - 1) in _DASHES or tokens.word(at - 1) == "and" else at


def _and_a_half(tokens: Tokens, number: Number) -> Number:
    words = [tokens.word(number.last + k) for k in range(3)]
    if words == ["and", "a", "half"] and number.high is not None:
        return _scaled(tokens, number.first, number.last + 3, number.high + 0.5)
    return number


def with_range(tokens: Tokens, number: Number, *, money: bool = False, between: bool = False) -> Number:
    """Extend a number to the range it begins: `10 to 15`, `50-60`, `between 3 and 4 million`."""
    at = number.last
    joint = tokens.word(at)
    if not (joint in ("to", "or") or joint in _DASHES or (between and joint == "and")) or at + 1 >= len(
        tokens
    ):
        return number
    at += 1
    if tokens.word(at) in ("$", "€", "£"):
        at, money = at + 1, True
    if at >= len(tokens) or number.high is None or number.kind != "number":
        return number
    other = number_at(tokens, at, money=money)
    if other is None or other.high is None or other.kind != "number":
        return number
    low = (
        number.high * other.scale
        if number.scale == 1.0 and other.scale > 1.0 and number.high < other.high
        else number.high
    )
    if joint in _DASHES and not (tokens.joined(at) and tokens.joined(at - 1)):
        return number
    if not low < other.high or (joint == "or" and other.high > 2 * low + 2):
        return number
    return Number(number.first, other.last, low, other.high, other.scale, "range")
