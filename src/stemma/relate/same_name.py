"""Turns two names, in any scripts, into the chance that one bearer has both, with reasons.

The chance is for two names of which nothing else is known but that they came up beside each other: what a
queue of likely pairs is ordered by. A full name and a part of it (`Ana Varl`, `Ana Maria Varl`) score as
what they are, possibly one; whoever joins records asks for more (see `relate.names`).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from stemma.models import NAMES
from stemma.relate import body_match, name_evidence
from stemma.relate.name_match import SAME, likeness, rarity, spelling_odds
from stemma.relate.name_parts import parts

Kind = Literal["person", "body"]

_ALIAS = re.compile(r"\s+(?:@|a\.?k\.?a\.?|alias|also known as|formerly|f/k/a)\s+", re.IGNORECASE)
_EQUAL = 5.0  # log-odds of two names of the same letters
_RARE = 0.1  # log-odds that each step of rarity adds to two equal names
_ONE_WORD = -0.5  # a name of one word says less
_SPELLS, _SURELY = 2.0, 3.0  # log-odds from which a word may be, and surely is, a spelling of another
_RARE_WORD = 10.0  # rarity of words that hardly two people of one pile share by chance
_TOLD = 0.05  # log-odds under which a reason is not told


class Verdict(NamedTuple):
    """The chance that two names are one bearer's, and its reasons with their log-odds, weightiest first."""

    score: float
    reasons: tuple[tuple[str, float], ...]


def compare_names(a: str, b: str, kind: Kind | None = None) -> Verdict:
    """Say how surely two names are one bearer's; `kind` is read from the names where it is not given.

    Of a name with an alias (`X a.k.a. Y`) the likeliest counts.
    """
    pairs = (_paired(x, y) for x in _ALIAS.split(a) for y in _ALIAS.split(b))
    return max((_compared(x, y, kind) for x, y in pairs), key=lambda verdict: verdict.score)


def _paired(a: str, b: str) -> tuple[str, str]:
    """Return both in one order, since a word may match two others equally well.

    If they differ in case alone, in one case: a small word in capitals may pass for a part of a name.
    """
    one, other = sorted((a, b))
    return (one, one) if one.casefold() == other.casefold() else (one, other)


class Spelled(NamedTuple):
    """How surely two full names are spellings of one, word by word, and whether that name is rare."""

    score: float
    rare: bool


def spelled_alike(a: tuple[str, ...], b: tuple[str, ...]) -> Spelled | None:
    """Say how surely every word of one full name spells one of the other, or None where one is doubtful.

    The words are folded (`names.PersonName.words`), in the same order or with the family name at the other
    end. Initials and short forms are no spellings: whoever joins by them needs to know more.
    """
    if len(a) != len(b) or len(a) < 2:
        return None
    orders = dict.fromkeys((a, (*a[1:], a[0]), (a[-1], *a[:-1])))
    return max((found for order in orders if (found := _spelled(order, b))), default=None)


def _spelled(a: tuple[str, ...], b: tuple[str, ...]) -> Spelled | None:
    chance, surely, rare = 1.0, True, True
    for x, y in zip(a, b, strict=True):
        odds = SAME if x == y else spelling_odds(x, y, _SPELLS)
        if odds < _SPELLS:
            return None
        chance /= 1 + math.exp(-odds)
        surely, rare = surely and odds >= _SURELY, rare and min(rarity(x), rarity(y)) >= _RARE_WORD
    return Spelled(chance, surely and rare)


def _compared(x: str, y: str, kind: Kind | None) -> Verdict:
    a, b = parts(x), parts(y)
    if not a.words or not b.words:
        return Verdict(0.0, (("no name", -_EQUAL),))
    if "".join(a.words) == "".join(b.words) and not set(a.forms) ^ set(b.forms):
        rare = sum(rarity(w) for w in a.words) * _RARE / 2
        return _verdict({"same letters": _EQUAL, "rarity": rare, **name_evidence.by_hand(a, b)})
    if kind == "body" or (kind is None and (a.body or b.body)):
        found = body_match.evidence(parts(x, as_body=True), parts(y, as_body=True))
        return _verdict(dict([*found, *body_match.person(a, b)]))
    if len(a.words) == len(b.words) == 1:
        odds, how = likeness(a.words[0], b.words[0], abjad=a.abjad or b.abjad)
        return _verdict({how: odds, "a name of one word": _ONE_WORD})
    line = learned()
    numbers = name_evidence.evidence(a, b)
    learned_odds = {name: line[name] * value for name, value in numbers.items()}
    return _verdict({**learned_odds, **name_evidence.by_hand(a, b)}, line["bias"])


def _verdict(odds: Mapping[str, float], bias: float = 0.0) -> Verdict:
    total = bias + sum(odds.values())
    told = sorted(
        ((n, round(o, 2)) for n, o in odds.items() if abs(o) >= _TOLD), key=lambda row: (-abs(row[1]), row[0])
    )
    return Verdict(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), tuple(told))


@cache
def learned() -> Mapping[str, float]:
    """Read the shipped weights of what speaks for one person."""
    line: Mapping[str, float] = json.loads(NAMES.read_text("utf-8"))["persons"]
    return line
