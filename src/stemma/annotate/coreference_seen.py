"""Turns mentions into their words as seen: small letters, head, text without determiner, name and turn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from stemma.annotate.coreference_mentions import Mention, Stage
from stemma.annotate.coreference_words import DETERMINERS, LEXEMES
from stemma.annotate.syntax import Sentence
from stemma.offsets import Span
from stemma.types import Tree

#: What the encoder's types of names are to pronouns.
KIND_OF_NAME: Mapping[str, str] = MappingProxyType(
    {
        "Person": "person",
        "Organization": "organization",
        "Location": "place",
        "Facility": "place",
        "Product": "name",
        "Misc": "name",
        "Date": "time",
        "Money": "thing",
        "NORP": "they",
    }
)


#: A bit each for what may hang on a mention's head: a clause, nouns, adjectives, numbers, a copula.
_HUNG = MappingProxyType({"acl:relcl": 1, "acl": 1, "nmod": 2, "amod": 4, "nummod": 8, "cop": 16})


class SeenSentence(Sentence):
    """A sentence whose mentions are looked at."""

    @cached_property
    def _hanging(self) -> Mapping[int, Sequence[tuple[int, int]]]:
        found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for word, (head, relation) in enumerate(zip(self.tree.heads, self.tree.relations, strict=True)):
            if relation in _HUNG and head != word:
                found[head].append((word, _HUNG[relation]))
        return found

    def hung(self, mention: Mention) -> int:
        """Return the bits of what hangs on a mention's head; a copula need not stand within it."""
        bits = 0
        for word, bit in self._hanging.get(mention.head, ()):
            if bit == 16 or mention.first <= word <= mention.last:
                bits |= bit
        return bits


_DETERMINERS = frozenset(DETERMINERS)


class Seen(NamedTuple):
    """A mention's words as traits are read from them."""

    mention: Mention
    sentence: SeenSentence
    words: tuple[str, ...]  # in small letters
    head: str
    text: str  # without determiner and possessive ending, for sameness
    lexeme: str
    name: str
    turn: int

    @property
    def tree(self) -> Tree:
        """The tree of its sentence."""
        return self.sentence.tree


def seen_of(stage: Stage, mentions: Sequence[Mention]) -> list[Seen]:
    """Return each mention of a stage with its words."""
    sentences = [SeenSentence(tree, stage.text) for tree in stage.trees]
    names = _Names(stage.names)
    return [_seen(stage, m, sentences[m.sentence], names) for m in mentions]


class _Names:
    """The encoder's names by where they stand."""

    def __init__(self, names: Sequence[tuple[Span, str]]) -> None:
        self._by_span = dict(names)
        self._by_end = {span.end: label for span, label in names if label in KIND_OF_NAME}
        self._within = {at: label for span, label in names for at in range(span.start, span.end)}

    def label(self, mention: Span, head: Span, *, proper: bool) -> str:
        """Return the type of the name that is a mention, that its head ends, or that holds its head."""
        found = self._by_span.get(mention) or _MAIN.get(self._by_end.get(head.end, ""), "")
        return found or (self._within.get(head.end - 1, "") if proper else "")


_MAIN = MappingProxyType({label: label for label in ("Person", "Organization", "Location")})


def _seen(stage: Stage, mention: Mention, sentence: SeenSentence, names: _Names) -> Seen:
    words = tuple(sentence.lows[mention.first : mention.last + 1])
    head = sentence.lows[mention.head]
    lexeme = LEXEMES.get(head, "") if mention.first == mention.last else ""
    first, last = 0, len(words)
    while last - first > 1 and (words[first] in _DETERMINERS or not words[first][0].isalnum()):
        first += 1
    while last - first > 1 and words[last - 1] in ("'s", "’s", "'", "’"):
        last -= 1
    proper = sentence.tree.upos[mention.head] == "PROPN"
    name = names.label(mention.span, sentence.tree.words[mention.head], proper=proper)
    turn = stage.turn_at(mention.span.start)
    return Seen(mention, sentence, words, head, " ".join(words[first:last]), lexeme, name, turn)
