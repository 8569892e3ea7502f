"""Turns the name of a time zone into its offset from Greenwich."""

from __future__ import annotations

from datetime import date

# Hours from Greenwich, in minutes. An abbreviation that several zones share is the one that news
# in English means most: CST is Chicago's, IST is India's, BST is London's.
ZONES = {
    "gmt": 0, "utc": 0, "z": 0, "wet": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180,
    "msk": 180, "trt": 180, "wat": 60, "cat": 120, "eat": 180, "sast": 120, "ist": 330, "pkt": 300,
    "npt": 345, "ict": 420, "wib": 420, "hkt": 480, "sgt": 480, "pht": 480, "awst": 480, "jst": 540,
    "kst": 540, "aest": 600, "aedt": 660, "acst": 570, "nzst": 720, "nzdt": 780, "est": -300, "edt": -240,
    "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540,
    "hst": -600, "ast": -240, "adt": -180, "nst": -210, "art": -180, "brt": -180, "clt": -240,
}  # fmt: skip
# Names that mean another offset in summer, and those that need the word `time` after them.
_SEASONAL = {
    "et": "et", "ct": "ct", "mt": "mt", "pt": "pt",
    "eastern": "et", "central": "ct", "mountain": "mt", "pacific": "pt",
}  # fmt: skip
_CITIES = {"moscow": 180, "beijing": 480, "tokyo": 540, "seoul": 540, "greenwich": 0}
_WINTER = {"et": -300, "ct": -360, "mt": -420, "pt": -480}


def zone_of(words: tuple[str, ...], day: date | None) -> str | None:
    """Return a zone as its offset (`+09:00`), `local` for local time, None where it is not known."""
    if not words:
        return None
    if "local" in words:
        return "local"
    if words[0] in _SEASONAL and day is not None:
        return _offset(_WINTER[_SEASONAL[words[0]]] + 60 * _is_summer(day))
    minutes = ZONES.get(words[0], _CITIES.get(words[0]))
    if minutes is None:
        return None
    sign = next((w for w in words[1:] if w in "+-–"), "")
    if sign and words[-1].isdigit():
        minutes += (1 if sign == "+" else -1) * 60 * int(words[-1])
    return _offset(minutes)


def _offset(minutes: int) -> str:
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _is_summer(day: date) -> bool:
    """Say whether America's clocks show summer time: from March's second Sunday to November's first."""
    first = date(day.year, 3, 1)
    begin = 8 + (6 - first.weekday()) % 7
    end = 1 + (6 - date(day.year, 11, 1).weekday()) % 7
    return date(day.year, 3, begin) <= day < date(day.year, 11, end)


ABBREVIATIONS = frozenset({*ZONES, "et", "ct", "mt", "pt"})
"""The names in capitals, in lower case."""

BEFORE_TIME = frozenset({*_CITIES, "eastern", "central", "mountain", "pacific"})
"""The names that only mean a zone before the word `time`."""
