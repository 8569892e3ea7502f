"""Turns rows of word pieces into padded tensors, framed by [CLS] and [SEP]."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from stemma.annotate.encoder.pieces import CLS, SEP
from training.targets import NOT_SCORED, Row

_STEP = 32  # pieces; rows of a few widths only, since the kernels are compiled for each
_SMALL, _TITLE, _CAPITALS = 1, 2, 3  # of `shape_of`


@dataclass(frozen=True)
class Batch:
    """B rows padded to T pieces: the five inputs of the reader, (B, T) each."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    sentences: Tensor
    begins: Tensor

    def padded(self, arrays: Sequence[NDArray[Any]], *, fill: float = NOT_SCORED, shift: int = 0) -> Tensor:
        """Return targets (B, T, ...), moved past the frame; `shift` is added to those that point."""
        b, t = self.ids.shape
        out = np.full((b, t, *arrays[0].shape[1:]), fill, arrays[0].dtype)
        for k, array in enumerate(arrays):
            out[k, 1 : 1 + len(array)] = (
                np.where(array == NOT_SCORED, array, array + shift) if shift else array
            )
        return torch.from_numpy(out)


def width(row: Row) -> int:
    """Return the pieces that a row takes in a batch: its own, the frame, and padding up to a full step."""
    return -(-(len(row) + 2) // _STEP) * _STEP


def batch_of(rows: Sequence[Row], *, case_noise: float = 0.0, rng: random.Random | None = None) -> Batch:
    """Pad rows to one batch; the letter case of a share of their sentences is changed."""
    t = max(map(width, rows))
    ids, shapes, mask = (np.zeros((len(rows), t), np.int64) for _ in range(3))
    sentences = np.full((len(rows), t), -1, np.int64)
    begins = np.zeros((len(rows), t), bool)
    for b, row in enumerate(rows):
        pieces, n = row.of.pieces, len(row)
        inside = slice(row.start, row.stop)
        ids[b, 0], ids[b, 1 : n + 1], ids[b, n + 1] = CLS, pieces.ids[inside], SEP
        shapes[b, 1 : n + 1] = _noised(pieces.shapes[inside], pieces.sentences[inside], case_noise, rng)
        mask[b, : n + 2] = 1
        sentences[b, 1 : n + 1] = pieces.sentences[inside]
        begins[b, 1 : n + 1] = pieces.begins[inside]
    return Batch(*map(torch.from_numpy, (ids, shapes, mask, sentences, begins)))


def _noised(
    shapes: NDArray[np.int64], sentences: NDArray[np.int64], share: float, rng: random.Random | None
) -> NDArray[np.int64]:
    """Write some sentences as a headline, in capitals or in small letters."""
    if not rng or not share:
        return shapes
    out = shapes.copy()
    for number in range(int(sentences[0]), int(sentences[-1]) + 1):
        if rng.random() < share:
            form = rng.choice([_TITLE, _TITLE, _CAPITALS, _SMALL])
            letters = (sentences == number) & (out % 8 >= 1) & (out % 8 <= 4)
            out[letters] = form + 8 * (out[letters] // 8)
    return out
