"""Turns the mentions of capitals that speak and act into mentions of their countries.

Needs the mentions of a reading and its text. `Oslo denied it` and `Oslo's answer` mean a
government; `in Oslo`, `the capital, Oslo` and the `OSLO (Agency) —` of a dateline mean a town.
Where neither is plain the town stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from stemma.relate.aliases import governments
from stemma.relate.names import words_of
from stemma.types import Mention

_LOOK = 40  # characters on either side
# What stands before a place: a preposition of place, a verb of motion, a word for the town.
_AT_A_PLACE = re.compile(
    r"\b(?:in|to|from|at|near|outside|inside|around|into|via|through|towards?|across|beyond|downtown|central|greater"
    r"|capital|city|town|mayor\s+of|streets\s+of|centre\s+of|center\s+of|north\s+of|south\s+of|east\s+of|west\s+of"
    r"|suburb\s+of|outskirts\s+of|university\s+of|leave|left|leaving|visit|visited|visiting|reach|reached|depart"
    r"|departed|hit|hits|struck|bombed|entered)"
    r",?\s+(?:[A-Z][a-z]+(?:,\s+|\s+(?:and|or)\s+)){0,2}$"
)
# What stands after a government: a verb, a possessive and what governments have, another government.
_ACTS = re.compile(
    r"\s+(?:has|have|had|is|was|will|would|could|may|might|must|should|can|cannot|does|did|says?|said|hopes?|wants?|fears?"
    r"|seeks?|sees|insists?|den(?:y|ies)|accuses?|calls?|warns?|claims?|believes?|considers?|continues?|needs?|remains?"
    r"|supports?|rejects?|refuses?|vows?|expects?|views|values|plans?|tries|agrees?|announces?|responds?"
    r"|(?:also\s+|never\s+|repeatedly\s+|recently\s+|later\s+)?[a-z]{3,}ed)\b"
)
_OWNS = re.compile(
    r"['’]s\s+(?:\w+\s+)?(?:government|support|position|stance|policy|decision|claims?|denials?|response|demands?|relations"
    r"|military|army|troops|forces|war|offer|plans?|interests?|allies|ally|threats?|view|role|help|aid|nuclear|leadership"
    r"|ambassador|envoy|foreign|defen[cs]e|willingness|intentions?|participation|involvement|aggression|goals?)\b"
)
_WITH_ANOTHER = re.compile(
    r"\b(?:between|positions\s+of|assures?|assured|accuse[sd]?|accusing|urge[sd]?|help(?:s|ed|ing)?|support(?:s|ed|ing)?"
    r"|told|against|with|by|warn(?:s|ed)?|ally|allies)\s+(?:both\s+)?(?:[A-Z]\w+\s+(?:and|or)\s+)?$"
)


def with_governments(mentions: Iterable[Mention], text: str) -> tuple[Mention, ...]:
    """Return the mentions, capitals that stand for a government being of kind `country`.

    Such a mention points back to nothing: the town of the same name is another thing.
    """
    return tuple(
        replace(m, kind="country", antecedent=None) if m.kind == "place" and _acts(m, text) else m
        for m in mentions
    )


def _acts(mention: Mention, text: str) -> bool:
    if mention.form != "name" or " ".join(words_of(mention.text)) not in governments():
        return False
    start, end = mention.span
    before, after = text[max(0, start - _LOOK) : start], text[end : end + _LOOK]
    if _AT_A_PLACE.search(before):
        return False
    return bool(_ACTS.match(after) or _OWNS.match(after) or _WITH_ANOTHER.search(before))
