"""Turns the days that an undated article speaks of into the few days in which it was published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from stemma.annotate.times_context import clause_tense, is_time
from stemma.annotate.times_grammar import Expression, expressions
from stemma.annotate.times_tokens import Tokens, tokens_of
from stemma.annotate.times_values import Frame, Tense, resolve
from stemma.types import Page, Time

_DATED = frozenset({"whole date", "month and day", "day and month"})
_NEWS_DAYS = frozenset({"weekday", "day word", "part of today", "overnight"})
_DELAY = timedelta(days=3)
_LEAD = 600  # characters in which an article says what is new
_RULE = (
    "from the last day told of as past, in the lead, to three days later or the next day told of as coming"
)


class _Dated(NamedTuple):
    """An expression, the tense of its clause, and where it begins in its page."""

    expression: Expression
    tense: Tense
    start: int


def infer_published(pages: Sequence[Page]) -> Time | None:
    """Infer when undated pages were published from the last day told of as past.

    Only where that day stands in the lead, has a year (its own, or the last that the text names)
    and the pages do not date their news by weekdays. Of 463 dated news texts, those that use
    weekdays give full dates to the background (right 15 times of 32 even in the lead), the
    others to the news. The interval's basis is `inferred`; None where nothing supports one.
    """
    dated = [item for page in pages for item in _dated(tokens_of(page.text))]
    if any(item.expression.rule in _NEWS_DAYS for item in dated):
        return None
    told = [item for item in dated if item.tense != "future"]
    year = max((int(i.expression.get("year")) for i in told if _names_year(i.expression)), default=None)
    days = [] if year is None else [(day, i.start) for i in told if (day := _day(i, year))]
    if year is None or not days:
        return None
    last = max(day for day, _ in days)
    if min(start for day, start in days if day == last) > _LEAD:
        return None
    coming = [day for i in dated if i.tense == "future" and (day := _day(i, year)) and day >= last]
    high = min([last + _DELAY, *coming])
    return Time(last.isoformat(), high.isoformat(), "day", basis="inferred", rule=_RULE)


def _dated(tokens: Tokens) -> Iterator[_Dated]:
    """Yield the expressions of a page with the tense of their clauses."""
    for e in expressions(tokens):
        if is_time(tokens, e):
            yield _Dated(e, clause_tense(tokens, e.first, e.last), tokens.starts[e.first])


def _names_year(e: Expression) -> bool:
    return e.get("year").isdigit() and 1900 <= int(e.get("year")) <= 2100


def _day(item: _Dated, year: int) -> date | None:
    """Return the last day an expression names; one without a year is of this year."""
    if item.expression.rule not in _DATED:
        return None
    middle = date(year, 7, 2)  # from here no day of the year is nearer to one of another year
    interval = resolve(item.expression, Frame(middle))
    return None if interval is None or interval.high is None else date.fromisoformat(interval.high[:10])
