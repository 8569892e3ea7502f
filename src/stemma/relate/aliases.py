"""Turns the names of countries and well-known bodies into the one name under which all are kept.

General knowledge of the language of news, small enough to be read: official and short names,
abbreviations, adjectives (from the gazetteer) and, where a capital stands for its government,
the capital.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from stemma.annotate.gazetteer import DEMONYMS, capitals

# Each line: the name kept, then names that mean the same, all folded.
_COUNTRIES = """
north korea: dprk, democratic people republic of korea, democratic peoples republic of korea, n korea, nk
south korea: rok, republic of korea, s korea
united states: us, usa, united states of america, america
united kingdom: uk, britain, great britain, united kingdom of great britain and northern ireland
russia: russian federation
china: prc, people republic of china, peoples republic of china, mainland china
taiwan: republic of china, chinese taipei
iran: islamic republic of iran
syria: syrian arab republic
vietnam: viet nam, socialist republic of vietnam
laos: lao pdr
myanmar: burma
turkey: turkiye, republic of turkey
czechia: czech republic
north macedonia: macedonia
ivory coast: cote divoire, cote d ivoire
dr congo: democratic republic of the congo, democratic republic of congo, drc, congo kinshasa, zaire
congo: republic of the congo, congo brazzaville
cape verde: cabo verde
east timor: timor leste
eswatini: swaziland
palestine: palestinian territories, state of palestine, palestinian territory
soviet union: ussr, union of soviet socialist republics
united arab emirates: uae, emirates
netherlands: holland, the netherlands
vatican: holy see, vatican city
bosnia and herzegovina: bosnia
gambia: the gambia
saudi arabia: ksa, kingdom of saudi arabia
belarus: byelorussia
moldova: republic of moldova
ukraine: the ukraine
new zealand: nz
germany: federal republic of germany
france: french republic
egypt: arab republic of egypt
india: republic of india
pakistan: islamic republic of pakistan
iraq: republic of iraq
"""
_BODIES = """
un: united nations, united nations organization, un organization
eu: european union
nato: north atlantic treaty organization, north atlantic alliance
african union: au
un security council: unsc
icrc: international committee red cross, international red cross
islamic state: isis, isil, daesh, islamic state iraq syria, islamic state iraq levant
associated press: ap
agence france presse: afp
reuters: thomson reuters, reuters news agency
ria novosti: ria
tass: itar tass, tass news agency
korean central news agency: kcna
british broadcasting corporation: bbc, bbc news
national public radio: npr
world health organization: who
international atomic energy agency: iaea
international monetary fund: imf
international criminal court: icc
shanghai cooperation organization: sco
collective security treaty organization: csto
commonwealth independent states: cis
european commission: eu commission
european parliament: eu parliament
federal security service: fsb
federal bureau investigation: fbi
central intelligence agency: cia
islamic revolutionary guard corps: irgc, revolutionary guards, revolutionary guard
us state department: state department, us department state, department state
pentagon: us department defense, us defense department, us department of defense
al qaeda: al qaida, al-qaeda
hezbollah: hizbullah, hizbollah, hizballah
al shabaab: al shabab
"""


def _table(text: str) -> dict[str, str]:
    rows = (row.split(":") for row in text.strip().splitlines())
    return {alias.strip(): kept for kept, names in rows for alias in (kept, *names.split(","))}


#: Folded names of bodies (small words left out) and the one each is kept under.
BODIES: Mapping[str, str] = MappingProxyType(_table(_BODIES))


@cache
def countries() -> Mapping[str, str]:
    """Return the folded names and adjectives of countries, each with the name it is kept under."""
    table = _table(_COUNTRIES)
    for people, country in DEMONYMS.items():
        kept = country.lower().replace("-", " ")
        table.setdefault(people.lower(), table.get(kept, kept))
        table.setdefault(kept, kept)
    return MappingProxyType(table)


@cache
def governments() -> Mapping[str, str]:
    """Return the folded capitals, each with the country whose government it can stand for."""
    known = countries()
    found = {city.lower(): country.lower() for city, country in capitals().items()}
    return MappingProxyType({city: known.get(country, country) for city, country in found.items()})
