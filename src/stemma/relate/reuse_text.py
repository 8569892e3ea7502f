"""Turns the words of a text into the tables that comparing it with others needs, worked out once."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.relate.reuse_tokens import BREAK, CAPITAL, CLAUSE, QUOTED, STOP, U8, U64, Index, Tokens, grams

F64 = NDArray[np.float64]

UNIT = 20  # weights are whole numbers, so many to the word, so that sums of them are exact
SAYS_STOP, SAYS_NAME, SAYS_WORD = 5, 6, UNIT
SEED = 3  # words of a seed
COMMON = 24  # a word in so many sentences of one text tells nothing
_LONGEST = 120  # words; a longer stretch without a full stop is no sentence but a list or a table
_PLACE = np.uint64(24)  # bits of a place in a sorted row of grams; the other 40 are of the gram
_MOST = 2**24  # words of a text that are looked at for seeds: some hundred megabytes of text
_OPEN = 1_000_000  # words of the texts that are kept laid out, of some 80 bytes each

_SAYS = np.full(256, SAYS_WORD, dtype=np.uint8)
_SAYS[[flags for flags in range(256) if flags & CAPITAL]] = SAYS_NAME
_SAYS[[flags for flags in range(256) if flags & STOP]] = SAYS_STOP


def says(tokens: Tokens) -> U8:
    """Return what each word says, in units of which a plain word has 20: see `Passage`."""
    weights: U8 = _SAYS.take(tokens.flags)
    return weights


def sums(weights: U8) -> Index:
    """Return what the words before each place say together, with one place more than there are words."""
    found = np.zeros(len(weights) + 1, dtype=np.int64)
    np.add.accumulate(weights, out=found[1:])
    return found


class Row(NamedTuple):
    """Words in the order in which they are walked along: stems, and what each says.

    Rows of the standard library, not of numpy: single words are read from them ten times faster.
    """

    stems: array[int]
    says: bytes

    @classmethod
    def of(cls, stems: NDArray[np.uint32], weights: U8) -> Row:
        """Return the row of these words."""
        return cls(array("I", stems.tobytes()), weights.tobytes())


class Ranked(NamedTuple):
    """Values in order, each once: what they are, where the entries of each begin, and how many it has."""

    values: NDArray[np.unsignedinteger]
    firsts: Index
    counts: Index

    @classmethod
    def of(cls, ordered: NDArray[np.unsignedinteger]) -> Ranked:
        """Return the ranks of values that stand in order."""
        if not len(ordered):
            return cls(ordered, np.empty(0, np.int64), np.empty(0, np.int64))
        new = np.ones(len(ordered) + 1, dtype=bool)
        np.not_equal(ordered[1:], ordered[:-1], out=new[1:-1])
        bounds = new.nonzero()[0]
        firsts = bounds[:-1]
        return cls(ordered.take(firsts), firsts, bounds[1:] - firsts)


def met(values: NDArray[np.unsignedinteger], others: NDArray[np.unsignedinteger]) -> tuple[Index, Index]:
    """Return where the values that both rows have stand in each; either row is in order, each value once."""
    at = others.searchsorted(values)
    if not len(others):
        return at[:0], at[:0]
    np.minimum(at, len(others) - 1, out=at)
    held = (others.take(at) == values).nonzero()[0]
    return held, at.take(held)


def crossed(one: Ranked, other: Ranked, numbers: tuple[Index, Index]) -> tuple[Index, Index]:
    """Return every pair of entries of the values that have met, whose numbers are given."""
    i, j = numbers
    more = other.counts.take(j)
    total = one.counts.take(i) * more
    if not len(total) or total.max() == 1:
        return one.firsts.take(i), other.firsts.take(j)
    ends = total.cumsum()
    steps = np.arange(ends[-1]) - (ends - total).repeat(total)
    left, right = np.divmod(steps, more.repeat(total))
    left += one.firsts.take(i).repeat(total)
    right += other.firsts.take(j).repeat(total)
    return left, right


class Ends:
    """The places at which stretches of a text begin, its end among them."""

    def __init__(self, marked: NDArray[np.bool_]) -> None:
        self.places: list[int] = [*marked.nonzero()[0].tolist(), len(marked)]

    def holds(self, *places: int) -> bool:
        """Say whether a stretch begins or ends at each of the places."""
        return all(self.places[bisect_left(self.places, place)] == place for place in places)

    def back(self, at: int, most: int) -> int | None:
        """Return the last of them up to a place, not more than so many words before it."""
        found = bisect_right(self.places, at) - 1
        return self.places[found] if found >= 0 and at - self.places[found] <= most else None

    def ahead(self, at: int, most: int) -> int | None:
        """Return the first of them from a place on, not more than so many words behind it."""
        found = self.places[bisect_left(self.places, at)]
        return found if found - at <= most else None


class Text:
    """A text laid out for comparison: what every pair that it is in needs is worked out once.

    `size` is the number of its words. About 80 bytes a word where all of it is asked for.
    """

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.size = len(tokens)
        self.says = says(tokens)

    @cached_property
    def sums(self) -> Index:
        """What the words before each place say."""
        return sums(self.says)

    @cached_property
    def ahead(self) -> Row:
        """The words in reading order."""
        return Row.of(self.tokens.stems, self.says)

    @cached_property
    def back(self) -> Row:
        """The words from the last to the first."""
        return Row.of(self.tokens.stems[::-1], self.says[::-1])

    @cached_property
    def places(self) -> Index:
        """The places of the runs of three words, in the order of their grams."""
        return (self._grams & np.uint64(_MOST - 1)).astype(np.int64)

    @cached_property
    def ranked(self) -> Ranked:
        """The grams of three words in order, each once."""
        return Ranked.of(self._grams >> _PLACE)

    @cached_property
    def _grams(self) -> U64:
        """The upper bits of each gram, with its place: to sort these is faster than to rank the grams.

        Of two texts of 500 words, two grams are taken for one that are not in one pair of four million.
        """
        row = grams(self.tokens.stems[:_MOST], SEED)
        row &= ~np.uint64(_MOST - 1)
        row |= np.arange(len(row), dtype=np.uint64)
        row.sort()
        return row

    @cached_property
    def sentences(self) -> Ends:
        """Where sentences and lines begin."""
        return Ends(self.tokens.has(BREAK))

    def sentence(self, number: int) -> tuple[int, int]:
        """Return the words of a sentence, the first being 1; those before it are of none."""
        places = self.sentences.places
        return places[number - 1], places[number]

    @cached_property
    def clauses(self) -> Ends:
        """Where clauses begin."""
        return Ends(self.tokens.has(CLAUSE))

    @cached_property
    def quotes(self) -> Index | None:
        """How many words before each place stand within quotation marks; None where none does at all."""
        quoted = self.tokens.flags & np.uint8(QUOTED)
        return sums(quoted // np.uint8(QUOTED)) if quoted.any() else None

    def quoted(self, words: tuple[int, int]) -> float:
        """Return the share of a stretch that stands within quotation marks."""
        if self.quotes is None:
            return 0.0
        first, last = words
        return float(self.quotes[last] - self.quotes[first]) / (last - first)

    @cached_property
    def bag(self) -> Bag:
        """The content words by sentence."""
        return Bag(self)


class Bag:
    """The content words of a text by sentence.

    Words are numbers here, in the order of their stems. `places`, `sentence`, `says` and `words`
    tell of each content word in reading order where it stands, in which sentence, what it says and
    which it is; `sizes` how many each sentence has. An entry is a word and a sentence that holds it:
    `ranked` tells the entries of each word, `sentences` and `firsts` of each entry the sentence and
    the first content word that it stands for. `is_wide`: a word is in more sentences than tell anything.
    """

    def __init__(self, text: Text) -> None:
        tokens = text.tokens
        sentence = (tokens.flags & np.uint8(BREAK)).astype(bool).cumsum()
        self.size = int(sentence[-1]) + 1 if len(sentence) else 1
        content = (tokens.flags & np.uint8(STOP)) == 0
        content &= (np.bincount(sentence, minlength=1) <= _LONGEST).take(sentence)
        self.places: Index = content.nonzero()[0]
        self.sentence: Index = sentence.take(self.places)
        self.sizes: Index = np.bincount(self.sentence, minlength=self.size)
        self.says: F64 = text.says.take(self.places) / UNIT
        stems = tokens.stems.take(self.places)
        order = _order(stems)
        stems, sentences = stems.take(order), self.sentence.take(order)
        new = np.ones(len(stems), dtype=bool)
        np.not_equal(stems[1:], stems[:-1], out=new[1:])
        self.words: Index = np.empty(len(stems), dtype=np.int64)
        self.words[order] = new.cumsum() - 1
        new[1:] |= sentences[1:] != sentences[:-1]
        self.firsts: Index = order[new]
        self.sentences: Index = sentences[new]
        self.ranked = Ranked.of(stems[new])
        self.is_wide = bool(self.size > COMMON and len(stems) and self.ranked.counts.max() > COMMON)

    def within(self, sentence: int) -> slice:
        """Return the content words of a sentence."""
        first, last = self.sentence.searchsorted((sentence, sentence + 1)).tolist()
        return slice(first, last)


class Desk:
    """The texts that lie open, laid out: the latest used, up to so many words; one text meets many."""

    def __init__(self, most: int = _OPEN) -> None:
        self._most, self._words = most, 0
        self._texts: dict[Tokens, Text] = {}

    def text(self, tokens: Tokens) -> Text:
        """Return a text laid out, and put away those that were used longest ago if there are too many."""
        found = self._texts.pop(tokens, None)
        if found is None:
            found = Text(tokens)
            self._words += found.size
        self._texts[tokens] = found
        while self._words > self._most and len(self._texts) > 2:
            self._words -= self._texts.pop(next(iter(self._texts))).size
        return found


def _order(stems: NDArray[np.uint32]) -> Index:
    """Return the places of stems in their order, those of one stem in reading order."""
    keys = stems.astype(np.uint64) << np.uint64(32)
    keys |= np.arange(len(keys), dtype=np.uint64)
    keys.sort()
    keys &= np.uint64(2**32 - 1)
    return keys.view(np.int64)
