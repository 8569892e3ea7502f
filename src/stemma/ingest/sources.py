"""Turns the paths that a user names into the files behind them, each once, with a name for the case."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from stemma.ingest.sniff import HEAD, is_own_report
from stemma.ingest.unpack import STAGE
from stemma.types import Refusal

STDIN = "-"
_DEEPEST = 100  # folders within each other that are walked
_CASE = ".stemma"
_CASE_TAILS = ("", "-wal", "-shm", "-journal")  # SQLite keeps the last three beside an open case


class Source(NamedTuple):
    """A file (None: standard input) and what it is called in the case."""

    path: str
    file: Path | None


def find_sources(paths: Sequence[str]) -> Iterator[Source | Refusal]:
    """Yield every file behind the paths once, in order; what is none becomes a Refusal.

    Folders are walked in the order of their names; hidden entries, cases and the reports beside them
    are left out. A file below a folder that was named is called by its path below it, a file that was
    named by its own name; where two files would get the same name, the later one gets its folders put
    before it.
    """
    files: set[str] = set()
    names: set[str] = set()
    for named in paths:
        for found in _behind(named):
            if isinstance(found, Refusal):
                yield found
                continue
            key = STDIN if found.file is None else os.path.realpath(found.file)
            if key in files:
                continue
            files.add(key)
            yield found._replace(path=_distinct(found, names))


def _distinct(source: Source, names: set[str]) -> str:
    """Return a name that no other file has, by putting the names of its folders before it."""
    name, folders = source.path, []
    if source.file is not None:
        folders = list(source.file.absolute().parts[1:-1])
        folders = folders[: len(folders) - source.path.count("/")]
    while name in names and folders:
        name = f"{folders.pop()}/{name}"
    names.add(name)
    return name


def _behind(named: str) -> Iterator[Source | Refusal]:
    """Yield the files behind one path."""
    if named == STDIN:
        yield Source("stdin", None)
    elif "\0" in named or not named:
        yield Refusal(_storable(named.replace("\0", "\\0")), STAGE, "is no path")
    elif os.path.lexists(named):
        path = Path(named)
        yield from _look(path, path.name or named, frozenset(), folder="")
    elif glob.has_magic(named):
        yield from _matches(named)
    else:
        yield Refusal(_storable(named), STAGE, "does not exist")


def _matches(pattern: str) -> Iterator[Source | Refusal]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - a Path takes no absolute pattern
    if not matches:
        yield Refusal(_storable(pattern), STAGE, "matches no file")
    for match in matches:
        if not ("**" in pattern and Path(match).is_dir()):  # what it holds is matched too
            yield from _behind(match)


def _look(
    path: Path, name: str, above: frozenset[tuple[int, int]], *, folder: str
) -> Iterator[Source | Refusal]:
    """Yield a file, or what a folder holds; `above` are the folders on the way, against loops."""
    label = _storable(f"{folder}{name}")
    try:
        status = path.stat()
    except OSError as error:
        yield Refusal(label, STAGE, _why_not(path, error))
        return
    if stat.S_ISREG(status.st_mode):
        yield Source(label, path)
    elif not stat.S_ISDIR(status.st_mode):
        yield Refusal(
            label, STAGE, f"is {_kind(status.st_mode)}, not a file; read it through standard input (-)"
        )
    elif (status.st_dev, status.st_ino) in above:
        yield Refusal(label, STAGE, "is a link that leads back to a folder above it")
    elif len(above) >= _DEEPEST:
        yield Refusal(label, STAGE, f"lies under more than {_DEEPEST} folders; name it itself")
    else:
        inside = "" if not above else f"{folder}{name}/"
        yield from _walk(path, label, above | {(status.st_dev, status.st_ino)}, folder=inside)


def _walk(
    path: Path, label: str, above: frozenset[tuple[int, int]], *, folder: str
) -> Iterator[Source | Refusal]:
    """Yield what a folder holds, in the order of names."""
    try:
        names = [entry.name for entry in path.iterdir() if not entry.name.startswith(".")]
    except OSError as error:
        yield Refusal(label, STAGE, f"cannot be listed: {(error.strerror or str(error)).lower()}")
        return
    for name in sorted(set(names) - set(_own(path, names))):
        yield from _look(path / name, name, above, folder=folder)


def _own(folder: Path, names: Sequence[str]) -> Iterator[str]:
    """Yield the names of cases and their reports: made from what the folder holds, not part of it."""
    for name in names:
        case, suffix, rest = name.partition(_CASE)
        if suffix and rest in _CASE_TAILS:
            yield name
            if f"{case}.html" in names and _is_report(folder / f"{case}.html"):
                yield f"{case}.html"


def _is_report(path: Path) -> bool:
    """Say whether Stemma wrote the page; where it cannot be read, it is not passed over in silence."""
    try:
        with path.open("rb") as file:
            return is_own_report(file.read(HEAD))
    except OSError:
        return False


def _why_not(path: Path, error: OSError) -> str:
    if path.is_symlink():
        return "is a link that leads nowhere"
    return f"cannot be read: {(error.strerror or str(error)).lower()}"


def _kind(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a pipe"
    if stat.S_ISSOCK(mode):
        return "a socket"
    return "a device"


def _storable(name: str) -> str:
    """Return a file name as text that can be stored: bytes that are no UTF-8 become `\\xNN`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace") if not name.isascii() else name
