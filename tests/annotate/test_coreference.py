import pytest
from tests.factory import page

from stemma.annotate import annotate
from stemma.types import Annotation, Reference


def references(text: str) -> dict[str, str | None]:
    """Return whom each description or pronoun that speaks points back to."""
    (read,) = annotate([page(text)])
    return {a.span.of(text): antecedent(a, text) for a in read.layer("reference")}


def antecedent(annotation: Annotation, text: str) -> str | None:
    assert isinstance(annotation.value, Reference)
    return annotation.value.antecedent.of(text) if annotation.value.antecedent else None


@pytest.mark.parametrize(
    ("text", "reference", "who"),
    [
        ("Mayor Dalia Oren said the bridge was safe. She added that it was old.", "She", "Dalia Oren"),
        ("Mayor Dalia Oren opened the bridge. “It is safe for all of us,” she said.", "she", "Dalia Oren"),
        (
            "Norwegian Foreign Minister Dalia Oren met Swiss President Ivo Brandt. "
            "The minister said it was good.",
            "The minister", "Dalia Oren",
        ),
        (
            "Norwegian President Dalia Oren met Swiss President Ivo Brandt. "
            "The Swiss leader said it was good.",
            "The Swiss leader", "Ivo Brandt",
        ),
        (
            "The bridge is old, said Dalia Oren, a professor of law. It may fall, the expert said.",
            "the expert", "Dalia Oren",
        ),
        (
            "Spokeswoman Dalia Oren met Chairman Ivo Brandt. “It was a good day for all,” she said.",
            "she", "Dalia Oren",
        ),
        (
            "The Varland Harbour Ministry closed the bridge. The Varland Harbour Ministry is new. "
            "The bridge was old, the ministry said.",
            "the ministry", "Varland Harbour Ministry",
        ),
    ],
)  # fmt: skip
def test_a_source_points_to_whom_it_means(text: str, reference: str, who: str):
    assert references(text)[reference] == who


def test_a_body_that_every_country_has_is_meant_only_where_sure():
    once = "They thanked the Danish government. The strait was shut, the government said."
    assert references(once)["the government"] is None
    twice = "The Danish government met. The Danish government left. The strait was shut, the government said."
    assert references(twice)["the government"] == "Danish government"


def test_an_unknown_source_points_nowhere():
    assert references("A local source said the bridge was shut.") == {"A local source": None}


def test_a_pronoun_after_an_unnamed_source_means_that_source():
    text = "Mayor Ivo Brandt was away. A local source said the bridge was shut. It fell at noon, he said."
    assert references(text)["he"] == "A local source"


def test_nobody_is_guessed_where_gender_forbids():
    text = "Spokeswoman Dalia Oren was there. “It was a good day for all,” he said."
    assert references(text)["he"] is None


def test_another_countrys_minister_is_not_meant():
    text = "Norwegian Foreign Minister Dalia Oren came. The Swiss minister said the talks were good."
    assert references(text)["The Swiss minister"] is None


def test_the_owner_of_a_role_must_agree():
    text = "Vice President Dalia Oren came. Varland Steel's chief said that the talks were good."
    assert set(references(text).values()) == {None}


@pytest.mark.parametrize(
    ("text", "reference", "who"),
    [
        (
            "According to the Harbour Gazette, two boats sank. Ivo Brandt was seen near the pier. "
            "A girl was saved, it added.",
            "it", "Harbour Gazette",
        ),
        (
            "“It broke at once,” Ivo Brandt said. “I never saw Martin Velt so pale.” He added: "
            "“We left for good that day.”",
            "He", "Ivo Brandt",
        ),
        (
            "Martin Velt met Anna Oren on the pier. “It was cold there that day,” she said.",
            "she", "Anna Oren",
        ),
        (
            "Velmora Shipping Company said two boats sank. Rain fell. The firm said all were saved.",
            "The firm", "Velmora Shipping Company",
        ),
        (
            "The boats left at noon, the authorities said. The Danish government met at once. "
            "The Danish government left later.",
            "the authorities", "Danish government",
        ),
    ],
)  # fmt: skip
def test_who_spoke_last_is_who_is_meant(text: str, reference: str, who: str):
    assert references(text)[reference] == who
