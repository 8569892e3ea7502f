"""What the tests of the command line share: one small case that is only asked."""

import json
from pathlib import Path

import pytest
from cli_case import FEED, FERRY, collate, write


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of reports."""
    feed = "\n".join(json.dumps(article) for article in FEED)
    return write(tmp_path_factory.mktemp("ferry") / "reports", {**FERRY, "radio.jsonl": feed})


@pytest.fixture(scope="session")
def case(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports and an empty file, collated."""
    path = tmp_path_factory.mktemp("case") / "ferry.stemma"
    nothing = write(path.parent / "nothing", {"empty.txt": ""})
    assert collate(path, reports, nothing).code == 1
    return path
