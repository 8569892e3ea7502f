"""Turns the titles that a page claims into the place where its headline stands."""

from __future__ import annotations

import re

from stemma.clean.markup import Markup
from stemma.offsets import Span

_LONGEST = 300  # characters of a headline
_ALIKE = 0.3  # part of the longer of two titles that the shorter makes up: site names come on top
_DIVIDER = re.compile(r"\s+[|\-–—»«•·:]{1,2}\s+|\s+[|»«•·]|[|»«•·_]\s*")
_WORDS = 3  # words of a first-level heading that can be a headline no title vouches for


def find_headline(markup: Markup, titles: tuple[str, ...], before: int) -> Span | None:
    """Return where in the visible text the headline stands, or None.

    The first-level heading that is most like a title comes first, the one nearest above the article's
    first paragraph (at `before`) if several are; then one that stands alone above it; then lesser
    headings; then the headline's part of `<title>`.
    """
    page_title = _page_title(markup)
    told = [_letters(t) for t in (*titles, *([page_title.of(markup.text)] if page_title else []))]
    headings = _headings(markup)
    lesser = [Span(s.start, s.end) for s in markup.stretches if s.tag in ("h2", "h3") and s.start <= before]
    for spans in (headings, lesser):
        likes = {
            s: max((_likeness(_letters(s.of(markup.text)), t) for t in told), default=0.0) for s in spans
        }
        best = max(
            spans,
            key=lambda s: (round(likes[s], 1), s.start <= before, s.start * (s.start <= before)),
            default=None,
        )
        if best is not None and likes[best] >= _ALIKE:
            return best
    words = _WORDS if told else 1
    above = [h for h in headings if h.start <= before and len(h.of(markup.text).split()) >= words]
    if len(above) == 1 and (titles or not told):  # the page's own heading, beside a title written for search
        return above[0]
    return headline_in_title(markup, titles)


def headline_in_title(markup: Markup, titles: tuple[str, ...]) -> Span | None:
    """Return the part of `<title>` that is the headline: a told title, or the longest between dividers."""
    page_title = _page_title(markup)
    if page_title is None:
        return None
    text = page_title.of(markup.text)
    for title in titles:
        if (at := text.find(title)) >= 0:
            return Span(at, at + len(title)).shift(page_title.start)
    dividers = [d.span() for d in _DIVIDER.finditer(text)]
    ends, starts = [d[0] for d in dividers], [d[1] for d in dividers]
    parts = map(Span, [0, *starts], [*ends, len(text)])
    longest = max(parts, key=lambda p: p.end - p.start)
    return longest.shift(page_title.start) if longest.end > longest.start else page_title


def _page_title(markup: Markup) -> Span | None:
    """Return where the text of `<title>` stands."""
    return next((span for e in markup.named("title") if (span := _trimmed(markup, e.span))), None)


def _headings(markup: Markup) -> list[Span]:
    """Return the first-level headings and what is marked as headline, in order."""
    spans = [_trimmed(markup, e.span) for name in ("h1", "headline") for e in markup.named(name)]
    return sorted({s for s in spans if s is not None and s.end - s.start <= _LONGEST})


def _trimmed(markup: Markup, span: Span) -> Span | None:
    """Return the span without white space at its ends, or None where it holds nothing else."""
    text = span.of(markup.text)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, span.end - len(text) + len(text.rstrip())) if text.strip() else None


def _likeness(heading: str, title: str) -> float:
    """Return how much of the longer the shorter makes up, 0 where it is no part of it.

    What ends a title may be the site's name, so that it counts half.
    """
    short, long = sorted((heading, title), key=len)
    if not short or short not in long:
        return 0.0
    return len(short) / len(long) * (1.0 if long.startswith(short) else 0.5)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
