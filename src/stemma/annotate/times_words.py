"""Turns each token of a text into its class in the grammar of time expressions."""

from __future__ import annotations

from stemma.annotate.times_tokens import MULTIPLES, ORDINALS, WORD_NUMBERS, Tokens

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
PARTS = {
    "morning": ("05:00", "11:59"),
    "afternoon": ("12:00", "17:59"),
    "evening": ("18:00", "23:59"),
    "night": ("18:00", "23:59"),
}
HOURS = {
    "noon": ("12:00", "12:00"),
    "midday": ("12:00", "12:00"),
    "midnight": ("00:00", "00:00"),
    "dawn": ("05:00", "07:00"),
    "dusk": ("17:00", "20:00"),
}
UNITS = {w: w for w in ["minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century"]}
PLURALS = {f"{w}s": w for w in (*UNITS, "quarter", "weekend")} | {
    "seconds": "second",
    "centuries": "century",
    "summers": "year",
    "winters": "year",
}
DAY_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}

_CLASSES: dict[str, str] = {
    "the": "THE",
    "a": "A",
    "an": "A",
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
    "last": "LAST",
    "past": "PAST",
    "previous": "PREVIOUS",
    "preceding": "PREVIOUS",
    "next": "NEXT",
    "coming": "NEXT",
    "following": "FOLLOWING",
    "upcoming": "NEXT",
    "this": "THIS",
    "current": "THIS",
    "these": "THESE",
    "same": "SAME",
    "that": "THAT",
    "latest": "LATEST",
    "recent": "RECENT",
    "early": "EARLY",
    "late": "LATE",
    "mid": "MID",
    "middle": "MID",
    "beginning": "EARLY",
    "start": "EARLY",
    "end": "LATE",
    "earlier": "EARLIER",
    "later": "LATER",
    "ago": "AGO",
    "before": "BEFORE",
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
    "just": "ABOUT",
    "only": "ABOUT",
    "least": "LEAST",
    "most": "LEAST",
    "half": "HALF",
    "couple": "COUPLE",
    "few": "FEW",
    "several": "FEW",
    "many": "FEW",
    "dozen": "FEW",
    "each": "EVERY",
    "every": "EVERY",
    "all": "ALL",
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
    "gmt": "ZONE",
    "utc": "ZONE",
    "bst": "ZONE",
    "est": "ZONE",
    "edt": "ZONE",
    "cst": "ZONE",
    "cdt": "ZONE",
    "mst": "ZONE",
    "mdt": "ZONE",
    "pst": "ZONE",
    "pdt": "ZONE",
    "et": "ZONE",
    "cet": "ZONE",
    "cest": "ZONE",
    "eet": "ZONE",
    "msk": "ZONE",
    "jst": "ZONE",
    "kst": "ZONE",
    "ist": "ZONE",
    "christmas": "HOLIDAY",
    "easter": "HOLIDAY",
    "ramadan": "HOLIDAY",
    "thanksgiving": "HOLIDAY",
    ".": "DOT",
    ",": "COMMA",
    "-": "DASH",
    "–": "DASH",
    "—": "DASH",
    "‑": "DASH",
    "/": "SLASH",
    "(": "OPEN",
    ")": "CLOSE",
    "'": "APOS",
    "’": "APOS",
    "s": "S",
}
_CLASSES |= dict.fromkeys(MONTHS, "MONTH") | dict.fromkeys(SHORT_MONTHS, "SHORTMONTH")
_CLASSES |= dict.fromkeys(WEEKDAYS, "WEEKDAY") | dict.fromkeys(SHORT_WEEKDAYS, "SHORTWEEKDAY")
_CLASSES |= {f"{w}s": "WEEKDAYS" for w in WEEKDAYS}
_CLASSES |= dict.fromkeys(SEASONS, "SEASON") | dict.fromkeys(PARTS, "PART") | dict.fromkeys(HOURS, "HOUR")
_CLASSES |= dict.fromkeys(UNITS, "UNIT")
_CLASSES |= {f"{w}s": "PARTS" for w in ("morning", "afternoon", "evening", "night")}
_CLASSES |= dict.fromkeys(PLURALS, "UNITS") | dict.fromkeys(DAY_WORDS, "TODAY")
_CLASSES |= (
    dict.fromkeys(WORD_NUMBERS, "NUM") | dict.fromkeys(MULTIPLES, "NUM") | dict.fromkeys(ORDINALS, "ORD")
)
_CLASSES["second"] = "ORD"
_NEEDS_CAPITAL = {"MONTH", "SHORTMONTH", "WEEKDAY", "SHORTWEEKDAY", "WEEKDAYS", "HOLIDAY"}
_KINDS = {
    "iso": "ISO",
    "numeric": "NUMERIC",
    "dotted": "NUMERIC",
    "clock": "CLOCK",
    "decade": "DECADE",
    "ordinal": "ORD",
}

CLASS_NAMES = tuple(sorted({*_CLASSES.values(), *_KINDS.values(), "DAY", "YEAR"}, key=lambda n: (-len(n), n)))
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
        "DAILY",
        "OVERNIGHT",
        "HOLIDAY",
    ]
)
OTHER = "."


def code(name: str) -> str:
    """Return the letter that stands for a class in a text's row of classes."""
    return _CODES[name]


def classes(tokens: Tokens) -> str:
    """Return one letter a token: its class, or `.` for what has no part in a time expression."""
    row = []
    for word, low, kind in zip(tokens.words, tokens.lower, tokens.kinds, strict=True):
        if kind == "number":
            row.append(_number_class(word))
        elif kind in _KINDS:
            row.append(_CODES[_KINDS[kind]])
        else:
            name = _CLASSES.get(low)
            if name is None or (name in _NEEDS_CAPITAL and not word[0].isupper()):
                row.append(OTHER)
            else:
                row.append(_CODES[name])
    return "".join(row)


def _number_class(word: str) -> str:
    """Tell a day of the month and a year from other numbers."""
    if word.isdigit():
        if len(word) <= 2 and 1 <= int(word) <= 31:
            return _CODES["DAY"]
        if len(word) == 4 and 1000 <= int(word) <= 2100:
            return _CODES["YEAR"]
    return _CODES["NUM"]
