"""What is told within what is said, by whom, and through whom it came."""

import pytest
from tests.factory import page

from stemma.annotate import annotate
from stemma.extract.mentions import mentions
from stemma.extract.statements import statements
from stemma.types import Page, Statement


def read(text: str) -> tuple[Page, tuple[Statement, ...]]:
    (done,) = annotate([page(text, "2031-03-05")])
    return done, statements(done, mentions(done))


def chains(text: str) -> list[tuple[str, str | None, list[str]]]:
    """Return content, speaker and hands of each statement."""
    _, found = read(text)
    return [(s.text, s.speaker and s.speaker.text, [hand.name for hand in s.via]) for s in found]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        (
            "Mayor Dalia Brandt said that the Harbour Board had denied that the bridge was unsafe.",
            ("the bridge was unsafe", "Harbour Board", ["Dalia Brandt"]),
        ),
        (
            "Brandt told CNN that Ivo Stern had said the bridge would fall by the summer.",
            ("the bridge would fall by the summer", "Ivo Stern", ["Brandt", "CNN"]),
        ),
        (
            "“When I asked, Peter Lindal said that the bridge would hold,” Dalia Brandt told the board.",
            ("the bridge would hold", "Peter Lindal", ["Dalia Brandt"]),
        ),
        (
            "\"I asked him. And Lindal said, 'The bridge is safe for lorries,'\" Dalia Brandt said.",
            ("The bridge is safe for lorries", "Lindal", ["Dalia Brandt"]),
        ),
    ],
)
def test_a_nested_statement_comes_through_who_tells_of_it(text: str, inner: tuple) -> None:
    assert inner in chains(text)


@pytest.mark.parametrize(
    "text",
    [
        "“I think that the bridge is old,” Dalia Brandt said.",
        "“You said that the bridge was old,” Dalia Brandt said.",
        "“Peter Lindal agreed to go there,” Dalia Brandt said.",
    ],
)
def test_speakers_of_themselves_and_to_others_tell_of_nobody(text: str) -> None:
    assert len(chains(text)) == 1


def test_a_content_that_its_cue_interrupts_has_pieces() -> None:
    text = '"The bridge," Dalia Brandt said on Monday, "was old, and nobody listened to us."'
    _, (found,) = read(text)
    assert [text[p.start : p.end] for p in found.pieces] == [
        "The bridge",
        "was old, and nobody listened to us.",
    ]
    assert found.content == (found.pieces[0].start, found.pieces[-1].end)
    _, (whole,) = read('"The bridge was very old," Dalia Brandt said on Monday.')
    assert whole.pieces == ()


def test_a_post_has_no_say_over_what_is_told_after_it() -> None:
    text = (
        "Dalia Brandt wrote on Twitter that the port was safe.\n\nDalia Brandt went on to praise the crews, "
        "telling captains that the port had never been so full.\n"
    )
    assert [hands for _, _, hands in chains(text)] == [["Twitter"], []]


def test_who_is_talked_to_hears_what_is_said_next() -> None:
    text = 'Dalia Brandt told CNN that the port was safe.\n\n"Nobody has told me of any trouble," she said.\n'
    assert [hands for _, _, hands in chains(text)] == [["CNN"], ["CNN"]]


def test_quotations_below_a_post_came_through_it() -> None:
    text = (
        "Dalia Brandt, who runs the board, shared a map of the new road on her Telegram channel.\n\n"
        "“It will be open to all lorries by the end of June,” said Brandt.\n\n"
        "“It has been a hard winter for the town,” Ivo Stern said.\n"
    )
    found = {content: hands for content, _, hands in chains(text)}
    assert found["It will be open to all lorries by the end of June"] == ["Telegram"]
    assert found["It has been a hard winter for the town"] == []


def test_a_network_is_a_hand_whatever_its_name() -> None:
    text = "Mayor Dalia Brandt wrote on the social network Perch that the bridge was safe."
    assert [hands for _, _, hands in chains(text)] == [["Perch"]]
