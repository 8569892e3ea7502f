import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.relate.body_vocabulary import COMMON, FILLERS, PERSONAL, VOID
from stemma.relate.body_words import FORM_PHRASES, FORMS, meaning, one_stem
from stemma.relate.native_words import in_english

WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("word", "english"),
    [("banco", "bank"), ("ministerstva", "ministry"), ("gosudarstvennogo", "state"), ("zawod", "factory"),
     ("airway", "airline"), ("tsentralny", "central"), ("seventh", "7"), ("7th", "7"), ("iv", "4"),
     ("14", "14"),     ("french", "france"), ("uk", "united kingdom")],
)  # fmt: skip
def test_words_common_to_bodies_have_one_meaning_in_any_language_and_case(word, english) -> None:
    assert meaning(word) == english


@pytest.mark.parametrize("word", ["varlen", "tarro", "marina", "us", "tar"])
def test_what_tells_a_body_or_is_too_short_has_no_meaning(word) -> None:
    assert meaning(word) is None


@pytest.mark.parametrize(
    ("a", "b"), [("tagrima", "tagrim"), ("varlena", "varlenu"), ("ordanskii", "ordanskogo")]
)
def test_cases_of_one_word_have_one_stem(a, b) -> None:
    assert one_stem(a, b) and one_stem(b, a)


@pytest.mark.parametrize(("a", "b"), [("tagrim", "tagris"), ("varlen", "varlov"), ("tar", "tara")])
def test_other_words_have_another_stem(a, b) -> None:
    assert not one_stem(a, b)


@given(WORD)
def test_any_word_has_a_meaning_or_none(word) -> None:
    assert meaning(word) is None or meaning(word) == meaning(word).lower()
    assert one_stem(word, word) or len(word) < 6


def test_the_tables_of_words_hold_together() -> None:
    assert set(COMMON.values()) >= VOID >= FILLERS
    assert COMMON.keys() >= PERSONAL
    assert FORMS["gmbh"] == FORMS["ooo"] != FORMS["plc"]
    assert all(phrase == tuple(w for w in phrase if w) and len(phrase) for phrase in FORM_PHRASES)


@pytest.mark.parametrize(
    ("native", "english"),
    [("塔罗钢铁集团", ["塔罗", "steel", "group"]), ("شركة الورد للتجارة", ["company", "الورد", "trading"]),
     ("타로무역", ["타로", "trading"]), ("Tarro", ["Tarro"]), ("شركةالورد", ["شركةالورد"])],
)  # fmt: skip
def test_words_of_bodies_in_other_scripts_are_written_in_english(native, english) -> None:
    assert in_english(native).split() == english
