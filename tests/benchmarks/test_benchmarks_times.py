"""The benchmarks of times count what they say they count."""

import json
from pathlib import Path

import pytest
from benchmarks.dates import Guess, figures, guesses
from benchmarks.pages import page_of
from benchmarks.rules_pace import measure
from benchmarks.times import gold_days, same, score
from benchmarks.times_peers import compare
from benchmarks.times_specs import score_specs
from benchmarks.times_specs_out import left_out

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


def test_a_peer_that_is_not_installed_is_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = [timex("Friday", "DATE", "2031-05-09"), timex("three weeks", "DURATION", "P3W")]
    row = {"doc": "a", "dct": "2031-05-14", "text": TEXT, "timex": gold}
    told = compare([write(tmp_path / "a.jsonl", row, {**row, "doc": "b"})], every=2)
    assert told["stemma"]["value_f1"] == 1.0 and told["stemma"]["articles"] == 1.0
    missing = {"heideltime", "timexy", "dateparser"} - set(told)
    assert all(f"{name}: not installed" in capsys.readouterr().out for name in sorted(missing)[:1])


def test_the_pace_of_the_rules_is_both_together() -> None:
    told = measure([page_of("a", TEXT), page_of("b", TEXT)])
    assert told["articles"] == 2.0 and told["words_an_article"] == 11.0
    assert told["articles_per_s"] < min(told["times_per_s"], told["quantities_per_s"])


def judged(tmp_path: Path, *cases: dict[str, object]) -> tuple[int, int]:
    file = tmp_path / "b.json"
    file.write_text(json.dumps(cases), "utf-8")
    told = score_specs([file])
    return told.counts["cases"], told.counts["right"]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It lasts a few hours.", "a few hours", {"timex": "PT3H", "type": "duration", "value": "10800"}),
        ("They pay each quarter.", "each quarter", {"timex": "P3M", "type": "set"}),
        ("They pay each day at 3 p.m.", "each day at 3 p.m.", {"timex": "T15", "type": "set"}),
        ("It was built in the 15th century.", "the 15th century",
         {"type": "daterange", "start": "1400-01-01", "end": "1500-01-01"}),
        ("It fell from the middle of 2027 to the end of 2028.", "from the middle of 2027 to the end of 2028",
         {"type": "daterange", "start": "2027-07-02", "end": "2029-01-01"}),
        ("It fell between now and July 15.", "between now and July 15",
         {"type": "daterange", "start": "2031-05-14", "end": "2031-07-15"}),
    ],
)  # fmt: skip
def test_what_differs_by_convention_is_right(
    tmp_path: Path, text: str, words: str, value: dict[str, str]
) -> None:
    assert judged(tmp_path, case(text, words, value)) == (1, 1)


def test_a_convention_is_no_licence(tmp_path: Path) -> None:
    wrong = {"type": "daterange", "start": "2026-07-02", "end": "2029-01-01"}
    text = "It fell from the middle of 2027 to the end of 2028."
    assert judged(tmp_path, case(text, text[8:-1], wrong)) == (1, 0)


@pytest.mark.parametrize(
    ("text", "words", "out"),
    [
        ("The fair is on November 18-19.", "November 18-19", False),
        ("It sold well in the 1990s.", "the 1990s", False),
        ("It ends at 8.30pm today.", "8.30pm today", False),
        ("It is on 22/04.", "22/04", True),
        ("It is on friday.", "friday", True),
        ("It opens everyday.", "everyday", True),
        ("It opened before early May.", "before early May", True),
        ("It is half past six.", "half past six", True),
    ],
)
def test_what_news_does_not_write_is_left_out(text: str, words: str, out: bool) -> None:
    assert (left_out(case(text, words, {"type": "date"})) is not None) == out


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
