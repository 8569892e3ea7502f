"""The words by which a change of wording is known to change what is said."""

from __future__ import annotations

from collections.abc import Mapping


def _rows(text: str) -> dict[str, str]:
    rows = (row.split(":") for row in text.strip().splitlines())
    return {word: kept.strip() for kept, words in rows for word in words.split()}


# What a verb of speech adds to the bare fact that something was said.
_SPEECH = """
said: said says say saying told tells tell stated states state added adds noted notes reported reports
said: announced announces announcing remarked
admitted: admitted admits admit conceded concedes concede acknowledged acknowledges confessed confesses
claimed: claimed claims claim claiming alleged alleges asserted asserts contended contends purported
confirmed: confirmed confirms confirm confirming revealed reveals verified
denied: denied denies deny denying rejected rejects reject dismissed dismisses refuted
insisted: insisted insists stressed stresses emphasized emphasised vowed
warned: warned warns threatened threatens
accused: accused accuses blamed blames
demanded: demanded demands ordered urged urges asked asks requested
suggested: suggested suggests hinted hints implied
boasted: boasted boasts bragged
"""
#: Verbs of speech, each with the one that stands for its group.
SPEECH: Mapping[str, str] = _rows(_SPEECH)

# Words for one thing of which each takes a side.
_LOADED = """
fighter: militant militants terrorist terrorists insurgent insurgents rebel rebels extremist extremists
fighter: jihadist jihadists gunman gunmen fighter fighters guerrilla guerrillas separatist separatists
fighter: partisans
war: war invasion aggression operation conflict incursion intervention offensive
protest: protest protests riot riots rally rallies unrest uprising demonstration demonstrations
rule: government regime administration junta
leaving: migrants refugees illegals
deed: killed murdered assassinated executed slain eliminated massacred slaughtered neutralized neutralised
wall: fence wall barrier
swap: swap exchange ransom deal
seized: seized liberated occupied captured annexed
"""
#: Words that name one thing with a judgement in them, each with what it names.
LOADED: Mapping[str, str] = _rows(_LOADED)

_CLAIMS_WORDS = """
alleged allegedly reportedly suspected supposedly purported purportedly believed apparently rumoured
rumored claimed unconfirmed presumed possibly probably perhaps may might could
"""
#: Words that take a statement back from fact to claim.
CLAIMS = frozenset(_CLAIMS_WORDS.split())
_NEGATIONS_WORDS = """
not no never without nobody none neither cannot n't didn wasn isn won denied
"""
#: Words that turn a statement into its contrary.
NEGATIONS = frozenset(_NEGATIONS_WORDS.split())

#: Words before a number, and whether the number is then its least (1), its most (-1) or about it (0).
HEDGES: Mapping[str, int] = {
    "at least": 1, "more than": 1, "over": 1, "no fewer than": 1, "no less than": 1, "upwards of": 1,
    "up to": -1, "as many as": -1, "as much as": -1, "at most": -1, "fewer than": -1, "less than": -1,
    "under": -1, "no more than": -1, "nearly": -1, "almost": -1,
    "about": 0, "around": 0, "some": 0, "roughly": 0, "approximately": 0, "an estimated": 0, "estimated": 0,
    "only": 0, "exactly": 0,
}  # fmt: skip
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
)
_MORE = "seventeen eighteen nineteen"
#: Numbers in words.
NUMBERS: Mapping[str, float] = {w: float(i) for i, w in enumerate(f"{_NUMBERS} {_MORE}".split())} | {
    "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0,
    "eighty": 80.0, "ninety": 90.0,
}  # fmt: skip
#: Words for many of which the least is known.
VAGUE: Mapping[str, float] = {"dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2000.0}
#: Words that multiply the number before them.
SCALES: Mapping[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
_DAYS_WORDS = """
monday tuesday wednesday thursday friday saturday sunday january february march april june july august
september october november december yesterday today tomorrow morning afternoon evening night
"""
#: Words that say when.
DAYS = frozenset(_DAYS_WORDS.split())
_SMALL_WORDS = """
a an the of in on at to by for and that which who was were is are has have had
"""
#: Words whose coming and going changes nothing.
SMALL = frozenset(_SMALL_WORDS.split())
