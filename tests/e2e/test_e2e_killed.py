"""A process that is killed at any moment leaves a case that opens, and a second run mends it."""

import os
import random
import signal
import sqlite3
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest
from e2e_command import COMMAND, REPORTS, Collated, collate, export, stemma

MOMENTS = 6


def test_a_killed_run_can_be_finished_by_another(tmp_path: Path, examples: Collated) -> None:
    whole = duration(tmp_path / "whole.stemma")
    chance = random.Random(8128)
    survived = 0
    for number in range(MOMENTS):
        case = tmp_path / f"killed-{number}.stemma"
        # one moment in each part of the run, from the first writes on
        moment = whole * (number + chance.random()) / MOMENTS
        survived += kill_after(moment, case, workers="2" if number % 2 else "1")
        assert_opens(case)
        assert collate(case, REPORTS).code == 0
        assert export(case) == examples.export, f"killed after {moment:.2f} s of {whole:.2f} s"
    assert survived < MOMENTS, "no run was killed before its end"


def duration(case: Path) -> float:
    start = time.perf_counter()
    assert collate(case, REPORTS, "--workers", "1").code == 0
    return time.perf_counter() - start


def kill_after(seconds: float, case: Path, *, workers: str) -> bool:
    """Start a run, kill it without warning, and say whether it had already ended."""
    arguments = ["collate", REPORTS, "--case", case, "--no-report", "--workers", workers]
    process = subprocess.Popen(
        [COMMAND, *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
        return True
    except subprocess.TimeoutExpired:
        process.kill()
        assert process.wait() == -signal.SIGKILL
        return False
    finally:
        with suppress(ProcessLookupError):  # its workers, where it had any
            os.killpg(process.pid, signal.SIGKILL)


def assert_opens(case: Path) -> None:
    if not case.exists():  # killed before it began to write
        return
    assert stemma("documents", case, "--json").code in (0, 2)
    with sqlite3.connect(case) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


@pytest.mark.parametrize("stage", ["reading", "derived"])
def test_a_run_killed_as_it_writes_can_be_finished(tmp_path: Path, examples: Collated, stage: str) -> None:
    """Killed when the first report is in, or when all are in and the rest is not."""
    case = tmp_path / "case.stemma"
    process = subprocess.Popen(
        [COMMAND, "collate", str(REPORTS), "--case", str(case), "--no-report", "--workers", "1"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    enough = 1 if stage == "reading" else len(examples.records("document"))
    try:
        while process.poll() is None and documents_in(case) < enough:
            time.sleep(0.005)
    finally:
        process.kill()
        process.wait()
    assert documents_in(case) >= enough
    assert stemma("documents", case).code == 0
    assert collate(case, REPORTS).code == 0
    assert export(case) == examples.export


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are counted in /proc")
def test_a_killed_run_leaves_no_process_behind(tmp_path: Path) -> None:
    case = tmp_path / "case.stemma"
    process = subprocess.Popen(
        [COMMAND, "collate", str(REPORTS), "--case", str(case), "--workers", "2"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while process.poll() is None and not documents_in(case):
            time.sleep(0.005)
        assert len(session(process.pid)) > 2, "the run has no workers"
        process.kill()
        process.wait()
        deadline = time.monotonic() + 10
        while session(process.pid) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert session(process.pid) == []
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def session(leader: int) -> list[int]:
    """Return the processes of a session that are neither dead nor done."""
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            if entry.name.isdigit():
                state, _, _, of = (entry / "stat").read_text().rpartition(")")[2].split()[:4]
                found += [int(entry.name)] if int(of) == leader and state not in "ZX" else []
    return found


def documents_in(case: Path) -> int:
    """Count the documents that a case holds by now, from outside."""
    try:
        connection = sqlite3.connect(f"file:{case}?mode=ro", uri=True)
    except sqlite3.OperationalError:
        return 0
    try:
        return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()
