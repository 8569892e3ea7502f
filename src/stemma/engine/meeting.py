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

from stemma.types import Key

T = TypeVar("T")
Ints = NDArray[np.int64]

_MASK = 2**64 - 1
_HALF, _LOWER = np.int64(32), np.int64(2**32 - 1)  # a pair is one number: the first above, the second below
_BLOCK = 2**20  # pairs that are held at once, with a pair for each key they share

log = logging.getLogger("stemma.engine")


class _Holders(NamedTuple):
    """Who holds each key that counts, key by key: holders in their order, and how many come behind each."""

    items: Ints
    behind: Ints


class _Caps(NamedTuple):
    """Keys that have caps of their own, as often as they are held, and those caps."""

    keys: array[int]
    caps: array[int]


def meet(items: Sequence[T], keys: Callable[[T], Iterable[Key]], cap: int) -> Iterator[tuple[T, T]]:
    """Yield each pair of items that share a key held by at most `cap` items, once, in the items' order.

    A key that brings a lower cap of its own is held to that.
    """
    holders = _holders(items, keys, cap)
    entries = np.argsort(holders.items, kind="stable")
    for block in _blocks(holders, entries, _BLOCK):
        behind = holders.behind[block]
        steps = np.arange(behind.sum()) - (np.cumsum(behind) - behind).repeat(behind)
        others = holders.items[(block + 1).repeat(behind) + steps]
        pairs = holders.items[block].repeat(behind) << _HALF | others
        pairs.sort()
        pairs = pairs[np.append(True, pairs[1:] != pairs[:-1])]
        for one, other in zip((pairs >> _HALF).tolist(), (pairs & _LOWER).tolist(), strict=True):
            yield items[one], items[other]


def _blocks(holders: _Holders, entries: Ints, most: int) -> Iterator[Ints]:
    """Cut the entries, which stand in the order of their holders, into blocks of so many pairs.

    All entries of one holder are in one block, were it by itself too large.
    """
    if not len(entries):
        return
    owners = holders.items[entries]
    ends = np.append((owners[1:] != owners[:-1]).nonzero()[0] + 1, len(entries))
    pairs = np.cumsum(holders.behind[entries])[ends - 1]
    first = at = done = 0
    while at < len(ends):
        at = max(at + 1, int(pairs.searchsorted(done + most, "right")))
        yield entries[first : ends[at - 1]]
        first, done = ends[at - 1], pairs[at - 1]


def _holders(items: Sequence[T], keys: Callable[[T], Iterable[Key]], cap: int) -> _Holders:
    """Sort all keys, and keep those that two items hold and no more than the cap."""
    hashes, counts, lower = array("Q"), array("q"), _Caps(array("Q"), array("q"))
    for item in items:
        own = _all_hashed(keys(item), lower)
        hashes.frombytes(own.tobytes())
        counts.append(len(own))
    keyed = np.frombuffer(hashes, np.uint64)
    order = keyed.argsort()
    keyed = keyed[order]
    starts = np.flatnonzero(np.append(True, keyed[1:] != keyed[:-1])) if len(keyed) else order
    sizes = np.diff(np.append(starts, len(keyed)))
    _log_common(sizes, cap)
    held = (sizes > 1) & (sizes <= _most(keyed[starts], lower, cap))
    entries = order[np.repeat(held, sizes)]
    owners = np.repeat(np.arange(len(counts)), np.frombuffer(counts, np.int64))[entries]
    sizes = sizes[held]
    ends = np.cumsum(sizes).repeat(sizes)
    # What sorts numbers leaves those that are equal in any order: holders are put in theirs.
    owners = owners[np.lexsort((owners, ends))]
    return _Holders(owners, ends - np.arange(len(ends)) - 1)


def _most(keyed: NDArray[np.uint64], lower: _Caps, cap: int) -> Ints:
    """Return how many may hold each of the sorted keys."""
    most = np.full(len(keyed), cap)
    own = np.frombuffer(lower.caps, np.int64)
    most[keyed.searchsorted(np.frombuffer(lower.keys, np.uint64))] = np.minimum(own, cap)
    return most


def _all_hashed(keys: Iterable[Key], lower: _Caps) -> NDArray[np.uint64]:
    """Hash all keys of an item, each once, and note those with caps of their own.

    An array of 64-bit numbers is taken as it is.
    """
    if isinstance(keys, np.ndarray) and keys.dtype == np.uint64:
        own = np.sort(keys)
        return own if (own[1:] != own[:-1]).all() else np.unique(own)
    return np.fromiter({_noted(key, lower) for key in keys}, dtype=np.uint64)


def _noted(key: Key, lower: _Caps) -> int:
    """Return the hash of a key; where it has a cap of its own, note that."""
    if not isinstance(key, tuple):
        return _hashed(key)
    hashed = _hashed(key[0])
    lower.keys.append(hashed)
    lower.caps.append(key[1])
    return hashed


def _hashed(key: str | int) -> int:
    if isinstance(key, int):
        return key & _MASK
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _log_common(sizes: Ints, cap: int) -> None:
    """Say how many keys were dropped because they would bring too many together."""
    common = sizes[sizes > cap]
    if len(common):
        log.info("%d keys over the cap of %d dropped, the widest held by %d", len(common), cap, common.max())
