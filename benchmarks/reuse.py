"""Turns articles and pairs of them that share passages into a score: which pairs are found?

    python -m benchmarks.reuse ARTICLES.jsonl PAIRS.jsonl [--json]

ARTICLES holds {id, title, text, date}, PAIRS {a, b, containment}: what part of the 8-word
shingles of one article stands in the other. Reported: the share of pairs found, among those of
at least 0.2 and at least 0.5; pairs found beyond those listed; articles a second of CPU time.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.stories import reading_of
from stemma.engine.local import LocalEngine
from stemma.relate.reuse import ReuseRelator, fingerprint

Row = Mapping[str, Any]
Pair = frozenset[str]


def found(articles: Sequence[Row], *, cap: int = 200) -> set[Pair]:
    """Return the pairs of article ids between which a passage is found."""
    items = [fingerprint(reading_of(row, number)) for number, row in enumerate(articles)]
    ids = {item.document: row["id"] for item, row in zip(items, articles, strict=True)}
    relator = ReuseRelator()
    met = LocalEngine().meet(items, relator.keys, cap)
    return {frozenset((ids[r.a.document], ids[r.b.document])) for r in relator.compare(met)}


def measure(articles: Sequence[Row], pairs: Sequence[Row]) -> dict[str, float]:
    """Score what is found against the pairs."""
    start = time.process_time()
    got = found(articles)
    spent = time.process_time() - start
    listed = {frozenset((row["a"], row["b"])): float(row["containment"]) for row in pairs}
    result: dict[str, float] = {"articles": len(articles), "articles_per_second": len(articles) / spent}
    for least in (0.2, 0.5):
        wanted = {pair for pair, containment in listed.items() if containment >= least}
        result[f"pairs_{least}"] = len(wanted)
        result[f"recall_{least}"] = len(wanted & got) / len(wanted) if wanted else 1.0
    return {**result, "other_pairs": len(got - set(listed))}


def rows(path: Path) -> Iterator[Row]:
    """Yield the objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as stream:
        yield from (json.loads(line) for line in stream if line.strip())


def main() -> None:
    """Print the scores of the files named on the command line."""
    parser = argparse.ArgumentParser(description="Find articles that share passages and score the finding.")
    parser.add_argument("articles", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    result = measure(list(rows(options.articles)), list(rows(options.pairs)))
    print(json.dumps(result, indent=None if options.json else 2))


if __name__ == "__main__":
    main()
