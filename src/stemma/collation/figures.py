"""Turns counts and their clusters into series of figures that count the same thing.

Needs the counts of all readings (`relate.figures.counts`) in the order of the documents, and
the cluster of each figure's id. A figure that stands alone is a series of one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stemma.ids import make_id
from stemma.relate.families import family
from stemma.relate.figures import Count
from stemma.relate.names import words_of

_TOLD = 3  # words that tell what is counted, where nothing was done to it
# How what happened to the counted things is put after their name: `people killed`.
_DONE: Mapping[str | None, str] = {
    "kill": "killed", "injure": "injured", "miss": "missing", "abduct": "abducted", "free": "freed",
    "swap": "exchanged", "rescue": "rescued", "escape": "who escaped", "arrest": "arrested",
    "expel": "expelled", "sentence": "sentenced", "deploy": "deployed", "evacuate": "displaced",
    "infect": "infected", "destroy": "destroyed", "collapse": "collapsed", "protest": "protesting",
    "elect": "elected", "launch": "launched", "pay": "paid", "steal": "stolen", "marry": "married",
    "demand": "demanded", "remain": "remaining",
}  # fmt: skip
_STATES: Mapping[str, str] = {
    "dead": "kill", "deaths": "kill", "lives": "kill", "injured": "injure", "wounded": "injure",
    "missing": "miss",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Series:
    """The figures that count one thing, in the order of the documents."""

    id: str
    counts: tuple[Count, ...]

    @property
    def named(self) -> bool:
        """Whether any of the figures says what it counts."""
        return any(c.figure.what for c in self.counts)

    @property
    def about(self) -> str:
        """What is counted, in the commonest words, and what happened to it."""
        named = [" ".join(c.figure.what.split()) for c in self.counts if c.figure.what]
        nameless = self.counts[0].figure.unit or self.counts[0].head
        what = min(named, key=lambda w: (-named.count(w), len(w), w)) if named else nameless
        if not any(c.action for c in self.counts):
            what = what if self.named else f"amount in {what}" if what.isupper() else what
            shared = ", ".join(self._shared_words())
            return f"{what} (told with {shared})" if shared else what
        action = next((_DONE.get(c.action, "") for c in self.counts if c.action), "")
        told = {family(w) for w in words_of(what)} | {_STATES.get(w) for w in words_of(what)}
        return what if not action or self.counts[0].action in told else f"{what} {action}"

    def _shared_words(self) -> list[str]:
        """Return the words by which the figures are known to count one thing."""
        found = Counter(word for count in self.counts for word in count.about)
        shared = [word for word in found if found[word] > 1]
        return sorted(shared, key=lambda w: (-found[w], w))[:_TOLD]


def series(items: Iterable[Count], clusters: Mapping[str, str]) -> tuple[Series, ...]:
    """Gather the counts of each cluster into a series, in the order of the founding members."""
    groups: dict[str, list[Count]] = defaultdict(list)
    for count in items:
        groups[clusters[count.id]].append(count)
    return tuple(Series(make_id("ser", founder), tuple(group)) for founder, group in groups.items())


def series_index(found: Iterable[Series]) -> dict[str, str]:
    """Return the series' id for each figure's id."""
    return {count.id: one.id for one in found for count in one.counts}
