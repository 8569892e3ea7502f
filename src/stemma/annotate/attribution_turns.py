"""Turns the lines of a transcript or interview (`NAME: text`) into attributions, one a turn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from stemma.annotate.sentences import paragraphs
from stemma.annotate.wordlists import words
from stemma.offsets import Span
from stemma.types import Attribution, Page

_LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n“”\"?!<>]{0,90}?)(?P<role>,\s[A-Z][A-Z -]{2,20})?:(?:\s|$)")
_STAGE = re.compile(r"[(\[<*]")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SMALL = words("of the and for de la van von al el bin in at to")
_FEWEST_TURNS = 3
_MOST_WORDS = 14
_NO_LABELS = words(
    """
    photo photos picture image source sources read also update updates published posted tags topics note
    editor editors correction caption video watch more related contact address date time by location subject
    summary headline background key live breaking follow share credit file illustration reporting editing
    """
)


class _Turn(NamedTuple):
    """A line that may be a turn: who it names, and where what is said begins."""

    label: Span
    start: int
    paragraph: int


def by_turns(page: Page) -> Iterator[Attribution]:
    """Yield what is said in each turn, over all its paragraphs, where a page has turns.

    A page has turns where three lines open with a label, two of them with different ones, and one
    label, or its last name, comes again.
    """
    found = list(paragraphs(page.text))
    names = {a.span.end: a.span for a in page.layer("name")}
    turns = _speaking(page.text, tuple(_turns(page.text, found)), names)
    for turn, following in zip_longest(turns, turns[1:]):
        last = _last_paragraph(page.text, found, turn, following)
        content = _spoken(page.text, Span(turn.start, found[last].end))
        if content.end > content.start:
            yield Attribution((content,), names.get(turn.label.end, turn.label), None, "direct")


def _turns(text: str, found: Sequence[Span]) -> Iterator[_Turn]:
    for index, paragraph in enumerate(found):
        match = _LABEL.match(text, paragraph.start, paragraph.end)
        if match is not None and _is_label(match["label"]):
            yield _Turn(Span(*match.span("label")), match.end(), index)


def _is_label(label: str) -> bool:
    """Say whether words before a colon can name a speaker: in capitals, and no label of a page."""
    found = _WORD.findall(label)
    if not 1 <= len(found) <= _MOST_WORDS or {w.lower() for w in found} & _NO_LABELS:
        return False
    return all(w[0].isupper() or w.lower() in _SMALL for w in found) or (
        found[0][0].isupper()
        and found[-1][0].isupper()
        and sum(w[0].isupper() for w in found) * 2 > len(found)
    )


def _speaking(text: str, turns: Sequence[_Turn], names: Mapping[int, Span]) -> list[_Turn]:
    """Return the turns whose label comes again or is a name, or none where they make no transcript."""
    last = [turn.label.of(text).split()[-1].lower() for turn in turns]
    often = Counter(last)
    kept = [
        turn
        for turn, name in zip(turns, last, strict=True)
        if often[name] > 1 or turn.label.end in names or turn.label.of(text).isupper()
    ]
    again = any(count > 1 for count in often.values())
    return kept if len(kept) >= _FEWEST_TURNS and len(often) > 1 and again else []


def _last_paragraph(text: str, found: Sequence[Span], turn: _Turn, following: _Turn | None) -> int:
    """Return the last paragraph of a turn, before the next or a stage direction; the last turn has one."""
    if following is None:
        return turn.paragraph
    last = turn.paragraph
    while last + 1 < following.paragraph and not _STAGE.match(text, found[last + 1].start):
        last += 1
    return last


def _spoken(text: str, span: Span) -> Span:
    """Take space and quotation marks off the edges of a turn."""
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip(' \n\xa0“"«„'))
    return Span(start, max(start, span.start + len(piece.rstrip(' \n\xa0”"»'))))
