"""Take the picture of the report that stands in the README, from the examples, with Chromium.

python tools/picture.py docs/report.png
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import stemma

EXAMPLES = Path(__file__).parent.parent / "examples/reports"
WIDTH, HEIGHT = 1280, 1500
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    f"--window-size={WIDTH},{HEIGHT}",
)


def take(target: Path) -> None:
    """Write the picture of a fresh report on the examples."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no Chromium found; install one to take the picture")
    with tempfile.TemporaryDirectory() as folder:
        with stemma.collate([EXAMPLES], case=Path(folder) / "examples.stemma") as case:
            case.report(Path(folder) / "examples.html")
        page = (Path(folder) / "examples.html").as_uri()
        profile = f"--user-data-dir={folder}/profile"
        command = [chromium, *FLAGS, profile, f"--screenshot={target.resolve()}", page]
        subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    take(Path(sys.argv[1]))
