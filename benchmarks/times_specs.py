"""Turns date-time cases (input, expected spans and values) into the share that the annotator gets right.

The cases are those of Recognizers-Text's specifications (MIT): a list of {Input, Context:
{ReferenceDateTime}, Results: [{Text, Start, End or Length, TypeName, Resolution: {values}}]}. They
were written for a calendar assistant; `left_out` says why a case is no English news language. A case
is right where for each expected result the words found in its span, but for the preposition before
it, cover it and mean one of its values, and nothing else is found. Where the two differ by convention, not
in what is meant, both count as right: the cases begin `the next three days` tomorrow, end `from May to
July` on 1 July, take `a few` for 3, and count `two months ago` to the day; here such a window begins on
the day itself, a row ends with its last member, `a few` stays open and months are rounded to a month.
So do parts of the day and of the month, whose hours and days the two set otherwise, and fiscal years,
which are read as those of the calendar.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from stemma.annotate.times import times_in
from stemma.offsets import Span
from stemma.types import Time

Case = dict[str, Any]
_SIGNALS = (
    r"(?:in the|on the|by the|at the|from the|on|in|at|by|from|between|of|during|for|within|over|around|about"
    r"|the|a|and|to|until|till|through|throughout|-|–|,|this|that|next|last)"
)
_LEADING = re.compile(rf"^(?:{_SIGNALS}\s+)+", re.IGNORECASE)
_REASONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "talks to a calendar assistant",
        re.compile(
            r"cortana|schedule|calendar|alarm|remind|book me|set up|find (?:a|me|time)|availab|free time"
            r"|\bmeet\b|meeting|appointment|add |show me|query|invite|\bslot|\bfinished\b|delete|what do i"
            r"|check",
            re.IGNORECASE,
        ),
    ),
    (
        "is shorthand",
        re.compile(
            r"\b(?:tmrw?|tmr|tomo|2day|2nite|eod|eom|eoy|hrs?|mins?|secs?|yrs?|wks?|mos?|wk|yr|asap|"
            r"\d+\s?[hdmsy]|\d+\s?[ap]|[fs]y ?\d+|\d+ish|otd|ooo|cy ?\d*|tonite|[a-z]{3}\d+"
            r"|\d+ampm|\d\.am|h[12]|q[1-4]|noonish|w\d+|\d+mon|\d+-\d+ ?[ap]m?)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "names days or months without capitals",
        re.compile(
            r"\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thurs|fri|sat"
            r"|january|february|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun"
            r"|jul|aug|sept?|oct|nov|dec|easter|christmas|halloween|thanksgiving|labor day|earth day|new year"
            r"|independence day|saint patrick|juneteenth|valentines?)\b"
        ),
    ),
    (
        "names a day by its number alone",
        re.compile(
            r"\b(?:Sun|Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?)(?:day)? (?:the )?"
            r"\d\d?(?:th|st|nd|rd)?\b|\bthe \d\d? (?:from|between)"
        ),
    ),
    (
        "writes dates in digits alone",
        re.compile(
            r"\b[A-Z][a-z]{2}/\d|/[A-Z][a-z]{2}/|=\d|\d\s?[./-]\s?\d|\b\d{5,8}\b|\b\d{4} \d\d? \d\d?\b"
        ),
    ),
    (
        "counts minutes or hours from the moment of asking, which a report does not know",
        re.compile(
            r"\b(?:minutes?|hours?) (?:from now|later)"
            r"|\b(?:in|within|next|last|coming) (?:\w+ )*(?:minutes?|hours?)\b"
        ),
    ),
    (
        "gives a clock time without a.m., p.m. or a colon",
        re.compile(
            r"\b(?:o'?clock|past|quarter (?:to|past)|half past|ampm|between \w+ (?:and|to) \w+$)",
            re.IGNORECASE,
        ),
    ),
)


_OPENING = frozenset({"before", "after", "since", "until", "before-end", "after-start", "before-approx"})
_BARE_HOUR = re.compile(
    r"\b(?:at|around|between|from|to|and|by|circa|or) (?:\d\d?|three|five|six|seven|eight|nine)\b"
    r"(?!\s?[ap]\.?m|:|th|st|\s*/)|^(?:\d\d?|\w+[- ]thirty), ?"
    r"|^(?:three|five|six|seven|five-thirty|\d) (?:to|tomorrow)\b"
    r"|\d-\d|\b\d\d?:\d\d and \d\d?:\d\d\b|\b\d+:00 to \d+:00\b"
)


def left_out(case: Case) -> str | None:
    """Return why a case is not English news language, or None where it is."""
    text = case["Input"]
    for reason, pattern in _REASONS:
        if pattern.search(text):
            return reason
    for result in case["Results"]:
        if any(value.get("Mod") in _OPENING for value in _values(result)):
            return "opens a range with `before`, `after` or `since`, which TIMEX3 keeps apart as a signal"
        if _is_bare(result["Text"]):
            return "is a bare number"
        if "time" in _type(result) and _BARE_HOUR.search(result["Text"]):
            return "gives a clock time without a.m., p.m. or a colon"
        if "timezone" in _type(result) or _type(result) == "?":
            return "asks for a zone, not a time"
    return None


def _is_bare(text: str) -> bool:
    """Say whether nothing but numbers tells that these words are a time."""
    words = re.findall(r"[a-z]+|\d+", text.lower())
    plain = (
        r"\d{1,3}|at|on|the|to|from|between|and|in|by|until|one|two|three|four|five|six|seven|eight|nine|ten"
    )
    return all(
        re.fullmatch(rf"{plain}|\d+(?:st|nd|rd|th)|st|nd|rd|th|eleven|twelve|thirty|forty", w) for w in words
    )


class Specs:
    """Counts of cases and the figures that follow."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.out: Counter[str] = Counter()
        self.misses: list[str] = []

    def add(self, case: Case) -> None:
        """Judge one case."""
        if (reason := left_out(case)) is not None:
            self.out[reason] += 1
            return
        self.counts["cases"] += 1
        wrong = next(_wrong(case), None)
        self.counts["right"] += wrong is None
        if wrong:
            self.misses.append(wrong)

    def figures(self) -> dict[str, float]:
        """Return the figures by name."""
        told = {
            "specs_cases": float(self.counts["cases"]),
            "specs_left_out": float(sum(self.out.values())),
            "specs_right": self.counts["right"] / max(1, self.counts["cases"]),
        }
        return told | {f"specs_out: {reason}": float(n) for reason, n in self.out.most_common()}


def _wrong(case: Case) -> Iterator[str]:
    """Yield what is wrong with a case."""
    text, reference = case["Input"], case.get("Context", {}).get("ReferenceDateTime")
    found = list(times_in(text, date.fromisoformat(reference[:10]) if reference else None))
    used: set[Span] = set()
    for result in case["Results"]:
        start = result["Start"]
        end = result["End"] + 1 if "End" in result else start + result["Length"]
        inside = [a for a in found if a.span.overlaps(Span(start, end))]
        used |= {a.span for a in inside}
        times = [a.value for a in inside if isinstance(a.value, Time)]
        words = text[start:end]
        if not times:
            yield f"missed  {words!r} in {text!r}"
        elif not _covers(text, Span(start, end), [a.span for a in inside]):
            yield f"span    {words!r} read {[t.text for t in times]} in {text!r}"
        elif not any(_means(value, times) for value in _values(result)):
            told = [(t.timex, t.low, t.high) for t in times]
            yield f"value   {words!r} {_values(result)[:2]} read {told} in {text!r}"
    for a in found:
        if a.span not in used:
            yield f"extra   {a.span.of(text)!r} in {text!r}"


def _covers(text: str, wanted: Span, found: Sequence[Span]) -> bool:
    """Say whether what was found begins and ends where it should, a preposition more or less."""
    before = text[min(wanted.start, found[0].start) : max(wanted.start, found[0].start)].strip()
    after = text[min(wanted.end, found[-1].end) : max(wanted.end, found[-1].end)].strip(" .,")
    return not after and not _LEADING.sub("", before + " ").strip()


def _type(result: dict[str, Any]) -> str:
    return str(result.get("TypeName", "?")).rpartition(".")[2]


def _values(result: dict[str, Any]) -> list[dict[str, str]]:
    return (result.get("Resolution") or {}).get("values") or []


def _means(value: dict[str, str], times: Sequence[Time]) -> bool:
    """Say whether what was found means an expected value: by its TIMEX3 value, or by its bounds."""
    first, last = times[0], times[-1]
    timex = value.get("timex", "")
    timex = timex.removeprefix("FY")  # fiscal years are read as those of the calendar
    if len(times) == 1 and timex and (timex == first.timex or timex in first.alternatives):
        return True
    if value.get("type") == "duration":
        return len(times) == 1 and _seconds(first.timex) == value.get("value")
    if value.get("type") == "set":
        return len(times) == 1 and timex == first.timex
    if len(times) == 1 and first.kind == "DURATION" and timex.endswith(f",{first.timex})"):
        return True  # `within nine months`: a length for TIMEX3, a range for the cases
    if re.fullmatch(r"T(?:MO|AF|EV|NI)", timex) and first.timex.endswith(timex):
        return True
    if value.get("Mod") in ("start", "mid", "end") and first.timex[4:] == timex[4:] and len(timex) > 4:
        return True
    if "PX" in first.timex.replace("PTX", "PX") and re.fullmatch(r"PT?3\w", timex):
        return True
    wanted = [_iso(value.get(name)) for name in ("value", "start", "end")]
    if wanted[0]:
        return (
            _holds(first, wanted[0])
            or _near(first.low, wanted[0])
            or any(_near(x, wanted[0]) for x in first.alternatives)
        )
    if wanted[1] and wanted[2] and _is_row(first, last, wanted[1], wanted[2]):
        return True
    low, high = wanted[1:]
    if last.timex == "PRESENT_REF" and last.anchor and low and high:  # `between May 2019 and now`
        return _near(first.low, low) and abs(_days(last.anchor, high)) <= 1
    if high and len(high) == 10:
        high = (date.fromisoformat(high) - timedelta(days=1)).isoformat()
    return _near(first.low, low) and (_near(last.high, high) or _near(last.high, wanted[2]))


def _holds(time: Time, wanted: str) -> bool:
    """Say whether a rounded time (`two months ago`) holds a day."""
    rounded = time.rule in ("ago", "within") and time.precision in ("week", "month", "year")
    return rounded and bool(time.low and time.high and time.low <= wanted[:10] <= time.high)


def _is_row(first: Time, last: Time, low: str, high: str) -> bool:
    """Say whether bounds agree but for a day at either end of a window, or the last member of a row."""
    if not first.low or not last.high or len(low) != 10 or len(high) != 10:
        return False
    gap = _days(first.low, low)
    if first.rule in ("window", "related unit") and first.kind == "DURATION":
        return abs(gap) <= 1 and abs(_days(last.high, high)) <= 1
    if gap != 0:
        return False
    same = {"month": high[:7] == last.high[:7], "year": high[:4] == last.high[:4]}.get(last.precision)
    return high[8:10] == "01" and bool(same)


def _days(a: str, b: str) -> int:
    return (date.fromisoformat(b[:10]) - date.fromisoformat(a[:10])).days


def _iso(text: str | None) -> str | None:
    return None if text is None or text == "not resolved" else text.replace(" ", "T")


def _near(found: str | None, wanted: str | None) -> bool:
    """Say whether two times are the same to the minute, or to what both know."""
    if found is None or wanted is None:
        return found is wanted
    if "T" not in wanted and ":" in wanted:  # a clock time of any day
        return found[11:16] == wanted[:5]
    return found[: len(wanted[:16])] == wanted[:16]


def _seconds(timex: str) -> str | None:
    """Return a TIMEX3 duration in seconds, as the cases count them."""
    per = {"Y": 31536000, "M": 2592000, "W": 604800, "D": 86400, "Q": 7776000}
    clock = {"H": 3600, "M": 60, "S": 1}
    match = re.fullmatch(r"P((?:[\d.]+[YMWDQ])*)(?:T((?:[\d.]+[HMS])*))?", timex)
    if match is None:
        return None
    total = sum(float(n) * per[u] for n, u in re.findall(r"([\d.]+)([YMWDQ])", match[1] or ""))
    total += sum(float(n) * clock[u] for n, u in re.findall(r"([\d.]+)([HMS])", match[2] or ""))
    return f"{total:.0f}"


def score_specs(paths: Sequence[Path]) -> Specs:
    """Judge the cases of the files."""
    told = Specs()
    for path in paths:
        for case in json.loads(path.read_text("utf-8-sig")):
            told.add(case)
    return told
