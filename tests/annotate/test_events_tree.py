"""With a tree, a happening's parts are who the grammar says they are, however far they stand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotate.test_events import laid_out

from stemma.annotate.encoder import EncoderAnnotator
from stemma.annotate.events import EventAnnotator
from stemma.annotate.events_tree import parts
from stemma.annotate.syntax import Sentence, Sentences
from stemma.offsets import Span
from stemma.types import Annotation, Happening, Tree

Part = tuple[list[str], list[str], str | None]


def happenings(text: str) -> Sequence[Annotation]:
    """Return the happenings of a text, read with its tree."""
    page = laid_out(text)
    (layers,) = EncoderAnnotator().annotate([page])
    seen = [a for a in layers if a.kind in ("tree", "trigger")]
    (found,) = EventAnnotator().annotate([page.with_annotations(seen)])
    return found


def frames(text: str) -> dict[str, Part]:
    """Return who acts, who is acted on and where, by the lemma of each happening of a text."""
    told: dict[str, Part] = {}
    for event in happenings(text):
        assert isinstance(event.value, Happening)
        actors, recipients = (
            [s.of(text) for s in side] for side in (event.value.actors, event.value.recipients)
        )
        place = event.value.place
        told[event.label] = actors, recipients, place.of(text) if place else None
    return told


@pytest.mark.parametrize(
    ("text", "lemma", "wanted"),
    [
        ("Dalia Oren met Pavel Rusk in Orvane.", "meet", (["Dalia Oren"], ["Pavel Rusk"], "Orvane")),
        ("Pavel Rusk was jailed by rebels in Orvane.", "jail", (["rebels"], ["Pavel Rusk"], "Orvane")),
        (
            "The Grey Front, which Dalia Oren has called a gang, freed 21 hostages.",
            "free",
            (["Grey Front"], ["21 hostages"], None),
        ),
        ("The men kidnapped by the Grey Front are home.", "kidnap", (["the Grey Front"], ["men"], None)),
        ("Dalia Oren vowed to free the miners.", "free", (["Dalia Oren"], ["miners"], None)),
        ("Rescue teams found the body after the attack.", "find", (["Rescue teams"], ["body"], None)),
        ("Talks between Dalia Oren and Pavel Rusk were held in Orvane.", "talks",
         (["Dalia Oren", "Pavel Rusk"], [], "Orvane")),
        ("The release of the fishermen surprised everybody.", "release", ([], ["fishermen"], None)),
        ("Dalia Oren's visit to Varland ended.", "visit", (["Dalia Oren"], ["Varland"], "Varland")),
        ("Pavel Rusk rejected accusations of freeing prisoners.", "free", ([], ["prisoners"], None)),
        ("Governor Dalia Oren freed 240 million hens.", "free", (["Dalia Oren"], ["240 million hens"], None)),
        ("Dalia Oren's talks on gas ended.", "talks", (["Dalia Oren"], [], None)),
        ("The attack on Orvane lasted an hour.", "attack", ([], ["Orvane"], None)),
        ("Dalia Oren held talks with Pavel Rusk.", "talks", (["Dalia Oren"], ["Pavel Rusk"], None)),
    ],
)  # fmt: skip
def test_the_tree_tells_who_takes_part(text: str, lemma: str, wanted: Part) -> None:
    assert frames(text)[lemma] == wanted


def test_who_stands_near_but_takes_no_part_is_left_out() -> None:
    text = "Dalia Oren told reporters in Orvane that the rebels had kidnapped three nurses."
    assert frames(text)["kidnap"] == (["rebels"], ["three nurses"], None)


TREES = st.integers(1, 7).flatmap(
    lambda n: st.tuples(
        st.lists(st.integers(0, n - 1), min_size=n, max_size=n),
        st.lists(st.sampled_from(["NOUN", "VERB", "PROPN", "PRON", "ADP"]), min_size=n, max_size=n),
        st.lists(
            st.sampled_from(
                ["nsubj", "nsubj:pass", "obj", "obl", "acl:relcl", "xcomp", "conj", "nmod", "case"]
            ),
            min_size=n,
            max_size=n,
        ),
    )
)


@given(TREES, st.data())
def test_any_tree_gives_parts_within_its_sentence(
    tree: tuple[list[int], list[str], list[str]], data: st.DataObject
) -> None:
    heads, upos, relations = tree
    text = " ".join("abcdefg"[: len(heads)])
    words = tuple(Span(2 * i, 2 * i + 1) for i in range(len(heads)))
    sentence = Sentence(Tree(words, tuple(heads), tuple(upos), tuple(relations)), text)
    trigger = data.draw(st.integers(0, len(heads) - 1))
    found = parts(sentence, trigger, "free", ())
    whole = Span(0, len(text))
    assert all(whole.covers(span) for span in (*found.actors, *found.recipients))
    assert len(set(found.actors)) == len(found.actors)


def test_a_sentence_is_found_by_what_stands_in_it() -> None:
    text = "Oren left. Rusk came."
    trees = []
    for start, end in ((0, 10), (11, 21)):
        words = Span(start, start + 4), Span(start + 5, end)
        tree = Tree(words, (1, 1), ("PROPN", "VERB"), ("nsubj", "root"))
        trees.append(Annotation("tree", Span(start, end), "test", "", tree))
    sentences = Sentences(text, trees)
    second = sentences.around(Span(16, 20))
    assert second is not None
    assert second.at(12) == 0 and second.at(15) is None
    assert second.top(Span(11, 21)) == 1
    assert sentences.around(Span(8, 13)) is None
    assert Sentences(text, []).around(Span(0, 1)) is None


@pytest.mark.parametrize(
    ("text", "lemma", "time"),
    [
        ("Dalia Oren, who left Orvane on Monday, met Pavel Rusk on Friday.", "meet", "Friday"),
        ("Talks on Monday's attack were held on Friday in Orvane.", "talks", "Friday"),
    ],
)
def test_a_happening_has_the_time_that_hangs_on_it(text: str, lemma: str, time: str) -> None:
    times = {e.label: e.value.time for e in happenings(text) if isinstance(e.value, Happening)}
    assert (times[lemma] or Span(0, 0)).of(text) == time


def test_what_no_lexicon_has_is_a_happening_too() -> None:
    told = frames("The dredger cut the cable near Orvane, and the dam burst on Monday.")
    assert told["burst"] == (["dam"], [], None)
    assert "cut" in told


@pytest.mark.parametrize(
    "text",
    [
        "Dalia Oren knows that the miners need water.",
        "The statement added that the ministry would answer.",
        "It was a stepping stone.",
    ],
)
def test_what_only_says_knows_or_wants_is_none(text: str) -> None:
    assert frames(text) == {}
