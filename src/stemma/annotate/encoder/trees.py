"""Turns scores of words as heads of words into one dependency tree."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_NEVER = -1e9


def tree(scores: Floats) -> list[int]:
    """Return the head of each of n words, a root being its own, from scores (n, n) of word and head.

    `scores[i, i]` is how fit word i is as the root. The best head of each word is taken where that
    gives a tree with one root; else the maximum spanning tree (Chu and Liu 1965, Edmonds 1967)
    under the best root.
    """
    heads = scores.argmax(1)
    own = np.flatnonzero(heads == np.arange(len(heads)))
    if len(own) == 1 and not _cycle(heads.tolist()):
        return [int(h) for h in heads]
    inside = scores.astype(np.float64)
    roots = inside.diagonal().copy()
    root = int(roots.argmax()) if len(own) == 0 else int(max(own, key=lambda i: roots[i]))
    np.fill_diagonal(inside, _NEVER)
    inside[root] = _NEVER
    inside[root, root] = 0.0
    return _spanning(inside, root)


def _cycle(heads: Sequence[int]) -> list[int]:
    """Return the words of one cycle, or none; a word that is its own head is no cycle."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = start + 1
            path.append(at)
            at = heads[at]
        if state[at] == start + 1 and heads[at] != at:
            return path[path.index(at) :]
    return []


def _spanning(scores: NDArray[np.float64], root: int) -> list[int]:
    """Contract cycles until the best heads make a tree, and open each again where it is entered best."""
    heads = scores.argmax(1).tolist()
    cycle = _cycle(heads)
    if not cycle:
        return [int(h) for h in heads]
    inside = np.array(cycle)
    rest = np.array([i for i in range(len(scores)) if i not in set(cycle)])
    kept = scores[inside, [heads[i] for i in cycle]]
    entering = scores[np.ix_(inside, rest)] - kept[:, None]
    leaving = scores[np.ix_(rest, inside)]
    small = np.full((len(rest) + 1, len(rest) + 1), _NEVER)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    small[-1, :-1] = entering.max(0)
    small[:-1, -1] = leaving.max(1)
    place = {int(word): k for k, word in enumerate(rest)}
    below = _spanning(small, place[root])
    found = list(heads)
    for k, word in enumerate(rest.tolist()):
        head = below[k]
        found[word] = int(inside[leaving[k].argmax()]) if head == len(rest) else int(rest[head])
    outer = below[-1]
    opened = int(inside[entering[:, outer].argmax()])
    found[opened] = int(rest[outer])
    return [int(h) for h in found]
