"""Turns an id or some words into what the case holds of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stemma.cli.options import case_argument, filter_for, filter_options, json_option, opened
from stemma.cli.output import is_styled, print_array, print_object, safe, width
from stemma.present import words

if TYPE_CHECKING:
    from stemma.present.evidence import Evidence
    from stemma.present.show import Shown
    from stemma.types import Hit

_LABEL = 13
_PLACES = 12  # shown of one record; --json has them all


@click.command()
@case_argument
@click.argument("id", metavar="ID")
@click.option("--all", "everything", is_flag=True, help="Print every place, not only the first twelve.")
@json_option
def show(case: str, id: str, everything: bool, as_json: bool) -> None:
    """Show one record with its evidence in context.

    Lists print the ids; the start of one is enough.
    """
    with opened(case) as holder:
        found = holder.show(id)
    if as_json:
        print_object(found)
        return
    _show(found, len(found.evidence) if everything else _PLACES)


def _show(found: Shown, places: int) -> None:
    click.secho(safe(found.title), bold=True)
    click.echo(f"{found.type} {found.id}\n")
    for label, value in found.facts:
        click.echo(f"  {label:<{_LABEL}} {safe(value)}")
    for label, evidence in found.evidence[:places]:
        click.echo()
        click.echo(f"  {safe(words.shortened(label, 60))} · {safe(_where(evidence))}")
        click.echo(in_context(evidence))
    left = len(found.evidence) - places
    if left > 0:
        click.echo(f"\n  {words.count(left, 'more place')}: add --all")


def _where(evidence: Evidence) -> str:
    parts = (evidence.outlet, evidence.published and words.day(evidence.published), evidence.path)
    return ", ".join(x for x in parts if x) + f" {evidence.span.start}–{evidence.span.end}"


def in_context(evidence: Evidence) -> str:
    """Return an excerpt as an indented paragraph, the span in bold or, in a pipe, in brackets."""
    cut = evidence.excerpt
    text = safe(cut.text)
    marked = click.style(text, bold=True, underline=True) if is_styled() else f"[{text}]"
    before, after = _joined(cut.before, tail=True), _joined(cut.after, tail=False)
    return click.wrap_text(before + marked + after, width(), "    ", "    ")


def _joined(text: str, *, tail: bool) -> str:
    """Return context on one line, with the space that parts it from the span kept."""
    line = safe(text)
    if not line:
        return ""
    if tail:
        return line + (" " if text[-1:].isspace() else "")
    return (" " if text[:1].isspace() else "") + line


@click.command()
@case_argument
@click.argument("query", metavar="WORDS...", nargs=-1, required=True)
@filter_options
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="At most so many places.",
)
@json_option
def search(
    case: str, query: tuple[str, ...], where: dict[str, str | None], limit: int, as_json: bool
) -> None:
    """Search the reports for words.

    A report must hold all of them; "quotation marks" make a phrase. The best come first.
    """
    with opened(case) as holder:
        hits = holder.search(" ".join(query), filter_for(holder, where), limit=limit)
    if as_json:
        print_array(hits)
    elif not hits:
        click.echo(f"nothing found for {safe(' '.join(query))}; try fewer words or filters", err=True)
    for hit in () if as_json else hits:
        _print_hit(hit)


def _print_hit(hit: Hit) -> None:
    click.secho(safe(hit.path), bold=True, nl=False)
    click.echo(f"  {hit.document}  {hit.span.start}–{hit.span.end}")
    click.echo(click.wrap_text(safe(hit.snippet), width(), "    ", "    "))
