"""Turns bylines, and what stands beside a date, into the names of authors and outlets."""

from __future__ import annotations

import re

from stemma.clean.lines import ends_sentence
from stemma.clean.mastheads import masthead_of
from stemma.clean.outlets import agency_named, outlet_named
from stemma.clean.sections import is_section

_OFFICE = re.compile(
    r"\b(?:institute|university|college|school|cent(?:re|er)|council|foundation|academy|professor|lecturer|fellow|"
    r"analyst|director|editor|correspondent|columnist|reporter|writer|staff|bureau|desk|news|press)\b",
    re.I,
)
_CREDIT = re.compile(r"\b(?:reporting|writing|text)(?: and \w+)? by (?P<names>[^;.()\n]{3,120})", re.I)
_LONGEST = 160  # characters of a byline
_BY = re.compile(
    r"(?:[-–—]\s?)?(?:(?:written|reported|reporting|report|story|text|words|interview|analysis|opinion|"
    r"commentary) )?"
    r"(?:by|from)\b:?\s+(?P<names>.+)",
    re.I,
)
# fmt: off
_PARTICLES = frozenset((
        "de", "da", "do", "dos", "del", "della", "der", "den", "di", "du", "la", "le", "van", "von", "zu",
        "bin", "ibn", "bint", "al", "el", "ul", "ter", "ten", "af", "av", "y", "e", "abu", "san", "st",
))
# fmt: on
# fmt: off
_NOT_NAMES = frozenset((
        "the", "a", "an", "and", "or", "of", "in", "on", "at", "to", "for", "with", "from", "by", "as", "is",
        "are", "was", "be", "has", "have", "will", "would", "could", "says", "said", "after", "before",
        "over",
        "under", "into", "new", "news", "how", "why", "what", "who", "when", "where", "which", "this", "that",
        "these", "world", "today", "breaking", "live", "video", "photo", "update", "exclusive", "analysis",
        "opinion", "editorial", "staff", "reporter", "reporters", "correspondent", "editor", "writer",
        "agencies", "agency", "press", "service", "desk", "team", "bureau", "foreign", "political",
        "diplomatic", "special", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
))
# fmt: on
_SPLIT_NAMES = re.compile(r"\s*(?:,|;|/|\||·|•|\band\b|&|\bwith\b)\s*", re.I)
_PLACE_TAIL = re.compile(r"\s+(?:in|at|[Ff]or|of|reporting from)\s+(?:the\s+)?[A-Z].*$")
_REACH = re.compile(
    r"\s*[(<|,]?\s*(?:e-?mail:?\s*)?(?:[\w.+-]{1,64}@[\w.-]{3,80}|(?<!\w)@\w{2,30})[)>]?", re.I
)
_STAFF = re.compile(r"\s+(?:staff|(?:staff )?(?:reporters?|writers?|correspondents?)|desk|newsroom)$", re.I)
_JUNK = re.compile(r"[\s|·•,;:()\[\]@/*–—-]+")


def names_beside(rest: str) -> list[str] | None:
    """Return the names that stand beside a date, or None where there is other text."""
    bare = re.sub(
        r"(?i)\b(?:first |last |originally )?(?:published|posted|updated?|modified|on|at|page ?\w{1,3})\b:?",
        " ",
        rest,
    )
    by = _BY.match(bare.strip(" |·,-–—"))
    pieces = [
        p
        for p in re.split(r"\s*[|·•()\[\]]+\s*|\s+[-–—]\s+|\s{2,}", by["names"] if by else bare)
        if _JUNK.sub("", p)
    ]
    names = [n for p in pieces for n in _SPLIT_NAMES.split(p.strip(" ,;:-–—")) if n]
    good = names and len(names) <= 4 and all(is_name(n) or is_outlet(n) or is_section(n) for n in names)
    return [n for n in names if not is_section(n) or is_outlet(n)] if good else None


def is_outlet(name: str) -> bool:
    """Say whether a string names an outlet or agency, listed (with an edition behind it) or by its shape."""
    main = name.rpartition(" ")[0]
    listed = any(map(outlet_named, (name, main))) if main else outlet_named(name) or agency_named(name)
    return bool(listed) or masthead_of(name) is not None


def affiliated_name(text: str) -> str | None:
    """Return the person of a line such as `Jane Doe, Institute of Harbours`, or None where it is none."""
    name, _, office = text.partition(",")
    fits = len(text) <= 100 and is_name(name) and text[-1] not in ".?!:"
    return name if fits and (_OFFICE.search(office) or is_outlet(office.strip() or "-")) else None


def names_in_byline(text: str) -> list[str] | None:
    """Return the names of a `By …` line, or None where it is none."""
    match = _BY.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None or text[-1] in "?!:":
        return None
    return names_in(_REACH.sub("", match["names"])) or None


def is_office(text: str) -> bool:
    """Say whether a line is what stands below a byline: an office, or an outlet with a place."""
    outlet, _, place = text.partition(",")
    if len(text) > 60 or ends_sentence(text):
        return False
    return _OFFICE.search(text) is not None or (bool(outlet_named(outlet)) and len(place.split()) <= 3)


def credited(text: str) -> list[str]:
    """Return the authors that a credit line names (`Reporting by Jane Doe; editing by …`)."""
    match = _CREDIT.search(text[:300])
    return [n for n in names_in(match["names"]) if not is_outlet(n)] if match else []


def names_in(text: str) -> list[str]:
    """Return the names of persons and outlets in a list; empty where the first is no name."""
    found: list[str] = []
    for piece in _SPLIT_NAMES.split(text.strip(" .")):
        piece = _PLACE_TAIL.sub("", piece).strip(" .,") if not is_name(piece) else piece
        piece = _STAFF.sub("", piece)
        if (parted := _with_outlet(piece)) is not None:
            found += parted
        elif is_name(piece) or is_outlet(piece):
            found.append(cased(piece))
        elif not found:
            return []
    return _without_places(found)


def _with_outlet(piece: str) -> list[str] | None:
    """Part a name from the listed outlet that follows it without a comma (`Jane Doe BBC News`)."""
    words = piece.split()
    for n in range(2, len(words)):
        name, outlet = " ".join(words[:n]), " ".join(words[n:])
        if is_name(name) and outlet_named(outlet) and not outlet_named(piece):
            return [cased(name), outlet]
    return None


def _without_places(found: list[str]) -> list[str]:
    """Drop what follows the only outlet of a byline: it is where the author is."""
    outlets = [i for i, name in enumerate(found) if is_outlet(name)]
    return found[: outlets[0] + 1] if len(outlets) == 1 and outlets[0] > 0 else found


def cased(name: str) -> str:
    """Write a name that stands in capitals as names are written."""
    return name.title() if name.isupper() and " " in name and not is_outlet(name) else name


def is_name(text: str) -> bool:
    """Say whether a string has the shape of a full name: two to five words, capitals, no common word."""
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 50 or any(c.isdigit() for c in text):
        return False
    if any(w.casefold().strip(".") in _NOT_NAMES for w in words) or text[-1] in "?!:;,":
        return False
    strong = [w for w in words if w[0].isupper() and re.fullmatch(r"[^\W\d_][\w'’.-]*", w)]
    return len(strong) >= 2 and all(w in strong or w.casefold() in _PARTICLES for w in words)
