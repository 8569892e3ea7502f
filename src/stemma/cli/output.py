"""Turns rows into a table on a terminal, aligned text in a pipe, or JSON."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from stemma.present.plain import json_array
from stemma.present.words import one_line, printable

if TYPE_CHECKING:
    from rich.console import Console

_ID_SHOWN = 10  # of 20 characters: enough to be the only one, and short enough to be typed
_PAD = 48  # a cell longer than this does not push the next column of all rows


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it shows of a row, and whether it gives way on a narrow terminal."""

    heading: str
    cell: Callable[[Any], str]
    kind: str = "text"  # text, id, number, or long: the one that takes what width is left


def is_terminal() -> bool:
    """Say whether standard output is a terminal."""
    return sys.stdout.isatty()


def console(*, stderr: bool = False) -> Console:
    """Return a rich console; it leaves colours out where NO_COLOR is set or no terminal listens."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, no_color=True if os.environ.get("NO_COLOR") else None)


def print_rows(rows: Sequence[Any], columns: Sequence[Column], *, as_json: bool, empty: str) -> None:
    """Print rows as JSON, as a table, or as aligned text."""
    if as_json:
        for line in json_array(rows):
            click.echo(line)
    elif not rows:
        click.echo(empty, err=True)
    elif is_terminal():
        _print_table(rows, columns)
    else:
        for line in aligned([[c.heading for c in columns], *_cells(rows, columns)], columns):
            click.echo(line)


def _cells(rows: Sequence[Any], columns: Sequence[Column]) -> list[list[str]]:
    return [[printable(one_line(c.cell(row))) for c in columns] for row in rows]


def aligned(cells: Sequence[Sequence[str]], columns: Sequence[Column]) -> list[str]:
    """Return lines in which the columns stand under each other, two spaces apart."""
    widths = [min(_PAD, max(len(line[n]) for line in cells)) for n in range(len(columns))]
    return ["  ".join(_padded(line, widths, columns)).rstrip() for line in cells]


def _padded(line: Sequence[str], widths: Sequence[int], columns: Sequence[Column]) -> list[str]:
    return [
        cell.rjust(width) if column.kind == "number" else cell.ljust(width)
        for cell, width, column in zip(line, widths, columns, strict=True)
    ]


def _print_table(rows: Sequence[Any], columns: Sequence[Column]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in columns:
        table.add_column(
            column.heading,
            justify="right" if column.kind == "number" else "left",
            style="dim" if column.kind == "id" else "",
            no_wrap=column.kind in ("id", "number"),
            overflow="fold",
            ratio=1 if column.kind == "long" else None,
        )
    for cells in _cells(rows, columns):
        shown = (
            c[:_ID_SHOWN] if column.kind == "id" else c for c, column in zip(cells, columns, strict=True)
        )
        table.add_row(*(Text(cell) for cell in shown))
    console().print(table)
