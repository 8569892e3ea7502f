"""Turns the words around a source into where the content before it ends, and whether it can speak at all."""

from __future__ import annotations

import re

from stemma.annotate.attribution_contents import Content
from stemma.annotate.attribution_cues import WORD, Seen
from stemma.annotate.attribution_sources import Scene
from stemma.annotate.attribution_words import (
    AUDIENCE,
    BE,
    CLAUSE_OPENERS,
    CUES,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    SPEAKING,
    WRITINGS,
    is_between,
)
from stemma.annotate.coreference_words import BODY_NOUNS, PLURALS
from stemma.annotate.names_words import ROLE_NOUNS
from stemma.annotate.wordlists import words
from stemma.offsets import Span

_SUBORDINATE = words("as while although though if when because since once until unless given")
_LEADING = words(
    "speaking asked writing responding commenting citing quoting addressing referring testifying"
)
_AUXILIARY = frozenset(["has", "have", "had", "do", "does", "did", "not", "never"])
_ADDRESSED = frozenset(["tell", "assure", "warn", "remind"])
_SPEAKERS = ROLE_NOUNS | BODY_NOUNS | PLURALS | SPEAKING | WRITINGS
_ASKED = re.compile(r"^(?:(?:some|several|a|many|more|the|\w+['’]s)\s)?(?:few\s)?questions?\b")
EDGES = " \xa0\n“”„«»\"'’‘`.,;:!?–—-"


def follows_at_once(scene: Scene, seen: Seen, content: Content | None) -> bool:
    """Say whether a quotation stands right behind the cue, so that it is what is said."""
    return content is not None and content.kind == "direct" and 0 <= content.span.start - seen.span.end <= 4


def lead_end(scene: Scene, source: Span) -> int:
    """Return where the words before a source end that can be content, stepping over what describes it.

    `“…,” the group's spokesman, X, said`: all between the quotation and the name tells who X is.
    """
    for quote in scene.quotes:
        opens = not scene.text[scene.span.start : max(scene.span.start, quote.start)].strip(EDGES)
        closes = scene.text[quote.end - 1] in ",!?" or scene.text[quote.end + 1 : quote.end + 2] == ","
        if opens and closes and quote.end < source.start:
            end = quote.end + 1
            return end if _describes(scene, Span(end, source.start), most=14) else source.start
    comma = scene.text.rfind(", ", scene.span.start, source.start)
    if comma > 0 and scene.quoted(comma) is None and _describes(scene, Span(comma + 1, source.start), most=5):
        return comma + 1
    return source.start


def _describes(scene: Scene, span: Span, *, most: int) -> bool:
    """Say whether a few words can stand before a name and tell who that is: no verb among them."""
    lows = [m.group().lower() for m in WORD.finditer(scene.text, *span)]
    if len(lows) > most or (lows and lows[0] in PREPOSITIONS | CLAUSE_OPENERS):
        return False
    return not any(low in BE or low in MODALS - {"to"} or _is_spoken(low) for low in lows)


def _is_spoken(low: str) -> bool:
    return low in CUES and CUES[low].form == "past"


def is_nobody(scene: Scene, source: Span) -> bool:
    """Say whether a source is the reader (`as you know`), or the writer outside quotation marks."""
    text = source.of(scene.text).lower()
    low = text.split("'")[0].split("’")[0]
    asked = _ASKED.search(low) is not None or text.count("(") != text.count(")")
    if asked or low in ("you", "let") or low.endswith(("anyone", "nobody", "no one")):
        return True
    return low in ("i", "we") and scene.quoted(source.start) is None


def can_speak(scene: Scene, source: Span) -> bool:
    """Say whether a phrase names or describes people or a body: `the clerk`, not `an attack`."""
    if scene.names_in(source):
        return True
    lows = [m.group().lower() for m in WORD.finditer(scene.text, *source)]
    return any(low in _SPEAKERS or low.rstrip("s") in _SPEAKERS or low in PRONOUNS for low in lows)


def is_clause(scene: Scene, source: Span) -> bool:
    """Say whether a phrase has a verb of its own, and so is what is said and nobody who says it."""
    lows = [m.group().lower() for m in WORD.finditer(scene.text, *source)]
    stop = next((i for i, low in enumerate(lows) if low in ("who", "whose", "which", "that")), len(lows))
    return any(low in BE or low in _AUXILIARY or low in MODALS - {"to"} for low in lows[:stop])


def ends_clause(scene: Scene, source: Span) -> bool:
    """Say whether a source that follows its cue is the last thing said, and no subject of a clause."""
    rest = scene.text[source.end : scene.span.end].lstrip(" \xa0\n")
    word = WORD.match(rest)
    return (
        not rest
        or rest[0] in ",.;:!?(-–—"
        or (word is not None and word.group().lower() in PREPOSITIONS | {"here"})
    )


def may_close(scene: Scene, seen: Seen) -> bool:
    """Say whether what follows a cue only tells when, where or to whom, so that the content stands before."""
    rest = scene.text[seen.span.end : scene.span.end].lstrip(" \xa0\n")
    word = WORD.match(rest)
    if word is None or seen.cue.lemma in _ADDRESSED:
        return True
    low = word.group().lower()
    timed = any(abs(t.start - (scene.span.end - len(rest))) <= 1 for t in scene.times)
    return (
        timed
        or low in PREPOSITIONS | AUDIENCE | CLAUSE_OPENERS
        or is_between(low)
        or low in ("here", "there")
    )


def opens_under(text: str) -> bool:
    """Say whether words open as what leads up to a clause does: `As the water fell`, `That year`."""
    lows = [m.group().lower() for m in WORD.finditer(text)]
    return bool(lows) and (lows[0] in _SUBORDINATE or len(lows) <= 3)


def leads_up(text: str) -> bool:
    """Say whether words before a comma only lead up to who speaks: `Speaking on Monday`, `As it rained`."""
    lows = [m.group().lower() for m in WORD.finditer(text)]
    return bool(lows) and (lows[0] in _SUBORDINATE or lows[0] in _LEADING)


def gone_on(scene: Scene, at: int) -> Content | None:
    """Return the clause that goes on after `…, she said, …`, where it is the longer part of what is said."""
    rest = scene.text[at : scene.span.end]
    start = at + len(rest) - len(rest.lstrip(" ,\xa0\n"))
    end = scene.span.end
    while end > start and scene.text[end - 1] in EDGES:
        end -= 1
    lows = [m.group().lower() for m in WORD.finditer(scene.text, start, end)]
    if len(lows) < 4 or lows[0] in (PREPOSITIONS | CLAUSE_OPENERS) - _SUBORDINATE or lows[0].endswith("ing"):
        return None
    quoted = any(q.start < end and q.end > start for q in scene.quotes)
    return Content(Span(start, end), "mixed" if quoted else "indirect")
