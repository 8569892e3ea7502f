import pytest

from stemma.offsets import Span
from stemma.relate.governments import with_governments
from stemma.types import Mention


def kind_of(marked: str) -> str:
    """Return the kind that the one [bracketed] place gets."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    mention = Mention("d", Span(start, end), text[start:end], "place", antecedent=Span(0, 1))
    (found,) = with_governments([mention], text)
    assert (found.antecedent is None) == (found.kind == "country")
    return found.kind


@pytest.mark.parametrize(
    "text",
    [
        "[Oslo] denied the report.",
        "[Oslo] has not answered.",
        "A day later [Oslo] also rejected it.",
        "They doubted [Oslo]’s willingness to help.",
        "Relations between [Oslo] and Nairobi are cool.",
        "Relations between Nairobi and [Oslo] are cool.",
        "The treaty assures [Oslo] of help.",
    ],
)
def test_capitals_that_speak_and_act_are_governments(text) -> None:
    assert kind_of(text) == "country"


@pytest.mark.parametrize(
    "text",
    [
        "She arrived in [Oslo] on Monday.",
        "Flights from Nairobi to [Oslo] resumed.",
        "Flights to Nairobi and [Oslo] resumed.",
        "The capital, [Oslo], was calm.",
        "[OSLO] (Agency) — Snow fell.",
        "The [Oslo] marathon began.",
        "Snow fell near [Oslo] and melted.",
        "[Bergen] denied the report.",
    ],
)
def test_towns_stay_towns(text) -> None:
    assert kind_of(text) == "place"


def test_other_mentions_are_left_alone() -> None:
    person = Mention("d", Span(0, 4), "Oslo", "person")
    pronoun = Mention("d", Span(0, 2), "it", "place", "pronoun")
    assert with_governments([person, pronoun], "Oslo denied it") == (person, pronoun)
