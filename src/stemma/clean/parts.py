"""Turns the article lines of a text into the articles that it holds, where several stand end to end.

A second article shows by a head of its own (headline, then byline or date), by a dateline, or by a
lead that introduces anew, with full name and title and another day, whom the text already knew by
surname. What shows less surely stays in one part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from stemma.clean.bylines import names_in_byline
from stemma.clean.lines import Line, ends_sentence, is_stamp, words_of
from stemma.clean.outlets import agency_named

_LEAST_BEFORE, _LEAST_AFTER = 400, 400  # characters of an article on either side of a break
_LEAD = 90  # characters of the shortest lead
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z'’. -]{2,40})(?:,\s[A-Z][\w.'’ -]{1,40}){0,3}"
    r"(?:,?\s(?:\d{1,2}\s)?[A-Z][a-z]{2,8}\.?(?:\s\d{1,2})?)?"
    r"\s*[.,]?\s?(?:\((?P<agency>[\w '’-]{2,30})\)|/(?P<slashed>[\w '’-]{2,30})/)\s*(?:[-–—:]{1,2}|\s|$)"
)
_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2})\b",
    re.I,
)
_CAPITALS = re.compile(r"[A-Z][\w'’.-]*(?:[ -](?:(?:of|the|de|al|bin|and) )?[A-Z][\w'’.-]*){2,9}")
_SENTENCE = re.compile(r"[.!?][\"”’']?\s+(?=[A-Z“\"‘'])")


class Break(NamedTuple):
    """Where another article starts: the index of its first line, and of its title where it has one."""

    line: int
    title: int | None = None


def find_breaks(lines: Sequence[Line], *, title: int | None = None) -> list[Break]:
    """Return where further articles start within lines that are all article (furniture left out)."""
    before = [0]
    for line in lines:
        before.append(before[-1] + len(line.text))
    lead = next((i for i, x in enumerate(lines) if i != title and _is_lead(x.text)), None)
    breaks: list[Break] = []
    start = 0
    for i in range(1, len(lines)):
        if lead is None or i <= lead:
            continue
        if before[i] - before[start] < _LEAST_BEFORE or before[-1] - before[i] < _LEAST_AFTER:
            continue
        found = _break_at(lines, i, lead)
        if found is not None:
            breaks.append(found)
            start = found.line
            lead = next(
                (j for j in range(found.line, len(lines)) if j != found.title and _is_lead(lines[j].text)),
                lead,
            )
    return breaks


def dateline_agency(text: str) -> str | None:
    """Return the agency that a paragraph's dateline names (`CITY (Reuters) -`, `(CNN) …`), or None."""
    match = _DATELINE.match(text[:160])
    name = (match["agency"] or match["slashed"]) if match else None
    if name is None and (
        short := re.match(
            r"(?:[A-Z][\w'’. -]{1,40} )?\((?P<agency>[\w '’-]{2,30})\)\s*[-–—:]*\s+(?=[A-Z“\"])", text[:90]
        )
    ):
        name = short["agency"]
    return agency_named(name) if name else None


def _is_lead(text: str) -> bool:
    return len(text) >= _LEAD and ends_sentence(text)


def _break_at(lines: Sequence[Line], i: int, lead: int) -> Break | None:
    """Say whether another article starts at this line."""
    text = lines[i].text
    if _is_lead(text):
        if _has_dateline(text) or _introduces_anew(lines, i, lead):
            return Break(i)
        return None
    below = [x.text for x in lines[i + 1 : i + 3]]
    if ends_sentence(text) or len(text) > 200 or len(words_of(text)) < 4 or len(below) < 2:
        return None
    headed = is_stamp(below[0]) or names_in_byline(below[0]) is not None
    return (
        Break(i, i)
        if headed and (_is_lead(below[1]) or _is_lead(lines[min(i + 3, len(lines) - 1)].text))
        else None
    )


def _has_dateline(text: str) -> bool:
    match = _DATELINE.match(text[:160])
    return match is not None and agency_named((match["agency"] or match["slashed"]).strip()) is not None


def _introduces_anew(lines: Sequence[Line], i: int, lead: int) -> bool:
    """Say whether a paragraph reads as the lead of another report on the same people.

    It opens with the very name that the lead opened with, title and all, though the text has gone
    over to the surname since, and it puts another day in its first sentence.
    """
    first, fresh = _first_sentence(lines[lead].text), _first_sentence(lines[i].text)
    name = _CAPITALS.match(first)
    if name is None or not fresh.startswith(name[0]) or len(name[0].split()) < 4:
        return False
    days = [{d.casefold()[:3] for d in _DAY.findall(x)} for x in (first, fresh)]
    if not days[1] or days[0] & days[1]:
        return False
    short = [w for w in name[0].split()[-3:] if len(w) > 2]
    between = "\n".join(x.text for x in lines[lead + 1 : i])
    again = between.count(name[0])
    return any(len(re.findall(rf"\b{re.escape(w)}\b", between)) > again for w in short) and again == 0


def _first_sentence(text: str) -> str:
    match = _SENTENCE.search(text[:1000])
    return text[: match.start() + 1] if match else text[:1000]
