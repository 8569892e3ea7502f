"""Reports about an invented ferry, and the ways in which the tests run the command on them."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from stemma import cli

COMMAND = Path(sys.executable).with_name("stemma")
SHARED = (
    "The ferry left Port Sannick at six in the evening with cars and lorries on board and turned over in a "
    "heavy swell two hours later, within sight of the lighthouse on Gull Rock, the coast guard said."
)
FERRY = {
    "gazette.txt": f"""Ferry sinks off Varland, at least 12 dead
Harbour Gazette
3 May 2031

PORT SANNICK (VTA) - At least 12 people were killed when the ferry Ostara sank off Varland on Saturday, the
coast guard said. {SHARED}

Foreign Minister Dalia Oren said: "This is a day of grief for all of Varland." She arrived in Port Sannick on
Saturday night.
""",
    "ledger.txt": f"""Ostara: toll rises to 15
https://ledger.example/ostara-toll
Northern Ledger
4 May 2031

At least 15 people were killed when the ferry Ostara sank off Varland on Saturday, police said on Sunday.
{SHARED}

Foreign Minister Dalia Orren told the Harbour Gazette that "the owners will answer for this". Captain Pavel
Trask denied that the ferry was overloaded.
""",
    "owners.txt": """Statement of the owners of the Ostara

The ferry Ostara had passed every inspection, said Pavel Trask, its captain. 130 people were on board when she
left Port Sannick, according to Sannick Lines. A dock worker said that the hull was cracked. Sannick Lines
rejected the claim.
""",
}
FEED = [
    {
        "id": 7,
        "title": "Divers reach the wreck of the Ostara",
        "text": "Divers reached the wreck of the ferry Ostara on Monday. Dalia Oren thanked the divers, her "
        "office said. Police counted 17 dead.",
        "publish_date": "2031-05-05T10:00:00Z",
        "source": "Coast Radio",
    },
    {
        "id": 8,
        "title": "Owners of the Ostara charged",
        "text": "Sannick Lines was charged on Tuesday over the sinking of the ferry Ostara, the prosecutor "
        "said.",
        "publish_date": "2031-05-06T10:00:00Z",
        "source": "Coast Radio",
    },
]


@dataclass(frozen=True)
class Run:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of a list that was printed as JSON."""
        found = json.loads(self.out)
        assert isinstance(found, list)
        return found


def run(*args: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None) -> Run:
    """Run the command line in this process, its output in pipes."""
    with CliRunner().isolation(input=stdin, env=env) as (out, err, *_):
        code = cli.run([str(arg) for arg in args])
        sys.stdout.flush()
        sys.stderr.flush()
    return Run(code, out.getvalue().decode(), err.getvalue().decode())


def collate(case: Path, *args: str | Path, stdin: bytes = b"") -> Run:
    """Collate in this process alone, without a report."""
    return run("collate", *args, "--case", case, "--no-report", "--workers", "1", stdin=stdin)


def process(*args: str | Path | bytes, env: dict[str, str] | None = None, cwd: Path | None = None) -> Run:
    """Run the real command in a process of its own."""
    done = subprocess.run(
        [COMMAND, *(arg if isinstance(arg, bytes) else str(arg) for arg in args)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, **(env or {})},
        cwd=cwd,
        timeout=120,
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def terminal(*args: str | Path, columns: int = 80, stream: str = "stdout", **env: str) -> str:
    """Run the real command with one of its streams on a terminal; return what that terminal was sent."""
    leader, follower = pty.openpty()
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL} | {stream: follower}
    settings = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "CI", "FORCE_COLOR")}
    settings |= {"TERM": "xterm-256color", "COLUMNS": str(columns), "LINES": "40"} | env
    child = subprocess.Popen(
        [COMMAND, *map(str, args)],
        stdin=subprocess.DEVNULL,
        env=settings,
        **streams,  # type: ignore[call-overload]
    )
    os.close(follower)
    try:
        return received(leader).decode().replace("\r\n", "\n")
    finally:
        assert child.wait(60) == 0
        os.close(leader)


def received(leader: int) -> bytes:
    """Return all that is written to a terminal until it is closed."""
    data = b""
    while select.select([leader], [], [], 60)[0]:
        try:
            more = os.read(leader, 65536)
        except OSError:  # how Linux says that the other end is closed
            break
        if not more:
            break
        data += more
    return data


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a folder, made where it is not there, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder
