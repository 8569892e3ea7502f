"""Turns the statements of a case into who is quoted where, and what nobody is named for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from stemma.offsets import Span
from stemma.present.evidence import Sources, outlet_name
from stemma.present.rows import OwnRow, SpeakerRow
from stemma.present.view import View
from stemma.types import Entity, Event, Filter

EVERYTHING = Filter()
_SPEAKING = ("person", "organization", "group", "country")
_HARM = frozenset(
    ["ASSAULT", "COERCE", "ACCUSE", "SANCTION", "THREATEN"]
)  # PLOVER categories that charge an actor


def speakers(view: View, where: Filter = EVERYTHING, *, limit: int | None = None) -> tuple[SpeakerRow, ...]:
    """Return who is quoted and by which outlets, most statements first, and last those whom none quotes."""
    outlets = {d.id: outlet_name(d) or d.path for d in view.documents()}
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in view.statements(where):
        if statement.speaker is not None and statement.speaker.entity is not None:
            counted[statement.speaker.entity][outlets[statement.document]] += 1
    rows = [
        _speaker(e, counted[e.id], outlets)
        for e in view.entities()
        if e.id in counted or _could_speak(e, where)
    ]
    rows.sort(key=lambda r: (-r.statements, r.name, r.id))
    return tuple(islice(rows, limit))


def _could_speak(entity: Entity, where: Filter) -> bool:
    """Say whether somebody whom nobody quotes belongs in the table: a person, where no filter narrows it."""
    return where == EVERYTHING and entity.kind == "person"


def _speaker(entity: Entity, counted: Counter[str], outlets: dict[str, str]) -> SpeakerRow:
    naming = {outlets[m.document] for form in entity.names for m in form.mentions if m.document in outlets}
    ranked = tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
    return SpeakerRow(entity.id, entity.name, counted.total(), ranked, tuple(sorted(naming - set(counted))))


@dataclass(slots=True)
class _Own:
    """What one report tells itself at one place."""

    id: str
    document: str
    span: Span
    what: list[str] = field(default_factory=list)


def own(view: View, where: Filter = EVERYTHING, *, limit: int | None = None) -> tuple[OwnRow, ...]:
    """Return what reports tell on nobody's word, in text order: figures, happenings, accusations.

    What stands within a statement is its speaker's; a happening of which somebody is charged is an
    accusation when a report gives it as fact.
    """
    sources = Sources(view)
    said: dict[str, list[Span]] = defaultdict(list)
    for statement in view.statements():
        said[statement.document].append(statement.content)
    found = {d.id: n for n, d in enumerate(view.documents())}
    mine = [o for o in _own(view, where) if not any(s.overlaps(o.span) for s in said[o.document])]
    mine.sort(key=lambda o: (found.get(o.document, 0), o.span, o.id))
    return tuple(_own_row(sources, o) for o in islice(mine, limit))


def _own_row(sources: Sources, own: _Own) -> OwnRow:
    evidence = sources.evidence(own.document, own.span)
    return OwnRow(own.id, tuple(own.what), evidence.excerpt.text, evidence)


def _own(view: View, where: Filter) -> Iterator[_Own]:
    for figure in view.figures(where):
        if figure.holder is None:
            yield _Own(figure.id, figure.document, figure.span, ["figure"])
    for event in view.events(where):
        for mention in event.mentions:
            if mention.status == "happened":
                yield _Own(event.id, mention.document, mention.span, _kinds(event))


def _kinds(event: Event) -> list[str]:
    return ["happening", "accusation"] if event.category in _HARM and event.actors else ["happening"]
