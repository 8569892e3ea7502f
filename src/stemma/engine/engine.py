"""The contract of an engine: two verbs are enough for one process, many and a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from stemma.types import Key

T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """Runs work; it knows processes and nothing of texts."""

    def map(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Yield `work(item)` for each item, in the items' order."""
        ...

    def meet(self, items: Sequence[T], keys: Callable[[T], Iterable[Key]], cap: int) -> Iterator[tuple[T, T]]:
        """Yield each pair of items that share a key held by at most `cap` items (or its own cap), once."""
        ...
