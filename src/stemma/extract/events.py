"""Turns the event layer of a page into event mentions with raw spans."""

from __future__ import annotations

from stemma.extract.mentions import ref
from stemma.offsets import Span
from stemma.types import EventMention, Happening, Page, Time


def event_mentions(page: Page) -> tuple[EventMention, ...]:
    """Return the page's happenings in text order, with their people, places and times."""
    times = {a.span: a.value for a in page.layer("time") if isinstance(a.value, Time)}
    return tuple(
        _mention(page, a.span, a.label, a.value, times)
        for a in page.layer("event")
        if isinstance(a.value, Happening)
    )


def _mention(page: Page, span: Span, lemma: str, frame: Happening, times: dict[Span, Time]) -> EventMention:
    raw = page.raw(span)
    return EventMention(
        page.document.id,
        raw,
        raw.of(page.document.text),
        lemma,
        frame.category,
        tuple(ref(page, s) for s in frame.actors),
        tuple(ref(page, s) for s in frame.recipients),
        None if frame.place is None else ref(page, frame.place),
        None if frame.time is None else times.get(frame.time),
        frame.status,
        frame.tense,
        frame.clause,
    )
