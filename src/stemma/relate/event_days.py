"""Turns the place of a happening in its report into the days on which it surely was told as news.

A report's headline and the main clauses of its first sentences tell what has just happened, and whoever
demands or accuses in it does so as it comes out; what the next sentence tells in the past happened when the
one before did (the narrative containers of Pustejovsky and Stubbs, 2011). Only for the timeline: an inferred
day never makes two reports differ, and never ties two tellings.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from stemma.annotate.times_tense import PAST_WORDS
from stemma.annotate.wordlists import words
from stemma.offsets import Span
from stemma.types import Annotation, EventMention, Reading, Time

_LEAD = 8  # sentences of an article that tell its news
_RECENT = 4  # days before publication of which a report still tells as news
_WIDEST = 2  # days between the ends of an inferred day of publication that still dates news
_CLAUSE = 400  # characters before a time in which its clause began
_GAP = 20  # characters between two sentences at most
_CARRIES = 3  # sentences that a day carries on over, unless another time is named
# A time behind these dates a clause, not what the sentence goes on to tell.
_ASIDE = re.compile(
    r"\b(?:who|whom|whose|which|that (?:is|are|was|were|has|have|had|will|would|\w+ed)|when|while|where|as|if"
    r"|since|until|till|before|after|because|to be|had)\b[^.!?]*$",
    re.IGNORECASE,
)
# A sentence that begins so tells on what the one before it began: of two years ago, if that is told of.
_ON = re.compile(
    r"\s*(?:He|She|They|It|Both|The (?:two|three)|Then|Later|There|Afterwards?)\b|[^,.!?]*\balso\s+$"
)
_FIRST_PERSON = re.compile(r"(?<!\bthat )\b(?:I|We|we)\s+$")
_SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
_SPEAKING = words(
    """
    announce declare pledge promise propose offer apologize apologise inquiry welcome congratulate thank
    praise urge
    """
)


class Named(NamedTuple):
    """A time by which a report dates what it tells: where it stands, its first and its last day."""

    place: int
    first: date
    last: date
    exact: bool  # whether it is one day


class Quoted(NamedTuple):
    """Where quotations begin, in order, and up to where those that began so far reach."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Quoted:
        """Return the quotations of these spans."""
        ordered = sorted(spans)
        return cls(tuple(s.start for s in ordered), tuple(accumulate((s.end for s in ordered), max)))

    def covers(self, span: Span) -> bool:
        """Say whether a span lies wholly within one of them."""
        at = bisect_right(self.starts, span.start) - 1
        return at >= 0 and span.end <= self.ends[at]


@dataclass(frozen=True, slots=True)
class Pace:
    """What of a document dates its happenings: publication, lead, sentences, and the times written in it."""

    published: date | None
    first: date | None  # the earliest day that the news may be of
    lead_end: int
    title: Span | None
    starts: tuple[int, ...]
    times: tuple[Named, ...]
    quoted: Quoted

    def guess(self, mention: EventMention, text: str) -> Time | None:
        """Return the days on which an undated happening took place, where its report makes that sure."""
        start = mention.span.start
        if (mention.time and not mention.time.waits) or mention.status != "happened":
            return None
        if not _is_past(mention) and _FIRST_PERSON.search(text[max(0, start - 12) : start]):
            return self._as_news("said as news")  # `We welcome their return`, `As I leave Orvane`
        if self.title is not None and self.title.covers(mention.span):
            return self._as_news("told as news", self.first)
        return self._told(mention, start, text) if mention.tense else None

    def _told(self, mention: EventMention, start: int, text: str) -> Time | None:
        """Date what a main clause tells."""
        named = self._last_named(start)
        if named and mention.tense == "past":
            if self._is_recent(named) and self.published:
                day = named.first
                return _inferred(day, min(day + timedelta(1), self.published), "told next to a day")
            if self._goes_on(named, start, text):
                return _inferred(named.first, named.last, "told next to a time")
        if self.quoted.covers(mention.span):
            return None
        if named and not self._is_recent(named):
            return None
        if start < self.lead_end and mention.tense != "present":
            return self._as_news("told as news", self.first)
        return self._as_news("said as news") if _is_spoken(mention) and mention.tense != "perfect" else None

    def _as_news(self, rule: str, first: date | None = None) -> Time | None:
        """Return the days up to publication, from the one before or from an earlier one on."""
        if self.published is None or self.first is None:
            return None
        return _inferred(first or max(self.first, self.published - timedelta(1)), self.published, rule)

    def _last_named(self, start: int) -> Named | None:
        """Return the last time named shortly before a place."""
        at = bisect_right(self.times, start, key=_place) - 1
        if at < 0 or self._apart(self.times[at].place, start) > _CARRIES:
            return None
        return self.times[at]

    def _apart(self, place: int, start: int) -> int:
        return bisect_right(self.starts, start) - bisect_right(self.starts, place)

    def _is_recent(self, named: Named) -> bool:
        if self.published is None or not named.exact:
            return False
        return 0 <= (self.published - named.first).days <= _RECENT

    def _goes_on(self, named: Named, start: int, text: str) -> bool:
        """Say whether a sentence tells on what happened at the time named in the one before it."""
        opening = self._opening(start)
        gap = text[max(0, opening - _GAP) : opening]
        if self._apart(named.place, start) != 1 or gap.rstrip(" ").endswith("\n"):
            return False
        first, last = (bisect_left(self.times, p, key=_place) for p in (self._opening(opening - 1), opening))
        if last - first > 1:
            return False  # two times: there is no telling which
        return _ON.match(text[opening:start]) is not None

    def _opening(self, start: int) -> int:
        """Return where the sentence of a place begins."""
        return self.starts[max(0, bisect_right(self.starts, start) - 1)] if self.starts else 0


def _place(named: Named) -> int:
    return named.place


def _is_past(mention: EventMention) -> bool:
    word = mention.text.lower()
    return mention.tense in ("past", "perfect") or word in PAST_WORDS or word.endswith("ed")


def _is_spoken(mention: EventMention) -> bool:
    """Say whether something is done by being said."""
    return mention.category in _SPOKEN or mention.lemma in _SPEAKING


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
    quoted = Quoted.of(a.span for a in reading.annotations if a.kind == "quotation")
    times = tuple(_times(reading, starts, late, quoted))
    return Pace(late, _first(early, lead_end, times), lead_end, document.title_span, starts, times, quoted)


def _bounds(published: Time | None) -> tuple[date | None, date | None]:
    """Return the first and last day of publication, where they lie near each other."""
    if published is None or not published.first_day or not published.last_day:
        return None, None
    first, last = date.fromisoformat(published.first_day), date.fromisoformat(published.last_day)
    return (first, last) if (last - first).days <= _WIDEST else (None, None)


def _first(published: date | None, lead_end: int, times: Sequence[Named]) -> date | None:
    """Return the day before publication, or an earlier one of the last few that the lead names."""
    if published is None:
        return None
    named = [t.first for t in times if t.exact and t.place < lead_end]
    recent = [day for day in named if 0 <= (published - day).days <= _RECENT]
    return min([published - timedelta(1), *recent])


def _times(
    reading: Reading, starts: Sequence[int], published: date | None, quoted: Quoted
) -> Iterator[Named]:
    """Yield the times that date what is told: not `this year`, what is to come, or a clause's of its own."""
    text = reading.document.text
    for annotation in sorted(reading.annotations, key=lambda a: a.span):
        named = _named(annotation) if annotation.kind == "time" else None
        if named is None or (published and named.last > published):
            continue
        recent = published is not None and named.exact and (published - named.first).days <= _RECENT
        opening = starts[max(0, bisect_right(starts, named.place) - 1)] if starts else 0
        aside = _ASIDE.search(text[max(opening, named.place - _CLAUSE) : named.place])
        if not aside and (recent or not quoted.covers(annotation.span)):
            yield named


def _named(annotation: Annotation) -> Named | None:
    value = annotation.value
    if not isinstance(value, Time) or not (value.low or value.high):
        return None
    try:
        first = date.fromisoformat(value.first_day or value.last_day or "")
        last = date.fromisoformat(value.last_day or value.first_day or "")
    except ValueError:
        return None
    return Named(annotation.span.start, first, last, first == last or value.rule == "day word")
