import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.relate.name_parts import acronym_of, parts

WORDS = [
    ("Dalia Oren", ("dalia", "oren")),
    ("OREN, Dalia", ("dalia", "oren")),
    ("Dr. Dalia Oren, PhD", ("dalia", "oren")),
    ("Dalia Oren, Baroness Oren of Varl", ("dalia", "oren")),
    ("Dalia Oren (politician)", ("dalia", "oren")),
    ("Petr de la Varra", ("petr", "varra")),
    ("Abd al-Karim Varri", ("abdkarim", "varri")),
    ("Abdulkarim Varri", ("abdkarim", "varri")),
    ("Сорокин, Илья", ("ilya", "sorokin")),
    ("최민석", ("choe", "minseog")),
    ("李明", ("li", "ming")),
    ("D. A. Oren", ("d", "a", "oren")),
    ("Sam An", ("sam", "an")),
    ("Tarro Sp. z o.o.", ("tarro",)),
    ("ООО «Тарро»", ("tarro",)),
    ("Tarro Aktiengesellschaft", ("tarro",)),
    ("Bank of Varland", ("bank", "varland")),
    ("Tarro Bank (Cyprus) Ltd", ("tarro", "bank", "cyprus")),
    ("Tarro Shipping Lines (TSL)", ("tarro", "shipping", "lines")),
    ("Tarro Bank (formerly Varl Bank)", ("tarro", "bank")),
    ("Tarro et Cie", ("tarro",)),
    ("Pat Harrow", ("pat", "harrow")),
    ("Maria de Sa", ("maria", "sa")),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_words_are_what_tells_the_bearer(text, words) -> None:
    assert parts(text).words == words


@pytest.mark.parametrize(
    ("text", "form"),
    [("Tarro S.A.", "stock"), ("Tarro Ltd.", "limited"), ("ПАО Тарро", "stock"), ("Tarro GmbH", "limited"),
     ("塔罗有限公司", "limited"), ("Tarro Joint Stock Company", "stock")],
)  # fmt: skip
def test_legal_forms_are_set_apart_with_their_class(text, form) -> None:
    read = parts(text)
    assert read.forms == (form,)
    assert read.body


@pytest.mark.parametrize("text", ["Tarro & Sons", "Ministry of Rivers", "Tarro 7", "Tarro Holding"])
def test_what_only_bodies_are_called_marks_a_body(text) -> None:
    assert parts(text).body


def test_a_form_that_is_a_name_too_is_one_in_capitals_or_with_dots() -> None:
    assert parts("Tarro AS").forms == parts("Tarro a.s.").forms == parts("PAT Tarro").forms == ("stock",)
    assert parts("Pak Jong-ae").forms == parts("Pat Harrow").forms == ()


def test_letters_are_an_acronym_of_a_body_with_its_small_words_and_form_or_without() -> None:
    name = parts("Bureau of Varland Rivers Company")
    assert all(acronym_of(letters, name) for letters in ("bovrc", "bvrc", "bvr"))
    assert not acronym_of("bvc", name)


def test_vowels_of_arabic_are_known_to_be_missing() -> None:
    assert parts("سالم الورد").abjad
    assert not parts("Salim al-Ward").abjad


def test_a_name_in_hangul_keeps_its_syllables() -> None:
    assert parts("최민석").syllables == (("ㅊ", "ㅚ", ""), ("ㅁ", "ㅣ", "ㄴ"), ("ㅅ", "ㅓ", "ㄱ"))
    assert parts("최").syllables == ()


@given(st.text(max_size=40))
def test_any_text_is_read(text) -> None:
    read = parts(text)
    assert all(w.isascii() and w == w.lower() and w.isalnum() for w in read.words + read.small)


@pytest.mark.parametrize("text", ["Marine Orval", "Dalia Power", "General Oren", "Ben Oren"])
def test_people_called_like_common_words_are_no_bodies(text) -> None:
    assert not parts(text).body
    assert len(parts(text).words) == (1 if text.startswith("General") else 2)


def test_a_name_can_be_read_as_a_bodys_though_nothing_marks_it() -> None:
    assert parts("General Varlen").words == ("varlen",)
    assert parts("General Varlen", as_body=True).words == ("general", "varlen")
    assert not parts("General Varlen", as_body=True).body
