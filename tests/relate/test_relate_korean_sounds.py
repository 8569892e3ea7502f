import pytest

from stemma.relate.korean import spelled_readings
from stemma.relate.korean_sounds import letters, log_odds
from stemma.relate.name_evidence import read_korean
from stemma.relate.name_parts import parts


def best(a: str, b: str) -> float:
    return max(log_odds(x, y) for x in read_korean(parts(a)) for y in read_korean(parts(b)))


@pytest.mark.parametrize(
    ("a", "b"),
    [("Cho Min-sok", "Cho Min-seok"), ("Ryu Kyong-hui", "Ryu Gyeong-hee"), ("Paek Un-ju", "Baek Eun-joo"),
     ("Choe Yong-gil", "Choi Young-kil"), ("Min-sok Cho", "Cho Minseok"), ("조민석", "Cho Min-sok")],
)  # fmt: skip
def test_spellings_of_one_name_are_likelier_one(a, b) -> None:
    assert best(a, b) > 0


@pytest.mark.parametrize(
    ("a", "b"),
    [("Cho Min-sok", "Cho Min-su"), ("Ryu Kyong-hui", "Ryu Kyong-ok"), ("Paek Un-ju", "Paek Nam-ju")],
)  # fmt: skip
def test_another_syllable_is_another_name(a, b) -> None:
    assert best(a, b) < 0


def test_names_of_unequal_length_are_two() -> None:
    assert log_odds((("k", "i", "m"), ("m", "i", "n")), (("k", "i", "m"),)) < -5


def test_hangul_comes_apart_into_letters() -> None:
    assert letters("한") == ("ㅎ", "ㅏ", "ㄴ")
    assert letters("a") is None
    assert letters("한국") is None


def test_a_given_name_in_one_word_reads_in_every_way() -> None:
    read = spelled_readings(("cho", "minsok"))
    assert (("ch", "o", ""), ("m", "i", "n"), ("s", "o", "k")) in read
    assert spelled_readings(("oren", "dalia")) == ()
