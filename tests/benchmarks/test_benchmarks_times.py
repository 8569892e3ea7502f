"""The benchmarks of times count what they say they count."""

import json
from pathlib import Path

import pytest
from benchmarks.dates import Guess, figures, guesses
from benchmarks.times import gold_days, same, score
from benchmarks.times_specs import left_out, score_specs

TEXT = "The ferry sank on Friday. It had sailed for three weeks."


def write(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    return path


def timex(words: str, kind: str, value: str) -> list[object]:
    at = TEXT.index(words)
    return [at, at + len(words), kind, value]


def test_what_is_all_right_scores_one(tmp_path: Path) -> None:
    gold = [timex("Friday", "DATE", "2031-05-09"), timex("three weeks", "DURATION", "P3W")]
    file = write(tmp_path / "a.jsonl", {"doc": "a", "dct": "2031-05-14", "text": TEXT, "timex": gold})
    assert set(score([file]).figures().values()) == {1.0}


def test_spans_types_and_values_are_counted_apart(tmp_path: Path) -> None:
    gold = [timex("on Friday", "TIME", "2031-05-16"), timex("three weeks", "DURATION", "P21D")]
    file = write(tmp_path / "a.jsonl", {"doc": "a", "dct": "2031-05-14", "text": TEXT, "timex": gold})
    told = score([file])
    assert told.figures() == {
        "strict_f1": 0.5, "relaxed_f1": 1.0, "type_f1": 0.5, "value_f1": 0.0, "days_f1": 0.0,
    }  # fmt: skip
    assert any("'on Friday' read 'Friday'" in miss for miss in told.misses)


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        ("1949-XX", "1949"),
        ("1994-XX-XX", "1994"),
        ("199X", "199"),
        ("2000-W7", "2000-W07"),
        ("1989-01-02T24", "1989-01-02T24:00"),
    ],
)
def test_spellings_of_one_value(gold: str, found: str) -> None:
    assert same(gold, found)
    assert not same("1989-WXX", "1989-W42")


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2031-02", ("2031-02-01", "2031-02-28")),
        ("2031-Q1", ("2031-01-01", "2031-03-31")),
        ("2031-W20-WE", ("2031-05-17", "2031-05-18")),
        ("203", ("2030-01-01", "2039-12-31")),
        ("P3W", None),
        ("PAST_REF", "PAST_REF"),
    ],
)
def test_gold_values_as_days(value: str, days: object) -> None:
    assert gold_days(value) == days


def case(text: str, words: str, value: dict[str, str]) -> dict[str, object]:
    at = text.index(words)
    result = {"Text": words, "Start": at, "End": at + len(words) - 1, "Resolution": {"values": [value]}}
    return {
        "Input": text,
        "Context": {"ReferenceDateTime": "2031-05-14T00:00:00"},
        "Results": [result | {"TypeName": "datetimeV2.x"}],
    }


def test_cases_are_judged_or_left_out_with_a_reason(tmp_path: Path) -> None:
    right = case(
        "It sank last week.", "last week", {"type": "daterange", "start": "2031-05-05", "end": "2031-05-12"}
    )
    wrong = case("It sank yesterday.", "yesterday", {"type": "date", "value": "2031-05-12"})
    out = case("Schedule a meeting tomorrow.", "tomorrow", {"type": "date", "value": "2031-05-15"})
    file = tmp_path / "a.json"
    file.write_text(json.dumps([right, wrong, out]), "utf-8")
    told = score_specs([file])
    assert (told.counts["cases"], told.counts["right"]) == (2, 1)
    assert left_out(out) == "talks to a calendar assistant"
    assert left_out(case("It sank at 7.", "7", {})) == "is a bare number"
    assert left_out(right) is None


def test_hidden_dates_are_found_again(tmp_path: Path) -> None:
    title, opening = (
        "A bridge for Port Sella",
        "The ministers of Orvane and Lethe opened the new harbour bridge",
    )
    body = " Crowds cheered in the rain for an hour, and a band played old songs of the sea for the guests."
    rows = [
        {
            "set": "s",
            "cluster": "c",
            "date": "2031-05-10",
            "title": title,
            "text": f"{opening} on May 9.{body}",
        },
        {
            "set": "s",
            "cluster": "c",
            "date": "2031-05-10",
            "title": title,
            "text": f"{opening} on Friday.{body}",
        },
        {"set": "s", "cluster": "alone", "date": "2031-05-10", "title": title, "text": f"{opening}.{body}"},
    ]
    found = list(guesses([write(tmp_path / "a.jsonl", *rows)]))
    assert len(found) == 2 and all(g and g.low <= g.true <= g.high for g in found)


def test_the_figures_of_dates() -> None:
    told = figures([Guess("sentence", 1, 2, 2), Guess("among", 1, 1, 2), None])
    assert (told["told"], told["right"], told["near"], told["days"]) == (2 / 3, 0.5, 1.0, 1.5)
    assert told["sentence_right"] == 1.0 and "own_right" not in told
