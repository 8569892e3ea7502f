"""Turns what an analyst says of entities into judgements that keep to the text, and into a case.

The one place, with `case`, where the clock and the environment are read: who decided, and when.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Generic, NamedTuple, Protocol, TypeVar

from stemma.collation.questions import spread
from stemma.errors import NotFoundError, UsageError
from stemma.present.judged import mentions_of
from stemma.relate.marks import mark
from stemma.resolve import Partition, withdrawn
from stemma.resolve import newest_first as by_age
from stemma.store import View
from stemma.store.folding import fold
from stemma.types import Document, Entity, Judgement, Locus, Mark, Mention, Question, Side, Verdict

MARKS = 12  # mentions that stand for a side: every spelling first, then as many reports as there is room for
_LISTED = 5  # entities named where a name means several


class Who(NamedTuple):
    """Who decides, and why."""

    author: str | None = None
    reason: str = ""


class Held(NamedTuple):
    """A side of a judgement: its id as it is now, and the mentions that stand for it."""

    id: str
    marks: tuple[Mark, ...]


def author(given: str | None) -> str:
    """Return who decides: as given, or as the environment says; raise UsageError where neither does."""
    name = given if given is not None else os.environ.get("STEMMA_AUTHOR") or _user()
    if not name.strip():
        raise UsageError("nobody is named who decides; name them with --as NAME, or set STEMMA_AUTHOR")
    return " ".join(name.split())


def _user() -> str:
    """Return who is logged in, or nothing where that is nobody."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def now(after: Iterable[Judgement]) -> str:
    """Return this moment in UTC, never earlier than what was decided before: clocks can be set back."""
    moment = _written(datetime.now(UTC))
    last = max((j.at for j in after), default="")
    return moment if moment > last else _written(_read(last) + timedelta(microseconds=1))


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _read(at: str) -> datetime:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError as error:
        raise UsageError(f"{at!r} is no moment; write 2031-05-03T10:00:00Z") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


# --- who is meant -------------------------------------------------------------------------------


def entity_of(view: View, text: str, kind: str | None = None) -> Entity:
    """Return the entity of an id, of the beginning of one, or of a name; raise where that is not one.

    A name is compared without case and accents: whole first, then in part.
    """
    if text.startswith("ent-"):
        found = view.find(text)
        if isinstance(found, Entity):
            return found
    known = [e for e in view.entities() if kind is None or e.kind == kind]
    wanted = fold(text)
    for suits in (_is_name, _is_spelling, _holds):
        hits = [e for e in known if wanted and suits(e, wanted)]
        if len(hits) == 1:
            return hits[0]
        if hits:
            raise NotFoundError(f"{text}: is the name of more than one ({_choices(hits)}); write an id")
    raise NotFoundError(f"{text}: the case names nobody so; stemma entities lists the names")


def _is_name(entity: Entity, wanted: str) -> bool:
    return fold(entity.name) == wanted


def _is_spelling(entity: Entity, wanted: str) -> bool:
    return any(fold(form.text) == wanted for form in entity.names)


def _holds(entity: Entity, wanted: str) -> bool:
    words = fold(" ".join([entity.name, *(form.text for form in entity.names)])).split()
    return all(word in words for word in wanted.split())


def _choices(hits: Sequence[Entity]) -> str:
    more = [f"and {len(hits) - _LISTED} more"] if len(hits) > _LISTED else []
    return ", ".join([*(f"{e.id} {e.name}" for e in hits[:_LISTED]), *more])


# --- what stands for them -----------------------------------------------------------------------


class Desk:
    """Makes judgements on what a case holds."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._documents: dict[str, Document] = {}

    def side(self, text: str) -> Held:
        """Return the side that an id (of an entity or a mention) or a name stands for."""
        if text.startswith("men-"):
            mention = _only(list(self._view.mentions(text)), text)
            return Held(mention.id, (self._mark(mention),))
        entity = entity_of(self._view, text)
        named = [m for m in mentions_of(entity) if m.form == "name"]
        return Held(entity.id, self._marks(_standing_for(named)))

    def same(self, texts: Sequence[str]) -> list[tuple[Held, Held]]:
        """Return the pairs that make all of them one, the first with each of the others."""
        sides = [self.side(text) for text in texts]
        if len({s.id for s in sides}) < len(sides) or len(sides) < 2:
            raise UsageError(f"{', '.join(texts)}: name two or more that are not one yet")
        return [(sides[0], other) for other in sides[1:]]

    def apart(self, text: str, taken: Sequence[str]) -> tuple[Held, Held]:
        """Return what is to be taken out of an entity, and what of it is left.

        What is taken is named by the ids of mentions, by reports (id or path) or by a spelling. Where
        a report is only taken in part, every other name in it speaks for what is left.
        """
        entity = entity_of(self._view, text)
        every = mentions_of(entity)
        out = {m.id: m for item in taken for m in self._chosen(every, item)}
        left = [m for m in every if m.id not in out and m.form == "name"]
        if not left:
            raise UsageError(f"{entity.name}: nothing would be left of it; name fewer mentions")
        touched = {m.document for m in out.values()}
        near = [m for m in left if m.document in touched]
        rest = {m.id: m for m in (*_standing_for(left), *near)}
        moved = tuple(out.values())
        return Held(moved[0].id, self._marks(moved)), Held(entity.id, self._marks(rest.values()))

    def _chosen(self, every: Sequence[Mention], item: str) -> list[Mention]:
        """Return the mentions that one word of the analyst means."""
        found = [m for m in every if m.id == item]
        found = found or (_beginning(every, item) if item.startswith("men-") else [])
        found = found or [m for m in every if m.document == item]
        found = found or [m for m in every if m.form == "name" and fold(m.text) == fold(item)]
        found = found or [m for m in every if self._document(m.document).path == item]
        if not found:
            raise NotFoundError(f"{item}: is no mention, report or spelling of it; stemma split lists them")
        return found

    def asked(self, question: Question) -> tuple[Held, Held]:
        """Return the sides of a question."""
        return self._asked(question.a), self._asked(question.b)

    def _asked(self, side: Side) -> Held:
        named = [Mention(x.document, x.span, w.text, side.kind) for w in side.names for x in w.places]
        return Held(side.id, self._marks(_standing_for(named)))

    def kept(self, judgement: Judgement) -> Judgement:
        """Return a judgement with its moment written our way and, for entities, its marks."""
        judgement = replace(judgement, at=_written(_read(judgement.at)))
        if judgement.kind != "entity" or judgement.verdict == "undone":
            return judgement
        a, b = judgement.marks_a, judgement.marks_b
        return replace(
            judgement,
            marks_a=a or (self.side(judgement.a).marks if judgement.a else ()),
            marks_b=b or (self.side(judgement.b).marks if judgement.b else ()),
        )

    def _marks(self, mentions: Iterable[Mention]) -> tuple[Mark, ...]:
        return tuple(self._mark(m) for m in mentions)

    def _mark(self, mention: Mention) -> Mark:
        return mark(self._document(mention.document), mention.span, mention.kind, mention.form)

    def _document(self, id: str) -> Document:
        if id not in self._documents:
            self._documents[id] = self._view.document(id)
        return self._documents[id]


def _beginning(every: Sequence[Mention], item: str) -> list[Mention]:
    found = [m for m in every if m.id.startswith(item)]
    return [_only(found, item)] if found else []


def _only(found: Sequence[Mention], item: str) -> Mention:
    if len(found) != 1:
        raise NotFoundError(f"{item}: {'more than one mention begins' if found else 'no mention begins'} so")
    return found[0]


def _standing_for(named: Sequence[Mention]) -> list[Mention]:
    """Return the few mentions that stand for many: each spelling once, the commonest first, then reports."""
    spelled: dict[str, list[Mention]] = {}
    for mention in named:
        spelled.setdefault(mention.text, []).append(mention)
    common = sorted(spelled.values(), key=lambda row: (-len(row), row[0].text))
    chosen = {row[0].id: row[0] for row in common[:MARKS]}
    places = {(m.document, m.span): m for m in named}
    for locus in spread([Locus(m.document, m.span) for m in named], len(named)):
        if len(chosen) >= MARKS:
            break
        mention = places[locus.document, locus.span]
        chosen.setdefault(mention.id, mention)
    return list(chosen.values())


# --- judgements ---------------------------------------------------------------------------------


def decision(verdict: Verdict, a: Held, b: Held, who: Who, earlier: Sequence[Judgement]) -> Judgement:
    """Return a judgement on two sides, of this moment."""
    at = now(earlier)
    return Judgement("entity", a.id, b.id, verdict, author(who.author), at, who.reason, a.marks, b.marks)


def naming(side: Held, name: str, who: Who, earlier: Sequence[Judgement]) -> Judgement:
    """Return the judgement that something is to be called so."""
    said = " ".join(name.split())
    if not said:
        raise UsageError("the name is empty; write the one to be shown")
    at = now(earlier)
    return Judgement(
        "entity", side.id, "", "named", author(who.author), at, who.reason, side.marks, name=said
    )


def withdrawal(id: str, who: Who, earlier: Sequence[Judgement]) -> Judgement:
    """Return the judgement that takes the one of this id (or its beginning) back."""
    hits = [j for j in earlier if j.id.startswith(id)] if id else []
    if len(hits) != 1:
        found = "more than one judgement begins" if hits else "no judgement begins"
        raise NotFoundError(f"{id}: {found} so; stemma judgements lists them")
    gone = withdrawn(by_age(earlier))
    if hits[0].id in gone:
        raise UsageError(f"{hits[0].id}: is undone already; undo {gone[hits[0].id]} to have it back")
    taken, at = hits[0], now(earlier)
    return Judgement(taken.kind, "", "", "undone", author(who.author), at, who.reason, undoes=taken.id)


class _Named(Protocol):
    """A side, as far as a queue looks at it."""

    @property
    def id(self) -> str:
        """The side's id."""
        ...


class Asked(Protocol):
    """A question, as far as a queue looks at it."""

    @property
    def id(self) -> str:
        """The question's id."""
        ...

    @property
    def a(self) -> _Named:
        """One side."""
        ...

    @property
    def b(self) -> _Named:
        """The other side."""
        ...


Q = TypeVar("Q", bound=Asked)


class Queue(Generic[Q]):
    """The questions of a case as they are answered: what an answer settles is not asked any more."""

    def __init__(self, questions: Iterable[Q]) -> None:
        self._rows = list(questions)
        self._answers: dict[str, Verdict] = {}  # by question, in the order in which they were given
        self._passed: set[str] = set()

    def __iter__(self) -> Iterator[Q]:
        """Yield the question to be asked now, until there is none."""
        while (question := self.next()) is not None:
            yield question

    def next(self) -> Q | None:
        """Return the question to be asked now."""
        sets = self._sets()
        return next((q for q in self._rows if self._is_open(q, sets)), None)

    def left(self) -> int:
        """Return how many questions are still to be asked."""
        sets = self._sets()
        return sum(self._is_open(q, sets) for q in self._rows)

    def answer(self, question: Q, verdict: Verdict) -> None:
        """Note an answer."""
        self._answers[question.id] = verdict

    def skip(self, question: Q) -> None:
        """Pass a question over for now."""
        self._passed.add(question.id)

    def forget(self, question: Q) -> None:
        """Ask a question again."""
        self._answers.pop(question.id, None)
        self._passed.discard(question.id)

    def _is_open(self, question: Q, sets: Partition) -> bool:
        if question.id in self._answers or question.id in self._passed:
            return False
        a, b = question.a.id, question.b.id
        return not sets.is_one(a, b) and sets.may_join(a, b)

    def _sets(self) -> Partition:
        sets = Partition(x.id for q in self._rows for x in (q.a, q.b))
        for question in reversed([q for q in self._rows if q.id in self._answers]):
            verdict, a, b = self._answers[question.id], question.a.id, question.b.id
            if verdict == "same":
                sets.join(a, b)
            elif verdict == "different" and not sets.is_one(a, b):
                sets.part(a, b)
        return sets
