"""Turns a reading into what differences and timelines need to know of its document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stemma.offsets import Span
from stemma.types import Locus, Reading, Time


@dataclass(frozen=True, slots=True)
class Witness:
    """A report: its story, when it was published, and the time expressions in it, in text order."""

    document: str
    story: str
    published: Time | None = None
    times: tuple[tuple[Span, Time], ...] = ()

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


def witness(reading: Reading, stories: Mapping[str, str]) -> Witness:
    """Read off what is needed; a document without a story is a story of its own."""
    document = reading.document
    times = tuple(
        (a.span, a.value) for a in reading.annotations if a.kind == "time" and isinstance(a.value, Time)
    )
    return Witness(document.id, stories.get(document.id, document.id), document.published, times)
