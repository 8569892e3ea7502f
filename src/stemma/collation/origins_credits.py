"""Turns datelines, bylines, addresses and picture credits into claims of origin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stemma.collation.agencies import Hit, Houses
from stemma.collation.origins_claims import Claim, at
from stemma.collation.origins_words import (
    COURTESY,
    CREDIT_LINE,
    DATELINE,
    MATERIAL,
    NAMED_AFTER_DASH,
    PHOTO,
    PHOTO_OF,
)
from stemma.offsets import Span
from stemma.types import Document, OriginKind

_OPENING = 700  # characters of an article within which a dateline stands
_CAPTIONS = frozenset({"caption", "boilerplate"})  # why picture credits were removed


_JOINED = frozenset({"/", " / ", " via ", "-"})
_SEGMENT = re.compile(r"(?<=/)[a-z]{2,12}(?=/)")


def credited(document: Document, text: str, hits: Sequence[Hit], houses: Houses) -> Iterator[Claim]:
    """Yield what the credits of a document claim; `text` is its clean text, `hits` what it names."""
    yield from _from_datelines(document, text, houses)
    yield from _from_metadata(document, houses)
    yield from _from_lines(document, text, houses)
    yield from _from_pictures(document, text, hits, houses)


def _whole(document: Document) -> tuple[Span, ...]:
    """All of the document: what a credited agency carries."""
    return tuple(part.span for part in document.parts)


def _from_datelines(document: Document, text: str, houses: Houses) -> Iterator[Claim]:
    """Yield the agencies of `CITY (AP) —` at the head of each part."""
    for part in document.parts:
        start = (document.offsets.to_clean(part.span) or Span(0, 0)).start
        opening = text[start : start + _OPENING]
        for match in (*DATELINE.finditer(opening), *NAMED_AFTER_DASH.finditer(opening)):
            house = houses.known(match["name"].strip())
            if not (_is_dateline(match) if house else match.groupdict().get("dash")):
                continue
            name = house.name if house else _spelled_out(match["name"].strip(), document.text)
            place = at(document.offsets, start + match.start("name"), start + match.end("name"))
            yield Claim(name, house.kind if house else "agency", place, (part.span,))


def _spelled_out(name: str, text: str) -> str:
    """Return what an acronym stands for, where the text says it in as many words: `VTA`."""
    if not (name.isascii() and name.isalpha() and name.isupper() and 2 < len(name) < 7):
        return name
    words = r"(?: (?:of|for|the|and))* ".join(rf"{letter}[a-z]+" for letter in name)
    match = re.search(rf"\b{words}\b", text)
    return match.group() if match else name


def _is_dateline(match: re.Match[str]) -> bool:
    """Say whether a known house stands where a dateline has it: `(AP)`, `OSTMARK (AP)`, `Ostmark (AP) —`."""
    if match.re is not DATELINE or match["dash"] or not match["city"]:
        return True
    return match["city"].split()[0].strip(".,").isupper()


def _from_metadata(document: Document, houses: Houses) -> Iterator[Claim]:
    """Yield the agencies that stand as author, or in the path of the address (`/wires/afp/`)."""
    for author in document.authors:
        for name in re.split(r"\s*[,/|]\s*", author):
            if house := houses.known(name.strip()):
                at_name = max(0, document.text.find(name))
                span = Span(at_name, min(at_name + len(name), len(document.text)))
                yield Claim(house.name, house.kind, span, _whole(document))
    url = document.url or ""
    start = document.text.find(url) if url else -1
    for match in _SEGMENT.finditer(url):
        house = houses.known(match.group().upper()) or houses.known(match.group().title())
        if house and house.kind == "agency" and start >= 0:
            place = Span(*match.span()).shift(start)
            yield Claim(house.name, house.kind, place, _whole(document))


def _from_lines(document: Document, text: str, houses: Houses) -> Iterator[Claim]:
    """Yield the houses of `Source: X`, `with material from X`, in the article or its furniture."""
    for pattern in (CREDIT_LINE, MATERIAL):
        for match in pattern.finditer(text):
            for hit in houses.named(match["name"]):
                start = match.start("name")
                yield Claim(
                    hit.outlet.name,
                    hit.outlet.kind,
                    at(document.offsets, start + hit.span.start, start + hit.span.end),
                    _whole(document),
                )


def _from_pictures(document: Document, text: str, hits: Sequence[Hit], houses: Houses) -> Iterator[Claim]:
    """Yield picture credits; no words rest on them."""
    for stretch, place in _captions(document):
        for name, hit, _ in _together(stretch, list(houses.named(stretch))):
            yield _photo(name, hit.outlet.kind, hit.span.shift(place))
        for pattern in (COURTESY, PHOTO_OF):
            for match in pattern.finditer(stretch):
                if houses.known(match[1].strip()) is None:
                    span = Span(*match.span(1)).shift(place)
                    yield _photo(match[1].strip(), "other", span)
    for name, hit, joined in _together(text, hits):
        if joined or PHOTO.search(text, max(0, hit.span.start - 90), hit.span.start):
            yield _photo(name, hit.outlet.kind, at(document.offsets, *hit.span))


def _together(text: str, hits: Sequence[Hit]) -> Iterator[tuple[str, Hit, bool]]:
    """Yield the houses named, those of `AFP/Getty Images` as one, and say whether they were joined."""
    index = 0
    while index < len(hits):
        last = index
        while last + 1 < len(hits) and text[hits[last].span.end : hits[last + 1].span.start] in _JOINED:
            last += 1
        name = "/".join(hit.outlet.name for hit in hits[index : last + 1])
        span = Span(hits[index].span.start, hits[last].span.end)
        yield name, Hit(span, hits[index].outlet), last > index
        index = last + 1


def _photo(name: str, kind: OriginKind, span: Span) -> Claim:
    return Claim(f"{name} (photo)", kind, span)


def _captions(document: Document) -> Iterator[tuple[str, int]]:
    """Yield the removed captions of a plain text, with where they start."""
    if document.media_type == "text/plain":
        for removed in document.removed:
            if removed.reason in _CAPTIONS:
                yield removed.span.of(document.text), removed.span.start
