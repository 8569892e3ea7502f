"""Turns a sentence's dependency tree into ways to go about it: children, prepositions, phrases."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from stemma.offsets import Span
from stemma.types import Annotation, Tree


class Sentence:
    """A tree with the ways down it, for all that is read in its sentence."""

    def __init__(self, tree: Tree, text: str) -> None:
        self.tree = tree
        self.text = text

    @cached_property
    def children(self) -> list[list[int]]:
        """The words that hang on each word, in text order."""
        found: list[list[int]] = [[] for _ in self.tree.words]
        for word, head in enumerate(self.tree.heads):
            if head != word:
                found[head].append(word)
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.tree.words]

    def at(self, position: int) -> int | None:
        """Return the word that a character stands in."""
        index = bisect_right(self._starts, position) - 1
        return index if index >= 0 and position < self.tree.words[index].end else None

    def first_in(self, span: Span) -> int | None:
        """Return the first word that a span overlaps."""
        at = self.at(span.start)
        if at is not None:
            return at
        following = bisect_right(self._starts, span.start)
        inside = following < len(self._starts) and self._starts[following] < span.end
        return following if inside else None

    def inside(self, span: Span) -> range:
        """Return the words that a span overlaps."""
        first = bisect_right(self._starts, span.start) - 1
        if first < 0 or self.tree.words[first].end <= span.start:
            first += 1
        return range(first, max(first, bisect_left(self._starts, span.end)))

    @cached_property
    def lows(self) -> list[str]:
        """The words in lower case."""
        return [word.of(self.text).lower() for word in self.tree.words]

    def word(self, at: int) -> str:
        """The word in lower case."""
        return self.lows[at]

    def relation(self, at: int) -> str:
        """The relation of a word to its head, without its kind (`nmod:poss` is a `nmod`)."""
        return self.tree.relations[at].partition(":")[0]

    def below(self, at: int, relation: str) -> Iterator[int]:
        """Yield what hangs on a word by a relation or one of its kinds."""
        for child in self.children[at]:
            if self.relation(child) == relation:
                yield child

    def joined(self, at: int, *relations: str) -> list[int]:
        """Return what hangs on a word by just one of these relations, their kinds told apart."""
        return [c for c in self.children[at] if self.tree.relations[c] in relations]

    def under(self, at: int, *, without: Sequence[int] = ()) -> list[int]:
        """Return a word and all that hangs on it, in text order, but for what hangs on some."""
        found: set[int] = set()
        stack = [at]
        while stack:
            word = stack.pop()
            if word in found or (word in without and word != at):
                continue  # one met again comes only from a tree that turns in a circle
            found.add(word)
            stack += self.children[word]
        return sorted(found)

    def span(self, words: Sequence[int]) -> Span:
        """Return the span from the first to the last of some words."""
        return Span(self.tree.words[words[0]].start, self.tree.words[words[-1]].end)

    def case(self, at: int) -> str:
        """The preposition of a noun, or an empty string."""
        return next((self.word(child) for child in self.below(at, "case")), "")

    def top(self, span: Span) -> int | None:
        """Return the first word in a span that hangs on a word outside it."""
        first = bisect_right(self._starts, span.start) - 1
        for i in range(max(first, 0), len(self.tree.words)):
            word = self.tree.words[i]
            if word.start >= span.end:
                break
            head = self.tree.words[self.tree.heads[i]]
            if word.end > span.start and (self.tree.heads[i] == i or not span.covers(head)):
                return i
        return None


class Sentences:
    """The trees of a page, each laid out when it is first asked for."""

    def __init__(self, text: str, trees: Sequence[Annotation]) -> None:
        self._text = text
        self._trees = [tree for tree in trees if isinstance(tree.value, Tree)]
        self._starts = [tree.span.start for tree in self._trees]
        self._known: dict[int, Sentence] = {}

    def around(self, span: Span) -> Sentence | None:
        """Return the sentence that holds a span, if there is a tree of it."""
        at = bisect_right(self._starts, span.start) - 1
        if at < 0 or not self._trees[at].span.covers(span):
            return None
        tree = self._trees[at].value
        assert isinstance(tree, Tree)
        return self._known.setdefault(at, Sentence(tree, self._text))
