"""Turns tellings of all documents into links between those of one happening.

Two tellings tell one happening where they stand in one story, use words of one family, are not days apart,
and agree in where, when, the words about it and their place in the report more than they differ
(`event_weights`). Resolve with `linkage="average"`: a chain of bare mentions must not tie two happenings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from stemma.relate.event_weights import BIAS, WEIGHTS, Usage, score_of
from stemma.relate.tellings import Telling, another_year, days_apart
from stemma.types import Link, Locus, Reason

_SLIP_DAYS = 2  # reports of one happening may differ so much in its day
_LEAST = 0.25  # a link that scores less says nothing
_TELLING = 0.1  # what an agreement must add to be given as a reason


@dataclass(frozen=True, slots=True)
class EventRelator:
    """Ties tellings of one happening, by how their stories use words."""

    usage: Usage
    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS)

    @classmethod
    def over(cls, items: Iterable[Telling]) -> EventRelator:
        """Return a relator for all tellings of a case."""
        return cls(Usage(items))

    def keys(self, item: Telling) -> Iterable[str]:
        """Return story and family; where that many meet, with each participant, day or telling word."""
        start = f"{item.story}|{item.family}"
        yield start
        yield from (f"{start}|{e}" for e in sorted(item.actors | item.recipients))
        yield from (f"{start}|{w}" for w in item.words)
        if item.days and item.days[0] == item.days[1]:
            yield f"{start}|{item.days[0]}"

    def compare(self, pairs: Iterable[tuple[Telling, Telling]]) -> Iterator[Link]:
        """Yield a link for each pair that may tell one happening, scored by the chance that it does."""
        for a, b in pairs:
            if a.story != b.story or a.family != b.family or conflict(a, b):
                continue
            agreed = self.usage.agreements(a, b)
            score = score_of(agreed, self.weights)
            if score >= _LEAST:
                evidence = tuple(Locus(x.mention.document, x.mention.span) for x in (a, b))
                why = ", ".join([f"both {a.family}", *self._reasons(agreed)])
                yield Link("event", a.id, b.id, round(score, 4), "agreement", (Reason(why, evidence),))

    def _reasons(self, agreed: Mapping[str, float]) -> Iterator[str]:
        """Yield what moved the score, the weightiest first."""
        moved = {what: self.weights[what] * value for what, value in agreed.items() if what != BIAS}
        yield from (w for w in sorted(moved, key=lambda w: -abs(moved[w])) if abs(moved[w]) >= _TELLING)


def conflict(a: Telling, b: Telling) -> bool:
    """Say whether the two differ in when by more than reports of one thing do."""
    if not (a.days and b.days):
        return False
    return days_apart(a.days, b.days) > _SLIP_DAYS and not another_year(a.days, b.days)
