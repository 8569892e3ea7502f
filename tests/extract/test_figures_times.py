"""As of when a figure holds, by what stands between it and the times of its sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import page

from stemma.annotate.quantities import QuantityAnnotator
from stemma.annotate.sentences import SentenceAnnotator
from stemma.annotate.times import TimeAnnotator
from stemma.extract.figures import figures
from stemma.extract.figures_times import as_of
from stemma.offsets import Span
from stemma.types import Page, Time

REPORT = "2031-05-14"


def laid_out(text: str) -> Page:
    done = page(text, REPORT)
    for annotator in (SentenceAnnotator(), TimeAnnotator(), QuantityAnnotator()):
        (found,) = annotator.annotate([done])
        done = done.with_annotations(found)
    return done


def dated(text: str, number: str) -> str | None:
    (found,) = (f for f in figures(laid_out(text)) if f.text == number)
    return found.as_of.low if found.as_of else None


@pytest.mark.parametrize(
    ("text", "number", "low"),
    [
        ("The flood drowned 14 sailors on Monday.", "14", "2031-05-12"),
        ("The war has killed 900 people since it began in 2026.", "900", REPORT),
        ("Since 2026 the war has killed 900 people.", "900", REPORT),
        ("They freed 21 sailors captured by pirates in 2029.", "21", REPORT),
        ("They freed 21 of the sailors seized in Norda in 2029.", "21", REPORT),
        ("They freed 21 sailors who were seized in 2029.", "21", REPORT),
        ("It named the 90 sailors who were seized in 2029.", "90", "2029-01-01"),
        ("The minister, who took office in 2029, met 14 sailors.", "14", REPORT),
        ("In 2029, the storm drowned 14 sailors.", "14", "2029-01-01"),
        ("He told 14 of the sailors on Monday.", "14", "2031-05-12"),
    ],
)
def test_a_time_dates_a_figure_or_only_what_is_told_of_it(text: str, number: str, low: str) -> None:
    assert dated(text, number) == low


def test_a_part_of_a_day_gives_way_to_a_date() -> None:
    text = "They met the 90 sailors that rebels took in the night at a camp in April 2029."
    assert dated(text, "90") == "2029-04-01"


WORDS = st.sampled_from(
    ["sailors", "who", "since", "on", "Monday", "in", "2029", ",", "the", "90", "of", "."]
)


@given(st.lists(WORDS, min_size=1, max_size=14).map(" ".join), st.integers(0, 60), st.integers(1, 8))
def test_the_time_of_a_figure_stands_in_its_sentence(text: str, start: int, length: int) -> None:
    there = laid_out(text)
    start = min(start, len(text) - 1)
    figure = Span(start, min(len(text), start + length))
    found = as_of(there, figure, Span(0, len(text)))
    assert found is None or found in [a.value for a in there.layer("time") if isinstance(a.value, Time)]
