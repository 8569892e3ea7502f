"""The date strings of headers, metadata and addresses."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.clean.dates import date_in_url, find_dates, read_date
from stemma.clean.zones import ZONES


@pytest.mark.parametrize(
    ("text", "low", "precision"),
    [
        ("2031-05-09", "2031-05-09", "day"),
        ("2031-05-09T16:05", "2031-05-09T16:05", "minute"),
        ("2031-05-09T16:05Z", "2031-05-09T16:05+00:00", "minute"),
        ("2031-05-09T16:05+0000", "2031-05-09T16:05+00:00", "minute"),
        ("2031-05-09T16:05:30.123+09:00", "2031-05-09T16:05:30+09:00", "second"),
        ("2031-05-09 16:05:30-0500", "2031-05-09T16:05:30-05:00", "second"),
        ("20310509T160530Z", "2031-05-09T16:05:30+00:00", "second"),
        ("20310509", "2031-05-09", "day"),
        ("2031. 5. 9. 8:20", "2031-05-09T08:20", "minute"),
        ("2031/05/09 08:20", "2031-05-09T08:20", "minute"),
        ("2031年5月9日 18:20", "2031-05-09T18:20", "minute"),
        ("2031년 5월 9일", "2031-05-09", "day"),
        ("16:05 GMT 09.05.2031", "2031-05-09T16:05+00:00", "minute"),
        ("9.5.2031", "2031-05-09", "day"),
        ("23/05/2031", "2031-05-23", "day"),
        ("05/23/2031", "2031-05-23", "day"),
        ("May 9, 2031 6:20 p.m. KST", "2031-05-09T18:20+09:00", "minute"),
        ("Nov. 4, 2031, at 12:05 am", "2031-11-04T00:05", "minute"),
        ("November 4th, 2031", "2031-11-04", "day"),
        ("Nov 4 2031", "2031-11-04", "day"),
        ("4 November 2031", "2031-11-04", "day"),
        ("the 4th of November, 2031", "2031-11-04", "day"),
        ("04-Nov-2031 18:20", "2031-11-04T18:20", "minute"),
        ("4 November 2031, 20:04 GMT", "2031-11-04T20:04+00:00", "minute"),
        ("Tue, 04 Nov 2031 18:20:00 +0900", "2031-11-04T18:20:00+09:00", "second"),
        ("Tue Nov 04 16:12:31 +0000 2031", "2031-11-04T16:12:31+00:00", "second"),
        ("6:20 PM EST, Tue November 4, 2031", "2031-11-04T18:20-05:00", "minute"),
        ("2:26 PM ET Jan 10, 2031", "2031-01-10T14:26", "minute"),
        ("Updated 0935 GMT (1735 HKT) January 3, 2031", "2031-01-03T09:35+00:00", "minute"),
        ("2031-05-09 18:20 UTC+03:30", "2031-05-09T18:20+03:30", "minute"),
        ("2031-05-09 18:20 GMT+9", "2031-05-09T18:20+09:00", "minute"),
        ("1936026300", "2031-05-08T17:05:00+00:00", "second"),
        ("1936026300000", "2031-05-08T17:05:00+00:00", "second"),
        ("May 2031", "2031-05", "month"),
        ("May 9, 20316:20 PM ET", "2031-05-09T18:20", "minute"),
        ("Fri 9 May 2031 18.20 BST", "2031-05-09T18:20+01:00", "minute"),
        ("Harbour Gazette | Published: 9 May 2031", "2031-05-09", "day"),
    ],
)
def test_usual_forms(text: str, low: str, precision: str) -> None:
    time = read_date(text)
    assert time is not None
    assert (time.low, time.high, time.precision, time.basis) == (low, low, precision, "metadata")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "12 minutes ago",
        "31.02.2031",
        "2031-13-01",
        "May 9",
        "1234",
        "9/5",
        "room 2031-5",
        "x" * 400,
        "4 Mays 2031",
    ],
)
def test_what_is_no_full_date(text: str) -> None:
    assert read_date(text) is None


def test_an_impossible_time_of_day_is_left_out() -> None:
    time = read_date("2031-05-09T25:10")
    assert time is not None and time.low == "2031-05-09"


def test_a_day_that_can_be_read_two_ways_keeps_both() -> None:
    both, first, second = (read_date("03/04/2031", day_first=x) for x in (None, True, False))
    assert both and (both.low, both.high) == ("2031-03-04", "2031-04-03")
    assert first and first.low == first.high == "2031-04-03"
    assert second and second.low == second.high == "2031-03-04"


def test_all_dates_of_a_line_with_their_places() -> None:
    line = "16:05 GMT 12.02.2031 (Updated: 08:21 GMT 13.02.2031)"
    found = list(find_dates(line))
    assert [d.span.of(line) for d in found] == ["16:05 GMT 12.02.2031", "08:21 GMT 13.02.2031"]
    assert [d.time.low for d in found] == ["2031-02-12T16:05+00:00", "2031-02-13T08:21+00:00"]
    assert [d.time.text for d in found] == [d.span.of(line) for d in found]


@pytest.mark.parametrize(
    ("url", "low"),
    [
        ("https://gazette.example/2031/10/13/world/harbour.html", "2031-10-13"),
        ("http://x.gazette.example/world/2031-05/09/item_30417.htm", "2031-05-09"),
        ("https://gazette.example/20310115/harbour-opens-77123.html", "2031-01-15"),
        ("https://gazette.example/news/2031/aug/5/harbour", "2031-08-05"),
        ("https://gazette.example/a-harbour-2031-06-02.html?x=2030-01-01", "2031-06-02"),
        ("https://gazette.example/2031/10/harbour", None),
        ("https://gazette.example/story/12031101377/", None),
        ("https://gazette.example/?d=2031-01-01", None),
        ("https://gazette.example/2031/13/45/", None),
        ("", None),
    ],
)
def test_days_in_addresses(url: str, low: str | None) -> None:
    time = date_in_url(url)
    assert (time.low if time else None) == low
    assert time is None or time.basis == "url"


FORMS = [
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%d.%m.%Y",
    "%d %B %Y",
    "%B %d, %Y",
    "%b. %d, %Y",
    "%d-%b-%Y",
    "%Y%m%d",
    "%a, %d %b %Y",
]


@given(st.dates(date(1970, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMS))
def test_every_day_comes_back(day: date, form: str) -> None:
    time = read_date(day.strftime(form))
    assert time is not None and time.low == day.isoformat()


@given(st.datetimes(datetime(1970, 1, 1), datetime(2099, 12, 31)), st.integers(-12 * 4, 14 * 4))
def test_every_moment_comes_back(moment: datetime, quarters: int) -> None:
    moment = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=15 * quarters)))
    time = read_date(moment.isoformat())
    assert time is not None and time.low == moment.isoformat()


@given(st.text(max_size=80) | st.from_regex(r"[0-9:. /TZ+-]{1,40}"))
def test_any_string_can_be_asked(text: str) -> None:
    for dated in find_dates(text):
        assert 0 <= dated.span.start < dated.span.end <= len(text)
        assert dated.time.first_day is not None
        date.fromisoformat(dated.time.first_day)


def test_zones_are_offsets_or_nothing() -> None:
    for zone, offset in ZONES.items():
        assert zone.isupper()
        assert not offset or datetime.fromisoformat(f"2031-01-01T00:00{offset}").tzinfo is not None
