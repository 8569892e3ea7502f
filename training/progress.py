"""Tells how a training goes: losses, speed, and scores by token on dev texts."""

from __future__ import annotations

import random
import time
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from training.batches import batch_of
from training.model import FAR, Reader
from training.targets import (
    NOT_SCORED,
    Inventory,
    PartTargets,
    Prepared,
    Row,
    event_targets,
    name_targets,
    part_targets,
    rows_of,
    tree_targets,
)

_ROWS = 8  # that are measured at once
_LIMIT = 192  # pieces in a row


class Log:
    """Prints the mean of the last losses of each set every hundred steps."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.losses: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=40))
        self.pieces, self.started = 0, time.perf_counter()

    def add(self, step: int, name: str, loss: float, pieces: int) -> None:
        """Take note of one step."""
        self.losses[name].append(loss)
        self.pieces += pieces
        if step % 100 == 0:
            took = time.perf_counter() - self.started
            means = {name: round(sum(x) / len(x), 3) for name, x in sorted(self.losses.items())}
            print(f"{step}/{self.total} {took:.0f}s {self.pieces / took:.0f} pieces/s {means}", flush=True)


class Count(NamedTuple):
    """Right answers, answers given, and answers wanted."""

    hit: int = 0
    found: int = 0
    wanted: int = 0

    def plus(self, other: Count) -> Count:
        """Return the sum of two counts."""
        return Count(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def f1(self) -> float:
        """Return F1; where every token is answered, that is accuracy."""
        return 2 * self.hit / max(self.found + self.wanted, 1)


def measured(model: Reader, dev: Mapping[str, Sequence[Prepared]], inventory: Inventory) -> dict[str, float]:
    """Return F1 by token of the tags other than O, of ties, of UPOS and of arcs, and the mean."""
    model.eval()
    counts: defaultdict[str, Count] = defaultdict(Count)
    for name, texts in dev.items():
        rows = [row for text in texts for row in rows_of(text, _LIMIT, random.Random(0))]
        rows.sort(key=len)
        for start, stop in pairwise([*range(0, len(rows), _ROWS), len(rows)]):
            for head, count in _counted(model, name, rows[start:stop], inventory):
                counts[head] = counts[head].plus(count)
    figures = {head: count.f1 for head, count in sorted(counts.items())}
    figures["mean"] = sum(figures.values()) / len(figures)
    return {name: round(value, 4) for name, value in figures.items()}


@torch.no_grad()
def _counted(
    model: Reader, name: str, rows: Sequence[Row], inventory: Inventory
) -> Iterator[tuple[str, Count]]:
    if name == "syntax":
        yield from _in_trees(model, rows, inventory)
        return
    batch = batch_of(rows)
    x = model.read(batch.ids, batch.shapes, batch.mask)
    if name == "events":
        yield name, _of_tags(model.events(x), batch.padded([event_targets(row) for row in rows]))
    elif name == "attribution":
        targets = [part_targets(row) for row in rows]
        yield name, _of_tags(model.parts(x), batch.padded([t.tags for t in targets]))
        for scores, target in zip(model.ties(x), targets, strict=True):
            yield from _of_ties(scores, target)
    else:
        allowed = batch.padded([name_targets(row) for row in rows], fill=0.0)
        yield name, _of_names(model.names(x), allowed)


def _of_ties(scores: Tensor, target: PartTargets) -> Iterator[tuple[str, Count]]:
    """Count the pieces of contents that choose their own cue, and the cues that choose their own source."""
    if not len(target.cues):
        return
    cues = torch.from_numpy(target.cues)
    at = np.flatnonzero(target.content_cues != NOT_SCORED)
    chosen = cues[scores[1][cues + 1][:, torch.from_numpy(at) + 1].argmax(0)]
    hit = int((chosen == torch.from_numpy(target.content_cues[at])).sum())
    yield "content ties", Count(hit, len(at), len(at))
    wanted = torch.from_numpy(target.choices)
    best = scores[0][cues + 1, : wanted.shape[1]].masked_fill(wanted == NOT_SCORED, FAR).argmax(-1)
    hit = int((wanted.gather(1, best[:, None]) == 1).sum())
    yield "source ties", Count(hit, len(cues), len(cues))


def _of_tags(scores: Tensor, wanted: Tensor) -> Count:
    return _agreeing(scores.argmax(-1), wanted, wanted != NOT_SCORED)


def _agreeing(found: Tensor, wanted: Tensor, scored: Tensor) -> Count:
    """Count where labels other than 0 agree."""
    hit = (found == wanted) & (wanted > 0) & scored
    return Count(int(hit.sum()), int(((found > 0) & scored).sum()), int(((wanted > 0) & scored).sum()))


def _of_names(scores: Tensor, allowed: Tensor) -> Count:
    """Count names by token where a set's label allows several of ours; O and what it hides are no name."""
    found = scores.argmax(-1)
    scored = allowed.sum(-1) > 0
    outside = allowed[:, :, 0] > 0
    fits = allowed.gather(-1, found[:, :, None])[:, :, 0] > 0
    hit = scored & ~outside & fits
    given = scored & ~(outside & fits) & (found > 0)
    return Count(int(hit.sum()), int(given.sum()), int((scored & ~outside).sum()))


def _in_trees(model: Reader, rows: Sequence[Row], inventory: Inventory) -> Iterator[tuple[str, Count]]:
    batch = batch_of(rows)
    targets = [tree_targets(row, inventory) for row in rows]
    begins = batch.padded([t.begins for t in targets], fill=False)
    out = model(batch.ids, batch.shapes, batch.mask, batch.sentences, begins)
    upos = batch.padded([t.upos for t in targets])
    heads = batch.padded([t.heads for t in targets], shift=1)
    relations = batch.padded([t.relations for t in targets])
    words = int(begins.sum())
    arcs = (out.arcs.argmax(-1) == heads) & (out.relations.argmax(-1) == relations)
    yield "upos", Count(int((out.upos.argmax(-1) == upos).sum()), words, words)
    yield "las", Count(int(arcs.sum()), words, words)
