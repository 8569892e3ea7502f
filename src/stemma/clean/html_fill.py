"""Turns the ranges an extractor kept into those and the paragraphs of the article it left out.

Extractors lose summaries that stand under the headline and single paragraphs whose container looks like a
widget. A stretch that reads as prose, is no link, and stands between the headline and the last
paragraph kept is article.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from stemma.clean.furniture import line_reason
from stemma.clean.html_align import merge, squeeze
from stemma.clean.html_keep import trimmed
from stemma.clean.html_text import Stretch
from stemma.clean.markup import Markup
from stemma.offsets import Span

_WORDS_ABOVE = 12  # words of a summary under the headline; shorter ones are labels and credits
_WORDS_WITHIN = 20  # words of a paragraph between two kept ones; shorter ones are captions and teasers
_SENTENCE_END = re.compile(r"[.!?…:。！？][\"'”’»)\]]*$")
_TAGS_ABOVE = frozenset(("p", "h2", "h3", ""))
_TAGS_WITHIN = frozenset(("p", "blockquote"))
_LINKED = 0.5  # part of a paragraph that may be link text
_UNSEEN = frozenset(("hidden", "interface", "navigation"))
_MOST = 0.5  # part of the kept text that may be unseen; above it the page hides its article until scripts run
_CLOSE = 1200  # characters between a left-out paragraph and a kept one


def fill(markup: Markup, kept: Sequence[Span], start: int) -> list[Span]:
    """Return the kept ranges less hidden text, with the prose left out from `start` to the last of them."""
    shown = _without_unseen(markup, kept)
    known = squeeze("".join(s.of(markup.text) for s in shown))
    added = []
    first = next((s.start for s in shown if s.start >= start), start)
    for stretch in _left_out(markup, shown, start):
        above = stretch.end <= first
        text = squeeze(markup.text[stretch.start : stretch.end])
        if _is_prose(markup, stretch, above=above) and text not in known:
            added.append(Span(stretch.start, stretch.end))
            known += text
    return merge([*shown, *added])


def prose_of(markup: Markup) -> list[Span]:
    """Return the paragraphs of prose on a page whose structure tells nothing (nested too deeply, say)."""
    return [Span(s.start, s.end) for s in markup.stretches if _is_prose(markup, s, above=True)]


def _without_unseen(markup: Markup, kept: Sequence[Span]) -> list[Span]:
    """Drop what no reader sees, unless that is most of the article."""
    unseen = [s for s in markup.stretches if s.reason in _UNSEEN]
    rest = _subtract(kept, [Span(s.start, s.end) for s in unseen])
    shown = [inner for span in rest if (inner := trimmed(markup.text, span))]
    total = sum(s.end - s.start for s in kept)
    return shown if sum(s.end - s.start for s in shown) >= (1 - _MOST) * total else list(kept)


def _subtract(spans: Sequence[Span], holes: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans less the holes; both are in order."""
    ends = [h.end for h in holes]
    for span in spans:
        at = span.start
        for index in range(bisect_right(ends, span.start), len(holes)):
            if holes[index].start >= span.end:
                break
            if holes[index].start > at:
                yield Span(at, holes[index].start)
            at = max(at, holes[index].end)
        if at < span.end:
            yield Span(at, span.end)


def _left_out(markup: Markup, kept: Sequence[Span], start: int) -> Iterator[Stretch]:
    """Yield the stretches within the article's reach that no kept range touches, close to one."""
    starts, ends = [s.start for s in kept], [s.end for s in kept]
    for stretch in markup.stretches:
        if not kept or stretch.start < start or stretch.end > ends[-1]:
            continue
        following = bisect_left(starts, stretch.end)
        before = ends[following - 1] if following else None
        if before is not None and before > stretch.start:
            continue
        near_before = before is not None and stretch.start - before <= _CLOSE
        near_after = following < len(starts) and starts[following] - stretch.end <= _CLOSE
        if near_after and (near_before or following == 0):
            yield stretch


def _is_prose(markup: Markup, stretch: Stretch, *, above: bool) -> bool:
    """Say whether a stretch reads as a paragraph of an article."""
    text = markup.text[stretch.start : stretch.end]
    tags, words = (_TAGS_ABOVE, _WORDS_ABOVE) if above else (_TAGS_WITHIN, _WORDS_WITHIN)
    if stretch.reason or stretch.tag not in tags or len(text.split()) < words:
        return False
    if not _SENTENCE_END.search(text[-8:]) or line_reason(text):
        return False
    return _linked(markup, stretch) <= _LINKED * len(text)


def _linked(markup: Markup, stretch: Stretch) -> int:
    """Count the characters of a stretch that are links."""
    index = bisect_right(markup.links, stretch.start, key=lambda s: s.end)
    count = 0
    while index < len(markup.links) and markup.links[index].start < stretch.end:
        link = markup.links[index]
        count += min(link.end, stretch.end) - max(link.start, stretch.start)
        index += 1
    return count
