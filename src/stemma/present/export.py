"""Turns a case into JSON lines, the same bytes for the same case."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from stemma.offsets import Span
from stemma.present.files import whole_file
from stemma.present.judged import judgement_json
from stemma.present.view import View
from stemma.types import (
    Descent,
    Difference,
    Document,
    Edit,
    Entity,
    Event,
    EventMention,
    Figure,
    Judgement,
    Link,
    Locus,
    NameForm,
    Origin,
    OriginCount,
    Outlet,
    Part,
    Reason,
    Ref,
    Refusal,
    Reuse,
    Statement,
    Story,
    Thing,
    Time,
)

JSON = dict[str, Any]
_SURROGATE = re.compile("[\ud800-\udfff]")


def export(view: View, same_as: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield one JSON object a line (without line ends), as docs/data-model.md describes them.

    Types stand in a fixed order. Documents go by path, what stands in one document by its place
    there, everything else by id, so that the order of adding leaves no trace. With `same_as`, the
    items of an index by the ids of entities, each entity says which it is.
    """
    documents = sorted((d.path, d.id, _line(document_json(d))) for d in view.documents())
    rank = {id: n for n, (_, id, _) in enumerate(documents)}
    yield from (line for _, _, line in documents)
    yield from _sorted(
        view.entities(),
        lambda x: (x.id,),
        lambda x: entity_json(x) | ({} if same_as is None else {"same_as": same_as.get(x.id)}),
    )
    yield from _sorted(view.events(), lambda x: (x.id,), event_json)
    yield from _sorted(
        view.statements(),
        lambda x: (rank[x.document], *_said_at(x)),
        lambda x: statement_json(x) | count_json(view.origin_count(x.id)),
    )
    yield from _sorted(
        view.figures(),
        lambda x: (rank[x.document], x.span, x.id),
        lambda x: figure_json(x) | count_json(x.series and view.origin_count(x.series)),
    )
    yield from _sorted(view.differences(), lambda x: (x.id,), difference_json)
    yield from _sorted(view.origins(), lambda x: (rank[x.document], x.name, x.id), origin_json)
    yield from _sorted(view.reuse(), lambda x: (x.id,), reuse_json)
    yield from _sorted(view.descents(), lambda x: (x.story, rank[x.document], x.id), descent_json)
    yield from _sorted(
        view.stories(), lambda x: (x.id,), lambda x: story_json(x) | count_json(view.origin_count(x.id))
    )
    yield from _sorted(view.refusals(), lambda x: (x.path, x.stage, x.reason), refusal_json)
    yield from _sorted(view.judgements(), lambda x: (x.at, x.id), judgement_json)


def write(view: View, target: str | Path | TextIO, same_as: Mapping[str, str] | None = None) -> None:
    """Write the lines to a stream, or to a file that appears only once it is whole."""
    if not isinstance(target, (str, Path)):
        target.writelines(line + "\n" for line in export(view, same_as))
        return
    with whole_file(Path(target)) as stream:
        stream.writelines(line + "\n" for line in export(view, same_as))


def _said_at(statement: Statement) -> tuple[Span, Span, str]:
    """Return the place of a statement in its report; of what several say together, by where each is named."""
    speaker = statement.content if statement.speaker is None else statement.speaker.span
    return (statement.content, speaker, statement.id)


def _sorted(things: Iterable[Any], key: Callable[[Any], Any], record: Callable[[Any], JSON]) -> Iterator[str]:
    """Yield the lines of things in the key's order; lines are kept rather than things, being smaller."""
    rows = sorted((key(thing), _line(record(thing))) for thing in things)
    return (line for _, line in rows)


def _line(record: JSON) -> str:
    """Return the record as one line; a lone surrogate is escaped, since UTF-8 has no bytes for it."""
    line = json.dumps(record, ensure_ascii=False, separators=(", ", ": "), allow_nan=False)
    return _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", line)


# --- one function a type --------------------------------------------------------------------


def document_json(document: Document) -> JSON:
    """Return a document without its text, which stays in the file that `path` names."""
    record: JSON = {
        "type": "document",
        "id": document.id,
        "path": document.path,
        "media_type": document.media_type,
        "sha256": document.sha256,
        "url": document.url,
        "outlet": _outlet(document.outlet),
        "title": document.title,
        "title_span": span_json(document.title_span),
        "authors": list(document.authors),
        "published": time_json(document.published),
        "updated": time_json(document.updated),
        "language": document.language,
        "removed": [{**_place(r.span), "reason": r.reason} for r in document.removed],
    }
    if len(document.parts) > 1:
        record["parts"] = [_part(p) for p in document.parts]
    return record | {"notices": list(document.notices), "fields": dict(sorted(document.fields.items()))}


def entity_json(entity: Entity) -> JSON:
    """Return an entity with every place where it is named, described or meant."""
    return {
        "type": "entity",
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "names": [_form(n) for n in entity.names],
        "roles": [_form(r) for r in entity.roles],
        "links": dict(sorted(entity.links.items())),
        "references": [locus_json(x) for x in entity.references],
    }


def event_json(event: Event) -> JSON:
    """Return a happening with its mentions."""
    return {
        "type": "event",
        "id": event.id,
        "label": event.label,
        "category": event.category,
        "actors": [ref_json(r) for r in event.actors],
        "recipients": [ref_json(r) for r in event.recipients],
        "place": ref_json(event.place),
        "time": time_json(event.time),
        "status": event.status,
        "mentions": [_event_mention(m) for m in event.mentions],
    }


def statement_json(statement: Statement) -> JSON:
    """Return a statement with its speaker and the hands it came through."""
    return {
        "type": "statement",
        "id": statement.id,
        "document": statement.document,
        "content": span_json(statement.content),
        "pieces": [span_json(piece) for piece in statement.pieces],
        "text": statement.text,
        "speaker": ref_json(statement.speaker),
        "source": span_json(statement.source),
        "cue": span_json(statement.cue),
        "kind": statement.kind,
        "via": [{"name": v.name, "entity": v.ref.entity, **_place(v.ref.span)} for v in statement.via],
        "made": time_json(statement.made),
        "status": statement.status,
        "origins": None,
        "cue_class": statement.cue_class,
        "polarity": statement.polarity,
        "certainty": statement.certainty,
        "negated": statement.negated,
        "anonymity": statement.anonymity,
        "on_behalf": ref_json(statement.on_behalf),
        "channel": statement.channel,
        "place": ref_json(statement.place),
        "within": span_json(statement.within),
    }


def figure_json(figure: Figure) -> JSON:
    """Return a figure with who gives it and the series it belongs to."""
    return {
        "type": "figure",
        "id": figure.id,
        "document": figure.document,
        **_place(figure.span),
        "text": figure.text,
        "low": figure.low,
        "high": figure.high,
        "hedge": figure.hedge,
        "unit": figure.unit,
        "what": figure.what,
        "what_span": span_json(figure.what_span),
        "holder": ref_json(figure.holder),
        "as_of": time_json(figure.as_of),
        "series": figure.series,
        "taken_as": list(figure.taken_as) or None,
        "change": figure.change,
        "part": bool(figure.part),
        "about": [ref_json(r) for r in figure.about],
        "verb": figure.verb or None,
        "verb_span": span_json(figure.verb_span),
        "place": ref_json(figure.place),
        "origins": None,
    }


def difference_json(difference: Difference) -> JSON:
    """Return a difference with where each reading stands."""
    return {
        "type": "difference",
        "id": difference.id,
        "about": difference.about,
        "kind": difference.kind,
        "weight": difference.weight,
        "story": difference.story,
        "readings": [
            {"value": r.value, "spans": [locus_json(x) for x in r.loci]} for r in difference.readings
        ],
    }


def origin_json(origin: Origin) -> JSON:
    """Return where (part of) a document came from."""
    return {
        "type": "origin",
        "id": origin.id,
        "document": origin.document,
        "name": origin.name,
        "entity": origin.entity,
        "kind": origin.kind,
        "spans": [locus_json(Locus(origin.document, s)) for s in origin.spans],
        "share": origin.share,
        "carries": [span_json(s) for s in origin.carries],
    }


def reuse_json(reuse: Reuse) -> JSON:
    """Return a passage that stands twice."""
    return {
        "type": "reuse",
        "id": reuse.id,
        "kind": reuse.kind,
        "a": locus_json(reuse.a),
        "b": locus_json(reuse.b),
        "similarity": reuse.similarity,
        "direction": reuse.direction,
        "edits": [_edit(e, reuse.a.document, reuse.b.document) for e in reuse.edits],
    }


def descent_json(line: Descent) -> JSON:
    """Return a line of a copy tree: a report, and the report or origin that it comes from."""
    return {
        "type": "descent",
        "id": line.id,
        "kind": line.kind,
        "story": line.story,
        "document": line.document,
        "parent": line.parent,
        "origin": line.origin,
        "share": line.share,
        "reasons": [_reason(r) for r in line.reasons],
        "edits": [_edit(e, line.parent or "", line.document) for e in line.edits],
    }


def count_json(count: OriginCount | str | None) -> JSON:
    """Return the field `origins` of what several reports give: how many stand behind it, and why."""
    if not isinstance(count, OriginCount):
        return {}
    reasons = [_reason(r) for r in count.reasons]
    return {"origins": {"low": count.low, "high": count.high, "reasons": reasons}}


def story_json(story: Story) -> JSON:
    """Return a story with its reports and the range of its independent origins."""
    return {
        "type": "story",
        "id": story.id,
        "title": story.title,
        "documents": list(story.documents),
        "time": time_json(story.time),
        "origins": {"low": story.origins_low, "high": story.origins_high, "reasons": []},
    }


def refusal_json(refusal: Refusal) -> JSON:
    """Return an input that was turned away, and why."""
    return {
        "type": "refusal",
        "id": refusal.id,
        "path": refusal.path,
        "stage": refusal.stage,
        "reason": refusal.reason,
    }


def link_json(link: Link) -> JSON:
    """Return a proposed tie and why it is proposed."""
    return {
        "type": "link",
        "id": link.id,
        "kind": link.kind,
        "a": link.a,
        "b": link.b,
        "score": link.score,
        "method": link.method,
        "reasons": [_reason(r) for r in link.reasons],
    }


_RECORDS: dict[type, Callable[[Any], JSON]] = {
    Document: document_json,
    Entity: entity_json,
    Event: event_json,
    Statement: statement_json,
    Figure: figure_json,
    Difference: difference_json,
    Origin: origin_json,
    Reuse: reuse_json,
    Descent: descent_json,
    Story: story_json,
    Refusal: refusal_json,
    Link: link_json,
    Judgement: judgement_json,
}


def record_json(thing: Thing) -> JSON:
    """Return anything that a case holds as its record."""
    return _RECORDS[type(thing)](thing)


# --- what records share -----------------------------------------------------------------------


def time_json(time: Time | None) -> JSON | None:
    """Return a time as its bounds, its TIMEX3 attributes and what they rest on."""
    if time is None:
        return None
    return {
        "low": time.low,
        "high": time.high,
        "precision": time.precision,
        "text": time.text,
        "basis": time.basis,
        "rule": time.rule,
        "anchor": time.anchor,
        "timex": time.timex,
        "kind": time.kind,
        "mod": time.mod,
        "alternatives": list(time.alternatives),
        "zone": time.zone,
        "evidence": [locus_json(x) for x in time.evidence],
    }


def span_json(span: Span | None) -> JSON | None:
    """Return a span as its two ends."""
    return None if span is None else _place(span)


def locus_json(locus: Locus) -> JSON:
    """Return a place in a document."""
    return {"document": locus.document, **_place(locus.span)}


def ref_json(ref: Ref | None) -> JSON | None:
    """Return a reference: who is meant, and where it stands."""
    if ref is None:
        return None
    return {"entity": ref.entity, "text": ref.text, "document": ref.document, **_place(ref.span)}


def _place(span: Span) -> JSON:
    return {"start": span.start, "end": span.end}


def _outlet(outlet: Outlet | None) -> JSON | None:
    return None if outlet is None else {"name": outlet.name, "domain": outlet.domain}


def _part(part: Part) -> JSON:
    return {
        **_place(part.span),
        "title_span": span_json(part.title_span),
        "published": time_json(part.published),
        "updated": time_json(part.updated),
    }


def _reason(reason: Reason) -> JSON:
    return {"text": reason.text, "evidence": [locus_json(x) for x in reason.evidence]}


def _edit(edit: Edit, a: str, b: str) -> JSON:
    places = (
        None if span is None else Locus(document, span) for document, span in ((a, edit.a), (b, edit.b))
    )
    one, other = (place and locus_json(place) for place in places)
    return {"kind": edit.kind, "a": one, "b": other}


def _form(form: NameForm) -> JSON:
    return {"text": form.text, "mentions": [locus_json(x) for x in form.mentions]}


def _event_mention(mention: EventMention) -> JSON:
    return {
        **locus_json(Locus(mention.document, mention.span)),
        "text": mention.text,
        "status": mention.status,
        "time": time_json(mention.time),
    }
