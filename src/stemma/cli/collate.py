"""Turns paths into a case, its report and a summary on the screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stemma.cli.output import console
from stemma.cli.summary import print_summary
from stemma.present.plain import json_text

if TYPE_CHECKING:
    from stemma.case import Case

Progress = Callable[[str, int, int | None], None]


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--case",
    "name",
    metavar="FILE",
    type=click.Path(),
    help="The case to make or to add to. Default: named after the one PATH, or case.stemma.",
)
@click.option("--workers", metavar="N", type=click.IntRange(min=1), help="Processes. Default: one a core.")
@click.option("--no-report", is_flag=True, help="Do not write the HTML report beside the case.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def collate(
    paths: tuple[str, ...], name: str | None, workers: int | None, no_report: bool, as_json: bool, quiet: bool
) -> int:
    """Read reports into a case: files, folders, globs, or - for standard input.

    Reads .txt, .md, .html, .json, .jsonl and .gz of these. Reports that the case holds already are
    not read again. Leaves with 1 where something was refused.
    """
    target = Path(name or default_name(paths))
    with progress_bar(shown=not quiet and sys.stderr.isatty()) as progress:
        case = _collated(paths, target, workers, progress)
    try:
        page = None if no_report else _report(case, target)
        _say(case, target, page, as_json=as_json, quiet=quiet)
        return 1 if case.outcome.refused else 0
    finally:
        case.close()


def default_name(paths: Sequence[str]) -> str:
    """Return the case's name where none is given: `reports/` makes `reports.stemma`, here."""
    if len(paths) != 1 or paths[0] == "-" or any(c in paths[0] for c in "*?["):
        return "case.stemma"
    name = Path(paths[0]).resolve().name.split(".")[0]
    return f"{name}.stemma" if name else "case.stemma"


def _collated(paths: Sequence[str], target: Path, workers: int | None, progress: Progress) -> Case:
    import stemma
    from stemma.settings import Settings

    settings = Settings(workers=workers or os.cpu_count() or 1)
    stdin = sys.stdin.buffer if "-" in paths else None
    return stemma.collate(paths, case=target, settings=settings, stdin=stdin, progress=progress)


def _report(case: Case, target: Path) -> Path | None:
    """Write the report where something is new or none is there."""
    page = target.with_suffix(".html")
    if case.outcome.changed or not page.exists():
        case.report(page)
    return page


def _say(case: Case, target: Path, page: Path | None, *, as_json: bool, quiet: bool) -> None:
    if as_json:
        told = {"case": str(target), "report": page and str(page), "outcome": case.outcome}
        click.echo(json_text(told | {"summary": case.summary()}))
    elif not quiet:
        print_summary(case.summary(), str(target), outcome=case.outcome, page=page)


@contextmanager
def progress_bar(*, shown: bool) -> Iterator[Progress]:
    """Show how far each stage has come, on standard error."""
    if not shown:
        yield lambda stage, done, total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<12}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console(stderr=True), transient=True) as bar:
        tasks = {}

        def show(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield show
