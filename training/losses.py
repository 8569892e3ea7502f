"""Tells how far what the network says of a batch is from what is wanted of it."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from training.batches import Batch, batch_of
from training.model import FAR, Reader
from training.targets import (
    NOT_SCORED,
    Inventory,
    PartTargets,
    Row,
    TreeTargets,
    event_targets,
    name_targets,
    part_targets,
    tree_targets,
)

CASE_NOISE = 0.08  # of sentences are read in headline, capital or small letters


def loss_of(
    model: Reader, name: str, rows: Sequence[Row], inventory: Inventory, noise: random.Random
) -> Tensor:
    """Return the loss of one batch on the heads that its set has labels for."""
    batch = batch_of(rows, case_noise=0.0 if name == "syntax" else CASE_NOISE, rng=noise)
    x = model.read(batch.ids, batch.shapes, batch.mask)
    if name == "syntax":
        return _tree_loss(model, x, batch, [tree_targets(row, inventory) for row in rows])
    if name == "events":
        return _cross(model.events(x), batch.padded([event_targets(r) for r in rows]))
    if name == "attribution":
        return _part_loss(model, x, batch, rows)
    return _name_loss(model, x, batch, rows)


def _name_loss(model: Reader, x: Tensor, batch: Batch, rows: Sequence[Row]) -> Tensor:
    allowed = batch.padded([name_targets(r) for r in rows], fill=0.0)
    logits = torch.log_softmax(model.names(x).float(), -1)
    scored = allowed.sum(-1) > 0
    chosen = logits[scored].masked_fill(allowed[scored] == 0, -1e4)
    return -2 * torch.logsumexp(chosen, -1).mean()


def _cross(logits: Tensor, targets: Tensor) -> Tensor:
    return nn.functional.cross_entropy(
        logits.float().flatten(0, -2), targets.flatten(), ignore_index=NOT_SCORED, label_smoothing=0.02
    )


def _part_loss(model: Reader, x: Tensor, batch: Batch, rows: Sequence[Row]) -> Tensor:
    targets = [part_targets(row) for row in rows]
    loss = 4 * _cross(model.parts(x), batch.padded([t.tags for t in targets]))
    return loss + tie_loss(model.ties(x).float(), targets)


def tie_loss(scores: Tensor, targets: Sequence[PartTargets]) -> Tensor:
    """Return how badly contents choose among the cues of their row, and cues among its sources.

    The frame's first piece stands for "no source". Positions in `scores` are one past those of the
    targets, for the frame.
    """
    losses = []
    for (by_source, by_content), target in zip(scores, targets, strict=True):
        if not len(target.cues):
            continue
        cues = torch.from_numpy(target.cues) + 1
        at = np.flatnonzero(target.content_cues != NOT_SCORED)
        if len(at):
            chosen = torch.from_numpy(np.searchsorted(np.sort(target.cues), target.content_cues[at]))
            among = by_content[cues.sort().values][:, torch.from_numpy(at) + 1]
            losses.append(nn.functional.cross_entropy(among.T, chosen))
        wanted = torch.from_numpy(target.choices)
        losses.append(_chosen(by_source[cues, : wanted.shape[1]], wanted))
    return torch.stack(losses).mean() if losses else scores.sum() * 0


def _chosen(scores: Tensor, wanted: Tensor) -> Tensor:
    """Return the mean loss of choices of which several may be right (1), among those scored."""
    logits = torch.log_softmax(scores.masked_fill(wanted == NOT_SCORED, FAR), -1)
    return -torch.logsumexp(logits.masked_fill(wanted != 1, FAR), -1).mean()


def _tree_loss(model: Reader, x: Tensor, batch: Batch, targets: Sequence[TreeTargets]) -> Tensor:
    begins = batch.padded([t.begins for t in targets], fill=False)
    heads = batch.padded([t.heads for t in targets], shift=1)
    arcs = model.arc_scores(x, batch.sentences, begins)
    return (
        _cross(model.upos(x), batch.padded([t.upos for t in targets]))
        + nn.functional.cross_entropy(arcs.float().flatten(0, 1), heads.flatten(), ignore_index=NOT_SCORED)
        + _cross(model.relations(x, heads.clamp(min=0)), batch.padded([t.relations for t in targets]))
    )
