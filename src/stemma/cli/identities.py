"""Turns what an index says of the entities of a case into a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stemma.cli.lists import empty
from stemma.cli.options import case_argument, filter_for, filter_options, json_option, opened
from stemma.cli.output import Column, complain, print_rows
from stemma.present import words

if TYPE_CHECKING:
    from stemma.present.rows import CandidateRow, Identities, IdentityRow

_TOLD = 5  # lines turned away that are told one by one


def _items(row: IdentityRow) -> str:
    found = ", ".join(candidate.item for candidate in row.candidates)
    return found if row.item is not None else f"unsure: {found}"


def _abouts(row: IdentityRow) -> str:
    return " | ".join(c.about or c.names[0] for c in row.candidates)


def _scores(row: IdentityRow) -> str:
    return " | ".join(f"{c.score:.2f}" for c in row.candidates)


def _why(candidate: CandidateRow) -> str:
    return "; ".join(reason.text for reason in candidate.reasons)


_COLUMNS = (
    Column("ID", lambda row: row.id, "id"),
    Column("NAME", lambda row: row.name),
    Column("ITEM", _items),
    Column("ABOUT", _abouts, "long", label="about"),
    Column("SCORE", _scores, "number", label="score"),
    Column("WHY", lambda row: " | ".join(_why(c) for c in row.candidates), "long", label="why"),
)


@click.command()
@case_argument
@click.argument("index", metavar="INDEX", type=click.Path())
@filter_options
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="At most so many rows.")
@json_option
def identities(case: str, index: str, where: dict[str, str | None], limit: int | None, as_json: bool) -> int:
    """List which entities are which items of an index.

    INDEX is a file of yours, such as an extract of Wikidata; nothing is downloaded and nothing kept in the
    case. It has {"id": "Q1", "names": ["..."], "kind": "person", "about": "..."} a line, or a name a line in
    columns parted by tabs under the heading id, name, kind, about; the last two may be left out, and .gz is
    read too. Where two items are as likely, or little speaks for one, they are listed as unsure.
    """
    with opened(case) as holder:
        found = holder.identities(index, filter_for(holder, where))
    code = told(found)
    nothing = f"no entity is an item of {index}"
    if any(where.values()):
        nothing = empty("identities", case, True)
    print_rows(found.rows[:limit], _COLUMNS, as_json=as_json, empty=nothing)
    return code


def told(found: Identities) -> int:
    """Say which lines of an index were turned away, and return the exit code for that."""
    for refusal in found.refusals[:_TOLD]:
        complain(f"{refusal.path}: {refusal.reason}")
    if found.refused > _TOLD:
        complain(f"{words.count(found.refused - _TOLD, 'more line')} turned away; mend them alike")
    return 1 if found.refused else 0
