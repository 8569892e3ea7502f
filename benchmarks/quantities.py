"""Score the quantity annotator on files of sentences with their quantities (the form of NewsQuant).

    python -m benchmarks.quantities FILE.jsonl… [--json] [--misses N]

A line is {text, quantities: [{change, value, unit, normalized_unit, referred_concepts}]}. As in CQE
(Almasian et al. 2023) a quantity counts for `value_f1` if its value agrees, for `value_unit_f1` if the
head word of its unit does too (rates by what they measure), and for `value_change_f1` if value and hedge
do. Durations are quantities here, so time expressions do not bar them.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from stemma.annotate.quantities import quantities_in
from stemma.annotate.times import times_in
from stemma.types import Quantity

_CHANGES = {"at least": ">", "up to": "<", "about": "~"}
_CURRENCIES = {
    "USD": "dollar",
    "AUD": "dollar",
    "CAD": "dollar",
    "EUR": "euro",
    "GBP": "sterling",
    "JPY": "yen",
    "CNY": "yuan",
    "ILS": "shekel",
    "percent": "percentage",
    "km": "kilometre",
    "feet": "foot",
    "inches": "inch",
    "mph": "mile",
    "cm": "centimetre",
    "mm": "millimetre",
    "m": "metre",
    "kg": "kilogram",
    "Hz": "hertz",
    "kHz": "kilohertz",
}


class Item(NamedTuple):
    """A quantity: its bounds, its sign of change, and the names its unit may have."""

    bounds: tuple[float, float]
    change: str
    units: frozenset[str]


def gold_item(row: dict[str, str]) -> Item:
    """Read a quantity of the file."""
    numbers = re.findall(r"[\d.]+(?:[eE][+-]?\d+)?", row["value"])  # `10-20`; a minus before it marks a fall
    low, high = numbers[0], numbers[-1]
    change = row["change"] if row["change"] in "<>~" else "="
    unit = row["normalized_unit"].partition(" per ")[0]
    return Item((float(low), float(high)), change, frozenset({_stem((unit.split() or ["-"])[-1])}))


def found_item(text: str, quantity: Quantity) -> Item | None:
    """Turn a quantity of ours into the file's terms; vague ones (`dozens`) have none."""
    low = quantity.low if quantity.low is not None else quantity.high
    high = quantity.high if quantity.high is not None else quantity.low
    if low is None or high is None:
        return None
    unit = quantity.unit or "-"
    names = {_CURRENCIES.get(unit, unit)} | ({quantity.what.of(text)} if quantity.what else set())
    return Item(
        (low, high), _CHANGES.get(quantity.hedge, "="), frozenset(_stem(n.split()[-1]) for n in names)
    )


def _stem(word: str) -> str:
    return word.lower().removesuffix("s")


def _same_value(a: Item, b: Item) -> bool:
    return all(abs(x - y) <= 1e-4 * max(1.0, abs(x)) for x, y in zip(a.bounds, b.bounds, strict=True))


_MEASURES: dict[str, Callable[[Item, Item], bool]] = {
    "value_f1": _same_value,
    "value_unit_f1": lambda a, b: _same_value(a, b) and bool(a.units & b.units),
    "value_change_f1": lambda a, b: _same_value(a, b) and a.change == b.change,
}


def score(paths: list[Path]) -> tuple[dict[str, float], list[str]]:
    """Return the figures by name, and what was missed or read wrongly."""
    hits = dict.fromkeys(_MEASURES, 0)
    gold_count = found_count = 0
    misses: list[str] = []
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = row["text"]
            gold = [gold_item(q) for q in row["quantities"] if q["value"]]
            found = _found(text)
            gold_count += len(gold)
            found_count += len(found)
            for name, same in _MEASURES.items():
                left = list(found)
                for g in gold:
                    match = next((f for f in left if same(g, f)), None)
                    if match is not None:
                        left.remove(match)
                        hits[name] += 1
                    else:
                        misses.append(f"{name} missed {g} in {text!r}")
                misses += [f"{name} extra {f} in {text!r}" for f in left]
    return {name: 2 * hit / max(1, gold_count + found_count) for name, hit in hits.items()}, misses


def _found(text: str) -> list[Item]:
    times = [a.span for a in times_in(text, None) if a.label not in ("duration", "window", "units")]
    values = [a.value for a in quantities_in(text, times)]
    items = [found_item(text, value) for value in values if isinstance(value, Quantity)]
    return [item for item in items if item is not None]


def main() -> None:
    """Print the figures of the files named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    figures, misses = score(options.paths)
    if options.json:
        print(json.dumps({name: round(value, 4) for name, value in figures.items()}))
    else:
        for name, value in figures.items():
            print(f"{name:<16}{value:.4f}")
    for miss in misses[: options.misses]:
        print(miss)


if __name__ == "__main__":
    main()
