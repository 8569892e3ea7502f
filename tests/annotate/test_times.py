import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import page

from stemma.annotate.times import TimeAnnotator, anchor_of, infer_published, published_of, times_in
from stemma.types import Time

WEDNESDAY = date(2031, 5, 14)


def read(text: str, day: date | None = WEDNESDAY) -> list[tuple[str, str | None, str | None]]:
    return [
        (a.span.of(text), a.value.low, a.value.high) for a in times_in(text, day) if isinstance(a.value, Time)
    ]


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("It sank on March 9, 2030.", "March 9, 2030", "2030-03-09", "2030-03-09"),
        ("It sank on 9 March 2030.", "9 March 2030", "2030-03-09", "2030-03-09"),
        ("It sank on the 9th of March, 2030.", "the 9th of March, 2030", "2030-03-09", "2030-03-09"),
        ("It sank on Mar. 9, 2030.", "Mar. 9, 2030", "2030-03-09", "2030-03-09"),
        ("It sank on Saturday, March 9, 2030.", "Saturday, March 9, 2030", "2030-03-09", "2030-03-09"),
        ("Sunk 2030-03-09 at sea.", "2030-03-09", "2030-03-09", "2030-03-09"),
        ("Sunk 09.03.2030 at sea.", "09.03.2030", "2030-03-09", "2030-03-09"),
        ("Sunk 3/19/2030 at sea.", "3/19/2030", "2030-03-19", "2030-03-19"),
        ("Sunk 19/3/2030 at sea.", "19/3/2030", "2030-03-19", "2030-03-19"),
        ("Talks ran from March 9-11, 2030.", "March 9-11, 2030", "2030-03-09", "2030-03-11"),
        ("Talks ran March 30 to April 2, 2030.", "March 30 to April 2, 2030", "2030-03-30", "2030-04-02"),
        ("They met in March 2030.", "March 2030", "2030-03-01", "2030-03-31"),
        ("They met in early 2029.", "early 2029", "2029-01-01", "2029-04-30"),
        ("Founded in 1987, it grew.", "1987", "1987-01-01", "1987-12-31"),
        ("It was built in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31"),
        ("The war of 1914-18 ended it.", "1914-18", "1914-01-01", "1918-12-31"),
        (
            "Profit fell in the third quarter of 2029.",
            "the third quarter of 2029",
            "2029-07-01",
            "2029-09-30",
        ),
        ("He resigned in summer 2029.", "summer 2029", "2029-06-01", "2029-08-31"),
    ],
)
def test_absolute_times(text: str, words: str, low: str, high: str) -> None:
    assert read(text, None) == [(words, low, high)]


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("She arrived on Monday.", "Monday", "2031-05-12", "2031-05-12"),
        ("She arrived on Wednesday.", "Wednesday", "2031-05-14", "2031-05-14"),
        ("She arrived on Friday.", "Friday", "2031-05-09", "2031-05-09"),
        ("She will arrive on Friday.", "Friday", "2031-05-16", "2031-05-16"),
        ("On Friday, the council will vote.", "Friday", "2031-05-16", "2031-05-16"),
        ("The vote is scheduled for Friday.", "Friday", "2031-05-16", "2031-05-16"),
        ("She arrived last Wednesday.", "last Wednesday", "2031-05-07", "2031-05-07"),
        ("She comes next Wednesday.", "next Wednesday", "2031-05-21", "2031-05-21"),
        ("She spoke yesterday.", "yesterday", "2031-05-13", "2031-05-13"),
        ("She speaks tomorrow.", "tomorrow", "2031-05-15", "2031-05-15"),
        ("It fell two days ago.", "two days ago", "2031-05-12", "2031-05-12"),
        ("It fell a year ago.", "a year ago", "2030-01-01", "2030-12-31"),
        ("It fell more than two years ago.", "more than two years ago", "2029-01-01", "2029-12-31"),
        ("It rose last week.", "last week", "2031-05-05", "2031-05-11"),
        ("It rose last month.", "last month", "2031-04-01", "2031-04-30"),
        ("It ends next year.", "next year", "2032-01-01", "2032-12-31"),
        ("It rose earlier this year.", "earlier this year", "2031-01-01", "2031-05-14"),
        ("They met earlier in May.", "earlier in May", "2031-05-01", "2031-05-14"),
        ("They met in October.", "October", "2030-10-01", "2030-10-31"),
        ("They will meet in October.", "October", "2031-10-01", "2031-10-31"),
        ("They met on December 20.", "December 20", "2030-12-20", "2030-12-20"),
        ("They plan to meet on Feb. 3 next year.", "Feb. 3 next year", "2032-02-03", "2032-02-03"),
        ("It grew over the past three years.", "the past three years", "2028-05-14", "2031-05-14"),
        ("It will come in the coming days.", "the coming days", "2031-05-14", None),
        ("It died down in recent months.", "recent months", None, "2031-05-14"),
    ],
)
def test_times_counted_from_the_day_of_the_article(text: str, words: str, low: str, high: str | None) -> None:
    assert read(text) == [(words, low, high)]


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("It sank on Monday night.", "Monday night", "2031-05-12T18:00", "2031-05-12T23:59"),
        ("It sank at 5:40 a.m. on Monday.", "5:40 a.m. on Monday", "2031-05-12T05:40", "2031-05-12T05:40"),
        ("It sank on Monday at 17:20 GMT.", "Monday at 17:20 GMT", "2031-05-12T17:20", "2031-05-12T17:20"),
        ("It sank this morning.", "this morning", "2031-05-14T05:00", "2031-05-14T11:59"),
        ("It sank last night.", "last night", "2031-05-13T18:00", "2031-05-13T23:59"),
    ],
)
def test_hours_and_parts_of_days(text: str, words: str, low: str, high: str) -> None:
    assert read(text) == [(words, low, high)]


def test_what_was_told_last_is_what_the_following_day_follows() -> None:
    assert read("The dam broke on March 3, 2030. The following day, rescuers came.")[1] == (
        "The following day",
        "2030-03-04",
        "2030-03-04",
    )
    assert read("It began in 2019. Later that year, it spread.")[1][1:] == ("2019-01-01", "2019-12-31")


def test_without_a_day_relative_times_stay_open() -> None:
    assert read("She arrived on Friday, a year ago, in March.", None) == [
        ("Friday", None, None),
        ("a year ago", None, None),
        ("March", None, None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The council may approve it.",
        "They march on the capital.",
        "Her second visit was short.",
        "Prime Minister Lena May spoke.",
        "A poet, June Karel, read.",
        "He is a 34-year-old sailor.",
        "The child was about 7 months old.",
        "They fined him $2019 at once.",
        "About 2000 people fled.",
        "The men's semi-final ended 3:1 for the hosts.",
        "The quarter-finals are near.",
        "They showed the film High Noon.",
        "It is the dawn of a new age.",
        "The days of the ferry are over.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert read(text) == []


def test_an_impossible_day_is_no_day() -> None:
    assert ("June 31", "2031-06-31", "2031-06-31") not in read("It sank on June 31.")


def test_durations_and_sets_have_no_bounds() -> None:
    found = [a.value for a in times_in("For three days it rained every week.", WEDNESDAY)]
    assert [(t.precision, t.low, t.high) for t in found if isinstance(t, Time)] == [
        ("duration", None, None),
        ("set", None, None),
    ]


def test_the_annotator_counts_from_the_page_and_says_so() -> None:
    (found,) = TimeAnnotator().annotate([page("The bridge fell yesterday.", "2031-05-14")])
    (annotation,) = found
    assert annotation.kind == "time"
    assert annotation.value == Time(
        "2031-05-13", "2031-05-13", "day", "yesterday", "text", "day word", "2031-05-14", "2031-05-13"
    )


def test_a_page_without_a_date_is_counted_from_what_it_betrays() -> None:
    text = "The minister landed in Orvane on June 3. The treaty was signed in April 2031."
    inferred = infer_published((page(text),))
    assert inferred is not None
    assert (inferred.low, inferred.high, inferred.basis) == ("2031-06-03", "2031-06-06", "inferred")
    assert anchor_of(page(text)) == (date(2031, 6, 3), date(2031, 6, 6))
    assert [x.span.of(text) for x in inferred.evidence] == ["June 3"]


@pytest.mark.parametrize(
    "text",
    [
        "The minister landed in Orvane.",
        "The minister landed in Orvane on June 3.",  # no year anywhere
        "The minister landed on Tuesday. The treaty of June 3, 2031 was praised.",  # news dated by weekdays
        "The minister landed. " + "He rested. " * 80 + "The treaty of June 3, 2031 was praised.",
    ],
)
def test_nothing_is_inferred_without_support(text: str) -> None:
    assert infer_published((page(text),)) is None


def test_a_coming_day_ends_the_inferred_interval() -> None:
    text = "The minister landed on June 3, 2031. She will leave on June 4, 2031."
    inferred = infer_published((page(text),))
    assert inferred is not None
    assert (inferred.low, inferred.high) == ("2031-06-03", "2031-06-04")


PIECES = st.sampled_from(
    [
        "on ",
        "Friday",
        " night",
        "Oct. ",
        "31",
        "9",
        ", ",
        "2029",
        " two",
        " days",
        " ago",
        "last ",
        "year",
        "\n",
        "-",
        "/",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_any_text_gives_ordered_spans_and_ordered_bounds(text: str, day: date) -> None:
    found = list(times_in(text, day))
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    for annotation in found:
        time = annotation.value
        assert isinstance(time, Time)
        assert time.text == annotation.span.of(text) != ""
        assert time.low is None or time.high is None or time.low <= time.high


STATED = "The ferry sank off Orvane on May 20, 2031. Three people were hurt."


def test_a_stated_date_that_cannot_be_is_not_believed() -> None:
    there = page(STATED, "2031-05-02")
    (found,) = TimeAnnotator().annotate([there])
    believed = published_of(there, found)
    assert believed is not None
    assert (believed.low, believed.high, believed.basis) == ("2031-05-20", "2031-05-23", "inferred")
    assert believed.alternatives == ("2031-05-02",)
    assert [x.span.of(STATED) for x in believed.evidence] == ["May 20, 2031"]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank off Orvane on May 3, 2031.",  # a day of slip is no lie
        "The ferry will sail on May 20, 2031.",
        "The ferry sank off Orvane on May 20.",  # of last year
        "The ferry sank off Orvane on Friday.",
    ],
)
def test_a_stated_date_that_can_be_is_believed(text: str) -> None:
    there = page(text, "2031-05-02")
    (found,) = TimeAnnotator().annotate([there])
    assert published_of(there, found) == there.part.published


def test_what_is_told_of_a_wrongly_dated_article_is_counted_from_the_inferred_day() -> None:
    (found,) = TimeAnnotator().annotate([page(f"{STATED} The captain died a day later.", "2031-05-02")])
    assert next(a.value.low for a in found if isinstance(a.value, Time)) == "2031-05-20"
    assert {a.value.anchor for a in found if isinstance(a.value, Time)} == {"2031-05-23"}
