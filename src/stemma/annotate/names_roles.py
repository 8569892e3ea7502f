"""Turns the words beside a name into the role they state: a title before it or an apposition after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemma.annotate.gazetteer import DEMONYMS, WIDE_ADJECTIVES, known_names
from stemma.annotate.names_parse import Piece
from stemma.annotate.names_tokens import Word
from stemma.annotate.names_words import (
    HONORIFICS,
    ORG_HEADS,
    PRIVATE_ROLES,
    ROLE_BODIES,
    ROLE_NOUNS,
    ROLE_OPENERS,
)
from stemma.offsets import Span

_LONGEST_TITLE = 9  # words before the name
_APPOSITION = re.compile(
    r",\s(?:(?:an?|the|its|their|his|her)\s)?((?:[\w’'-]+\s){0,4}?(?:"
    + "|".join(sorted(map(re.escape, ROLE_NOUNS), key=lambda w: (-len(w), w)))
    + r"))"
    r"(?=\s(?:of|at|for|in|to|with|from|on|and|who|whose|close)\b|[,.;)]|$)"
    r"[^,.;:“”\"()\n]{0,120}?(?=\s(?:said|says|told|added|warned|noted|wrote|stressed)\b|[,.;:“”\"()\n]|$)",
    re.IGNORECASE,
)


_LOW_TITLES = frozenset(t.lower() for t in HONORIFICS) | {"lady", "state"}


def role_of(text: str, line: Sequence[Word], piece: Piece) -> Span | None:
    """Return the role phrase beside a name: `Foreign Minister` before, `, head of the bureau` after."""
    return _title_before(text, line, piece) or _apposition_after(text, piece)


def _title_before(text: str, line: Sequence[Word], piece: Piece) -> Span | None:
    """Walk left over a title that ends in a role noun right before the name."""
    at = piece.at - 1
    envoy = _envoy_before(line, at)
    if envoy is not None:
        return Span(line[_title_start(text, line, envoy)].start, line[at].end)
    if at < 0 or not _touches(text, line[at], piece.span.start) or not _ends_title(line[at].text):
        return None
    return Span(line[_title_start(text, line, at)].start, line[at].end)


def _title_start(text: str, line: Sequence[Word], at: int) -> int:
    first = at
    while first > 0 and at - first < _LONGEST_TITLE and _belongs(text, line, first - 1):
        first -= 1
    return first


def _envoy_before(line: Sequence[Word], at: int) -> int | None:
    """Return the head noun of `ambassador to COUNTRY` where that stands right before a name."""
    for length in (1, 2, 3):
        noun, to = at - length - 1, at - length
        if noun < 0:
            return None
        country = " ".join(w.text for w in line[to + 1 : at + 1])
        if line[to].text == "to" and known_names().get(country) in ("country", "organization"):
            return (
                noun
                if line[noun].text.lower() in ("ambassador", "envoy", "representative", "consul")
                else None
            )
    return None


def _ends_title(word: str) -> bool:
    low = word.lower()
    if low not in ROLE_NOUNS and low not in _LOW_TITLES:
        return False
    return low not in PRIVATE_ROLES or (word == low and low != "official")


def _belongs(text: str, line: Sequence[Word], index: int) -> bool:
    """Say whether the word at this place belongs to the title that begins after it."""
    word, after = line[index], line[index + 1]
    gap = text[word.end : after.start]
    if gap not in (" ", "\xa0", "\n", "'s ", "’s ", ". "):
        return False
    if word.text in ("of", "for", "to", "and") and index > 0:
        return line[index - 1].text.lower() in ROLE_NOUNS and (word.text != "and")
    low = word.text.lower()
    if (
        low in ROLE_NOUNS
        or low in ROLE_OPENERS
        or word.text in ROLE_BODIES
        or word.text in DEMONYMS
        or word.text in WIDE_ADJECTIVES
    ):
        return True
    if word.capital and after.text in ORG_HEADS:
        return True
    return word.capital and (
        word.text in known_names() or word.text in ORG_HEADS or word.text in ("North", "South")
    )


def _apposition_after(text: str, piece: Piece) -> Span | None:
    match = _APPOSITION.match(text, piece.span.end)
    if match is None:
        return None
    end = match.start() + len(match.group().rstrip())
    return Span(match.start() + 2, end)


def _touches(text: str, word: Word, start: int) -> bool:
    return text[word.end : start] in (" ", "\xa0", "\n", ". ")
