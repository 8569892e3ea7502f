"""Turns rows into a table or cards on a terminal, aligned text in a pipe, or JSON."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from stemma.present.plain import json_array, json_text
from stemma.present.words import one_line, printable

if TYPE_CHECKING:
    from rich.console import Console

_ID_SHOWN = 10  # of 20 characters: enough to be the only one, and short enough to be typed
_PAD = 48  # a cell longer than this does not push the next column of all rows
_LONG = 30  # what a long column needs to be read as a column
# what JSON may hold as it is, but some terminals obey: control characters and turns of direction
_OBEYED = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and what it shows of a row.

    `kind` is text, id, number, or long: the one that takes what width is left. `label` stands
    before what is shown where there is no room for a table with headings.
    """

    heading: str
    cell: Callable[[Any], str]
    kind: str = "text"
    label: str = ""


def safe(text: str) -> str:
    """Return text on one line, without what could make a terminal do more than show it."""
    return printable(one_line(text))


def complain(message: str) -> None:
    """Say on standard error, in one line, what is wrong."""
    click.echo(f"stemma: {safe(message)}", err=True)


def wants_style() -> bool:
    """Say whether the user lets us print colours and bold at all."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def is_styled() -> bool:
    """Say whether what is printed bold will look bold."""
    return sys.stdout.isatty() and wants_style()


def width() -> int:
    """Return how many characters a line of text may have: that of the terminal, 100 at most."""
    return min(shutil.get_terminal_size((100, 24)).columns, 100)


def console(*, stderr: bool = False) -> Console:
    """Return a rich console; it leaves all style out where the user wants none."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, color_system="auto" if wants_style() else None)


def ready(stream: Any = None, *, encoding: str | None = None) -> None:
    """Make standard output take every character, with `?` for those that its encoding lacks."""
    stream = stream or sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding=encoding or stream.encoding, errors="replace")


def print_array(rows: Iterable[Any]) -> None:
    """Print rows as one array of JSON, a row a line."""
    _print_json(json_array(rows))


def print_object(value: Any) -> None:
    """Print one value as JSON."""
    _print_json([json_text(value)])


def _print_json(lines: Iterable[str]) -> None:
    ready(encoding="utf-8")  # JSON is UTF-8, whatever the terminal's own ways
    for line in lines:
        click.echo(_OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", line))


def print_rows(rows: Sequence[Any], columns: Sequence[Column], *, as_json: bool, empty: str) -> None:
    """Print rows as JSON, as a table, or as aligned text; say on standard error that there are none."""
    if as_json:
        print_array(rows)
    elif not rows:
        click.echo(safe(empty), err=True)
    elif not sys.stdout.isatty():
        for line in aligned([[c.heading for c in columns], *_cells(rows, columns)], columns):
            click.echo(line)
    elif _fits(cells := _cells(rows, columns), columns):
        _print_table(cells, columns)
    else:
        for row in cells:
            click.echo(_card(row, columns))


def _cells(rows: Sequence[Any], columns: Sequence[Column]) -> list[list[str]]:
    return [[safe(c.cell(row)) for c in columns] for row in rows]


def aligned(cells: Sequence[Sequence[str]], columns: Sequence[Column]) -> list[str]:
    """Return lines in which the columns stand under each other, two spaces apart."""
    widths = [min(_PAD, max(len(line[n]) for line in cells)) for n in range(len(columns))]
    return ["  ".join(_padded(line, widths, columns)).rstrip() for line in cells]


def _padded(line: Sequence[str], widths: Sequence[int], columns: Sequence[Column]) -> list[str]:
    return [
        cell.rjust(width) if column.kind == "number" else cell.ljust(width)
        for cell, width, column in zip(line, widths, columns, strict=True)
    ]


def _fits(cells: Sequence[Sequence[str]], columns: Sequence[Column]) -> bool:
    """Say whether the terminal is wide enough for a table that is not all broken words."""
    needed = sum(_needed(column, [row[n] for row in cells]) + 2 for n, column in enumerate(columns))
    return needed <= shutil.get_terminal_size().columns


def _needed(column: Column, cells: Sequence[str]) -> int:
    longest = max(len(column.heading), *map(len, cells))
    return min(longest, {"id": _ID_SHOWN, "long": _LONG}.get(column.kind, longest))


def _print_table(cells: Sequence[Sequence[str]], columns: Sequence[Column]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in columns:
        table.add_column(
            column.heading,
            justify="right" if column.kind == "number" else "left",
            style="dim" if column.kind == "id" else "",
            no_wrap=column.kind != "long",
            overflow="fold",
            ratio=1 if column.kind == "long" else None,
        )
    for row in cells:
        shown = (c[:_ID_SHOWN] if column.kind == "id" else c for c, column in zip(row, columns, strict=True))
        table.add_row(*(Text(cell) for cell in shown))
    console().print(table)


def _card(row: Sequence[str], columns: Sequence[Column]) -> str:
    """Return a row as a few lines: the id, the short cells beside it, the long one beneath."""
    cells = list(zip(row, columns, strict=True))
    id = next((cell for cell, column in cells if column.kind == "id"), "")[:_ID_SHOWN]
    short = [_labelled(c, column) for c, column in cells if column.kind in ("text", "number")]
    long = [_labelled(c, column) for c, column in cells if column.kind == "long"]
    indent = " " * (_ID_SHOWN + 2)
    lines = [click.wrap_text(text, width(), indent, indent) for text in (_dotted(short), *long) if text]
    return click.style(id.ljust(len(indent)), dim=True) + "\n".join(lines)[len(indent) :]


def _dotted(cells: Iterable[str]) -> str:
    return " · ".join(cell for cell in cells if cell)


def _labelled(cell: str, column: Column) -> str:
    return "" if cell in ("", "–") else f"{column.label} {cell}".lstrip()
