"""Turns all that a case tells of one person or body into a dossier."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from stemma.offsets import Span
from stemma.present.evidence import Sources, outlet_name, published_day
from stemma.present.judged import judgement_row
from stemma.present.rows import (
    CompanionRow,
    Dossier,
    JudgementRow,
    StatementRow,
    TimelineRow,
    UsageRow,
)
from stemma.present.view import View
from stemma.present.views import mention_count, moment, outlet_count, statement_row, timeline_row
from stemma.types import Entity, Event, Judgement, Locus, NameForm, Statement

_COMPANY = ("person", "organization")
_COMPANIONS = 20  # those with whom most is shared
_PLACES = 6  # of a spelling or role, one a report first
_NOBODY = "unknown"


def dossier(view: View, entity: Entity) -> Dossier:
    """Return the dossier of an entity; statements and happenings are in the order of the lists."""
    sources = Sources(view)
    spans = _spans(entity)
    reports = [sources.document(id) for id in sorted(spans)]
    days = sorted(day for d in reports if (day := published_day(d)) is not None)
    said, about = _statements(view, sources, entity, spans)
    events = sorted((e for e in view.events() if _takes_part(e, entity.id)), key=moment)
    return Dossier(
        entity.id,
        entity.name,
        entity.kind,
        mention_count(entity),
        len({x.document for form in entity.names for x in form.mentions}),
        outlet_count(reports),
        days[0] if days else None,
        days[-1] if days else None,
        tuple(_usage(sources, form) for form in _common(entity.names)),
        tuple(_usage(sources, form) for form in _dated(sources, entity.roles)),
        said,
        about,
        _happenings(view, sources, events),
        tuple(_companions(view, sources, entity, events)),
        _judgements(view, sources, spans),
    )


def _spans(entity: Entity) -> dict[str, list[Span]]:
    """Return where an entity is named or meant, by document."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for locus in (*(x for form in entity.names for x in form.mentions), *entity.references):
        spans[locus.document].append(locus.span)
    return spans


def _common(forms: Iterable[NameForm]) -> list[NameForm]:
    return sorted((f for f in forms if f.mentions), key=lambda f: (-len(f.mentions), f.text))


def _dated(sources: Sources, forms: Iterable[NameForm]) -> list[NameForm]:
    """Order wordings of roles by the first day on which they are told, undated last."""
    return sorted((f for f in forms if f.mentions), key=lambda f: (_days(sources, f)[:1] or ["9999"], f.text))


def _days(sources: Sources, form: NameForm) -> list[str]:
    found = {published_day(sources.document(x.document)) for x in form.mentions}
    return sorted(day for day in found if day is not None)


def _usage(sources: Sources, form: NameForm) -> UsageRow:
    """Return a wording with its outlets and days."""
    outlets = Counter(outlet_name(sources.document(x.document)) or _NOBODY for x in form.mentions)
    days = _days(sources, form)
    firsts = {x.document: x for x in reversed(form.mentions)}
    return UsageRow(
        " ".join(form.text.split()),
        len(form.mentions),
        len(firsts),
        tuple(sorted(outlets.items(), key=lambda item: (-item[1], item[0]))),
        days[0] if days else None,
        days[-1] if days else None,
        sources.at(*list(firsts.values())[:_PLACES]),
    )


def _statements(
    view: View, sources: Sources, entity: Entity, spans: Mapping[str, list[Span]]
) -> tuple[tuple[StatementRow, ...], tuple[StatementRow, ...]]:
    """Return what the entity is said to have said, and what others say of it."""
    said, about = [], []
    for statement in view.statements():
        if statement.speaker is not None and statement.speaker.entity == entity.id:
            said.append(statement_row(view, sources, statement))
        elif _names(statement, spans):
            about.append(statement_row(view, sources, statement))
    return tuple(said), tuple(about)


def _names(statement: Statement, spans: Mapping[str, list[Span]]) -> bool:
    start, end = statement.content
    return any(start <= s.start and s.end <= end for s in spans.get(statement.document, ()))


def _takes_part(event: Event, id: str) -> bool:
    return any(ref.entity == id for ref in (*event.actors, *event.recipients))


def _happenings(view: View, sources: Sources, events: Iterable[Event]) -> tuple[TimelineRow, ...]:
    return tuple(timeline_row(view, sources, e) for e in events)


@dataclass(slots=True)
class _Shared:
    """What two have in common."""

    places: dict[str, Locus] = field(default_factory=dict)  # where the other is first named, by report
    happenings: int = 0


def _companions(
    view: View, sources: Sources, entity: Entity, events: Iterable[Event]
) -> Iterator[CompanionRow]:
    """Yield those who stand in the same happenings and reports, most shared first."""
    documents = set(_spans(entity))
    together = Counter(id for e in events for id in {r.entity for r in (*e.actors, *e.recipients)})
    found: list[tuple[Entity, _Shared]] = []
    for other in view.entities():
        if other.id == entity.id or other.kind not in _COMPANY:
            continue
        loci = (x for form in other.names for x in form.mentions if x.document in documents)
        places: dict[str, Locus] = {}
        for locus in loci:
            places.setdefault(locus.document, locus)
        if places:
            found.append((other, _Shared(places, together[other.id])))
    found.sort(key=lambda x: (-x[1].happenings, -len(x[1].places), x[0].name, x[0].id))
    for other, shared in found[:_COMPANIONS]:
        (evidence,) = sources.at(next(iter(shared.places.values())))
        yield CompanionRow(other.id, other.name, other.kind, len(shared.places), shared.happenings, evidence)


def _judgements(view: View, sources: Sources, spans: Mapping[str, list[Span]]) -> tuple[JudgementRow, ...]:
    """Return the decisions that speak of the entity's mentions, latest first."""
    rulings = view.rulings()
    found = [j for j in view.judgements() if _speaks_of(j, spans)]
    found.sort(key=lambda j: (j.at, j.id), reverse=True)
    return tuple(judgement_row(sources, j, rulings.get(j.id)) for j in found)


def _speaks_of(judgement: Judgement, spans: Mapping[str, list[Span]]) -> bool:
    marks = (*judgement.marks_a, *judgement.marks_b)
    return any(
        s.start < m.span.end and m.span.start < s.end for m in marks for s in spans.get(m.document, ())
    )
