"""Turns the place of a happening in its report into the days on which it surely was told as news.

A report's headline and first sentences tell what has just happened; what the next sentence tells
in the simple past happened then too. Only for the timeline: an inferred day never makes two
reports differ, and never ties two tellings.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from stemma.offsets import Span
from stemma.types import EventMention, Reading, Time

_LEAD = 8  # sentences of an article that tell its news
_RECENT = 4  # days before publication of which a report still tells as news
_WIDEST = 2  # days between the ends of an inferred day of publication that still dates news
_CLAUSE = 30  # characters before a trigger that say in which tense and clause it stands
_CARRIES = 3  # sentences that a day carries on over, unless another time is named
_OTHER_TIME = re.compile(
    r"\b(?:had|who|whom|which|since|after|before|ago|earlier|previous(?:ly)?|former(?:ly)?|last|once|if|when|will"
    r"|would|could|may|might|should)\b[^.!?]*$|\b(?:to|not|never|being|of|by)\s*$",
    re.IGNORECASE,
)
_SAYS = re.compile(r"\b(?:I|We|we)\s+$")  # `We welcome` is done by being said
_HELD = re.compile(r"\b(?:at|in|during) an?\s+$", re.IGNORECASE)  # `At a news conference, the girls sat`
_PAST = re.compile(
    r"(?:ed|en|wn|held|met|won|sent|left|fled|found|took|flew|came|gave|made|brought|struck|hit|shot|said|told)\b"
)


@dataclass(frozen=True, slots=True)
class Pace:
    """What of a document dates its happenings: publication, lead, sentences, and the times written in it."""

    published: date | None
    first: date | None  # the earliest day that the news may be of
    lead_end: int
    title: Span | None
    starts: tuple[int, ...]
    times: tuple[tuple[int, date | None], ...]  # place of a time, and the day if it is one

    def guess(self, mention: EventMention, text: str) -> Time | None:
        """Return the days on which an undated happening took place, where its report makes that sure."""
        start = mention.span.start
        headline = self.title is not None and self.title.covers(mention.span)
        if (mention.time and not mention.time.waits) or mention.status != "happened":
            return None
        before = text[max(0, start - _CLAUSE) : start].rpartition("\n")[2]
        if _SAYS.search(before) and self.published and self.first:
            return _inferred(max(self.first, self.published - timedelta(1)), self.published, "said as news")
        past = _PAST.search(mention.text) or _HELD.search(before)
        if not headline and (not past or _OTHER_TIME.search(before)):
            return None
        day = self._carried(start)
        if day and self.published:
            return _inferred(day, min(day + timedelta(1), self.published), "told next to a day")
        if self.published and self.first and (headline or (start < self.lead_end and not self._far(start))):
            return _inferred(self.first, self.published, "told as news")
        return None

    def _carried(self, start: int) -> date | None:
        """Return the last day named shortly before a place, if no other time was named since."""
        named, day = self._last_named(start)
        return day if named and self._is_recent(day) else None

    def _far(self, start: int) -> bool:
        """Say whether shortly before a place another time than that of the news was named."""
        named, day = self._last_named(start)
        return named and not self._is_recent(day)

    def _last_named(self, start: int) -> tuple[bool, date | None]:
        """Say whether a time stands shortly before a place, and which day it is, if it is one."""
        at = bisect_right(self.times, start, key=lambda t: t[0]) - 1
        if at < 0:
            return False, None
        place, day = self.times[at]
        sentences = bisect_right(self.starts, start) - bisect_right(self.starts, place)
        return sentences <= _CARRIES, day

    def _is_recent(self, day: date | None) -> bool:
        return day is not None and self.published is not None and 0 <= (self.published - day).days <= _RECENT


def _inferred(low: date, high: date, rule: str) -> Time:
    return Time(
        low.isoformat(), max(low, high).isoformat(), basis="inferred", rule=rule, anchor=high.isoformat()
    )


def pace(reading: Reading) -> Pace:
    """Read off a document what dates its happenings."""
    document = reading.document
    sentences = [a.span for a in reading.annotations if a.kind == "sentence"]
    starts = tuple(sorted(s.start for s in sentences))
    body = [s for s in sentences if document.title_span is None or not s.overlaps(document.title_span)]
    lead_end = body[min(_LEAD, len(body)) - 1].end if body else 0
    early, late = _bounds(document.published)
    times = tuple(_times(reading))
    return Pace(late, _first(early, lead_end, times), lead_end, document.title_span, starts, times)


def _bounds(published: Time | None) -> tuple[date | None, date | None]:
    """Return the first and last day of publication, where they lie near each other."""
    if published is None or not published.first_day or not published.last_day:
        return None, None
    first, last = date.fromisoformat(published.first_day), date.fromisoformat(published.last_day)
    return (first, last) if (last - first).days <= _WIDEST else (None, None)


def _first(published: date | None, lead_end: int, times: Sequence[tuple[int, date | None]]) -> date | None:
    """Return the day before publication, or an earlier one of the last few that the lead names."""
    if published is None:
        return None
    named = [d for at, d in times if d and at < lead_end and 0 <= (published - d).days <= _RECENT]
    return min([published - timedelta(1), *named])


def _times(reading: Reading) -> list[tuple[int, date | None]]:
    found = []
    for annotation in reading.annotations:
        value = annotation.value
        if annotation.kind == "time" and isinstance(value, Time) and (value.low or value.high):
            exact = value.first_day == value.last_day or value.rule == "day word"
            found.append((annotation.span.start, _day(value) if exact else None))
    return sorted(found, key=lambda t: t[0])


def _day(time: Time) -> date | None:
    try:
        return date.fromisoformat(time.first_day or "")
    except ValueError:
        return None
