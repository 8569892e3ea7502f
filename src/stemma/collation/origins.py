"""Turns a reading into its origins: whose copy, words, posts and pictures a report rests on.

An origin is claimed by a credit (dateline, byline, URL, picture credit) or by a cue in the text
(`told X`, `X reported`, `in a post on …`). A claim is of a name, a kind and a place; the
characters it carries are the statements that came that way, or the whole article for a credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from stemma.collation.agencies import named
from stemma.collation.origins_claims import Claim
from stemma.collation.origins_credits import credited
from stemma.collation.origins_cues import cued
from stemma.collation.origins_said import said
from stemma.offsets import Span
from stemma.types import Document, Origin, Reading


def origins(reading: Reading) -> tuple[Origin, ...]:
    """Return the origins of a document in text order, each name once."""
    document = reading.document
    text = document.offsets.apply(document.text)
    houses = list(named(text))
    claims = [*credited(document, text, houses), *said(reading), *cued(reading, text, houses)]
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
    carried = [span for claim in claims for span in claim.carries]
    share = min(1.0, _size(carried) / max(1, document.offsets.length))
    return Origin(document.id, claims[0].name, claims[0].kind, spans, round(share, 3))


def _size(spans: Iterable[Span]) -> int:
    """Count the characters that the spans cover together."""
    size = end = 0
    for span in sorted(spans):
        size += max(0, span.end - max(span.start, end))
        end = max(end, span.end)
    return size
