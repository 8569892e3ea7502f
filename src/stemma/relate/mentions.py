"""Turns the mentions of one reading into the bearers of names in that document.

Needs `Reading.mentions`. What a document itself ties together (a pronoun to its name, a family
name to the full one) is followed; then identical names, parts of exactly one full name, and
acronyms of exactly one body are joined.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from stemma.offsets import Span
from stemma.relate.bodies import (
    acronyms,
    country_key,
    is_acronym,
    is_generic,
    one_slip,
    place_key,
    thing_key,
    undot,
)
from stemma.relate.governments import with_governments
from stemma.relate.names import PersonName, compare_persons, is_part, parse_person, surnames, words_of
from stemma.relate.romanization import canonical
from stemma.types import Locus, Mention, NameForm, NameKind, Reading

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who or what bears a name in one document.

    `id` is that of its first mention by name, `name` its fullest name there; `references` are
    the descriptions and pronouns that mean it, `company` keys of the other names of the
    document (one set, shared by all its bearers).
    """

    id: str
    document: str
    kind: NameKind
    name: str
    names: tuple[NameForm, ...]
    roles: tuple[NameForm, ...] = ()
    references: tuple[Locus, ...] = ()
    company: frozenset[str] = frozenset()


@dataclass(slots=True)
class Group:
    """Mentions on their way to a bearer."""

    mentions: list[Mention]
    kind: NameKind
    name: str
    person: PersonName = field(default=PersonName(()))

    def absorb(self, other: Group) -> None:
        """Take in the mentions of another group; keep the fuller name."""
        self.mentions += other.mentions
        if len(words_of(other.name)) > len(words_of(self.name)):
            self.name, self.person = other.name, other.person


def bearers(reading: Reading) -> tuple[Bearer, ...]:
    """Return the bearers of names in a document, in the order of their first names."""
    groups = grouped(reading.mentions, reading.document.text)
    company = company_of(groups)
    return tuple(sorted((bearer_of(g, company) for g in groups), key=lambda b: b.names[0].mentions[0].span))


def grouped(mentions: Sequence[Mention], text: str) -> list[Group]:
    """Return the mentions of a document in groups that surely are one."""
    groups = _chains(with_governments(mentions, text))
    groups = _joined(groups, _group_key)
    groups = _with_parts(_with_spellings(groups))
    return _with_slips(_with_acronyms(_joined_words(groups)))


def company_of(groups: Iterable[Group]) -> frozenset[str]:
    """Return the keys of the names that stand together in a document."""
    return frozenset(filter(None, (_company_key(g) for g in groups)))


def identity(bearer: Bearer) -> str | None:
    """Return the key that bearers of one full name share in all documents, or None for parts.

    Names of several words are one whatever kind each document took them for; single words
    only within a kind, since a river and a company may share one.
    """
    return _identity(bearer.kind, bearer.name)


def _identity(kind: NameKind, name: str) -> str | None:
    if kind == "person":
        person = parse_person(name)
        return f"n:{''.join(person.words)}:{''.join(person.initials)}" if person.full else None
    if kind == "country":
        return f"c:{country_key(name)}"
    if kind == "place":
        key = place_key(name)
        return f"n:{key.replace(' ', '')}:" if " " in key else f"l:{key}"
    if is_generic(name):
        return None
    key = thing_key(name)
    return f"n:{key.replace(' ', '')}:" if " " in key else f"t:{key}"


def surname_index(items: Iterable[tuple[PersonName, T]]) -> Callable[[PersonName], list[T]]:
    """Index things by the family names of their persons; look up by a part's first or last word."""
    index: dict[str, list[T]] = defaultdict(list)
    for name, item in items:
        for key in sorted(surnames(name) | {canonical(name.words[0])}):
            index[key].append(item)

    def find(part: PersonName) -> list[T]:
        keys = dict.fromkeys(canonical(w) for w in (part.words[-1:] + part.words[:1]))
        return [item for key in keys for item in index.get(key, ())]

    return find


def _chains(mentions: Sequence[Mention]) -> list[Group]:
    """Follow each mention to the one it points back to; chains without a name are left out."""
    by_span = {m.span: m for m in _parted(mentions)}
    chains: dict[Span, list[Mention]] = defaultdict(list)
    for mention in by_span.values():
        chains[_root(mention, by_span)].append(mention)
    return [group_of(chain) for chain in chains.values() if any(m.form == "name" for m in chain)]


def _parted(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions, none pointing back from a town to a country."""
    kinds = {m.span: m.kind for m in mentions}
    for mention in mentions:
        astray = mention.kind == "place" and mention.antecedent and kinds.get(mention.antecedent) == "country"
        yield replace(mention, antecedent=None) if astray else mention


def _root(mention: Mention, by_span: dict[Span, Mention]) -> Span:
    seen = {mention.span}
    while mention.antecedent in by_span and mention.antecedent not in seen:
        mention = by_span[mention.antecedent]
        seen.add(mention.span)
    return min(seen) if mention.antecedent in seen else mention.span


def group_of(chain: list[Mention]) -> Group:
    """Return mentions as a group under the fullest of their names."""
    names = [m for m in chain if m.form == "name"]
    if not names:
        return Group(chain, chain[0].kind, "")
    kind = Counter(m.kind for m in names).most_common(1)[0][0]
    name = max((m.text for m in names if m.kind == kind), key=lambda t: (_weight(t), len(t)))
    return Group(chain, kind, name, parse_person(name) if kind == "person" else PersonName(()))


def _weight(text: str) -> int:
    """Count the words of a name without titles."""
    return len(parse_person(text).words)


def _group_key(group: Group) -> str:
    key = _identity(group.kind, group.name)
    if key is not None:
        return key
    return f"{'p' if group.kind == 'person' else 't'}:{' '.join(group.person.words) or thing_key(group.name)}"


def _joined(groups: Iterable[Group], key: Callable[[Group], str]) -> list[Group]:
    kept: dict[str, Group] = {}
    for group in groups:
        first = kept.setdefault(key(group), group)
        if first is not group:
            first.absorb(group)
    return list(kept.values())


def _with_spellings(groups: list[Group]) -> list[Group]:
    """Join a full name to the only other full name that it is a spelling of."""

    def spells(a: Group, b: Group) -> bool:
        likeness = compare_persons(a.person, b.person) if a.person.full else None
        return likeness is not None and not likeness.weak

    return _absorbed(groups, spells)


def _with_parts(groups: list[Group]) -> list[Group]:
    """Join each part of a name to the only full name that it can be short for."""
    return _absorbed(groups, lambda part, whole: is_part(part.person, whole.person))


def _absorbed(groups: list[Group], belongs: Callable[[Group, Group], bool]) -> list[Group]:
    """Let each full name absorb the persons that belong to it and to no other, shortest first."""
    people = [g for g in groups if g.kind == "person" and g.person.words]
    index = surname_index((g.person, g) for g in people if g.person.full)
    gone: set[int] = set()
    people.reverse()  # of two spellings the later joins the earlier
    for part in sorted(people, key=lambda g: len(g.person.words)):
        met = {id(g): g for g in index(part.person) if g is not part and id(g) not in gone}
        wholes = [g for g in met.values() if belongs(part, g)]
        if len(wholes) == 1:
            wholes[0].absorb(part)
            gone.add(id(part))
    return [g for g in groups if id(g) not in gone]


def _joined_words(groups: list[Group]) -> list[Group]:
    """Join equal single words that were taken for several kinds; the commonest keeps its kind.

    Countries stay out: a capital may stand for its government beside the town itself.
    """
    kept: dict[str, Group] = {}
    for group in sorted(groups, key=lambda g: -len(g.mentions)):
        words = words_of(group.name)
        single = len(words) == 1 and group.kind != "country"
        first = kept.setdefault(words[0] if single else f"{id(group)}", group)
        if first is not group:
            first.absorb(group)
    stay = {id(g) for g in kept.values()}
    return [g for g in groups if id(g) in stay]


def _with_slips(groups: list[Group]) -> list[Group]:
    """Join a name of several words to the commoner one from which it differs by one letter."""
    rows: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if " " in group.name:
            rows[group.name[:3].casefold()].append(group)
    gone: set[int] = set()
    for row in rows.values():
        row.sort(key=lambda g: -len(g.mentions))
        for at, group in enumerate(row):
            better = next((g for g in row[:at] if id(g) not in gone and _slip(g, group)), None)
            if better:
                better.absorb(group)
                gone.add(id(group))
    return [g for g in groups if id(g) not in gone]


def _slip(a: Group, b: Group) -> bool:
    """Say whether one name is a slip of the other; between two people a letter is another name."""
    return not a.kind == b.kind == "person" and one_slip(a.name, b.name)


def _with_acronyms(groups: list[Group]) -> list[Group]:
    """Join each acronym to the only body of the document that it can be short for."""
    bodies = [g for g in groups if g.kind not in ("place", "country")]
    spelled: dict[str, list[Group]] = defaultdict(list)
    for group in bodies:
        for acronym in sorted(acronyms(group.name)):
            spelled[acronym].append(group)
    gone: set[int] = set()
    for group in bodies:
        wholes = spelled.get(undot(group.name).lower(), []) if is_acronym(group.name) else []
        if len(wholes) == 1:
            wholes[0].absorb(group)
            gone.add(id(group))
    return [g for g in groups if id(g) not in gone]


def _company_key(group: Group) -> str | None:
    if group.kind == "person":
        return f"p:{canonical(group.person.words[-1])}" if group.person.full else None
    return _identity(group.kind, group.name)


def bearer_of(group: Group, company: frozenset[str]) -> Bearer:
    """Return the bearer that a group has become; one without a name takes its first reference's id."""
    mentions = sorted(group.mentions, key=lambda m: m.span)
    named = [m for m in mentions if m.form == "name"]
    roles = [(m.role.text, Locus(m.document, m.role.span)) for m in mentions if m.role]
    return Bearer(
        (named or mentions)[0].id,
        mentions[0].document,
        group.kind,
        group.name,
        forms((m.text, Locus(m.document, m.span)) for m in named),
        forms(roles),
        tuple(Locus(m.document, m.span) for m in mentions if m.form != "name"),
        company,
    )


def forms(places: Iterable[tuple[str, Locus]]) -> tuple[NameForm, ...]:
    """Gather the places of each spelling, in the order of their first places."""
    found: dict[str, list[Locus]] = defaultdict(list)
    for text, locus in places:
        found[text].append(locus)
    return tuple(NameForm(text, tuple(loci)) for text, loci in found.items())


def mentions_of(bearer: Bearer) -> Iterator[Locus]:
    """Yield every place of the bearer: names, then references."""
    for form in bearer.names:
        yield from form.mentions
    yield from bearer.references
