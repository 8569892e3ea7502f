"""The shipped encoder reads what it should, where it should, whatever stands beside it."""

from __future__ import annotations

import random
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import page

from stemma.annotate import annotate, available
from stemma.annotate.encoder import EncoderAnnotator, Reader, reader
from stemma.annotate.encoder.annotator import LAYERS
from stemma.annotate.encoder.labels import EVENT_CLASSES, NAME_TYPES
from stemma.annotate.encoder.model import Findings, Labelled, agreed
from stemma.annotate.sentences import SentenceAnnotator, sentences
from stemma.errors import UsageError
from stemma.offsets import Span
from stemma.types import Attribution, Page, Tree

REPORT = """Ferry talks open in Varga

Transport Minister Oda Lind said on Monday that the ferry to Norrby would sail again before winter.

“We have waited long enough,” she told the Harbour Board. “The ships are ready.”

The board had denied that any ship was unsafe. Bjarte Holm, who leads the sailors' union, warned that 40
of his members would stay ashore until the Varga shipyard repaired the engines.
"""

OTHERS = [
    "The mayor of Tolmin resigned on Friday.",
    "Nothing happened.",
    REPORT + "\n\nIt rained in Eskhaven, according to the weather office. " * 30,
    "A" * 3000,
    "",
]


def read(text: str) -> Findings:
    """Read a text by its own sentences."""
    return reader().read(text, list(sentences(text)))


def laid(pages: list[Page]) -> list[Page]:
    """Return the pages with sentences and the encoder's layers."""
    return list(annotate(pages, [SentenceAnnotator(), EncoderAnnotator()]))


def test_names_are_found_with_their_types() -> None:
    found = {(span.of(REPORT), label) for span, label in read(REPORT).names}
    assert ("Oda Lind", "Person") in found
    assert ("Bjarte Holm", "Person") in found
    assert ("Harbour Board", "Organization") in found
    assert ("Norrby", "Location") in found


def test_attributions_tie_source_cue_and_content() -> None:
    found = {
        a.cue.of(REPORT): (a.source and a.source.of(REPORT), [c.of(REPORT) for c in a.content])
        for a in read(REPORT).attributions
        if a.cue
    }
    source, content = found["said"]
    assert source is not None and source.endswith("Oda Lind")
    assert content[0].endswith("sail again before winter")
    source, content = found["told"]
    assert source == "she"
    assert "We have waited long enough" in content[0]


def test_trees_are_whole_sentences_with_one_root() -> None:
    trees = read(REPORT).trees
    assert len(trees) == len(list(sentences(REPORT)))
    for tree in trees:
        assert len(tree.words) == len(tree.heads) == len(tree.upos) == len(tree.relations)
        assert sum(head == number for number, head in enumerate(tree.heads)) == 1


def test_syntax_tells_subject_from_object() -> None:
    text = "The minister praised the sailors."
    (tree,) = read(text).trees
    words = [w.of(text) for w in tree.words]
    told = dict(zip(words, zip(tree.upos, tree.relations, strict=True), strict=True))
    assert words[tree.heads[words.index("minister")]] == "praised"
    assert told["minister"] == ("NOUN", "nsubj")
    assert told["sailors"] == ("NOUN", "obj")


def test_triggers_bear_timeml_classes() -> None:
    triggers = read(REPORT).triggers
    assert {t.label for t in triggers} <= set(EVENT_CLASSES)
    assert "said" in {t.span.of(REPORT) for t in triggers if t.label == "REPORTING"}


def test_a_pages_reading_does_not_depend_on_its_neighbours() -> None:
    alone = laid([page(REPORT)])[0].layers
    texts = [*OTHERS, REPORT]
    for seed in range(3):
        random.Random(seed).shuffle(texts)
        together = laid([page(text) for text in texts])
        assert together[texts.index(REPORT)].layers == alone


def test_a_name_has_the_label_that_its_text_gives_it_most() -> None:
    text = "Varga Varga Varga Norna Norna"
    spans = [Span(0, 5), Span(6, 11), Span(12, 17), Span(18, 23), Span(24, 29)]
    labels = ["Location", "Person", "Location", "Product", "Misc"]
    found = agreed([Labelled(s, label) for s, label in zip(spans, labels, strict=True)], text)
    assert [n.label for n in found] == ["Location", "Location", "Location", "Product", "Misc"]


def test_reading_twice_gives_the_same() -> None:
    assert read(REPORT) == read(REPORT)


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=300) | st.text("aA .,\n“”’-", max_size=300))
def test_whatever_is_read_lies_in_the_text(text: str) -> None:
    found = read(text)
    spans = [s for s, _ in (*found.names, *found.triggers)]
    spans += [w for tree in found.trees for w in tree.words]
    for a in found.attributions:
        spans += [*a.content, *(s for s in (a.cue, a.source) if s)]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)


def test_a_sentence_longer_than_a_window_is_read_in_pieces() -> None:
    text = "Oda Lind of Varga met the sailors and " * 60 + "left."
    found = reader().read(text, [Span(0, len(text))])
    assert len([n for n in found.names if n.label == "Person"]) >= 50
    assert found.trees == ()  # no tree rather than a cut one


def test_layers_hold_what_they_say() -> None:
    (read_page,) = laid([page(REPORT)])
    assert set(read_page.layers) == {"sentence", *LAYERS}
    assert {a.label for a in read_page.layer("tagged")} <= set(NAME_TYPES)
    assert all(isinstance(a.value, Attribution) for a in read_page.layer("tied"))
    assert all(isinstance(a.value, Tree) for a in read_page.layer("tree"))


def test_a_reader_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.onnx: no such file"):
        available(str(tmp_path / "none.onnx"))


def test_a_file_that_is_no_model_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.onnx").write_bytes(b"not a model")
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError, match=r"bad\.onnx: not a model that can be loaded"):
        available(str(tmp_path / "bad.onnx"))


def test_another_reader_takes_the_encoders_place(tmp_path: Path) -> None:
    models = Path(str(files("stemma.models")))
    for name in ("reader.onnx", "tokenizer.json"):
        (tmp_path / name).symlink_to(models / name)
    annotators = available(str(tmp_path / "reader.onnx"))
    assert sum(isinstance(a, EncoderAnnotator) for a in annotators) == 1
    assert Reader(tmp_path / "reader.onnx").upos == reader().upos
