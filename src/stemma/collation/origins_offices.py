"""Turns a text into the offices that it names: ministries, embassies, press offices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stemma.collation.origins_words import BEFORE_HEAD, BEFORE_POSSESSIVE, BEHIND_HEAD, OFFICE_HEADS
from stemma.offsets import Span

_DETERMINER = re.compile(r"(?:The|Our|Its|His|Her|Their|This|That|An?) ")
_LONGEST = 80  # characters of a name before and behind its head


def offices(text: str) -> Iterator[Span]:
    """Yield where a text names offices, in text order; the longer of two names counts."""
    end = 0
    for span in sorted(_named(text), key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            end = span.end
            yield span


def is_office(name: str) -> bool:
    """Say whether the whole name is that of an office."""
    return any(span == (0, len(name)) for span in offices(name))


def _named(text: str) -> Iterator[Span]:
    for head in OFFICE_HEADS:
        start = text.find(head)
        while start >= 0:
            end = start + len(head)
            if span := _grown(text, start, end):
                yield span
            start = text.find(head, end)


def _grown(text: str, start: int, end: int) -> Span | None:
    """Grow a head to the whole name; None where it is part of another word or means nobody."""
    if text[end : end + 1].isalnum():
        return None
    before = text[max(0, start - _LONGEST) : start]
    if text[start] in "’'":
        owner = BEFORE_POSSESSIVE.search(before)
        return Span(start - len(owner.group()), end) if owner else None
    if before[-1:].isalnum():
        return None
    first = BEFORE_HEAD.search(before)
    behind = BEHIND_HEAD.match(text[end : end + _LONGEST])
    begin = start - len(first.group()) if first else start
    while text.startswith(("of ", "for ", "and "), begin):
        begin = text.index(" ", begin) + 1
    if text[begin].islower() and begin == start and not behind:
        return None  # "intelligence" by itself
    if determiner := _DETERMINER.match(text, begin):
        begin = determiner.end()
    return Span(begin, end + (behind.end() if behind else 0))
