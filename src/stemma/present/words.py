"""Turns times, ranges and numbers into the words a person reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from stemma.types import Direction, Edit, Time

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# control characters but tab and line feed, direction overrides and isolates, lone surrogates
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SIGNS = {"about": "about ", "at least": "at least ", "up to": "up to "}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_ISO = re.compile(
    r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T[\d:.+Z-]*)?(?: to (\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T[\d:.+Z-]*)?)?"
)
_BASES = {"text": "from the text", "url": "from the address", "inferred": "inferred"}
# words for a number that is not one: `dozens of people`, but `several people`
_HEAPS = frozenset({"handful", "number", "couple", "majority", "minority", "lot", "million", "billion"})
_UNHEAPED = frozenset({"numerous", "countless", "various", "less", "fewer"})


def day(iso: str | None) -> str:
    """Return `2031-05-03` as `3 May 2031`, `2031-05` as `May 2031`, `2031` as it is."""
    if iso is None:
        return "undated"
    year, _, rest = iso[:10].partition("-")
    month, _, number = rest.partition("-")
    if not month.isdigit() or not 1 <= int(month) <= 12:
        return year
    name = f"{MONTHS[int(month) - 1]} {year}"
    return f"{int(number)} {name}" if number.isdigit() else name


def days(first: str | None, last: str | None) -> str:
    """Return two days as one phrase without saying anything twice: `3–5 May 2031`."""
    if first is None or last is None or first[:10] == last[:10]:
        return day(first or last)
    a, b = day(first).split(" "), day(last).split(" ")
    if a[1:] == b[1:]:
        return f"{a[0]}–{' '.join(b)}"
    same_year = len(a) > 1 and a[-1] == b[-1]
    return f"{' '.join(a[:-1] if same_year else a)} – {' '.join(b)}"


def time(value: Time | None) -> str:
    """Return a time as words, with the hour where it is known."""
    if value is None or (value.low is None and value.high is None):
        return "undated"
    if value.low is None:
        return f"until {day(value.high)}"
    if value.high is None:
        return f"since {day(value.low)}"
    if value.precision == "month" and value.low[:7] == value.high[:7]:
        return day(value.low[:7])
    if value.precision == "year" and value.low[:4] == value.high[:4]:
        return value.low[:4]
    return interval(value.low[:10], value.high[:10]) + _hour(value)


def date(value: Time | None) -> str:
    """Return a time as words without the hour."""
    return time(
        None if value is None else replace(value, precision="day" if _is_hour(value) else value.precision)
    )


def basis(value: Time | None) -> str:
    """Say what a time rests on where that is less than the report's own metadata: `inferred`, or nothing."""
    return "" if value is None else _BASES.get(value.basis, "")


def reading(value: str) -> str:
    """Return the value of a reading with its ISO days as words: `2031-01-01 to 2031-12-31` as `2031`."""
    found = _ISO.fullmatch(value)
    if found is None or "-" not in value:
        return value
    return interval(found[1], found[2] or found[1])


def interval(low: str, high: str) -> str:
    """Return two ISO days as words; those that bound a whole year or month as that year or month."""
    if low == f"{high[:4]}-01-01" and high[4:] == "-12-31":
        return high[:4]
    if low == f"{high[:7]}-01" and high == Time(low[:7], low[:7]).last_day:
        return day(high[:7])
    return days(low, high)


def _hour(value: Time) -> str:
    """Return `, 14:30` where a time is known to the hour or better, else nothing."""
    return f", {value.low[11:16]}" if value.low and _is_hour(value) else ""


def _is_hour(value: Time) -> bool:
    return value.precision in ("hour", "minute", "second") and len(value.low or "") > 10


def span_of_numbers(low: int, high: int) -> str:
    """Return a range of whole numbers: `5`, or `5–9`."""
    return str(low) if low == high else f"{low}–{high}"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return `1 report`, `2 reports`, `1,204 reports`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def number(value: float) -> str:
    """Return a number as written in a text: `1,200`, `3.5`, `1.2 billion` where nothing is lost by it."""
    for scale, name in _SCALES:
        if abs(value) >= scale:
            scaled = round(value / scale, 2)
            if scaled * scale == value:
                return f"{scaled:,.10g} {name}"
            break
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def amount(
    low: float | None, high: float | None, hedge: str = "exact", unit: str | None = None, text: str = ""
) -> str:
    """Return a figure's value: `at least 12`, `24–99`, `about 5 km`.

    Where there is no number it is the report's own words, `text`: `dozens of people`.
    """
    tail = f" {unit}" if unit and unit != "%" else unit or ""
    if low is None and high is None:
        return _heap(one_line(text), unit) if text else "unknown" + tail
    if low is None or high is None:
        sign = "up to " if low is None else "at least "
        return sign + number(low if low is not None else high or 0.0) + tail
    body = number(low) if low == high else f"{number(low)}–{number(high)}"
    return (_SIGNS.get(hedge, "") if low == high else "") + body + tail


def _heap(text: str, unit: str | None) -> str:
    """Return words for a number with what they number: `dozens of people`, `several people`."""
    last = text.split()[-1].casefold() if text.split() else ""
    if not unit or unit.casefold() in text.casefold().split():
        return text
    return (
        f"{text} of {unit}"
        if last in _HEAPS or (last.endswith("s") and last not in _UNHEAPED)
        else f"{text} {unit}"
    )


def share(value: float) -> str:
    """Return a share as a percentage without false exactness."""
    return "<1%" if 0 < value < 0.01 else f"{value:.0%}"


def printable(text: str) -> str:
    """Return text without what could move a cursor or turn the direction of a line.

    Sources are not to be trusted: an escape sequence in a headline must not reach a terminal.
    """
    return _UNPRINTABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Return text with every run of white space as one space."""
    return " ".join(text.split())


def shortened(text: str, width: int) -> str:
    """Return text on one line, cut at a word's end with an ellipsis where it is too long."""
    line = one_line(text)
    if len(line) <= width:
        return line
    cut = line[: width - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > width // 2 else cut) + "…"


_LEFT_OUT: Mapping[str, tuple[str, str, str]] = {
    "attribution": ("drops a source", "adds a source", "names a source on one side only"),
    "cut": ("leaves words out", "adds words", "has words on one side only"),
}
_CHANGED: Mapping[str, str] = {
    "attribution": "names another source", "figure": "changes a figure", "verb": "changes the verb of saying",
    "name": "changes a name", "quotation": "changes a quotation", "wording": "words it otherwise",
    "cut": "words it otherwise", "order": "puts it elsewhere",
}  # fmt: skip


def edited(edits: Iterable[Edit], direction: Direction) -> list[str]:
    """Say what the later of two copies does, each kind once with how often."""
    counted = Counter(_edit(edit, direction) for edit in edits)
    return [text if number == 1 else f"{text} ({number} times)" for text, number in counted.items()]


def _edit(edit: Edit, direction: Direction) -> str:
    dropped, added, either = _LEFT_OUT.get(edit.kind, (_CHANGED[edit.kind],) * 3)
    if edit.a is not None and edit.b is not None:
        return _CHANGED[edit.kind]
    if direction == "unknown":
        return either
    return dropped if (edit.b is None) == (direction == "a>b") else added


def put_as(certainty: str, *, negated: bool) -> str:
    """Return how surely something is put, in a word: nothing where it is certain and so."""
    sure = "" if certainty == "certain" else certainty
    return ", ".join(part for part in (sure, "negated" if negated else "") if part)
