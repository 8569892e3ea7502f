"""Turns the words on both sides of a name into votes for its kind: who says, where one is, what one runs.

The weights follow how often each word stands beside persons, places and bodies in newswire of many
countries: what stands with one kind in nine of ten cases gets 3, in two of three 1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from stemma.annotate.gazetteer import known_names
from stemma.annotate.names_given import SHARED_GIVEN_NAMES, is_given
from stemma.annotate.names_tokens import Word
from stemma.annotate.names_words import PERSON_PARTICLES
from stemma.annotate.wordlists import words
from stemma.offsets import Span
from stemma.types import NameKind

Votes = Mapping[NameKind, int]

_AGE = re.compile(r",\s\d{2}(?:,|\sand\b|\.)")
_DATELINE = re.compile(
    r"(?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?"  # the country
    r"(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?"  # the day
    r"(?:\s\([^()\n]{2,24}\))?\s?(?:[-–—]|--)\s"  # the agency
)
_TICKER = re.compile(r"\s\([A-Z]{2,6}\)")
_CAMEL = re.compile(r"(?!(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O['’])[A-Z])[A-Z]?[a-z]+[A-Z]")


def _table(*rows: tuple[NameKind, int, str]) -> Mapping[str, tuple[NameKind, int]]:
    return MappingProxyType({word: (kind, weight) for kind, weight, text in rows for word in words(text)})


# What follows a name.
_AFTER = _table(
    ("person", 3, "said says told tells added adds wrote writes asked replied tweeted argued explained"),
    ("person", 3, "insisted recalled joked testified administration thinks himself herself laughed"),
    ("person", 1, "was had did took made went died who also whose family married resigned himself"),
    ("place", 4, "region district area province county city town village neighborhood neighbourhood suburb"),
    ("place", 3, "where airport residents border coast island river beach streets street province"),
    ("organization", 3, "shares stock employees headquarters executives fans subsidiary reported unit staff"),
    ("organization", 4, "professor lecturer student students graduate alumni"),
    ("organization", 3, "researchers scientists players goalkeeper quarterback members customers investors"),
)  # fmt: skip

# What stands before a name, of one word and of several.
_BEFORE_ONE = _table(
    ("place", 4, "in near across throughout outside inside visited capital via reached around"),
    ("place", 2, "from between into at to over within toward towards leave leaving"),
    ("person", 3, "said says"),
    ("person", 1, "when after with while but that because by if before whom"),
    ("organization", 2, "told joined"),
)
_BEFORE_MORE = _table(
    ("place", 3, "in near across throughout outside inside visited around"),
    ("place", 1, "from between into to over within toward towards leave"),
    ("organization", 2, "at a an based his her their its our told joined ruling rival"),
    ("person", 3, "said says"),
    ("person", 1, "by when with as that while whom"),
)

# Nouns that take a person's name and the article before it: `the Lind campaign`.
_OWNED = words(
    """
    campaign administration family regime government presidency team investigation inquiry case trial
    affair scandal era speech indictment probe arrest camp plan doctrine cabinet years estate
    """
)

# What a place is called, as in `the town of X` and `X, a town in`.
_PLACE_NOUNS = (
    "city|town|village|island|port|province|region|district|state|municipality|suburb|county|resort|capital"
    "|neighbou?rhood|settlement|hamlet|oblast|governorate|prefecture|peninsula|archipelago|valley"
)
_NAMED_PLACE = re.compile(rf"\b(?:{_PLACE_NOUNS})\s(?:of\s)?$", re.IGNORECASE)
_APPOSED_PLACE = re.compile(rf",\s(?:an?|the)\s(?:[\w-]+\s){{0,3}}?(?:{_PLACE_NOUNS})\b")


def votes_beside(text: str, span: Span, *, first: bool) -> Counter[NameKind]:
    """Return what the words beside a name vote for; `first` says that it opens a sentence."""
    single = " " not in span.of(text)
    votes: Counter[NameKind] = Counter()
    before = text[max(0, span.start - 28) : span.start]
    after = text[span.end : span.end + 60]
    last = before.split()[-1].lower().strip('"“‘(') if before.strip() and before[-1:].isspace() else ""
    following = after.split(maxsplit=1)[0].lower().strip(",.;:") if after[:1] == " " and after.strip() else ""
    if first:
        votes["person"] += 2
    elif last == "the":
        if following not in _OWNED:
            _add_article(votes, single=single, plural=_is_plural(span.of(text)))
    elif last:
        _add(votes, (_BEFORE_ONE if single else _BEFORE_MORE).get(last))
    _add(votes, _AFTER.get(following))
    if _AGE.match(after):
        votes["person"] += 5
    if not single and _TICKER.match(after):
        votes["organization"] += 3
    if _NAMED_PLACE.search(before) or _APPOSED_PLACE.match(after):
        votes["place"] += 5
    return votes


def is_dateline(text: str, span: Span) -> bool:
    """Say whether a name in capitals opens its line and a dash follows, as the place of a report does."""
    opens = span.start == 0 or text[span.start - 1] == "\n"
    return opens and _DATELINE.match(text, span.end) is not None


def _add(votes: Counter[NameKind], vote: tuple[NameKind, int] | None) -> None:
    if vote is not None:
        votes[vote[0]] += vote[1]


def _add_article(votes: Counter[NameKind], *, single: bool, plural: bool) -> None:
    """Count `the` before a name: bodies and places have it, persons hardly ever."""
    votes["person"] -= 3 if single else 4
    votes["organization"] += 2 if single and not plural else 3
    votes["place"] += 0 if plural else 2


def votes_within(name: str) -> Counter[NameKind]:
    """Return what a name's own words vote for: given names, particles, places and bodies in it."""
    votes: Counter[NameKind] = Counter()
    parts = name.split()
    if is_given(parts):
        votes["person"] += 6
    if len(parts) > 1:
        votes["person"] += 1
        if any(p in PERSON_PARTICLES for p in parts[1:-1]):
            votes["person"] += 2
        if _opens_with_known(parts) and parts[0] not in SHARED_GIVEN_NAMES:
            votes["organization"] += 5 if _is_plural(parts[-1]) else 3
        elif known_names().get(parts[-1]) in ("country", "place") and not is_given(parts):
            votes["organization"] += 1
        if any(p.isupper() and len(p) > 2 for p in parts):
            votes["organization"] += 2
    if _CAMEL.match(parts[0]):
        votes["organization"] += 3
    return votes


def _opens_with_known(parts: Sequence[str]) -> bool:
    known = known_names()
    return any(
        known.get(" ".join(parts[:length])) in ("country", "place", "organization")
        for length in range(1, min(3, len(parts) - 1) + 1)
    )


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def is_team(name: str) -> bool:
    """Say whether a name is a place and a plural, as teams are called: `Varland Harriers`."""
    parts = name.split()
    return len(parts) in (2, 3) and _is_plural(parts[-1]) and _opens_with_known(parts) and not is_given(parts)


def first_of(line: Sequence[Word], at: int) -> bool:
    """Say whether the word at a place opens a sentence or what is said in it."""
    return 0 <= at < len(line) and line[at].first
