"""Turns the annotations in `examples/key/*.toml` into the answer key `examples/key.json`.

    python examples/build_key.py [--check]

The annotations quote the reports, the key counts characters: a quote that is not found, or is
found twice, stops the build, so that a report cannot change without its key. How a quote is
written: `examples/README.md`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Any

HERE = Path(__file__).parent
REPORTS = HERE / "reports"
KEY = HERE / "key.json"
NOTE = "Three happenings in invented countries: two visits, a dam that bursts, a cable that is cut."

Row = dict[str, Any]
Range = tuple[int, int]

_MARKED = re.compile(r"(.*)«(.*)»(.*)", re.DOTALL)
_MARKUP = re.compile(r"<(head|script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)  # what no reader sees
_HEDGES = {(True, True): "range", (True, False): "at least", (False, True): "up to"}


class QuoteError(Exception):
    """A quote that does not stand where the annotations say."""


class Source:
    """A report's raw text and the places of quotes in it."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.dropped: list[Range] = []

    def places(self, quote: str) -> Iterator[Range]:
        """Yield where a quote stands: its marked part, or from its first to its last words."""
        marked = _MARKED.fullmatch(quote)
        before, core, after = marked.groups() if marked else ("", quote, "")
        head, gap, tail = core.partition(" … ")
        at = self.text.find(before + head + ("" if gap else after))
        while at >= 0:
            start = at + len(before)
            end = start + len(core) if not gap else self.text.find(tail + after, start + len(head))
            if gap and end >= 0:
                end += len(tail)
            if end >= 0:
                yield start, end
            at = self.text.find(before + head + ("" if gap else after), at + 1)

    def kept(self, quote: str) -> list[Range]:
        """Return the places of a quote outside of what is dropped."""
        return [place for place in self.places(quote) if not any(_inside(place, d) for d in self.dropped)]

    def first(self, quote: str) -> Range:
        """Return the first place of a quote outside of what is dropped."""
        found = self.kept(quote)
        if not found:
            raise QuoteError(f"{self.file}: not found: {quote!r}")
        return found[0]

    def only(self, quote: str) -> Range:
        """Return the one place of a quote outside of what is dropped."""
        found = self.kept(quote)
        if len(found) > 1:
            raise QuoteError(f"{self.file}: found {len(found)} times, quote more of it: {quote!r}")
        return self.first(quote)

    def nearest(self, quote: str, to: Range) -> Range:
        """Return the place where a quote stands as whole words nearest to a range, outside of it."""
        places = [place for place in self.kept(quote) if not _inside(place, to)]
        found = [(start, end) for start, end in places if self._is_whole(start, end)]
        if not found:
            raise QuoteError(f"{self.file}: not found: {quote!r}")
        return min(found, key=lambda place: (max(place[0] - to[1], to[0] - place[1]), place))

    def _is_whole(self, start: int, end: int) -> bool:
        around = (self.text[start - 1 : start + 1], self.text[end - 1 : end + 1])
        return not any(len(pair) == 2 and pair.isalnum() for pair in around)


def _inside(place: Range, outer: Range) -> bool:
    return outer[0] <= place[0] and place[1] <= outer[1]


# --- the reports ------------------------------------------------------------------------------


def read_reports(folder: Path = REPORTS) -> dict[str, Source]:
    """Return the raw text of every report under the folder, by the last part of its path in an export."""
    found = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        for name, text in _texts(path):
            if name in found:
                raise QuoteError(f"two reports are called {name}")
            found[name] = Source(name, text)
    return found


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    if path.suffix != ".jsonl":
        yield path.name, text
        return
    for line in text.splitlines():
        row = json.loads(line)
        whole = f"{path.name}#{row.get('id') or row['url']}"
        yield PurePath(whole).name, f"{row['title']}\n\n{row.get('text') or row['maintext']}"


# --- sections of the key ----------------------------------------------------------------------


def build(annotations: Iterable[Row], sources: dict[str, Source]) -> Row:
    """Return the answer key; raise QuoteError where a quote is not in its report."""
    key: Row = {"exam": "examples", "note": NOTE}
    sections = ("documents", "entities", "distinct", "stories", "events", "statements", "figures")
    key |= {name: [] for name in (*sections, "differences", "origins", "reuse")}
    for happening in annotations:
        names = [report["file"] for report in happening["reports"]]
        for report in happening["reports"]:
            _add_report(key, report, sources[report["file"]], set(happening.get("doubled", ())))
        key["stories"] += happening["stories"]
        key["distinct"] += happening["distinct"]
        key["entities"] += _entities(happening["entities"], [sources[name] for name in names])
        key["events"] += [_event(event, sources) for event in happening["events"]]
        key["differences"] += [_difference(row, sources) for row in happening["differences"]]
        key["reuse"] += [_reuse(row, sources) for row in happening["reuse"]]
        key["reuse"] += [_repeat(sources[name]) for name in happening.get("doubled", ())]
    _check_references(key)
    return key


def _add_report(key: Row, report: Row, source: Source, doubled: set[str]) -> None:
    """Add what stands in one report, beginning with what is no part of the article."""
    drops = [_drop(source, why, quote) for why, quote in report.get("drop", ())]
    if source.file in doubled:
        drops.append({"span": list(_second_body(source)), "why": "repeat"})
    source.dropped = [tuple(drop["span"]) for drop in drops]
    if source.file.endswith(".html"):
        drops = [piece for drop in drops for piece in _seen(source, drop)]
        drops += [{"span": list(span), "why": "markup", "unsure": True} for span in _markup(source)]
    key["documents"].append(_document(report, source, drops))
    file = {"file": source.file}
    key["statements"] += [file | _statement(row, source) for row in report.get("statements", ())]
    key["figures"] += [file | _figure(row, source) for row in report.get("figures", ())]
    key["origins"] += [file | _origin(row, source) for row in report.get("origins", ())]


def _drop(source: Source, why: str, quote: str) -> Row:
    places = list(source.places(quote))
    if not places:
        raise QuoteError(f"{source.file}: not found: {quote!r}")
    return {"span": list(places[0]), "why": why}


def _markup(source: Source) -> list[Range]:
    return [m.span() for m in _MARKUP.finditer(source.text)]


def _seen(source: Source, drop: Row) -> Iterator[Row]:
    """Yield what a reader sees of a dropped stretch of a page; the markup around it is left open."""
    start, end = drop["span"]
    for tag_start, tag_end in [*_markup(source), (end, end)]:
        text = source.text[start : min(tag_start, end)]
        if text.strip():
            yield {"span": [start, start + len(text)], "why": drop["why"]}
        start = max(start, tag_end)


def _second_body(source: Source) -> Range:
    """Return the second copy of a body whose every line stands twice."""
    lines = source.text.splitlines(keepends=True)
    body = [i for i, line in enumerate(lines) if lines.count(line) == 2]
    second = body[len(body) // 2 :]
    start = len("".join(lines[: second[0]]))
    return start, start + len("".join(lines[second[0] : second[-1] + 1]).rstrip())


def _repeat(source: Source) -> Row:
    start, end = _second_body(source)
    first = source.text.index(source.text[start:end])
    sides = ((first, first + end - start), (start, end))
    a, b = ({"file": source.file, "span": list(span)} for span in sides)
    return {"kind": "repeat", "a": a, "b": b}


def _document(report: Row, source: Source, drops: list[Row]) -> Row:
    published = report.get("published")
    day = published[:10] if published else None
    return {
        "file": source.file,
        "title": list(source.first(report["title"])),
        "outlet": None if report.get("outlet_unsure") else report.get("outlet"),
        "authors": report.get("authors", []),
        "published": published,
        "updated": report.get("updated"),
        "published_range": report.get("published_range") or [day, day],
        "drop": drops,
        "parts": [list(source.first(quote)) for quote in report.get("parts", ())],
    }


def _statement(row: Row, source: Source) -> Row:
    content = source.only(row["says"])
    return {
        "content": list(content),
        "speaker": row.get("who"),
        "speaker_span": list(source.nearest(row["as"], content)),
        "cue": list(source.nearest(row["cue"], content)) if "cue" in row else None,
        "kind": row.get("kind", "indirect"),
        "via": row.get("via", []),
        **_unsure(row),
    }


def _figure(row: Row, source: Source) -> Row:
    low, high = _bounds(row["value"])
    as_of = row.get("as_of")
    return {
        "span": list(source.only(row["at"])),
        "low": low,
        "high": high,
        "hedge": row.get("hedge") or _hedge(low, high),
        "unit": row["unit"],
        "what": row["what"],
        "holder": row.get("holder"),
        "as_of": [as_of, as_of] if as_of else None,
        **_unsure(row),
    }


def _bounds(value: str) -> tuple[float | None, float | None]:
    """Read `7`, `60..80`, `7..` or `..5`."""
    low, dots, high = value.partition("..")
    return (float(low) if low else None), (float(high) if high else None) if dots else float(low)


def _hedge(low: float | None, high: float | None) -> str:
    return "exact" if low == high else _HEDGES[low is not None, high is not None]


def _origin(row: list[str], source: Source) -> Row:
    """Return an origin; its credit may stand in what is dropped."""
    name, quote, *unsure = row
    span = next(source.places(quote), None) or source.first(quote)
    return {"origin": name, "span": list(span), **({"unsure": True} if unsure else {})}


def _unsure(row: Row) -> Row:
    return {"unsure": True} if row.get("unsure") else {}


# --- what reaches over reports ----------------------------------------------------------------


def _entities(rows: list[Row], sources: list[Source]) -> Iterator[Row]:
    """Yield the entities; a form counts once a report, at its first standing as a name of its own."""
    names: dict[str, list[Row]] = {row["key"]: [] for row in rows}
    forms = [(form, row) for row in rows for form in row["forms"]]
    forms.sort(key=lambda pair: -len(pair[0]))
    for source in sources:
        taken: list[Range] = []
        for form, row in forms:
            places = [p for p in _words(source, form) if not any(_inside(p, t) for t in taken)]
            taken += places
            if places and source.file in row.get("files", [source.file]):
                names[row["key"]].append({"file": source.file, "span": list(places[0])})
    for row in rows:
        if not names[row["key"]]:
            raise QuoteError(f"no report names {row['key']}")
        entity = {"key": row["key"], "kind": row["kind"], "name": row["name"], "names": names[row["key"]]}
        yield {**entity, "roles": row.get("roles", []), **_unsure(row)}


def _words(source: Source, form: str) -> list[Range]:
    """Return the places where a form stands between word boundaries, outside of tags and drops."""
    bare = form.replace("«", "").replace("»", "")
    edges = [*source.dropped, *(_markup(source) if source.file.endswith(".html") else ())]
    whole = {m.start() for m in re.finditer(rf"(?<!\w){re.escape(bare)}(?!\w)", source.text)}
    shift = form.find("«") if "«" in form else 0
    places = [p for p in source.places(form) if p[0] - shift in whole]
    return [p for p in places if not any(_inside(p, e) for e in edges)]


def _event(row: Row, sources: dict[str, Source]) -> Row:
    return {
        "key": row["key"],
        "label": row["label"],
        "plover": row.get("plover"),
        "actors": row.get("actors", []),
        "recipients": row.get("recipients", []),
        "place": row.get("place"),
        "date": row.get("date"),
        "status": row["status"],
        "mentions": [_at(place, sources) for place in row["mentions"]],
        **_unsure(row),
    }


def _difference(row: Row, sources: dict[str, Source]) -> Row:
    readings = [
        {"value": r["value"], "spans": [_at(place, sources) for place in r["at"]]} for r in row["readings"]
    ]
    return {"about": row["about"], "kind": row["kind"], "readings": readings, **_unsure(row)}


def _reuse(row: Row, sources: dict[str, Source]) -> Row:
    sides = {side: _at(row[side], sources) for side in ("a", "b")}
    return {"kind": row["kind"], **sides, **_unsure(row)}


def _at(place: list[str], sources: dict[str, Source]) -> Row:
    file, quote = place
    return {"file": file, "span": list(sources[file].only(quote))}


def _check_references(key: Row) -> None:
    """Refuse a key that speaks of an entity or a report it does not list."""
    known = {entity["key"] for entity in key["entities"]}
    files = {document["file"] for document in key["documents"]}
    spoken = {row["speaker"] for row in key["statements"]} | {row["holder"] for row in key["figures"]}
    spoken |= {name for pair in key["distinct"] for name in pair}
    for event in key["events"]:
        spoken |= {*event["actors"], *event["recipients"], event["place"]}
    if strangers := sorted((spoken - {None}) - known):
        raise QuoteError(f"no such entities: {strangers}")
    if strangers := sorted({file for story in key["stories"] for file in story} ^ files):
        raise QuoteError(f"in stories or in reports, not in both: {strangers}")


# --- the command ------------------------------------------------------------------------------


def as_text() -> str:
    """Return what `key.json` should hold."""
    annotations = [tomllib.loads(path.read_text("utf-8")) for path in sorted((HERE / "key").glob("*.toml"))]
    key = build(annotations, read_reports())
    sections = [f" {json.dumps(name)}: {_lines(rows)}" for name, rows in key.items()]
    return "{\n" + ",\n".join(sections) + "\n}\n"


def _lines(rows: Any) -> str:
    """Write one row a line, so that a change shows as the rows that changed."""
    if not isinstance(rows, list):
        return json.dumps(rows, ensure_ascii=False)
    return "[\n" + ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows) + "\n ]"


def main() -> int:
    """Write the key, or with `--check` only say whether it is current."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="exit with 1 where key.json is not current")
    check = parser.parse_args().check
    try:
        text = as_text()
    except QuoteError as error:
        sys.exit(f"error: {error}")
    if check:
        return 0 if KEY.exists() and KEY.read_text("utf-8") == text else 1
    KEY.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
