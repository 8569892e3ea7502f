"""Turns the name of a holiday and a year into its day."""

from __future__ import annotations

from datetime import date, timedelta

from stemma.annotate.times_calendar import Meaning, days, one_day

_FIXED = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year s day": (1, 1), "new year s eve": (12, 31), "new year": (1, 1), "new year s": (1, 1),
    "halloween": (10, 31), "valentine s day": (2, 14), "st patrick s day": (3, 17),
    "st . patrick s day": (3, 17), "may day": (5, 1), "april fools day": (4, 1), "april fool s day": (4, 1),
    "earth day": (4, 22), "veterans day": (11, 11), "armistice day": (11, 11), "juneteenth": (6, 19),
    "bastille day": (7, 14), "anzac day": (4, 25), "canada day": (7, 1), "australia day": (1, 26),
    "groundhog day": (2, 2), "all saints day": (11, 1), "international women s day": (3, 8),
    "labour day": (5, 1), "epiphany": (1, 6), "guy fawkes night": (11, 5), "fourth of july": (7, 4),
    "human rights day": (12, 10), "world aids day": (12, 1), "remembrance day": (11, 11),
    "international workers day": (5, 1),
}  # fmt: skip
# month, weekday (Monday is 0), which of the month (-1: the last)
_FLOATING = {
    "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4), "black friday": (11, 4, 0),
    "labor day": (9, 0, 1), "memorial day": (5, 0, -1), "columbus day": (10, 0, 2),
    "presidents day": (2, 0, 3), "martin luther king day": (1, 0, 3),
    "martin luther king jr . day": (1, 0, 3), "mother s day": (5, 6, 2), "father s day": (6, 6, 3),
}  # fmt: skip
_FROM_EASTER = {
    "easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2, "palm sunday": -7,
    "ash wednesday": -46, "shrove tuesday": -47, "mardi gras": -47, "maundy thursday": -3,
    "ascension day": 39, "pentecost": 49, "whit monday": 50, "holy week": -7,
}  # fmt: skip
_ELECTION = "election day"
# month and day of the Muslim year, and how many days they last
_MUSLIM = {"ramadan": (9, 1, 29), "eid al - fitr": (10, 1, 1), "eid al - adha": (12, 10, 1)}


def holiday_of(name: str, year: int) -> Meaning | None:
    """Return a holiday of a year by its name in lower case; None for one without a known date."""
    if name in _FIXED:
        return one_day(date(year, *_FIXED[name]))
    if name in _FLOATING:
        return one_day(_nth_weekday(year, *_FLOATING[name]))
    if name == _ELECTION:  # the day after November's first Monday
        return one_day(_nth_weekday(year, 11, 0, 1) + timedelta(days=1))
    if name in _FROM_EASTER:
        day = easter(year) + timedelta(days=_FROM_EASTER[name])
        return days(day, day + timedelta(days=6)) if name == "holy week" else one_day(day)
    if name in _MUSLIM:
        return _muslim(name, year)
    return None


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return a month's nth weekday; 0 is the day after the fourth one before it (Black Friday)."""
    if nth == 0:
        return _nth_weekday(year, month, weekday - 1, 4) + timedelta(days=1)
    if nth < 0:
        last = date(year, month + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _muslim(name: str, year: int) -> Meaning | None:
    """Return a Muslim feast by the arithmetic calendar, which the sighted moon may leave by a day."""
    month, day, length = _MUSLIM[name]
    for hijri in range(int((year - 622) * 33 / 32) - 1, int((year - 622) * 33 / 32) + 3):
        first = _from_hijri(hijri, month, day)
        if first.year == year:
            return days(first, first + timedelta(days=length - 1))._replace(mod="APPROX")
    return None


def _from_hijri(year: int, month: int, day: int) -> date:
    """Return a day of the tabular Islamic calendar (civil epoch, 16 July 622 Julian)."""
    leap = (11 * year + 3) // 30
    number = day + 29 * (month - 1) + month // 2 + 354 * (year - 1) + leap + 227014
    return date.fromordinal(number)


NAMES = (_ELECTION, *_FIXED, *_FLOATING, *_FROM_EASTER, *_MUSLIM)
"""The names that have a date, as lower-case words with an apostrophe as a gap."""
