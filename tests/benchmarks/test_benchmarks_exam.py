"""The exam: a perfect export gets all, and each kind of fault costs in its own section."""

import copy
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from benchmarks.exam import SECTIONS, Result, examine

Row = dict[str, Any]
A, B = "oren-visit.txt", "oren-again.txt"

KEY: Row = {
    "documents": [
        {
            "file": A,
            "title": [0, 20],
            "outlet": "Harbour Gazette",
            "authors": ["Ana Brandt"],
            "published": "2031-05-03T10:00",
            "updated": "2031-05-04",
            "published_range": ["2031-05-03", "2031-05-03"],
            "drop": [
                {"span": [20, 40], "why": "metadata"},
                {"span": [40, 60], "why": "caption"},
                {"span": [60, 70], "why": "promo", "unsure": True},
            ],
            "parts": [[0, 200], [200, 400]],
        },
        {"file": B, "title": [0, 10], "published_range": ["2032-01-01", "2032-01-31"], "drop": []},
    ],
    "entities": [
        {
            "key": "oren",
            "kind": "person",
            "name": "Dalia Oren",
            "names": [{"file": A, "span": [80, 90]}, {"file": B, "span": [30, 40]}],
        },
        {"key": "varland", "kind": "country", "name": "Varland", "names": [{"file": A, "span": [100, 107]}]},
        {
            "key": "guess",
            "kind": "place",
            "name": "Guess",
            "unsure": True,
            "names": [{"file": B, "span": [50, 55]}],
        },
    ],
    "distinct": [["oren", "varland"]],
    "stories": [[A], [B]],
    "events": [
        {
            "key": "visit",
            "label": "Oren visits",
            "date": ["2031-05-03", "2031-05-03"],
            "status": "happened",
            "mentions": [{"file": A, "span": [110, 130]}, {"file": B, "span": [60, 70]}],
        },
    ],
    "statements": [
        {
            "file": A,
            "content": [140, 180],
            "speaker": "oren",
            "speaker_span": [80, 90],
            "kind": "direct",
            "via": ["VTA"],
        },
        {
            "file": B,
            "content": [80, 120],
            "speaker": None,
            "speaker_span": [125, 140],
            "kind": "indirect",
            "via": [],
        },
    ],
    "figures": [
        {
            "file": A,
            "span": [190, 195],
            "low": 20,
            "high": 25,
            "what": "dead",
            "holder": "oren",
            "as_of": ["2031-05-03", "2031-05-03"],
        },
        {
            "file": B,
            "span": [150, 153],
            "low": 7,
            "high": None,
            "what": "dead",
            "holder": None,
            "as_of": None,
        },
        {
            "file": B,
            "span": [160, 163],
            "low": 9,
            "high": 9,
            "what": "perhaps",
            "holder": None,
            "unsure": True,
        },
    ],
    "differences": [
        {
            "about": "dead",
            "kind": "revision",
            "readings": [
                {"value": "20 to 25", "spans": [{"file": A, "span": [190, 195]}]},
                {"value": "at least 7", "spans": [{"file": B, "span": [150, 153]}]},
            ],
        },
    ],
    "origins": [{"file": A, "origin": "Varland Telegraph Agency", "span": [1, 2]}],
    "reuse": [{"kind": "copy", "a": {"file": A, "span": [300, 350]}, "b": {"file": B, "span": [200, 250]}}],
}


def place(file: str, start: int, end: int) -> Row:
    return {"document": f"doc-{file}", "start": start, "end": end}


OREN = {"entity": "ent-oren", "text": "Dalia Oren", **place(A, 80, 90)}
DAY = {"low": "2031-05-03T10:00", "high": "2031-05-03T10:00"}
PERFECT: dict[str, list[Row]] = {
    "document": [
        {
            "id": f"doc-{A}",
            "path": f"pile/{A}",
            "title_span": {"start": 0, "end": 20},
            "outlet": {"name": "The Harbour Gazette"},
            "authors": ["Ana BRANDT"],
            "published": DAY,
            "updated": {"low": "2031-05-04T08:00", "high": None},
            "removed": [{"start": 20, "end": 60, "reason": "metadata"}],
            "parts": [{"start": 0, "end": 200}, {"start": 200, "end": 400}],
        },
        {
            "id": f"doc-{B}",
            "path": B,
            "title_span": {"start": 0, "end": 10},
            "published": {"low": "2032-01-10", "high": "2032-01-10"},
        },
    ],
    "story": [{"id": "sto-1", "documents": [f"doc-{A}"]}, {"id": "sto-2", "documents": [f"doc-{B}"]}],
    "entity": [
        {
            "id": "ent-oren",
            "name": "Dalia Oren",
            "names": [{"mentions": [place(A, 80, 90), place(B, 30, 40)]}],
        },
        {"id": "ent-varland", "name": "Varland", "names": [{"mentions": [place(A, 100, 107)]}]},
    ],
    "event": [
        {
            "id": "eve-1",
            "time": DAY,
            "status": "happened",
            "mentions": [place(A, 110, 120), place(B, 60, 70)],
        }
    ],
    "statement": [
        {
            "id": "sta-1",
            "document": f"doc-{A}",
            "content": {"start": 140, "end": 180},
            "speaker": OREN,
            "kind": "direct",
            "via": [{"name": "vta"}],
        },
        {
            "id": "sta-2",
            "document": f"doc-{B}",
            "content": {"start": 80, "end": 120},
            "speaker": {"entity": None, "text": "an official", **place(B, 125, 140)},
            "kind": "indirect",
        },
    ],
    "figure": [
        {"id": "fig-1", **place(A, 190, 195), "low": 20, "high": 25, "holder": OREN, "as_of": DAY},
        {"id": "fig-2", **place(B, 150, 153), "low": 7, "high": None, "holder": None},
    ],
    "difference": [
        {
            "id": "dif-1",
            "kind": "revision",
            "readings": [{"spans": [place(A, 190, 195)]}, {"spans": [place(B, 150, 153)]}],
        }
    ],
    "origin": [{"id": "ori-1", "document": f"doc-{A}", "name": "Telegraph Agency"}],
    "reuse": [{"id": "reu-1", "a": place(A, 300, 350), "b": place(B, 200, 250)}],
}


def perfect() -> dict[str, list[Row]]:
    """What an export says that makes no fault, by type."""
    return copy.deepcopy(PERFECT)


def score(said: dict[str, list[Row]], key: Row = KEY) -> dict[str, Result]:
    return examine(key, [{"type": kind, **row} for kind, rows in said.items() for row in rows])


def test_a_perfect_export_scores_one_everywhere_and_misses_nothing() -> None:
    results = score(perfect())
    assert {name: result.figures["score"] for name, result in results.items()} == {
        name: pytest.approx(1.0) for name in (*SECTIONS, "mean")
    }
    assert [miss for result in results.values() for miss in result.misses] == []


def test_an_empty_export_scores_nothing_but_misses_everything() -> None:
    results = score({})
    silent = {"documents", "statements", "figures", "differences", "origins", "reuse"}
    assert {name for name in silent if results[name].figures["score"] == 0} == silent
    assert results["documents"].misses[0] == f"{A}: no document"


Change = Callable[[dict[str, list[Row]]], Any]
FAULTS: list[tuple[str, str, Change]] = [
    ("documents", "fields", lambda s: s["document"][0].update(title_span={"start": 0, "end": 40})),
    ("documents", "fields", lambda s: s["document"][0].update(outlet={"name": "Northern Ledger"})),
    ("documents", "fields", lambda s: s["document"][0].update(authors=["Ana Brandt", "Photo Desk"])),
    ("documents", "fields", lambda s: s["document"][0].update(updated=None)),
    ("documents", "fields", lambda s: s["document"][0]["parts"].pop()),
    (
        "documents",
        "fields",
        lambda s: s["document"][1].update(published={"low": "2031-01-01", "high": "2032-12-31"}),
    ),
    ("documents", "removed F1", lambda s: s["document"][0]["removed"].append({"start": 300, "end": 320})),
    ("stories", "P", lambda s: s["story"][1].update(id="sto-1")),
    (
        "entities",
        "B3 R",
        lambda s: s["entity"].append(
            {
                "id": "ent-2",
                "name": "Oren",
                "names": [{"mentions": [s["entity"][0]["names"][0]["mentions"].pop()]}],
            }
        ),
    ),
    ("entities", "found", lambda s: s["entity"].pop()),
    (
        "statements",
        "P",
        lambda s: s["statement"].append(s["statement"][0] | {"content": {"start": 0, "end": 9}}),
    ),
    ("statements", "R", lambda s: s["statement"].pop()),
    ("statements", "F1 with speaker", lambda s: s["statement"][0].update(speaker={"entity": "ent-varland"})),
    ("statements", "F1 with speaker", lambda s: s["statement"][1].update(speaker=None)),
    ("statements", "kind", lambda s: s["statement"][0].update(kind="mixed")),
    ("statements", "via", lambda s: s["statement"][0].update(via=[{"name": "Kesmer Press"}])),
    ("figures", "value F1", lambda s: s["figure"][0].update(high=26)),
    ("figures", "value F1", lambda s: s["figure"][1].update(high=7)),
    ("figures", "holder", lambda s: s["figure"][0].update(holder=None)),
    ("figures", "as of", lambda s: s["figure"][0].update(as_of={"low": "2031-06-01", "high": "2031-06-01"})),
    ("events", "found", lambda s: s["event"][0]["mentions"].pop()),
    (
        "events",
        "B3 F1",
        lambda s: s["event"].append({"id": "eve-2", "mentions": [s["event"][0]["mentions"].pop()]}),
    ),
    ("events", "date", lambda s: s["event"][0].update(time={"low": "2031-05-01", "high": "2031-05-31"})),
    ("events", "status", lambda s: s["event"][0].update(status="planned")),
    ("differences", "found", lambda s: s["difference"][0]["readings"].pop()),
    ("differences", "kind", lambda s: s["difference"][0].update(kind="naming")),
    ("origins", "P", lambda s: s["origin"].append({"document": f"doc-{B}", "name": "Kesmer Press"})),
    ("origins", "R", lambda s: s["origin"].clear()),
    ("reuse", "P", lambda s: s["reuse"][0].update(a=place(A, 250, 350))),
    ("reuse", "R", lambda s: s["reuse"][0].update(b=place(B, 200, 210))),
]


@pytest.mark.parametrize(
    ("section", "figure", "fault"), FAULTS, ids=lambda x: x if isinstance(x, str) else ""
)
def test_each_fault_costs_in_its_own_figure(section: str, figure: str, fault: Change) -> None:
    said = perfect()
    fault(said)
    assert score(said)[section].figures[figure] < 1


def test_a_merger_of_distinct_entities_costs_and_is_named() -> None:
    said = perfect()
    said["entity"][1]["id"] = "ent-oren"
    result = score(said)["entities"]
    assert result.figures["wrong merges"] == 1
    assert "merged: oren and varland" in result.misses


def test_what_the_key_is_unsure_of_may_be_said_or_not() -> None:
    said = perfect()
    said["figure"].append({**place(B, 160, 163), "low": 1, "high": 2, "holder": None})
    said["entity"].append({"id": "ent-3", "name": "Guess", "names": [{"mentions": [place(B, 50, 55)]}]})
    said["document"][0]["removed"].append({"start": 60, "end": 70})
    assert score(said)["mean"].figures["score"] == pytest.approx(1.0)


def test_more_than_six_differences_for_one_wanted_cost() -> None:
    said = perfect()
    said["difference"] += [{"readings": []}] * 11
    assert score(said)["differences"].figures["score"] == pytest.approx(0.5)


def test_the_command_prints_scores_and_misses(tmp_path: Path) -> None:
    key, export = tmp_path / "key.json", tmp_path / "export.jsonl"
    key.write_text(json.dumps(KEY))
    export.write_text(
        "\n".join(
            json.dumps({"type": k, **r}) for k, rows in perfect().items() for r in rows if k != "origin"
        )
    )
    command = [sys.executable, "-m", "benchmarks.exam", str(key), str(export)]
    text = subprocess.run(
        [*command, "--misses", "origins"], capture_output=True, text=True, check=True
    ).stdout
    assert "origins     P 0.0  R 0.0  score 0.0" in text
    assert "missed: ('oren-visit.txt', 'varland telegraph agency')" in text
    told = json.loads(subprocess.run([*command, "--json"], capture_output=True, text=True, check=True).stdout)
    assert told["mean"]["score"] == pytest.approx(8 / 9)
