"""Turns the tokens of a text into the time expressions that stand in it, unresolved.

A text becomes a row of letters, one a token (`times_words`); the grammar is a set of regular
expressions over that row, tried only where a token stands that can be the heart of one
(the idea of SynTime, Zhong et al. 2017, with rules that also say how to read what they match).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stemma.annotate.times_tokens import Tokens
from stemma.annotate.times_words import CORE, OTHER, classes, code

_MON = "(MONTH|SHORTMONTH)"
_DAY = "(DAY|ORD)"
_ON = "(?:THE? (?:WEEKDAY|SHORTWEEKDAY DOT?) COMMA? )?"
_MOD = "(?:THE? mod:(EARLY|LATE|MID|EARLIER|LATER) (?:DASH|OF|IN)? )?"
_REL = "rel:(LAST|PAST|PREVIOUS|NEXT|FOLLOWING|THIS|SAME|THAT|LATEST)"
_HEDGE = "(?:ABOUT|MORETHAN|MORE THAN|LESS THAN|AT LEAST){0,3}"
_NUM = "(?:DAY|NUM|YEAR)(?:DASH?NUM){0,6}(?:AND A HALF)?"
_COUNT = f"(?:(?:A(?=YEAR))?{_NUM}(?:(?:DASH|TO|OR){_NUM})?|A?COUPLE OF?|A?FEW|HALF A|A)"
_UNIT = "(UNIT|UNITS|QUARTER|WEEKEND)"
_OF_YEAR = "(?:(?:COMMA|OF)? year:(YEAR|LAST UNIT|NEXT UNIT|THIS UNIT|THAT UNIT|SAME UNIT))"

# Repeats are bounded, so that a row of a million numbers costs no more than its length.
# name, pattern: the first that matches wins, so a longer form stands above what it contains.
# Capitals are classes of tokens, `field:` names the part that follows it for the reading.
_RULES: tuple[tuple[str, str], ...] = (
    ("whole date", "day:(ISO|NUMERIC)"),
    (
        "month and day",
        f"{_ON} month:{_MON} DOT? THE? day:{_DAY} "
        f"(?:(?:DASH|TO) (?:later:{_MON} DOT?)? last:{_DAY})? {_OF_YEAR}?",
    ),
    (
        "day and month",
        f"{_ON} THE? day:{_DAY} (?:(?:DASH|TO|AND) THE? last:{_DAY})? OF? month:{_MON} DOT? {_OF_YEAR}?",
    ),
    ("month of a year", f"{_MOD} month:{_MON} DOT? {_OF_YEAR}"),
    ("related month", f"{_MOD} THE? {_REL} month:{_MON}"),
    ("month", f"{_MOD} month:{_MON}"),
    ("season", f"{_MOD} (?:THE? {_REL} (?:PAST|NEXT)?|THE)? season:SEASON {_OF_YEAR}?"),
    ("quarter of a year", f"THE? FISCAL? nth:ORD DASH? FISCAL? QUARTER (?:(?:OF|IN)? FISCAL? {_OF_YEAR})?"),
    ("quarter of a year", "THE? FISCAL? year:YEAR nth:ORD DASH? QUARTER"),
    ("half of a year", f"THE? nth:ORD HALF {_OF_YEAR}"),
    ("day word", "mod:(EARLY|LATE|EARLIER|LATER)? day:TODAY part:(PART|HOUR)?"),
    ("part of today", "mod:(EARLY|LATE|EARLIER|LATER)? rel:(THIS|LAST) part:PART"),
    ("overnight", "day:OVERNIGHT"),
    (
        "weekday",
        "(?:mod:(EARLY|LATE|EARLIER|LATER) ON?)? "
        "(?:THE? rel:(LAST|PAST|PREVIOUS|NEXT|FOLLOWING|THIS NEXT|THIS PAST|THIS))? "
        "early:(EARLY|LATE)? weekday:WEEKDAY part:(PART|PARTS|HOUR)? OF? "
        "week:(LAST UNIT|NEXT UNIT|THIS UNIT)?",
    ),
    ("weekdays", "EVERY? set:WEEKDAYS"),
    (
        "ago",
        f"{_HEDGE} n:({_COUNT}) unit:{_UNIT} (?:OR SO)? (?:AND A HALF)? way:(AGO|EARLIER|LATER|FROM NOW)",
    ),
    ("ago", "THE? unit:(UNIT) DASH way:(AGO|EARLIER) (?:ORD? QUARTER)?"),
    ("long ago", "unit:UNITS way:(AGO|EARLIER|LATER)"),
    (
        "window",
        f"THE? {_HEDGE} rel:(LAST|PAST|PREVIOUS|NEXT|FOLLOWING|RECENT|FUTURE) n:({_COUNT})? unit:UNITS",
    ),
    ("window", f"THE? n:({_NUM}) rel:(LAST|PAST|PREVIOUS|NEXT|FOLLOWING) unit:UNITS"),
    ("window", "THESE unit:UNITS"),
    ("related unit", f"{_MOD} THIS? THE? {_REL} FISCAL? unit:{_UNIT}"),
    ("related unit", f"THE? mod:(EARLY|LATE|MID|EARLIER|LATER) (?:OF|IN) THE unit:{_UNIT}"),
    ("set", "EVERY ORD? (?:UNIT|QUARTER|WEEKEND|WEEKDAY|MONTH|PART|SEASON)|DAILY"),
    ("clock", "ABOUT? clock:(CLOCK|DAY(?=AM)|HOUR) am:AM? (?:LOCAL TIME)? OPEN? zone:ZONE? CLOSE?"),
    ("years", "FROM? year:YEAR (?:DASH|TO|SLASH) last:(YEAR|DAY|NUM)"),
    ("decade", f"{_MOD} THE? decade:DECADE"),
    ("year", f"{_MOD} FISCAL? year:YEAR"),
    ("duration", f"(?:THE (?:ORD|LATEST)?)? {_HEDGE} n:({_COUNT}) MORE? DASH? unit:{_UNIT} (?:AND A HALF)?"),
    ("the unit", "THE unit:(UNIT|QUARTER|WEEKEND)"),
    ("units", "unit:UNITS"),
    ("part of the day", "THE part:PART"),
    ("holiday", f"day:HOLIDAY UNIT? {_OF_YEAR}?"),
    ("now", "NOW"),
    ("past", "RECENTLY"),
    ("future", "THE FUTURE"),
)


def _compiled() -> re.Pattern[str]:
    """Join the rules into one pattern over class letters; group `r7` is rule 7, `r7_day` its field."""
    rules = []
    for i, (_, source) in enumerate(_RULES):
        named = re.sub(r"([a-z]+):\(", rf"(?P<r{i}_\1>", source)
        named = re.sub(r"([a-z]+):([A-Z]+)", rf"(?P<r{i}_\1>\2)", named)
        rules.append(f"(?P<r{i}>{named})")
    letters = re.sub(r"(?<!\(\?)\b[A-Z]+\b", lambda m: code(m.group()), "|".join(rules))
    return re.compile(letters.replace(" ", ""))


_GRAMMAR = _compiled()
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


def expressions(tokens: Tokens) -> Iterator[Expression]:
    """Yield the time expressions of a text in order, without overlaps."""
    row = classes(tokens)
    for island in _ISLAND.finditer(row):
        if _CORE.search(row, *island.span()):
            for match in _GRAMMAR.finditer(row, *island.span()):
                yield _expression(tokens, match)


def _expression(tokens: Tokens, match: re.Match[str]) -> Expression:
    """Name the rule and cut the fields of a match."""
    number = int((match.lastgroup or "r0")[1:])
    prefix = f"r{number}_"
    fields = {
        group.removeprefix(prefix): tuple(tokens.lower[slice(*match.span(group))])
        for group in _FIELDS[number]
        if match.group(group)
    }
    return Expression(_RULES[number][0], match.start(), match.end(), fields)


_FIELDS = tuple(
    tuple(group for group in _GRAMMAR.groupindex if group.startswith(f"r{i}_")) for i in range(len(_RULES))
)
