"""Turns an id into its record in words, with its evidence in context."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from stemma.errors import NotFoundError
from stemma.present.evidence import Evidence, Sources, outlet_name
from stemma.present.export import record_json
from stemma.present.judged import called
from stemma.present.view import View
from stemma.present.views import mention_count, name_of, opening
from stemma.present.words import (
    amount,
    basis,
    count,
    day,
    edited,
    one_line,
    put_as,
    reading,
    share,
    span_of_numbers,
    time,
)
from stemma.types import (
    COUNTED,
    Descent,
    Difference,
    Document,
    Edit,
    Entity,
    Event,
    Figure,
    Judgement,
    Link,
    Locus,
    Origin,
    OriginCount,
    Ref,
    Refusal,
    Reuse,
    Statement,
    Story,
    Time,
)

_CONTEXT = 280  # characters each side: a paragraph or so


@dataclass(frozen=True, slots=True)
class Shown:
    """A record in words: its facts as label and value, and where each thing it says stands.

    `record` is the same as the export has it.
    """

    id: str
    type: str
    title: str
    facts: tuple[tuple[str, str], ...]
    evidence: tuple[tuple[str, Evidence], ...]
    record: Mapping[str, Any]


def show(view: View, id: str) -> Shown:
    """Return the record that has the id; raise NotFoundError where the case holds none."""
    thing = view.find(id)
    sources = Sources(view, context=_CONTEXT)
    title, facts, places = _WRITERS[type(thing)](_Desk(view, sources), thing)
    said = tuple((label, value) for label, value in facts if value)
    evidence = tuple((label, sources.at(locus)[0]) for label, locus in places)
    return Shown(thing.id, type(thing).__name__.lower(), one_line(title), said, evidence, record_json(thing))


_Facts = list[tuple[str, str | None]]
_Places = list[tuple[str, Locus]]
_Writer = Callable[["_Desk", Any], tuple[str, _Facts, _Places]]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What writing a record needs: names and documents."""

    view: View
    sources: Sources

    def name(self, ref: Ref | None) -> str | None:
        return None if ref is None else name_of(self.view, ref)

    def names(self, refs: tuple[Ref, ...]) -> str:
        return ", ".join(dict.fromkeys(name_of(self.view, ref) for ref in refs))

    def holds(self, document: str) -> bool:
        """Say whether the case holds a document: a judgement may speak of others."""
        try:
            self.sources.document(document)
        except NotFoundError:
            return False
        return True

    def counted(self, about: str) -> tuple[_Facts, _Places]:
        """Return how many origins stand behind something, why, and where that stands."""
        found: OriginCount | None = self.view.origin_count(about)
        if found is None:
            return [], []
        facts: _Facts = [("origins", span_of_numbers(found.low, found.high))]
        facts += [("because", r.text) for r in found.reasons]
        return facts, [(r.text, x) for r in found.reasons for x in r.evidence]

    def retold(self, documents: Container[str]) -> _Places:
        """Return the sentences that tell the same in words of their own in two of these reports."""
        links = self.view.links(kind="retold")
        within = (link for link in links if link.a in documents and link.b in documents)
        return [(r.text, x) for link in within for r in link.reasons for x in r.evidence]

    def report(self, document: str) -> str:
        source = self.sources.document(document)
        return ", ".join(x for x in (outlet_name(source), time(source.published), source.path) if x)


def _dated(value: Time | None) -> str | None:
    if value is None:
        return None
    return f"{time(value)} ({'; '.join([basis(value) or 'from the metadata', *_why(value)])})"


def _why(value: Time) -> Iterator[str]:
    """Yield how a time was read: its words, its rule, the day it was counted from, what else it may be."""
    if value.basis == "text" and value.text and value.rule:
        counted = f", counted from {day(value.anchor)}" if value.anchor and value.rule in COUNTED else ""
        yield f"“{value.text}” as {value.rule}{counted}"
    elif value.basis == "inferred" and value.rule:
        yield value.rule
    if value.zone:
        yield "local time" if value.zone == "local" else f"UTC{value.zone}"
    if value.alternatives:
        yield f"or {', '.join(value.alternatives)}"


def _grounds(value: Time | None, why: str) -> _Places:
    """Return the places that an inferred time rests on."""
    return [(why, locus) for locus in value.evidence] if value else []


def _document(desk: _Desk, document: Document) -> tuple[str, _Facts, _Places]:
    removed = sum(r.span.end - r.span.start for r in document.removed)
    facts: _Facts = [
        ("path", document.path),
        ("outlet", outlet_name(document)),
        ("by", ", ".join(document.authors)),
        ("published", _dated(document.published)),
        ("updated", _dated(document.updated)),
        ("url", document.url),
        ("language", document.language),
        ("articles", str(len(document.parts)) if len(document.parts) > 1 else None),
        ("text", count(document.offsets.length, "character") + f", {removed:,} removed"),
        ("story", desk.view.story_of(document.id)),
        ("notices", "; ".join(document.notices)),
    ]
    places = [("title", Locus(document.id, opening(document)))]
    places += _grounds(document.published, "dates it")
    places += [(f"removed: {r.reason}", Locus(document.id, r.span)) for r in document.removed]
    return document.title or document.path, facts, places


def _entity(_: _Desk, entity: Entity) -> tuple[str, _Facts, _Places]:
    facts: _Facts = [("kind", entity.kind), ("named", count(mention_count(entity), "time"))]
    facts += [("spelled", f"{n.text} ({len(n.mentions)})") for n in entity.names]
    facts += [("called", r.text) for r in entity.roles]
    facts += sorted(entity.links.items())
    places = [(n.text, x) for n in (*entity.names, *entity.roles) for x in n.mentions]
    return entity.name, facts, places


def _event(desk: _Desk, event: Event) -> tuple[str, _Facts, _Places]:
    facts: _Facts = [
        ("category", event.category),
        ("status", event.status),
        ("happened", time(event.time)),
        ("dated by", "; ".join(_why(event.time)) if event.time else None),
        ("who", desk.names(event.actors)),
        ("to whom", desk.names(event.recipients)),
        ("where", desk.name(event.place)),
    ]
    places: _Places = [(m.status, Locus(m.document, m.span)) for m in event.mentions]
    return event.label, facts, places


def _statement(desk: _Desk, statement: Statement) -> tuple[str, _Facts, _Places]:
    facts: _Facts = [
        ("speaker", desk.name(statement.speaker) or "nobody named"),
        ("for", desk.name(statement.on_behalf)),
        ("known", statement.anonymity or ""),
        ("kind", statement.kind),
        ("status", statement.status),
        ("put as", put_as(statement.certainty, negated=statement.negated)),
        ("channel", statement.channel or ""),
        ("where", desk.name(statement.place)),
        ("made", _dated(statement.made)),
        ("through", ", then ".join(via.name for via in statement.via)),
        ("report", desk.report(statement.document)),
    ]
    counted = desk.counted(statement.id)
    facts += counted[0]
    places = [("said", Locus(statement.document, statement.content)), *counted[1]]
    if statement.speaker is not None:
        places.append(("speaker", Locus(statement.speaker.document, statement.speaker.span)))
    return statement.text, facts, places


def _figure(desk: _Desk, figure: Figure) -> tuple[str, _Facts, _Places]:
    facts: _Facts = [
        ("value", amount(figure.low, figure.high, figure.hedge, figure.unit, figure.text)),
        ("what", figure.what),
        ("given by", desk.name(figure.holder) or "the report itself"),
        ("as of", _dated(figure.as_of)),
        ("series", figure.series),
        ("report", desk.report(figure.document)),
    ]
    counted = desk.counted(figure.series or "")
    places = [("figure", Locus(figure.document, figure.span)), *counted[1]]
    return one_line(f"{figure.text} {figure.what}"), [*facts, *counted[0]], places


def _difference(_: _Desk, difference: Difference) -> tuple[str, _Facts, _Places]:
    facts: _Facts = [
        ("kind", difference.kind),
        ("weight", f"{difference.weight:.2f}"),
        ("story", difference.story),
    ]
    facts += [("reading", f"{reading(r.value)} ({count(len(r.loci), 'place')})") for r in difference.readings]
    return difference.about, facts, [(reading(r.value), x) for r in difference.readings for x in r.loci]


def _origin(desk: _Desk, origin: Origin) -> tuple[str, _Facts, _Places]:
    facts: _Facts = [
        ("kind", origin.kind),
        ("share of text", share(origin.share)),
        ("report", desk.report(origin.document)),
        ("entity", origin.entity),
    ]
    return origin.name, facts, [("rests on it", Locus(origin.document, s)) for s in origin.spans]


def _reuse(desk: _Desk, reuse: Reuse) -> tuple[str, _Facts, _Places]:
    facts: _Facts = [
        ("kind", reuse.kind),
        ("similarity", share(reuse.similarity)),
        ("direction", reuse.direction),
        ("a", desk.report(reuse.a.document)),
        ("b", desk.report(reuse.b.document)),
    ]
    sides = {"a": reuse.a.document, "b": reuse.b.document}
    facts += [("edits", ", ".join(edited(reuse.edits, reuse.direction)))]
    places: _Places = [("a", reuse.a), ("b", reuse.b), *_edits(reuse.edits, sides["a"], sides["b"])]
    return "A passage that stands twice", facts, places


def _edits(edits: Iterable[Edit], a: str | None, b: str) -> Iterator[tuple[str, Locus]]:
    """Yield where each edit stands, on both sides."""
    for edit in edits:
        yield from (
            (f"{edit.kind} in {side}", Locus(document, span))
            for side, document, span in (("a", a, edit.a), ("b", b, edit.b))
            if span is not None and document is not None
        )


def _descent(desk: _Desk, line: Descent) -> tuple[str, _Facts, _Places]:
    facts: _Facts = [
        ("kind", line.kind),
        ("report", desk.report(line.document)),
        ("comes from", desk.report(line.parent) if line.parent else line.origin),
        ("share of text", share(line.share)),
        ("story", line.story),
    ]
    facts += [("because", r.text) for r in line.reasons]
    ends = [("report", line.document), *([("comes from", line.parent)] if line.parent else [])]
    places = [(label, Locus(id, opening(desk.sources.document(id)))) for label, id in ends]
    places += [(r.text, x) for r in line.reasons for x in r.evidence]
    return "A line of the copy tree", facts, [*places, *_edits(line.edits, line.parent, line.document)]


def _story(desk: _Desk, story: Story) -> tuple[str, _Facts, _Places]:
    facts: _Facts = [
        ("reports", str(len(story.documents))),
        ("origins", span_of_numbers(story.origins_low, story.origins_high)),
        ("time", time(story.time)),
    ]
    because, where = desk.counted(story.id)
    places = [(id, Locus(id, opening(desk.sources.document(id)))) for id in story.documents]
    return story.title, [*facts, *because[1:]], [*places, *where, *desk.retold(frozenset(story.documents))]


def _refusal(_: _Desk, refusal: Refusal) -> tuple[str, _Facts, _Places]:
    return refusal.path, [("stage", refusal.stage), ("reason", refusal.reason)], []


def _link(_: _Desk, link: Link) -> tuple[str, _Facts, _Places]:
    facts: _Facts = [
        ("kind", link.kind),
        ("a", link.a),
        ("b", link.b),
        ("score", f"{link.score:.2f}"),
        ("method", link.method),
    ]
    facts += [("because", r.text) for r in link.reasons]
    return f"{link.a} – {link.b}", facts, [(r.text, x) for r in link.reasons for x in r.evidence]


def _judgement(desk: _Desk, judgement: Judgement) -> tuple[str, _Facts, _Places]:
    ruling = desk.view.rulings().get(judgement.id)
    facts: _Facts = [
        ("verdict", judgement.verdict),
        ("a", called(judgement.a, judgement.marks_a)),
        ("b", called(judgement.b, judgement.marks_b)),
        ("name", judgement.name),
        ("undoes", judgement.undoes),
        ("by", judgement.author),
        ("at", judgement.at),
        ("because", judgement.reason),
        ("stands", ruling.standing if ruling else "not applied yet"),
        ("contradicted by", ", ".join(ruling.by) if ruling else None),
    ]
    sides = (("a", judgement.marks_a), ("b", judgement.marks_b))
    marks = [(side, m) for side, row in sides for m in row if desk.holds(m.document)]
    places = [(side, Locus(m.document, m.span)) for side, m in marks]
    return f"A judgement by {judgement.author}", facts, places


_WRITERS: dict[type, _Writer] = {
    Document: _document,
    Entity: _entity,
    Event: _event,
    Statement: _statement,
    Figure: _figure,
    Difference: _difference,
    Origin: _origin,
    Reuse: _reuse,
    Descent: _descent,
    Story: _story,
    Refusal: _refusal,
    Link: _link,
    Judgement: _judgement,
}
