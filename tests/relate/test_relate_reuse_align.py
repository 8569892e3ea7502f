from array import array

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.relate.reuse_align import Passage, _equal, align, align_at
from stemma.relate.reuse_restate import restated
from stemma.relate.reuse_text import Text
from stemma.relate.reuse_tokens import tokenize

WORDS = ["harbour", "ferry", "sank", "dawn", "captain", "crew", "the", "of", "and"]
COPY = "the ferry left the northern harbour at dawn and sank within minutes near the old lighthouse"


def laid(text: str) -> Text:
    return Text(tokenize(text))


def best(a: str, b: str) -> tuple[str, str, Passage]:
    one, other = laid(a), laid(b)
    passage = max(align(one, other), key=lambda p: p.weight)
    return said(a, one, passage.a), said(b, other, passage.b), passage


def said(text: str, laid_out: Text, words: tuple[int, int]) -> str:
    tokens = laid_out.tokens
    return text[tokens.starts[words[0]] : tokens.ends[words[1] - 1]]


def test_a_copied_passage_is_found_to_the_word() -> None:
    left, right, passage = best(f"Officials wrote: {COPY}. More later.", f"He read that {COPY}, and wept.")
    assert left == right == COPY
    assert passage.similarity == 1.0


def test_an_edit_of_a_few_words_does_not_break_the_passage() -> None:
    edited = COPY.replace("northern harbour", "harbour").replace("within minutes", "within ten short minutes")
    left, right, passage = best(COPY, edited)
    assert (left, right) == (COPY, edited)
    assert 0.8 < passage.similarity < 1.0


def test_growing_stops_where_the_texts_part() -> None:
    left, right, _ = best(
        f"{COPY} while gulls circled over cold grey water", f"{COPY} but nobody believed his story"
    )
    assert left == right == COPY


def test_common_function_words_are_no_passage() -> None:
    assert list(align(laid("one of the boats"), laid("he is one of the men"))) == []


def test_within_one_text_the_two_sides_never_meet() -> None:
    text = "wind and rain beat hard " * 6
    twice = laid(text)
    passages = list(align(twice, twice))
    assert passages
    assert all(p.a[1] <= p.b[0] for p in passages)


@settings(deadline=None)  # the first text builds tables
@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=40,
    ),
    st.lists(
        st.sampled_from(WORDS),
        max_size=40,
    ),
)
def test_passages_lie_within_their_texts_and_begin_and_end_on_equal_words(a: list[str], b: list[str]) -> None:
    for passage in align(laid(" ".join(a)), laid(" ".join(b))):
        assert 0 <= passage.a[0] < passage.a[1] <= len(a)
        assert 0 <= passage.b[0] < passage.b[1] <= len(b)
        assert a[passage.a[0]] == b[passage.b[0]]
        assert a[passage.a[1] - 1] == b[passage.b[1] - 1]
        assert 0 < passage.similarity <= 1


def test_a_sentence_told_in_another_order_is_found() -> None:
    a = "Rescuers pulled nineteen sailors from the freezing strait before midnight. Nothing else moved."
    b = "It rained. Before midnight, nineteen sailors were pulled by rescuers from the freezing strait."
    one, other = laid(a), laid(b)
    (passage,) = restated(one, other)
    told = "Rescuers pulled nineteen sailors from the freezing strait before midnight"
    assert said(a, one, passage.a) == told
    assert said(b, other, passage.b).startswith("Before midnight, nineteen sailors")


def test_sentences_that_share_only_names_are_not_the_same() -> None:
    a = "President Dalia Oren met Prime Minister Ivo Tarn in Varland on Monday."
    b = "Prime Minister Ivo Tarn of Varland telephoned President Dalia Oren again."
    assert list(restated(laid(a), laid(b))) == []


def test_a_sentence_is_not_told_again_by_itself() -> None:
    text = laid("Rescuers pulled nineteen sailors from the freezing strait before midnight.")
    assert list(restated(text, text)) == []


def test_a_sentence_that_is_copied_is_not_told_again() -> None:
    text, copy = laid(f"{COPY}."), laid(f"He wrote: {COPY}.")
    assert list(restated(text, copy)) != []
    (passage,) = align(text, copy)
    assert list(restated(text, copy, [passage])) == []


def test_a_word_in_many_sentences_is_no_ground_for_taking_two_for_the_same() -> None:
    a = "Sailors mended nets. " * 30
    assert list(restated(laid(a), laid("Sailors mended nets beside the harbour wall. " * 30))) == []


def test_texts_of_very_many_sentences_are_compared_by_sorting() -> None:
    fillers = [" ".join(f"Line{n}word{k}" for k in range(3)) + "." for n in range(300)]
    a = "Rescuers pulled nineteen sailors from the freezing strait before midnight."
    b = "Before midnight, nineteen sailors were pulled by rescuers from the freezing strait."
    one, other = laid(f"{' '.join(fillers)} {a}"), laid(f"{b} {' '.join(f[::-1] for f in fillers)}")
    (passage,) = restated(one, other)
    assert passage.a[0] == 900
    assert passage.b == (0, 12)


def test_empty_texts_share_nothing() -> None:
    assert list(align(laid(""), laid(""))) == []
    assert list(restated(laid(""), laid(COPY))) == []
    assert list(restated(laid(COPY), laid(""))) == []


WORDS_ROW = st.lists(st.sampled_from(WORDS), max_size=60)


@given(WORDS_ROW, WORDS_ROW)
def test_a_passage_tells_how_many_words_are_equal_and_what_they_weigh(a: list[str], b: list[str]) -> None:
    one, other = laid(" ".join(a)), laid(" ".join(b))
    for passage in align(one, other):
        least = min(passage.a[1] - passage.a[0], passage.b[1] - passage.b[0])
        assert 3 <= passage.equal <= least
        assert 0.25 * passage.equal <= passage.weight <= passage.equal
        if passage.similarity == 1:
            assert a[slice(*passage.a)] == b[slice(*passage.b)]


@given(WORDS_ROW, WORDS_ROW)
def test_whatever_run_of_telling_words_two_texts_share_lies_in_a_passage(a: list[str], b: list[str]) -> None:
    shared = "quay lantern anchor rudder"
    one, other = laid(" ".join([*a, shared, *b])), laid(" ".join([*b, shared, *a]))
    at, there = len(a), len(b)
    assert any(
        p.a[0] <= at and at + 4 <= p.a[1] and p.b[0] <= there and there + 4 <= p.b[1]
        for p in align(one, other)
    )


@given(WORDS_ROW)
def test_a_text_and_its_copy_are_one_passage_from_end_to_end(words: list[str]) -> None:
    text = " ".join(["anchor", "rudder", "lantern", *words, "quay"])
    (passage, *_) = align(laid(text), laid(text))
    assert passage.a == passage.b == (0, len(words) + 4)
    assert passage.equal == len(words) + 4


@given(st.lists(st.integers(0, 2), max_size=40), st.lists(st.integers(0, 2), max_size=40), st.data())
def test_equal_words_are_counted_in_strides(a: list[int], b: list[int], data: st.DataObject) -> None:
    i, j = data.draw(st.integers(0, len(a))), data.draw(st.integers(0, len(b)))
    common = next((n for n, (x, y) in enumerate(zip(a[i:], b[j:], strict=False)) if x != y), None)
    expected = min(len(a) - i, len(b) - j) if common is None else common
    assert min(_equal(array("I", a), array("I", b), i, j), len(a) - i, len(b) - j) == expected


def test_around_known_places_the_same_passage_is_found() -> None:
    one, other = laid(f"It rained. {COPY}. More later."), laid(f"He read that {COPY}, and wept.")
    places = np.array([2]), np.array([3])
    assert list(align_at(one, other, places, 6)) == list(align(one, other))
