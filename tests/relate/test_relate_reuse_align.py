from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.relate.reuse_align import Passage, align
from stemma.relate.reuse_restate import restated
from stemma.relate.reuse_tokens import Tokens, tokenize

WORDS = ["harbour", "ferry", "sank", "dawn", "captain", "crew", "the", "of", "and"]
COPY = "the ferry left the northern harbour at dawn and sank within minutes near the old lighthouse"


def best(a: str, b: str) -> tuple[str, str, Passage]:
    one, other = tokenize(a), tokenize(b)
    passage = max(align(one, other), key=lambda p: p.weight)
    return said(a, one, passage.a), said(b, other, passage.b), passage


def said(text: str, tokens: Tokens, words: tuple[int, int]) -> str:
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
    assert list(align(tokenize("one of the boats"), tokenize("he is one of the men"))) == []


def test_within_one_text_the_two_sides_never_meet() -> None:
    text = "wind and rain beat hard " * 6
    tokens = tokenize(text)
    passages = list(align(tokens, tokens, same=True))
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
    for passage in align(tokenize(" ".join(a)), tokenize(" ".join(b))):
        assert 0 <= passage.a[0] < passage.a[1] <= len(a)
        assert 0 <= passage.b[0] < passage.b[1] <= len(b)
        assert a[passage.a[0]] == b[passage.b[0]]
        assert a[passage.a[1] - 1] == b[passage.b[1] - 1]
        assert 0 < passage.similarity <= 1


def test_a_sentence_told_in_another_order_is_found() -> None:
    a = "Rescuers pulled nineteen sailors from the freezing strait before midnight. Nothing else moved."
    b = "It rained. Before midnight, nineteen sailors were pulled by rescuers from the freezing strait."
    (passage,) = restated(tokenize(a), tokenize(b))
    assert (
        said(a, tokenize(a), passage.a)
        == "Rescuers pulled nineteen sailors from the freezing strait before midnight"
    )
    assert said(b, tokenize(b), passage.b).startswith("Before midnight, nineteen sailors")


def test_sentences_that_share_only_names_are_not_the_same() -> None:
    a = "President Dalia Oren met Prime Minister Ivo Tarn in Varland on Monday."
    b = "Prime Minister Ivo Tarn of Varland telephoned President Dalia Oren again."
    assert list(restated(tokenize(a), tokenize(b))) == []


def test_a_sentence_is_not_told_again_by_itself() -> None:
    tokens = tokenize("Rescuers pulled nineteen sailors from the freezing strait before midnight.")
    assert list(restated(tokens, tokens, same=True)) == []


def test_empty_texts_share_nothing() -> None:
    assert list(align(tokenize(""), tokenize(""))) == []
    assert list(restated(tokenize(""), tokenize(COPY))) == []
