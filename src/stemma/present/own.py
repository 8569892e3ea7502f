"""Turns what stands in no statement into what reports tell on nobody's word, and who claims it elsewhere."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from stemma.offsets import Span
from stemma.present.evidence import Sources
from stemma.present.rows import OwnRow
from stemma.present.view import View
from stemma.present.views import statement_row
from stemma.types import Event, Filter, Statement

EVERYTHING = Filter()
# PLOVER categories that charge an actor
_HARM = frozenset(["ASSAULT", "COERCE", "ACCUSE", "SANCTION", "THREATEN"])

Place = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure or happening that one report tells at one place, and all places where the same is told."""

    id: str
    place: Place
    what: tuple[str, ...]
    everywhere: Sequence[Place]  # one row for all that share it: a happening may be told a thousand times


def own(view: View, where: Filter = EVERYTHING, *, limit: int | None = None) -> tuple[OwnRow, ...]:
    """Return the sentences with figures, happenings or accusations that are on nobody's word, in text order.

    What stands within a statement is its speaker's; a happening of which somebody is charged is an
    accusation when a report gives it as fact. `claims` are the statements that tell of the same
    happening, or give a figure of the same series, one a speaker and report: a fact here, a claim there.
    """
    sources, said = Sources(view), _Said(view.statements())
    order = {d.id: n for n, d in enumerate(view.documents())}
    mine = [t for t in (*_figures(view, where), *_happenings(view, where)) if not said.at(t.place)]
    rows: dict[Place, list[_Told]] = defaultdict(list)
    sentences = {d: view.sentences(d) for d in sorted({t.place[0] for t in mine})}
    for told in sorted(mine, key=lambda t: (order.get(t.place[0], 0), t.place[1], t.id)):
        rows[_sentence(sentences[told.place[0]], told.place, said)].append(told)
    return tuple(_row(view, sources, place, told, said) for place, told in islice(rows.items(), limit))


class _Said:
    """The statements of a case by place."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._by_document: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            self._by_document[statement.document].append(statement)
        for told in self._by_document.values():
            told.sort(key=_start)
        self._longest = {
            document: max(s.content.end - s.content.start for s in told)
            for document, told in self._by_document.items()
        }

    def at(self, place: Place) -> list[Statement]:
        """Return the statements whose content a place overlaps."""
        document, span = place
        told = self._by_document.get(document, [])
        first = bisect_left(told, span.start - self._longest.get(document, 0), key=_start)
        last = bisect_left(told, span.end, key=_start)
        return [s for s in told[first:last] if s.content.overlaps(span)]


def _start(statement: Statement) -> int:
    return statement.content.start


def _figures(view: View, where: Filter) -> Iterator[_Told]:
    """Yield the figures on nobody's word, each with those of its series that are as high."""
    series: dict[tuple[str, float | None], list[Place]] = defaultdict(list)
    for figure in view.figures():
        if figure.series is not None:
            series[figure.series, figure.low].append((figure.document, figure.span))
    for figure in view.figures(where):
        if figure.holder is None:
            same = series.get((figure.series or "", figure.low), ())
            yield _Told(figure.id, (figure.document, figure.span), ("figure",), same)


def _happenings(view: View, where: Filter) -> Iterator[_Told]:
    """Yield the mentions of happenings that are told as such, each with all the event's mentions."""
    for event in view.events(where):
        places = [(m.document, m.span) for m in event.mentions]
        for mention, place in zip(event.mentions, places, strict=True):
            if mention.status == "happened":
                yield _Told(event.id, place, _kinds(event), places)


def _kinds(event: Event) -> tuple[str, ...]:
    return ("happening", "accusation") if event.category in _HARM and event.actors else ("happening",)


def _sentence(sentences: Sequence[Span], place: Place, said: _Said) -> Place:
    """Return the sentence around a place, or the place alone where somebody speaks in it."""
    index = bisect_right(sentences, place[1].start, key=lambda s: s.start) - 1
    around = (place[0], sentences[index]) if index >= 0 else place
    return around if around[1].covers(place[1]) and not said.at(around) else place


def _row(view: View, sources: Sources, place: Place, told: Sequence[_Told], said: _Said) -> OwnRow:
    claims: dict[tuple[str | None, str], Statement] = {}
    everywhere = dict.fromkeys(other for t in told for other in t.everywhere)  # the place itself is in none
    for statement in (s for other in everywhere for s in said.at(other)):
        who = None if statement.speaker is None else statement.speaker.entity or statement.speaker.text
        claims.setdefault((who, statement.document), statement)
    what = tuple(dict.fromkeys(kind for t in told for kind in t.what))
    evidence = sources.evidence(*place)
    rows = tuple(statement_row(view, sources, s) for s in claims.values())
    return OwnRow(told[0].id, what, evidence.excerpt.text, evidence, rows)
