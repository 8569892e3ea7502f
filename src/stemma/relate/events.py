"""Turns event mentions of all documents into links between tellings of one happening.

Needs each reading's event mentions, the index from places to entities
(`collate.entities.entity_index`) and the story of each document; `tellings` puts them together.
Two mentions tell one happening where they stand in one story, use words of one family, are not
days apart, and agree in who, where, when or the words about it more than they differ. Resolve
with `linkage="average"`: a chain of bare mentions must not tie two happenings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from sys import intern

from stemma.offsets import Span
from stemma.relate.event_days import pace
from stemma.relate.families import base, family
from stemma.types import EventMention, Link, Locus, Reading, Reason, Ref, Time

_WINDOW = 120  # characters on either side of the trigger that its sentence may take
_STOP = re.compile(r"[.!?](?=\s|[A-Z“\"])|\n")
_WORD = re.compile(r"[A-Za-z]{4,}")
_LONG_DAYS = 366  # an interval longer than this says nothing of when
_SLIP_DAYS = 2  # reports of one happening may differ so much in its day
_OBJECT = 25  # characters after the trigger in which its object stands
_PUBLISHED = re.compile(
    r"\b(?:video|footage|photo|picture|image|statement|report|recording|tape|name|list|detail|data|document)s?\b"
)
_SAME_WORD = 0.4  # what the word alone is worth; half a point is needed
_FULLY_ALIKE = 0.3  # share of common words at which two sentences say the same

_COMMON_WORDS = """
that with have been were this from they their will would which when what said says told about after also
into more than over only some other there where while before between during under against since until being
could should might must news report reports reported according statement added noted year years month months
week weeks monday tuesday wednesday thursday friday saturday sunday january february march april june july
august september october november december
"""
_COMMON = frozenset(_COMMON_WORDS.split())


Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Telling:
    """An event mention with what it needs to be compared: entity ids, story, words about it, days."""

    id: str
    mention: EventMention
    story: str
    family: str
    actors: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    place: str | None = None
    words: tuple[str, ...] = ()
    days: Days | None = None
    guess: Time | None = None  # when it was, where only its place in the report says so


def tellings(
    reading: Reading, index: Mapping[tuple[str, Span], str], stories: Mapping[str, str]
) -> tuple[Telling, ...]:
    """Put together what each event mention of a reading is compared by.

    A document without a story stands alone: its own id is its story.
    """
    story = stories.get(reading.document.id, reading.document.id)
    text, told = reading.document.text, pace(reading)
    return tuple(replace(_telling(m, index, story, text), guess=told.guess(m, text)) for m in reading.events)


def _telling(mention: EventMention, index: Mapping[tuple[str, Span], str], story: str, text: str) -> Telling:
    def entity(ref: Ref) -> str | None:
        return ref.entity or index.get((ref.document, ref.span)) or _thing(ref.text)

    return Telling(
        mention.id,
        mention,
        story,
        _family(mention, text),
        frozenset(filter(None, map(entity, mention.actors))),
        frozenset(filter(None, map(entity, mention.recipients))),
        entity(mention.place) if mention.place else None,
        _words_about(text, mention.span),
        days_of(mention.time),
    )


def _thing(text: str) -> str | None:
    """Return what a participant without a name is: the base of its phrase's last word."""
    words = _WORD.findall(text)
    return f"~{base(words[-1])}" if words else None


def _family(mention: EventMention, text: str) -> str:
    """Return the family of what is told; what is released may be a video, not a prisoner."""
    lemma = mention.lemma or mention.text
    found = family(lemma) or base(lemma)
    following = text[mention.span.start : mention.span.end + _OBJECT].lower()
    return "publish" if found == "free" and _PUBLISHED.search(following) else found


def _words_about(text: str, span: Span) -> tuple[str, ...]:
    """Return the telling words of the sentence around a trigger, without the trigger."""
    before = text[max(0, span.start - _WINDOW) : span.start]
    after = text[span.end : span.end + _WINDOW]
    breaks = [m.end() for m in _STOP.finditer(before)]
    stop = _STOP.search(after)
    around = before[breaks[-1] if breaks else 0 :] + " " + after[: stop.start() if stop else None]
    # A word is kept once for all documents, and a tuple takes a fifth of the room of a set.
    return tuple(sorted({intern(base(w)) for w in _WORD.findall(around) if w.lower() not in _COMMON}))


def days_of(time: Time | None) -> Days | None:
    """Return the first and last day of a time, or None where it is open, too long or no date."""
    if time is None or time.first_day is None or time.last_day is None:
        return None
    try:
        first, last = date.fromisoformat(time.first_day), date.fromisoformat(time.last_day)
    except ValueError:
        return None
    return (first, last) if 0 <= (last - first).days <= _LONG_DAYS else None


class EventRelator:
    """Ties tellings of one happening."""

    def keys(self, item: Telling) -> Iterable[str]:
        """Return story and family, with each participant, day or telling word."""
        start = f"{item.story}|{item.family}"
        yield from (f"{start}|{e}" for e in sorted(item.actors | item.recipients))
        yield from (f"{start}|{w}" for w in item.words)
        if item.days and item.days[0] == item.days[1]:
            yield f"{start}|{item.days[0]}"

    def compare(self, pairs: Iterable[tuple[Telling, Telling]]) -> Iterator[Link]:
        """Yield a link for each pair that may tell one happening, scored by what they agree in."""
        for a, b in pairs:
            if a.story != b.story or a.family != b.family or _conflict(a, b):
                continue
            agreed = tuple(_agreements(a, b))
            score = min(1.0, _SAME_WORD + sum(weight for weight, _ in agreed))
            if score > _SAME_WORD:
                evidence = tuple(Locus(x.mention.document, x.mention.span) for x in (a, b))
                why = f"both {a.family}; " + ", ".join(what for _, what in agreed)
                yield Link("event", a.id, b.id, round(score, 4), "agreement", (Reason(why, evidence),))


def _conflict(a: Telling, b: Telling) -> bool:
    """Say whether the two differ in when by more than reports of one thing do."""
    if not (a.days and b.days):
        return False
    return days_apart(a.days, b.days) > _SLIP_DAYS and not another_year(a.days, b.days)


def days_apart(a: Days, b: Days) -> int:
    """Return how many days lie between two intervals, 0 where they meet."""
    return max(0, (a[0] - b[1]).days, (b[0] - a[1]).days)


def another_year(a: Days, b: Days) -> bool:
    """Say whether the two are one day of different years: a slip that captions make."""
    return a[0] == a[1] and b[0] == b[1] and a[0].timetuple()[1:3] == b[0].timetuple()[1:3]


def _agreements(a: Telling, b: Telling) -> Iterator[tuple[float, str]]:
    """Yield what the two agree in with its weight, and what they differ in with a weight below 0.

    Who acts and where is often misread or told in other words, so it costs but does not decide.
    """
    yield from _who(a, b)
    if a.place and b.place:
        yield (0.15, "same place") if a.place == b.place else (-0.3, "another place")
    if a.days and b.days and days_apart(a.days, b.days):
        yield -0.2, "another day"
    elif a.days and b.days:
        short = max((days[1] - days[0]).days for days in (a.days, b.days)) <= 1
        yield (0.25 if short else 0.1), "same time"
    common = len(set(a.words).intersection(b.words))
    if common >= 2:
        alike = common / min(len(a.words), len(b.words))
        yield 0.35 * min(1.0, alike / _FULLY_ALIKE), "words in common"


def _who(a: Telling, b: Telling) -> Iterator[tuple[float, str]]:
    if a.actors & b.actors:
        yield 0.3, "same actor"
    elif (a.actors & b.recipients) or (b.actors & a.recipients):
        yield 0.15, "same participants"
    elif a.actors and b.actors:
        yield -0.15, "another actor"
    if a.recipients & b.recipients:
        yield 0.15, "same recipient"
