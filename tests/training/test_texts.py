"""The readers of training sets put text together as it was and lay labels where they belong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.texts import (
    EWT,
    WORLDWIDE,
    attributions,
    events,
    joined,
    names,
    runs,
    syntax,
    wikigold,
)

from stemma.offsets import Span

TOKENS = st.lists(st.text("abcAB1.,'\"“”’()-$", min_size=1, max_size=5), min_size=1, max_size=8)


@given(st.lists(TOKENS, max_size=4))
def test_every_token_stands_where_it_is_said_to(rows: list[list[str]]) -> None:
    text, sentences, tokens = joined(rows)
    assert [[span.of(text) for span in row] for row in tokens] == rows
    assert [s.of(text) for s in sentences] == (text.split("\n") if rows else [])


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        (["Oda", "Lind", "'s", "ship", ",", "the", "Norna", "."], "Oda Lind's ship, the Norna."),
        (["He", "said", ":", '"', "Go", "!", '"', "twice"], 'He said: "Go!" twice'),
        (["(", "the", "Varga", "-", "Norrby", "line", ")"], "(the Varga-Norrby line)"),
        (["$", "5", "m", "–", "or", "more"], "$5 m – or more"),
        (["They", "do", "n't", "know"], "They don't know"),
    ],
)
def test_tokens_are_joined_as_news_is_written(tokens: list[str], text: str) -> None:
    assert joined([tokens])[0] == text


def test_runs_follow_bio_and_io() -> None:
    spans = [Span(k, k + 1) for k in range(6)]
    found = list(runs(["B-PER", "I-PER", "B-PER", "O", "I-ORG", "I-LOC"], spans))
    assert [(tuple(n.span), n.label) for n in found] == [
        ((0, 2), "PER"),
        ((2, 3), "PER"),
        ((4, 5), "ORG"),
        ((5, 6), "LOC"),
    ]


def test_names_keep_only_what_the_scheme_knows(tmp_path: Path) -> None:
    row = {"doc": "a", "sentences": [{"tokens": ["Oda", "in", "May"], "tags": ["B-PER", "O", "B-OTH"]}]}
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (text,) = names(tmp_path / "a.jsonl", EWT)
    assert [(n.span.of(text.text), n.label) for n in text.names] == [("Oda", "PER")]
    assert "O" in WORLDWIDE


def test_wikigold_is_read_by_document(tmp_path: Path) -> None:
    file = tmp_path / "w.txt"
    file.write_text("Oda I-PER\nsat O\n\nNorna I-MISC\n\n-DOCSTART- O\n\nVarga I-LOC\n", encoding="utf-8")
    first, second = wikigold(file)
    assert first.text == "Oda sat\nNorna"
    assert [n.label for n in first.names] == ["PER", "MISC"]
    assert second.text == "Varga"


def test_attributions_without_a_cue_or_a_content_are_left_out(tmp_path: Path) -> None:
    text = "Oda said it rained."
    whole = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 18]]}
    row = {"doc": "a", "text": text, "attributions": [whole, {**whole, "content": []}]}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (read,) = attributions(tmp_path / "a.jsonl")
    assert read.attributions == (whole,)
    assert [s.of(text) for s in read.sentences] == [text]


def test_events_bear_their_class(tmp_path: Path) -> None:
    row = {"doc": "a", "text": "It rained.", "events": [[3, 9, "OCCURRENCE", "e1"]]}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (read,) = events(tmp_path / "a.jsonl")
    assert [(n.span.of(read.text), n.label) for n in read.events] == [("rained", "OCCURRENCE")]


TREEBANK = """# text = Oda's ship didn't sail.
1-2\tOda's\t_\t_\t_\t_\t_\t_\t_\t_
1\tOda\t_\tPROPN\t_\t_\t3\tnmod:poss\t_\t_
2\t's\t_\tPART\t_\t_\t1\tcase\t_\t_
3\tship\t_\tNOUN\t_\t_\t6\tnsubj\t_\t_
4-5\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
4\tdid\t_\tAUX\t_\t_\t6\taux\t_\t_
5\tn't\t_\tPART\t_\t_\t6\tadvmod\t_\t_
6\tsail\t_\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
7\t.\t_\tPUNCT\t_\t_\t6\tpunct\t_\t_

1\tGo\t_\tVERB\t_\t_\t0\troot\t_\t_
"""


def test_a_treebank_gives_back_its_text_and_trees(tmp_path: Path) -> None:
    (tmp_path / "GUM_made_up.conllu").write_text(TREEBANK, encoding="utf-8")
    (read,) = syntax(tmp_path / "GUM_made_up.conllu")
    assert read.text == "Oda's ship didn't sail.\nGo"
    assert [t.span.of(read.text) for t in read.tokens][:2] == ["Oda", "'s"]
    assert [t.head for t in read.tokens] == [2, 0, 5, 5, 5, 5, 5, 7]
    assert read.tokens[0].relation == "nmod:poss"
