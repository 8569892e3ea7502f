"""Turns the trees and names of a page into mentions: noun phrases, names and pronouns that may corefer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from stemma.annotate.syntax import Sentence
from stemma.annotate.wordlists import words
from stemma.offsets import Span
from stemma.types import Annotation, Attribution, Page, Tree

_NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "X"])
# a noun in these relations is a part of a name or of a phrase that is a mention as a whole
_PARTS = frozenset(["flat", "fixed", "goeswith", "expl", "punct", "det", "amod", "cc", "case", "advmod"])
_ARGUMENTS = frozenset(
    ["nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj"]
)
# what hangs on a noun without being of its phrase: its own clause where it is a predicate, and asides
_APART = words(
    """
    case mark cc cc:preconj cop aux aux:pass expl nsubj nsubj:pass nsubj:outer discourse parataxis advcl
    advcl:relcl ccomp csubj csubj:pass vocative dislocated orphan
    """
)
_RELATIVES = words("who whom whose which what whoever whatever whichever why how where when there")
_NAMES = frozenset(["Person", "Organization", "Location", "Facility", "Product", "Misc"])
_SUBJECTLESS = frozenset(["NUM", "DET", "SYM", "X"])


class Mention(NamedTuple):
    """A stretch that may refer: where it stands, and its head and edges as words of a sentence's tree."""

    span: Span
    sentence: int
    head: int
    first: int
    last: int
    group: bool = False  # several joined by `and`


class Turn(NamedTuple):
    """A stretch of speech and whose it is: a name, or where the words for the speaker stand."""

    span: Span
    speaker: str = ""
    source: Span | None = None


@dataclass(frozen=True)
class Stage:
    """What coreference is read from: a text, its trees in order, typed names, and who speaks where."""

    text: str
    trees: Sequence[Tree]
    names: Sequence[tuple[Span, str]] = ()
    turns: Sequence[Turn] = ()

    @cached_property
    def _turn_starts(self) -> list[int]:
        return [turn.span.start for turn in self.turns]

    def turn_at(self, position: int) -> int:
        """Return the number of the turn that a position lies in, -1 outside of speech."""
        index = bisect_right(self._turn_starts, position) - 1
        return index if index >= 0 and position < self.turns[index].span.end else -1


def stage_of(page: Page) -> Stage:
    """Return the stage of an annotated page: its trees, the encoder's names, and direct speech."""
    trees = [a.value for a in page.layer("tree") if isinstance(a.value, Tree)]
    names = [(a.span, a.label) for a in page.layer("tagged")]
    return Stage(page.text, trees, names, tuple(_turns(page.layer("attribution"))))


def _turns(attributions: Sequence[Annotation]) -> Iterator[Turn]:
    end = -1
    for annotation in attributions:
        value = annotation.value
        if not isinstance(value, Attribution) or value.kind != "direct" or value.source is None:
            continue
        for span in value.content:
            if span.start >= end:
                yield Turn(span, source=value.source)
                end = span.end


def mentions(stage: Stage) -> list[Mention]:
    """Return the mentions of a text in order of their beginning, longer ones first, one a span."""
    found: dict[Span, Mention] = {}
    for number, tree in enumerate(stage.trees):
        for mention in _of_tree(stage.text, number, tree):
            found.setdefault(mention.span, mention)
    for mention in _of_names(stage):
        found.setdefault(mention.span, mention)
    return sorted(found.values(), key=lambda m: (m.span.start, -m.span.end))


def _of_names(stage: Stage) -> Iterator[Mention]:
    """Yield the names that begin and end with words of one tree; the head is the word that holds the rest."""
    starts = [tree.words[0].start for tree in stage.trees]
    for span, label in stage.names:
        number = bisect_right(starts, span.start) - 1
        if number < 0 or label not in _NAMES:
            continue
        tree = stage.trees[number]
        inside = [i for i, word in enumerate(tree.words) if span.start <= word.start < span.end]
        if inside and (tree.words[inside[0]].start, tree.words[inside[-1]].end) == span:
            heads = [i for i in inside if tree.heads[i] not in inside or tree.heads[i] == i]
            yield Mention(span, number, (heads or inside)[0], inside[0], inside[-1])


def _of_tree(text: str, number: int, tree: Tree) -> Iterator[Mention]:
    children = Sentence(tree, text).children
    hanging = _Hanging(number, tree, children, _edges(tree, children))
    for head in range(len(tree.words)):
        if not _may_head(text, tree, head):
            continue
        hung = {tree.relations[c] for c in children[head]}
        yield hanging.phrase(head, _APART | {"conj"})
        if "conj" in hung:
            yield hanging.phrase(head, _APART)._replace(group=True)
        if "appos" in hung:
            yield hanging.phrase(head, _APART | {"conj", "appos", "acl:relcl"})


def _may_head(text: str, tree: Tree, word: int) -> bool:
    upos, relation = tree.upos[word], tree.relations[word]
    if upos not in _NOMINAL or relation.split(":")[0] in _PARTS:
        return False
    if upos == "PRON":
        low = tree.words[word].of(text).lower()
        return low not in _RELATIVES and not (low == "that" and _opens_relative(tree, word))
    if upos in _SUBJECTLESS:
        return relation in _ARGUMENTS
    return relation != "compound" or upos == "PROPN"


def _opens_relative(tree: Tree, word: int) -> bool:
    """Say whether a clause that says more of a noun begins with this word: `the boat that sank`."""
    head = tree.heads[word]
    return word < head and tree.relations[head].startswith("acl") and tree.heads[head] < word


def _edges(tree: Tree, children: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Return the first and last word under each word, itself included."""
    low, high = list(range(len(tree.words))), list(range(len(tree.words)))
    order, stack = [], [w for w, h in enumerate(tree.heads) if w == h]
    while stack:
        word = stack.pop()
        order.append(word)
        stack.extend(children[word])
    for word in reversed(order):
        head = tree.heads[word]
        low[head], high[head] = min(low[head], low[word]), max(high[head], high[word])
    return list(zip(low, high, strict=True))


class _Hanging(NamedTuple):
    """A tree with what hangs on each word: its children, and the first and last word below it."""

    number: int
    tree: Tree
    children: Sequence[Sequence[int]]
    edges: Sequence[tuple[int, int]]

    def phrase(self, head: int, apart: Set[str]) -> Mention:
        """Return the mention of a head with what hangs on it, but for these relations."""
        words, relations, upos = self.tree.words, self.tree.relations, self.tree.upos
        owner = relations[head] == "nmod:poss"
        first = last = head
        for child in self.children[head]:
            if relations[child] == "punct":
                continue
            if relations[child] in apart and not (owner and relations[child] == "case" and child == head + 1):
                continue
            first, last = min(first, self.edges[child][0]), max(last, self.edges[child][1])
        while first < head and upos[first] == "PUNCT":
            first += 1
        while last > head and upos[last] == "PUNCT":
            last -= 1
        return Mention(Span(words[first].start, words[last].end), self.number, head, first, last)
