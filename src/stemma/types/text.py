"""Nouns of what comes in: raw bytes, and the one fixed text of a document."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from stemma.ids import make_id
from stemma.offsets import OffsetMap, Span

MediaType = Literal["text/plain", "text/html", "application/json"]
TimeKind = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Record:
    """Raw bytes as they came.

    `path` is the same on every machine: the path below the folder that was named, or the
    file's name; for an article inside a container, `#` and its own id (or line) follow.
    """

    path: str
    media_type: MediaType
    data: bytes


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was turned away."""

    path: str
    stage: str
    reason: str

    @property
    def id(self) -> str:
        """The refusal's id, a hash of what it says."""
        return make_id("ref", self.path, self.stage, self.reason)


# the rules of `annotate` whose times are counted from the day of their article
COUNTED = frozenset(
    {
        "weekday", "day word", "part of today", "overnight", "beyond tomorrow", "ago", "related unit",
        "month and day", "day and month", "month", "related month", "season", "the unit",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Locus:
    """A place in a document's raw text, as evidence."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Time:
    """An interval of time as two inclusive ISO 8601 bounds, written as precisely as they are known.

    `precision` is the unit of the bounds: year, month, day, minute … `basis` says what it rests
    on (metadata, text, url, inferred), `rule` which rule read it, `anchor` the day it was counted
    from. Either bound may be None where it is open.

    `timex` and `kind` are TIMEX3's value and type (ISO-TimeML 2009), `mod` its modifier; two days
    that no TIMEX3 value holds are an ISO 8601 interval (`2031-06-18/2031-06-19`). `alternatives`
    are the other values that the words may have, likelier ones first. `zone` is the clock's
    offset (`+09:00`) or `local`. `evidence` are the places that an inferred time rests on.
    """

    low: str | None
    high: str | None
    precision: str = "day"
    text: str = ""
    basis: str = "text"
    rule: str = ""
    anchor: str | None = None
    timex: str = ""
    kind: TimeKind = "DATE"
    mod: str | None = None
    alternatives: tuple[str, ...] = ()
    zone: str | None = None
    evidence: tuple[Locus, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether a day is named that only the day of its article would tell (`Friday`)."""
        return self.low is None and self.high is None and self.anchor is None and self.rule in COUNTED

    @property
    def is_dated(self) -> bool:
        """Whether days are named, be they known or not yet."""
        return self.low is not None or self.high is not None or self.waits

    @property
    def first_day(self) -> str | None:
        """The first day of the interval, `YYYY-MM-DD`."""
        return None if self.low is None else self.low[:10] + "-01-01"[len(self.low[:10]) - 4 :]

    @property
    def last_day(self) -> str | None:
        """The last day of the interval, `YYYY-MM-DD`; a bare month ends on its last possible day."""
        return None if self.high is None else _last_day(self.high[:10])


def _last_day(day: str) -> str:
    """Complete `YYYY` or `YYYY-MM` to its last day."""
    if len(day) == 4:
        return f"{day}-12-31"
    if len(day) == 7:
        return f"{day}-{monthrange(int(day[:4]), int(day[5:]))[1]}"
    return day


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published a report; either may be unknown."""

    name: str | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """A stretch of raw text that is not article, and why (metadata, boilerplate, caption …)."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """One article inside a document. `span` and `title_span` point into the raw text."""

    span: Span
    title_span: Span | None = None
    published: Time | None = None
    updated: Time | None = None


@dataclass(frozen=True)
class Document:
    """A record's one fixed text, what in it is article, and what it says of itself.

    `text` is the raw text (the decoded file, the page source, the decoded values of a JSON
    article); `offsets` leads from the clean text to it. There is always at least one part.
    `fields` keeps what came beside the text under keys we do not know.
    """

    path: str
    media_type: MediaType
    sha256: str
    text: str
    offsets: OffsetMap
    parts: tuple[Part, ...]
    removed: tuple[Removed, ...] = ()
    url: str | None = None
    outlet: Outlet | None = None
    title: str | None = None
    title_span: Span | None = None
    authors: tuple[str, ...] = ()
    published: Time | None = None
    updated: Time | None = None
    language: str | None = None
    notices: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)

    def dated(self, times: Mapping[int, Time]) -> Document:
        """Return the document with these times for those of its articles that state none.

        The document's own time is that of its first article.
        """
        parts = tuple(
            replace(part, published=part.published or times.get(number))
            for number, part in enumerate(self.parts)
        )
        return replace(self, parts=parts, published=self.published or parts[0].published)

    @cached_property
    def id(self) -> str:
        """The document's id, from its path and its bytes."""
        return make_id("doc", self.path, self.sha256)
