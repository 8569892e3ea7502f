"""Turns words set in lines of their own into attributions: below `X wrote on Telegram:`, above `― X`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, takewhile

from stemma.annotate.attribution_cues import LONG_QUOTE, cues_of
from stemma.annotate.attribution_sources import Scene, first_subject, source_before
from stemma.annotate.attribution_trees import speakers
from stemma.annotate.attribution_words import WRITINGS
from stemma.annotate.sentences import paragraphs
from stemma.annotate.syntax import Sentence
from stemma.offsets import Span
from stemma.types import Attribution, Page

_SIGNED = re.compile(
    r"[”\"»’']*\s{0,2}(?P<dash>[―–—]{1,2}|(?<=\s)--?)\s?(?P<who>[^\W\d_][^\n“”\"()]{2,60}?)(?=\s*(?:[.,(]?\s*(?:\n|$)|[,(]))"
)
_SMALL = frozenset(["de", "la", "van", "von", "der", "bin", "al", "el", "of", "the"])
_LEADS = re.compile(r"\b(?:statement|post|tweet|message|letter|words|remarks?)\s(?:by|from|of)\s(?:the\s)?$")
_POSTED = re.compile(
    r"\b(?:wrote|writes|posted|tweeted|post(?:s|ed)?|tweets?|thread|Telegram|Twitter|Facebook|Instagram|X)\b"
)
_MARKS = "“\"«„‘'"
_POST = re.compile(r"\s[—–-]{1,2}\s(?P<name>[^()—–\n]{3,60}?)\s\((?P<handle>@\w+)\)")
_LONGEST_POST = 600  # code points
_MOST_POSTS = 100  # on one page
_POST_HEAD = re.compile(r"\d/\d\s+")
_LONGEST_LEAD = 300  # code points
_LONGEST_QUOTED = 4000


def by_blocks(
    page: Page, scenes: Sequence[Scene], trees: Mapping[int, Sentence], found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Yield what stands below a line that says whose words follow, and what is signed."""
    taken = sorted(c for a in found for c in a.content)
    blocks: list[Span] = []
    for scene in scenes:
        if (
            not scene.text.startswith(":", scene.span.end - 1)
            or len(scene.span.of(scene.text)) > _LONGEST_LEAD
        ):
            continue
        blocks = blocks or list(paragraphs(page.text))
        content = _below(page.text, blocks, scene)
        source = None if content is None or _touches(taken, content) else _who(scene, trees)
        if content is not None and source is not None:
            yield Attribution((content,), source[0], source[1], "direct")
    yield from (a for a in _signed(page, scenes) if not _touches(taken, a.content[0]))


def _touches(taken: Sequence[Span], span: Span) -> bool:
    return any(t.overlaps(span) for t in taken)


def _below(text: str, blocks: Sequence[Span], scene: Scene) -> Span | None:
    """Return the words set below a line that ends with a colon: in quotation marks, or a post's lines."""
    at = bisect_right(blocks, scene.span.end, key=lambda b: b.start)
    following = blocks[at : at + 1]
    if not following or "\n" not in text[scene.span.end : following[0].start]:
        return None
    first = following[0]
    if text[first.start] in _MARKS:
        quoted = list(takewhile(lambda b: text[b.start] in _MARKS, blocks[at:]))
        return _bare(text, Span(first.start, quoted[-1].end))
    if not _POSTED.search(text, *scene.span):
        return None
    end = first.end
    if text.count("\n", scene.span.end, first.start) < 2:
        return first  # a page of one paragraph a line: nothing shows where a longer post ends
    for block in islice(blocks, at + 1, None):  # lines of one post follow each other without an empty one
        if text.count("\n", end, block.start) > 1 or block.end - first.start > _LONGEST_QUOTED:
            break
        end = block.end
    return Span(first.start, end)


def _bare(text: str, span: Span) -> Span | None:
    """Take the marks off quoted lines; None where they are no speech, or say more behind the marks."""
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip(_MARKS + " "))
    end = span.start + len(piece.rstrip("”\"»’' .,"))
    closed = piece.rstrip(" .,")[-1:] in "”\"»’'"
    long = len(text[start:end].split()) >= LONG_QUOTE and end - start < _LONGEST_QUOTED
    return Span(start, end) if closed and long else None


def _who(scene: Scene, trees: Mapping[int, Sentence]) -> tuple[Span, Span | None] | None:
    """Return whose words follow, and the cue: the last verb's subject, or `this statement by X`."""
    cue = next(iter(reversed(list(cues_of(scene)))), None)
    if cue is not None:
        clauses = trees.get(scene.span.start)
        at = None if clauses is None else clauses.first_in(cue.span)
        told = () if clauses is None or at is None else speakers(clauses, at)[0]
        source = source_before(scene, cue.span.start) or next(iter(told), None)
        return None if source is None else (source, cue.span)
    for name in scene.names:
        if _LEADS.search(scene.text, scene.span.start, name.span.start):
            return name.span, None
    words = set(scene.span.of(scene.text).lower().split())
    source = first_subject(scene, scene.span.end) if words & WRITINGS else None
    return None if source is None else (source, None)


def _signed(page: Page, scenes: Sequence[Scene]) -> Iterator[Attribution]:
    """Yield quotations that a dash and a name follow: `“It was our life.” ― Marta Kovel`."""
    names = {n.span.start: n.span for scene in scenes for n in scene.names}
    for quote in (a.span for a in page.layer("quotation")):
        match = _SIGNED.match(page.text, quote.end)
        if match is None or len(quote.of(page.text).split()) < LONG_QUOTE:
            continue
        who = Span(*match.span("who"))
        if names.get(who.start) == who or _is_capitalised(who.of(page.text)):
            yield Attribution((quote,), who, Span(*match.span("dash")), "direct")


def _is_capitalised(text: str) -> bool:
    found = text.split()
    return 2 <= len(found) <= 6 and all(w[0].isupper() or w in _SMALL for w in found)


def by_posts(page: Page) -> Iterator[Attribution]:
    """Read posts set into a report: a paragraph of text, a dash, its author's name and handle."""
    for match in islice(_POST.finditer(page.text), _MOST_POSTS):
        start = page.text.rfind("\n", max(0, match.start() - _LONGEST_POST), match.start()) + 1
        head = _POST_HEAD.match(page.text, start)
        content = _without_links(page.text, Span(head.end() if head else start, match.start()))
        if len(content.of(page.text).split()) >= LONG_QUOTE:
            yield Attribution(
                (content,), Span(*match.span("name")), None, "direct", (Span(*match.span("handle")),)
            )


def _without_links(text: str, span: Span) -> Span:
    """Take the links off the end of a post."""
    words = span.of(text).rstrip()
    while words and "/" in words.split()[-1]:
        words = words[: -len(words.split()[-1])].rstrip()
    return Span(span.start, span.start + len(words))
