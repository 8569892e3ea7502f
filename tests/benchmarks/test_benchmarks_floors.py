"""Floors rise and never fall."""

import pytest
from benchmarks.floors import below, raised, read
from hypothesis import given
from hypothesis import strategies as st

scores = st.dictionaries(st.sampled_from("abc"), st.floats(0, 1), min_size=1)


def test_a_fallen_score_is_named_and_cannot_be_written() -> None:
    assert below({"reuse": 0.5}, {"reuse": 0.6}) == ["reuse: 0.500 is below its floor of 0.600"]
    with pytest.raises(ValueError, match="reuse"):
        raised({"reuse": 0.5}, {"reuse": 0.6})


def test_a_section_that_is_no_longer_scored_has_fallen() -> None:
    assert below({}, {"reuse": 0.1})


@given(scores, scores)
def test_floors_never_fall_and_never_exceed_what_was_reached(
    now: dict[str, float], floors: dict[str, float]
) -> None:
    try:
        new = raised(now, floors)
    except ValueError:
        assert below(now, floors)
        return
    assert all(new[name] >= floor for name, floor in floors.items() if floor)
    assert below(now, new) == []


def test_the_floors_of_the_examples_are_kept() -> None:
    assert "mean" in read()["examples"]
