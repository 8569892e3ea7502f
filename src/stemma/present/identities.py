"""Turns a case and an index that the user brings into rows: which entity is which item, and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from stemma.ingest.index import Item, read_index
from stemma.present.evidence import Sources
from stemma.present.rows import CandidateRow, Identities, IdentityRow, ReasonRow
from stemma.present.view import View
from stemma.relate.identities import Candidate, Identity, identities
from stemma.types import Filter, Refusal

_KEPT = 20  # refusals of lines that are kept: a file may be all wrong


class _Reading:
    """Hands on the items of an index, and counts them and the lines that hold none."""

    def __init__(self, path: str | Path) -> None:
        self.path = path
        self.read = self.refused = 0
        self.refusals: list[Refusal] = []

    def items(self) -> Iterator[Item]:
        """Yield the items."""
        for found in read_index(self.path):
            if isinstance(found, Item):
                self.read += 1
                yield found
            else:
                self.refused += 1
                self.refusals += [found] if len(self.refusals) < _KEPT else []


def identified(view: View, index: str | Path, where: Filter) -> Identities:
    """Return what an index makes of the entities that a filter leaves, the surest first.

    All entities of the case are weighed, so that a filter changes no answer. Raises InputError where the file
    is no index.
    """
    reading = _Reading(index)
    shown = {entity.id for entity in view.entities(where)}
    found = [one for one in identities(view.entities(), reading.items()) if one.entity.id in shown]
    found.sort(key=lambda one: (not one.sure, -one.candidates[0].score, one.entity.id))
    sources = Sources(view)
    rows = tuple(_row(sources, one) for one in found)
    return Identities(rows, reading.read, reading.refused, tuple(reading.refusals))


def same_as(found: Identities) -> dict[str, str]:
    """Return the item that each entity surely is."""
    return {row.id: row.item for row in found.rows if row.item is not None}


def _row(sources: Sources, one: Identity) -> IdentityRow:
    candidates = tuple(_candidate_row(sources, c) for c in one.candidates)
    item = candidates[0].item if one.sure else None
    return IdentityRow(one.entity.id, one.entity.name, one.entity.kind, item, candidates)


def _candidate_row(sources: Sources, candidate: Candidate) -> CandidateRow:
    reasons = tuple(ReasonRow(r.text, sources.at(*r.evidence)) for r in candidate.reasons)
    return CandidateRow(
        candidate.item.id, candidate.item.names, candidate.item.about, candidate.score, reasons
    )
