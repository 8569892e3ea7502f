"""Turns two spellings of a Korean name into how surely one name in Hangul is behind both.

Each part of a syllable (opening, vowel, close) as it is spelled stands for letters of Hangul with the
chances that `training/people.py` counted; two spellings are one name as far as those chances meet, weighed
against how common the letters are (a shared rare vowel says more than a shared `a`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from stemma.models import NAMES

Chances = Mapping[str, float]
Syllable = tuple[str, str, str]

OPENINGS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
CLOSES = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
PARTS = ("opening", "vowel", "close")
_FIRST, _LAST = 0xAC00, 0xD7A3  # the block of whole syllables in Unicode
_DOUBT = 0.02  # share of spellings that follow no custom


class Sounds(NamedTuple):
    """What spelled parts stand for, how common letters are, and the line from agreement to log-odds."""

    spelled: Mapping[str, Mapping[str, Chances]]
    common: Mapping[str, Chances]
    line: Mapping[str, float]


@cache
def learned() -> Sounds:
    """Read the shipped chances."""
    data = json.loads(NAMES.read_text("utf-8"))["korean"]
    return Sounds(data["spelled"], data["common"], data["line"])


def letters(syllable: str) -> Syllable | None:
    """Take a syllable of Hangul apart into opening, vowel and close; None where it is none."""
    if len(syllable) != 1 or not _FIRST <= ord(syllable) <= _LAST:
        return None
    at = ord(syllable) - _FIRST
    return OPENINGS[at // 588], VOWELS[at % 588 // 28], CLOSES[at % 28]


def agreement(a: Syllable, b: Syllable, sounds: Sounds, *, family: bool) -> tuple[list[float], float]:
    """Return how far each part of two syllables misses (0 is no miss), and how rare what they share is."""
    misses, rare = [], 0.0
    for part, x, y in zip(PARTS, a, b, strict=True):
        table = f"family {part}" if family else part
        one, other = _chances(table, x, sounds), _chances(table, y, sounds)
        common = sounds.common[table]
        meet, own, others = (_meet(u, v, common) for u, v in ((one, other), (one, one), (other, other)))
        misses.append(0.0 if x == y else math.log(meet / math.sqrt(own * others)))
        rare += math.log(meet)
    return misses, rare


def _meet(one: Chances, other: Chances, common: Chances) -> float:
    return sum(chance * other[letter] / common[letter] for letter, chance in one.items())


def _chances(table: str, spelled: str, sounds: Sounds) -> dict[str, float]:
    """Return the chances of each letter for a spelled part; one in Hangul stands for itself."""
    common = sounds.common[table]
    told: Chances = {spelled: 1.0} if spelled in common and not spelled.isascii() else {}
    told = told or sounds.spelled[table].get(spelled, {}) or common
    return {
        letter: _DOUBT * chance + (1 - _DOUBT) * told.get(letter, 0.0) for letter, chance in common.items()
    }


def measures(a: Sequence[Syllable], b: Sequence[Syllable], sounds: Sounds) -> dict[str, float]:
    """Return what the log-odds of two names of equal length are made of, beside the bias."""
    (family, _), *given = (
        agreement(x, y, sounds, family=at == 0) for at, (x, y) in enumerate(zip(a, b, strict=True))
    )
    parts = sorted(miss for misses, _ in given for miss in misses)
    return {
        "family": sum(family),
        "worst": parts[0],
        "second": parts[1],
        "rest": sum(parts[2:]),
        "rare": min(sum(rare for _, rare in given), 12.0),
        "single": float(len(given) == 1),
    }


@lru_cache(8192)
def log_odds(a: tuple[Syllable, ...], b: tuple[Syllable, ...]) -> float:
    """Return the log-odds that two names, family first, are one; names of unequal length are not."""
    if len(a) != len(b) or len(a) < 2:
        return -9.0
    sounds = learned()
    return sounds.line["bias"] + sum(
        sounds.line[name] * value for name, value in measures(a, b, sounds).items()
    )
