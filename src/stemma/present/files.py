"""Turns lines into a file that is whole or not there at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from stemma.errors import UsageError


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Open a UTF-8 file for writing that takes its name only when all is written.

    Raises UsageError where the folder cannot be written to.
    """
    part = path.with_name(f"{path.name}.part{os.getpid()}")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        part.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); name another file") from error
    finally:
        with suppress(OSError):  # it may lie where no file can lie, and then none is left behind
            part.unlink()
