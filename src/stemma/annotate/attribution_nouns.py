"""Turns reports without a cue verb into attributions: `X's claim that …`, and the heading `…: X`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stemma.annotate.attribution_contents import content_after, content_before
from stemma.annotate.attribution_sources import Scene
from stemma.annotate.attribution_words import CLAIMING, CUES, SPEAKING
from stemma.offsets import Span
from stemma.types import Attribution

_CLAIM = re.compile(r"['’]s?\s(?:[a-z]+\s){0,2}?(?P<noun>" + "|".join(sorted(CLAIMING)) + r")\sthat\s")
_HEADING = re.compile(r":\s(?P<source>[^:\n]{3,40})$")
_SHORTEST = 4  # words of a heading that can be said


def by_nouns(scene: Scene) -> Iterator[Attribution]:
    """Yield what a sentence reports by a noun: whose claim it is, and what the claim says."""
    for match in _CLAIM.finditer(scene.text, scene.span.start, scene.span.end):
        owner = scene.name_ending(match.start())
        if owner is None or scene.quoted(match.start()) is not None:
            continue
        content = content_after(scene, CUES["said"], match.end())
        if content is not None:
            cue = Span(*match.span("noun"))
            status = CLAIMING[match.group("noun")]
            yield Attribution((content.span,), owner.span, cue, content.kind, status=status)


def by_heading(scene: Scene) -> Attribution | None:
    """Read a heading that closes with who says it: `Bridge was never safe: experts`."""
    match = _HEADING.search(scene.text, max(scene.span.start, scene.span.end - 44), scene.span.end)
    if match is None:
        return None
    source = Span(*match.span("source"))
    words = source.of(scene.text).lower().split()
    if scene.name_ending(source.end) is None and words[-1] not in SPEAKING | {"report", "study", "poll"}:
        return None
    if len(words) > 3 or len(scene.text[scene.span.start : match.start()].split()) < _SHORTEST:
        return None
    content = content_before(scene, match.start())
    return None if content is None else Attribution((content.span,), source, None, content.kind)
