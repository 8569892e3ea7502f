"""Turns links that are too weak to be sure of into questions for a person, what hangs on them counted.

Bearers tied by strong links or by judgements make a core. Between two cores that are linked, but
not surely, and on which nobody has decided, stands a question, whether the machine has joined them
or abstained.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stemma.collation.judged import Judged
from stemma.offsets import Span
from stemma.relate.mentions import Bearer, mentions_of
from stemma.relate.names import words_of
from stemma.resolve import Partition, joined
from stemma.types import Link, Locus, NameForm, Question, Reading, Side, Wording

SURE = 0.9  # links from here on are not asked about
_KEPT = 5_000  # questions; the rest are asked when these are answered
_FORMS, _PLACES, _REASONS = 8, 3, 5


@dataclass(slots=True)
class Stakes:
    """The questions of a case, and what is told of each side, counted as readings pass by."""

    questions: list[Question] = field(default_factory=list)
    _side_at: dict[tuple[str, Span], str] = field(default_factory=dict)
    _statements: Counter[str] = field(default_factory=Counter)
    _figures: Counter[str] = field(default_factory=Counter)

    def count(self, reading: Reading) -> None:
        """Count the statements and figures of a reading on the sides whose word they are."""
        if not self._side_at:
            return
        for statement in reading.statements:
            ref = statement.speaker
            if ref is not None and (side := self._side_at.get((ref.document, ref.span))):
                self._statements[side] += 1
        for figure in reading.figures:
            ref = figure.holder
            if ref is not None and (side := self._side_at.get((ref.document, ref.span))):
                self._figures[side] += 1

    def weighed(self) -> tuple[Question, ...]:
        """Return the questions with their counts, those first on which most hangs."""
        found = [replace(q, a=self._told(q.a), b=self._told(q.b)) for q in self.questions]
        return tuple(sorted(found, key=lambda q: (-q.weight, abs(q.score - 0.5), q.id)))

    def _told(self, side: Side) -> Side:
        return replace(side, statements=self._statements[side.id], figures=self._figures[side.id])


def stakes(found: Judged, links: Sequence[Link], clusters: Mapping[str, str]) -> Stakes:
    """Return the questions between the bearers, still to be weighed."""
    cores = joined(found.ids, links, found.decided.sets, threshold=SURE)
    open_ = _open(found, links, cores)
    if not open_:
        return Stakes()
    asked = {name for pair in open_ for name in pair}
    members: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in found.bearers:
        if (name := cores.name(bearer.id)) in asked:
            members[name].append(bearer)
    sides = {name: _side(row) for name, row in members.items()}
    heaviest = sorted(open_, key=lambda pair: (-min(sides[x].mentions for x in pair), pair))[:_KEPT]
    questions = [_question(sides, pair, open_[pair], clusters) for pair in heaviest]
    kept = {name for pair in heaviest for name in pair}
    places = {(x.document, x.span): sides[n].id for n in kept for b in members[n] for x in mentions_of(b)}
    return Stakes(questions, places)


def _open(found: Judged, links: Iterable[Link], cores: Partition) -> dict[tuple[str, str], list[Link]]:
    """Return the links between cores on which nobody has decided, by pair of cores."""
    named = {b.id for b in found.bearers}
    left = {_names(cores, *pair) for pair in found.decided.left}
    open_: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in links:
        if link.a in named and link.b in named and not cores.is_one(link.a, link.b):
            pair = _names(cores, link.a, link.b)
            if pair not in left and cores.may_join(link.a, link.b):
                open_[pair].append(link)
    return open_


def _names(cores: Partition, a: str, b: str) -> tuple[str, str]:
    one, other = sorted((cores.name(a), cores.name(b)))
    return one, other


def _question(
    sides: Mapping[str, Side], pair: tuple[str, str], links: Sequence[Link], clusters: Mapping[str, str]
) -> Question:
    a, b = sorted((sides[x] for x in pair), key=lambda s: (-s.mentions, s.id))
    best = sorted(links, key=lambda link: (-link.score, link.id))
    reasons = tuple({r.text: r for link in best for r in link.reasons}.values())[:_REASONS]
    return Question("entity", a, b, clusters[best[0].a] == clusters[best[0].b], best[0].score, reasons)


def _side(bearers: Sequence[Bearer]) -> Side:
    """Return what bearers that surely are one look like; the first stands for them."""
    names = _forms(f for b in bearers for f in b.names)
    fullest = max(bearers, key=lambda b: (len(words_of(b.name)), sum(len(f.mentions) for f in b.names)))
    return Side(
        bearers[0].id,
        bearers[0].kind,
        " ".join(fullest.name.split()),
        names,
        _forms(f for b in bearers for f in b.roles),
        reports=len({b.document for b in bearers}),
        mentions=sum(1 for b in bearers for _ in mentions_of(b)),
    )


def _forms(found: Iterable[NameForm]) -> tuple[Wording, ...]:
    """Return the commonest spellings, each with a few places in as many documents as there are."""
    places: dict[str, list[Locus]] = defaultdict(list)
    for form in found:
        places[form.text] += form.mentions
    common = sorted(places.items(), key=lambda item: (-len(item[1]), item[0]))[:_FORMS]
    return tuple(Wording(text, len(loci), spread(loci, _PLACES)) for text, loci in common)


def spread(loci: Sequence[Locus], limit: int) -> tuple[Locus, ...]:
    """Return a few places, one a document first."""
    firsts = {x.document: x for x in reversed(loci)}
    chosen = [x for x in loci if firsts[x.document] == x]
    rest = [x for x in loci if firsts[x.document] != x]
    return tuple([*chosen, *rest][:limit])
