"""Turns the rows of an export into answers that can be looked up by file, span and entity."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from benchmarks.measures import Range, fold, likeness, shared

Row = dict[str, Any]
Place = tuple[str | None, Range]


class Answers:
    """An export beside the key it is held against."""

    def __init__(self, key: Row, rows: Iterable[Row]) -> None:
        self.key = key
        self.rows: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            self.rows[row["type"]].append(row)
        self.files = {row["id"]: PurePath(row["path"]).name for row in self.rows["document"]}
        self._names = {row["id"]: row.get("name", "") for row in self.rows["entity"]}
        self._wanted_names = {row["key"]: row["name"] for row in key["entities"]}
        self._mentions = self._mentions_by_file()
        self._meanings = self._meanings_of_entities()

    def _mentions_by_file(self) -> dict[str, list[tuple[Range, str]]]:
        found: dict[str, list[tuple[Range, str]]] = defaultdict(list)
        for entity in self.rows["entity"]:
            for mention in (m for name in entity.get("names", ()) for m in name.get("mentions", ())):
                file = self.files.get(mention["document"])
                if file is not None:
                    found[file].append(((mention["start"], mention["end"]), entity["id"]))
        return found

    def _meanings_of_entities(self) -> dict[str, Counter[str]]:
        """Count, for each entity found, the wanted entities whose names it covers."""
        meanings: dict[str, Counter[str]] = defaultdict(Counter)
        for wanted in self.key["entities"]:
            for name in wanted["names"]:
                found = self.entity_at(name["file"], tuple(name["span"]))
                if found:
                    meanings[found][wanted["key"]] += 1
        return meanings

    def place(self, row: Row) -> Place:
        """Return the file and range of a row that has document, start and end."""
        return self.files.get(row.get("document", "")), (row["start"], row["end"])

    def entity_at(self, file: str, span: Range) -> str | None:
        """Return the entity whose mention covers at least half of what it and the span cover."""
        mentions = self._mentions.get(file, [])
        best = max(mentions, key=lambda mention: likeness(mention[0], span), default=None)
        return best[1] if best and likeness(best[0], span) >= 0.5 else None

    def means(self, reference: Row | None, wanted: str | None) -> bool:
        """Say whether a reference means the wanted entity; nobody is meant by a nameless one."""
        if wanted is None or not reference:
            return wanted is None and not (reference or {}).get("entity")
        entity = reference.get("entity")
        meanings = self._meanings.get(entity) if entity else None
        if meanings:
            return meanings.most_common(1)[0][0] == wanted
        text = fold(reference.get("text") or self._names.get(entity or "", ""))
        return bool(text) and text == fold(self._wanted_names[wanted])

    def speaks(self, reference: Row | None, file: str, span: Range, wanted: str | None) -> bool:
        """Say whether a reference means the wanted speaker, or stands where the nameless one stands."""
        if wanted:
            return self.means(reference, wanted)
        stands = bool(reference) and reference is not None and "start" in reference
        return (
            stands and reference is not None and likeness((reference["start"], reference["end"]), span) >= 0.5
        )


def pair_up(wanted: list[Place], found: list[Place], floor: float) -> dict[int, int]:
    """Pair places one to one, the likest first; below the floor nothing is paired."""
    pairs = [
        (-likeness(span, other), i, j)
        for i, (file, span) in enumerate(wanted)
        for j, (other_file, other) in enumerate(found)
        if file == other_file and shared(span, other)
    ]
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in sorted(pairs):
        if -score >= floor and i not in paired and j not in taken:
            paired[i] = j
            taken.add(j)
    return paired
