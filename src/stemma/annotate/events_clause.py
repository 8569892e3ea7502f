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
_DEEPEST = 6  # steps up a tree; more come only from a tree that is wrong
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_CORE = frozenset({"det", "amod", "compound", "flat", "nummod", "nmod:poss", "nmod:desc", "fixed", "advmod"})
_AFTER = frozenset({"flat", "nmod:desc", "fixed"})  # what belongs to a noun though it stands behind it
_DEEP = 2  # steps down from a noun to what stands before it
_BEHIND = words("of to with in at into from for against between on near outside over by as")
_HELPERS = frozenset({"aux", "aux:pass", "compound:prt"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_SHARING = frozenset({"conj", "advcl"})  # clauses that may leave out the subject that they share
_RELATIVE = words("who which that where when")
_NOT = frozenset({"not", "n't", "n’t", "never"})


def clause(sentence: Sentence, trigger: int, said: Sequence[int], times: Sequence[Span] = ()) -> str:
    """Return the clause that tells a trigger; its words `said` always stand in it, those of times never."""
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
    """Yield the pieces of a verb's clause, the most needed first: verbs, subject, object, the rest."""
    chain = [verb]
    while sentence.relation(chain[0]) == "xcomp" and len(chain) < _DEEPEST:  # `vowed to free`
        head = sentence.tree.heads[chain[0]]
        if head in chain:
            break
        chain.insert(0, head)
    subject = _subject(sentence, chain[0])
    group = [w for at in chain for w in (*_helpers(sentence, at), at)]
    yield group
    if subject is not None:
        yield _phrase(sentence, subject, dated)
    for at in sentence.joined(verb, "obj")[:1]:
        yield _phrase(sentence, at, dated)
    for at in chain[:-1]:
        yield from (_phrase(sentence, o, dated) for o in sentence.joined(at, "obj"))
    for at in sentence.joined(verb, "xcomp"):  # `declined to comment`
        objects = [w for o in sentence.joined(at, "obj") for w in _phrase(sentence, o, dated)]
        yield [*_helpers(sentence, at), at, *objects]
    for at in sentence.below(verb, "obl"):
        if at > verb and sentence.case(at) in _BEHIND and at not in dated:
            yield [*_phrase(sentence, at, dated), *_cases(sentence, at)]


def _subject(sentence: Sentence, verb: int) -> int | None:
    """Return the subject of a verb, that of the verb it is joined to, or the noun that it describes."""
    for _ in range(_DEEPEST):
        own = [c for c in sentence.children[verb] if sentence.tree.relations[c] in _SUBJECTS]
        relation, head = sentence.relation(verb), sentence.tree.heads[verb]
        if relation == "acl" and (not own or sentence.lows[own[0]] in _RELATIVE):
            return head
        if own:
            return own[0]
        if relation not in _SHARING or head == verb:
            return None
        verb = head
    return None


def _helpers(sentence: Sentence, verb: int) -> Iterator[int]:
    for child in sentence.children[verb]:
        low = sentence.lows[child]
        if sentence.tree.relations[child] in _HELPERS or low in _NOT or (low == "to" and child < verb):
            yield child


def _of_noun(sentence: Sentence, noun: int, dated: set[int]) -> Iterator[list[int]]:
    yield _phrase(sentence, noun, dated, with_all=True)


def _phrase(sentence: Sentence, noun: int, dated: set[int], *, with_all: bool = False) -> list[int]:
    """Return a noun with what stands before it and an `of` behind it; for `with_all` with all behind it."""
    found = {noun, *_before(sentence, noun, dated, 0)}
    behind = [c for c in sentence.below(noun, "nmod") if c > noun and c not in dated]
    kept = [c for c in behind if sentence.case(c) in (_BEHIND if with_all else ("of",))]
    for child in kept if with_all else kept[:1]:
        found |= {child, *_before(sentence, child, dated, 1), *_cases(sentence, child)}
    for child in sentence.below(noun, "conj"):
        if child == max(found) + 2 and sentence.lows[child - 1] == "and":
            found |= {child - 1, child}
    return sorted(found)


def _before(sentence: Sentence, noun: int, dated: set[int], depth: int) -> Iterator[int]:
    """Yield the words that belong to a noun without a clause of their own."""
    for child in sentence.children[noun]:
        relation = sentence.tree.relations[child]
        after = relation in _AFTER or (relation == "nummod" and sentence.tree.upos[noun] == "SYM")
        if child not in dated and ((child < noun and relation in _CORE) or after):
            yield child
            if relation in ("nmod:poss", "nummod"):  # `Varland's`, `more than 30`
                yield from _cases(sentence, child, owner=relation == "nmod:poss")
            if depth < _DEEP:
                yield from _before(sentence, child, dated, depth + 1)


def _cases(sentence: Sentence, noun: int, *, owner: bool = False) -> Iterator[int]:
    """Yield the prepositions of a noun; of an `owner` the possessive ending."""
    yield from (c for c in sentence.below(noun, "case") if (c > noun) == owner)


def _written(sentence: Sentence, pieces: Iterable[list[int]], kept: set[int]) -> str:
    """Join pieces in the order of the text, the most needed first until they are too long."""
    for count, piece in enumerate(pieces):
        more = kept | set(piece)
        if count and len(_text(sentence, more)) > _LONGEST:
            break
        kept = more
    return _text(sentence, kept)


def _text(sentence: Sentence, kept: Iterable[int]) -> str:
    """Return words as they stand in the text, apart where anything was left out between them."""
    parts: list[str] = []
    last: Span | None = None
    for at in sorted(kept):
        word = sentence.tree.words[at]
        touches = last is not None and last.end == word.start
        parts.append(("" if touches or last is None else " ") + word.of(sentence.text))
        last = word
    return " ".join("".join(parts).split())
