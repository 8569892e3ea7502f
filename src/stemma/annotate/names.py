"""Turns what the encoder reads into a page's names: who and what is called so, and in which role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from stemma.annotate.gazetteer import DEMONYMS
from stemma.annotate.names_links import antecedents
from stemma.annotate.names_parse import Piece, is_list, pieces_of
from stemma.annotate.names_roles import role_of
from stemma.annotate.names_tagged import Name, Tags, again, as_pieces, settled
from stemma.annotate.names_tokens import Word, is_title_case, runs_of, words_of
from stemma.annotate.names_words import WORK_NOUNS
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
_PARTICLE = re.compile(r"\s((?:bin|ibn|bint|von|van|de la|al)\s)$")


class NameAnnotator:
    """Takes the encoder's names; adds what shape or register make sure, kinds, roles and short forms."""

    name = "names"
    requires: tuple[str, ...] = ("sentence", "quotation", "tagged")
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


def names_of(page: Page) -> list[Name]:
    """Return the names of a page in text order."""
    lines = [words_of(page.text, a.span) for a in page.layer("sentence")]
    tags = Tags(page)
    found = [(line, piece) for line in lines for piece in _pieces(page.text, line, tags)]
    known = settled(page.text, found, tags)
    names = [_named(page.text, line, p, known.kinds[p.text]) for line, p in found if p.text in known.kinds]
    taken = {w for _, p in found if p.text in known.kinds for w in p.words}
    for line in lines:
        headline = is_title_case(page.text, line)
        names += again([w for w in line if w not in taken], known, headline=headline)
    names += _weapons(page.text)
    names += _works(page)
    return _linked(page.text, _widened(page.text, _apart(names), lines))


def _pieces(text: str, line: Sequence[Word], tags: Tags) -> Iterator[Piece]:
    """Yield the names of a sentence: the encoder's, and those that shape or register make sure.

    In a headline, where every word has a capital, a single word is a name only if the page or the
    register knows it (`again`).
    """
    if not line:
        return
    headline = is_title_case(text, line)
    for span in tags.over(Span(line[0].start, line[-1].end)):
        for piece in as_pieces(text, line, span):
            if not is_list(piece) and not (headline and len(piece.words) == 1):
                yield piece
    if headline:
        return
    for run in runs_of(text, line):
        for piece in pieces_of(text, run):
            sure = piece.kind is not None or piece.text[0] in "@#"
            if sure and (piece.kind == "instrument" or not tags.over(piece.span)):
                yield piece


def _named(text: str, line: Sequence[Word], piece: Piece, kind: NameKind) -> Name:
    return Name(piece.span, kind, role_of(text, line, piece) if kind == "person" else None)


def _linked(text: str, names: Sequence[Name]) -> list[Name]:
    links = antecedents(text, [(n.span, n.kind) for n in names])
    return [n._replace(antecedent=links.get(n.span)) for n in names]


# --- names that need no run -------------------------------------------------------------------


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
