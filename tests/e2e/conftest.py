"""What the end-to-end tests share: the examples, collated once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from e2e_command import REPORTS, Collated, stemma


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Collated:
    """The examples, collated once for all tests that only ask."""
    path = tmp_path_factory.mktemp("examples") / "examples.stemma"
    return Collated(path, stemma("collate", REPORTS, "--case", path))


@pytest.fixture
def write(tmp_path: Path) -> Callable[[dict[str, bytes | str]], Path]:
    """Write files into a folder and return it."""

    def written(files: dict[str, bytes | str]) -> Path:
        folder = tmp_path / "reports"
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data.encode() if isinstance(data, str) else data)
        return folder

    return written
