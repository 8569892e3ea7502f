"""Turns the encoder's names on a page into pieces of text that are names, and settles their kinds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from stemma.annotate.gazetteer import DEMONYMS, WIDE_ADJECTIVES, known_names
from stemma.annotate.names_parse import Piece, kind_by_head, split_point, title_length
from stemma.annotate.names_roles import role_of
from stemma.annotate.names_tokens import Word, covering
from stemma.annotate.names_words import STARTERS
from stemma.offsets import Span
from stemma.types import Annotation, NameKind, Page

_KINDS: MappingProxyType[str, NameKind] = MappingProxyType(
    {
        "Person": "person",
        "Organization": "organization",
        "Location": "place",
        "Facility": "place",
    }
)


_PARTY_SEAT = re.compile(r"[RDI]-[A-Z]")  # of an American lawmaker, as in `(R-Ohio)`
_DATELINE = re.compile(
    r"(?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?"  # the country
    r"(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?"  # the day
    r"(?:\s\([^()\n]{2,24}\))?\s?(?:[-–—]|--)\s"  # the agency
)
_PEOPLES = WIDE_ADJECTIVES | DEMONYMS.keys()


class Name(NamedTuple):
    """A name on the page; `role` is where a title or role stands beside it."""

    span: Span
    kind: NameKind
    role: Span | None = None
    antecedent: Span | None = None


class Tags:
    """The encoder's names on one page, in order and apart; peoples' adjectives are no names of ours."""

    def __init__(self, page: Page) -> None:
        tagged = [a for a in page.layer("tagged") if _is_ours(a, page.text)]
        self._spans = [a.span for a in tagged]
        self._ends = [span.end for span in self._spans]
        self._kinds = {a.span: _KINDS.get(a.label) for a in tagged}

    def over(self, span: Span) -> list[Span]:
        """Return the encoder's names that overlap a span."""
        at = bisect_left(self._ends, span.start + 1)
        found = []
        while at < len(self._spans) and self._spans[at].start < span.end:
            found.append(self._spans[at])
            at += 1
        return found

    def kind(self, span: Span) -> NameKind | None:
        """Return the kind of the encoder's name that shares most with a span."""
        shared = [(min(s.end, span.end) - max(s.start, span.start), s) for s in self.over(span)]
        return self._kinds[max(shared)[1]] if shared else None


def _is_ours(tagged: Annotation, text: str) -> bool:
    name = tagged.span.of(text)
    ours = tagged.label in _KINDS or tagged.label == "NORP"
    return ours and name not in _PEOPLES and "/" not in name  # `Oda Lind/Varga Wire` are two


def as_pieces(text: str, line: Sequence[Word], span: Span) -> Iterator[Piece]:
    """Yield the encoder's name as pieces of its sentence, without titles, parted where it is two."""
    at = [i for i, w in enumerate(line) if w.end > span.start and w.start < span.end]
    for part in _parted(text, [line[i] for i in at]):
        first = line.index(part[0])
        titles = title_length(part)
        words = part[titles:] if titles < len(part) else part
        while len(words) > 1 and words[0].text in STARTERS and words[0].text != "New":
            words, first = words[1:], first + 1
        inner = covering(words)
        name = " ".join(inner.of(text).split())
        alone = len(words) == 1 and words[0].text in STARTERS
        if not alone and any(w.capital for w in words) and not _PARTY_SEAT.match(name):
            titled = 0 < titles < len(part)
            yield Piece(tuple(words), inner, name, kind_by_head(words), titled, first + titles * titled)


def _parted(text: str, words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Part a place from the country after its comma, and a body from the body that it belongs to."""
    start = 0
    for i, (before, word) in enumerate(pairwise(words), start=1):
        if "," in text[before.end : word.start]:
            yield words[start:i]
            start = i
    rest = words[start:]
    split = split_point(rest) if len(rest) > 1 else 0
    if split:
        yield rest[:split]
        rest = rest[split:]
        while rest[0].text in ("of", "the"):
            rest = rest[1:]
    if rest:
        yield rest


@dataclass
class Known:
    """What a page calls by name: each name's kind, and the words by which its persons are called again."""

    kinds: dict[str, NameKind] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)  # the first words of bodies' longer names


def settled(text: str, found: Sequence[tuple[Sequence[Word], Piece]], tags: Tags) -> Known:
    """Give every name one kind on the page: what the encoder, its shape and its company say together.

    A name for which nothing votes (the encoder takes it for a people, once) gets none.
    """
    votes: dict[str, Counter[NameKind]] = {}
    for line, piece in found:
        votes.setdefault(piece.text, Counter()).update(_votes(text, line, piece, tags))
    known = Known()
    for name in sorted(votes, key=lambda name: (-name.count(" "), name.isupper(), name)):
        if name in known.bodies:
            votes[name]["organization"] += 5  # `Velmora` of the `Velmora Steel Company`
        kind = _winner(name, votes[name], known.persons)
        if kind is None:
            continue
        known.kinds[name] = kind
        if kind == "person":
            known.persons.update(w for w in name.split() if _is_personal(w))
        elif kind == "organization" and " " in name and name.split()[0] not in known_names():
            known.bodies.add(name.split()[0])
    return known


def again(line: Sequence[Word], known: Known, *, headline: bool) -> Iterator[Name]:
    """Yield names that the page knows, in words of a line that are in no name yet.

    In a headline, where every word has a capital, what the register knows counts too.
    """
    index = 0
    while index < len(line):
        if not line[index].capital:
            index += 1
            continue
        for length in range(min(5, len(line) - index), 0, -1):
            kind = _known_kind(line[index : index + length], known, headline)
            if kind is not None:
                yield Name(covering(line[index : index + length]), kind)
                index += length - 1
                break
        index += 1


def _known_kind(words: Sequence[Word], known: Known, headline: bool) -> NameKind | None:
    text = " ".join(w.text for w in words)
    if any(a.possessive or b.start - a.end != 1 for a, b in pairwise(words)):
        return None
    kind = known.kinds.get(text) or (known_names().get(text) if headline else None)
    if kind is None and text.isupper() and len(text) > 5:
        kind = known.kinds.get(text.title())
    if kind is None and text in known.persons:
        return "person"
    return kind


def _votes(text: str, line: Sequence[Word], piece: Piece, tags: Tags) -> Counter[NameKind]:
    votes: Counter[NameKind] = Counter()
    tagged = tags.kind(piece.span)
    if tagged is not None:
        votes[tagged] += 4
    if piece.kind is not None:
        votes[piece.kind] += 12 if piece.kind in ("instrument", "weapon") or tagged is None else 3
    if piece.titled or role_of(text, line, piece) is not None:
        votes["person"] += 3
    if piece.text.isupper() and is_dateline(text, piece.span):
        votes["place"] += 12
    return votes


def is_dateline(text: str, span: Span) -> bool:
    """Say whether a name in capitals opens its line and a dash follows, as the place of a report does."""
    opens = span.start == 0 or text[span.start - 1] == "\n"
    return opens and _DATELINE.match(text, span.end) is not None


def _winner(name: str, votes: Counter[NameKind], persons: set[str]) -> NameKind | None:
    known = known_names().get(name)
    if name[0] in "@#":
        return known_names().get(name[1:]) or ("person" if name[0] == "@" else "group")
    best = max(votes, key=lambda kind: (votes[kind], kind), default=known)
    if " " not in name and name in persons and known not in ("country", "organization"):
        return "place" if known == "place" and best == "place" else "person"
    if known in ("country", "organization", "weapon") and best != "person":
        return known
    return best


def _is_personal(word: str) -> bool:
    """Say whether a word of a person's name may stand for the person: no acronym and no country."""
    if word.isupper() and len(word) > 1 and "-" not in word:
        return known_names().get(word.title()) is None and len(word) > 3
    return word[0].isupper() and known_names().get(word) not in ("country", "organization")
