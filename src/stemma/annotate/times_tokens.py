"""Turns a text into tokens, with the value of those that are numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property, lru_cache
from operator import sub
from re import Match

# Words stand first because four tokens of five are words; no other kind can begin with a letter. The
# white space before a token is part of the match: the engine need not look for where the next one begins.
# What no token takes (`_`, the end) is matched as well: spaces before it are walked once, not from each.
_TOKEN = re.compile(
    r"""\s*+(?:(?P<word>[^\W\d_]{2,}|[^\W\d_](?!\.[^\W\d_]\.))
      | (?P<abbr>(?:[^\W\d_]\.)+)
      | (?P<iso>(?<!\d)[12]\d{3}-[01]\d-[0-3]\d(?:T[0-2]\d:[0-5]\d(?::\d\d)?)?(?!\d))
      | (?P<numeric>(?<!\d)[0-3]?\d(?P<sep>[./-])[0-3]?\d(?P=sep)(?:[12]\d)?\d\d(?!\d))
      | (?P<dotted>(?<!\d)[12]\d{3}[.]\ ?[01]?\d[.]\ ?[0-3]?\d(?!\d)[.]?)
      | (?P<clock>(?<![\d:])[0-2]?\d:[0-5]\d(?::\d\d)?(?![\d:])
          |(?<![\d.])[01]?\d(?:[.:][0-5]\d)?(?=\ ?[ap](?:m\b|\.\ ?m\.)))
      | (?P<decade>(?<!\d)(?:[12]\d)?\d0['’]?s\b)
      | (?P<ordinal>(?<!\d)\d+(?:st|nd|rd|th)\b)
      | (?P<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
      | (?P<mark>[^\w\s])
      | (?P<nothing>_+|\Z))""",
    re.VERBOSE,
)
_LINE_END = re.compile(r"\n+")

ONES = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    w: 10 * i
    for i, w in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
MULTIPLES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_FIRSTS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
ORDINALS = {w: i for i, w in enumerate(_FIRSTS, start=1)}
WORD_NUMBERS: dict[str, int] = {**ONES, **TENS}


class Tokens:
    """The tokens of a text as parallel lists: words as written, in lower case, starts, ends, kinds.

    Kinds: iso, numeric, dotted (whole dates), clock, decade, ordinal, number, abbr (`U.S.`),
    word, mark.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        matches = [match for match in _TOKEN.finditer(text) if match.lastgroup != "nothing"]
        self.kinds = [match.lastgroup or "mark" for match in matches]
        self.words = list(map(Match.__getitem__, matches, self.kinds))
        self.ends = list(map(Match.end, matches))
        self.starts = list(map(sub, self.ends, map(len, self.words)))
        self._count = len(self.words)

    def __len__(self) -> int:
        return self._count

    @cached_property
    def lower(self) -> list[str]:
        """The words in lower case."""
        return [word.lower() for word in self.words]

    def at(self, position: int) -> int:
        """Return the index of the first token that starts at the position or after it."""
        return bisect_left(self.starts, position)

    def joined(self, index: int) -> bool:
        """Say whether the token touches the one before it."""
        return 0 < index < self._count and self.starts[index] == self.ends[index - 1]

    def word(self, index: int) -> str:
        """Return the word at the index in lower case, or an empty one beyond the ends."""
        return self.lower[index] if 0 <= index < self._count else ""

    def breaks(self, index: int) -> bool:
        """Say whether a line ends between the token before the index and the token at it."""
        return index in self._line_starts

    @cached_property
    def _line_starts(self) -> frozenset[int]:
        """The tokens, but for the first, before which a line ends."""
        ends = (match.start() for match in _LINE_END.finditer(self.text))
        return frozenset(self.at(end) for end in ends) - {0, self._count}


def number_of(word: str) -> float | None:
    """Read one token as a number: digits with or without separators, a number word, an ordinal."""
    low = word.lower()
    if low in WORD_NUMBERS:
        return WORD_NUMBERS[low]
    if low in ORDINALS:
        return ORDINALS[low]
    digits = low.replace(",", "").rstrip("stndrh")
    try:
        return float(digits) if digits[:1].isdigit() else None
    except ValueError:
        return None


@lru_cache(maxsize=4)
def tokens_of(text: str) -> Tokens:
    """Return the tokens of a text; the last few are kept, since three annotators ask for the same."""
    return Tokens(text)
