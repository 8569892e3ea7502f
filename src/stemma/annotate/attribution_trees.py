"""Turns a sentence's word tree into its attributions: the clause that a cue verb takes, and its subject.

Relations are those of Universal Dependencies in GUM's manner: what is said is the `ccomp` of its cue, or
the cue is the `parataxis` of what is said (`it rained, she said`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stemma.annotate.attribution_contents import bare, without_that
from stemma.annotate.attribution_words import CUES, PAIRS, WRITINGS, Cue
from stemma.annotate.syntax import Sentence
from stemma.annotate.wordlists import words
from stemma.offsets import Span

_VERBS = frozenset({"VERB", "AUX"})
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_LOOSE = frozenset({"acl", "acl:relcl", "parataxis", "discourse", "advcl", "cc", "cc:preconj"})
_TO_TAKERS = frozenset(
    ["claim", "hope", "expect", "agree", "promise", "vow", "pledge", "threaten", "demand", "propose", "fear"]
)
_NOUN_TAKERS = frozenset(["promise", "demand", "propose", "fear", "expect"])
_NOT_SAID = frozenset(["decline", "declined", "declines", "refuse", "refused", "refuses", "failed", "fail"])
_DEEPEST = 12  # steps up a tree; more come only from a tree that is wrong
_FEWEST = 2  # words of a content


class Told(NamedTuple):
    """What one cue reports: the pieces of the content, who says it (several, if together), the cue."""

    content: tuple[Span, ...]
    sources: tuple[Span, ...]
    cue: Cue
    cue_span: Span
    quoter: Span | None = None  # who quotes the source: `X quoted Y as saying`


def is_verb(clauses: Sentence, cue: Span) -> bool:
    """Say whether the tree has a verb where a cue stands."""
    at = clauses.first_in(cue)
    return at is None or clauses.tree.upos[at] in _VERBS


def told(clauses: Sentence) -> Iterator[Told]:
    """Yield what a sentence reports by its tree, cue by cue, in text order."""
    for at, low in enumerate(clauses.lows):
        cue, end = _cue(clauses, at, low)
        if cue is None or not _reports(clauses, at):
            continue
        subjects, quoter = speakers(clauses, at)
        content = _content(clauses, at, end, cue)
        if content and subjects and not any(c.overlaps(s) for c in content for s in subjects):
            cue_span = clauses.span([at, end])
            yield Told(content, subjects, cue, cue_span, quoter)


def _cue(clauses: Sentence, at: int, low: str) -> tuple[Cue | None, int]:
    following = clauses.lows[at + 1] if at + 1 < len(clauses.lows) else ""
    if (low, following) in PAIRS:
        return PAIRS[low, following], at + 1
    return CUES.get(low), at


def _reports(clauses: Sentence, at: int) -> bool:
    """Say whether a verb reports: it is no noun, passive, negated, or what would or will be said."""
    tree = clauses.tree
    if tree.upos[at] != "VERB" or clauses.joined(at, "aux:pass"):
        return False
    around = [clauses.lows[c] for c in clauses.joined(at, "aux", "advmod", "mark")]
    if any(low in _UNREAL for low in around):
        return False
    head = tree.heads[at]
    return not (tree.relations[at] == "xcomp" and clauses.lows[head] in _NOT_SAID)


_UNREAL = words("not n't n’t never would could should may might must can will shall to if cannot ca wo")


# --- who ----------------------------------------------------------------------------------------


def speakers(clauses: Sentence, at: int) -> tuple[tuple[Span, ...], Span | None]:
    """Return who a verb is said of, several where they speak together, and who quotes them."""
    tree, verb = clauses.tree, at
    for _ in range(_DEEPEST):
        subject = next(iter(clauses.joined(verb, *_SUBJECTS)), None)
        head, relation = tree.heads[verb], tree.relations[verb]
        if subject is not None:
            subject = _antecedent(clauses, verb, subject)
            return (() if subject is None else _joint(clauses, subject)), None
        if clauses.lows[head] in _QUOTING and relation in ("advcl", "xcomp", "ccomp"):
            return _quoted(clauses, head)
        if relation in ("acl", "acl:relcl") and clauses.lows[head] in WRITINGS | _RECORDINGS:
            return _author(clauses, head), None
        if relation == "acl:relcl":
            return (phrase(clauses, head, without=(verb,)),), None
        objects = (o for o in clauses.joined(head, "obj") if tree.upos[o] in ("NOUN", "PROPN"))
        moved = next((o for o in objects if o < verb), None)
        if relation == "xcomp" and moved is not None:  # `the row has some owners worried that`
            return (phrase(clauses, moved),), None
        if head == verb or relation not in ("conj", "advcl", "xcomp", "parataxis"):
            return (), None
        verb = head
    return (), None


_QUOTING = frozenset(["quoted", "quotes", "quoting", "cited", "cites"])
_RECORDINGS = frozenset(["video", "videos", "recording", "broadcast", "speech", "communique", "posts"])


def _antecedent(clauses: Sentence, verb: int, subject: int) -> int | None:
    """Return the noun that `who` or `which` stands for, the subject itself, or None for nobody."""
    low = clauses.lows[subject]
    if low in ("who", "which", "that"):
        if clauses.tree.relations[verb] == "acl:relcl":
            return clauses.tree.heads[verb]
        return None if low == "that" else _noun_before(clauses, subject)
    return subject if clauses.tree.upos[subject] in _NOMINAL and low not in _NOBODY else None


def _noun_before(clauses: Sentence, at: int) -> int | None:
    """Return the head of the noun phrase that ends before a word."""
    tree = clauses.tree
    noun = next((w for w in range(at - 1, -1, -1) if tree.upos[w] != "PUNCT"), None)
    while noun is not None and tree.relations[noun] in ("flat", "compound") and tree.heads[noun] < at:
        if tree.heads[noun] == noun:
            break  # a root may be called by any relation
        noun = tree.heads[noun]
    return noun if noun is not None and tree.upos[noun] in _NOMINAL else None


_NOBODY = frozenset(["nobody", "anyone", "this", "these", "there", "what"])


def _quoted(clauses: Sentence, verb: int) -> tuple[tuple[Span, ...], Span | None]:
    """Read `X quoted Y as saying` and `Y was quoted by X as saying`."""
    passive = clauses.joined(verb, "nsubj:pass")
    agents = [w for w in clauses.joined(verb, "obl:agent", "obl") if "by" in map_lows(clauses, w)]
    quoted = passive or clauses.joined(verb, "obj")
    quoting = agents if passive else clauses.joined(verb, "nsubj")
    who = tuple(phrase(clauses, w) for w in quoted[:1])
    return who, next((phrase(clauses, w) for w in quoting), None)


def map_lows(clauses: Sentence, at: int) -> list[str]:
    """Return the prepositions of a noun, in lower case."""
    return [clauses.lows[c] for c in clauses.joined(at, "case")]


def _author(clauses: Sentence, noun: int) -> tuple[Span, ...]:
    """Return who gave out what is written: the subject of `X released a video claiming`, or its phrase."""
    head, relation = clauses.tree.heads[noun], clauses.tree.relations[noun]
    if relation in ("obj", "obl") and clauses.tree.upos[head] in _VERBS:
        found, _ = speakers(clauses, head)
        if found:
            return found
    return (phrase(clauses, noun),)


def _joint(clauses: Sentence, subject: int) -> tuple[Span, ...]:
    """Return a subject, or each of those it joins where all are named."""
    joined = [c for c in clauses.joined(subject, "conj") if clauses.tree.upos[c] == "PROPN"]
    every = clauses.joined(subject, "conj")
    if not joined or len(joined) < len(every) or clauses.tree.upos[subject] != "PROPN":
        return (phrase(clauses, subject),)
    return tuple(phrase(clauses, w, without=[j for j in joined if j != w]) for w in (subject, *joined))


def phrase(clauses: Sentence, noun: int, *, without: Sequence[int] = ()) -> Span:
    """Return a noun phrase without its relative clauses, and without what is apposed to a name."""
    tree = clauses.tree
    drop = [*without, *(c for c in clauses.children[noun] if tree.relations[c] in _LOOSE)]
    drop += [c for c in clauses.joined(noun, "case") if c < noun]
    drop += [c for c in clauses.joined(noun, "appos") if not _names(clauses, noun, c)]
    words = clauses.under(noun, without=drop)
    words = _unbroken(words, noun)
    while len(words) > 1 and tree.upos[words[-1]] in ("PUNCT", "CCONJ"):
        words = words[:-1]
    while len(words) > 1 and tree.upos[words[0]] in ("PUNCT", "CCONJ"):
        words = words[1:]
    return clauses.span(words)


def _names(clauses: Sentence, noun: int, apposed: int) -> bool:
    """Say whether an apposition gives the name of what is only described: `the mayor, Dalia Oren`."""
    return clauses.tree.upos[noun] != "PROPN" and clauses.tree.upos[apposed] == "PROPN"


def _unbroken(words: Sequence[int], noun: int) -> list[int]:
    """Return the run of neighbouring words around a noun."""
    at = words.index(noun)
    first = last = at
    while first > 0 and words[first - 1] == words[first] - 1:
        first -= 1
    while last + 1 < len(words) and words[last + 1] == words[last] + 1:
        last += 1
    return list(words[first : last + 1])


# --- what ---------------------------------------------------------------------------------------


def _content(clauses: Sentence, at: int, end: int, cue: Cue) -> tuple[Span, ...]:
    """Return the pieces of what a cue reports: the clause it takes, or the one that it stands in."""
    clause = next(iter(clauses.joined(at, "ccomp")), None)
    if clause is not None and not (cue.group == "thought" and _asks(clauses, clause)):
        words = clauses.under(clause)
        return _pieces(clauses, [w for w in words if w < at or clause > at], at)
    if cue.group == "phrase" or cue.lemma in _TO_TAKERS:
        return _object(clauses, at, end, cue)
    relation, head = clauses.tree.relations[at], clauses.tree.heads[at]
    inserted = relation == "parataxis" or (relation == "advcl" and _marked_as(clauses, at))
    if inserted and clauses.tree.upos[head] != "PUNCT":
        words = clauses.under(head, without=(at,))
        return _pieces(clauses, [w for w in words if w < at or head > at], at)
    return ()


def _asks(clauses: Sentence, clause: int) -> bool:
    """Say whether a clause leaves open what is so: `knew whether`, `learned how`."""
    return clauses.lows[clauses.under(clause)[0]] in _ASKING


_ASKING = frozenset(["whether", "if", "why", "how", "what", "who", "when", "where", "which"])


def _marked_as(clauses: Sentence, at: int) -> bool:
    return any(clauses.lows[c] == "as" for c in clauses.joined(at, "mark", "advmod"))


def _object(clauses: Sentence, at: int, end: int, cue: Cue) -> tuple[Span, ...]:
    """Return what is denied, urged, described …: the object and what is said of it, or an infinitive."""
    own = (
        clauses.joined(at, "obj", "iobj", "xcomp")
        if cue.lemma not in _TO_TAKERS
        else clauses.joined(at, "xcomp")
    )
    if cue.lemma in _NOUN_TAKERS and not own:
        own = clauses.joined(at, "obj")
    if end > at:  # `called for X`
        own = [*own, *(c for c in clauses.joined(at, "obl") if c > end)]
    beside = clauses.joined(at, "obl", "advcl", "ccomp") if own else []
    further = [c for c in beside if _says_more(clauses, c)]
    words = sorted({w for c in (*own, *further) if c > at for w in clauses.under(c)} - {end})
    if len(words) < _FEWEST:
        return ()
    return _pieces(clauses, list(range(words[0], words[-1] + 1)), at)


def _says_more(clauses: Sentence, at: int) -> bool:
    """Say whether a phrase belongs to what is said of an object: `as a trap`, `of lying`."""
    cases = [clauses.lows[c] for c in clauses.joined(at, "case", "mark")]
    return bool({"as", "of", "for", "to"} & {*cases[:1]})


def _pieces(clauses: Sentence, words: Sequence[int], verb: int) -> tuple[Span, ...]:
    """Return the runs of words before and after the cue's own clause, without marks at their edges."""
    tree = clauses.tree
    runs: list[list[int]] = []
    for word in words:
        broken = runs and word - runs[-1][-1] > 1 and _has_words(clauses, runs[-1][-1] + 1, word)
        if not runs or broken:
            runs.append([])
        runs[-1].append(word)
    spans: list[Span] = []
    for run in runs:
        while run and (tree.upos[run[0]] == "PUNCT" or _is_that(clauses, run[0], verb)):
            run = run[1:]
        span = bare(clauses.text, clauses.span(run)) if run else Span(0, 0)
        if not spans and span.start > tree.words[verb].end:
            span = without_that(clauses.text, span)
        if span.end > span.start:
            spans.append(span)
    if len(spans) > 1 and spans[0].of(clauses.text).lower() in ("which", "who", "whom"):
        spans = spans[1:]  # `the boats which, she said, were old`
    longest = max((len(s.of(clauses.text).split()) for s in spans), default=0)
    return tuple(spans) if longest >= _FEWEST else ()


def _is_that(clauses: Sentence, word: int, verb: int) -> bool:
    return word > verb and clauses.lows[word] == "that" and clauses.tree.relations[word] == "mark"


def _has_words(clauses: Sentence, start: int, end: int) -> bool:
    return any(clauses.tree.upos[w] != "PUNCT" for w in range(start, end))
