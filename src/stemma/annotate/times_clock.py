"""Turns clock times, with their zones, into minutes of a day."""

from __future__ import annotations

import re
from datetime import date

from stemma.annotate.times_calendar import PARTS, Frame, Meaning, unknown
from stemma.annotate.times_grammar import Expression
from stemma.annotate.times_tokens import number_of
from stemma.annotate.times_zones import zone_of


def clock_time(e: Expression) -> tuple[str, str]:
    """Read a clock time, or a row of them, as `HH:MM` bounds; raise ValueError where no clock shows it."""
    word = e.get("clock")
    if word in PARTS:
        return PARTS[word][0], PARTS[word][1]
    if not e.has("until"):
        shown = _shown(word, e.get("am"), e.get("part"))
        return shown, shown
    last = _shown(e.get("until"), e.get("lastam"))
    first = _shown(word, e.get("am") or e.get("lastam"))
    if first > last and not e.get("am"):  # `11 to 2 p.m.`
        first = _shown(word, "am")
    if first > last:
        raise ValueError(word)
    return first, last


def _shown(word: str, am: str, part: str = "") -> str:
    numbers = [int(n) for n in re.findall(r"\d+", word)] or [int(number_of(word) or -1)]
    hour, minute = ([*numbers, 0])[:2]
    late = am.startswith("p") or part in ("afternoon", "evening") or (part == "night" and hour > 5)
    if late and hour < 12:
        hour += 12
    elif (am.startswith("a") or part == "night") and hour == 12:
        hour = 0
    if not 0 <= hour <= 23 or not 0 <= minute <= 59:
        raise ValueError(word)
    return f"{hour:02}:{minute:02}"


def clock(e: Expression, frame: Frame) -> Meaning | None:
    """Read a clock time: of the day told last, else of the article's; the day is a guess then."""
    low, _ = clock_time(e)
    told = frame.told
    day = told.first if told and told.precision in ("day", "part of day", "minute") else frame.day
    shown = PARTS[e.get("clock")][2] if e.get("clock") in PARTS else low
    if day is None:
        return unknown("minute", f"T{shown}", "TIME")._replace(zone=zone_of(e.fields.get("zone", ()), day))
    return at_clock(e, day)


def at_clock(e: Expression, day: date) -> Meaning:
    """Return a clock time of a day."""
    low, high = clock_time(e)
    iso, word = day.isoformat(), e.get("clock")
    shown = PARTS[word][2] if word in PARTS else low
    value = f"{iso}T{shown}" if low == high or word in PARTS else f"{iso}T{low}/{iso}T{high}"
    return Meaning(
        f"{iso}T{low}",
        f"{iso}T{high}",
        "minute",
        value,
        "TIME",
        zone=zone_of(e.fields.get("zone", ()), day),
    )
