"""Turns ids into disjoint sets, some of which may never become one (union-find, Tarjan 1975)."""

from __future__ import annotations

from collections.abc import Iterable

Pair = tuple[str, str]


def ordered(a: str, b: str) -> Pair:
    """Return the pair with the smaller id first."""
    return (a, b) if a <= b else (b, a)


class Partition:
    """Disjoint sets of ids with pairs that may never come together.

    A set is named by its smallest id, so that no name depends on the order of joining.
    """

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {i: i for i in ids}
        self._size = dict.fromkeys(self._parent, 1)
        self._name = dict(zip(self._parent, self._parent, strict=True))
        self._foes: dict[str, set[str]] = {}

    def copy(self, ids: Iterable[str] = ()) -> Partition:
        """Return the same sets, to be joined further, with ids that are not in them added alone."""
        other = Partition(())
        other._parent, other._size, other._name = dict(self._parent), dict(self._size), dict(self._name)
        other._foes = {name: set(foes) for name, foes in self._foes.items()}
        other.add(ids)
        return other

    def add(self, ids: Iterable[str]) -> None:
        """Let each id that is not known yet stand alone."""
        for i in ids:
            if i not in self._parent:
                self._parent[i] = self._name[i] = i
                self._size[i] = 1

    def __contains__(self, member: str) -> bool:
        return member in self._parent

    def root(self, member: str) -> str:
        """Return what stands for the member's set until it is joined again."""
        parent = self._parent
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    def name(self, member: str) -> str:
        """Return the smallest id of the member's set."""
        return self._name[self.root(member)]

    def size(self, member: str) -> int:
        """Return how many ids the member's set holds."""
        return self._size[self.root(member)]

    def part(self, a: str, b: str) -> None:
        """Forbid that the sets of the two ever come together (they must not be one already)."""
        a, b = self.root(a), self.root(b)
        self._foes.setdefault(a, set()).add(b)
        self._foes.setdefault(b, set()).add(a)

    def is_one(self, a: str, b: str) -> bool:
        """Say whether the two stand in one set."""
        return self.root(a) == self.root(b)

    def may_join(self, a: str, b: str) -> bool:
        """Say whether nothing forbids that the two stand in one set."""
        return self.root(b) not in self._foes.get(self.root(a), ())

    def join(self, a: str, b: str) -> bool:
        """Join the sets of the two; say whether that changed anything."""
        a, b = self.root(a), self.root(b)
        if a == b or not self.may_join(a, b):
            return False
        if self._size[a] < self._size[b]:
            a, b = b, a
        self._parent[b] = a
        self._size[a] += self._size[b]
        self._name[a] = min(self._name[a], self._name[b])
        self._inherit_foes(a, b)
        return True

    def _inherit_foes(self, a: str, b: str) -> None:
        for foe in self._foes.pop(b, ()):
            self._foes[foe].discard(b)
            self._foes[foe].add(a)
            self._foes.setdefault(a, set()).add(foe)
