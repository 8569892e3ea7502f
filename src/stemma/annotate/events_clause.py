"""Turns a trigger's place in its word tree into a short clause in the report's own words: who did what.

A verb is told with its subject, helpers, object and the places and people behind it; a noun with what stands
before it and what `of`, `to` or `with` bring, or as the object of a verb that only lends it a subject (`held
talks`). Asides, times and relative clauses are left out, so the pieces need not touch in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stemma.annotate.events_tense import HOLDING
from stemma.annotate.syntax import Sentence
from stemma.annotate.wordlists import words
from stemma.offsets import Span

_LONGEST = 72  # characters of a clause; what would make it longer is left out from the end
_VERBAL = frozenset({"VERB", "AUX"})
_DEEPEST = 6  # steps up a tree; more come only from a tree that is wrong
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_CORE = frozenset({"det", "amod", "compound", "flat", "nummod", "nmod:poss", "nmod:desc", "fixed", "advmod"})
_AFTER = frozenset({"flat", "nmod:desc", "fixed"})  # what belongs to a noun though it stands behind it
_DEEP = 2  # steps down from a noun to what stands before it
_BEHIND = words(
    """
    of to with without in at into from for against between among on near outside inside over under by as about
    through across toward towards onto within around
    """
)
_HELPERS = frozenset({"aux", "aux:pass", "compound:prt"})
_WAYS = words("away back out off up down along apart together home aside")  # with a verb: `broke away`
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_SHARING = frozenset({"conj", "advcl"})  # clauses that may leave out the subject that they share
_SMALL = frozenset({"ADP", "PART"})
_RELATIVE = words("who which that where when")
_OF_OBJECT = words("of for from")  # before a clause: what the object of the verb above does
_HYPHENS = frozenset("-‐‑–/")
_HYPHENED = 3  # hyphens on either side of a word that are followed: `state-of-the-art`
_SET_OFF = frozenset(",—–:)")
_TITLES_END = frozenset(")—–:")  # what stands before these is a dateline or a label, no part of a noun
_NOT = frozenset({"not", "n't", "n’t", "never"})


def clause(sentence: Sentence, trigger: int, said: Sequence[int], times: Sequence[Span] = ()) -> str:
    """Return the clause that tells a trigger; its words `said` always stand in it, times are left out."""
    verb = _telling_verb(sentence, trigger)
    dated = {at for time in times for at in sentence.inside(time)}
    pieces = _of_noun(sentence, trigger, dated) if verb is None else _of_verb(sentence, verb, dated)
    return _written(sentence, pieces, {trigger, *said})


def _telling_verb(sentence: Sentence, trigger: int) -> int | None:
    """Return the verb whose clause tells the trigger; None where a noun stands for itself."""
    tree = sentence.tree
    if tree.upos[trigger] not in _NOMINAL:
        return trigger
    head = tree.heads[trigger]
    holds = tree.upos[head] == "VERB" and sentence.lows[head] in HOLDING
    return head if holds and tree.relations[trigger] in ("obj", *_SUBJECTS) else None


def _of_verb(sentence: Sentence, verb: int, dated: set[int]) -> Iterator[list[int]]:
    """Yield the pieces of a verb's clause, the most needed first: verbs, subject, objects, the rest."""
    chain = _chain(sentence, verb)
    subject = _subject(sentence, chain[0], dated)
    yield [w for at in chain for w in (*_helpers(sentence, at), at)] + [
        w for at in chain[1:] for w in _marks(sentence, at)
    ]
    if subject is not None:
        yield _phrase(sentence, subject, dated, titled=False)
    yield from _objects(sentence, verb, dated)
    for at in chain[:-1]:
        yield from (_phrase(sentence, o, dated) for o in sentence.joined(at, "obj"))
    if subject is not None:
        yield _whole_subject(sentence, subject, dated)
    for at in sentence.joined(verb, "xcomp", "ccomp"):
        bare = _is_open(sentence, at) and not any(sentence.below(at, "nsubj"))  # `denies having seen it`
        if sentence.tree.relations[at] == "xcomp" or bare:
            yield _complement(sentence, at, dated)
    for at in sentence.below(verb, "obl"):
        if at > verb and sentence.case(at) in _BEHIND and at not in dated:
            yield [*_phrase(sentence, at, dated), *_cases(sentence, at)]


def _objects(sentence: Sentence, verb: int, dated: set[int]) -> Iterator[list[int]]:
    """Yield the object of a verb, bare and whole, and one right behind it: `offered Varland its help`."""
    objects = sentence.joined(verb, "iobj", "obj")[:2]
    found = [[*_cases(sentence, at), *_phrase(sentence, at, dated)] for at in objects]
    for at, whole in zip(objects[:1], found, strict=False):
        yield _phrase(sentence, at, dated, behind=())
        yield whole
    yield from (second for second in found[1:] if min(second) == max(found[0]) + 1)


def _chain(sentence: Sentence, verb: int) -> list[int]:
    """Return a verb and those above it that lend it their subject, the highest first: `vowed to free`."""
    chain = [verb]
    while sentence.relation(chain[0]) == "xcomp" and len(chain) < _DEEPEST:
        head = sentence.tree.heads[chain[0]]
        if head in chain:
            break
        chain.insert(0, head)
    return chain


def _complement(sentence: Sentence, at: int, dated: set[int]) -> list[int]:
    """Return what completes a verb: `declined to comment`, `called it a lie`, `denies having seen it`."""
    if sentence.tree.upos[at] not in _VERBAL:
        return _phrase(sentence, at, dated)
    objects = [w for o in sentence.joined(at, "obj") for w in _phrase(sentence, o, dated)]
    return [*_helpers(sentence, at), *_marks(sentence, at), at, *objects]


def _marks(sentence: Sentence, verb: int) -> Iterator[int]:
    """Yield what ties a verb to the one above it: `accused of stealing`."""
    yield from (c for c in sentence.below(verb, "mark") if c < verb)


def _whole_subject(sentence: Sentence, subject: int, dated: set[int]) -> list[int]:
    """Return a subject with its title, also one that the tree takes for a subject; with `whose`, of what."""
    phrase = set(_phrase(sentence, subject, dated))
    for other in sentence.joined(sentence.tree.heads[subject], *_SUBJECTS):
        more = set(_phrase(sentence, other, dated))
        phrase |= more if max(more) == min(phrase) - 1 or min(more) == max(phrase) + 1 else set()
    clause = sentence.tree.heads[subject]
    if sentence.relation(clause) == "acl" and any(sentence.lows[w] == "whose" for w in phrase):
        phrase |= {*_phrase(sentence, sentence.tree.heads[clause], dated)}
    return sorted(phrase)


def _subject(sentence: Sentence, verb: int, dated: set[int]) -> int | None:
    """Return the subject of a verb, that of the verb it is joined to, or the noun that it describes."""
    for _ in range(_DEEPEST):
        own = sentence.joined(verb, *_SUBJECTS)
        relation, head = sentence.relation(verb), sentence.tree.heads[verb]
        if relation == "acl" and (not own or any(sentence.lows[c] in _RELATIVE for c in own)):
            return head
        if own:
            return _of_several(sentence, own, verb)
        if relation not in _SHARING or head == verb:
            return _unmarked(sentence, verb, dated)
        if relation == "advcl" and any(_marks(sentence, verb)) and not _is_open(sentence, verb):
            return None  # `after the dam collapsed` has a subject of its own, found or not
        if relation == "advcl" and _is_of_object(sentence, verb):
            return next((c for c in sentence.joined(head, "obj") if sentence.tree.upos[c] != "PRON"), None)
        verb = head
    return None


def _unmarked(sentence: Sentence, verb: int, dated: set[int]) -> int | None:
    """Return the noun before a verb that nothing ties to it: a subject that the tree took for another."""
    bare = [c for c in sentence.below(verb, "obl") if c < verb and not sentence.case(c) and c not in dated]
    return next((c for c in reversed(bare) if sentence.tree.upos[c] in _NOUNS), None)


def _of_several(sentence: Sentence, subjects: Sequence[int], verb: int) -> int:
    """Return the first of several subjects, but the last where only the first is set off: a dateline."""
    before = [c for c in subjects if c < verb] or subjects[:1]
    first, last = before[0], before[-1]
    off, near = (not _SET_OFF.isdisjoint(sentence.lows[a:b]) for a, b in ((first, last), (last, verb)))
    return last if off and not near else first


def _is_open(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb has the form of one without a subject: `to free`, `freeing`, `having freed`."""
    first = next((c for c in sentence.children[verb] if sentence.relation(c) == "aux"), verb)
    ing = first <= verb and sentence.lows[first].endswith("ing")
    return ing or any(sentence.lows[c] == "to" for c in _marks(sentence, verb))


def _is_of_object(sentence: Sentence, verb: int) -> bool:
    """Say whether the object of the verb above does this: `accused the crew of stealing`."""
    led = any(sentence.lows[c] in _OF_OBJECT for c in _marks(sentence, verb))
    return led and any(sentence.below(sentence.tree.heads[verb], "obj"))


def _helpers(sentence: Sentence, verb: int) -> Iterator[int]:
    for child in sentence.children[verb]:
        low = sentence.lows[child]
        way = low in _WAYS and child == verb + 1
        relation = sentence.tree.relations[child]
        is_ready = relation == "cop" and child < verb and sentence.tree.upos[verb] != "VERB"
        if relation in _HELPERS or low in _NOT or (low == "to" and child < verb) or way or is_ready:
            yield child


def _of_noun(sentence: Sentence, noun: int, dated: set[int]) -> Iterator[list[int]]:
    """Yield a noun, what stands before it, and what is behind it, one phrase after the other."""
    yield [noun]
    yield _phrase(sentence, noun, dated, behind=())
    yield _phrase(sentence, noun, dated)
    for child in sentence.below(noun, "nmod"):
        if child > noun and child not in dated and sentence.case(child) in _BEHIND:
            yield [*_phrase(sentence, child, dated, behind=()), *_cases(sentence, child)]


def _phrase(
    sentence: Sentence,
    noun: int,
    dated: set[int],
    *,
    titled: bool = True,
    behind: Sequence[str] = ("of",),
) -> list[int]:
    """Return a noun with what stands before it, the first phrase with `of` behind it, and a second noun.

    Where it is not `titled`, a name stands without its title.
    """
    found = {noun, *_before(sentence, noun, dated, 0)}
    if not titled and any(sentence.below(noun, "flat")):
        titles = sentence.joined(noun, "nmod:desc", "compound")
        found -= {w for title in titles for w in sentence.under(title) if w != noun}
    for child in sentence.below(noun, "nmod"):
        if child > noun and child not in dated and sentence.case(child) in behind:
            found |= {child, *_before(sentence, child, dated, 1), *_cases(sentence, child)}
            break
    for child in sentence.below(noun, "conj"):
        second = {child, *_before(sentence, child, dated, 1)}
        joined = min(second) == max(found) + 2 and sentence.lows[min(second) - 1] in ("and", "or")
        gapped = "NUM" in sentence.tree.upos[child + 1 : child + 2]  # `20 marchers and the police 9`
        if joined and not gapped and not sentence.case(child):
            found |= {min(second) - 1, *second}
    return sorted(found)


def _before(sentence: Sentence, noun: int, dated: set[int], depth: int) -> Iterator[int]:
    """Yield the words that belong to a noun without a clause of their own."""
    for child in sentence.children[noun]:
        relation = sentence.tree.relations[child]
        after = relation in _AFTER or (relation == "nummod" and sentence.tree.upos[noun] == "SYM")
        before = child < noun and relation in _CORE and _TITLES_END.isdisjoint(sentence.lows[child:noun])
        if child not in dated and (before or after):
            yield child
            if relation in ("nmod:poss", "nummod"):  # `Varland's`, `more than 30`
                yield from _cases(sentence, child, owner=relation == "nmod:poss")
            if after:
                yield from _cases(sentence, child)  # `aide to the president`
            yield from sentence.joined(child, "fixed")  # `more than`, `up to`, `at least`
            if depth < _DEEP:
                yield from _before(sentence, child, dated, depth + 1)


def _cases(sentence: Sentence, noun: int, *, owner: bool = False) -> Iterator[int]:
    """Yield the prepositions of a noun; of an `owner` the possessive ending."""
    for case in sentence.below(noun, "case"):
        if (case > noun) == owner:
            yield from (case, *sentence.joined(case, "fixed"))


def _written(sentence: Sentence, pieces: Iterable[list[int]], kept: set[int]) -> str:
    """Join pieces in the order of the text, the most needed first until they are too long."""
    for count, piece in enumerate(pieces):
        more = kept | set(piece)
        if count and len(_text(sentence, more)) > _LONGEST:
            break
        kept = more
    return _text(sentence, kept)


def _text(sentence: Sentence, kept: Iterable[int]) -> str:
    """Return words as they stand in the text, apart where anything was left out between them.

    A preposition is not left out between two words that stay, wherever it hangs (`agreed on it`, `up to 9`).
    """
    tree, parts = sentence.tree, list[str]()
    last: Span | None = None
    whole = {w for one in kept for w in _with_hyphens(sentence, one)}
    for at in sorted(whole | {w + 1 for w in whole if w + 2 in whole and tree.upos[w + 1] in _SMALL}):
        word = tree.words[at]
        touches = last is not None and last.end == word.start
        parts.append(("" if touches or last is None else " ") + word.of(sentence.text))
        last = word
    return " ".join("".join(parts).split())


def _with_hyphens(sentence: Sentence, word: int) -> Iterator[int]:
    """Yield a word with what hyphens join to it, and the full stop of an abbreviation."""
    spans, lows = sentence.tree.words, sentence.lows
    first = last = word
    for _ in range(_HYPHENED):
        if first > 1 and _joins(sentence, first - 1):
            first -= 2
        if last + 2 < len(spans) and _joins(sentence, last + 1):
            last += 2
    if last + 2 < len(spans) and lows[last + 1] == "." and spans[last].end == spans[last + 1].start:
        after = spans[last + 2].of(sentence.text)
        last += after[0].islower()  # `Corp. said`, and no end of a sentence
    yield from range(first, last + 1)


def _joins(sentence: Sentence, at: int) -> bool:
    """Say whether a word is a hyphen that touches those beside it."""
    before, here, after = sentence.tree.words[at - 1 : at + 2]
    return sentence.lows[at] in _HYPHENS and before.end == here.start and here.end == after.start
