"""Turns the days an article speaks of into those of its publication, where it states none or wrong ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from stemma.annotate.times_calendar import Frame, Tense
from stemma.annotate.times_context import is_time
from stemma.annotate.times_grammar import Expression, expressions
from stemma.annotate.times_resolve import resolve
from stemma.annotate.times_tense import clause_tense
from stemma.annotate.times_tokens import tokens_of
from stemma.offsets import Span
from stemma.types import Annotation, Locus, Page, Time

_DATED = frozenset({"whole date", "month and day", "day and month"})
_NEWS_DAYS = frozenset({"weekday", "day word", "part of today", "overnight"})
_DELAY = timedelta(days=3)
_SLIP = timedelta(days=2)  # time zones and night shifts set a stated date so far back
_LEAD = 600  # characters in which an article says what is new
_RULE = (
    "from the last day told of as past, in the lead, to three days later or the next day told of as coming"
)
_LATER = "from a day told of as past, which lies after the stated date"


class _Dated(NamedTuple):
    """An expression, the tense of its clause, and where it stands in its page."""

    expression: Expression
    tense: Tense
    span: Span
    page: Page


class _Told(NamedTuple):
    """A day that an expression names."""

    day: date
    item: _Dated


def infer_published(pages: Sequence[Page]) -> Time | None:
    """Infer when undated pages were published from the last day told of as past.

    Only where that day stands in the lead, has a year (its own, or the last that the text names)
    and the pages do not date their news by weekdays. Of 463 dated news texts, those that use
    weekdays give full dates to the background (right 15 times of 32 even in the lead), the
    others to the news. The interval's basis is `inferred`; None where nothing supports one.
    """
    dated = [item for page in pages for item in _dated(page)]
    if any(item.expression.rule in _NEWS_DAYS for item in dated):
        return None
    past = [item for item in dated if item.tense != "future"]
    year = max((int(i.expression.get("year")) for i in past if _names_year(i.expression)), default=None)
    told = [] if year is None else [_Told(day, i) for i in past if (day := _day(i, year))]
    if year is None or not told:
        return None
    last = max(t.day for t in told)
    latest = [t for t in told if t.day == last]
    if min(t.item.span.start for t in latest) > _LEAD:
        return None
    coming = [_Told(day, i) for i in dated if i.tense == "future" and (day := _day(i, year)) and day >= last]
    high = min([last + _DELAY, *(t.day for t in coming)])
    return _inferred(last, high, _RULE, [*latest, *(t for t in coming if t.day == high)])


def _inferred(low: date, high: date, rule: str, told: Sequence[_Told]) -> Time:
    first, last = low.isoformat(), high.isoformat()
    evidence = tuple(Locus(t.item.page.document.id, t.item.page.raw(t.item.span)) for t in told[:4])
    timex = first if low == high else f"{first}/{last}"
    return Time(first, last, "day", basis="inferred", rule=rule, timex=timex, evidence=evidence)


def published_of(page: Page, times: Sequence[Annotation]) -> Time | None:
    """Return when a page was published: as stated, unless it tells of later days as past; else inferred.

    `times` are the time annotations of the page. A stated date that cannot be is kept among the
    alternatives of the inferred one.
    """
    stated = page.part.published or page.document.published
    if stated is None:
        return infer_published((page,))
    return _corrected(page, times, stated) or stated


def _corrected(page: Page, times: Sequence[Annotation], stated: Time) -> Time | None:
    """Return the time of publication that days told of as past enforce, or None where the stated can be."""
    ends = [t.last_day for t in (stated, page.part.updated, page.document.updated) if t and t.last_day]
    if stated.basis == "inferred" or not ends:
        return None
    limit = (date.fromisoformat(max(ends)) + _SLIP).isoformat()
    if not any(_names_later(a, limit) for a in times):
        return None
    middle = date.fromisoformat(max(ends))
    told = [
        _Told(day, item)
        for item in _dated(page)
        if item.tense == "past" and item.expression.rule in _DATED and _names_year(item.expression)
        for meaning in [resolve(item.expression, Frame(middle))]
        if meaning and (day := meaning.first) and day.isoformat() > limit
    ]
    if not told:
        return None
    last = max(t.day for t in told)
    found = _inferred(last, last + _DELAY, _LATER, [t for t in told if t.day == last])
    return replace(found, alternatives=(stated.low or stated.high or "",))


def _names_later(annotation: Annotation, limit: str) -> bool:
    time = annotation.value
    return isinstance(time, Time) and time.rule in _DATED and (time.low or "") > limit


def _dated(page: Page) -> Iterator[_Dated]:
    """Yield the expressions of a page with the tense of their clauses."""
    tokens = tokens_of(page.text)
    for e in expressions(tokens):
        if is_time(tokens, e):
            span = Span(tokens.starts[e.first], tokens.ends[e.last - 1])
            yield _Dated(e, clause_tense(tokens, e.first, e.last), span, page)


def _names_year(e: Expression) -> bool:
    return e.get("year").isdigit() and 1900 <= int(e.get("year")) <= 2100


def _day(item: _Dated, year: int) -> date | None:
    """Return the last day an expression names; one without a year is of this year."""
    if item.expression.rule not in _DATED:
        return None
    middle = date(year, 7, 2)  # from here no day of the year is nearer to one of another year
    interval = resolve(item.expression, Frame(middle))
    return None if interval is None or interval.high is None else date.fromisoformat(interval.high[:10])
