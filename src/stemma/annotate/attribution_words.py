"""The words by which English reports what others say: cue verbs by class, and what may stand around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Literal, NamedTuple

from stemma.annotate.wordlists import words
from stemma.types import StatementStatus

Form = Literal["base", "third", "past", "ing"]
# speech: takes quotes, that-clauses and stands after its content; thought: the same, but no quotes;
# phrase: takes a noun phrase, an infinitive or a gerund as its content; quote: the speaker's own words only
CueClass = Literal["speech", "thought", "phrase", "quote"]


class Cue(NamedTuple):
    """A form of a cue verb."""

    lemma: str
    form: Form
    group: CueClass
    status: StatementStatus


_SPEECH = words(
    """
    say tell add note stress emphasize emphasise underscore underline explain announce report state
    declare insist argue maintain assert contend acknowledge admit concede confirm reveal recall
    reiterate repeat remark comment observe conclude warn caution predict suggest estimate allege
    claim testify write tweet reply respond answer affirm agree assure believe think complain
    indicate mention clarify disclose quip joke ask recount reckon stipulate demonstrate
    """
)
_THOUGHT = words(
    """
    fear hope expect speculate suspect doubt worry feel know learn assume forecast anticipate fret
    """
)
_PHRASE = words(
    """
    deny denounce condemn describe accuse urge vow pledge promise threaten demand reaffirm express
    blame reject dismiss refute criticize criticise propose identify raise voice share
    """
)

_QUOTE = words(
    """
    continue begin read shout yell scream cry exclaim lament protest boast post plead counter retort chant
    """
)

#: Verbs that give a thing a name of the speaker's own: they report where a quotation says which.
NAMING = words("call brand label dub hail praise blast slam decry")

_IRREGULAR = {
    "begin": "began", "read": "read", "forecast": "forecast", "put": "put", "plead": "pleaded",
    "say": "said", "tell": "told", "think": "thought", "feel": "felt", "know": "knew", "write": "wrote",
    "admit": "admitted", "stress": "stressed", "learn": "learned",
}  # fmt: skip

_BY_STATUS: dict[StatementStatus, str] = {
    "denied": "deny reject dismiss refute",
    "confirmed": "confirm acknowledge admit concede",
    "alleged": "claim allege accuse suspect blame",
    "hypothetical": "speculate suggest doubt",
    "expected": "hope expect fear predict forecast anticipate promise pledge vow threaten",
}
_STATUS = {lemma: status for status, lemmas in _BY_STATUS.items() for lemma in lemmas.split()}


def _forms(lemma: str) -> Iterator[tuple[Form, str]]:
    yield "base", lemma
    ending = "es" if lemma.endswith(("ss", "sh", "ch", "x")) else "s"
    soft = lemma.endswith("y") and lemma[-2] not in "aeiou"
    yield "third", lemma[:-1] + "ies" if soft else lemma + ending
    if lemma in _IRREGULAR:
        yield "past", _IRREGULAR[lemma]
    elif lemma == "slam":
        yield "past", "slammed"
    elif soft:
        yield "past", lemma[:-1] + "ied"
    else:
        yield "past", lemma + "d" if lemma.endswith("e") else lemma + "ed"
    doubled = {"admit": "admitt", "begin": "beginn", "agree": "agree", "slam": "slamm", "label": "labell"}
    stem = doubled.get(lemma) or (lemma[:-1] if lemma.endswith("e") else lemma)
    yield "ing", stem + "ing"


def _table() -> dict[str, Cue]:
    groups: Iterable[tuple[CueClass, frozenset[str]]] = (
        ("quote", _QUOTE),
        ("phrase", _PHRASE | NAMING),
        ("thought", _THOUGHT),
        ("speech", _SPEECH),
    )
    return {
        word: Cue(lemma, form, group, _STATUS.get(lemma, "asserted"))
        for group, lemmas in groups
        for lemma in sorted(lemmas)
        for form, word in _forms(lemma)
        if word not in ("state", "states")
    }


#: Every form of every cue verb, in lower case.
CUES = MappingProxyType(_table())

#: Cues of two words, by both: `pointed out`, `called for`.
PAIRS = MappingProxyType({
    **dict.fromkeys(
        [(form, "out") for form in ("point", "points", "pointed", "pointing")],
        Cue("point out", "past", "speech", "asserted"),
    ),
    **dict.fromkeys([("calls", "for"), ("called", "for")], Cue("call for", "past", "phrase", "asserted")),
    **dict.fromkeys([("calls", "on"), ("called", "on")], Cue("call on", "past", "phrase", "asserted")),
})  # fmt: skip

_CLAIMS_BY_STATUS: dict[StatementStatus, str] = {
    "alleged": "claim claims allegation allegations accusation accusations",
    "denied": "denial denials",
    "expected": "prediction predictions promise promises pledge vow fear fears hope hopes",
    "confirmed": "admission confirmation acknowledgement",
    "asserted": "warning warnings statement assertion announcement insistence contention belief",
}

#: Nouns of saying that take `that`, each with the status it gives.
CLAIMING = MappingProxyType(
    {noun: status for status, nouns in _CLAIMS_BY_STATUS.items() for noun in nouns.split()}
)

#: Forms that are nouns as often as verbs.
NOUN_LIKE = words(
    """
    claim claims report reports demand demands call calls fear fears hope hopes pledge pledges
    promise promises vow vows note notes comment comments estimate estimates state states remark
    remarks answer answers doubt doubts worry worries forecast forecasts reply replies blame stress
    tweet tweets reject threat repeat feel
    """
)

#: Participles that share the subject of the clause they hang on.
TRAILING = words(
    """
    adding saying claiming asserting noting stressing warning insisting arguing declaring suggesting
    telling writing confirming denying acknowledging emphasizing emphasising explaining alleging
    stating promising vowing pledging maintaining announcing indicating predicting hoping fearing
    reiterating reaffirming urging underscoring describing
    """
)

#: Small words between a subject and its verb.
BETWEEN = words(
    """
    also later previously earlier then now has have had just again still further even today
    yesterday recently first once since repeatedly publicly officially privately reportedly
    subsequently separately meanwhile immediately only always often never not directly openly
    clearly strongly flatly categorically initially finally soon already
    """
)

#: Words in -ly that are no adverbs.
NO_ADVERBS = words(
    "family july ally rally assembly monopoly supply reply italy only early daily friendly elderly bully"
)


def is_between(low: str) -> bool:
    """Say whether a word in lower case can stand between a subject and its verb."""
    return low in BETWEEN or (low.endswith("ly") and low not in NO_ADVERBS)


BE = words("is are was were be been being am 's 're get gets got")
MODALS = words("to would could should may might must can will shall cannot can't won't wouldn't")
NEGATIONS = words("not never neither hardly barely n't didn't doesn't don't nor")

#: Verbs that report only with `that`, a quotation, or behind their content: else they take plain objects.
THAT_ONLY = words(
    """
    conclude feel observe demonstrate repeat estimate reckon mention declare answer reply respond
    comment assume know learn reveal
    """
)

#: What `raise`, `voice` and `share` take where they report.
THOUGHT_NOUNS = words(
    """
    suspicion suspicions concern concerns possibility doubt doubts fear fears alarm hope hopes
    assessment assessments view views opinion opinions criticism objection objections
    """
)

#: Words that stand for several people alone: `Some say`.
ALONE = words("some others many all most both few")

#: Nouns for what is written or sent; who wrote it speaks.
WRITINGS = words(
    """
    message statement post report document article release letter tweet telegram note memo survey
    study biography
    """
)

#: Nouns for those who speak together, or for a body that does.
SPEAKING = words(
    """
    media officials police authorities witnesses residents sources reports ministry agency analysts
    experts prosecutors rescuers lawyers organizers organisers relatives activists campaigners rebels
    inquiry poll panel jury judge watchdog regulator coroner
    militants lawmakers newspapers television radio government army military company court
    """
)

#: Words that open a noun phrase.
DETERMINERS = words(
    """
    the a an some many several most both two three four five other another one his her its their our
    my this that these those any all no each every few various certain local state senior top former

    """
)

PREPOSITIONS = words(
    """
    of in on at by for from to with about after before during under over through via amid since
    until against between among within without into as despite following according regarding near
    behind outside inside across toward towards
    """
)

#: Words after which a new clause begins, with a subject of its own.
CLAUSE_OPENERS = words(
    """
    and but or as while after before when whereas because although though if that who which where
    whom than until
    """
)

PRONOUNS = words("he she it they we i you")

#: Nouns of telling: who is told, in lower case.
AUDIENCE = words(
    """
    reporters journalists lawmakers parliament us me him her them viewers listeners investigators
    police deputies supporters crowds state media
    """
)
