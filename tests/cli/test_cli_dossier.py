"""A dossier tells of one person all that the lists tell, each line with its source."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from cli_case import FEED, FERRY, run

import stemma

TEXTS = {**FERRY, **{f"radio.jsonl#{a['id']}": f"{a['title']}\n\n{a['text']}" for a in FEED}}


def dossier(case: Path, name: str) -> dict[str, Any]:
    told = run("people", case, name, "--json")
    assert (told.code, told.err) == (0, "")
    found = json.loads(told.out)
    assert isinstance(found, dict)
    return found


def evidence_in(value: Any) -> list[dict[str, Any]]:
    """Every piece of evidence in a record."""
    if isinstance(value, dict):
        own = [value] if "excerpt" in value else []
        return own + [e for v in value.values() for e in evidence_in(v)]
    return [e for v in value for e in evidence_in(v)] if isinstance(value, list) else []


def test_a_dossier_has_every_spelling_with_its_outlets(case: Path) -> None:
    found = dossier(case, "dalia oren")
    assert {v["text"]: dict(v["outlets"]) for v in found["variants"]} == {
        "Dalia Oren": {"Harbour Gazette": 1, "Coast Radio": 1},
        "Dalia Orren": {"Northern Ledger": 1},
    }
    assert (found["mentions"], found["reports"], found["outlets"]) == (3, 3, 3)
    assert (found["first"], found["last"]) == ("2031-05-03", "2031-05-05")


def test_roles_come_with_their_days_and_sources(case: Path) -> None:
    (role,) = dossier(case, "Dalia Orren")["roles"]
    assert role["text"].casefold() == "foreign minister"
    assert (role["first"], role["last"]) == ("2031-05-03", "2031-05-04")
    assert {e["outlet"] for e in role["evidence"]} == {"Harbour Gazette", "Northern Ledger"}


def test_what_they_said_and_what_is_said_of_them(case: Path) -> None:
    found = dossier(case, "Dalia Oren")
    said = {s["text"] for s in found["said"]}
    assert "This is a day of grief for all of Varland" in said
    assert said == {s["text"] for s in run("statements", case, "--json").rows if s["speaker"] == "Dalia Oren"}
    assert all(s["speaker"] != "Dalia Oren" for s in found["about"])


def test_happenings_and_companions(case: Path) -> None:
    found = dossier(case, "Dalia Oren")
    timeline = {row["id"] for row in run("timeline", case, "--json").rows}
    assert {row["id"] for row in found["happenings"]} <= timeline
    names = [row["name"] for row in found["companions"]]
    assert "Pavel Trask" in names or "Harbour Gazette" in names
    assert "Dalia Oren" not in names
    shares = [(row["happenings"], row["reports"]) for row in found["companions"]]
    assert shares == sorted(shares, reverse=True)


def test_every_line_leads_to_the_characters_of_a_source(case: Path) -> None:
    with stemma.open(case) as open_case:
        people = [p.id for p in open_case.people()]
    for id in people:
        found = evidence_in(dossier(case, id))
        assert found
        for e in found:
            start, end = e["span"]["start"], e["span"]["end"]
            assert TEXTS[e["path"]][start:end] == e["excerpt"]["text"]


def test_what_was_decided_stands_in_the_dossier(case: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.stemma"
    shutil.copy(case, own)
    run("merge", own, "Dalia Oren", "Pavel Trask", "--as", "ana", "--reason", "for a test")
    (decided,) = dossier(own, "Pavel Trask")["judgements"]
    assert (decided["author"], decided["reason"], decided["standing"]) == ("ana", "for a test", "holds")
    assert dossier(case, "Pavel Trask")["judgements"] == []


def test_the_page_has_the_sections_and_is_the_api(case: Path) -> None:
    told = run("people", case, "Dalia Oren")
    assert told.code == 0
    for title in ("Spelled", "Called", "Said", "Companions"):
        assert f"\n{title}\n" in told.out
    with stemma.open(case) as open_case:
        assert open_case.dossier("Dalia Oren").id in told.out


def test_bodies_have_dossiers_too(case: Path) -> None:
    assert dossier(case, "Sannick Lines")["kind"] != "person"


def test_a_name_of_nobody_and_of_several_are_told(case: Path, tmp_path: Path) -> None:
    nobody = run("people", case, "Nobody Such")
    assert (nobody.code, "names nobody so" in nobody.err) == (2, True)
    with_filter = run("people", case, "Dalia Oren", "--outlet", "radio")
    assert (with_filter.code, "leave them out" in with_filter.err) == (2, True)
    own = tmp_path / "own.stemma"
    shutil.copy(case, own)
    run("split", own, "Dalia Oren", "gazette.txt", "--as", "ana")
    several = run("people", own, "Dalia Oren")
    assert several.code == 2
    assert several.err.count("ent-") == 2


@pytest.mark.parametrize("args", [[], ["--limit", "1"], ["--outlet", "radio"], ["--json"]])
def test_without_a_name_people_is_the_list(case: Path, args: list[str]) -> None:
    told = run("people", case, *args)
    assert told.code == 0
    assert "Dalia Oren" in told.out


def test_long_sections_are_cut_and_all_shows_them_whole(case: Path) -> None:
    short, whole = run("people", case, "Sannick Lines"), run("people", case, "Sannick Lines", "--all")
    assert len(whole.out.splitlines()) >= len(short.out.splitlines())
    assert "add --all" not in whole.out
