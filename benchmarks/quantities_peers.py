"""Compare the quantity annotator with its peers on the same sentences: what they find, and how fast.

    python -m benchmarks.quantities_peers FILE.jsonl… [--articles FEED.jsonl] [--json]

The file is as for `benchmarks.quantities`. Peers are quantulum3 and Recognizers-Text, where they are
installed (they are no dependencies). They know values and units only; a range of quantulum3 is its mean, so
its ranges are compared by their means, as in CQE's own evaluation. `ratio` is sentences a second against
quantulum3, the named peer. With a feed ({text} or {paragraphs}), articles a second are measured as well:
Stemma's tokens, which its readers of times and events share, are among the cost.
"""

from __future__ import annotations

import argparse
import importlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks.quantities import Item, base_form, found_items, gold_item, matched, no_lengths
from stemma.annotate.quantities import quantities_in

_PEER = "quantulum3"
_ARTICLES = 400
_ALIKE = {
    "united states dollar": "dollar",
    "dimensionless": "-",
    "tonne": "metric ton",
    "british pound": "pound sterling",
}
_ALIKE |= {"degree fahrenheit": "fahrenheit", "degree celsius": "celsius", "euro": "euro"}
Reader = Callable[[str], list[Item]]


def own(text: str) -> list[Item]:
    """Read a sentence with Stemma by shape alone, durations included, times among the cost."""
    times = no_lengths(text)
    return list(found_items(text, list(quantities_in(text, times))))


def readers() -> Iterator[tuple[str, Reader]]:
    """Yield Stemma and each peer that is installed, ready to read."""
    yield "stemma", own
    for name, made in ((_PEER, _quantulum), ("recognizers-text", _recognizers)):
        try:
            yield name, made()
        except ImportError as error:
            print(f"{name}: not installed ({error.name})")


def _quantulum() -> Reader:
    parser = importlib.import_module("quantulum3.parser")

    def read(text: str) -> list[Item]:
        return [_item(q.value, q.unit.name) for q in parser.parse(text)]

    return read


def _recognizers() -> Reader:
    units = importlib.import_module("recognizers_number_with_unit")
    numbers = importlib.import_module("recognizers_number")
    recognizer, plain = units.NumberWithUnitRecognizer("en-us"), numbers.NumberRecognizer("en-us")
    models = [
        recognizer.get_currency_model(),
        recognizer.get_dimension_model(),
        recognizer.get_temperature_model(),
        recognizer.get_age_model(),
    ]

    def read(text: str) -> list[Item]:
        found: dict[tuple[int, int], Item] = {}
        for model in [*models, plain.get_percentage_model(), plain.get_number_model()]:
            for result in model.parse(text):
                inside = any(a <= result.start and result.end <= b for a, b in found)
                value = str((result.resolution or {}).get("value") or "").rstrip("%").replace(",", "")
                if value and not inside:
                    found[result.start, result.end] = _item(float(value), _unit_of(result))
        return list(found.values())

    return read


def _unit_of(result: Any) -> str:
    if result.type_name.endswith("percentage"):
        return "percentage"
    return str(result.resolution.get("unit") or "-").lower()


def _item(value: float, unit: str) -> Item:
    name = _ALIKE.get(unit, unit).replace("meter", "metre").replace("liter", "litre")
    return Item((value, value), "=", frozenset({base_form(name)}), frozenset("-"))


def compare(paths: list[Path]) -> dict[str, dict[str, float]]:
    """Return, by reader, F1 of values, F1 of values with units, and sentences a second."""
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    gold = [[gold_item(q) for q in row["quantities"] if q["value"]] for row in rows]
    figures: dict[str, dict[str, float]] = {}
    for name, read in readers():
        read(rows[0]["text"])  # loads what is loaded late
        begun = process_time()
        found = [read(row["text"]) for row in rows]
        speed = len(rows) / max(1e-9, process_time() - begun)
        wanted = [[_mean(g) for g in some] for some in gold] if name == _PEER else gold
        figures[name] = {**_f1(wanted, found), "sentences_per_s": round(speed, 1)}
    peer = figures.get(_PEER, {}).get("sentences_per_s")
    if peer:
        figures["stemma"]["ratio"] = round(figures["stemma"]["sentences_per_s"] / peer, 1)
    return figures


def pace(feed: Path) -> dict[str, float]:
    """Return articles a second of Stemma and of its peer over the first articles of a feed."""
    lines = feed.read_text(encoding="utf-8").splitlines()[:_ARTICLES]
    rows = [json.loads(line) for line in lines]
    texts = [row.get("text") or "\n".join(row.get("paragraphs", ())) for row in rows]
    found = {}
    for name, read in readers():
        if name in ("stemma", _PEER):
            some = texts if name == "stemma" else texts[: _ARTICLES // 20]
            begun = process_time()
            for text in some:
                _ = list(quantities_in(text)) if name == "stemma" else read(text)
            found[f"{name}_articles_per_s"] = round(len(some) / max(1e-9, process_time() - begun), 1)
    if f"{_PEER}_articles_per_s" in found:
        ratio = found["stemma_articles_per_s"] / found[f"{_PEER}_articles_per_s"]
        found["ratio"] = round(ratio, 1)
    return {**found, "words_an_article": round(sum(len(t.split()) for t in texts) / max(1, len(texts)))}


def _mean(item: Item) -> Item:
    middle = sum(item.bounds) / 2
    return item._replace(bounds=(middle, middle))


def _f1(gold: list[list[Item]], found: list[list[Item]]) -> dict[str, float]:
    count = sum(map(len, gold)) + sum(map(len, found))
    return {
        name: round(2 * sum(matched(g, f, name) for g, f in zip(gold, found, strict=True)) / max(1, count), 4)
        for name in ("value_f1", "value_unit_f1")
    }


def main() -> None:
    """Print the comparison for the files named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = compare(options.paths)
    if options.articles:
        figures["articles"] = pace(options.articles)
    if options.json:
        print(json.dumps(figures))
        return
    for name, values in figures.items():
        print(f"{name:<18}" + "  ".join(f"{key} {value}" for key, value in values.items()))


if __name__ == "__main__":
    main()
