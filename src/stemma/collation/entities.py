"""Turns bearers and their clusters into entities, and an index from places to entities.

Needs the bearers of all readings (`relate.entities.bearers`) in the order of the documents, and
the cluster of each bearer's id (`resolve.clusters`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from stemma.ids import make_id
from stemma.offsets import Span
from stemma.relate.aliases import countries
from stemma.relate.bodies import country_key
from stemma.relate.entities import Bearer
from stemma.relate.names import parse_person, words_of
from stemma.types import Entity, Locus, NameForm, NameKind

Index = Mapping[tuple[str, Span], str]


def entities(
    items: Iterable[Bearer], clusters: Mapping[str, str], given: Mapping[str, str] | None = None
) -> tuple[Entity, ...]:
    """Gather the bearers of each cluster into an entity, in the order of the founding members.

    `given` holds the names that a person gave to clusters. What bears no name is no entity.
    """
    groups: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in items:
        groups[clusters[bearer.id]].append(bearer)
    named = {founder: group for founder, group in groups.items() if any(b.names for b in group)}
    return tuple(_entity(founder, group, (given or {}).get(founder)) for founder, group in named.items())


def entity_index(found: Iterable[Entity]) -> Index:
    """Return the entity's id for each (document, span) where a name or reference to one stands."""
    index: dict[tuple[str, Span], str] = {}
    for entity in found:
        for locus in entity.references:
            index[locus.document, locus.span] = entity.id
        for form in entity.names:
            for locus in form.mentions:
                index[locus.document, locus.span] = entity.id
    return index


def _entity(founder: str, group: list[Bearer], given: str | None) -> Entity:
    kind = _kind(group)
    names = _forms(form for b in group for form in b.names)
    return Entity(
        make_id("ent", founder),
        kind,
        given or _full_name(kind, names),
        names,
        _forms(form for b in group for form in b.roles),
        references=tuple(locus for b in group for locus in b.references),
    )


def _kind(group: list[Bearer]) -> NameKind:
    """Return the kind that most places of the names speak for; ties go to the first seen."""
    votes: Counter[NameKind] = Counter()
    for bearer in group:
        votes[bearer.kind] += sum(len(form.mentions) for form in bearer.names)
    return votes.most_common(1)[0][0]


def _forms(found: Iterable[NameForm]) -> tuple[NameForm, ...]:
    """Join equal spellings, commonest first."""
    places: dict[str, list[Locus]] = defaultdict(list)
    for form in found:
        places[form.text] += form.mentions
    ordered = sorted(places.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(NameForm(text, tuple(loci)) for text, loci in ordered)


def _full_name(kind: NameKind, names: tuple[NameForm, ...]) -> str:
    """Choose the name to show: the commonest full one, given name and family name for a person."""
    best = max(names, key=lambda f: (_fullness(kind, f.text), len(f.mentions), -len(f.text)))
    return " ".join(best.text.split())


def _fullness(kind: NameKind, text: str) -> int:
    if kind == "person":
        return min(2, len(parse_person(text).words))
    if kind == "country":
        # A people's adjective or a capital may stand for a country, but does not name it.
        words = " ".join(words_of(text)).removeprefix("the ")
        return 2 if country_key(text) == words else int(words in countries())
    if kind == "place":
        return 1
    letters = text.replace(".", "")
    return 0 if letters.isupper() and len(letters) <= 5 else 1 + ("@" not in text and "#" not in text)
