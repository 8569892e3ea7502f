from pathlib import Path

import pytest
from training.people_pairs import Bearer, Neighbours, bag, folded, is_latin, near_tokens

from training import people_pairs

TOKENS = """тарсенов\ttarsenov:9|tarsenow:4|tarsénov:2|slip:1
тарсенко\ttarsenko:5|tarsenco:3
белкин\tbelkin:3|belkine:2
"""
KOREAN = """조민석\tCho Min-sok|Jo Min-seok
조민수\tCho Min-su
조민아\tCho Min-a|Jo Mina
"""


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_tokens_pair_with_their_spellings_and_with_near_ones(tmp_path) -> None:
    found = people_pairs.pairs(write(tmp_path / "tokens.tsv", TOKENS), measure=None)
    same = {frozenset((p.a, p.b)) for p in found if p.same}
    assert frozenset(("tarsenov", "tarsenow")) in same
    assert not any("slip" in (p.a, p.b) for p in found), "what was seen once is not trusted"
    assert {"tokens:tokens"} == {p.origin for p in found}


def test_a_near_miss_has_the_family_name_and_another_syllable(tmp_path) -> None:
    found = people_pairs.pairs(write(tmp_path / "korean.tsv", KOREAN), measure=None)
    assert any(p.same for p in found)
    unlike = [p for p in found if not p.same]
    assert unlike
    assert all(folded(p.a).split()[0] in ("cho", "jo") for p in unlike)


def test_no_bearer_is_in_both_halves(tmp_path) -> None:
    path = write(tmp_path / "korean.tsv", KOREAN)
    ours = {n for p in people_pairs.pairs(path) for n in (p.a, p.b)}
    theirs = {n for p in people_pairs.pairs(path, measure=False) for n in (p.a, p.b)}
    assert not ours & theirs


def test_lists_with_slips_pair_each_name_with_its_slip(tmp_path) -> None:
    write(tmp_path / "l_treated.csv", "full_name,nationality\nDALIA ORNE,xx\nPETR VARL,xx\n")
    path = write(tmp_path / "l_untreated.csv", "full_name,nationality\nDALIA OREN,xx\nPETR VARL,xx\n")
    same = [p for p in people_pairs.pairs(path, measure=None) if p.same]
    assert [(p.a, p.b) for p in same] == [("DALIA OREN", "DALIA ORNE")]


def test_people_of_many_languages_pair_over_scripts(tmp_path) -> None:
    rows = "V\tid1\tx\ten\tIlya Sorokin\nV\tid1\tx\tru\tИлья Сорокин\nV\tid2\tx\ten\tIlya Tarsenov\n"
    found = people_pairs.native_pairs(write(tmp_path / "people.tsv", rows), measure=None)
    assert ("Ilya Sorokin", "Илья Сорокин", True) in [p[:3] for p in found]
    assert ("Ilya Tarsenov", "Илья Сорокин", False) in [p[:3] for p in found]


def test_the_near_one_shares_a_word_and_no_spelling() -> None:
    near = Neighbours(
        [Bearer("1", ("Dalia Oren",)), Bearer("2", ("Oren Dalia",)), Bearer("3", ("Daria Oren",))]
    )
    assert near.near(Bearer("1", ("Dalia Oren",)), "Dalia Oren") == "Daria Oren"


def test_near_tokens_differ_in_what_latin_letters_tell() -> None:
    rows = [Bearer(key, (key, "")) for key in ("варлов", "марлов", "варлёв", "варлев", "орен")]
    near = near_tokens(rows)
    assert near["варлов"] == ["варлев", "варлёв", "марлов"]
    assert "варлев" not in near["варлёв"]


@pytest.mark.parametrize(
    ("text", "latin"), [("Nguyễn", True), ("Ø. Varl", True), ("Варл", False), ("조", False)]
)
def test_latin_letters_are_known(text, latin) -> None:
    assert is_latin(text) is latin


def test_spellings_fold() -> None:
    assert folded("Dalia-Mirā O'Ren") == "dalia mira oren"
    assert bag("Oren Dalia") == bag("dalia oren")
