"""Turns a plain text file into a document: what in it is article, who wrote it, when, and for whom."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from stemma.clean.bios import author_notes
from stemma.clean.bylines import credited, is_name
from stemma.clean.dates import read_date
from stemma.clean.decode import decode, storable
from stemma.clean.furniture import Marks, author_blocks, inline_furniture, mark_furniture
from stemma.clean.header import Header, day_of_urls, read_header
from stemma.clean.language import language_notices, language_of
from stemma.clean.lines import Line, split_lines
from stemma.clean.menus import find_menus
from stemma.clean.outlets import domain_of, outlet_in_copyright, outlet_of, writes_day_first
from stemma.clean.parts import dateline_agency, dateline_day, dateline_time, find_breaks
from stemma.clean.repeats import mark_repeats
from stemma.errors import InputError
from stemma.ids import sha256
from stemma.offsets import OffsetMap, Span
from stemma.settings import Settings
from stemma.types import Document, Outlet, Part, Record, Removed, Time

_STAGE = "clean"
_YEAR_OF_URL = re.compile(r"(?<=[/_-])((?:19|20)\d\d)(?=[/_-])")
_YEAR_OF_RIGHTS = re.compile(r"(?:copyright|©|\(c\))[^\d\n]{0,60}((?:19|20)\d\d)\b(?!\s?[-–])", re.I)
_HEAD = 12  # lines of a later article in which its head is looked for
_WIDEST = 4  # bytes that one code point can take


@dataclass(frozen=True)
class _Article:
    """One of the articles of a text: what its head says, and its first and last line that stay."""

    header: Header
    first: Line
    last: Line


@dataclass(frozen=True)
class _Reading:
    """The lines of a text, the articles among them, and which of its stretches are no article."""

    lines: list[Line]
    articles: tuple[_Article, ...]
    marks: Marks
    removed: tuple[Removed, ...]

    @property
    def header(self) -> Header:
        """What the head of the first article says."""
        return self.articles[0].header


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
        if not text.strip() or not split_lines(text):
            raise InputError(record.path, _STAGE, "holds no text, only blanks")
        reading = _read(record.path, text)
        return _document(record, text, reading, _parts(text, reading), (*decoded.notices, *repairs))


def _too_long(settings: Settings) -> str:
    return f"is longer than {settings.max_text:,} characters; split it into one file for each report"


def _read(path: str, text: str) -> _Reading:
    """Find the heads, the furniture and the articles of a text; raise InputError where it has none."""
    every = split_lines(text)
    menus = find_menus(every)
    lines = [line for i, line in enumerate(every) if i not in menus.lines]
    header = read_header(lines)
    marks = header.marks | mark_furniture(lines, title=header.title, head=header.end) | header.marks
    header.authors += [lines[i + 1].text for i in author_blocks(lines) if is_name(lines[i + 1].text)]
    marks |= mark_repeats(lines, marks, title=header.title, head=header.end)
    live = [i for i in range(len(lines)) if i not in marks]
    if all(i == header.title for i in live):  # a gallery: what its pictures show is all that it says
        live = [i for i in range(len(lines)) if marks.get(i, "caption") == "caption"]
        marks = {i: reason for i, reason in marks.items() if reason != "caption"}
    notes = author_notes(lines, live)
    header.authors += [name for name in notes.values() if not header.authors]
    marks |= dict.fromkeys(notes, "metadata")
    live = [i for i in live if i not in notes]
    if all(i == header.title for i in live):
        raise InputError(path, _STAGE, "holds no article: every line is metadata or page furniture")
    articles, more = _articles(lines, live, header)
    marks |= more
    inline = [x for i, line in enumerate(lines) if i not in marks for x in _within(line, i, header)]
    chrome = _of_lines(every, dict.fromkeys(menus.lines, "boilerplate"))
    return _Reading(lines, articles, marks, _merged([*chrome, *_of_lines(lines, marks), *inline]))


def _articles(
    lines: Sequence[Line], live: Sequence[int], header: Header
) -> tuple[tuple[_Article, ...], Marks]:
    """Split the lines that stay into articles; return them and the lines of the later ones' heads."""
    kept = [lines[i] for i in live]
    title = live.index(header.title) if header.title is not None else None
    breaks = find_breaks(kept, title=title)
    heads = [
        header,
        *(Header() if b.title is None else read_header(kept[b.line : b.line + _HEAD]) for b in breaks),
    ]
    starts = [0, *(b.line for b in breaks), len(kept)]
    articles = tuple(
        _Article(head, kept[start], kept[end - 1])
        for head, (start, end) in zip(heads, pairwise(starts), strict=True)
    )
    marks = {
        live[start + i]: reason
        for head, start in zip(heads[1:], starts[1:], strict=False)
        for i, reason in head.marks.items()
    }
    return articles, marks


def _within(line: Line, i: int, header: Header) -> Iterable[Removed]:
    """Yield what is removed within a line that stays: of the title line, the label before the title."""
    if i != header.title:
        yield from inline_furniture(line)
    elif header.title_span is not None and header.title_span.start > line.start:
        yield Removed(Span(line.start, header.title_span.start), "metadata")


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


def _parts(text: str, reading: _Reading) -> tuple[Part, ...]:
    """Return the articles as parts, with their titles and times."""
    parts = []
    for article in reading.articles:
        span = _trimmed(text, Span(article.first.start, article.last.end), reading.removed)
        header = article.header
        published = _settled(header) or day_of_urls(header.urls) or _of_dateline(reading, article)
        parts.append(Part(span, header.title_span, published, header.updated))
    return tuple(parts)


def _settled(header: Header) -> Time | None:
    """Return the time of publication; `03/04/2031` is settled by the address: its day, or its country."""
    time = header.published
    if time is None or time.rule != "slashes" or time.low == time.high or not header.urls:
        return time
    day, domain = day_of_urls(header.urls), domain_of(header.urls[0])
    if day is not None and day.low in {time.low, time.high}:
        return replace(time, low=day.low, high=day.low)
    first = writes_day_first(domain) if domain else None
    return time if first is None else read_date(time.text, basis=time.basis, day_first=first)


def _of_dateline(reading: _Reading, article: _Article) -> Time | None:
    """Return the day in an article's dateline; its year may stand in the address or the copyright line."""
    lead = _lead(reading, article)
    rights = [x.text for i, x in enumerate(reading.lines) if reading.marks.get(i) == "boilerplate"]
    for places, pattern in ((reading.header.urls, _YEAR_OF_URL), (rights, _YEAR_OF_RIGHTS)):
        years = {match[1] for place in places for match in pattern.finditer(place[:400])}
        if len(years) == 1:
            return dateline_time(lead) or dateline_day(lead, min(years))
    return dateline_time(lead)


def _lead(reading: _Reading, article: _Article) -> str:
    """Return the first line of an article below its title."""
    title = article.header.title_span
    first = (
        line.text
        for i, line in enumerate(reading.lines)
        if i not in reading.marks
        and line.start >= article.first.start
        and (title is None or line.start > title.start)
    )
    return next(first, "")


def _trimmed(text: str, span: Span, removed: Sequence[Removed]) -> Span:
    """Cut the removed stretches that a part begins or ends with off it, and the blanks beside them."""
    start, end = span
    first = bisect_right(removed, start, key=lambda r: r.span.start) - 1
    if first >= 0 and start < removed[first].span.end < end:
        start = removed[first].span.end
    last = bisect_left(removed, end, key=lambda r: r.span.start) - 1
    if last >= 0 and start < removed[last].span.start and end <= removed[last].span.end:
        end = removed[last].span.start
    kept = text[start:end]
    return Span(start + len(kept) - len(kept.lstrip()), end - len(kept) + len(kept.rstrip()))


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
        authors=_authors(reading),
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
    agency = dateline_agency(_lead(reading, reading.articles[0]))
    return Outlet(agency) if agency else None


def _authors(reading: _Reading) -> tuple[str, ...]:
    """Return who is named in the byline, else in the credit line."""
    credits = (reading.lines[i].text for i in sorted(reading.marks) if reading.marks[i] == "credit")
    named = reading.header.authors or [name for text in credits for name in credited(text)]
    return tuple(dict.fromkeys(named))
