"""Turns an article's title and body values into one raw text and the map of what in it is shown.

A body may be a string, a list of paragraphs, or sections with headlines; and any of its strings may be
markup, or hold character references only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from stemma.clean.article_keys import TEXTS, fold_key
from stemma.clean.html_align import squeeze
from stemma.clean.html_keep import offsets_of, removed_of
from stemma.clean.markup import Markup, read_markup
from stemma.offsets import OffsetMap, Piece, Span
from stemma.types import Removed

_TAGS = (
    r"a|abbr|article|aside|b|blockquote|body|br|caption|cite|code|dd|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|html|i|"
    r"iframe|img|li|main|ol|p|pre|q|s|script|section|small|span|strong|style|sub|sup|table|tbody|td|th|tr|time|u|ul|video"
)
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>|<!--|<!\[CDATA\[", re.IGNORECASE)
_LAYOUT = re.compile(r"<(?:br|p|div|li|h[1-6]|tr|section|article|blockquote)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_DEEPEST = 40  # levels of lists and objects within a body
_BREAK = "\n\n"


class ArticleText(NamedTuple):
    """The raw text of an article, the map to it, where its title stands, and what is markup's own."""

    raw: str
    offsets: OffsetMap
    title: Span | None
    removed: tuple[Removed, ...]


def body_of(value: object) -> str:
    """Return the paragraphs of a body value, in order, blank lines between them; empty if it holds none."""
    return _BREAK.join(p for p in _paragraphs(value, _DEEPEST) if p.strip())


def write_text(title: str, body: str) -> ArticleText:
    """Join a title and a body, unless the body begins with its title."""
    begins = _begins_with(body, title)
    head = "" if begins is not None or not title.strip() else title + _BREAK
    title_map, title_removed = _shown(title if head else "")
    body_map, body_removed = _shown(body)
    gap = [Piece(len(title), len(head))] if head and title_map.pieces and body_map.pieces else []
    offsets = OffsetMap([*title_map.pieces, *gap, *_shifted(body_map, len(head))])
    moved = (Removed(r.span.shift(len(head)), r.reason) for r in body_removed)
    place = begins if begins is not None else _extent(title_map)
    return ArticleText(head + body, offsets, place, (*title_removed, *moved))


def _paragraphs(value: object, deep: int) -> Iterator[str]:
    """Yield the strings of a body: lists in order, objects by the keys that hold text."""
    if isinstance(value, str):
        yield value
    elif not deep:
        return
    elif isinstance(value, Mapping):
        inner = {fold_key(k): v for k, v in value.items() if isinstance(k, str)}
        for key in TEXTS:
            yield from _paragraphs(inner.get(key), deep - 1)
    elif isinstance(value, Sequence):
        for item in value:
            yield from _paragraphs(item, deep - 1)


def _begins_with(body: str, title: str) -> Span | None:
    """Return where the title stands at the start of a body's first line, if that line is the title."""
    start = len(body) - len(body.lstrip())
    first = body[start:].split("\n", 1)[0].rstrip()
    if not title.strip() or squeeze(first).casefold() != squeeze(title).casefold():
        return None
    return Span(start, start + len(first))


def _shown(text: str) -> tuple[OffsetMap, list[Removed]]:
    """Return the map of what a string shows: itself, or what its markup does."""
    if not _TAG.search(text) and not _REFERENCE.search(text):
        return OffsetMap.keep(len(text)), []
    markup = read_markup(text, exact=not _LAYOUT.search(text))
    kept = list(_unflagged(markup))
    return offsets_of(markup, kept), list(removed_of(markup, kept))


def _unflagged(markup: Markup) -> Iterator[Span]:
    """Yield the runs of stretches that nothing says are no article."""
    start = end = None
    for stretch in markup.stretches:
        if stretch.reason is None:
            start, end = stretch.start if start is None else start, stretch.end
        elif start is not None and end is not None:
            yield Span(start, end)
            start = None
    if start is not None and end is not None:
        yield Span(start, end)


def _shifted(offsets: OffsetMap, by: int) -> list[Piece]:
    return [Piece(p.start + by, p.end + by, p.text) for p in offsets.pieces]


def _extent(offsets: OffsetMap) -> Span | None:
    """Return the raw span from the first to the last shown character."""
    return Span(offsets.pieces[0].start, offsets.pieces[-1].end) if offsets.pieces else None
