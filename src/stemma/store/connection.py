"""Opens a case file: one SQLite database that says whose it is and which version wrote it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stemma.errors import CaseBusyError, CaseError, CaseVersionError
from stemma.store.migrations import STEPS

APPLICATION_ID = 0x5354454D  # "STEM" in the file's header, so that `file` and we know a case
_WAIT = 10.0  # seconds for another process to finish its transaction


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """Open a case; make it where it does not exist and we may write. Raise CaseError otherwise."""
    if not write and not path.is_file():
        raise CaseError(f"{path}: no such case; make it with: stemma collate REPORTS --case {path}")
    if path.is_dir():
        raise CaseError(f"{path}: is a folder; name a file for the case, such as {path}/case.stemma")
    if write and not path.parent.is_dir():
        raise CaseError(f"{path}: the folder {path.parent} does not exist; make it first")
    with errors(path):
        connection = _connect(path, write=write)
        try:
            _check(connection, path, write=write)
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def errors(path: Path) -> Iterator[None]:
    """Map SQLite's errors to ours: the one edge where they are met."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise CaseBusyError(f"{path}: another process is writing to it; try again after it") from error
        if "full" in str(error) or "disk I/O" in str(error):
            cure = "make room, or name a file on another disk with --case"
            raise CaseError(f"{path}: could not be written ({error}); {cure}") from error
        raise CaseError(f"{path}: cannot be used as a case ({error})") from error
    except sqlite3.DatabaseError as error:
        raise CaseError(f"{path}: is not a case of Stemma, or is damaged ({error})") from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk has rolled it back by itself
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """Connect; autocommit, so that transactions are ours to open and close."""
    if write:
        return sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    uri = f"{path.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(uri, uri=True, timeout=_WAIT, isolation_level=None)


def _check(connection: sqlite3.Connection, path: Path, *, write: bool) -> None:
    """Refuse what is no case and what is too new; bring what is too old up to date, if we may write."""
    taken = connection.execute("PRAGMA user_version").fetchone()[0]
    is_empty = not connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    if not is_empty and connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise CaseError(f"{path}: is an SQLite file, but not a case of Stemma; name another file with --case")
    if taken > len(STEPS):
        raise CaseVersionError(
            f"{path}: was written by a newer Stemma (schema {taken}, this one knows {len(STEPS)}); "
            "upgrade Stemma"
        )
    if not write and (is_empty or taken < len(STEPS)):
        raise CaseVersionError(
            f"{path}: was written by an older Stemma (schema {taken} of {len(STEPS)}), or was cut "
            f"short at its birth; run once: stemma collate REPORTS --case {path}"
        )
    if write:
        _prepare(connection, taken)


def _prepare(connection: sqlite3.Connection, taken: int) -> None:
    """Set the file up for writing and take the steps it lacks, each in its own transaction."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")  # a kill loses nothing, a power cut the last commits
    connection.execute("PRAGMA foreign_keys = ON")
    for number, (_, script) in enumerate(STEPS[taken:], start=taken + 1):
        with transaction(connection):
            if connection.execute("PRAGMA user_version").fetchone()[0] >= number:
                continue  # another process took the step while we waited
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            for sql in _statements(script):
                connection.execute(sql)
            connection.execute(f"PRAGMA user_version = {number}")


def _statements(script: str) -> Iterator[str]:
    """Yield the script's statements; `executescript` would commit the transaction they belong to."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
