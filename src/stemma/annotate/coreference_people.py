"""Turns a page's names into its cast: who is in it, by which names, in which roles and sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import cast as typed

from stemma.annotate.attribution_words import PREPOSITIONS
from stemma.annotate.coreference_words import CLASSES, COMMON_BODIES, FEMALE, MALE, Gender
from stemma.annotate.gazetteer import countries_in
from stemma.annotate.names_given import gender_of
from stemma.offsets import Span
from stemma.types import Annotation, NameKind, Page, Reference

_RECENT = 20  # mentions among which the fullest name is looked for
_LONG_QUOTE = 4  # words
_LARGEST = 1000  # characters; a page with more is a list, and no description in it can be sure
_WORD = re.compile(r"[^\W_][\w'’-]*")


@dataclass(eq=False)
class Character:
    """One person or body of the page: its mentions in order and what its roles say."""

    name: str
    kind: NameKind
    spans: list[Span] = field(default_factory=list)
    role_words: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    gender: Gender | None = None

    def mention_before(self, at: int) -> Span:
        """Return the last mention by the fullest name before a position, or the first after it."""
        index = bisect_right(self.spans, Span(at, at))
        listed = self.spans[max(0, index - _RECENT) : index] or self.spans[:1]
        return max(listed, key=lambda s: (s.end - s.start, s.start))

    def last_before(self, at: int) -> int:
        """Return where the last mention before a position begins, -1 where there is none."""
        index = bisect_right(self.spans, Span(at, at))
        return self.spans[index - 1].start if index else -1


@dataclass(frozen=True)
class Cast:
    """The characters of a page and where they stand."""

    characters: tuple[Character, ...]
    by_span: Mapping[Span, Character]
    starts: Sequence[int]
    subjects: Mapping[int, Sequence[Character]]
    persons: Mapping[int, Sequence[Character]]

    def sentence_at(self, at: int) -> int:
        """Return the number of the sentence that a position lies in."""
        return bisect_right(self.starts, at) - 1

    def named_at(self, span: Span) -> Character | None:
        """Return whose name stands at a span."""
        return self.by_span.get(span)

    def subjects_of(self, sentence: int) -> Sequence[Character]:
        """Return who a sentence is about: those named in it, no preposition before, in order."""
        return self.subjects.get(sentence, ())

    def persons_in(self, sentence: int) -> Sequence[Character]:
        """Return the persons named in a sentence, each once, in order."""
        return self.persons.get(sentence, ())

    def named_in(self, sentence: int) -> list[Character]:
        """Return whose names stand in a sentence, one a name."""
        return [who for span, who in self.by_span.items() if self.sentence_at(span.start) == sentence]

    def person(
        self, noun: str, words: frozenset[str], countries: frozenset[str], at: int, *, gender: Gender | None
    ) -> Character | None:
        """Return the person before a position whose role agrees best with a description."""
        scored = [
            (score, who.last_before(at), who.name, who)
            for who in self.characters[:_LARGEST]
            if who.kind == "person"
            and who.last_before(at) >= 0
            and not (gender and who.gender not in (None, gender))
            for score in [agreement(who, noun, words, countries)]
            if score > 0
        ]
        return max(scored, key=lambda s: s[:3])[3] if scored else None

    def body(self, nouns: Set[str], countries: frozenset[str], at: int) -> Character | None:
        """Return the last body before a position whose name shares a noun and contradicts no country."""
        fitting = [
            who
            for who in self.characters[:_LARGEST]
            if who.kind == "organization" and nouns & who.role_words and who.last_before(at) >= 0
            if not countries or not who.countries or countries & who.countries
        ]
        sure = bool(countries) or not nouns <= COMMON_BODIES
        named = [who for who in fitting if sure or len(who.spans) > 1]
        if not fitting:
            return self._body_to_come(nouns, countries)
        return max(named, key=lambda who: (who.last_before(at), who.name), default=None)

    def _body_to_come(self, nouns: Set[str], countries: frozenset[str]) -> Character | None:
        """Return the one body named only later that a description can mean, if there is just one."""
        fitting = [
            who
            for who in self.characters[:_LARGEST]
            if who.kind == "organization" and nouns & who.role_words
            if not countries or not who.countries or countries & who.countries
        ]
        return fitting[0] if len(fitting) == 1 and len(fitting[0].spans) > 1 else None


def agreement(who: Character, noun: str, words: frozenset[str], countries: frozenset[str]) -> int:
    """Score how well a role agrees with a description; 0 where it does not."""
    if countries and who.countries and not countries & who.countries:
        return 0
    if "ministry" in words:  # the head of a ministry is its minister
        noun, words = "minister", words | {"minister"}
    if noun in who.role_words:
        score = 4
    elif CLASSES.get(noun, frozenset()) & who.role_words:
        score = 2
    else:
        return 0
    return (
        score
        + 2 * bool(countries & who.countries)
        + len(words & who.role_words & {"foreign", "defence", "defense"})
    )


def cast_of(page: Page) -> Cast:
    """Return the cast of a page from its names and their roles."""
    names = [a for a in page.layer("name") if isinstance(a.value, Reference)]
    by_span: dict[Span, Character] = {}
    by_name: dict[tuple[str, NameKind], Character] = {}
    roots = {a.span: a for a in names}
    for annotation in names:
        root = _root(roots, annotation)
        kind = typed(NameKind, root.label)
        who = by_name.setdefault((root.span.of(page.text), kind), Character(root.span.of(page.text), kind))
        by_span[annotation.span] = who
        who.spans.append(annotation.span)
        _learn(page, who, annotation)
    starts = [a.span.start for a in page.layer("sentence")]
    persons: dict[int, list[Character]] = defaultdict(list)
    telling = _outside_quotes(page, names)
    for annotation in telling:
        who, sentence = by_span[annotation.span], bisect_right(starts, annotation.span.start) - 1
        if who.kind == "person" and who not in persons[sentence]:
            persons[sentence].append(who)
    return Cast(tuple(by_name.values()), by_span, starts, _subjects(page, telling, by_span, starts), persons)


def _outside_quotes(page: Page, names: Sequence[Annotation]) -> list[Annotation]:
    """Return the names that the report itself tells of, not those that somebody quoted speaks of."""
    quotes = [q.span for q in page.layer("quotation") if len(q.span.of(page.text).split()) >= _LONG_QUOTE]
    starts = [q.start for q in quotes]
    found = []
    for annotation in names:
        index = bisect_right(starts, annotation.span.start) - 1
        if index < 0 or annotation.span.start >= quotes[index].end:
            found.append(annotation)
    return found


def _root(by_span: Mapping[Span, Annotation], annotation: Annotation) -> Annotation:
    seen = {annotation.span}
    while isinstance(annotation.value, Reference) and annotation.value.antecedent in by_span:
        annotation = by_span[typed(Span, annotation.value.antecedent)]
        if annotation.span in seen:
            break
        seen.add(annotation.span)
    return annotation


def _learn(page: Page, who: Character, annotation: Annotation) -> None:
    """Add what a name's role, or a body's own name, says of it."""
    role = annotation.value.role if isinstance(annotation.value, Reference) else None
    text = role.of(page.text) if role else annotation.span.of(page.text) if who.kind != "person" else ""
    words = {w.lower() for w in _WORD.findall(text)}
    who.role_words |= words
    who.countries |= countries_in(text)
    if who.gender is None and who.kind == "person":
        own = {w for w in words if w not in ("her", "his")}
        who.gender = "f" if own & FEMALE else "m" if own & MALE else gender_of(who.name)


def _subjects(
    page: Page, names: Sequence[Annotation], by_span: Mapping[Span, Character], starts: Sequence[int]
) -> Mapping[int, Sequence[Character]]:
    found: dict[int, list[Character]] = defaultdict(list)
    for annotation in names:
        role = annotation.value.role if isinstance(annotation.value, Reference) else None
        start = role.start if role and role.end <= annotation.span.start else annotation.span.start
        sentence = bisect_right(starts, start) - 1
        floor = starts[sentence] if sentence >= 0 else 0
        before = page.text[max(floor, start - 24) : start].lower().split()
        if not before or (
            before[-1] not in PREPOSITIONS
            and not (before[-1] == "the" and before[-2:-1] and before[-2] in PREPOSITIONS)
        ):
            found[sentence].append(by_span[annotation.span])
    return found
