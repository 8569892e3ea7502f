import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import page

from stemma.annotate import annotate
from stemma.annotate.attribution import attributions
from stemma.types import Page


def read(text: str) -> Page:
    return annotate([page(text, "2031-03-05")])[0]


def told(text: str) -> list[tuple[str, str | None, str | None, str]]:
    """Return (content, source, cue, kind) of each attribution."""
    return [
        (
            text[a.content[0].start : a.content[-1].end],
            a.source.of(text) if a.source else None,
            a.cue.of(text) if a.cue else None,
            a.kind,
        )
        for a in attributions(read(text))
    ]


@pytest.mark.parametrize(
    ("text", "content", "source", "cue", "kind"),
    [
        (
            "Mayor Dalia Oren said that the bridge would open in June.",
            "the bridge would open in June", "Mayor Dalia Oren", "said", "indirect",
        ),
        (
            "Mayor Dalia Oren said on Monday the bridge would open.",
            "the bridge would open", "Mayor Dalia Oren", "said", "indirect",
        ),
        (
            "The bridge will open soon, the harbour board said.",
            "The bridge will open soon", "the harbour board", "said", "indirect",
        ),
        (
            "The bridge will open soon, said Mayor Dalia Oren, who built it.",
            "The bridge will open soon", "Mayor Dalia Oren, who built it", "said", "indirect",
        ),
        (
            "“The bridge will open soon,” Dalia Oren, the mayor, said in a statement.",
            "The bridge will open soon", "Dalia Oren, the mayor,", "said", "direct",
        ),
        (
            "“The bridge will open soon,” confirmed harbour board spokesman Ivo Brandt.",
            "The bridge will open soon", "harbour board spokesman Ivo Brandt", "confirmed", "direct",
        ),
        (
            "She said: “The bridge will open soon.”",
            "The bridge will open soon", "She", "said", "direct",
        ),
        (
            "Dalia Oren said the bridge was “a gift to everyone here” and would open.",
            "the bridge was “a gift to everyone here” and would open", "Dalia Oren", "said", "mixed",
        ),
        (
            "According to the harbour board, the bridge was closed at noon.",
            "the bridge was closed at noon", "the harbour board", "According to", "indirect",
        ),
        (
            "The bridge was closed at noon, according to the harbour board.",
            "The bridge was closed at noon", "the harbour board", "according to", "indirect",
        ),
        (
            "The harbour board denied closing the bridge.",
            "closing the bridge", "The harbour board", "denied", "indirect",
        ),
        (
            "Dalia Oren, the mayor, told reporters on Monday that the bridge was safe.",
            "the bridge was safe", "Dalia Oren, the mayor,", "told", "indirect",
        ),
        (
            "A man who saw the fall said nobody was on the bridge.",
            "nobody was on the bridge", "A man who saw the fall", "said", "indirect",
        ),
        (
            "Port officials fear that the bridge will fall.",
            "the bridge will fall", "Port officials", "fear", "indirect",
        ),
    ],
)  # fmt: skip
def test_a_form_of_attribution(text: str, content: str, source: str, cue: str, kind: str):
    assert told(text) == [(content, source, cue, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor was told that the bridge was safe.",
        "The report of the board was long and its claims were many.",
        "The mayor did not say that the bridge was safe.",
        "The mayor may say more on the bridge in June.",
        "They called the bridge “safe” for years.",
        "The mayor declined to confirm the date.",
    ],
)
def test_what_is_no_attribution(text: str):
    assert told(text) == []


def test_a_quotation_after_its_cue_goes_on_with_the_same_speaker():
    text = "“The bridge is safe,” Dalia Oren said. “Nobody need stay away from it.”"
    assert [(c, s) for c, s, _, _ in told(text)] == [
        ("The bridge is safe", "Dalia Oren"),
        ("Nobody need stay away from it.", "Dalia Oren"),
    ]


def test_a_paragraph_of_quotation_has_the_speaker_before():
    text = "“The bridge is safe,” said Mayor Dalia Oren.\n“We looked at every stone of it.”"
    assert [s for _, s, _, _ in told(text)] == ["Mayor Dalia Oren", "Mayor Dalia Oren"]


def test_a_quotation_after_other_report_is_nobodys():
    text = "Dalia Oren said the bridge was safe. Boats lay in the harbour.\n“A bridge is a bridge to us.”"
    assert len(told(text)) == 1


def test_an_interrupted_quotation_is_one_content_in_pieces():
    text = "“The bridge,” Dalia Oren said, “is as safe as any other.”"
    (found,) = attributions(read(text))
    assert [piece.of(text).strip(",") for piece in found.content] == [
        "The bridge",
        "is as safe as any other.",
    ]


def test_partners_are_part_of_a_source():
    text = "Norway and its partners said that the strait was open."
    assert [s for _, s, _, _ in told(text)] == ["Norway and its partners"]


def test_a_participle_shares_the_subject():
    text = "Dalia Oren said the bridge was safe, adding that it would open in June."
    assert told(text) == [
        ("the bridge was safe", "Dalia Oren", "said", "indirect"),
        ("it would open in June", "Dalia Oren", "adding", "indirect"),
    ]


def test_an_agency_that_passes_on_is_a_hand_and_no_source():
    text = "“The bridge is safe for all,” Dalia Oren said, Xinhua reports."
    (found,) = attributions(read(text))
    assert found.source is not None and found.source.of(text) == "Dalia Oren"
    assert [via.of(text) for via in found.via] == ["Xinhua"]


def test_who_was_told_is_a_hand():
    text = "The bridge is safe for all, Dalia Oren told Reuters."
    (found,) = attributions(read(text))
    assert [via.of(text) for via in found.via] == ["Reuters"]


def test_a_post_set_into_a_report():
    text = (
        "The mayor was glad.\nThe bridge is open to all of you today! — Dalia Oren (@daliaoren) March 3, 2031"
    )
    assert told(text) == [("The bridge is open to all of you today!", "Dalia Oren", None, "direct")]


def test_when_it_was_said():
    text = "Dalia Oren said on Monday that the bridge was safe."
    (found,) = attributions(read(text))
    assert found.made is not None and "Monday" in found.made.of(text)


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        ("said", "asserted"),
        ("denied", "denied"),
        ("confirmed", "confirmed"),
        ("claimed", "alleged"),
        ("hoped", "expected"),
    ],
)
def test_the_cue_gives_the_status(verb: str, status: str):
    (found,) = attributions(read(f"Dalia Oren {verb} that the bridge was safe."))
    assert found.status == status


def test_a_sentence_without_end_is_left_alone():
    assert attributions(read("the minister said that he, she, they and Dalia Oren told him, " * 100)) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Dalia Oren", "said", "that", "“", "”", ",", ".", "the board", "\n", "claims", "who"]
        )
    )
)
def test_contents_are_spans_of_the_page(parts: list[str]):
    text = " ".join(parts)
    for found in attributions(read(text)):
        assert all(0 <= c.start < c.end <= len(text) for c in found.content)
        assert found.source is None or found.source.of(text).strip()
