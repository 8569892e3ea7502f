"""Score the dating of undated reports: hide the date of each report of a story in turn, and infer it.

    python -m benchmarks.dates FILE.jsonl… [--json] [--misses N]

A line is {set, cluster, date, title, text}: reports grouped by happening. For each story with two or
more dated reports every one is once taken for undated. `told`: share for which an interval is given;
`right`: share of these that holds the true day; `near`: share of these within a day of it; `days`: the
mean length of the intervals; the same of those dated by a like sentence alone (`sentence_…`), of those
put among the others (`among_…`), and of those dated from their own text alone (`own_…`).
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

from stemma import annotate, clean
from stemma.annotate.sentences import SentenceAnnotator
from stemma.annotate.times import TimeAnnotator, infer_published
from stemma.errors import InputError
from stemma.extract import extract
from stemma.relate.dating import Sheet, datings, sheets
from stemma.settings import Settings
from stemma.types import Document, Reading, Record, Time

_READ = (SentenceAnnotator(), TimeAnnotator())


class Guess(NamedTuple):
    """What was inferred of a report: how, first and last day, and the true one."""

    way: str
    low: int
    high: int
    true: int


def stories(paths: Sequence[Path]) -> Iterator[list[dict[str, Any]]]:
    """Yield the dated reports of each story that has two or more."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            report = json.loads(line)
            if report.get("date"):
                groups[report["set"], report["cluster"]].append(report)
    yield from (group for group in groups.values() if len(group) > 1)


def _document(number: int, report: dict[str, Any]) -> Document | None:
    """Read a report without its date; None for one that holds no article."""
    text = f"{report.get('title') or ''}\n\n{report['text']}"
    try:
        document = clean.clean(Record(f"{number}.txt", "text/plain", text.encode()), Settings())
    except InputError:
        return None
    parts = tuple(replace(part, published=None, updated=None) for part in document.parts[:1])
    return replace(document, parts=parts, published=None, updated=None)


def _sheet(document: Document, published: Time | None) -> tuple[Sheet, Reading]:
    dated = document if published is None else document.dated({0: published})
    reading = extract(dated, annotate.annotate(annotate.pages_of(dated), _READ))
    return next(sheets(reading)), reading


def guesses(paths: Sequence[Path]) -> Iterator[Guess | None]:
    """Yield what is inferred of each report, its date hidden; None where nothing is."""
    for group in stories(paths):
        read = [(_document(n, report), str(report["date"])[:10]) for n, report in enumerate(group)]
        documents, days = [d for d, _ in read if d], [day for d, day in read if d]
        dated = [_sheet(d, Time(day, day))[0] for d, day in zip(documents, days, strict=True)]
        for n, document in enumerate(documents):
            yield _guess(document, [s for k, s in enumerate(dated) if k != n], date.fromisoformat(days[n]))


def _guess(document: Document, others: list[Sheet], true: date) -> Guess | None:
    own = infer_published(annotate.pages_of(document))
    if own is not None:
        return _as_guess("own", own, true)
    sheet = _sheet(document, None)[0]
    found = datings([*others, sheet], {s.document: "story" for s in [*others, sheet]})
    mine = [d.time for d in found if d.document == document.id]
    return _as_guess("among" if "among" in mine[0].rule else "sentence", mine[0], true) if mine else None


def _as_guess(way: str, time: Time, true: date) -> Guess:
    low, high = date.fromisoformat(time.first_day or ""), date.fromisoformat(time.last_day or "")
    return Guess(way, low.toordinal(), high.toordinal(), true.toordinal())


def figures(found: Sequence[Guess | None]) -> dict[str, float]:
    """Return the figures by name."""
    told = [g for g in found if g]
    result = {"reports": float(len(found)), "told": len(told) / max(1, len(found))}
    for way in ("", "sentence", "among", "own"):
        some = [g for g in told if way in ("", g.way)]
        prefix = f"{way}_" if way else ""
        if some:
            result |= {
                f"{prefix}count": float(len(some)),
                f"{prefix}right": mean(g.low <= g.true <= g.high for g in some),
                f"{prefix}near": mean(g.low - 1 <= g.true <= g.high + 1 for g in some),
                f"{prefix}days": mean(g.high - g.low + 1 for g in some),
            }
    return result


def main() -> None:
    """Print the figures of the files named on the command line."""
    parser = argparse.ArgumentParser(description="Score the dating of undated reports.")
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    told = figures(list(guesses(options.paths)))
    if options.json:
        print(json.dumps({name: round(value, 4) for name, value in told.items()}))
    else:
        print(*(f"{name:<16}{value:.3f}" for name, value in told.items()), sep="\n")


if __name__ == "__main__":
    main()
