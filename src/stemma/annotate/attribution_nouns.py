"""Turns reports without a cue verb into attributions: `X's claim that …`, `X quoted Y as saying …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stemma.annotate.attribution_contents import content_after, content_before
from stemma.annotate.attribution_leads import can_speak, is_clause
from stemma.annotate.attribution_sources import Scene, source_before
from stemma.annotate.attribution_words import CLAIMING, CUES
from stemma.offsets import Span
from stemma.types import Attribution

_CLAIM = re.compile(r"['’]s?\s(?:[a-z]+\s){0,2}?(?P<noun>" + "|".join(sorted(CLAIMING)) + r")\sthat\s")
_QUOTED = re.compile(
    r"(?P<passive>(?:was|were|is|has\sbeen|been)\s)?\b(?P<verb>quot(?:ed|es|ing)|cit(?:ed|es|ing))"
    r"\s(?:by\s)?(?P<whom>[^,;:.“”\"]{2,80}?\s)?as\s(?P<saying>saying|telling\s\w+)\b"
)
_NUMBER = re.compile(r"\d")
_UNTIL = r"(?=\s(?:and|but|while|as)\s(?!\d|another\b|the\b)|,\s|[.;:](?:\s|$)|\s?$)"
_PUT_AT = re.compile(
    r"\b(?P<cue>puts?|estimate[sd]?|place[sd]?)\s(?P<content>(?:the|its|their)\s"
    r"(?:[\w-]+\s){0,2}?(?:number|toll|count|cost|figure|total|damage|turnout|losses|bill)\b[^,.;:“”\"]{0,60}?"
    rf"\sat\s[^,.;:“”\"]{{0,30}}?\d[\d,.]*[^.;:“”\"]{{0,40}}?){_UNTIL}"
)
_COUNTED = re.compile(
    r"\b(?P<cue>counts?|counted|reports?|reported|recorded|registered)\s"
    r"(?P<content>(?:at\sleast\s|about\s|some\s|more\sthan\s|over\s|up\sto\s)?\d[\d,.]*\s(?:\w+\s){0,2}?"
    rf"(?:dead|deaths|killed|missing|injured|wounded|casualties|victims|fatalities)\b[^.;:“”\"]{{0,60}}?){_UNTIL}"
)
_OPEN = re.compile(
    r"\b(?:neither\s(?:\w+ly\s)?(?:confirm|den[iy])\w*\snor\s(?:\w+ly\s)?(?:confirm|den[iy])\w*"
    r"|(?:could|would|will|did|does|do)\s(?:not|neither)\s(?:immediately\s)?confirm\s(?:n?or)\sdeny"
    r"|(?:declined|refused)\s(?:either\s)?to\sconfirm\sor\sdeny)\b"
)


def by_counts(scene: Scene) -> Iterator[Attribution]:
    """Read whoever counts: `the mayor put the toll at 31`, `the ministry counts 26 dead`."""
    if _NUMBER.search(scene.text, *scene.span) is None:
        return
    for match in (*_PUT_AT.finditer(scene.text, *scene.span), *_COUNTED.finditer(scene.text, *scene.span)):
        source = None if scene.quoted(match.start()) else source_before(scene, match.start("cue"))
        if source is not None and can_speak(scene, source) and not is_clause(scene, source):
            content = Span(*match.span("content"))
            yield Attribution((content,), source, Span(*match.span("cue")), "indirect")


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


def by_quoting(scene: Scene) -> Iterator[Attribution]:
    """Read `X quoted Y as saying …` and `Y was quoted by X as saying …`: Y speaks, through X."""
    for match in _QUOTED.finditer(scene.text, *scene.span):
        if scene.quoted(match.start()) is not None:
            continue
        passive = match["passive"] is not None
        who = source_before(scene, match.start("passive") if passive else match.start("verb"))
        whom = Span(*match.span("whom")) if match["whom"] else None
        source, hand = (who, whom) if passive else (whom, who)
        if source is None:
            continue
        lead = scene.text[scene.span.start : match.start()].rstrip()
        before = who is not None and not passive and _ends_quote(scene, who.start)
        content = content_after(scene, CUES["said"], match.end())
        if before or (content is None and lead):
            content = content_before(scene, source.start if passive else who.start if who else match.start())
        if content is not None:
            cue = Span(match.start("saying"), match.end("saying"))
            yield Attribution((content.span,), source, cue, content.kind, () if hand is None else (hand,))


def _ends_quote(scene: Scene, at: int) -> bool:
    return any(0 <= at - q.end <= 4 for q in scene.quotes) or scene.text[max(0, at - 2) : at] == ", "


def by_open_answers(scene: Scene) -> Iterator[Attribution]:
    """Read what somebody leaves open: `neither confirmed nor denied X`, `could not confirm or deny X`."""
    for match in _OPEN.finditer(scene.text, *scene.span):
        source = None if scene.quoted(match.start()) else source_before(scene, match.start())
        content = None if source is None else content_after(scene, CUES["denied"], match.end())
        if content is not None:
            cue = Span(match.start(), match.end())
            yield Attribution((content.span,), source, cue, content.kind, status="hypothetical")
