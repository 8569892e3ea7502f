"""Whatever a tree says, reading speakers and contents off it comes to an end within the sentence."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.annotate.attribution_trees import speakers, told
from stemma.annotate.syntax import Sentence
from stemma.offsets import Span
from stemma.types import Tree

WORDS = ["Oren", "who", "said", "that", "quoted", "the", "minister", ",", "denied", "by", "report"]
RELATIONS = [
    "root",
    "flat",
    "compound",
    "nsubj",
    "nsubj:pass",
    "acl:relcl",
    "ccomp",
    "xcomp",
    "conj",
    "parataxis",
    "obj",
    "obl",
    "advcl",
    "punct",
    "nmod",
]
TAGS = ["PROPN", "NOUN", "VERB", "PRON", "PUNCT", "ADP"]


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """Draw a tree of any form: the root may bear any relation, as a parser's may."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=10))
    order = draw(st.permutations(range(len(words))))
    heads = [0] * len(words)
    for place, word in enumerate(order):
        heads[word] = order[draw(st.integers(0, max(0, place - 1)))]
    spans, at = [], 0
    for word in words:
        spans.append(Span(at, at + len(word)))
        at += len(word) + 1
    tags = tuple(draw(st.sampled_from(TAGS)) for _ in words)
    relations = tuple(draw(st.sampled_from(RELATIONS)) for _ in words)
    return Sentence(Tree(tuple(spans), tuple(heads), tags, relations), " ".join(words))


@given(sentences(), st.data())
@settings(max_examples=400)
def test_speakers_are_found_in_any_tree_and_lie_in_the_sentence(
    sentence: Sentence, data: st.DataObject
) -> None:
    verb = data.draw(st.integers(0, len(sentence.tree.words) - 1))
    assert all(one.content and one.sources for one in told(sentence))
    who, quoting = speakers(sentence, verb)
    for span in (*who, *([quoting] if quoting else [])):
        assert 0 <= span.start < span.end <= len(sentence.text)


def test_a_root_may_be_called_by_any_relation() -> None:
    text = "Oren, who said"
    words = tuple(Span(a, b) for a, b in ((0, 4), (4, 5), (6, 9), (10, 14)))
    tree = Tree(words, (0, 0, 3, 0), ("PROPN", "PUNCT", "PRON", "VERB"), ("flat", "punct", "nsubj", "acl"))
    assert speakers(Sentence(tree, text), 3) == ((Span(0, 4),), None)
