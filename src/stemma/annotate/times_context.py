"""Turns the words around a time expression into whether it is one, and which way its clause points."""

from __future__ import annotations

from stemma.annotate.times_grammar import Expression
from stemma.annotate.times_tokens import Tokens, word_set
from stemma.annotate.times_values import Tense
from stemma.annotate.times_words import MONTHS

_REACH = 25  # tokens looked at on either side; clauses of news are seldom longer

FUTURE_WORDS = word_set(
    """
    will shall ll would scheduled planned plan plans planning expected expects due set slated upcoming
    going intends hopes aims ahead awaits forthcoming effective payable
    """
)
# -ed words are read as past without a list; these are the others that news uses most
PAST_WORDS = word_set(
    """
    said was were had did told met held went came took began left made won lost fell rose sent paid got
    gave saw found became flew drove led spoke wrote broke hit shot fought brought thought bought caught
    taught sold sought kept felt grew knew chose stood struck swore threw wore withdrew understood ran
    cut put set read spent built dealt fled forgot froze heard hid hurt laid lay meant rode sang sank
    sat shook slept stole swept tore woke been done gone seen taken given known shown written spoken
    broken driven drawn flown fallen gotten risen worn
    """
) - {"set"}
_ENDS = frozenset('.!?;:“”"')
_PREPOSITIONS = word_set(
    """
    in of since until till by from to last next this early late mid between and through during for
    before after the end beginning start on into around about as or past earlier later each every
    """
)
_FOR = word_set(
    """
    for in within over after than about almost nearly half during into under until every per
    """
)
_COUNTED = word_set(
    """
    people soldiers troops men women children girls boys civilians refugees migrants workers employees
    officers members fighters militants prisoners victims dollars euros pounds yen yuan miles kilometres
    kilometers meters metres tons tonnes percent homes houses jobs votes cases deaths students
    protesters
    """
)
_YEARLESS = frozenset({"-", "–", "$", "€", "£", "#", "+"})
_MONEY_UNITS = frozenset({"%", "percent", "per"})
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
    return e.get("n") != "a" or len(e.fields["n"]) > 1 or tokens.word(e.first - 1) in _FOR


def _units(tokens: Tokens, e: Expression) -> bool:
    return tokens.word(e.first - 1) == "for"


def _the_unit(tokens: Tokens, e: Expression) -> bool:
    if tokens.word(e.last) == "-" and tokens.joined(e.last):  # the quarter-finals
        return False
    return e.get("unit") in ("weekend", "quarter") or (
        e.get("unit") in ("year", "week", "month") and tokens.word(e.last) not in ("of", "when", "that")
    )


def _clock(tokens: Tokens, e: Expression) -> bool:
    """Leave scores and lengths of films: a clock time has a.m., a zone or a preposition."""
    if e.get("am") or e.get("zone") or e.last - e.first > 1:
        return True
    if not e.get("clock")[0].isdigit():
        return tokens.word(e.last) not in ("prayer", "prayers", "raid", "raids", "-")
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
    return bool(e.get("year") or e.get("rel") or e.get("mod")) or (
        tokens.word(e.first - 1) in ("in", "during", "since", "by", "until", "for")
        and (e.get("season") != "fall" or e.last - e.first > 1)
    )


def _set(tokens: Tokens, e: Expression) -> bool:
    return e.last - e.first > 1 or e.last == len(tokens) or not tokens.words[e.first][0].isupper()


def _ordinal_quarter(tokens: Tokens, e: Expression) -> bool:
    return tokens.word(e.last) not in ("final", "finals") and tokens.word(e.last + 1) not in (
        "final",
        "finals",
    )


_CHECKS = {
    "month": _bare_month,
    "year": _bare_year,
    "duration": _duration,
    "units": _units,
    "the unit": _the_unit,
    "clock": _clock,
    "season": _season,
    "set": _set,
    "quarter of a year": _ordinal_quarter,
}


def clause_tense(tokens: Tokens, first: int, last: int) -> Tense:
    """Tell the tense of the clause around tokens `first` to `last` by the nearest verb that shows one.

    What stands before is asked first, since English puts the time after its verb.
    """
    if tokens.word(first - 1) == "until" or (
        tokens.word(first - 1) == "as" and tokens.word(first - 2) in ("soon", "early", "late")
    ):
        return "future"
    sides = [range(first - 1, max(-1, first - 1 - _REACH), -1), range(last, min(len(tokens), last + _REACH))]
    if tokens.word(last) in ("'", "’") and tokens.word(last + 1) == "s":  # `Friday's summit will`
        sides.reverse()
    return _first_tense(tokens, sides[0]) or _first_tense(tokens, sides[1])


def _first_tense(tokens: Tokens, side: range) -> Tense:
    """Return the first tense met on the way, up to the end of the sentence or line."""
    for i in side:
        if tokens.words[i] in _ENDS or tokens.breaks(i + 1 if side.step < 0 else i):
            return ""
        tense = _tense_of(tokens, i)
        if tense:
            return tense
    return ""


def _tense_of(tokens: Tokens, i: int) -> Tense:
    """Tell the tense one word shows: `will`, `to meet` after a form of be, `-ed`, `was` …"""
    word = tokens.lower[i]
    if word in FUTURE_WORDS:
        return "" if word in ("set", "would") and tokens.word(i + 1) == "have" else "future"
    if word == "be" and tokens.word(i - 1) == "to":
        return "future"
    if word == "to" and tokens.word(i - 1) in ("is", "are", "s") and tokens.word(i + 1) not in ("the", "a"):
        return "future"
    if word in PAST_WORDS:
        return "past"
    if (
        len(word) > 4
        and word.endswith("ed")
        and tokens.words[i].islower()
        and word not in ("indeed", "hundred", "united")
    ):
        return "past"
    return ""
