"""An index that the user brings says which entities are which items; the case itself stays as it was."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from cli_case import run, write

import stemma

ITEMS = [
    {"id": "Q1", "names": ["Oren, Dalia"], "kind": "person", "about": "Varland politician", "born": "1990"},
    {"id": "Q2", "names": ["Dalia Oren"], "kind": "person", "about": "Sarnian footballer"},
    {"id": "Q3", "names": ["Павел Траск"], "kind": "person"},
    {"id": "Q4", "names": ["Sannick Lines Ltd"], "kind": "org"},
    {"id": "Q5", "names": ["Port Sannick"], "kind": "place"},
    {"id": "Q6", "names": ["Port Sannick"], "kind": "place"},
]
SURE = {"Dalia Oren": "Q1", "Pavel Trask": "Q3", "Sannick Lines": "Q4"}


@pytest.fixture
def index(tmp_path: Path) -> Path:
    lines = "\n".join(json.dumps(item) for item in ITEMS)
    return write(tmp_path, {"index.jsonl": lines}) / "index.jsonl"


def test_entities_are_told_with_their_items_and_why(case: Path, index: Path) -> None:
    told = run("identities", case, index)
    assert (told.code, told.err) == (0, "")
    heading, *lines = told.out.splitlines()
    assert heading.split() == ["ID", "NAME", "ITEM", "ABOUT", "SCORE", "WHY"]
    assert len(lines) == 4
    (oren,) = [line for line in lines if "Dalia Oren" in line]
    assert "Q1" in oren and "Q2" not in oren
    assert "Varland politician" in oren and "called Foreign Minister, of one trade" in oren
    (town,) = [line for line in lines if "Port Sannick" in line]
    assert "unsure: Q5, Q6" in town


def test_json_is_the_rows_of_the_api(case: Path, index: Path) -> None:
    rows = run("identities", case, index, "--json").rows
    assert {row["name"]: row["item"] for row in rows if row["item"]} == SURE
    with stemma.open(case) as opened:
        found = opened.identities(index)
    assert [(row.id, row.item) for row in found.rows] == [(row["id"], row["item"]) for row in rows]
    assert (found.read, found.refused, found.refusals) == (6, 0, ())
    for row in rows:
        assert run("show", case, row["id"]).code == 0
        first = row["candidates"][0]["reasons"][0]
        assert first["evidence"][0]["excerpt"]["text"] in first["text"]


def test_a_filter_and_a_limit_change_no_answer(case: Path, index: Path) -> None:
    rows = run("identities", case, index, "--json").rows
    (oren,) = run("identities", case, index, "--json", "--who", "oren").rows
    assert oren in rows
    assert run("identities", case, index, "--json", "--limit", "2").rows == rows[:2]
    assert (
        run("identities", case, index, "--who", "nobody").err == "no identities match; leave a filter out\n"
    )


def test_a_packed_table_says_the_same(case: Path, index: Path, tmp_path: Path) -> None:
    rows = ["id\tname\tkind\tabout"]
    rows += [f"{i['id']}\t{i['names'][0]}\t{i['kind']}\t{i.get('about', '')}" for i in ITEMS]
    packed = tmp_path / "index.tsv.gz"
    packed.write_bytes(gzip.compress("\n".join(rows).encode()))
    assert run("identities", case, packed, "--json").rows == run("identities", case, index, "--json").rows


def test_bad_lines_are_named_counted_and_the_rest_goes_on(case: Path, index: Path) -> None:
    index.write_text("\n".join([index.read_text("utf-8"), *["nonsense"] * 30]), "utf-8")
    told = run("identities", case, index, "--json")
    assert told.code == 1
    assert {row["name"]: row["item"] for row in told.rows if row["item"]} == SURE
    first, *_, last = told.err.splitlines()
    assert first.startswith(f"stemma: {index}: line 7 is no JSON") and "write one object a line" in first
    assert last == "stemma: 25 more lines turned away; mend them alike"
    with stemma.open(case) as opened:
        found = opened.identities(index)
    assert (found.read, found.refused, len(found.refusals)) == (6, 30, 20)


@pytest.mark.parametrize("command", [["identities"], ["export", "--index"]])
def test_a_file_that_is_no_index_is_refused(case: Path, tmp_path: Path, command: list[str]) -> None:
    write(tmp_path, {"report.txt": "A ferry sank.\n"})
    name, *option = command
    for file, said in (("report.txt", "is no index"), ("no.jsonl", "cannot be read")):
        told = run(name, case, *option, tmp_path / file)
        assert (told.code, told.out, len(told.err.splitlines())) == (2, "", 1)
        assert file in told.err and said in told.err


def test_an_index_of_others_says_so(case: Path, tmp_path: Path) -> None:
    write(tmp_path, {"index.jsonl": '{"id": "Q9", "names": ["Ilse Marrak"]}'})
    told = run("identities", case, tmp_path / "index.jsonl")
    assert (told.code, told.out, told.err) == (0, "", f"no entity is an item of {tmp_path / 'index.jsonl'}\n")


def test_the_export_says_which_item_an_entity_is_only_where_an_index_is_given(
    case: Path, index: Path
) -> None:
    before = case.read_bytes()
    plain, linked = run("export", case), run("export", case, "--index", index)
    assert (plain.code, linked.code) == (0, 0)
    rows = [json.loads(line) for line in linked.out.splitlines()]
    items = {row["name"]: row.pop("same_as") for row in rows if row["type"] == "entity"}
    assert {name: item for name, item in items.items() if item} == SURE
    assert rows == [json.loads(line) for line in plain.out.splitlines()]
    assert "same_as" not in plain.out
    assert case.read_bytes() == before


def test_the_library_exports_what_it_was_given(case: Path, index: Path, tmp_path: Path) -> None:
    with stemma.open(case) as opened:
        opened.export(tmp_path / "linked.jsonl", identities=opened.identities(index))
    assert (tmp_path / "linked.jsonl").read_text("utf-8") == run("export", case, "--index", index).out
