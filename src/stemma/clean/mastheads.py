"""Turns a line, or the label of a domain, into the name of an outlet that is on no list."""

from __future__ import annotations

import re

# Words that newspapers, agencies and stations have in their names.
# fmt: off
_PRESS = frozenset((
    "advertiser", "agency", "argus", "beacon", "broadcasting", "bulletin", "chronicle", "citizen",
    "courant", "courier", "daily", "dispatch", "echo", "enquirer", "examiner", "express", "free",
    "gazette", "globe", "guardian", "herald", "independent", "inquirer", "insider", "journal", "ledger",
    "mail", "mercury", "messenger", "mirror", "monitor", "morning", "network", "news", "newspaper", "now",
    "observer", "online", "post", "press", "radio", "record", "register", "reporter", "review",
    "sentinel", "shimbun", "sinmun", "standard", "star", "sun", "telegram", "telegraph", "television",
    "times", "today", "tribune", "tv", "voice", "weekly", "wire", "world",
))
_OPENERS = frozenset((
    "daily", "evening", "radio", "voice", "morning", "sunday", "weekly", "the", "news", "new",
))
# fmt: on
_NEVER_LAST = frozenset(
    {"free", "morning", "world", "now", "today", "record", "star", "sun"}
)  # of a line: too common
_OF_KIND = re.compile(
    r"(?P<name>[^,–—|-]{2,40}?)\s*(?:,|–|—|\s-\s|\|)\s*(?:the |an? )?(?:[\w-]+ ){0,4}"
    r"(?:news ?agency|newspaper|daily|weekly|magazine|broadcaster|radio station|television|tv channel|"
    r"news (?:service|site|portal|website|network)|press (?:office|service)|wire service)\b.{0,40}",
    re.I,
)


def masthead_of(text: str) -> str | None:
    """Return the outlet that a short line names by its shape (`Northern Herald`, `VOICE OF X`), or None.

    `Belpost, the news agency of Belland` gives `Belpost`. The words must all begin with capitals
    but for `of`, `the` and the like, and one of them must be a word of the press.
    """
    if not text or len(text) > 100 or text[-1] in ".?!:":
        return None
    if (kind := _OF_KIND.fullmatch(text)) is not None and kind["name"][0].isupper():
        return kind["name"].strip()
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 45:
        return None
    if any(not (w[0].isupper() or w in {"of", "the", "and", "&", "de", "for"}) for w in words):
        return None
    last, first = words[-1].casefold(), words[0].casefold()
    named = (last in _PRESS and last not in _NEVER_LAST) or (first in {"radio", "voice"} and len(words) <= 4)
    return capitalised(text) if named else None


def capitalised(name: str) -> str:
    """Write a name that stands all in capitals as names are written; initials stay."""
    if not name.isupper():
        return name
    small = {"OF", "AND", "FOR", "IN"}
    return " ".join(w.lower() if i and w in small else w.capitalize() for i, w in enumerate(name.split()))


def spaced(label: str) -> str:
    """Part the words of a domain's label where words of the press show them (`northernherald`)."""
    words: list[str] = []
    rest = label
    while (
        opener := next((w for w in sorted(_OPENERS) if rest.startswith(w) and len(rest) >= len(w) + 3), None)
    ) is not None:
        words.append(opener)
        rest = rest[len(opener) :]
    tail: list[str] = []
    while (closer := _closer(rest)) is not None:
        tail.insert(0, closer)
        rest = rest[: -len(closer)]
    parted = [*words, rest, *tail]
    if len(words) == 1 and words[0] in {"new", "news", "the"} and not tail:
        parted = [label] if words[0] != "the" else parted
    return " ".join(w.upper() if len(w) <= 2 else w.capitalize() for w in parted if w)


def _closer(rest: str) -> str | None:
    """Return the longest word of the press that a label ends with, with a word left before it."""
    found = [w for w in _PRESS if rest.endswith(w) and len(rest) >= len(w) + 3]
    return max(found, key=len, default=None)
