"""Turns a time expression into an interval of days, counted from the day of its article."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from stemma.annotate.times_grammar import Expression
from stemma.annotate.times_tokens import number_of
from stemma.annotate.times_words import (
    DAY_WORDS,
    HOURS,
    MONTHS,
    PARTS,
    PLURALS,
    SEASONS,
    SHORT_MONTHS,
    WEEKDAYS,
)

Tense = Literal["past", "future", ""]

_BACK = frozenset({"last", "past", "previous", "preceding", "recent", "latest"})
_AHEAD = frozenset({"next", "coming", "upcoming", "following", "future"})
_VAGUE_COUNTS = frozenset({"few", "several", "many", "dozen"})
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


class Interval(NamedTuple):
    """Inclusive ISO bounds and the unit they are known to; open bounds are None."""

    low: str | None
    high: str | None
    precision: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What an expression is read against: the article's day, the day spoken of last (or the first of
    the month or year), the clause's tense."""

    day: date | None = None
    told: date | None = None
    tense: Tense = ""
    exact: bool = True  # what was spoken of last was a day, not a month or a year

    @property
    def year(self) -> int | None:
        """The year of the article."""
        return None if self.day is None else self.day.year


def resolve(expression: Expression, frame: Frame) -> Interval | None:
    """Read an expression; None if it is no time (`31 June`), open bounds where they cannot be told."""
    try:
        return _READERS[expression.rule](expression, frame)
    except (ValueError, OverflowError):  # a day or year that no calendar has
        return None


# --- intervals ------------------------------------------------------------------------------


def _days(low: date, high: date, precision: str = "day") -> Interval:
    return Interval(low.isoformat(), high.isoformat(), precision)


def _open(precision: str) -> Interval:
    return Interval(None, None, precision)


def _month_of(year: int, month: int, mod: str = "") -> Interval:
    """Return a month, or the third of it that `early`, `mid` or `late` means."""
    last = monthrange(year, month)[1]
    first, until = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}.get(_part(mod), (1, last))
    return _days(date(year, month, first), date(year, month, until), "month")


def _year_of(year: int, mod: str = "") -> Interval:
    first, until = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(_part(mod), (1, 12))
    return _days(date(year, first, 1), _month_end(year, until), "year")


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _part(mod: str) -> str:
    """Tell which third a modifier means."""
    if mod in ("early", "beginning", "start"):
        return "early"
    if mod in ("mid", "middle"):
        return "mid"
    return "late" if mod in ("late", "end") else ""


def _before_or_after(interval: Interval, mod: str, day: date | None) -> Interval:
    """Cut `earlier this year` at the article's day, and `later this year` likewise."""
    if day is None or interval.low is None or interval.high is None:
        return interval
    if mod == "earlier" and interval.low <= day.isoformat() <= interval.high:
        return interval._replace(high=day.isoformat())
    if mod == "later" and interval.low <= day.isoformat() <= interval.high:
        return interval._replace(low=day.isoformat())
    return interval


def _shifted(day: date, months: int) -> date:
    """Return the day so many months on, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


# --- words ----------------------------------------------------------------------------------


def month_number(word: str) -> int:
    """Return 1 to 12 for a month's name, whole or short."""
    return MONTHS.get(word) or SHORT_MONTHS[word[:3]]


def _day_number(word: str) -> int:
    value = number_of(word)
    if value is None or not 1 <= value <= 31:
        raise ValueError(word)
    return int(value)


def _step(rel: str) -> int:
    return -1 if rel in _BACK else 1 if rel in _AHEAD else 0


def _unit(word: str) -> str:
    return PLURALS.get(word, word)


def count(words: Sequence[str]) -> float | None:
    """Read a count: `two`, `a`, `a couple of`, `twenty-five`; None for `few` and for two numbers."""
    if not words or any(w in _VAGUE_COUNTS for w in words) or {"to", "or"} & set(words):
        return None
    if "couple" in words:
        return 2
    total = 0.0
    for word in words:
        value = {"hundred": 100.0, "thousand": 1000.0}.get(word) or number_of(word)
        if value is None:
            continue
        total = total * value if word in ("hundred", "thousand") and total else total + value
    if "half" in words:
        total += 0.5
    return total or 1.0


# --- absolute dates -------------------------------------------------------------------------


def _whole_date(e: Expression, frame: Frame) -> Interval | None:
    text = e.get("day")
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    if len(numbers) >= 5:
        return Interval(text[:16].upper(), text[:16].upper(), "minute")
    first, second, third = numbers[:3]
    if first > 31:
        year, month, day = first, second, third
    else:
        year = third if third > 99 else third + (2000 if third < 70 else 1900)
        # 29.10. is European, 10/29 American; which one 3/4 is cannot be told, American is commoner
        month, day = (second, first) if ("." in text and second <= 12) or first > 12 else (first, second)
    return _days(date(year, month, day), date(year, month, day))


def year_in(e: Expression, frame: Frame) -> int | None:
    """Return the year an expression names, outright or as `last year`."""
    words = e.fields.get("year", ())
    if not words:
        return None
    if words[0].isdigit():
        return int(words[0])
    return None if frame.year is None else frame.year + _step(words[0])


def nearest_year(month: int, day: int, frame: Frame) -> int | None:
    """Choose the year of a day without one: the nearest that suits the clause's tense."""
    if frame.day is None:
        return None
    found = [
        date(y, month, min(day, monthrange(y, month)[1]))
        for y in range(frame.day.year - 1, frame.day.year + 2)
    ]
    return min(found, key=lambda d: _distance(d, frame)).year


def _distance(day: date, frame: Frame) -> int:
    """Count the days to the article's; a day on the wrong side for the tense counts half a year more.

    Not more than that: `payable Dec. 5, it said` in October is no day of the year before.
    """
    assert frame.day is not None
    away = (day - frame.day).days
    wrong = away > 1 if frame.tense == "past" else away < -1 if frame.tense == "future" else False
    return abs(away) + 180 * wrong


def _day_of_month(e: Expression, frame: Frame) -> Interval | None:
    month, day = month_number(e.get("month")), _day_number(e.get("day"))
    last_month = month_number(e.get("later")) if e.get("later") else month
    last_day = _day_number(e.get("last")) if e.get("last") else day
    if e.rule == "day and month" and e.get("last"):
        day, last_day = min(day, last_day), max(day, last_day)
    if date(2000, month, day) > date(2000, last_month, last_day):  # 2000: any leap year
        raise ValueError(e.fields)
    year = year_in(e, frame) or nearest_year(month, day, frame)
    return _open("day") if year is None else _days(date(year, month, day), date(year, last_month, last_day))


def _month(e: Expression, frame: Frame) -> Interval | None:
    month, mod, rel = month_number(e.get("month")), e.get("mod"), e.get("rel")
    year = year_in(e, frame)
    if year is None and frame.day is not None:
        if rel and rel not in ("that", "same"):
            year = _related_month_year(month, rel, frame.day)
        else:
            year = _month_year(month, frame)
    return _open("month") if year is None else _before_or_after(_month_of(year, month, mod), mod, frame.day)


def _month_year(month: int, frame: Frame) -> int:
    """Choose the year of a bare month: this year's, or the last one gone if that is still to come."""
    assert frame.day is not None
    if frame.tense == "future":
        return frame.day.year + (month < frame.day.month)
    if frame.tense == "past":
        return frame.day.year - (month > frame.day.month)
    distance = month - frame.day.month
    return frame.day.year + (-1 if distance > 6 else 1 if distance < -6 else 0)


def _related_month_year(month: int, rel: str, day: date) -> int:
    if rel in _BACK:
        return day.year - (month >= day.month)
    return day.year + (month <= day.month) if rel in _AHEAD else day.year


def _year(e: Expression, frame: Frame) -> Interval | None:
    mod = e.get("mod")
    return _before_or_after(_year_of(int(e.get("year")), mod), mod, frame.day)


def _years(e: Expression, frame: Frame) -> Interval | None:
    first, last = int(e.get("year")), e.get("last")
    until = int(last) if len(last) == 4 else first - first % 100 + int(number_of(last) or -1)
    if not first < until <= first + 200:
        raise ValueError(last)
    return _days(date(first, 1, 1), date(until, 12, 31), "year")


def _decade(e: Expression, frame: Frame) -> Interval | None:
    start = int("".join(c for c in e.get("decade") if c.isdigit()))
    start += 1900 if start < 100 and start > 20 else 2000 if start < 100 else 0
    length = 100 if start % 100 == 0 and start < 2000 else 10
    first, until = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(_part(e.get("mod")), (0, length - 1))
    return _days(date(start + first, 1, 1), date(start + until, 12, 31), "decade")


def _season(e: Expression, frame: Frame) -> Interval | None:
    start, rel = SEASONS[e.get("season")], e.get("rel")
    year = year_in(e, frame)
    if year is None and frame.day is not None:
        year = _related_month_year(start, rel, frame.day) if rel else _month_year(start, frame)
    if year is None:
        return _open("season")
    first = date(year, start, 1)
    return _days(first, _shifted(first, 3) - timedelta(days=1), "season")


def _quarter(e: Expression, frame: Frame) -> Interval | None:
    nth = _day_number(e.get("nth"))
    months = 3 if e.rule.startswith("quarter") else 6
    if nth > 12 // months:
        raise ValueError(nth)
    year = year_in(e, frame)
    if year is None and frame.day is not None:
        year = _month_year((nth - 1) * months + 1, Frame(frame.day))  # tense says little: results come later
    if year is None:
        return _open("quarter")
    first = date(year, (nth - 1) * months + 1, 1)
    return _days(first, _shifted(first, months) - timedelta(days=1), "quarter" if months == 3 else "half")


def _holiday(e: Expression, frame: Frame) -> Interval | None:
    year = year_in(e, frame)
    if e.get("day") != "christmas" or (year is None and frame.day is None):
        return _open("day")
    year = year or nearest_year(12, 25, frame)
    return _days(date(year or 0, 12, 25), date(year or 0, 12, 25))


# --- days near the article's -----------------------------------------------------------------


def _at(day: date, part: str) -> Interval:
    """Return a day, or the hours of it that a part of the day means."""
    hours = {**PARTS, **HOURS}.get(part)
    if hours is None:
        return _days(day, day)
    return Interval(f"{day.isoformat()}T{hours[0]}", f"{day.isoformat()}T{hours[1]}", "part of day")


def _day_word(e: Expression, frame: Frame) -> Interval | None:
    if frame.day is None:
        return _open("day")
    word = e.get("day")
    return _at(frame.day + timedelta(days=DAY_WORDS[word]), "night" if word == "tonight" else e.get("part"))


def _part_of_today(e: Expression, frame: Frame) -> Interval | None:
    if frame.day is None:
        return _open("part of day")
    return _at(frame.day - timedelta(days=e.get("rel") == "last"), e.get("part"))


def _overnight(e: Expression, frame: Frame) -> Interval | None:
    return _open("part of day") if frame.day is None else _days(frame.day - timedelta(days=1), frame.day)


def _weekday(e: Expression, frame: Frame) -> Interval | None:
    if frame.day is None:
        return _open("day")
    wanted, rel = WEEKDAYS[e.get("weekday")], e.get("rel")
    if e.get("week"):
        monday = frame.day - timedelta(days=frame.day.weekday())
        return _at(monday + timedelta(days=wanted + 7 * _step(e.get("week"))), e.get("part"))
    back = (frame.day.weekday() - wanted) % 7
    ahead = (wanted - frame.day.weekday()) % 7
    if rel in _BACK:
        return _at(frame.day - timedelta(days=back or 7), e.get("part"))
    if rel in _AHEAD:
        return _at(frame.day + timedelta(days=ahead or 7), e.get("part"))
    return _at(frame.day + timedelta(days=ahead if frame.tense == "future" else -back), e.get("part"))


# --- units near the article's -----------------------------------------------------------------


def _around(day: date, unit: str, steps: int) -> Interval:
    """Return the calendar unit that lies so many steps from the one the day is in."""
    if unit == "day":
        return _days(day + timedelta(days=steps), day + timedelta(days=steps))
    if unit in ("week", "fortnight"):
        monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * steps)
        return _days(monday, monday + timedelta(days=6), "week")
    if unit == "weekend":
        saturday = day - timedelta(days=day.weekday()) + timedelta(days=7 * steps + 5)
        return _days(saturday, saturday + timedelta(days=1), "day")
    if unit in ("decade", "century"):
        length = 10 if unit == "decade" else 100
        first = (day.year // length + steps) * length
        return _days(date(first, 1, 1), date(first + length - 1, 12, 31), unit)
    if unit == "year":
        return _year_of(day.year + steps)
    if unit not in _MONTHS_IN:
        return _open(unit)
    size = _MONTHS_IN[unit]
    first_day = _shifted(date(day.year, (day.month - 1) // size * size + 1, 1), steps * size)
    return _days(first_day, _shifted(first_day, size) - timedelta(days=1), unit)


def _related_unit(e: Expression, frame: Frame) -> Interval | None:
    rel, unit, mod = e.get("rel") or "this", _unit(e.get("unit")), e.get("mod")
    told = rel in ("following", "same", "that", "previous", "preceding") and frame.told is not None
    day = frame.told if told else frame.day
    if told and unit == "day" and not frame.exact:
        return _open(unit)
    if day is None:
        return _open(unit)
    if unit == "weekend" and rel == "this" and frame.tense == "past" and day.weekday() < 5:
        rel = "last"
    whole = _around(day, unit, _step(rel))
    if unit == "year" and whole.low and _part(mod):
        whole = _year_of(int(whole.low[:4]), mod)
    elif unit == "month" and whole.low and _part(mod):
        whole = _month_of(int(whole.low[:4]), int(whole.low[5:7]), mod)
    return _before_or_after(whole, mod, frame.day)


def _the_unit(e: Expression, frame: Frame) -> Interval | None:
    unit = e.get("unit")
    if frame.day is None or unit != "weekend":
        return _open(unit)
    back = frame.tense != "future" and frame.day.weekday() < 5
    return _around(frame.day, "weekend", -1 if back else 0)


def _ago(e: Expression, frame: Frame) -> Interval | None:
    way, unit, n = e.get("way"), _unit(e.get("unit")), count(e.fields.get("n", ()))
    fine = frame.exact or unit in ("year", "decade", "century")
    origin = frame.told if way in ("earlier", "later") and frame.told and fine else frame.day
    if origin is None or n is None:
        return Interval(None, frame.day.isoformat() if frame.day and way == "ago" else None, unit)
    sign = 1 if way in ("later", "from") else -1
    if unit in _DAYS_IN:
        day = origin + timedelta(days=round(sign * n * _DAYS_IN[unit]))
        # the weeks are rounded: two weeks ago is a week around that day
        return (
            _days(day, day)
            if unit == "day"
            else _days(day - timedelta(days=3), day + timedelta(days=3), "week")
        )
    if unit in _MONTHS_IN:
        day = _shifted(origin, round(sign * n * _MONTHS_IN[unit]))
        return _around(day, "month" if n % 1 else unit, 0)
    return _days(origin, origin) if n * {"hour": 1, "minute": 1 / 60}.get(unit, 1) < 24 else _open(unit)


def _long_ago(e: Expression, frame: Frame) -> Interval | None:
    until = frame.day.isoformat() if frame.day and e.get("way") == "ago" else None
    return Interval(None, until, _unit(e.get("unit")))


def _window(e: Expression, frame: Frame) -> Interval | None:
    if frame.day is None:
        return _open(_unit(e.get("unit")))
    unit, n, ahead = _unit(e.get("unit")), count(e.fields.get("n", ())), e.get("rel") in _AHEAD
    day = frame.day
    if n is None or not (unit in _DAYS_IN or unit in _MONTHS_IN):
        return Interval(day.isoformat() if ahead else None, None if ahead else day.isoformat(), unit)
    sign = 1 if ahead else -1
    if unit in _DAYS_IN:
        other = day + timedelta(days=round(sign * n * _DAYS_IN[unit]))
    else:
        other = _shifted(day, round(sign * n * _MONTHS_IN[unit]))
    return _days(min(day, other), max(day, other), unit)


# --- the rest ---------------------------------------------------------------------------------


def clock_time(e: Expression) -> tuple[str, str]:
    """Read a clock time as `HH:MM` bounds; raise ValueError for one that no clock shows."""
    word = e.get("clock")
    if word in HOURS:
        return HOURS[word]
    hour, minute = ([int(n) for n in re.findall(r"\d+", word)] + [0])[:2]
    if e.get("am").startswith("p") and hour < 12:
        hour += 12
    elif e.get("am").startswith("a") and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        raise ValueError(word)
    return f"{hour:02}:{minute:02}", f"{hour:02}:{minute:02}"


def _clock(e: Expression, frame: Frame) -> Interval | None:
    clock_time(e)
    return _open("minute")


def _open_as(precision: str) -> Callable[[Expression, Frame], Interval | None]:
    return lambda e, frame: _open(precision)


_READERS: dict[str, Callable[[Expression, Frame], Interval | None]] = {
    "whole date": _whole_date,
    "month and day": _day_of_month,
    "day and month": _day_of_month,
    "month of a year": _month,
    "related month": _month,
    "month": _month,
    "season": _season,
    "quarter of a year": _quarter,
    "half of a year": _quarter,
    "day word": _day_word,
    "part of today": _part_of_today,
    "overnight": _overnight,
    "weekday": _weekday,
    "weekdays": _open_as("set"),
    "ago": _ago,
    "long ago": _long_ago,
    "window": _window,
    "related unit": _related_unit,
    "set": _open_as("set"),
    "clock": _clock,
    "years": _years,
    "decade": _decade,
    "year": _year,
    "duration": _open_as("duration"),
    "the unit": _the_unit,
    "units": _open_as("duration"),
    "part of the day": _open_as("part of day"),
    "holiday": _holiday,
    "now": _open_as("now"),
    "past": _open_as("past"),
    "future": _open_as("future"),
}
