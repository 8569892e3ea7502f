"""Turns a saved web page into a document: its article, its headline, and what the page says of itself.

trafilatura decides which paragraphs are the article; each of them is then found again in the page's
source, so that every character kept leads back to where it stands. The document's raw text is the
decoded page source, and nothing in it is rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from stemma.clean.dates import find_dates
from stemma.clean.decode import decode
from stemma.clean.html_align import Alignment, align, merge
from stemma.clean.html_extract import article_paragraphs
from stemma.clean.html_fill import fill, prose_of
from stemma.clean.html_headline import find_headline, headline_in_title
from stemma.clean.html_keep import apart, offsets_of, removed_of
from stemma.clean.language import language_notices, language_of
from stemma.clean.markup import Markup, read_markup
from stemma.clean.metadata import Metadata, declared_encoding, read_metadata, time_near
from stemma.clean.prune import prune
from stemma.errors import InputError
from stemma.ids import sha256
from stemma.offsets import Span
from stemma.settings import Settings
from stemma.types import Document, Part, Record, Time

_HEAD = 4096  # bytes in which a page declares its encoding (HTML asks for the first 1,024)
_SOURCE = 10  # times `max_text`: so much longer than its text may a page's source be
_ABOVE = 300  # characters above the headline (dates, kickers, breadcrumbs) that are no article
_NEAR = 400  # characters of visible text around the headline in which a date is the article's
_MOVED = re.compile(r"\d+\s*;\s*url\s*=\s*['\"]?([^'\"\s]+)", re.IGNORECASE)
_STAGE = "clean"


class HtmlCleaner:
    """Cleans saved web pages."""

    def clean(self, record: Record, settings: Settings) -> Document:
        """Return the page as a document; raise InputError where it holds no article."""
        declared = declared_encoding(record.data[:_HEAD].decode("latin-1"))
        decoded = decode(record.data, path=record.path, declared=declared)
        _check_length(record.path, decoded.text, settings.max_text * _SOURCE)
        markup = read_markup(decoded.text)
        _check_length(record.path, markup.text, settings.max_text)
        found = _article(record.path, markup)
        told = read_metadata(markup)
        headline, kept = _arrange(markup, told, found.kept)
        document = _document(record, markup, told, headline, kept)
        notices = (*decoded.notices, *told.notices, *_missed(found.missed), *document.notices)
        return replace(document, notices=notices)


def _check_length(path: str, text: str, most: int) -> None:
    if len(text) > most:
        raise InputError(
            path, _STAGE, f"has {len(text):,} characters, more than {most:,}; split it or raise max_text"
        )


def _article(path: str, markup: Markup) -> Alignment:
    """Return where in the visible text the article's paragraphs stand."""
    try:
        paragraphs = article_paragraphs(markup.source)
    except Exception as error:  # whatever lxml and trafilatura meet in broken pages
        raise InputError(path, _STAGE, f"cannot be read as a page: {error!r:.200}") from error
    spans = [Span(s.start, s.end) for s in markup.stretches]
    doubtful = [Span(s.start, s.end) for s in markup.stretches if s.reason]
    found = align(paragraphs, markup.text, spans, doubtful)
    if any(c.isalnum() for span in found.kept for c in span.of(markup.text)):
        return found
    if prose := prose_of(markup):
        return Alignment(tuple(prose), found.missed)
    raise InputError(path, _STAGE, _why_nothing(markup))


def _why_nothing(markup: Markup) -> str:
    """Say why a page holds no article, as far as its tags tell."""
    if moved := [m for e in markup.named("meta") if (m := _MOVED.match(e.attributes.get("content", "")))]:
        return f"holds no article but sends its reader on to {moved[0][1]:.200}; save that page instead"
    if markup.named("frame") or (markup.named("iframe") and not markup.text):
        return "holds only frames, no article; save the page in the frame instead"
    if not any(s.reason is None for s in markup.stretches):
        return "holds no visible text; if scripts build the page, save it from a browser after it has loaded"
    return "no article was found among the page's text; give the text of the report as .txt"


def _missed(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Return the notice on paragraphs that could not be found again in the source."""
    if not paragraphs:
        return ()
    count = sum(len(p.strip()) for p in paragraphs)
    return (
        f"{len(paragraphs)} paragraph(s) of the article ({count} characters) were not found in the source",
    )


def _arrange(markup: Markup, told: Metadata, found: Sequence[Span]) -> tuple[Span | None, list[Span]]:
    """Put the headline first: drop the little that stands above it, or take it from `<title>` instead."""
    headline = find_headline(markup, told.titles, found[0].start)
    if headline is not None and sum(s.end - s.start for s in found if s.end <= headline.start) > _ABOVE:
        headline = headline_in_title(markup, told.titles)
    in_head = headline is None or headline.end <= _end_of_title(markup)
    kept = fill(markup, found, found[0].start if in_head or headline is None else headline.end)
    if headline is None:
        return None, kept
    below = (Span(max(s.start, headline.start), s.end) for s in kept if s.end > headline.start)
    return headline, merge([headline, *below])


def _end_of_title(markup: Markup) -> int:
    """Return where in the visible text the text of `<title>` ends."""
    return next((e.span.end for e in markup.named("title")), 0)


def _document(
    record: Record, markup: Markup, told: Metadata, headline: Span | None, kept: Sequence[Span]
) -> Document:
    """Join what was found into a document of one part."""
    title_span = None if headline is None else markup.offsets.to_raw(headline)
    pruned = prune(offsets_of(markup, kept), markup.source, title_span)
    text = pruned.offsets.apply(markup.source)
    published = told.published or _visible_time(markup, headline or kept[0], kept)
    language = language_of(text) or told.language
    title = " ".join(headline.of(markup.text).split()) if headline else next(iter(told.titles), None)
    return Document(
        path=record.path,
        media_type=record.media_type,
        sha256=sha256(record.data),
        text=markup.source,
        offsets=pruned.offsets,
        parts=(Part(Span(0, len(markup.source)), title_span, published, told.updated),),
        removed=apart([*removed_of(markup, kept), *pruned.removed]),
        url=told.url,
        outlet=told.outlet,
        title=title,
        title_span=title_span,
        authors=told.authors or tuple(pruned.header.authors),
        published=published,
        updated=told.updated,
        language=language,
        notices=language_notices(language),
        fields=_other_headline(told, title) | dict(told.fields),
    )


def _other_headline(told: Metadata, title: str | None) -> dict[str, str]:
    """Return the headline that the page gives itself elsewhere, if it is not the one it shows."""
    other = next(iter(told.titles), title)
    return {"headline": other} if other and title and other.casefold() != title.casefold() else {}


def _visible_time(markup: Markup, headline: Span, kept: Sequence[Span]) -> Time | None:
    """Return the time that stands near the headline, marked as one or written out."""
    body = next((s.end for s in kept if s.end > headline.end), headline.end)
    near = Span(max(0, headline.start - _NEAR), body)
    if marked := time_near(markup, near):
        return marked
    above = Span(near.start, min(body, headline.end + _NEAR))
    for line in above.of(markup.text).split("\n"):
        for dated in find_dates(line):
            return dated.time
    return None
