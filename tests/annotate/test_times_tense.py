"""Which way a clause points, by the verb next to its time."""

from datetime import date

import pytest

from stemma.annotate.times import times_in
from stemma.types import Time

WEDNESDAY = date(2031, 5, 14)
GONE, COMING = "2031-05-09", "2031-05-16"


def only(text: str) -> str:
    (found,) = (a.value for a in times_in(text, WEDNESDAY) if isinstance(a.value, Time))
    return found.timex


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The council agreed to meet the miners on Friday.", COMING),
        ("She asked the envoy to leave on Friday.", COMING),
        ("They promised to reopen the bridge on Friday.", COMING),
        ("He failed to reach the valley on Friday.", GONE),
        ("He refused to see the envoy on Friday.", GONE),
        ("The ferry is to resume its crossings from Orvane on Friday.", COMING),
        ("The talks begin Friday in Orvane.", COMING),
        ("They meet separately Friday with the envoy.", COMING),
        ("The talks did not begin Friday.", GONE),
        ("A march planned for Friday was canceled.", GONE),
        ("A march planned for Friday has drawn thousands.", COMING),
        ("They set Friday as the deadline.", GONE),
        ("The vote is set Friday in Orvane.", COMING),
        ("A bomb in Tarn, Orv., killed two on Friday.", GONE),
        ("On Friday, according to Mr. Halde, the ferry will sail.", COMING),
        ("Friday's offer shows that the miners are prepared to bid.", GONE),
    ],
)
def test_the_nearest_verb_tells(text: str, day: str) -> None:
    assert only(text) == day


def test_the_hour_before_a_day_belongs_to_its_clause() -> None:
    assert only("The firm has given them until 9 a.m. Friday.") == f"{COMING}T09:00"


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("They agreed to admit Norda in June.", "2031-06"),
        ("It cut its output of oil in October.", "2030-10"),
        ("It was cut to a third in the plan for June.", "2031-06"),
        ("The minister decided on it in December.", "2030-12"),
        ("The debt is to be paid by February.", "2032-02"),
    ],
)
def test_a_month_is_the_nearest_that_suits_the_verb(text: str, month: str) -> None:
    assert only(text) == month
