"""Same input and version, same bytes: over runs, workers, orders and hash seeds."""

import json
import os
from pathlib import Path

import pytest
from e2e_command import REPORTS, Collated, collate, export

FOLDERS = ("visits", "flood", "cable")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the three folders export, named one after the other."""
    case = tmp_path_factory.mktemp("whole") / "case.stemma"
    assert collate(case, *(REPORTS / f for f in FOLDERS), "--workers", "1").code == 0
    return export(case)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_workers_leave_no_trace(tmp_path: Path, examples: Collated, workers: str) -> None:
    case = tmp_path / "case.stemma"
    assert collate(case, REPORTS, "--workers", workers, env={"PYTHONHASHSEED": workers}).code == 0
    assert export(case) == examples.export


def test_the_order_of_paths_leaves_no_trace(tmp_path: Path, whole: str) -> None:
    case = tmp_path / "case.stemma"
    files = sorted(p for f in FOLDERS for p in (REPORTS / f).iterdir())
    assert collate(case, *reversed(files)).code == 0
    assert export(case) == whole


def test_the_order_of_runs_leaves_no_trace(tmp_path: Path, whole: str) -> None:
    case = tmp_path / "case.stemma"
    for folder in reversed(FOLDERS):
        assert collate(case, REPORTS / folder).code == 0
    assert export(case) == whole


def test_the_machine_and_its_clock_leave_no_trace(tmp_path: Path, examples: Collated) -> None:
    """Neither where the files lie nor the time zone reaches the export."""
    elsewhere = tmp_path / "elsewhere" / "reports"
    elsewhere.parent.mkdir()
    elsewhere.symlink_to(REPORTS)
    case = tmp_path / "case.stemma"
    assert collate(case, elsewhere, env={"TZ": "Pacific/Kiritimati", "LC_ALL": "C"}).code == 0
    assert export(case) == examples.export
    assert str(REPORTS) not in examples.export
    assert os.environ.get("HOME", "/root") not in examples.export


def test_the_export_is_json_lines_in_a_fixed_order_of_types(examples: Collated) -> None:
    types = [json.loads(line)["type"] for line in examples.export.splitlines()]
    assert len(list(dict.fromkeys(types))) == len(
        [t for i, t in enumerate(types) if i == 0 or types[i - 1] != t]
    )
