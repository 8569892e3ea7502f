"""Turns an append-only row of judgements into what is decided: sets that are one, and sets kept apart.

Judgements are taken newest first, so that of two that contradict each other, directly or through
others, the later counts; how each one stands is told. Those of entities speak of marks, each found
as mentions of the case (`found`); those of other kinds speak of ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from stemma.resolve.sets import Pair, Partition, ordered
from stemma.types import Judgement, Mark, Ruling, Standing

_CAUTION = ("same", "named", "unsure", "different", "split", "undone")
_CULPRITS = 3  # contradicting judgements that are named


class Naming(NamedTuple):
    """A name that a person gave, and the mentions or ids that stand for whom."""

    judgement: str
    name: str
    nodes: tuple[str, ...]


@dataclass(slots=True)
class Decided:
    """What is decided over ids: `sets` joined and kept apart, names (latest first), pairs left open.

    `moved` are those that a person took out of where the machine had put them.
    """

    sets: Partition
    rulings: list[Ruling] = field(default_factory=list)
    namings: list[Naming] = field(default_factory=list)
    left: set[Pair] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)


def decide(
    judgements: Iterable[Judgement], ids: Iterable[str], found: Mapping[str, Sequence[str]] | None = None
) -> Decided:
    """Decide over the ids; `found` holds the mentions that each mark (by key) was found as."""
    docket = _Docket(Partition(ids), found or {})
    rows = newest_first(judgements)
    undone = withdrawn(rows)
    for judgement in rows:
        docket.take(judgement, undone.get(judgement.id))
    return docket.decided


def newest_first(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return judgements, each once, latest first; of those of one moment the cautious ones first."""
    unique = {j.id: j for j in judgements}.values()
    return sorted(unique, key=lambda j: (j.at, _CAUTION.index(j.verdict), j.id), reverse=True)


def withdrawn(rows: Sequence[Judgement]) -> dict[str, str]:
    """Return the ids of the judgements taken back, each with the one that did; rows are newest first."""
    gone: dict[str, str] = {}
    for judgement in rows:
        if judgement.verdict == "undone" and judgement.id not in gone:
            gone.setdefault(judgement.undoes, judgement.id)
    return gone


def _few(ids: Iterable[str]) -> list[str]:
    """Return the first few ids, each once, and look no further."""
    found: dict[str, None] = {}
    for id in ids:
        found[id] = None
        if len(found) == _CULPRITS:
            break
    return list(found)


class _Docket:
    """Judgements taken one after the other, latest first."""

    def __init__(self, sets: Partition, found: Mapping[str, Sequence[str]]) -> None:
        sets.add(node for nodes in found.values() for node in nodes)
        self.decided = Decided(sets)
        self._found = found
        self._joins: list[tuple[str, str]] = []  # a node and the judgement that joined it
        self._parts: list[tuple[str, str, str]] = []  # two nodes and the judgement that parted them
        self._left: dict[Pair, str] = {}

    def take(self, judgement: Judgement, undone: str | None) -> None:
        """Apply a judgement as far as later ones allow, and note how it stands."""
        if undone is not None:
            self._note(judgement, "undone", [undone])
        elif judgement.verdict == "undone":
            self._note(judgement, "holds")
        elif judgement.verdict == "named":
            self._name(judgement)
        else:
            self._pair(judgement)

    def _note(self, judgement: Judgement, standing: Standing, by: Iterable[str] = ()) -> None:
        self.decided.rulings.append(Ruling(judgement.id, standing, tuple(_few(by))))

    def _name(self, judgement: Judgement) -> None:
        nodes = self._nodes(judgement.a, judgement.marks_a)
        if nodes:  # whether it holds is known once there are clusters
            self.decided.namings.append(Naming(judgement.id, judgement.name, tuple(nodes)))
        else:
            self._note(judgement, "waits")

    def _pair(self, judgement: Judgement) -> None:
        a = self._nodes(judgement.a, judgement.marks_a)
        b = self._nodes(judgement.b, judgement.marks_b)
        if not a or not b:
            self._note(judgement, "waits")
            return
        later = [self._left[pair] for x, y in product(a, b) if (pair := ordered(x, y)) in self._left]
        if later:
            self._note(judgement, "overruled", later)
        elif judgement.verdict == "unsure":
            self._leave(judgement, a, b)
        elif judgement.verdict == "same":
            self._join(judgement, a, b)
        else:
            self._part(judgement, a, b)

    def _leave(self, judgement: Judgement, a: list[str], b: list[str]) -> None:
        pairs = [ordered(x, y) for x, y in product(a, b)]
        self._left.update((pair, judgement.id) for pair in pairs if pair not in self._left)
        self.decided.left.update(pairs)
        self._note(judgement, "holds")

    def _join(self, judgement: Judgement, a: list[str], b: list[str]) -> None:
        sets = self.decided.sets
        if not any(sets.is_one(x, y) or sets.may_join(x, y) for x, y in product(a, b)):
            self._note(judgement, "overruled", self._parted(product(a, b)))
            return
        by = self._gather(judgement, [*a, *b])
        self._note(judgement, "in part" if by else "holds", by)

    def _part(self, judgement: Judgement, a: list[str], b: list[str]) -> None:
        sets, split, kept = self.decided.sets, judgement.verdict == "split", 0
        by = self._gather(judgement, a) if split else []  # what is taken out goes together
        one: set[str] = set()
        for x, y in product(a, b):
            if x == y:
                by.append(judgement.id)  # it contradicts itself
            elif sets.is_one(x, y):
                one.add(sets.root(x))
            else:
                sets.part(x, y)
                self._parts.append((x, y, judgement.id))
                kept += 1
                self.decided.moved.update([x] if split else [])
        by += _few(j for node, j in reversed(self._joins) if one and sets.root(node) in one)
        self._note(judgement, "overruled" if not kept else "in part" if by else "holds", by)

    def _gather(self, judgement: Judgement, nodes: Sequence[str]) -> list[str]:
        """Join as many of the nodes as may be; return the judgements that keep some apart."""
        sets, firsts = self.decided.sets, list(nodes[:1])
        for node in nodes[1:]:
            if not any(sets.is_one(first, node) or sets.join(first, node) for first in firsts):
                firsts.append(node)
        if len(nodes) > 1:
            self._joins += [(node, judgement.id) for node in nodes]
        return self._parted((x, y) for x in firsts for y in firsts if x < y)

    def _parted(self, pairs: Iterable[Pair]) -> list[str]:
        """Return a few of the judgements that keep pairs apart."""
        root = self.decided.sets.root
        apart = {ordered(root(x), root(y)) for x, y in pairs}
        return _few(j for a, b, j in reversed(self._parts) if apart and ordered(root(a), root(b)) in apart)

    def _nodes(self, id: str, marks: Sequence[Mark]) -> list[str]:
        """Return what stands for a side in this case: its marks as found, or the id itself."""
        if marks:
            return list(dict.fromkeys(node for mark in marks for node in self._found.get(mark.key, ())))
        return [id] if id in self.decided.sets else []
