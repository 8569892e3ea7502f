import pytest

from stemma.collation.differences import differences
from stemma.collation.witness import Witness
from stemma.offsets import Span
from stemma.types import Difference, Entity, Locus, NameForm


def entity(names: dict[str, str], roles: dict[str, str] | None = None, kind="person") -> Entity:
    """Lay out wordings, each with the letters of the documents that use it."""

    def forms(wordings: dict[str, str]) -> tuple[NameForm, ...]:
        return tuple(
            NameForm(text, tuple(Locus(d, Span(100 * i, 100 * i + 9)) for d in documents))
            for i, (text, documents) in enumerate(wordings.items())
        )

    return Entity("ent-1", kind, next(iter(names)), forms(names), forms(roles or {}))


def of_names(one: Entity, stories: str = "sss") -> list[Difference]:
    reports = [Witness(d, s) for d, s in zip("abc", stories, strict=True)]
    return list(differences(reports, entities=[one], events=[], series=[]))


def test_spellings_of_a_name() -> None:
    (found,) = of_names(entity({"Sergey Tarsenov": "ac", "Sergei Tarsenov": "b", "Tarsenov": "abc"}))
    assert found.kind == "naming" and [v.value for v in found.readings] == [
        "Sergey Tarsenov",
        "Sergei Tarsenov",
    ]
    assert [locus.document for locus in found.readings[0].loci] == ["a", "c"]


def test_spellings_weigh_more_than_hyphens() -> None:
    spelled = of_names(entity({"Cho Mi Hyang": "a", "Choe Mi Hyang": "b"}))
    hyphened = of_names(entity({"Cho Mi Hyang": "a", "Cho Mi-hyang": "b"}))
    assert spelled[0].weight > hyphened[0].weight > 0


@pytest.mark.parametrize(
    "one",
    [
        entity({"Dalia Oren": "ab", "Oren": "c"}),
        entity({"Dalia Oren": "ab", "DALIA OREN": "c", "Dalia Oren's": "b"}),
        entity({"North Varland": "a", "NV": "b"}, kind="country"),
        entity({"Varland Bureau of Statistics": "ab", "VBS": "c"}, kind="organization"),
        entity({"Dalia Oren": "a", "@dalia_oren": "b"}),
    ],
)
def test_names_that_differ_everywhere_are_not_reported(one) -> None:
    assert of_names(one) == []


def test_a_slip_beside_the_right_name_in_one_report_is_told() -> None:
    (found,) = of_names(entity({"Tarsen Front": "abc", "Tarsan Front": "b"}, kind="group"))
    assert [v.value for v in found.readings] == ["Tarsen Front", "Tarsan Front"]


def test_an_acronym_differs_only_where_it_is_of_a_longer_name() -> None:
    (found,) = of_names(entity({"Coastal Front": "ab", "CFNV": "c"}, kind="group"))
    assert [v.value for v in found.readings] == ["Coastal Front", "CFNV"]
    assert of_names(entity({"Coastal Front": "ab", "NLF": "c"}, kind="group")) == []
    assert of_names(entity({"Varland Central Television": "ab", "VCTV": "c"}, kind="organization")) == []


@pytest.mark.parametrize(
    "wordings",
    [
        {"Dalia Oren": "a", "Presidents Dalia Oren": "b"},
        {"Dalia Oren": "a", "Norway Dalia Oren": "b"},
        {"Dalia Oren": "a", "Dalia Oren Oren DaliaMinister": "b"},
        {"Dalia Oren": "a", "OF VARLAND DALIA OREN": "b"},
    ],
)
def test_what_is_put_to_a_name_is_no_other_name(wordings) -> None:
    assert of_names(entity(wordings)) == []


def test_a_plural_is_no_other_name() -> None:
    assert of_names(entity({"Aldane Region": "a", "Aldane Regions": "b"}, kind="place")) == []


def test_a_first_lady_is_no_honour() -> None:
    names = (NameForm("Amara Obi", (Locus("a", Span(11, 20)), Locus("b", Span(7, 16)))),)
    lady = NameForm("First Lady", (Locus("a", Span(0, 10)),))
    honour = NameForm("trade minister Sheikh", (Locus("a", Span(0, 10)),))
    assert of_names(Entity("ent-1", "person", "Amara Obi", names, (lady,))) == []
    (found,) = of_names(Entity("ent-1", "person", "Amara Obi", names, (honour,)))
    assert "Sheikh Amara Obi" in [v.value for v in found.readings]


def test_a_body_that_every_country_has_is_not_spelled_in_two_ways() -> None:
    assert (
        of_names(entity({"Foreign Ministry": "a", "Varland Foreign Ministry": "b"}, kind="organization"))
        == []
    )


def test_spellings_in_two_stories_do_not_differ() -> None:
    assert of_names(entity({"Sergey Tarsenov": "a", "Sergei Tarsenov": "b"}), stories="stu") == []


def test_the_name_a_document_uses_in_full_stands_for_it() -> None:
    one = entity({"Amara Obi Nwosu": "a", "Amara Obi": "ab"})
    (found,) = of_names(one)
    assert {v.value: [x.document for x in v.loci] for v in found.readings} == {
        "Amara Obi Nwosu": ["a"],
        "Amara Obi": ["b"],
    }


def test_offices_that_differ() -> None:
    (found,) = of_names(entity({"Dalia Oren": "abc"}, {"spokeswoman": "a", "official representative": "b"}))
    assert found.about == "office of Dalia Oren" and len(found.readings) == 2
    assert (
        of_names(
            entity({"Dalia Oren": "abc"}, {"Foreign Minister": "a", "the Varland foreign minister": "b"})
        )
        == []
    )


def test_an_honour_before_a_name_is_part_of_how_it_is_given() -> None:
    names = (NameForm("Amara Obi", (Locus("a", Span(7, 16)), Locus("b", Span(7, 16)))),)
    roles = (NameForm("Sheikh", (Locus("a", Span(0, 6)),)), NameForm("Mr", (Locus("b", Span(4, 6)),)))
    (found,) = of_names(Entity("ent-1", "person", "Amara Obi", names, roles))
    assert [v.value for v in found.readings] == ["Amara Obi", "Sheikh Amara Obi"]


def test_grammar_is_no_difference_in_the_name_of_a_body() -> None:
    forms = {"Norwegian government": "a", "government of Norway": "b", "Norway's government": "c"}
    assert of_names(entity(forms, kind="organization")) == []
