"""Turns the encoder's attributions into those that rules may have missed: what somebody is told to say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from stemma.annotate.attribution_contents import bare
from stemma.annotate.attribution_sources import Scene
from stemma.annotate.attribution_words import CUES
from stemma.offsets import Span
from stemma.types import Attribution, Page, StatementKind, StatementStatus

_FEWEST = 5  # words of a content
_NOBODY = frozenset(["who", "which", "that", "it"])
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def by_encoder(page: Page, scenes: Sequence[Scene]) -> Iterator[tuple[Scene, Attribution]]:
    """Yield the statements among the encoder's attributions, each with the sentence of its cue.

    The encoder ties whatever somebody thinks, plans or does to it; a statement has a verb of speech,
    a source and words enough to say something.
    """
    starts = [scene.span.start for scene in scenes]
    quotes = [a.span for a in page.layer("quotation")]
    for annotation in page.layer("tied"):
        value = annotation.value
        if not isinstance(value, Attribution) or value.cue is None or value.source is None:
            continue
        at = bisect_right(starts, value.cue.start) - 1
        source = _trimmed(page.text, value.source)
        content = tuple(span for piece in value.content if (span := bare(page.text, piece)).end > span.start)
        words = sum(len(span.of(page.text).split()) for span in content)
        nobody = source.of(page.text).lower() in _NOBODY
        if at >= 0 and words >= _FEWEST and not nobody and _speaks(page.text, value.cue):
            status, kind = _status(page.text, value.cue), kind_of(content, quotes)
            yield scenes[at], Attribution(content, source, value.cue, kind, status=status)


def _trimmed(text: str, span: Span) -> Span:
    """Take the comma of an apposition off a source."""
    return Span(span.start, span.start + len(span.of(text).rstrip(" ,;:—–-")))


def _speaks(text: str, cue: Span) -> bool:
    words = _WORD.findall(cue.of(text).lower())
    return "according" in words or any(w in CUES and CUES[w].group == "speech" for w in words)


def kind_of(content: Sequence[Span], quotes: Sequence[Span]) -> StatementKind:
    """Return whether content stands in quotation marks as a whole, in part or not at all."""
    whole = all(any(q.start <= c.start and c.end <= q.end for q in quotes) for c in content)
    if whole:
        return "direct"
    return "mixed" if any(q.overlaps(c) for c in content for q in quotes) else "indirect"


def _status(text: str, cue: Span) -> StatementStatus:
    """Return the status that the cue's verb gives: `denied`, `expected` and the like."""
    for word in _WORD.findall(cue.of(text).lower()):
        if word in CUES and CUES[word].status != "asserted":
            return CUES[word].status
    return "asserted"
