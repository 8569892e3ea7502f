"""Turns entities, events and figure series into the differences between the reports of one story.

Needs the witnesses of all documents (`collate.witness`), the entities, the events and the
series. A difference is reported where at least two documents of one story read one slot
differently: the number of one series, the date or status of one event, the name or office of
one person. What a report merely leaves out is no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from stemma.collate.differences_events import event_differences
from stemma.collate.differences_figures import figure_differences, without_strays
from stemma.collate.differences_names import name_differences
from stemma.collate.figures import Series
from stemma.collate.witness import Witness
from stemma.types import Difference, Entity, Event


def differences(
    witnesses: Iterable[Witness],
    *,
    entities: Iterable[Entity],
    events: Iterable[Event],
    series: Iterable[Series],
) -> tuple[Difference, ...]:
    """Return the differences, strongest first; ties by what they are about."""
    reports = {w.document: w for w in witnesses}
    found = {d.id: d for d in _all(reports, entities, events, series)}
    return tuple(sorted(found.values(), key=lambda d: (-d.weight, d.about, d.id)))


def _all(
    reports: Mapping[str, Witness],
    entities: Iterable[Entity],
    events: Iterable[Event],
    series: Iterable[Series],
) -> Iterator[Difference]:
    entities = tuple(entities)
    names = {e.id: e.name for e in entities}
    for one in without_strays(tuple(series)):
        yield from figure_differences(one, reports, names)
    for event in events:
        yield from event_differences(event, reports)
    for entity in entities:
        yield from name_differences(entity, reports)
