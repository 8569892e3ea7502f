"""Turns the encoder's attributions into a page's: contents without marks, their kind, their status."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from stemma.annotate.attribution_contents import bare
from stemma.annotate.attribution_sources import Scene
from stemma.annotate.attribution_words import CUES
from stemma.offsets import Span
from stemma.types import Attribution, Page, StatementKind, StatementStatus

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def by_encoder(page: Page, scenes: Sequence[Scene]) -> Iterator[tuple[Scene, Attribution]]:
    """Yield the attributions that the encoder ties on a page, each with the sentence of its cue."""
    starts = [scene.span.start for scene in scenes]
    quotes = [a.span for a in page.layer("quotation")]
    for annotation in page.layer("tied"):
        value = annotation.value
        if not isinstance(value, Attribution) or value.cue is None:
            continue
        content = tuple(span for piece in value.content if (span := bare(page.text, piece)).end > span.start)
        at = bisect_right(starts, value.cue.start) - 1
        if content and at >= 0:
            kind = kind_of(content, quotes)
            yield (
                scenes[at],
                Attribution(content, value.source, value.cue, kind, status=_status(page.text, value.cue)),
            )


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
