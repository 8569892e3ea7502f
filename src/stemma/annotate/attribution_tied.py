"""Turns the encoder's attributions into those that rules may have missed: what somebody is told to say."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from stemma.annotate.attribution_contents import bare, without_that
from stemma.annotate.attribution_sources import Scene
from stemma.annotate.attribution_words import BE, CUES
from stemma.annotate.wordlists import words
from stemma.offsets import Span
from stemma.types import Attribution, Page, StatementKind, StatementStatus, Tree

_FEWEST = 5  # words of a content
_NOBODY = frozenset(["who", "which", "that", "it", "you", "i", "we"])
_UNREAL = words("would could should might must")
_SHOWING = words("show shows showed shown find finds found")
_REPORTS = words(
    """
    report study poll survey analysi review audit inquiry investigation panel court jury judge committee
    commission document transcript data figure record statistic test research researcher
    paper email memo census autopsy examination assessment estimate
    """
)
_NEGATED = re.compile(r"\b(?:not|never)\b|n['’]t\b")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def by_encoder(page: Page, scenes: Sequence[Scene]) -> Iterator[tuple[Scene, Attribution]]:
    """Yield the statements among the encoder's attributions, each with the sentence of its cue.

    The encoder ties whatever somebody thinks, plans or does to it; a statement has a verb of speech,
    a source and words enough to say something. One that is not quoted stands in one sentence.
    """
    starts = [scene.span.start for scene in scenes]
    quotes = [a.span for a in page.layer("quotation")]
    verbs, nouns = _Words(page, "VERB", "AUX"), _Words(page, "NOUN", "PROPN", "PRON", "NUM")
    for annotation in page.layer("tied"):
        value = annotation.value
        if not isinstance(value, Attribution) or value.cue is None or value.source is None:
            continue
        at = bisect_right(starts, value.cue.start) - 1
        source = _trimmed(page.text, value.source)
        pieces = (without_that(page.text, bare(page.text, piece)) for piece in value.content)
        content = tuple(span for span in pieces if span.end > span.start)
        if sum(len(span.of(page.text).split()) for span in content) < _FEWEST:
            continue
        nobody = source.of(page.text).lower() in _NOBODY or not nouns.stand_in(source)
        status, kind = _status(page.text, value.cue), kind_of(content, quotes)
        speaks = (
            _speaks(page.text, value.cue)
            or _shows(page.text, value.cue, source)
            or (kind == "direct" and _is_speech(page.text, content))
        )
        if at < 0 or nobody or not speaks or _is_unsaid(page.text, value.cue):
            continue
        clause = any(verbs.stand_in(c) for c in content)
        whole = all(
            scenes[at].span.start <= s.start and s.end <= scenes[at].span.end for s in (source, *content)
        )
        if kind == "direct" or (clause and whole):
            yield scenes[at], Attribution(content, source, value.cue, kind, status=status)


class _Words:
    """Where the words of some parts of speech stand on a page; without trees none is known to be missing."""

    def __init__(self, page: Page, *upos: str) -> None:
        trees = [a.value for a in page.layer("tree") if isinstance(a.value, Tree)]
        self._known = bool(trees)
        self._starts = [
            word.start
            for tree in trees
            for word, tag in zip(tree.words, tree.upos, strict=True)
            if tag in upos
        ]

    def stand_in(self, span: Span) -> bool:
        """Say whether one of the words stands in a span."""
        at = bisect_left(self._starts, span.start)
        return not self._known or (at < len(self._starts) and self._starts[at] < span.end)


def _is_speech(text: str, content: Sequence[Span]) -> bool:
    """Say whether quoted words read as a sentence, whatever the verb beside them: no title, no phrase."""
    first, last = text[content[0].start], text[content[-1].end : content[-1].end + 1]
    return first.isupper() and last in (".", ",", "!", "?", "…")


def _trimmed(text: str, span: Span) -> Span:
    """Take the comma of an apposition off a source."""
    return Span(span.start, span.start + len(span.of(text).rstrip(" ,;:—–-")))


def _speaks(text: str, cue: Span) -> bool:
    lows = _WORD.findall(cue.of(text).lower())
    if _NEGATED.search(cue.of(text)) or ("told" in lows and BE & set(lows)):
        return False  # `did not say`; who `was told` says nothing
    return "according" in lows or any(w in CUES and CUES[w].group == "speech" for w in lows)


def kind_of(content: Sequence[Span], quotes: Sequence[Span]) -> StatementKind:
    """Return whether content stands in quotation marks as a whole, in part or not at all."""
    whole = all(any(q.start <= c.start and c.end <= q.end for q in quotes) for c in content)
    if whole:
        return "direct"
    return "mixed" if any(q.overlaps(c) for c in content for q in quotes) else "indirect"


def _is_unsaid(text: str, cue: Span) -> bool:
    """Say whether a cue tells what would be said, or what somebody was asked: `Ada, asked whether`."""
    if _UNREAL & set(cue.of(text).lower().split()):
        return True
    return cue.of(text).lower().startswith("asked") and text.endswith((", ", "when "), 0, cue.start)


def _shows(text: str, cue: Span, source: Span) -> bool:
    """Say whether a report, a poll or a panel found or showed what is told, and no person did."""
    found = {m.lower() for m in _WORD.findall(cue.of(text))} & _SHOWING
    return bool(found) and bool(_REPORTS & {m.lower().rstrip("s") for m in _WORD.findall(source.of(text))})


def _status(text: str, cue: Span) -> StatementStatus:
    """Return the status that the cue's verb gives: `denied`, `expected` and the like."""
    for word in _WORD.findall(cue.of(text).lower()):
        if word in CUES and CUES[word].status != "asserted":
            return CUES[word].status
    return "asserted"
