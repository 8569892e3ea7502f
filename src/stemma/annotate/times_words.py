"""Turns each token of a text into its class in the grammar of time expressions."""

from __future__ import annotations

from functools import lru_cache

from stemma.annotate.times_holidays import NAMES
from stemma.annotate.times_tokens import MULTIPLES, ONES, ORDINALS, TENS, WORD_NUMBERS, Tokens
from stemma.annotate.times_zones import ABBREVIATIONS, BEFORE_TIME

_MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS = {name: i for i, name in enumerate(_MONTH_NAMES, start=1)}
SHORT_MONTHS = {name[:3]: i for name, i in MONTHS.items() if name != "may"} | {"sept": 9}
_DAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS = {name: i for i, name in enumerate(_DAY_NAMES)}
SHORT_WEEKDAYS = {name[:3]: i for name, i in WEEKDAYS.items()} | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
SEASONS = {
    "spring": 3,
    "summer": 6,
    "autumn": 9,
    "fall": 9,
    "winter": 12,
}  # the month each begins in the north
PARTS = ("morning", "afternoon", "evening", "night")
HOURS = ("noon", "midday", "midnight", "dawn", "daybreak", "dusk", "sunrise", "sunset")
UNITS = {w: w for w in ["minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century"]}
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
PLURALS = {f"{w}s": w for w in (*UNITS, "quarter", "weekend")} | {
    "nights": "night",
    "seconds": "second",
    "centuries": "century",
    "workweeks": "week",
    "workweek": "week",
}
DAY_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}

_CLASSES: dict[str, str] = {
    "the": "THE",
    "a": "A",
    "an": "A",
    "another": "A",
    "once": "ONCE",
    "twice": "ONCE",
    "of": "OF",
    "in": "IN",
    "on": "ON",
    "at": "AT",
    "and": "AND",
    "or": "OR",
    "to": "TO",
    "from": "FROM",
    "through": "TO",
    "until": "TO",
    "till": "TO",
    "last": "LAST",
    "past": "PAST",
    "previous": "PREVIOUS",
    "preceding": "PREVIOUS",
    "prior": "PREVIOUS",
    "next": "NEXT",
    "coming": "NEXT",
    "following": "FOLLOWING",
    "upcoming": "NEXT",
    "this": "THIS",
    "current": "CURRENT",
    "these": "THESE",
    "same": "SAME",
    "that": "THAT",
    "latest": "LATEST",
    "recent": "RECENT",
    "early": "EARLY",
    "late": "LATE",
    "mid": "MID",
    "middle": "EDGE",
    "beginning": "EDGE",
    "start": "EDGE",
    "end": "EDGE",
    "earlier": "EARLIER",
    "later": "LATER",
    "ago": "AGO",
    "before": "BEFORE",
    "after": "AFTER",
    "beforehand": "BEFOREHAND",
    "more": "MORE",
    "less": "LESS",
    "fewer": "LESS",
    "over": "MORETHAN",
    "than": "THAN",
    "about": "ABOUT",
    "around": "ABOUT",
    "roughly": "ABOUT",
    "approximately": "ABOUT",
    "some": "ABOUT",
    "nearly": "ABOUT",
    "almost": "ABOUT",
    "least": "LEAST",
    "most": "MOST",
    "up": "UP",
    "no": "NO",
    "rest": "REST",
    "right": "RIGHT",
    "present": "PRESENT",
    "moment": "MOMENT",
    "date": "DATE",
    "weekdays": "DAILY",
    "weekday": "WORKDAY",
    "remainder": "REST",
    "far": "FAR",
    "other": "OTHER",
    "full": "FULL",
    "entire": "FULL",
    "whole": "FULL",
    "near": "NEAR",
    "period": "PERIOD",
    "corresponding": "LIKE",
    "comparable": "LIKE",
    "like": "LIKE",
    "century": "CENTURY",
    "part": "PARTOF",
    "o'clock": "OCLOCK",
    "oclock": "OCLOCK",
    "+": "PLUS",
    "half": "HALF",
    "couple": "COUPLE",
    "few": "FEW",
    "several": "FEW",
    "many": "FEW",
    "dozen": "FEW",
    "dozens": "FEW",
    "each": "EVERY",
    "every": "EVERY",
    "all": "ALL",
    "$": "MONEY",
    "€": "MONEY",
    "£": "MONEY",
    "school": "SCHOOL",
    "calendar": "SCHOOL",
    "working": "SCHOOL",
    "circa": "ABOUT",
    "academic": "SCHOOL",
    "ahead": "AHEAD",
    "term": "TERM",
    "short": "SHORT",
    "long": "LONG",
    "sometime": "SOMETIME",
    "ended": "ENDED",
    "ending": "ENDED",
    "then": "THEN",
    "since": "SINCE",
    "now": "NOW",
    "currently": "NOW",
    "nowadays": "NOW",
    "recently": "RECENTLY",
    "lately": "RECENTLY",
    "future": "FUTURE",
    "daily": "DAILY",
    "weekly": "DAILY",
    "monthly": "DAILY",
    "yearly": "DAILY",
    "annually": "DAILY",
    "hourly": "DAILY",
    "bimonthly": "DAILY",
    "semiannually": "DAILY",
    "bi": "BI",
    "semi": "BI",
    "nightly": "DAILY",
    "overnight": "OVERNIGHT",
    "fiscal": "FISCAL",
    "time": "TIME",
    "so": "SO",
    "weekend": "WEEKEND",
    "quarter": "QUARTER",
    "local": "LOCAL",
    "am": "AM",
    "pm": "AM",
    "a.m.": "AM",
    "p.m.": "AM",
    ".": "DOT",
    ",": "COMMA",
    "-": "DASH",
    "–": "DASH",
    "—": "DASH",
    "‑": "DASH",
    "/": "SLASH",
    "(": "OPEN",
    ")": "CLOSE",
    ";": "END",
    ":": "END",
    "?": "END",
    "!": "END",
    '"': "END",
    "”": "END",
    "'": "APOS",
    "’": "APOS",
    "s": "S",
}
_CLASSES |= dict.fromkeys(["will", "would", "could", "might", "ll"], "MODAL")
_CLASSES |= dict.fromkeys(MONTHS, "MONTH") | dict.fromkeys(SHORT_MONTHS, "SHORTMONTH")
_CLASSES |= dict.fromkeys(WEEKDAYS, "WEEKDAY") | dict.fromkeys(SHORT_WEEKDAYS, "SHORTWEEKDAY")
_CLASSES |= {f"{w}s": "WEEKDAYS" for w in WEEKDAYS}
_CLASSES |= dict.fromkeys(SEASONS, "SEASON") | dict.fromkeys(PARTS, "PART") | dict.fromkeys(HOURS, "HOUR")
_CLASSES |= (
    dict.fromkeys(UNITS, "UNIT") | dict.fromkeys(_DECADES, "NINETIES") | dict.fromkeys(ABBREVIATIONS, "ZONE")
)
_CLASSES |= dict.fromkeys(BEFORE_TIME, "PLACEZONE")
_CLASSES |= {f"{w}s": "PARTS" for w in ("morning", "afternoon", "evening")}
_CLASSES |= (
    dict.fromkeys(PLURALS, "UNITS")
    | {"nights": "NIGHTS", "weekends": "WEEKENDS", "workweek": "UNIT"}
    | dict.fromkeys(DAY_WORDS, "TODAY")
)
_CLASSES |= (
    dict.fromkeys(WORD_NUMBERS, "NUM") | dict.fromkeys(MULTIPLES, "NUM") | dict.fromkeys(ORDINALS, "ORD")
)
_CLASSES |= dict.fromkeys([w for w, n in ONES.items() if n >= 10], "TEENS") | dict.fromkeys(TENS, "TENS")
_CLASSES |= {"second": "ORD", "hundred": "HUNDRED", "thousand": "THOUSAND", "century": "CENTURY"}
_NEEDS_CAPITAL = {"MONTH", "SHORTMONTH", "WEEKDAY", "SHORTWEEKDAY", "WEEKDAYS"}
_KINDS = {
    "iso": "ISO",
    "numeric": "NUMERIC",
    "dotted": "NUMERIC",
    "clock": "CLOCK",
    "decade": "DECADE",
    "ordinal": "ORD",
}

CLASS_NAMES = tuple(
    sorted(
        {*_CLASSES.values(), *_KINDS.values(), "DAY", "FIGURE", "YEAR", "HOLIDAY", "HOLIDAYREST"},
        key=lambda n: (-len(n), n),
    )
)
_CODES = {
    name: chr(0x4E00 + i) for i, name in enumerate(CLASS_NAMES)
}  # one letter a class; any block would do
CORE = frozenset(
    _CODES[name]
    for name in [
        "MONTH",
        "SHORTMONTH",
        "WEEKDAY",
        "WEEKDAYS",
        "SHORTWEEKDAY",
        "SEASON",
        "PART",
        "PARTS",
        "HOUR",
        "UNIT",
        "UNITS",
        "WEEKEND",
        "WEEKENDS",
        "QUARTER",
        "TODAY",
        "ISO",
        "NUMERIC",
        "CLOCK",
        "DECADE",
        "YEAR",
        "NOW",
        "RECENTLY",
        "FUTURE",
        "CURRENT",
        "RECENT",
        "PAST",
        "PERIOD",
        "NIGHTS",
        "WORKDAY",
        "PRESENT",
        "MOMENT",
        "TERM",
        "DATE",
        "TEENS",
        "THOUSAND",
        "NINETIES",
        "CENTURY",
        "DAILY",
        "OVERNIGHT",
        "HOLIDAY",
    ]
)
OTHER = "."


def code(name: str) -> str:
    """Return the letter that stands for a class in a text's row of classes."""
    return _CODES[name]


_HOLIDAYS: dict[str, list[tuple[str, ...]]] = {}
for _name in sorted(NAMES, key=lambda n: (-n.count(" "), n)):
    _HOLIDAYS.setdefault(_name.split()[0], []).append(tuple(_name.split()))


def month_number(word: str) -> int:
    """Return 1 to 12 for a month's name, whole or short."""
    return MONTHS.get(word) or SHORT_MONTHS[word[:3]]


def classes(tokens: Tokens) -> str:
    """Return one letter a token (its class, or `.` for what has no part in a time expression) and an end."""
    row = [
        OTHER if kind == "word" and low not in _CLASSES else _class_of(word, kind)
        for word, low, kind in zip(tokens.words, tokens.lower, tokens.kinds, strict=True)
    ]
    for at in [i for i, word in enumerate(tokens.lower) if word in _HOLIDAYS]:
        if tokens.words[at][0].isupper() and (length := _holiday_at(tokens.lower, at)):
            row[at : at + length] = _CODES["HOLIDAY"] + _CODES["HOLIDAYREST"] * (length - 1)
    return "".join(row) + _CODES["END"]  # so that what may only end a sentence may end the text


@lru_cache(maxsize=1 << 15)
def _class_of(word: str, kind: str) -> str:
    if kind == "number":
        return _number_class(word)
    if kind in _KINDS:
        return _CODES[_KINDS[kind]]
    name = _CLASSES.get(word.lower())
    if name is None or (name in _NEEDS_CAPITAL and not word[0].isupper()):
        return OTHER
    if name in ("ZONE", "PLACEZONE") and not (word.isupper() if name == "ZONE" else word[0].isupper()):
        return OTHER
    return _CODES[name]


def _holiday_at(words: list[str], at: int) -> int:
    """Return how many tokens the name of a holiday takes that begins here, or 0."""
    for name in _HOLIDAYS[words[at]]:
        end = at
        for part in name:
            end += words[end : end + 1] in (["'"], ["’"])
            if words[end : end + 1] != [part]:
                break
            end += 1
        else:
            return end - at
    return 0


def _number_class(word: str) -> str:
    """Tell a day of the month and a year from other numbers."""
    if word.isdigit():
        if len(word) <= 2 and 1 <= int(word) <= 31:
            return _CODES["DAY"]
        if len(word) == 4 and 1000 <= int(word) < 2200:
            return _CODES["YEAR"]
    return _CODES["FIGURE"]
