import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stemma.offsets import Span
from stemma.relate.reuse_tokens import (
    BREAK,
    CAPITAL,
    QUOTED,
    STOP,
    flag_spans,
    grams,
    mix,
    tokenize,
    winnow,
)


def words(text: str) -> list[str]:
    tokens = tokenize(text)
    return [text[a:b] for a, b in zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True)]


def test_words_are_runs_of_letters_and_digits() -> None:
    assert words("The envoy’s re-election, at 5.30!") == [
        "The",
        "envoy",
        "s",
        "re",
        "election",
        "at",
        "5",
        "30",
    ]


def test_each_ideograph_is_a_word_by_itself() -> None:
    assert words("港口 port港") == ["港", "口", "port", "港"]


def test_case_and_accents_do_not_matter_but_letters_do() -> None:
    stems = tokenize("Größe grosse Varlan VARLÁN warlan").stems.tolist()
    assert stems[2] == stems[3]
    assert stems[3] != stems[4]


def test_inflected_forms_share_a_stem() -> None:
    stems = tokenize("captive captives cap").stems.tolist()
    assert stems[0] == stems[1] != stems[2]


def test_stems_are_the_same_on_every_machine() -> None:
    assert tokenize("harbour").stems.tolist() == [647122531]


def test_flags_tell_function_words_names_and_breaks() -> None:
    tokens = tokenize("The ferry sank. Dalia Oren said so.")
    assert tokens.has(STOP).tolist() == [True, False, False, False, False, True, True]
    assert tokens.has(BREAK).tolist() == [True, False, False, True, False, False, False]
    assert tokens.has(CAPITAL).tolist() == [True, False, False, True, True, False, False]


def test_flag_spans_marks_words_that_begin_inside() -> None:
    tokens = tokenize("one two three four")
    flag_spans(tokens, [Span(4, 9)], QUOTED)
    assert tokens.has(QUOTED).tolist() == [False, True, True, False]


def test_flag_spans_of_nothing_changes_nothing() -> None:
    tokens = tokenize("one two")
    flag_spans(tokens, [], QUOTED)
    assert not tokens.has(QUOTED).any()


@given(st.text(max_size=200))
def test_words_stand_in_order_and_hold_no_space(text: str) -> None:
    found = words(text)
    tokens = tokenize(text)
    assert (tokens.starts < tokens.ends).all()
    assert (tokens.ends[:-1] <= tokens.starts[1:]).all()
    assert all(word.isalnum() for word in found)


@given(st.text(alphabet="abcXYZ é", max_size=80), st.text(alphabet=" .,\n", min_size=1, max_size=5))
def test_what_comes_before_a_word_does_not_change_its_stem(text: str, before: str) -> None:
    assert tokenize(before + text).stems.tolist() == tokenize(text).stems.tolist()


def test_a_lone_surrogate_and_a_symbol_are_no_words() -> None:
    assert words("a \ud800 b 😀 c") == ["a", "b", "c"]


def test_grams_depend_on_order() -> None:
    one, other = tokenize("ferry sank today").stems, tokenize("today sank ferry").stems
    assert grams(one, 3).tolist() != grams(other, 3).tolist()
    assert len(grams(one, 4)) == 0


def test_mix_keeps_values_apart() -> None:
    values = np.arange(1000, dtype=np.uint64)
    assert len(np.unique(mix(values))) == 1000


@given(st.lists(st.integers(0, 2**64 - 1), max_size=60), st.integers(2, 9))
def test_winnowing_keeps_the_smallest_value_of_every_window(values: list[int], window: int) -> None:
    array = np.array(values, dtype=np.uint64)
    places = winnow(array, window).tolist()
    assert places == sorted(set(places))
    kept = {values[place] for place in places}
    assert all(min(values[n : n + window]) in kept for n in range(len(values) - window + 1))
    assert all(values.index(value) in places for value in kept if values.count(value) == 1)


@given(st.lists(st.integers(0, 5), max_size=30), st.integers(1, 7))
def test_grams_are_equal_where_the_words_are(stems: list[int], size: int) -> None:
    found = grams(np.array(stems, dtype=np.uint32), size).tolist()
    runs = [tuple(stems[n : n + size]) for n in range(len(stems) - size + 1)]
    assert len(found) == len(runs)
    assert [runs.index(run) for run in runs] == [found.index(value) for value in found]
