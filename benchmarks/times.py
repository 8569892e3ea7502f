"""Score the time annotator on files of TIMEX3 annotations.

    python -m benchmarks.times FILE.jsonl… [--json] [--misses N]

A line of a file is {doc, dct, text, timex: [[start, end, type, value]…]}. Strict and relaxed F1, type
F1 and value F1 are those of TempEval-3 (UzZaman et al. 2013): the last two multiply relaxed F1 by the
share of overlapping pairs whose type or value agrees. A value agrees if the days agree (a part of them
for `early 1990`, whose TIMEX3 value is the whole year); durations and sets, whose lengths `Time` does
not yet hold, are left out of the share of values.
"""

from __future__ import annotations

import argparse
import json
import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from stemma.annotate.times import times_in
from stemma.types import Time

_TYPES = {"duration": "DURATION", "set": "SET", "minute": "TIME", "part of day": "TIME"}
_REFS = {"now": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Timex(NamedTuple):
    """A time expression: where, what type, and what it means as (first day, last day) or a reference."""

    start: int
    end: int
    type: str
    days: tuple[str, str] | str | None
    text: str


class Tally:
    """Counts over documents and the figures that follow from them."""

    def __init__(self) -> None:
        self.gold = self.found = self.strict = self.relaxed = self.type = self.value = self.valued = 0
        self.misses: list[str] = []

    def add(self, gold: list[Timex], found: list[Timex]) -> None:
        """Match one document's expressions one to one, exact spans first."""
        self.gold += len(gold)
        self.found += len(found)
        left = list(found)
        for g in sorted(gold, key=lambda g: not any((f.start, f.end) == (g.start, g.end) for f in found)):
            match = next((f for f in left if (f.start, f.end) == (g.start, g.end)), None) or next(
                (f for f in left if f.start < g.end and g.start < f.end), None
            )
            if match is None:
                self.misses.append(f"missed  {g.text!r} {g.type}")
                continue
            left.remove(match)
            self._pair(g, match)
        self.misses += [f"extra   {f.text!r} {f.type}" for f in left]

    def _pair(self, g: Timex, f: Timex) -> None:
        self.relaxed += 1
        self.strict += (g.start, g.end) == (f.start, f.end)
        self.type += g.type == f.type
        if (g.start, g.end) != (f.start, f.end):
            self.misses.append(f"span    {g.text!r} read {f.text!r}")
        if g.days is not None:
            self.valued += 1
            agrees = _agree(g, f)
            self.value += agrees
            if not agrees:
                self.misses.append(f"value   {g.text!r} {g.days} read {f.days}")

    def figures(self) -> dict[str, float]:
        """Return the figures by name."""
        relaxed = _f1(self.relaxed, self.found, self.gold)
        return {
            "strict_f1": _f1(self.strict, self.found, self.gold),
            "relaxed_f1": relaxed,
            "type_f1": relaxed * self.type / max(1, self.relaxed),
            "value_f1": relaxed * self.value / max(1, self.valued),
        }


_CUT = re.compile(r"\b(early|earlier|late|later|mid|middle|beginning|start|end)\b", re.IGNORECASE)


def _agree(gold: Timex, found: Timex) -> bool:
    """Say whether two mean the same days; `early 1990`, which TIMEX3 values as 1990, may be a part of it."""
    if gold.days == found.days:
        return True
    if not _CUT.search(gold.text) or not isinstance(gold.days, tuple) or not isinstance(found.days, tuple):
        return False
    return gold.days[0] <= found.days[0] and found.days[1] <= gold.days[1]


def _f1(hit: int, found: int, gold: int) -> float:
    return 2 * hit / (found + gold) if found + gold else 1.0


def gold_days(value: str) -> tuple[str, str] | str | None:
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


def _found(text: str, day: date | None) -> Iterator[Timex]:
    for annotation in times_in(text, day):
        time = annotation.value
        assert isinstance(time, Time)
        days = (time.low[:10], time.high[:10]) if time.low and time.high else _reference(time)
        yield Timex(*annotation.span, _TYPES.get(time.precision, "DATE"), days, time.text)


def _reference(time: Time) -> str | None:
    """Name the TIMEX3 reference that an interval open on one side stands for."""
    if time.high:
        return "PAST_REF"
    return "FUTURE_REF" if time.low else _REFS.get(time.precision)


def score(paths: list[Path]) -> Tally:
    """Score the annotator on every document of the files."""
    tally = Tally()
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            text = document["text"]
            day = date.fromisoformat(document["dct"][:10]) if document.get("dct") else None
            gold = [Timex(s, e, t, gold_days(v), text[s:e]) for s, e, t, v in document["timex"]]
            tally.add(gold, list(_found(text, day)))
    return tally


def main() -> None:
    """Print the figures of the files named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    tally = score(options.paths)
    if options.json:
        print(json.dumps({name: round(value, 4) for name, value in tally.figures().items()}))
    else:
        for name, value in tally.figures().items():
            print(f"{name:<12}{value:.4f}")
    for miss in tally.misses[: options.misses]:
        print(miss)


if __name__ == "__main__":
    main()
