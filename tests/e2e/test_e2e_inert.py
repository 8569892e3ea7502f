"""The report of hostile reports, opened in a real browser, runs nothing of theirs."""

import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from e2e_command import stemma

CHROMIUM = next(
    (p for name in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(name))), None
)
OWN = "document.documentElement.setAttribute('data-owned', 'yes')"
ATTACKS = (
    f"<script>{OWN}</script>",
    f'"><img src=x onerror="{OWN}">',
    f"</title></style></textarea></script><script>{OWN}</script>",
    f"<svg/onload={OWN}>",
    f"';{OWN};//",
    "{{ 7 * 191 }} ${7*191}",
)
TEXT = (
    "Oren {attack} visits\nBy Ana {attack}\n3 May 2031\n\n"
    'Foreign Minister Dalia Oren said: "{attack} is here." About 300 {attack} people came.\n'
)


@pytest.mark.browser
def test_scripts_and_odd_urls_of_reports_stay_text(
    write: Callable[[dict[str, bytes | str]], Path], tmp_path: Path
) -> None:
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("CI must have Chromium")
        pytest.skip("no Chromium on this machine")
    page = report(write, tmp_path / "case.stemma")
    dom = in_browser(page)
    assert "data-owned" not in re.sub(r"setAttribute\([^)]*\)", "", html.unescape(dom))
    assert "<html" in dom and "Dalia Oren" in dom
    assert "1337" not in dom
    links = re.findall(r"""(?:href|src|action)\s*=\s*["']?\s*([a-z]+):""", dom, re.IGNORECASE)
    assert {link.lower() for link in links} <= {"http", "https", "data", "mailto"}
    assert "&lt;script&gt;" in dom  # the attack is shown, as text


def report(write: Callable[[dict[str, bytes | str]], Path], case: Path) -> Path:
    """Collate reports that attack the report, and return the report."""
    files: dict[str, bytes | str] = {f"attack-{n}.txt": TEXT.format(attack=a) for n, a in enumerate(ATTACKS)}
    article = {"title": ATTACKS[0], "text": TEXT.format(attack=ATTACKS[1]), "url": f"javascript:{OWN}"}
    files["attack.jsonl"] = json.dumps({**article, "id": ATTACKS[2]})
    folder = write(files)
    (folder / f"{ATTACKS[3].replace('/', ' ')}.txt").write_text(TEXT.format(attack="quiet"))
    run = stemma("collate", folder, "--case", case)
    assert run.code == 0, run.err
    return case.with_suffix(".html")


def in_browser(page: Path) -> str:
    """Open the page, let its scripts run, and return what has become of it."""
    profile = page.parent / "profile"
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--virtual-time-budget=3000",
        f"--user-data-dir={profile}",
    ]
    done = subprocess.run(
        [str(CHROMIUM), *options, "--dump-dom", page.as_uri()], capture_output=True, timeout=120
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()
