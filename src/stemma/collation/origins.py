"""Turns a reading into its origins: whose copy, words, posts and pictures a report rests on.

An origin is claimed by a credit (dateline, byline, URL, picture credit) or by a cue in the text
(`told X`, `X reported`, `in a post on …`). A claim is of a name, a kind and a place; the
characters it carries are the statements that came that way, or the whole article for a credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from stemma.collation.agencies import Houses, houses
from stemma.collation.origins_claims import Claim
from stemma.collation.origins_credits import credited
from stemma.collation.origins_cues import cued
from stemma.collation.origins_own import own_reporting
from stemma.collation.origins_said import said
from stemma.offsets import Span
from stemma.types import Document, Origin, Reading


def origins(reading: Reading, known: Houses | None = None) -> tuple[Origin, ...]:
    """Return the origins of a document in text order, each name once; `known`: the table of houses."""
    known = known or houses()
    document = reading.document
    text = document.offsets.apply(document.text)
    hits = list(known.named(text))
    found = [*credited(document, text, hits, known), *said(reading, known), *cued(reading, text, hits)]
    claims = [*(_as_own(claim, document) for claim in found), *own_reporting(document, text)]
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (c.span, c.name)):
        groups.setdefault(fold(claim.name), []).append(claim)
    kept = {name: group for name, group in groups.items() if name and not _within_other(name, groups)}
    return tuple(_origin(document, group) for group in kept.values())


def fold(name: str) -> str:
    """Return the words of a name without case and article, so that `the Kremlin` is `Kremlin`."""
    return " ".join(re.findall(r"\w+", name.casefold())).removeprefix("the ")


def _within_other(name: str, groups: Iterable[str]) -> bool:
    """Say whether the name begins or ends a fuller one: `Ministry` beside `Foreign Ministry`."""
    fuller = (other for other in groups if other != name and not other.endswith(" photo"))
    return any(other.startswith(f"{name} ") or other.endswith(f" {name}") for other in fuller)


def _origin(document: Document, claims: list[Claim]) -> Origin:
    spans = tuple(dict.fromkeys(claim.span for claim in claims))
    carried = tuple(_merged(span for claim in claims for span in claim.carries))
    size = sum(span.end - span.start for span in carried)
    share = round(min(1.0, size / max(1, document.offsets.length)), 3)
    parts = tuple(part.span for part in document.parts)
    return Origin(
        document.id, claims[0].name, claims[0].kind, spans, share, carries=() if carried == parts else carried
    )


def _as_own(claim: Claim, document: Document) -> Claim:
    """Call what a report has from its own outlet by what it is; a picture remains a picture."""
    outlet = document.outlet and document.outlet.name
    return claim._replace(kind="own") if outlet and fold(outlet) == fold(claim.name) else claim


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the stretches that the spans cover together."""
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and span.start <= last.end:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
