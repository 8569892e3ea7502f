"""Turns a text into the news agencies, broadcasters and papers that it names."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast

from stemma.offsets import Span
from stemma.types import OriginKind


class Outlet(NamedTuple):
    """A known house whose reports others print."""

    name: str
    kind: OriginKind
    country: str
    language: str
    state: bool


class Hit(NamedTuple):
    """Where a text names a known house."""

    span: Span
    outlet: Outlet


_WORD = re.compile(r"(?<!\w)(?:[^\W\da-z_]\w*|dpa\b)")
_THE = re.compile(r"^the\s+", re.IGNORECASE)


@cache
def _spellings() -> Mapping[str, Outlet]:
    """Return every known spelling with the house it means, read from agencies.toml once."""
    tables = tomllib.loads(files("stemma.collation").joinpath("agencies.toml").read_text("utf-8"))
    found: dict[str, Outlet] = {}
    for kind, houses in tables.items():
        for name, row in houses.items():
            house = Outlet(
                name, cast(OriginKind, kind), row["country"], row["language"], row.get("state", False)
            )
            found |= dict.fromkeys([name, *row["also"]], house)
    return found


@cache
def _by_first_word() -> Mapping[str, tuple[str, ...]]:
    """Return the spellings by their first word, longest first."""
    rows: dict[str, list[str]] = defaultdict(list)
    for spelling in _spellings():
        rows[_WORD.match(spelling).group()].append(spelling)  # type: ignore[union-attr]
    return {word: tuple(sorted(row, key=len, reverse=True)) for word, row in rows.items()}


def known(name: str) -> Outlet | None:
    """Return the house that goes by this name (with or without `the`), or None."""
    spellings = _spellings()
    return spellings.get(name) or spellings.get(_THE.sub("", name)) or spellings.get(_THE.sub("The ", name))


def named(text: str) -> Iterator[Hit]:
    """Yield where known houses are named, in text order; the longest spelling counts."""
    rows, end = _by_first_word(), 0
    for match in _WORD.finditer(text):
        spellings = rows.get(match.group(), ())
        if not spellings or match.start() < end:
            continue
        spelling = next((s for s in spellings if _stands(text, match.start(), s)), None)
        if spelling:
            end = match.start() + len(spelling)
            yield Hit(Span(match.start(), end), _spellings()[spelling])


def _stands(text: str, start: int, spelling: str) -> bool:
    """Say whether a spelling stands here as whole words."""
    end = start + len(spelling)
    return text.startswith(spelling, start) and not text[end : end + 1].isalnum()
