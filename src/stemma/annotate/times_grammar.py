"""Turns the tokens of a text into the time expressions that stand in it, unresolved.

A text becomes a row of letters, one a token (`times_words`); the grammar is a set of regular
expressions over that row, tried only where a token stands that can be the heart of one
(the idea of SynTime, Zhong et al. 2017, with rules that also say how to read what they match).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from stemma.annotate.times_firsts import first_letters
from stemma.annotate.times_tokens import Tokens
from stemma.annotate.times_words import CORE, OTHER, classes, code

_MON = "(MONTH|SHORTMONTH DOT?)"
_ORDW = "(?:(?:TENS|NUM) DASH? ORD|ORD)"
_DAY = f"((?<!MONEY)DAY|{_ORDW})"
_SPOKEN_DAY = "(TENS DASH? NUM|TENS|TEENS)"  # only where a year follows: `May twenty miners died`
_ON = "(?:THE? (?:WEEKDAY|SHORTWEEKDAY DOT?) COMMA? )?"
_MOD = "(?:THE? mod:(EARLY|LATE|MID|EARLIER|LATER|EDGE(?=OF)) (?:DASH|OF|IN|ON|PARTOF){0,2} )?"
_REL = "rel:(LAST|PAST|PREVIOUS|NEXT|FOLLOWING|THIS NEXT|THIS PAST|THIS|CURRENT|SAME|THAT SAME|THAT|LATEST)"
_HEDGE = (
    "(?:hedge:(ABOUT|MORETHAN|MORE THAN|LESS THAN|AT LEAST|AT MOST|UP TO"
    "|ABOUT AT LEAST|NO MORE THAN|NO LESS THAN))?"
)
_N = "(?:NUM|FIGURE|TENS|TEENS|HUNDRED|THOUSAND)"
_NUM = (
    f"(?:DAY|YEAR|{_N})(?:(?:DASH|(?<=[HUNDRED THOUSAND])AND)?{_N}){{0,6}}"
    "(?:AND A HALF|AND HALF A|DAY SLASH DAY)?"
)
_COUNT = (
    f"(?:(?:A(?=YEAR|HUNDRED|THOUSAND))?{_NUM}(?:(?:DASH|TO|OR){_NUM})?|A?COUPLE OF?|A?FEW(?: OF)?|HALF A|A)"
)
_NOT_AGO = "(?!DASH (?:AGO|EARLIER))"  # `a year-earlier loss` holds no year
_OR_SO = "(?:OR SO)?"
_UNIT = "(UNIT|UNITS|WEEKENDS|NIGHTS|QUARTER|WEEKEND|CENTURY)"
_SAID = (
    "TEENS (?:TENS (?:DASH? NUM)?|TEENS|NUM NUM)|TENS (?:TENS (?:DASH? NUM)?|TEENS)"
    "|TEENS HUNDRED AND? (?:TENS DASH? NUM|TEENS|NUM|TENS)"
    "|(?<=[UNIT MONTH SHORTMONTH IN])NUM THOUSAND (?:AND? (?:TENS DASH? NUM|TEENS|NUM|TENS))?"
)
_YEAR = f"(YEAR|{_SAID}|LAST UNIT|NEXT UNIT|THIS UNIT|THAT UNIT|SAME UNIT|THE SAME UNIT)"
_MORE = f"(?:(?:COMMA|AND){{0,2}} {_NUM} (?:UNITS|UNIT)){{1,3}}"
_REST = f"(?:half:(AND A HALF)|more:({_MORE}))?"
_OF_YEAR = f"(?:(?:COMMA|OF|IN)? year:{_YEAR})"
_LAST_YEARS = "year:(LAST UNIT|NEXT UNIT|THIS UNIT) APOS S"

# Repeats are bounded, so that a row of a million numbers costs no more than its length.
# name, pattern: the first that matches wins, so a longer form stands above what it contains.
# Capitals are classes of tokens, `field:` names the part that follows it for the reading.
_RULES: tuple[tuple[str, str], ...] = (
    ("whole date", f"{_ON} day:(ISO|NUMERIC)"),
    (
        "month and day",
        f"{_ON} (?:THE? rel:(LAST|NEXT|THIS))? month:{_MON} THE? day:{_DAY} "
        f"(?:(?:DASH|TO|AND) THE? (?:later:{_MON})? last:{_DAY}(?!UNIT|NUM|FIGURE))? {_OF_YEAR}?",
    ),
    (
        "day and month",
        f"{_ON} THE? day:{_DAY} (?:OF? early:{_MON})? (?:(?:DASH|TO|AND) THE? last:{_DAY})? "
        f"(?:OF|DASH|SLASH)? month:{_MON} (?:(?:DASH|SLASH)(?=YEAR))? {_OF_YEAR}?",
    ),
    (
        "month and day",
        f"month:{_MON} day:{_SPOKEN_DAY} COMMA? year:({_SAID}|YEAR)",
    ),
    ("day and month", f"day:{_SPOKEN_DAY} month:{_MON} COMMA? year:({_SAID}|YEAR)"),
    ("months", f"month:{_MON} (?:DASH|TO|AND) last:{_MON} {_OF_YEAR}?"),
    ("month of a year", f"{_MOD} month:{_MON} (?:COMMA|DASH(?=YEAR)|SLASH(?=YEAR))? {_OF_YEAR}"),
    ("related month", f"{_MOD} THE? {_REL} month:(MONTH|SHORTMONTH DOT?)"),
    ("month", f"{_MOD} month:{_MON}"),
    ("season", f"{_MOD} (?:THE? {_REL}|THE full:FULL?)? season:SEASON {_OF_YEAR}?"),
    (
        "quarters of a year",
        f"THE? which:(ORD|LAST) n:(NUM|DAY|FIGURE|TEENS|TENS) unit:(UNITS) OF {_OF_YEAR}",
    ),
    ("quarter of a year", f"{_LAST_YEARS} FISCAL? nth:ORD DASH? FISCAL? QUARTER"),
    ("quarter of a year", "THE? way:(UNIT DASH (?:AGO|EARLIER)) nth:ORD DASH? QUARTER"),
    (
        "quarter of a year",
        "FISCAL? DASH? nth:ORD DASH QUARTER",
    ),
    (
        "quarter of a year",
        f"THE? FISCAL? DASH? nth:ORD FISCAL? QUARTER (?:(?:OF|IN)? THE? FISCAL? {_OF_YEAR}|OF THE UNIT)?",
    ),
    ("quarter of a year", "THE? FISCAL? year:YEAR (?:APOS S)? nth:ORD DASH? QUARTER"),
    ("half of a year", f"THE? nth:ORD HALF {_OF_YEAR}"),
    ("half of a year", f"THE? nth:LAST HALF {_OF_YEAR}"),
    ("half of a year", "THE? nth:ORD HALF (?=OF THE? UNIT)"),
    ("nth of a year", f"THE? nth:(ORD|LAST) unit:UNIT OF {_OF_YEAR}"),
    ("week of a month", f"THE? nth:(ORD|LAST) unit:UNIT OF month:{_MON} {_OF_YEAR}?"),
    ("day of a month", f"THE? day:({_ORDW}) unit:UNIT OF month:{_MON} {_OF_YEAR}?"),
    ("week of a day", f"THE? unit:UNIT OF month:{_MON} THE? day:{_DAY} {_OF_YEAR}?"),
    ("period", f"{_LAST_YEARS} (?:quarter:QUARTER|PERIOD)"),
    ("period", "THE? LIKE? (?:UNIT DASH (?:AGO|EARLIER)|year:YEAR) (?:quarter:QUARTER|PERIOD)"),
    ("period", "THE LIKE (?:quarter:QUARTER|PERIOD) (?:OF|IN|A)? year:(LAST UNIT|YEAR)"),
    ("period", "THE rel:(LATEST|CURRENT) PERIOD"),
    ("period", "THE quarter:QUARTER A UNIT (?:AGO|EARLIER)"),
    ("year-ago length", "THE? UNIT DASH (?:AGO|EARLIER) n:(NUM|DAY) unit:(UNIT|UNITS)"),
    ("year-ago", "UNIT DASH (?:AGO|EARLIER)"),
    ("last year end", "(?<=SINCE)THE? UNIT (?:DASH|APOS S)? EDGE(?!OF)"),
    ("year end", "(?:THE|year:YEAR)? UNIT (?:DASH|APOS S)? EDGE(?!OF)"),
    ("beyond tomorrow", "THE UNIT way:(BEFORE|AFTER) day:TODAY"),
    ("day word", "THE? mod:EDGE OF day:TODAY"),
    ("day word", "mod:(EARLY|LATE|EARLIER|LATER|MID)? DASH? day:TODAY part:(PART|HOUR)?"),
    ("day word", "mod:(EARLY|LATE|MID)? DASH? part:PART day:TODAY"),
    ("part of today", "mod:(EARLY|LATE|EARLIER|LATER)? THE? rel:(THIS|LAST|THAT|NEXT|FOLLOWING) part:PART"),
    ("overnight", "day:OVERNIGHT"),
    ("set", "ONCE set:(A UNIT)"),
    ("set", "(?:ON|ALL)? set:WEEKENDS"),
    ("set", "set:(BI DASH? DAILY)"),
    ("set", "IN THE set:PARTS"),
    ("set", "set:(WEEKDAYS (?:PART|PARTS)?|WEEKDAY (?:PARTS|NIGHTS))"),
    ("weekday", "week:(LAST UNIT|NEXT UNIT|THIS UNIT) ON? weekday:WEEKDAY part:(PART|HOUR)?"),
    (
        "weekday",
        "(?:mod:(EARLY|LATE|EARLIER|LATER) ON?)? "
        "(?:the:(THE)? rel:(LAST|PAST|PREVIOUS|NEXT|FOLLOWING|THIS NEXT|THIS PAST|THIS))? "
        "early:(EARLY|LATE|MID)? DASH? weekday:WEEKDAY part:(PART|HOUR)? "
        "(?:OF? week:(LAST UNIT|NEXT UNIT|THIS UNIT))?",
    ),
    ("one day", "(?<=MODAL)NUM UNIT"),
    ("within", "(?<=IN) n:(NUM|DAY|FIGURE|A) unit:(UNIT|UNITS) (?:(?=time:(APOS S? TIME))|APOS S? UNIT)?"),
    ("window", f"THE? rel:(LAST|PAST|NEXT|FOLLOWING) n:({_NUM}) unit:UNITS more:({_MORE})(?!AGO)"),
    (
        "ago",
        f"{_HEDGE} n:({_COUNT}) unit:{_UNIT} {_OR_SO} {_REST} way:(AGO|EARLIER|LATER|FROM NOW|BEFOREHAND)",
    ),
    ("long ago", "unit:UNITS way:(AGO|EARLIER|LATER)"),
    (
        "window",
        f"THE? {_HEDGE} rel:(LAST|PAST|PREVIOUS|NEXT|FOLLOWING|RECENT|FUTURE) n:({_COUNT})? "
        f"unit:UNITS {_OR_SO}",
    ),
    ("window", f"THE? n:({_NUM}) rel:(LAST|PAST|PREVIOUS|NEXT|FOLLOWING) unit:UNITS"),
    ("window", "these:THESE unit:UNITS"),
    ("related unit", "THE unit:UNIT after:(AFTER (?=NEXT)|BEFORE (?=LAST)) rel:(NEXT|LAST)"),
    ("day beside", "THE unit:UNIT way:(BEFORE|AFTER)(?=COMMA|DOT|CLOSE|END)"),
    ("related unit", "mod:EDGE OF unit:UNIT"),
    ("so far", "THE? unit:UNIT TO DATE"),
    ("month to date", f"FROM month:{_MON} TO DATE"),
    ("so far", "SO FAR (?:THIS|IN) unit:UNIT"),
    ("so far", "rest:THE REST OF (?:THE|THIS) unit:UNIT"),
    ("related unit", f"SOMETIME? {_MOD} THIS? THE? {_REL} (?:FISCAL|SCHOOL)? unit:{_UNIT} {_OR_SO}"),
    (
        "related unit",
        "THE? mod:(EARLY|LATE|MID|EARLIER|LATER|EDGE(?=OF)) (?:OF|IN) THE unit:(UNIT|WEEKEND|QUARTER)",
    ),
    (
        "set",
        "set:(EVERY (?:OTHER|ORD|NUM|DAY|FIGURE|TENS|TEENS)? "
        "(?:UNIT|UNITS|QUARTER|WEEKEND|WEEKENDS|WEEKDAY|WORKDAY|MONTH"
        "|PART|SEASON) PART?|DAILY)",
    ),
    (
        "clocks",
        "clock:(CLOCK|DAY|NUM) am:AM? (?:DASH|TO|AND) until:(CLOCK|DAY|NUM) lastam:AM "
        "(?:OPEN? zone:(LOCAL TIME|ZONE TIME?) CLOSE?)?",
    ),
    (
        "clock",
        "hedge:ABOUT? (?:DAY(?=HOUR))? clock:(CLOCK|(?:DAY|NUM)(?=AM|OCLOCK|IN THE PART)|HOUR) "
        "(?:am:AM|OCLOCK)? (?:IN THE part:PART)? "
        "(?:OPEN? zone:(LOCAL TIME|ZONE TIME?|ZONE (?:PLUS|DASH) DAY|PLACEZONE TIME) CLOSE?)?",
    ),
    ("years", "FROM? year:YEAR (?:DASH|TO|SLASH) last:(YEAR|DAY|FIGURE)"),
    ("decade", f"{_MOD} THE? decade:(DECADE|NINETIES)"),
    ("century", f"{_MOD} THE? nth:({_ORDW}) DASH? CENTURY"),
    ("spoken year", f"{_MOD} (?:THE UNIT)? year:({_SAID})"),
    ("year", f"{_MOD} (?:THE? (?:FISCAL|SCHOOL)? UNIT(?=YEAR))? FISCAL? year:YEAR"),
    ("numbered week", f"the:(THE)? unit:UNIT n:(DAY|FIGURE) (?:OF? year:{_YEAR})?"),
    ("duration", "ALL unit:UNIT"),
    ("nights", "n:(NUM|DAY|FIGURE) DASH? part:PART"),
    (
        "duration",
        f"(?:THE (?:ORD|LATEST)?)? {_HEDGE} n:({_COUNT}) MORE? unit:{_UNIT} {_NOT_AGO} {_REST}",
    ),
    ("duration", f"{_HEDGE} n:({_COUNT}) DASH unit:{_UNIT}"),
    (
        "the unit",
        "THE full:FULL? (?:FISCAL|SCHOOL)? unit:(UNIT|QUARTER|WEEKEND|CENTURY) "
        f"{_NOT_AGO} (?=ended:ENDED? (?:month:{_MON} day:{_DAY})?)",
    ),
    ("units", "(?:THE|ABOUT)? unit:UNITS AHEAD?"),
    (
        "part of the day",
        "(?:mod:(EARLY|LATE|MID|EARLIER|LATER) (?:DASH|IN|OF){0,2})? THE? part:PART (?:DASH TIME)?",
    ),
    (
        "holiday",
        "(?:THE? rel:(LAST|NEXT|THIS|PAST))? day:(HOLIDAY HOLIDAYREST{0,6}) unit:(UNIT|WEEKEND)? "
        f"{_OF_YEAR}?",
    ),
    ("now", "RIGHT? NOW|CURRENT|(?<=AT)(?:PRESENT|THE (?:MOMENT|PRESENT TIME)|THIS TIME)"),
    ("past", "MORE? RECENTLY|THEN DASH? CURRENT|THE PAST"),
    ("future", "THE NEAR? FUTURE|THE (?:NEAR|SHORT|LONG) TERM|A LATER DATE"),
)


def _lettered(source: str) -> str:
    """Write a rule as a pattern over class letters, its fields as groups of that name."""
    named = re.sub(r"([a-z]+):\(", r"(?P<\1>", source)
    named = re.sub(r"([a-z]+):([A-Z]+)", r"(?P<\1>\2)", named)
    return re.sub(r"(?<!\(\?)\b[A-Z]+\b", lambda m: code(m.group()), named).replace(" ", "")


def _by_letter() -> dict[str, list[tuple[int, re.Pattern[str]]]]:
    """Sort the rules by the letters that they can begin with, in the order in which they are tried."""
    rules: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
    for number, (_, source) in enumerate(_RULES):
        lettered = _lettered(source)
        pattern = re.compile(lettered)
        for letter in first_letters(lettered):
            rules.setdefault(letter, []).append((number, pattern))
    return rules


_GRAMMAR = _by_letter()  # nine rules of ten need not be tried where one letter stands
_ISLAND = re.compile(rf"[^{re.escape(OTHER)}]+")
_CORE = re.compile(f"[{''.join(sorted(CORE))}]")


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: its rule, the tokens from `first` up to `last`, its fields in lower-case words."""

    rule: str
    first: int
    last: int
    fields: Mapping[str, tuple[str, ...]]

    def get(self, field: str) -> str:
        """Return a field's first word, or an empty one."""
        words = self.fields.get(field, ())
        return words[0] if words else ""

    @property
    def rel(self) -> str:
        """The word that says which one is meant: `last`, and `past` of `this past`."""
        words = self.fields.get("rel", ("",))
        return words[1] if words[0] == "this" and len(words) > 1 else words[0]

    def has(self, field: str) -> bool:
        """Say whether the expression has this part."""
        return field in self.fields


@lru_cache(maxsize=4)
def expressions(tokens: Tokens) -> tuple[Expression, ...]:
    """Return the time expressions of a text in order, without overlaps.

    The last few are kept, as `tokens_of` keeps theirs: a page without a date is read for its day first.
    """
    return tuple(_matches(tokens))


def _matches(tokens: Tokens) -> Iterator[Expression]:
    row = classes(tokens)
    for island in _ISLAND.finditer(row):
        if _CORE.search(row, *island.span()):
            yield from _in_island(tokens, row, *island.span())


def _in_island(tokens: Tokens, row: str, at: int, end: int) -> Iterator[Expression]:
    """Yield what the rules read from left to right, the first that matches at each place."""
    while at < end:
        for number, rule in _GRAMMAR.get(row[at], ()):
            if match := rule.match(row, at, end):
                yield _expression(tokens, number, match)
                at = match.end()
                break
        else:
            at += 1


def _expression(tokens: Tokens, number: int, match: re.Match[str]) -> Expression:
    """Cut the fields of a rule's match."""
    spans = ((field, match.span(field)) for field in match.re.groupindex)
    fields = {field: tuple(tokens.lower[at:end]) for field, (at, end) in spans if at < end}
    return Expression(_RULES[number][0], match.start(), match.end(), fields)
