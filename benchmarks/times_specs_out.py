"""Turns a date-time case into the reason why it is no English news language, where it is none."""

from __future__ import annotations

import re
from typing import Any

Case = dict[str, Any]
_REASONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "talks to a calendar assistant",
        re.compile(
            r"cortana|schedule|calendar|alarm|remind|book me|set up|find (?:a|me|time)|availab|free time"
            r"|\bmeet\b|meeting|appointment|add |show me|query|invite|\bslot|\bfinished\b|delete|what do i"
            r"|check|dinner with|out of office|offline|\bplan trip|have vitamins|book a",
            re.IGNORECASE,
        ),
    ),
    (
        "is shorthand, or writes `every day` as one word",
        re.compile(
            r"\b(?:tmrw?|everyday|tmr|tomo|2day|2nite|eod|eom|eoy|hrs?|mins?|secs?|yrs?|wks?|mos?|wk|yr|asap|"
            r"\d+\s?[hdmyw]|\d+\s?[ap](?!\.?\s?m)|p \. m|(?:today|tomorrow) [ap]m|of \d\d|\d+ s"
            r"|[fs]y ?\d+|\d+ish|otd|ooo|cy ?\d*|tonite|[a-z]{3}\d+"
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
            r"\b[A-Z][a-z]{2}/\d|/[A-Z][a-z]{2}/|=\d|\d\s?[./-]\s?\d|(?<!\$)\b\d{5,8}\b|\b\d{4} \d\d? \d\d?\b"
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
            r"\b(?:o'?clock|(?:half|quarter|fifteen|ten|minutes|\d+) past\b|quarter to\b|ampm"
            r"|between \d\d? (?:and|to) \d\d?$)",
            re.IGNORECASE,
        ),
    ),
)


# digits that news writes so: 8.30pm, November 18-19, 2014-2018, the 1990s, 6.45 percent
_PLAIN = re.compile(
    r"\b\d\d?\.\d\d ?[ap]\.?m\b"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]* \d\d?-\d\d?\b(?![-/ap])"
    r"|(?<![\d-])(?:19|20)\d\d ?- ?(?:19|20)\d\d\b(?!-)"
    r"|\b\d\d+s\b|\b\d+\.\d+(?= percent| in the )|\b\d+,\d+\.\d+"
)
_NO_DAY = re.compile(r"(?:morning|afternoon|evening|night)s?|in the mornings", re.IGNORECASE)
_OPENING = frozenset({"before", "after", "since", "until", "before-end", "after-start", "before-approx"})
_TOLD_HALF = r"(?!\s?[ap]\.?m|:|\.\d|th|st|\s*/| in the [mae]|\d| (?:to|and) \d\d?(?::\d\d)? ?[ap]\.?m)"
_BARE_HOUR = re.compile(
    r"\b(?:at|around|between|from|to|and|by|circa|or) "
    rf"(?:\d\d?|three|five|six|seven|eight|nine)\b{_TOLD_HALF}"
    r"|^(?:\d\d?|\w+[- ]thirty), ?"
    rf"|^(?:three|five|six|seven|five-thirty|\d) (?:to|tomorrow)\b{_TOLD_HALF}"
    r"|\d-\d|\b\d\d?:\d\d and \d\d?:\d\d\b|\b\d+:00 to \d+:00\b|\band \d:\d\d\b(?! ?[ap]\.?m)|m-\d "
)


def type_of(result: dict[str, Any]) -> str:
    """Return the kind of time that a case expects (`datetimerange`), `?` where it does not say."""
    return str(result.get("TypeName", "?")).rpartition(".")[2]


def values_of(result: dict[str, Any]) -> list[dict[str, str]]:
    """Return the values that a case accepts."""
    return (result.get("Resolution") or {}).get("values") or []


def left_out(case: Case) -> str | None:
    """Return why a case is not English news language, or None where it is."""
    text = case["Input"]
    for reason, pattern in _REASONS:
        if pattern.search(_PLAIN.sub("", text)):
            return reason
    if any(result["Text"] in ("may", "march") and result["Text"] in text for result in case["Results"]):
        return "names days or months without capitals"
    for result in case["Results"]:
        if re.match(r"(?:before|after|since) ", result["Text"]) or any(
            value.get("Mod") in _OPENING for value in values_of(result)
        ):
            return "opens a range with `before`, `after` or `since`, which TIMEX3 keeps apart as a signal"
        if _is_bare(result["Text"]):
            return "is a bare number"
        if "time" in type_of(result) and _BARE_HOUR.search(result["Text"]):
            return "gives a clock time without a.m., p.m. or a colon"
        if _NO_DAY.fullmatch(result["Text"]) and "T" in values_of(result)[0].get("timex", "T")[:1]:
            return "names a part of no day (`night markets`), which TimeBank leaves unmarked"
        if "timezone" in type_of(result) or type_of(result) == "?":
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
