"""Turns what a report says of its outlet's own work into a claim of origin: its own reporting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stemma.collation.origins_claims import Claim, at
from stemma.offsets import Span
from stemma.types import Document

_TOLD = (
    r"(?:told|informed|confirmed to|wrote to|said to|spoke (?:to|with)|speaking to|in (?:an interview|a call)"
    r" with)"
)
_SEEN = r"(?:seen|reviewed|obtained|viewed|verified|analy[sz]ed|examined|geolocated)\s+(?:by|in)"
_STAFF = (
    r"(?:correspondent|reporter|journalist|photographer|stringer|producer|team|crew|contributor|editor"
    r"|analyst)s?"
)
_WORKED = (
    r"(?:saw|witnessed|visited|watched|heard|counted|found|reports?|reported|reporting|said|says|contributed"
    r"|spoke)"
)
_HERE = r"this\s+(?:newspaper|paper|website|agency|channel|reporter|correspondent|network)"
# "told this newspaper", "our correspondent saw", "a reporter at the scene counted"
_UNNAMED = re.compile(
    rf"\b(?:{_TOLD}|{_SEEN})\s+{_HERE}\b"
    rf"|\b(?:our|{_HERE}[’']s)\s+(?:own\s+)?(?:correspondent|reporter|photographer)s?\b"
    rf"|\ba\s+{_STAFF}\s+(?:at|on|from)\s+the\s+(?:scene|spot|ground)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_LONGEST = 60  # characters of an outlet's name


def own_reporting(document: Document, text: str) -> Iterator[Claim]:
    """Yield where a report says that its outlet saw, heard or asked for itself; `text` is its clean text."""
    outlet = (document.outlet and document.outlet.name) or ""
    name = outlet or "own reporting"
    for match in _UNNAMED.finditer(text):
        yield Claim(name, "own", at(document.offsets, *match.span()))
    bare = _ARTICLE.sub("", outlet)
    if 1 < len(bare) <= _LONGEST and bare in text:
        for match in _naming(bare).finditer(text):
            yield Claim(name, "own", at(document.offsets, *Span(*match.span())))


def _naming(outlet: str) -> re.Pattern[str]:
    """Return what tells that the outlet of this name worked for itself: `told NAME`."""
    name = rf"(?:the\s+)?{re.escape(outlet)}"
    return re.compile(
        rf"\b(?i:{_TOLD}|{_SEEN}|interviewed\s+by)\s+(?:[\w-]+\s+){{0,2}}?{name}\b"
        rf"|\b{name}(?:[’']s)?\s+(?:\w+\s+)?{_STAFF}\b(?:\s+[A-Z][\w’'-]+){{0,3}}\s+{_WORKED}\b"
        rf"|\b{name}\s+(?:witnessed|visited|interviewed|reviewed|obtained|has\s+(?:seen|reviewed|obtained))\b",
    )
