"""The words by which English points back: roles by class, bodies, and what tells a person's gender."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Literal

from stemma.annotate.wordlists import words

Gender = Literal["m", "f"]

FEMALE = words(
    """
    mrs ms miss madam madame lady queen princess spokeswoman chairwoman congresswoman businesswoman
    policewoman actress mother daughter sister wife widow woman girl aunt mayoress baroness dame
    empress duchess her she herself
    """
)
MALE = words(
    """
    mr sir king prince spokesman chairman congressman businessman policeman fisherman actor father
    son brother husband widower man boy uncle lord baron emperor duke gunman his him himself
    strongman sheikh imam pope cardinal mullah
    """
)

_ROLES = """
president leader ruler strongman dictator chief head prime-minister premier chancellor monarch king queen
minister vice-minister premier secretary
spokesman spokeswoman spokesperson representative
ambassador diplomat envoy consul
governor mayor
senator lawmaker legislator congressman congresswoman deputy politician mp
general commander officer colonel admiral marshal lieutenant captain major
expert pundit analyst specialist orientalist researcher scholar scientist professor academic historian
director head chief chairman chairwoman chairperson chair founder executive ceo manager
lawyer attorney prosecutor judge
journalist reporter correspondent editor author writer columnist
activist campaigner
doctor physician surgeon
father mother parent brother sister relative
official secretary-general commissioner coordinator adviser advisor aide
cleric priest bishop archbishop patriarch imam pope
student teacher
"""


def _classes() -> dict[str, frozenset[str]]:
    rows = [frozenset(row.split()) for row in _ROLES.strip().splitlines()]
    return {word: frozenset().union(*(r for r in rows if word in r)) for row in rows for word in sorted(row)}


#: Each role noun with those that may mean the same person.
CLASSES = MappingProxyType(_classes())

#: Roles that any speaker who is asked for an opinion may be called by.
KNOWING = words(
    """
    expert pundit analyst specialist orientalist researcher scholar scientist professor academic
    observer diplomat politician historian economist official activist journalist
    """
)

#: Nouns for bodies; a description that turns on one means a body.
BODY_NOUNS = words(
    """
    ministry government agency newspaper paper broadcaster channel group company firm party council
    committee commission embassy campaign service intelligence military army police parliament
    presidency office organization organisation union court bank university institute center centre
    department movement militia navy administration authority mission kremlin pentagon giant airline
    club team league charity carrier maker manufacturer operator retailer watchdog regulator automaker
    lender insurer producer startup
    """
)

#: Bodies that stand for the one a report is about when nothing else is said of them.
FIRMS = words(
    """
    group company firm bank organization organisation movement giant airline club team charity carrier
    maker manufacturer operator retailer watchdog automaker lender insurer producer startup
    """
)

#: Bodies that every country has: one named once need not be the one that is meant.
COMMON_BODIES = words(
    "government military army police parliament presidency navy administration office court"
)

#: Bodies of a state, which no firm or movement is.
STATE_BODIES = COMMON_BODIES | words(
    "ministry agency council committee commission embassy intelligence kremlin pentagon"
)

#: Nouns for several people.
PLURALS = words(
    """
    officials sources analysts experts authorities leaders residents witnesses police media sides
    people relatives critics observers lawmakers soldiers militants fighters rebels doctors
    activists campaigners reports spokesmen diplomats men women parents workers others
    """
)

AGED = re.compile(r"\b\d{1,3}-year-old\b")

#: Pronouns with the one that stands for all their forms.
LEXEMES = MappingProxyType(
    {
        form: lexeme
        for lexeme, forms in {
            "he": "he him his",
            "she": "she her hers",
            "it": "it its",
            "they": "they them their theirs 'em em",
            "i": "i me my mine",
            "we": "we us our ours 's",
            "you": "you your yours ya",
            "self": "himself herself itself themselves myself ourselves yourself yourselves oneself",
            "this": "this",
            "that": "that",
            "these": "these",
            "those": "those",
            "one": "one ones",
            "everyone": "everyone everybody all both",
            "somebody": "someone somebody anyone anybody nobody none",
            "something": "something anything nothing everything",
            "each other": "each other another some many most few",
            "there": "there here",
        }.items()
        for form in forms.split()
    }
)

#: The determiners that tell a known thing from a new one.
DETERMINERS = (
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "my", "our", "your",
    "some", "any", "no", "each", "every", "another", "other", "such", "all", "both", "many", "most",
    "more", "several", "few", "one", "two", "three", "what", "which",
)  # fmt: skip

#: Words that say nothing of what a phrase means.
SMALL_WORDS = words(
    """
    the a an this that these those his her its their my our your some any no each every another other such
    all both of in on at for by with from to and or as 's ’s who which whose where when is was were be been
    """
)

#: Nouns for people that are nobody's role.
PEOPLE = words(
    """
    people person persons human humans guy guys kid kids child children baby adult adults teenager
    teen friend friends neighbor neighbour colleague colleagues citizen citizens resident residents
    victim victims survivor survivors suspect suspects defendant plaintiff patient patients worker
    workers player players user users member members owner owners partner partners parent parents
    family couple cousin cousins nephew niece grandmother grandfather mom dad grandma grandpa
    sibling siblings twin twins pupil voter voters driver passenger pilot sailor soldier soldiers
    stranger crowd audience fan fans fellow folk folks leader leaders officials police men women
    """
)

#: Nouns that end as plurals do and are none.
SINGULARS = words("news series species politics physics economics mathematics gas lens bus texas perhaps")
