"""Turns articles grouped by happening into a score: how well are they grouped again?

    python -m benchmarks.stories FILE… [--json]

A FILE is JSON lines of {set, cluster, date, title, text}; each set is a case of its own.
Reported per set and as a mean over the sets: B-cubed precision, recall and F1 (Bagga and
Baldwin 1998); over all articles: CPU milliseconds an article.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from stemma.engine.local import LocalEngine
from stemma.offsets import OffsetMap, Span
from stemma.relate.stories import StoryRelator, report
from stemma.resolve import clusters
from stemma.types import Document, Part, Reading, Time

Row = Mapping[str, str | None]


def reading_of(row: Row, number: int) -> Reading:
    """Make a reading of a row; its headline is its first line."""
    title = row.get("title") or ""
    text = f"{title}\n{row['text']}" if title else str(row["text"])
    span = Span(0, len(title)) if title else None
    part = Part(Span(0, len(text)), span)
    offsets = OffsetMap.keep(len(text))
    name = f"{number:07d}"
    document = Document(
        name, "text/plain", name, text, offsets, (part,), title_span=span, published=_day(row.get("date"))
    )
    return Reading(document)


def grouped(rows: Iterable[Row], *, cap: int = 200) -> list[str]:
    """Return the cluster of each row, in order."""
    reports = [report(reading_of(row, number)) for number, row in enumerate(rows)]
    relator = StoryRelator.over(reports)
    links = relator.compare(LocalEngine().meet(reports, relator.keys, cap))
    found = clusters([item.document for item in reports], links, linkage="average")
    return [found[item.document] for item in reports]


def b_cubed(gold: list[str], found: list[str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of a grouping, a mean over the items."""
    wanted, given, both = defaultdict[str, int](int), defaultdict[str, int](int), defaultdict[str, int](int)
    for right, guess in zip(gold, found, strict=True):
        wanted[right] += 1
        given[guess] += 1
        both[f"{right}\n{guess}"] += 1
    pairs = list(zip(gold, found, strict=True))
    precision = sum(both[f"{r}\n{g}"] / given[g] for r, g in pairs) / len(pairs)
    recall = sum(both[f"{r}\n{g}"] / wanted[r] for r, g in pairs) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def measure(rows: Iterable[Row]) -> dict[str, object]:
    """Group each set by itself and score it."""
    sets = defaultdict[str, list[Row]](list)
    for row in rows:
        sets[str(row["set"])].append(row)
    start = time.process_time()
    scores = {
        name: b_cubed([str(row["cluster"]) for row in held], grouped(held))
        for name, held in sorted(sets.items())
    }
    spent = (time.process_time() - start) / sum(map(len, sets.values()))
    per_set = {
        name: {"documents": len(sets[name]), "precision": p, "recall": r, "b_cubed_f1": f}
        for name, (p, r, f) in scores.items()
    }
    mean = sum(f for _, _, f in scores.values()) / len(scores)
    return {"b_cubed_f1": mean, "milliseconds_per_document": 1000 * spent, "sets": per_set}


def main() -> None:
    """Print the scores of the files named on the command line."""
    parser = argparse.ArgumentParser(description="Group articles by happening and score the grouping.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    lines = [line for file in options.files for line in file.read_text("utf-8").splitlines() if line.strip()]
    result = measure(json.loads(line) for line in lines)
    print(json.dumps(result, indent=None if options.json else 2))


def _day(text: str | None) -> Time | None:
    """Read a date; what is none is unknown."""
    try:
        day = date.fromisoformat(str(text)[:10]).isoformat()
    except ValueError:
        return None
    return Time(day, day, basis="metadata")


if __name__ == "__main__":
    main()
