"""A real Chromium, driven over a pair of pipes: what the report is tested in."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next(
    (p for name in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(name))), None
)
_OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe")
_PATIENCE = 60  # seconds: a machine under load, not a page, is what takes long


def required() -> str:
    """Return the browser's path; skip the test where there is none, but fail it in CI."""
    if CHROMIUM is not None:
        return CHROMIUM
    if os.environ.get("CI"):
        pytest.fail("CI must have Chromium")
    pytest.skip("no Chromium on PATH")


@contextmanager
def browser(profile: Path) -> Iterator[Tab]:
    """Start a browser of its own and yield its one tab."""
    program = required()
    to_read, to_write = os.pipe(), os.pipe()
    # The protocol is spoken on descriptors 3 and 4, which the shell puts in place.
    script = f'exec "$0" "$@" 3<&{to_read[0]} 4>&{to_write[1]}'
    process = subprocess.Popen(
        ["bash", "-c", script, program, *_OPTIONS, f"--user-data-dir={profile}", "about:blank"],
        pass_fds=(to_read[0], to_write[1]),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(to_read[0])
    os.close(to_write[1])
    try:
        yield Tab(to_write[0], to_read[1])
    finally:
        os.close(to_read[1])  # it ends when its pipe does
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        os.close(to_write[0])


class Tab:
    """One page of the browser; `requests` are the addresses it asked for since it was opened."""

    def __init__(self, read: int, write: int) -> None:
        self._read, self._write = read, write
        self._rest = b""
        self._asked = 0
        self._session: str | None = None
        self._events: list[dict[str, Any]] = []
        pages = self._call("Target.getTargets")["targetInfos"]
        target = next(t["targetId"] for t in pages if t["type"] == "page")
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self._call(f"{domain}.enable")

    def open(self, address: str) -> None:
        """Go to an address, by way of an empty page, and wait until it is loaded."""
        self._go("about:blank")
        self._events.clear()
        self._go(address)

    def _go(self, address: str) -> None:
        before = len(self._named("Page.loadEventFired"))
        self._call("Page.navigate", url=address)
        self._until(lambda: len(self._named("Page.loadEventFired")) > before)

    def run(self, code: str) -> Any:
        """Return the value of an expression in the page; a promise is waited for."""
        answer = self._call("Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait_for(self, code: str) -> None:
        """Wait until an expression is true."""
        end = time.monotonic() + _PATIENCE
        while not self.run(code):
            assert time.monotonic() < end, f"never came true: {code}"
            time.sleep(0.02)

    def click(self, selector: str) -> None:
        """Bring an element into sight and click in the middle of its first line, as a hand would."""
        found = f"document.querySelector({json.dumps(selector)})"
        self.run(f"{found}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
        self.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        box = self.run(f"{found}.getClientRects()[0].toJSON()")
        point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        for kind in ("mousePressed", "mouseReleased"):
            self._call("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **point)

    def press(self, key: str) -> None:
        """Press a key."""
        for kind in ("keyDown", "keyUp"):
            self._call("Input.dispatchKeyEvent", type=kind, key=key, code=key)

    def screen(self, width: int, height: int = 900, *, dark: bool = False, scripts: bool = True) -> None:
        """Set what the page is shown on."""
        phone = width < 500
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=phone,
        )  # fmt: skip
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._call("Emulation.setEmulatedMedia", features=[scheme])
        self._call("Emulation.setScriptExecutionDisabled", value=not scripts)

    def pdf(self) -> bytes:
        """Return the page as it is printed."""
        return base64.b64decode(self._call("Page.printToPDF", printBackground=True)["data"])

    def picture(self, *, whole: bool = False) -> bytes:
        """Return what the screen shows, or the whole page, as PNG."""
        data = self._call("Page.captureScreenshot", captureBeyondViewport=whole, **self._whole(whole))
        return base64.b64decode(data["data"])

    def _whole(self, whole: bool) -> dict[str, Any]:
        if not whole:
            return {}
        size = self._call("Page.getLayoutMetrics")["cssContentSize"]
        return {"clip": {**size, "scale": 1}}

    @property
    def requests(self) -> list[str]:
        """The addresses asked for, answered or not."""
        return [e["params"]["request"]["url"] for e in self._named("Network.requestWillBeSent")]

    @property
    def complaints(self) -> list[str]:
        """What the browser logged and what a script threw."""
        logged = [e["params"]["entry"]["text"] for e in self._named("Log.entryAdded")]
        return logged + [
            e["params"]["exceptionDetails"]["text"] for e in self._named("Runtime.exceptionThrown")
        ]

    def _named(self, method: str) -> list[dict[str, Any]]:
        return [e for e in self._events if e["method"] == method]

    def _call(self, method: str, **params: Any) -> dict[str, Any]:
        self._asked += 1
        message: dict[str, Any] = {"id": self._asked, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        answers: list[dict[str, Any]] = []
        self._until(lambda: bool(answers), answers)
        assert "error" not in answers[0], (method, answers[0]["error"])
        result: dict[str, Any] = answers[0]["result"]
        return result

    def _until(self, done: Any, answers: list[dict[str, Any]] | None = None) -> None:
        """Read messages until it is done; answers go to who asked, events are kept."""
        end = time.monotonic() + _PATIENCE
        while not done():
            while b"\0" not in self._rest:
                left = end - time.monotonic()
                assert left > 0 and select.select([self._read], [], [], left)[0], "the browser is silent"
                chunk = os.read(self._read, 1 << 20)
                assert chunk, "the browser is gone"
                self._rest += chunk
            line, _, self._rest = self._rest.partition(b"\0")
            message = json.loads(line)
            if "method" in message:
                self._events.append(message)
            elif answers is not None and message["id"] == self._asked:
                answers.append(message)
