"""Turns two tellings and the story they stand in into what they agree and differ in, and a score.

The weights are those of a logistic model of whether two tellings of one family tell one happening.
`make happenings` fits them on reports whose happenings are keyed: ECB+ (Cybulska and Vossen, 2014), the Gun
Violence Corpus (Vossen et al., 2018) and piles in the form of `examples/key.json`. The same actor or
recipient was tried and weighs nothing: within a story and a family of words most tellings share theirs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import exp, log
from types import MappingProxyType

from stemma.relate.tellings import Days, Telling, days_apart, is_thing

BIAS = "one family of words"
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        BIAS: -0.21,
        "same word": 0.82,
        "same place": 1.61,
        "another place": -0.58,
        "same day": 1.07,
        "another day": -0.61,
        "another named actor": -0.40,
        "another named recipient": -2.30,
        "same word behind it": 0.86,
        "words in common": 1.81,
        "both in the lead": 0.43,
        "one in the lead": 0.14,
        "another status": -1.02,
        "told once in each report": 1.59,
        "nobody named": -0.45,
    }
)
_LEAD = 350  # characters of a report that tell its news
_DAY = 1  # days between the ends of a time that still names a day


class Usage:
    """How a story's reports use words: in how many each stands, and how often each tells of a family."""

    def __init__(self, items: Iterable[Telling]) -> None:
        holders: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        reports: dict[str, set[str]] = defaultdict(set)
        self._told: Counter[tuple[str, str]] = Counter()
        for item in items:
            document = item.mention.document
            reports[item.story].add(document)
            self._told[document, item.family] += 1
            for word in item.words:
                holders[item.story][word].add(document)
        self._rarity = {
            story: {word: log((len(reports[story]) + 1) / len(found)) for word, found in words.items()}
            for story, words in holders.items()
        }

    def agreements(self, a: Telling, b: Telling) -> dict[str, float]:
        """Return what two tellings of one story and family agree and differ in, each from 0 to 1."""
        return {
            BIAS: 1.0,
            "same word": float(a.mention.text.lower() == b.mention.text.lower()),
            **_where_and_when(a, b),
            "another named actor": float(_apart(a.actors, b.actors)),
            "another named recipient": float(_apart(a.recipients, b.recipients)),
            "same word behind it": float(not a.behind.isdisjoint(b.behind)),
            "words in common": self._alike(a, b),
            **_lead(a, b),
            "another status": float(a.mention.status != b.mention.status),
            "told once in each report": 1 / (self._times(a) * self._times(b)),
            "nobody named": float(not (a.actors or a.recipients) or not (b.actors or b.recipients)),
        }

    def _times(self, item: Telling) -> int:
        return max(1, self._told[item.mention.document, item.family])

    def _alike(self, a: Telling, b: Telling) -> float:
        """Return the share of the words about one that stand about the other too, weighed by rarity."""
        rarity = self._rarity.get(a.story, {})
        weights = [{word: rarity.get(word, 0.0) for word in item.words} for item in (a, b)]
        least = min(sum(w.values()) for w in weights)
        common = sum(weight for word, weight in weights[0].items() if word in weights[1])
        return common / least if least else 0.0


def _apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Say whether both have somebody with a name and nobody in common; `the men` may be anybody."""
    named = [any(not is_thing(id) for id in side) for side in (a, b)]
    return all(named) and not a & b


def _where_and_when(a: Telling, b: Telling) -> dict[str, float]:
    placed = a.place is not None and b.place is not None
    apart = days_apart(a.days, b.days) if a.days and b.days else None
    return {
        "same place": float(placed and a.place == b.place),
        "another place": float(placed and a.place != b.place),
        "same day": float(apart == 0 and _is_day(a.days) and _is_day(b.days)),
        "another day": float(bool(apart)),
    }


def _lead(a: Telling, b: Telling) -> dict[str, float]:
    apart = a.mention.document != b.mention.document
    first, second = (item.mention.span.start < _LEAD for item in (a, b))
    return {
        "both in the lead": float(apart and first and second),
        "one in the lead": float(apart and first != second),
    }


def _is_day(days: Days | None) -> bool:
    return days is not None and (days[1] - days[0]).days <= _DAY


def score_of(agreed: Mapping[str, float], weights: Mapping[str, float] = WEIGHTS) -> float:
    """Return the chance, from 0 to 1, that two tellings tell one happening."""
    return 1 / (1 + exp(-sum(weights[what] * value for what, value in agreed.items())))
