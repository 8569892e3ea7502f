"""Turns reports grouped by happening into sentences told again in other words: how many, and how many right?

    python -m benchmarks.retold STORIES.jsonl [--sample N] [--json]

STORIES holds {set, cluster, title, text, date}. Reported: reports and stories, pairs of sentences that are
told again beyond what is aligned as reuse, and `precision`: how many of those that somebody read are right
(`benchmarks/retold_verdicts.json`; `--sample N` prints N pairs to be read, drawn by a seed).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.reuse import rows_of
from benchmarks.stories import reading_of
from stemma.engine.local import LocalEngine
from stemma.ids import make_id
from stemma.relate.reuse import ReuseRelator, fingerprint
from stemma.relate.reuse_retold import RetoldRelator
from stemma.types import Locus

Row = Mapping[str, Any]
Pair = tuple[Locus, Locus]

VERDICTS = Path(__file__).with_name("retold_verdicts.json")
_SEED = 29
_CAP = 200


def found(rows: Sequence[Row]) -> tuple[list[Pair], dict[str, tuple[int, str]]]:
    """Return the pairs of sentences, and for each document its row's number and its text."""
    readings = [reading_of(row, number) for number, row in enumerate(rows)]
    items = [fingerprint(reading) for reading in readings]
    story_of = {
        reading.document.id: f"{row['set']}/{row['cluster']}"
        for reading, row in zip(readings, rows, strict=True)
    }
    engine, reuse = LocalEngine(), ReuseRelator(story_of)
    aligned = reuse.compare(engine.meet(items, reuse.keys, _CAP))
    relator = RetoldRelator(story_of, aligned)
    links = relator.compare(engine.meet(items, relator.keys, _CAP))
    pairs = [(reason.evidence[0], reason.evidence[1]) for link in links for reason in link.reasons]
    return pairs, {r.document.id: (n, r.document.text) for n, r in enumerate(readings)}


def pair_key(pair: Pair, numbers: Mapping[str, tuple[int, str]]) -> str:
    """Return the id of a pair for its verdict: it tells nothing of the texts, and moves with the spans."""
    sides = sorted((numbers[side.document][0], side.span.start) for side in pair)
    return make_id("ret", *(part for side in sides for part in side))


def measure(rows: Sequence[Row], verdicts: Mapping[str, str]) -> dict[str, Any]:
    """Count what is told again, and score what has a verdict: `same` or `other`."""
    pairs, texts = found(rows)
    read = [verdicts[key] for pair in pairs if (key := pair_key(pair, texts)) in verdicts]
    return {
        "reports": len(rows),
        "stories": len({(row["set"], row["cluster"]) for row in rows}),
        "pairs": len(pairs),
        "read": len(read),
        "precision": read.count("same") / len(read) if read else 1.0,
    }


def sample(rows: Sequence[Row], number: int) -> Iterator[str]:
    """Yield pairs to be read, no two of the same two reports, a line of JSON each."""
    pairs, texts = found(rows)
    Random(_SEED).shuffle(pairs)
    seen: set[tuple[str, ...]] = set()
    for pair in pairs:
        reports = tuple(sorted(side.document for side in pair))
        if reports not in seen and len(seen) < number:
            seen.add(reports)
            told = {"key": pair_key(pair, texts), "sides": [s.span.of(texts[s.document][1]) for s in pair]}
            yield json.dumps(told, ensure_ascii=False)


def main() -> None:
    """Print the scores of the file named on the command line."""
    parser = argparse.ArgumentParser(description="Find sentences told again and score the finding.")
    parser.add_argument("stories", type=Path)
    parser.add_argument("--sample", type=int, help="print so many pairs to be read, and nothing else")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = list(rows_of(options.stories))
    if options.sample:
        print(*sample(rows, options.sample), sep="\n")
        return
    verdicts = json.loads(VERDICTS.read_text("utf-8")) if VERDICTS.exists() else {}
    print(json.dumps(measure(rows, verdicts), indent=None if options.json else 2))


if __name__ == "__main__":
    main()
