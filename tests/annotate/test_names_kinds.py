import pytest
from tests.factory import page

from stemma.annotate import annotate
from stemma.annotate.encoder import EncoderAnnotator
from stemma.annotate.names import NameAnnotator
from stemma.annotate.names_given import is_given
from stemma.annotate.names_tagged import is_dateline
from stemma.annotate.quotations import QuotationAnnotator
from stemma.annotate.sentences import SentenceAnnotator
from stemma.offsets import Span

FIRST = (SentenceAnnotator(), EncoderAnnotator(), QuotationAnnotator(), NameAnnotator())


def kinds(text: str) -> dict[str, str]:
    layer = annotate([page(text)], FIRST)[0].layer("name")
    return {a.span.of(text): a.label for a in layer}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They walked from Hillary Orsk to the gate.", "Hillary Orsk", "person"),
        ("The girl and her brother Matteo were found.", "Matteo", "person"),
        ("The storm came ashore near Velmora before dawn.", "Velmora", "place"),
        ("They lived in the town of Velmora for years.", "Velmora", "place"),
        ("He was held in Velmora, a village in the hills.", "Velmora", "place"),
        ("Work began after Velmora said it would pay.", "Velmora", "person"),
        ("The shop was bought by Orlo Venn (OVN) this year.", "Orlo Venn", "organization"),
        ("They cheered for the Denver Herons on Sunday.", "Denver Herons", "organization"),
        ("The rocket was built by DeepOrbit in two years.", "DeepOrbit", "organization"),
        ("The boats were bound for Florida today.", "Florida", "place"),
        ("The bank, Goldman Sachs, opened an office.", "Goldman Sachs", "organization"),
        ("Anna Velt, 44, was found on the beach.", "Anna Velt", "person"),
        ("The dam at St. Orlo was closed.", "St. Orlo", "place"),
        ("They crossed the Promenade des Orles at noon.", "Promenade des Orles", "place"),
    ],
)
def test_kinds_follow_from_the_words_beside_a_name(text: str, name: str, kind: str) -> None:
    assert kinds(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They moved to New York last year.", "New York", "place"),
        ("New York is the larger of the two.", "New York", "place"),
        ("The Justice Department opened an inquiry.", "Justice Department", "organization"),
        ("It hurt local chief Christian Velt badly.", "Christian Velt", "person"),
        ("They asked Reuters The Times had the story.", "Reuters", "organization"),
        ("They met FBI Martin Velt there.", "Martin Velt", "person"),
        ("They elected Ohio Democrat Rita Velt again.", "Ohio", "place"),
        ("Left-wing Velmora voted in May.", "Left-wing Velmora", "none"),
        ("The Hong Kong-listed Smoran fell.", "Kong-listed Smoran", "none"),
        ("She won her seat (R-Ohio) in May.", "R-Ohio", "none"),
        ("Crowds watched the Lantern Day parade.", "Lantern", "none"),
        ("It opened the Winter Games in the hills.", "Winter", "none"),
        ("VELMORA - Death toll in the valley rises to 12", "Death", "none"),
        ("More MPs came than NGOs did.", "MPs", "none"),
    ],
)
def test_names_are_cut_from_the_words_around_them(text: str, name: str, kind: str) -> None:
    assert kinds(text).get(name, "none") == kind


def test_a_country_stays_one_beside_a_body_that_bears_its_name() -> None:
    text = "He told France Velt it was over. Then he left France for good, and France said nothing."
    assert kinds(text)["France"] == "country"


def test_a_surname_in_capitals_is_that_of_the_person() -> None:
    text = "Rita Velt joins us now.\n\nVELT: We came by boat.\n\nRITA VELT: It was late."
    found = kinds(text)
    assert (found["VELT"], found["RITA VELT"]) == ("person", "person")


def test_the_place_of_a_report_is_a_place_however_it_is_set() -> None:
    text = "VELMORA, Orsk (Harbour Wire) - A bridge fell into the river on Monday."
    assert is_dateline(text, Span(0, 7))
    assert kinds(text)["VELMORA"] == "place"
    assert not is_dateline("VELMORA fell silent - again", Span(0, 7))


def test_a_short_name_is_a_body_where_the_page_names_the_body_in_full() -> None:
    text = "The Velmora Steel Company shut its works. It hit Velmora hard, and Velmora wants help."
    assert kinds(text)["Velmora"] == "organization"


def test_a_surname_keeps_the_particle_before_it() -> None:
    assert "bin Velmi" in kinds("Omar bin Velmi fled. Later they said bin Velmi had died.")


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("Anna Velt", True),
        ("Jean-Orlo Velt", True),
        ("Kim Velsun", True),
        ("Kim", True),
        ("Wu", False),
        ("Paris Velt", True),
        ("Paris", False),
        ("Velmora Steel", False),
    ],
)
def test_given_names_open_the_names_of_persons(name: str, given: bool) -> None:
    assert is_given(name.split()) is given
