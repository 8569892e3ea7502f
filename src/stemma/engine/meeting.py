"""Turns items and their keys into the pairs that share a key, in memory a few bytes a key.

A million string keys in dictionaries of lists take hundreds of megabytes; here each key is a
64-bit hash beside its holder's number, sorted once. Two keys that clash bring together a pair
that has nothing in common, which whoever compares it will find.
"""

from __future__ import annotations

import hashlib
import logging
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")
Key = str | int
Ints = NDArray[np.int64]

_MASK = 2**64 - 1

log = logging.getLogger("stemma.engine")


class _Holders(NamedTuple):
    """Who holds each key, keys in order: holders, where each key's run ends, and which entries count."""

    items: Ints
    ends: Ints
    kept: Ints


def meet(items: Sequence[T], keys: Callable[[T], Iterable[Key]], cap: int) -> Iterator[tuple[T, T]]:
    """Yield each pair of items that share a key held by at most `cap` items, once, in the items' order."""
    holders = _holders(items, keys, cap)
    by_item = holders.kept[np.argsort(holders.items[holders.kept], kind="stable")]
    owners = holders.items[by_item]
    bounds = np.flatnonzero(np.diff(owners)) + 1
    for entries in np.split(by_item, bounds) if len(by_item) else ():
        number = int(holders.items[entries[0]])
        later = [holders.items[at + 1 : holders.ends[at]] for at in entries]
        for other in np.unique(np.concatenate(later)).tolist():
            if other > number:
                yield items[number], items[other]


def _holders(items: Sequence[T], keys: Callable[[T], Iterable[Key]], cap: int) -> _Holders:
    """Sort all keys, and keep those that two items hold and no more than the cap."""
    hashes, owners = array("Q"), array("q")
    for number, item in enumerate(items):
        own = _all_hashed(keys(item))
        hashes.frombytes(own.tobytes())
        owners.extend([number] * len(own))
    keyed, held = np.frombuffer(hashes, np.uint64), np.frombuffer(owners, np.int64)
    order = np.lexsort((held, keyed))
    keyed, held = keyed[order], held[order]
    starts = np.flatnonzero(np.concatenate([[True], keyed[1:] != keyed[:-1]])) if len(keyed) else keyed
    sizes = np.diff(np.concatenate([starts, [len(keyed)]])).astype(np.int64)
    _log_common(sizes, cap)
    ends = np.repeat(np.cumsum(sizes), sizes)
    kept = np.flatnonzero(np.repeat((sizes > 1) & (sizes <= cap), sizes))
    return _Holders(held, ends, kept)


def _all_hashed(keys: Iterable[Key]) -> NDArray[np.uint64]:
    """Hash all keys of an item, each once; an array of 64-bit numbers is taken as it is."""
    if isinstance(keys, np.ndarray) and keys.dtype == np.uint64:
        return np.unique(keys)
    return np.fromiter({_hashed(key) for key in keys}, dtype=np.uint64)


def _hashed(key: Key) -> int:
    if isinstance(key, int):
        return key & _MASK
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _log_common(sizes: Ints, cap: int) -> None:
    """Say how many keys were dropped because they would bring too many together."""
    common = sizes[sizes > cap]
    if len(common):
        log.info("%d keys over the cap of %d dropped, the widest held by %d", len(common), cap, common.max())
