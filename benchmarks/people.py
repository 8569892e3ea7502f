"""Score the comparison of names on pairs that are one bearer's or two: are the same told from the near?

    python -m benchmarks.people FILE… [--peers] [--peer-python PYTHON] [--all] [--misses N] [--json]

A file is a CSV of labelled pairs (`name_a,name_b,same`, or columns and labels that mean so), or one of the
lists that `training.people_pairs` makes pairs from: tokens, people, or a list with slips (its
`…_untreated.csv`). Of lists only the half that training never saw is measured, unless `--all` is given.
`recall_at_p95` is the best share of the same found at a precision of 0.95 or more, `best_f1` the best F1
over all thresholds (`threshold` is where), `average_precision` the area below the curve; over all pairs,
and for each list. Where the CSV has a column `kind`, the errors of each kind at that threshold are counted.
With `--peers` rapidfuzz's scorers are measured on the same pairs, and jellyfish and nomenklatura's logic-v2
where the Python that is named has them.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler
from training.people_pairs import Pair

from benchmarks.measures import harmonic
from stemma.relate.same_name import compare_names
from training import people_pairs

Figures = Mapping[str, float]
_COLUMNS = {
    "a": ("name_a", "a", "name1", "name_1", "left", "left_name", "query", "query_name", "name"),
    "b": ("name_b", "b", "name2", "name_2", "right", "right_name", "candidate", "candidate_name", "result"),
    "same": ("same", "label", "match", "is_match", "is_same", "judgement", "y", "target"),
}
_YES = frozenset(["1", "1.0", "true", "t", "yes", "y", "same", "match", "positive", "pos"])
_NO = frozenset(
    [
        "0",
        "0.0",
        "-1",
        "false",
        "f",
        "no",
        "n",
        "different",
        "diff",
        "negative",
        "neg",
        "no_match",
        "nonmatch",
    ]
)
_SCORERS: Mapping[str, Callable[[str, str], float]] = {
    **{name: getattr(fuzz, name) for name in ("ratio", "token_sort_ratio", "token_set_ratio", "WRatio")},
    "JaroWinkler": JaroWinkler.similarity,
}


def labelled(path: Path) -> list[Pair] | None:
    """Return the pairs of a CSV of labelled pairs, or None where the file is none."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        head = stream.readline()
        stream.seek(0)
        rows = csv.DictReader(stream, delimiter=max(",\t;", key=head.count))
        named = {(field or "").strip().lower(): field for field in rows.fieldnames or ()}
        columns = {of: next((named[n] for n in known if n in named), None) for of, known in _COLUMNS.items()}
        if None in columns.values():
            return None
        return [pair for row in rows for pair in [_pair(row, columns, path.stem)] if pair]


def _pair(row: Mapping[str, Any], columns: Mapping[str, Any], origin: str) -> Pair | None:
    """Return a row as a pair, or None where nobody knows whether it is one."""
    told = str(row[columns["same"]] or "").strip().lower()
    if told not in _YES | _NO:
        return None
    kind = (row.get("kind") or "").strip()
    return Pair(row[columns["a"]] or "", row[columns["b"]] or "", told in _YES, origin, kind)


def read(path: Path, *, measure: bool | None) -> list[Pair]:
    """Return the pairs of a file, those with other scripts after those in Latin letters."""
    if path.suffix == ".csv":
        found = labelled(path)
        if found is not None:
            return found
    return people_pairs.pairs(path, measure=measure)


def scores(pairs: Sequence[Pair]) -> list[float]:
    """Return Stemma's score of each pair."""
    return [compare_names(p.a, p.b).score for p in pairs]


def figures(pairs: Sequence[Pair], given: Sequence[float]) -> Figures:
    """Return recall at precision 0.95, the best F1 and average precision; equal scores count together."""
    wanted = sum(p.same for p in pairs)
    rows = sorted(zip(given, (p.same for p in pairs), strict=True), key=lambda row: -row[0])
    best = {"recall_at_p95": 0.0, "best_f1": 0.0, "threshold": 0.0, "average_precision": 0.0}
    hits = found = 0
    for threshold, tied in groupby(rows, key=lambda row: row[0]):
        new = [same for _, same in tied]
        hits, found = hits + sum(new), found + len(new)
        precision, recall = hits / found, hits / wanted if wanted else 1.0
        best["average_precision"] += precision * sum(new) / max(1, wanted)
        if precision >= 0.95:
            best["recall_at_p95"] = max(best["recall_at_p95"], recall)
        if harmonic(precision, recall) > best["best_f1"]:
            best["best_f1"], best["threshold"] = harmonic(precision, recall), threshold
    return {name: round(value, 4) for name, value in best.items()} | {"pairs": len(pairs), "same": wanted}


def peers(pairs: Sequence[Pair], python: str) -> dict[str, list[float]]:
    """Return the scores of rapidfuzz here, and of the other peers in a process of their own."""
    found = {
        f"rapidfuzz {name}": [float(score(p.a.casefold(), p.b.casefold())) for p in pairs]
        for name, score in _SCORERS.items()
    }
    script = Path(__file__).with_name("people_peers.py")
    sent = json.dumps([[p.a, p.b] for p in pairs])
    done = subprocess.run(
        [python, "-P", str(script)], input=sent, stdout=subprocess.PIPE, text=True, check=True
    )
    return {**found, **json.loads(done.stdout)}


def by_list(pairs: Sequence[Pair], given: Sequence[float]) -> dict[str, Figures]:
    """Return the figures of each list that the pairs come from."""
    rows: dict[str, tuple[list[Pair], list[float]]] = {}
    for pair, score in zip(pairs, given, strict=True):
        kept = rows.setdefault(pair.origin, ([], []))
        kept[0].append(pair)
        kept[1].append(score)
    return {origin: figures(*row) for origin, row in rows.items()}


def by_kind(pairs: Sequence[Pair], given: Sequence[float], threshold: float) -> dict[str, dict[str, int]]:
    """Count for each kind the same that score under the threshold, and the different that do not."""
    kinds: dict[str, Counter[str]] = {}
    for pair, score in zip(pairs, given, strict=True):
        row = kinds.setdefault(pair.kind, Counter(pairs=0, missed=0, wrong=0))
        row.update(
            pairs=1, missed=pair.same and score < threshold, wrong=not pair.same and score >= threshold
        )
    return {kind: dict(row) for kind, row in kinds.items() if kind}


def misses(pairs: Sequence[Pair], given: Sequence[float], most: int) -> list[str]:
    """Return the same that score least and the different that score most."""
    rows = sorted(zip(given, pairs, strict=True), key=lambda row: row[0])
    low = [(s, p) for s, p in rows if p.same][:most]
    high = [(s, p) for s, p in reversed(rows) if not p.same][:most]
    return [f"{score:.3f} {'same' if p.same else 'different':9} {p.a} | {p.b}" for score, p in low + high]


def command_line() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--peers", action="store_true", help="score the peers on the same pairs")
    parser.add_argument("--peer-python", default=sys.executable, help="a Python that has the peers")
    parser.add_argument("--all", action="store_true", help="of lists, measure the training half too")
    parser.add_argument("--native", action="store_true", help="pair Latin spellings with other scripts")
    parser.add_argument("--misses", type=int, default=0, help="print so many of the worst")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def main() -> None:
    """Print the scores of the files named on the command line."""
    given = command_line()
    measure = None if given.all else True
    reader = people_pairs.native_pairs if given.native else read
    pairs = [pair for path in given.files for pair in reader(path, measure=measure)]
    ours = scores(pairs)
    whole = figures(pairs, ours)
    result: dict[str, Any] = {**whole, "lists": by_list(pairs, ours)}
    if any(pair.kind for pair in pairs):
        result["kinds"] = by_kind(pairs, ours, whole["threshold"])
    if given.peers:
        result["peers"] = {
            name: {"all": figures(pairs, row), **by_list(pairs, row)}
            for name, row in peers(pairs, given.peer_python).items()
        }
    print(json.dumps(result, indent=None if given.json else 2, ensure_ascii=False))
    if given.misses:
        print(*misses(pairs, ours, given.misses), sep="\n")


if __name__ == "__main__":
    main()
