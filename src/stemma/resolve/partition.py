"""Turns ids, links between them and decisions into clusters, the same whatever order they come in.

Needs the ids of the things to cluster (links to other ids are ignored), links of one kind and
what is decided of that kind. `single` joins along links, strongest first (Kruskal 1956); `average`
joins the two clusters with the highest mean score over all their pairs, an unlinked pair
counting 0 (UPGMA, Sokal and Michener 1958), which keeps a chain of links from becoming one
cluster.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import Literal

from stemma.resolve.sets import Pair, Partition, ordered
from stemma.types import Link

Linkage = Literal["single", "average"]


def clusters(
    ids: Iterable[str],
    links: Iterable[Link],
    decided: Partition | None = None,
    *,
    linkage: Linkage = "single",
    threshold: float = 0.5,
) -> dict[str, str]:
    """Return each id's cluster, named by its founding member: the first in the given order.

    What is decided (`judgements.decide`) wins over links: what it joins stays together, what it
    parts never shares a cluster. Links that score below the threshold are ignored by `single`;
    for `average` the mean over all pairs of two clusters must reach it.
    """
    given = list(dict.fromkeys(ids))
    sets = joined(given, links, decided, linkage=linkage, threshold=threshold)
    founder: dict[str, str] = {}
    return {i: founder.setdefault(sets.root(i), i) for i in given}


def joined(
    ids: Iterable[str],
    links: Iterable[Link],
    decided: Partition | None = None,
    *,
    linkage: Linkage = "single",
    threshold: float = 0.5,
) -> Partition:
    """Return the clusters as sets, with what may never be joined to them."""
    sets = Partition(ids) if decided is None else decided.copy(ids)
    scores = _scores(sets, links)
    if linkage == "single":
        _join_single(sets, scores, threshold)
    else:
        _join_average(sets, scores, threshold)
    return sets


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
