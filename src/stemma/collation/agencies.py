"""Turns the table of houses into a search: which agencies, broadcasters and papers does a text name?"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple, cast, get_args

from stemma.errors import UsageError
from stemma.offsets import Span
from stemma.types import Holding, House, OriginKind


class Hit(NamedTuple):
    """Where a text names a known house."""

    span: Span
    outlet: House


_WORD = re.compile(r"(?<!\w)(?:[^\W\da-z_]\w*|dpa\b)")
_FIRST = re.compile(r"\w+")
_THE = re.compile(r"^the\s+", re.IGNORECASE)
_WWW = re.compile(r"^(?:www|m|edition)\.")
_TEXTS, _LISTS = ("country", "language", "held", "owner", "site"), ("also",)


class Houses:
    """Known houses, to be looked up by name, by site, and in texts; of two of one name the later counts."""

    def __init__(self, rows: Iterable[House]) -> None:
        by_name = {row.name: row for row in rows}
        self.rows = tuple(by_name.values())
        self._spellings: dict[str, House] = {}
        for row in self.rows:
            self._spellings |= dict.fromkeys([*row.also, row.name], row)
        self._sites = {row.site: row for row in self.rows if row.site}
        first: dict[str, list[str]] = defaultdict(list)
        for spelling in self._spellings:
            if word := _FIRST.search(spelling):
                first[word.group()].append(spelling)
        self._by_first = {word: sorted(row, key=len, reverse=True) for word, row in first.items()}

    def known(self, name: str) -> House | None:
        """Return the house that goes by this name (with or without `the`), or None."""
        spellings = self._spellings
        bare = _THE.sub("", name)
        return spellings.get(name) or spellings.get(bare) or spellings.get(f"The {bare}")

    def at_site(self, domain: str) -> House | None:
        """Return the house whose site this is, or None."""
        return self._sites.get(_WWW.sub("", domain.casefold()))

    def named(self, text: str) -> Iterator[Hit]:
        """Yield where known houses are named, in text order; the longest spelling counts."""
        end = 0
        for match in _WORD.finditer(text):
            spellings = self._by_first.get(match.group(), ())
            if not spellings or match.start() < end:
                continue
            spelling = next((s for s in spellings if _stands(text, match.start(), s)), None)
            if spelling:
                end = match.start() + len(spelling)
                yield Hit(Span(match.start(), end), self._spellings[spelling])


@cache
def houses(own: tuple[House, ...] = ()) -> Houses:
    """Return the houses that ship with Stemma, with a user's own rows before them."""
    shipped = files("stemma.collation").joinpath("agencies.toml").read_text("utf-8")
    return Houses((*read_houses(shipped), *own))


def read_houses(text: str, name: str = "agencies.toml") -> tuple[House, ...]:
    """Read a table of houses: TOML, a table a kind, a row a house; raise UsageError for what is none.

    `name` is what the message calls the file.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{name}: is not TOML ({error})") from error
    return tuple(
        _house(house, kind, row, name)
        for kind, rows in tables.items()
        for house, row in _checked(rows, kind, name).items()
    )


def _checked(rows: Any, kind: str, name: str) -> dict[str, Any]:
    if kind not in get_args(OriginKind) or not isinstance(rows, dict):
        raise UsageError(
            f"{name}: [{kind}] is no kind of house; write [agency], [broadcaster] or [newspaper]"
        )
    return rows


def _house(house: str, kind: str, row: Any, name: str) -> House:
    """Make a row of what stands in the file; raise UsageError for a key or a value it cannot have."""
    types = {**dict.fromkeys(_TEXTS, str), **dict.fromkeys(_LISTS, list)}
    if not isinstance(row, dict) or not _FIRST.search(house):
        raise UsageError(f'{name}: {house!r} is no house; write "Name" = {{ also = ["NM"], country = "US" }}')
    for key, value in row.items():
        if key not in types or not isinstance(value, types[key]):
            raise UsageError(f"{name}: {house}: {key} = {value!r} cannot be; it takes {', '.join(types)}")
    if row.get("held", "") not in get_args(Holding):
        known = ", ".join(filter(None, get_args(Holding)))
        raise UsageError(f"{name}: {house}: held = {row['held']!r} cannot be; it is one of {known}")
    row = {**row, "also": tuple(map(str, row.get("also", ())))}
    return House(house, cast(OriginKind, kind), **row)


def _stands(text: str, start: int, spelling: str) -> bool:
    """Say whether a spelling stands here as whole words."""
    end = start + len(spelling)
    return text.startswith(spelling, start) and not text[end : end + 1].isalnum()
