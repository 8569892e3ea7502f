"""Turns expressions that name their date (whole, without its year, or a holiday) into what they mean."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from stemma.annotate.times_calendar import (
    Frame,
    Meaning,
    around,
    century_of,
    days,
    decade_of,
    half_of,
    month_of,
    months_of,
    one_day,
    quarter_of,
    season_of,
    unknown,
    week_of,
    year_of,
)
from stemma.annotate.times_grammar import Expression
from stemma.annotate.times_holidays import holiday_of
from stemma.annotate.times_lengths import unit_of
from stemma.annotate.times_tokens import ONES, TENS, number_of
from stemma.annotate.times_words import SEASONS, month_number

# by which a time on the wrong side for the tense counts as further away
_MONTHS_ASTRAY = 8
_DAYS_ASTRAY = 210
BACK = frozenset({"last", "past", "previous", "preceding", "prior", "recent", "latest"})
AHEAD = frozenset({"next", "coming", "upcoming", "following", "future", "ensuing"})
_MODS = {
    "early": "START", "beginning": "START", "start": "START", "mid": "MID", "middle": "MID",
    "late": "END", "end": "END",
}  # fmt: skip


def modifier(word: str) -> str | None:
    """Return TIMEX3's modifier for `early`, `mid`, `late` and the like."""
    return _MODS.get(word)


def step(rel: str) -> int:
    """Return which way a word leads: -1 `last`, 1 `next`, 0 `this`."""
    return -1 if rel in BACK else 1 if rel in AHEAD else 0


def cut_at(meaning: Meaning, mod: str, day: date | None) -> Meaning:
    """Cut `earlier this year` at the article's day, and `later this year` likewise."""
    if day is None or meaning.low is None or meaning.high is None:
        return meaning
    iso = day.isoformat()
    if mod == "earlier" and meaning.low <= iso <= meaning.high:
        return meaning._replace(high=iso, mod="BEFORE")
    if mod == "later" and meaning.low <= iso <= meaning.high:
        return meaning._replace(low=iso, mod="AFTER")
    return meaning


# --- years ------------------------------------------------------------------------------------


def year_in(e: Expression, frame: Frame) -> int | None:
    """Return the year an expression names: outright, in words, or as `last year`."""
    words = e.fields.get("year", ())
    if not words:
        return None
    if words[0].isdigit():
        return int(words[0])
    if words[0] in ONES or words[0] in TENS:
        return year_in_words(words)
    if words[-1] != "year":
        raise ValueError(words)  # `the third of next month`
    told = frame.told.first if frame.told and words[0] in ("that", "same", "the") else None
    year = told.year if told else frame.year
    return None if year is None else year + step(words[0])


def year_in_words(words: tuple[str, ...]) -> int:
    """Read a spoken year: `nineteen ninety-six`, `nineteen hundred`, `two thousand and ten`."""
    numbers = [{**ONES, **TENS}[w] for w in words if w in ONES or w in TENS]
    if "thousand" in words:
        return 1000 * numbers[0] + sum(numbers[1:])
    year = 100 * numbers[0] + sum(numbers[1:])
    if not 1000 <= year <= 2100:
        raise ValueError(words)
    return year


def nearest_year(month: int, day: int, frame: Frame) -> int | None:
    """Choose the year of a day without one: the nearest that suits the clause's tense."""
    if frame.day is None:
        return None
    reach = 4 if (month, day) == (2, 29) else 1
    found = [
        date(y, month, min(day, monthrange(y, month)[1]))
        for y in range(frame.day.year - reach, frame.day.year + reach + 1)
        if reach == 1 or monthrange(y, 2)[1] == 29
    ]
    return min(found, key=lambda d: _distance(d, frame)).year


def _distance(day: date, frame: Frame) -> int:
    """Count the days to the article's; a day on the wrong side for the tense counts as further away.

    Not more than that: `payable Dec. 5, it said` in October is no day of the year before.
    """
    assert frame.day is not None
    away = (day - frame.day).days
    wrong = away > 1 if frame.tense == "past" else away < -1 if frame.tense == "future" else False
    return abs(away) + _DAYS_ASTRAY * wrong


def month_year(month: int, frame: Frame, astray: int = _MONTHS_ASTRAY) -> int:
    """Choose the year of a bare month: the nearest that suits the clause's tense."""
    assert frame.day is not None
    found = [12 * step + month - frame.day.month for step in (-1, 0, 1)]
    away = min(found, key=lambda n: abs(n) + astray * _is_wrong_way(n, frame))
    return frame.day.year + found.index(away) - 1


def _is_wrong_way(months: int, frame: Frame) -> bool:
    return months > 0 if frame.tense == "past" else months < 0 if frame.tense == "future" else False


def related_year(month: int, rel: str, day: date) -> int:
    """Return the year of `last May` or `next May`."""
    if rel in BACK:
        return day.year - (month >= day.month)
    return day.year + (month <= day.month) if rel in AHEAD else day.year


# --- dates ------------------------------------------------------------------------------------


def whole_date(e: Expression, frame: Frame) -> Meaning | None:
    """Read a date in digits."""
    text = e.get("day")
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    if len(numbers) >= 5:
        clock = text[:16].upper()
        return Meaning(clock, clock, "minute", clock, "TIME")
    first, second, third = numbers[:3]
    if first > 31:
        return one_day(date(first, second, third))
    year = third if third > 99 else third + (2000 if third < 70 else 1900)
    # 29.10. is European, 10/29 American; which one 3/4 is cannot be told, American is commoner
    european = ("." in text and second <= 12) or first > 12
    month, day = (second, first) if european else (first, second)
    read = one_day(date(year, month, day))
    other = "" if max(first, second) > 12 or first == second else date(year, day, month).isoformat()
    return read._replace(alternatives=(other,) if other else ())


def _day_number(word: str) -> int:
    value = number_of(word)
    if value is None or not 1 <= value <= 31:
        raise ValueError(word)
    return int(value)


def day_of_month(e: Expression, frame: Frame) -> Meaning | None:
    """Read a day and month, with a year or without, or a range of them."""
    month = month_number(e.get("month"))
    day = _spoken_day(e.fields["day"])
    last_month = month_number(e.get("later")) if e.get("later") else month
    last_day = _spoken_day(e.fields["last"]) if e.get("last") else day
    if e.rel and not e.get("year"):
        return _related_day(month, day, e.rel, frame)
    if e.rule == "day and month" and e.get("early"):
        month, last_month = month_number(e.get("early")), month
    if date(2000, month, day) > date(2000, last_month, last_day):  # 2000: any leap year
        raise ValueError(e.fields)
    year = year_in(e, frame)
    if year is not None:
        return days(date(year, month, day), date(year, last_month, last_day))
    year = nearest_year(month, day, frame)
    if year is None:
        return unknown("day", f"XXXX-{month:02}-{day:02}" if last_day == day else "")
    found = days(date(year, month, day), date(year, last_month, last_day))
    return found._replace(alternatives=_other_year(month, day, year, frame))


def _related_day(month: int, day: int, rel: str, frame: Frame) -> Meaning:
    """Read `last Oct. 23`."""
    if frame.day is None:
        return unknown("day", f"XXXX-{month:02}-{day:02}")
    here = (frame.day.month, frame.day.day)
    back, ahead = (month, day) >= here, (month, day) <= here
    return one_day(date(frame.day.year - (back and rel in BACK) + (ahead and rel in AHEAD), month, day))


def _spoken_day(words: tuple[str, ...]) -> int:
    """Read `9`, `9th`, `ninth`, `twenty-first`."""
    return _day_number(words[0]) if len(words) == 1 else sum(int(number_of(w) or 0) for w in words)


def _other_year(month: int, day: int, year: int, frame: Frame) -> tuple[str, ...]:
    """Return the day in the year that is nearly as near, where the tense does not decide."""
    if frame.tense or frame.day is None:
        return ()
    away = (date(year, month, min(day, 28)) - frame.day).days
    other = year - 1 if away > 0 else year + 1
    return (f"{other}-{month:02}-{day:02}",) if abs(away) > 120 else ()


def month(e: Expression, frame: Frame) -> Meaning | None:
    """Read a month, or a row of months, with a year or without."""
    number, word, rel = month_number(e.get("month")), e.get("mod"), e.rel
    year = year_in(e, frame)
    sure = year is not None
    if year is None and frame.day is not None:
        related = rel and rel not in ("that", "same")
        year = related_year(number, rel, frame.day) if related else month_year(number, frame)
    if year is None:
        return unknown("month", f"XXXX-{number:02}")
    if e.get("last"):
        return _row_of_months(number, month_number(e.get("last")), year, outright=sure)
    found = month_of(year, number, modifier(word))
    if not (sure or rel or frame.tense):
        away = abs((year - (frame.year or year)) * 12 + number - (frame.day.month if frame.day else number))
        found = found._replace(alternatives=(f"{year - 1 if away else year + 1}-{number:02}",) * (away > 3))
    return cut_at(found, word, frame.day)


def _row_of_months(first: int, last: int, year: int, *, outright: bool) -> Meaning:
    begin = year if first <= last else year - 1 if outright else year
    count = (last - first) % 12 + 1
    end = begin + (last < first)
    return months_of(begin, first, count, "month", f"{begin:04}-{first:02}/{end:04}-{last:02}")


def year(e: Expression, frame: Frame) -> Meaning | None:
    """Read a year."""
    word = e.get("mod")
    return cut_at(year_of(year_in(e, frame) or 0, modifier(word)), word, frame.day)


def years(e: Expression, frame: Frame) -> Meaning | None:
    """Read a row of years: `1914-18`."""
    first, last = int(e.get("year")), e.get("last")
    until = int(last) if len(last) == 4 else first - first % 100 + int(number_of(last) or -1)
    if not first < until <= first + 200:
        raise ValueError(last)
    return days(date(first, 1, 1), date(until, 12, 31), "year", f"{first}/{until}")


def decade(e: Expression, frame: Frame) -> Meaning | None:
    """Read a decade: `the 1990s`, `the nineties`, `the mid-80s`."""
    word = e.get("decade")
    digits = "".join(c for c in word if c.isdigit())
    spoken = word[:-3] + "y" if word.endswith("ies") else ""
    start = int(digits) if digits else TENS[spoken]
    start += 1900 if start < 100 and start > 20 else 2000 if start < 100 else 0
    if start % 100 == 0 and start < 2000:
        return century_of(start // 100 + 1, modifier(e.get("mod")))
    return decade_of(start, modifier(e.get("mod")))


def century(e: Expression, frame: Frame) -> Meaning | None:
    """Read a century: `the 19th century`."""
    return century_of(_spoken_day(e.fields["nth"]), modifier(e.get("mod")))


def season(e: Expression, frame: Frame) -> Meaning | None:
    """Read a season, with a year or without."""
    start, rel = SEASONS[e.get("season")], e.rel
    year = year_in(e, frame)
    if year is None and frame.day is not None:
        year = _season_year(start, rel, frame)
    if year is None:
        return unknown("season")
    return season_of(year, start)._replace(mod=modifier(e.get("mod")))


def _season_year(start: int, rel: str, frame: Frame) -> int:
    assert frame.day is not None
    day = frame.day
    began = day.year if day.month >= start else day.year - 1  # the year of the last one that began
    if rel == "last":
        return day.year - 1 if start >= day.month - 5 or start == 12 else day.year
    if rel in BACK:
        return began
    if rel in AHEAD:
        return began + 1
    if rel == "this":
        return day.year if start != 12 or day.month > 6 else day.year - 1
    return month_year(start, frame, 12)  # a summer that is over has no other name


def quarter(e: Expression, frame: Frame) -> Meaning | None:
    """Read a quarter or half of a year, calendar or fiscal (read as calendar)."""
    months = 6 if e.rule.startswith("half") else 3
    nth = 2 if e.get("nth") == "last" else _day_number(e.get("nth"))
    if nth > 12 // months:
        raise ValueError(nth)
    year = year_in(e, frame)
    if year is None and frame.day is not None:
        # results are told, and expected, after the quarter that they are of
        begun = frame.day.month - ((nth - 1) * months + 1)
        year = frame.day.year - (begun < 0)
        year += frame.tense == "future" and (begun if begun >= 0 else begun + 12) > 2 * months
    if year is None:
        return unknown("quarter", f"XXXX-{'Q' if months == 3 else 'H'}{nth}")
    found = quarter_of(year, nth) if months == 3 else half_of(year, nth)
    if {"year-ago", "ago", "earlier"} & set(e.fields.get("way", ())):
        return quarter_of(year - 1, nth)
    return found


def week_of_a_month(e: Expression, frame: Frame) -> Meaning | None:
    """Read `the first week of March`: seven days from the first; the last ones for `the last week`."""
    unit = unit_of(e.get("unit"))
    if unit not in ("week", "day"):
        return None
    whole = month(e, frame)
    if whole is None or whole.first is None:
        return unknown(unit)
    last = e.get("nth") == "last"
    found = _nth_of_a_month(0 if last else _day_number(e.get("nth")), unit, whole)
    return found and found._replace(mod="END" if last else None)


def nth_of_a_year(e: Expression, frame: Frame) -> Meaning | None:
    """Read `the third month of 2021`, `the first week of 2019`, `the last day of the year`."""
    unit, last = unit_of(e.get("unit")), e.get("nth") == "last"
    nth = _spoken_day(e.fields["nth"]) if not last else 0
    if e.fields["year"][-1] == "month" and frame.day is not None:
        return _nth_of_a_month(nth, unit, around(frame.day, "month", step(e.get("year"))))
    year = year_in(e, frame)
    if year is None or unit not in ("day", "week", "month"):
        return None
    if unit == "month":
        return month_of(year, nth or 12)
    if unit == "week":
        return week_of(date(year, 12, 28) if last else date.fromisocalendar(year, nth, 1))
    return one_day(date(year, 12, 31) if last else date(year, 1, 1) + timedelta(days=nth - 1))


def _nth_of_a_month(nth: int, unit: str, whole: Meaning) -> Meaning | None:
    """Return the nth day or seven days of a month, the last ones for 0."""
    if unit not in ("day", "week") or whole.first is None or whole.last is None:
        return None
    length = 1 if unit == "day" else 7
    first = (
        whole.first + timedelta(days=length * (nth - 1)) if nth else whole.last - timedelta(days=length - 1)
    )
    if first > whole.last:
        raise ValueError(nth)
    if length == 1:
        return one_day(first)
    return days(first, min(first + timedelta(days=6), whole.last), "week", whole.timex)


def week_of_a_day(e: Expression, frame: Frame) -> Meaning | None:
    """Read `the week of March 6`."""
    if unit_of(e.get("unit")) != "week":
        return None
    found = day_of_month(e, frame)
    return found if found is None or found.first is None else week_of(found.first)


def numbered_week(e: Expression, frame: Frame) -> Meaning | None:
    """Read `week 27 of last year`: the week of that number by ISO 8601."""
    year = year_in(e, frame) or frame.year
    if year is None:
        return unknown("week", f"XXXX-W{int(number_of(e.get('n')) or 0):02}")
    return week_of(date.fromisocalendar(year, int(number_of(e.get("n")) or 0), 1))


def day_of_a_month(e: Expression, frame: Frame) -> Meaning | None:
    """Read `the twenty-third day of September`; None for the third week or hour of one."""
    if unit_of(e.get("unit")) != "day":
        return None
    return day_of_month(e, frame)


def quarters(e: Expression, frame: Frame) -> Meaning | None:
    """Read the first or last so many quarters or months of a year."""
    unit = e.get("unit").rstrip("s")
    if unit in ("day", "week"):
        return _opening(e, year_in(e, frame), 7 if unit == "week" else 1)
    if unit not in ("quarter", "month"):
        raise ValueError(unit)
    size = 3 if unit == "quarter" else 1
    n = int(number_of(e.get("n")) or 0) * size
    year = year_in(e, frame)
    if year is None or not 0 < n <= 12:
        return None
    begin = 1 if e.get("which") in ("first", "opening") else 13 - n
    halves = {(1, 6): f"{year}-H1", (7, 6): f"{year}-H2"}
    if size == 3 and (begin, n) in halves:
        return months_of(year, begin, n, "half", halves[begin, n])
    return months_of(year, begin, n, "month", f"P{n}M")._replace(kind="DURATION")


def _opening(e: Expression, year: int | None, length: int) -> Meaning | None:
    """Read the first or last so many days or weeks of a year."""
    n = int(number_of(e.get("n")) or 0) * length
    if year is None or not 0 < n <= 365:
        return None
    ends = timedelta(days=n - 1)
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = days(first, first + ends) if e.get("which") in ("first", "opening") else days(last - ends, last)
    return found._replace(timex=f"P{n // length}{'W' if length == 7 else 'D'}", kind="DURATION")


def holiday(e: Expression, frame: Frame) -> Meaning | None:
    """Read a holiday that has a date, or the week or weekend it is in (`Easter weekend`)."""
    found, unit = _day_of_holiday(e, frame), unit_of(e.get("unit"))
    if not unit or found is None or found.first is None:
        return found
    return around(found.first, unit, 0) if unit in ("week", "weekend") else None


def _day_of_holiday(e: Expression, frame: Frame) -> Meaning | None:
    name = " ".join(w for w in e.fields["day"] if w not in ("'", "’"))
    year = year_in(e, frame)
    if year is not None:
        return holiday_of(name, year) or unknown("day")
    if frame.day is None or (near := holiday_of(name, frame.day.year)) is None:
        return unknown("day")
    found = [m for y in (-1, 0, 1) if (m := holiday_of(name, frame.day.year + y)) and m.first]
    rel = e.rel
    wanted = {"last": "past", "next": "future"}.get(rel, frame.tense)
    here = Frame(frame.day, tense=wanted)  # type: ignore[arg-type]
    return min(found or [near], key=lambda m: _distance(m.first or date.min, here))


ABSOLUTE: dict[str, Callable[[Expression, Frame], Meaning | None]] = {
    "whole date": whole_date,
    "month and day": day_of_month,
    "day and month": day_of_month,
    "month of a year": month,
    "months": month,
    "related month": month,
    "month": month,
    "season": season,
    "quarter of a year": quarter,
    "half of a year": quarter,
    "quarters of a year": quarters,
    "nth of a year": nth_of_a_year,
    "week of a month": week_of_a_month,
    "week of a day": week_of_a_day,
    "numbered week": numbered_week,
    "day of a month": day_of_a_month,
    "years": years,
    "decade": decade,
    "century": century,
    "year": year,
    "spoken year": year,
    "holiday": holiday,
}
"""The reader of each rule whose words name the date themselves."""
