"""Turns options that commands share into a filter and a case."""

from __future__ import annotations

import functools
import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from stemma.cli.output import complain
from stemma.errors import UsageError
from stemma.present.words import count

if TYPE_CHECKING:
    from stemma.case import Case
    from stemma.types import Filter

    ParamType = click.ParamType[str]
else:
    from click import ParamType  # which takes no type argument before click 8.4

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
F = Callable[..., Any]


class Day(ParamType):
    """A day, or a month or year that stands for its first or last day."""

    name = "date"

    def __init__(self, *, last: bool) -> None:
        self._last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the day as `YYYY-MM-DD`."""
        match = _DAY.fullmatch(str(value).strip())
        if match is None:
            self.fail(f"{value!r} is no date; write 2031-05-03, 2031-05 or 2031", param, ctx)
        year, month = int(match[1]), int(match[2] or (12 if self._last else 1))
        try:
            number = int(match[3] or (monthrange(year, month)[1] if self._last else 1))
            return date(year, month, number).isoformat()
        except ValueError:
            self.fail(f"{value!r} is not in the calendar", param, ctx)


_FILTERS = (
    click.option("--story", metavar="STORY", help="Only this story: its id, the start of it, or its number."),
    click.option("--who", metavar="NAME", help="Only where this person or body speaks, acts or is named."),
    click.option("--outlet", metavar="NAME", help="Only reports of this outlet, by name or domain."),
    click.option("--since", metavar="DATE", type=Day(last=False), help="Only from this day on."),
    click.option("--until", metavar="DATE", type=Day(last=True), help="Only up to this day, inclusive."),
    click.option("--about", metavar="TEXT", help="Only what holds these words."),
)


def case_argument(command: F) -> F:
    """Give a command its CASE argument."""
    return click.argument("case", metavar="CASE", type=click.Path())(command)


def json_option(command: F) -> F:
    """Give a command `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")(command)


def filter_options(command: F) -> F:
    """Give a command the filters; it receives one `where`, the fields as they were typed."""

    @functools.wraps(command)
    def filtered(**options: Any) -> Any:
        names = ("story", "who", "outlet", "since", "until", "about")
        return command(where={name: options.pop(name) for name in names}, **options)

    for option in reversed(_FILTERS):
        filtered = option(filtered)
    return filtered


@contextmanager
def opened(path: str) -> Iterator[Case]:
    """Open a case for reading and close it afterwards."""
    import stemma

    case = stemma.open(path)
    if not case.is_current:
        complain(f"{path}: was not collated to its end; run stemma collate again")
    try:
        yield case
    finally:
        case.close()


def filter_for(case: Case, where: dict[str, str | None]) -> Filter:
    """Return the filter that was typed; a story may be named by its number or the start of its id."""
    from stemma.types import Filter

    since, until = where["since"], where["until"]
    if since and until and since > until:
        raise UsageError(f"--since {since} lies after --until {until}; exchange the two")
    return Filter(**{**where, "story": where["story"] and _story(case, where["story"])})


def _story(case: Case, id: str) -> str:
    if id.isdecimal():
        return _numbered(case, int(id))
    found = case.show(id)
    if found.type != "story":
        raise UsageError(f"--story {id}: is a {found.type}, not a story; `stemma stories CASE` lists them")
    return found.id


def _numbered(case: Case, number: int) -> str:
    """Return the id of the story with this number in the list of all stories."""
    stories = case.stories()
    if not 1 <= number <= len(stories):
        raise UsageError(f"--story {number}: the case holds {count(len(stories), 'story', 'stories')}")
    return stories[number - 1].id
