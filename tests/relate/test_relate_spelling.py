import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.relate.spelling import alignment, kind_of_edit, learned, log_odds, table, total

TOKEN = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)
ONE_NAME = [
    ("varlov", "varloff"),
    ("tarsenov", "tarsenow"),
    ("zhdanovsky", "jdanovski"),
    ("shchorin", "schtschorin"),
    ("belkin", "belkine"),
    ("nikovich", "nikovic"),
    ("halima", "haleema"),
    ("yusenko", "iousenko"),
]
TWO_NAMES = [
    ("varlov", "marlov"),
    ("tarsenov", "tarsenko"),
    ("belkin", "belinsky"),
    ("doren", "loren"),
    ("orsk", "omsk"),
]


@pytest.mark.parametrize(("a", "b"), ONE_NAME)
def test_spellings_that_romanisations_make_are_more_likely_one_than_not(a, b) -> None:
    assert log_odds(a, b) > 0.5


@pytest.mark.parametrize(("a", "b"), TWO_NAMES)
def test_names_a_letter_or_syllable_apart_are_not_surely_one(a, b) -> None:
    assert log_odds(a, b) < 0.5


@given(TOKEN, TOKEN)
def test_the_cost_is_the_same_from_either_side_and_never_negative(a, b) -> None:
    costs = learned().costs
    one, other = total(f"^{a}$", f"^{b}$", costs), total(f"^{b}$", f"^{a}$", costs)
    assert one == pytest.approx(other)
    assert one >= 0
    assert (one == 0) == (a == b)


@given(TOKEN, TOKEN)
def test_an_alignment_costs_what_the_total_says(a, b) -> None:
    costs = learned().costs
    edits = alignment(f"^{a}$", f"^{b}$", costs)
    assert sum(costs[x][y] for x, y in edits) == pytest.approx(total(f"^{a}$", f"^{b}$", costs))


@given(TOKEN, st.data())
def test_edits_that_cost_nothing_beyond_one_piece_are_found(a, data) -> None:
    at = data.draw(st.integers(0, len(a)))
    b = a[:at] + "q" + a[at:]
    plain = table({f">{c}": 1.0 for c in "abcdefghijklmnopqrstuvwxyz"})
    assert total(a, b, plain) == pytest.approx(1.0)


def test_edits_are_classed_by_what_they_change() -> None:
    assert kind_of_edit("sh", "s") == "piece"
    assert kind_of_edit("", "a") == "drop vowel"
    assert kind_of_edit("", "k") == "drop"
    assert kind_of_edit("a", "o") == "vowel"
    assert kind_of_edit("a", "k") == "across"
    assert kind_of_edit("k", "g") == "kin"
    assert kind_of_edit("k", "t") == "other"


@given(TOKEN, TOKEN, st.floats(0, 4))
def test_a_bound_on_the_cost_changes_no_cost_below_it(a, b, most) -> None:
    costs = learned().costs
    whole, bounded = total(f"^{a}$", f"^{b}$", costs), total(f"^{a}$", f"^{b}$", costs, most)
    assert bounded == (whole if whole <= most else math.inf)


@given(TOKEN, TOKEN, st.floats(-4, 4))
def test_log_odds_under_the_least_are_as_good_as_none(a, b, least) -> None:
    whole = log_odds(a, b)
    assert log_odds(a, b, least) == (whole if whole >= least else -math.inf)
