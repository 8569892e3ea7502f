"""Turns the lines of a transcript or interview (`NAME: text`) into attributions, one a turn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from stemma.annotate.attribution_interviews import Interview, is_question
from stemma.annotate.sentences import paragraphs
from stemma.annotate.wordlists import words
from stemma.offsets import Span
from stemma.types import Attribution, Page

_LABELS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:\*\*|__)?(?P<label>[^\W\d_][^:\n“”\"?!<>*]{0,90}?)(?P<role>,\s[A-Z][A-Z -]{2,20})?"
        r"(?:\s\([^()\n]{1,40}\))?(?:\*\*|__)?:(?:\*\*|__)?(?:\s|$)",  # NAME: **NAME:**
        r"\(\((?P<label>[^()\n]{1,60})\)\)\s*:?(?:\s|$)",  # ((NAME))
        r"\*\*(?P<label>[^\W\d_][^*:\n]{0,59})\*\*:?(?:\s|$)",  # **NAME**
        r"(?P<label>[QA])[.)]\s",  # Q. and A.
    )
)
_WITHIN = re.compile(r"(?<=[.?!”\"]\s)(?P<label>[QA]):\s")  # a line of both question and answer
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


_ASKING = words("q question interviewer")
_ANSWERING = words("a answer")
_LONGEST_INITIALS = 4


class _Turn(NamedTuple):
    """A line that may be a turn: who it names, and where what is said begins."""

    label: Span
    start: int
    paragraph: int


def by_turns(page: Page, interview: Interview | None = None) -> Iterator[Attribution]:
    """Yield what is said in each turn, over all its paragraphs, where a page has turns.

    A page has turns where three lines open with a label, two of them with different ones, and one
    label, or its last name, comes again. Who answers (`A:`, initials) is whom the page interviews.
    """
    found = list(paragraphs(page.text))
    names = {a.span.end: a.span for a in page.layer("name")}
    labels = (*_LABELS, *_bare_labels(page.text, interview))
    turns = _speaking(page.text, tuple(_turns(page.text, found, labels)), names)
    meant = [names.get(turn.label.end) or _meant(page, turn, turns[0], interview) for turn in turns]
    via = () if interview is None or interview.outlet is None else (interview.outlet,)
    who = None if interview is None or _answers(page.text, interview, meant) else interview.who
    for turn, following, source in zip_longest(turns, turns[1:], meant):
        end = _end(page.text, found, turn, following)
        answer = None if who is None else _below(page.text, found, turn, end if following else None)
        if answer is not None:
            yield Attribution((answer,), who, None, "direct", via)
            end = found[turn.paragraph].end
        content = _spoken(page.text, Span(turn.start, end))
        if content.end > content.start:
            yield Attribution((content,), source, None, "direct", via)


def _answers(text: str, interview: Interview, meant: Sequence[Span]) -> bool:
    """Say whether a label names who is interviewed, so that no answer goes without one."""
    return any(m.of(text).split()[-1] in interview.who.of(text) for m in meant)


def _below(text: str, found: Sequence[Span], turn: _Turn, end: int | None) -> Span | None:
    """Return the answer without a label below a labelled question; the last has one paragraph."""
    below = found[turn.paragraph + 1 : turn.paragraph + 2]
    if not below or not is_question(text, found[turn.paragraph]):
        return None
    answer = _spoken(text, Span(below[0].start, below[0].end if end is None else max(end, below[0].start)))
    return answer if answer.end > answer.start else None


def _bare_labels(text: str, interview: Interview | None) -> Iterator[re.Pattern[str]]:
    """Yield how an answer opens where the type of its label was lost: `DO We saw it.`"""
    if interview is not None:
        name = interview.who.of(text)
        either = "|".join(re.escape(form) for form in (name, _initials(name)) if len(form) > 1)
        yield re.compile(rf"(?P<label>{either})\s+(?=[A-Z“\"])")


def _meant(page: Page, turn: _Turn, first: _Turn, interview: Interview | None) -> Span:
    """Return the name that a label stands for: who answers or asks, or has these initials; or the label."""
    label = turn.label.of(page.text)
    ahead = [a for a in page.layer("name") if a.span.end <= first.label.start]
    if label.lower() in _ANSWERING:
        people = {a.span.of(page.text): a.span for a in ahead if a.label == "person"}
        alone = next(iter(people.values())) if len(people) == 1 else None
        return alone or turn.label if interview is None else interview.who
    if label.lower() in _ASKING:
        return turn.label if interview is None else interview.outlet or turn.label
    if not (label.isupper() and 2 <= len(label) <= _LONGEST_INITIALS):
        return turn.label
    return next((a.span for a in ahead if _initials(a.span.of(page.text)) == label), turn.label)


def _initials(name: str) -> str:
    return "".join(word[0] for word in _WORD.findall(name) if word[0].isupper() and word != "The")


def _turns(text: str, found: Sequence[Span], labels: Sequence[re.Pattern[str]]) -> Iterator[_Turn]:
    for index, paragraph in enumerate(found):
        matches = (label.match(text, *paragraph) for label in labels)
        match = next((m for m in matches if m is not None and _is_label(m["label"])), None)
        if match is None:
            continue
        yield _Turn(Span(*match.span("label")), match.end(), index)
        if match["label"].lower() in _ASKING:
            for inner in _WITHIN.finditer(text, match.end(), paragraph.end):
                yield _Turn(Span(*inner.span("label")), inner.end(), index)


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


def _end(text: str, found: Sequence[Span], turn: _Turn, following: _Turn | None) -> int:
    """Return where a turn ends: before the next or a stage direction; the last turn has one paragraph."""
    last = turn.paragraph
    if following is not None and following.paragraph == last:
        return following.label.start
    while (
        following is not None
        and last + 1 < following.paragraph
        and not _STAGE.match(text, found[last + 1].start)
    ):
        last += 1
    return found[last].end


def _spoken(text: str, span: Span) -> Span:
    """Take space and quotation marks off the edges of a turn."""
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip(' \n\xa0“"«„'))
    return Span(start, max(start, span.start + len(piece.rstrip(' \n\xa0”"»'))))
