"""Turns descriptions and pronouns that speak into references: which name each points back to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stemma.annotate.attribution_phrases import head_of
from stemma.annotate.coreference_chances import Chances
from stemma.annotate.coreference_people import Cast, Character, agreement, cast_of
from stemma.annotate.coreference_words import (
    AGED,
    BODY_NOUNS,
    CLASSES,
    COMMON_BODIES,
    FEMALE,
    FIRMS,
    KNOWING,
    LEXEMES,
    MALE,
    PLURALS,
    STATE_BODIES,
    Gender,
)
from stemma.annotate.gazetteer import OUTLETS, countries_in
from stemma.offsets import Span
from stemma.types import Annotation, Attribution, NameKind, Page, Reference, ReferenceForm

_LIKELY = 0.5  # a source that the rules leave open means whom the ranker gives this chance
_SURE = 0.72  # and so does any other pronoun or description, of which no cue says that it is somebody
_LASTING = 3  # sentences for which a body that spoke is `it`
_BODIES: tuple[NameKind, ...] = ("organization", "country", "group")
_NEAR = 4  # sentences that a pronoun reaches back
_WORD = re.compile(r"[^\W_][\w'’-]*")


class CoreferenceAnnotator:
    """Reads who is meant that is not named: each source, and what else the ranker is sure of.

    Rules over roles, gender and distance come first where somebody speaks; the ranker fills in what
    they leave open. Both abstain where there is doubt.
    """

    name = "coreference"
    requires: tuple[str, ...] = ("sentence", "name", "attribution", "tree")
    provides: tuple[str, ...] = ("reference",)

    def annotate(self, pages: Sequence[Page]) -> Iterator[tuple[Annotation, ...]]:
        """Yield, for each page, a reference for each source and other mention that is no name."""
        for page in pages:
            yield tuple(_references(page, self.name))


class _Told(NamedTuple):
    """A source read so far: the sentence it stands in and whom it means."""

    sentence: int
    who: Character | None


def _references(page: Page, by: str) -> Iterator[Annotation]:
    cast = cast_of(page)
    chances = Chances(page, cast)
    told: list[_Told] = []
    done: dict[Span, Character | None] = {}
    for annotation in page.layer("attribution"):
        value = annotation.value
        if not isinstance(value, Attribution) or value.source is None:
            continue
        head = head_of(page, value.source)
        if head in done:  # a quotation that goes on, in a sentence of its own
            told.append(_Told(cast.sentence_at(value.content[0].start), done[head]))
            continue
        sentence = cast.sentence_at(value.source.start)
        who = cast.named_at(head) or _meant(page, cast, head, told) or _likely(page, chances, head)
        done[head] = who or _stranger(page, head)
        told.append(_Told(sentence, done[head]))
        if cast.named_at(head) is None:
            antecedent = None if who is None else who.mention_before(head.start)
            yield Annotation(
                "reference", head, by, _kind(page, head, who), Reference(_form(page, head), antecedent)
            )
    for span, who, _ in chances.surer_than(_SURE):
        if not _forbidden(span.of(page.text), who) and not any(span.overlaps(head) for head in done):
            antecedent = who.mention_before(span.start)
            yield Annotation("reference", span, by, who.kind, Reference(_form(page, span), antecedent))


def _likely(page: Page, chances: Chances, span: Span) -> Character | None:
    """Return whom the ranker takes a source for, if that can speak and the words do not forbid it."""
    found = chances.meant(span)
    if found is None or found.chance < _LIKELY or found.who.kind not in ("person", *_BODIES):
        return None
    return None if _forbidden(span.of(page.text), found.who) else found.who


def _forbidden(text: str, who: Character) -> bool:
    """Say whether a description cannot mean somebody, or is of a body that every country has."""
    words = [w.lower() for w in _WORD.findall(text)]
    countries = countries_in(text)
    return bool(
        COMMON_BODIES & set(words)
        or words[:1] in (["a"], ["an"])
        or (countries and who.countries and not countries & who.countries)
        or (who.gender and _gender_of(words) not in (None, who.gender))
        or (_OWNED.search(text) and not _owner_words(text) & who.role_words)
    )


def _stranger(page: Page, span: Span) -> Character | None:
    """Return a character for a description that means nobody named, so that a pronoun can point to it."""
    words = [w.lower() for w in _WORD.findall(span.of(page.text))]
    if _form(page, span) == "pronoun" or set(words) & PLURALS:
        return None
    noun = _head_noun(words)
    kind: NameKind = "organization" if noun in BODY_NOUNS else "person"
    return Character(span.of(page.text), kind, [span], gender=_gender_of(words))


def _form(page: Page, span: Span) -> ReferenceForm:
    return "pronoun" if span.of(page.text).lower() in LEXEMES else "description"


def _kind(page: Page, span: Span, who: Character | None) -> NameKind:
    if who is not None:
        return who.kind
    words = {w.lower() for w in _WORD.findall(span.of(page.text))}
    if span.of(page.text).lower() in ("it", "we") or words & BODY_NOUNS:
        return "organization"
    return "group" if words & PLURALS or "they" in words else "person"


def _meant(page: Page, cast: Cast, span: Span, told: Sequence[_Told]) -> Character | None:
    """Return whom a pronoun or description means, or None where that is unsure."""
    text = span.of(page.text)
    low = text.lower()
    if low in ("he", "she"):
        return _person_meant(cast, span, told, "m" if low == "he" else "f")
    if low == "it":
        return _body_meant(cast, span, told)
    if low in ("they", "we", "i", "you"):
        return None
    return _described(cast, span, text, told)


def _person_meant(cast: Cast, span: Span, told: Sequence[_Told], gender: Gender) -> Character | None:
    """Go back sentence by sentence: first to who spoke there, then to whom it is about."""
    here = cast.sentence_at(span.start)
    for sentence in range(here, max(-1, here - _NEAR - 1), -1):
        spoke = [t.who for t in told if t.sentence == sentence and t.who is not None]
        about = [] if sentence == here else cast.subjects_of(sentence)
        for who in (*reversed(spoke), *about):
            if who.kind == "person" and who.gender in (None, gender):
                return who
        if sentence == here - 1:
            near = [who for who in cast.persons_in(sentence) if who.gender in (None, gender)]
            if len(near) == 1:
                return near[0]
    return None


def _body_meant(cast: Cast, span: Span, told: Sequence[_Told]) -> Character | None:
    here = cast.sentence_at(span.start)
    last = told[-1] if told else None
    if last and last.who and last.who.kind in _BODIES and here - last.sentence <= _LASTING:
        return last.who
    for sentence in (here, here - 1):
        spoke = [t.who for t in told if t.sentence == sentence and t.who is not None]
        about = [] if sentence == here else cast.subjects_of(sentence)
        for who in (*reversed(spoke), *about):
            if who.kind in _BODIES:
                return who
    return None


def _firm_meant(cast: Cast, span: Span, told: Sequence[_Told], noun: str) -> Character | None:
    """Return whom `the company` means: the body that spoke last, else the one just named or told of."""
    here = cast.sentence_at(span.start)
    for last in reversed(told[-3:]):
        if last.who and _may_be(last.who, noun) and here - last.sentence <= _NEAR:
            return last.who
    for sentence in (here - 1, here - 2):
        near = list(dict.fromkeys(who for who in cast.named_in(sentence) if _may_be(who, noun)))
        if near:
            return near[0] if len(near) == 1 or near[0] in cast.subjects_of(sentence) else None
    return None


def _may_be(who: Character, noun: str) -> bool:
    """Say whether a noun for a firm or group can mean somebody: a body, no outlet, no army or ministry."""
    state = who.role_words & STATE_BODIES
    return who.kind == "organization" and who.name not in OUTLETS and (not state or noun in who.role_words)


def _described(cast: Cast, span: Span, text: str, told: Sequence[_Told]) -> Character | None:
    """Return whom `the minister` or `the agency` means: the last whose role or name agrees."""
    words = [w.lower() for w in _WORD.findall(text)]
    if not words or words[0] in ("a", "an", "some", "another", "many", "several", "two", "one", "other"):
        return None
    noun = _head_noun(words)
    recent = [t.who for t in told[-3:] if t.who is not None and t.who.kind == "person"]
    if words[-1] == "authorities":
        return cast.body(frozenset(["government", "authorities"]), countries_in(text), span.start)
    if noun is None:
        return recent[-1] if recent and AGED.search(text) else None
    if noun in BODY_NOUNS and "head" not in words:
        found = cast.body(BODY_NOUNS & set(words), countries_in(text), span.start)
        alone = noun in FIRMS and words[0] == "the" and len(words) <= 3 and not countries_in(text)
        return _firm_meant(cast, span, told, noun) if found is None and alone else found
    if told and told[-1].who in recent and cast.sentence_at(span.start) - told[-1].sentence <= 2:
        who = recent[-1]
        if agreement(who, noun, frozenset(words), countries_in(text)) > 0 and who.gender in (
            None,
            _gender_of(words) or who.gender,
        ):
            return who
    found = cast.person(noun, frozenset(words), countries_in(text), span.start, gender=_gender_of(words))
    if found is not None and _OWNED.search(text) and not _owner_words(text) & found.role_words:
        return None  # `X's chief` is nobody's role unless the page says so
    if (
        found is None
        and noun in KNOWING
        and recent
        and cast.sentence_at(span.start) - told[-1].sentence <= _NEAR
    ):
        return recent[-1]
    return found


_OWNED = re.compile(r"(?:^|\s)([A-Z][\w-]*(?:\s[A-Z][\w-]*)*)['’]s\s")


def _owner_words(text: str) -> set[str]:
    match = _OWNED.search(text)
    return {w.lower() for w in match.group(1).split()} if match else set()


def _head_noun(words: Sequence[str]) -> str | None:
    """Return the noun that a description turns on: the last role or body before `of`, `for` or `in`."""
    stop = next(
        (i for i, w in enumerate(words) if w in ("of", "for", "in", "at", "from", "with", "who")), len(words)
    )
    nouns = [w for w in words[:stop] if w in CLASSES or w in BODY_NOUNS]
    return nouns[-1] if nouns else None


def _gender_of(words: Sequence[str]) -> Gender | None:
    return "f" if FEMALE & set(words) else "m" if MALE & set(words) else None
