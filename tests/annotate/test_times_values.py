"""What a time expression means: its TIMEX3 value and type, its bounds, and what else it may mean."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.times import times_in
from stemma.annotate.times_calendar import (
    Meaning,
    around,
    century_of,
    decade_of,
    half_of,
    month_of,
    quarter_of,
    season_of,
    week_of,
    weekend_of,
    year_of,
)
from stemma.annotate.times_holidays import NAMES, easter, holiday_of
from stemma.annotate.times_lengths import count, length
from stemma.annotate.times_zones import zone_of
from stemma.types import Time

WEDNESDAY = date(2031, 5, 14)


def read(text: str, day: date | None = WEDNESDAY) -> list[Time]:
    return [a.value for a in times_in(text, day) if isinstance(a.value, Time)]


def one(text: str, day: date | None = WEDNESDAY) -> Time:
    (found,) = read(text, day)
    return found


@pytest.mark.parametrize(
    ("text", "words", "timex", "kind"),
    [
        ("It sank on March 9, 2030.", "March 9, 2030", "2030-03-09", "DATE"),
        ("They met on June 18-19.", "June 18-19", "2031-06-18/2031-06-19", "DATE"),
        ("They met from 29 May to 3 June 2029.", "29 May to 3 June 2029", "2029-05-29/2029-06-03", "DATE"),
        ("It sank on the twenty-first of May.", "the twenty-first of May", "2031-05-21", "DATE"),
        ("It sank on 05-Aug-2026.", "05-Aug-2026", "2026-08-05", "DATE"),
        ("They met in March 2030.", "March 2030", "2030-03", "DATE"),
        ("They met in Dec-2028.", "Dec-2028", "2028-12", "DATE"),
        ("It ran from March to May 2029.", "March to May 2029", "2029-03/2029-05", "DATE"),
        ("They met in 1987.", "1987", "1987", "DATE"),
        ("It ran 2014-2018.", "2014-2018", "2014/2018", "DATE"),
        ("They met in nineteen eighty-seven.", "nineteen eighty-seven", "1987", "DATE"),
        ("It is the year two thousand and forty.", "the year two thousand and forty", "2040", "DATE"),
        ("Built in the 1990s.", "the 1990s", "199", "DATE"),
        ("Built in the nineties.", "the nineties", "199", "DATE"),
        ("Built in the 19th century.", "the 19th century", "18", "DATE"),
        ("It fell in the third quarter of 2029.", "the third quarter of 2029", "2029-Q3", "DATE"),
        ("It fell in the first half of 2029.", "the first half of 2029", "2029-H1", "DATE"),
        ("It fell in the last half of 2029.", "the last half of 2029", "2029-H2", "DATE"),
        ("It fell in the first two quarters of 2029.", "the first two quarters of 2029", "2029-H1", "DATE"),
        ("It fell in fiscal 2029.", "fiscal 2029", "2029", "DATE"),
        ("He resigned in summer 2029.", "summer 2029", "2029-SU", "DATE"),
        ("The third month of 2029 was cold.", "The third month of 2029", "2029-03", "DATE"),
        ("The first week of 2029 was cold.", "The first week of 2029", "2029-W01", "DATE"),
        ("It fell in the week of March 6, 2030.", "the week of March 6, 2030", "2030-W10", "DATE"),
        ("It rose last week.", "last week", "2031-W19", "DATE"),
        ("It rose at the weekend.", "the weekend", "2031-W19-WE", "DATE"),
        ("It ends the week after next.", "the week after next", "2031-W22", "DATE"),
        ("It rose last month.", "last month", "2031-04", "DATE"),
        ("It rose two years ago.", "two years ago", "2029", "DATE"),
        ("It fell at year-end.", "year-end", "2030-12-31", "DATE"),
        ("It was sold by year's end.", "year's end", "2030-12-31", "DATE"),
        ("Prices were flat for the year.", "the year", "2031", "DATE"),
        ("It lasted for centuries.", "centuries", "PXC", "DURATION"),
        ("Over the years it fell.", "the years", "PXY", "DURATION"),
        ("It may fall within weeks.", "weeks", "PXW", "DURATION"),
        ("The accord follows months of talks.", "months", "PXM", "DURATION"),
        ("Over the summer it fell.", "the summer", "2030-SU", "DATE"),
        ("It will one day be the largest.", "one day", "FUTURE_REF", "DATE"),
        ("It may sail at a later date.", "a later date", "FUTURE_REF", "DATE"),
        ("It is hard in the near term.", "the near term", "FUTURE_REF", "DATE"),
        ("It bought them at the then-current price.", "then-current", "PAST_REF", "DATE"),
        ("It opens sometime next year.", "sometime next year", "2032", "DATE"),
        ("It grew over the past two years or so.", "the past two years or so", "P2Y", "DURATION"),
        ("It sank on Monday night.", "Monday night", "2031-05-12TNI", "TIME"),
        ("It sank this morning.", "this morning", "2031-05-14TMO", "TIME"),
        ("It sank at 9:15 p.m. on Monday.", "9:15 p.m. on Monday", "2031-05-12T21:15", "TIME"),
        ("It sank at 4 in the morning.", "4 in the morning", "2031-05-14T04:00", "TIME"),
        ("Open 5 to 6:30 p.m. today.", "5 to 6:30 p.m. today", "2031-05-14T17:00/2031-05-14T18:30", "TIME"),
        ("Open 11 to 2 p.m. today.", "11 to 2 p.m. today", "2031-05-14T11:00/2031-05-14T14:00", "TIME"),
        ("It lasted three weeks.", "three weeks", "P3W", "DURATION"),
        ("It lasted two to three weeks.", "two to three weeks", "P2W", "DURATION"),
        ("It lasted 90 minutes.", "90 minutes", "PT90M", "DURATION"),
        ("It lasted an hour and a half.", "an hour and a half", "PT1H30M", "DURATION"),
        ("It lasted 2 1/2 years.", "2 1/2 years", "P2Y6M", "DURATION"),
        ("It lasted another week.", "another week", "P1W", "DURATION"),
        ("It rains twice a year.", "twice a year", "P1Y", "SET"),
        ("They came in two thousand and fifteen.", "two thousand and fifteen", "2015", "DATE"),
        ("It lasted two decades.", "two decades", "P20Y", "DURATION"),
        ("It lasted a few days.", "a few days", "PXD", "DURATION"),
        ("It rained for weeks.", "weeks", "PXW", "DURATION"),
        ("It grew over the past two years.", "the past two years", "P2Y", "DURATION"),
        ("It rains every week.", "every week", "P1W", "SET"),
        ("It rains every two weeks.", "every two weeks", "P2W", "SET"),
        ("It rains every other day.", "every other day", "P2D", "SET"),
        ("It rains every Monday.", "every Monday", "XXXX-WXX-1", "SET"),
        ("It rains on Friday mornings.", "Friday mornings", "XXXX-WXX-5TMO", "SET"),
        ("It rains each July.", "each July", "XXXX-07", "SET"),
        ("It is printed daily.", "daily", "P1D", "SET"),
        ("It was found recently.", "recently", "PAST_REF", "DATE"),
        ("It is closed now.", "now", "PRESENT_REF", "DATE"),
        ("It may close in the near future.", "the near future", "FUTURE_REF", "DATE"),
    ],
)
def test_values_and_types(text: str, words: str, timex: str, kind: str) -> None:
    found = one(text)
    assert (found.text, found.timex, found.kind) == (words, timex, kind)


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("They met in early 2029.", "START"),
        ("They met in mid-October 2029.", "MID"),
        ("They met at the end of the month.", "END"),
        ("They met earlier this year.", "BEFORE"),
        ("They will meet later this year.", "AFTER"),
        ("It lasted more than three weeks.", "MORE_THAN"),
        ("It lasted about three weeks.", "APPROX"),
        ("It lasted at least three weeks.", "EQUAL_OR_MORE"),
        ("It lasted three weeks.", None),
    ],
)
def test_modifiers(text: str, mod: str | None) -> None:
    assert one(text).mod == mod


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It fell in mid-October 2029.", "2029-10-11", "2029-10-20"),
        ("It rose so far this year.", "2031-01-01", "2031-05-14"),
        ("It may rise in the rest of the month.", "2031-05-14", "2031-05-31"),
        ("It fell the day before yesterday.", "2031-05-12", "2031-05-12"),
        ("It fell in the first week of March.", "2031-03-01", "2031-03-07"),
        ("It fell in the last week of March.", "2031-03-25", "2031-03-31"),
        ("It fell in the first two weeks of 2030.", "2030-01-01", "2030-01-14"),
        ("It fell in the last three days of 2030.", "2030-12-29", "2030-12-31"),
        ("It will fall in the last week of next month.", "2031-06-24", "2031-06-30"),
        ("It will fall on the 15th day of next month.", "2031-06-15", "2031-06-15"),
        ("It fell in the last two quarters.", "2030-10-01", "2031-03-31"),
        ("It may rise in the next two quarters.", "2031-07-01", "2031-12-31"),
        ("It fell in the year to date.", "2031-01-01", "2031-05-14"),
        ("It fell at the end of year.", "2031-09-01", "2031-12-31"),
        ("It fell last Oct. 23.", "2030-10-23", "2030-10-23"),
        ("It will end two weeks before Christmas.", "2031-12-11", "2031-12-11"),
        ("It ended three days after January 12.", "2031-01-15", "2031-01-15"),
        ("It fell this past Sunday.", "2031-05-11", "2031-05-11"),
        ("It falls this coming Sunday.", "2031-05-18", "2031-05-18"),
        ("It fell on Feb. 23 last year.", "2030-02-23", "2030-02-23"),
        ("It fell last winter.", "2030-12-01", "2031-02-28"),
        ("It fell overnight.", "2031-05-13T18:00", "2031-05-14T06:00"),
    ],
)
def test_bounds(text: str, low: str, high: str) -> None:
    found = one(text)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The dam broke on March 3, 2030. Three days later, it rained.", "2030-03-06"),
        ("The dam broke on March 3, 2030. A day earlier, it had rained.", "2030-03-02"),
        ("The dam broke in March 2030. The following month, it was mended.", "2030-04"),
        ("The dam broke on March 3, 2030. The day before, it had rained.", "2030-03-02"),
        ("The dam broke on March 3, 2030. That night, it rained.", "2030-03-03TNI"),
        ("The dam broke on March 3, 2030. The next morning, it was dry.", "2030-03-04TMO"),
        ("Profit fell in the third quarter of 2030. It had risen a year earlier.", "2029-Q3"),
        ("Profit fell in the third quarter of 2030 from the year-earlier period.", "2029-Q3"),
        ("Profit fell in the third quarter of 2030. Costs rose in the quarter.", "2030-Q3"),
        ("Profit fell in the third quarter of 2030 from a year-earlier loss.", "2029-Q3"),
        ("It lost less in the nine months. The year-earlier period was worse.", "P9M"),
        ("It lost less in the nine months. A year-earlier loss was larger.", "2030"),
        ("It lost less in the nine months. The 2030 period was worse.", "2030"),
        ("It lost less in the nine months than in the year-earlier nine months.", "P9M"),
        ("It expects more in the first quarter of 2032 than in the year-ago period.", "2030-Q1"),
    ],
)
def test_what_follows_is_counted_from_what_was_told(text: str, days: str) -> None:
    assert read(text)[1].timex == days


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("She will be named captain on Friday.", "2031-05-16"),
        ("Talks are supposed to end by Friday.", "2031-05-16"),
        ("It had been due to expire on Friday.", "2031-05-09"),
        ("The record set on Friday stands.", "2031-05-09"),
        ("They seek a way around Friday's ruling.", "2031-05-09"),
        ("Friday's summit will be short.", "2031-05-16"),
        ("Until Friday, they had not called.", "2031-05-09"),
        ("It stays open until Friday.", "2031-05-16"),
        ("It was extended through Friday.", "2031-05-16"),
    ],
)
def test_the_verb_says_which_way(text: str, low: str) -> None:
    assert one(text).low == low


def test_what_the_verb_leaves_open_keeps_both_ways() -> None:
    found = one("Friday: the vote in Orvane.")
    assert {found.timex, *found.alternatives} == {"2031-05-09", "2031-05-16"}
    assert one("They voted on Friday.").alternatives == ()
    assert one("They will vote next Friday.").alternatives == ("2031-05-23",)
    assert one("They will vote next Monday.").alternatives == ()
    assert one("Sunk 3/4/2030 at sea.").alternatives == ("2030-04-03",)
    assert one("Sunk 3/19/2030 at sea.").alternatives == ()


def test_an_article_of_several_days_keeps_both_readings() -> None:
    (found,) = times_in("It fell on Friday.", (date(2031, 5, 15), date(2031, 5, 16)))
    assert isinstance(found.value, Time)
    assert (found.value.low, found.value.high) == ("2031-05-09", "2031-05-16")
    assert found.value.alternatives == ("2031-05-09",)
    (same,) = times_in("It fell on Friday.", (date(2031, 5, 17), date(2031, 5, 18)))
    assert isinstance(same.value, Time) and same.value.low == same.value.high == "2031-05-16"


def test_a_year_or_quarter_that_ended_on_a_day() -> None:
    assert [t.timex for t in read("It rose in the year ended March 31.")] == ["P1Y", "2031-03-31"]
    assert [t.timex for t in read("It rose in the quarter ended Jan. 31.")] == ["2030-Q4", "2031-01-31"]


@pytest.mark.parametrize(
    ("text", "words", "timex", "kind"),
    [
        ("He got two years and three months.", "two years and three months", "P2Y3M", "DURATION"),
        ("It took 3 days and 20 minutes.", "3 days and 20 minutes", "P3DT20M", "DURATION"),
        ("It sank 2 years and 21 days ago.", "2 years and 21 days ago", "2029-04-23", "DATE"),
        ("It rained all day.", "all day", "P1D", "DURATION"),
        ("It lasted two hundred and forty hours.", "two hundred and forty hours", "PT240H", "DURATION"),
        ("It was shut for the day.", "the day", "2031-05-14", "DATE"),
        ("It closed on the 23rd day of April.", "the 23rd day of April", "2031-04-23", "DATE"),
        ("It will close next week Friday.", "next week Friday", "2031-05-23", "DATE"),
        ("It will close Monday two weeks from now.", "Monday two weeks from now", "2031-05-26", "DATE"),
        ("It closed a week ago Friday.", "a week ago Friday", "2031-05-02", "DATE"),
        ("It fell in week 27 of 2029.", "week 27 of 2029", "2029-W27", "DATE"),
        ("It is to end in 2150.", "2150", "2150", "DATE"),
        ("It opens in two weeks' time.", "two weeks", "2031-W22", "DATE"),
        ("She was born on twenty-five January nineteen eighty-six.",
         "twenty-five January nineteen eighty-six", "1986-01-25", "DATE"),
        ("It fell in nineteen hundred and eighty-six.", "nineteen hundred and eighty-six", "1986", "DATE"),
        ("It cost $12 December 27.", "December 27", "2030-12-27", "DATE"),
        ("It rained on Easter weekend.", "Easter weekend", "2031-W15-WE", "DATE"),
        ("Shares rose 4 percent since year-end.", "year-end", "2030-12-31", "DATE"),
        ("They meet on weekends.", "on weekends", "XXXX-WXX-WE", "SET"),
        ("They meet every weekend.", "every weekend", "XXXX-WXX-WE", "SET"),
        ("The bi-monthly drill is short.", "bi-monthly", "P2M", "SET"),
        ("They meet at 3 p.m. every day.", "3 p.m. every day", "T15:00", "SET"),
        ("They meet every Monday at 4 p.m.", "every Monday at 4 p.m.", "XXXX-WXX-1T16:00", "SET"),
        ("It sank on Sunday evening at 10:00.", "Sunday evening at 10:00", "2031-05-11T22:00", "TIME"),
        ("It is open Friday from 2:00 to 2:30 p.m.", "Friday from 2:00 to 2:30 p.m.",
         "2031-05-09T14:00/2031-05-09T14:30", "TIME"),
        ("They will rest in this school year.", "this school year", "2031", "DATE"),
        ("Sales fell in the first quarter of the year.", "the first quarter of the year", "2031-Q1", "DATE"),
    ],
)  # fmt: skip
def test_longer_expressions(text: str, words: str, timex: str, kind: str) -> None:
    found = one(text)
    assert (found.text, found.timex, found.kind) == (words, timex, kind)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It may open at the end of today.", "2031-05-14T12:00", "2031-05-14T23:59"),
        ("It opened from March to date.", "2031-03-01", "2031-05-14"),
        ("It fell in the last three months and two weeks.", "2031-01-31", "2031-05-14"),
        ("It fell in the last ten days of 2030.", "2030-12-22", "2030-12-31"),
        ("It will rise in the next fortnight.", "2031-05-14", "2031-05-28"),
        ("It will open on Feb. 29.", "2032-02-29", "2032-02-29"),
    ],
)
def test_longer_bounds(text: str, low: str, high: str) -> None:
    found = one(text)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It is shut from the end of March to the middle of September.", "2031-03-21", "2031-09-20"),
        ("It was shut between mid-October and the end of January.", "2030-10-11", "2031-01-31"),
        ("It has been shut from April until the end of June.", "2031-04-01", "2031-06-30"),
        ("It was shut between January 2029 and today.", "2029-01-01", "2031-05-14"),
    ],
)
def test_a_range_begins_before_it_ends(text: str, low: str, high: str) -> None:
    first, last = read(text)
    assert first.low == low and last.high == high


def test_what_only_looks_like_a_longer_expression() -> None:
    assert read("In May twenty miners died.")[0].text == "May"
    assert [t.text for t in read("She scored in week 3 of the season.")] == []
    assert [t.text for t in read("They gave away 2000 loaves at the gate.")] == []
    assert [t.text for t in read("The year before the war it was full.")] == ["The year"]


def test_without_a_day_the_value_stays_open() -> None:
    found = one("It fell on Friday.", None)
    assert (found.timex, found.waits) == ("XXXX-WXX-5", True)
    assert one("It fell on October 31.", None).timex == "XXXX-10-31"
    assert not one("It lasted three weeks.", None).waits


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("at 18:35 KST on Monday", "+09:00"),
        ("at 18:35 GMT on Monday", "+00:00"),
        ("at 9 p.m. ET on May 12, 2031", "-04:00"),
        ("at 9 p.m. ET on January 12, 2031", "-05:00"),
        ("at 9 p.m. Moscow time on Monday", "+03:00"),
        ("at 9 p.m. local time on Monday", "local"),
        ("at 9 p.m. (local time) on Monday", "local"),
        ("at 9 p.m. on Monday", None),
    ],
)
def test_zones(text: str, zone: str | None) -> None:
    found = one(f"It sank {text}.")
    assert found.zone == zone and found.kind == "TIME"


def test_a_zone_is_written_in_capitals() -> None:
    assert "cat" not in one("The 5 p.m. cat show is full.").text
    assert zone_of(("nowhere",), None) is None
    assert zone_of(("gmt", "+", "3"), None) == "+03:00"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("christmas eve", date(2031, 12, 24)),
        ("labor day", date(2031, 9, 1)),
        ("memorial day", date(2031, 5, 26)),
        ("thanksgiving", date(2031, 11, 27)),
        ("black friday", date(2031, 11, 28)),
        ("good friday", date(2031, 4, 11)),
        ("election day", date(2031, 11, 4)),
        ("international workers day", date(2031, 5, 1)),
    ],
)
def test_holidays(name: str, day: date) -> None:
    found = holiday_of(name, 2031)
    assert found and found.first == found.last == day


def test_holidays_in_texts() -> None:
    assert one("It sank on New Year's Eve.").timex == "2030-12-31"
    assert one("It sank on Easter Sunday 2030.").low == "2030-04-21"
    assert one("It will sail next Thanksgiving Day.").low == "2031-11-27"
    assert holiday_of("nobody's day", 2031) is None


@given(st.integers(1900, 2100))
def test_easter_is_a_spring_sunday(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@given(st.sampled_from(NAMES), st.integers(1980, 2070))
def test_a_holiday_lies_in_its_year(name: str, year: int) -> None:
    found = holiday_of(name, year)
    assert found is None or (found.first is not None and found.first.year == year)


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["day", "week", "month", "quarter", "year"])
)
def test_a_unit_holds_its_day_and_the_next_begins_where_it_ends(day: date, unit: str) -> None:
    here, after = around(day, unit, 0), around(day, unit, 1)
    assert here.first and here.last and after.first
    assert here.first <= day <= here.last
    assert after.first == here.last + timedelta(days=1)


@given(st.integers(1000, 2900), st.integers(1, 12))
def test_calendar_units_are_ordered_and_named(year: int, month: int) -> None:
    found: list[Meaning] = [
        month_of(year, month),
        month_of(year, month, "END"),
        quarter_of(year, (month + 2) // 3),
        half_of(year, (month + 5) // 6),
        season_of(year, month // 3 * 3 or 12),
        year_of(year, "MID"),
        decade_of(year),
        century_of(year // 100, "START"),
        week_of(date(year, month, 1)),
        weekend_of(date(year, month, 1)),
    ]
    for meaning in found:
        assert meaning.first and meaning.last and meaning.first <= meaning.last
        assert meaning.timex.startswith(f"{year:04}"[:2]) or meaning.precision in ("century", "week", "day")


@given(st.integers(1, 999), st.sampled_from(["day", "week", "month", "year"]))
def test_a_whole_length_is_its_number_and_unit(n: int, unit: str) -> None:
    assert length(n, unit) == f"P{n}{unit[0].upper()}"
    assert length(n, "hour") == f"PT{n}H"


@pytest.mark.parametrize(
    ("words", "n"),
    [
        ("twenty - five", 25),
        ("two hundred", 200),
        ("three thousand", 3000),
        ("a couple of", 2),
        ("2 and a half", 2.5),
        ("a few", None),
        ("a", 1),
        ("", None),
    ],
)
def test_counts(words: str, n: float | None) -> None:
    assert count(tuple(words.split())) == n
