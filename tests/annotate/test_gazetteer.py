import pytest

from stemma.annotate.gazetteer import DEMONYMS, capitals, countries_in, known_names


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Norway", "country"),
        ("Oslo", "place"),
        ("United Nations", "organization"),
        ("Reuters", "organization"),
    ],
)
def test_what_is_known(name: str, kind: str):
    assert known_names()[name] == kind


def test_common_words_are_no_cities():
    assert not {"Of", "San", "Ho", "Van"} & set(known_names())


def test_every_people_has_its_country():
    assert DEMONYMS["South African"] == "South Africa"
    assert all(DEMONYMS.values())


def test_capitals_stand_for_countries():
    assert capitals()["Oslo"] == "Norway"


@pytest.mark.parametrize(
    ("phrase", "countries"),
    [
        ("the Norwegian leader", {"Norway"}),
        ("South Korean and Swiss ministers", {"South Korea", "Switzerland"}),
        ("Norway's envoy to Peru", {"Norway", "Peru"}),
        ("the mayor", set()),
    ],
)
def test_countries_in_a_phrase(phrase: str, countries: set[str]):
    assert countries_in(phrase) == countries
