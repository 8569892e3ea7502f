"""Turns paths into a case, its report and a summary on the screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stemma.cli.output import console, print_object
from stemma.cli.summary import print_summary
from stemma.errors import UsageError
from stemma.settings import Settings

if TYPE_CHECKING:
    from stemma.case import Case
    from stemma.types import House

Progress = Callable[[str, int, int | None], None]
_OWN = "stemma/outlets.toml"  # below the user's folder of settings


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--case",
    "name",
    metavar="FILE",
    type=click.Path(),
    help="The case to make or to add to. Default: named after the one PATH, or case.stemma.",
)
@click.option(
    "--workers", metavar="N", type=click.IntRange(min=1), help="How many processes. Default: one a core."
)
@click.option(
    "--reader",
    metavar="MODEL",
    help="Read names, attributions and syntax with another exported model, or with spacy:PIPELINE.",
)
@click.option(
    "--outlets",
    metavar="FILE",
    type=click.Path(),
    help="Agencies and papers of one's own, or other facts about known ones: a TOML file as docs/concepts.md "
    "describes. Default: ~/.config/stemma/outlets.toml, where there is one.",
)
@click.option("--no-report", is_flag=True, help="Do not write the HTML report beside the case.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def collate(
    paths: tuple[str, ...],
    name: str | None,
    workers: int | None,
    reader: str | None,
    outlets: str | None,
    no_report: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Read reports into a case; name it again to add more.

    PATH is a file, a folder, a pattern such as 'pages/**/*.html', or - for standard input. Reads
    .txt, .md, .html, .json, .jsonl, and .gz, .bz2 or .xz of these; what has another name is read by
    what it holds. Reports that the case holds already are not read again. Leaves with 1 where
    something was refused, and with 2, making no case, where there is nothing to read at all.
    """
    target = Path(name or default_name(paths))
    check(paths, target)
    with progress_bar(shown=not quiet and sys.stderr.isatty()) as progress:
        settings = Settings(
            workers=workers or os.cpu_count() or 1, reader=reader, outlets=houses_of_ones_own(outlets)
        )
        case = _collated(paths, target, settings, progress)
    try:
        page = None if no_report else _report(case, target)
        _say(case, target, page, as_json=as_json, quiet=quiet)
        return 1 if case.outcome.refused else 0
    finally:
        case.close()


def houses_of_ones_own(path: str | None) -> tuple[House, ...]:
    """Return the houses of a file; where none is named, of the user's own, if there is one."""
    from stemma.collation.agencies import read_houses

    file = Path(path) if path else Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / _OWN
    if path is None and not file.is_file():
        return ()
    return read_houses(file.read_text("utf-8"), str(file))


def default_name(paths: Sequence[str]) -> str:
    """Return the case's name where none is given: `reports/` makes `reports.stemma`, here."""
    if len(paths) != 1 or paths[0] == "-" or any(c in paths[0] for c in "*?["):
        return "case.stemma"
    name = Path(paths[0]).resolve().name.split(".")[0]
    return f"{name}.stemma" if name else "case.stemma"


def check(paths: Sequence[str], target: Path) -> None:
    """Raise UsageError for what nobody can mean: no reports at all, or a file that would be lost."""
    if target.suffix.lower() == ".html":
        raise UsageError(f"--case {target}: the report takes this name; call the case {target.stem}.stemma")
    for path in paths:
        if "\0" not in path and path != "-" and (_is_case(Path(path)) or _same(Path(path), target)):
            raise UsageError(
                f"{path}: is a case; name the reports to add to it, or ask: stemma summary {path}"
            )
    if not target.exists():
        _check_found(paths)


def _is_case(path: Path) -> bool:
    return path.suffix == ".stemma" and path.is_file()


def _same(path: Path, other: Path) -> bool:
    return path.resolve() == other.resolve()


def _check_found(paths: Sequence[str]) -> None:
    """Raise UsageError where the paths lead to no file, so that a slip of the pen makes no case."""
    from stemma.ingest.sources import Source, find_sources

    missing = []
    for found in find_sources(paths):
        if isinstance(found, Source):
            return
        missing.append(f"{found.path}: {found.reason}")
    why = "; ".join(missing[:3]) or f"no files in {', '.join(paths)}"
    raise UsageError(f"nothing to read ({why}); name .txt, .md, .html, .json or .jsonl files or a folder")


def _collated(paths: Sequence[str], target: Path, settings: Settings, progress: Progress) -> Case:
    import stemma

    stdin = sys.stdin.buffer if "-" in paths and sys.stdin is not None else None
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
        print_object(told | {"summary": case.summary()})
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
