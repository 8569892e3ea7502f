"""Turns counts and units into TIMEX3 durations and sets: `three weeks` into `P3W`, `every Monday`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemma.annotate.times_calendar import Frame, Meaning, unknown
from stemma.annotate.times_grammar import Expression
from stemma.annotate.times_tokens import MULTIPLES, number_of
from stemma.annotate.times_words import MONTHS, PLURALS, SEASONS, WEEKDAYS, month_number

_CODES = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "WE",
    "month": "M", "quarter": "Q", "year": "Y",
}  # fmt: skip
_LARGER: Mapping[str, tuple[int, str]] = {
    "fortnight": (2, "week"),
    "decade": (10, "year"),
    "century": (100, "year"),
}
_SMALLER: Mapping[str, tuple[int, str]] = {
    "year": (12, "month"),
    "week": (7, "day"),
    "day": (24, "hour"),
    "hour": (60, "minute"),
    "minute": (60, "second"),
}
_VAGUE = frozenset({"few", "several", "many", "dozen", "dozens", "hundreds", "tens", "some"})
_RATES = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
    "monthly": "P1M", "quarterly": "P3M", "weekdays": "P1WD", "yearly": "P1Y", "annually": "P1Y",
    "hourly": "PT1H", "bimonthly": "P2M", "semiannually": "P6M", "weekends": "XXXX-WXX-WE",
    "weekend": "XXXX-WXX-WE",
}  # fmt: skip
_SEASON_CODES = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_PART_CODES = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_OTHER = {"other", "second"}
_MODS = {
    "more": "MORE_THAN", "over": "MORE_THAN", "least": "EQUAL_OR_MORE", "less": "LESS_THAN",
    "fewer": "LESS_THAN", "most": "EQUAL_OR_LESS", "up": "EQUAL_OR_LESS", "about": "APPROX",
    "around": "APPROX", "roughly": "APPROX", "approximately": "APPROX", "some": "APPROX",
    "nearly": "LESS_THAN", "almost": "LESS_THAN",
}  # fmt: skip


def unit_of(word: str) -> str:
    """Return a unit's name in the singular."""
    return PLURALS.get(word, word)


def hedge_of(words: Sequence[str]) -> str | None:
    """Return TIMEX3's modifier for the words before a count: `more than`, `about`."""
    return next((_MODS[word] for word in words if word in _MODS), None)


def count(words: Sequence[str]) -> float | None:
    """Read a count: `two`, `a`, `a couple of`, `2 1/2`; None for `few` and for two numbers."""
    if not words or any(w in _VAGUE for w in words) or {"to", "or", "–"} & set(words):
        return None
    if "couple" in words:
        return 2
    words, half = (words[:-3], 0.5) if words[-3:] == ("1", "/", "2") else (words, 0.5 * ("half" in words))
    total = 0.0
    for word in words:
        multiple = MULTIPLES.get(word)
        value = number_of(word)
        if multiple is not None:
            total = max(total, 1.0) * multiple
        elif value is not None:
            total += value
    return total + half or 1.0


def length(n: float | None, unit: str) -> str:
    """Return TIMEX3's value of so many units: `P3W`, `PT1H30M`, `PXY` for an unknown number."""
    if n is None and unit == "century":
        return "PXC"
    factor, unit = _LARGER.get(unit, (1, unit))
    code = _CODES.get(unit)
    if code is None:
        return ""
    clock, letter = ("T", code[1:]) if code[0] == "T" else ("", code)
    if n is None:
        return f"P{clock}X{letter}"
    n *= factor
    whole, rest = int(n), n - int(n)
    per, smaller = _SMALLER.get(unit, (1, ""))
    if not rest or not smaller:
        return f"P{clock}{n:g}{letter}" if n < 10**6 else f"P{clock}{whole}{letter}"
    low = _CODES[smaller]
    tail = f"{'T' if low[0] == 'T' and not clock else ''}{round(rest * per)}{low[-1]}"
    return f"P{clock}{whole}{letter}{tail}" if whole else f"P{clock}{tail}"


def duration(e: Expression, frame: Frame) -> Meaning | None:
    """Read a length of time (`three days`), open on both sides."""
    words, unit = e.fields.get("n", ()), unit_of(e.get("unit"))
    n = count(words) if e.has("n") else 1  # `all day`
    if e.has("half") and n is not None:
        n += 0.5
    if n is None and {"to", "or", "–", "-"} & set(words):  # `two to three weeks`: the lower one, as a rule
        n = count(words[:1]) if not _VAGUE & set(words) else None
    value = lengths([(n, unit), *parts(e.fields.get("more", ()))]) if e.has("more") else length(n, unit)
    return unknown("duration", value, "DURATION")._replace(mod=hedge_of(e.fields.get("hedge", ())))


def nights(e: Expression, frame: Frame) -> Meaning | None:
    """Read `one night` as a length of a day, as TIMEX3 counts nights."""
    return unknown("duration", length(count(e.fields["n"]), "night"), "DURATION")


def parts(words: Sequence[str]) -> list[tuple[float | None, str]]:
    """Read the counts and units of `and two months and 21 days`."""
    found: list[tuple[float | None, str]] = []
    numbers: list[str] = []
    for word in words:
        if unit_of(word) in _CODES or unit_of(word) in _LARGER:
            found.append((count(numbers), unit_of(word)))
            numbers = []
        elif word not in (",", "and"):
            numbers.append(word)
    return found


def lengths(counted: Sequence[tuple[float | None, str]]) -> str:
    """Return TIMEX3's value of a sum: `P2Y3M`, `P1DT6H`."""
    values = [length(n, unit)[1:] for n, unit in counted]
    days = "".join(value for value in values if not value.startswith("T"))
    clock = "".join(value[1:] for value in values if value.startswith("T"))
    return f"P{days}T{clock}" if clock else f"P{days}"


def units(e: Expression, frame: Frame) -> Meaning | None:
    """Read units without a number (`for weeks`)."""
    return unknown("duration", length(None, unit_of(e.get("unit"))), "DURATION")


def rate(e: Expression, frame: Frame) -> Meaning | None:
    """Read what comes again (`every Monday`, `daily`)."""
    words = e.fields.get("set", ())
    numbers = [w for w in words if number_of(w) is not None and w not in _OTHER]
    every = 2 if _OTHER & set(words) else int(count(numbers or ["1"]) or 1)
    return unknown("set", _rate_value(words, every), "SET")


def _rate_value(words: Sequence[str], every: int) -> str:
    whole = "".join(w for w in words if w not in ("-", "‑"))
    rate = _RATES.get(whole) or _RATES.get(words[-1])
    if rate is not None and every == 1:
        return rate
    values = []
    for word in words:
        name = unit_of(word)
        day = name.rstrip("s") if name.rstrip("s") in WEEKDAYS else name
        if word == "weekday":
            values.append("P1WD")
        elif day in WEEKDAYS:
            values.append(f"XXXX-WXX-{WEEKDAYS[day] + 1}")
        elif word in MONTHS and word != "second":
            values.append(f"XXXX-{month_number(word):02}")
        elif word in SEASONS:
            values.append(f"XXXX-{_SEASON_CODES[SEASONS[word]]}")
        elif (part := name.rstrip("s")) in _PART_CODES:
            values.append(_PART_CODES[part])
        elif name in _CODES or name in _LARGER:
            values.append(length(every, name))
    return "".join(values[:2]) if values else ""
