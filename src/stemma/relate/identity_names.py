"""Turns a name of an entity and one of an item of an index into how surely they are one's, and into keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from stemma.relate.bodies import (
    acronyms,
    country_key,
    is_acronym,
    is_generic,
    place_key,
    thing_key,
)
from stemma.relate.body_match import body_key
from stemma.relate.body_words import meaning
from stemma.relate.name_keys import person_keys
from stemma.relate.name_parts import parts
from stemma.relate.names import PersonName, compare_persons, parse_person, same_words, words_of
from stemma.relate.same_name import compare_names, spelled_alike
from stemma.types import Key, NameKind

_SAME = 0.9  # an equal full name: others may bear it
_COUNTRY = 0.95
_SINGLE_WORD = 0.85  # an equal name of one word, of a body or a place
_LOOSE = 0.6  # what asks for something else that speaks for it
_ONE_BODY = 0.95  # chance that two names are one body's from which that is believed
_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv", "v"))
_REMEMBERED = 65536


class Alike(NamedTuple):
    """How surely two names are one's, 0..1, and in what they agree."""

    score: float
    how: str


@lru_cache(_REMEMBERED)
def person_name(text: str) -> PersonName:
    """Read a person's name in any script, the family name first where a comma says so."""
    name = parse_person(text)
    if name.full and "," not in text:
        return name
    words = parts(text).words
    return PersonName(words) if len(words) > 1 else name


def name_keys(text: str, kind: NameKind | None, *, listed: bool) -> Iterator[Key]:
    """Yield the keys under which a name meets what could be the same; all kinds' where none is known.

    `listed` says that it is an item's: an acronym of one side meets what is written out on the other, and two
    bodies of one acronym do not meet.
    """
    if kind in (None, "person"):
        name = person_name(text)
        yield from person_keys(name) if name.full else (f"1:{' '.join(name.words)}",)
    if kind in (None, "country"):
        yield f"c:{country_key(text)}"
    if kind in (None, "place"):
        yield f"l:{place_key(text)}"
    if kind not in ("person", "country", "place") and not is_generic(text):
        yield from (f"t:{thing_key(text)}", f"b:{body_key(text)}")
        if is_acronym(text):
            yield f"{'short' if listed else 'long'}:{words_of(text)[0]}"
        else:
            yield from (f"{'long' if listed else 'short'}:{letters}" for letters in sorted(acronyms(text)))


def alike(a: str, b: str, kind: NameKind) -> Alike | None:
    """Say how surely a name of an entity and one of an item are one's, or None where they are not.

    Family names and general names of bodies (`the Foreign Ministry`) are nobody's for sure.
    """
    if kind == "person":
        return _people_alike(a, b)
    if kind == "country":
        return Alike(_COUNTRY, "the same country") if country_key(a) == country_key(b) else None
    if kind == "place":
        return Alike(_SINGLE_WORD, "the same name") if place_key(a) == place_key(b) else None
    return None if is_generic(a) or is_generic(b) else _bodies_alike(a, b)


def _people_alike(a: str, b: str) -> Alike | None:
    one, other = person_name(a), person_name(b)
    generations = [_GENERATIONS & set(words_of(text)[1:]) for text in (a, b)]
    if all(generations) and generations[0] != generations[1]:
        return None
    found = _full_alike(one, other) if one.full and other.full else _single(one, other)
    if found and any(generations) and not all(generations):  # the father, the son, or both of one item
        return Alike(min(found.score, _LOOSE), f"{found.how}, one with another generation")
    return found


def _single(a: PersonName, b: PersonName) -> Alike | None:
    """Take a name of one word for one with another of one word: somebody may have no other."""
    return Alike(_LOOSE - 0.05, "a single name") if a.words and a.words == b.words else None


def _full_alike(a: PersonName, b: PersonName) -> Alike | None:
    if same_words(a, b):
        return Alike(_SAME, "the same name")
    found = compare_persons(a, b)
    if found is not None:
        return Alike(found.score * (_LOOSE if found.weak else _SAME), found.method)
    spelled = spelled_alike(a.words, b.words) if a.initials == b.initials else None
    if spelled is None:
        return None
    return Alike(spelled.score * (_SAME if spelled.rare else _LOOSE), "spelling")


def _bodies_alike(a: str, b: str) -> Alike | None:
    if thing_key(a) == thing_key(b):
        return Alike(_SAME if " " in thing_key(a) else _SINGLE_WORD, "the same name")
    if any(is_acronym(x) and words_of(x)[0] in acronyms(y) for x, y in ((a, b), (b, a))):
        return Alike(_LOOSE, "acronym")
    if body_key(a) != body_key(b) or meaning(body_key(a)):  # `Union` alone may be anybody's
        return None
    verdict = compare_names(a, b, "body")
    if verdict.score < _ONE_BODY:
        return None
    turned = any(name == "another order" for name, _ in verdict.reasons)
    return Alike(verdict.score * (_LOOSE if turned else _SAME), "words of one meaning")
