"""Turns tokens into numbers: digits, words, multiples, fractions, ranges."""

from __future__ import annotations

from typing import NamedTuple

from stemma.annotate.quantities_money import currency_before
from stemma.annotate.quantities_words import DETERMINERS, VAGUE
from stemma.annotate.times_tokens import MULTIPLES, ONES, ORDINALS, TENS, Tokens, number_of
from stemma.annotate.wordlists import words

_SUFFIXES = {"k": 1e3, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12, "b": 1e9}
_MONEY_SUFFIXES = {**_SUFFIXES, "m": 1e6, "t": 1e12, "mm": 1e6}
_AFTER_MILLION = words(
    """
    of people tons tonnes barrels more dollars euros pounds users homes votes digital views followers shares
    copies customers jobs
    """
)  # 5m people
_SCALES = {
    **{w: float(n) for w, n in MULTIPLES.items()},
    "dozen": 12.0,
    "score": 20.0,
    "lakh": 1e5,
    "crore": 1e7,
    "mln": 1e6,
    "bln": 1e9,
}
_PARTS = ("half", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_FRACTIONS = {word: 1 / n for n, word in enumerate(_PARTS, start=2)} | {"quarter": 1 / 4, "halve": 1 / 2}
_FRACTIONS |= {f"{word}s": value for word, value in _FRACTIONS.items()}
_SIGNS_OF_PARTS = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
}
_MULTIPLES = {"double": 2.0, "twice": 2.0, "triple": 3.0, "thrice": 3.0, "quadruple": 4.0}
_AFTER_MULTIPLES = words("as that last previous")
_SLASHES = frozenset("/⁄")
_MINUS = frozenset("-–−")
_DASHES = frozenset("-–—‑")
_LARGEST_FIRST_DIGITS = 15  # more digits are no count
_FINEST = 1000  # the largest number below the line of a fraction
_COARSEST = 16  # the same, where it is part of a mixed number or stands before a measure
_PARTED = words("mile cup inch pint point ounce pound percent teaspoon tablespoon")


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
    if word in _MULTIPLES:
        return _multiple(tokens, i)
    if kind == "number":
        return _fraction(tokens, i) or _out_of(tokens, i) or _digits(tokens, i, money)
    if word in _SIGNS_OF_PARTS:
        return _share(i, i + 1, _SIGNS_OF_PARTS[word])
    if kind != "word":
        return None
    if word in VAGUE:
        return _vague(tokens, i, i + 1)
    if word == "tens" and tokens.word(i + 1) == "of" and tokens.word(i + 2) in VAGUE:
        return _vague(tokens, i, i + 3)
    if word in ("a", "an", "half"):
        return _article(tokens, i)
    if word in ONES or word in TENS:
        return _out_of(tokens, i) or _words(tokens, i)
    return None


def _multiple(tokens: Tokens, i: int) -> Number | None:
    """Read `double the rate`, `twice as many`, `triple last year's`: how many times as much."""
    if tokens.word(i + 1) not in DETERMINERS | _AFTER_MULTIPLES:
        return None
    times = _MULTIPLES[tokens.word(i)]
    return Number(i, i + 1, times, times, kind="multiple")


def _share(first: int, last: int, value: float) -> Number:
    return Number(first, last, round(value, 6), round(value, 6), kind="share")


def _fraction(tokens: Tokens, i: int) -> Number | None:
    """Read `1/16 of a pint`: a fraction is told from a route or a date by what it is of."""
    if (
        tokens.word(i + 1) not in _SLASHES
        or not tokens.joined(i + 1)
        or not tokens.joined(i + 2)
        or tokens.kinds[i + 2] != "number"
        or not (tokens.words[i].isdigit() and tokens.words[i + 2].isdigit())
    ):
        return None
    above, below = int(tokens.words[i]), int(tokens.words[i + 2])
    if not 0 < above < below or below > _FINEST:
        return None
    if tokens.word(i + 3) != "of" and not (below <= _COARSEST and tokens.word(i + 3) in _PARTED):
        return None
    return Number(i, i + 3, above / below, above / below, kind="share")


def _part_after(tokens: Tokens, at: int) -> float | None:
    """Read the fraction of a mixed number: `10 1/2 miles`."""
    written = tokens.words[at : at + 3]
    if len(written) < 3 or written[1] not in _SLASHES or not (written[0].isdigit() and written[2].isdigit()):
        return None
    above, below = int(written[0]), int(written[2])
    touches = tokens.joined(at + 1) and tokens.joined(at + 2) and not tokens.joined(at)
    return above / below if touches and 0 < above < below <= _COARSEST else None


def _out_of(tokens: Tokens, i: int) -> Number | None:
    """Read `one out of three`, `two in five` as shares; in digits only `9 out of 10`."""
    out = tokens.word(i + 1) == "out" and tokens.word(i + 2) == "of"
    if not out and tokens.word(i + 1) != "in":
        return None
    at = i + (3 if out else 2)
    small, large = number_of(tokens.words[i]), number_of(tokens.word(at)) if tokens.word(at) else None
    if small is None or large is None or not 0 < small < large or tokens.word(at) in ORDINALS:
        return None
    if not out and (large > 10 or small > 9 or tokens.kinds[i] != tokens.kinds[at]):
        return None  # `14 in 2031` and `three in ten boats`: only the usual shares go without `out`
    return _share(i, at + 1, small / large)


def _vague(tokens: Tokens, first: int, last: int) -> Number:
    if tokens.word(last) == "of" and tokens.word(last + 1) in VAGUE:
        last += 2
    return Number(first, last, None, None, kind="vague")


def _digits(tokens: Tokens, i: int, money: bool) -> Number | None:
    """Read digits, a suffix that touches them (`5bn`) and the multiples after them."""
    text = tokens.words[i]
    value = number_of(text)
    grouped = _grouped(tokens, i)
    if grouped is not None:
        return grouped
    if value is not None and leads_with_point(tokens, i):
        value /= 10.0 ** len(text)
    if (
        value is None
        or len(text) > _LARGEST_FIRST_DIGITS
        or (len(text) > 1 and text[0] == "0" and text[1] != ".")
    ):
        return None
    last, scale = i + 1, 1.0
    part = _part_after(tokens, last)
    if part is not None:
        return Number(i, last + 3, value + part, value + part)
    if tokens.word(last) in _SIGNS_OF_PARTS:
        return Number(
            i,
            last + 1,
            value + _SIGNS_OF_PARTS[tokens.word(last)],
            value + _SIGNS_OF_PARTS[tokens.word(last)],
        )
    power = _power_of_ten(tokens, last)
    if power is not None:
        return Number(i, power[0], value * 10.0 ** power[1], value * 10.0 ** power[1])
    if tokens.words[i + 1 : i + 2] == ["B"] and tokens.kinds[i + 1] == "word" and tokens.word(i + 2):
        return Number(i, i + 2, value * 1e9, value * 1e9, 1e9)
    if tokens.joined(last) and tokens.kinds[last] == "word":
        million = money or tokens.words[last] == "M" or tokens.word(last + 1) in _AFTER_MILLION
        suffix = (_MONEY_SUFFIXES if million else _SUFFIXES).get(tokens.word(last))
        if suffix:
            last, scale = last + 1, suffix
    return _scaled(tokens, i, last, value * scale, scale)


def _grouped(tokens: Tokens, i: int) -> Number | None:
    """Read digits in groups of three with spaces between: `41 000`, where the last is all noughts or thin."""
    last = i + 1
    if len(tokens.words[i]) > 3 or not tokens.words[i].isdigit():
        return None
    while last < len(tokens) and len(tokens.words[last]) == 3 and tokens.words[last].isdigit():
        if tokens.text[tokens.ends[last - 1] : tokens.starts[last]] not in (
            " ",
            "\u00a0",
            "\u202f",
            "\u2009",
        ):
            break
        last += 1
    thin = last > i + 1 and tokens.text[tokens.ends[i]] != " "
    if last == i + 1 or not (thin or tokens.words[last - 1] == "000"):
        return None
    return _scaled(tokens, i, last, float("".join(tokens.words[i:last])))


def leads_with_point(tokens: Tokens, i: int) -> bool:
    """Say whether a point before the digits makes them decimals: `.375`."""
    return (
        tokens.word(i - 1) == "."
        and tokens.joined(i)
        and not tokens.joined(i - 1)
        and tokens.words[i].isdigit()
        and i > 1
    )


def _power_of_ten(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Read `×10^8`, `× 10−3`: where it ends and the exponent."""
    if tokens.word(at) not in ("×", "x") or tokens.word(at + 1) != "10":
        return None
    at += 2 + (tokens.word(at + 2) == "^")
    sign = -1 if tokens.word(at) in _MINUS else 1
    at += sign < 0
    exponent = tokens.word(at)
    if not exponent.isdigit() or len(exponent) > 2 or not tokens.joined(at):
        return None
    return at + 1, sign * int(exponent)


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


def after_article(word: str) -> bool:
    """Say whether a number can go on with a word after `a`: `a dozen`, `a third of`."""
    return word in _SCALES or word in _FRACTIONS


def _article(tokens: Tokens, i: int) -> Number | None:
    """Read `a dozen`, `a hundred`, `half a million`, `a third of`, `a quarter of`."""
    word, following = tokens.word(i), tokens.word(i + 1)
    if word == "half":
        if following in ("a", "an") and tokens.word(i + 2) in _SCALES:
            return _scaled(tokens, i, i + 2, 0.5)
        if following in MULTIPLES:
            return _scaled(tokens, i, i + 1, 0.5)
        return _share(i, i + 1, 0.5) if following == "of" or following in DETERMINERS else None
    if following in ("couple",) and tokens.word(i + 2) == "of":
        return None
    if following in _SCALES and following != "score":
        return _scaled(tokens, i, i + 1, 1.0)
    if following in ("half", "quarter") and tokens.word(i + 2) in _SCALES:
        return _scaled(tokens, i, i + 2, _FRACTIONS[following])
    if following in _FRACTIONS and tokens.word(i + 2) == "of":
        return _share(i, i + 2, _FRACTIONS[following])
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
        if tokens.word(at) != "half" and share <= 1 and (value > 1 or tokens.word(at + 1) == "of"):
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


def with_range(tokens: Tokens, number: Number, *, money: bool = False, opened: bool = False) -> Number:
    """Extend a number to the range it begins: `10 to 15`, `50-60`, `between 3 and 4 million`, `$5 to $8`.

    `opened` says that `between` or `from` stands before it.
    """
    after = joint(tokens, number.last, opened=opened)
    if after is None or number.high is None or number.kind != "number":
        return number
    start, other = number_after(tokens, after, money=money)
    if other is None or other.high is None or other.kind != "number":
        return number
    word = tokens.word(number.last)
    if word in _DASHES and not _joins(tokens, number, start, other):
        return number
    low = (
        number.high * other.scale
        if number.scale == 1.0 and other.scale > 1.0 and number.high < other.high
        else number.high
    )
    if not low < other.high or (word == "or" and other.high > 2 * low + 2):
        return number
    return Number(number.first, other.last, low, other.high, other.scale, "range")


def joint(tokens: Tokens, at: int, *, opened: bool = False) -> int | None:
    """Return the token after the words that join the ends of a range: `to`, `-`, `up to`, `and`."""
    word = tokens.word(at)
    if word in _DASHES and tokens.word(at + 1) == "to" and tokens.word(at + 2) in _DASHES:
        return at + 3  # 0-to-60
    if word in ("to", "or") or word in _DASHES or (opened and word == "and"):
        return at + 1
    if opened and word == "up" and tokens.word(at + 1) == "to":
        return at + 2
    return None


def number_after(tokens: Tokens, at: int, *, money: bool) -> tuple[int, Number | None]:
    """Return the number at a token, or behind the sign of money that begins there, and where it stands."""
    for start in range(at, min(at + 3, len(tokens))):
        if start == at or currency_before(tokens, start)[0] == at:
            found = number_at(tokens, start, money=money or start > at)
            if found is not None:
                return start, found
    return at, None


def _joins(tokens: Tokens, number: Number, start: int, other: Number) -> bool:
    """Say whether a dash joins two numbers: it touches both, or stands apart from two of one size."""
    dash = number.last
    if tokens.word(dash + 1) == "to":
        return True
    touches = tokens.joined(dash), tokens.joined(dash + 1)
    if touches == (False, False):
        return (
            tokens.kinds[number.first] == tokens.kinds[start] == "number"
            and len(tokens.words[number.first]) == len(tokens.words[start]) >= 2
            and other.last < len(tokens)
            and tokens.kinds[other.last] == "word"
            and not tokens.breaks(dash)
        )
    return all(touches)
