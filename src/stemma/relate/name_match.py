"""Turns two names in parts into what matches what: words by spelling, short form or initial, whatever their
order.

Words that one writer parts and another joins (`Nur Wahid`, `Nurwahid`) are joined first. Each word finds at
most one word of the other name, likest pairs first.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from stemma.models import NAMES
from stemma.relate import chinese, korean, spelling
from stemma.relate.name_parts import Parts
from stemma.relate.name_words import PATRONYMIC, one_given, two_given
from stemma.relate.romanization import skeleton

SAME = 6.0  # log-odds of two equal words
SHORT_FORM = 3.0
SLIP = 2.0
CHINESE = 2.0  # words that two systems for Chinese may spell alike
SHORTENED = 1.0  # a given name that opens the other: often, not always, short for it
INITIAL = 1.0
OTHER_GENDER = -1.5
OTHER_GIVEN = -3.0  # two well-known given names that are not forms of one
UNLIKE = -6.0
ALIKE = 0.4  # letters that two spellings share at least
_LOOSE = -2.5  # pairs of words that score less are not matched at all
_SEPARATE = 1.0  # joined words must score more than this to count as one


class Pair(NamedTuple):
    """Two words of two names by their places, the log-odds that they are one, and how they are."""

    a: int
    b: int
    odds: float
    how: str


class Match(NamedTuple):
    """The words of two names after joining, what of them matches, and what is left over."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    pairs: tuple[Pair, ...]

    @property
    def left_a(self) -> list[int]:
        """Return the places of words of the first name that nothing matches."""
        taken = {p.a for p in self.pairs}
        return [i for i in range(len(self.a)) if i not in taken]

    @property
    def left_b(self) -> list[int]:
        """Return the places of words of the second name that nothing matches."""
        taken = {p.b for p in self.pairs}
        return [i for i in range(len(self.b)) if i not in taken]


def match(a: Parts, b: Parts) -> Match:
    """Match the words of two names of people."""
    abjad = a.abjad or b.abjad
    one, other = joined(a.words, b.words, abjad), joined(b.words, a.words, abjad)
    found = [Pair(i, j, *likeness(x, y, abjad=abjad)) for i, x in enumerate(one) for j, y in enumerate(other)]
    found = [_as_shortened(p, one, other) for p in found]
    if chinese.read(one) and chinese.read(other):
        sure = chinese.is_name(one) and chinese.is_name(other) and not korean.readings(one)
        found = [_as_chinese(p, one[p.a], other[p.b], sure=sure) for p in found]
    return best(one, other, found)


def best(a: tuple[str, ...], b: tuple[str, ...], pairs: Iterable[Pair]) -> Match:
    """Give each word at most one of the other name, the likest pairs first."""
    found = [p for p in pairs if p.odds > _LOOSE]
    found.sort(key=lambda p: (-p.odds, abs(p.a - p.b), p.a, p.b))
    return Match(a, b, tuple(sorted(_best(found))))


def _as_shortened(pair: Pair, one: tuple[str, ...], other: tuple[str, ...]) -> Pair:
    """Take a given name for the other's short form where it opens it (`Alex`, `Alexandre`)."""
    if pair.how == "same" or pair.a == len(one) - 1 or pair.b == len(other) - 1:
        return pair
    short, full = sorted((one[pair.a], other[pair.b]), key=len)
    if len(short) < 3 or len(full) - len(short) < 2 or not full.startswith(short):
        return pair
    if PATRONYMIC.search(full):  # a son of his is not he
        return pair._replace(odds=UNLIKE, how="patronymic")
    return pair if pair.odds >= SHORTENED else pair._replace(odds=SHORTENED, how="shortened")


def _as_chinese(pair: Pair, a: str, b: str, *, sure: bool) -> Pair:
    """Take what sounds alike in Chinese for one, and of surely Chinese names what does not for two."""
    one, other = chinese.sounds(a), chinese.sounds(b)
    if one == other:
        return pair._replace(odds=CHINESE, how="chinese") if pair.odds < CHINESE else pair
    given = sure and one and other and "-" in one and "-" in other
    return pair._replace(odds=min(pair.odds, UNLIKE / 2), how="chinese") if given else pair


def _best(found: Sequence[Pair]) -> Iterator[Pair]:
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for pair in found:
        if pair.a not in taken_a and pair.b not in taken_b:
            taken_a.add(pair.a)
            taken_b.add(pair.b)
            yield pair


def joined(words: tuple[str, ...], other: tuple[str, ...], abjad: bool) -> tuple[str, ...]:
    """Join neighbours that the other name writes as one word."""
    spare = [w for w in other if w not in words and len(w) > 4]
    at, found = 0, []
    while at < len(words):
        size = next(
            (
                n
                for n in (3, 2)
                if at + n <= len(words) and _one_of("".join(words[at : at + n]), spare, abjad)
            ),
            1,
        )
        found.append("".join(words[at : at + size]))
        at += size
    return tuple(found)


def _one_of(joined: str, spare: Sequence[str], abjad: bool) -> bool:
    if abjad:
        return any(skeleton(joined) == skeleton(w) for w in spare)
    heard = chinese.sounds(joined)
    if heard and any(heard == chinese.sounds(w) for w in spare):
        return True
    return any(joined == w or (joined[0] == w[0] and spelling.log_odds(joined, w) > _SEPARATE) for w in spare)


def likeness(a: str, b: str, *, abjad: bool = False) -> tuple[float, str]:
    """Return the log-odds that two words are one, and how."""
    if a == b:
        return (SAME if len(a) > 1 else INITIAL + 1), "same"
    if len(a) == 1 or len(b) == 1:
        return (INITIAL, "initial") if a[0] == b[0] else (UNLIKE, "unlike")
    if a.isdigit() or b.isdigit():
        return UNLIKE, "unlike"
    if abjad:
        return _consonants(a, b)
    odds = min(spelling.log_odds(a, b), SAME - 1)
    if odds > OTHER_GENDER and _other_gender(a, b):
        return OTHER_GENDER, "gender"
    if odds < SLIP and _slipped(a, b):
        return SLIP, "slip"
    if odds < SHORT_FORM and one_given(a, b):
        return SHORT_FORM, "short form"
    if OTHER_GIVEN < odds < SLIP and two_given(a, b):
        return OTHER_GIVEN, "another given name"
    return odds, "spelling"


def _other_gender(a: str, b: str) -> bool:
    """Say whether one word ends in `a` where the other ends in `o` or a consonant (`Mario`, `Maria`)."""
    if (a[-1] == "a") == (b[-1] == "a") or "enk" in a[-4:-1]:
        return False
    man, woman = (b, a) if a[-1] == "a" else (a, b)
    return man[-1] not in "eiyuh" and (man in (woman[:-1], f"{woman[:-1]}o") or man[-2:] + "a" == woman[-3:])


def _slipped(a: str, b: str) -> bool:
    """Say whether two neighbouring letters changed places: no romanisation does that, a hand does."""
    if len(a) != len(b) or len(a) < 4:
        return False
    at = next(i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y)
    return a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :]


def spelling_odds(a: str, b: str, least: float) -> float:
    """Return the log-odds that two unequal words spell one name, low where they are under the least."""
    if min(len(a), len(b)) < 2 or Levenshtein.normalized_similarity(a, b, score_cutoff=ALIKE) < ALIKE:
        return UNLIKE
    return OTHER_GENDER if _other_gender(a, b) else spelling.log_odds(a, b, least)


def _consonants(a: str, b: str) -> tuple[float, str]:
    """Compare words of which one was written without vowels, perhaps with the article as part of it."""
    one, other = skeleton(a), skeleton(b)
    if one != other and (a[0] == "l") != (b[0] == "l") and min(len(one), len(other)) > 1:
        one, other = skeleton(a.removeprefix("l")), skeleton(b.removeprefix("l"))
    if one == other:
        return 1.0 + min(len(one), 4), "consonants"
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    inside = len(shorter) >= 2 and all(c in rest for c in shorter) and len(longer) - len(shorter) == 1
    return (0.5 if inside else UNLIKE), "consonants"


@lru_cache(65536)
def rarity(word: str) -> float:
    """Return how rare a word is as a part of names, in natural logarithms: about 5 common, 12 rare."""
    table = frequencies()
    return float(table[zlib.crc32(word.encode()) % len(table)])


@cache
def frequencies() -> tuple[float, ...]:
    """Read the shipped frequencies: by hash, so that they count words and list none."""
    data = json.loads(NAMES.read_text("utf-8"))["frequency"]
    return tuple(data["most"] - data["step"] * int(c, 36) for c in data["buckets"])


def frequency_row(counts: dict[str, float], size: int) -> dict[str, object]:
    """Return the table that `frequencies` reads from counts of words."""
    total = sum(counts.values())
    buckets = [0.0] * size
    for word, count in counts.items():
        at = zlib.crc32(word.encode()) % size
        buckets[at] = max(buckets[at], count)
    most, step = 13.0, 0.25
    marks = [round(max(0.0, most + math.log((n + 0.1) / total)) / step) for n in buckets]
    return {"most": most, "step": step, "buckets": "".join(_DIGITS[min(35, n)] for n in marks)}


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
