"""Turns articles and pairs of them that share passages into a score: which pairs are found, how fast?

    python -m benchmarks.reuse ARTICLES.jsonl PAIRS.jsonl [--corpus FILE…] [--scale N…] [--json]

ARTICLES holds {id, title, text, date}, PAIRS {a, b, containment}: what part of the 8-word
shingles of one article stands in the other. Reported: the share of pairs found, among those of
at least 0.2 and at least 0.5; pairs found beyond those listed; articles a second of CPU time, beside
the peers that are installed; and `precision`: of the passages of a sample that somebody read, how many
are right (`benchmarks/reuse_verdicts.json`; `--sample N` prints those to be read).

With a corpus: `alignment`, the F1 of characters aligned on pairs made by known edits, over all edits
and by edit. With `--scale`, feeds of so many articles of 500 words: seconds, articles a second, peak memory
and the recall of what was copied, by containment.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.measures import agreement
from benchmarks.reuse_made import EDITS, Item, Made, articles, feed, pairs
from benchmarks.reuse_peers import compared
from benchmarks.stories import reading_of
from stemma.engine.local import LocalEngine
from stemma.ids import make_id
from stemma.offsets import Span
from stemma.relate.reuse import Fingerprinted, ReuseRelator, fingerprint
from stemma.types import Reading, Reuse

Row = Mapping[str, Any]
Pair = frozenset[str]
Mark = tuple[int, int]  # a side, 0 or 1, and a character

VERDICTS = Path(__file__).with_name("reuse_verdicts.json")
_MADE = 200  # pairs made of each kind of edit
_SEED = 7


def found(readings: Iterable[Reading], *, cap: int = 200) -> list[Reuse]:
    """Return the passages that readings share."""
    return list(_related([fingerprint(reading) for reading in readings], cap))


def _related(items: Sequence[Fingerprinted], cap: int) -> Iterator[Reuse]:
    relator = ReuseRelator()
    return relator.compare(LocalEngine().meet(items, relator.keys, cap))


def measure(rows: Sequence[Row], listed: Sequence[Row], verdicts: Mapping[str, str]) -> dict[str, Any]:
    """Score what is found against the pairs, beside the peers."""
    readings = [reading_of(row, number) for number, row in enumerate(rows)]
    fingerprint(readings[0])  # tables are built once, and are not part of the speed
    start = time.process_time()
    passages = found(readings)
    speed = len(rows) / (time.process_time() - start)
    ids = {reading.document.id: row["id"] for reading, row in zip(readings, rows, strict=True)}
    got = {frozenset((ids[r.a.document], ids[r.b.document])) for r in passages}
    known = {frozenset((row["a"], row["b"])): float(row["containment"]) for row in listed}
    names = {str(row["id"]): number for number, row in enumerate(rows)}
    result: dict[str, Any] = {"articles": len(rows), "articles_per_second": speed, **_recall(got, known)}
    result |= {"other_pairs": len(got - set(known)), **precision(passages, ids, verdicts)}
    result["peers"] = {}
    for peer, found_by in compared([reading.document.text for reading in readings]):
        if found_by is not None:
            theirs = {pair for pair in known if tuple(sorted(names[x] for x in pair)) in found_by.pairs}
            rate = len(rows) / found_by.seconds
            result["peers"][peer] = {"articles_per_second": rate, **_recall(theirs, known)}
            result[f"ratio_{peer}"] = speed / rate
    return result


def _recall(got: set[Pair], known: Mapping[Pair, float]) -> dict[str, float]:
    result: dict[str, float] = {}
    for least in (0.2, 0.5):
        wanted = {pair for pair, containment in known.items() if containment >= least}
        result[f"pairs_{least}"] = len(wanted)
        result[f"recall_{least}"] = len(wanted & got) / len(wanted) if wanted else 1.0
    return result


# --- precision: passages that somebody read ----------------------------------------------------------


def precision(
    passages: Iterable[Reuse], ids: Mapping[str, str], verdicts: Mapping[str, str]
) -> dict[str, float]:
    """Score the passages that have a verdict; what an outlet prints under all its articles is wrong.

    Verdicts are copy, quotation and paraphrase, which are right; furniture and chance, which are not.
    """
    read = [verdicts[key] for passage in passages if (key := passage_key(passage, ids)) in verdicts]
    result: dict[str, float] = {"read": len(read)}
    for name, wrong in (("precision", {"chance", "furniture"}), ("precision_but_furniture", {"chance"})):
        right = sum(verdict not in wrong for verdict in read)
        result[name] = right / len(read) if read else 1.0
    return result


def passage_key(passage: Reuse, ids: Mapping[str, str]) -> str:
    """Return the id of a passage for its verdict: it tells nothing of the texts, and moves with the spans."""
    sides = ((ids[side.document], side.span.start // 100) for side in (passage.a, passage.b))
    return make_id("psg", *(part for side in sorted(sides) for part in side))


def sample(rows: Sequence[Row], number: int) -> Iterator[str]:
    """Yield passages to be read, drawn by a seed, a line of JSON each."""
    readings = [reading_of(row, n) for n, row in enumerate(rows)]
    ids = {reading.document.id: row["id"] for reading, row in zip(readings, rows, strict=True)}
    texts = {reading.document.id: reading.document.text for reading in readings}
    passages = sorted(found(readings), key=lambda r: r.id)
    for r in Random(_SEED).sample(passages, min(number, len(passages))):
        sides = [side.span.of(texts[side.document]) for side in (r.a, r.b)]
        told = {"key": passage_key(r, ids), "kind": r.kind, "similarity": r.similarity, "sides": sides}
        yield json.dumps(told, ensure_ascii=False)


# --- alignment on pairs made by known edits ----------------------------------------------------------


def alignment(corpus: Sequence[str], number: int = _MADE) -> dict[str, Any]:
    """Score the characters aligned on made pairs: all edits at once, and each by itself."""
    by_edit = {kind: _aligned(pairs(corpus, [kind], number)) for kind in EDITS}
    return {"alignment": _aligned(pairs(corpus, list(EDITS), number)), "alignment_by_edit": by_edit}


def _aligned(made: Iterable[Made]) -> dict[str, float]:
    hits = predicted = wanted = 0
    for pair in made:
        readings = [reading_of({"text": text}, n) for n, text in enumerate((pair.a, pair.b))]
        one, other = (fingerprint(reading) for reading in readings)
        first = readings[0].document.id
        spans = [
            (r.a.span, r.b.span) if r.a.document == first else (r.b.span, r.a.span)
            for r in ReuseRelator().compare([(one, other)])
        ]
        cut = {(0, place) for start, end in pair.cut for place in range(start, end)}
        gold = {mark: n for n, sides in enumerate(pair.copied) for mark in _marks(sides) if mark not in cut}
        told = {mark for sides in spans for mark in _marks(sides)} - cut
        right = {mark for sides in spans for mark in _marks(sides) if _is_right(mark, sides, gold, pair)}
        hits, predicted, wanted = hits + len(right), predicted + len(told), wanted + len(gold)
    return agreement(hits, predicted, wanted)._asdict()


def _marks(sides: Sequence[Sequence[int]]) -> Iterator[Mark]:
    return ((side, place) for side, (start, end) in enumerate(sides) for place in range(start, end))


def _is_right(mark: Mark, sides: tuple[Span, Span], gold: Mapping[Mark, int], pair: Made) -> bool:
    """Say whether a character was copied, and its passage leads to where it was copied to."""
    if mark not in gold:
        return False
    start, end = pair.copied[gold[mark]][1 - mark[0]]
    there = sides[1 - mark[0]]
    return min(end, there.end) > max(start, there.start)


# --- scale --------------------------------------------------------------------------------------------


def scaled(corpus: Sequence[str], number: int, *, workers: int = 2, peers: bool = False) -> dict[str, Any]:
    """Find what a feed of so many articles copies; tell time, memory and recall."""
    sources: list[tuple[int | None, float]] = []
    start, cpu = time.perf_counter(), _cpu()
    made = _readings(feed(corpus, number), sources)
    items = list(LocalEngine(workers).map(fingerprint, made))
    order = {item.document: n for n, item in enumerate(items)}
    got = {_numbers(order, passage) for passage in _related(items, 200)}
    seconds = time.perf_counter() - start
    result: dict[str, Any] = {
        "articles": number,
        "seconds": seconds,
        "cpu_seconds": _cpu() - cpu,
    }
    result |= {"articles_per_second": number / seconds, "peak_mib": _peak(), "pairs_found": len(got)}
    copies = {(source, n): share for n, (source, share) in enumerate(sources) if source is not None}
    for least in (0.2, 0.5):
        wanted = {pair for pair, share in copies.items() if share >= least}
        result[f"recall_{least}"] = len(wanted & got) / len(wanted) if wanted else 1.0
    if peers:
        result["peers"] = _peers_on([item.text for item in feed(corpus, number)], copies)
    return result


def _numbers(order: Mapping[str, int], passage: Reuse) -> tuple[int, int]:
    a, b = order[passage.a.document], order[passage.b.document]
    return min(a, b), max(a, b)


def _readings(items: Iterable[Item], sources: list[tuple[int | None, float]]) -> Iterator[Reading]:
    for number, item in enumerate(items):
        sources.append((item.source, item.share))
        yield reading_of({"text": item.text}, number)


def _peers_on(texts: Sequence[str], copies: Mapping[tuple[int, int], float]) -> dict[str, Any]:
    """Compare with the peers on texts that lie ready, each in one process: articles a second of CPU time."""
    readings = [reading_of({"text": text}, number) for number, text in enumerate(texts)]
    start = time.process_time()
    passages = found(readings)
    own = len(texts) / (time.process_time() - start)
    told: dict[str, Any] = {"stemma": {"articles_per_second": own, "passages": len(passages)}}
    for peer, found_by in compared(texts):
        if found_by is not None:
            rate = len(texts) / found_by.seconds
            told[peer] = {"articles_per_second": rate, "ratio": own / rate}
            for least in (0.2, 0.5):
                wanted = {pair for pair, share in copies.items() if share >= least}
                told[peer][f"recall_{least}"] = len(wanted & found_by.pairs) / len(wanted)
    return told


def _cpu() -> float:
    """Return the seconds of CPU time of this process and of its workers that have ended."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(w).ru_utime + resource.getrusage(w).ru_stime for w in who)


def _peak() -> float:
    """Return the peak memory of this process and of its largest worker, in MiB."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(w).ru_maxrss for w in who) / 1024


def rows_of(path: Path) -> Iterator[Row]:
    """Yield the objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as stream:
        yield from (json.loads(line) for line in stream if line.strip())


def main() -> None:
    """Print the scores of the files named on the command line."""
    parser = argparse.ArgumentParser(description="Find articles that share passages and score the finding.")
    parser.add_argument("articles", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--corpus", type=Path, nargs="+", default=[], help="free texts to make pairs of")
    parser.add_argument("--scale", type=int, nargs="+", default=[], help="make feeds of so many articles")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--sample", type=int, help="print so many passages to be read, and nothing else")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = list(rows_of(options.articles))
    if options.sample:
        print(*sample(rows, options.sample), sep="\n")
        return
    verdicts = json.loads(VERDICTS.read_text("utf-8")) if VERDICTS.exists() else {}
    result = measure(rows, list(rows_of(options.pairs)), verdicts)
    if options.corpus:
        corpus = list(articles(options.corpus))
        result |= alignment(corpus)
        result["scale"] = [
            scaled(corpus, number, workers=options.workers, peers=number <= 10_000)
            for number in options.scale
        ]
    print(json.dumps(result, indent=None if options.json else 2))


if __name__ == "__main__":
    main()
