"""The measures: known values, and what must hold of any input."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import measures

ranges = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda pair: (pair[0], sum(pair)))
partitions = st.dictionaries(st.integers(0, 20), st.integers(0, 5), min_size=1)


def test_agreement_of_two_hits_among_four_said_and_eight_wanted() -> None:
    assert measures.agreement(2, 4, 8) == pytest.approx((0.5, 0.25, 1 / 3))


@pytest.mark.parametrize(
    ("counts", "expected"), [((0, 0, 0), (1, 1, 1)), ((0, 0, 3), (0, 0, 0)), ((0, 3, 0), (0, 1, 0))]
)
def test_agreement_where_nothing_is_said_or_wanted(
    counts: tuple[int, int, int], expected: tuple[float, float, float]
) -> None:
    assert measures.agreement(*counts) == expected


def test_likeness_is_shared_over_covered() -> None:
    assert measures.likeness((0, 10), (5, 15)) == pytest.approx(5 / 15)
    assert measures.likeness((0, 10), (10, 20)) == 0


@given(ranges, ranges)
def test_likeness_is_symmetric_and_one_only_for_the_same_range(a: measures.Range, b: measures.Range) -> None:
    assert measures.likeness(a, b) == measures.likeness(b, a) <= 1
    assert (measures.likeness(a, b) == 1) == (a == b)


def test_fold_keeps_words_without_case_accents_or_marks() -> None:
    assert measures.fold("Édouard O'Neil-Šimić!") == "edouard o neil simic"
    assert measures.fold(None) == ""


def test_b_cubed_punishes_a_merger_in_precision_alone() -> None:
    result = measures.b_cubed({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 3: "x"})
    assert result.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert result.recall == 1


@given(partitions)
def test_b_cubed_of_a_partition_with_itself_is_whole_under_any_names(partition: dict[int, int]) -> None:
    renamed = {item: f"cluster {number}" for item, number in partition.items()}
    assert measures.b_cubed(partition, renamed) == pytest.approx((1, 1, 1))


@given(partitions, st.randoms(use_true_random=False))
def test_b_cubed_swaps_precision_and_recall_with_its_arguments(partition, random) -> None:  # type: ignore[no-untyped-def]
    other = {item: random.randint(0, 3) for item in partition}
    there, back = measures.b_cubed(partition, other), measures.b_cubed(other, partition)
    assert (there.precision, there.recall) == pytest.approx((back.recall, back.precision))


def test_most_pairs_moves_a_taken_side_out_of_the_way() -> None:
    assert measures.most_pairs([(0, 0), (0, 1), (1, 0)]) == 2
    assert measures.most_pairs([(0, 0), (1, 0), (2, 0)]) == 1
    assert measures.most_pairs([]) == 0


@given(st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=12))
def test_most_pairs_is_the_largest_of_all_choices(pairs: set[tuple[int, int]]) -> None:
    def best(left: list[tuple[int, int]]) -> int:
        if not left:
            return 0
        (i, j), rest = left[0], left[1:]
        return max(best(rest), 1 + best([p for p in rest if p[0] != i and p[1] != j]))

    assert measures.most_pairs(pairs) == best(sorted(pairs))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [(3, 3.0, True), (None, None, True), (None, 0, False), (1e9, 1e9 + 1, True), (3, 4, False)],
)
def test_same_number(a: float | None, b: float | None, same: bool) -> None:
    assert measures.same_number(a, b) is same


def test_days_counts_both_ends_and_knows_what_it_cannot_read() -> None:
    assert measures.days("2031-05-03", "2031-05-05") == 3
    assert measures.days("2031-05", "") == measures.FAR
