"""Turns trees into the clauses that words stand in, and pairs of words into how their clauses meet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from stemma.types import Tree

DEPTH = 4  # clauses that are looked at, from a word's own upwards
TIES = 5  # how a clause hangs on another: not at all, as circumstance, complement, relative, or beside it
_TIES = MappingProxyType(
    {
        "advcl": 1, "ccomp": 2, "xcomp": 2, "csubj": 2, "csubj:pass": 2,
        "acl": 3, "acl:relcl": 3, "advcl:relcl": 3, "conj": 4, "parataxis": 4,
    }
)  # fmt: skip
_ONLY_VERBS = frozenset(["conj", "parataxis"])  # of nouns these open no clause
_VERBAL = frozenset(["VERB", "AUX"])
_SIDES = 1 + 2 * (TIES - 1)
#: Classes of how the clauses of two words meet: what ties each to the clause that holds both, at once or
#: further up; the last is of those that do not meet.
MEETINGS = _SIDES * _SIDES + 1
APART = MEETINGS - 1

Clauses = tuple[tuple[int, int], ...]


def clauses_of(tree: Tree, words: Iterable[int]) -> dict[int, Clauses]:
    """Return, for words of a tree and all above them, the heads of the clauses that hold each and their ties.

    Innermost first, `DEPTH` at most.
    """
    found: dict[int, Clauses] = {}
    for word in words:
        path: dict[int, None] = {word: None}  # in order; a circle in a wrong tree ends where it was entered
        at = word
        while at not in found and tree.heads[at] not in path:
            at = tree.heads[at]
            path[at] = None
        for at in reversed(path):
            if at not in found:
                found[at] = _clauses(tree, at, found.get(tree.heads[at], ()))
    return found


def _clauses(tree: Tree, word: int, above: Clauses) -> Clauses:
    relation = tree.relations[word]
    if tree.heads[word] == word:
        return ((word, 0),)
    tie = _TIES.get(relation, 0)
    if not tie or (relation in _ONLY_VERBS and tree.upos[word] not in _VERBAL):
        return above
    return ((word, tie), *above[: DEPTH - 1])


def rows_of(clauses: Sequence[Clauses], base: Sequence[int]) -> NDArray[np.int64]:
    """Return words' clauses as numbers (n, 2 * DEPTH): heads counted from a base, then ties; -1 for none."""
    found = np.full((len(clauses), 2 * DEPTH), -1)
    for row, above, start in zip(found, clauses, base, strict=True):
        for k, (head, tie) in enumerate(above):
            row[k], row[DEPTH + k] = start + head, tie
    return found


def meetings(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how the clauses (p, 2 * DEPTH) of two words each meet, classes (p,) under `MEETINGS`."""
    meet = (one[:, :DEPTH, None] == other[:, None, :DEPTH]) & (one[:, :DEPTH, None] >= 0)
    flat = meet.reshape(-1, DEPTH * DEPTH)
    first = flat.argmax(1)  # the innermost clause of the one that holds the other
    sides = _side(one, first // DEPTH) * _SIDES + _side(other, first % DEPTH)
    return np.where(flat.any(1), sides, APART)


def _side(rows: NDArray[np.int64], steps: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return what ties one side to the clause so many steps up: nothing, or the last tie, at once or not."""
    tie = rows[np.arange(len(rows)), DEPTH + np.maximum(steps - 1, 0)]
    return np.where(steps == 0, 0, 2 * np.maximum(tie, 1) - 1 + (steps > 1))
