"""Turns events into a timeline with two axes: when a thing happened and when it was reported.

Needs the events and the witnesses of their documents. An event without a date of its own is
put in the bin of the undated, ordered by its first report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stemma.collation.witness import Witness
from stemma.relate.tellings import days_of
from stemma.types import Event

_LAST = "9999"  # sorts after every day


@dataclass(frozen=True, slots=True)
class Entry:
    """An event on the timeline: first and last day it happened, first and last day it was reported.

    `stories` are those of its reports, `documents` the reports, by day of publication.
    """

    event: Event
    first_day: str | None
    last_day: str | None
    first_report: str | None
    last_report: str | None
    documents: tuple[str, ...]
    stories: tuple[str, ...]

    @property
    def dated(self) -> bool:
        """Whether the day of the happening is known."""
        return self.first_day is not None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dated events in the order of their days, and the undated in the order of their reports."""

    dated: tuple[Entry, ...]
    undated: tuple[Entry, ...]


def timeline(events: Iterable[Event], witnesses: Iterable[Witness]) -> Timeline:
    """Order events by when they happened, then by when they were first reported."""
    reports = {w.document: w for w in witnesses}
    entries = sorted((_entry(e, reports) for e in events), key=_order)
    return Timeline(tuple(e for e in entries if e.dated), tuple(e for e in entries if not e.dated))


def _entry(event: Event, reports: Mapping[str, Witness]) -> Entry:
    told = [reports[d] for d in dict.fromkeys(m.document for m in event.mentions) if d in reports]
    told.sort(key=lambda w: w.day or _LAST)
    days = days_of(event.time)
    published = [w.day for w in told if w.day]
    return Entry(
        event,
        days[0].isoformat() if days else None,
        days[1].isoformat() if days else None,
        published[0] if published else None,
        published[-1] if published else None,
        tuple(w.document for w in told),
        tuple(dict.fromkeys(w.story for w in told)),
    )


def _order(entry: Entry) -> tuple[str, str, str, str]:
    return (
        entry.first_day or _LAST,
        entry.last_day or _LAST,
        entry.first_report or _LAST,
        entry.event.id,
    )
