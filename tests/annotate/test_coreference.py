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


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Soldiers fired at the Dawn Tide Front.", "Dawn Tide Front"),
        ("Soldiers fired at the Dawn Tide Front and the Red Tide Front.", None),
        ("The Dawn Tide Front fought the Red Tide Front.", "Dawn Tide Front"),
        ("The Harbour Ministry shelled the Dawn Tide Front.", "Dawn Tide Front"),
        ("The Dawn Tide Front will fight on, the BBC reported. Soldiers left.", "Dawn Tide Front"),
    ],
)
def test_a_group_is_the_one_body_just_named_or_the_subject_and_no_ministry(text: str, who: str | None):
    said = references(f"{text} The militant group said that many had died.")
    assert said["The militant group"] == who


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


@pytest.mark.parametrize(
    ("text", "reference", "who"),
    [
        ("Dalia Oren came to Varland on Monday. She opened the new bridge at noon.", "She", "Dalia Oren"),
        ("Ivo Brandt sold the boat. Later his brother bought it back.", "his", "Ivo Brandt"),
        ("“I never saw the boat,” Dalia Oren said on Monday.", "I", "Dalia Oren"),
    ],
)
def test_who_acts_without_a_name_is_known_too(text: str, reference: str, who: str):
    assert references(text)[reference] == who


def test_no_reference_lies_on_a_name_or_on_another():
    text = (
        "Mayor Dalia Oren met Ivo Brandt, the head of the Harbour Union, on Monday. She told him that it was "
        "late. “I know that,” he said. The union wanted more money, and its members left. They came back."
    )
    (read,) = annotate([page(text)])
    names = {a.span for a in read.layer("name")}
    found = [a.span for a in read.layer("reference")]
    assert len(found) == len(set(found))
    assert not names & set(found)
    for annotation in read.layer("reference"):
        assert isinstance(annotation.value, Reference)
        assert annotation.value.antecedent is None or annotation.value.antecedent in names | set(found)


@pytest.mark.parametrize(
    "text",
    [
        "Dalia Oren met a woman from Varland. A fisherman said that the boat had sunk.",
        "Dalia Oren came to the pier. The boat had sunk, her husband said.",
    ],
)
def test_another_persons_description_is_not_laid_to_a_name(text: str):
    assert "Dalia Oren" not in {
        who for reference, who in references(text).items() if reference not in ("her", "she")
    }


def test_a_page_without_sentences_refers_to_nobody():
    assert references("") == {}
