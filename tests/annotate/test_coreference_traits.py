"""Traits say of each mention what it is, and of each pair how alike the two are."""

from __future__ import annotations

import numpy as np
import pytest
from tests.factory import page

from stemma.annotate import annotate
from stemma.annotate.coreference_keys import keys_of
from stemma.annotate.coreference_mentions import Stage, mentions, stage_of
from stemma.annotate.coreference_pairs import CROSSES, FAR, NEAR, pairs_of
from stemma.annotate.coreference_ranker import ranker
from stemma.annotate.coreference_seen import seen_of
from stemma.annotate.coreference_traits import FIELDS, FORMS, KINDS, Lexicon, Traits, traits_of

TEXT = (
    "Mayor Dalia Oren opened the Harbour Trade Council on Monday. Oren said that she was glad. "
    "The two ferries of the HTC sank twice. “I saw them,” her husband Ivo Brandt told reporters. "
    "The mayor and Brandt left for Varland."
)


def stage(text: str = TEXT) -> Stage:
    (read,) = annotate([page(text)])
    return stage_of(read)


def read(text: str = TEXT) -> tuple[list[str], Traits]:
    one = stage(text)
    found = mentions(one)
    return [m.span.of(text) for m in found], traits_of(one, found, ranker().lexicon)


def kind(text: str, mention: str) -> str:
    texts, traits = read(text)
    return KINDS[traits.field("kind")[texts.index(mention)]]


def test_every_class_is_within_its_field():
    _, traits = read()
    assert traits.fields.shape[1] == len(FIELDS)
    assert (traits.fields >= 0).all()
    assert (traits.fields < np.array(list(FIELDS.values()))).all()


@pytest.mark.parametrize(
    ("mention", "wanted"),
    [
        ("she", "she"), ("Mayor Dalia Oren", "person"), ("them", "they"), ("I", "I"),
        ("The mayor and Brandt", "they"),
    ],
)  # fmt: skip
def test_a_mention_shows_what_it_is(mention: str, wanted: str):
    assert kind(TEXT, mention) == wanted


def test_a_spokeswoman_is_a_woman_and_a_ministry_a_body():
    text = "A spokeswoman left. The ministry was shut."
    assert kind(text, "A spokeswoman") == "she"
    assert kind(text, "The ministry") == "organization"


def test_forms_follow_the_first_word():
    texts, traits = read(
        "The boat sank. A boat sank. This boat sank. His boat sank. Three boats sank. It sank."
    )
    forms = {text: FORMS[f] for text, f in zip(texts, traits.field("form"), strict=True)}
    assert forms["The boat"] == "definite"
    assert forms["A boat"] == "indefinite"
    assert forms["This boat"] == "demonstrative"
    assert forms["His boat"] == "possessed"
    assert forms["Three boats"] == "numbered"
    assert forms["It"] == "pronoun"


def test_counts_of_the_same_text_go_up_before_and_down_after():
    texts, traits = read("The boat sank. The boat rose. The boat sank.")
    at = [k for k, text in enumerate(texts) if text == "The boat"]
    assert traits.field("same text before")[at].tolist() == [0, 1, 2]
    assert traits.field("same text after")[at].tolist() == [2, 1, 0]


def test_a_short_name_leans_as_the_long_one_does():
    texts, traits = read("Maria Pell came to the pier. Later Pell left the pier.")
    assert traits.leans[texts.index("Maria Pell")] > 0.5
    assert traits.leans[texts.index("Pell")] > 0


def test_an_unknown_word_has_no_vector():
    lexicon = Lexicon(["boat"], np.array([[127, 0]], np.int8), np.array([64], np.int8), 1 / 127)
    assert lexicon.vectors(["boat", "boats", "zzz"]).tolist() == [[1, 0], [1, 0], [0, 0]]
    assert lexicon.width == 2
    assert lexicon.lean("boat") == pytest.approx(64 / 127)
    assert lexicon.lean("zzx") == 0
    assert lexicon.lean("zzxa") > 0 > lexicon.lean("zzxo")


def test_equal_texts_have_equal_numbers_and_pronouns_none():
    one = stage("The boat sank. It rose. The boat sank.")
    seen = seen_of(one, mentions(one))
    keys = keys_of(one, seen, ["" for _ in seen])
    texts = [s.text for s in seen]
    assert keys["text"][texts.index("it")] == 0
    boats = [k for k, text in enumerate(texts) if text == "boat"]
    assert len(set(keys["text"][boats].tolist())) == 1
    assert keys["text"][boats[0]] > 0


def test_an_acronym_is_alike_to_its_words():
    texts, traits = read()
    whole, short = texts.index("the Harbour Trade Council"), texts.index("the HTC")
    assert traits.keys["acronym"][whole] == traits.keys["whole"][short]


def test_candidates_stand_before_and_nearest_first():
    _, traits = read()
    pairs = pairs_of(traits)
    assert pairs.candidates.shape == (len(traits.fields), NEAR + FAR)
    for j, row in enumerate(pairs.candidates):
        some = row[row >= 0].tolist()
        assert some == sorted(set(some), reverse=True)
        assert all(i < j for i in some)


def test_pairs_are_the_candidates_row_by_row():
    _, traits = read()
    pairs = pairs_of(traits)
    rows, columns = np.nonzero(pairs.candidates >= 0)
    assert pairs.later.tolist() == rows.tolist()
    assert pairs.earlier.tolist() == pairs.candidates[rows, columns].tolist()
    assert len(pairs.likeness) == len(pairs.later)
    assert np.isfinite(pairs.likeness).all()
    for name, (a, b) in CROSSES.items():
        assert ((pairs.crosses[name] >= 0) & (pairs.crosses[name] < a * b)).all()


def test_he_is_never_a_body_and_it_never_a_woman():
    texts, traits = read("She met the council. It was late. He was late.")
    pairs = pairs_of(traits)
    met = {(texts[j], texts[i]) for j, i in zip(pairs.later, pairs.earlier, strict=True)}
    assert ("It", "the council") in met
    assert ("It", "She") not in met
    assert ("He", "the council") not in met


def met(text: str, later: str, earlier: str) -> bool:
    """Say whether two mentions are a pair, the last of the first text and the first of the other."""
    texts, traits = read(text)
    pairs = pairs_of(traits)
    j, i = len(texts) - 1 - texts[::-1].index(later), texts.index(earlier)
    return i in pairs.candidates[j].tolist()


FILLER = "The boat met a ferry near the pier. "


@pytest.mark.parametrize(
    ("text", "later", "earlier", "wanted"),
    [
        (f"Dalia Oren came. {FILLER * 2}Then Ivo Brandt left.", "Ivo Brandt", "Dalia Oren", False),
        (f"Dalia Oren came. {FILLER * 2}Then she left.", "she", "Dalia Oren", True),
        (f"Ivo Brandt came. {FILLER * 2}Then the man left.", "the man", "Ivo Brandt", True),
        (
            f"The Harbour Trade Council met. {FILLER * 2}The HTC left.",
            "The HTC",
            "The Harbour Trade Council",
            True,
        ),
        (f"The old bridge fell. {FILLER * 2}The church was shut.", "The church", "The old bridge", False),
        ("The old bridge fell. The ruin is shut.", "The ruin", "The old bridge", True),
    ],
)
def test_what_is_unlike_and_further_off_is_no_candidate(text: str, later: str, earlier: str, wanted: bool):
    assert met(text, later, earlier) is wanted


def test_who_is_named_first_and_who_most():
    texts, traits = read("Dalia Oren met Ivo Brandt. Brandt left. Brandt and Oren slept. Ivo Brandt rose.")
    named = {
        name: {text for text, marked in zip(texts, traits.field(f"{name} named"), strict=True) if marked}
        for name in ("first", "most")
    }
    assert {"Dalia Oren", "Oren"} <= named["first"]
    assert "Ivo Brandt" not in named["first"]
    assert {"Ivo Brandt", "Brandt"} <= named["most"]
    assert "Dalia Oren" not in named["most"]


def test_a_name_in_brackets_is_known_for_one():
    texts, traits = read("The pilot (Dalia Oren) slept near the pier.")
    assert traits.field("bracketed")[texts.index("Dalia Oren")]
    assert not traits.field("bracketed")[texts.index("the pier")]


def test_a_name_far_back_is_still_a_candidate():
    filler = " ".join(f"The boat met a ferry near pier {k}." for k in range(40))
    texts, traits = read(f"Dalia Oren came. {filler} Then Oren left.")
    pairs = pairs_of(traits)
    last = max(k for k, text in enumerate(texts) if text == "Oren")
    first = texts.index("Dalia Oren")
    assert last - first > NEAR
    assert first in pairs.candidates[last].tolist()
