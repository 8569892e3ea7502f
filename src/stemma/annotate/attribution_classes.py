"""Turns the words of a cue and of its content into classes: what is done by saying it, and how surely."""

from __future__ import annotations

import re
from types import MappingProxyType

from stemma.annotate.attribution_words import CLAIMING, CUES, PAIRS
from stemma.annotate.wordlists import words
from stemma.types import Certainty, CueClass, Polarity

_BY_CLASS: dict[CueClass, str] = {
    "deny": "deny reject dismiss refute rebut",
    "confirm": "confirm acknowledge admit concede affirm verify",
    "accuse": "accuse blame denounce condemn criticize criticise slam blast decry",
    "claim": "claim allege contend assert maintain insist argue",
    "promise": "promise pledge vow threaten assure",
    "fear": "fear worry fret warn caution",
    "hope": "hope",
    "expect": "expect predict forecast anticipate",
}
_CLASSES = MappingProxyType({lemma: name for name, lemmas in _BY_CLASS.items() for lemma in lemmas.split()})
_BY_STATUS: dict[str, CueClass] = {
    "denied": "deny",
    "confirmed": "confirm",
    "alleged": "claim",
    "expected": "expect",
}
_OPEN = re.compile(r"\bn(?:either|or)\b|\bconfirm\w*\s(?:n?or)\sden", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_POSSIBLE = words("may might could possibly perhaps maybe possible potentially")
_PROBABLE = words(
    "likely probably should would expected seems appears apparently presumably believed thought"
)
_NEGATIVE = words("not never no nobody none neither nothing cannot without")
_VERBS = words(
    "is are was were be been has have had does do did will would can could may might must shall should"
)
_LONGEST_CLAUSE = 14  # words in which a clause shows its main verb


def cue_class(cue: str) -> CueClass:
    """Return what is done by the words of a cue: `rejected` denies, `claim that` claims, all else says."""
    if _OPEN.search(cue):
        return "leave open"
    lows = [m.group().lower() for m in _WORD.finditer(cue)]
    for index, low in enumerate(lows):
        known = PAIRS.get((low, lows[index + 1])) if index + 1 < len(lows) else None
        known = known or CUES.get(low)
        if known is not None:
            return _CLASSES.get(known.lemma, "say")
        if low in CLAIMING:
            return _BY_STATUS.get(CLAIMING[low], "say")
    return "say"


def polarity_of(name: CueClass) -> Polarity:
    """Return what the speaker makes of the content."""
    if name == "deny":
        return "denied"
    return "open" if name == "leave open" else "affirmed"


def certainty_of(content: str) -> tuple[Certainty, bool]:
    """Return how surely a clause is put, and whether it is negated, from the words around its first verb."""
    lows = [m.group().lower() for m in _WORD.finditer(content)][:_LONGEST_CLAUSE]
    first = next((i for i, low in enumerate(lows) if low in _VERBS or low.endswith(("n't", "n’t"))), None)
    near = lows if first is None else lows[: first + 4]
    after = [] if first is None else lows[first : first + 3]
    negated = bool(_NEGATIVE & {*near[:1], *after}) or any(low.endswith(("n't", "n’t")) for low in near)
    if _POSSIBLE & {*near}:
        return "possible", negated
    return ("probable" if _PROBABLE & {*near} else "certain"), negated
