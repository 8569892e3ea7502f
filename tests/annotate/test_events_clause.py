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
    ],
)  # fmt: skip
def test_a_clause_says_who_did_what_to_whom(text: str, lemma: str, told: str) -> None:
    assert clauses(text)[lemma] == told


def test_a_long_clause_loses_what_is_needed_least() -> None:
    where = "in the old harbour of the northern town of Orvane near the border with Varland"
    told = clauses(f"Rebels freed nine miners {where}.")["free"]
    assert told.startswith("Rebels freed nine miners")
    assert len(told) <= 72


@given(st.data())
def test_a_clause_is_made_of_the_sentence_in_its_order_whatever_the_tree(data: st.DataObject) -> None:
    texts = st.lists(
        st.sampled_from(["he", "said", "to", "freed", "the", "men", "'s", "of"]), min_size=1, max_size=9
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
