"""Turns the last lines of a report into those that say who its author is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemma.clean.bylines import is_name
from stemma.clean.lines import Line

_LAST, _LONGEST = 3, 420  # lines of the end that are looked at, and characters of a longest note
_NAME = r"(?:[^\W\d_][\w.'’-]* ){2,4}"
_BIO = re.compile(
    rf"[*_(\s]*(?P<name>{_NAME})(?:(?:covers|writes|reports)\b.{{0,120}}\b(?:for|on|about|from)\b|(?:is|was)\b"
    r".{0,160}\b(?:reporters?|correspondents?|writers?|authors?|journalists?|columnists?|editors?|producers?|"
    r"bloggers?|contributors?|contributing|covers|covering|writes|lecturer|professor|fellow)\b)"
)


def author_notes(lines: Sequence[Line], live: Sequence[int]) -> dict[int, str]:
    """Return the lines at the end that introduce the author, by index, with the name.

    Whom the report names elsewhere is one of its people: such a line stays.
    """
    found: dict[int, str] = {}
    for i in live[1:][-_LAST:]:
        match = _BIO.match(lines[i].text) if len(lines[i].text) <= _LONGEST else None
        name = match["name"].strip() if match else ""
        if is_name(name) and not _is_told_of(name, lines, live, i):
            found[i] = name
    return found


def _is_told_of(name: str, lines: Sequence[Line], live: Sequence[int], note: int) -> bool:
    """Say whether the report speaks of somebody by surname."""
    surname = re.compile(rf"\b{re.escape(name.split()[-1])}\b")
    return any(surname.search(lines[i].text) for i in live if i != note)
