"""Turns word forms of general news verbs and nouns into their lemmas and PLOVER 2.0 categories.

The lists are this project's own; the categories are those of the PLOVER draft manual (Open Event
Data Alliance, 2021). Happenings that PLOVER does not know (accidents, deaths, elections) have none.
"""

from __future__ import annotations

from typing import NamedTuple

from stemma.annotate.wordlists import words

_VERBS: dict[str, str] = {
    "CONSULT": "meet visit arrive tour travel depart fly negotiate confer consult greet host welcome "
    "mediate broker facilitate convene attend discuss",
    "AGREE": "agree pledge promise vow reaffirm conclude commit accept approve adopt",
    "SUPPORT": "support endorse back praise hail ratify sign recognize recognise congratulate thank "
    "honor honour award nominate appoint assure applaud express",
    "CONCEDE": "concede apologize apologise admit ease lift postpone suspend delay",
    "COOPERATE": "cooperate collaborate extradite trade exchange merge partner join transfer",
    "AID": "aid assist help donate supply provide fund finance rescue evacuate shelter feed equip train",
    "RETREAT": "withdraw release free retreat surrender disarm resign liberate return hand repatriate "
    "evacuate escape flee",
    "REQUEST": "demand urge request appeal ask order call invite insist petition",
    "ACCUSE": "accuse blame condemn denounce criticize criticise allege charge indict investigate sue "
    "probe prosecute decry slam",
    "REJECT": "reject refuse deny decline veto dismiss rebuff oppose block resist",
    "THREATEN": "threaten warn vow",
    "PROTEST": "protest demonstrate rally march riot boycott strike picket",
    "SANCTION": "sanction expel convict sentence ban bar penalize penalise fine cancel recall",
    "MOBILIZE": "deploy mobilize mobilise mass station dispatch send patrol",
    "COERCE": "arrest detain jail imprison seize confiscate raid deport hack censor ban restrict evict "
    "capture besiege blockade",
    "ASSAULT": "kill attack bomb shoot shell abduct kidnap murder assassinate stab wound injure fire "
    "strike torture rape massacre ambush behead execute invade destroy storm assault detonate "
    "fight clash burn loot beat",
    "": "die explode crash collapse derail sink erupt hit flood launch test unveil elect vote win "
    "lose defeat open close announce declare reveal discover find recover record obtain name "
    "inaugurate marry bury bear found form split acquire buy sell fall rise quit retire "
    "replace cut raise publish rule acquit drown spread infect land identify bring take drive "
    "post rename dissolve restore begin start end fail",
}

_NOUNS: dict[str, str] = {
    "CONSULT": "visit meeting talks summit negotiation dialogue dialog consultation conference trip tour "
    "arrival mediation",
    "AGREE": "agreement deal pledge",
    "SUPPORT": "endorsement ratification recognition signing",
    "CONCEDE": "apology concession",
    "COOPERATE": "exchange drill exercise merger",
    "AID": "aid donation rescue evacuation shipment",
    "RETREAT": "withdrawal release ceasefire truce resignation swap liberation surrender repatriation "
    "pullout handover",
    "REQUEST": "demand appeal request ultimatum",
    "ACCUSE": "accusation allegation indictment investigation probe lawsuit condemnation",
    "REJECT": "refusal rejection veto denial",
    "THREATEN": "warning",
    "PROTEST": "protest demonstration rally riot strike march unrest boycott",
    "SANCTION": "sanction expulsion conviction sentence ban embargo",
    "MOBILIZE": "deployment mobilization mobilisation dispatch",
    "COERCE": "arrest detention seizure raid crackdown curfew blockade deportation cyberattack siege",
    "ASSAULT": "attack bombing explosion shooting airstrike strike killing murder assassination "
    "kidnapping abduction massacre shelling assault offensive invasion incursion ambush clash "
    "battle stabbing blast insurgency war",
    "": "death accident crash earthquake quake flood hurricane typhoon cyclone storm tornado "
    "wildfire fire eruption landslide tsunami drought famine outbreak epidemic election "
    "referendum vote inauguration trial verdict ruling hearing launch test ceremony funeral "
    "wedding collapse derailment tragedy disaster coup purchase takeover acquisition split "
    "inspection parade briefing interview",
}

# words side by side that mean one happening: first word (any form of it) and what must follow
PHRASES: dict[tuple[str, ...], tuple[str, str]] = {
    ("set", "free"): ("free", "RETREAT"),
    ("hand", "over"): ("hand over", "RETREAT"),
    ("step", "down"): ("resign", "RETREAT"),
    ("take", "office"): ("take office", ""),
    ("take", "up", "arms"): ("take up arms", "ASSAULT"),
    ("take", "hostage"): ("take hostage", "ASSAULT"),
    ("pull", "out"): ("withdraw", "RETREAT"),
    ("break", "down"): ("fail", ""),
    ("blow", "up"): ("blow up", "ASSAULT"),
    ("open", "fire"): ("open fire", "ASSAULT"),
    ("gun", "down"): ("shoot", "ASSAULT"),
    ("shoot", "down"): ("shoot down", "ASSAULT"),
    ("crack", "down"): ("crack down", "COERCE"),
    ("call", "on"): ("call on", "REQUEST"),
    ("call", "for"): ("call for", "REQUEST"),
    ("call", "off"): ("call off", "SANCTION"),
    ("rule", "out"): ("rule out", "REJECT"),
    ("telephone", "call"): ("telephone call", "CONSULT"),
    ("telephone", "calls"): ("telephone call", "CONSULT"),
    ("phone", "call"): ("telephone call", "CONSULT"),
    ("news", "conference"): ("news conference", ""),
    ("press", "conference"): ("news conference", ""),
    ("break", "out"): ("break out", ""),
    ("sit", "down"): ("meet", "CONSULT"),
    ("pass", "away"): ("die", ""),
    ("take", "over"): ("take over", ""),
    ("call", "up"): ("call up", "MOBILIZE"),
    ("touch", "down"): ("land", ""),
}

IRREGULAR = {
    "meet": "met met",
    "fly": "flew flown",
    "hold": "held held",
    "bear": "bore born",
    "withdraw": "withdrew withdrawn",
    "flee": "fled fled",
    "free": "freed freed",
    "shoot": "shot shot",
    "strike": "struck struck",
    "fight": "fought fought",
    "beat": "beat beaten",
    "bomb": "bombed bombed",
    "send": "sent sent",
    "feed": "fed fed",
    "sink": "sank sunk",
    "hit": "hit hit",
    "win": "won won",
    "lose": "lost lost",
    "find": "found found",
    "found": "founded founded",
    "buy": "bought bought",
    "sell": "sold sold",
    "fall": "fell fallen",
    "rise": "rose risen",
    "quit": "quit quit",
    "cut": "cut cut",
    "split": "split split",
    "spread": "spread spread",
    "set": "set set",
    "take": "took taken",
    "bring": "brought brought",
    "drive": "drove driven",
    "break": "broke broken",
    "blow": "blew blown",
    "begin": "began begun",
    "sit": "sat sat",
    "sue": "sued sued",
    "die": "died died",
    "win over": "won won",
}
_ING = {"die": "dying", "flee": "fleeing", "free": "freeing", "sue": "suing"}
_DOUBLING = words(
    """
    ban bar kidnap stab rob gun cut hit split quit set sit win step begin transfer
    """
)


class Word(NamedTuple):
    """A trigger word: its lemma, its category (None: PLOVER has none) and the form it stands in."""

    lemma: str
    category: str | None
    form: str  # base, s, past, participle, ing or noun


def inflected(verb: str) -> dict[str, str]:
    """Return a verb's forms by name, by rule or from the list of irregular ones."""
    stem = verb + verb[-1] if verb in _DOUBLING and verb[-1] in "nrbtp" else verb
    if verb.endswith("e"):
        past, ing = f"{verb}d", f"{verb[:-1]}ing"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        past, ing = f"{verb[:-1]}ied", f"{verb}ing"
    else:
        past, ing = f"{stem}ed", f"{stem}ing"
    s = (
        f"{verb[:-1]}ies"
        if past.endswith("ied")
        else f"{verb}es"
        if verb.endswith(("s", "sh", "ch", "x", "z"))
        else f"{verb}s"
    )
    first, second = IRREGULAR.get(verb, f"{past} {past}").split()
    return {"base": verb, "s": s, "ing": _ING.get(verb, ing), "participle": second, "past": first}


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "sh", "ch", "x")) else f"{noun}s"


def _words() -> dict[str, Word]:
    """Lay out every form; a noun wins over a verb form like it, the first category over later ones."""
    found: dict[str, Word] = {}
    for category, nouns in _NOUNS.items():
        for noun in nouns.split():
            for form in (noun, _plural(noun)):
                found.setdefault(form, Word(noun, category or None, "noun"))
    for category, verbs in _VERBS.items():
        for verb in verbs.split():
            for name, form in inflected(verb).items():
                found.setdefault(form, Word(verb, category or None, name))
    return found


WORDS: dict[str, Word] = _words()
PHRASE_STARTS: dict[str, tuple[tuple[str, ...], ...]] = {}
for _words_of in sorted(PHRASES, key=len, reverse=True):
    for _form in {*inflected(_words_of[0]).values()}:
        PHRASE_STARTS[_form] = (*PHRASE_STARTS.get(_form, ()), _words_of)

# verbs that say so little that they are a happening only of somebody, or done to somebody
WEAK = words(
    """
    find name form found open close end start begin fall rise record lose win fire order ask help
    provide join call return sell buy cut raise rule express trade fund train hit mass station bear
    discuss accept hand partner fine bar land spread charge march exchange transfer equip honor honour
    thank assure admit block back resist oppose delay fail recover split restore hail praise
    applaud cooperate approve adopt ease recall feed identify bring take drive post
    """
)

# These name what is done to their possessor: `the hostages' release`.
DONE_TO = words(
    """
    release liberation rescue evacuation repatriation handover abduction kidnapping killing murder
    assassination massacre stabbing shooting arrest detention deportation expulsion conviction sentence
    deployment mobilization mobilisation dispatch swap inauguration takeover acquisition purchase launch test
    seizure indictment
    """
)

# What these verbs tell is no happening to lay side by side: being and having, saying and asking, knowing,
# wanting and seeing, and helping other verbs along.
_IDLE = """
be have do make go come get give put let keep stay remain become seem appear look sound feel belong exist
live need want wish like love hate value care mind matter mean concern involve include contain consist
depend cost say tell speak talk comment answer reply respond note add state remark mention explain
describe write read hear listen know think believe understand see watch show indicate suggest represent
reflect underscore underline translate purport aim intend plan try seek manage tend continue begin start
end happen occur use work lead follow face stand sit hold bring turn run allow enable cause result relate
link compare base hope fear expect wait ensure secure achieve prepare consider decide wonder satisfy
please worry surprise spend draw serve claim suspect doubt
"""
_IDLE_FORMS = """
is are was were been being had has having did does done doing made making went gone going came coming got
gotten getting gave given giving putting letting kept became becoming felt meant told spoke spoken wrote
written writing heard knew known thought understood saw seen shown began begun led stood sat sitting held
brought ran running spent drew drawn lying
"""
IDLE = words(_IDLE_FORMS) | {form for verb in words(_IDLE) for form in inflected(verb).values()}
