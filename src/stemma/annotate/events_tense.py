"""Turns a trigger's place in its word tree into the tense in which the main line of the text tells it.

The main line is told in main clauses (the foreground of Hopper, 1979): what stands in a relative clause, an
infinitive or behind `after` and `if` is of another time, or of none that could be known.
"""

from __future__ import annotations

from stemma.annotate.syntax import Sentence
from stemma.annotate.times_tense import PAST_WORDS
from stemma.annotate.wordlists import words
from stemma.types import Tense

_NOMINAL = frozenset({"NOUN", "PROPN"})
# with these verbs a noun tells what they do: `held talks`, `announced an inquiry`, `talks began`
HOLDING = words(
    """
    hold held holds have has had make made makes pay paid pays give gave gives take took takes begin began
    begins start started starts open opened opens launch launched launches announce announced announces stage
    staged
    conduct conducted end ended ends conclude concluded collapse collapsed fail failed break broke
    follow followed order ordered continue continued
    """
)
_OBJECTS = frozenset({"obl", "obj", "nmod", "appos", "flat"})
_WHERE = frozenset({"acl", "advcl"})
_DURING = frozenset({"at", "in", "during"})
_SAID = words(
    """
    said says say told tells tell reported reports report confirmed confirms confirm announced announces added
    adds stated states claimed claims wrote writes acknowledged admitted revealed learned
    """
)
_MODAL = words("will would shall should can could may might must ll d wo ca to")
_NOW = words("is are am do does s re 's 're ’s ’re")
_THEN = frozenset({"was", "were", "got", "did"})
_PERFECT = words("has have ve 've ’ve")
_DEEPEST = 8  # steps up a tree; more come only from a tree that is wrong


def tense_of(sentence: Sentence, trigger: int) -> Tense:
    """Return the tense of the main clause that tells a trigger; an empty one where none does."""
    verb = _verb(sentence, trigger)
    if verb is None:
        return ""
    first, reported = _foremost(sentence, verb)
    if first is None:
        return ""
    tense = _tense(sentence, verb, reported)
    if tense or first == verb:
        return tense
    # `were seized and beaten`: the second of two has its helper from the first
    return _tense(sentence, first, reported) if sentence.lows[verb].endswith(("ed", "en")) else ""


def _verb(sentence: Sentence, trigger: int) -> int | None:
    """Return the verb that tells a trigger: itself, or the one that says of a noun that it took place."""
    tree = sentence.tree
    if tree.upos[trigger] not in _NOMINAL:
        return trigger if tree.upos[trigger] == "VERB" else None
    verb, relation = tree.heads[trigger], sentence.relation(trigger)
    if tree.upos[verb] != "VERB":
        return None
    if relation in ("obj", "nsubj"):
        return verb if sentence.lows[verb] in HOLDING else None
    one = any(sentence.lows[child] in ("a", "an") for child in sentence.below(trigger, "det"))
    return verb if relation == "obl" and one and sentence.case(trigger) in _DURING else None


def _foremost(sentence: Sentence, verb: int) -> tuple[int | None, bool]:
    """Return the first of joined verbs, if theirs is a main clause or what somebody is said to say; which.

    A clause with `where` tells on what the main clause began: `He came to Orvane, where he met the mayor`.
    """
    at, first, reported, noun = verb, verb, False, False
    for _ in range(_DEEPEST):
        relation, head = sentence.relation(at), sentence.tree.heads[at]
        if relation == "root" or head == at:
            return first, reported
        if relation == "conj":
            first = head if at == first else first
        elif relation in ("ccomp", "parataxis") and sentence.lows[head] in _SAID:
            reported = True
        elif relation in _WHERE and any(sentence.lows[c] == "where" for c in sentence.children[at]):
            noun = True
        elif relation != "parataxis" and not (noun and relation in _OBJECTS):
            return None, False
        at = head
    return None, False


def _tense(sentence: Sentence, verb: int, reported: bool) -> Tense:
    """Return the tense of a verb by its helpers and form; what was reported in the pluperfect is past."""
    helpers = {sentence.lows[child] for child in sentence.below(verb, "aux")}
    if helpers & _MODAL or any(sentence.lows[child] == "to" for child in sentence.below(verb, "mark")):
        return ""
    if "had" in helpers:
        return "past" if reported else ""
    if helpers & _PERFECT:
        return "perfect"
    word = sentence.lows[verb]
    if helpers & _THEN or (not helpers and (word in PAST_WORDS or word.endswith("ed"))):
        return "past"
    finite = not word.endswith(("ing", "en")) and helpers <= _NOW
    return "present" if finite else ""
