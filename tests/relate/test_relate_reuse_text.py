from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stemma.offsets import Span
from stemma.relate.reuse_text import UNIT, Ends, Ranked, Text, crossed, met, says
from stemma.relate.reuse_tokens import QUOTED, flag_spans, tokenize

VALUES = st.lists(st.integers(0, 8), max_size=30).map(sorted)


def ranked(values: list[int]) -> Ranked:
    return Ranked.of(np.array(values, dtype=np.uint64))


@given(VALUES)
def test_values_are_ranked_with_their_entries(values: list[int]) -> None:
    found = ranked(values)
    assert dict(zip(found.values.tolist(), found.counts.tolist(), strict=True)) == Counter(values)
    assert [values.index(v) for v in sorted(set(values))] == found.firsts.tolist()


@given(VALUES, VALUES)
def test_every_two_entries_of_one_value_are_crossed_once(a: list[int], b: list[int]) -> None:
    one, other = ranked(a), ranked(b)
    left, right = crossed(one, other, met(one.values, other.values))
    expected = {(i, j) for i, x in enumerate(a) for j, y in enumerate(b) if x == y}
    assert sorted(zip(left.tolist(), right.tolist(), strict=True)) == sorted(expected)


@given(st.lists(st.booleans(), max_size=30), st.integers(0, 30), st.integers(0, 6))
def test_the_nearest_end_is_found_within_reach(marked: list[bool], at: int, most: int) -> None:
    ends = Ends(np.array(marked, dtype=bool))
    at = min(at, len(marked))
    places = [n for n, mark in enumerate(marked) if mark] + [len(marked)]
    assert ends.back(at, most) == max((p for p in places if at - most <= p <= at), default=None)
    assert ends.ahead(at, most) == min((p for p in places if at <= p <= at + most), default=None)
    assert ends.holds(at) == (at in places)


def test_a_plain_word_says_most_and_a_function_word_least() -> None:
    assert says(tokenize("the Oren ferry")).tolist() == [UNIT // 4, 3 * UNIT // 10, UNIT]


def test_a_function_word_with_a_capital_says_no_more_than_without() -> None:
    assert says(tokenize("The ferry")).tolist() == [UNIT // 4, UNIT]


def test_what_is_quoted_is_told_as_a_share() -> None:
    text = "they sold it all they say"
    tokens = tokenize(text)
    flag_spans(tokens, [Span(5, 16)], QUOTED)
    assert Text(tokens).quoted((0, 6)) == 0.5
    assert Text(tokens).quoted((1, 4)) == 1.0
    assert Text(tokenize(text)).quotes is None


def test_content_words_are_laid_out_by_sentence() -> None:
    bag = Text(tokenize("The ferry sank. A ferry and a boat sank another boat.")).bag
    assert bag.size == 3  # none stands before the first sentence
    assert bag.places.tolist() == [1, 2, 4, 7, 8, 9, 10]
    assert bag.places[bag.within(2)].tolist() == [4, 7, 8, 9, 10]
    assert bag.words[0] == bag.words[2]
    assert sorted(bag.ranked.counts.tolist()) == [1, 1, 2, 2]


def test_a_stretch_without_a_full_stop_is_no_sentence() -> None:
    assert len(Text(tokenize("gull " * 200)).bag.places) == 0
