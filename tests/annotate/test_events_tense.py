"""In which tense a main clause tells a happening, and the times that it shares with others."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotate.test_events_tree import happenings

from stemma.annotate.events_tense import tense_of
from stemma.annotate.events_tree import own_time
from stemma.annotate.syntax import Sentence
from stemma.offsets import Span
from stemma.types import Happening, Tree


def tenses(text: str) -> dict[str, str]:
    """Return the tense of each happening of a text by its trigger's lemma."""
    return {e.label: e.value.tense for e in happenings(text) if isinstance(e.value, Happening)}


@pytest.mark.parametrize(
    ("text", "lemma", "tense"),
    [
        ("The captors freed nine miners.", "free", "past"),
        ("The miners were freed by the captors.", "free", "past"),
        ("The captors have freed nine miners.", "free", "perfect"),
        ("The captors seized a bus and freed nine miners.", "free", "past"),
        ("Dalia Oren demands the release of the miners.", "demand", "present"),
        ("The two ministers held talks in Orvane.", "talks", "past"),
        ("Police said that 16 people had been detained in Orvane.", "detain", "past"),
        ("Dalia Oren came to Orvane, where she met Pavel Rusk.", "meet", "past"),
    ],
)
def test_what_a_main_clause_tells_has_its_tense(text: str, lemma: str, tense: str) -> None:
    assert tenses(text)[lemma] == tense


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The miners, who were freed long ago, came back to Orvane.", "free"),
        ("The captors had freed nine miners before the war.", "free"),
        ("The captors want to free nine miners.", "free"),
        ("The captors will free nine miners.", "free"),
        ("After the captors freed the miners, Dalia Oren came to Orvane.", "free"),
        ("The miners kidnapped by the rebels are home.", "kidnap"),
        ("Dalia Oren criticised the visit.", "visit"),
    ],
)
def test_what_stands_aside_from_the_main_line_has_none(text: str, lemma: str) -> None:
    assert tenses(text)[lemma] == ""


@given(st.data())
def test_a_wrong_tree_is_no_trouble(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 8))
    relations = st.sampled_from(["root", "conj", "ccomp", "parataxis", "acl", "obl", "aux", "mark", "obj"])
    tags = st.sampled_from(["VERB", "NOUN", "AUX", "ADV"])
    text = " ".join(
        data.draw(st.sampled_from(["said", "held", "was", "where", "freed"])) for _ in range(count)
    )
    words, at = [], 0
    for word in text.split():
        words.append(Span(at, at + len(word)))
        at += len(word) + 1
    tree = Tree(
        tuple(words),
        tuple(data.draw(st.integers(0, count - 1)) for _ in words),
        tuple(data.draw(tags) for _ in words),
        tuple(data.draw(relations) for _ in words),
    )
    for trigger in range(count):
        assert tense_of(Sentence(tree, text), trigger) in ("past", "perfect", "present", "")


@pytest.mark.parametrize(
    ("subject", "shared"),
    [("", "In May"), ("talks ", None)],
)
def test_a_time_before_joined_verbs_is_that_of_all_that_share_a_subject(
    subject: str, shared: str | None
) -> None:
    text = f"In May Oren came and {subject}failed"
    words = [Span(m.start(), m.end()) for m in re.finditer(r"\w+", text)]
    came, last = 3, len(words) - 1
    heads = [1, came, came, came, last, *([last] if subject else []), came]
    relations = ["case", "obl", "nsubj", "root", "cc", *(["nsubj"] if subject else []), "conj"]
    tags = ["ADP", "PROPN", "PROPN", "VERB", "CCONJ", *(["NOUN"] if subject else []), "VERB"]
    sentence = Sentence(Tree(tuple(words), tuple(heads), tuple(tags), tuple(relations)), text)
    time = own_time(sentence, last, [Span(0, 6)])
    assert (time and time.of(text)) == shared
