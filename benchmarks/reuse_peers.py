"""Turns texts into the pairs that peers hold for near-duplicates, and the time they take.

Peers are datasketch and rensa (MinHash with locality-sensitive hashing over shingles of five words,
128 permutations, threshold 0.2), where they are installed: they are no dependencies. passim, the nearest
relative, is not on the package index: what bears its name there compares passwords.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from time import process_time
from typing import NamedTuple

Pair = tuple[int, int]
_WORD = re.compile(r"\w+")
_SHINGLE, _PERMUTATIONS, _THRESHOLD = 5, 128, 0.2


class Found(NamedTuple):
    """The pairs of numbers of texts that a peer brings together, and its seconds of CPU time."""

    pairs: set[Pair]
    seconds: float


def shingles(text: str) -> list[str]:
    """Return the different runs of five words of a text."""
    words = _WORD.findall(text.lower())
    return list({" ".join(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1)})


def with_datasketch(texts: Sequence[str]) -> set[Pair]:
    """Return the pairs that datasketch's MinHashLSH brings together."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS)
    found: set[Pair] = set()
    for number, text in enumerate(texts):
        signature = MinHash(num_perm=_PERMUTATIONS)
        signature.update_batch([s.encode() for s in shingles(text)])
        found.update((other, number) for other in index.query(signature))
        index.insert(number, signature)
    return found


def with_rensa(texts: Sequence[str]) -> set[Pair]:
    """Return the pairs that rensa's RMinHashLSH brings together."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS, num_bands=64)
    found: set[Pair] = set()
    for number, text in enumerate(texts):
        signature = RMinHash(num_perm=_PERMUTATIONS, seed=42)
        signature.update(shingles(text))
        found.update((other, number) for other in index.query(signature))
        index.insert(number, signature)
    return found


PEERS: Mapping[str, Callable[[Sequence[str]], set[Pair]]] = {
    "datasketch": with_datasketch,
    "rensa": with_rensa,
}


def compared(texts: Sequence[str]) -> Iterator[tuple[str, Found | None]]:
    """Yield each peer with what it finds, None where it is not installed."""
    for name, find in PEERS.items():
        if find_spec(name) is None:
            yield name, None
            continue
        import_module(name)  # which takes up to a second, and is not part of the speed
        start = process_time()
        pairs = find(texts)
        yield name, Found(pairs, process_time() - start)
