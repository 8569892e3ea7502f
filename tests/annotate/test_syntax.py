"""Ways to go about a word tree."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.syntax import Sentence
from stemma.offsets import Span
from stemma.types import Tree

BORDERS = st.lists(st.integers(0, 40), min_size=2, max_size=12, unique=True).map(sorted)


def flat(words: list[Span]) -> Sentence:
    """A sentence of these words, all of which hang on the first."""
    count = len(words)
    tree = Tree(tuple(words), (0,) * count, ("NOUN",) * count, ("root", *["dep"] * (count - 1)))
    return Sentence(tree, "x" * 41)


@given(BORDERS, st.booleans(), st.integers(0, 40), st.integers(1, 12))
def test_the_words_inside_a_span_are_those_that_it_overlaps(
    borders: list[int], gaps: bool, start: int, length: int
) -> None:
    words = [Span(a, b) for a, b in pairwise(borders)][:: 2 if gaps else 1]
    span = Span(start, start + length)
    found = flat(words).inside(span)
    assert list(found) == [i for i, word in enumerate(words) if word.overlaps(span)]


def test_what_stands_after_a_span_is_where_its_words_stop() -> None:
    sentence = flat([Span(0, 3), Span(4, 9), Span(10, 12)])
    assert sentence.inside(Span(4, 9)).stop == 2
    assert sentence.inside(Span(9, 10)) == range(2, 2)
    assert sentence.inside(Span(20, 21)).stop == 3


def test_what_hangs_on_a_word_is_told_once_though_the_tree_turns_in_a_circle() -> None:
    words = (Span(0, 3), Span(4, 9), Span(10, 12))
    sentence = Sentence(Tree(words, (1, 2, 0), ("NOUN",) * 3, ("dep",) * 3), "x" * 12)
    assert sentence.under(1) == [0, 1, 2]
    assert sentence.under(1, without=[0]) == [1]
