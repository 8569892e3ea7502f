"""Turns a page's text into quotations: what stands between quotation marks of any kind."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from stemma.annotate.sentences import paragraphs
from stemma.offsets import Span
from stemma.types import Annotation, Page

_DOUBLE = re.compile(r"[“”„‟«»\"]|''|’’|‘‘|``")
_SINGLE_OPEN = re.compile(r"(?<![\w.,!?'’‘])['‘](?=[\w“\"])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…”\")])['’](?!\w)")
_LONGEST = 4000  # code points of one quoted paragraph; an unclosed mark reaches no further
_LONGEST_SINGLE = 600

_SAYS = r"(?:said|says|added|adds|told|tells|stressed|noted|explained|wrote|writes|warned|insisted|replied)"
_WHO = r"(?:[Hh]e|[Ss]he|[Tt]hey|[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,5})"
_TELLS = re.compile(rf"\s?(?:{_WHO}\s{_SAYS}|{_SAYS}\s(?:the\s)?[A-Z])\b")
_TOLD_AFTER = re.compile(rf"[,!?]\s(?:{_WHO}\s{_SAYS}|{_SAYS}\s{_WHO})(?:\s[^.“”\"\n]{{0,60}})?\.?\s*$")
_SET_OFF = re.compile(  # `«It fell, – said the mayor. – Nobody came.»`
    rf"(?P<open>[,.!?…]\s?[–—-]\s){_SAYS}\s[^,.–—“”\"«»\n]{{2,80}}(?P<close>[,.]?\s[–—-]\s|\.?$)"
)

Side = Literal["open", "close", "either"]


class _Mark(NamedTuple):
    start: int
    end: int
    side: Side


class QuotationAnnotator:
    """Pairs quotation marks paragraph by paragraph, whatever their style and however unbalanced."""

    name = "quotations"
    requires: tuple[str, ...] = ()
    provides: tuple[str, ...] = ("quotation",)

    def annotate(self, pages: Sequence[Page]) -> Iterator[tuple[Annotation, ...]]:
        """Yield, for each page, its quotations; spans leave the marks out."""
        for page in pages:
            yield tuple(Annotation("quotation", span, self.name) for span in quotations(page.text))


def quotations(text: str) -> list[Span]:
    """Return the quotations of a text in order, none inside another.

    A paragraph that opens a quotation without closing it goes on in the next one if that opens
    with a mark too, as printers have it.
    """
    found: list[Span] = []
    unclosed = False
    for paragraph in paragraphs(text):
        spans, still_open = _double_quoted(text, paragraph)
        if unclosed and spans and _opens_with(text, paragraph, spans[0]):
            spans[0] = Span(found.pop().start, spans[0].end)
        found += sorted([*_set_off(text, spans), *_single_quoted(text, paragraph, spans)])
        unclosed = still_open
    return found


def _set_off(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield quotations, parted where dashes set off who says them within the marks."""
    for span in spans:
        start = span.start
        for match in _SET_OFF.finditer(text, *span):
            yield from _trimmed(text, start, match.start("open") + 1)
            start = match.end()
        yield from _trimmed(text, start, span.end) if start < span.end else ()


def _opens_with(text: str, paragraph: Span, span: Span) -> bool:
    return not text[paragraph.start : span.start].strip("“”„‟«»\"'’‘` \n")


def _double_quoted(text: str, paragraph: Span) -> tuple[list[Span], bool]:
    """Pair the double marks of a paragraph; say whether the last is left open at its end."""
    spans: list[Span] = []
    opened: _Mark | None = None
    for count, match in enumerate(_DOUBLE.finditer(text, paragraph.start, paragraph.end)):
        mark = _Mark(match.start(), match.end(), _side(text, paragraph, match))
        if count == 0 and mark.side == "close" and _lost_its_opening(text, paragraph, mark):
            spans += _trimmed(text, paragraph.start, mark.start)
        elif opened is None:
            opened = mark if mark.side != "close" or _may_open(text, paragraph, mark) else None
        elif mark.side == "open" and not _glued(text, paragraph, mark):
            opened = mark if mark.start - opened.end > 1 else opened
        else:
            spans += _trimmed(text, opened.end, mark.start)
            opened = None
    if opened is None or paragraph.end - opened.end > _LONGEST:
        return spans, False
    told = _TOLD_AFTER.search(text, opened.end, paragraph.end)
    if told is not None:  # the closing mark is lost before who says it
        return [*spans, *_trimmed(text, opened.end, told.start() + 1)], False
    last = _trimmed(text, opened.end, paragraph.end)
    return [*spans, *last], bool(last)


def _side(text: str, paragraph: Span, match: re.Match[str]) -> Side:
    """Tell an opening from a closing mark by its neighbours first and its shape second."""
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    after = text[match.end()] if match.end() < paragraph.end else " "
    free_before, free_after = before.isspace() or before in "([—–-‘'", after.isspace()
    if free_before and not free_after and after not in ".,;!?)":
        return "open"
    if not free_before and (free_after or after in ".,;!?"):
        return "close"
    if match.group() in "“„«‘‘``":
        return "open"
    return "close" if match.group() in "”»’’" else "either"


def _lost_its_opening(text: str, paragraph: Span, mark: _Mark) -> bool:
    """Say whether a paragraph's first mark closes what it began with: `We came," she said`."""
    lead = text[paragraph.start : mark.start]
    return (
        lead[-1:] in (",", ".", "!", "?")
        and lead[:1].isupper()
        and (_TELLS.match(text, mark.end, paragraph.end) is not None and len(lead) <= _LONGEST_SINGLE)
    )


def _may_open(text: str, paragraph: Span, mark: _Mark) -> bool:
    """Say whether a mark that looks closing stands where only an opening one can."""
    return mark.start == paragraph.start and mark.end < paragraph.end and not text[mark.end].isspace()


def _glued(text: str, paragraph: Span, mark: _Mark) -> bool:
    """Say whether the mark stands at the end of the words before it, so that it may close after all."""
    return mark.start > paragraph.start and text[mark.start - 1] in ".,!?…" and text[mark.start] == '"'


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    """Return the span without space at its edges, or nothing where nothing is left."""
    piece = text[start:end]
    if not piece.strip():
        return []
    return [Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))]


def _single_quoted(text: str, paragraph: Span, taken: Sequence[Span]) -> list[Span]:
    """Pair single marks outside the double-quoted spans; an apostrophe at a word's end may close."""
    spans: list[Span] = []
    closes = [m.start() for m in _SINGLE_CLOSE.finditer(text, paragraph.start, paragraph.end)]
    at = index = 0
    for match in _SINGLE_OPEN.finditer(text, paragraph.start, paragraph.end):
        start = match.end()
        if start <= at:
            continue
        while index < len(closes) and closes[index] <= start:
            index += 1
        end = _single_end(text, closes, index, start)
        if end is not None and not _touches_one(taken, Span(start - 1, end + 1)):
            spans.append(Span(start, end))
            at = end
    return spans


def _touches_one(taken: Sequence[Span], span: Span) -> bool:
    """Say whether a span overlaps one of these, which stand in order."""
    before = bisect_right(taken, Span(span.end, 0)) - 1
    return before >= 0 and span.overlaps(taken[before])


def _single_end(text: str, closes: Sequence[int], index: int, start: int) -> int | None:
    """Return the closing mark for a single opening one: the first after punctuation, else the first."""
    near = [c for c in closes[index : index + 8] if c - start <= _LONGEST_SINGLE]
    ends = [c for c in near if text[c - 1] in ".,!?…"]
    plain = [c for c in near if text[c - 1] != "s"] or near
    candidates = sorted([*ends[:1], *plain[:1]])
    return candidates[0] if candidates else None
