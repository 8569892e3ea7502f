"""Turns an index of known people, bodies and places, a file that the user brings, into its items.

Two forms are read as a stream, packed or not. JSON Lines have an item a line (`{"id": "Q1", "names":
["Ada Varl"], "kind": "person", "about": "Varland politician"}`; other fields are left aside). A table parted
by tabs has a name a line under a heading (`id`, `name`, and where there are such `kind` and `about`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, get_args

from stemma.errors import InputError
from stemma.ingest.unpack import mapped_errors, open_capped
from stemma.types import NameKind, Refusal

_STAGE = "index"
_LONGEST = 1 << 20  # bytes of a line: a file of one long line is no index
_ENDLESS = 1 << 50  # bytes of a file: it is never held in memory
_KINDS = {**{kind: kind for kind in get_args(NameKind)}, "org": "organization"}
_COLUMNS = ("id", "name", "kind", "about")
_CURE = (
    'an index has one {"id": "Q1", "names": ["..."]} a line, or is a table parted by tabs '
    "with the heading id, name, kind, about"
)


@dataclass(frozen=True, slots=True)
class Item:
    """Somebody or something that an index knows: names, and where given the kind and a few words about it."""

    id: str
    names: tuple[str, ...]
    kind: NameKind | None = None
    about: str = ""


def read_index(path: str | Path) -> Iterator[Item | Refusal]:
    """Yield the items of an index, and a refusal for each line that holds none; names the line and the cure.

    Raises InputError where the file cannot be read, or is no index at all.
    """
    name = str(path)
    with mapped_errors(name), Path(path).open("rb") as file:
        found, refused = 0, None
        for item in _read(open_capped(file, name, _ENDLESS), name):
            found += isinstance(item, Item)
            refused = refused or (item if isinstance(item, Refusal) else None)
            yield item
        if not found:
            why = f"{refused.reason}; {_CURE}" if refused else f"holds no item; {_CURE}"
            raise InputError(name, _STAGE, why)


def _read(stream: BinaryIO, path: str) -> Iterator[Item | Refusal]:
    lines = ((at, line) for at, line in enumerate(_lines(stream), start=1) if line.strip())
    at, first = next(lines, (0, b""))
    if first.lstrip().startswith(b"{"):
        yield _item(path, at, first, _from_json)
        yield from (_item(path, n, line, _from_json) for n, line in lines)
        return
    columns = _heading(first)
    if columns is None:
        raise InputError(path, _STAGE, f"is {_seems(first)}; {_CURE}")
    yield from (_item(path, n, line, lambda text: _from_row(columns, text)) for n, line in lines)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines; of one that is too long only as much as shows that it is."""
    opening = True
    while line := stream.readline(_LONGEST + 1):
        rest = line
        while len(rest) > _LONGEST and not rest.endswith(b"\n"):
            rest = stream.readline(_LONGEST + 1)
        yield line.removeprefix(b"\xef\xbb\xbf") if opening else line
        opening = False


def _seems(first: bytes) -> str:
    """Say what a file that is no index begins with."""
    if not first:
        return "empty"
    if first.lstrip().startswith(b"["):
        return "one array of JSON and no index; write what it holds an item a line"
    return f"no index: it begins with {first.decode('utf-8', 'replace').strip()[:40]!r}"


def _heading(first: bytes) -> tuple[str, ...] | None:
    """Return the columns that a heading names, or None where it is none."""
    columns = tuple(c.strip().lower() for c in first.decode("utf-8", "replace").split("\t"))
    return columns if {"id", "name"} <= set(columns) else None


def _item(path: str, at: int, line: bytes, read: Callable[[str], Item]) -> Item | Refusal:
    """Return what a line holds, or why it is turned away."""
    try:
        if len(line) > _LONGEST:
            raise ValueError(f"is longer than {_LONGEST:,} bytes; write one item a line")
        return read(line.decode("utf-8"))
    except UnicodeDecodeError:
        reason = "is not UTF-8; save the file as UTF-8"
    except RecursionError:
        reason = "is nested too deeply; write one flat item a line"
    except ValueError as error:
        reason = str(error)
    return Refusal(path, _STAGE, f"line {at} {reason}")


def _from_json(text: str) -> Item:
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"is no JSON ({error.msg}); write one object a line") from error
    if not isinstance(record, dict):
        raise ValueError('is no object; write {"id": "Q1", "names": ["..."]}')
    names = record.get("names")
    if not isinstance(names, list) or not all(isinstance(n, str) for n in names):
        raise ValueError('has no "names", a list of texts; write "names": ["..."]')
    return _checked(record.get("id"), names, record.get("kind"), record.get("about"))


def _from_row(columns: tuple[str, ...], text: str) -> Item:
    cells = [cell.strip() for cell in text.rstrip("\r\n").split("\t")]
    if len(cells) > len(columns):
        raise ValueError(
            f"has {len(cells)} columns under a heading of {len(columns)}; take tabs out of its cells"
        )
    row = dict(zip(columns, cells, strict=False))
    id, name, kind, about = (row.get(column) or None for column in _COLUMNS)
    return _checked(id, [name or ""], kind, about)


def _checked(id: Any, names: Iterable[str], kind: Any, about: Any) -> Item:
    """Return the item; raise ValueError, saying what is wrong and the cure, where it is none."""
    if not isinstance(id, str) or not id.strip():
        raise ValueError("has no id; give each item one, as text")
    kept = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
    if not kept:
        raise ValueError("has no name; give at least one")
    if kind is not None and (not isinstance(kind, str) or kind not in _KINDS):
        raise ValueError(f"has the kind {kind!r}; write one of {', '.join(_KINDS)}, or leave it out")
    if about is not None and not isinstance(about, str):
        raise ValueError(f"has {about!r} as about; write a few words, or leave it out")
    return Item(id.strip(), kept, _KINDS[kind] if kind else None, (about or "").strip())
