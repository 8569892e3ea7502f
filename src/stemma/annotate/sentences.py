"""Turns a page's text into paragraphs and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import sentencex

from stemma.offsets import Span
from stemma.types import Annotation, Page

_LINE = re.compile(r"[^\n]*\S[^\n]*")
# A line that ends so, or is followed by one that begins so, was broken inside a sentence.
_GOES_ON = re.compile(
    r"(?:[,;(\[„«“]|,[”\"’']|\b(?:an?|the|of|to|in|on|at|by|for|from|with|and|or|but|that|its|their|his|her|between|as|into"
    r"|over|under|after|before|against|Mr\.|Mrs\.|Ms\.|Dr\.))$"
)
_OPEN_MARK = re.compile(r"(?:^|\s)\"$")
_BEGINS_LOW = re.compile(r"(?!https?:|www\.)[a-zà-öø-ÿ,;)\]]")
_ENDED = re.compile(r"[.!?…][”\"’'»)\]]*$")
_LONGEST_BLOCK = 20_000  # code points
_WRAPPED = range(45, 101)  # the widths at which texts are wrapped

_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“'‘])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Pvt|Adm|Cmdr|Sen|Rep|Gov|Hon|Rev|Fr|St|Mt|Ft"
    r"|vs|etc|approx|ca|cf|No|Nos|Art|Fig|Inc|Ltd|Co|Corp|Bros|Jr|Sr|Brig|Pres|Amb|Messrs|Mme|Mlle|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sep|Sept|Oct|Nov|Dec|[A-Z]|(?:[A-Z]\.)+[A-Z]|i\.e|e\.g|a\.m|p\.m)\.$"
)
_TITLE_END = re.compile(
    r"(?:^|[\s(\"“'‘])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Cmdr|Sen|Rep|Gov|Rev|Brig|Amb|Messrs)\.$"
)
_INITIAL_END = re.compile(r"(?:^|[^\w.])[A-Z]\.$")
_OPENING = re.compile(r"\s[“„«‘(\[]+\s?$")
_CLOSING = re.compile(r"[”»’\"')\]]+(?=\s|$)")
# Scraping loses the space between two sentences: `told the Gazette.The boats`.
_RUN_TOGETHER = re.compile(
    r"(?<=[a-zà-ÿ)\]”\"’0-9][.!?])(?=[A-Z“][a-zA-Z“’' ])|(?<=[a-zà-ÿ0-9][.!?][”\"’])(?=[A-Z“\"])"
)
_NOT_RUN = re.compile(r"(?:\b(?:www|http|https)\S*|@\S*|\b\w\.|\d\.)$")


class SentenceAnnotator:
    """Splits each paragraph with sentencex and repairs what news prose makes it get wrong."""

    name = "sentences"
    requires: tuple[str, ...] = ()
    provides: tuple[str, ...] = ("sentence",)

    def annotate(self, pages: Sequence[Page]) -> Iterator[tuple[Annotation, ...]]:
        """Yield, for each page, its sentences in order."""
        for page in pages:
            yield tuple(Annotation("sentence", span, self.name) for span in sentences(page.text))


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of a text in order; together they cover every character but space."""
    for paragraph in paragraphs(text):
        yield from _split(text, paragraph)


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the paragraphs of a text: runs of lines of which each goes on in the next.

    Scraped news has one paragraph a line; a line break is inside a paragraph only where the
    line cannot end there, or where the lines are wrapped at one width.
    """
    block: list[Span] = []
    for line in _LINE.finditer(text):
        span = Span(*line.span())
        if block and text.count("\n", block[-1].end, span.start) > 1:
            yield from _joined_lines(text, block)
            block = []
        block.append(span)
    yield from _joined_lines(text, block)


def _joined_lines(text: str, lines: list[Span]) -> Iterator[Span]:
    """Join the lines of a block that belong together; the spans carry no space at their edges."""
    if not lines:
        return
    wrapped = _is_wrapped(lines)
    start = lines[0]
    for before, line in pairwise(lines):
        if not (wrapped or _goes_on(text, before, line)):
            yield _stripped(text, Span(start.start, before.end))
            start = line
    yield _stripped(text, Span(start.start, lines[-1].end))


def _is_wrapped(lines: list[Span]) -> bool:
    widths = [line.end - line.start for line in lines[:-1]]
    return len(widths) >= 2 and all(w in _WRAPPED for w in widths) and max(widths) - min(widths) <= 15


def _goes_on(text: str, before: Span, line: Span) -> bool:
    tail = text[max(before.start, before.end - 12) : before.end].rstrip()
    head = text[line.start : line.start + 40].lstrip()
    if _GOES_ON.search(tail) or _OPEN_MARK.search(tail):
        return True
    return bool(_BEGINS_LOW.match(head)) and not _ENDED.search(tail)


def _stripped(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())))


def _split(text: str, paragraph: Span) -> Iterator[Span]:
    """Split one paragraph; line breaks are shown to sentencex as spaces."""
    starts = _repaired(
        text, paragraph, [e for block in _blocks(text, paragraph) for e in _edges(text, block)]
    )
    for start, end in zip(starts, [*starts[1:], paragraph.end], strict=True):
        span = _stripped(text, Span(start, end))
        if span.end > span.start:
            yield span


def _blocks(text: str, paragraph: Span) -> Iterator[Span]:
    """Cut a paragraph that no person wrote into blocks: sentencex is quadratic in unpaired marks."""
    start = paragraph.start
    while paragraph.end - start > _LONGEST_BLOCK:
        cut = max(text.rfind(" ", start + 1, start + _LONGEST_BLOCK) + 1, 0) or start + _LONGEST_BLOCK
        yield Span(start, cut)
        start = cut
    yield Span(start, paragraph.end)


def _edges(text: str, block: Span) -> list[int]:
    """Return where sentencex begins a sentence; the block stays whole where it drops something."""
    edges, at = [], block.start
    for piece in sentencex.segment("en", block.of(text).replace("\n", " ")):
        edges.append(at)
        at += len(piece)
    return edges if at == block.end else [block.start]


def _repaired(text: str, paragraph: Span, edges: list[int]) -> list[int]:
    """Return the starts of sentences: edges inside a name or quote moved or dropped, lost ones added."""
    starts = [paragraph.start]
    for edge in edges[1:]:
        closing = _CLOSING.match(text, edge, paragraph.end)
        opening = _OPENING.search(text, max(starts[-1], edge - 4), edge)
        edge = closing.end() if closing else opening.start() + 1 if opening else edge
        if edge < paragraph.end and not _is_false_edge(text, starts[-1], edge):
            starts.append(edge)
    for match in _RUN_TOGETHER.finditer(text, paragraph.start, paragraph.end):
        if not _NOT_RUN.search(text[max(paragraph.start, match.start() - 40) : match.start()]):
            starts.append(match.start())
    return sorted(set(starts))


def _is_false_edge(text: str, start: int, edge: int) -> bool:
    before = text[max(start, edge - 20) : edge].rstrip()
    after = text[edge : edge + 2].lstrip()
    if not text[edge - 1].isspace() and _NOT_RUN.search(text[max(start, edge - 40) : edge]):
        return True
    if _TITLE_END.search(before) or (_INITIAL_END.search(before) and after[:1].isupper()):
        return True
    return bool(_ABBREVIATION.search(before)) and not after[:1].isupper()
