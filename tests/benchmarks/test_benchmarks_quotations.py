"""The comparison of direct quotations counts what it says it counts."""

from benchmarks.quotations import ours, row_of, score
from tests.factory import page

from stemma.annotate import annotate


def test_a_quotation_is_right_with_half_its_characters_and_its_speaker_with_one() -> None:
    gold = [[((0, 10), (12, 15)), ((20, 30), None)]]
    found = [[((0, 9), (14, 15)), ((20, 23), None)]]
    assert score(gold, found) == {"content_f1": 0.5, "speaker_f1": 0.5, "found": 2.0}


def test_no_source_is_right_only_where_there_is_none() -> None:
    assert score([[((0, 9), None)]], [[((0, 9), (1, 2))]])["speaker_f1"] == 0.0
    assert score([[((0, 9), None)]], [[((0, 9), None)]])["speaker_f1"] == 1.0


def test_the_peer_gets_our_words_and_trees() -> None:
    text = "“We came too late for that,” Ada May said. The bridge was shut."
    (read,) = annotate([page(text)])
    row = row_of(read)
    assert [text[a:b] for a, b in row["words"]][-1] == "."
    assert {len(row[name]) for name in ("words", "pos", "heads", "deps", "lemmas", "starts")} == {
        len(row["words"])
    }
    assert row["starts"].count(True) == 2 and "say" in row["lemmas"] and row["deps"].count("ROOT") == 2
    assert [content for content, _ in ours(read)] == [(1, 26)]
