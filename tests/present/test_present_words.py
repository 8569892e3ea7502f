"""Times, numbers and ranges as a person would write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.present import words
from stemma.types import Time


@pytest.mark.parametrize(
    ("low", "high", "precision", "said"),
    [
        ("2031-05-03", "2031-05-03", "day", "3 May 2031"),
        ("2031-05-03", "2031-05-05", "day", "3–5 May 2031"),
        ("2031-04-30", "2031-05-02", "day", "30 April – 2 May 2031"),
        ("2030-12-31", "2031-01-02", "day", "31 December 2030 – 2 January 2031"),
        ("2031-01-01", "2031-12-31", "day", "2031"),
        ("2032-02-01", "2032-02-29", "day", "February 2032"),
        ("2031-02-01", "2031-02-27", "day", "1–27 February 2031"),
        ("2031-05", "2031-05", "month", "May 2031"),
        ("2031-05-01", "2031-05-31", "month", "May 2031"),
        ("2031", "2031", "year", "2031"),
        ("2031-05-03T14:30", "2031-05-03T14:30", "minute", "3 May 2031, 14:30"),
        (None, "2031-05-03", "day", "until 3 May 2031"),
        ("2031-05-03", None, "day", "since 3 May 2031"),
        (None, None, "day", "undated"),
    ],
)
def test_a_time_is_said_as_precisely_as_it_is_known(low, high, precision, said) -> None:
    assert words.time(Time(low, high, precision)) == said


def test_a_date_leaves_out_the_hour() -> None:
    assert words.date(Time("2031-05-03T14:30", "2031-05-03T14:30", "minute")) == "3 May 2031"
    assert words.date(None) == "undated"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2031-01-01 to 2031-12-31", "2031"),
        ("2031-05-01 to 2031-05-31", "May 2031"),
        ("2031-05-03", "3 May 2031"),
        ("2031-05-03 to 2031-05-04", "3–4 May 2031"),
        ("2031-05-03T10:00 to 2031-05-03T12:00", "3 May 2031"),
        ("2031", "2031"),  # a number as well as a year
        ("2031-05-03 to the end", "2031-05-03 to the end"),
        ("at least 12", "at least 12"),
        ("2031-13-77", "2031"),
    ],
)
def test_days_in_a_reading_are_said_in_words(value, said) -> None:
    assert words.reading(value) == said


@pytest.mark.parametrize(
    ("basis", "said"),
    [("metadata", ""), ("text", "from the text"), ("url", "from the address"), ("inferred", "inferred")],
)
def test_only_what_rests_on_less_than_metadata_says_so(basis, said) -> None:
    assert words.basis(Time("2031", "2031", "year", basis=basis)) == said
    assert words.basis(None) == ""


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (5, "5"),
        (3.5, "3.5"),
        (1200, "1,200"),
        (1_200_000_000, "1.2 billion"),
        (280e6, "280 million"),
        (1_234_567, "1,234,567"),
        (-2e6, "-2 million"),
        (4e12, "4 trillion"),
    ],
)
def test_a_number_loses_nothing(value, said) -> None:
    assert words.number(value) == said


@given(st.integers(-(10**15), 10**15))
def test_a_whole_number_can_be_read_back(value) -> None:
    scale = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
    digits, _, name = words.number(value).partition(" ")
    assert round(float(digits.replace(",", "")) * scale.get(name, 1)) == value


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ((12, 12), "12"),
        ((12, None, "at least", "people"), "at least 12 people"),
        ((None, 12), "up to 12"),
        ((24, 99, "range", "km"), "24–99 km"),
        ((60, 60, "about"), "about 60"),
        ((7, 7, "exact", "%"), "7%"),
        ((None, None, "vague", "people", "dozens"), "dozens of people"),
        ((None, None, "vague", "people", "a  handful"), "a handful of people"),
        ((None, None, "vague", "people", "several"), "several people"),
        ((None, None, "vague", "people", "dozens of people"), "dozens of people"),
        ((None, None, "vague", None, "dozens"), "dozens"),
        ((None, None, "vague", "people"), "unknown people"),
    ],
)
def test_an_amount_says_its_number_or_its_own_words(figure, said) -> None:
    assert words.amount(*figure) == said


def test_counts_shares_and_ranges() -> None:
    assert words.count(1, "report") == "1 report"
    assert words.count(1204, "report") == "1,204 reports"
    assert words.count(2, "story", "stories") == "2 stories"
    assert (words.share(0.0), words.share(0.004), words.share(0.621)) == ("0%", "<1%", "62%")
    assert (words.span_of_numbers(5, 5), words.span_of_numbers(5, 9)) == ("5", "5–9")


@given(st.text(), st.integers(2, 60))
def test_what_is_shortened_fits_and_was_there(text, width) -> None:
    short = words.shortened(text, width)
    assert len(short) <= width
    assert words.one_line(text).startswith(short.removesuffix("…"))


@given(st.text(st.characters(), max_size=80))
def test_what_is_printable_keeps_its_length_and_turns_nothing(text) -> None:
    shown = words.printable(text)
    assert len(shown) == len(text)
    assert not any(c in shown for c in "\x1b\x00\x07\r\u202e\u2066\ud800")
    shown.encode()
