"""Turns a reading into what differences and timelines need to know of its document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stemma.offsets import Span
from stemma.types import Locus, Reading, Time

_CLAUSE = 30  # characters before a word of happening that say how it stands
_RELATIVE = re.compile(r"\b(?:who|whom|which)\s+(?:\w+\s+)?(?:\w+\s+)?$")
_HELPED = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|he|she|they|we|i|it)\s+(?:\w+ly\s+)?$", re.I
)
_OBJECT = re.compile(
    r"\s+(?:the|an?|its|their|his|her|our|at|up|more|over|nearly|about|some|off|[A-Z\d][\w,]*)\b"
)
_NO_SUBJECT = re.compile(
    r"\b(?:the|an?|of|to|its|their|his|her|our|these|those|all|by|for|from|after|in)\s+$", re.I
)
_NEAR = 60  # characters between a speaker and the verb that may be shown with it


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of a report that somebody else vouches for: what, who, and where it says so."""

    content: Span
    who: str
    entity: str | None
    said: Span


@dataclass(frozen=True, slots=True)
class Witness:
    """A report: its story, when it was published, and the time expressions in it, in text order.

    `claims` are what it gives on another's word; `asserted` the words of happenings that tell
    that it happened (`they freed him`), other than those that take it as known (`the freed man`).
    """

    document: str
    story: str
    published: Time | None = None
    times: tuple[tuple[Span, Time], ...] = ()
    claims: tuple[Claim, ...] = ()
    asserted: frozenset[Span] = frozenset()

    def claim_on(self, span: Span) -> Claim | None:
        """Return the innermost claim that holds a span, or None where the report itself says it."""
        holding = [c for c in self.claims if c.content.covers(span) and not c.said.overlaps(span)]
        return min(holding, key=lambda c: (c.content.end - c.content.start, c.content), default=None)

    @property
    def day(self) -> str | None:
        """The day the report was published, or None."""
        return self.published.first_day if self.published else None

    def place_of(self, time: Time | None, near: Span) -> Locus:
        """Return where the time is written nearest to a span; the span itself where it is not."""
        found = [
            span
            for span, written in self.times
            if time and (written.low, written.high) == (time.low, time.high)
        ]
        span = min(found, key=lambda s: (abs(s.start - near.start), s), default=near)
        return Locus(self.document, span)


def witness(
    reading: Reading, stories: Mapping[str, str], index: Mapping[tuple[str, Span], str] | None = None
) -> Witness:
    """Read off what is needed; a document without a story is a story of its own."""
    document = reading.document
    times = tuple(
        (a.span, a.value) for a in reading.annotations if a.kind == "time" and isinstance(a.value, Time)
    )
    story = stories.get(document.id, document.id)
    claims = tuple(_claims(reading, index or {}))
    text = document.text
    asserted = frozenset(e.span for e in reading.events if _asserts(e.span, text)) if claims else frozenset()
    return Witness(document.id, story, document.published, times, claims, asserted)


def _asserts(span: Span, text: str) -> bool:
    """Say whether a word of happening is the verb of its clause, as far as its neighbours tell."""
    before = text[max(0, span.start - _CLAUSE) : span.start]
    if _RELATIVE.search(before):
        return False
    return bool(_HELPED.search(before) or (_OBJECT.match(text, span.end) and not _NO_SUBJECT.search(before)))


def _claims(reading: Reading, index: Mapping[tuple[str, Span], str]) -> Iterator[Claim]:
    for statement in reading.statements:
        speaker = statement.speaker
        if speaker is not None:
            said = speaker.span
            cue = statement.cue
            if cue is not None and max(cue.start - said.end, said.start - cue.end) <= _NEAR:
                said = Span(min(said.start, cue.start), max(said.end, cue.end))
            entity = speaker.entity or index.get((speaker.document, speaker.span))
            yield Claim(statement.content, " ".join(speaker.text.split()), entity, said)
