"""Turns an interview that runs through a report into attributions: answers, and quotations without a cue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from stemma.annotate.attribution_cues import LONG_QUOTE
from stemma.annotate.attribution_leads import EDGES
from stemma.annotate.attribution_sources import Scene
from stemma.annotate.sentences import paragraphs
from stemma.offsets import Span
from stemma.types import Annotation, Attribution, Page

_LEAD = 2000  # code points in which a page announces whom it interviews
_WITH = re.compile(  # who is asked follows, or the outlet does and who is asked stands before
    r"\b(?:interview(?:s|ed|ing)?(?:\s(?:with|of))?|Q\s?(?:&|and)\s?A\swith"
    r"|(?:conversation|sat\sdown|sits\sdown|caught\sup)\swith|questions\s(?:for|to|with))\s(?:the\s)?",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:interview(?:ed)?\s(?:by|to|for|granted\sto|given\sto|published\s(?:by|in)|broadcast\sby)"
    r"|answer(?:s|ed)?\s(?:\w+\s){0,4}questions\s(?:for|from|of))\s(?:the\s)?",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:told|tells)\s(?:the\s)?(?=[A-Z“\"])[^.;“”\"\n]{2,80}?\binterview\b")
_SPOKE = re.compile(
    r"\b(?:(?:spoke|speaks|talk(?:s|ed)|chat(?:s|ted))\s(?:to|with)|agreed\sto\sanswer|discuss(?:es|ed)?)\s(?:the\s)?"
)
_QUESTION = re.compile(r"\?[\s*_”\"’')]*$")
_LONGEST_QUESTION = 90  # words
_FEWEST_QUESTIONS = 3
_NARRATED = 0.34  # share of answers that tell of the speaker (`he said`): more is a report that asks itself
_FEW = 20  # sentences of a lead
_NEAR = 6  # code points between the words of an announcement and the name they lead to


class Interview(NamedTuple):
    """Whom a page says that somebody interviewed, for which outlet, and where it says so."""

    who: Span
    outlet: Span | None
    at: int
    sure: bool  # named as an interview, and not only as a talk


def announced(page: Page, scenes: Sequence[Scene]) -> Interview | None:
    """Return the interview that a headline or lead announces, or a later `told the paper in an interview`."""
    talk: Interview | None = None
    before: list[Annotation] = []
    for scene in scenes if "nterview" in page.text else islice(scenes, _FEW):
        found = _announces(scene, before)
        if found is not None and found.sure:
            return found
        talk = talk or found
        before += [n for n in scene.names if n.label == "person"]
    return talk


def _announces(scene: Scene, before: Sequence[Annotation]) -> Interview | None:
    """Read one sentence that says who was interviewed."""
    for pattern in (_TOLD, _BY, _WITH, _SPOKE):
        if pattern in (_WITH, _SPOKE) and scene.span.start > _LEAD:
            continue
        match = pattern.search(scene.text, *scene.span)
        if match is None or scene.quoted(match.start()) is not None:
            continue
        outlet = _outlet(scene, match)
        who = _asked(scene, match, before, outlet)
        if who is not None:
            people = [n.span for n in (*before, *scene.names) if n.label == "person"]
            return Interview(_full(scene.text, who, people), outlet, scene.span.end, pattern is not _SPOKE)
    return None


def _full(text: str, who: Span, people: Sequence[Span]) -> Span:
    """Return the fullest name among these that ends in the same words."""
    name = who.of(text)
    same = [p for p in people if p.of(text).endswith(f" {name}")]
    return max(same, key=lambda p: p.end - p.start, default=who)


def _outlet(scene: Scene, match: re.Match[str]) -> Span | None:
    """Return the body that the words of an announcement lead to at once: `told the Harbour Times in`.

    One that runs on to a person is a part of the title: `interviews Harbour Party candidate Dalia Oren`.
    """
    near = match.end() if match.re is not _TOLD else match.start() + len("told ")
    bodies = (n.span for n in scene.names if n.label in ("organization", "work"))
    found = next((b for b in bodies if 0 <= b.start - near <= _NEAR), None)
    person = next((n.span for n in scene.names if found and n.span.start >= found.end), None)
    titled = found and person and not re.search(r"[,;:.]", scene.text[found.end : person.start])
    return None if titled and match.re is _WITH else found


def _asked(
    scene: Scene, match: re.Match[str], before: Sequence[Annotation], outlet: Span | None
) -> Span | None:
    """Return who was asked: the person named after the words, or before them where an outlet follows."""
    people = [n.span for n in scene.names if n.label == "person" and scene.quoted(n.span.start) is None]
    after = [p for p in people if p.start >= match.end()]
    ahead = [p for p in people if p.end <= match.start()]
    pronoun = _PRONOUN.search(scene.text, scene.span.start, match.start())
    if match.re is _WITH and after and (outlet is None or not (ahead or pronoun)):
        return after[0]  # `an interview with Ada May`; `in an interview with the Harbour Times, Ada May said`
    if ahead:
        return ahead[0]
    if pronoun or match.re is _WITH:
        return before[-1].span if before else None
    return after[0] if after and match.re is _SPOKE else None


_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")


def by_interview(
    page: Page, scenes: Sequence[Scene], interview: Interview, found: Sequence[Attribution]
) -> list[Attribution]:
    """Return what an interviewed person says without a cue: answers below questions, or bare quotations."""
    answers = list(_answers(page, interview, found))
    return answers or (list(_quotations(page, scenes, interview, found)) if interview.sure else [])


# --- questions and answers ------------------------------------------------------------------------


def _answers(page: Page, interview: Interview, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield the paragraphs below each question, where a page is laid out as questions and answers."""
    blocks = [b for b in paragraphs(page.text) if b.end > interview.at]
    asked = [i for i, b in enumerate(blocks[:-1]) if is_question(page.text, b)]
    ends = [*asked[1:], asked[-1] + 2] if asked else []  # where the last answer ends nothing tells
    runs = [blocks[i + 1 : end] for i, end in zip(asked, ends, strict=True) if end > i + 1]
    told = sum(_is_told(page.text, run, interview, found) for run in runs)
    if len(runs) < _FEWEST_QUESTIONS or told > _NARRATED * len(runs):
        return
    via = () if interview.outlet is None else (interview.outlet,)
    for run in runs:
        yield Attribution((_unmarked(page.text, run),), interview.who, None, "direct", via)


def is_question(text: str, block: Span) -> bool:
    """Say whether a paragraph asks, in the asker's own words."""
    words = block.of(text).split()
    quoted = block.of(text)[:1] in "“\"‘'«"
    return not quoted and len(words) <= _LONGEST_QUESTION and _QUESTION.search(block.of(text)) is not None


def _is_told(text: str, run: Sequence[Span], interview: Interview, found: Sequence[Attribution]) -> bool:
    """Say whether an answer tells of who gives it: `“No,” she said` stands in a report."""
    name = interview.who.of(text).split()[-1]
    sources = (a.source for a in found if a.cue is not None and any(b.covers(a.cue) for b in run))
    return any(s is not None and (s.of(text).lower() in ("he", "she") or name in s.of(text)) for s in sources)


def _unmarked(text: str, run: Sequence[Span]) -> Span:
    """Return an answer without quotation marks at its edges."""
    piece = text[run[0].start : run[-1].end]
    start = run[0].start + len(piece) - len(piece.lstrip(' \n\xa0“"«'))
    return Span(start, run[0].start + len(piece.rstrip(' \n\xa0”"»')))


# --- quotations -----------------------------------------------------------------------------------


def _quotations(
    page: Page, scenes: Sequence[Scene], interview: Interview, found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Yield quotations that no cue claims and that fill their sentences, while who is asked has the word."""
    via = () if interview.outlet is None else (interview.outlet,)
    told = sorted((a for a in found if a.source is not None), key=lambda a: a.content)
    index, speaks = 0, True
    for scene in scenes:
        while index < len(told) and told[index].content[0].start < scene.span.end:
            speaks = _still(page.text, told[index], interview, speaks)
            index += 1
        if scene.span.start < interview.at or not speaks:
            continue
        for quote in scene.quotes:
            bare = _is_bare(scene, quote) and not any(c.overlaps(quote) for a in found for c in a.content)
            if bare and quote.start >= scene.span.start:
                yield Attribution((quote,), interview.who, None, "direct", via)


def _still(text: str, told: Attribution, interview: Interview, speaks: bool) -> bool:
    """Say whether who is asked has the word after something was told: a pronoun leaves it as it was."""
    assert told.source is not None
    source = told.source.of(text)
    if source.lower() in ("he", "she", "they", "i"):
        return speaks
    return interview.who.of(text).split()[-1] in source


def _is_bare(scene: Scene, quote: Span) -> bool:
    """Say whether a quotation is all that its sentence holds."""
    rest = scene.text[scene.span.start : quote.start] + scene.text[quote.end : scene.span.end]
    return len(quote.of(scene.text).split()) >= LONG_QUOTE and not rest.strip(EDGES)
