"""Turns an event into the differences between the dates and standings that its reports give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from stemma.collate.witness import Witness
from stemma.relate.events import days_of
from stemma.types import Difference, DifferenceKind, Event, EventMention, EventStatus, Locus, Variant

_STATUS_WORDS: Mapping[EventStatus, str] = {
    "happened": "as having happened",
    "planned": "as planned",
    "alleged": "as alleged",
    "denied": "as denied",
    "possible": "as possible",
}
_STATUS_WEIGHTS: Mapping[str, float] = {"contradiction": 0.75, "attribution": 0.5, "revision": 0.35}
_DATE_WEIGHTS: Mapping[str, float] = {"contradiction": 0.85, "precision": 0.25}


def event_differences(event: Event, reports: Mapping[str, Witness]) -> Iterator[Difference]:
    """Yield the difference in date and the one in status, where at least two documents differ."""
    mentions = [m for m in event.mentions if m.document in reports]
    if len({m.document for m in mentions}) >= 2:
        story = reports[mentions[0].document].story
        yield from _date_difference(event.label, mentions, reports, story)
        yield from _status_difference(event.label, mentions, story)


def _date_difference(
    label: str, mentions: Sequence[EventMention], reports: Mapping[str, Witness], story: str
) -> Iterator[Difference]:
    dated: dict[tuple[str, str], list[EventMention]] = defaultdict(list)
    for mention in mentions:
        if days_of(mention.time) and mention.time:
            dated[mention.time.first_day or "", mention.time.last_day or ""].append(mention)
    if len({m.document for row in dated.values() for m in row}) < 2 or len(dated) < 2:
        return
    apart = any(a[0] > b[1] or b[0] > a[1] for a, b in combinations(dated, 2))
    kind: DifferenceKind = "contradiction" if apart else "precision"
    variants = tuple(_date_variant(days, dated[days], reports) for days in sorted(dated))
    yield Difference(f"{label}: when", kind, variants, _DATE_WEIGHTS[kind], story)


def _date_variant(
    days: tuple[str, str], mentions: Sequence[EventMention], reports: Mapping[str, Witness]
) -> Variant:
    first, last = days
    loci = dict.fromkeys(reports[m.document].place_of(m.time, m.span) for m in mentions)
    return Variant(first if first == last else f"{first} to {last}", tuple(loci))


def _status_difference(label: str, mentions: Sequence[EventMention], story: str) -> Iterator[Difference]:
    """Yield how reports differ in whether it happened, unless each report says the same."""
    told: dict[EventStatus, list[EventMention]] = defaultdict(list)
    for mention in mentions:
        told[mention.status].append(mention)
    kind = _status_kind(frozenset(told))
    documents = [{m.document for m in row} for row in told.values()]
    if kind is None or all(d == documents[0] for d in documents):
        return
    variants = tuple(
        Variant(words, tuple(Locus(m.document, m.span) for m in told[status]))
        for status, words in _STATUS_WORDS.items()
        if status in told
    )
    yield Difference(f"{label}: whether it happened", kind, variants, _STATUS_WEIGHTS[kind], story)


def _status_kind(statuses: frozenset[EventStatus]) -> DifferenceKind | None:
    if "denied" in statuses and statuses & {"happened", "alleged"}:
        return "contradiction"
    if {"happened", "alleged"} <= statuses:
        return "attribution"
    return "revision" if {"happened", "planned"} <= statuses else None
