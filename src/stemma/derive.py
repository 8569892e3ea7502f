"""Turns the readings of a case into its collation: relate, resolve, collate, in that order.

Two passes over the readings: the first takes from each what can be known of it alone
(fingerprints, bearers of names, features of its story, origins), the second what needs the
entities and stories found in between (tellings of events, counts). Texts are held one at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple, TypeVar

from stemma import resolve
from stemma.collation.agencies import Houses, houses
from stemma.collation.counted import Said, counted_stories, said, series_counts, statement_counts
from stemma.collation.descent import Evidence, Tie, by_document, descents, directed, ties
from stemma.collation.differences import differences
from stemma.collation.differences_wording import Edits, Passage, passage
from stemma.collation.edits import edits
from stemma.collation.entities import Index, entities, entity_index
from stemma.collation.events import events
from stemma.collation.figures import Series, series, series_index
from stemma.collation.independence import Independence
from stemma.collation.judged import Judged, judged, names_given
from stemma.collation.mastheads import Masthead, masthead
from stemma.collation.origins import origins
from stemma.collation.questions import Stakes, stakes
from stemma.collation.stories import stories
from stemma.collation.witness import Witness, witness
from stemma.engine import Engine
from stemma.extract.redating import redated
from stemma.relate.dating import Sheet, datings, sheets, undated
from stemma.relate.entities import Bearer, EntityRelator, bearers, part_links, twins
from stemma.relate.events import EventRelator
from stemma.relate.figures import Count, FigureRelator, counts
from stemma.relate.marked import Marked, marked_bearers
from stemma.relate.marks import Marks
from stemma.relate.relator import Relator
from stemma.relate.reuse import Fingerprinted, ReuseRelator, fingerprint, imprints, repeats
from stemma.relate.reuse_retold import RetoldRelator
from stemma.relate.sharing import Sharing, sharings
from stemma.relate.stories import TIE, Report, StoryRelator, report
from stemma.relate.tellings import Telling, tellings
from stemma.relate.wording import Change, changes
from stemma.settings import Settings
from stemma.types import (
    Collation,
    Dating,
    Descent,
    Edit,
    Entity,
    Event,
    House,
    Judgement,
    Link,
    LinkKind,
    Locus,
    Mark,
    Origin,
    OriginCount,
    Progress,
    Reading,
    Reuse,
    Ruling,
    Story,
    Time,
)

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

    def decided(self, kind: LinkKind, ids: Sequence[str], rulings: list[Ruling]) -> resolve.Partition:
        """Return what is decided over the ids of things of one kind; add how each judgement stands."""
        found = resolve.decide(self.judged(kind), ids)
        rulings += found.rulings
        return found.sets

    def houses(self) -> Houses:
        """Return the table of houses, with the user's own rows."""
        return houses(self.settings.outlets)

    def marks(self) -> Marks:
        """Return the marks of all judgements."""
        return Marks.of(m for j in self.judgements for m in (*j.marks_a, *j.marks_b))


class Facets(NamedTuple):
    """What can be known of one reading alone."""

    prints: Fingerprinted
    report: Report
    bearers: tuple[Bearer, ...]
    marked: Marked | None
    origins: tuple[Origin, ...]
    masthead: Masthead
    undated: bool


@dataclass(slots=True)
class First:
    """What the first pass takes from the readings."""

    prints: list[Fingerprinted] = field(default_factory=list)
    bearers: list[Bearer] = field(default_factory=list)
    marked: list[Marked] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    mastheads: dict[str, Masthead] = field(default_factory=dict)
    undated: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Known:
    """What the first pass has found: entities by place, stories of documents, where copies differ."""

    index: Index
    story_of: Clusters
    edited: Mapping[str, Sequence[Locus]]
    datings: Mapping[str, Sequence[Dating]]
    stakes: Stakes
    evidence: Evidence
    shared: frozenset[str] = frozenset()  # documents that share a passage with another


@dataclass(frozen=True, slots=True)
class Among:
    """Those among whom happenings take place: entities by place, and their names."""

    index: Index
    names: Mapping[str, str]


class Named(NamedTuple):
    """What is made of the bearers of names: entities, their links, and questions about them."""

    entities: tuple[Entity, ...]
    links: list[Link]
    stakes: Stakes
    rulings: list[Ruling]


@dataclass(slots=True)
class Second:
    """What the second pass takes from the readings, entities and stories being known."""

    tellings: list[Telling] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    witnesses: list[Witness] = field(default_factory=list)
    passages: dict[Locus, Passage] = field(default_factory=dict)
    times: dict[str, Time] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)


class Stood(NamedTuple):
    """What is made of the passages and origins of all reports once their texts have been read again."""

    stories: tuple[Story, ...]
    reuse: tuple[Reuse, ...]
    descents: tuple[Descent, ...]
    counts: tuple[OriginCount, ...]


def derive(readings: Readings, bench: Bench) -> Collation:
    """Relate the readings to each other and collate them."""
    first = _first_pass(readings, bench)
    rulings: list[Ruling] = []
    story_links, found = _tie_stories(first, bench, rulings)
    story_of = {document: story.id for story in found for document in story.documents}
    reuse = _reuse(first, story_of, bench)
    retold = list(bench.tie(first.prints, RetoldRelator(story_of, reuse)))
    shares = list(sharings(reuse, first.prints))
    named = _tie_entities(judged(first.bearers, first.marked, bench.judged("entity")), story_of, bench)
    index = entity_index(named.entities)
    edited = tuple(changes((r for r in reuse if _one_story(r, story_of)), first.prints))
    dated = _dated(readings, first.undated, story_of)
    evidence = Evidence(first.mastheads, by_document(first.origins), bench.houses())
    first = First(origins=first.origins)  # the rest has served, and is as large as what follows
    shared = frozenset(d for r in reuse for d in (r.a.document, r.b.document) if r.a.document != r.b.document)
    known = Known(index, story_of, _places_of(edited), _by_document(dated), named.stakes, evidence, shared)
    second = _second_pass(readings, known, bench)
    names = {entity.id: entity.name for entity in named.entities}
    event_links, happenings = _tie_events(second.tellings, Among(index, names), bench, rulings)
    figure_links, rows = _tie_figures(second.counts, bench, rulings)
    stood = _stood(
        Passages(found, reuse, shares, edits(edited, second.passages)),
        known,
        second.said,
        (rows, named.entities),
    )
    return Collation(
        entities=named.entities,
        events=happenings,
        stories=stood.stories,
        reuse=stood.reuse,
        origins=tuple(first.origins),
        descents=stood.descents,
        origin_counts=stood.counts,
        differences=differences(
            second.witnesses,
            entities=named.entities,
            events=happenings,
            series=rows,
            edits=Edits(edited, second.passages),
        ),
        links=(*story_links, *retold, *named.links, *event_links, *figure_links),
        series=series_index(rows),
        questions=named.stakes.weighed(),
        rulings=(*named.rulings, *rulings),
        datings=dated,
        times=second.times,
    )


class Passages(NamedTuple):
    """The stories, the passages that stand twice, what each pair of reports shares, edits by passage."""

    stories: tuple[Story, ...]
    reuse: Sequence[Reuse]
    shares: Sequence[Sharing]
    edits: Mapping[str, tuple[Edit, ...]]


def _reuse(first: First, story_of: Clusters, bench: Bench) -> list[Reuse]:
    """Find what stands twice in one document or in two."""
    relator = ReuseRelator(story_of, imprints(first.prints))
    return [*(r for item in first.prints for r in repeats(item)), *bench.tie(first.prints, relator)]


def _stood(
    found: Passages, known: Known, told: Sequence[Said], rows: tuple[Sequence[Series], Sequence[Entity]]
) -> Stood:
    """Tell who has it from whom, and count the origins of stories, statements and series of figures."""
    reuse = [replace(r, edits=found.edits[r.id]) if r.id in found.edits else r for r in found.reuse]
    by_pair: dict[tuple[str, str], list[Edit]] = defaultdict(list)
    for r in reuse:
        by_pair[r.a.document, r.b.document] += r.edits
    tied: list[Tie] = list(ties(found.shares, known.evidence, by_pair))
    reuse = list(directed(reuse, tied))
    independence = Independence(known.evidence, tied)
    stories_, counts = counted_stories(found.stories, independence)
    names = {e.id: e.name for e in rows[1]}
    holders = {place: names[entity] for place, entity in known.index.items()}
    return Stood(
        stories_,
        tuple(reuse),
        tuple(descents(stories_, tied, known.evidence)),
        (
            *counts,
            *statement_counts(told, reuse, independence),
            *series_counts(rows[0], independence, holders),
        ),
    )


def _first_pass(readings: Readings, bench: Bench) -> First:
    first, marks = First(), bench.marks()
    with_marks = ((reading, marks.in_document(reading.document)) for reading in readings())
    work = partial(facets_of, own=bench.settings.outlets)
    for number, facets in enumerate(bench.engine.map(work, with_marks), start=1):
        first.prints.append(facets.prints)
        first.reports.append(facets.report)
        first.bearers += facets.bearers
        if facets.marked is not None:
            first.marked.append(facets.marked)
        first.origins += facets.origins
        first.mastheads[facets.masthead.document] = facets.masthead
        if facets.undated:
            first.undated.add(facets.prints.document)
        bench.progress("relating", number, None)
    return first


def facets_of(item: tuple[Reading, Sequence[Mark]], own: tuple[House, ...] = ()) -> Facets:
    """Take from a reading what can be known of it and of the marks in it alone; `own`: the user's houses."""
    reading, marks = item
    named, marked = marked_bearers(reading, marks) if marks else (bearers(reading), None)
    return Facets(
        fingerprint(reading),
        report(reading),
        named,
        marked,
        origins(reading, houses(own)),
        masthead(reading.document),
        undated(reading),
    )


def _dated(readings: Readings, open_: set[str], story_of: Clusters) -> tuple[Dating, ...]:
    """Date the reports that state no date by the others of their stories, if there are any such."""
    stories_of_them = {story_of[d] for d in open_ if d in story_of}
    if not stories_of_them:
        return ()
    items: list[Sheet] = []
    for reading in readings():
        if story_of.get(reading.document.id) in stories_of_them:
            items += sheets(reading)
    return datings(items, story_of)


def _by_document(found: Sequence[Dating]) -> dict[str, list[Dating]]:
    groups: dict[str, list[Dating]] = defaultdict(list)
    for dating in found:
        groups[dating.document].append(dating)
    return groups


def _times_of(reading: Reading) -> Iterator[tuple[str, Time]]:
    """Yield what is resolved of a reading just dated: the times of its statements and figures."""
    yield from ((s.id, s.made) for s in reading.statements if s.made)
    yield from ((f.id, f.as_of) for f in reading.figures if f.as_of)


def _one_story(reuse: Reuse, story_of: Clusters) -> bool:
    """Say whether a passage stands in two reports of one story."""
    a, b = reuse.a.document, reuse.b.document
    return a != b and story_of.get(a) is not None and story_of.get(a) == story_of.get(b)


def _places_of(edited: Sequence[Change]) -> dict[str, list[Locus]]:
    places: dict[str, list[Locus]] = defaultdict(list)
    for locus in dict.fromkeys(side for change in edited for side in (change.a, change.b)):
        places[locus.document].append(locus)
    return places


def _second_pass(readings: Readings, known: Known, bench: Bench) -> Second:
    second = Second()
    for number, read in enumerate(readings(), start=1):
        reading = redated(read, known.datings.get(read.document.id, ()))
        if reading is not read:
            second.times.update(_times_of(reading))
        second.tellings += tellings(reading, known.index, known.story_of)
        second.counts += counts(reading, known.story_of)
        known.stakes.count(reading)
        if reading.document.id in known.shared:
            own = known.evidence.origins.get(reading.document.id, ())
            second.said += said(reading, own, known.evidence.houses)
        second.witnesses.append(witness(reading, known.story_of, known.index))
        text = reading.document.text
        second.passages.update((x, passage(x, text)) for x in known.edited.get(reading.document.id, ()))
        bench.progress("collating", number, None)
    return second


def _tie_stories(first: First, bench: Bench, rulings: list[Ruling]) -> tuple[list[Link], tuple[Story, ...]]:
    """Tie reports of one happening; the mean of all pairs decides, so that none chains two stories."""
    relator = StoryRelator.over(first.reports, days=bench.settings.story_days)
    links = list(bench.tie(first.reports, relator))
    ids = [r.document for r in first.reports]
    clusters = resolve.clusters(ids, links, bench.decided("story", ids, rulings), linkage="average")
    links = [link for link in links if link.score >= TIE]
    return links, stories(first.reports, clusters)


def _tie_entities(found: Judged, story_of: Clusters, bench: Bench) -> Named:
    """Tie full names over all documents, then parts of names within each story; judgements win."""
    sets, moved = found.decided.sets, found.moved
    distinct, same_name = twins(found.bearers, moved)
    links = [*same_name, *bench.tie(distinct, EntityRelator())]
    links += part_links(found.bearers, resolve.clusters(found.ids, links, sets), story_of, moved.groups)
    clusters = resolve.clusters(found.ids, links, sets)
    given, rulings = names_given(found, clusters)
    return Named(
        entities((*found.bearers, *found.nameless), clusters, given),
        links,
        stakes(found, links, clusters),
        [*found.decided.rulings, *rulings],
    )


def _tie_events(
    items: Sequence[Telling], among: Among, bench: Bench, rulings: list[Ruling]
) -> tuple[list[Link], tuple[Event, ...]]:
    """Tie tellings of one happening."""
    links = list(bench.tie(items, EventRelator.over(items)))
    ids = [t.id for t in items]
    clusters = resolve.clusters(ids, links, bench.decided("event", ids, rulings), linkage="average")
    return links, events(items, clusters, among.index, among.names)


def _tie_figures(
    items: Sequence[Count], bench: Bench, rulings: list[Ruling]
) -> tuple[list[Link], tuple[Series, ...]]:
    """Tie figures that count the same thing."""
    links = list(bench.tie(items, FigureRelator()))
    ids = [c.id for c in items]
    clusters = resolve.clusters(ids, links, bench.decided("figure", ids, rulings))
    return links, series(items, clusters)
