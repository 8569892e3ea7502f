"""Turns a page's sentences into names: who and what is called by name, of which kind, in which role."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from stemma.annotate.gazetteer import DEMONYMS, WIDE_ADJECTIVES, known_names
from stemma.annotate.names_context import first_of, is_dateline, is_team, votes_beside, votes_within
from stemma.annotate.names_given import is_given
from stemma.annotate.names_links import antecedents
from stemma.annotate.names_parse import Piece, is_list, pieces_of
from stemma.annotate.names_roles import role_of
from stemma.annotate.names_tokens import Word, covering, is_title_case, runs_of, words_of
from stemma.annotate.names_words import (
    BODY_FOLLOWERS,
    BODY_LEADERS,
    GENERIC_ALONE,
    INSTRUMENT_HEADS,
    ORG_HEADS,
    PLACE_HEADS,
    STARTERS,
    WORK_NOUNS,
)
from stemma.offsets import Span
from stemma.types import Annotation, NameKind, Page, Reference

_LOW_PLACE = re.compile(
    r"(?:\s(?:border|coastal|autonomous|administrative|railway|train|metro|bus|air))?\s"
    r"(?:region|forest|province|state(?!\s(?:news|media|TV|television|agency|run|department|visit))|district|oblast|county|island|islands|mountains|valley|peninsula|river|lake|desert"
    r"|airport|station|square|prefecture|village|military\sbase)\b(?!-)"
)
_LOW_BODY = re.compile(
    r"(?:['’]s)?\s(?:(?:official|state|federal|central|secret|national|main|military|top|transitional)\s){0,2}?(?:(?:foreign|defen[cs]e|interior|finance|justice|health|education|economy|energy|culture"
    r"|transport|trade|agriculture|information|environment|emergencies)\sministry|government|army|military(?!\s(?:courts?|prosecutors?|judges?|operations?|bases?|exercises?|drills?|personnel|action|aid|support|equipment"
    r"|helicopters?|training|cooperation|alliance|spending|intervention|ties|presence|assistance))|air\sforce|navy"
    r"|parliament|presidency|embassy|mission|intelligence(?:\s(?:service|agency))?|central\sbank|security\s(?:services?|forces)"
    r"|armed\sforces|police|supreme\scourt|president['’]s\soffice|presidential\soffice|foreign\soffice|consulate)\b(?!['’]?-)"
)
_LOW_BODY_OF = re.compile(r"\b(?:government|parliament|army|president['’]s\soffice)\sof\s(?:the\s)?$")
_WEAPON = re.compile(r"(?<![\w-])[A-Z][A-Za-z]{0,11}-\d{1,4}[A-Z]{0,3}[a-z]?(?![\w-])")
_NO_WEAPON = re.compile(
    r"(?:COVID|Covid|G|COP|Channel|Area|Apollo|Soyuz|I|Il|An|Tu|MS|AS|May|June|July|April|March)-"
)
_LATIN_NUMBER = re.compile(r"[IVXLC]+$")
_PARTY_SEAT = re.compile(r"[RDI]-[A-Z]")  # of an American lawmaker, as in `(R-Ohio)`
_PARTICLE = re.compile(r"\s((?:bin|ibn|bint|von|van|de la|al)\s)$")
_HANDLE = re.compile(r"[@#]\w+$")


class NameAnnotator:
    """Finds names by shape, titles and gazetteer, with evidence drawn from the whole page."""

    name = "names"
    requires: tuple[str, ...] = ("sentence", "quotation")
    provides: tuple[str, ...] = ("name",)

    def annotate(self, pages: Sequence[Page]) -> Iterator[tuple[Annotation, ...]]:
        """Yield, for each page, its names, none inside another save countries inside bodies."""
        for page in pages:
            yield tuple(
                Annotation(
                    "name", name.span, self.name, name.kind, Reference("name", name.antecedent, name.role)
                )
                for name in names_of(page)
            )


class Name(NamedTuple):
    """A name on the page; `role` is where a title or role stands beside it."""

    span: Span
    kind: NameKind
    role: Span | None = None
    antecedent: Span | None = None


@dataclass
class _Evidence:
    """What the page as a whole says of its words."""

    low: frozenset[str] = frozenset()  # words that stand in lower case somewhere
    inside: Counter[str] = field(default_factory=Counter)  # capitalised words seen where no capital is due
    persons: set[str] = field(default_factory=set)  # words of full names of persons
    bodies: set[str] = field(default_factory=set)  # the words that bodies' longer names are cut down to
    kinds: dict[str, NameKind] = field(default_factory=dict)  # names settled so far, by text


def names_of(page: Page) -> list[Name]:
    """Return the names of a page in text order."""
    lines = [words_of(page.text, a.span) for a in page.layer("sentence")]
    headlines = [is_title_case(page.text, words) for words in lines]
    evidence = _gathered(lines, headlines)
    pieces = [
        (line, piece)
        for line, headline in zip(lines, headlines, strict=True)
        if not headline
        for piece in _pieces(page.text, line, evidence)
    ]
    found = [(line, piece) for line, piece in pieces if not is_list(piece)]
    _settle(page.text, found, evidence)
    names = [_named(page.text, line, piece, evidence) for line, piece in found]
    rows = [line for line, headline in zip(lines, headlines, strict=True) if headline]
    lists = {line[0].start: line for line, piece in pieces if is_list(piece)}
    for row in [*rows, *lists.values()]:
        names += _known_in(row, evidence)
    names += _weapons(page.text)
    names += _works(page)
    return _linked(page.text, _widened(page.text, _apart(names), lines))


def _named(text: str, line: Sequence[Word], piece: Piece, evidence: _Evidence) -> Name:
    kind = evidence.kinds[piece.text]
    return Name(piece.span, kind, role_of(text, line, piece) if kind == "person" else None)


def _linked(text: str, names: Sequence[Name]) -> list[Name]:
    links = antecedents(text, [(n.span, n.kind) for n in names])
    return [n._replace(antecedent=links.get(n.span)) for n in names]


def _gathered(lines: Sequence[Sequence[Word]], headlines: Sequence[bool]) -> _Evidence:
    words = [w for line, headline in zip(lines, headlines, strict=True) if not headline for w in line]
    low = frozenset(w.text for w in words if w.text.islower() and w.text[0] != "@")
    return _Evidence(low, Counter(w.text for w in words if w.capital and not w.first))


def _pieces(text: str, line: Sequence[Word], evidence: _Evidence) -> Iterator[Piece]:
    """Yield the names of a sentence as pieces of its runs, without kinds where shape does not tell."""
    for run in runs_of(text, line):
        for piece in pieces_of(text, run):
            if _is_name(piece, evidence):
                yield piece


_NEVER_ALONE = (
    STARTERS
    | GENERIC_ALONE
    | WIDE_ADJECTIVES
    | ORG_HEADS
    | PLACE_HEADS
    | INSTRUMENT_HEADS
    | frozenset(["Islamists"])
)


def _is_name(piece: Piece, evidence: _Evidence) -> bool:
    """Say whether a piece is a name and not a word whose place gave it its capital."""
    word = piece.words[0]
    if len(piece.words) > 1 or piece.kind is not None or piece.titled:
        return True
    if (
        _LATIN_NUMBER.match(word.text)
        or len(word.text) < 2
        or word.text in _NEVER_ALONE
        or word.text in DEMONYMS
        or _PARTY_SEAT.match(word.text)
    ):
        return False
    if word.text.isupper():
        return len(word.text) <= 8
    if word.text.lower() in evidence.low:
        return evidence.inside[word.text] > 2
    return (
        not word.first
        or evidence.inside[word.text] > 0
        or is_given([word.text])
        or _HANDLE.match(word.text) is not None
    )


# --- kinds ------------------------------------------------------------------------------------


def _settle(text: str, found: Sequence[tuple[Sequence[Word], Piece]], evidence: _Evidence) -> None:
    """Give every name text one kind: what its shape says, else what its neighbours say together."""
    shapes: dict[str, Counter[NameKind]] = {}
    beside: dict[str, Counter[NameKind]] = {}
    for line, piece in found:
        shapes.setdefault(piece.text, Counter()).update(_shape(text, line, piece))
        first = first_of(line, piece.at)
        beside.setdefault(piece.text, Counter()).update(votes_beside(text, piece.span, first=first))
    for name in sorted(shapes, key=lambda name: (-name.count(" "), name.isupper(), name)):
        kind = _winner(name, shapes[name], beside[name], evidence)
        evidence.kinds[name] = kind
        if kind == "person":
            evidence.persons.update(w for w in name.split() if _is_personal(w))
        elif kind == "organization" and " " in name:
            words = name.split()
            evidence.bodies.add(words[-1] if is_team(name) else words[0])


def _is_personal(word: str) -> bool:
    """Say whether a word of a person's name may stand for the person: no acronym and no country."""
    if word.isupper() and len(word) > 1 and "-" not in word:
        return known_names().get(word.title()) is None and len(word) > 3
    return word[0].isupper() and known_names().get(word) not in ("country", "organization")


def _shape(text: str, line: Sequence[Word], piece: Piece) -> dict[NameKind, int]:
    """Return what a name's head word, its title and the nouns beside it say."""
    votes: dict[NameKind, int] = {}
    if piece.kind is not None:
        votes[piece.kind] = 10
    if piece.titled or role_of(text, line, piece) is not None:
        votes["person"] = 5
    after = text[piece.span.end : piece.span.end + 24].split(maxsplit=1)
    before = text[max(0, piece.span.start - 16) : piece.span.start].split()
    if piece.text.isupper() and is_dateline(text, piece.span):
        votes["place"] = 12
    if (after and after[0].strip(",.") in BODY_FOLLOWERS) or (before and before[-1] in BODY_LEADERS):
        votes["organization"] = 6
    return votes


def _winner(name: str, shape: Counter[NameKind], beside: Counter[NameKind], evidence: _Evidence) -> NameKind:
    single = " " not in name
    known = known_names().get(name)
    if single and name in evidence.persons and known not in ("country", "organization"):
        return "place" if known == "place" and beside["place"] > beside["person"] else "person"
    best = max(shape, key=lambda kind: (shape[kind], kind), default=None)
    if best is not None and shape[best] >= 5:
        return best
    if name.startswith(("@", "#")):
        known = known_names().get(name[1:])
        return known or ("person" if name[0] == "@" else "group")
    if name.isupper():
        return _kind_of_capitals(name, evidence)
    votes = beside + votes_within(name)
    if name in evidence.bodies and known is None:
        votes["organization"] += 4
    return max(votes, key=lambda kind: (votes[kind], kind), default="organization" if single else "person")


def _kind_of_capitals(name: str, evidence: _Evidence) -> NameKind:
    """Tell the kind of a name set in capitals: a known one or a surname so set, else an acronym."""
    proper = name.title()
    if all(word in evidence.persons for word in proper.split()):
        return "person"
    return known_names().get(proper, "organization")


# --- names that need no run -------------------------------------------------------------------


def _known_in(line: Sequence[Word], evidence: _Evidence) -> Iterator[Name]:
    """Yield the names of a headline that are known from the rest of the page or from the gazetteer."""
    index = 0
    while index < len(line):
        for length in range(min(5, len(line) - index), 0, -1):
            kind = _known_kind(line[index : index + length], evidence)
            if kind is not None:
                yield Name(covering(line[index : index + length]), kind)
                index += length - 1
                break
        index += 1


def _known_kind(words: Sequence[Word], evidence: _Evidence) -> NameKind | None:
    text = " ".join(w.text for w in words)
    if not words[0].capital or any(a.possessive or b.start - a.end != 1 for a, b in pairwise(words)):
        return None
    kind = evidence.kinds.get(text) or known_names().get(text)
    if kind is None and text.isupper() and len(text) > 5:
        kind = evidence.kinds.get(text.title())
    if kind is None and text in evidence.persons:
        return "person"
    return None if len(words) == 1 and text.lower() in evidence.low and kind == "place" else kind


def _weapons(text: str) -> Iterator[Name]:
    for match in _WEAPON.finditer(text):
        if not _NO_WEAPON.match(match.group()):
            yield Name(Span(*match.span()), "weapon")


def _works(page: Page) -> Iterator[Name]:
    """Yield titles in quotation marks beside a word such as `film` or `programme`."""
    for quotation in page.layer("quotation"):
        words = quotation.span.of(page.text).split()
        if not 1 <= len(words) <= 8 or not all(
            w[0].isupper() or w[0].isdigit() or len(w) <= 4 for w in words
        ):
            continue
        after = page.text[quotation.span.end + 1 : quotation.span.end + 40].lower().split()[:2]
        before = page.text[max(0, quotation.span.start - 30) : quotation.span.start - 1].lower().split()[-2:]
        if words[0][0].isalnum() and any(w.strip(".,;") in WORK_NOUNS for w in (*after, *before)):
            yield Name(quotation.span, "work")


# --- order and width --------------------------------------------------------------------------


def _apart(names: Iterable[Name]) -> list[Name]:
    """Keep the longer of two names that overlap, the earlier of two as long."""
    kept: list[Name] = []
    for name in sorted(
        set(names), key=lambda n: (n.span.start, -n.span.end, n.kind not in ("weapon", "work"), n.kind)
    ):
        if kept and name.span.start < kept[-1].span.end:
            if name.span.end - name.span.start > kept[-1].span.end - kept[-1].span.start:
                kept[-1] = name
            continue
        kept.append(name)
    return kept


def _widened(text: str, names: Sequence[Name], lines: Sequence[Sequence[Word]]) -> list[Name]:
    """Widen places and bodies by the small words that belong to them, and add bodies named by a people."""
    taken = {n.span.start for n in names}
    wide = [_with_particle(text, _with_low_head(text, name)) for name in names]
    bodies = [
        n
        for n in _bodies_of_peoples(text, lines)
        if not any(s in taken for s in range(n.span.start, n.span.end))
    ]
    inner = [n for n, w in zip(names, wide, strict=True) if n.kind == "country" and w.kind != "country"]
    return sorted([*wide, *bodies, *inner], key=lambda n: (n.span, n.kind))


def _with_particle(text: str, name: Name) -> Name:
    """Widen a surname by the particle before it: `bin Oren` at its second mention."""
    particle = _PARTICLE.search(text, max(0, name.span.start - 6), name.span.start)
    if particle is None or name.kind != "person" or " " in name.span.of(text):
        return name
    return name._replace(span=Span(particle.start(1), name.span.end))


def _with_low_head(text: str, name: Name) -> Name:
    place = _LOW_PLACE.match(text, name.span.end)
    base = name.span.of(text)
    if place and name.kind in ("place", "organization", "person") and " " not in base and not base.isupper():
        return Name(Span(name.span.start, place.end()), "place")
    body = _LOW_BODY.match(text, name.span.end) if name.kind in ("country", "place") else None
    if body:
        return Name(Span(name.span.start, body.end()), "organization")
    leader = (
        _LOW_BODY_OF.search(text, max(0, name.span.start - 40), name.span.start)
        if name.kind == "country"
        else None
    )
    return Name(Span(leader.start(), name.span.end), "organization") if leader else name


# The second words of peoples' names of two words, as `African` of `South African`.
_SECOND = frozenset(people.split()[1] for people in DEMONYMS if " " in people)


def _bodies_of_peoples(text: str, lines: Sequence[Sequence[Word]]) -> Iterator[Name]:
    """Yield `Danish government` and the like: a people's adjective and a body in lower case."""
    for line in lines:
        for index, word in enumerate(line):
            if (
                not word.capital
                or word.possessive
                or (word.text not in DEMONYMS and word.text not in _SECOND)
            ):
                continue
            pair = index > 0 and f"{line[index - 1].text} {word.text}" in DEMONYMS
            body = _LOW_BODY.match(text, word.end) if pair or word.text in DEMONYMS else None
            if body:
                yield Name(Span(line[index - 1].start if pair else word.start, body.end()), "organization")
