"""Turns expressions that stand together (an hour and its day, a length and its start) into one time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from stemma.annotate.times_calendar import Meaning, part_of
from stemma.annotate.times_clock import at_clock, clock_time
from stemma.annotate.times_grammar import Expression
from stemma.annotate.times_lengths import count, unit_of
from stemma.annotate.times_relative import count_from
from stemma.annotate.times_tokens import Tokens
from stemma.annotate.times_words import PARTS

# what may stand between an hour and its day
_LINKS = frozenset({"on", "at", ",", "in", "the", "of", "(", "by", "for", "from", "between"})
HOURS = frozenset({"clock", "clocks", "part of the day"})
_CLOCKS = frozenset({"clock", "clocks"})
_DAYLIKE = frozenset({"whole date", "month and day", "day and month", "day word", "weekday", "holiday"})
_COUNT_FROM = frozenset({"before", "after", "from"})
_UNTIL = frozenset({"to", "until", "till", "through", "and"})
_YEARLESS = frozenset({"month", "month and day", "day and month", "season"})
_LATE = {"TAF": "afternoon", "TEV": "evening", "TNI": "night"}
_YEAR = re.compile(r"\b(\d{4})(?=-)")


class Found(NamedTuple):
    """A time expression read: the tokens from `first` up to `last`, the rule and what it means."""

    first: int
    last: int
    rule: str
    meaning: Meaning
    expression: Expression


_Join = Callable[[Tokens, Found, Found], Found | None]


def joined(tokens: Tokens, found: Iterable[Found]) -> Iterator[Found]:
    """Yield the times of a text, those that belong together as one, the ends of a range in order."""
    moments = _pairs(tokens, found, _as_moment)
    return _in_order(tokens, _pairs(tokens, moments, _as_chain))


def _pairs(tokens: Tokens, found: Iterable[Found], join: _Join) -> Iterator[Found]:
    """Join each time to the one before it where the two are one."""
    last: Found | None = None
    for item in found:
        both = None if last is None else join(tokens, last, item)
        if last is not None and both is None:
            yield last
        last = both or item
    if last is not None:
        yield last


# --- an hour and its day ----------------------------------------------------------------------


def _as_moment(tokens: Tokens, a: Found, b: Found) -> Found | None:
    """Join `5:30 a.m. on Thursday`, `3 p.m. every day` and `early in the day Wednesday`."""
    if not _touch(tokens, a, b):
        return None
    if (a.rule in HOURS and b.rule in _DAYLIKE) or (a.rule in _DAYLIKE and b.rule in HOURS):
        return _moment(a, b)
    if {a.rule, b.rule} == {"clock", "set"}:
        return _recurring(a, b)
    if a.rule == "related unit" and a.expression.get("unit") == "day" and b.rule == "weekday":
        return _early_on(a, b)
    return None


def _touch(tokens: Tokens, a: Found, b: Found) -> bool:
    between = tokens.lower[a.last : b.first]
    if len(between) > 2 or any(w not in _LINKS for w in between):
        return False
    return "\n" not in tokens.text[tokens.ends[a.last - 1] : tokens.starts[b.first]]


def _moment(a: Found, b: Found) -> Found:
    """Set the hour of one into the day of the other."""
    hour, day = (a, b) if a.rule in HOURS else (b, a)
    meaning = day.meaning
    if hour.rule in _CLOCKS and meaning.first is not None and meaning.first == meaning.last:
        meaning = at_clock(_of_part(hour.expression, meaning.timex), meaning.first)
    elif hour.rule == "part of the day" and meaning.first is not None and meaning.precision == "day":
        meaning = part_of(meaning.first, hour.expression.get("part"), hour.meaning.mod)
    elif hour.rule in _CLOCKS and meaning.low is None:
        meaning = meaning._replace(kind="TIME", zone=hour.meaning.zone)
    return Found(a.first, b.last, day.rule, meaning, day.expression)


def _of_part(hour: Expression, timex: str) -> Expression:
    """Return an hour as one of the part of the day that stands with it: `Sunday evening at 10:00`."""
    part = _LATE.get(timex[-3:], "")
    if not part or hour.get("am") or hour.get("part") or hour.get("clock") in PARTS:
        return hour
    return replace(hour, fields={**hour.fields, "part": (part,)})


def _recurring(a: Found, b: Found) -> Found:
    clock, often = (a, b) if a.rule == "clock" else (b, a)
    at = f"T{clock_time(clock.expression)[0]}"
    timex = often.meaning.timex
    value = (
        at
        if timex == "P1D" or timex in ("TMO", *_LATE)
        else f"{timex}{at}"
        if timex.startswith("XXXX")
        else timex
    )
    return Found(a.first, b.last, "set", often.meaning._replace(timex=value), often.expression)


def _early_on(a: Found, b: Found) -> Found:
    return Found(a.first, b.last, b.rule, b.meaning._replace(mod=a.meaning.mod), b.expression)


# --- a length and where it begins -------------------------------------------------------------


def _as_chain(tokens: Tokens, a: Found, b: Found) -> Found | None:
    """Join `two weeks before Christmas`, `Monday two weeks from now` and `a week ago Friday`."""
    between = tokens.lower[a.last : b.first]
    if between in ([], [","]) and {a.rule, b.rule} == {"weekday", "ago"}:
        return _weeks_away(a, b)
    hedged = a.expression.has("hedge")  # `up to 30 days from 1 July` is no day
    if a.rule != "duration" or hedged or len(between) != 1 or between[0] not in _COUNT_FROM:
        return None
    if b.meaning.first is None or b.meaning.precision not in ("day", "part of day"):
        return None
    e = replace(a.expression, fields={**a.expression.fields, "way": (between[0],)})
    meaning = count_from(e, b.meaning.first)
    return None if meaning is None else Found(a.first, b.last, "ago", meaning, b.expression)


def _weeks_away(a: Found, b: Found) -> Found | None:
    """Return the weekday so many weeks away; `a week ago Friday` is the one before last Friday."""
    weeks, day = (a, b) if a.rule == "ago" else (b, a)
    n = count(weeks.expression.fields.get("n", ()))
    if unit_of(weeks.expression.get("unit")) != "week" or not n or day.expression.has("rel"):
        return None
    first, wanted = weeks.meaning.first, day.meaning.first
    if first is None or wanted is None:
        return None
    middle = first + timedelta(days=3)
    if weeks is b:
        found = middle + timedelta(days=wanted.weekday() - middle.weekday())
    else:
        origin = middle + timedelta(days=round(7 * n))
        found = origin - timedelta(days=(origin.weekday() - wanted.weekday()) % 7 + round(7 * n))
    return Found(a.first, b.last, "weekday", part_of(found, day.expression.get("part")), day.expression)


# --- ranges -----------------------------------------------------------------------------------


def _in_order(tokens: Tokens, found: Iterable[Found]) -> Iterator[Found]:
    """Let a range begin before it ends: `from the end of March to mid-September`, years not being told."""
    last: Found | None = None
    for item in found:
        if last is not None and _is_range(tokens, last, item):
            last, item = _ordered(last, item)
        if last is not None:
            yield last
        last = item
    if last is not None:
        yield last


def _is_range(tokens: Tokens, a: Found, b: Found) -> bool:
    between = tokens.lower[a.last : b.first]
    opened = tokens.word(a.first - 1) in ("from", "between") or tokens.word(a.first) == "from"
    return opened and bool(between) and between[0] in _UNTIL and set(between[1:]) <= {"the", "on", "in"}


def _ordered(a: Found, b: Found) -> tuple[Found, Found]:
    """Move the end whose year is not told by a year where the range would end before it begins."""
    low, high = a.meaning.low, b.meaning.high
    if low is None or high is None or low[:4] == high[:4]:
        return a, b
    if low <= high:  # `closed from April until the end of June`: the next one, not that of another year
        near = _in_year(b.meaning, -1)
        far = _may_move(b) and (near.low or "") > (a.meaning.high or "")
        return a, b._replace(meaning=near) if far else b
    if _may_move(a):
        return a._replace(meaning=_in_year(a.meaning, -1)), b
    return a, b._replace(meaning=_in_year(b.meaning, 1)) if _may_move(b) else b


def _may_move(item: Found) -> bool:
    return item.rule in _YEARLESS and not item.expression.has("year") and not item.expression.has("rel")


def _in_year(meaning: Meaning, step: int) -> Meaning:
    def moved(text: str | None) -> str | None:
        return text and _YEAR.sub(lambda m: f"{int(m[1]) + step:04}", text)

    low, high = moved(meaning.low), moved(meaning.high)
    try:
        date.fromisoformat((low or "")[:10]), date.fromisoformat((high or "")[:10])
    except ValueError:  # 29 February
        return meaning
    return meaning._replace(low=low, high=high, timex=moved(meaning.timex) or "", alternatives=())
