"""Turns a trigger and its sentence's dependency tree into who did it, to whom, and where.

Relations are those of Universal Dependencies as GUM uses them: the subject of a passive suffers, `by`
brings who did it, a participle after a noun is done by that noun or to it, and a noun of happening
takes its parts from `of`, `by` and the possessive, or from the verb that it is the object of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from stemma.annotate.events_words import DONE_TO, WORDS
from stemma.annotate.syntax import Sentence
from stemma.annotate.wordlists import words
from stemma.offsets import Span
from stemma.types import Annotation

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_NAMED = frozenset({"place", "country"})
_PLACE_WORDS = words("in at near outside inside across")
_GOAL_WORDS = words("to into from")
_TOWARDS = ("with", "against", "to")  # what a noun of happening takes its other side by
_ON = frozenset({"ASSAULT", "COERCE", "SANCTION"})  # what is done on somebody: `an attack on Orvane`
_SIDES = words("between among")
_PRONOUNS = words("who which that whom whose")
# Verbs that lend their subject to the happening that is their object: `held talks`, `launched an attack`.
_LENDING = words(
    """
    hold held holds have had has make made makes take took takes taken pay paid pays launch launched launches
    carry carried carries conduct conducted conducts give gave gives given open opened begin began start
    started stage staged stages mount mounted reach reached sign signed strike struck broker brokered secure
    secured
    """
)
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_SHARING = frozenset({"conj", "xcomp"})  # clauses that take the subject of the one they hang on
_INSIDE = frozenset({"compound", "amod", "flat", "nummod", "nmod:poss", "nmod:unmarked", "fixed", "goeswith"})
_NAMING = frozenset({"flat", "nmod:desc", "appos"})
_DEEPEST = 6  # steps up to a subject; more come only from a tree that is wrong


class Parts(NamedTuple):
    """The words of a sentence that take part: who acts, who is acted on, and where."""

    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    place: Span | None


def parts(sentence: Sentence, trigger: int, lemma: str, names: Sequence[Annotation]) -> Parts:
    """Return who takes part in what the word `trigger` tells, as far as the tree says.

    `names` are the names and references of the sentence; a participant that none of them holds is
    its noun phrase. Pronouns that refer to nobody are left out.
    """
    read = _Frame(sentence, names)
    noun = sentence.tree.upos[trigger] in _NOMINAL
    actors, recipients = _of_noun(read, trigger, lemma) if noun else _of_verb(read, trigger)
    return Parts(tuple(read.spans(actors)), tuple(read.spans(recipients)), _place(read, trigger, noun=noun))


def own_time(sentence: Sentence, trigger: int, times: Sequence[Span]) -> Span | None:
    """Return the time that hangs on a trigger, or on the verb whose subject or object it is."""
    heads = {trigger}
    verb = trigger
    if sentence.tree.upos[trigger] in _NOMINAL and sentence.relation(trigger) in ("nsubj", "obj"):
        verb = sentence.tree.heads[trigger]
        heads.add(verb)
    tops = [(time, sentence.top(time)) for time in times]
    for time, top in tops:
        if top is not None and sentence.tree.heads[top] in heads and top != trigger:
            return time
    return _shared_time(sentence, verb, [(time, top) for time, top in tops if top is not None])


def _shared_time(sentence: Sentence, verb: int, tops: Sequence[tuple[Span, int]]) -> Span | None:
    """Return the time before the first of several joined verbs: `In May they came and held talks`."""
    if sentence.relation(verb) != "conj" or any(sentence.below(verb, "nsubj")):
        return None  # with a subject of its own it is another clause
    first = sentence.tree.heads[verb]
    return next((time for time, top in tops if sentence.tree.heads[top] == first and top < first), None)


class _Frame:
    """A sentence and the names in it."""

    def __init__(self, sentence: Sentence, names: Sequence[Annotation]) -> None:
        self.sentence = sentence
        self.names = names

    def spans(self, words: Iterable[int]) -> Iterator[Span]:
        """Yield the spans of the participants that these words head, and of those joined to them."""
        seen: set[Span] = set()
        for word in words:
            for one in (word, *self.sentence.below(word, "conj")):
                span = self.span(one)
                if span is not None and span not in seen:
                    seen.add(span)
                    yield span

    def span(self, word: int) -> Span | None:
        """Return the name that a word stands in, or its noun phrase."""
        named = self.named(word) or self._called(word)
        if named is not None:
            return named.span
        if self.sentence.tree.upos[word] not in _NOMINAL:
            return None
        return self._phrase(word)

    def named(self, word: int) -> Annotation | None:
        """Return the name or reference that a word stands in, the longest of several."""
        place = self.sentence.tree.words[word]
        holding = [n for n in self.names if n.span.covers(place)]
        return max(holding, key=lambda n: n.span.end - n.span.start, default=None)

    def _called(self, word: int) -> Annotation | None:
        """Return the name that follows a title: `Governor Oda Lind`, `the governor, Oda Lind`."""
        children = self.sentence.children[word]
        titled = [c for c in children if self.sentence.tree.relations[c] in _NAMING]
        return next((name for c in titled for name in [self.named(c)] if name is not None), None)

    def _phrase(self, word: int) -> Span:
        words, relations = self.sentence.tree.words, self.sentence.tree.relations
        first = last = word
        below = [c for c in self.sentence.children[word] if relations[c] in _INSIDE]
        for child in reversed([c for c in below if c < word]):
            if any(self.sentence.below(child, "case")):
                break  # `Oren's guards`: the possessor is another
            first = self._first(child)
        for child in (c for c in below if c > word and relations[c] == "flat"):
            last = child
        return Span(words[first].start, words[last].end)

    def _first(self, word: int) -> int:
        """Return where a modifier begins: the `240` of `240 million crowns`."""
        before = [c for c in self.sentence.children[word] if c < word]
        return min(before, default=word) if self.sentence.relation(word) == "nummod" else word


def _of_verb(read: _Frame, verb: int) -> tuple[list[int], list[int]]:
    sentence = read.sentence
    relations = sentence.tree.relations
    below = sentence.children[verb]
    if _is_passive(sentence, verb):
        agents = [c for c in below if relations[c] == "obl:agent" or _is_by(sentence, c)]
        suffered = [_real(sentence, c) for c in below if relations[c] == "nsubj:pass"]
        return agents, suffered or _modified(sentence, verb)
    objects = [c for c in below if relations[c] in ("obj", "iobj")]
    sides = [c for c in sentence.below(verb, "obl") if sentence.case(c) in ("with", "against")]
    return _subjects(sentence, verb), [_real(sentence, c) for c in objects or sides]


def _is_by(sentence: Sentence, word: int) -> bool:
    return sentence.relation(word) == "obl" and sentence.case(word) == "by"


def _is_passive(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb stands in the passive, or as a participle by the noun that it is done to."""
    relations = sentence.tree.relations
    if any(relations[c] in ("nsubj:pass", "aux:pass", "csubj:pass") for c in sentence.children[verb]):
        return True
    if any(relations[c] in ("obj", "nsubj", "aux") for c in sentence.children[verb]):
        return False
    aside = relations[verb] == "advcl" and not any(sentence.below(verb, "mark"))  # `Freed on Monday, they …`
    return (aside or relations[verb] in ("acl", "amod")) and not sentence.word(verb).endswith("ing")


def _modified(sentence: Sentence, verb: int) -> list[int]:
    """Return the noun that a participle stands by, or the subject that a passive shares."""
    head = sentence.tree.heads[verb]
    if sentence.relation(verb) in ("acl", "amod") and sentence.tree.upos[head] in _NOMINAL:
        return [head]
    if sentence.relation(verb) in (*_SHARING, "advcl"):
        return _subjects(sentence, head)
    return []


def _subjects(sentence: Sentence, verb: int) -> list[int]:
    """Return the subject of a verb: its own, the noun of its relative clause, or that of the verb above."""
    tree = sentence.tree
    for _ in range(_DEEPEST):
        own = [c for c in sentence.children[verb] if tree.relations[c] in _SUBJECTS]
        if own:
            return [_real(sentence, c) for c in own]
        head = tree.heads[verb]
        if head == verb:
            return []
        if tree.relations[verb] in ("acl", "acl:relcl") and tree.upos[head] in _NOMINAL:
            marked = any(sentence.below(verb, "mark"))  # `a plan to leave`, `accusations of sending arms`
            return [] if marked else [head]
        if sentence.relation(verb) == "xcomp":
            controlled = [c for c in sentence.children[head] if tree.relations[c] in ("obj", "iobj")]
            if controlled:
                return [_real(sentence, c) for c in controlled]  # `asked Oren to leave`
        elif sentence.relation(verb) not in (*_SHARING, "advcl") or tree.upos[head] not in _VERBAL:
            return []
        verb = head
    return []


def _real(sentence: Sentence, word: int) -> int:
    """Return what a relative pronoun stands for, else the word itself."""
    if sentence.tree.upos[word] == "PRON" and sentence.word(word) in _PRONOUNS:
        clause = sentence.tree.heads[word]
        if sentence.tree.relations[clause] == "acl:relcl":
            return sentence.tree.heads[clause]
    return word


def _of_noun(read: _Frame, noun: int, lemma: str) -> tuple[list[int], list[int]]:
    sentence = read.sentence
    relations = sentence.tree.relations
    owners = [c for c in sentence.children[noun] if relations[c] == "nmod:poss"]
    by_case: dict[str, list[int]] = {}
    for child in sentence.below(noun, "nmod"):
        if relations[child] != "nmod:poss":
            by_case.setdefault(sentence.case(child), []).append(child)
    sides = [c for preposition in _SIDES for c in by_case.get(preposition, ())]
    if sides:
        return sides, []
    named = [c for c in sentence.below(noun, "compound") if read.named(c) is not None]
    whose = owners or by_case.get("of", [])
    word = WORDS.get(lemma)
    towards = (*_TOWARDS, "on") if word and word.category in _ON else _TOWARDS
    done_to = [c for preposition in towards for c in by_case.get(preposition, ())]
    actors = by_case.get("by", [])
    if lemma in DONE_TO:
        return actors or _lent(sentence, noun), [*(whose or named), *done_to]
    return actors or whose or named or _lent(sentence, noun), done_to or _beside(sentence, noun)


def _lent(sentence: Sentence, noun: int) -> list[int]:
    """Return the subject of the verb that says no more than that the noun happened."""
    verb = sentence.tree.heads[noun]
    if sentence.relation(noun) == "obj" and sentence.word(verb) in _LENDING:
        return _subjects(sentence, verb)
    return []


def _beside(sentence: Sentence, noun: int) -> list[int]:
    """Return with whom the verb says it happened, where it says no more: `held talks with Oren`."""
    verb = sentence.tree.heads[noun]
    if sentence.relation(noun) != "obj" or sentence.word(verb) not in _LENDING:
        return []
    return [c for c in sentence.below(verb, "obl") if sentence.case(c) in ("with", "against")]


def _place(read: _Frame, trigger: int, *, noun: bool) -> Span | None:
    """Return the first place named after in, at or near; else after to or from."""
    sentence = read.sentence
    heads = [trigger]
    if noun:
        heads.append(sentence.tree.heads[trigger])  # `talks were held in Norrby`
    for leads in (_PLACE_WORDS, _GOAL_WORDS):
        for head in heads:
            for child in sentence.children[head]:
                name = read.named(child)
                if name is not None and name.label in _NAMED and sentence.case(child) in leads:
                    return name.span
    return None
