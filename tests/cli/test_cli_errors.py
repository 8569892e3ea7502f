"""What cannot be meant or done: one line that names the value and the cure, an exit code, no traceback."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_case import Run, collate, process, run

import stemma
from stemma import cli


def is_one_line(told: Run, *said: str, code: int = 2) -> bool:
    """Say whether a command failed as it should."""
    lines = told.err.splitlines()
    return (
        (told.code, told.out, len(lines)) == (code, "", 1)
        and lines[0].startswith("stemma: ")
        and all(word in told.err for word in said)
        and "Traceback" not in told.err
    )


@pytest.mark.parametrize("name", sorted(set(cli.stemma.commands) - {"collate"}))
def test_a_missing_case_is_named_with_what_makes_it(name: str, tmp_path: Path) -> None:
    more = {
        "show": ["sta-1"],
        "search": ["ferry"],
        "identities": ["index.jsonl"],
        "merge": ["Oren", "Trask"],
        "split": ["Oren", "Orren"],
        "rename": ["Oren", "Dalia"],
        "judge": ["--as", "ana"],
    }.get(name, [])
    assert is_one_line(run(name, tmp_path / "no.stemma", *more), "no.stemma: no such case", "stemma collate")
    assert not (tmp_path / "no.stemma").exists()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--since", "yesterday"], ["'yesterday' is no date", "2031-05-03", "stemma stories --help"]),
        (["--since", "2031-02-30"], ["'2031-02-30' is not in the calendar"]),
        (["--until", "0000"], ["'0000' is not in the calendar"]),
        (["--since", "2031-05", "--until", "2030"], ["2031-05-01", "2030-12-31", "exchange"]),
        (["--limit", "0"], ["--limit", "0 is not"]),
        (["--limit", "few"], ["few"]),
        (["--story", "9"], ["--story 9", "the case holds 2 stories"]),
        (["--story", "0"], ["--story 0"]),
        (["--story", "sty-nothing"], ["sty-nothing", "no such id"]),
        (["--story", "doc-"], ["doc-", "more than one id"]),
        (["--nonsense"], ["--nonsense"]),
        (["twice"], ["twice"]),
    ],
)
def test_options_that_cannot_be_meant(case: Path, args: list[str], said: list[str]) -> None:
    assert is_one_line(run("stories", case, *args), *said)


def test_a_story_must_be_one(case: Path) -> None:
    id = run("people", case, "--json").rows[0]["id"]
    assert is_one_line(run("stories", case, "--story", id), id, "is a entity", "stemma stories")


@pytest.mark.parametrize(("id", "said"), [("sta-zzz", "no such id"), ("sta-", "more than one"), ("", "")])
def test_ids_that_name_nothing_or_several(case: Path, id: str, said: str) -> None:
    assert is_one_line(run("show", case, id), id, said)


@pytest.mark.parametrize("words", ["", "  ", "?!"])
def test_a_search_needs_a_word(case: Path, words: str) -> None:
    assert is_one_line(run("search", case, words), "at least one word")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["collate"], "PATH"),
        (["show", "case"], "ID"),
        (["search", "case"], "WORDS"),
        (["stories"], "CASE"),
        (["storys", "case"], "storys"),
        (["export", "case", "--format", "csv"], "csv"),
        (["collate", "x", "--workers", "0"], "--workers"),
    ],
)
def test_what_is_missing_or_misspelt_is_named(args: list[str], said: str) -> None:
    assert is_one_line(run(*args), said, "--help)")


def test_no_command_at_all_prints_the_help_and_leaves_with_two() -> None:
    told = run()
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("Usage: stemma ") and "\n  collate " in told.err
    assert (run("--help").code, run("-h").out) == (0, run("--help").out)


@pytest.mark.parametrize("command", ["report", "export"])
def test_a_target_that_cannot_be_written_is_named(case: Path, command: str, tmp_path: Path) -> None:
    for target in (tmp_path / "no" / "where", tmp_path, Path("/dev/null/x")):
        assert is_one_line(run(command, case, "-o", target), str(target), "cannot be written")


def test_a_case_in_no_folder_or_that_is_one(reports: Path, tmp_path: Path) -> None:
    inside = tmp_path / "no" / "case.stemma"
    assert is_one_line(run("collate", reports, "--case", inside), str(inside), "does not exist")
    assert is_one_line(run("collate", reports, "--case", tmp_path), str(tmp_path), "is a folder")


# --- files that are no case, or not ours ------------------------------------------------------------


def text(path: Path) -> None:
    path.write_text("The ferry sank. " * 500)


def database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE ferry (name)")
    connection.close()


def newer(path: Path) -> None:
    with stemma.collate([], case=path):
        pass
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


@pytest.mark.parametrize(
    ("make", "said"),
    [(text, "not a case"), (database, "not a case"), (newer, "newer Stemma"), (Path.mkdir, "no such case")],
)
def test_what_is_no_case_is_left_as_it_is(
    make: Callable[[Path], None], said: str, reports: Path, tmp_path: Path
) -> None:
    path = tmp_path / "x.stemma"
    make(path)
    before = path.is_dir() or path.read_bytes()
    assert is_one_line(run("stories", path), "x.stemma", said)
    assert is_one_line(collate(path, reports), "x.stemma")
    assert (path.is_dir() or path.read_bytes()) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to(reports: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert is_one_line(run("collate", reports, "--case", tmp_path / "x.stemma"), "x.stemma")
    tmp_path.chmod(0o700)


# --- faults of ours ---------------------------------------------------------------------------------


def test_a_fault_of_ours_is_one_line_and_a_traceback_where_it_is_asked_for(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by design")

    monkeypatch.setattr(stemma.Case, "stories", broken)
    assert is_one_line(run("stories", case), "bug in Stemma", "ZeroDivisionError: by design", code=70)
    told = run("stories", case, env={"STEMMA_DEBUG": "1"})
    assert told.code == 70
    assert "Traceback" in told.err and told.err.splitlines()[-1].startswith("stemma: this is a bug")


def test_debugging_shows_what_is_logged_and_nothing_else_does(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body></body></html>")
    args = ("collate", tmp_path / "a.html", "--case", tmp_path / "a.stemma", "--quiet", "--workers", "1")
    plain, debug = process(*args), process(*args, env={"STEMMA_DEBUG": "1"})
    assert (plain.code, plain.out, plain.err) == (1, "", "")
    assert debug.code == 1
    assert all(line.split()[0].isupper() for line in debug.err.splitlines())
