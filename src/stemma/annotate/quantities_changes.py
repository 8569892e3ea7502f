"""Turns the words before a number into how it is meant: its hedge, its sign, and whether it rose or fell."""

from __future__ import annotations

from typing import NamedTuple

from stemma.annotate.quantities_words import (
    CHANGED,
    DOWN_VERBS,
    HEDGES,
    HEDGES_AFTER,
    LONGEST_HEDGE,
    OVER_VERBS,
    UP_VERBS,
)
from stemma.annotate.times_tokens import Tokens
from stemma.annotate.wordlists import words
from stemma.types import Change, Hedge

_DASHES = frozenset("-–−‑")
_HEDGE_SIGNS: dict[str, Hedge] = {
    "~": "about",
    "≈": "about",
    "∼": "about",
    ">": "at least",
    "<": "up to",
    "≥": "at least",
    "≤": "up to",
}
_HYPHENED: dict[str, Hedge | None] = {"sub": "up to", "now": None, "then": None}
_STEPS = words(
    """
    by another a an the further only just up down back slightly sharply marginally also as much about around
    nearly almost some roughly approximately over more than at least estimated average total its their his
    record
    quickly steadily again now still
    """
)  # may stand between the verb of change and the number
_STOPS = frozenset(".;:!?\n")
_REACH = 9  # tokens before a number among which its verb is sought
_PARTICLES: dict[str, Change] = {"up": "up", "down": "down", "higher": "up", "lower": "down"}
_NOT_PARTICLE = words(
    """
    made make makes set sets ended end ends put puts picked pick backed signed sign turned showed took take
    gave
    give came come grew wake woke catch caught look looked break broke lined hold held sit sat
    """
)  # `ended up 3 points ahead` is no rise


class Manner(NamedTuple):
    """What stands before a number: where it begins, its hedge with its words, its sign."""

    first: int
    hedge: Hedge | None = None
    words: tuple[str, ...] = ()
    sign: str = ""  # + or - or, for `~5` and `sub-5`, ~


def manner(tokens: Tokens, first: int) -> Manner:
    """Read signs and hedge before a number that begins, money included, at token `first`."""
    at = first
    sign = ""
    if at and tokens.joined(at):
        before = tokens.word(at - 1)
        if before in _HEDGE_SIGNS:
            return Manner(at - 1, _HEDGE_SIGNS[before], (before,), "~")
        if before in _DASHES and tokens.joined(at - 1) and tokens.word(at - 2) in _HYPHENED:
            prefix = tokens.word(at - 2)
            return Manner(at - 2 * (prefix == "sub"), _HYPHENED[prefix], (prefix,), "~")
        if is_negative(tokens, at):
            sign, at = "-", at - 1 - (tokens.word(at - 2) == "minus" and tokens.joined(at - 1))
        elif before == "+" and not tokens.joined(at - 1):
            sign, at = "+", at - 1
    elif tokens.word(at - 1) == "minus":
        sign, at = "-", at - 1
    start, words, hedge = _hedge(tokens, at)
    return Manner(start, hedge, words, sign)


def is_negative(tokens: Tokens, at: int) -> bool:
    """Say whether a dash that touches a number is a minus: no word or number touches it from the left."""
    if not (at and tokens.joined(at) and tokens.word(at - 1) in _DASHES):
        return False
    if tokens.word(at - 2) == "minus":
        return True
    return not tokens.joined(at - 1) and tokens.word(at - 1) in "-−" and at > 1 and not tokens.breaks(at - 1)


_LAST_OF_HEDGE = frozenset(words[-1] for words in HEDGES)


def _hedge(tokens: Tokens, first: int) -> tuple[int, tuple[str, ...], Hedge | None]:
    """Return where the hedge before a token begins, its words and its meaning; the longest counts."""
    at = first - 1 if tokens.word(first - 1) == "a" and first > 1 else first  # `almost a 1000`
    for end in (first, at):
        if tokens.word(end - 1) not in _LAST_OF_HEDGE:
            continue
        for size in range(min(LONGEST_HEDGE, end), 0, -1):
            words = tuple(tokens.lower[end - size : end])
            if words in HEDGES and not (words == ("over",) and tokens.word(end - 2) in OVER_VERBS):
                return end - size + (words[0] == "an"), words, HEDGES[words]
    return first, (), None


def hedge_after(tokens: Tokens, end: int) -> Hedge | None:
    """Return the hedge that follows a quantity: `or more`, `or so`."""
    return HEDGES_AFTER.get((tokens.word(end), tokens.word(end + 1)))


def change_at(tokens: Tokens, first: int, kind: str, last: tuple[int, Change | None]) -> Change | None:
    """Return how the number that begins at a token changes something, if it does.

    `kind` is what it counts; `last` says where the quantity before it in the sentence ended (-1: none)
    and how it changed. People and things change only with `by` and `to`: what loses soldiers does not fall.
    """
    word = tokens.word(first - 1)
    end, before = last
    if word == "from":
        return _from(tokens, first, last)
    if word == "to" or (word == "at" and tokens.word(first - 2) == "close"):
        return _to(tokens, first, last)
    plain = kind in ("money", "percent", "measure", "nothing")
    if before in ("up", "down") and _goes_on(tokens, end, first):
        return before
    if word == "by":
        return _verb(tokens, first - 1, end, anywhere=True) or (before if before in ("up", "down") else None)
    if word in ("up", "down") and plain and tokens.word(first - 2) not in _NOT_PARTICLE:
        return _PARTICLES[word]
    return _verb(tokens, first, end, anywhere=False) if plain else None


def _goes_on(tokens: Tokens, end: int, first: int) -> bool:
    """Say whether nothing but `or` stands between two quantities: `190 points, or 0.6 percent`."""
    between = [w for w in tokens.lower[end:first] if w not in (",", "about", "nearly")]
    return 0 <= end <= first and between == ["or"]


def _from(tokens: Tokens, first: int, last: tuple[int, Change | None]) -> Change | None:
    if last[1] in ("to", "up to", "down to") or _verb(tokens, first - 1, -1, anywhere=True, any_change=True):
        return "from"
    return None


def _to(tokens: Tokens, first: int, last: tuple[int, Change | None]) -> Change | None:
    end, before = last
    found = _verb(tokens, first - 1, end, anywhere=True)
    if found is None:
        return "to" if before in ("from", "up", "down") else None
    return "up to" if found == "up" else "down to"


def _verb(tokens: Tokens, first: int, end: int, *, anywhere: bool, any_change: bool = False) -> Change | None:
    """Return the direction of the verb of change before a token, after the quantity before it.

    Only what may stand between lies between them, unless the verb may be `anywhere` in the clause.
    """
    for at in range(first - 1, max(-1, first - 1 - _REACH, end - 1), -1):
        word = tokens.lower[at]
        if word in _STOPS or tokens.breaks(at + 1):
            return None
        if word in UP_VERBS:
            return "up"
        if word in DOWN_VERBS:
            return "down"
        if any_change and word in CHANGED:
            return "up"
        if not (anywhere or word in _STEPS or word.endswith("ly")):
            return None
    return None
