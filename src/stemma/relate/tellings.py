"""Turns event mentions into tellings: with entities, story, days and the words about them, to be compared by.

Needs each reading's event mentions, the index from places to entities (`collation.entities.entity_index`)
and the story of each document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from sys import intern

from stemma.offsets import Span
from stemma.relate.event_days import pace
from stemma.relate.families import base, kin
from stemma.types import EventMention, Reading, Ref, Time

_WINDOW = 120  # characters on either side of the trigger that its sentence may take
_STOP = re.compile(r"[.!?](?=\s|[A-Z“\"])|\n")
_WORD = re.compile(r"[A-Za-z]{4,}")
_LONG_DAYS = 366  # an interval longer than this says nothing of when
_BEHIND = 30  # characters after the trigger whose words are compared by themselves
_OBJECT = 25  # characters after the trigger in which its object stands
_THING = "~"
_PUBLISHED = re.compile(
    r"\b(?:video|footage|photo|picture|image|statement|report|recording|tape|name|list|detail|data|document)s?\b"
)

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
    behind: frozenset[str] = frozenset()  # those that follow the trigger at once: what it is done to
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
        frozenset(_telling_words(text[mention.span.end : mention.span.end + _BEHIND])),
        days_of(mention.time),
    )


def is_thing(id: str) -> bool:
    """Say whether a participant is known by its noun alone (`the men`), not by a name."""
    return id.startswith(_THING)


def _thing(text: str) -> str | None:
    """Return what a participant without a name is: the base of its phrase's last word."""
    words = _WORD.findall(text)
    return f"{_THING}{base(words[-1])}" if words else None


def _family(mention: EventMention, text: str) -> str:
    """Return the family of what is told; what is released may be a video, not a prisoner."""
    found = kin(mention.lemma or mention.text)
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
    return tuple(sorted(set(_telling_words(around))))


def _telling_words(text: str) -> Iterator[str]:
    return (intern(base(word)) for word in _WORD.findall(text) if word.lower() not in _COMMON)


def days_of(time: Time | None) -> Days | None:
    """Return the first and last day of a time, or None where it is open, too long or no date."""
    if time is None or time.first_day is None or time.last_day is None:
        return None
    try:
        first, last = date.fromisoformat(time.first_day), date.fromisoformat(time.last_day)
    except ValueError:
        return None
    return (first, last) if 0 <= (last - first).days <= _LONG_DAYS else None


def days_apart(a: Days, b: Days) -> int:
    """Return how many days lie between two intervals, 0 where they meet."""
    return max(0, (a[0] - b[1]).days, (b[0] - a[1]).days)


def another_year(a: Days, b: Days) -> bool:
    """Say whether the two are one day of different years: a slip that captions make."""
    return a[0] == a[1] and b[0] == b[1] and a[0].timetuple()[1:3] == b[0].timetuple()[1:3]
