"""Turns the origins of a case into a table, or its copy trees into a drawing or a file for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from stemma.cli.lists import empty, source_of
from stemma.cli.options import case_argument, filter_for, filter_options, json_option, opened
from stemma.cli.output import Column, print_array, print_rows
from stemma.errors import UsageError
from stemma.present import words

if TYPE_CHECKING:
    from stemma.present.rows import OriginRow
    from stemma.present.trees import TreeRow

_COLUMNS = (
    Column("ID", lambda o: o.uses[0].id, "id"),
    Column("REPORTS", lambda o: str(o.reports), "number", label="reports"),
    Column("KIND", lambda o: o.kind),
    Column("ORIGIN", lambda o: o.name),
    Column("RESTING ON IT (SHARE OF TEXT)", lambda o: _uses(o), "long", label="rest on it:"),
)


def _uses(row: OriginRow) -> str:
    return ", ".join(source_of(use) for use in row.uses)


@click.command()
@case_argument
@filter_options
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="At most so many rows.")
@click.option("--tree", is_flag=True, help="Draw the copy tree of each story: who has it from whom, and why.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "dot", "graphml"]),
    default="text",
    show_default=True,
    help="With --tree: a drawing, Graphviz, or GraphML.",
)
@json_option
def origins(
    case: str, where: dict[str, str | None], limit: int | None, tree: bool, form: str, as_json: bool
) -> None:
    """List where reports have it from, and who rests on whom.

    An origin is an agency, a broadcaster, an office, a post … The id is that of its first use.
    With --tree, what comes from something stands below it; a line with a question mark means that the two
    share text and nobody knows who has it from whom.
    """
    if form != "text" and (not tree or as_json):
        raise UsageError(f"--format {form} goes with --tree, and not with --json")
    with opened(case) as holder:
        chosen = filter_for(holder, where)
        narrowed = any(where.values())
        if tree:
            nothing = empty("stories", case, narrowed)
            _print_trees(holder.trees(chosen)[:limit], form, as_json=as_json, nothing=nothing)
            return
        found = holder.origins(chosen)[:limit]
        print_rows(found, _COLUMNS, as_json=as_json, empty=empty("origins", case, narrowed))


def _print_trees(rows: Iterable[TreeRow], form: str, *, as_json: bool, nothing: str) -> None:
    from stemma.present import trees

    found = list(rows)
    if as_json:
        print_array(found)
        return
    write: Callable[[Any], Iterator[str]] = {"text": _drawn, "dot": trees.dot, "graphml": trees.graphml}[form]
    if not found and form == "text":
        click.echo(nothing)
    for line in write(found):
        click.echo(words.printable(line) if form == "text" else line)


def _drawn(rows: Iterable[TreeRow]) -> Iterator[str]:
    from stemma.present import trees

    for number, row in enumerate(rows):
        if number:
            yield ""
        yield f"{row.title}: {_origins(row)}"
        yield from (f"  {line}" for line in trees.drawn(row))
        yield from (f"  · {reason}" for reason in row.because)


def _origins(row: TreeRow) -> str:
    one = row.origins_high == 1
    return f"{words.span_of_numbers(row.origins_low, row.origins_high)} {'origin' if one else 'origins'}"
