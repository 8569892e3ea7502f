"""Turns clusters of a key and clusters found into the figures of coreference (Pradhan et al. 2014)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from benchmarks.measures import Agreement, harmonic

Item = TypeVar("Item", bound=Hashable)
Clusters = Sequence[frozenset[Item]]
METRICS = ("muc", "b3", "ceafe")


class Score:
    """Sums of MUC, B-cubed and CEAF-e over documents; clusters of one are left out, as OntoNotes has none."""

    def __init__(self) -> None:
        self._sums: Counter[tuple[str, str]] = Counter()

    def add(self, wanted: Iterable[Iterable[Item]], found: Iterable[Iterable[Item]]) -> None:
        """Compare the clusters of one document."""
        gold = [frozenset(c) for c in wanted if len(frozenset(c)) > 1]
        ours = [frozenset(c) for c in found if len(frozenset(c)) > 1]
        alike = _matched(gold, ours)
        self._add("mentions", *_mentions(gold, ours))
        self._add("muc", *_links(gold, ours), *_links(ours, gold))
        self._add("b3", *_items(gold, ours), *_items(ours, gold))
        self._add("ceafe", alike, len(gold), alike, len(ours))

    def _add(self, name: str, hit: float, wanted: float, right: float, found: float) -> None:
        for what, value in (("hit", hit), ("wanted", wanted), ("right", right), ("found", found)):
            self._sums[name, what] += value  # type: ignore[assignment]

    def agreement(self, name: str) -> Agreement:
        """Return precision, recall and F1 of `muc`, `b3`, `ceafe` or `mentions`."""
        hit, wanted, right, found = (self._sums[name, w] for w in ("hit", "wanted", "right", "found"))
        precision, recall = (right / found if found else 0.0), (hit / wanted if wanted else 0.0)
        return Agreement(precision, recall, harmonic(precision, recall))

    @property
    def conll_f1(self) -> float:
        """The mean F1 of the three."""
        return sum(self.agreement(name).f1 for name in METRICS) / len(METRICS)


def _mentions(gold: Clusters[Item], ours: Clusters[Item]) -> tuple[int, int, int, int]:
    wanted: set[Item] = {i for c in gold for i in c}
    found: set[Item] = {i for c in ours for i in c}
    both = len(wanted & found)
    return both, len(wanted), both, len(found)


def _owner(clusters: Clusters[Item]) -> dict[Item, int]:
    return {item: number for number, cluster in enumerate(clusters) for item in cluster}


def _links(clusters: Clusters[Item], others: Clusters[Item]) -> tuple[int, int]:
    """Return the links of the clusters that the others hold too, and all of them (Vilain et al. 1995)."""
    owner = _owner(others)
    kept = sum(
        len(c) - len({owner[i] for i in c if i in owner}) - sum(i not in owner for i in c) for c in clusters
    )
    return kept, sum(len(c) - 1 for c in clusters)


def _items(clusters: Clusters[Item], others: Clusters[Item]) -> tuple[float, int]:
    """Return the sum over items of the share of their cluster that stays together, and their count."""
    owner = _owner(others)
    kept = 0.0
    for cluster in clusters:
        parts = Counter(owner[i] for i in cluster if i in owner)
        kept += sum(n * n for n in parts.values()) / len(cluster)
    return kept, sum(len(c) for c in clusters)


def _matched(gold: Clusters[Item], ours: Clusters[Item]) -> float:
    """Return the likeness of the best one-to-one match of clusters (Luo 2005, entity-based)."""
    weights = np.zeros((len(gold), len(ours)))
    owner = _owner(ours)
    for row, cluster in enumerate(gold):
        for column, both in Counter(owner[i] for i in cluster if i in owner).items():
            weights[row, column] = 2 * both / (len(cluster) + len(ours[column]))
    return best_match(weights)


def best_match(weights: NDArray[np.float64]) -> float:
    """Return the greatest sum of weights (n, m) that takes each row and column at most once.

    The Hungarian method with shortest augmenting paths (Jonker and Volgenant 1987).
    """
    if not weights.size:
        return 0.0
    cost = -(weights if weights.shape[0] <= weights.shape[1] else weights.T)
    rows, columns = cost.shape
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, int)
    for row in range(1, rows + 1):
        owner[0], at = row, 0
        least, came = np.full(columns + 1, np.inf), np.zeros(columns + 1, int)
        done = np.zeros(columns + 1, bool)
        while owner[at]:
            done[at] = True
            gain = cost[owner[at] - 1] - row_price[owner[at]] - column_price[1:]
            better = ~done[1:] & (gain < least[1:])
            least[1:][better], came[1:][better] = gain[better], at
            open_ = np.where(done, np.inf, least)
            open_[0] = np.inf
            step_to = int(open_.argmin())
            step = open_[step_to]
            row_price[owner[done]] += step
            column_price[done] -= step
            least[~done] -= step
            at = step_to
        while at:
            owner[at], at = owner[came[at]], int(came[at])
    return float(-sum(cost[owner[k] - 1, k - 1] for k in range(1, columns + 1) if owner[k]))
