"""Turns readings into bearers of names, and bearers of several documents into links.

The order, for whoever calls:

1. `bearers(reading)` for each document: what surely is one within it.
2. `twins(all bearers)`: those with the same full name, tied in one pass (a name that thousands
   of documents hold would break any cap on keys); the first of each name goes on.
3. `EntityRelator` over those distinct bearers, met by keys: other spellings of one name.
4. `resolve.clusters` over the ids of all bearers and the links so far.
5. Once there are stories: `part_links` ties bare family names, dropped middle names and general
   names of bodies to the one bearer in their story that they can mean; then `resolve` again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stemma.relate.bodies import acronyms, is_acronym, is_generic, one_slip, thing_key, thing_words
from stemma.relate.body_match import body_key
from stemma.relate.body_words import meaning
from stemma.relate.mentions import Bearer, bearers, identity, surname_index
from stemma.relate.name_keys import person_keys
from stemma.relate.names import (
    Likeness,
    PersonName,
    compare_persons,
    is_part,
    parse_person,
    words_of,
)
from stemma.relate.same_name import compare_names, spelled_alike
from stemma.types import Key, Link, Locus, Reason

__all__ = ["Bearer", "EntityRelator", "Moved", "bearers", "part_links", "twins"]

_COMPANY_OF = 3  # documents of one name whose other names are kept as its company
_SHARED_COMPANY = 3  # other names that two documents must share to support a loose likeness
_UNSUPPORTED = "nothing else speaks for it"
_ONE_BODY = 0.95  # chance that two names are one body's from which that is proposed
_MEANT_AT_MOST = 3  # full names that a part is proposed for where it may mean several
_ROLE_SMALL_WORDS = """
the of for a an and to in its his her new then former
mr mrs ms miss mister madam sir dr prof professor counterpart colleague
"""
_ROLE_SMALL = frozenset(_ROLE_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Moved:
    """Bearers that a person took out of an entity, each with the group it went with.

    `may_join` says whether no judgement keeps two bearers apart.
    """

    groups: Mapping[str, str] = field(default_factory=dict)
    may_join: Callable[[str, str], bool] = lambda a, b: True


def twins(items: Iterable[Bearer], moved: Moved | None = None) -> tuple[tuple[Bearer, ...], tuple[Link, ...]]:
    """Tie each bearer of a full name to the first of that name.

    Return the first of each name, with the roles and company of a few others of it, and the
    links. Bearers of a name that is only a part, or common to many, are in neither. Where a name
    stays with those whom a person moved others away from, it says no more who the moved ones
    are: they are tied among themselves alone.
    """
    moved = moved or Moved()
    groups: dict[str, dict[str, list[Bearer]]] = defaultdict(lambda: defaultdict(list))
    for bearer in items:
        key = identity(bearer)
        if key is not None:
            groups[key][moved.groups.get(bearer.id, "")].append(bearer)
    tied = [
        _without_strangers(rows, moved) if len(rows) > 1 else [*rows.values()] for rows in groups.values()
    ]
    links = [
        _link(row[0], other, 1.0, "same name", "the same name")
        for rows in tied
        for row in rows
        for other in row[1:]
    ]
    return tuple(_merged(rows[0]) for rows in tied), tuple(links)


def _without_strangers(rows: Mapping[str, list[Bearer]], moved: Moved) -> list[list[Bearer]]:
    """Return the bearers of one name in rows that may be one, the row that the name stands for first."""
    stay = list(rows.get("", ()))
    apart: list[list[Bearer]] = []
    for group, row in rows.items():
        if group and all(moved.may_join(row[0].id, b.id) for b in stay):
            stay += row
        elif group:
            apart.append(row)
    return [stay, *apart]


def _merged(group: Sequence[Bearer]) -> Bearer:
    """Return the first bearer with what a few others of its name add to its context."""
    few = group[:_COMPANY_OF]
    roles = {form.text: form for b in few for form in b.roles}
    return replace(
        group[0], roles=tuple(roles.values()), company=frozenset().union(*(b.company for b in few))
    )


def _link(a: Bearer, b: Bearer, score: float, method: str, why: str) -> Link:
    evidence = (_best_locus(a), _best_locus(b))
    return Link("entity", a.id, b.id, round(score, 4), method, (Reason(why, evidence),))


def _best_locus(bearer: Bearer) -> Locus:
    """Return where the bearer's fullest name first stands."""
    return next(f.mentions[0] for f in bearer.names if f.text == bearer.name)


class EntityRelator:
    """Ties bearers of different spellings of one full name.

    A likeness for which nothing else speaks gives a link too weak to join: a question for a person.
    """

    def keys(self, item: Bearer) -> Iterable[Key]:
        """Return the sounds of a person's name; a body's acronym, its words' openings and meanings."""
        if item.kind == "person":
            name = parse_person(item.name)
            return person_keys(name) if name.full else ()
        if item.kind in ("place", "country"):
            return ()
        if is_acronym(item.name):
            return (f"a:{words_of(item.name)[0]}",)
        opening = "".join(w[:2] for w in thing_words(item.name))
        return {f"a:{a}" for a in acronyms(item.name)} | {f"o:{opening}", f"b:{body_key(item.name)}"}

    def compare(self, pairs: Iterable[tuple[Bearer, Bearer]]) -> Iterator[Link]:
        """Yield a link for each pair that surely is one; a loose likeness needs a shared context."""
        for a, b in pairs:
            link = _compare_people(a, b) if a.kind == b.kind == "person" else _compare_things(a, b)
            if link is not None:
                yield link


def _compare_people(a: Bearer, b: Bearer) -> Link | None:
    one, other = parse_person(a.name), parse_person(b.name)
    likeness = compare_persons(one, other) or _spelled(one, other)
    if likeness is None:
        return None
    why = f"{a.name} and {b.name}: {likeness.method}"
    if not likeness.weak:
        return _link(a, b, likeness.score, likeness.method, why)
    support = _support(a, b)
    if support:
        return _link(a, b, likeness.score * 0.95, likeness.method, f"{why}; {support}")
    return _abstained(a, b, likeness.score, likeness.method, why)


def _spelled(a: PersonName, b: PersonName) -> Likeness | None:
    """Return how two names spell one, as learned from spellings; enough by itself for rare names alone."""
    found = spelled_alike(a.words, b.words) if a.initials == b.initials else None
    return Likeness(found.score, "spelling", weak=not found.rare) if found else None


def _abstained(a: Bearer, b: Bearer, score: float, method: str, why: str) -> Link:
    """Return a link that joins nothing, for a likeness that nothing supports."""
    return _link(a, b, score / 2 - 0.01, method, f"{why}; {_UNSUPPORTED}")


def _compare_things(a: Bearer, b: Bearer) -> Link | None:
    if "person" in (a.kind, b.kind):
        return None
    for short, full in ((a, b), (b, a)):
        if is_acronym(short.name) and words_of(short.name)[0] in acronyms(full.name):
            return _supported(a, b, 0.85, "acronym", f"{short.name} for {full.name}")
    if one_slip(a.name, b.name):
        return _supported(a, b, 0.8, "slip", f"{a.name} and {b.name}")
    return _compare_bodies(a, b) if a.kind == b.kind == "organization" else None


def _compare_bodies(a: Bearer, b: Bearer) -> Link | None:
    """Tie two names whose words mean the same (`Tarro Trading Ltd`, `OOO Tarro Trade`)."""
    verdict = compare_names(a.name, b.name, "body")
    if verdict.score < _ONE_BODY or meaning(body_key(a.name)):  # `Union` alone may be anybody's
        return None
    score, why = verdict.score * 0.85, f"{a.name} and {b.name}: words of one meaning"
    if any(name == "another order" for name, _ in verdict.reasons):  # a bank of X and X Bank may be two
        return _abstained(a, b, score, "meaning", why)
    return _supported(a, b, score, "meaning", why)


def _supported(a: Bearer, b: Bearer, score: float, method: str, why: str) -> Link:
    support = _support(a, b)
    if support:
        return _link(a, b, score, method, f"{why}; {support}")
    return _abstained(a, b, score, method, why)


def _support(a: Bearer, b: Bearer) -> str:
    """Say what in the contexts of two bearers speaks for one, or nothing."""
    for role in a.roles:
        for other in b.roles:
            if _same_role(role.text, other.text):
                return f"both {role.text}"
    shared = a.company & b.company
    people = [name for name in shared if name.startswith("p:")]
    return f"{len(shared)} other names in common" if len(shared) > _SHARED_COMPANY and people else ""


def _same_role(a: str, b: str) -> bool:
    """Say whether two roles share at least two telling words, or are one word and the same."""
    one, other = ({w for w in thing_words(x) if w not in _ROLE_SMALL} for x in (a, b))
    return bool(one and other) and len(one & other) >= min(2, max(len(one), len(other)))


# --- names that are parts ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Known:
    """A cluster of a story that a part of a name may mean."""

    cluster: str
    bearer: Bearer
    name: PersonName


def part_links(
    items: Iterable[Bearer],
    clusters: Mapping[str, str],
    stories: Mapping[str, str],
    moved: Collection[str] = (),
) -> Iterator[Link]:
    """Yield links from parts of names to the only bearer in their story that they can mean.

    `clusters` holds the cluster of each bearer's id, `stories` the story of each document
    (a document without one stands alone). Where no full name fits, equal parts in one story
    are one; where several fit, each is proposed too weakly to join: a question for a person.
    Bearers that a person has `moved` are no part of anything that a name alone could tell.
    """
    by_story: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in items:
        by_story[stories.get(bearer.document, bearer.document)].append(bearer)
    for group in by_story.values():
        yield from _person_parts([b for b in group if b.kind == "person"], clusters, moved)
        yield from _words([b for b in group if b.id not in moved])
        bodies = [b for b in group if b.kind not in ("person", "place", "country") and b.id not in moved]
        yield from _body_parts(bodies, clusters)


def _person_parts(
    people: Sequence[Bearer], clusters: Mapping[str, str], moved: Collection[str]
) -> Iterator[Link]:
    parsed = {b.id: parse_person(b.name) for b in people}
    full = [_Known(clusters[b.id], b, parsed[b.id]) for b in people if parsed[b.id].full]
    index = surname_index((k.name, k) for k in full)
    first: dict[tuple[str, ...], Bearer] = {}
    for bearer in (b for b in people if b.id not in moved):
        part = parsed[bearer.id]
        wholes = {k.cluster: k for k in reversed(index(part)) if is_part(part, k.name)}
        wholes.pop(clusters[bearer.id], None)
        if len(wholes) == 1:
            (known,) = wholes.values()
            yield _link(known.bearer, bearer, 0.8, "part of a name", f"the only {bearer.name} of the story")
        elif 1 < len(wholes) <= _MEANT_AT_MOST:
            why = f"one of {len(wholes)} in the story who may be called {bearer.name}"
            yield from (
                _link(known.bearer, bearer, 0.8 / len(wholes), "part of a name", why)
                for known in wholes.values()
            )
        elif not wholes and not part.full and not index(part):
            founder = first.setdefault(part.words, bearer)
            if founder is not bearer:
                yield _link(founder, bearer, 0.75, "part of a name", f"{bearer.name} in one story")


def _words(group: Sequence[Bearer]) -> Iterator[Link]:
    """Tie equal single words that reports of one story took for several kinds (a town, a body)."""
    rows: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in group:
        words = words_of(bearer.name)
        if len(words) == 1 and bearer.kind != "country":
            rows[words[0]].append(bearer)
    for row in rows.values():
        if {b.kind for b in row} - {"person"}:
            yield from (_link(row[0], b, 0.75, "same word", f"{b.name} in one story") for b in row[1:])


def _body_parts(bodies: Sequence[Bearer], clusters: Mapping[str, str]) -> Iterator[Link]:
    """Tie general names (`the Foreign Ministry`) to the only body that ends so, or to each other."""
    endings: dict[tuple[str, ...], dict[str, Bearer]] = defaultdict(dict)
    for bearer in bodies:
        words = thing_words(bearer.name)
        if not is_generic(bearer.name):
            for at in range(1, len(words) - 1):
                endings[words[at:]].setdefault(clusters[bearer.id], bearer)
    first: dict[str, Bearer] = {}
    for bearer in bodies:
        if is_generic(bearer.name):
            wholes = list(endings.get(thing_words(bearer.name), {}).values())
            founder = wholes[0] if len(wholes) == 1 else first.setdefault(thing_key(bearer.name), bearer)
            if founder is not bearer:
                yield _link(founder, bearer, 0.75, "general name", f"the only {bearer.name} of the story")
