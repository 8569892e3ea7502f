"""What rules, word trees and the encoder share, and what each is not believed for alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import page

from stemma.annotate import annotate
from stemma.annotate.attribution_classes import certainty_of, cue_class, polarity_of
from stemma.annotate.attribution_trees import is_verb, told
from stemma.annotate.attribution_votes import alike
from stemma.annotate.syntax import Sentence
from stemma.offsets import Span
from stemma.types import Attribution, Tree

SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda p: Span(p[0], sum(p))), min_size=1
)


def read(text: str) -> list[tuple[str, str | None, str | None]]:
    (done,) = annotate([page(text, "2031-03-05")])
    return [
        (
            text[v.content[0].start : v.content[-1].end],
            v.source and v.source.of(text),
            v.cue and v.cue.of(text),
        )
        for a in done.layer("attribution")
        if isinstance(v := a.value, Attribution)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mayor Jonas Rill said the pier was safe and denied that it had leaked.",
            [("the pier was safe", "said"), ("it had leaked", "denied")],
        ),
        (
            "The old ferry had reported engine trouble before the crash, said Marta Holin of the port board.",
            [("The old ferry had reported engine trouble before the crash", "said")],
        ),
        (
            "A Gazette editor, Jane Quist, said the newspaper stood by its story.",
            [("the newspaper stood by its story", "said")],
        ),
        (
            "The defence ministry neither confirmed nor denied the report about the crash.",
            [("the report about the crash", "neither confirmed nor denied")],
        ),
    ],
)
def test_a_cue_has_its_own_clause_and_no_more(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(content, cue) for content, _, cue in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ruvia and Estmark said that they would respect the ceasefire.", ["Ruvia", "Estmark"]),
        (
            "Minister Ola Brandt and banker Per Lindal said in a statement that the rates would stay low.",
            ["Minister Ola Brandt", "banker Per Lindal"],
        ),
        (
            "The Ministry of Trade and Industry said that the ferry was safe.",
            ["The Ministry of Trade and Industry"],
        ),
    ],
)
def test_those_who_speak_together_each_speak(text: str, speakers: list[str]) -> None:
    assert [source for _, source, _ in read(text)] == speakers


def test_what_is_told_within_what_is_said_is_told_too() -> None:
    text = "Ines Kahl said that Minister Oskar Venn had admitted to her that the figures were wrong."
    assert [(content, cue) for content, _, cue in read(text)] == [
        ("Minister Oskar Venn had admitted to her that the figures were wrong", "said"),
        ("the figures were wrong", "admitted"),
    ]


def test_a_noun_is_no_cue_where_the_tree_has_a_noun() -> None:
    assert read("The minister read reports about claims of the harbour board on Monday morning.") == []


@given(SPANS, SPANS)
def test_contents_are_alike_both_ways(a: list[Span], b: list[Span]) -> None:
    assert alike(a, b) == alike(b, a)


@given(st.integers(0, 60), st.integers(1, 20))
def test_a_content_is_like_itself(start: int, length: int) -> None:
    span = (Span(start, start + length),)
    assert alike(span, span)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 9),
            st.sampled_from(["VERB", "NOUN", "PROPN", "PUNCT"]),
            st.sampled_from(["nsubj", "ccomp", "conj", "parataxis", "acl:relcl", "advcl", "obj", "appos"]),
            st.sampled_from(["said", "who", "Ada", "that", "rain", ",", "as", "told"]),
        ),
        min_size=1,
        max_size=10,
    )
)
def test_any_tree_is_read_without_an_end_in_sight(words: list[tuple[int, str, str, str]]) -> None:
    """Trees may be wrong in every way: what comes of them lies within the sentence."""
    text = " ".join(word for *_, word in words)
    starts = [sum(len(w[3]) + 1 for w in words[:i]) for i in range(len(words))]
    spans = tuple(Span(s, s + len(w[3])) for s, w in zip(starts, words, strict=True))
    heads = tuple(min(h, i) for i, (h, *_) in enumerate(words))  # no cycles, as the reader promises
    tree = Tree(spans, heads, tuple(w[1] for w in words), tuple(w[2] for w in words))
    for one in told(Sentence(tree, text)):
        assert all(0 <= s.start < s.end <= len(text) for s in (*one.content, *one.sources, one.cue_span))


def test_a_cue_outside_every_tree_counts_as_a_verb() -> None:
    tree = Tree((Span(0, 4),), (0,), ("NOUN",), ("root",))
    assert is_verb(Sentence(tree, "rain said"), Span(5, 9))
    assert not is_verb(Sentence(tree, "rain said"), Span(0, 4))


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", "say"), ("rejected", "deny"), ("has denied", "deny"), ("admitted", "confirm"),
        ("accused", "accuse"), ("vowed", "promise"), ("fears", "fear"), ("hopes", "hope"),
        ("expects", "expect"), ("insisted", "claim"), ("claim", "claim"), ("denial", "deny"),
        ("neither confirmed nor denied", "leave open"), ("according to", "say"), ("", "say"),
    ],
)  # fmt: skip
def test_a_cue_has_its_class(cue: str, expected: str) -> None:
    assert cue_class(cue) == expected


def test_denying_and_leaving_open_are_polarities() -> None:
    assert [polarity_of(c) for c in ("say", "deny", "leave open")] == ["affirmed", "denied", "open"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("the bridge is safe", ("certain", False)),
        ("the bridge is not safe", ("certain", True)),
        ("the bridge may not open in June", ("possible", True)),
        ("the bridge will probably open", ("probable", False)),
        ("perhaps they were told", ("possible", False)),
        ("no bridge was harmed", ("certain", True)),
        ("they don't know", ("certain", True)),
    ],
)
def test_content_is_put_so_surely(content: str, expected: tuple[str, bool]) -> None:
    assert certainty_of(content) == expected
