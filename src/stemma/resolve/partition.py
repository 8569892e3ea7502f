"""Turns ids, links between them and judgements into clusters, the same whatever order they come in.

Needs the ids of the things to cluster (links to other ids are ignored), links of one kind and
judgements of that kind. `single` joins along links, strongest first (Kruskal 1956); `average`
joins the two clusters with the highest mean score over all their pairs, an unlinked pair
counting 0 (UPGMA, Sokal and Michener 1958), which keeps a chain of links from becoming one
cluster.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import Literal

from stemma.resolve.judgements import Pair, decide, ordered
from stemma.types import Judgement, Link

Linkage = Literal["single", "average"]


class Partition:
    """Disjoint sets of ids with pairs that may never come together.

    A set is named by its smallest id, so that no name depends on the order of joining.
    """

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {i: i for i in ids}
        self._size = dict.fromkeys(self._parent, 1)
        self._name = dict(zip(self._parent, self._parent, strict=True))
        self._foes: dict[str, set[str]] = {}

    def __contains__(self, member: str) -> bool:
        return member in self._parent

    def root(self, member: str) -> str:
        """Return what stands for the member's set until it is joined again."""
        parent = self._parent
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    def name(self, member: str) -> str:
        """Return the smallest id of the member's set."""
        return self._name[self.root(member)]

    def size(self, member: str) -> int:
        """Return how many ids the member's set holds."""
        return self._size[self.root(member)]

    def part(self, a: str, b: str) -> None:
        """Forbid that the sets of the two ever come together (they must not be one already)."""
        a, b = self.root(a), self.root(b)
        self._foes.setdefault(a, set()).add(b)
        self._foes.setdefault(b, set()).add(a)

    def may_join(self, a: str, b: str) -> bool:
        """Say whether nothing forbids that the two stand in one set."""
        return self.root(b) not in self._foes.get(self.root(a), ())

    def join(self, a: str, b: str) -> bool:
        """Join the sets of the two; say whether that changed anything."""
        a, b = self.root(a), self.root(b)
        if a == b or not self.may_join(a, b):
            return False
        if self._size[a] < self._size[b]:
            a, b = b, a
        self._parent[b] = a
        self._size[a] += self._size[b]
        self._name[a] = min(self._name[a], self._name[b])
        self._inherit_foes(a, b)
        return True

    def _inherit_foes(self, a: str, b: str) -> None:
        for foe in self._foes.pop(b, ()):
            self._foes[foe].discard(b)
            self._foes[foe].add(a)
            self._foes.setdefault(a, set()).add(foe)


def clusters(
    ids: Iterable[str],
    links: Iterable[Link],
    judgements: Iterable[Judgement] = (),
    *,
    linkage: Linkage = "single",
    threshold: float = 0.5,
) -> dict[str, str]:
    """Return each id's cluster, named by its founding member: the first in the given order.

    Judgements win over links. Two ids judged `different` never share a cluster, nor do others
    judged `same` as them; a `same` that this forbids is passed over (older ones first). Links
    that score below the threshold are ignored by `single`; for `average` the mean over all
    pairs of two clusters must reach it.
    """
    given = list(dict.fromkeys(ids))
    sets = Partition(given)
    _judge(sets, judgements)
    scores = _scores(sets, links)
    if linkage == "single":
        _join_single(sets, scores, threshold)
    else:
        _join_average(sets, scores, threshold)
    founder: dict[str, str] = {}
    return {i: founder.setdefault(sets.root(i), i) for i in given}


def _judge(sets: Partition, judgements: Iterable[Judgement]) -> None:
    """Part what is judged different, then join what is judged same."""
    decisions = decide(j for j in judgements if j.a in sets and j.b in sets and j.a != j.b)
    for a, b in decisions.different:
        sets.part(a, b)
    for a, b in decisions.same:
        sets.join(a, b)


def _scores(sets: Partition, links: Iterable[Link]) -> dict[Pair, float]:
    """Return the best score of each linked pair of known ids."""
    best: dict[Pair, float] = {}
    for link in links:
        if link.a != link.b and link.a in sets and link.b in sets:
            pair = ordered(link.a, link.b)
            best[pair] = max(link.score, best.get(pair, 0.0))
    return best


def _join_single(sets: Partition, scores: dict[Pair, float], threshold: float) -> None:
    strong = [(-score, pair) for pair, score in scores.items() if score >= threshold]
    for _, (a, b) in sorted(strong):
        sets.join(a, b)


def _join_average(sets: Partition, scores: dict[Pair, float], threshold: float) -> None:
    """Join the closest two clusters until no two are close enough; lazily, over linked pairs only."""
    near = _near(sets, scores)
    heap = [entry for a, row in near.items() for b in row if a < b for entry in [_entry(sets, near, a, b)]]
    heapify(heap)
    while heap:
        entry = heappop(heap)
        mean, a, b = -entry[0], sets.root(entry[1]), sets.root(entry[2])
        if mean < threshold:
            return
        if b not in near.get(a, {}) or _entry(sets, near, a, b) != entry or not sets.join(a, b):
            continue
        kept = sets.root(a)
        _merge_rows(near, kept, b if kept == a else a)
        for other in near[kept]:
            heappush(heap, _entry(sets, near, kept, other))


def _near(sets: Partition, scores: dict[Pair, float]) -> dict[str, dict[str, float]]:
    """Sum the scores between each two sets (judgements may have joined some already)."""
    near: dict[str, dict[str, float]] = {}
    for (a, b), score in sorted(scores.items()):
        a, b = sets.root(a), sets.root(b)
        if a != b and score > 0:
            for x, y in ((a, b), (b, a)):
                row = near.setdefault(x, {})
                row[y] = row.get(y, 0.0) + score
    return near


def _entry(sets: Partition, near: dict[str, dict[str, float]], a: str, b: str) -> tuple[float, str, str]:
    """Return the heap entry of two sets: minus their mean score, then their names."""
    mean = near[a][b] / (sets.size(a) * sets.size(b))
    return -mean, *ordered(sets.name(a), sets.name(b))


def _merge_rows(near: dict[str, dict[str, float]], kept: str, gone: str) -> None:
    """Add the sums of the set that is gone to those of the set that kept its root."""
    near[kept].pop(gone)
    for other, total in near.pop(gone).items():
        if other != kept:
            near[other].pop(gone)
            near[kept][other] = near[other][kept] = near[kept].get(other, 0.0) + total
