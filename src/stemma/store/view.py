"""Reads a case: filters in, the values of `stemma.types` out, always in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from stemma.errors import NotFoundError
from stemma.ids import make_id
from stemma.offsets import Span
from stemma.store import search
from stemma.store.codec import decode
from stemma.store.connection import connect
from stemma.store.folding import fold, holds
from stemma.store.store import basis_of, judgements_in, read_document
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
    Outlet,
    Question,
    Ref,
    Refusal,
    Reuse,
    Ruling,
    Statement,
    Story,
    Thing,
    Time,
)

T = TypeVar("T")
Timed = TypeVar("Timed", Statement, Figure)
NOTHING = Filter()

_KINDS: Mapping[str, type[Thing]] = {
    "document": Document,
    "story": Story,
    "entity": Entity,
    "event": Event,
    "statement": Statement,
    "figure": Figure,
    "difference": Difference,
    "origin": Origin,
    "reuse": Reuse,
    "descent": Descent,
    "link": Link,
    "refusal": Refusal,
}


class View:
    """A case opened for reading; it never writes, and others may write meanwhile."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = connect(path, write=False)
        self._bearers = lru_cache(maxsize=1024)(self._read_bearers)
        self._names = lru_cache(maxsize=None)(self._read_name)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    # --- the case as a whole ---------------------------------------------------------------------

    @property
    def version(self) -> str:
        """The version of Stemma that last collated the case, or `none`."""
        return self._note("version") or "none"

    @property
    def is_current(self) -> bool:
        """Say whether the derived parts rest on all the documents and judgements in the case."""
        return self._note("basis") == basis_of(self._connection)

    def counts(self) -> Mapping[str, int]:
        """Return how many records of each type the case holds."""
        return {name: self._one(f"SELECT count(*) FROM {name}") or 0 for name in _KINDS}

    # --- lists -----------------------------------------------------------------------------------

    def documents(self, where: Filter = NOTHING) -> Iterator[Document]:
        """Yield documents, oldest first, undated last."""
        for key in self._scope(where):
            document = self._document(key)
            if self._suits(where, self._names_in(key) if where.who else (), (document.text,)):
                yield document

    def statements(self, where: Filter = NOTHING) -> Iterator[Statement]:
        """Yield statements by document and place, their speakers resolved."""
        for key in self._scope(where):
            for s in self._of(Statement, "statement", key):
                full = replace(
                    self._timed(s),
                    speaker=self._resolve(s.speaker),
                    on_behalf=self._resolve(s.on_behalf),
                    place=self._resolve(s.place),
                    via=tuple(replace(v, ref=self._resolved(v.ref)) for v in s.via),
                )
                if self._suits(where, self._called(full.speaker), (s.text, *self._called(full.speaker))):
                    yield full

    def sentences(self, document: str) -> tuple[Span, ...]:
        """Return the sentences of a document, in raw spans, in text order."""
        sql = 'SELECT start, "end" FROM annotation WHERE document = ? AND kind = ? ORDER BY start, "end"'
        return tuple(Span(*row) for row in self._connection.execute(sql, (document, "sentence")))

    def figures(self, where: Filter = NOTHING) -> Iterator[Figure]:
        """Yield figures by document and place, with their series and their holders resolved."""
        for key in self._scope(where):
            for f in self._of(Figure, "figure", key):
                series = self._one("SELECT series FROM series WHERE figure = ?", f.id)
                full = replace(self._placed(f), series=series)
                if self._suits(where, self._called(full.holder), (f.text, f.what)):
                    yield full

    def origins(self, where: Filter = NOTHING) -> Iterator[Origin]:
        """Yield origins by document."""
        for key in self._scope(where):
            for origin in self._of(Origin, "origin", key, order="number"):
                if self._suits(where, (origin.name,), (origin.name,)):
                    yield origin

    def entities(self, where: Filter = NOTHING) -> Iterator[Entity]:
        """Yield entities, the most often named first."""
        scope = self._scope_or_all(where)
        for entity in self._all(Entity, "entity", "mentions DESC, number"):
            texts = (entity.name, *(form.text for form in entity.names))
            seen = scope is None or any(m.document in scope for form in entity.names for m in form.mentions)
            if seen and self._suits(where, texts, (*texts, *(r.text for r in entity.roles))):
                yield entity

    def events(self, where: Filter = NOTHING) -> Iterator[Event]:
        """Yield events by time, undated last; since and until speak of when they happened."""
        scope = self._scope_or_all(replace(where, since=None, until=None))
        for e in self._all(Event, "event", "low IS NULL, low, high, number"):
            full = replace(
                e,
                actors=tuple(self._resolved(r) for r in e.actors),
                recipients=tuple(self._resolved(r) for r in e.recipients),
                place=self._resolve(e.place),
            )
            seen = scope is None or any(m.document in scope for m in e.mentions)
            names = tuple(n for r in (*full.actors, *full.recipients, full.place) for n in self._called(r))
            if seen and _within(where, e.time) and self._suits(where, names, (e.label, *names)):
                yield full

    def stories(self, where: Filter = NOTHING) -> Iterator[Story]:
        """Yield stories, those with most reports first."""
        scope = self._scope_or_all(where)
        for story in self._all(Story, "story", "json_array_length(value, '$.documents') DESC, number"):
            seen = scope is None or any(d in scope for d in story.documents)
            names = tuple(n for d in story.documents for n in self._names_in(d)) if where.who else ()
            if seen and self._suits(where, names, (story.title,)):
                yield story

    def differences(self, where: Filter = NOTHING) -> Iterator[Difference]:
        """Yield differences, strongest first."""
        scope = self._scope_or_all(where)
        for d in self._all(Difference, "difference", "weight DESC, number"):
            loci = [locus for reading in d.readings for locus in reading.loci]
            texts = (d.about, *(reading.value for reading in d.readings))
            if (scope is None or any(x.document in scope for x in loci)) and self._suits(where, texts, texts):
                yield d

    def reuse(self, where: Filter = NOTHING) -> Iterator[Reuse]:
        """Yield passages that stand twice."""
        scope = self._scope_or_all(where)
        for r in self._all(Reuse, "reuse", "number"):
            if scope is None or r.a.document in scope or r.b.document in scope:
                yield r

    def descents(self, where: Filter = NOTHING) -> Iterator[Descent]:
        """Yield the lines of the copy trees, story by story."""
        scope = self._scope_or_all(where)
        for line in self._all(Descent, "descent", "number"):
            if scope is None or line.document in scope:
                yield line

    def versions(self, story: str) -> int:
        """Return how many reports of a story are later versions of others."""
        sql = "SELECT count(*) FROM descent WHERE story = ? AND kind = 'version'"
        return self._one(sql, story) or 0

    def origin_count(self, about: str) -> OriginCount | None:
        """Return how many origins stand behind a story, statement or series; None where not counted."""
        value: str | None = self._one("SELECT value FROM origin_count WHERE about = ?", about)
        return decode(OriginCount, value) if value else None

    def links(self, where: Filter = NOTHING, *, kind: str | None = None) -> Iterator[Link]:
        """Yield links, or those of one kind; the filter narrows those between documents, and no others."""
        scope = self._scope_or_all(where)
        rows = self._connection.execute(
            "SELECT value FROM link WHERE ?1 IS NULL OR kind = ?1 ORDER BY number", (kind,)
        )
        for link in (decode(Link, row[0]) for row in rows):
            between = link.kind in ("story", "retold")
            if scope is None or not between or link.a in scope or link.b in scope:
                yield link

    def refusals(self) -> Iterator[Refusal]:
        """Yield what was turned away, by path."""
        rows = self._connection.execute(
            "SELECT path, stage, reason FROM refusal ORDER BY path, stage, reason"
        )
        return (Refusal(*row) for row in rows)

    def questions(self) -> Iterator[Question]:
        """Yield what a person should decide, that first on which most hangs."""
        return self._all(Question, "question", "number")

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all decisions, in the order in which they came into the case."""
        return judgements_in(self._connection)

    def rulings(self) -> dict[str, Ruling]:
        """Return how the judgements stand, by id; those since the last collation are not in it."""
        rows = self._connection.execute("SELECT judgement, value FROM ruling")
        return {key: decode(Ruling, value) for key, value in rows}

    def mentions(self, beginning: str) -> Iterator[Mention]:
        """Yield the mentions whose ids begin so; ids are derived from places, so all are looked at."""
        rows = self._connection.execute('SELECT document, start, "end", value FROM mention')
        for document, start, end, value in rows:
            if make_id("men", document, start, end).startswith(beginning):
                yield decode(Mention, value)

    # --- one thing -------------------------------------------------------------------------------

    def document(self, key: str) -> Document:
        """Return a document; raise NotFoundError where the case holds none of this id."""
        found = self.find(key)
        if not isinstance(found, Document):
            raise NotFoundError(f"{key}: is not a document, but of type {type(found).__name__.lower()}")
        return found

    def find(self, key: str) -> Thing:
        """Return the record of this id, or of the one id that begins so."""
        if key.startswith("jud-"):  # its id is made of all that it says, and stands in no column
            return _one_of([j for j in self.judgements() if j.id.startswith(key)], key)
        hits = [(table, row[0]) for table in _KINDS for row in self._beginning(table, key)]
        exact = [(table, found) for table, found in hits if found == key]
        hits = exact or hits
        return self._record(*_one_of(hits, key))

    def entity_name(self, key: str) -> str:
        """Return an entity's name, or the id itself where the case holds no such entity."""
        return self._names(key)

    def story_of(self, document: str) -> str | None:
        """Return the id of the story that the document belongs to."""
        return self._one("SELECT story FROM report WHERE document = ?", document)

    def search(self, words: str, where: Filter = NOTHING, limit: int = 20) -> tuple[Hit, ...]:
        """Return the best places for the words (quotation marks make a phrase), best first."""
        asked = f"{words} {where.about or ''}"
        scope = self._scope_or_all(replace(where, about=None))
        hits: list[Hit] = []
        for key, rank in search.ranked(self._connection, asked):
            document = None if scope is not None and key not in scope else self._document(key)
            if document and self._suits(where, self._names_in(key) if where.who else (), (document.text,)):
                hits.append(search.hit(self._connection, document, rank, asked))
            if len(hits) == limit:
                break
        return tuple(hits)

    # --- rows ------------------------------------------------------------------------------------

    def _note(self, key: str) -> str | None:
        return self._one("SELECT value FROM note WHERE key = ?", key)

    def _one(self, sql: str, *values: str) -> T | None:
        row = self._connection.execute(sql, values).fetchone()
        return None if row is None else row[0]

    def _of(self, kind: type[T], table: str, document: str, *, order: str = "start") -> Iterator[T]:
        rows = self._connection.execute(
            f"SELECT value FROM {table} WHERE document = ? ORDER BY {order}", (document,)
        )
        return (decode(kind, row[0]) for row in rows)

    def _all(self, kind: type[T], table: str, order: str) -> Iterator[T]:
        rows = self._connection.execute(f"SELECT value FROM {table} ORDER BY {order}")
        return (decode(kind, row[0]) for row in rows)

    def _beginning(self, table: str, key: str) -> list[tuple[str]]:
        sql = f"SELECT id FROM {table} WHERE id >= ? AND id < ? LIMIT 2"
        return self._connection.execute(sql, (key, key + "\U0010ffff")).fetchall() if key else []

    def _record(self, table: str, key: str) -> Thing:
        if table == "document":
            return self._document(key)
        if table == "refusal":
            row = self._connection.execute("SELECT path, stage, reason FROM refusal WHERE id = ?", (key,))
            return Refusal(*row.fetchone())
        value = self._connection.execute(f"SELECT value FROM {table} WHERE id = ?", (key,)).fetchone()[0]
        found = decode(_KINDS[table], value)
        if isinstance(found, Statement):
            behalf, place = self._resolve(found.on_behalf), self._resolve(found.place)
            return replace(
                self._timed(found), speaker=self._resolve(found.speaker), on_behalf=behalf, place=place
            )
        if isinstance(found, Figure):
            return self._placed(found)
        return found

    def _document(self, key: str) -> Document:
        """Return a document, dated by its story where it states no date."""
        rows = self._connection.execute("SELECT part, value FROM dating WHERE document = ?", (key,))
        times = {part: decode(Time, value) for part, value in rows}
        document = read_document(self._connection, key)
        return document.dated(times) if times else document

    def _timed(self, record: Timed) -> Timed:
        """Return a statement or figure with its time as resolved once its report was dated."""
        value: str | None = self._one("SELECT value FROM timing WHERE record = ?", record.id)
        if value is None:
            return record
        time = decode(Time, value)
        return replace(record, made=time) if isinstance(record, Statement) else replace(record, as_of=time)

    # --- filters ---------------------------------------------------------------------------------

    def _scope_or_all(self, where: Filter) -> frozenset[str] | None:
        """Return the documents a filter leaves, or None where it leaves all."""
        narrows = where.story or where.outlet or where.since or where.until
        return frozenset(self._scope(where)) if narrows else None

    def _scope(self, where: Filter) -> list[str]:
        """Return the ids of the documents that suit story, outlet and days, oldest first."""
        sql = (
            "SELECT id, path, d.value -> '$.outlet', url, coalesce(d.value -> '$.published', g.value), story "
            "FROM document d LEFT JOIN report r ON r.document = id "
            "LEFT JOIN dating g ON g.document = id AND g.part = 0"
        )
        rows = self._connection.execute(sql).fetchall()
        found = []
        for key, path, outlet, url, published, story in rows:
            time = decode(Time, published) if published else None
            if (
                (where.story is None or story == where.story)
                and (where.outlet is None or _is_of(where.outlet, outlet, url))
                and _within(where, time)
            ):
                found.append(((time is None or time.low is None, (time and time.low) or "", path, key), key))
        return [key for _, key in sorted(found)]

    def _suits(self, where: Filter, names: tuple[str, ...], texts: tuple[str, ...]) -> bool:
        """Say whether one of the names is who is asked for, and the texts hold the words asked about."""
        if where.who is not None and not any(holds((name,), where.who) for name in names):
            return False
        return where.about is None or holds(texts, where.about)

    # --- names -----------------------------------------------------------------------------------

    def _read_bearers(self, document: str) -> dict[Span, str]:
        sql = 'SELECT start, "end", entity FROM bearing WHERE document = ?'
        return {Span(s, e): entity for s, e, entity in self._connection.execute(sql, (document,))}

    def _read_name(self, key: str) -> str:
        return self._one("SELECT name FROM entity WHERE id = ?", key) or key

    def _resolved(self, ref: Ref) -> Ref:
        return replace(ref, entity=self._bearers(ref.document).get(ref.span))

    def _placed(self, figure: Figure) -> Figure:
        return replace(
            self._timed(figure),
            holder=self._resolve(figure.holder),
            place=self._resolve(figure.place),
            about=tuple(self._resolved(r) for r in figure.about),
        )

    def _resolve(self, ref: Ref | None) -> Ref | None:
        return None if ref is None else self._resolved(ref)

    def _called(self, ref: Ref | None) -> tuple[str, ...]:
        """Return the words of a reference and every name of whom it means."""
        if ref is None:
            return ()
        return (ref.text, *((self._names(ref.entity),) if ref.entity else ()))

    def _names_in(self, document: str) -> tuple[str, ...]:
        return tuple(self._names(entity) for entity in sorted(set(self._bearers(document).values())))


def _one_of(hits: list[T], key: str) -> T:
    """Return the only hit; raise NotFoundError where there is none, or more than one."""
    if not hits:
        raise NotFoundError(f"{key}: the case holds no such id; the lists show the ids it holds")
    if len(hits) > 1:
        raise NotFoundError(f"{key}: more than one id begins so; write more of it")
    return hits[0]


def _is_of(wanted: str, outlet: str | None, url: str | None) -> bool:
    known = decode(Outlet, outlet) if outlet else Outlet()
    return fold(wanted) in fold(" ".join([known.name or "", known.domain or "", url or ""]))


def _within(where: Filter, time: Time | None) -> bool:
    """Say whether an interval touches the days asked for; what has no date touches none."""
    if where.since is None and where.until is None:
        return True
    if time is None:
        return False
    first, last = time.first_day, time.last_day
    return (where.since is None or (last or "9999") >= where.since) and (
        where.until is None or (first or "0000") <= where.until
    )
