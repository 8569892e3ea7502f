"""Turns a word of happening (`visited`, `dispatch`, `toll`) into the family of words that tell the same.

A family holds verbs and nouns that news uses of one and the same happening, finer than a
category of events: an arrival and a talk are both diplomacy, and two happenings.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import snowballstemmer

_FAMILIES = """
visit: visit trip tour
arrive: arrive arrival land fly travel reach come
depart: depart departure leave
meet: meet meeting talk talks negotiate negotiation summit dialogue dialog consult consultation
meet: discuss discussion
meet: confer conference session encounter greet
call: phone telephone
sign: sign signing conclude conclusion ink agree agreement treaty pact accord deal
sign: ratify ratification
promise: pledge promise vow assure assurance commit commitment reaffirm reiterate
support: support back endorse endorsement solidarity
welcome: welcome hail praise applaud thank
demand: demand urge request ask appeal insist
accuse: accuse accusation blame allege allegation charge
deny: deny denial reject rejection refute dismiss rebuff
condemn: condemn condemnation denounce criticize criticise slam
threaten: threaten threat warn warning
kill: kill die death dead slay fatality casualty toll murder assassinate assassination massacre perish
injure: injure injury wound hurt
miss: missing unaccounted
abduct: abduct abduction kidnap kidnapping seize seizure snatch hostage capture
free: free release liberate liberation freedom
swap: swap exchange
rescue: rescue save find locate discover
escape: escape flee
arrest: arrest detain detention custody jail imprison captivity captive
expel: expel expulsion deport deportation
sentence: sentence convict conviction verdict
attack: attack assault raid strike airstrike bomb bombing shell shelling ambush storm bombard
explode: explode explosion blast detonate detonation
shoot: shoot shooting gunfire
invade: invade invasion incursion
fight: fight fighting battle combat clash war
fight: participate participation involvement
advance: advance offensive push
withdraw: withdraw withdrawal retreat
deploy: deploy deployment send dispatch station mobilize mobilise mobilization transfer
move: move head relocate
train: train training exercise drill manoeuvre maneuver
launch: launch test fire
declare: declare declaration proclaim
elect: elect election win_election vote voting poll ballot referendum
appoint: appoint appointment name nominate nomination introduce
resign: resign resignation quit
inaugurate: inaugurate inauguration unveil open opening
found: found form establish create creation formation
publish: publish post video record recording statement
protest: protest demonstrate demonstration rally march riot
evacuate: evacuate evacuation displace displacement homeless
crash: crash collision collide derail derailment accident
collapse: collapse
sink: sink capsize sinking
flood: flood flooding inundate
quake: quake earthquake tremor
burn: burn blaze wildfire
destroy: destroy destruction damage ruin devastate
infect: infect infection outbreak case
sanction: sanction sanctions embargo
pay: pay payment ransom
invite: invite invitation
marry: marry marriage wed wedding
steal: steal theft rob robbery
"""
_ENDINGS = ("ing", "ied", "ed", "es", "s", "d")


def _families() -> dict[str, str]:
    rows = (row.split(":") for row in _FAMILIES.strip().splitlines())
    return {word: family for family, words in rows for word in words.split()}


_FAMILY_OF: Mapping[str, str] = MappingProxyType(_families())
_IRREGULAR: Mapping[str, str] = MappingProxyType(
    {
        "met": "meet", "held": "hold", "left": "leave", "flew": "fly", "flown": "fly", "came": "come",
        "slain": "slay", "fled": "flee", "found": "find", "sent": "send", "shot": "shoot", "fought": "fight",
        "took": "take", "taken": "take", "won": "win", "sank": "sink", "sunk": "sink", "burnt": "burn",
        "lost": "lose", "withdrew": "withdraw", "withdrawn": "withdraw", "dying": "die", "said": "say",
        "stolen": "steal", "stole": "steal", "struck": "strike", "paid": "pay", "quit": "quit",
    }
)  # fmt: skip


def base(word: str) -> str:
    """Return the word without its inflection, as far as the known families need it."""
    word = word.lower()
    if word in _FAMILY_OF or word in _IRREGULAR:
        return _IRREGULAR.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            for stem in _stems(word[: -len(ending)], ending):
                if stem in _FAMILY_OF:
                    return stem
    return word


def _stems(cut: str, ending: str) -> tuple[str, ...]:
    """Return what a word may have been before its ending: `stopp` stop, `releas` release."""
    if ending == "ied":
        return (cut + "y",)
    undoubled = cut[:-1] if cut[-1:] == cut[-2:-1] else cut
    return cut, cut + "e", undoubled


def family(word: str) -> str | None:
    """Return the family of a word of happening, or None where it belongs to none."""
    return _FAMILY_OF.get(base(word))


@lru_cache(maxsize=1 << 14)
def kin(word: str) -> str:
    """Return the family of a word of happening; of one that belongs to none, its stem (`bursts`, `burst`)."""
    stem = _STEMMER.stemWord(base(word))
    return family(word) or _FAMILY_OF_STEM.get(stem, stem)


_STEMMER = snowballstemmer.stemmer("english")
_FAMILY_OF_STEM: Mapping[str, str] = MappingProxyType(
    {_STEMMER.stemWord(word): name for word, name in _FAMILY_OF.items()}
)
