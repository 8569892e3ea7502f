"""Reads texts with a trained teacher and keeps what it thinks of each piece, for the reader to learn from.

    python -m training.soften DATA TEACHER.pt OUT.npz

Soft labels say more than hard ones (Hinton, Vinyals and Dean 2015), and they can be had for text that
nobody labelled.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import torch

from stemma.annotate.encoder.pieces import Window, windows
from training.batches import batch_of
from training.model import Reader
from training.mpnet import MPNet
from training.targets import Prepared, Row, Soft
from training.train import filled, prepared

_LIMIT, _CONTEXT, _PIECES = 224, 24, 8960  # in a window, beside what is read in it, in a batch


def soften(teacher: Reader, texts: Sequence[Prepared]) -> list[Soft]:
    """Return what the teacher thinks of each piece of each text."""
    found = [Soft.blank(len(text.pieces.ids)) for text in texts]
    where: dict[int, tuple[Soft, Window]] = {}
    rows: list[Row] = []
    for text, soft in zip(texts, found, strict=True):
        for window in windows(text.pieces.bounds.tolist(), _LIMIT, _CONTEXT):
            rows.append(text.row(window))
            where[id(rows[-1])] = soft, window
    teacher.eval()
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for group in filled(rows, _PIECES):
            for row, soft in zip(group, _read(teacher, group), strict=True):
                whole, window = where[id(row)]
                inside = slice(window.first - window.start, window.last - window.start)
                whole.put(window.first, soft.cut(inside))
    return found


def _read(teacher: Reader, rows: Sequence[Row]) -> Iterator[Soft]:
    batch = batch_of(rows)
    x = teacher.read(batch.ids, batch.shapes, batch.mask)
    names, parts = (
        torch.log_softmax(head(x).float(), -1).half().numpy() for head in (teacher.names, teacher.parts)
    )
    for number, row in enumerate(rows):
        inside = slice(1, len(row) + 1)
        yield Soft(names[number, inside], parts[number, inside])


def save(path: Path, softs: Sequence[Soft]) -> None:
    """Write the labels of texts one after the other."""
    names, parts = (np.concatenate(of) for of in zip(*((s.names, s.parts) for s in softs), strict=True))
    np.savez(path, names=names, parts=parts)


def main() -> None:
    """Read the command line, read all training texts, and keep what the teacher thinks."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="the folder of training sets")
    parser.add_argument("teacher", type=Path, help="weights that training.train made of MPNet")
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    saved = torch.load(given.teacher, weights_only=True)
    teacher = Reader(len(saved["upos"]), len(saved["relations"]), MPNet())
    teacher.load_state_dict(saved["model"])
    texts = list(chain.from_iterable(prepared(given.data, "train").values()))
    save(given.out, soften(teacher, texts))


if __name__ == "__main__":
    main()
