"""Turns the readings of a case into its collation: relate, resolve, collate, in that order.

Two passes over the readings: the first takes from each what can be known of it alone
(fingerprints, bearers of names, features of its story, origins), the second what needs the
entities and stories found in between (tellings of events, counts). Texts are held one at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from stemma import resolve
from stemma.collate.differences import differences
from stemma.collate.entities import entities, entity_index
from stemma.collate.events import events
from stemma.collate.figures import series, series_index
from stemma.collate.origins import origins
from stemma.collate.stories import stories
from stemma.collate.witness import Witness, witness
from stemma.engine import Engine
from stemma.relate.entities import Bearer, EntityRelator, bearers, part_links, twins
from stemma.relate.events import EventRelator, Telling, tellings
from stemma.relate.figures import Count, FigureRelator, counts
from stemma.relate.relator import Relator
from stemma.relate.reuse import Fingerprinted, ReuseRelator, fingerprint, repeats
from stemma.relate.stories import Report, StoryRelator, report
from stemma.settings import Settings
from stemma.types import Collation, Event, Judgement, Link, LinkKind, Origin, Progress, Reading, Reuse

T = TypeVar("T")
L = TypeVar("L")
Clusters = Mapping[str, str]
Readings = Callable[[], Iterator[Reading]]


@dataclass(frozen=True, slots=True)
class Bench:
    """The tools of one derivation."""

    judgements: Sequence[Judgement]
    settings: Settings
    engine: Engine
    progress: Progress

    def tie(self, items: Sequence[T], relator: Relator[T, L]) -> Iterator[L]:
        """Let items meet under the relator's keys, and yield what ties the pairs."""
        return relator.compare(self.engine.meet(items, relator.keys, self.settings.key_cap))

    def judged(self, kind: LinkKind) -> list[Judgement]:
        """Return the judgements on things of one kind."""
        return [j for j in self.judgements if j.kind == kind]


@dataclass(slots=True)
class First:
    """What the first pass takes from the readings."""

    prints: list[Fingerprinted] = field(default_factory=list)
    bearers: list[Bearer] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)


@dataclass(slots=True)
class Second:
    """What the second pass takes from the readings, entities and stories being known."""

    tellings: list[Telling] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    witnesses: list[Witness] = field(default_factory=list)


def derive(readings: Readings, bench: Bench) -> Collation:
    """Relate the readings to each other and collate them."""
    first = _first_pass(readings, bench)
    bench.progress("relating", 0, None)
    reuse = [r for item in first.prints for r in repeats(item)]
    reuse += bench.tie(first.prints, ReuseRelator())
    story_links = list(bench.tie(first.reports, StoryRelator.over(first.reports)))
    ids = [r.document for r in first.reports]
    story_of = resolve.clusters(ids, story_links, bench.judged("story"), linkage="average")
    entity_links, bearer_of = _tie_entities(first.bearers, story_of, bench)
    found = entities(first.bearers, bearer_of)
    index = entity_index(found)
    second = _second_pass(readings, index, story_of, bench)
    bench.progress("collating", 0, None)
    event_links = list(bench.tie(second.tellings, EventRelator()))
    event_of = resolve.clusters(
        [t.id for t in second.tellings], event_links, bench.judged("event"), linkage="average"
    )
    happenings = events(second.tellings, event_of, index)
    figure_links = list(bench.tie(second.counts, FigureRelator()))
    count_of = resolve.clusters([c.id for c in second.counts], figure_links, bench.judged("figure"))
    rows = series(second.counts, count_of)
    return Collation(
        entities=found,
        events=happenings,
        stories=stories(first.reports, story_of, reuse=reuse, origins=first.origins),
        reuse=tuple(reuse),
        origins=tuple(first.origins),
        differences=differences(second.witnesses, entities=found, events=happenings, series=rows),
        links=tuple([*story_links, *entity_links, *event_links, *figure_links]),
        series=series_index(rows),
    )


def _first_pass(readings: Readings, bench: Bench) -> First:
    first = First()
    for number, reading in enumerate(readings(), start=1):
        first.prints.append(fingerprint(reading))
        first.bearers += bearers(reading)
        first.reports.append(report(reading))
        first.origins += origins(reading)
        bench.progress("relating", number, None)
    return first


def _second_pass(readings: Readings, index: Mapping, story_of: Clusters, bench: Bench) -> Second:
    second = Second()
    for number, reading in enumerate(readings(), start=1):
        second.tellings += tellings(reading, index, story_of)
        second.counts += counts(reading, story_of)
        second.witnesses.append(witness(reading, story_of))
        bench.progress("collating", number, None)
    return second


def _tie_entities(items: Sequence[Bearer], story_of: Clusters, bench: Bench) -> tuple[list[Link], Clusters]:
    """Tie full names over all documents, then parts of names within each story."""
    ids, judged = [b.id for b in items], bench.judged("entity")
    distinct, same_name = twins(items)
    links = [*same_name, *bench.tie(distinct, EntityRelator())]
    clusters = resolve.clusters(ids, links, judged)
    links += part_links(items, clusters, story_of)
    return links, resolve.clusters(ids, links, judged)
