"""Turns a document into what it says of itself, and two of them into whether they are one article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from stemma.collation.origins import fold
from stemma.relate.sharing import Sharing
from stemma.types import Document, Time

_DAYS = 14  # between two versions of one article
_SAME, _TITLED = 0.6, 0.35  # what the two share of each other; the same where they bear one headline
_TRACKING = re.compile(r"[?#].*$|/(?:amp|index\.html?)?$")
_SCHEME = re.compile(r"^https?://(?:www\.|m\.|amp\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a document says of itself: who published it where, when, under which headline, signed or not.

    `first` and `last` bound the time at which this text was published, ISO 8601: of a text that
    was updated, the time of the update.
    """

    document: str
    path: str
    outlet: str | None
    domain: str | None
    url: str
    title: str
    signed: bool
    first: str | None
    last: str | None

    @property
    def name(self) -> str:
        """What the report is called in a reason."""
        return self.outlet or self.path


def masthead(document: Document) -> Masthead:
    """Read off what a document says of itself."""
    time = document.updated or document.published or document.parts[0].published or Time(None, None)
    outlet = document.outlet
    return Masthead(
        document.id,
        document.path,
        outlet.name if outlet else None,
        outlet.domain if outlet else None,
        _TRACKING.sub("", _SCHEME.sub("", document.url or "")).rstrip("/").casefold(),
        fold(document.title or ""),
        bool(document.authors),
        time.low,
        time.high,
    )


def is_version(one: Masthead, other: Masthead, sharing: Sharing) -> bool:
    """Say whether two documents are one article: by address, or by outlet, text and headline."""
    if one.url and one.url == other.url and "/" in one.url:
        return True
    if not one.outlet or not other.outlet or fold(one.outlet) != fold(other.outlet):
        return False
    if not _near(one, other):
        return False
    least = _TITLED if one.title and one.title == other.title else _SAME
    return min(sharing.share_a, sharing.share_b) >= least


def _near(one: Masthead, other: Masthead) -> bool:
    days = [_day(x) for x in (one.first, one.last, other.first, other.last)]
    if None in days:
        return True
    a, b, c, d = (day for day in days if day is not None)
    return c - b <= _DAYS and a - d <= _DAYS


def _day(moment: str | None) -> int | None:
    return date.fromisoformat(moment[:10]).toordinal() if moment and len(moment) >= 10 else None
