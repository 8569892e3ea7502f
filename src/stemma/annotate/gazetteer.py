"""Turns a name as written into what maps and registers call it: a country, a place, a body."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType

from stemma.annotate import gazetteer_words as table
from stemma.types import NameKind


def _listed(text: str) -> list[str]:
    return [" ".join(name.split()) for name in text.split(",")]


def _peoples() -> Mapping[str, str]:
    rows = (row.split(":") for row in table.PEOPLES.replace("\n", "|").split("|") if row.strip())
    return {word.replace("+", " "): country.strip() for country, words in rows for word in words.split()}


#: Adjectives and names of peoples, each with its country.
DEMONYMS: Mapping[str, str] = MappingProxyType(_peoples())

#: Adjectives of wide parts of the world, of faiths and parties.
WIDE_ADJECTIVES = frozenset(table.WIDE.split())

#: News agencies, papers and broadcasters.
OUTLETS = frozenset(_listed(table.OUTLETS))


@cache
def known_names() -> Mapping[str, NameKind]:
    """Return the names that need no context, each with its kind; read once a process."""
    names: dict[str, NameKind] = dict.fromkeys(_city_names(), "place")
    names |= dict.fromkeys(_listed(table.REGIONS), "place")
    names |= dict.fromkeys(_listed(table.STATES), "place")
    names |= dict.fromkeys(_country_names(), "country")
    names |= dict.fromkeys(_listed(table.BODIES), "organization")
    names |= dict.fromkeys(_listed(table.FIRMS), "organization")
    names |= dict.fromkeys(OUTLETS, "organization")
    names |= dict.fromkeys(_listed(table.WEAPONS), "weapon")
    return MappingProxyType(names)


@cache
def capitals() -> Mapping[str, str]:
    """Return the capital cities, each with its country, for names that stand for a government."""
    found = {name: country for kind, name, country in _places() if kind == "capital"}
    return MappingProxyType(found | {"Kiev": "Ukraine", "Washington": "United States", "Beijing": "China"})


_ALIASES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("US", "U.S.", "USA", "America", "White House", "Pentagon"), "United States"),
        **dict.fromkeys(("UK", "U.K.", "Britain", "England"), "United Kingdom"),
        **dict.fromkeys(("Russian Federation", "Kremlin"), "Russia"),
        "DPRK": "North Korea",
        "ROK": "South Korea",
        "PRC": "China",
        "UAE": "United Arab Emirates",
    }
)


def countries_in(text: str) -> frozenset[str]:
    """Return the countries that a phrase names, by name, people or capital."""
    words = [w[:-2] if w.endswith(("'s", "’s")) else w for w in (w.strip(',.;:()“”"') for w in text.split())]
    pairs = [f"{a} {b}" for a, b in pairwise(words)]
    found = {_country_of(p) for p in pairs}
    single = [w for i, w in enumerate(words) if not (i and _country_of(pairs[i - 1]))]
    return frozenset(c for c in found | {_country_of(w) for w in single} if c)


def _country_of(name: str) -> str | None:
    if name in _ALIASES or name in DEMONYMS:
        return _ALIASES.get(name) or DEMONYMS.get(name)
    return name if known_names().get(name) == "country" else capitals().get(name)


def _country_names() -> frozenset[str]:
    named = frozenset(name for kind, name, _ in _places() if kind == "country")
    return named | frozenset(_listed(table.COUNTRIES))


def _city_names() -> frozenset[str]:
    return frozenset(name for kind, name, _ in _places() if kind == "city") | frozenset(capitals())


@cache
def _places() -> tuple[tuple[str, str, str], ...]:
    """Return the rows (kind, name, country) that `tools/cut_places.py` cut out of GeoNames."""
    lines = files("stemma.annotate").joinpath("places.tsv").read_text(encoding="utf-8").splitlines()
    return tuple((kind, name, country) for kind, name, country in (line.split("\t") for line in lines))
