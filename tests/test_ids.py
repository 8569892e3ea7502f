"""Ids are the same on every machine and differ where the parts differ."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stemma.ids import make_id, sha256

PARTS = st.lists(st.text(max_size=5) | st.integers(-9, 9), max_size=4)


def test_an_id_is_pinned_for_ever() -> None:
    assert make_id("doc", "a", 1) == make_id("doc", b"a", "1") == "doc-4e05abd6911b81cc"


@given(PARTS, PARTS)
def test_different_parts_never_share_an_id(a: list[str | int], b: list[str | int]) -> None:
    same = [str(x) for x in a] == [str(x) for x in b]
    assert (make_id("x", *a) == make_id("x", *b)) == same


def test_joined_parts_are_kept_apart() -> None:
    assert make_id("x", "a.b", "c") != make_id("x", "a", "b.c")


def test_a_lone_surrogate_can_be_named() -> None:
    assert make_id("x", "\ud800") != make_id("x", "\ud801")


def test_sha256_of_nothing_is_the_standard_one() -> None:
    assert sha256(b"").startswith("e3b0c44298fc1c149afb")
