"""The command as a process: started in each way, cut off by a pipe, stopped from the keyboard."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_case import COMMAND, process, run, write

import stemma

HEAVY = ("jinja2", "lxml", "numpy", "py3langid", "rapidfuzz", "sentencex", "sqlite3", "trafilatura")
REPORT = (
    "Dalia Oren visits Varland\n{day} May 2031\n\n" + "Foreign Minister Dalia Oren arrived in Varland. " * 80
)


def test_the_module_is_the_command() -> None:
    call = [sys.executable, "-m", "stemma", "--version"]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    assert done.stdout == process("--version").out == f"stemma {stemma.__version__}\n"


@pytest.mark.parametrize("args", [["--help"], ["stories", "--help"], ["collate", "-h"], ["--version"], ["x"]])
def test_help_comes_without_loading_anything_heavy(args: list[str]) -> None:
    code = (
        f"import sys; from stemma.cli import run; code = run({args!r}); "
        f"print([m for m in {(*HEAVY, 'rich')!r} if m in sys.modules], file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == (2 if args == ["x"] else 0)
    assert done.stderr.splitlines()[-1] == "[]"


def test_the_help_of_every_command_fits_80_columns() -> None:
    told = process("--help", env={"COLUMNS": "80"}).out
    assert max(map(len, told.splitlines())) <= 80
    assert "..." not in told.replace("[ARGS]...", "")
    assert told.index("\n  collate ") < told.index("\n  stories ") < told.index("\n  export ")


# --- pipes ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case whose lists are longer than a pipe holds."""
    folder = tmp_path_factory.mktemp("large")
    reports = write(folder / "in", {f"{n:02}.txt": REPORT.format(day=n) for n in range(1, 29)})
    assert process("collate", reports, "--case", folder / "large.stemma", "--no-report").code == 0
    return folder / "large.stemma"


@pytest.mark.parametrize(
    "args", [["export"], ["documents", "--json"], ["documents"], ["entities"], ["summary"]]
)
def test_a_pipe_that_closes_early_ends_the_command_without_a_word(large: Path, args: list[str]) -> None:
    """What was closed before anything was written, and what closes in the midst of much."""
    call = [COMMAND, args[0], large, *args[1:]]
    for taken in (0, 1):
        with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
            assert child.stdout is not None and child.stderr is not None
            assert len(child.stdout.read(taken)) == taken
            child.stdout.close()
            assert child.stderr.read() == b""
            assert child.wait(60) in ((141,) if args == ["export"] or not taken else (0, 141))


# --- Ctrl-C -----------------------------------------------------------------------------------------


def has_read(_: int, case: Path) -> bool:
    return run("documents", case).out.count("\n") > 1


def has_workers(pid: int, _: Path) -> bool:
    """Say whether the workers are there; they are still importing then."""
    return len(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()) > 1


CHILDREN = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
needs_proc = pytest.mark.skipif(not CHILDREN.exists(), reason="the children of a process are read in /proc")


@pytest.mark.parametrize(
    ("workers", "begun", "times"),
    [
        ("1", has_read, 1),
        ("2", has_read, 1),
        pytest.param("2", has_workers, 1, marks=needs_proc),
        pytest.param("2", has_workers, 2, marks=needs_proc),
    ],
)
def test_ctrl_c_leaves_with_130_and_a_case_that_opens(
    tmp_path: Path, workers: str, begun: Callable[[int, Path], bool], times: int
) -> None:
    """The signal goes to the whole group of processes, as from a keyboard."""
    reports = write(tmp_path / "in", {f"{n:03}.txt": REPORT.format(day=n % 28 + 1) for n in range(400)})
    case = tmp_path / "case.stemma"
    call = [COMMAND, "collate", reports, "--case", case, "--workers", workers]
    child = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    try:
        while child.poll() is None and not begun(child.pid, case):
            time.sleep(0.01)
        for _ in range(times):
            os.killpg(child.pid, signal.SIGINT)
            time.sleep(0.05)
        out, err = child.communicate(timeout=60)
    finally:
        child.kill()
    assert (child.returncode, out) == (130, b"")
    said = "stemma: stopped; a case keeps what was read, and the same command goes on from there"
    assert err.decode().strip() == said
    told = run("documents", case)
    assert told.code == 0
    assert told.out.count("\n") < 401
    if begun is has_read:
        assert told.out.count("\n") > 1
        assert told.err == f"stemma: {case}: was not collated to its end; run stemma collate again\n"


def test_a_standard_input_that_nothing_is_connected_to_is_refused(tmp_path: Path) -> None:
    case = tmp_path / "case.stemma"
    call = f'exec "{sys.executable}" -m stemma collate - --case "{case}" <&-'
    done = subprocess.run(["sh", "-c", call], capture_output=True, text=True)
    assert done.returncode == 1
    assert "nothing is connected to standard input" in done.stdout
