"""The queue of questions: asked on a terminal and through a pipe, answered, taken back, left and resumed."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cli_case import COMMAND, Run, collate, process, run, write

import stemma

TALKS = {
    "gazette.txt": """Talks in Port Sannick
Harbour Gazette
3 May 2031

Cho Mi-hyang arrived in Port Sannick on Saturday. Cho Mi-hyang said that talks would go on. "We shall be
back," Cho Mi-hyang said.
""",
    "ledger.txt": """A visit that nobody announced
Northern Ledger
9 August 2031

Choe Mi Hyang left Varland on Tuesday, an airport worker said. Choe Mi Hyang said that nothing was agreed.
""",
    "radio.txt": """Grain shipments rise again
Coast Radio
1 November 2031

Sergey Vladimirovich Tarnov counted 40 ships. Tarnov Sergey Vladimirovich was not asked.
""",
    "echo.txt": """A prize for a bridge
Capital Echo
2 February 2031

Oren Dalia won the prize for a bridge.
""",
    "post.txt": """A bridge is opened
Harbour Gazette
5 March 2031

Dalia Oren opened the bridge. Dalia Oren cut the ribbon, and Dalia Oren spoke.
""",
}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with names that may be one, and nothing that says so."""
    path = tmp_path / "talks.stemma"
    assert collate(path, write(tmp_path / "in", TALKS)).code == 0
    return path


def asked(case: Path) -> list[set[str]]:
    return [{row["a"]["name"], row["b"]["name"]} for row in run("judge", case, "--json").rows]


def judge(case: Path, answers: str, *more: str) -> Run:
    return run("judge", case, "--as", "ana", *more, stdin=answers.encode())


def verdicts(case: Path) -> list[tuple[str, str]]:
    """The decisions and how they stand, oldest first."""
    rows = reversed(run("judgements", case, "--json").rows)
    return [(row["verdict"], row["standing"]) for row in rows]


# --- what is asked ---------------------------------------------------------------------------------


def test_what_matters_most_is_asked_first(case: Path) -> None:
    rows = run("judge", case, "--json").rows
    weights = [row["weight"] for row in rows]
    assert weights == sorted(weights, reverse=True)
    assert {rows[0]["a"]["name"], rows[0]["b"]["name"]} == {"Cho Mi-hyang", "Choe Mi Hyang"}
    for row in rows:
        sides = [row[s]["mentions"] + row[s]["statements"] + row[s]["figures"] for s in ("a", "b")]
        assert row["weight"] == min(sides)


def test_both_sides_are_shown_with_their_sources_and_the_reasons(case: Path) -> None:
    told = judge(case, "q\n").out
    for words in (
        "Cho Mi-hyang",
        "Harbour Gazette, 3 May 2031",
        "Choe Mi Hyang",
        "Northern Ledger, 9 August 2031",
    ):
        assert words in told
    assert "[Cho Mi-hyang] arrived in Port Sannick" in told
    assert "because: " in told
    assert "kept apart by the machine" in told


def test_evidence_is_what_stands_there(case: Path) -> None:
    for row in run("judge", case, "--json").rows:
        for evidence in (*row["a"]["evidence"], *row["b"]["evidence"]):
            text = TALKS[evidence["path"]]
            assert text[evidence["span"]["start"] : evidence["span"]["end"]] == evidence["excerpt"]["text"]


# --- answers through a pipe ------------------------------------------------------------------------


def test_yes_joins_and_no_parts_and_neither_is_asked_again(case: Path) -> None:
    before = asked(case)
    told = judge(case, "y same ministry\nn\n")
    assert told.code == 0
    assert "2 decisions kept: 1 same, 1 different" in told.out
    assert asked(case) == before[2:]
    (row,) = [r for r in run("judgements", case, "--json").rows if r["verdict"] == "same"]
    assert (row["author"], row["reason"], row["standing"]) == ("ana", "same ministry", "holds")
    spelled = [{s["text"] for s in p["names"]} for p in run("people", case, "--json").rows]
    assert any({"Cho Mi-hyang", "Choe Mi Hyang"} <= s for s in spelled)


def test_unsure_is_kept_and_leaves_the_pair_to_the_machine(case: Path) -> None:
    people = run("people", case, "--json").rows
    first = asked(case)[0]
    judge(case, "u\n")
    assert verdicts(case) == [("unsure", "holds")]
    assert run("people", case, "--json").rows == people
    assert first not in asked(case)


def test_what_is_skipped_is_kept_nowhere_and_asked_again_next_time(case: Path) -> None:
    before = asked(case)
    told = judge(case, "s\nq\n")
    assert "0 decisions kept" in told.out
    assert verdicts(case) == []
    assert asked(case) == before


def test_undo_takes_the_last_answer_back_and_asks_again(case: Path) -> None:
    told = judge(case, "y\nundo\nn no such thing\nq\n")
    assert told.out.count("Cho Mi-hyang  =  Choe Mi Hyang ?") == 2
    assert verdicts(case) == [("same", "undone"), ("undone", "holds"), ("different", "holds")]
    assert "1 decision kept: 1 different" in told.out


def test_undo_steps_back_over_what_was_skipped_and_stops_at_the_start(case: Path) -> None:
    told = judge(case, "undo\ns\nz\nq\n")
    assert "nothing to undo yet" in told.out
    assert told.out.count("Cho Mi-hyang  =  Choe Mi Hyang ?") == 2
    assert verdicts(case) == []


@pytest.mark.parametrize("answers", ["", "\n", "what\n", "  \nyesno\n"])
def test_what_is_no_answer_is_answered_with_the_keys_and_the_end_of_input_ends(
    case: Path, answers: str
) -> None:
    told = judge(case, answers)
    assert told.code == 0
    assert told.out.count("y same, n different") == answers.count("\n")
    assert "0 decisions kept" in told.out


@pytest.mark.parametrize("key", ["Y", "yes", "same", " y "])
def test_keys_may_be_written_out(case: Path, key: str) -> None:
    assert "1 same" in judge(case, f"{key}\n").out


def test_no_more_than_the_limit_is_asked(case: Path) -> None:
    assert judge(case, "s\ns\ns\ns\n", "--limit", "1").out.count(" ?\n") == 1


def test_later_leaves_the_case_as_it_is_until_it_is_collated(case: Path, tmp_path: Path) -> None:
    judge(case, "y\n", "--later")
    assert verdicts(case) == [("same", None)]
    with stemma.open(case) as open_case:
        assert not open_case.is_current
    assert collate(case, tmp_path / "in").code == 0
    assert verdicts(case) == [("same", "holds")]


def test_who_decides_is_taken_from_the_environment(case: Path) -> None:
    run("judge", case, stdin=b"y\n", env={"STEMMA_AUTHOR": "ben"})
    assert [row["author"] for row in run("judgements", case, "--json").rows] == ["ben"]
    told = run("judge", case, "--as", " ", stdin=b"y\n")
    assert told.code == 2
    assert "--as NAME" in told.err


def test_a_case_without_doubts_says_so(tmp_path: Path) -> None:
    case = tmp_path / "one.stemma"
    collate(case, write(tmp_path / "in", {"post.txt": TALKS["post.txt"]}))
    told = run("judge", case, "--as", "ana")
    assert (told.code, told.out) == (0, "")
    assert told.err == "nothing to decide: no two names are in doubt\n"


def test_the_real_command_reads_answers_from_a_pipe(case: Path) -> None:
    call = [COMMAND, "judge", case, "--as", "ana"]
    done = subprocess.run(call, input=b"y\nq\n", capture_output=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"1 decision kept" in done.stdout
    closed = process("judge", case, "--as", "ana")
    assert closed.code == 0


# --- on a terminal ---------------------------------------------------------------------------------


class Terminal:
    """A real terminal with the command on it."""

    def __init__(self, leader: int, child: subprocess.Popen[bytes]) -> None:
        self._leader = leader
        self.child = child
        self.told = ""

    def until(self, words: str) -> str:
        """Read until the words are shown after all that was read before; return what came."""
        came = ""
        while words not in came:
            assert select.select([self._leader], [], [], 60)[0], f"no {words!r} after {came!r}"
            came += os.read(self._leader, 4096).decode(errors="replace").replace("\r\n", "\n")
        self.told += came
        return came

    def type(self, keys: str) -> None:
        os.write(self._leader, keys.encode())


@contextmanager
def terminal(case: Path) -> Iterator[Terminal]:
    leader, follower = pty.openpty()
    settings = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "CI", "FORCE_COLOR")}
    settings |= {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "40", "STEMMA_AUTHOR": "ana"}
    call = [COMMAND, "judge", str(case)]
    child = subprocess.Popen(
        call, stdin=follower, stdout=follower, stderr=follower, env=settings, start_new_session=True
    )
    os.close(follower)
    try:
        yield Terminal(leader, child)
    finally:
        child.kill()
        child.wait(60)
        os.close(leader)


def test_a_sitting_on_a_real_terminal(case: Path) -> None:
    with terminal(case) as screen:
        first = screen.until("/q] ")
        assert "\x1b[" in first
        screen.type("h\n")
        assert "y same, n different" in screen.until("/q] ")
        screen.type("y one and the same\n")
        screen.until("/q] ")
        screen.type("undo\n")
        assert "Cho Mi-hyang" in screen.until("/q] ")
        screen.type("n two of a name\n")
        screen.until("/q] ")
        screen.type("q\n")
        screen.until("1 decision kept: 1 different")
        assert screen.child.wait(60) == 0
    assert verdicts(case) == [("same", "undone"), ("undone", "holds"), ("different", "holds")]


@pytest.mark.parametrize(("keys", "code"), [("\x04", 0), ("\x03", 130)], ids=["Ctrl-D", "Ctrl-C"])
def test_leaving_a_terminal_keeps_what_was_answered(case: Path, keys: str, code: int) -> None:
    with terminal(case) as screen:
        screen.until("/q] ")
        screen.type("y\n")
        screen.until("/q] ")
        if keys == "\x03":  # sent by hand: a terminal sends it only to the group in its foreground
            os.killpg(screen.child.pid, 2)
        else:
            screen.type(keys)
        assert screen.child.wait(60) == code
    assert [verdict for verdict, _ in verdicts(case)] == ["same"]


def test_hostile_names_are_asked_about_harmlessly(tmp_path: Path) -> None:
    attack = "\x1b]0;owned\x07\x1b[2J"
    case = tmp_path / "hostile.stemma"
    files = {name: text.replace("Talks in", f"Talks {attack} in") for name, text in TALKS.items()}
    collate(case, write(tmp_path / "in", {f"{attack.replace('/', '')}{n}": t for n, t in files.items()}))
    told = run("judge", case, "--as", f"ana{attack}", stdin=f"y {attack}\nq\n".encode())
    assert "\x1b" not in told.out + told.err
    listed = run("judgements", case)
    assert "\x1b" not in listed.out + listed.err
    assert "\x1b" not in run("judgements", case, "--json").out


def test_questions_as_json_are_rows_of_the_api(case: Path) -> None:
    with stemma.open(case) as open_case:
        assert [q.id for q in open_case.questions()] == [r["id"] for r in run("judge", case, "--json").rows]
        kept = open_case.judge(open_case.questions()[0], "same", author="ana", reason="so it is")
        assert (kept.verdict, kept.author, kept.reason) == ("same", "ana", "so it is")
        with pytest.raises(stemma.UsageError, match="same, different or unsure"):
            open_case.judge(open_case.questions()[0], "named", author="ana")
    assert json.loads(run("judge", case, "--json", "--limit", "1").out)
