"""Writes readings, refusals, judgements and collations into a case, each whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import singledispatchmethod
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from stemma import ids
from stemma.offsets import Span
from stemma.store.codec import decode, encode
from stemma.store.connection import connect, errors, transaction
from stemma.store.migrations import DERIVED
from stemma.types import (
    Annotation,
    Collation,
    Document,
    Entity,
    EventMention,
    Figure,
    Judgement,
    Mention,
    Reading,
    Refusal,
    Statement,
    Time,
)

T = TypeVar("T")


class Store:
    """A case opened for writing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = connect(path, write=True)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the case and leave one file that can be read where nothing can be written."""
        # A case at rest needs no write-ahead log; where somebody still reads, the log stays.
        with suppress(sqlite3.OperationalError):
            self._connection.execute("PRAGMA journal_mode = DELETE")
        self._connection.close()

    # --- what was read ---------------------------------------------------------------------------

    def add(self, *things: Reading | Refusal | Judgement) -> int:
        """Add things in one transaction; what the case holds already is left as it is.

        Return how many were new.
        """
        with errors(self.path), transaction(self._connection):
            return sum(self._add(thing) for thing in things)

    @singledispatchmethod
    def _add(self, thing: object) -> bool:
        raise TypeError(f"a {type(thing).__name__} cannot be added to a case")

    @_add.register
    def _(self, reading: Reading) -> bool:
        document = reading.document
        if not self._insert("document", (document.id, document.path, document.text, _rest(document))):
            return False
        clean = document.offsets.apply(document.text)
        self._many("words", [(document.title or "", clean, document.id)])
        self._many("annotation", (_annotation_row(document.id, a) for a in reading.annotations))
        self._many("mention", ((document.id, encode(m)) for m in reading.mentions))
        self._many("statement", ((s.id, document.id, encode(s)) for s in reading.statements))
        self._many("figure", ((f.id, document.id, encode(f)) for f in reading.figures))
        self._many("event_mention", ((e.id, document.id, encode(e)) for e in reading.events))
        return True

    @_add.register
    def _(self, refusal: Refusal) -> bool:
        return self._insert("refusal", (refusal.id, refusal.path, refusal.stage, refusal.reason))

    @_add.register
    def _(self, judgement: Judgement) -> bool:
        value = encode(judgement)
        if self._connection.execute("SELECT 1 FROM judgement WHERE value = ?", (value,)).fetchone():
            return False
        self._connection.execute("INSERT INTO judgement (value) VALUES (?)", (value,))
        return True

    def known(self) -> frozenset[str]:
        """Return the ids of the documents that the case holds."""
        return frozenset(row[0] for row in self._connection.execute("SELECT id FROM document"))

    def forgive(self, paths: Iterable[str]) -> None:
        """Drop the refusals of inputs that could be read after all."""
        with errors(self.path), transaction(self._connection):
            self._connection.executemany("DELETE FROM refusal WHERE path = ?", [(p,) for p in paths])

    def readings(self) -> Iterator[Reading]:
        """Yield all that was read, by path: an order that no run's order can change."""
        for (key,) in self._connection.execute("SELECT id FROM document ORDER BY path, id").fetchall():
            yield Reading(
                read_document(self._connection, key),
                mentions=self._of(Mention, "mention", key),
                statements=self._of(Statement, "statement", key),
                figures=self._of(Figure, "figure", key),
                events=self._of(EventMention, "event_mention", key),
                annotations=self._annotations(key),
            )

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all decisions, oldest first."""
        return judgements_in(self._connection)

    # --- what is derived ---------------------------------------------------------------------------

    def basis(self) -> str:
        """Return a hash of all that a collation rests on: documents and judgements."""
        return basis_of(self._connection)

    def is_current(self, version: str) -> bool:
        """Say whether this version has collated all that the case holds."""
        notes = dict(self._connection.execute("SELECT key, value FROM note").fetchall())
        return notes.get("basis") == self.basis() and notes.get("version") == version

    def replace(self, collation: Collation, *, basis: str, version: str) -> None:
        """Put a collation in the place of the last, noting what it rests on and what made it."""
        with errors(self.path), transaction(self._connection):
            for table in DERIVED:
                self._connection.execute(f"DELETE FROM {table}")
            self._write(collation)
            notes = [("basis", basis), ("version", version)]
            self._connection.executemany("INSERT OR REPLACE INTO note VALUES (?, ?)", notes)

    def _write(self, c: Collation) -> None:
        self._many("entity", (_entity_row(n, e) for n, e in enumerate(c.entities)))
        self._many("bearing", sorted((*place, entity) for place, entity in _bearings(c.entities).items()))
        self._many("event", ((e.id, n, encode(e)) for n, e in enumerate(c.events)))
        self._many("telling", ((e.id, d) for e in c.events for d in sorted({m.document for m in e.mentions})))
        self._many("story", ((s.id, n, encode(s)) for n, s in enumerate(c.stories)))
        self._many("report", ((d, s.id) for s in c.stories for d in s.documents))
        self._many("origin", ((o.id, n, o.document, encode(o)) for n, o in enumerate(c.origins)))
        self._many("reuse", ((r.id, n, r.a.document, r.b.document, encode(r)) for n, r in enumerate(c.reuse)))
        self._many("descent", ((d.id, n, d.story, d.document, encode(d)) for n, d in enumerate(c.descents)))
        self._many("origin_count", sorted((o.about, encode(o)) for o in c.origin_counts))
        self._many("difference", ((d.id, n, d.story, encode(d)) for n, d in enumerate(c.differences)))
        self._many("series", sorted(c.series.items()))
        self._many("question", ((q.id, n, encode(q)) for n, q in enumerate(c.questions)))
        self._many("ruling", sorted((r.judgement, encode(r)) for r in c.rulings))
        self._many("dating", ((d.document, d.part, encode(d.time)) for d in c.datings))
        self._many("timing", sorted((record, encode(time)) for record, time in c.times.items()))
        self._many("link", ((k.id, n, k.kind, k.a, k.b, encode(k)) for n, k in enumerate(c.links)))

    # --- rows ----------------------------------------------------------------------------------------

    def _insert(self, table: str, row: tuple[object, ...]) -> bool:
        """Insert a row unless its id is there; say whether it was inserted."""
        sql = f"INSERT OR IGNORE INTO {table} VALUES ({_marks(row)})"
        return self._connection.execute(sql, row).rowcount == 1

    def _many(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Insert rows as they come; one whose id is there already is the same fact and is left."""
        source = iter(rows)
        first = next(source, None)
        if first is not None:
            sql = f"INSERT OR IGNORE INTO {table} VALUES ({_marks(first)})"
            self._connection.executemany(sql, chain([first], source))

    def _of(self, kind: type[T], table: str, document: str) -> tuple[T, ...]:
        rows = self._connection.execute(
            f"SELECT value FROM {table} WHERE document = ? ORDER BY rowid",
            (document,),
        )
        return tuple(decode(kind, row[0]) for row in rows)

    def _annotations(self, document: str) -> tuple[Annotation, ...]:
        columns = 'kind, start, "end", "by", label, value'
        sql = f"SELECT {columns} FROM annotation WHERE document = ? ORDER BY rowid"
        return tuple(_annotation(*row) for row in self._connection.execute(sql, (document,)))


def basis_of(connection: sqlite3.Connection) -> str:
    """Return a hash over the documents and judgements of a case."""
    keys = connection.execute("SELECT id FROM document ORDER BY id").fetchall()
    judgements = connection.execute("SELECT value FROM judgement ORDER BY number").fetchall()
    return ids.make_id("all", *(row[0] for row in [*keys, *judgements]))


def judgements_in(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """Return all decisions that a case holds, in the order in which they came."""
    rows = connection.execute("SELECT value FROM judgement ORDER BY number")
    return tuple(decode(Judgement, row[0]) for row in rows)


def read_document(connection: sqlite3.Connection, key: str) -> Document:
    """Return a document with its text; the id must be there."""
    text, value = connection.execute("SELECT text, value FROM document WHERE id = ?", (key,)).fetchone()
    return replace(decode(Document, value), text=text)


def _rest(document: Document) -> str:
    """Encode a document without its text, which has a column of its own."""
    return encode(replace(document, text=""))


def _annotation_row(document: str, a: Annotation) -> tuple[object, ...]:
    value = encode(a.value) if isinstance(a.value, Time) else None
    return document, a.kind, a.span.start, a.span.end, a.label, a.by, value


def _annotation(kind: str, start: int, end: int, by: str, label: str, value: str | None) -> Annotation:  # noqa: PLR0913
    return Annotation(kind, Span(start, end), by, label, decode(Time, value) if value else None)


def _entity_row(number: int, entity: Entity) -> tuple[object, ...]:
    mentions = sum(len(form.mentions) for form in entity.names)
    return entity.id, number, entity.kind, entity.name, mentions, encode(entity)


def _bearings(entities: Iterable[Entity]) -> dict[tuple[str, int, int], str]:
    """Return which entity each place names; of two that claim a place, the first in order has it."""
    places: dict[tuple[str, int, int], str] = {}
    for entity in entities:
        for locus in [*(m for form in entity.names for m in form.mentions), *entity.references]:
            places.setdefault((locus.document, *locus.span), entity.id)
    return places


def _marks(row: tuple[object, ...]) -> str:
    return ", ".join("?" * len(row))
