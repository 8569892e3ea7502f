"""Score the quantity annotator on files of sentences with their quantities (the form of NewsQuant).

    python -m benchmarks.quantities FILE.jsonl… [--json] [--misses MEASURE]

A line is {text, quantities: [{change, value, unit, normalized_unit, referred_concepts}]}. As in CQE
(Almasian et al. 2023) each quantity is found at most once, by its value (both ends of a range); beyond
that its normalised unit must be the same (`value_unit_f1`), its change (`value_change_f1`: up, down, more,
less, about or none), or its concept must share a word with ours, or both have none (`value_concept_f1`,
CQE's partial match).

What NewsQuant writes otherwise than Stemma is put into its terms before comparing: durations are quantities;
`from 2 to 3` is one range and `two or three` are two numbers; `at least 3` has the value 3; what is counted
is the unit, its words in their base form; currencies and units go by their English names; `twice` is none.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from stemma.annotate import ANNOTATORS, annotate
from stemma.annotate.quantities import quantities_in, with_trees
from stemma.annotate.quantities_units import name_of
from stemma.annotate.times import times_in
from stemma.annotate.wordlists import words
from stemma.offsets import OffsetMap, Span
from stemma.types import Annotation, Document, Page, Part, Quantity, Time

_HEDGES = {"at least": ">", "up to": "<", "about": "~"}
_CHANGES = {"up": "up", "down": "down", "up to": "up", "down to": "down"}
_LENGTHS = ("duration", "window", "units")  # time expressions that NewsQuant counts
_LENGTH_OF_SET = re.compile(r"P(?:[2-9]|\d\d)")  # `every 30 years`, but not `every year`
_MEASURED = ("money", "percent", "measure")
_ABOUT = re.compile(r"about|around|roughly|approximately|some|~")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_SMALL_WORDS = words(
    "of most the a an to for in on at by and or with from that this its their his her our my as per ever &"
)
_IRREGULAR = {
    "feet": "foot",
    "best": "good",
    "better": "good",
    "worst": "bad",
    "men": "man",
    "women": "woman",
    "children": "child",
}


class Item(NamedTuple):
    """A quantity in NewsQuant's terms: bounds, change, names its unit may have, words of its concept."""

    bounds: tuple[float, float]
    change: str
    units: frozenset[str]
    concept: frozenset[str]


def gold_item(row: dict[str, str]) -> Item:
    """Read a quantity of the file."""
    numbers = _bounds(row["value"])
    units = {base_form(row["normalized_unit"]), base_form(row["unit"])} - {""} or {"-"}
    words = frozenset(re.split(r"[,\s]+", row["referred_concepts"].strip().lower() or "-"))
    return Item(numbers, row["change"], frozenset(units if row["normalized_unit"] != "-" else {"-"}), words)


def _bounds(value: str) -> tuple[float, float]:
    found = _NUMBER.findall(value)
    if len(found) == 1:
        return float(found[0]), float(found[0])
    return float(found[0]), abs(float(found[-1]))  # the dash of `10-20` is no minus


def found_items(text: str, found: Sequence[Annotation]) -> Iterator[Item]:
    """Turn the quantities of a text into NewsQuant's terms."""
    start: Item | None = None  # `from 2`, until its `to 3` comes
    reached: Item | None = None  # `rose to 3`, until its `from 2` comes
    for annotation in found:
        quantity = annotation.value
        assert isinstance(quantity, Quantity)
        items = _items(text, annotation, quantity)
        if start is not None and quantity.change == "to":
            items = [items[0]._replace(bounds=(start.bounds[0], items[0].bounds[1]), change="=")]
            start = None
        elif reached is not None and quantity.change == "from" and items:
            items = [reached._replace(bounds=(items[0].bounds[0], reached.bounds[1]), change="=")]
            reached = None
        yield from (item for item in (start, reached) if item is not None)
        start = reached = None
        if quantity.change == "from" and len(items) == 1 and items[0].bounds[0] == items[0].bounds[1]:
            start = items[0]
        elif quantity.change in ("up to", "down to") and items:
            reached = items[0]
        else:
            yield from items
    yield from (item for item in (start, reached) if item is not None)


def _items(text: str, annotation: Annotation, quantity: Quantity) -> list[Item]:
    if annotation.label == "multiple":
        return []
    low = quantity.low if quantity.low is not None else quantity.high
    high = quantity.high if quantity.high is not None else quantity.low
    if low is None or high is None:
        if not quantity.taken_as:
            return []
        low, high = quantity.taken_as[0], quantity.taken_as[-1]
    change = _change(quantity, annotation.span.of(text))
    said_of = quantity.about + ((quantity.what,) if quantity.what and annotation.label in _MEASURED else ())
    words = frozenset(w for span in said_of for w in _words(text, span)) or frozenset("-")
    items = [Item((low, high), change, _units(text, annotation, quantity), words)]
    if quantity.hedge == "range" and re.search(r"\bor\b", annotation.span.of(text)):
        return [items[0]._replace(bounds=(n, n)) for n in (low, high)]
    return items


def _change(quantity: Quantity, text: str) -> str:
    """Return NewsQuant's sign: `more` and `less` go before a direction, `about` comes after it."""
    sign = _HEDGES.get(quantity.hedge, "~" if quantity.hedge == "range" and _ABOUT.match(text) else "=")
    return sign if sign in "<>" else _CHANGES.get(quantity.change or "", sign)


def _units(text: str, annotation: Annotation, quantity: Quantity) -> frozenset[str]:
    if annotation.label == "age":
        return frozenset({base_form(f"{name_of(quantity.unit or 'years')} of age")})
    share = "% " if annotation.label == "share" else ""
    if quantity.what is not None and annotation.label in ("people", "things", "share", "one"):
        name = (share + base_form(quantity.what.of(text))).strip()
        return frozenset({name, "count"} if name == "time" else {name})
    if annotation.label == "share":
        return frozenset({"% -", "-", "%"})
    names = [name_of(quantity.unit)] if quantity.unit and quantity.unit != "people" else ["-"]
    if quantity.unit == "pence":
        names.append("point")  # what NewsQuant calls the `p` of `164p`
    return frozenset(map(base_form, names))


def _words(text: str, span: Span) -> list[str]:
    return re.findall(r"[^\s,()\"“”]+", re.sub(r"['’]s?\b|\.(?=\s|$)|[.;:]$", "", span.of(text).lower()))


def base_form(phrase: str) -> str:
    """Return the content words of a phrase in their base form, as far as comparing needs it."""
    words = re.findall(r"[^\s,]+", phrase.lower().replace("’", "'").replace("'s", ""))
    kept = [_IRREGULAR.get(w, w) for w in words if w not in _SMALL_WORDS]
    return " ".join(_stem(w) for w in kept)


def _stem(word: str) -> str:
    for end, base in (
        ("iest", "y"),
        ("ies", "y"),
        ("est", ""),
        ("men", "man"),
        ("sses", "ss"),
        ("ches", "ch"),
    ):
        if word.endswith(end) and len(word) > len(end) + 3:
            return word.removesuffix(end) + base
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3
    return word.removesuffix("s" if plural else "").removesuffix("e")


def _same_value(a: Item, b: Item) -> bool:
    return all(abs(x - y) <= 1e-5 * abs(x) + 1e-8 for x, y in zip(a.bounds, b.bounds, strict=True))


_MEASURES: dict[str, Callable[[Item, Item], bool]] = {
    "value_f1": _same_value,
    "value_unit_f1": lambda a, b: _same_value(a, b) and bool(a.units & b.units),
    "value_change_f1": lambda a, b: _same_value(a, b) and a.change == b.change,
    "value_concept_f1": lambda a, b: _same_value(a, b) and bool(a.concept & b.concept),
}


def score(paths: list[Path]) -> tuple[dict[str, float], dict[str, list[str]]]:
    """Return the figures by name, and by name what was missed or read wrongly."""
    hits = dict.fromkeys(_MEASURES, 0)
    gold_count = found_count = 0
    misses: dict[str, list[str]] = {name: [] for name in _MEASURES}
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            gold = [gold_item(q) for q in row["quantities"] if q["value"]]
            found = list(found_items(row["text"], found_in(row["text"])))
            gold_count += len(gold)
            found_count += len(found)
            for name, same in _MEASURES.items():
                missed, extra = _unmatched(gold, found, same)
                hits[name] += len(gold) - len(missed)
                misses[name] += [f"missed {m} in {row['text']!r}" for m in missed]
                misses[name] += [f"extra {e} in {row['text']!r}" for e in extra]
    return {name: 2 * hit / max(1, gold_count + found_count) for name, hit in hits.items()}, misses


def matched(gold: Sequence[Item], found: Sequence[Item], measure: str) -> int:
    """Return how many quantities of the file are found, by one measure."""
    return len(gold) - len(_unmatched(gold, found, _MEASURES[measure])[0])


def _unmatched(
    gold: Sequence[Item], found: Sequence[Item], same: Callable[[Item, Item], bool]
) -> tuple[list[Item], list[Item]]:
    """Return what of either side has no partner; among equal values the best partner is taken first."""
    left, missed = list(found), []
    for g in gold:
        match = max(
            (f for f in left if same(g, f)),
            key=lambda f: bool(g.units & f.units) + bool(g.concept & f.concept),
            default=None,
        )
        if match is None:
            missed.append(g)
        else:
            left.remove(match)
    return missed, left


def found_in(text: str) -> list[Annotation]:
    """Return the quantities of a sentence, durations included, read over its word tree if one is laid."""
    times = no_lengths(text)
    return list(with_trees(text, quantities_in(text, times), _trees(text)))


def no_lengths(text: str) -> list[Span]:
    """Return the time expressions of a sentence that hold no quantity in NewsQuant's terms."""
    return [a.span for a in times_in(text, None) if not _is_length(a)]


def _is_length(time: Annotation) -> bool:
    value = time.value
    return time.label in _LENGTHS or (
        time.label == "set" and isinstance(value, Time) and _LENGTH_OF_SET.match(value.timex) is not None
    )


def _trees(text: str) -> Sequence[Annotation]:
    """Return the word trees that the annotators before the quantities lay over a sentence, or none."""
    makers = [a for a in ANNOTATORS if "tree" in a.provides or "sentence" in a.provides]
    if not any("tree" in a.provides for a in makers):
        return ()
    offsets, part = OffsetMap.keep(len(text)), Part(Span(0, len(text)))
    document = Document("line", "text/plain", "0" * 64, text, offsets, (part,))
    (page,) = annotate([Page(document, part, text, offsets)], makers)
    return page.layer("tree")


def main() -> None:
    """Print the figures of the files named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", choices=sorted(_MEASURES), help="print what this measure missed")
    options = parser.parse_args()
    figures, misses = score(options.paths)
    if options.json:
        print(json.dumps({name: round(value, 4) for name, value in figures.items()}))
    else:
        for name, value in figures.items():
            print(f"{name:<18}{value:.4f}")
    for miss in misses.get(options.misses, []):
        print(miss)
    if options.misses:
        print(Counter(miss.split()[0] for miss in misses[options.misses]))


if __name__ == "__main__":
    main()
