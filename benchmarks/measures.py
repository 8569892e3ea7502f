"""Turns spans, sets and partitions of a key and an export into numbers between 0 and 1."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

Range = tuple[int, int]
Item = TypeVar("Item", bound=Hashable)

FAR = 10**6  # days between two bounds of which one cannot be read


class Agreement(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float


def agreement(hits: float, predicted: float, wanted: float) -> Agreement:
    """Return precision, recall and F1; where nothing was wanted, nothing said is right."""
    precision = hits / predicted if predicted else float(not wanted)
    recall = hits / wanted if wanted else 1.0
    return Agreement(precision, recall, harmonic(precision, recall))


def harmonic(a: float, b: float) -> float:
    """Return the harmonic mean, 0 where both are."""
    return 2 * a * b / (a + b) if a + b else 0.0


def ratio(part: float, whole: float) -> float:
    """Return the part of the whole, 1 where nothing was asked."""
    return part / whole if whole else 1.0


def shared(a: Range, b: Range) -> int:
    """Return how many characters two ranges share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def likeness(a: Range, b: Range) -> float:
    """Return the shared part of all that two ranges cover (Jaccard)."""
    both = shared(a, b)
    return both / (a[1] - a[0] + b[1] - b[0] - both) if both else 0.0


def fold(text: str | None) -> str:
    """Return the words of a text without case, accents or punctuation."""
    plain = unicodedata.normalize("NFKD", text or "").casefold()
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))


def b_cubed(wanted: Mapping[Item, Hashable], found: Mapping[Item, Hashable]) -> Agreement:
    """Compare two partitions of the same items, item by item (Bagga and Baldwin 1998)."""
    if not wanted:
        return Agreement(1.0, 1.0, 1.0)
    ours, theirs = _clusters(wanted), _clusters(found)
    precision = recall = 0.0
    for item, cluster in wanted.items():
        mine, other = ours[cluster], theirs[found[item]]
        both = len(mine & other)
        precision += both / len(other)
        recall += both / len(mine)
    precision, recall = precision / len(wanted), recall / len(wanted)
    return Agreement(precision, recall, harmonic(precision, recall))


def _clusters(partition: Mapping[Item, Hashable]) -> dict[Hashable, set[Item]]:
    clusters: dict[Hashable, set[Item]] = defaultdict(set)
    for item, cluster in partition.items():
        clusters[cluster].add(item)
    return clusters


def most_pairs(pairs: Iterable[tuple[int, int]]) -> int:
    """Return how many of the pairs can hold at once if each side is used once (augmenting paths)."""
    rights: dict[int, list[int]] = defaultdict(list)
    for left, right in sorted(pairs):
        rights[left].append(right)
    owner: dict[int, int] = {}

    def place(left: int, tried: set[int]) -> bool:
        for right in rights[left]:
            if right in tried:
                continue
            tried.add(right)
            if right not in owner or place(owner[right], tried):
                owner[right] = left
                return True
        return False

    return sum(place(left, set()) for left in list(rights))


def same_number(a: float | None, b: float | None) -> bool:
    """Say whether two numbers are one, or are both open."""
    if a is None or b is None:
        return a is b
    return abs(float(a) - float(b)) <= 1e-6 * max(1.0, abs(float(b)))


def days(low: str, high: str) -> int:
    """Return how many days an interval of two ISO days covers; a million where one cannot be read."""
    try:
        return (date.fromisoformat(high[:10]) - date.fromisoformat(low[:10])).days + 1
    except ValueError:
        return FAR
