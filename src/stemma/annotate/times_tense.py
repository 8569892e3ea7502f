"""Turns the words around a time expression into which way its clause points: back, ahead or neither."""

from __future__ import annotations

from stemma.annotate.times_calendar import Tense
from stemma.annotate.times_tokens import Tokens
from stemma.annotate.wordlists import words

_NEAR = 12  # tokens on either side of `until Friday` in which its clause shows its tense
_REACH = 25  # tokens looked at on either side; clauses of news are seldom longer
_NOT_SET = frozenset({"on", "in", "at", "aside", "off", "up", "out", "last", "fire", "a", "by"})

FUTURE_WORDS = words(
    """
    will shall ll would scheduled planned plan plans planning expected expects due set slated upcoming
    going intends hopes aims awaits forthcoming effective payable supposed likely
    """
)
# -ed words are read as past without a list; these are the others that news uses most
PAST_WORDS = words(
    """
    said was were had did told met held went came took began left made won lost fell rose sent paid got
    gave saw found became flew drove led spoke wrote broke hit shot fought brought thought bought caught
    taught sold sought kept felt grew knew chose stood struck swore threw wore withdrew understood ran
    cut put set read spent built dealt fled forgot froze heard hid hurt laid lay meant rode sang sank
    sat shook slept stole swept tore woke been done gone seen taken given known shown written spoken
    broken driven drawn flown fallen gotten risen worn
    """
) - {"set"}
# what somebody has decided to do, asked for or promised, lies ahead; what he managed or refused does not
_INTENT = words(
    """
    want need needs agreed decided promised
    pledged vowed voted threatened offered prepared ready proposed arranged invited
    asked ordered urged told called wants wanted hoped aimed intended meant chosen sworn approved
    authorized authorised poised obliged required about deadline decision plan plans promise threat
    pledge vow offer agreement order invitation program programme
    """
)
# said in the present of what stands in a calendar: `talks begin Monday`
_TIMETABLE = words(
    """
    begin begins open opens start starts leave leaves arrive arrives meet meets end ends expire expires
    return returns resume resumes vote votes depart departs travel travels visit visits conclude concludes
    """
)
_NO_TIMETABLE = words("to did not do does didn will would could can may might must should t who")
_CALLED_OFF = words("canceled cancelled postponed scrapped delayed abandoned banned")
_NOUN_NEXT = words("the a an his her its their this that our my your be")
_IS = frozenset({"is", "are", "s"})
_BE = words("be is are was were been being get gets got s")
_ENDS = frozenset('.!?;:“”"')
_SHORT = words(
    """
    mr mrs ms dr gov sen rep gen col lt sgt st jr sr inc corp co ltd no vs maj capt prof rev ala fla ill
    pa wis
    """
)


def clause_tense(tokens: Tokens, first: int, last: int) -> Tense:
    """Tell the tense of the clause around tokens `first` to `last` by the nearest verb that shows one.

    What stands before is asked first, since English puts the time after its verb.
    """
    before = tokens.word(first - 1)
    if before == "as" and tokens.word(first - 2) in ("soon", "early", "late"):
        return "future"
    if before in ("until", "till", "through"):  # `Until Thursday, they had not called him`
        past = "had" in tokens.lower[max(0, first - _NEAR) : last + _NEAR]
        return "past" if past else "future"
    sides = [range(first - 1, max(-1, first - 1 - _REACH), -1), range(last, min(len(tokens), last + _REACH))]
    if tokens.word(last) in ("'", "’") and tokens.word(last + 1) == "s":  # `Friday's summit will`
        return _first_tense(tokens, sides[1]) or "past"  # `to get around Wednesday's ruling`
    found = _first_tense(tokens, sides[0])
    if found == "future" and _is_called_off(tokens, last):
        return "past"
    return found or _first_tense(tokens, sides[1])


def _is_called_off(tokens: Tokens, last: int) -> bool:
    """Say whether what was planned did not come: `a rally planned for Friday was canceled`."""
    return tokens.word(last) in ("was", "were") and tokens.word(last + 1) in _CALLED_OFF


def _first_tense(tokens: Tokens, side: range) -> Tense:
    """Return the first tense met on the way, up to the end of the sentence or line."""
    for steps, i in enumerate(side):
        if _ends(tokens, i) or tokens.breaks(i + 1 if side.step < 0 else i):
            return ""
        tense = _tense_of(tokens, i, ahead=side.step > 0, near=steps < 3)
        if tense:
            return tense
    return ""


def _ends(tokens: Tokens, i: int) -> bool:
    """Say whether a sentence ends with this token; a dot within one shortens a word (`Ala.,`)."""
    if tokens.words[i] not in _ENDS:
        return False
    if tokens.words[i] != "." or not tokens.joined(i):
        return True
    following = tokens.words[i + 1 : i + 2]
    goes_on = bool(following) and (following[0] == "," or following[0][0].islower() or following[0].isdigit())
    return not goes_on and tokens.word(i - 1) not in _SHORT


def _tense_of(tokens: Tokens, i: int, *, ahead: bool, near: bool) -> Tense:
    """Tell the tense one word shows: `will`, `to meet` after a form of be, `-ed`, `was` …"""
    word, before = tokens.lower[i], tokens.word(i - 1)
    if word == "set":
        return _tense_of_set(tokens, i)
    if word in FUTURE_WORDS:
        if before == "been" and "had" in tokens.lower[max(0, i - 4) : i]:  # `had been due to expire`
            return "past"
        return "" if word == "would" and tokens.word(i + 1) == "have" else "future"
    if word == "be" and before == "to":
        return "future"
    if word == "to" and tokens.word(i + 1) not in _NOUN_NEXT and not (ahead and before not in _IS):
        return _tense_of_to(tokens, i)
    if before in ("be", "is", "are", "being"):  # `will be named`, `is heard`: what stands before it tells
        return ""
    if near and word in _TIMETABLE and before not in _NO_TIMETABLE:
        return "future"
    return "past" if word in PAST_WORDS or _is_past_form(tokens.words[i], word) else ""


def _tense_of_set(tokens: Tokens, i: int) -> Tense:
    """Tell `is set for Friday` from `a record set on Aug. 6` and `they set Friday as the deadline`."""
    following = (tokens.words[i + 1 : i + 2] or ["."])[0]
    if following.lower() in _NOT_SET:
        return "past"
    does = following[0].isupper() and tokens.word(i - 1) not in _BE
    return "" if does or following == "have" else "future"


def _tense_of_to(tokens: Tokens, i: int) -> Tense:
    """Tell the tense of an infinitive: `is to meet`, `agreed to meet`, `asked him to come`."""
    if tokens.word(i - 1) in _IS:
        return "future"
    following = tokens.words[i + 1 : i + 2]
    if not following or not following[0].islower():
        return ""
    return "future" if any(tokens.word(j) in _INTENT for j in range(i - 1, max(-1, i - 4), -1)) else ""


def _is_past_form(word: str, low: str) -> bool:
    return (
        len(low) > 4
        and low.endswith("ed")
        and word.islower()
        and low not in ("indeed", "hundred", "united", "agreed-upon")
    )
