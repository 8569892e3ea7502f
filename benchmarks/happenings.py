"""Score how the tellings of one happening are put together, on piles whose happenings are keyed.

    python -m benchmarks.happenings KEY.json CASE.stemma [KEY.json CASE.stemma]… [--json]

A key is in the form of `examples/key.json`; of its `events` the mentions (file and span) are read. A case is
what `stemma collate` made of the pile. Scored are the keyed mentions at which a telling was seen (`found`, a
share of all): B-cubed precision, recall and F1 (Bagga and Baldwin 1998), per pile and their mean.
`benchmarks.happenings_made` writes ECB+ and the Gun Violence Corpus as such piles.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path, PurePath
from typing import NamedTuple

from benchmarks.stories import b_cubed
from stemma.engine.local import LocalEngine
from stemma.extract.redating import redated
from stemma.offsets import Span
from stemma.relate.event_weights import WEIGHTS, Usage
from stemma.relate.events import EventRelator
from stemma.relate.tellings import Telling, tellings
from stemma.resolve import clusters
from stemma.settings import Settings
from stemma.store.codec import decode
from stemma.store.store import Store
from stemma.types import Dating, Time


class Keyed(NamedTuple):
    """The tellings of a pile, the happening of each that the key names, and the share of the key's found."""

    items: tuple[Telling, ...]
    happenings: Mapping[str, str]
    found: float


def keyed(key: Path, case: Path) -> Keyed:
    """Lay a key over the tellings of a case, each mention on the telling that it overlaps most."""
    items, files = tellings_of(case)
    by_file: dict[str, list[Telling]] = defaultdict(list)
    for item in items:
        by_file[files[item.mention.document]].append(item)
    wanted = [
        (PurePath(mention["file"]).name, Span(*mention["span"]), event["key"])
        for event in json.loads(key.read_text("utf-8"))["events"]
        for mention in event["mentions"]
        if not (event.get("unsure") or mention.get("unsure"))
    ]
    happenings: dict[str, str] = {}
    hits = 0
    for file, span, name in wanted:
        best = max(by_file[file], key=lambda t: _share(t.mention.span, span), default=None)
        if best is not None and best.mention.span.overlaps(span):
            hits += 1
            happenings.setdefault(best.id, name)
    return Keyed(items, happenings, hits / max(1, len(wanted)))


def _share(inner: Span, outer: Span) -> float:
    shared = min(inner.end, outer.end) - max(inner.start, outer.start)
    return shared / max(1, inner.end - inner.start)


def tellings_of(case: Path) -> tuple[tuple[Telling, ...], dict[str, str]]:
    """Return the tellings of a case as its collation compared them, and the file of each document."""
    with closing(sqlite3.connect(case)) as rows:
        names = rows.execute('SELECT document, start, "end", entity FROM bearing')
        index = {(document, Span(start, end)): entity for document, start, end, entity in names}
        stories = dict(rows.execute("SELECT document, story FROM report").fetchall())
        dated: dict[str, list[Dating]] = defaultdict(list)
        for document, part, time in rows.execute("SELECT document, part, value FROM dating"):
            dated[document].append(Dating(document, part, decode(Time, time)))
    with Store(case) as store:
        readings = [redated(r, dated.get(r.document.id, ())) for r in store.readings()]
    files = {r.document.id: PurePath(r.document.path).name for r in readings}
    return tuple(t for r in readings for t in tellings(r, index, stories)), files


def together(items: Sequence[Telling], weights: Mapping[str, float] = WEIGHTS) -> dict[str, str]:
    """Return the happening that each telling is put to."""
    relator = EventRelator(Usage(items), weights)
    links = relator.compare(LocalEngine().meet(items, relator.keys, Settings().key_cap))
    return clusters([item.id for item in items], links, linkage="average")


def score(pile: Keyed, weights: Mapping[str, float] = WEIGHTS) -> dict[str, float]:
    """Return the figures of a pile."""
    found = together(pile.items, weights)
    precision, recall, f1 = b_cubed(list(pile.happenings.values()), [found[id] for id in pile.happenings])
    return {"found": pile.found, "precision": precision, "recall": recall, "b3_f1": f1}


def main() -> None:
    """Print the figures for the piles named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="KEY CASE")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if len(options.paths) % 2:
        parser.error("each key needs the case of its pile behind it")
    if len({case.stem for case in options.paths[1::2]}) * 2 < len(options.paths):
        parser.error("two cases have one name, by which their figures are told apart")
    pairs = list(pairwise(options.paths))[::2]
    figures = {case.stem: score(keyed(key, case)) for key, case in pairs}
    mean = sum(f["b3_f1"] for f in figures.values()) / len(figures)
    if options.json:
        print(json.dumps({"b3_f1": round(mean, 4), "piles": figures}))
        return
    for name, values in figures.items():
        print(f"{name:<12}" + "  ".join(f"{what} {value:.3f}" for what, value in values.items()))
    print(f"{'mean':<12}b3_f1 {mean:.3f}")


if __name__ == "__main__":
    main()
