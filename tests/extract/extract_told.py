"""Reports about invented people in which each statement is marked: `{what is said}(who says it)`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

REPORTS = Path(__file__).with_name("told.txt")
_WHO = re.compile(r"\(([^)]*)\)")
_EDGES = " \n“”„«»\"'’‘.,;:!?–—-"


class Marked(NamedTuple):
    """A report's plain text, and its statements as (start, end, who)."""

    name: str
    text: str
    told: tuple[tuple[int, int, str], ...]


def reports() -> list[Marked]:
    """Return the marked reports."""
    blocks = re.split(r"(?m)^# ", REPORTS.read_text("utf-8"))[1:]
    return [marked(*block.split("\n", 1)) for block in blocks]


def marked(name: str, body: str) -> Marked:
    """Take the marks out of a report."""
    text, told, opened, at = "", [], [], 0
    body = body.strip() + "\n"
    while at < len(body):
        if body[at] == "{":
            opened.append(len(text))
        elif body[at] == "}" and (who := _WHO.match(body, at + 1)):
            told.append((opened.pop(), len(text), who[1]))
            at = who.end() - 1
        else:
            text += body[at]
        at += 1
    return Marked(name, text, tuple((*bare(text, start, end), who) for start, end, who in told))


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Take marks and stops off the edges of a stretch."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
