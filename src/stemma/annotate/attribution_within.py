"""Turns what quoted speakers say that others said into attributions of their own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from stemma.annotate.attribution_leads import is_nobody
from stemma.annotate.attribution_sources import Scene
from stemma.annotate.attribution_trees import Told
from stemma.annotate.attribution_words import PRONOUNS
from stemma.offsets import Span
from stemma.types import Attribution, StatementKind

_INNER = re.compile(r"[,:]?\s['‘](?P<said>[^“”\"\n]{8,400}?[^\W_][.!?]?),?['’](?!\w)")
_FEWEST = 4  # words
_NEAR = 12  # quotations before the end of a sentence among which those are that it stands in


def by_quoted(
    scenes: Sequence[Scene], tellings: Mapping[int, Sequence[Told]], found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Yield what is told within direct speech: `“Peter Lindal told us it was safe,” she said`.

    Somebody named is told to say a clause, or anybody words in inner marks.
    """
    direct = sorted(c for a in found if a.kind == "direct" for c in a.content)
    cues = {a.cue for a in found}
    for scene in scenes:
        until = bisect_left(direct, scene.span.end, key=lambda span: span.start)
        spoken = [d for d in direct[max(0, until - _NEAR) : until] if d.overlaps(scene.span)]
        for tree in tellings.get(scene.span.start, ()) if spoken else ():
            within = any(d.covers(tree.cue_span) for d in spoken)
            if within and tree.cue_span not in cues and tree.cue.group == "speech":
                yield from _told(scene, tree)


def _told(scene: Scene, tree: Told) -> Iterator[Attribution]:
    inner = _INNER.match(scene.text, tree.cue_span.end, scene.span.end)
    named = all(scene.names_in(s) for s in tree.sources)
    kind: StatementKind = "indirect" if inner is None else "direct"
    content = tree.content if inner is None else (Span(*inner.span("said")),)
    own = any(_is_own(scene, s) for s in tree.sources)
    length = len(content[0].of(scene.text).split())
    if own or (inner is None and not named) or len(content) > 1 or length < _FEWEST:
        return
    if scene.text.startswith("to ", content[0].start):
        return  # `Lindal agreed to go`
    for source in tree.sources:
        yield Attribution(content, source, tree.cue_span, kind, status=tree.cue.status)


def _is_own(scene: Scene, source: Span) -> bool:
    """Say whether a source is the speaker, or whoever is spoken to."""
    low = source.of(scene.text).lower()
    return low in PRONOUNS - {"he", "she", "they"} or is_nobody(scene, source)
