"""Turns two tokens of names in Latin letters into how surely they are spellings of one name.

An edit distance whose edits are pieces of up to three letters (`sch` for `sh`, `iy$` for `y$`, where `^`
and `$` are the token's ends), each with a cost learned from spellings of one name and from near misses:
what the systems of romanisation of the world do costs little, what makes another name costs much. The costs
are in `models/names.json`, made by `training/people.py`; the model is that of Brill and Moore (2000), its
weights those of a logistic regression over the edits of the best alignment.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from stemma.models import NAMES
from stemma.relate.romanization import canonical, skeleton

Edit = tuple[str, str]
Costs = Mapping[str, Mapping[str, float]]

LONGEST = 3  # letters of a piece
FAR = 3  # letters by which the aligned parts may drift apart
_REMEMBERED = 65536  # pairs of tokens: names share given names
_STEP, _MOST = 0.05, 50.0  # of costs, when the dearest one is looked for
_VOWELS = frozenset("aeiouy")
_CLASS = {
    letter: sound
    for sound, letters in {"K": "kgqcxh", "T": "td", "P": "pbfvw", "S": "szjc", "L": "lr", "N": "nm"}.items()
    for letter in letters
}


class Spelling(NamedTuple):
    """The costs of edits, and the line that turns a total into log-odds that two tokens are one name."""

    costs: Costs
    line: Mapping[str, float]


def kind_of_edit(x: str, y: str) -> str:
    """Return the class of an edit, which has a cost of its own whatever its letters."""
    if len(x) > 1 or len(y) > 1:
        return "piece"
    if not x or not y:
        return "drop vowel" if (x or y) in _VOWELS else "drop"
    if x in _VOWELS or y in _VOWELS:
        return "vowel" if x in _VOWELS and y in _VOWELS else "across"
    return "kin" if _CLASS.get(x) == _CLASS.get(y) else "other"


def total(a: str, b: str, costs: Costs, most: float = math.inf) -> float:
    """Return the least total cost that makes one token of the other, both with their ends marked.

    Infinity where it is more than `most`: only ways that cost no more are followed, and they are few.
    """
    far = FAR + abs(len(a) - len(b))
    rows: list[dict[int, float]] = [{} for _ in range(len(a) + 1)]
    rows[0][0] = 0.0
    for i, row in enumerate(rows):
        starting = _starting(a, i, costs) if row else []
        for j in range(max(0, i - far), min(len(b), i + far) + 1) if row else ():
            spent = row.get(j)
            if spent is None:
                continue
            pieces = [(end, b[j:end]) for end in range(j, min(j + LONGEST, len(b)) + 1)]
            if a[i : i + 1] == b[j : j + 1] != "":
                rows[i + 1][j + 1] = min(spent, rows[i + 1].get(j + 1, math.inf))
            for at, targets in starting:
                for end, piece in pieces:
                    cost = spent + targets.get(piece, math.inf)
                    if cost <= most and cost < rows[at].get(end, math.inf) and -far <= at - end <= far:
                        rows[at][end] = cost
    return rows[-1].get(len(b), math.inf)


def _starting(token: str, at: int, costs: Costs) -> list[tuple[int, Mapping[str, float]]]:
    """Return the pieces that start here and have edits, by where they end."""
    ends = range(at, min(at + LONGEST, len(token)) + 1)
    return [(end, costs[token[at:end]]) for end in ends if token[at:end] in costs]


def alignment(a: str, b: str, costs: Costs) -> list[Edit]:
    """Return the edits of the cheapest alignment, the smaller side of each first."""
    return [(min(x, y), max(x, y)) for x, y in steps(a, b, costs) if x != y]


def steps(a: str, b: str, costs: Costs) -> list[Edit]:
    """Return the cheapest alignment piece by piece, equal letters included."""
    rows, i, j = _rows(a, b, costs), len(a), len(b)
    found: list[Edit] = []
    while i or j:
        _, di, dj = rows[i][j]
        found.append((a[i - di : i], b[j - dj : j]))
        i, j = i - di, j - dj
    return found[::-1]


_Cell = tuple[float, int, int]
_NOWHERE: _Cell = (1e9, 1, 1)


def _rows(a: str, b: str, costs: Costs) -> list[list[_Cell]]:
    """Fill the table of cheapest ways, each cell with its cost and the lengths of its last edit."""
    pieces = [_ending(a, i, costs) for i in range(len(a) + 1)]
    far = FAR + abs(len(a) - len(b))
    rows: list[list[_Cell]] = []
    for i, ending in enumerate(pieces):
        row: list[_Cell] = [_NOWHERE] * (len(b) + 1)
        if not i:
            row[0] = (0.0, 0, 0)
        for j in range(max(0, i - far), min(len(b), i + far) + 1):
            best = rows[i - 1][j - 1] if i and j and a[i - 1] == b[j - 1] else None
            cell = (best[0], 1, 1) if best else row[j]
            for size, targets in ending:
                above = rows[i - size] if size else row
                for dj in range(min(LONGEST, j) + 1):
                    cost = targets.get(b[j - dj : j])
                    if cost is not None and above[j - dj][0] + cost < cell[0]:
                        cell = (above[j - dj][0] + cost, size, dj)
            row[j] = cell
        rows.append(row)
    return rows


def _ending(token: str, at: int, costs: Costs) -> list[tuple[int, Mapping[str, float]]]:
    """Return the pieces that end here and have edits, the empty one included."""
    sizes = ((size, costs.get(token[at - size : at])) for size in range(min(LONGEST, at) + 1))
    return [(size, targets) for size, targets in sizes if targets]


def measures(cost: float, a: str, b: str) -> Iterator[tuple[str, float]]:
    """Yield what the log-odds of two unequal tokens are made of, beside the bias."""
    short = min(len(a), len(b))
    yield from _of_cost(cost, short)
    yield "length", min(short, 10)
    yield "short", float(short <= 3)
    yield "same sounds", float(canonical(a) == canonical(b))
    yield "other opening", float(skeleton(a)[:1] != skeleton(b)[:1])


def _of_cost(cost: float, short: int) -> Iterator[tuple[str, float]]:
    yield "cost", cost
    yield "cost by length", cost / short
    yield "root of cost", cost**0.5


@cache
def learned() -> Spelling:
    """Read the shipped weights."""
    data = json.loads(NAMES.read_text("utf-8"))["spelling"]
    return Spelling(table(data["edits"]), data["line"])


def table(edits: Mapping[str, float]) -> Costs:
    """Return costs by either side of an edit from rows of `x>y: cost`."""
    found: dict[str, dict[str, float]] = {}
    for edit, cost in edits.items():
        x, _, y = edit.partition(">")
        found.setdefault(x, {})[y] = cost
        found.setdefault(y, {})[x] = cost
    return found


@lru_cache(_REMEMBERED)
def log_odds(a: str, b: str, least: float = -math.inf) -> float:
    """Return the log-odds that two unequal folded tokens spell one name; infinitely low under the least."""
    costs, line = learned()
    free = _odds(0.0, a, b, line)
    most = _dearest(free, min(len(a), len(b)), least) if least > -math.inf else math.inf
    odds = _odds(total(f"^{a}$", f"^{b}$", costs, most), a, b, line)
    return odds if odds >= least else -math.inf


def _odds(cost: float, a: str, b: str, line: Mapping[str, float]) -> float:
    if cost == math.inf:
        return -math.inf
    return line["bias"] + sum(line[name] * value for name, value in measures(cost, a, b))


@cache
def _dearest(free: float, short: int, least: float) -> float:
    """Return a cost from which the log-odds of two tokens, so high were edits free, are under the least."""
    line, cost = learned().line, 0.0
    while cost < _MOST and free + sum(line[name] * value for name, value in _of_cost(cost, short)) >= least:
        cost += _STEP
    return cost
