"""Turns the words around a time expression into whether it is one."""

from __future__ import annotations

import re

from stemma.annotate.times_grammar import Expression
from stemma.annotate.times_tokens import Tokens
from stemma.annotate.times_words import MONTHS
from stemma.annotate.wordlists import words

_PREPOSITIONS = words(
    """
    in of since until till by from to last next this early late mid between and through during for
    before after the end beginning start on into around about as or past earlier later each every
    """
)
_FOR = words(
    """
    for in within over after than about almost nearly half during into under until every per
    """
)
_COUNTED = words(
    """
    people soldiers troops men women children girls boys civilians refugees migrants workers employees
    officers members fighters militants prisoners victims dollars euros pounds yen yuan miles kilometres
    kilometers meters metres tons tonnes percent homes houses jobs votes cases deaths students
    protesters
    """
)
_PLURAL = re.compile(r"[a-z]{3,}s")
_YEARLESS = frozenset({"-", "–", "$", "€", "£", "#", "+"})
_MONEY_UNITS = frozenset({"%", "percent", "per"})
_QUOTES = frozenset('"“”')
_AFTER_YEAR = words("and or but when as in at on to by the a he she it they we")
_LONG = frozenset({"week", "month", "year", "decade", "century"})
_OFTEN = words("once twice times million billion thousand hundred percent % people barrels tons tonnes")
_IN_SEASON = words("in during since by until for over into through throughout before after from last")
_DURING = words("over through throughout in during")
_SPENT = words("after following follows followed despite amid spent spend spending took takes take")
_SHORT_UNITS = words("seconds minutes hours days nights")
_CLOSING = frozenset({"", ".", ",", ";", ":", "?", "!", ")", '"', "”", "–", "—"})
_SEASON_WEEKS = 18  # of American football, whose weeks are numbered in news more than those of the year
_AGE = frozenset({"old", "olds"})


def is_time(tokens: Tokens, e: Expression) -> bool:
    """Say whether the surroundings let an expression be a time."""
    check = _CHECKS.get(e.rule)
    return check is None or check(tokens, e)


def _bare_month(tokens: Tokens, e: Expression) -> bool:
    """Keep `in May` and `May` for itself; leave `Lena May`, `June Karel`, `May God` and `Jan`."""
    if e.last - e.first > 1:
        return True
    month = e.get("month")
    before, after = tokens.word(e.first - 1), e.first + 1
    capital_next = after < len(tokens) and tokens.words[after][0].isupper() and not tokens.breaks(after)
    if month not in MONTHS:
        return tokens.word(after) == "." and before in _PREPOSITIONS
    if before in _PREPOSITIONS:
        return not (
            capital_next
            and month in ("may", "april", "june", "august")
            and before in ("and", "as", "for", "to")
        )
    capital_before = e.first > 0 and tokens.words[e.first - 1][0].isupper() and not tokens.breaks(e.first)
    return month not in ("may", "march") and not capital_before and not capital_next


def _bare_year(tokens: Tokens, e: Expression) -> bool:
    """Leave counts of people or things, sums, and parts of names and numbers."""
    year, before = int(e.get("year")), tokens.word(e.last - 2)
    if e.last - e.first > 1:
        return True
    if (tokens.joined(e.first) and before in _YEARLESS) or tokens.word(e.last) in _MONEY_UNITS:
        return False
    if tokens.joined(e.last) and tokens.word(e.last) in ("-", "%", ":") and tokens.joined(e.last + 1):
        return False
    ahead = {tokens.word(i) for i in range(e.last, e.last + 3)}
    if ahead & _COUNTED and before not in ("in", "since", "the", "by", "of", "during"):
        return False
    following = tokens.words[e.last : e.last + 1]
    if before not in _PREPOSITIONS and following and _PLURAL.fullmatch(following[0]):
        return False  # `they gave away 2000 loaves`
    if 1900 <= year <= 2050:
        return True
    return year >= 1400 and before in (
        "in",
        "since",
        "until",
        "by",
        "from",
        "of",
        "before",
        "after",
        "during",
    )


def _duration(tokens: Tokens, e: Expression) -> bool:
    """Leave ages (`21-year-old`), rates (`$5 a day`) and unit words that count nothing."""
    following = tokens.word(e.last) if tokens.word(e.last) not in ("-", "‑") else tokens.word(e.last + 1)
    if following in _AGE:
        return False
    if tokens.joined(e.first) and tokens.word(e.first - 1) in ("-", "/", "$", "€", "£"):
        return False
    if e.get("unit") in ("quarter", "quarters") and e.get("n") in ("a", "three", "third"):
        return False
    if tokens.words[e.last - 1][0].isupper() and _named_so(tokens, e):
        return False
    if e.get("n") != "a" or len(e.fields["n"]) > 1 or tokens.word(e.first - 1) in _FOR:
        return True
    return e.get("unit") in _LONG and not _is_rate(tokens, e)


def _named_so(tokens: Tokens, e: Expression) -> bool:
    """Say whether capitals between quotation marks or after a broadcaster's name make it a programme."""
    around = {tokens.word(e.first - 1), tokens.word(e.last)}
    return bool(around & _QUOTES) or tokens.word(e.first - 2) in ("'", "’")


def _is_rate(tokens: Tokens, e: Expression) -> bool:
    """Say whether `a year` follows what happens so often: `$5 a year`, `twice a day`."""
    before = tokens.word(e.first - 1)
    return tokens.kinds[e.first - 1 : e.first] == ["number"] or before in _OFTEN


def _units(tokens: Tokens, e: Expression) -> bool:
    """Keep `for weeks`, `over the years`, `months of talks`; leave other units."""
    before, after = tokens.word(e.first - 1), tokens.word(e.last)
    if tokens.word(e.first) == "some":
        return before in ("for", "in", "within") and after != "of"
    if e.last - e.first > 1:
        return tokens.word(e.last - 1) == "ahead" or (
            tokens.word(e.first) == "the" and before in _DURING and after not in ("of", "when")
        )
    spent = after == "of" and before in _SPENT and e.get("unit") not in _SHORT_UNITS
    return before in ("for", "within") or (before == "in" and after not in ("past", "gone")) or spent


def _the_unit(tokens: Tokens, e: Expression) -> bool:
    if tokens.word(e.last) == "-" and tokens.joined(e.last):  # the quarter-finals
        return False
    if e.has("full"):
        return e.get("unit") in ("year", "week", "month")
    if e.get("unit") == "day":
        return tokens.word(e.first - 1) == "for" and tokens.word(e.last) in _CLOSING
    return e.get("unit") in ("weekend", "quarter") or (
        e.get("unit") in ("year", "week", "month") and tokens.word(e.last) not in ("of", "when", "that")
    )


def _clock(tokens: Tokens, e: Expression) -> bool:
    """Leave scores and lengths of films: a clock time has a.m., a zone or a preposition."""
    if e.get("am") or e.get("zone") or e.last - e.first > 1:
        return True
    if not e.get("clock")[0].isdigit():
        if tokens.words[e.first][0].isupper() and e.first and tokens.words[e.first - 1][0].isupper():
            return False  # High Noon
        return tokens.word(e.last) not in ("prayer", "prayers", "raid", "raids", "-", "of")
    return tokens.word(e.first - 1) in (
        "at",
        "by",
        "until",
        "from",
        "to",
        "before",
        "after",
        "around",
        "about",
        ".",
        ",",
        "-",
        "–",
    )


def _season(tokens: Tokens, e: Expression) -> bool:
    return bool(e.get("year") or e.get("rel") or e.get("mod") or e.has("full")) or (
        tokens.word(e.first - 1) in _IN_SEASON and (e.get("season") != "fall" or e.last - e.first > 1)
    )


def _numbered(tokens: Tokens, e: Expression) -> bool:
    """Keep `the week 3` and `week 27`; a lower number by itself is one of a season or a course."""
    of_the_year = e.has("the") or e.has("year") or float(e.get("n").replace(",", "")) > _SEASON_WEEKS
    return e.get("unit") == "week" and of_the_year


def _nights(tokens: Tokens, e: Expression) -> bool:
    """Keep `three night` as a length; leave `one night in May` and other parts of days."""
    return e.get("part") == "night" and e.get("n") != "one"


def _set(tokens: Tokens, e: Expression) -> bool:
    return e.last - e.first > 1 or e.last == len(tokens) or not tokens.words[e.first][0].isupper()


def _ordinal_quarter(tokens: Tokens, e: Expression) -> bool:
    return tokens.word(e.last) not in ("final", "finals") and tokens.word(e.last + 1) not in (
        "final",
        "finals",
    )


def _year_end(tokens: Tokens, e: Expression) -> bool:
    return "year" in tokens.lower[e.first : e.last]


def _spoken_year(tokens: Tokens, e: Expression) -> bool:
    """Leave counts: `in two thousand homes`."""
    following = tokens.words[e.last : e.last + 1]
    if "year" in tokens.lower[e.first : e.last]:
        return True
    counts = bool(following) and following[0].islower() and following[0] not in _AFTER_YEAR
    return "thousand" not in tokens.lower[e.first : e.last] or not counts


def _decade(tokens: Tokens, e: Expression) -> bool:
    """Leave ages: `in his 30s`."""
    return tokens.word(e.first - 1) not in ("his", "her", "their", "my", "our")


def _part(tokens: Tokens, e: Expression) -> bool:
    """Keep `in the morning`; leave `morning prayers` and what is counted."""
    return e.last - e.first > 1 or tokens.word(e.first - 1) in ("that", "by", "at", "in", "until", "since")


def _related(tokens: Tokens, e: Expression) -> bool:
    return not (tokens.words[e.last - 1][0].isupper() and _named_so(tokens, e))


_CHECKS = {
    "spoken year": _spoken_year,
    "year end": _year_end,
    "last year end": _year_end,
    "decade": _decade,
    "part of the day": _part,
    "related unit": _related,
    "month": _bare_month,
    "year": _bare_year,
    "duration": _duration,
    "units": _units,
    "the unit": _the_unit,
    "clock": _clock,
    "season": _season,
    "set": _set,
    "numbered week": _numbered,
    "nights": _nights,
    "quarter of a year": _ordinal_quarter,
}
