"""Turns a plain text file into a document: what in it is article, who wrote it, when, and for whom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stemma.clean.bylines import is_name
from stemma.clean.decode import decode, storable
from stemma.clean.furniture import Marks, author_blocks, inline_furniture, mark_furniture
from stemma.clean.header import Header, day_of_urls, read_header
from stemma.clean.language import language_notices, language_of
from stemma.clean.lines import Line, split_lines
from stemma.clean.outlets import outlet_in_copyright, outlet_of
from stemma.clean.parts import dateline_agency, find_breaks
from stemma.clean.repeats import mark_repeats
from stemma.errors import InputError
from stemma.ids import sha256
from stemma.offsets import OffsetMap, Span
from stemma.settings import Settings
from stemma.types import Document, Outlet, Part, Record, Removed, Time

_STAGE = "clean"
_WIDEST = 4  # bytes that one code point can take


@dataclass(frozen=True)
class _Reading:
    """The lines of a text, what its head says, and which of its stretches are not article."""

    lines: list[Line]
    header: Header
    marks: Marks
    removed: tuple[Removed, ...]


class TextCleaner:
    """Cleans plain text: the raw text is the decoded file, the clean text what is left of it."""

    def clean(self, record: Record, settings: Settings) -> Document:
        """Return the document; raise InputError for binaries, overlong texts and texts without article."""
        if len(record.data) > _WIDEST * settings.max_text + _WIDEST:
            raise InputError(record.path, _STAGE, _too_long(settings))
        decoded = decode(record.data, path=record.path)
        text, repairs = storable(decoded.text)
        if len(text) > settings.max_text:
            raise InputError(record.path, _STAGE, _too_long(settings))
        if not text.strip():
            raise InputError(record.path, _STAGE, "holds no text, only blanks")
        reading = _read(text)
        parts = _parts(reading)
        if not parts:
            raise InputError(
                record.path, _STAGE, "holds no article: every line is metadata or page furniture"
            )
        return _document(record, text, reading, parts, (*decoded.notices, *repairs))


def _too_long(settings: Settings) -> str:
    return f"is longer than {settings.max_text:,} characters; split it into one file for each report"


def _read(text: str) -> _Reading:
    """Find the head and the furniture of a text."""
    lines = split_lines(text)
    header = read_header(lines)
    marks = header.marks | mark_furniture(lines, title=header.title, head=header.end)
    marks |= header.marks
    header.authors += [lines[i + 1].text for i in author_blocks(lines) if is_name(lines[i + 1].text)]
    marks |= mark_repeats(lines, marks, title=header.title, head=header.end)
    inline = [
        removed
        for i, line in enumerate(lines)
        if i not in marks and i != header.title
        for removed in inline_furniture(line)
    ]
    return _Reading(lines, header, marks, _merged([*_of_lines(lines, marks), *inline]))


def _of_lines(lines: Sequence[Line], marks: Marks) -> Iterable[Removed]:
    """Yield the removed stretches, neighbouring lines of one reason as one, with the breaks between."""
    run: Removed | None = None
    for i in sorted(marks):
        if run is not None and i - 1 in marks and marks[i] == run.reason:
            run = Removed(Span(run.span.start, lines[i].end), run.reason)
            continue
        if run is not None:
            yield run
        run = Removed(lines[i].span, marks[i])
    if run is not None:
        yield run


def _merged(removed: Iterable[Removed]) -> tuple[Removed, ...]:
    """Sort removed stretches and drop what overlaps an earlier one."""
    kept: list[Removed] = []
    for item in sorted(removed, key=lambda r: r.span):
        if not kept or item.span.start >= kept[-1].span.end:
            kept.append(item)
    return tuple(kept)


def _parts(reading: _Reading) -> tuple[Part, ...]:
    """Return the articles of a text, or none where nothing but a title is left."""
    header = reading.header
    live = [i for i in range(len(reading.lines)) if i not in reading.marks]
    if not any(i != header.title for i in live):
        return ()
    kept = [reading.lines[i] for i in live]
    title = live.index(header.title) if header.title is not None else None
    breaks = find_breaks(kept, title=title)
    starts = [0, *(b.line for b in breaks), len(kept)]
    titles = [header.title_span, *(None if b.title is None else kept[b.title].span for b in breaks)]
    parts = []
    for (start, end), title_span in zip(pairwise(starts), titles, strict=True):
        span = Span(kept[start].start, kept[end - 1].end)
        parts.append(Part(_trimmed(span, reading.removed), title_span))
    first = Part(parts[0].span, parts[0].title_span, *_times(reading))
    return (first, *parts[1:])


def _trimmed(span: Span, removed: Sequence[Removed]) -> Span:
    """Cut the removed stretches that a part begins or ends with off it."""
    start, end = span
    first = bisect_right(removed, start, key=lambda r: r.span.start) - 1
    if first >= 0 and start < removed[first].span.end < end:
        start = removed[first].span.end
    last = bisect_left(removed, end, key=lambda r: r.span.start) - 1
    if last >= 0 and start < removed[last].span.start and end <= removed[last].span.end:
        end = removed[last].span.start
    return Span(start, end)


def _times(reading: _Reading) -> tuple[Time | None, Time | None]:
    """Return when the report was published and updated, by its head, else its address."""
    header = reading.header
    return header.published or day_of_urls(header.urls), header.updated


def _document(
    record: Record, text: str, reading: _Reading, parts: tuple[Part, ...], notices: tuple[str, ...]
) -> Document:
    header, first = reading.header, parts[0]
    offsets = OffsetMap.keep(len(text), [r.span for r in reading.removed])
    language = language_of(offsets.apply(text))
    if len(parts) > 1:
        notices = (*notices, f"the file holds {len(parts)} articles end to end; each is read on its own")
    return Document(
        path=record.path,
        media_type=record.media_type,
        sha256=sha256(record.data),
        text=text,
        offsets=offsets,
        parts=parts,
        removed=reading.removed,
        url=header.urls[0] if header.urls else None,
        outlet=_outlet(reading),
        title=None if first.title_span is None else first.title_span.of(text),
        title_span=first.title_span,
        authors=tuple(dict.fromkeys(header.authors)),
        published=first.published,
        updated=first.updated,
        language=language,
        notices=(*notices, *language_notices(language)),
        fields=dict(sorted(header.fields.items())),
    )


def _outlet(reading: _Reading) -> Outlet | None:
    """Return the outlet by the address, else the head, else the copyright line, else the dateline."""
    header = reading.header
    if header.urls:
        return outlet_of(header.urls[0], header.outlets[0] if header.outlets else None)
    if header.outlets:
        return outlet_of(None, header.outlets[0])
    for i in sorted(reading.marks):
        name = outlet_in_copyright(reading.lines[i].text) if reading.marks[i] == "boilerplate" else None
        if name:
            return Outlet(name)
    lead = next(
        (x for i, x in enumerate(reading.lines) if i not in reading.marks and i != header.title), None
    )
    agency = dateline_agency(lead.text) if lead else None
    return Outlet(agency) if agency else None
