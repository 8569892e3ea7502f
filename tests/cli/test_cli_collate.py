"""Making a case and adding to it: paths, names, what is said, and exit codes."""

import json
from pathlib import Path

import pytest
from cli_case import FEED, FERRY, collate, process, run, write

import stemma
from stemma.cli.collate import default_name

SHORT = (
    "Dalia Oren visits Varland\n3 May 2031\n\nForeign Minister Dalia Oren arrived in Varland on Saturday.\n"
)


def paths(case: Path) -> list[str]:
    return sorted(row["path"] for row in run("documents", case, "--json").rows)


# --- what is said ---------------------------------------------------------------------------------


def test_a_first_run_says_what_was_added_and_a_second_that_nothing_is_new(
    reports: Path, tmp_path: Path
) -> None:
    case = tmp_path / "case.stemma"
    first = collate(case, reports)
    assert (first.code, first.err) == (0, "")
    assert first.out.splitlines()[:2] == [f"{case}  5 reports from 3 outlets, 3–6 May 2031", "5 added"]
    second = collate(case, reports)
    assert (second.code, second.err) == (0, "")
    assert second.out.splitlines()[1] == "nothing new: 5 reports read before"
    assert second.out.splitlines()[2:] == first.out.splitlines()[2:]


def test_adding_files_says_what_was_added(reports: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.stemma"
    collate(case, reports / "gazette.txt")
    write(tmp_path / "more", {"empty.txt": ""})
    told = collate(case, reports, tmp_path / "more")
    assert told.code == 1
    assert told.out.splitlines()[1] == "4 added, 1 report read before, 1 refused"
    again = collate(case, reports / "gazette.txt", tmp_path / "more")
    assert again.code == 1
    assert again.out.splitlines()[1] == "nothing new: 1 report read before, 1 refused"


def test_quiet_says_nothing_and_json_one_object(reports: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.stemma"
    quiet = run("collate", reports, "--case", case, "--quiet")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")
    told = json.loads(run("collate", reports, "--case", case, "--json").out)
    assert told["case"] == str(case) and told["report"] == str(tmp_path / "case.html")
    assert told["outcome"] == {"added": 0, "known": 5, "refused": 0, "changed": False}
    assert told["summary"]["reports"] == 5


def test_the_report_is_written_once_and_again_where_it_is_gone(reports: Path, tmp_path: Path) -> None:
    case, page = tmp_path / "case.stemma", tmp_path / "case.html"
    assert collate(case, reports / "gazette.txt").code == 0
    assert not page.exists()
    assert "Read it" not in collate(case, reports / "gazette.txt").out
    assert f"Read it: {page}\n" in run("collate", reports / "gazette.txt", "--case", case).out
    assert page.exists()
    page.write_text("mine")
    run("collate", reports / "gazette.txt", "--case", case)
    assert page.read_text() == "mine"
    run("collate", reports / "ledger.txt", "--case", case)
    assert page.read_text("utf-8").lower().startswith("<!doctype html>")


def test_a_case_with_a_space_is_quoted_where_it_is_to_be_typed(reports: Path, tmp_path: Path) -> None:
    told = collate(tmp_path / "my case.stemma", reports / "gazette.txt")
    assert f"stemma differences '{tmp_path}/my case.stemma'" in told.out


# --- paths ------------------------------------------------------------------------------------------


def test_files_folders_and_patterns_may_be_mixed(reports: Path, tmp_path: Path) -> None:
    deep = write(tmp_path / "deep" / "er", {"x.txt": SHORT})
    case = tmp_path / "case.stemma"
    told = collate(case, reports / "gazette.txt", f"{reports}/*.jsonl", deep.parent)
    assert told.code == 0
    assert paths(case) == ["er/x.txt", "gazette.txt", "radio.jsonl#7", "radio.jsonl#8"]


def test_standard_input_may_be_text_or_lines_of_json(tmp_path: Path) -> None:
    text, feed = tmp_path / "text.stemma", tmp_path / "feed.stemma"
    assert collate(text, "-", stdin=SHORT.encode()).code == 0
    assert paths(text) == ["stdin"]
    lines = "\n".join(json.dumps(article) for article in FEED)
    assert collate(feed, "-", stdin=lines.encode()).code == 0
    assert paths(feed) == ["stdin#7", "stdin#8"]


def test_empty_standard_input_is_refused(tmp_path: Path) -> None:
    told = collate(tmp_path / "case.stemma", "-", stdin=b"")
    assert told.code == 1
    assert "stdin: is empty" in told.out


@pytest.mark.parametrize(
    ("given", "name"),
    [
        (("reports",), "reports.stemma"),
        (("some/where/",), "where.stemma"),
        (("a/report.txt.gz",), "report.stemma"),
        (("pages/*.html",), "case.stemma"),
        (("-",), "case.stemma"),
        (("a", "b"), "case.stemma"),
        ((".hidden",), "case.stemma"),
        (("/",), "case.stemma"),
    ],
)
def test_a_case_is_named_after_the_one_path(given: tuple[str, ...], name: str) -> None:
    assert default_name(given) == name


def test_collating_the_folder_one_stands_in_leaves_the_case_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(tmp_path / "ferry", FERRY))
    for said in ("3 added", "nothing new: 3 reports read before"):
        told = run("collate", ".")
        assert (told.code, told.out.splitlines()[1]) == (0, said)
    assert sorted(p.name for p in Path().iterdir() if "ferry" in p.name) == ["ferry.html", "ferry.stemma"]


def test_one_process_and_two_export_the_same(tmp_path: Path) -> None:
    many = {f"{n:02}.txt": SHORT.replace("Varland", f"Port {n}") for n in range(24)}
    folder = write(tmp_path / "many", many)
    exports = []
    for workers in ("1", "2"):
        case = tmp_path / f"{workers}.stemma"
        assert process("collate", folder, "--case", case, "--no-report", "--workers", workers).code == 0
        exports.append(run("export", case).out)
    assert exports[0] == exports[1]
    assert exports[0].count('"type": "document"') == len(many)


# --- nothing to read --------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["nothing", "no-such-folder", "no*such", ""])
def test_nothing_to_read_makes_no_case(tmp_path: Path, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nothing").mkdir()
    told = run("collate", path)
    assert (told.code, told.out) == (2, "")
    assert path in told.err and ".jsonl" in told.err
    assert len(told.err.splitlines()) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["nothing"]


def test_nothing_to_read_for_a_case_that_is_there_is_said(reports: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.stemma"
    collate(case, reports)
    (tmp_path / "nothing").mkdir()
    told = collate(case, tmp_path / "nothing")
    assert (told.code, told.out.splitlines()[1]) == (0, "nothing new: no reports")
    missing = collate(case, tmp_path / "missing")
    assert (missing.code, missing.out.splitlines()[1]) == (1, "nothing new: 1 refused")


# --- files that would be lost -------------------------------------------------------------------------


def test_a_case_is_not_taken_for_a_report(reports: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.stemma"
    collate(case, reports)
    for args in (["collate", case], ["collate", case, "--case", case], ["collate", reports, case]):
        told = run(*args)
        assert told.code == 2
        assert told.err == (
            f"stemma: {case}: is a case; name the reports to add to it, or ask: stemma summary {case}\n"
        )


def test_nothing_is_written_over_the_case(reports: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.stemma"
    collate(case, reports)
    assert run("report", case, "-o", case).code == 2
    assert run("export", case, "-o", case).code == 2
    assert run("collate", reports, "--case", tmp_path / "page.html").code == 2
    assert not (tmp_path / "page.html").exists()
    with stemma.open(case) as opened:
        assert len(opened.documents()) == 5


def test_report_and_export_say_where_they_wrote(case: Path, tmp_path: Path) -> None:
    page, lines = tmp_path / "page.html", tmp_path / "lines.jsonl"
    assert run("report", case, "-o", page).out == f"wrote {page}\n"
    assert run("report", case, "-o", page, "--quiet").out == ""
    assert run("export", case, "-o", lines).out == ""
    assert lines.read_bytes().decode() == run("export", case).out == run("export", case, "-o", "-").out
