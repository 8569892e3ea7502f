"""The contract of a relator: things in, keys and compared pairs out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from stemma.types import Key

T_contra = TypeVar("T_contra", contravariant=True)
L_co = TypeVar("L_co", covariant=True)


class Relator(Protocol[T_contra, L_co]):
    """Ties two things of one kind: keys bring together whatever could be one, compare decides.

    The engine makes the pairs: each once, owned by the smallest key that the two share; a key
    that more than the cap share is dropped and logged. A key may bring a lower cap of its own.
    """

    def keys(self, item: T_contra) -> Iterable[Key]:
        """Return the keys under which the item may meet its like (all of one type)."""
        ...

    def compare(self, pairs: Iterable[tuple[T_contra, T_contra]]) -> Iterator[L_co]:
        """Yield what ties pairs; a pair with nothing to say yields nothing."""
        ...
