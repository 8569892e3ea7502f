import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.quantities import quantities_in
from stemma.annotate.quantities_verbs import ALSO_NOUNS, VERBS
from stemma.types import Quantity


def about(text: str) -> list[list[str]]:
    return [[s.of(text) for s in a.value.about] for a in quantities_in(text) if isinstance(a.value, Quantity)]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("The Orla index rose 2 percent.", [["Orla index"]]),
        ("Prell Foods has sold 90 barges.", [["Prell Foods"]]),
        ("They own 6 percent of the quarry.", [["quarry"]]),
        ("It is a 9-kW pump.", [["pump"]]),
        ("It carries a fine of 300 euros.", [["fine"]]),
        ("It widened the lane by 2 metres.", [["lane"]]),
        ("It will cost 300 euros.", [[]]),
        ("The debt, leaving out banks, was $5 billion.", [["debt"]]),
        ("Orla Foods, down 5 percent, led the way.", [["Orla Foods"]]),
        ("The tunnel is 8 miles (13 km) long.", [["tunnel"], ["tunnel"]]),
        ("The mill made 4 bolts of cloth.", [["cloth", "mill"]]),
        ("One of the reasons was fear.", [[]]),
        ("Ana Prell, 52, said so.", [["Ana Prell"]]),
        ("Orla +2% Benin +3%", [["Orla"], ["Benin"]]),
        ("wavelengths 2.4 µm", [["wavelengths"]]),
    ],
)
def test_whose_a_quantity_is(text: str, phrases: list[list[str]]) -> None:
    assert about(text) == phrases


def test_forms_that_are_nouns_too_are_verbs() -> None:
    assert ALSO_NOUNS & VERBS
    assert {"killed", "kills", "carries", "stopped", "planned"} - VERBS == {"planned"}


PIECES = "the fee of fell rose 5 percent , ( ) which and Orla in $ 30 million to by has killed a"
WORDS = st.sampled_from(sorted(set(PIECES.split(" "))))


@given(st.lists(WORDS, max_size=16).map(" ".join))
def test_phrases_lie_in_the_text_and_apart_from_each_other(text: str) -> None:
    for annotation in quantities_in(text):
        assert isinstance(annotation.value, Quantity)
        spans = sorted(annotation.value.about)
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Some 900 miners struck, including at least 700 in the north.", [False, True]),
        ("It sent 900 soldiers, of whom 80 are in Tarn.", [False, True]),
        ("It hurt 90 people, among them 12 children.", [False, True]),
        ("Of the 276 passengers aboard, 57 escaped.", [False, True]),
        ("8 of the 90 sailors died.", [True, False]),
        ("It spoke of 12 children. The 90 others slept, 57 escaped.", [False, False, False]),
    ],
)
def test_what_counts_a_part_of_a_whole(text: str, parts: list[bool]) -> None:
    found = [a.value for a in quantities_in(text)]
    assert [q.part for q in found if isinstance(q, Quantity)] == parts
