"""The answer key of the examples: current, and about what the reports say."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


def load_builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_key", EXAMPLES / "build_key.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_key"] = module
    spec.loader.exec_module(module)
    return module


builder = load_builder()
KEY: dict[str, Any] = json.loads((EXAMPLES / "key.json").read_text("utf-8"))


def test_the_key_is_what_the_annotations_say() -> None:
    assert builder.as_text() == builder.KEY.read_text("utf-8"), "run: python examples/build_key.py"


def test_every_report_is_in_the_key_and_enough_of_them() -> None:
    assert {d["file"] for d in KEY["documents"]} == set(builder.read_reports())
    assert len(KEY["documents"]) >= 16
    assert len({tuple(s) for s in KEY["stories"]}) >= 3


def test_the_two_visits_are_two_stories_with_six_reports_or_more() -> None:
    visits = [s for s in KEY["stories"] if "northern-ledger.txt" in s or "courier-2023-02-14.txt" in s]
    assert len(visits) == 2
    assert sum(map(len, visits)) >= 6


def test_every_form_of_input_is_there() -> None:
    names = [path.name for path in builder.REPORTS.rglob("*") if path.is_file()]
    assert {".txt", ".html", ".jsonl", ".gz"} <= {Path(name).suffix for name in names}


def source(text: str) -> Any:
    return builder.Source("report.txt", text)


def test_a_quote_marks_its_part_within_what_makes_it_the_only_one() -> None:
    report = source("At least 7 died. At least 7 fled.")
    assert report.only("«At least 7» fled") == (17, 27)


def test_a_quote_reaches_from_its_first_to_its_last_words() -> None:
    assert source("One two. Three four. Five four.").only("two … four.") == (4, 20)


def test_a_quote_that_is_missing_or_ambiguous_stops_the_build() -> None:
    with pytest.raises(builder.QuoteError, match="not found"):
        source("Seven died.").only("Eight")
    with pytest.raises(builder.QuoteError, match="2 times"):
        source("no, no").only("no")


def test_what_is_dropped_is_not_quoted() -> None:
    report = source("By Ana Brandt\nAna Brandt spoke.")
    report.dropped = [(0, 13)]
    assert report.only("Ana Brandt") == (14, 24)


def test_a_speaker_is_a_whole_word_beside_what_is_said() -> None:
    assert source("the ferry sank, he said").nearest("he", (4, 14)) == (16, 18)


@pytest.mark.parametrize(
    ("value", "bounds"), [("7", (7, 7)), ("7..", (7, None)), ("..5", (None, 5)), ("60..80", (60, 80))]
)
def test_a_value_is_read_as_its_bounds(value: str, bounds: tuple[float | None, float | None]) -> None:
    assert builder._bounds(value) == bounds


def test_a_longer_name_takes_the_place_of_a_shorter_one() -> None:
    report = source("Timur Oren met Dalia Oren. Oren left.")
    rows = [
        {"key": "dalia", "kind": "person", "name": "Dalia Oren", "forms": ["Oren", "Dalia Oren"]},
        {"key": "timur", "kind": "person", "name": "Timur Oren", "forms": ["Timur Oren"]},
    ]
    found = {e["key"]: [n["span"] for n in e["names"]] for e in builder._entities(rows, [report])}
    assert found == {"dalia": [[15, 25], [27, 31]], "timur": [[0, 10]]}


def test_a_key_that_speaks_of_a_stranger_is_refused() -> None:
    key = {name: [] for name in ("documents", "entities", "distinct", "stories", "events", "figures")}
    key["statements"] = [{"speaker": "nobody"}]
    with pytest.raises(builder.QuoteError, match="nobody"):
        builder._check_references(key)
