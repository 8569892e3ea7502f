"""Turns an append-only row of judgements into the decisions that now hold.

Needs nothing but the judgements: each pair's latest one counts, whichever way round it was
written. `unsure` takes an earlier decision back and leaves the pair to the links.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from stemma.types import Judgement

Pair = tuple[str, str]


class Decisions(NamedTuple):
    """The pairs that belong together, latest decision first, and those that never may."""

    same: tuple[Pair, ...]
    different: tuple[Pair, ...]


def ordered(a: str, b: str) -> Pair:
    """Return the pair with the smaller id first."""
    return (a, b) if a <= b else (b, a)


def decide(judgements: Iterable[Judgement]) -> Decisions:
    """Keep the latest judgement of each pair (by `at`) and sort them into same and different."""
    latest: dict[Pair, Judgement] = {}
    for judgement in sorted(judgements, key=_age):
        latest[ordered(judgement.a, judgement.b)] = judgement
    newest_first = sorted(latest.items(), key=lambda item: item[0])
    newest_first.sort(key=lambda item: item[1].at, reverse=True)
    return Decisions(
        tuple(pair for pair, j in newest_first if j.verdict == "same"),
        tuple(pair for pair, j in newest_first if j.verdict == "different"),
    )


def _age(judgement: Judgement) -> tuple[str, int]:
    # Of two decisions at one moment the cautious one counts, whatever order they came in.
    return judgement.at, ("same", "unsure", "different").index(judgement.verdict)
