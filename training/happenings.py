"""Fit the weights by which tellings of one happening are tied (`stemma.relate.event_weights`).

    python -m training.happenings KEY.json CASE.stemma [KEY.json CASE.stemma]…

Reads piles as `benchmarks.happenings` does. Each pair of keyed tellings of one story and family is an
example; a story counts by the square root of its pairs, and the piles count alike but for their size
(`_SHARE`). The model is logistic, fitted by Newton's method with a small ridge. Printed are the weights as
they stand in the source, and for each pile the B-cubed F1 that weights fitted without it have on it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from benchmarks.happenings import Keyed, keyed, score
from numpy.typing import NDArray

from stemma.engine.local import LocalEngine
from stemma.relate.event_weights import BIAS, WEIGHTS, Usage
from stemma.relate.events import EventRelator, conflict
from stemma.relate.tellings import Telling
from stemma.settings import Settings

_RIDGE = 3.0
_TOTAL = 20_000.0  # what all examples together count against the ridge
_SMALL, _SHARE = 600, 0.7  # a pile of fewer examples counts so much of a larger one
# Added to the first weight: a chance of 0.4 before ties as 0.5 does after. The tellings that a key names are
# told apart more carefully than they are put together.
_LEAN = 0.4

Floats = NDArray[np.float64]


class Examples(NamedTuple):
    """Pairs of a pile: what they agree in (pairs × weights), whether they are one, what each counts."""

    agreed: Floats
    same: Floats
    counts: Floats


def examples(pile: Keyed) -> Examples:
    """Return the pairs of keyed tellings of one story and family that no day parts."""
    relator = EventRelator(Usage(pile.items))
    pairs = list(_pairs(pile, relator))
    rows = [list(relator.usage.agreements(a, b).values()) for a, b in pairs]
    same = [pile.happenings[a.id] == pile.happenings[b.id] for a, b in pairs]
    stories = Counter(a.story for a, _ in pairs)
    counts = np.array([stories[a.story] ** -0.5 for a, _ in pairs])
    share = _SHARE if len(pairs) < _SMALL else 1.0
    agreed = np.array(rows).reshape(-1, len(WEIGHTS))
    return Examples(agreed, np.array(same, float), counts * share / max(1e-9, counts.sum()))


def _pairs(pile: Keyed, relator: EventRelator) -> Iterator[tuple[Telling, Telling]]:
    known = [item for item in pile.items if item.id in pile.happenings]
    for a, b in LocalEngine().meet(known, relator.keys, Settings().key_cap):
        if a.story == b.story and a.family == b.family and not conflict(a, b):
            yield a, b


def fit(piles: Sequence[Examples]) -> dict[str, float]:
    """Return the weights of a logistic model of whether a pair is one happening."""
    agreed, same, counts = (np.concatenate(column) for column in zip(*piles, strict=True))
    counts = counts * _TOTAL / counts.sum()
    ridge = _RIDGE * np.array([float(what != BIAS) for what in WEIGHTS])
    weights = np.zeros(len(WEIGHTS))
    for _ in range(50):
        chance = 1 / (1 + np.exp(-agreed @ weights))
        slope = agreed.T @ (counts * (chance - same)) + ridge * weights
        curve = (agreed * (counts * chance * (1 - chance))[:, None]).T @ agreed + np.diag(ridge + 1e-6)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    found = dict(zip(WEIGHTS, weights.tolist(), strict=True))
    return {**found, BIAS: found[BIAS] + _LEAN}


def main() -> None:
    """Print the weights fitted on the piles named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="KEY CASE")
    options = parser.parse_args()
    if len(options.paths) % 2:
        parser.error("each key needs the case of its pile behind it")
    if len({case.stem for case in options.paths[1::2]}) * 2 < len(options.paths):
        parser.error("two cases have one name, by which their figures are told apart")
    piles = {case.stem: keyed(key, case) for key, case in list(pairwise(options.paths))[::2]}
    seen = {name: examples(pile) for name, pile in piles.items()}
    for what, weight in fit(list(seen.values())).items():
        print(f'        "{what}": {weight:.2f},')
    for name, pile in piles.items():
        others = fit([rows for other, rows in seen.items() if other != name])
        f1 = score(pile, others)["b3_f1"]
        print(f"{name:<12}{len(seen[name].same):>6} pairs, fitted without it: B3 F1 {f1:.3f}")


if __name__ == "__main__":
    main()
