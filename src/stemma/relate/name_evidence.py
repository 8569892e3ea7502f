"""Turns two matched names of people into numbers that speak for or against one bearer.

The numbers are weighed by a logistic regression whose weights ship in `models/names.json`; each is named
after what a reader would say of the two names, so that its share in the score can be told as a reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from stemma.relate import korean, korean_sounds
from stemma.relate.name_match import Match, Pair, match, rarity
from stemma.relate.name_parts import Parts
from stemma.relate.name_words import PATRONYMIC

_SURE, _WORST = 2.5, -2.5  # log-odds of two words from which they agree in full, and not at all
_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))
_OTHER_GENERATION, _SCRAMBLED = -9.0, -11.0  # log-odds
_UNSURE = 1.0  # log-odds under which a matched word speaks for nothing
_CHINESE_TOO = frozenset(
    [
        "lee",
        "li",
        "chang",
        "han",
        "ho",
        "ma",
        "an",
        "ha",
        "wang",
        "yang",
        "lim",
        "so",
        "kang",
        "hong",
        "chin",
        "chu",
        "chung",
        "ko",
        "lu",
        "tang",
        "yu",
    ]
)
#: What can only speak for one person, and what can only speak against.
FOR = frozenset(
    ("three words matched", "all equal", "rarity", "last word", "first word", "korean")
)  # fmt: skip
AGAINST = frozenset(
    ("worst disagreement", "disagreement", "one word matched", "initials", "left over", "more left over",
     "initials left over", "scrambled", "ends apart", "turned")
)  # fmt: skip


def evidence(a: Parts, b: Parts) -> dict[str, float]:
    """Return the numbers for two names of people."""
    found = match(a, b)
    real = [p for p in found.pairs if p.how != "initial" and min(len(found.a[p.a]), len(found.b[p.b])) > 1]
    korean_odds = _korean_odds(a, b)
    apart = _disagreements(found, real, korean_odds)
    agreed = sum(p.odds > _UNSURE for p in real)
    numbers = {
        "worst disagreement": max(apart, default=0.0),
        "disagreement": sum(apart),
        "one word matched": float(agreed <= 1),
        "three words matched": float(agreed >= 3),
        "all equal": float(
            all(p.how == "same" for p in found.pairs) and len(found.pairs) == len(found.a) == len(found.b)
        ),
        "initials": float(len(found.pairs) - len(real)),
        "rarity": sum(max(0.0, rarity(found.a[p.a]) - 4) for p in real if p.odds > _UNSURE) / 8,
        "native": float(a.abjad or b.abjad),
    }
    if korean_odds is not None:
        numbers |= {"korean": min(max(korean_odds, 0.0), 5.0), "reads as korean": 1.0}
    return {**numbers, **_left(found), **_order(found, real)}


def by_hand(a: Parts, b: Parts) -> dict[str, float]:
    """Return the log-odds of what the lists that weights were learned from hold too little of.

    Two of one name told apart by `Jr.` and `Sr.` are two, and so are `Hasan Omar Varl` and `Omar Hasan Varl`:
    the second word is the father's name, or another given name.
    """
    odds = {}
    generations = [{w for w in name.titles if w in _GENERATIONS} for name in (a, b)]
    if all(generations) and generations[0] != generations[1]:
        odds["another generation"] = _OTHER_GENERATION
    if (
        len(a.words) == len(b.words) > 2
        and sorted(a.words) == sorted(b.words)
        and not _rotated(a.words, b.words)
    ):
        odds["names inside in another order"] = _SCRAMBLED
    return odds


def _rotated(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether one row of words is the other with some moved from its front to its end."""
    return any(a[at:] + a[:at] == b for at in range(len(a)))


def _disagreements(found: Match, real: list[Pair], korean_odds: float | None) -> list[float]:
    """Return how far, 0..1, each word disagrees with the one it stands against; 1 where none is like it.

    Of names that are surely Korean the syllables tell it, not the letters.
    """
    apart = [(_SURE - min(max(p.odds, _WORST), _SURE)) / (_SURE - _WORST) for p in real]
    apart = [a for a in apart if a] + [1.0] * min(len(found.left_a), len(found.left_b))
    if korean_odds is None:
        return apart
    syllables = [min(max((_SURE - korean_odds) / 2 / (_SURE - _WORST), 0.0), 1.0)]
    surely = korean_odds > 0 or not {found.a[0], found.b[0]} & _CHINESE_TOO
    return syllables if surely or sum(syllables) < sum(apart) else apart


def _left(found: Match) -> dict[str, float]:
    """Count what only one of the names says."""
    one, other = _names(found.a, found.left_a), _names(found.b, found.left_b)
    conflict = min(len(one), len(other))
    extra = one if len(one) > len(other) else other
    count = len(extra) - conflict
    fathers = sum(bool(PATRONYMIC.search(w)) for w in extra) if not conflict else 0
    return {
        "left over": float(count > 0),
        "more left over": float(max(0, count - 1)),
        "patronymic left over": float(min(fathers, count)),
        "initials left over": float(
            abs(
                sum(len(found.a[i]) == 1 for i in found.left_a)
                - sum(len(found.b[j]) == 1 for j in found.left_b)
            )
        ),
    }


def _names(words: tuple[str, ...], places: list[int]) -> list[str]:
    return [words[i] for i in places if len(words[i]) > 1]


def _order(found: Match, real: list[Pair]) -> dict[str, float]:
    """Say in what order the words match, and whether the last and the first do."""
    places = [p.b for p in found.pairs]
    falls = sum(x > y for x, y in pairwise(places))
    ends_a, ends_b = {0, len(found.a) - 1}, {0, len(found.b) - 1}
    sure = [p for p in real if p.odds > _UNSURE]
    return {
        "turned": float(falls == 1),
        "scrambled": float(falls > 1),
        "last word": float(any(p.a == len(found.a) - 1 and p.b == len(found.b) - 1 for p in sure)),
        "first word": float(any(p.a == 0 and p.b == 0 for p in sure)),
        "ends apart": float(sum(p.a not in ends_a or p.b not in ends_b for p in sure)),
    }


def _korean_odds(a: Parts, b: Parts) -> float | None:
    """Return the log-odds of two names as Korean, or None where one of them does not read so."""
    one, other = read_korean(a), read_korean(b)
    if not one or not other:
        return None
    return max(korean_sounds.log_odds(x, y) for x in one for y in other)


def read_korean(name: Parts) -> tuple[tuple[korean_sounds.Syllable, ...], ...]:
    """Return the ways to read a name as Korean in spelled syllables, family first."""
    if name.syllables:
        return (name.syllables,)
    return korean.spelled_readings(
        name.words + (name.small if len(name.words) + len(name.small) <= 3 else ())
    )


def weigh(numbers: Mapping[str, float], line: Mapping[str, float]) -> float:
    """Return the log-odds that the numbers give."""
    return line["bias"] + sum(line[name] * value for name, value in numbers.items() if value)
