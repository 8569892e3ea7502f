"""Turns quotations that no cue claims into attributions: texts given out whole, and speech beside a deed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from stemma.annotate.attribution_cues import LONG_QUOTE
from stemma.annotate.attribution_sources import Scene, first_subject
from stemma.annotate.attribution_trees import phrase
from stemma.annotate.sentences import paragraphs
from stemma.annotate.syntax import Sentence
from stemma.offsets import Span
from stemma.types import Attribution, Page

_GIVEN = re.compile(
    r"\b(?:the\sfollowing\s(?:\w+\s)?(?:statement|message|remarks|text|letter|comment|announcement|communiqu[eé])"
    r"|as\sfollows|full\stext\sof\s[^:\n]{3,60})\b[^:\n]{0,60}:\s*$"
)
_LONGEST_TEXT = 6000  # code points of a text given out whole
_MOST_BETWEEN = 3  # code points between a sentence and the quotation behind it


def by_given_texts(
    page: Page, scenes: Sequence[Scene], trees: Mapping[int, Sentence], found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Yield texts given out whole: `the ministry issued the following statement:` and what stands below.

    Such a text ends where somebody else is told to say something, or with the page.
    """
    blocks = list(paragraphs(page.text))
    for scene in scenes:
        if _GIVEN.search(scene.text, *scene.span) is None:
            continue
        clauses = trees.get(scene.span.start)
        source = None if clauses is None else _subject(clauses)
        source = source or first_subject(scene, scene.span.end)
        below = [b for b in blocks if b.start >= scene.span.end and b.end - scene.span.end < _LONGEST_TEXT]
        kept = []
        for block in below:
            if any(a.content[0].overlaps(block) for a in found):
                break
            kept.append(block)
        if source is not None and kept:
            yield Attribution((Span(kept[0].start, kept[-1].end),), source, None, "direct")


def by_deeds(
    scenes: Sequence[Scene], trees: Mapping[int, Sentence], found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Yield quotations that follow a person's deed in one paragraph: `She shook her head. “Never.”`

    The first sentence has the person as its subject and no quotation of its own; the second is all
    quotation.
    """
    taken = [c for a in found for c in a.content]
    for scene, following in pairwise(scenes):
        if scene.quotes or "\n" in scene.text[scene.span.end : following.span.start]:
            continue
        quote = next(iter(following.quotes), None)
        if (
            quote is None
            or quote.start - following.span.start > _MOST_BETWEEN
            or any(t.overlaps(quote) for t in taken)
        ):
            continue
        clauses = trees.get(scene.span.start)
        source = None if clauses is None else _person(scene, clauses)
        if source is not None and _is_speech(following, quote):
            yield Attribution((quote,), source, None, "direct")


def _is_speech(scene: Scene, quote: Span) -> bool:
    """Say whether a quotation is a sentence, and stands alone in its own."""
    rest = scene.text[quote.end : scene.span.end].strip(" \xa0\n”\"’'».,!?…")
    words = quote.of(scene.text).split()
    return not rest and len(words) >= LONG_QUOTE and words[0][:1].isupper()


def _person(scene: Scene, clauses: Sentence) -> Span | None:
    """Return the person or pronoun that is the subject of a sentence's main verb."""
    span = _subject(clauses)
    if span is None or span.of(scene.text).lower() in ("he", "she"):
        return span
    return span if any(n.label == "person" and n.span.end == span.end for n in scene.names) else None


def _subject(clauses: Sentence) -> Span | None:
    """Return the subject of a sentence's main verb."""
    root = next(i for i, head in enumerate(clauses.tree.heads) if head == i)
    subject = next(iter(clauses.joined(root, "nsubj")), None)
    return None if subject is None else phrase(clauses, subject)
