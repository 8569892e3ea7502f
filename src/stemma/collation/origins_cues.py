"""Turns what an article says of its sources outside statements into claims of origin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stemma.collation.agencies import Hit
from stemma.collation.origins_claims import Claim, at
from stemma.collation.origins_offices import offices
from stemma.collation.origins_words import (
    ACCORDING,
    AFTER_MEDIUM,
    AFTER_OFFICE,
    ANONYMOUS,
    BEFORE_SOURCE,
    BRIEFING,
    OF_OFFICE,
    SIGNATURE,
    SOURCES,
    STATE_MEDIA,
    VIDEO,
    WHO_BEFORE,
)
from stemma.offsets import Span
from stemma.types import Reading

_STYLE = re.compile(r"^(?:Prof|Dr|Mr|Mrs|Ms|Sir|Rev|Gen|Col|Sen|Rep|Gov|Amb|Hon)\.? ")
_NAMELESS = ("anonym", "to be named", "to be identified", "unnamed", "unidentified", "authori", "not named")
_NAMELESS_WHO = re.compile(r"\b(sources?|officials?|diplomats?|officers?|aides?|persons?|people)\b")
_NEAR = 90  # characters before and behind a name that are searched for a cue


def cued(reading: Reading, text: str, hits: Sequence[Hit]) -> Iterator[Claim]:
    """Yield what the cues of an article claim; `text` is its clean text, `hits` what it names."""
    offsets = reading.document.offsets
    for hit in hits:
        if _is_cued(text, *hit.span):
            yield Claim(hit.outlet.name, hit.outlet.kind, at(offsets, *hit.span))
    for claim in (*_offices(text), *_people(text), *_media(text, hits), *_occasions(text)):
        yield claim._replace(span=at(offsets, *claim.span))


def _offices(text: str) -> Iterator[Claim]:
    for span in offices(text):
        behind = text[span.end : span.end + _NEAR]
        before = text[max(0, span.start - _NEAR) : span.start]
        if BEFORE_SOURCE.search(before) or (AFTER_OFFICE.match(behind) and not OF_OFFICE.search(before)):
            yield Claim(span.of(text), "office", span)


def _people(text: str) -> Iterator[Claim]:
    """Yield those who are not named: `military sources`, `on condition of anonymity`."""
    if "source" in text:
        for match in SOURCES.finditer(text):
            yield Claim(match.group().lower(), "person", Span(*match.span()))
    lower = text.lower()
    if any(word in lower for word in _NAMELESS):
        for match in ANONYMOUS.finditer(text):
            before = text[max(0, match.start() - 2 * _NEAR) : match.end()].rpartition("\n")[2]
            who = _NAMELESS_WHO.findall(before)
            yield Claim(f"anonymous {who[-1] if who else 'source'}", "person", Span(*match.span()))


def _media(text: str, hits: Sequence[Hit]) -> Iterator[Claim]:
    """Yield signed posts, videos, and media that are not named."""
    for match in SIGNATURE.finditer(text) if "(@" in text else ():
        yield Claim(f"Twitter ({_STYLE.sub('', match['name'])})", "post", Span(*match.span()))
    for match in VIDEO.finditer(text):
        if who := WHO_BEFORE.search(text, max(0, match.start() - _NEAR), match.start()):
            yield Claim(f"{who['who']}{match['what'].rstrip('s')}", "channel", Span(*match.span("what")))
    for match in STATE_MEDIA.finditer(text):
        if not any(hit.span.end == match.start() - 1 for hit in hits):
            yield Claim(match.group(), "other", Span(*match.span()))


def _occasions(text: str) -> Iterator[Claim]:
    """Yield papers and briefings that the article draws on."""
    for match in ACCORDING.finditer(text):
        yield Claim(match["what"].lower(), "other", Span(*match.span("what")))
    for match in BRIEFING.finditer(text):
        yield Claim(match["what"], "channel", Span(*match.span()))


def _is_cued(text: str, start: int, end: int) -> bool:
    """Say whether a house is named here as one that reports, or that was told something."""
    before, behind = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    return bool(BEFORE_SOURCE.search(before) or AFTER_MEDIUM.match(behind))
