"""Turns the encoder's scores over word pieces into tagged runs of pieces."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_NEVER = np.float32(-1e4)


class Run(NamedTuple):
    """Pieces `start:stop` that bear one label; `stop` is where the next token begins."""

    start: int
    stop: int
    label: str


def runs(scores: Floats, begins: NDArray[np.bool_], tags: tuple[str, ...]) -> list[Run]:
    """Return the labelled runs of the best path of BIO tags through scores (n pieces, tags).

    Only the first piece of a token is tagged; a run ends where a token outside it begins.
    """
    at = np.flatnonzero(begins)
    if not len(at):
        return []
    path = best_path(scores[at], tags)
    edges = [*at.tolist(), len(scores)]
    found: list[Run] = []
    for k, tag in enumerate(path.tolist()):
        name = tags[tag]
        if name[0] == "B":
            found.append(Run(edges[k], edges[k + 1], name[2:]))
        elif name[0] == "I":
            found[-1] = found[-1]._replace(stop=edges[k + 1])
    return found


def best_path(scores: Floats, tags: tuple[str, ...]) -> Ints:
    """Return the tags (n,) of the best path where `I-x` follows only `B-x` or `I-x`.

    The best tag at each place, where that makes a lawful path, is the best path; only else there is
    a search.
    """
    path: Ints = scores.argmax(1)
    lawful, opening = _laws(tags)
    if opening[path[0]] < 0 or (lawful[path[:-1], path[1:]] < 0).any():
        return _viterbi(scores, lawful, opening)
    return path


def _viterbi(scores: Floats, lawful: Floats, opening: Floats) -> Ints:
    best = scores[0] + opening
    back: list[Ints] = []
    for row in scores[1:]:
        steps = best[:, None] + lawful
        back.append(steps.argmax(0))
        best = steps.max(0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return np.array(path[::-1], np.int64)


@cache
def _laws(tags: tuple[str, ...]) -> tuple[Floats, Floats]:
    """Return what it costs to go from tag to tag (n, n), and to begin with each (n,)."""
    lawful = np.zeros((len(tags), len(tags)), np.float32)
    opening = np.zeros(len(tags), np.float32)
    for j, tag in enumerate(tags):
        if tag[0] == "I":
            opening[j] = _NEVER
            for i, before in enumerate(tags):
                if before not in ("B" + tag[1:], tag):
                    lawful[i, j] = _NEVER
    return lawful, opening


class Triple(NamedTuple):
    """An attribution as runs of pieces."""

    cue: Run
    source: Run | None
    content: tuple[Run, ...]


def triples(found: Sequence[Run], ties: Floats, begins: NDArray[np.bool_]) -> list[Triple]:
    """Tie cues to sources and contents by scores (2, n, 1 + n) from a cue's first piece to others.

    A source (0) or content (1) is as tied as its tokens are in the mean, at their first pieces. Each
    content chooses its cue; a cue that none chooses is dropped. Each cue chooses its source, or none,
    whose score is the first.
    """
    cues, sources, contents = (
        [run for run in found if run.label == part] for part in ("cue", "source", "content")
    )
    held: dict[Run, list[Run]] = {cue: [] for cue in cues}
    for content in contents:
        if cues:
            held[max(cues, key=lambda cue: _tie(ties[1], cue, content, begins))].append(content)
    return [Triple(cue, _source(ties[0], cue, sources, begins), tuple(c)) for cue, c in held.items() if c]


def _source(scores: Floats, cue: Run, sources: Sequence[Run], begins: NDArray[np.bool_]) -> Run | None:
    tied = [_tie(scores, cue, source, begins) for source in sources]
    best = max(range(len(tied)), key=tied.__getitem__, default=None)
    return sources[best] if best is not None and tied[best] > scores[cue.start, 0] else None


def _tie(scores: Floats, cue: Run, other: Run, begins: NDArray[np.bool_]) -> float:
    inside = slice(other.start, other.stop)
    return float(scores[cue.start, 1:][inside][begins[inside]].mean())
