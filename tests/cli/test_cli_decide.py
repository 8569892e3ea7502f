"""Merging, splitting, renaming, and the list of what was decided: applied, taken back, carried over."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from cli_case import Run, run, write

import stemma


@pytest.fixture
def own(case: Path, tmp_path: Path) -> Path:
    """A copy of the case that may be decided on."""
    path = tmp_path / "own.stemma"
    shutil.copy(case, path)
    return path


def decide(*args: str | Path) -> Run:
    return run(*args, "--as", "ana")


def spellings(case: Path) -> list[set[str]]:
    return [{s["text"] for s in row["names"]} for row in run("people", case, "--json").rows]


def listed(case: Path) -> list[dict[str, object]]:
    return run("judgements", case, "--json").rows


# --- merge, split, rename --------------------------------------------------------------------------


def test_merge_makes_one_of_several_at_once(own: Path) -> None:
    told = decide("merge", own, "Dalia Oren", "Pavel Trask", "Gull Rock", "--reason", "for a test")
    assert (told.code, told.err) == (0, "")
    assert told.out.count("same: ") == 2
    assert any({"Dalia Oren", "Dalia Orren", "Pavel Trask", "Gull Rock"} <= s for s in spellings(own))
    assert {(r["author"], r["reason"], r["standing"]) for r in listed(own)} == {
        ("ana", "for a test", "holds")
    }


def test_names_are_found_by_id_by_spelling_and_in_part(own: Path) -> None:
    (oren,) = [r["id"] for r in run("people", own, "--json").rows if r["name"] == "Dalia Oren"]
    for name in (oren, oren[:9], "dalia orren", "DALIA OREN", "orren"):
        assert decide("rename", own, name, "Dalia Oren").code == 0, name


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (["merge", "Dalia Oren"], "name two or more"),
        (["merge", "Dalia Oren", "Dalia Orren"], "name two or more"),
        (["merge", "Dalia Oren", "Nobody Such"], "names nobody so"),
        (["merge", "Dalia Oren", "ent-"], "more than one id begins so"),
        (["merge", "Dalia Oren", "men-0000000000000000"], "no mention begins so"),
        (["split", "Dalia Oren", "Pavel Trask"], "is no mention, report or spelling of it"),
        (["split", "Dalia Oren", "men-"], "more than one mention begins so"),
        (["split", "Dalia Oren", "Dalia Oren", "Dalia Orren"], "nothing would be left"),
        (["rename", "Dalia Oren", "  "], "the name is empty"),
        (["judgements", "--undo", "jud-"], "no judgement begins so"),
        (["judgements", "--import", "no-such-file.jsonl"], "No such file"),
        (["judgements", "--undo", "jud-1", "--export", "-"], "do one at a time"),
    ],
)
def test_what_cannot_be_meant_changes_nothing_and_says_why(
    own: Path, args: list[str], complaint: str
) -> None:
    told = decide(args[0], own, *args[1:])
    assert told.code == 2
    assert complaint in told.err
    assert len(told.err.splitlines()) == 1
    assert listed(own) == []


def test_split_lists_the_mentions_and_takes_them_by_id_by_report_and_by_spelling(own: Path) -> None:
    rows = run("split", own, "Dalia Oren", "--json").rows
    assert {row["text"] for row in rows if row["form"] == "name"} == {"Dalia Oren", "Dalia Orren"}
    assert "men-" in run("split", own, "Dalia Oren").out
    for way in ("Dalia Orren", "ledger.txt", next(r["id"] for r in rows if r["text"] == "Dalia Orren")):
        copy = own.with_name("copy.stemma")
        shutil.copy(own, copy)
        told = decide("split", copy, "Dalia Oren", way)
        assert told.code == 0
        assert {"Dalia Orren"} in spellings(copy) and {"Dalia Oren"} in spellings(copy), way


def test_split_takes_pronouns_along_with_the_report_they_stand_in(own: Path) -> None:
    decide("split", own, "Dalia Oren", "gazette.txt")
    with stemma.open(own) as case:
        owners = {
            m.evidence.path: p.id for p in case.people() for m in case.mentions(p.id) if "Oren" in p.name
        }
    assert owners["gazette.txt"] != owners["radio.jsonl#7"]


def test_a_single_mention_can_be_given_to_somebody_else(own: Path) -> None:
    rows = run("split", own, "Dalia Oren", "--json").rows
    (orren,) = [row["id"] for row in rows if row["text"] == "Dalia Orren"]
    decide("split", own, "Dalia Oren", orren)
    assert decide("merge", own, orren, "Pavel Trask").code == 0
    assert any({"Dalia Orren", "Pavel Trask"} <= s for s in spellings(own))


def test_rename_shows_another_name_everywhere_and_leaves_the_spellings(own: Path) -> None:
    assert decide("rename", own, "orren", "Dalia B. Oren").out.startswith("jud-")
    names = {row["name"]: {s["text"] for s in row["names"]} for row in run("people", own, "--json").rows}
    assert names["Dalia B. Oren"] == {"Dalia Oren", "Dalia Orren"}
    assert "Dalia B. Oren" in run("statements", own, "--who", "Dalia B.").out


def test_later_keeps_it_for_the_next_time(own: Path) -> None:
    before = spellings(own)
    decide("merge", own, "Dalia Oren", "Pavel Trask", "--later")
    assert spellings(own) == before
    assert "not applied yet" in run("judgements", own).out
    decide("rename", own, "Pavel Trask", "P. Trask")
    assert any({"Dalia Oren", "Pavel Trask"} <= s for s in spellings(own))


def test_json_gives_the_judgements(own: Path) -> None:
    (row,) = decide("merge", own, "Dalia Oren", "Pavel Trask", "--json").rows
    assert row["verdict"] == "same"
    assert row == listed(own)[0]
    assert {e["excerpt"]["text"] for e in row["evidence"]} >= {"Dalia Oren", "Dalia Orren", "Pavel Trask"}


# --- the list --------------------------------------------------------------------------------------


def test_a_contradiction_is_told_and_the_later_wins(own: Path) -> None:
    decide("merge", own, "Dalia Oren", "Gull Rock")
    told = decide("split", own, "Dalia Oren", "Gull Rock")
    assert told.code == 0
    assert "overruled by jud-" in told.err
    assert {"Dalia Oren", "Dalia Orren"} in spellings(own)
    assert "overruled by" in run("judgements", own).out


def test_undo_and_undo_of_that(own: Path) -> None:
    before = spellings(own)
    decide("merge", own, "Dalia Oren", "Pavel Trask")
    merged = spellings(own)
    id = str(listed(own)[0]["id"])
    assert decide("judgements", own, "--undo", id[:9]).out.startswith("jud-")
    assert spellings(own) == before
    told = decide("judgements", own, "--undo", id)
    assert (told.code, "is undone already" in told.err) == (2, True)
    decide("judgements", own, "--undo", str(listed(own)[0]["id"]))
    assert spellings(own) == merged
    assert [row["verdict"] for row in listed(own)] == ["undone", "undone", "same"]


def test_nothing_decided_is_said(own: Path) -> None:
    told = run("judgements", own)
    assert (told.code, told.out, told.err) == (0, "", "nothing was decided yet\n")


def test_judgements_are_carried_over_as_lines(own: Path, case: Path, tmp_path: Path) -> None:
    decide("merge", own, "Dalia Oren", "Pavel Trask")
    decide("rename", own, "Dalia Oren", "Dalia Trask")
    file = tmp_path / "decided.jsonl"
    assert "wrote 2 judgements" in run("judgements", own, "--export", file).out
    assert run("judgements", own, "--export", "-").out == file.read_text("utf-8")
    other = tmp_path / "other.stemma"
    shutil.copy(case, other)
    assert run("judgements", other, "--import", file).out == "2 new judgements added\n"
    assert (
        run("judgements", other, "--import", "-", stdin=file.read_bytes()).out == "0 new judgements added\n"
    )
    assert run("export", other).out == run("export", own).out
    assert run("judgements", own, "--export", own).code == 2


def test_what_is_no_judgement_is_refused_with_its_line(own: Path, tmp_path: Path) -> None:
    decide("merge", own, "Dalia Oren", "Pavel Trask")
    good = run("judgements", own, "--export", "-").out
    record = json.loads(good)
    bad = {
        "no json": "{",
        "must be one of": json.dumps(record | {"verdict": "maybe"}),
        "must be text": json.dumps(record | {"author": 7}),
        "must hold an id and mentions": json.dumps(record | {"a": []}),
        "needs a start below its end": json.dumps(
            record | {"a": {"id": "", "mentions": [record["a"]["mentions"][0] | {"end": 0}]}}
        ),
        "is no record": "[]",
        "needs more than is there": json.dumps(record | {"verdict": "undone"}),
    }
    for complaint, line in bad.items():
        folder = write(tmp_path, {"bad.jsonl": f"{good}{line}\n"})
        told = run("judgements", own, "--import", folder / "bad.jsonl")
        assert (told.code, told.out) == (2, ""), complaint
        assert "bad.jsonl, line 2" in told.err
        assert complaint.lower() in told.err.lower()
        assert len(listed(own)) == 1


def test_records_of_other_types_are_passed_over(own: Path, tmp_path: Path) -> None:
    folder = write(tmp_path, {"all.jsonl": run("export", own).out})
    assert run("judgements", own, "--import", folder / "all.jsonl").out == "0 new judgements added\n"


def test_a_judgement_is_shown_with_what_it_rests_on(own: Path) -> None:
    decide("merge", own, "Dalia Oren", "Pavel Trask", "--reason", "for a test")
    id = str(listed(own)[0]["id"])
    told = run("show", own, id[:8]).out
    for words in ("A judgement by ana", "for a test", "[Pavel Trask]", "stands        holds"):
        assert words in told
    assert json.loads(run("show", own, id, "--json").out)["record"]["author"] == "ana"
    assert run("show", own, "jud-none").code == 2


def test_a_report_that_is_out_of_date_is_named(own: Path) -> None:
    run("report", own, "--quiet")
    told = decide("rename", own, "Pavel Trask", "P. Trask")
    assert f"write it anew: stemma report {own}" in told.err
    own.with_suffix(".html").unlink()
    assert decide("rename", own, "Pavel Trask", "Pavel T.").err == ""
