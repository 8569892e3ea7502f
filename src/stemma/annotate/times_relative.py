"""Turns expressions counted from the article's day, or from what was told last, into what they mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from stemma.annotate.times_calendar import (
    DAYS_IN,
    MONTHS_IN,
    SECONDS_IN,
    Frame,
    Meaning,
    around,
    days,
    moved,
    one_day,
    part_of,
    shifted,
    unknown,
    weekend_of,
)
from stemma.annotate.times_grammar import Expression
from stemma.annotate.times_lengths import count, hedge_of, length, lengths, parts, unit_of
from stemma.annotate.times_periods import (
    compared,
    ended_on,
    is_quarter,
    period,
    quarter_told,
    year_ago,
    year_ago_length,
)
from stemma.annotate.times_values import AHEAD, BACK, cut_at, modifier, month, step
from stemma.annotate.times_words import DAY_WORDS, WEEKDAYS
from stemma.types import TimeKind

_HALF_QUARTER = timedelta(days=45)
_NARRATED = frozenset({"following", "same", "that", "previous", "preceding", "prior", "ensuing"})


# --- days -------------------------------------------------------------------------------------


def day_word(e: Expression, frame: Frame) -> Meaning | None:
    """Read `today`, `yesterday morning`, `tonight`."""
    word = e.get("day")
    part = "night" if word == "tonight" else e.get("part")
    if frame.day is None:
        return unknown("day", "", "TIME" if part else "DATE")
    day = frame.day + timedelta(days=DAY_WORDS[word])
    mod = modifier(e.get("mod"))
    return part_of(day, part, mod) if part else _edge_of(day, mod)


def _edge_of(day: date, mod: str | None) -> Meaning:
    """Return the first or second half of a day: `the end of today`, `early in the day`."""
    first, last = {"START": ("00:00", "11:59"), "END": ("12:00", "23:59")}.get(mod or "", ("", ""))
    whole = one_day(day)
    if not first:
        return whole._replace(mod=mod)
    return whole._replace(low=f"{day}T{first}", high=f"{day}T{last}", precision="part of day", mod=mod)


def beyond_tomorrow(e: Expression, frame: Frame) -> Meaning | None:
    """Read `the day after tomorrow` and `the day before yesterday`."""
    if frame.day is None:
        return unknown("day")
    way = 1 if e.get("way") == "after" else -1
    return one_day(frame.day + timedelta(days=DAY_WORDS[e.get("day")] + way))


def part_of_today(e: Expression, frame: Frame) -> Meaning | None:
    """Read `this morning`, `last night`; `that night` and `the next morning` follow what was told."""
    rel, part = e.rel, e.get("part")
    told = (
        frame.told.last if frame.told and frame.told.precision in ("day", "part of day", "minute") else None
    )
    if rel in ("that", "same", "next", "following"):
        day = told and told + timedelta(days=rel in AHEAD)
    else:
        day = frame.day and frame.day - timedelta(days=rel == "last")
    return part_of(day, part, modifier(e.get("mod"))) if day else unknown("part of day", "", "TIME")


def part_of_the_day(e: Expression, frame: Frame) -> Meaning | None:
    """Read `the morning`: of the day told last, else of the article's."""
    day = _told_day(frame) or frame.day
    return part_of(day, e.get("part"), modifier(e.get("mod"))) if day else unknown("part of day", "", "TIME")


def _told_day(frame: Frame) -> date | None:
    told = frame.told
    return told.last if told and told.precision in ("day", "part of day", "minute") else None


def overnight(e: Expression, frame: Frame) -> Meaning | None:
    """Read `overnight`: the night before the article."""
    if frame.day is None:
        return unknown("part of day", "", "TIME")
    before = frame.day - timedelta(days=1)
    return Meaning(
        f"{before.isoformat()}T18:00",
        f"{frame.day.isoformat()}T06:00",
        "part of day",
        f"{before.isoformat()}TNI",
        "TIME",
    )


def weekday(e: Expression, frame: Frame) -> Meaning | None:
    """Read a weekday: the last one gone, or the next one where the clause looks ahead."""
    wanted, rel, part = WEEKDAYS[e.get("weekday")], e.rel, e.get("part")
    if frame.day is None:
        return unknown("day", f"XXXX-WXX-{wanted + 1}")
    if e.get("week"):
        monday = frame.day - timedelta(days=frame.day.weekday())
        way = -1 if e.get("week") == "ago" else step(e.get("week"))
        return part_of(monday + timedelta(days=wanted + 7 * way), part)
    day = (_told_day(frame) if rel in _NARRATED and e.has("the") else None) or frame.day
    back = (day.weekday() - wanted) % 7
    ahead = (wanted - day.weekday()) % 7
    if rel in BACK or rel in AHEAD:
        chosen = day - timedelta(days=back or 7) if rel in BACK else day + timedelta(days=ahead or 7)
        return part_of(chosen, part)._replace(alternatives=_other_week(chosen, rel, day))
    past, coming = day - timedelta(days=back), day + timedelta(days=ahead)
    chosen, other = (coming, past) if frame.tense == "future" else (past, coming)
    unsure = not frame.tense and not rel and past != coming
    return part_of(chosen, part)._replace(alternatives=(other.isoformat(),) if unsure else ())


def _other_week(chosen: date, rel: str, day: date) -> tuple[str, ...]:
    """Return the day of the week beyond: `next Friday`, on a Monday, is this Friday or the next."""
    if chosen.isocalendar()[:2] != day.isocalendar()[:2]:
        return ()
    return ((chosen + timedelta(days=7 * step(rel))).isoformat(),)


# --- units ------------------------------------------------------------------------------------


def related_unit(e: Expression, frame: Frame) -> Meaning | None:
    """Read `last week`, `the following month`, `later this year`, `the end of the month`."""
    rel, unit, word = e.rel or "this", unit_of(e.get("unit")), e.get("mod")
    narrated = rel in _NARRATED and frame.told is not None and frame.told.first is not None
    if narrated and unit in ("day", "night") and frame.told and frame.told.precision in ("month", "year"):
        return None  # `that day` of no day that was told
    day = (frame.told.last if rel in AHEAD else frame.told.first) if narrated and frame.told else frame.day
    if day is None:
        return unknown(unit)
    if unit == "weekend" and rel == "this" and frame.tense == "past" and day.weekday() < 5:
        rel = "last"
    if unit == "quarter" and rel in ("latest", "recent"):
        return quarter_told(frame, day)
    if unit in ("decade", "century") and rel in ("past", "last"):
        return _window(1, unit, rel, frame)
    if unit == "year" and rel == "latest":
        rel = "last"
    if unit in SECONDS_IN:
        return unknown(unit, "", "TIME")
    if unit == "fortnight" and rel != "this":
        return _window(1, unit, rel, frame)
    if unit == "day" and rel == "this" and modifier(word):
        return _edge_of(day, modifier(word))
    steps = step(rel) * (2 if e.has("after") else 1)  # `the week after next`
    return cut_at(around(day, unit, steps, modifier(word)), word, frame.day)


def the_unit(e: Expression, frame: Frame) -> Meaning | None:
    """Read `the weekend`, `the quarter`, `the year`: those told of, else the article's."""
    unit = e.get("unit")
    if frame.day is None:
        return unknown(unit)
    if unit == "weekend":
        back = frame.tense != "future" and frame.day.weekday() < 5
        return weekend_of(frame.day - timedelta(days=7 * back))
    if unit == "day":
        return one_day(_told_day(frame) or frame.day)
    ended = ended_on(e, frame.day)
    if unit == "quarter":
        if ended is None or is_quarter(frame.period):
            return quarter_told(frame, frame.day)
        return around(ended - _HALF_QUARTER, unit, 0)
    if unit == "year" and e.has("ended"):  # `the year ended Sept. 30` is a length of its own
        return unknown("duration", "P1Y", "DURATION")
    return around(frame.day, unit, 0)


def last_year_end(e: Expression, frame: Frame) -> Meaning | None:
    """Read `since year-end`: the last day of the year before the article's."""
    return unknown("day", "XXXX-12-31") if frame.day is None else one_day(date(frame.day.year - 1, 12, 31))


def year_end(e: Expression, frame: Frame) -> Meaning | None:
    """Read `year-end`: the last day of the year that is meant."""
    if e.get("year").isdigit():
        return one_day(date(int(e.get("year")), 12, 31))
    if frame.day is None:
        return unknown("day", "XXXX-12-31")
    back = frame.tense == "past" and frame.day.month < 7
    return one_day(date(frame.day.year - back, 12, 31))


# --- so many units away -----------------------------------------------------------------------


def ago(e: Expression, frame: Frame) -> Meaning | None:
    """Read `two days ago`, `a year earlier`, `three days later`: from the article's day or the one told."""
    way, unit = e.get("way"), unit_of(e.get("unit"))
    words = e.fields.get("n", ())
    n = count(words or ("a",))
    if n is not None and e.has("half"):
        n += 0.5
    hedge = hedge_of(e.fields.get("hedge", ()))
    told = frame.told
    narrated = way in ("earlier", "later", "before", "after", "afterward", "afterwards", "previously")
    if narrated and n == 1 and unit == "year" and (base := compared(frame)) is not None:
        return moved(base, 1 if way in ("later", "after") else -1)
    if way == "ago" and n == 1 and unit == "year" and is_quarter(compared(frame)):
        return moved(frame.period or unknown("quarter"), -1)
    fine = told is not None and (
        told.precision not in ("month", "year") or unit in ("year", "decade", "century")
    )
    origin = told.last if narrated and told is not None and fine else frame.day
    if narrated and told is not None and not fine and unit == "month" and told.precision == "month":
        origin = told.first
    if origin is None or n is None:
        until = frame.day.isoformat() if frame.day and way == "ago" else None
        ref = "FUTURE_REF" if way in ("later", "from", "after") else "PAST_REF"
        return Meaning(None, until, unit, ref, mod=hedge)
    sign = 1 if way in ("later", "from", "after", "in", "afterward", "afterwards") else -1
    if e.has("more"):
        return _sum_away(origin, sign, [(n, unit), *parts(e.fields["more"])])
    found = _away(origin, sign * n, unit)
    return found if found.low is None else found._replace(mod=found.mod or hedge)


def _sum_away(origin: date, sign: int, counted: Sequence[tuple[float | None, str]]) -> Meaning:
    """Count `two years and 21 days` from a day; as exact as its smallest unit."""
    day = origin
    for n, unit in counted:
        if n is None or (unit not in DAYS_IN and unit not in MONTHS_IN):
            raise ValueError(unit)
        steps = round(sign * n)
        day = (
            shifted(day, steps * MONTHS_IN[unit])
            if unit in MONTHS_IN
            else day + timedelta(days=steps * DAYS_IN[unit])
        )
    smallest = counted[-1][1]
    return one_day(day) if smallest in DAYS_IN else around(day, smallest, 0)


def count_from(e: Expression, day: date) -> Meaning | None:
    """Count a length from a day: `way` says whether before or after it."""
    n, unit = count(e.fields.get("n", ())), unit_of(e.get("unit"))
    if n is None or (unit not in DAYS_IN and unit not in MONTHS_IN):
        return None
    sign = -1 if e.get("way") == "before" else 1
    if unit in DAYS_IN and not n * DAYS_IN[unit] % 1:  # from a day that is named, weeks are not rounded
        return one_day(day + timedelta(days=int(sign * n * DAYS_IN[unit])))
    return _away(day, sign * n, unit)


def _away(origin: date, n: float, unit: str) -> Meaning:
    if unit in DAYS_IN:
        day = origin + timedelta(days=round(n * DAYS_IN[unit]))
        if DAYS_IN[unit] == 1:
            return one_day(day)
        # weeks are rounded: two weeks ago is a week around that day
        year, week, _ = day.isocalendar()
        return days(day - timedelta(days=3), day + timedelta(days=3), "week", f"{year}-W{week:02}")
    if unit in MONTHS_IN:
        day = shifted(origin, round(n * MONTHS_IN[unit]))
        if unit in ("decade", "century"):
            return around(day, "year", 0)
        return around(day, "month" if n % 1 else unit, 0)
    hours = abs(n) * SECONDS_IN.get(unit, 3600) / 3600
    return one_day(origin) if hours < 24 else one_day(origin + timedelta(days=round(n / 24)))


def within(e: Expression, frame: Frame) -> Meaning | None:
    """Read `in two weeks` where the clause looks ahead: that long from the article's day."""
    n, unit = count(e.fields.get("n", ())), unit_of(e.get("unit"))
    ahead = frame.tense == "future" or e.has("time")  # `in two weeks' time`
    if frame.day is None or n is None or not ahead:
        return unknown("duration", length(n, unit), "DURATION")
    return _away(frame.day, n, unit)


def long_ago(e: Expression, frame: Frame) -> Meaning | None:
    """Read `years ago`, `weeks later`."""
    until = frame.day.isoformat() if frame.day and e.get("way") == "ago" else None
    ref = "FUTURE_REF" if e.get("way") == "later" else "PAST_REF"
    return Meaning(None, until, unit_of(e.get("unit")), ref)


def window(e: Expression, frame: Frame) -> Meaning | None:
    """Read `the past two years`, `the coming weeks`: a length that ends or begins at the article."""
    unit, rel = unit_of(e.get("unit")), e.rel or "recent"
    if e.has("these"):
        return Meaning(None, frame.day.isoformat() if frame.day else None, unit, "PRESENT_REF")
    n = count(e.fields.get("n", ()))
    if e.has("more"):
        return _sum_window(rel, [(n, unit), *parts(e.fields["more"])], frame)
    return _window(n, unit, rel, frame)._replace(mod=hedge_of(e.fields.get("hedge", ())))


def _sum_window(rel: str, counted: Sequence[tuple[float | None, str]], frame: Frame) -> Meaning:
    timex = lengths(counted)
    if frame.day is None:
        return unknown("duration", timex, "DURATION")
    other = _sum_away(frame.day, 1 if rel in AHEAD else -1, counted)
    first, last = sorted([frame.day, other.first or frame.day])
    return days(first, last, counted[-1][1], timex)._replace(kind="DURATION")


def _window(n: float | None, unit: str, rel: str, frame: Frame) -> Meaning:
    ahead = rel in AHEAD
    timex = length(n, unit)
    if n is None and unit in ("year", "quarter") and rel in ("recent", "past", "future"):
        timex = "FUTURE_REF" if ahead else "PAST_REF"
    kind: TimeKind = "DATE" if timex.endswith("_REF") else "DURATION"
    day = frame.day
    if day is None:
        return unknown(unit, timex, kind)
    if n is None or not (unit in DAYS_IN or unit in MONTHS_IN):
        low, high = (day.isoformat(), None) if ahead else (None, day.isoformat())
        return Meaning(low, high, unit, timex, kind)
    if unit == "quarter" and not n % 1:
        return _quarters(int(n), day, timex, ahead=ahead)
    sign = 1 if ahead else -1
    if unit in DAYS_IN:
        other = day + timedelta(days=round(sign * n * DAYS_IN[unit]))
    else:
        other = shifted(day, round(sign * n * MONTHS_IN[unit]))
    return days(min(day, other), max(day, other), unit, timex)._replace(kind="DURATION")


def _quarters(n: int, day: date, timex: str, *, ahead: bool) -> Meaning:
    """Return so many whole quarters before or after the one the day is in."""
    first = around(day, "quarter", 1 if ahead else -n).first or day
    last = around(day, "quarter", n if ahead else -1).last or day
    return days(first, last, "quarter", timex)._replace(kind="DURATION")


def so_far(e: Expression, frame: Frame) -> Meaning | None:
    """Read `so far this year`, `the rest of the month`: a unit up to the article's day, or from it."""
    if frame.day is None:
        return unknown(unit_of(e.get("unit")))
    whole = around(frame.day, unit_of(e.get("unit")), 0)
    return cut_at(whole, "later" if e.has("rest") else "earlier", frame.day)


def month_to_date(e: Expression, frame: Frame) -> Meaning | None:
    """Read `from March to date`."""
    found = month(e, frame._replace(tense="past"))
    if found is None or found.first is None or frame.day is None:
        return found
    return days(found.first, frame.day, "month")


def reference(precision: str, timex: str) -> Callable[[Expression, Frame], Meaning | None]:
    """Return a reader for a vague time."""
    return lambda e, frame: unknown(precision, timex)


RELATIVE: dict[str, Callable[[Expression, Frame], Meaning | None]] = {
    "day word": day_word,
    "beyond tomorrow": beyond_tomorrow,
    "part of today": part_of_today,
    "part of the day": part_of_the_day,
    "overnight": overnight,
    "weekday": weekday,
    "ago": ago,
    "within": within,
    "long ago": long_ago,
    "window": window,
    "so far": so_far,
    "related unit": related_unit,
    "the unit": the_unit,
    "year end": year_end,
    "last year end": last_year_end,
    "period": period,
    "year-ago": year_ago,
    "year-ago length": year_ago_length,
    "day beside": ago,
    "month to date": month_to_date,
    "one day": reference("future", "FUTURE_REF"),
    "now": reference("now", "PRESENT_REF"),
    "past": reference("past", "PAST_REF"),
    "future": reference("future", "FUTURE_REF"),
}
"""The reader of each rule that needs to know from which day to count."""
