"""Turns the periods that figures of companies are told of and compared with into what they mean."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from stemma.annotate.times_calendar import Frame, Meaning, around, moved, shifted, unknown, year_of
from stemma.annotate.times_grammar import Expression
from stemma.annotate.times_lengths import count, length, unit_of
from stemma.annotate.times_tokens import number_of
from stemma.annotate.times_values import step
from stemma.annotate.times_words import month_number

_MONEY_YEAR = 366  # days: a period told of in more distant years is no measure of the present one


def quarter_told(frame: Frame, day: date) -> Meaning:
    """Return the quarter that figures were last told of, or the last one that is over."""
    period = frame.period
    over = period is not None and period.last is not None and period.last < day
    if period is not None and is_quarter(period) and (over or frame.tense == "future"):
        return period
    return around(day, "quarter", -1)


def is_quarter(period: Meaning | None) -> bool:
    """Say whether figures were told of a quarter."""
    return period is not None and period.precision == "quarter"


def compared(frame: Frame) -> Meaning | None:
    """Return the quarter or month that figures were told of, to which `a year earlier` compares."""
    told = frame.period
    if told is None or told.first is None or frame.day is None:
        return None
    return told if abs((told.first - frame.day).days) <= _MONEY_YEAR else None


def ended_on(e: Expression, day: date) -> date | None:
    """Return the day on which a quarter ended that is named by it: `the quarter ended June 30`."""
    if not e.get("month"):
        return None
    month, number = month_number(e.get("month")), int(number_of(e.get("day")) or 1)
    end = date(day.year, month, min(number, monthrange(day.year, month)[1]))
    return end if end <= day else shifted(end, -12)


def period(e: Expression, frame: Frame) -> Meaning | None:
    """Read `the year-earlier period`, `last year's quarter`, `the 1988 period`: as long as the one told."""
    year = e.get("year")
    if frame.day is None:
        return unknown("year", "PAST_REF")
    base = _base(frame, frame.day, quarter=e.has("quarter"))
    if base.kind == "DURATION" and not e.rel:
        return year_of(int(year)) if year.isdigit() else base
    base = base if base.first else around(frame.day, "quarter", -1)
    first = base.first or frame.day
    if year.isdigit():
        return moved(base, int(year) - first.year)
    if e.rel in ("latest", "recent", "current", "this"):
        return base
    return moved(base, frame.day.year + step(e.rel) - first.year if e.rel else -1)


def _base(frame: Frame, day: date, *, quarter: bool) -> Meaning:
    """Return the quarter, month or length that figures were last told of, else the last quarter."""
    told = frame.period
    if told is None or (quarter and not is_quarter(told)) or (told.first and told.first > day):
        return around(day, "quarter", -1)
    return told


def year_ago(e: Expression, frame: Frame) -> Meaning | None:
    """Read `year-earlier`: the quarter told of in the year before it, else the last year."""
    if frame.day is None:
        return unknown("year", "PAST_REF")
    told = frame.period
    if told is None or told.first is None or told.first > frame.day:
        return around(frame.day, "year", -1)
    return moved(told, -1)


def year_ago_length(e: Expression, frame: Frame) -> Meaning | None:
    """Read `the year-earlier nine months` as a length."""
    return unknown("duration", length(count(e.fields["n"]), unit_of(e.get("unit"))), "DURATION")
