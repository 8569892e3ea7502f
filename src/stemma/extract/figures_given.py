"""Turns the words before a bare number into what it is a count of and who gives it.

`The ministry counted 26`, `put the toll at 31`, `the number of injured (112)`: no noun follows these
numbers, and the one who gives them is the subject of a verb of counting, not of saying.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from stemma.annotate.quantities_nouns import is_people
from stemma.offsets import Span
from stemma.types import Page

_REACH = 160  # characters of the sentence before a number that are looked at
_VERBS = (
    r"(?:counts?|counted|puts?|estimates?|estimated|confirms?|confirmed|reports?|reported|records?|recorded"
    r"|registers?|registered|lists?|listed|lowered|raised|revised|gives?|gave)"
)
_NOUN = r"(?:number|toll|figure|total|count|tally)s?"
# who counts · the verb · what the number is of · the number follows
_JOINT = r"(?:and|but|while|when|as|that)\s"
_GIVEN = re.compile(
    rf"(?:^|[,;:.]\s|\b{_JOINT})(?:{_JOINT})?(?P<who>[^,;:.]{{2,60}}?)\s+"
    rf"(?:(?:has|have|had|also|now|on\s\w+day)\s+)*{_VERBS}"
    rf"(?:\s+(?:the\s|its\s|their\s)?(?:[\w-]+\s){{0,2}}?{_NOUN}(?:\s+of\s+(?P<of>[^,;:.]{{3,50}}?))?"
    r"\s+(?:at|to|as))?\s*$"
)
_TOLL = re.compile(r"\btoll\b[^;:.]{0,60}?\b(?:at|to|is|was|of|reached|stands?|stood|hit)\s*$", re.IGNORECASE)
_NUMBER_OF = re.compile(
    rf"\b{_NOUN}\s+of\s+(?:the\s+)?(?P<of>[\w-]+(?:\s[\w-]+)?)\b[^;:.]{{0,60}}?(?:\b(?:at|to|is|was|as)|\()\s*$",
    re.IGNORECASE,
)
_NOBODY = frozenset({"it", "he", "she", "they", "we", "which", "who", "that", "there", "i", "you"})
_STATES = frozenset(
    {"dead", "injured", "wounded", "missing", "displaced", "killed", "detained", "arrested", "sick"}
)


_WHERE = re.compile(r"\s+(?:\w+\s+)?(?:in|at|near|outside|across|around)\s+(?:the\s+)?")


def place_after(page: Page, counted: Span) -> Span | None:
    """Return the name of the place in which something is counted, if it follows at once: `90 men in Orla`."""
    found = _WHERE.match(page.text, counted.end)
    names = page.layer("name") if found else ()
    at = bisect_left(names, found.end(), key=lambda a: a.span.start) if found else 0
    if found is None or at == len(names) or names[at].span.start != found.end():
        return None
    return names[at].span if names[at].label in ("place", "country") else None


class Given(NamedTuple):
    """A count without a noun of its own: its unit, if the words before say it, and who counts."""

    unit: str | None
    who: Span | None


def given(text: str, sentence: Span, number: Span) -> Given | None:
    """Return what the words before a bare number say it counts, or None where they say nothing."""
    start = max(sentence.start, number.start - _REACH)
    before = text[start : number.start]
    found = _GIVEN.search(before)
    of = _of(before, found)
    if found is None and of is None:
        return None
    who = None
    if found is not None and found["who"].split()[0].lower() not in _NOBODY:
        who = Span(start + found.start("who"), start + found.end("who"))
    return Given(of, who)


def _of(before: str, found: re.Match[str] | None) -> str | None:
    """Return the unit that the words before a number name: a toll counts people."""
    if _TOLL.search(before):
        return "people"
    match = _NUMBER_OF.search(before)
    words = (match["of"] if match else (found["of"] if found and found["of"] else "")).split()
    if not words:
        return None
    word = words[0] if words[0] in _STATES else words[-1]
    return "people" if word in _STATES or is_people(word) else word
