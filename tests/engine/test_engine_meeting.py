import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stemma.engine.meeting import _blocks, _Holders, meet


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9)), max_size=30), st.integers(0, 12))
def test_blocks_hold_all_entries_and_part_no_holder(rows: list[tuple[int, int]], most: int) -> None:
    rows = sorted(rows)
    holders = (
        _Holders(*(np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))) if rows else None
    )
    entries = np.arange(len(rows))
    blocks = list(_blocks(holders, entries, most)) if holders else []
    assert [n for block in blocks for n in block.tolist()] == entries.tolist()
    owners = [{rows[n][0] for n in block.tolist()} for block in blocks]
    assert sum(map(len, owners)) == len({owner for owner, _ in rows})
    for block, own in zip(blocks, owners, strict=True):
        assert len(own) == 1 or sum(rows[n][1] for n in block.tolist()) <= most


def test_nothing_meets_where_there_is_nothing() -> None:
    assert list(meet([], lambda _: [], 9)) == []
    assert list(meet(["alone"], lambda _: [1, 2], 9)) == []


def test_keys_as_numbers_in_any_order_count_once() -> None:
    keys = {"a": np.array([9, 1, 9], dtype=np.uint64), "b": np.array([9], dtype=np.uint64)}
    assert list(meet(["a", "b"], lambda item: keys[item], 2)) == [("a", "b")]
