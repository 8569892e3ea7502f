import pytest
from tests.factory import page

from stemma.annotate.names import NameAnnotator
from stemma.annotate.quantities import QuantityAnnotator
from stemma.annotate.sentences import SentenceAnnotator
from stemma.annotate.times import TimeAnnotator
from stemma.extract.figures import figures
from stemma.extract.figures_given import given
from stemma.offsets import Span
from stemma.types import Figure


def of(text: str, number: str) -> tuple[str | None, str | None] | None:
    start = text.index(number)
    found = given(text, Span(0, len(text)), Span(start, start + len(number)))
    return None if found is None else (found.unit, None if found.who is None else found.who.of(text))


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("The Orvan office counted 26.", "26", (None, "The Orvan office")),
        ("Rain fell, and the governor has confirmed 19.", "19", (None, "the governor")),
        ("Police put the number of marchers at 700.", "700", ("people", "Police")),
        ("The province had put the toll at 31.", "31", ("people", "The province")),
        ("The mayor estimates the number of dead at 50.", "50", ("people", "The mayor")),
        ("It was said that they counted 26.", "26", (None, None)),
        ("The death toll rose to 31.", "31", ("people", None)),
        ("The number of injured is old (112).", "112", ("people", None)),
        ("The number of barges is 30.", "30", ("barges", None)),
        ("They sailed to 31.", "31", None),
        ("He ate 26.", "26", None),
    ],
)
def test_what_the_words_before_a_number_say(
    text: str, number: str, expected: tuple[str | None, str | None] | None
) -> None:
    assert of(text, number) == expected


def read(text: str) -> tuple[Figure, ...]:
    done = page(text, "2031-05-14")
    for annotator in (SentenceAnnotator(), TimeAnnotator(), QuantityAnnotator(), NameAnnotator()):
        (found,) = annotator.annotate([done])
        done = done.with_annotations(found)
    return figures(done)


def test_a_bare_count_is_a_figure_of_who_counts() -> None:
    (found,) = read("The Orvan Guard put the toll at 31.")
    assert (found.low, found.unit) == (31, "people")
    assert found.holder is not None
    assert found.holder.text == "Orvan Guard"


def test_a_bare_count_goes_on_with_the_people_counted_before() -> None:
    first, second = read("Some 40 sailors drowned. The office has confirmed 19.")
    assert (first.unit, second.unit, second.low) == ("people", "people", 19)


def test_a_figure_has_its_place_if_that_follows() -> None:
    (found,) = read("They hold 900 sailors in Germany.")
    assert found.place is not None
    assert found.place.text == "Germany"
    (found,) = read("They hold 900 sailors in chains.")
    assert found.place is None


def test_a_figure_keeps_what_the_quantity_says() -> None:
    (found,) = read("Dozens of them fled.")
    assert (found.low, found.high, found.hedge, found.taken_as, found.part) == (
        None,
        None,
        "vague",
        (24, 99),
        True,
    )
    (found,) = read("Orla Foods rose 30 percent.")
    assert (found.change, [r.text for r in found.about]) == ("up", ["Orla Foods"])


def test_cases_of_a_sickness_count_and_cases_do_not() -> None:
    assert [f.low for f in read("She saw four cases of typhus.")] == [4]
    assert read("It failed in four cases.") == ()
    assert read("One of the reasons was fear.") == ()
