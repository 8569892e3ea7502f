"""Turns days, months and years into what a time expression means: bounds and a TIMEX3 value."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, NamedTuple

from stemma.types import TimeKind

Tense = Literal["past", "future", ""]

DAYS_IN = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
SECONDS_IN = {"second": 1, "minute": 60, "hour": 3600}
PARTS = {
    "morning": ("05:00", "11:59", "MO"),
    "afternoon": ("12:00", "17:59", "AF"),
    "evening": ("18:00", "23:59", "EV"),
    "night": ("18:00", "23:59", "NI"),
    "noon": ("12:00", "12:00", "12:00"),
    "midday": ("12:00", "12:00", "12:00"),
    "midnight": ("00:00", "00:00", "24:00"),
    "dawn": ("05:00", "07:00", "MO"),
    "daybreak": ("05:00", "07:00", "MO"),
    "sunrise": ("05:00", "07:00", "MO"),
    "dusk": ("17:00", "20:00", "EV"),
    "sunset": ("17:00", "20:00", "EV"),
}
_THIRDS = {"START": 0, "MID": 1, "END": 2}
_SEASON_CODES = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


class Meaning(NamedTuple):
    """What an expression means: inclusive ISO bounds (None where open), their unit, TIMEX3's attributes."""

    low: str | None
    high: str | None
    precision: str
    timex: str = ""
    kind: TimeKind = "DATE"
    mod: str | None = None
    alternatives: tuple[str, ...] = ()
    zone: str | None = None

    @property
    def first(self) -> date | None:
        """The first day, if it is known."""
        return date.fromisoformat(self.low[:10]) if self.low else None

    @property
    def last(self) -> date | None:
        """The last day, if it is known."""
        return date.fromisoformat(self.high[:10]) if self.high else None


class Frame(NamedTuple):
    """What an expression is read against.

    The article's day, the time spoken of last, the last quarter or month that figures were told
    of, the tense of the clause, and whether `told` stands in the same sentence.
    """

    day: date | None = None
    told: Meaning | None = None
    period: Meaning | None = None
    tense: Tense = ""

    @property
    def year(self) -> int | None:
        """The year of the article."""
        return None if self.day is None else self.day.year

    def on(self, day: date | None) -> Frame:
        """Return the frame of an article of another day."""
        return self._replace(day=day)


def unknown(precision: str, timex: str = "", kind: TimeKind = "DATE") -> Meaning:
    """Return a time whose bounds cannot be told."""
    return Meaning(None, None, precision, timex, kind)


def one_day(day: date) -> Meaning:
    """Return a day."""
    return Meaning(day.isoformat(), day.isoformat(), "day", day.isoformat())


def days(first: date, last: date, precision: str = "day", timex: str = "") -> Meaning:
    """Return the days from the first to the last; raise ValueError where they stand the wrong way round."""
    if first > last:
        raise ValueError(f"{first} > {last}")
    low, high = first.isoformat(), last.isoformat()
    return Meaning(low, high, precision, timex or (low if low == high else f"{low}/{high}"))


def week_of(day: date, mod: str | None = None) -> Meaning:
    """Return the ISO week that holds a day, or the beginning or end of it."""
    year, week, _ = day.isocalendar()
    monday = day - timedelta(days=day.weekday())
    first, until = {"START": (0, 2), "MID": (2, 4), "END": (4, 6)}.get(mod or "", (0, 6))
    found = days(monday + timedelta(days=first), monday + timedelta(days=until), "week")
    return found._replace(timex=f"{year}-W{week:02}", mod=mod)


def weekend_of(day: date) -> Meaning:
    """Return the weekend that ends the week of a day."""
    saturday = day + timedelta(days=5 - day.weekday())
    year, week, _ = day.isocalendar()
    return days(saturday, saturday + timedelta(days=1), "day", f"{year}-W{week:02}-WE")


def month_of(year: int, month: int, mod: str | None = None) -> Meaning:
    """Return a month, or the third of it that its modifier means."""
    last = monthrange(year, month)[1]
    first, until = {"START": (1, 10), "MID": (11, 20), "END": (21, last)}.get(mod or "", (1, last))
    found = days(date(year, month, first), date(year, month, until), "month", f"{year:04}-{month:02}")
    return found._replace(mod=mod)


def months_of(year: int, month: int, count: int, precision: str, timex: str = "") -> Meaning:
    """Return so many whole months from the first of one."""
    first = date(year, month, 1)
    return days(first, shifted(first, count) - timedelta(days=1), precision, timex)


def quarter_of(year: int, quarter: int) -> Meaning:
    """Return a quarter of the calendar year, 1 to 4."""
    return months_of(year, 3 * quarter - 2, 3, "quarter", f"{year:04}-Q{quarter}")


def half_of(year: int, half: int) -> Meaning:
    """Return a half of the calendar year, 1 or 2."""
    return months_of(year, 6 * half - 5, 6, "half", f"{year:04}-H{half}")


def season_of(year: int, month: int) -> Meaning:
    """Return the season that begins with a month of the north's year: 3, 6, 9 or 12."""
    return months_of(year, month, 3, "season", f"{year:04}-{_SEASON_CODES[month]}")


def year_of(year: int, mod: str | None = None) -> Meaning:
    """Return a year, or the third of it that its modifier means."""
    first = 1 + 4 * _THIRDS.get(mod or "", 0)
    months = 4 if mod in _THIRDS else 12
    return months_of(year, first, months, "year", f"{year:04}")._replace(mod=mod)


def decade_of(year: int, mod: str | None = None) -> Meaning:
    """Return the ten years that hold a year, or a third of them."""
    start = year - year % 10
    first, until = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}.get(mod or "", (0, 9))
    found = days(date(start + first, 1, 1), date(start + until, 12, 31), "decade", f"{start // 10:03}")
    return found._replace(mod=mod)


def century_of(number: int, mod: str | None = None) -> Meaning:
    """Return a century by its number: the 20th is 1901 to 2000, and TIMEX3's `19`."""
    start = 100 * number - 99
    first, until = {"START": (0, 32), "MID": (33, 65), "END": (66, 99)}.get(mod or "", (0, 99))
    low, high = date(start + first, 1, 1), date(start + until, 12, 31)
    return days(low, high, "century", f"{number - 1:02}")._replace(mod=mod)


def part_of(day: date, part: str, mod: str | None = None) -> Meaning:
    """Return the hours of a day that a part of it means, or the whole day for no part."""
    hours = PARTS.get(part)
    if hours is None:
        return one_day(day)
    iso = day.isoformat()
    return Meaning(f"{iso}T{hours[0]}", f"{iso}T{hours[1]}", "part of day", f"{iso}T{hours[2]}", "TIME", mod)


def shifted(day: date, months: int) -> date:
    """Return the day so many months on, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def around(day: date, unit: str, steps: int, mod: str | None = None) -> Meaning:
    """Return the calendar unit that lies so many steps from the one the day is in."""
    if unit in ("day", "night"):
        return part_of(day + timedelta(days=steps), unit)
    if unit in ("week", "fortnight"):
        return week_of(day + timedelta(days=7 * steps), mod)
    if unit == "weekend":
        return weekend_of(day + timedelta(days=7 * steps))
    if unit == "decade":
        return decade_of(day.year + 10 * steps, mod)
    if unit == "century":
        return century_of((day.year - 1) // 100 + 1 + steps, mod)
    if unit == "year":
        return year_of(day.year + steps, mod)
    if unit not in MONTHS_IN:
        return unknown(unit)
    first = shifted(day.replace(day=1), steps * MONTHS_IN[unit])
    if unit == "month":
        return month_of(first.year, first.month, mod)
    return quarter_of(first.year, (first.month + 2) // 3)


def moved(meaning: Meaning, years: int) -> Meaning:
    """Return the same time of another year."""
    first = meaning.first
    if first is None:
        return meaning
    year = first.year + years
    if meaning.precision == "quarter":
        return quarter_of(year, (first.month + 2) // 3)
    if meaning.precision == "month":
        return month_of(year, first.month)
    return one_day(shifted(first, 12 * years)) if meaning.precision == "day" else year_of(year)
