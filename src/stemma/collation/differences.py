"""Turns entities, events and figure series into the differences between the reports of one story.

Needs the witnesses of all documents (`collation.witness`), the entities, the events and the
series. A difference is reported where at least two documents of one story read one slot
differently: the number of one series, the date or status of one event, the name or office of
one person. What a report merely leaves out is no difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from stemma.collation.differences_events import event_differences
from stemma.collation.differences_figures import figure_differences, without_strays
from stemma.collation.differences_names import name_differences
from stemma.collation.differences_wording import Edits, wording_differences
from stemma.collation.figures import Series
from stemma.collation.witness import Witness
from stemma.offsets import Span
from stemma.types import Difference, Entity, Event


def differences(
    witnesses: Iterable[Witness],
    *,
    entities: Iterable[Entity],
    events: Iterable[Event],
    series: Iterable[Series],
    edits: Edits | None = None,
) -> tuple[Difference, ...]:
    """Return the differences, strongest first; ties by what they are about."""
    reports = {w.document: w for w in witnesses}
    found = {d.id: d for d in _all(reports, entities, events, series)}
    known = _places(found.values())
    for edited in wording_differences(edits or Edits(), reports):
        if not _known(edited, known):
            found[edited.id] = edited
    return tuple(sorted(found.values(), key=lambda d: (-d.weight, d.about, d.id)))


Places = dict[
    str, list[tuple[Span, str, int]]
]  # document → spans with the difference and reading they are of


def _places(found: Iterable[Difference]) -> Places:
    places: Places = defaultdict(list)
    for difference in found:
        for number, variant in enumerate(difference.readings):
            for locus in variant.loci:
                places[locus.document].append((locus.span, difference.id, number))
    return places


def _known(edited: Difference, places: Places) -> bool:
    """Say whether another difference tells two of the readings apart in these very places."""
    told: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for reading, variant in enumerate(edited.readings):
        for locus in variant.loci:
            for span, difference, number in places.get(locus.document, ()):
                if span.overlaps(locus.span):
                    told[difference].add((reading, number))
    return any(len({r for r, _ in pairs}) > 1 and len({n for _, n in pairs}) > 1 for pairs in told.values())


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
        yield from event_differences(event, reports, names)
    for entity in entities:
        yield from name_differences(entity, reports)
