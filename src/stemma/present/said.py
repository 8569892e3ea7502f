"""Turns the statements of a case into who is quoted by which outlet, and who by none."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice

from stemma.present.evidence import outlet_name
from stemma.present.rows import SpeakerRow
from stemma.present.view import View
from stemma.types import Entity, Filter

EVERYTHING = Filter()


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
