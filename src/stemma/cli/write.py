"""Turns a case into files: the report and the export."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TextIO

import click

from stemma.cli.options import case_argument, opened


@click.command()
@case_argument
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Default: beside the case, as .html.")
@click.option("--quiet", is_flag=True, help="Print nothing.")
def report(case: str, output: str | None, quiet: bool) -> None:
    """Write the case as one HTML file that needs no network."""
    target = Path(output) if output else Path(case).with_suffix(".html")
    with opened(case) as holder:
        holder.report(target)
    if not quiet:
        click.echo(f"wrote {target}")


@click.command()
@case_argument
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Default: standard output.")
def export(case: str, form: str, output: str | None) -> None:
    """Write all that the case holds, one JSON object a line."""
    with opened(case) as holder:
        holder.export(output if output and output != "-" else _stdout())


def _stdout() -> TextIO:
    """Return standard output writing UTF-8 with bare line feeds, whatever the terminal's own ways."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout
