import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.relate.name_match import frequency_row, likeness, match
from stemma.relate.name_parts import parts
from stemma.relate.name_words import one_given, two_given
from stemma.relate.same_name import compare_names, spelled_alike

LIKELIER = [  # the first name, a spelling of it, somebody near
    ("Dalia Oren", "Oren, Dalia", "Daria Oren"),
    ("Sergei Tarsenov", "Сергей Тарсенов", "Sergei Tarsenko"),
    ("Sergei Tarsenov", "Sergej Tarsenow", "Andrei Tarsenov"),
    ("Ilya Ivanovich Sorokin", "Ilya Sorokin", "Ivan Sorokin"),
    ("Bill Harrow", "William Harrow", "Walter Harrow"),
    ("J. Harrow", "James Harrow", "Peter Harrow"),
    ("Mario Belli", "Mario Beli", "Maria Belli"),
    ("Salim al-Ward", "Saleem Al Ward", "Salem al-Wardi Hasan"),
    ("Nur Varid Halim", "Nurvarid Halim", "Nur Varid Karim"),
    ("Cho Min-sok", "조민석", "Cho Min-su"),
    ("Tarro Holding S.A.", "Tarro Holding", "Tarro Energy S.A."),
    ("Bank of Varland", "Bank Varland", "Bank of Varna"),
    ("Varland Ministry of Rivers", "Ministry of Rivers of Varland", "Varland Ministry of Roads"),
    ("ООО Тарро", "Tarro LLC", "Tarrova LLC"),
    ("Tarro Fund II", "Tarro Fund 2", "Tarro Fund III"),
    ("Banco Nacional de Varra", "National Bank of Varra", "Banco Central de Varra"),
    ("Osten Varl Institute", "OVI", "Osten Varl Academy"),
    ("Tarro Bank (Cyprus)", "Tarro Bank Cyprus Ltd", "Tarro Bank (Malta)"),
    ("Nord Tarro Invest", "Nordtarro Invest", "Nord Varl Invest"),
    ("MRV Engineering", "Molen River Varl Engineering", "MRT Engineering"),
    (
        "Ministerstvo Rybolovstva Varlanda",
        "Ministry of Fisheries of Varland",
        "Ministry of Health of Varland",
    ),
    ("شركة الورد للتجارة", "Al Ward Trading Company", "Al Nahr Trading Company"),
    ("塔罗钢铁有限公司", "Taluo Steel Co., Ltd.", "Tamu Steel Co., Ltd."),
    ("Tarro Pharamceuticals", "Tarro Pharmaceuticals", "Tarro Chemicals"),
    ("7th Bureau of Varland", "Seventh Bureau of Varland", "Sixth Bureau of Varland"),
    ("Boris Varl", "Varl, Boris", "Boris Varl Trading Ltd"),
    ("Igor Stepanovich Varl", "Igor Varl", "Stepan Igorevich Varl"),
    ("Hasan Omar Varri", "Varri Hasan Omar", "Omar Hasan Varri"),
    ("John Harrow Jr.", "John Harrow", "John Harrow Sr."),
    ("Pat Harrow", "Patrick Harrow", "Pat Marlow"),
    ("Petr Varl", "Petrus Varl", "Pavel Varl"),
    ("Li Weizhe", "Li Wei-che", "Li Weijun"),
]
NAME = st.lists(st.text("abdehiklmnorstuvyz", min_size=2, max_size=9), min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize(("name", "same", "near"), LIKELIER)
def test_a_spelling_is_likelier_one_than_a_near_miss(name, same, near) -> None:
    assert compare_names(name, same).score > compare_names(name, near).score
    assert compare_names(name, same).score > 0.5


@given(NAME, NAME)
def test_the_score_is_a_chance_and_the_same_from_either_side(a, b) -> None:
    one, other = compare_names(a, b), compare_names(b, a)
    assert 0 <= one.score <= 1
    assert math.isclose(one.score, other.score, abs_tol=1e-9)


@given(NAME)
def test_a_name_is_most_surely_itself(name) -> None:
    assert compare_names(name, name).score > 0.95
    assert compare_names(name, name.upper()).score > 0.95


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_are_compared(a, b) -> None:
    assert 0 <= compare_names(a, b).score <= 1


def test_a_verdict_tells_its_reasons_weightiest_first() -> None:
    reasons = compare_names("Bill Harrow", "Walter Harrow").reasons
    weights = [abs(odds) for _, odds in reasons]
    assert weights == sorted(weights, reverse=True)
    assert "worst disagreement" in dict(reasons)


def test_an_alias_counts_where_it_is_likelier() -> None:
    assert compare_names("Dalia Oren a.k.a. Mira Tal", "Mira Tal").score > 0.9


def test_the_kind_decides_how_names_are_read() -> None:
    as_people = compare_names("Tarro Varl", "Varl Tarro", "person").score
    assert compare_names("Tarro Varl", "Varl Tarro", "body").score != as_people


def spelled(a: str, b: str):
    return spelled_alike(tuple(a.split()), tuple(b.split()))


def test_spelled_alike_wants_every_word_and_no_initial() -> None:
    assert spelled("sergei tarsenov", "sergej tarsenow")
    assert spelled("sergei tarsenov", "tarsenow sergej")
    assert spelled("sergei tarsenov", "s tarsenow") is None
    assert spelled("sergei tarsenov", "sergei ilyich tarsenov") is None
    assert spelled("sergei tarsenov", "sergei marlov") is None
    assert spelled("mario belli", "maria belli") is None


def test_only_a_rare_name_is_enough_by_itself() -> None:
    assert not spelled("kim ivanov", "kim iwanow").rare


def test_each_word_finds_at_most_one() -> None:
    found = match(parts("Ali Ali Hasan"), parts("Ali Hasan Varr"))
    assert len({p.a for p in found.pairs}) == len(found.pairs) == len({p.b for p in found.pairs})
    assert found.left_a or found.left_b


def test_words_are_one_by_spelling_short_form_initial_or_slip() -> None:
    assert likeness("harrow", "harrow")[1] == "same"
    assert likeness("h", "harrow")[1] == "initial"
    assert likeness("bill", "william")[1] == "short form"
    assert likeness("tarsenov", "tarsneov")[1] in ("slip", "spelling")
    assert likeness("belmario", "belmaria")[1] == "gender"
    assert likeness("7", "8")[0] < -2


def test_short_forms_are_kept_within_one_name() -> None:
    assert one_given("bill", "william") and not one_given("bill", "bob")
    assert one_given("robertus", "bob") and not one_given("varlus", "varl")


def test_well_known_given_names_are_forms_of_one_or_two() -> None:
    assert two_given("bill", "bob") and not two_given("bill", "william")
    assert not two_given("bill", "varl") and not two_given("varl", "tarro")


def test_frequencies_say_which_words_are_common() -> None:
    row = frequency_row({"often": 1000.0, "seldom": 1.0}, 64)
    assert len(row["buckets"]) == 64
    assert len(set(row["buckets"])) >= 2
