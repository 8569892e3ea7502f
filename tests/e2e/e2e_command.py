"""Runs the real command in a process of its own, as a person would."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
REPORTS = EXAMPLES / "reports"
COMMAND = Path(sys.executable).with_name("stemma")
Row = dict[str, Any]


@dataclass(frozen=True)
class Run:
    """What a command left behind."""

    code: int
    out: str
    err: str


def stemma(*args: str | Path, env: dict[str, str] | None = None, stdin: bytes | None = None) -> Run:
    """Run the command and wait for it."""
    done = subprocess.run(
        [COMMAND, *map(str, args)],
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        env={**os.environ, **(env or {})},
        timeout=300,
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def collate(
    case: Path, *args: str | Path, env: dict[str, str] | None = None, stdin: bytes | None = None
) -> Run:
    """Collate into the case and leave its report out, which most tests do not look at."""
    return stemma("collate", *args, "--case", case, "--no-report", env=env, stdin=stdin)


def export(case: Path) -> str:
    """Return what the case exports; it must be able to."""
    run = stemma("export", case)
    assert (run.code, run.err) == (0, "")
    return run.out


def rows(text: str) -> list[Row]:
    """Return the records of an export."""
    return [json.loads(line) for line in text.split("\n") if line]


@dataclass(frozen=True)
class Collated:
    """A case that a run made, with what the run said."""

    path: Path
    run: Run

    @cached_property
    def export(self) -> str:
        """What it exports, character for character."""
        return export(self.path)

    def records(self, *types: str) -> list[Row]:
        """The records of these types, or all."""
        return [row for row in rows(self.export) if not types or row["type"] in types]


def paths_of(records: Iterable[Row]) -> list[str]:
    """Return the paths of records, sorted."""
    return sorted(row["path"] for row in records)
