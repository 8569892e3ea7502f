"""A happening is told in a short clause of the report's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotate.test_events_tree import happenings

from stemma.annotate.events_clause import clause
from stemma.annotate.syntax import Sentence
from stemma.offsets import Span
from stemma.types import Happening, Tree


def clauses(text: str) -> dict[str, str]:
    """Return the clause of each happening of a text by its trigger's lemma."""
    return {e.label: e.value.clause for e in happenings(text) if isinstance(e.value, Happening)}


@pytest.mark.parametrize(
    ("text", "lemma", "told"),
    [
        ("Rebels freed nine miners in Orvane.", "free", "Rebels freed nine miners in Orvane"),
        (
            "Dalia Oren, who came from Varland, met Pavel Rusk on Friday.",
            "meet",
            "Dalia Oren met Pavel Rusk",
        ),
        ("About 300 people demonstrated outside the ministry.", "demonstrate",
         "About 300 people demonstrated outside the ministry"),
        ("The two ministers held talks for three hours.", "talks",
         "The two ministers held talks for three hours"),
        ("Dalia Oren's visit to Varland surprised everybody.", "visit", "Dalia Oren's visit to Varland"),
        ("Varland vowed to free the miners.", "free", "Varland vowed to free the miners"),
        ("Nobody was arrested in Orvane.", "arrest", "Nobody was arrested in Orvane"),
        ("The rebels seized a bus and freed nine miners.", "free", "The rebels freed nine miners"),
        ("The miners were not freed by the rebels.", "free", "The miners were not freed by the rebels"),
        ("A crowd broke away from the vigil.", "broke", "A crowd broke away from the vigil"),
        ("Varland was ready to deliver up to 2 million crowns.", "deliver",
         "Varland was ready to deliver up to 2 million crowns"),
        ("Varland offered Orvane its help.", "offered", "Varland offered Orvane its help"),
        ("The company denies having received the letter.", "deny",
         "The company denies having received the letter"),
        ("The rebels freed 12 fishermen and two nurses.", "free",
         "The rebels freed 12 fishermen and two nurses"),
        ("Rebels seized a 15-year-old boy.", "seize", "Rebels seized a 15-year-old boy"),
        ("The storm left more than 50,000 people without water.", "left",
         "The storm left more than 50,000 people without water"),
    ],
)  # fmt: skip
def test_a_clause_says_who_did_what_to_whom(text: str, lemma: str, told: str) -> None:
    assert clauses(text)[lemma] == told


def sentence(*rows: tuple[str, int, str, str]) -> Sentence:
    """Return a sentence of words with their heads, parts of speech and relations."""
    words, heads, tags, relations = zip(*rows, strict=True)
    spans, at = [], 0
    for word in words:
        spans.append(Span(at, at + len(word)))
        at += len(word) + 1
    return Sentence(Tree(tuple(spans), heads, tags, relations), " ".join(words))


def test_of_two_subjects_the_near_one_is_told() -> None:
    told = sentence(
        ("ORVANE", 3, "PROPN", "nsubj"),
        ("—", 0, "PUNCT", "punct"),
        ("Oren", 3, "PROPN", "nsubj"),
        ("arrived", 3, "VERB", "root"),
    )
    assert clause(told, 3, [3]) == "Oren arrived"


def test_a_dateline_is_no_part_of_a_name() -> None:
    told = sentence(
        ("ORVANE", 2, "PROPN", "compound"),
        ("—", 0, "PUNCT", "punct"),
        ("Oren", 3, "PROPN", "nsubj"),
        ("arrived", 3, "VERB", "root"),
    )
    assert clause(told, 3, [3]) == "Oren arrived"


@pytest.mark.parametrize(
    ("whom", "tag", "text"), [("Rusk", "PROPN", "Rusk stealing"), ("him", "PRON", "stealing")]
)
def test_who_is_accused_of_a_deed_did_it(whom: str, tag: str, text: str) -> None:
    told = sentence(
        ("Oren", 1, "PROPN", "nsubj"),
        ("accused", 1, "VERB", "root"),
        (whom, 1, tag, "obj"),
        ("of", 4, "SCONJ", "mark"),
        ("stealing", 1, "VERB", "advcl"),
    )
    assert clause(told, 4, [4]) == text


def test_whose_is_told_with_the_noun_that_it_stands_for() -> None:
    told = sentence(
        ("sailors", 0, "NOUN", "root"),
        ("whose", 2, "PRON", "nmod:poss"),
        ("ship", 3, "NOUN", "nsubj"),
        ("sank", 0, "VERB", "acl:relcl"),
    )
    assert clause(told, 3, [3]) == "sailors whose ship sank"


def test_a_clause_with_a_subject_of_its_own_takes_none_from_above() -> None:
    told = sentence(
        ("workers", 1, "NOUN", "nsubj"),
        ("came", 1, "VERB", "root"),
        ("after", 4, "SCONJ", "mark"),
        ("dams", 4, "NOUN", "dep"),
        ("burst", 1, "VERB", "advcl"),
    )
    assert clause(told, 4, [4]) == "burst"


def test_a_bare_noun_before_a_verb_without_a_subject_is_one() -> None:
    told = sentence(("Ministers", 1, "NOUN", "obl"), ("met", 1, "VERB", "root"))
    assert clause(told, 1, [1]) == "Ministers met"


def test_a_title_is_left_out_before_what_was_done() -> None:
    told = sentence(
        ("Vice-Chairwoman-of-the-Northern-Harbour-and-Lighthouse-Authority", 1, "NOUN", "nmod:desc"),
        ("Dalia", 3, "PROPN", "nsubj"),
        ("Oren", 1, "PROPN", "flat"),
        ("resigned", 3, "VERB", "root"),
    )
    assert clause(told, 3, [3]) == "Dalia Oren resigned"


def test_a_noun_behind_a_table_of_words_is_told_alone() -> None:
    rows = [(f"total{n}", 40, "NOUN", "compound") for n in range(40)]
    told = sentence(*rows, ("attack", 40, "NOUN", "root"))
    assert clause(told, 40, [40]) == "attack"


def test_a_long_clause_loses_what_is_needed_least() -> None:
    where = "in the old harbour of the northern town of Orvane near the border with Varland"
    told = clauses(f"Rebels freed nine miners {where}.")["free"]
    assert told.startswith("Rebels freed nine miners")
    assert len(told) <= 72


@given(st.data())
def test_a_clause_is_made_of_the_sentence_in_its_order_whatever_the_tree(data: st.DataObject) -> None:
    texts = st.lists(
        st.sampled_from(["he", "said", "to", "freed", "the", "men", "'s", "of", "whose", "and", "-", "."]),
        min_size=1,
        max_size=9,
    )
    words = data.draw(texts)
    text = " ".join(words)
    spans, at = [], 0
    for word in words:
        spans.append(Span(at, at + len(word)))
        at += len(word) + 1
    count = len(words)
    relations = [
        "root",
        "conj",
        "xcomp",
        "acl",
        "advcl",
        "obj",
        "obl",
        "nsubj",
        "nmod",
        "nmod:poss",
        "case",
        "det",
        "flat",
        "nmod:desc",
        "iobj",
        "ccomp",
        "mark",
        "cop",
    ]
    tree = Tree(
        tuple(spans),
        tuple(data.draw(st.integers(0, count - 1)) for _ in words),
        tuple(data.draw(st.sampled_from(["VERB", "NOUN", "PRON", "SYM", "ADP"])) for _ in words),
        tuple(data.draw(st.sampled_from(relations)) for _ in words),
    )
    trigger = data.draw(st.integers(0, count - 1))
    told = clause(Sentence(tree, text), trigger, [trigger])
    assert words[trigger] in told.split()
    left = iter(words)
    assert all(word in left for word in told.split())
