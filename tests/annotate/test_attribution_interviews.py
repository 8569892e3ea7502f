"""Interviews that run through a report: who is asked, what answers which question, bare quotations."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import page

from stemma.annotate import annotate
from stemma.types import Attribution

RUNNING = """Harbour chief Dalia Brandt looks back

In an interview with the Harbour Times, Dalia Brandt, who runs the port of Kesh, spoke of the storm.

"The first night was the worst," Brandt said.

The port was closed for nine weeks. Nobody was paid.

"We had no light and no bread for days on end."

The mayor, Ivo Stern, said the board had done its best.

"We did what we could in those weeks," he added.

The sheds are still there.

"Nobody wanted to hear about it any more by then."
"""
ANSWERS = """Five questions for Dalia Brandt

Dalia Brandt runs the port of Kesh. She spoke to Peter Lindal about the storm.

What happened in the first night?

The water came over the wall at two. We had no light.

It went on until morning.

And the sheds?

They are still there.

Will the port open this year?

I hope so.
"""


def bare(text: str) -> list[tuple[str, str | None]]:
    """Return content and source of what no cue introduces."""
    (done,) = annotate([page(text, "2031-03-05")])
    values = [a.value for a in done.layer("attribution") if isinstance(a.value, Attribution)]
    return [(v.content[0].of(text), v.source and v.source.of(text)) for v in values if v.cue is None]


def test_quotations_belong_to_the_interviewed_one_while_she_has_the_word() -> None:
    assert bare(RUNNING) == [("We had no light and no bread for days on end.", "Dalia Brandt")]


def test_paragraphs_below_questions_are_answers() -> None:
    assert bare(ANSWERS) == [
        (
            "The water came over the wall at two. We had no light.\n\nIt went on until morning.",
            "Dalia Brandt",
        ),
        ("They are still there.", "Dalia Brandt"),
        ("I hope so.", "Dalia Brandt"),
    ]


def test_a_report_that_asks_itself_is_no_interview() -> None:
    told = ANSWERS.replace("They are", "Brandt said they are").replace("I hope so.", "She said she hopes so.")
    assert bare(told) == []


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("Q: ", "A: "),
        ("**INTERVIEWER:** ", "**DB:** "),
        ("((HT)) ", "((Dalia Brandt)) "),
        ("Harbour Times: ", "Dalia Brandt: "),
        ("Question: ", "Answer: "),
        ("Q. ", "A. "),
        ("((HT)) ", ""),
        ("((HT)) ", "DB "),
    ],
)
def test_labels_lead_to_who_is_interviewed(asks: str, answers: str) -> None:
    turns = [
        f"{asks}What happened then?",
        f"{answers}The water came over the wall.",
        f"{asks}And the sheds?",
        f"{answers}They are still there.",
        f"{asks}Who will pay?",
        f"{answers}Nobody wants to.",
    ]
    text = "The Harbour Times interviewed Dalia Brandt, the head of the port.\n\n" + "\n\n".join(turns)
    found = [content for content, who in bare(text) if who == "Dalia Brandt"]
    assert found == ["The water came over the wall.", "They are still there.", "Nobody wants to."]


def test_answers_without_labels_stand_below_labelled_questions() -> None:
    text = (
        "The Harbour Times interviewed Dalia Brandt, the head of the port.\n\n"
        "((Harbour Times)) What happened then?\n\nThe water came over the wall.\n\n"
        "((HT)) And the sheds?\n\nThey are still there.\n\n((HT)) Who will pay?\n\nNobody wants to.\n"
    )
    found = bare(text)
    assert [content for content, who in found if who == "Dalia Brandt"] == [
        "The water came over the wall.",
        "They are still there.",
        "Nobody wants to.",
    ]
    assert [content for content, who in found if who != "Dalia Brandt"] == [
        "What happened then?",
        "And the sheds?",
        "Who will pay?",
    ]


def test_a_line_may_hold_question_and_answer() -> None:
    text = "Interview: Dalia Brandt on the storm\n\n" + "\n".join(
        f"Q: Was it {what}? A: It was {what} indeed." for what in ("cold", "dark", "wet")
    )
    found = [content for content, who in bare(text) if who == "Dalia Brandt"]
    assert found == [f"It was {what} indeed." for what in ("cold", "dark", "wet")]


def test_what_was_told_to_a_paper_came_through_it() -> None:
    text = (
        "Dalia Brandt told the Harbour Times in an interview that the port would open in June.\n\n"
        'The port was closed in March.\n\n"It is going to be a hard year for all of us."\n'
    )
    (done,) = annotate([page(text, "2031-03-05")])
    values = [a.value for a in done.layer("attribution") if isinstance(a.value, Attribution)]
    assert [[v.of(text) for v in value.via] for value in values] == [["Harbour Times"], ["Harbour Times"]]


PIECES = [
    "What now?",
    '"We left at once that night."',
    "Q: Why?",
    "A: So.",
    "He left.",
    "((DB)) Yes.",
    "**A:**",
]


@given(st.lists(st.sampled_from(PIECES), max_size=8))
@settings(max_examples=30, deadline=None)
def test_contents_of_one_page_stand_apart_and_hold_words(pieces: list[str]) -> None:
    found = bare("The Harbour Times interviewed Dalia Brandt.\n\n" + "\n\n".join(pieces))
    assert all(content.strip() for content, _ in found)
