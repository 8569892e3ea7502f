import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import page

from stemma.annotate import annotate
from stemma.annotate.encoder import EncoderAnnotator
from stemma.annotate.names import NameAnnotator
from stemma.annotate.quotations import QuotationAnnotator
from stemma.annotate.sentences import SentenceAnnotator
from stemma.types import Annotation, Page, Reference

FIRST = (SentenceAnnotator(), EncoderAnnotator(), QuotationAnnotator(), NameAnnotator())


def read(text: str) -> Page:
    return annotate([page(text)], FIRST)[0]


def names(text: str) -> list[tuple[str, str]]:
    return [(a.span.of(text), a.label) for a in read(text).layer("name")]


def value(annotation: Annotation) -> Reference:
    assert isinstance(annotation.value, Reference)
    return annotation.value


def named(text: str, name: str) -> Annotation:
    return next(a for a in read(text).layer("name") if a.span.of(text) == name)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They met Foreign Minister Dalia Oren on Monday.", "Dalia Oren", "person"),
        ("They met Pak Lan-su, a professor of law.", "Pak Lan-su", "person"),
        ("They met Gen. Abu Sami al-Harbi there.", "Abu Sami al-Harbi", "person"),
        ("They met Ursula von der Lind there.", "Ursula von der Lind", "person"),
        ("They met Ada Judge, a sailor from Varland.", "Ada Judge", "person"),
        ("They met Chief Lind there.", "Lind", "person"),
        ("They met US Secretary of State Bo Lin there.", "Bo Lin", "person"),
        ("The Ministry of Fisheries was shut.", "Ministry of Fisheries", "organization"),
        ("The Institute for Northern Studies was shut.", "Institute for Northern Studies", "organization"),
        ("The 9th Army Corps left the town.", "9th Army Corps", "organization"),
        ("The Danish foreign ministry was shut.", "Danish foreign ministry", "organization"),
        ("The boats left for Norway today.", "Norway", "country"),
        ("The boats left the Orsk region today.", "Orsk region", "place"),
        ("The boats left Port Varland Island today.", "Port Varland Island", "place"),
        ("It was signed in the Treaty on Northern Waters.", "Treaty on Northern Waters", "instrument"),
        ("They fired a Marvik-19 at the strait.", "Marvik-19", "weapon"),
        ("She spoke on the “Evening Harbour” programme.", "Evening Harbour", "work"),
    ],
)
def test_a_name_and_its_kind(text: str, name: str, kind: str):
    assert (name, kind) in names(text)


def test_words_that_begin_sentences_are_no_names():
    text = "Negotiations failed. The negotiations were long. Earlier boats left. In May they came."
    assert names(text) == []


def test_a_name_in_a_sentence_start_is_known_from_elsewhere():
    text = "Oren left the hall. The crowd cheered when Dalia Oren came back."
    assert names(text) == [("Oren", "person"), ("Dalia Oren", "person")]


def test_peoples_are_no_names_and_months_neither():
    assert names("Norwegian boats and Swiss crews left on Tuesday in June.") == []


def test_a_body_inside_a_body_is_its_own_name():
    text = (
        "She is at the Center for Island Studies at the Institute of Law of the Varland Academy of Sciences."
    )
    assert [name for name, _ in names(text)] == [
        "Center for Island Studies",
        "Institute of Law",
        "Varland Academy of Sciences",
    ]


def test_a_single_word_of_a_headline_is_a_name_only_if_it_is_one_elsewhere():
    text = "Dalia Oren Opens Bridge Over Strait\n\nMinister Dalia Oren opened the bridge on Monday."
    assert names(text) == [("Dalia Oren", "person"), ("Dalia Oren", "person")]


def test_compounds_of_countries_are_parted():
    assert names("The France-Germany line was shut by the UN-led mission.") == [
        ("France", "country"),
        ("Germany", "country"),
        ("UN", "organization"),
    ]


def test_the_possessive_is_left_out():
    assert ("Dalia Oren", "person") in names("They spoke of Minister Dalia Oren's plan.")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("They met Norwegian Foreign Minister Dalia Oren.", "Dalia Oren", "Norwegian Foreign Minister"),
        ("They met Harbour Board spokesman Ivo Brandt.", "Ivo Brandt", "Harbour Board spokesman"),
        ("The Norwegian Ambassador to Peru Dalia Oren left.", "Dalia Oren", "Norwegian Ambassador to Peru"),
        (
            "They met Dalia Oren, a leading researcher at the Varland Institute.",
            "Dalia Oren",
            "a leading researcher at the Varland Institute",
        ),
    ],
)
def test_a_role_beside_a_name(text: str, name: str, role: str):
    span = value(named(text, name)).role
    assert span is not None and span.of(text) == role


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Minister Dalia Oren came. Then Oren left.", "Oren", "Dalia Oren"),
        ("The Northern Harbour Board (NHB) met.", "NHB", "Northern Harbour Board"),
        ("The Northern Harbour Board met. Later the NHB left.", "NHB", "Northern Harbour Board"),
        (
            "The Varland Harbour Council met. The Harbour Council left.",
            "Harbour Council",
            "Varland Harbour Council",
        ),
        ("It was Minister Dalia Oren (@dalia).", "@dalia", "Dalia Oren"),
    ],
)
def test_a_short_name_points_to_the_full_one(text: str, short: str, full: str):
    span = value(named(text, short)).antecedent
    assert span is not None and span.of(text) == full


def test_a_full_name_points_nowhere():
    text = "Minister Dalia Oren came. Then Dalia Oren left."
    assert all(value(a).antecedent is None for a in read(text).layer("name"))


@settings(max_examples=60)
@given(st.text(alphabet="Dalia OrenBoard of the.,'’-\n“”()@5", max_size=150))
def test_names_are_spans_of_the_page(text: str):
    for annotation in read(text).layer("name"):
        assert annotation.span.of(text).strip() == annotation.span.of(text) != ""


def test_a_list_without_commas_is_cut_by_names_known_elsewhere():
    text = (
        "They came: Ada Lind Ivo Brandt Dalia Oren Bo Judge Esta Yaku and left.\n"
        "Ada Lind, Ivo Brandt, Dalia Oren, Bo Judge and Esta Yaku were glad."
    )
    people = ["Ada Lind", "Ivo Brandt", "Dalia Oren", "Bo Judge", "Esta Yaku"]
    assert [name for name, _ in names(text)] == people * 2
