"""A view over lists, with the same promises as the store's: what the presenting code is tested on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from stemma.errors import NotFoundError
from stemma.offsets import Span
from stemma.types import (
    Descent,
    Difference,
    Document,
    Entity,
    Event,
    Figure,
    Filter,
    Hit,
    Judgement,
    Link,
    Mention,
    Origin,
    OriginCount,
    Question,
    Refusal,
    Reuse,
    Ruling,
    Statement,
    Story,
    Thing,
    Time,
)

NOTHING = Filter()
_SINGULAR = {"held_entities": "entity", "held_stories": "story"}


@dataclass
class MemoryView:
    held_documents: list[Document] = field(default_factory=list)
    held_entities: list[Entity] = field(default_factory=list)
    held_events: list[Event] = field(default_factory=list)
    held_statements: list[Statement] = field(default_factory=list)
    held_figures: list[Figure] = field(default_factory=list)
    held_differences: list[Difference] = field(default_factory=list)
    held_origins: list[Origin] = field(default_factory=list)
    held_reuse: list[Reuse] = field(default_factory=list)
    held_descents: list[Descent] = field(default_factory=list)
    held_stories: list[Story] = field(default_factory=list)
    held_refusals: list[Refusal] = field(default_factory=list)
    held_links: list[Link] = field(default_factory=list)
    held_questions: list[Question] = field(default_factory=list)
    held_judgements: list[Judgement] = field(default_factory=list)
    counted: dict[str, OriginCount] = field(default_factory=dict)

    @property
    def version(self) -> str:
        return "0.0.test"

    def documents(self, where: Filter = NOTHING, /) -> Iterator[Document]:
        return (d for d in self.held_documents if self._suits(d, where) and _about(where, d.text))

    def document(self, id: str, /) -> Document:
        for document in self.held_documents:
            if document.id == id:
                return document
        raise NotFoundError(f"{id}: the case holds no such document")

    def entities(self, where: Filter = NOTHING, /) -> Iterator[Entity]:
        for entity in self.held_entities:
            documents = {x.document for form in entity.names for x in form.mentions}
            if self._any(documents, where) and _who(where, *(n.text for n in entity.names)):
                yield entity

    def events(self, where: Filter = NOTHING, /) -> Iterator[Event]:
        return (e for e in self.held_events if self._any({m.document for m in e.mentions}, where))

    def sentences(self, document: str, /) -> tuple[Span, ...]:
        return ()

    def statements(self, where: Filter = NOTHING, /) -> Iterator[Statement]:
        for s in self.held_statements:
            names = () if s.speaker is None else (s.speaker.text, self.entity_name(s.speaker.entity or ""))
            if self._any({s.document}, where) and _who(where, *names) and _about(where, s.text):
                yield s

    def figures(self, where: Filter = NOTHING, /) -> Iterator[Figure]:
        return (f for f in self.held_figures if self._any({f.document}, where) and _about(where, f.what))

    def differences(self, where: Filter = NOTHING, /) -> Iterator[Difference]:
        for d in self.held_differences:
            documents = {x.document for r in d.readings for x in r.loci}
            if self._any(documents, where) and _about(where, d.about):
                yield d

    def origins(self, where: Filter = NOTHING, /) -> Iterator[Origin]:
        return (o for o in self.held_origins if self._any({o.document}, where))

    def reuse(self, where: Filter = NOTHING, /) -> Iterator[Reuse]:
        return (r for r in self.held_reuse if self._any({r.a.document, r.b.document}, where))

    def descents(self, where: Filter = NOTHING, /) -> Iterator[Descent]:
        return (d for d in self.held_descents if self._any({d.document}, where))

    def versions(self, story: str, /) -> int:
        return sum(d.story == story and d.kind == "version" for d in self.held_descents)

    def origin_count(self, about: str, /) -> OriginCount | None:
        return self.counted.get(about)

    def stories(self, where: Filter = NOTHING, /) -> Iterator[Story]:
        return (s for s in self.held_stories if self._any(set(s.documents), where) and _about(where, s.title))

    def refusals(self) -> Iterator[Refusal]:
        return iter(self.held_refusals)

    def links(self, where: Filter = NOTHING, /, *, kind: str | None = None) -> Iterator[Link]:
        return (link for link in self.held_links if kind in (None, link.kind))

    def questions(self) -> Iterator[Question]:
        return iter(self.held_questions)

    def judgements(self) -> tuple[Judgement, ...]:
        return tuple(self.held_judgements)

    def rulings(self) -> Mapping[str, Ruling]:
        return {}

    def mentions(self, beginning: str, /) -> Iterator[Mention]:
        raise NotImplementedError("mentions are looked up in the store alone; they are tested there")

    def find(self, id: str, /) -> Thing:
        for kind, things in sorted(vars(self).items()):
            for thing in things if kind.startswith("held_") else ():
                if thing.id == id:
                    return thing
        raise NotFoundError(f"{id}: the case holds no such id")

    def entity_name(self, id: str, /) -> str:
        return next((e.name for e in self.held_entities if e.id == id), id)

    def story_of(self, document: str, /) -> str | None:
        return next((s.id for s in self.held_stories if document in s.documents), None)

    def search(self, words: str, where: Filter = NOTHING, limit: int = 20) -> tuple[Hit, ...]:
        raise NotImplementedError("search is the store's own; it is tested there")

    def counts(self) -> Mapping[str, int]:
        return {
            _SINGULAR.get(name, name).removeprefix("held_").removesuffix("s"): len(things)
            for name, things in vars(self).items()
            if name not in ("held_questions", "held_judgements", "counted")
        }

    def _any(self, documents: set[str], where: Filter) -> bool:
        return any(d.id in documents and self._suits(d, where) for d in self.held_documents)

    def _suits(self, document: Document, where: Filter) -> bool:
        outlet = document.outlet.name if document.outlet else None
        return (
            where.story in (None, self.story_of(document.id))
            and (where.outlet is None or where.outlet.casefold() in (outlet or "").casefold())
            and _within(where, document.published)
        )


def _about(where: Filter, text: str) -> bool:
    return where.about is None or where.about.casefold() in text.casefold()


def _who(where: Filter, *names: str) -> bool:
    return where.who is None or any(where.who.casefold() in name.casefold() for name in names)


def _within(where: Filter, time: Time | None) -> bool:
    if where.since is None and where.until is None:
        return True
    if time is None:
        return False
    return (where.since or "") <= (time.last_day or "9999") and (time.first_day or "") <= (
        where.until or "9999"
    )
