"""The main job and every command, run on the examples as a person would."""

import json
import re
from pathlib import Path

import pytest
from e2e_command import EXAMPLES, REPORTS, Collated, collate, export, paths_of, rows, stemma

ASKED = ("documents", "stories", "timeline", "statements", "figures", "differences", "people", "origins")
LISTS = (*ASKED, "refusals")
COUNT = len(json.loads((EXAMPLES / "key.json").read_text("utf-8"))["documents"])
REPORT = (
    "Dalia Oren visits Varland\n3 May 2031\n\nForeign Minister Dalia Oren arrived in Varland on Saturday.\n"
)


def test_the_first_run_reads_all_and_says_what_a_person_wants_to_know(examples: Collated) -> None:
    assert (examples.run.code, examples.run.err) == (0, "")
    assert f"{COUNT} added" in examples.run.out
    for heading in ("Stories", "People named most", "Figures that differ", "Strongest differences"):
        assert f"\n{heading}\n" in examples.run.out
    assert "\n  undated: " in examples.run.out
    assert "forum-analysis.txt" in examples.run.out


def test_output_in_a_pipe_has_no_colours_and_no_progress_bar(examples: Collated) -> None:
    assert "\x1b" not in examples.run.out + examples.run.err


def test_the_report_lies_beside_the_case(examples: Collated) -> None:
    page = examples.path.with_suffix(".html").read_text("utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "Adakhiev" in page
    assert not re.search(r"<(?:script|link|img|iframe)[^>]+(?:src|href)\s*=\s*[\"']?https?:", page)


def test_a_second_run_changes_nothing_and_says_so(examples: Collated) -> None:
    before = examples.export
    page = examples.path.with_suffix(".html")
    written = page.stat().st_mtime_ns
    again = stemma("collate", REPORTS, "--case", examples.path)
    assert (again.code, again.err) == (0, "")
    assert f"nothing new: {COUNT} reports read before" in again.out
    assert export(examples.path) == before
    assert page.stat().st_mtime_ns == written


def test_more_files_are_added_to_what_is_there(tmp_path: Path) -> None:
    case = tmp_path / "case.stemma"
    assert collate(case, REPORTS / "flood").code == 0
    first = paths_of(r for r in rows(export(case)) if r["type"] == "document")
    added = collate(case, REPORTS / "cable")
    assert "6 added" in added.out
    both = paths_of(r for r in rows(export(case)) if r["type"] == "document")
    assert set(first) < set(both)
    assert len(both) == len(first) + 6


def test_quiet_is_quiet_and_json_is_json(tmp_path: Path) -> None:
    case = tmp_path / "case.stemma"
    quiet = collate(case, REPORTS / "cable", "--quiet")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")
    told = json.loads(collate(case, REPORTS / "cable", "--json").out)
    assert told["outcome"]["known"] == 6
    assert told["summary"]["reports"] == 6


def test_standard_input_is_a_report(tmp_path: Path) -> None:
    case = tmp_path / "case.stemma"
    assert collate(case, "-", stdin=REPORT.encode()).code == 0
    (document,) = (r for r in rows(export(case)) if r["type"] == "document")
    assert document["title"] == "Dalia Oren visits Varland"


def test_the_case_is_named_after_the_folder_where_no_name_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("varland").mkdir()
    Path("varland/oren.txt").write_text(REPORT)
    assert stemma("collate", "varland").code == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["varland", "varland.html", "varland.stemma"]


# --- asking ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LISTS)
def test_each_list_prints_text_and_json(examples: Collated, name: str) -> None:
    told = stemma(name, examples.path, "--json")
    assert told.code == 0
    found = json.loads(told.out)
    text = stemma(name, examples.path)
    assert text.code == 0
    assert "\x1b" not in text.out
    assert (found == []) == (name == "refusals")
    assert len(text.out.splitlines()) == (len(found) + 1 if found else 0)


@pytest.mark.parametrize("name", ASKED)
def test_a_filter_that_nothing_meets_leaves_nothing(examples: Collated, name: str) -> None:
    told = stemma(name, examples.path, "--outlet", "no such outlet", "--json")
    assert (told.code, json.loads(told.out)) == (0, [])


def test_filters_narrow_by_outlet_person_words_and_days(examples: Collated) -> None:
    def ids(*options: str) -> set[str]:
        return {row["id"] for row in json.loads(stemma("statements", examples.path, *options, "--json").out)}

    whole = ids()
    for options in (
        ("--outlet", "Harbour Gazette"),
        ("--who", "Ellevaag"),
        ("--about", "gas"),
        ("--since", "2024-01-01"),
        ("--until", "2023-12-31"),
    ):
        assert set() < ids(*options) < whole, options
    assert ids("--since", "2024-01-01") & ids("--until", "2023-12-31") == set()


def test_a_story_is_a_filter_by_the_start_of_its_id(examples: Collated) -> None:
    stories = json.loads(stemma("stories", examples.path, "--json").out)
    for story in stories:
        told = stemma("documents", examples.path, "--story", story["id"][:10], "--json")
        assert len(json.loads(told.out)) == story["reports"]


def test_every_kind_of_record_can_be_shown(examples: Collated) -> None:
    first = {row["type"]: row["id"] for row in reversed(examples.records())}
    assert set(first) >= {
        "document",
        "entity",
        "event",
        "statement",
        "figure",
        "difference",
        "origin",
        "reuse",
        "story",
    }
    for type, id in first.items():
        shown = stemma("show", examples.path, id)
        assert (shown.code, shown.err) == (0, ""), type
        assert json.loads(stemma("show", examples.path, id, "--json").out)["id"] == id


def test_search_finds_words_in_their_context(examples: Collated) -> None:
    found = stemma("search", examples.path, "pumping", "station")
    assert found.code == 0
    assert "forum-analysis.txt" in found.out or "[pumping]" in found.out
    hits = json.loads(stemma("search", examples.path, "pumping station", "--json").out)
    assert {hit["path"] for hit in hits} == {
        "visits/forum-analysis.txt", "visits/kesmer-press.jsonl#kesmer-press-40718",
    }  # fmt: skip


def test_report_and_export_write_files(examples: Collated, tmp_path: Path) -> None:
    page, lines = tmp_path / "page.html", tmp_path / "lines.jsonl"
    assert stemma("report", examples.path, "-o", page).code == 0
    assert stemma("export", examples.path, "--format", "jsonl", "-o", lines).code == 0
    assert page.read_bytes() == examples.path.with_suffix(".html").read_bytes()
    assert lines.read_text("utf-8") == examples.export


# --- what cannot be meant ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["collate"], "PATH"),
        (["stories", "no-such.stemma"], "no-such.stemma"),
        (["stories", str(EXAMPLES / "README.md")], "README.md"),
        (["nonsense"], "nonsense"),
    ],
)
def test_what_cannot_be_meant_leaves_with_two_and_one_line(args: list[str], said: str) -> None:
    run = stemma(*args)
    assert (run.code, run.out) == (2, "")
    assert said in run.err
    assert len(run.err.strip().splitlines()) == 1


def test_wrong_dates_and_unknown_ids_say_what_would_be_right(examples: Collated) -> None:
    date = stemma("stories", examples.path, "--since", "yesterday")
    assert date.code == 2 and "2031-05-03" in date.err
    unknown = stemma("show", examples.path, "sta-nothing")
    assert unknown.code == 2 and "sta-nothing" in unknown.err


def test_every_command_explains_itself() -> None:
    names = re.findall(r"^  (\w+)  ", stemma("--help").out, re.MULTILINE)
    assert {"collate", "show", "search", "report", "export", *LISTS} <= set(names)
    for name in names:
        assert stemma(name, "--help").out.startswith(f"Usage: stemma {name} ")
