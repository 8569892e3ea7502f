"""A spaCy pipeline stands in for the encoder, and its answers lie where they should."""

from __future__ import annotations

import pytest
from tests.factory import page

from stemma.annotate import annotate, available
from stemma.annotate.encoder import EncoderAnnotator
from stemma.annotate.sentences import SentenceAnnotator
from stemma.annotate.spacy import SpacyAnnotator
from stemma.errors import UsageError
from stemma.types import Tree

spacy = pytest.importorskip("spacy", reason="the extra stemma-news[spacy] is not installed")

TEXT = "The port opened on Monday.\n\nOda Lind of the Harbour Board spoke in Varga."


def ruled():  # type: ignore[no-untyped-def]
    """Return a blank pipeline with a rule component that knows three names."""
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(
        [
            {"label": "PERSON", "pattern": "Oda Lind"},
            {"label": "ORG", "pattern": "Harbour Board"},
            {"label": "GPE", "pattern": "Varga"},
            {"label": "ORDINAL", "pattern": "Monday"},
        ]
    )
    return nlp


def test_entities_become_names_in_the_encoders_terms() -> None:
    (read,) = annotate([page(TEXT)], [SentenceAnnotator(), SpacyAnnotator(ruled())])
    found = [(a.span.of(TEXT), a.label, a.by) for a in read.layer("tagged")]
    assert found == [
        ("Oda Lind", "Person", "spacy"),
        ("Harbour Board", "Organization", "spacy"),
        ("Varga", "Location", "spacy"),
    ]
    assert read.layer("tree") == ()  # a blank pipeline parses nothing


def test_a_parse_becomes_a_tree_in_the_texts_positions() -> None:
    nlp = spacy.blank("en")

    @spacy.language.Language.component("chain")
    def chain(doc):  # type: ignore[no-untyped-def]
        for token in doc:
            token.head = doc[max(0, token.i - 1)]
            token.dep_ = "ROOT" if token.i == 0 else "dep"
            token.pos_ = "X"
        return doc

    nlp.add_pipe("chain")
    (read,) = annotate([page(TEXT)], [SentenceAnnotator(), SpacyAnnotator(nlp)])
    trees = [a.value for a in read.layer("tree")]
    assert len(trees) == 2
    tree = trees[1]
    assert isinstance(tree, Tree)
    assert [w.of(TEXT) for w in tree.words][:3] == ["Oda", "Lind", "of"]
    assert tree.heads[:3] == (0, 0, 1)
    assert tree.relations[:2] == ("root", "dep")
    assert set(tree.upos) == {"X"}


def test_a_pipeline_on_disk_takes_the_encoders_place(tmp_path) -> None:  # type: ignore[no-untyped-def]
    ruled().to_disk(tmp_path / "ruled")
    annotators = available(f"spacy:{tmp_path / 'ruled'}")
    assert not any(isinstance(a, EncoderAnnotator) for a in annotators)
    (read,) = annotate([page(TEXT)], annotators)
    assert {a.span.of(TEXT) for a in read.layer("name")} >= {"Oda Lind", "Varga"}


def test_a_pipeline_that_is_not_there_is_named() -> None:
    with pytest.raises(UsageError, match="spacy:no_such_pipeline is no pipeline"):
        available("spacy:no_such_pipeline")
