"""The contract of a view: filters in, the values that a case holds out, read-only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

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
)


class View(Protocol):
    """Reads a case; every iterator gives its things in an order that is the same on every machine.

    `document` and `find` raise NotFoundError for an id that the case does not hold.
    """

    @property
    def version(self) -> str:
        """The version of Stemma that wrote the case."""
        ...

    def documents(self, where: Filter = ..., /) -> Iterator[Document]:
        """Yield the documents."""
        ...

    def document(self, id: str, /) -> Document:
        """Return one document."""
        ...

    def entities(self, where: Filter = ..., /) -> Iterator[Entity]:
        """Yield the entities."""
        ...

    def events(self, where: Filter = ..., /) -> Iterator[Event]:
        """Yield the happenings."""
        ...

    def statements(self, where: Filter = ..., /) -> Iterator[Statement]:
        """Yield the statements, speakers resolved."""
        ...

    def sentences(self, document: str, /) -> tuple[Span, ...]:
        """Return the sentences of a document, in raw spans, in text order."""
        ...

    def figures(self, where: Filter = ..., /) -> Iterator[Figure]:
        """Yield the figures with their series, holders resolved."""
        ...

    def differences(self, where: Filter = ..., /) -> Iterator[Difference]:
        """Yield the differences, strongest first."""
        ...

    def origins(self, where: Filter = ..., /) -> Iterator[Origin]:
        """Yield where documents came from."""
        ...

    def reuse(self, where: Filter = ..., /) -> Iterator[Reuse]:
        """Yield the passages that stand twice."""
        ...

    def descents(self, where: Filter = ..., /) -> Iterator[Descent]:
        """Yield the lines of the copy trees, story by story."""
        ...

    def versions(self, story: str, /) -> int:
        """Return how many reports of a story are later versions of others."""
        ...

    def origin_count(self, about: str, /) -> OriginCount | None:
        """Return how many origins stand behind a story, a statement or a series of figures."""
        ...

    def stories(self, where: Filter = ..., /) -> Iterator[Story]:
        """Yield the stories."""
        ...

    def refusals(self) -> Iterator[Refusal]:
        """Yield the inputs that were turned away."""
        ...

    def links(self, where: Filter = ..., /, *, kind: str | None = None) -> Iterator[Link]:
        """Yield the proposed ties, all or those of one kind."""
        ...

    def questions(self) -> Iterator[Question]:
        """Yield what a person should decide, that first on which most hangs."""
        ...

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all decisions, in the order in which they came into the case."""
        ...

    def rulings(self) -> Mapping[str, Ruling]:
        """Return how the judgements stand, by id."""
        ...

    def mentions(self, beginning: str, /) -> Iterator[Mention]:
        """Yield the mentions whose ids begin so."""
        ...

    def find(self, id: str, /) -> Thing:
        """Return whatever has the id."""
        ...

    def entity_name(self, id: str, /) -> str:
        """Return the name of an entity, or the id itself where the case holds none."""
        ...

    def story_of(self, document: str, /) -> str | None:
        """Return the id of the story that a document belongs to."""
        ...

    def search(self, words: str, where: Filter = ..., limit: int = ...) -> tuple[Hit, ...]:
        """Return the best places for the words."""
        ...

    def counts(self) -> Mapping[str, int]:
        """Return how many things of each type the case holds."""
        ...
