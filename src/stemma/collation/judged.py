"""Turns judgements on entities and the bearers that their marks fall upon into what must be one or apart.

What the machine tied within a document gives way first: a bearer is parted where judgements hold
its marked mentions apart, and left whole otherwise. Then bearers stand for their marks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stemma.relate.entities import Moved
from stemma.relate.marked import Division, Marked, merged
from stemma.relate.mentions import Bearer
from stemma.resolve import Decided, Partition, decide
from stemma.types import Judgement, Ruling


@dataclass(frozen=True, slots=True)
class Judged:
    """The bearers as judgements leave them, and what is decided over their ids.

    `nameless` bearers are spoken of by descriptions alone; `bearer_of` leads from a marked
    mention to the bearer that holds it.
    """

    bearers: Sequence[Bearer]
    nameless: Sequence[Bearer]
    bearer_of: Mapping[str, str]
    decided: Decided

    @property
    def ids(self) -> list[str]:
        """The ids of all bearers, those with names first."""
        return [b.id for b in (*self.bearers, *self.nameless)]

    @property
    def moved(self) -> Moved:
        """The bearers that a person took out of an entity."""
        sets = self.decided.sets
        groups = {self.bearer_of.get(m, m): sets.name(m) for m in sorted(self.decided.moved)}
        return Moved(groups, sets.may_join)


def judged(bearers: Sequence[Bearer], marked: Iterable[Marked], judgements: Sequence[Judgement]) -> Judged:
    """Decide over the bearers of all documents; both are in the order of the documents."""
    rows = list(marked)
    nameless = [b for row in rows for b in row.nameless]
    decided = decide(judgements, (b.id for b in (*bearers, *nameless)), _found(rows))
    holders = {mention: bearer for row in rows for mention, bearer in row.holders.items()}
    parted: dict[str, list[Bearer]] = {}
    for division in (d for row in rows for d in row.divisions):
        pieces = _pieces(division, decided.sets)
        if len(pieces) > 1:
            made = [merged([division.pieces[m] for m in piece]) for piece in pieces]
            parted[division.whole] = made
            holders |= {m: b.id for piece, b in zip(pieces, made, strict=True) for m in piece}
    whole = [b for old in (*bearers, *nameless) for b in parted.get(old.id, [old])]
    decided.sets.add(b.id for b in whole)
    for mention, bearer in holders.items():
        decided.sets.join(mention, bearer)
    return Judged([b for b in whole if b.names], [b for b in whole if not b.names], holders, decided)


def _found(rows: Iterable[Marked]) -> dict[str, list[str]]:
    """Return the mentions that each mark was found as; the same bytes may lie in a case twice."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for key, mention in row.found.items():
            found[key].append(mention)
    return found


def _pieces(division: Division, sets: Partition) -> list[list[str]]:
    """Join the marked mentions of a bearer again as far as no judgement forbids it."""
    pieces: list[list[str]] = []
    for mention in division.pieces:
        for piece in pieces:
            if sets.is_one(piece[0], mention) or sets.join(piece[0], mention):
                piece.append(mention)
                break
        else:
            pieces.append([mention])
    return pieces


def names_given(found: Judged, clusters: Mapping[str, str]) -> tuple[dict[str, str], list[Ruling]]:
    """Return the name that a person gave each cluster, the latest, and how each naming stands.

    A name goes to the cluster that holds most of its marks.
    """
    names: dict[str, str] = {}
    by: dict[str, str] = {}
    rulings: list[Ruling] = []
    for naming in found.decided.namings:
        held = [clusters[found.bearer_of.get(node, node)] for node in naming.nodes]
        cluster = Counter(held).most_common(1)[0][0]
        first = by.setdefault(cluster, naming.judgement)
        if first == naming.judgement:
            names[cluster] = naming.name
        rulings.append(_ruling(naming.judgement, first))
    return names, rulings


def _ruling(judgement: str, first: str) -> Ruling:
    return Ruling(judgement, "holds") if first == judgement else Ruling(judgement, "overruled", (first,))
