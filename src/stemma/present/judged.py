"""Turns questions and judgements into rows with evidence, and both into JSON lines and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar, get_args

from stemma.errors import NotFoundError, UsageError
from stemma.offsets import Span
from stemma.present.evidence import Evidence, Sources
from stemma.present.plain import json_text
from stemma.present.rows import JudgementRow, MentionRow, QuestionRow, ReasonRow, SideRow, SpellingRow
from stemma.present.view import View
from stemma.types import (
    Entity,
    Judgement,
    LinkKind,
    Locus,
    Mark,
    Mention,
    NameKind,
    Question,
    ReferenceForm,
    Ruling,
    Side,
    Verdict,
    Wording,
)

T = TypeVar("T")
_SHOWN = 4  # places of a side that are shown
_TEXTS = 3  # words by which a judgement's side is called


def questions(view: View, *, limit: int | None = None) -> tuple[QuestionRow, ...]:
    """Return what a person should decide, that first on which most hangs."""
    sources = Sources(view)
    found = list(view.questions())[:limit]
    return tuple(question_row(sources, q) for q in found)


def question_row(sources: Sources, question: Question) -> QuestionRow:
    """Return a question as a row, the evidence of both sides with it."""
    return QuestionRow(
        question.id,
        question.kind,
        question.joined,
        question.score,
        question.weight,
        _side(sources, question.a),
        _side(sources, question.b),
        tuple(ReasonRow(r.text, sources.at(*r.evidence)) for r in question.reasons),
    )


def _side(sources: Sources, side: Side) -> SideRow:
    return SideRow(
        side.id,
        side.name,
        side.kind,
        tuple(_spelling(sources, x) for x in side.names),
        tuple(_spelling(sources, x) for x in side.roles),
        side.reports,
        side.mentions,
        side.statements,
        side.figures,
        sources.at(*_places(side)),
    )


def _spelling(sources: Sources, wording: Wording) -> SpellingRow:
    return SpellingRow(wording.text, wording.count, sources.at(wording.places[0])[0])


def _places(side: Side) -> list[Locus]:
    """Return where a side is named: each spelling once, then other places, in other reports first."""
    firsts = [x.places[0] for x in side.names]
    others = [p for x in side.names for p in x.places[1:]]
    seen = {p.document for p in firsts}
    others.sort(key=lambda p: p.document in seen)
    return [*firsts, *others][:_SHOWN]


def mentions(view: View, entity: Entity) -> tuple[MentionRow, ...]:
    """Return every place of an entity, by report and place."""
    sources = Sources(view)
    return tuple(_mention_row(sources, m) for m in mentions_of(entity))


def mentions_of(entity: Entity) -> list[Mention]:
    """Return the mentions of an entity as far as it knows them, by document and place."""
    named = [Mention(x.document, x.span, f.text, entity.kind) for f in entity.names for x in f.mentions]
    meant = [Mention(x.document, x.span, "", entity.kind, "description") for x in entity.references]
    return sorted([*named, *meant], key=lambda m: (m.document, m.span))


def _mention_row(sources: Sources, mention: Mention) -> MentionRow:
    evidence = sources.evidence(mention.document, mention.span)
    return MentionRow(mention.id, mention.text or evidence.excerpt.text, mention.form, evidence)


def judgements(view: View) -> tuple[JudgementRow, ...]:
    """Return the decisions of a case, latest first, and how each one stands."""
    sources, rulings = Sources(view), view.rulings()
    found = sorted(view.judgements(), key=lambda j: (j.at, j.id), reverse=True)
    return tuple(judgement_row(sources, j, rulings.get(j.id)) for j in found)


def judgement_row(sources: Sources, judgement: Judgement, ruling: Ruling | None) -> JudgementRow:
    """Return a judgement as a row; its evidence is what lies in reports that the case holds."""
    marks = (*judgement.marks_a[:_SHOWN], *judgement.marks_b[:_SHOWN])
    return JudgementRow(
        judgement.id,
        judgement.kind,
        judgement.verdict,
        called(judgement.a, judgement.marks_a),
        called(judgement.b, judgement.marks_b),
        judgement.name,
        judgement.undoes,
        judgement.author,
        judgement.at,
        judgement.reason,
        None if ruling is None else ruling.standing,
        () if ruling is None else ruling.by,
        tuple(e for m in marks for e in _held(sources, m)),
    )


def called(id: str, marks: Iterable[Mark]) -> str:
    """Return in words what a judgement speaks of: the spellings it was taken on, or an id."""
    texts = list(dict.fromkeys(" ".join(m.text.split()) for m in marks))
    more = f" and {len(texts) - _TEXTS} more" if len(texts) > _TEXTS else ""
    return ", ".join(texts[:_TEXTS]) + more if texts else id


def _held(sources: Sources, mark: Mark) -> Iterator[Evidence]:
    try:
        yield sources.evidence(mark.document, mark.span)
    except NotFoundError:
        return


# --- as lines of JSON ---------------------------------------------------------------------------


def judgement_json(judgement: Judgement) -> dict[str, Any]:
    """Return a judgement as a record; what it does not speak of is left out."""
    record: dict[str, Any] = {
        "type": "judgement",
        "id": judgement.id,
        "kind": judgement.kind,
        "verdict": judgement.verdict,
    }
    for name, id, marks in (("a", judgement.a, judgement.marks_a), ("b", judgement.b, judgement.marks_b)):
        if id or marks:
            record[name] = {"id": id, "mentions": [_mark_json(m) for m in marks]}
    for name in ("name", "undoes"):
        if getattr(judgement, name):
            record[name] = getattr(judgement, name)
    return record | {"author": judgement.author, "at": judgement.at, "reason": judgement.reason}


def _mark_json(mark: Mark) -> dict[str, Any]:
    return {
        "document": mark.document,
        "path": mark.path,
        "sha256": mark.sha256,
        "start": mark.span.start,
        "end": mark.span.end,
        "text": mark.text,
        "kind": mark.kind,
        "form": mark.form,
        "before": mark.before,
        "after": mark.after,
    }


def judgement_lines(found: Iterable[Judgement]) -> Iterator[str]:
    """Yield a line of JSON a judgement, oldest first."""
    for judgement in sorted(found, key=lambda j: (j.at, j.id)):
        yield json_text(judgement_json(judgement))


def read_judgements(lines: Iterable[str], source: str) -> list[Judgement]:
    """Return the judgements in lines of JSON; records of other types are passed over.

    Raise UsageError, naming the source and the line, for what is no judgement.
    """
    return [j for number, line in enumerate(lines, start=1) for j in _read(line, f"{source}, line {number}")]


def _read(line: str, where: str) -> Iterator[Judgement]:
    if not line.strip():
        return
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{where}: is no JSON ({error}); name a file that --export wrote") from error
    if not isinstance(record, Mapping):
        raise UsageError(f"{where}: is no record; name a file that --export wrote")
    if record.get("type") == "judgement":
        yield _judgement(record, where)


def _judgement(record: Mapping[str, Any], where: str) -> Judgement:
    a, b = _sided(record, "a", where), _sided(record, "b", where)
    judgement = Judgement(
        _one_of(record, "kind", get_args(LinkKind), where),
        a[0],
        b[0],
        _one_of(record, "verdict", get_args(Verdict), where),
        _text(record, "author", where),
        _text(record, "at", where),
        _text(record, "reason", where, ""),
        a[1],
        b[1],
        _text(record, "name", where, ""),
        _text(record, "undoes", where, ""),
    )
    lacks = {"named": not judgement.name, "undone": not judgement.undoes}.get(judgement.verdict, False)
    if lacks or not judgement.at:
        raise UsageError(f"{where}: a judgement of the kind {judgement.verdict!r} needs more than is there")
    return judgement


def _sided(record: Mapping[str, Any], name: str, where: str) -> tuple[str, tuple[Mark, ...]]:
    side = record.get(name, {"id": "", "mentions": []})
    if not isinstance(side, Mapping) or not isinstance(side.get("mentions"), list):
        raise UsageError(f"{where}: {name} must hold an id and mentions")
    return _text(side, "id", where, ""), tuple(_mark(m, where) for m in side["mentions"])


def _mark(record: object, where: str) -> Mark:
    if not isinstance(record, Mapping):
        raise UsageError(f"{where}: a mention must be an object")
    start, end = record.get("start"), record.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        raise UsageError(f"{where}: a mention needs a start below its end, not {start!r} and {end!r}")
    return Mark(
        _text(record, "document", where),
        _text(record, "path", where),
        _text(record, "sha256", where),
        Span(start, end),
        _text(record, "text", where),
        _one_of(record, "kind", get_args(NameKind), where),
        _one_of(record, "form", get_args(ReferenceForm), where),
        _text(record, "before", where, ""),
        _text(record, "after", where, ""),
    )


def _text(record: Mapping[str, Any], name: str, where: str, default: str | None = None) -> str:
    value = record.get(name, default)
    if not isinstance(value, str):
        raise UsageError(f"{where}: {name} must be text, not {value!r}")
    return value


def _one_of(record: Mapping[str, Any], name: str, known: tuple[Any, ...], where: str) -> Any:
    value = record.get(name)
    if value not in known:
        raise UsageError(f"{where}: {name} must be one of {', '.join(known)}, not {value!r}")
    return value
