"""The Python API in a process of its own: it can be called again, and says what the commands say."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from e2e_command import REPORTS, Collated, stemma

import stemma as library

TWICE = """
import sys, stemma
reports, case = sys.argv[1:]
with stemma.collate([reports], case=case, settings=stemma.Settings(workers=1)) as first:
    assert first.outcome.changed
with stemma.collate([reports], case=case, settings=stemma.Settings(workers=1)) as again:
    assert not again.outcome.changed
    print(again.outcome.known, len(again.stories()), len(again.refusals()))
"""
ASKED = """
import sys, stemma
with stemma.open(sys.argv[1]) as case:
    for story in case.stories():
        print(story.id, story.reports)
"""


def python(code: str, *args: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, args)], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_program_can_collate_again_and_again(tmp_path: Path) -> None:
    """The function keeps its name although a room of the package has the same one."""
    assert python(TWICE, REPORTS / "cable", tmp_path / "case.stemma").split()[::2] == ["6", "0"]


def test_the_library_answers_what_the_command_prints(examples: Collated) -> None:
    told = json.loads(stemma("stories", examples.path, "--json").out)
    assert python(ASKED, examples.path).split() == [str(x) for s in told for x in (s["id"], s["reports"])]


def test_a_case_is_never_written_over_by_what_is_made_from_it(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text(
        "Dalia Oren arrives\n3 May 2031\n\nForeign Minister Dalia Oren arrived in Varland on Friday.\n"
    )
    with library.collate([report], case=tmp_path / "case.stemma") as case:
        for write in (case.report, case.export):
            with pytest.raises(library.UsageError, match="is the case itself"):
                write(tmp_path / "case.stemma")
        assert len(case.documents()) == 1
