"""Turns the statements of a case into who is quoted where, who answers whom, and what nobody is named for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from stemma.offsets import Span
from stemma.present.evidence import Sources, outlet_name
from stemma.present.rows import AnswerRow, OwnRow, SpeakerRow
from stemma.present.view import View
from stemma.present.views import statement_row
from stemma.types import Entity, Event, Filter, Statement

EVERYTHING = Filter()
_SPEAKING = ("person", "organization", "group", "country")
_ANSWERS = ("deny", "confirm", "leave open", "accuse")
_HARM = frozenset(
    ["ASSAULT", "COERCE", "ACCUSE", "SANCTION", "THREATEN"]
)  # PLOVER categories that charge an actor
_POINTS_BACK = re.compile(
    r"(?:this|that|it|these|them|(?:the|any|such|all|those|both)\s(?:\w+\s)?(?:claims?|reports?|accusations?"
    r"|allegations?|charges?|account|story|figures?|statements?|rumou?rs|suggestions?|involvement))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 5  # letters by which two words count as one
_SHARED = 2  # words that an answer shares with what it answers


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


def answers(view: View, where: Filter = EVERYTHING, *, limit: int | None = None) -> tuple[AnswerRow, ...]:
    """Return the statements that answer one told before in the same report, in text order.

    An answer denies, confirms, leaves open or accuses; it points back (`the report`, `this`), names
    whom it answers, or takes up words of theirs.
    """
    sources = Sources(view)
    pairs = (pair for said in _by_document(view.statements(where)) for pair in _answered(view, said))
    return tuple(
        AnswerRow(b.id, b.cue_class, statement_row(view, sources, b), statement_row(view, sources, a))
        for a, b in islice(pairs, limit)
    )


def _by_document(statements: Iterable[Statement]) -> Iterator[list[Statement]]:
    grouped: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        grouped[statement.document].append(statement)
    return iter(grouped.values())


def _answered(view: View, said: list[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Yield each answer of a report with the nearest statement before that it can be an answer to."""
    for index, answer in enumerate(said):
        if answer.cue_class not in _ANSWERS:
            continue
        for earlier in reversed(said[:index]):
            if _who(earlier) != _who(answer) and _takes_up(view, earlier, answer):
                yield earlier, answer
                break


def _who(statement: Statement) -> str | None:
    return None if statement.speaker is None else statement.speaker.entity or statement.speaker.text


def _takes_up(view: View, earlier: Statement, answer: Statement) -> bool:
    if answer.within == earlier.content or earlier.within == answer.content:
        return False
    if _POINTS_BACK.match(answer.text):
        return True
    entity = earlier.speaker.entity if earlier.speaker is not None else None
    named = entity is not None and view.entity_name(entity).split()[-1] in answer.text
    return named or len(_stems(earlier.text) & _stems(answer.text)) >= _SHARED


def _stems(text: str) -> set[str]:
    return {word.lower()[:_STEM] for word in _WORD.findall(text)}


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
