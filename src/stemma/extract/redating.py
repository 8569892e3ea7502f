"""Turns a reading and the days on which its articles came out into the reading with its times resolved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from stemma.annotate import pages_of
from stemma.annotate.times import days_of, times_in
from stemma.offsets import Span
from stemma.types import Dating, Document, Reading, Time

_Places = Sequence[tuple[Span, Time]]


def redated(reading: Reading, found: Iterable[Dating]) -> Reading:
    """Return the reading of a document whose articles have been dated from elsewhere.

    What counted from a day unknown until now (`Friday`) is resolved: the time annotations, and the
    times of events, statements and figures that rest on them.
    """
    times = {dating.part: dating.time for dating in found}
    if not times:
        return reading
    document = reading.document.dated(times)
    resolved = _resolved(document, times)
    old = [(a.span, a.value) for a in reading.annotations if a.kind == "time" and isinstance(a.value, Time)]
    published = [(part.span, part.published) for part in document.parts]

    def anew(time: Time | None, near: Span) -> Time | None:
        return time if time is None else resolved.get(_place_of(time, near, old), time)

    def as_of(time: Time | None, near: Span) -> Time | None:
        return anew(time, near) or next((t for span, t in published if span.overlaps(near)), None)

    return replace(
        reading,
        document=document,
        annotations=tuple(
            replace(a, value=resolved.get(a.span, a.value)) if a.kind == "time" else a
            for a in reading.annotations
        ),
        statements=tuple(replace(s, made=anew(s.made, s.content)) for s in reading.statements),
        figures=tuple(replace(f, as_of=as_of(f.as_of, f.span)) for f in reading.figures),
        events=tuple(replace(e, time=anew(e.time, e.span)) for e in reading.events),
    )


def _resolved(document: Document, times: Mapping[int, Time]) -> dict[Span, Time]:
    """Read the times of the articles just dated anew, by their raw spans."""
    return {
        page.raw(a.span): a.value
        for number, page in enumerate(pages_of(document))
        if number in times
        for a in times_in(page.text, days_of(times[number]))
        if isinstance(a.value, Time)
    }


def _place_of(time: Time, near: Span, places: _Places) -> Span:
    """Return where a time stands: of the places that hold the same, the nearest."""
    same = [span for span, value in places if value == time]
    return min(same, key=lambda span: (abs(span.start - near.start), span), default=Span(0, 0))
