"""Turns a quantity and its sentence's word tree into what is counted, whose it is, what was done and where.

Relations are those of Universal Dependencies as GUM uses them: a number is the `nummod` of what it
counts; the sign or word of a unit heads its number and hangs on what is measured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from stemma.annotate.quantities_nouns import is_people
from stemma.annotate.syntax import Sentence
from stemma.offsets import Span
from stemma.types import Annotation, Quantity

_MEASURED = frozenset({"money", "percent", "measure", "age"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_NAMES = _NOMINAL | {"NUM", "SYM", "X"}  # parts of speech that a phrase has at its head; no pronoun
_BEFORE_NOUNS = frozenset({"ADJ", "NOUN", "PROPN"})
_AFTER_NOUNS = frozenset({"AUX", "VERB", "ADV", "DET", "ADP", "SCONJ", "PRON"})  # end a noun phrase
_LONGEST = 8  # words of a noun phrase
_BROKEN = frozenset({"AUX", "SCONJ"})  # parts of speech that no noun phrase holds
_MODIFIES = frozenset(
    {"nummod", "compound", "amod", "nmod:npmod", "nmod:unmarked", "obl:npmod", "obl:unmarked"}
)
_INSIDE = frozenset({"compound", "amod", "flat", "nmod:poss", "nummod", "nmod:unmarked", "fixed", "goeswith"})
# what hangs on a noun and is no part of its name
_OUTSIDE = frozenset(
    {"acl", "acl:relcl", "appos", "conj", "cc", "parataxis", "punct", "case", "det", "cop", "mark", "nsubj"}
    | {"nsubj:pass", "advcl", "aux", "advmod", "obl", "discourse", "obl:unmarked", "det:predet", "cc:preconj"}
)
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
_SHARES = frozenset({"conj", "xcomp", "advcl", "parataxis"})  # clauses that may take the subject of another
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_DEFINITE = frozenset({"the", "these", "those", "their", "its", "his", "her", "our", "your", "my"})
_UNITS_OF_AGE = frozenset({"year", "years", "month", "months", "week", "weeks", "day", "days"})
_WHERE = frozenset({"in", "at", "near", "outside", "around", "across", "inside", "off"})
_DEEPEST = 12  # steps up a tree; more come only from a tree that is wrong


def refined(sentence: Sentence, found: Annotation) -> Annotation:
    """Return the quantity with what its sentence's tree says of it; as it is where the tree says nothing."""
    value = found.value
    root = _root(sentence, found.span)
    if root is None or not isinstance(value, Quantity):
        return found
    counts = found.label not in _MEASURED
    noun, whole = _counted(sentence, root) if counts else (None, None)
    if counts:
        found, value = _renamed(sentence, found, value)
    node = noun if noun is not None and whole is None else root
    own = {*sentence.inside(found.span), node}
    heads = [*_about(sentence, found, root, node, noun), *_own_subjects(sentence, own)]
    about = tuple(_spans(sentence, heads, own))
    verb = _verb(sentence, node) if counts else None
    about = _agreed(sentence, about, value.about)
    value = replace(
        value,
        about=about,
        verb=None if verb is None else sentence.tree.words[verb],
        place=_place(sentence, noun if noun is not None else root, verb),
        part=value.part or (whole is not None and _is_definite(sentence, whole)),
    )
    return replace(found, value=value)


def _agreed(sentence: Sentence, about: tuple[Span, ...], shaped: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the tree's phrases and those found by shape that are noun phrases by their parts of speech.

    What stands next to the number is told better by shape, whose it is by a clause's subject better by the
    tree: numbers are where parsers go wrong most.
    """
    kept = [s for s in shaped if _is_phrase(sentence, s) and not any(s.overlaps(a) for a in about)]
    return (*about, *kept)


def _is_phrase(sentence: Sentence, span: Span) -> bool:
    tree = sentence.tree
    tags = [tree.upos[i] for i in sentence.inside(span)]
    return bool(tags) and tags[-1] in (*_NAMES, "ADJ") and not _BROKEN & {*tags}


def _root(sentence: Sentence, span: Span) -> int | None:
    """Return the word of the quantity that hangs on a word outside it: the number, or its unit."""
    tree = sentence.tree
    inside = sentence.inside(span)
    tops = [i for i in inside if tree.heads[i] not in inside or tree.heads[i] == i]
    numbers = [i for i in tops if tree.upos[i] in ("NUM", "SYM", "NOUN", "PROPN")]
    return numbers[-1] if numbers else (tops[-1] if tops else None)


def _counted(sentence: Sentence, root: int) -> tuple[int | None, int | None]:
    """Return the noun that a number counts, and the whole of which it counts a part (`6 of the men`)."""
    tree = sentence.tree
    head = tree.heads[root]
    if head != root and tree.relations[root] in _MODIFIES and tree.upos[head] in _NOMINAL:
        return head, None
    for child in sentence.below(root, "nmod"):
        if sentence.case(child) == "of":
            return (child if tree.upos[child] in _NOMINAL else None), child
    return None, None


def _is_definite(sentence: Sentence, whole: int) -> bool:
    """Say whether a number is of things already known: `6 of them`, `6 of the men`, not `6 of 10 men`."""
    if sentence.tree.upos[whole] == "PRON":
        return True
    return any(sentence.word(child) in _DEFINITE for child in sentence.children[whole])


def _renamed(sentence: Sentence, found: Annotation, value: Quantity) -> tuple[Annotation, Quantity]:
    """Return the quantity with its noun cut or drawn out to what the parts of speech allow.

    `population lives` loses its verb, `new Orla jets` gets the noun after a name; a number without a
    noun takes the one right after it.
    """
    tree = sentence.tree
    inside = range(0) if value.what is None else sentence.inside(value.what)
    if not inside and found.label != "nothing":
        return found, value
    first = inside[0] if inside else sentence.inside(found.span).stop
    last = _phrase_end(sentence, first, inside)
    if last is None or (inside and last == inside[-1]) or (not inside and value.unit is not None):
        return found, value
    word = tree.words[last].of(sentence.text)
    people = is_people(word)
    what = Span(tree.words[first].start, tree.words[last].end)
    if found.label == "share":
        return found, replace(value, what=what)
    label = "one" if found.label == "one" else "people" if people else "things"
    return replace(found, label=label), replace(value, what=what, unit="people" if people else word.lower())


def _phrase_end(sentence: Sentence, first: int, inside: Sequence[int]) -> int | None:
    """Return the last word of the noun phrase that begins at a word, or None where none does.

    It is drawn out beyond the words `inside` only where those end with an adjective.
    """
    tree = sentence.tree
    last = None
    for at in range(first, min(first + _LONGEST, len(tree.words))):
        tag = tree.upos[at]
        apart = at > first and tree.words[at].start - tree.words[at - 1].end > 1
        if apart or (at not in inside and last is not None) or (tag in _AFTER_NOUNS and last is not None):
            break
        if tag in _NOMINAL or (tag == "NUM" and last is not None):
            last = at
        elif at not in inside and tag not in _BEFORE_NOUNS:
            break
    return last


def _name(sentence: Sentence, noun: int) -> Span:
    """Return a noun with the words that belong to its name."""
    relations = sentence.tree.relations
    return _reach(sentence, noun, lambda child: relations[child] in _INSIDE)


def _reach(sentence: Sentence, head: int, belongs: Callable[[int], bool]) -> Span:
    """Return the span from the first to the last word below a head that belongs to it.

    Each word is passed once: a wrong tree may turn in a circle.
    """
    reached, waiting = {head}, [head]
    while waiting:
        for child in sentence.children[waiting.pop()]:
            if child not in reached and belongs(child):
                reached.add(child)
                waiting.append(child)
    words = sentence.tree.words
    return Span(words[min(reached)].start, words[max(reached)].end)


def _about(sentence: Sentence, found: Annotation, root: int, node: int, noun: int | None) -> Iterator[int]:
    """Yield the heads of the phrases that say whose the quantity is, the nearest first."""
    tree = sentence.tree
    for child in sentence.below(node, "nmod"):
        if sentence.case(child) in ("of", "in", "for") and child != noun:
            yield child
    measured = _measured(sentence, root) if found.label in _MEASURED else None
    if measured is not None:
        node = measured
        yield node
    for _ in range(_DEEPEST):
        relation, head = tree.relations[node], tree.heads[node]
        if head == node or relation not in (
            "nmod",
            "appos",
            "conj",
            "nummod",
            "dep",
            "compound",
            "nmod:unmarked",
        ):
            break
        if relation in ("nmod", "appos") and tree.upos[head] in _NOMINAL:
            yield head
        node = head
    yield from _clause(sentence, node)


def _measured(sentence: Sentence, root: int) -> int | None:
    """Return the noun that an amount describes, its unit and adjective passed: `a 9-year-old dam`."""
    tree = sentence.tree
    at = root
    for _ in range(_DEEPEST):
        head = tree.heads[at]
        if head == at or tree.relations[at] not in _MODIFIES:
            return None
        at = head
        if tree.upos[at] in _NOMINAL and tree.words[at].of(sentence.text).lower() not in _UNITS_OF_AGE:
            return at
    return None


def _clause(sentence: Sentence, node: int) -> Iterator[int]:
    """Yield the subject of the clause in which a phrase stands, and the object that the phrase is said of."""
    tree = sentence.tree
    if tree.relations[node] in _SUBJECTS:
        return
    if any(True for _ in sentence.below(node, "cop")) or tree.heads[node] == node:
        verb = node
    else:
        verb = tree.heads[node]
        if tree.relations[node].startswith("obl"):
            yield from sentence.below(verb, "obj")
    subject = _subject(sentence, verb, node)
    if subject is not None:
        yield subject


def _subject(sentence: Sentence, verb: int, node: int) -> int | None:
    """Return the subject of a clause, taken from the clause that it depends on where it has none."""
    tree = sentence.tree
    for _ in range(_DEEPEST):
        own = [c for c in sentence.children[verb] if tree.relations[c] in _SUBJECTS and c != node]
        relation, head = tree.relations[verb], tree.heads[verb]
        head = verb if relation == "root" else head
        if own and not (sentence.word(own[0]) in _RELATIVE and relation.startswith("acl")):
            return own[0] if tree.upos[own[0]] in _NAMES else None
        if head == verb:
            return None
        if relation.startswith("acl"):
            return head if tree.upos[head] in _NOMINAL else None
        if relation.partition(":")[0] not in _SHARES:
            return None
        verb = head
    return None


def _own_subjects(sentence: Sentence, own: set[int]) -> Iterator[int]:
    """Yield subjects that hang on a word of the quantity: it is the predicate (`the fee is 5 euros`)."""
    for word in sorted(own):
        yield from (c for c in sentence.below(word, "nsubj") if c not in own)


def _spans(sentence: Sentence, heads: Sequence[int], own: set[int]) -> Iterator[Span]:
    """Yield the span of each phrase once, without what lies in another or is the quantity's own."""
    seen: list[Span] = []
    for head in heads:
        if sentence.tree.upos[head] not in _NAMES:
            continue
        span = _phrase(sentence, head, own)
        if not any(span.overlaps(other) for other in seen):
            seen.append(span)
            yield span


def _phrase(sentence: Sentence, head: int, own: set[int]) -> Span:
    """Return a noun with all that describes it; clauses, articles, lists and the quantity are left out."""
    relations = sentence.tree.relations
    return _reach(sentence, head, lambda child: relations[child] not in _OUTSIDE and child not in own)


def _verb(sentence: Sentence, node: int) -> int | None:
    """Return the verb of which the counted thing is subject or object, or the participle that hangs on it."""
    tree = sentence.tree
    own = [c for c in sentence.children[node] if tree.relations[c] == "acl" and tree.upos[c] == "VERB"]
    for _ in range(_DEEPEST):
        if tree.relations[node] != "conj":
            break
        node = tree.heads[node]
    head = tree.heads[node]
    relation = tree.relations[node]
    governs = relation in _SUBJECTS or relation in ("obj", "iobj")
    if head != node and governs and tree.upos[head] in ("VERB", "ADJ"):
        return head
    return own[0] if own else None


def _place(sentence: Sentence, noun: int, verb: int | None) -> Span | None:
    """Return the named place that hangs on what is counted, or on what was done to it."""
    hanging: Sequence[int] = [*sentence.below(noun, "nmod")]
    if verb is not None:
        hanging = [*hanging, *sentence.below(verb, "obl")]
    for at in hanging:
        if sentence.case(at) in _WHERE and sentence.tree.upos[at] == "PROPN":
            return _name(sentence, at)
    return None
