import pytest
from tests.factory import page

from stemma.annotate import annotate
from stemma.annotate.attribution_phrases import head_of
from stemma.types import Attribution


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The old bridge has to be closed, said bridge expert Ivo Brandt of the Harbour Institute.",
            "Ivo Brandt",
        ),
        ("Prime Minister Ivo Brandt of Norway said the bridge was old.", "Ivo Brandt"),
        ("Rabbi Jonathan Brandt of the Harbour Temple said the bridge was old.", "Jonathan Brandt"),
        ("U.S. Senator Ada Brandt of Ohio said the bridge was old.", "Ada Brandt"),
        ("A clerk of Ivo Brandt said the bridge was old.", "A clerk of Ivo Brandt"),
        ("Prime Minister Martina May said the bridge was old.", "Martina May"),
        ("Ivo Brandt, a clerk of the Harbour Board, said the bridge was old.", "Ivo Brandt"),
        ("Ada Brandt, 34, from Lower Orland, said the bridge was old.", "Ada Brandt"),
        ("One of the clerks, Ivo Brandt, said the bridge was old.", "Ivo Brandt"),
        ("Its owner, the shipping company Calder Lines, said the bridge was old.", "Calder Lines"),
        (
            "Officials at the Harbour Board, an arm of the state, said it was old.",
            "Officials at the Harbour Board",
        ),
        ("Two other clerks said the bridge was old.", "Two other clerks"),
    ],
)
def test_the_name_within_a_source_is_the_speaker(text: str, speaker: str) -> None:
    (read,) = annotate([page(text)])
    (annotation,) = read.layer("attribution")
    assert isinstance(annotation.value, Attribution)
    assert annotation.value.source is not None
    assert head_of(read, annotation.value.source).of(text) == speaker
