"""Nouns of what comes in: raw bytes, and the one fixed text of a document."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from stemma.ids import make_id
from stemma.offsets import OffsetMap, Span

MediaType = Literal["text/plain", "text/html", "application/json"]


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


@dataclass(frozen=True, slots=True)
class Time:
    """An interval of time as two inclusive ISO 8601 bounds, written as precisely as they are known.

    `precision` is the unit of the bounds: year, month, day, minute … `basis` says what it rests
    on (metadata, text, url, inferred), `rule` which rule read it, `anchor` the date it was
    counted from. Either bound may be None where it is open.
    """

    low: str | None
    high: str | None
    precision: str = "day"
    text: str = ""
    basis: str = "text"
    rule: str = ""
    anchor: str | None = None

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

    @cached_property
    def id(self) -> str:
        """The document's id, from its path and its bytes."""
        return make_id("doc", self.path, self.sha256)
