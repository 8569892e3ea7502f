"""The two verbs of the engine: the same results in one process and in several."""

from __future__ import annotations

import logging
import os
import signal
import time
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from multiprocessing import active_children

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.engine import LocalEngine
from stemma.errors import StemmaError


def square(n: int) -> int:
    return n * n


def process_of(_: int) -> int:
    return os.getpid()


def die(_: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def sleep_after_the_first(n: int) -> int:
    if n >= 8:  # the second chunk and all after it
        time.sleep(3600)
    return n


def test_map_keeps_the_order_over_processes() -> None:
    assert list(LocalEngine(2).map(square, range(100))) == [n * n for n in range(100)]


def test_map_uses_other_processes_where_there_is_enough_to_do() -> None:
    assert os.getpid() not in set(LocalEngine(2).map(process_of, range(64)))
    assert set(LocalEngine(2).map(process_of, range(3))) == {os.getpid()}


def test_map_takes_items_as_they_are_needed() -> None:
    def endless() -> Iterable[int]:
        n = 0
        while True:
            yield n
            n += 1

    results = LocalEngine(1).map(square, endless())
    assert [next(results) for _ in range(3)] == [0, 1, 4]


def test_a_killed_worker_is_an_error_with_a_cure() -> None:
    with pytest.raises(StemmaError, match="with 1 worker"):
        list(LocalEngine(2).map(die, range(64)))


KEYS = st.lists(st.lists(st.integers(0, 6), max_size=4), max_size=12)


@given(KEYS, st.integers(1, 6))
def test_meet_yields_each_pair_that_shares_a_key_under_the_cap_once(keys: list[list[int]], cap: int) -> None:
    items = list(range(len(keys)))
    common = {k for k in range(7) if sum(k in own for own in keys) > cap}
    expected = [(a, b) for a, b in combinations(items, 2) if (set(keys[a]) & set(keys[b])) - common]
    assert list(LocalEngine().meet(items, lambda i: keys[i], cap)) == expected
    assert list(LocalEngine().meet(items, lambda i: [f"key {k}" for k in keys[i]], cap)) == expected


@given(KEYS, st.integers(1, 6), st.integers(1, 6))
def test_a_key_with_a_lower_cap_of_its_own_is_held_to_it(keys: list[list[int]], cap: int, own: int) -> None:
    def held(number: int) -> list[tuple[str, int] | str]:
        return [(f"key {k}", own) if k % 2 else f"key {k}" for k in keys[number]]

    sizes = Counter(k for row in keys for k in set(row))
    common = {k for k, size in sizes.items() if size > (min(cap, own) if k % 2 else cap)}
    items = range(len(keys))
    expected = [(a, b) for a, b in combinations(items, 2) if (set(keys[a]) & set(keys[b])) - common]
    assert list(LocalEngine().meet(items, held, cap)) == expected


def test_keys_over_the_cap_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="stemma.engine"):
        assert list(LocalEngine().meet([1, 2, 3], lambda _: ["all"], 2)) == []
    assert "1 keys over the cap of 2 dropped, the widest held by 3" in caplog.text


def test_what_is_under_way_is_given_up_with_the_rest() -> None:
    """Closing early ends the workers at once: they would sleep for an hour, and the suite with them."""
    results = LocalEngine(2).map(sleep_after_the_first, range(64))
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]
    assert active_children() == []
