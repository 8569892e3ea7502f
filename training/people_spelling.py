"""Turns pairs of tokens, same or not, into the costs of edits between spellings of one name.

Edits are found by aligning spellings of one name letter by letter and joining what lies next to each other;
then alignment and a logistic regression over the edits of each alignment take turns, so that costs fit the
alignments that they choose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations_with_replacement
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.relate.spelling import (
    LONGEST,
    Costs,
    Edit,
    alignment,
    kind_of_edit,
    measures,
    steps,
    table,
    total,
)

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789^$"
FIRST_COSTS = {
    "piece": 0.9,
    "drop vowel": 0.8,
    "drop": 1.0,
    "vowel": 0.7,
    "across": 2.0,
    "kin": 0.9,
    "other": 1.5,
}
SEEN = 4  # pairs in which a piece must stand in for another to be learned
TEMPER = 2.5  # log-odds that an edit of cost 1 takes
RIDGE = 2e-5  # pull towards the first costs
LEAST, MOST = 0.02, 6.0  # what an edit may cost


class TokenPair(NamedTuple):
    """Two unequal folded tokens, whether they spell one name, and how much the pair counts."""

    a: str
    b: str
    same: bool
    weight: float = 1.0


class Line(NamedTuple):
    """The weights of a logistic regression."""

    bias: float
    weights: NDArray[np.float64]


def learn(pairs: Sequence[TokenPair], rounds: int = 4) -> tuple[dict[str, float], dict[str, float]]:
    """Return the costs of edits (`x>y`) and the weights of the line from a cost to log-odds."""
    known = sorted(pieces(p for p in pairs if p.same))
    costs = prior = _first(known)
    for _ in range(rounds):
        costs = _again(pairs, costs, prior)
    return costs, _line(pairs, table(costs))


def pieces(pairs: Iterable[TokenPair]) -> set[Edit]:
    """Return the edits of several letters that spellings of one name show often enough."""
    letters = table(_letters(FIRST_COSTS))
    seen: Counter[Edit] = Counter()
    for pair in pairs:
        a, b = f"^{pair.a}$", f"^{pair.b}$"
        seen.update(set(_joined(a, b, letters)))
    return {edit for edit, count in seen.items() if count >= SEEN}


def _letters(costs: dict[str, float]) -> dict[str, float]:
    found = {}
    for x, y in combinations_with_replacement(("", *LETTERS), 2):
        if x != y and not {x, y} & {"^", "$"}:
            found[f"{x}>{y}"] = costs[kind_of_edit(x, y)]
    return found


def _joined(a: str, b: str, letters: Costs) -> Iterable[Edit]:
    """Yield the unequal stretches of an alignment by letters, alone and with their neighbours."""
    path, i, j = steps(a, b, letters), 0, 0
    for n in range(len(path)):
        i2, j2 = i, j
        unequal = False
        for x, y in path[n : n + LONGEST + 1]:
            i2, j2 = i2 + len(x), j2 + len(y)
            unequal = unequal or x != y
            if max(i2 - i, j2 - j) > LONGEST:
                break
            if unequal and max(i2 - i, j2 - j) > 1:
                yield min(a[i:i2], b[j:j2]), max(a[i:i2], b[j:j2])
        i, j = i + len(path[n][0]), j + len(path[n][1])


def _first(known: Iterable[Edit]) -> dict[str, float]:
    return {**{f"{x}>{y}": FIRST_COSTS["piece"] for x, y in known}, **_letters(FIRST_COSTS)}


def _again(pairs: Sequence[TokenPair], costs: dict[str, float], prior: dict[str, float]) -> dict[str, float]:
    """Align by the costs so far, and return the costs that then part the pairs best."""
    now, names = table(costs), {edit: at for at, edit in enumerate([*costs, "length"])}
    rows = []
    for pair in pairs:
        row = Counter(names[f"{x}>{y}"] for x, y in alignment(f"^{pair.a}$", f"^{pair.b}$", now))
        row[names["length"]] = min(len(pair.a), len(pair.b), 10)
        rows.append(row)
    likely = np.array([-prior[edit] * TEMPER for edit in costs] + [0.2])
    least, most = np.full(len(costs), -MOST * TEMPER), np.full(len(costs), -LEAST * TEMPER)
    prior_line = Prior(likely, np.append(least, 0.0), np.append(most, 0.5), (1.0, 4.0), RIDGE)
    line = regress(rows, pairs, prior_line)
    return {edit: round(-float(line.weights[at]) / TEMPER, 3) for at, edit in enumerate(costs)}


def _line(pairs: Sequence[TokenPair], costs: Costs) -> dict[str, float]:
    rows, names = [], [name for name, _ in measures(0.0, "a", "a")]
    for pair in pairs:
        cost = total(f"^{pair.a}$", f"^{pair.b}$", costs)
        rows.append({names.index(name): value for name, value in measures(cost, pair.a, pair.b)})
    falls = np.array([name.startswith(("cost", "root", "other")) for name in names])
    rises = np.array([name.startswith("same") for name in names])
    width = len(names)
    wide = Prior(np.zeros(width), np.where(rises, 0.0, -9.0), np.where(falls, 0.0, 9.0), (-9.0, 9.0), 1e-6)
    line = regress(rows, pairs, wide, rounds=2000)
    return {"bias": round(line.bias, 4)} | {
        n: round(float(w), 4) for n, w in zip(names, line.weights, strict=True)
    }


class Prior(NamedTuple):
    """What the weights of a regression are before any pair is seen, and what they must stay within."""

    weights: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    bias: tuple[float, float]  # lowest, highest
    ridge: float  # pull towards the weights


def regress(
    rows: Sequence[Mapping[int, float]], pairs: Sequence[TokenPair], prior: Prior, rounds: int = 500
) -> Line:
    """Fit a logistic regression to sparse rows by Adam (Kingma and Ba 2015) over all rows at once."""
    width = len(prior.weights)
    index = np.concatenate([np.fromiter(row.keys(), np.int64, len(row)) for row in rows])
    value = np.concatenate([np.fromiter(row.values(), np.float64, len(row)) for row in rows])
    owner = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    wanted = np.array([p.same for p in pairs], np.float64)
    weight = np.array([p.weight for p in pairs])
    weight = weight / weight.sum()
    low, high = np.append(prior.low, prior.bias[0]), np.append(prior.high, prior.bias[1])
    state = np.clip(np.append(prior.weights, 0.0), low, high)
    first, second = np.zeros(width + 1), np.zeros(width + 1)
    for step in range(1, rounds + 1):
        logit = np.bincount(owner, value * state[index], len(rows)) + state[-1]
        error = (1 / (1 + np.exp(-np.clip(logit, -30, 30))) - wanted) * weight
        pull = prior.ridge * (state[:-1] - prior.weights)
        slope = np.append(np.bincount(index, value * error[owner], width) + pull, error.sum())
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        rate = 0.05 if step < rounds * 0.7 else 0.01
        state -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-12)
        state = np.clip(state, low, high)
    return Line(float(state[-1]), state[:-1])
