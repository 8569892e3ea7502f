"""Who spoke for whom, how far one learns who, and how it was said."""

import pytest
from tests.factory import page

from stemma.annotate import annotate
from stemma.extract.mentions import mentions
from stemma.extract.statements import statements
from stemma.types import Statement


def only(text: str) -> Statement:
    (read,) = annotate([page(text, "2031-03-05")])
    (found,) = statements(read, mentions(read))
    return found


@pytest.mark.parametrize(
    ("text", "speaker", "behalf"),
    [
        (
            "Ana Gold, a spokeswoman for the Harbour Board, said the pier was safe.",
            "Ana Gold",
            "Harbour Board",
        ),
        ("A spokesman for President Oskar Venn said the talks would resume.", "spokesman", "Oskar Venn"),
        (
            "Nora Fint, speaking on behalf of the Harbour Board, said they wanted justice.",
            "Nora Fint",
            "Harbour Board",
        ),
        ("Ana Gold said the pier was safe.", "Ana Gold", None),
    ],
)
def test_who_spoke_and_for_whom_are_both_kept(text: str, speaker: str, behalf: str | None) -> None:
    found = only(text)
    assert found.speaker is not None and speaker in found.speaker.text
    assert (found.on_behalf and found.on_behalf.text) == behalf


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Gold said the pier was safe.", "named"),
        ("The Harbour Board said the pier was safe.", "body"),
        ("The mayor said the pier was safe.", "described"),
        ("A senior official said the pier was safe.", "unnamed"),
        ("Two people familiar with the talks said the price was agreed.", "unnamed"),
        ("A senior official, speaking on condition of anonymity, said the offer was real.", "withheld"),
    ],
)
def test_how_far_one_learns_who_speaks(text: str, expected: str) -> None:
    assert only(text).anonymity == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Gold told a news conference that the pier was safe.", "news conference"),
        ("Ana Gold said in an interview that the pier was safe.", "interview"),
        ("Ana Gold said in a statement that the pier was safe.", "statement"),
        ("Ana Gold said that the pier was safe.", None),
    ],
)
def test_how_it_was_said(text: str, expected: str | None) -> None:
    assert only(text).channel == expected


def test_where_it_was_said_is_no_place_it_speaks_of() -> None:
    found = only("Ana Gold told reporters in Norway that the pier in Denmark was safe.")
    assert found.place is not None and found.place.text == "Norway"


def test_those_who_speak_together_have_ids_of_their_own() -> None:
    text = "Norway and Denmark said that they would respect the ceasefire."
    (read,) = annotate([page(text, "2031-03-05")])
    a, b = statements(read, mentions(read))
    assert a.together and b.together and a.content == b.content and a.id != b.id


def test_what_is_told_within_a_statement_says_so() -> None:
    text = "Ines Kahl said that Minister Oskar Venn had admitted to her that the figures were wrong."
    (read,) = annotate([page(text, "2031-03-05")])
    outer, inner = statements(read, mentions(read))
    assert outer.within is None and inner.within == outer.content
    assert (inner.cue_class, inner.status) == ("confirm", "confirmed")
