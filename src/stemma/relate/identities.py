"""Turns the entities of a case and the items of an index into which entity surely is which item.

Items come as a stream and meet entities under the keys of their names alone: what shares none with any entity
is forgotten at once, so that an index may hold millions. Beside the names, what somebody is called (`foreign
minister`) is held to what the index says about the item, and so are the countries that are named beside.
Where two items are as likely, or nothing but a loose likeness speaks for one, there are only candidates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from stemma.ingest.index import Item
from stemma.relate.aliases import countries
from stemma.relate.bodies import country_key, thing_words
from stemma.relate.callings import trades
from stemma.relate.identity_names import Alike, alike, name_keys, person_name
from stemma.relate.name_keys import WIDE
from stemma.relate.names import fold
from stemma.types import Entity, Key, Locus, NameForm, NameKind, Reason

_SURE = 0.75  # score from which an entity is an item
_AS_LIKELY = 1.4  # an item of less than so many times the doubt is as likely as the best
_LISTED, _AT_MOST = 0.3, 5  # least score of a candidate that is told, and how many are
_NO_KIND = 0.97  # an item that may be of any kind
_SAME_ROLE, _SAME_TRADE, _SAME_COUNTRY, _NEAR_COUNTRY = 3.0, 2.0, 2.0, 1.5  # what divides the doubt
_OTHER_TRADE, _OTHER_COUNTRY, _FAR_COUNTRY = 0.5, 0.5, 0.8  # what multiplies the score
_LIKE: Mapping[str, NameKind] = {"group": "organization", "work": "instrument"}  # kinds that pass for another


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that an entity may be, how surely (0..1), and why."""

    item: Item
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """What an index makes of an entity: the items that it may be, the likeliest first; `sure` of that one."""

    entity: Entity
    candidates: tuple[Candidate, ...]
    sure: bool


def identities(entities: Iterable[Entity], items: Iterable[Item]) -> tuple[Identity, ...]:
    """Return what the items make of the entities, in the entities' order.

    Entities that no item may be are left out. The order of the items leaves no trace; lines of one id are one
    item.
    """
    known = tuple(entities)
    around = _countries_around(known)
    met = _met(known, items)
    found = [
        decided
        for entity in known
        if (decided := _decided(entity, met.get(entity.id, {}).values(), _beside(entity, around)))
    ]
    return tuple(_without_rivals(found))


# --- who meets whom ----------------------------------------------------------------------------


def _met(entities: Sequence[Entity], items: Iterable[Item]) -> Mapping[str, Mapping[str, Item]]:
    """Return, by entity and item, the items that share a key with an entity.

    A wide key counts only while few items hold it.
    """
    wanted = _wanted(entities)
    met: dict[str, dict[str, Item]] = defaultdict(dict)
    wide: dict[str, dict[str, Item]] = defaultdict(dict)
    for item in items:
        for key in _keys(item.names, item.kind, listed=True) & wanted.keys():
            if isinstance(key, tuple):
                if len(wide[key[0]]) <= WIDE:
                    _add(wide[key[0]], item)
            else:
                for entity in wanted[key]:
                    _add(met[entity], item)
    for text, few in wide.items():
        for item in few.values() if len(few) <= WIDE else ():
            for entity in wanted[(text, WIDE)]:
                _add(met[entity], item)
    return met


def _wanted(entities: Iterable[Entity]) -> Mapping[Key, list[str]]:
    wanted: dict[Key, list[str]] = defaultdict(list)
    for entity in entities:
        for key in _keys(_names(entity), entity.kind, listed=False):
            wanted[key].append(entity.id)
    return wanted


def _keys(names: Iterable[str], kind: NameKind | None, *, listed: bool) -> set[Key]:
    chosen = _fullest(names) if kind == "person" else names
    return {key for name in chosen for key in name_keys(name, kind and _kind(kind), listed=listed)}


def _fullest(names: Iterable[str]) -> tuple[str, ...]:
    """Return the full ones of a person's names; bare family names only where there are no others."""
    known = tuple(names)
    return tuple(name for name in known if person_name(name).full) or known


def _kind(kind: NameKind) -> NameKind:
    return _LIKE.get(kind, kind)


def _names(entity: Entity) -> tuple[str, ...]:
    return tuple(dict.fromkeys((entity.name, *(form.text for form in entity.names))))


def _add(rows: dict[str, Item], item: Item) -> None:
    """Add an item, or what another line says of one that is there."""
    known = rows.get(item.id)
    rows[item.id] = item if known is None or known == item else _joined(known, item)


def _joined(a: Item, b: Item) -> Item:
    """Return two lines on one item as one, in whatever order they came."""
    abouts = sorted({part for about in (a.about, b.about) for part in about.split("; ") if part})
    kind = min((k for k in (a.kind, b.kind) if k), default=None)
    return Item(a.id, tuple(sorted({*a.names, *b.names})), kind, "; ".join(abouts))


# --- how likely ----------------------------------------------------------------------------------


def _decided(entity: Entity, items: Iterable[Item], beside: frozenset[str]) -> Identity | None:
    found = [c for item in items if (c := _candidate(entity, item, beside)) and c.score >= _LISTED]
    found.sort(key=lambda c: (-c.score, c.item.id))
    if not found:
        return None
    best = found[0]
    rivals = [c for c in found[1:] if 1 - c.score < _AS_LIKELY * (1 - best.score)]
    sure = best.score >= _SURE and not rivals
    return Identity(entity, tuple(found[:1] if sure else found[:_AT_MOST]), sure)


def _candidate(entity: Entity, item: Item, beside: frozenset[str]) -> Candidate | None:
    """Weigh one item for an entity, or return None where kinds or names contradict."""
    if item.kind is not None and _kind(item.kind) != _kind(entity.kind):
        return None
    named = _named(entity, item)
    if named is None:
        return None
    found, reason = named
    score, reasons = found.score * (1 if item.kind else _NO_KIND), [reason]
    for evidence in (_called(entity, item), _placed(entity, item, beside)):
        if evidence is not None:
            score = evidence.applied(score)
            reasons.append(evidence.reason)
    return Candidate(item, round(score, 4), tuple(reasons))


def _named(entity: Entity, item: Item) -> tuple[Alike, Reason] | None:
    """Return how the likest two names of an entity and an item are alike, and where that name stands."""
    kind = _kind(entity.kind)
    ours, theirs = _names(entity), tuple(sorted(item.names))
    if kind == "person":
        ours, theirs = _fullest(ours), _fullest(theirs)
    rows = ((found, a, b) for a in ours for b in theirs if (found := alike(a, b, kind)) is not None)
    best = max(rows, key=lambda row: (row[0].score, fold(row[1]) == fold(row[2])), default=None)
    if best is None:
        return None
    found, a, b = best
    text = f"{found.how}: {a}" if a == b else f"{found.how}: {a}, {b}"
    return found, Reason(text, _first(entity.names, a))


def _first(forms: Iterable[NameForm], text: str) -> tuple[Locus, ...]:
    return next((form.mentions[:1] for form in forms if form.text == text), ())


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What else speaks for an item or against it: the doubt is divided, the score multiplied."""

    reason: Reason
    doubt: float = 1.0
    score: float = 1.0

    def applied(self, score: float) -> float:
        return (1 - (1 - score) / self.doubt) * self.score


def _called(entity: Entity, item: Item) -> _Evidence | None:
    """Hold what a person is called to what the index says about the item."""
    if entity.kind != "person" or not item.about or not entity.roles:
        return None
    about = _telling(item.about)
    for role in entity.roles:
        words = _telling(role.text)
        if words and len(words & about) >= min(2, len(words)):
            return _Evidence(Reason(f"called {role.text}", role.mentions[:1]), doubt=_SAME_ROLE)
    known = trades(item.about)
    trade = [(role, trades(role.text)) for role in entity.roles]
    for role, its in trade:
        if its & known:
            return _Evidence(
                Reason(f"called {role.text}, of one trade", role.mentions[:1]), doubt=_SAME_TRADE
            )
    other = next((role for role, its in trade if its and known), None)
    if other is None:
        return None
    return _Evidence(Reason(f"but called {other.text}", other.mentions[:1]), score=_OTHER_TRADE)


def _placed(entity: Entity, item: Item, beside: frozenset[str]) -> _Evidence | None:
    """Hold the countries of an entity's roles and name, and of its reports, to those the index tells of."""
    told = _countries_in(item.about)
    if not told or entity.kind == "country":
        return None
    own = {
        country: form
        for form in (entity.roles if entity.kind == "person" else entity.names)
        for country in sorted(_countries_in(form.text), reverse=True)
    }
    for country in sorted(told & own.keys()):
        return _Evidence(Reason(f"of {_title(country)}", own[country].mentions[:1]), doubt=_SAME_COUNTRY)
    if own:
        country = min(own)
        return _Evidence(Reason(f"but of {_title(country)}", own[country].mentions[:1]), score=_OTHER_COUNTRY)
    for country in sorted(told & beside):
        return _Evidence(Reason(f"{_title(country)} named beside"), doubt=_NEAR_COUNTRY)
    if not beside:
        return None
    return _Evidence(Reason(f"but {_title(min(told))} named in none of its reports"), score=_FAR_COUNTRY)


_SMALL_WORDS = """
former ex late mr mrs ms dr professor new current his her their its counterpart born since
"""
_SMALL = frozenset(_SMALL_WORDS.split())


def _telling(text: str) -> frozenset[str]:
    return frozenset(thing_words(text)) - _SMALL - {c.replace(" ", "-") for c in _known_countries()}


def _countries_in(text: str) -> frozenset[str]:
    return frozenset(c for w in thing_words(text) if (c := w.replace("-", " ")) in _known_countries())


@cache
def _known_countries() -> frozenset[str]:
    return frozenset(countries().values())


def _title(country: str) -> str:
    return country.title()


# --- what stands around ----------------------------------------------------------------------------


def _countries_around(entities: Iterable[Entity]) -> Mapping[str, set[str]]:
    """Return the countries that each document names."""
    around: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.kind == "country":
            for document in _documents(entity):
                around[document].add(country_key(entity.name))
    return around


def _beside(entity: Entity, around: Mapping[str, set[str]]) -> frozenset[str]:
    return frozenset().union(*(around.get(document, ()) for document in _documents(entity)))


def _documents(entity: Entity) -> Iterator[str]:
    return (place.document for form in entity.names for place in form.mentions)


def _without_rivals(found: Sequence[Identity]) -> Iterator[Identity]:
    """Take an item from entities of one name that a person holds apart: it can be one of them alone."""
    claims: dict[tuple[str, str], int] = defaultdict(int)
    for one in found:
        if one.sure:
            claims[_claim(one)] += 1
    for one in found:
        if one.sure and claims[_claim(one)] > 1:
            yield replace(one, candidates=tuple(_contested(c) for c in one.candidates), sure=False)
        else:
            yield one


def _claim(one: Identity) -> tuple[str, str]:
    return one.candidates[0].item.id, fold(one.entity.name)


def _contested(candidate: Candidate) -> Candidate:
    why = Reason("but another of the same name in the case may be meant")
    return replace(candidate, score=round(candidate.score / 2, 4), reasons=(*candidate.reasons, why))
