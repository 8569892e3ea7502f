"""Turns the date strings of headers, metadata and URLs into times.

These are the forms in which publishers date a report (ISO 8601, RFC 2822, `May 9, 2031 6:20 p.m. KST`,
`16:05 GMT 12.02.2031`, `2031. 5. 9. 18:20`, `/2031/05/09/`), always with a year. Time expressions of
the running text ("last Tuesday") are read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from stemma.clean.zones import ZONES
from stemma.offsets import Span
from stemma.types import Time

_LONGEST = 300  # characters; a longer string is prose, not a date
_FIRST_YEAR, _LAST_YEAR = 1700, 2100
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = r"(?P<{0}>" + "|".join(sorted(_MONTHS, key=lambda m: (-len(m), m))) + r")\b\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_YEAR, _TWO = r"(?:1[7-9]|20)\d\d", r"[0-3]?\d"
_ENDED = r"(?:\b|(?=\d{1,2}:\d\d))"  # scrapes run the time of day into the year: `May 9, 20316:20 PM`

# Each form of a day: a name (the rule), and a pattern with y, m, d (n for a month's name).
_DAY_FORMS: tuple[tuple[str, str], ...] = (
    ("ymd", rf"(?P<y1>{_YEAR})(?P<s1>[-/.])\s?(?P<m1>[01]?\d)(?P=s1)\s?(?P<d1>{_TWO})(?!\d)\.?"),
    ("ymd cjk", rf"(?P<y2>{_YEAR})\s?[年년]\s?(?P<m2>[01]?\d)\s?[月월]\s?(?P<d2>{_TWO})\s?[日일]"),
    ("compact", rf"(?P<y3>{_YEAR})(?P<m3>[01]\d)(?P<d3>[0-3]\d)(?=T\d{{4}}|\b)"),
    ("dmy", rf"(?P<d4>{_TWO})\.\s?(?P<m4>[01]?\d)\.\s?(?P<y4>{_YEAR})\b"),
    ("slashes", rf"(?P<d5>{_TWO})(?P<s5>[-/])(?P<m5>{_TWO})(?P=s5)(?P<y5>{_YEAR})\b"),
    (
        "day month",
        rf"(?P<d6>{_TWO})(?:st|nd|rd|th)?[\s.-]{{0,2}}(?:of\s)?{_MONTH.format('n6')},?[\s-]{{0,2}}(?P<y6>{_YEAR}){_ENDED}",
    ),
    (
        "month day",
        rf"{_MONTH.format('n7')}\s{{0,2}}(?P<d7>{_TWO})(?:st|nd|rd|th)?(?:,\s{{0,2}}|\s{{1,2}})(?P<y7>{_YEAR}){_ENDED}",
    ),
    (
        "ctime",
        rf"{_MONTH.format('n8')}\s{{1,2}}(?P<d8>{_TWO})"
        rf"(?=\s\d\d:\d\d:\d\d\s(?:[+-]\d{{4}}|[A-Z]{{3}})\s(?P<y8>{_YEAR})\b)",
    ),
)
_DAY = re.compile(
    r"(?<![\w])(?:" + "|".join(f"(?P<f{i}>{p})" for i, (_, p) in enumerate(_DAY_FORMS)) + ")", re.I
)
_ZONE = (
    r"(?P<zone>Z\b|(?:GMT|UTC)?\s?[+\-−]\d{1,2}(?::?\d{2})?(?!\d)|"
    + "|".join(rf"{name}\b" for name in sorted(ZONES, key=lambda z: (-len(z), z)))
    + r")"
)
_CLOCK = (
    r"(?P<h>[0-2]?\d)(?:(?:[:.h](?P<mi>[0-5]\d)(?::(?P<s>[0-5]\d)(?:[.,]\d{1,9})?)?)?\s?(?P<half>[ap]\.?m\b\.?)"
    r"|[:h](?P<mi2>[0-5]\d)(?::(?P<s2>[0-5]\d)(?:[.,]\d{1,9})?)?(?!\d)"
    r"|\.(?P<mi4>[0-5]\d)(?=\s\(?(?:"
    + "|".join(z for z in sorted(ZONES) if z.isalpha() and len(z) > 2)
    + r")\b)"
    r"|(?<=\d\d)(?P<mi3>[0-5]\d)(?P<s3>[0-5]\d)?(?=\s?(?:Z\b|GMT|UTC|[+-]\d\d))(?!\d))"
)
_TIME_AFTER = re.compile(
    r"(?:T|(?<=\d)(?=\d{1,2}:\d\d)|[\s,|·•@()/—–-]{1,4}(?:at\s)?(?:[오][전후]\s)?)"
    + _CLOCK
    + rf"(?:\s?\(?{_ZONE}\)?)?",
    re.I,
)
_TIME_BEFORE = re.compile(
    _CLOCK
    + rf"(?:\s?\(?{_ZONE}\)?)?(?:\s\([^()]{{3,12}}\))?"
    + rf"(?:[\s,|·•/—–-]{{1,3}}(?:on\s)?(?:{_WEEKDAY}\.?,?\s)?)?$",
    re.I,
)
_SHIFT = re.compile(r"(?:GMT|UTC)?\s?([+\-−])(\d{1,2}?):?(\d\d)?", re.I)
_BEFORE = 48  # characters before a day in which its time of day may stand
_MONTH_YEAR = re.compile(rf"{_MONTH.format('n')},?\s(?P<y>{_YEAR})", re.I)
_EPOCH = re.compile(r"(\d{10})(\d{3})?(?:\.\d+)?")
_URL_DAY = re.compile(
    rf"(?<!\d)(?P<y>{_YEAR})(?P<sep>[/\-_.]?)"
    rf"(?P<m>0[1-9]|1[0-2]|[1-9](?!\d)|{'|'.join(k for k in _MONTHS if len(k) == 3)})"
    r"(?P<sep2>[/\-_.]?)(?P<d>0[1-9]|[12]\d|3[01]|[1-9](?!\d))(?!\d)",
    re.I,
)


class Dated(NamedTuple):
    """A date in a string: where it stands and what it says."""

    span: Span
    time: Time


def read_date(text: str, *, basis: str = "metadata", day_first: bool | None = None) -> Time | None:
    """Return the time that a metadata value states, or None where it states none.

    Reads epoch seconds and milliseconds and a bare month with its year too. `day_first` settles
    `03/04/2024`; without it the bounds hold both readings.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if epoch := _EPOCH.fullmatch(text):
        return _from_epoch(epoch, text, basis)
    for dated in find_dates(text, basis=basis, day_first=day_first):
        return dated.time
    if month := _MONTH_YEAR.fullmatch(text):
        bound = f"{month['y']}-{_MONTHS[month['n'].lower()]:02d}"
        return Time(bound, bound, "month", text, basis, "month year")
    return None


def find_dates(text: str, *, basis: str = "text", day_first: bool | None = None) -> Iterator[Dated]:
    """Yield the full dates (day, month and year) of a line, with their times of day, in text order."""
    at = 0
    for match in _DAY.finditer(text[: _LONGEST * 4]):
        bounds = _day_bounds(match, day_first)
        if bounds is None or match.start() < at:
            continue
        clock = _TIME_AFTER.match(text, match.end())
        start, end = match.start(), match.end()
        if clock is None:
            left = max(at, match.start() - _BEFORE)
            clock = _TIME_BEFORE.search(text[left : match.start()])
            start = start if clock is None else left + clock.start()
        else:
            end = clock.end()
        if match["y8"]:
            end = max(end, match.end("y8"))
        rule = _DAY_FORMS[_form_of(match)][0]
        time = _time(bounds, clock, text[start:end].strip(), basis, rule)
        at = end
        yield Dated(Span(start, end), time)


def date_in_url(url: str) -> Time | None:
    """Return the day that a URL's path holds (`/2031/05/09/`, `-2031-05/09/`, `20310509`), or None."""
    path = url.split("?", 1)[0].split("#", 1)[0]
    path = path.split("://", 1)[-1].partition("/")[2]
    for match in _URL_DAY.finditer(path[:2000]):
        if not match["sep"] and (match["sep2"] or len(match["m"]) != 2 or len(match["d"]) != 2):
            continue  # digits of a number, not of a day
        month = _MONTHS.get(match["m"].lower()) or int(match["m"])
        day = _day(int(match["y"]), month, int(match["d"]))
        if day is not None:
            return Time(day, day, "day", match[0], "url", "url")
    return None


def _form_of(match: re.Match[str]) -> int:
    """Return the index of the form that matched."""
    return next(i for i in range(len(_DAY_FORMS)) if match[f"f{i}"] is not None)


def _day_bounds(match: re.Match[str], day_first: bool | None) -> tuple[str, str] | None:
    """Return the first and last day that the digits can mean (two where 03/04 can be either)."""
    form = str(_form_of(match) + 1)
    groups = match.groupdict()
    year, day = int(groups[f"y{form}"]), int(groups[f"d{form}"])
    month = _MONTHS[groups[f"n{form}"].lower()] if groups.get(f"n{form}") else int(groups[f"m{form}"])
    if form != "5":
        only = _day(year, month, day)
        return None if only is None else (only, only)
    readings = [_day(year, month, day), _day(year, day, month)]
    if day_first is not None and readings[not day_first] is not None:
        readings = [readings[not day_first]]
    known = sorted(x for x in readings if x is not None)
    return (known[0], known[-1]) if known else None


def _day(year: int, month: int, day: int) -> str | None:
    """Return `YYYY-MM-DD`, or None where the calendar has no such day."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return f"{datetime(year, month, day):%Y-%m-%d}".zfill(10)
    except ValueError:
        return None


def _time(bounds: tuple[str, str], clock: re.Match[str] | None, text: str, basis: str, rule: str) -> Time:
    """Join a day and a time of day; an impossible time of day is left out."""
    low, high = bounds
    of_day = None if clock is None or low != high else _of_day(clock)
    if clock is None or of_day is None:
        return Time(low, high, "day", text, basis, rule)
    stamp = f"{low}T{of_day}{_offset(clock['zone'])}"
    return Time(stamp, stamp, "minute" if len(of_day) == 5 else "second", text, basis, rule)


def _of_day(clock: re.Match[str]) -> str | None:
    """Return `HH:MM` or `HH:MM:SS`, or None for hours that no day has."""
    hour, minute = int(clock["h"]), clock["mi"] or clock["mi2"] or clock["mi3"] or clock["mi4"] or "00"
    if clock["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if clock["half"][0] in "pP" else 0)
    second = clock["s"] or clock["s2"] or clock["s3"]
    return None if hour > 23 else f"{hour:02d}:{minute}" + (f":{second}" if second else "")


def _offset(zone: str | None) -> str:
    """Return a zone as `±HH:MM`, or nothing where it is unknown."""
    if not zone or zone.upper() in ZONES:
        return ZONES[zone.upper()] if zone else ""
    shift = _SHIFT.fullmatch(zone)
    if shift is None or int(shift[2]) > 14:
        return ""
    return f"{'+' if shift[1] == '+' else '-'}{int(shift[2]):02d}:{shift[3] or '00'}"


def _from_epoch(match: re.Match[str], text: str, basis: str) -> Time:
    """Read seconds (or milliseconds) since 1970."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(match[1]))
    stamp = moment.isoformat(timespec="seconds")
    return Time(stamp, stamp, "second", text, basis, "epoch")
