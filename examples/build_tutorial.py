"""Turns the commands in `docs/tutorial.md` into what they print now, written beneath them.

    python examples/build_tutorial.py [--check]

A block that opens with ```console holds commands after `$ `; they run in one fresh folder, in
order, in a shell that finds `stemma` and the folder `examples`. `--check` writes nothing and
exits with 1 where the file is not current.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
TUTORIAL = ROOT / "docs" / "tutorial.md"
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def rewritten(text: str, folder: Path) -> str:
    """Return the text with the output of its commands, run in the folder."""
    return _BLOCK.sub(lambda match: _block(match[1], folder), text)


def _block(old: str, folder: Path) -> str:
    commands = [line for line in old.splitlines() if line.startswith("$ ")]
    shown = [f"{command}\n{_output(command[2:], folder)}" for command in commands]
    return "```console\n" + "\n".join(part.rstrip("\n") + "\n" for part in shown) + "```"


def _output(command: str, folder: Path) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return "\n".join(line.rstrip() for line in done.stdout.splitlines())


def main() -> int:
    """Rewrite the tutorial, or with `--check` only say whether it is current."""
    parser = argparse.ArgumentParser(description="Write what the tutorial's commands print beneath them.")
    parser.add_argument("--check", action="store_true", help="exit with 1 where the tutorial is not current")
    check = parser.parse_args().check
    text = TUTORIAL.read_text("utf-8")
    with tempfile.TemporaryDirectory(prefix="stemma-tutorial-") as name:
        folder = Path(name)
        (folder / "examples").symlink_to(ROOT / "examples")
        new = rewritten(text, folder)
    if check:
        return 0 if new == text else 1
    TUTORIAL.write_text(new, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
