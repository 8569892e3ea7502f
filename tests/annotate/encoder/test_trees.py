"""Heads make a tree, and no tree under the same root scores better."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from stemma.annotate.encoder.trees import tree

SCORES = st.integers(1, 5).flatmap(
    lambda n: arrays(np.float32, (n, n), elements=st.integers(-9, 9).map(float))
)


def is_tree(heads: tuple[int, ...]) -> bool:
    """Say whether every word leads up to one root."""
    if sum(h == i for i, h in enumerate(heads)) != 1:
        return False
    for word in range(len(heads)):
        at = word
        for _ in heads:
            at = heads[at]
        if heads[at] != at:
            return False
    return True


def weight(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    """Return the sum of the arcs, the root's left out."""
    return sum(float(scores[i, h]) for i, h in enumerate(heads) if i != h)


@given(SCORES)
def test_heads_are_the_best_tree_under_their_root(scores: np.ndarray) -> None:
    heads = tuple(tree(scores))
    root = next(i for i, h in enumerate(heads) if i == h)
    trees = (h for h in product(range(len(scores)), repeat=len(scores)) if h[root] == root and is_tree(h))
    assert is_tree(heads)
    assert weight(scores, heads) == pytest.approx(max(weight(scores, h) for h in trees))


def test_a_cycle_is_opened_where_it_is_entered_best() -> None:
    scores = np.array([[9, 0, 0], [1, -9, 8], [5, 8, -9]], np.float32)
    assert tree(scores) == [0, 2, 0]


def test_the_best_of_several_roots_is_kept() -> None:
    scores = np.array([[5, 1], [1, 7]], np.float32)
    assert tree(scores) == [1, 1]


def test_a_tree_is_made_where_no_word_would_be_root() -> None:
    scores = np.array([[0, 9], [9, 1]], np.float32)
    assert tree(scores) == [1, 1]
