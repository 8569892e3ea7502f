"""Turns an answer key and an export into one score a section and their mean.

    python -m benchmarks.exam KEY.json EXPORT.jsonl [--json] [--misses SECTION]

The export is what `stemma export CASE --format jsonl` writes. `--misses` lists what a section
missed or said too much.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Hashable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.answers import Answers, Place, Row, pair_up
from benchmarks.measures import (
    Range,
    agreement,
    b_cubed,
    days,
    fold,
    harmonic,
    likeness,
    most_pairs,
    ratio,
    same_number,
    shared,
)

Character = tuple[str | None, int]
Name = tuple[str, Range]


class Result(NamedTuple):
    """The figures of a section (`score` among them) and what was missed or said too much."""

    figures: dict[str, float]
    misses: list[str]


def examine(key: Row, rows: list[Row]) -> dict[str, Result]:
    """Return the result of every section, and their `mean`."""
    answers = Answers(key, rows)
    results = {name: section(answers) for name, section in SECTIONS.items()}
    mean = sum(result.figures["score"] for result in results.values()) / len(results)
    return {**results, "mean": Result({"score": mean}, [])}


# --- documents --------------------------------------------------------------------------------


def documents(answers: Answers) -> Result:
    """Score what is said of each report, and which of its characters are no article."""
    found = {answers.files[row["id"]]: row for row in answers.rows["document"]}
    right = asked = both = said = wanted = 0
    misses = []
    for key in answers.key["documents"]:
        row = found.get(key["file"], {})
        misses += [] if row else [f"{key['file']}: no document"]
        for field, good in _fields(key, row):
            asked += 1
            right += good
            if not good:
                misses.append(f"{key['file']}: {field} want {key[field]!r} got {row.get(field)!r}")
        hits, predicted, gold = _removed(key, row)
        both, said, wanted = both + hits, said + predicted, wanted + gold
    fields, removed = ratio(right, asked), agreement(both, said, wanted).f1
    return Result({"fields": fields, "removed F1": removed, "score": (fields + removed) / 2}, misses)


def _fields(key: Row, row: Row) -> Iterator[tuple[str, bool]]:
    """Yield each field that the key asks for, and whether the row has it right."""
    for field, check in _CHECKS.items():
        if key.get(field):
            yield field, check(key[field], row)


def _title_is(want: list[int], row: Row) -> bool:
    span = row.get("title_span") or {"start": 0, "end": 0}
    return likeness((span["start"], span["end"]), _range(want)) >= 0.9


def _outlet_is(want: str, row: Row) -> bool:
    outlet = row.get("outlet") or ""
    name = fold(outlet.get("name") if isinstance(outlet, dict) else outlet)
    return bool(name) and (name in fold(want) or fold(want) in name)


def _authors_are(want: list[str], row: Row) -> bool:
    return {fold(author) for author in row.get("authors") or ()} == {fold(author) for author in want}


def _lies_about(want: list[str], row: Row) -> bool:
    """Say whether the published time meets the wanted days, and is not much wider."""
    low, high = _day_bounds(row.get("published"))
    meets = bool(low) and low <= want[1] and high >= want[0]
    return meets and (low >= want[0] or high <= want[1]) and days(low, high) <= max(3, 2 * days(*want))


def _parts_are(want: list[list[int]], row: Row) -> bool:
    parts = [(part["start"], part["end"]) for part in row.get("parts") or ()]
    near = (max((likeness(part, _range(w)) for part in parts), default=0.0) for w in want)
    return len(parts) == len(want) and all(value >= 0.8 for value in near)


def _begins(field: str) -> Callable[[str, Row], bool]:
    def check(want: str, row: Row) -> bool:
        time = row.get(field) or {}
        low = time.get("low") if isinstance(time, dict) else time
        return bool((low or "")[: len(want)] == want)

    return check


_CHECKS: Mapping[str, Callable[..., bool]] = {
    "title": _title_is,
    "published": _begins("published"),
    "updated": _begins("updated"),
    "outlet": _outlet_is,
    "authors": _authors_are,
    "published_range": _lies_about,
    "parts": _parts_are,
}


def _removed(key: Row, row: Row) -> tuple[int, int, int]:
    """Count characters removed rightly, removed, and to be removed; captions may go or stay."""
    wanted: set[int] = set()
    free = set(range(*key["title"])) if key.get("title") else set()
    for drop in key["drop"]:
        (free if drop["why"] == "caption" or drop.get("unsure") else wanted).update(range(*drop["span"]))
    removed = {i for span in row.get("removed", ()) for i in range(span["start"], span["end"])} - free
    return len(wanted & removed), len(removed), len(wanted)


# --- stories and entities ---------------------------------------------------------------------


def stories(answers: Answers) -> Result:
    """Score which reports tell of the same happening (B-cubed)."""
    wanted = {file: number for number, story in enumerate(answers.key["stories"]) for file in story}
    found = {file: f"alone {file}" for file in wanted}
    for story in answers.rows["story"]:
        found |= {f: story["id"] for d in story["documents"] if (f := answers.files.get(d)) in found and f}
    result = b_cubed(wanted, found)
    misses = [f"{file}: {id}" for file, id in found.items()] if result.f1 < 1 else []
    return Result({"P": result.precision, "R": result.recall, "score": result.f1}, misses)


def entities(answers: Answers) -> Result:
    """Score which names are found and which mean the same; each merger of distinct ones costs 0.02."""
    wanted: dict[Name, str] = {}
    found: dict[Name, Hashable] = {}
    misses, hits = [], 0
    for entity in (e for e in answers.key["entities"] if not e.get("unsure")):
        for name in (n for n in entity["names"] if not n.get("unsure")):
            item = (name["file"], _range(name["span"]))
            hit = answers.entity_at(*item)
            wanted[item], found[item] = entity["key"], hit or item
            hits += hit is not None
            misses += [] if hit else [f"not found: {entity['key']} {item}"]
    recall = ratio(hits, len(wanted))
    merged = [pair for pair in answers.key["distinct"] if _share(wanted, found, *pair)]
    misses += [f"merged: {a} and {b}" for a, b in merged]
    result = b_cubed(wanted, found)
    figures = {"found": recall, "B3 P": result.precision, "B3 R": result.recall, "wrong merges": len(merged)}
    return Result({**figures, "score": 0.5 * recall + 0.5 * result.f1 - 0.02 * len(merged)}, misses)


def _share(wanted: dict[Name, str], found: dict[Name, Hashable], a: str, b: str) -> bool:
    """Say whether one entity was found where the key has two."""
    ours, theirs = ({found[item] for item in wanted if wanted[item] == x} for x in (a, b))
    return bool(ours & theirs)


# --- statements and figures -------------------------------------------------------------------


def statements(answers: Answers) -> Result:
    """Score who is said to say what: contents by overlap, then their speakers."""
    gold, rows = answers.key["statements"], answers.rows["statement"]
    paired = pair_up(
        [(g["file"], _range(g["content"])) for g in gold],
        [answers.place(row["content"] | {"document": row["document"]}) for row in rows],
        0.5,
    )
    sure, said = _counted(gold, paired, len(rows))
    matched = [(gold[i], rows[j]) for i, j in sorted(paired.items()) if not gold[i].get("unsure")]
    spoken = [_is_speaker(answers, g, row) for g, row in matched]
    kinds = sum(row.get("kind") == g["kind"] for g, row in matched)
    hands = [_has_hand(name, row) for g, row in matched for name in g["via"]]
    plain, full = agreement(len(matched), said, sure), agreement(sum(spoken), said, sure)
    figures = {"P": plain.precision, "R": plain.recall, "F1": plain.f1, "F1 with speaker": full.f1}
    figures |= {"kind": kinds / (len(matched) or 1), "via": ratio(sum(hands), len(hands)), "score": full.f1}
    return Result(figures, list(_missed_statements(answers, paired, matched, spoken)))


def _is_speaker(answers: Answers, gold: Row, row: Row) -> bool:
    return answers.speaks(row.get("speaker"), gold["file"], _range(gold["speaker_span"]), gold["speaker"])


def _has_hand(name: str, row: Row) -> bool:
    hands = [fold(via.get("name")) for via in row.get("via", ())]
    return any(fold(name) in hand or (hand and hand in fold(name)) for hand in hands)


def _missed_statements(
    answers: Answers, paired: dict[int, int], matched: list[tuple[Row, Row]], spoken: list[bool]
) -> Iterator[str]:
    for (g, row), good in zip(matched, spoken, strict=True):
        if not good:
            speaker = row.get("speaker")
            yield f"speaker: {g['file']} {g['content']} want {g['speaker']} got {speaker}"
    for i, g in enumerate(answers.key["statements"]):
        if i not in paired and not g.get("unsure"):
            yield f"missed: {g['file']} {g['content']} by {g['speaker']} ({g['kind']})"
    asked, taken = {d["file"] for d in answers.key["documents"]}, set(paired.values())
    for j, row in enumerate(answers.rows["statement"]):
        file, span = answers.place(row["content"] | {"document": row["document"]})
        if j not in taken and file in asked:
            yield f"extra: {file} {span}"


def figures(answers: Answers) -> Result:
    """Score which counts are read, with what values and on whose word."""
    gold, rows = answers.key["figures"], answers.rows["figure"]
    paired = pair_up(
        [(g["file"], _range(g["span"])) for g in gold], [answers.place(row) for row in rows], 0.3
    )
    sure, said = _counted(gold, paired, len(rows))
    misses: list[str] = []
    values = [_has_value(g, rows[paired[i]], misses) for i, g in _sure_pairs(gold, paired)]
    held = [
        _has_holder(answers, g, rows[paired[i]], misses) for i, g in _sure_pairs(gold, paired) if g["holder"]
    ]
    dated = [_has_date(g["as_of"], rows[paired[i]]) for i, g in _sure_pairs(gold, paired) if g.get("as_of")]
    asked = [g for g in gold if not g.get("unsure")]
    misses += [f"missed: {_about(g)}" for i, g in enumerate(gold) if i not in paired and not g.get("unsure")]
    result = agreement(sum(values), said, sure)
    holder = ratio(sum(held), sum(bool(g.get("holder")) for g in asked))
    as_of = ratio(sum(dated), sum(bool(g.get("as_of")) for g in asked))
    found = {
        "P": result.precision,
        "R": result.recall,
        "value F1": result.f1,
        "holder": holder,
        "as of": as_of,
    }
    return Result({**found, "score": 0.7 * result.f1 + 0.3 * holder}, misses)


def _counted(gold: list[Row], paired: dict[int, int], said: int) -> tuple[int, int]:
    """Return how many are asked for and said, less those of which the key is unsure."""
    unsure = sum(1 for i in paired if gold[i].get("unsure"))
    return sum(1 for g in gold if not g.get("unsure")), said - unsure


def _sure_pairs(gold: list[Row], paired: dict[int, int]) -> Iterator[tuple[int, Row]]:
    return ((i, g) for i, g in enumerate(gold) if i in paired and not g.get("unsure"))


def _about(gold: Row) -> str:
    return f"{gold['file']} {gold['span']} {gold['low']}..{gold['high']} {gold.get('what')}"


def _has_value(gold: Row, row: Row, misses: list[str]) -> bool:
    good = same_number(row.get("low"), gold["low"]) and same_number(row.get("high"), gold["high"])
    misses += [] if good else [f"value: {_about(gold)} got {row.get('low')}..{row.get('high')}"]
    return good


def _has_holder(answers: Answers, gold: Row, row: Row, misses: list[str]) -> bool:
    good = answers.means(row.get("holder"), gold["holder"])
    misses += [] if good else [f"holder: {_about(gold)} want {gold['holder']} got {row.get('holder')}"]
    return good


def _has_date(want: list[str], row: Row) -> bool:
    low, high = _day_bounds(row.get("as_of"))
    return bool(row.get("as_of")) and low <= want[1] and high >= want[0]


# --- events and differences -------------------------------------------------------------------


def events(answers: Answers) -> Result:
    """Score which happenings are seen, which mentions mean the same one, and when it was."""
    spoken = [(answers.place(m), event) for event in answers.rows["event"] for m in event.get("mentions", ())]
    wanted, found, misses, dated, status = {}, {}, [], [], 0
    asked = [event for event in answers.key["events"] if not event.get("unsure")]
    for event in asked:
        first = None
        for mention in (m for m in event["mentions"] if not m.get("unsure")):
            item = (mention["file"], _range(mention["span"]))
            hit = _event_at(spoken, *item)
            wanted[item], found[item] = event["key"], hit["id"] if hit else item
            misses += [] if hit else [f"missed: {event['key']} {item}"]
            first = first or hit
        if first and event.get("date"):
            dated.append(_is_dated(event["date"], first.get("time")))
            misses += (
                [] if dated[-1] else [f"date: {event['key']} want {event['date']} got {first.get('time')}"]
            )
        status += bool(first) and first is not None and first.get("status") == event["status"]
    recall = ratio(sum(found[i] != i for i in wanted), len(wanted))
    joined, date = b_cubed(wanted, found).f1, ratio(sum(dated), len(dated))
    kinds = status / (len(asked) or 1)
    score = (recall + joined + date * recall) / 3
    return Result({"found": recall, "B3 F1": joined, "date": date, "status": kinds, "score": score}, misses)


def _event_at(spoken: list[tuple[Place, Row]], file: str, span: Range) -> Row | None:
    """Return the event one of whose mentions lies at least half within the span."""
    inside = [(shared(s, span) / (s[1] - s[0] or 1), event) for (f, s), event in spoken if f == file]
    part, event = max(inside, key=lambda pair: pair[0], default=(0.0, None))
    return event if part >= 0.5 else None


def _is_dated(want: list[str], time: Row | None) -> bool:
    low, high = _day_bounds(time)
    meets = bool(low) and low <= want[1] and high >= want[0]
    return meets and days(low, high) <= max(1, 2 * days(*want))


def differences(answers: Answers) -> Result:
    """Score which differences are seen: two of their readings must be told apart. A flood of them costs."""
    asked = [
        d
        for d in answers.key["differences"]
        if not d.get("unsure") and sum(bool(r["spans"]) for r in d["readings"]) >= 2
    ]
    rows = answers.rows["difference"]
    said = [[[answers.place(s) for s in r.get("spans", ())] for r in row.get("readings", ())] for row in rows]
    found = kinds = 0
    misses = []
    for gold in asked:
        wanted = [[(s["file"], _range(s["span"])) for s in r["spans"]] for r in gold["readings"]]
        covered = [most_pairs(_meetings(wanted, readings)) for readings in said]
        best = max(range(len(rows)), key=lambda n: covered[n], default=None)
        if best is None or covered[best] < 2:
            misses.append(f"missed: {gold['about']} ({gold['kind']})")
            continue
        found += 1
        kinds += rows[best].get("kind") == gold["kind"]
    recall, room = ratio(found, len(asked)), 6 * max(1, len(asked))
    score = recall if len(rows) <= room else recall * 6 * len(asked) / len(rows)
    kind = kinds / found if found else 0.0
    return Result({"found": recall, "kind": kind, "reported": len(rows), "score": score}, misses)


def _meetings(wanted: list[list[Place]], said: list[list[Place]]) -> set[tuple[int, int]]:
    """Return which wanted readings share characters with which of those said."""
    return {
        (i, j)
        for i, places in enumerate(wanted)
        for j, others in enumerate(said)
        if any(f == g and shared(s, t) for f, s in places for g, t in others)
    }


# --- origins and reuse ------------------------------------------------------------------------


def origins(answers: Answers) -> Result:
    """Score which origins each report is said to rest on; a name may be part of the other."""
    gold = {(g["file"], fold(g["origin"])) for g in answers.key["origins"] if not g.get("unsure")}
    said = {(answers.files.get(o["document"]), fold(o["name"])) for o in answers.rows["origin"]}
    hits = {g for g in gold if any(_same_origin(g, o) for o in said)}
    good = {o for o in said if any(_same_origin(g, o) for g in gold)}
    misses = [f"missed: {g}" for g in sorted(gold - hits)] + [
        f"extra: {o}" for o in sorted(said - good, key=str)
    ]
    precision = len(good) / len(said) if said else float(not gold)
    recall = ratio(len(hits), len(gold))
    return Result({"P": precision, "R": recall, "score": harmonic(precision, recall)}, misses)


def _same_origin(gold: tuple[str, str], said: tuple[str | None, str]) -> bool:
    a, b = gold[1], said[1]
    return gold[0] == said[0] and bool(b) and (a in b or b in a)


def reuse(answers: Answers) -> Result:
    """Score which characters stand twice, in one report or in two."""
    sides = [(g[side], bool(g.get("unsure"))) for g in answers.key["reuse"] for side in "ab"]
    gold = _characters((side["file"], _range(side["span"])) for side, unsure in sides if not unsure)
    free = _characters((side["file"], _range(side["span"])) for side, unsure in sides if unsure)
    said = _characters(answers.place(row[side]) for row in answers.rows["reuse"] for side in "ab")
    said -= free - gold
    result = agreement(len(gold & said), len(said), len(gold))
    return Result({"P": result.precision, "R": result.recall, "score": result.f1}, [])


def _characters(places: Iterator[Place]) -> set[Character]:
    return {(file, i) for file, span in places for i in range(*span)}


def _range(span: list[int]) -> Range:
    return span[0], span[1]


def _day_bounds(time: Row | None) -> tuple[str, str]:
    low, high = ((time or {}).get(bound) or "" for bound in ("low", "high"))
    return low[:10], high[:10]


SECTIONS: Mapping[str, Callable[[Answers], Result]] = {
    "documents": documents,
    "stories": stories,
    "entities": entities,
    "statements": statements,
    "figures": figures,
    "events": events,
    "differences": differences,
    "origins": origins,
    "reuse": reuse,
}


# --- the command ------------------------------------------------------------------------------


def load(key: Path, export: Path) -> tuple[Row, list[Row]]:
    """Read a key and the rows of an export."""
    lines = export.read_text("utf-8").split("\n")
    return json.loads(key.read_text("utf-8")), [json.loads(line) for line in lines if line.strip()]


def main() -> int:
    """Print one line a section, or JSON, and what was missed."""
    parser = argparse.ArgumentParser(description="Score an export against an answer key.")
    parser.add_argument("key", type=Path)
    parser.add_argument("export", type=Path)
    parser.add_argument("--json", action="store_true", help="print every figure as JSON")
    parser.add_argument("--misses", action="append", default=[], choices=list(SECTIONS))
    options = parser.parse_args()
    results = examine(*load(options.key, options.export))
    if options.json:
        print(json.dumps({name: result.figures for name, result in results.items()}, indent=1))
        return 0
    for name, result in results.items():
        print(f"{name:<12}" + "  ".join(f"{k} {round(v, 3)}" for k, v in result.figures.items()))
    for section in options.misses:
        print(f"\n{section}:", *(results[section].misses or ["nothing missed"]), sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
