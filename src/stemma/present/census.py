"""Turns documents into what they say of themselves together: days, outlets, languages, what was removed."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.present.evidence import outlet_name, published_day
from stemma.types import Document


@dataclass(frozen=True, slots=True)
class RemovedRow:
    """What was taken for furniture, by reason: how many stretches, in how many reports."""

    reason: str
    stretches: int
    characters: int
    reports: int


class Census:
    """Counts what documents say of themselves, one pass over them, holding none.

    `ids` are theirs, in the order in which they came.
    """

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.outlets: set[str] = set()
        self.first: str | None = None
        self.last: str | None = None
        self.undated: list[str] = []
        self.other_languages: list[str] = []
        self._removed: dict[str, list[int]] = {}

    def add(self, document: Document) -> None:
        """Count one document."""
        self.ids.append(document.id)
        name = outlet_name(document)
        if name is not None:
            self.outlets.add(name.casefold())
        self._date(document)
        if document.language not in (None, "en"):
            self.other_languages.append(document.path)
        for reason in sorted({r.reason for r in document.removed}):
            spans = [r.span for r in document.removed if r.reason == reason]
            tally = self._removed.setdefault(reason, [0, 0, 0])
            for n, more in enumerate((len(spans), sum(s.end - s.start for s in spans), 1)):
                tally[n] += more

    def _date(self, document: Document) -> None:
        day = published_day(document)
        if day is None:
            self.undated.append(document.path)
            return
        self.first = day if self.first is None else min(self.first, day)
        self.last = day if self.last is None else max(self.last, day)

    def removed(self) -> tuple[RemovedRow, ...]:
        """Return what was removed by reason, most characters first."""
        rows = [RemovedRow(reason, *tally) for reason, tally in self._removed.items()]
        return tuple(sorted(rows, key=lambda r: (-r.characters, r.reason)))
