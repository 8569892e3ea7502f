"""Clauses are found by their heads and ties, and two words meet in the clause that holds both."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.coreference_clauses import APART, DEPTH, MEETINGS, TIES, clauses_of, meetings, rows_of
from stemma.offsets import Span
from stemma.types import Tree

# While Oren slept , Pell , who had come late , sold his boat
HEADS = (2, 2, 10, 2, 10, 4, 8, 8, 4, 8, 10, 12, 10)
UPOS = (
    "SCONJ", "PROPN", "VERB", "PUNCT", "PROPN", "PUNCT", "PRON", "AUX", "VERB", "ADV", "VERB", "PRON", "NOUN",
)  # fmt: skip
RELATIONS = (
    "mark", "nsubj", "advcl", "punct", "nsubj", "punct", "nsubj", "aux", "acl:relcl", "advmod", "root",
    "nmod:poss", "obj",
)  # fmt: skip
SLEEPER, WHILE, SELLER, WHO, SOLD, HIS = 1, 2, 4, 6, 10, 11


def tree(heads: tuple[int, ...], upos: tuple[str, ...], relations: tuple[str, ...]) -> Tree:
    return Tree(tuple(Span(2 * k, 2 * k + 1) for k in range(len(heads))), heads, upos, relations)


def meeting(one: int, other: int) -> int:
    known = clauses_of(tree(HEADS, UPOS, RELATIONS), (one, other))
    rows = rows_of([known[one], known[other]], [0, 0])
    return int(meetings(rows[:1], rows[1:])[0])


def test_a_word_stands_in_its_clause_and_in_those_above():
    known = clauses_of(tree(HEADS, UPOS, RELATIONS), range(len(HEADS)))
    assert known[HIS] == known[SELLER] == ((SOLD, 0),)
    assert known[SLEEPER] == ((WHILE, 1), (SOLD, 0))
    assert [tie for _, tie in known[WHO]] == [3, 0]


def test_words_of_one_clause_meet_untied():
    assert meeting(HIS, SELLER) == meeting(SELLER, SOLD) == 0


def test_sides_are_told_apart():
    assert meeting(HIS, SLEEPER) != meeting(SLEEPER, HIS)
    assert meeting(HIS, SLEEPER) != meeting(HIS, WHO)
    assert APART not in (meeting(HIS, SLEEPER), meeting(SLEEPER, WHO))


def test_nouns_that_are_joined_are_no_clauses():
    joined = tree((2, 0, 2), ("NOUN", "NOUN", "VERB"), ("nsubj", "conj", "root"))
    assert clauses_of(joined, (1,))[1] == ((2, 0),)


def test_a_tree_that_turns_in_a_circle_has_an_end():
    circle = tree((1, 2, 1), ("VERB",) * 3, ("advcl", "conj", "ccomp"))
    assert set(clauses_of(circle, range(3))) == {0, 1, 2}


def test_no_pairs_have_no_meetings():
    assert meetings(np.zeros((0, 2 * DEPTH), np.int64), np.zeros((0, 2 * DEPTH), np.int64)).shape == (0,)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Return a tree of any shape whose first word is the root."""
    count = draw(st.integers(1, 12))
    heads = (0, *(draw(st.integers(0, k - 1)) for k in range(1, count)))
    relations = st.sampled_from(["advcl", "ccomp", "acl", "conj", "nsubj", "obj"])
    upos = st.sampled_from(["VERB", "NOUN"])
    return tree(
        heads,
        tuple(draw(upos) for _ in heads),
        ("root", *(draw(relations) for _ in heads[1:])),
    )


@given(trees(), st.data())
def test_meetings_are_classes_that_hold_both_ways_at_once_or_not(one: Tree, data: st.DataObject):
    words = st.integers(0, len(one.words) - 1)
    pair = data.draw(words), data.draw(words)
    known = clauses_of(one, pair)
    rows = rows_of([known[word] for word in pair], [0, 0])
    there, back = meetings(rows[:1], rows[1:])[0], meetings(rows[1:], rows[:1])[0]
    assert 0 <= there < MEETINGS
    assert (there == APART) == (back == APART)
    assert (there == 0) == (known[pair[0]][0] == known[pair[1]][0])
    assert all(0 <= tie < TIES for clauses in known.values() for _, tie in clauses)
    assert all(1 <= len(clauses) <= DEPTH for clauses in known.values())


@given(trees())
def test_a_clause_is_above_what_stands_in_it(one: Tree):
    for word, clauses in clauses_of(one, range(len(one.words))).items():
        above = {word}
        while one.heads[word] != word:
            word = one.heads[word]
            above.add(word)
        assert {head for head, _ in clauses} <= above


def test_heads_are_counted_from_their_base():
    assert rows_of([((3, 1), (0, 0))], [10])[0].tolist() == [13, 10, -1, -1, 1, 0, -1, -1]
