"""Transcripts and interviews, texts given out whole, and quotations beside a deed."""

import pytest
from tests.factory import page

from stemma.annotate import annotate
from stemma.types import Attribution

TRANSCRIPT = """The meeting began at noon.

President of Velkan Igor Stavin: Good afternoon, colleagues.

Today we will discuss the harvest.

Minister of Agriculture Lev Orlin: Mr President, the harvest is in.

Igor Stavin: What about the south?

(Applause)

Lev Orlin: There was a drought there.
"""
RADIO = """ANNA KEMP, HOST: Voters in Orland go to the polls tomorrow.

JOEL FRISK, BYLINE: Good morning, Anna.

KEMP: What are people telling you?
"""
NONE = """Flooding: what we know

Photo: Ada May

Time: 12:00

The mayor said the bridge was closed.
"""


def direct(text: str) -> list[tuple[str, str | None]]:
    (done,) = annotate([page(text, "2031-03-05")])
    values = [a.value for a in done.layer("attribution") if isinstance(a.value, Attribution)]
    return [(v.content[0].of(text), v.source and v.source.of(text)) for v in values if v.kind == "direct"]


def test_a_turn_goes_on_until_the_next() -> None:
    assert [content for content, _ in direct(TRANSCRIPT)] == [
        "Good afternoon, colleagues.\n\nToday we will discuss the harvest.",
        "Mr President, the harvest is in.",
        "What about the south?",
        "There was a drought there.",
    ]
    assert [who and who.split()[-1] for _, who in direct(TRANSCRIPT)] == [
        "Stavin",
        "Orlin",
        "Stavin",
        "Orlin",
    ]


def test_a_label_in_capitals_names_who_speaks_and_not_what_they_are() -> None:
    assert [who for _, who in direct(RADIO)] == ["ANNA KEMP", "JOEL FRISK", "KEMP"]


def test_labels_of_a_page_make_no_transcript() -> None:
    assert direct(NONE) == []


def test_a_text_given_out_whole_is_its_givers() -> None:
    text = "The harbour board issued the following statement:\n\nThe bridge is shut.\n\nIt stays shut.\n"
    assert direct(text) == [("The bridge is shut.\n\nIt stays shut.", "The harbour board")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada May shook her head. “Nobody asked us about any of this.”", "Ada May"),
        ("Butcher Roy Penn, 58, fumed: “It is daylight robbery and they know it.”", "Roy Penn"),
    ],
)
def test_speech_needs_no_verb_of_saying(text: str, expected: str) -> None:
    ((_, who),) = direct(text)
    assert who is not None and expected in who


def test_a_title_beside_a_deed_is_no_speech() -> None:
    assert direct("Ada May opened the show. “the long road home” runs until June in the old harbour.") == []
