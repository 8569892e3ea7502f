"""Score the time annotator on files of TIMEX3 annotations, or of date-time cases.

    python -m benchmarks.times FILE.jsonl… | SPECS.json… [--json] [--misses N] [--kinds]

A line of a `.jsonl` is {doc, dct, text, timex: [[start, end, type, value]…]}. Strict and relaxed F1,
type F1 and value F1 are those of TempEval-3 (UzZaman et al. 2013): the last two multiply relaxed F1
by the share of overlapping pairs whose type or value is the same; `days_f1` takes two dates for the
same whose days are (a part of them for `early 1990`, whose TIMEX3 value is the whole year) and leaves
out what is no date. A `.json` is a list of cases as `benchmarks.times_specs` reads them. Speed is
given as articles a second on one core, and as a ratio to what sentencex needs for the same texts.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.times_specs import score_specs
from stemma.annotate.times import times_in
from stemma.types import Time

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
Bounds = tuple[str, str] | str | None


class Timex(NamedTuple):
    """A time expression: where, what type and value, and as (first day, last day) or a reference."""

    start: int
    end: int
    type: str
    value: str
    days: Bounds
    text: str


class Tally:
    """Counts over documents and the figures that follow from them."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.misses: list[str] = []

    def add(self, gold: Sequence[Timex], found: Sequence[Timex]) -> None:
        """Match one document's expressions one to one, exact spans first."""
        self.counts["gold"] += len(gold)
        self.counts["found"] += len(found)
        left = list(found)
        for g in sorted(gold, key=lambda g: not any((f.start, f.end) == (g.start, g.end) for f in found)):
            match = next((f for f in left if (f.start, f.end) == (g.start, g.end)), None) or next(
                (f for f in left if f.start < g.end and g.start < f.end), None
            )
            if match is None:
                self.misses.append(f"missed  {g.text!r} {g.type} {g.value}")
                continue
            left.remove(match)
            self._pair(g, match)
        self.misses += [f"extra   {f.text!r} {f.type} {f.value}" for f in left]

    def _pair(self, g: Timex, f: Timex) -> None:
        exact = (g.start, g.end) == (f.start, f.end)
        hits = {"relaxed": True, "strict": exact, "type": g.type == f.type, "value": same(g.value, f.value)}
        if g.days is not None:
            hits |= {"dated": True, "days": _agree(g, f)}
        self.counts.update(name for name, hit in hits.items() if hit)
        if not exact:
            self.misses.append(f"span    {g.text!r} read {f.text!r}")
        if not hits["value"]:
            self.misses.append(f"value   {g.text!r} {g.value} read {f.value}")
        if not hits["type"]:
            self.misses.append(f"type    {g.text!r} {g.type} read {f.type}")

    def figures(self) -> dict[str, float]:
        """Return the figures by name."""
        n = self.counts
        relaxed = _f1(n["relaxed"], n["found"], n["gold"])
        return {
            "strict_f1": _f1(n["strict"], n["found"], n["gold"]),
            "relaxed_f1": relaxed,
            "type_f1": relaxed * n["type"] / max(1, n["relaxed"]),
            "value_f1": relaxed * n["value"] / max(1, n["relaxed"]),
            "days_f1": relaxed * n["days"] / max(1, n["dated"]),
        }


_CUT = re.compile(r"\b(early|earlier|late|later|mid|middle|beginning|start|end)\b", re.IGNORECASE)


def same(gold: str, found: str) -> bool:
    """Say whether two values are one, however they are spelled.

    The files spell a year `1949-XX` or `1994-XX-XX` beside `1949`, a decade `199X` beside `199`, a
    week `2000-W7` beside `2000-W07`, an hour `T24` beside `T24:00`.
    """
    return _spelled(gold) == _spelled(found)


def _spelled(value: str) -> str:
    value = re.sub(r"-W(\d)(?!\d)", r"-W0\1", value)
    value = re.sub(r"^(\d{4})(?:-XX){1,2}$", r"\1", value)
    value = re.sub(r"^(\d{2,3})X{1,2}$", r"\1", value)
    return re.sub(r"T(\d\d)$", r"T\1:00", value)


def _agree(gold: Timex, found: Timex) -> bool:
    """Say whether two mean the same days; `early 1990`, which TIMEX3 values as 1990, may be a part of it."""
    if gold.days == found.days:
        return True
    if not _CUT.search(gold.text) or not isinstance(gold.days, tuple) or not isinstance(found.days, tuple):
        return False
    return gold.days[0] <= found.days[0] and found.days[1] <= gold.days[1]


def _f1(hit: int, found: int, gold: int) -> float:
    return 2 * hit / (found + gold) if found + gold else 1.0


def gold_days(value: str) -> Bounds:
    """Read a TIMEX3 value as first and last day; a reference stays a word; None for durations and sets."""
    if value.endswith("_REF"):
        return value
    value = value.split("T")[0]
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        return value, value
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return f"{value}-01", f"{value}-{monthrange(int(match[1]), int(match[2]))[1]}"
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return _months(int(match[1]), 3 * int(match[2]) - 2, 3)
    if match := re.fullmatch(r"(\d{4})-H([12])", value):
        return _months(int(match[1]), 6 * int(match[2]) - 5, 6)
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return _months(int(match[1]), _SEASONS[match[2]], 3)
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        first, last = (5, 6) if match[3] else (0, 6)
        return (monday + timedelta(days=first)).isoformat(), (monday + timedelta(days=last)).isoformat()
    if re.fullmatch(r"\d{2,4}", value):
        return f"{value:0<4}-01-01", f"{value:9<4}-12-31"
    return None


def _months(year: int, month: int, count: int) -> tuple[str, str]:
    end_year, end_month = divmod(year * 12 + month - 2 + count, 12)
    return f"{year}-{month:02}-01", f"{end_year}-{end_month + 1:02}-{monthrange(end_year, end_month + 1)[1]}"


def found_in(text: str, day: date | None) -> Iterator[Timex]:
    """Yield what the annotator reads in a text of this day."""
    for annotation in times_in(text, day):
        time = annotation.value
        assert isinstance(time, Time)
        days = (time.low[:10], time.high[:10]) if time.low and time.high else time.timex
        yield Timex(*annotation.span, time.kind, time.timex, days, time.text)


def documents(paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Yield the annotated documents of the files."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def day_of(document: dict[str, Any]) -> date | None:
    """Return the day of an annotated document, if it has one."""
    return date.fromisoformat(document["dct"][:10]) if document.get("dct") else None


def score(paths: Sequence[Path]) -> Tally:
    """Score the annotator on every document of the files."""
    tally = Tally()
    for document in documents(paths):
        text = document["text"]
        gold = [Timex(s, e, t, v, gold_days(v), text[s:e]) for s, e, t, v in document["timex"]]
        tally.add(gold, list(found_in(text, day_of(document))))
    return tally


def speed(paths: Sequence[Path]) -> dict[str, float]:
    """Return articles a second on one core, and how many times faster sentencex splits the same texts."""
    from sentencex import segment

    texts = [(document["text"], day_of(document)) for document in documents(paths)]
    start = time.process_time()
    for text, day in texts:
        list(times_in(text, day))
    own = time.process_time() - start
    start = time.process_time()
    for text, _ in texts:
        list(segment("en", text))
    peer = time.process_time() - start
    return {"articles_per_s": len(texts) / own, "times_peer": own / max(peer, 1e-9)}


def main() -> None:
    """Print the figures of the files named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    specs = [path for path in options.paths if path.suffix == ".json"]
    texts = [path for path in options.paths if path not in specs]
    figures: dict[str, float] = {}
    misses: list[str] = []
    if texts:
        tally = score(texts)
        figures |= tally.figures() | speed(texts)
        misses += tally.misses
    if specs:
        told = score_specs(specs)
        figures |= told.figures()
        misses += told.misses
    if options.json:
        print(json.dumps({name: round(value, 4) for name, value in figures.items()}))
    else:
        for name, value in figures.items():
            print(f"{name:<16}{value:.4f}")
    for miss in misses[: options.misses]:
        print(miss)


if __name__ == "__main__":
    main()
