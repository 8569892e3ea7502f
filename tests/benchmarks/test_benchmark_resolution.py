from pathlib import Path

import pytest
from benchmarks.resolution import measure, mentions, words_of

TOKENS = """тарсенов\ttarsenov:9|tarsenow:4|tarsenoff:2
белкин\tbelkin:3|belkine:2
ворошин\tvoroshin:5|woroschin:2
дугорев\tdugorev:5|dougorev:2
маланьин\tmalanyin:4|malanjin:3
ян\tjan:910
"""


@pytest.fixture
def tokens(tmp_path) -> Path:
    path = tmp_path / "tokens.tsv"
    path.write_text(TOKENS, "utf-8")
    return path


def test_words_are_the_spellings_of_three_letters_or_more(tokens) -> None:
    words = words_of(tokens)
    assert words[0] == ("Tarsenov", "Tarsenow", "Tarsenoff")
    assert len(words) == 5


def test_names_are_distinct_and_the_same_each_time(tokens) -> None:
    words = words_of(tokens)
    made = list(mentions(words, 40))
    assert made == list(mentions(words, 40))
    assert len({name for _, name in made}) == len(made) == 40
    assert all(len(name.split()) == 2 for _, name in made)


def test_what_is_resolved_is_counted(tokens) -> None:
    found = measure(tokens, 40)
    assert found["names"] == 40
    assert found["joining"] + found["asking"] > 0
    assert 0 <= found["joined"] <= 1
    assert 0 <= found["wrong"] <= found["joining"]
