"""What a terminal gets and a pipe does not: colours, bars, widths; and what no source may do to one."""

import json
import os
import re
import unicodedata
from pathlib import Path

import pytest
from cli_case import collate, process, run, terminal, write

from stemma.cli.lists import LISTS
from stemma.cli.output import Column, aligned

ESCAPE = "\x1b"
STYLES = re.compile(r"\x1b\[[0-9;]*m")
NAMES = [command.name or "" for command in LISTS]


# --- style ----------------------------------------------------------------------------------------


def test_a_terminal_is_given_style_and_a_pipe_none(case: Path) -> None:
    for args in (["summary"], ["stories"], ["people"], ["search", "ferry"], ["show", "ent-"]):
        if args[0] == "show":
            args = ["show", run("people", case, "--json").rows[0]["id"]]
        call = [args[0], case, *args[1:]]
        assert STYLES.search(terminal(*call)), args
        piped = process(*call)
        assert ESCAPE not in piped.out + piped.err


@pytest.mark.parametrize("setting", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
@pytest.mark.parametrize("columns", [60, 200])
def test_no_style_where_the_user_wants_none(case: Path, setting: dict[str, str], columns: int) -> None:
    for args in (["summary", case], ["stories", case], ["search", case, "ferry"]):
        told = terminal(*args, columns=columns, **setting)
        assert told.strip() and ESCAPE not in told


def test_no_style_marks_evidence_with_brackets_instead_of_bold(case: Path) -> None:
    id = run("statements", case, "--about", "grief", "--json").rows[0]["id"]
    assert "[This is a day of grief" in terminal("show", case, id, NO_COLOR="1")
    assert "[This is a day of grief" not in terminal("show", case, id)


# --- width ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(case: Path, name: str, columns: int) -> None:
    told = STYLES.sub("", terminal(name, case, columns=columns))
    assert told.strip()
    assert max(map(len, told.splitlines())) <= columns


@pytest.mark.parametrize("name", ["summary", "show", "search"])
def test_paragraphs_fit_80_columns_too(case: Path, name: str) -> None:
    id = run("differences", case, "--json").rows[0]["id"]
    told = terminal(name, case, *{"show": [id], "search": ["ferry"]}.get(name, []))
    free = [line for line in STYLES.sub("", told).splitlines() if str(case) not in line]
    assert max(map(len, free)) <= 80


def test_a_wide_terminal_is_given_a_table_and_a_narrow_one_cards(case: Path) -> None:
    wide, narrow = terminal("stories", case, columns=140), terminal("stories", case, columns=60)
    assert "REPORTS" in wide and "reports 4" not in wide
    assert "REPORTS" not in narrow and "reports 4" in narrow
    for told in (wide, narrow):
        ids = re.findall(r"sty-\w{6}", told)
        assert len(ids) == 2
        assert all(run("show", case, id).code == 0 for id in ids)


def test_columns_stand_under_each_other() -> None:
    columns = (Column("A", str), Column("N", str, "number"), Column("Z", str, "long"))
    lines = aligned([["A", "N", "Z"], ["one", "1", "end"], ["x" * 60, "1,000", ""]], columns)
    assert lines == [f"{'A':<48}      N  Z", f"{'one':<48}      1  end", f"{'x' * 60}  1,000"]


# --- progress ---------------------------------------------------------------------------------------


def test_a_bar_is_drawn_on_a_terminal_and_wiped_off_again(reports: Path, tmp_path: Path) -> None:
    args = ("collate", reports, "--workers", "1", "--no-report")
    shown = terminal(*args, "--case", tmp_path / "a.stemma", stream="stderr")
    assert "reading" in shown and "5/" in shown
    assert shown.rstrip("\r").endswith("\x1b[2K")
    assert terminal(*args, "--case", tmp_path / "b.stemma", "--quiet", stream="stderr") == ""
    piped = process(*args, "--case", tmp_path / "c.stemma")
    assert (piped.code, piped.err) == (0, "")


# --- what sources would like to do to a terminal ----------------------------------------------------

ATTACK = "\x1b]0;owned\x07\x1b[2J\x1b[31mBlood\x9b1mbold\u202egnp.exe\u2066 \x08\x08 Oren\r\x7f"
TITLE = f"Ferry {ATTACK} sinks"
BAD = {c for c in map(chr, range(0x110000)) if unicodedata.category(c) == "Cc"} - {"\n"}
BAD |= set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def is_harmless(text: str) -> bool:
    return not BAD & set(text) and not any(unicodedata.category(c) == "Cs" for c in text)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of reports that hold escape sequences wherever a report may hold text, in files named so too."""
    folder = tmp_path_factory.mktemp("hostile") / "in"
    articles = [
        {
            "id": f"a{n}{ATTACK}",
            "title": TITLE,
            "text": f'At least {n} people died, said Dalia {ATTACK} Oren. "The {ATTACK} sea," said {ATTACK}.',
            "publish_date": f"2031-05-0{n}",
            "source": f"Gazette {n} {ATTACK}",
            "authors": [ATTACK],
        }
        for n in (3, 4)
    ]
    write(folder, {"feed.jsonl": "\n".join(map(json.dumps, articles))})
    text = "Oren visits Varland\n3 May 2031\n\nForeign Minister Dalia Oren arrived in Varland.\n"
    for name in (b"new\nline\x1b[31m.txt", b"tur\xe2\x80\xaened.txt", b"bad\xff\xfe.txt", b"em\x1bpty\n.txt"):
        (folder / os.fsdecode(name)).write_bytes(b"" if name.startswith(b"em") else text.encode() + name)
    case = folder.parent / "case.stemma"
    told = collate(case, folder)
    assert (told.code, told.err) == (1, "")
    assert is_harmless(told.out)
    return case


@pytest.mark.parametrize("name", ["summary", *NAMES])
def test_lists_print_hostile_text_harmlessly(hostile: Path, name: str) -> None:
    told = run(name, hostile)
    assert (told.code, told.err) == (0, "") or told.err.startswith("the case holds no ")
    assert is_harmless(told.out)
    for columns in (60, 400):
        assert is_harmless(STYLES.sub("", terminal(name, hostile, columns=columns)))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_with_a_line_end_makes_no_line_of_its_own(hostile: Path, name: str) -> None:
    rows = run(name, hostile, "--json").rows
    assert len(run(name, hostile).out.splitlines()) == (len(rows) + 1 if rows else 0)


@pytest.mark.parametrize("name", ["summary", *NAMES])
def test_json_holds_hostile_text_whole_and_escaped(hostile: Path, name: str) -> None:
    told = run(name, hostile, "--json")
    assert is_harmless(told.out)
    if name == "documents":
        assert any("\u202e" in row["path"] for row in told.rows)
        assert any("\x1b[31m" in row["path"] for row in told.rows)


def test_records_and_hits_are_shown_harmlessly(hostile: Path) -> None:
    ids = [row["id"] for name in NAMES for row in run(name, hostile, "--json").rows if "id" in row]
    for id in ids:
        assert is_harmless(run("show", hostile, id, "--all").out), id
        assert is_harmless(run("show", hostile, id, "--json").out), id
    assert is_harmless(run("search", hostile, "Oren").out)
    assert is_harmless(run("search", hostile, "Oren", "--json").out)


def test_what_is_typed_comes_back_harmlessly(case: Path, tmp_path: Path) -> None:
    for args in (
        ["stories", tmp_path / ATTACK],
        ["show", case, ATTACK],
        ["search", case, f"submarine{ATTACK}"],
        ["stories", case, "--since", ATTACK],
        ["report", case, "-o", tmp_path / "no" / ATTACK],
        ["collate", tmp_path / ATTACK],
        [ATTACK],
    ):
        told = run(*args)
        assert told.err and told.out == ""
        assert len(told.err.splitlines()) == 1
        assert is_harmless(told.err), args


def test_a_case_may_have_a_name_that_is_no_text(reports: Path, tmp_path: Path) -> None:
    name = os.fsencode(tmp_path / os.fsdecode(b"ca\xffse\x1b[31m.stemma"))
    made = process("collate", reports / "gazette.txt", "--workers", "1", b"--case", name)
    assert (made.code, made.err) == (0, "")
    assert is_harmless(made.out)
    assert process("stories", name).code == 0
    assert len(list(tmp_path.glob("*.html"))) == 1


# --- odd encodings ----------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["latin-1", "ascii:strict", "utf-8"])
def test_an_encoding_without_some_characters_shows_others_and_json_stays_whole(
    case: Path, encoding: str
) -> None:
    odd = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    text, plain = process("stories", case, env=odd), process("stories", case)
    assert (text.code, text.err) == (0, "")
    assert plain.out in (text.out, text.out.replace("?", "–"))  # an ASCII terminal is held for a UTF-8 one
    assert (text.out == plain.out) == (encoding != "latin-1")
    assert process("reuse", case, "--json", env=odd).rows == process("reuse", case, "--json").rows
    assert process("export", case, env=odd).out == process("export", case).out
