"""Turns a case into files: the report and the export."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TextIO

import click

from stemma.cli.identities import told
from stemma.cli.options import case_argument, opened
from stemma.cli.output import ready, safe
from stemma.errors import UsageError


@click.command()
@case_argument
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(), help="Where to. Default: beside the case, as .html."
)
@click.option("--quiet", is_flag=True, help="Print nothing.")
def report(case: str, output: str | None, quiet: bool) -> None:
    """Write the case as one HTML file that needs no network.

    A file that has the name already is replaced.
    """
    target = apart(Path(output) if output else Path(case).with_suffix(".html"), case)
    with opened(case) as holder:
        holder.report(target)
    if not quiet:
        click.echo(f"wrote {safe(str(target))}")


@click.command()
@case_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl"]),
    default="jsonl",
    show_default=True,
    help="One JSON object a line.",
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Where to. Default: standard output.")
@click.option(
    "--index",
    metavar="INDEX",
    type=click.Path(),
    help="Say of each entity which item of this file it is (see: stemma identities).",
)
def export(case: str, form: str, output: str | None, index: str | None) -> int:
    """Write all that the case holds, one JSON object a line.

    docs/data-model.md says what each object holds. The same case gives the same bytes.
    """
    with opened(case) as holder:
        target = apart(Path(output), case) if output and output != "-" else _stdout()
        found = None if index is None else holder.identities(index)
        holder.export(target, identities=found)
    return 0 if found is None else told(found)


def _stdout() -> TextIO:
    """Return standard output writing UTF-8 with bare line feeds, whatever the terminal's own ways."""
    ready(encoding="utf-8")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(newline="\n")
    return sys.stdout


def apart(target: Path, case: str | Path) -> Path:
    """Return where to write; raise UsageError where that would be over the case itself."""
    if target.resolve() == Path(case).resolve():
        raise UsageError(f"{target}: is the case itself, which would be lost; name another file with -o")
    return target
