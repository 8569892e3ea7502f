"""Writes trained weights as the int8 model that Stemma reads with."""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from stemma.annotate.encoder.model import FORMAT
from training.model import Reader
from training.trunk import trunk

INPUTS = ["ids", "shapes", "sentences", "begins"]
OUTPUTS = ["names", "parts", "ties", "events", "upos", "arcs", "relations"]


class Exported(nn.Module):
    """The reader with the heads that need no search already decided."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, shapes: Tensor, sentences: Tensor, begins: Tensor) -> tuple[Tensor, ...]:
        """Return the outputs in the order of `OUTPUTS`; rows go through alone, so nothing is padded."""
        out = self.reader(ids, shapes, None, sentences, begins)
        decided = out.events.argmax(-1), out.upos.argmax(-1)
        return out.names, out.parts, out.ties, *decided, out.arcs, out.relations.argmax(-1)


def export(weights: Path, tokenizer: Path, out: Path, *, quantised: bool = True) -> None:
    """Write `reader.onnx` and `tokenizer.json` into the folder `out`.

    Weights become int8 by output channel, activations are scaled as they come (dynamic
    quantisation): the embeddings and every product with a constant matrix. Weights take seven of
    the eight bits, so that no processor without VNNI overflows: all read the same.
    """
    saved = torch.load(weights, weights_only=True)
    model = Reader(len(saved["upos"]), len(saved["relations"]))
    model.load_state_dict(saved["model"])
    model.eval()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        shape = (2, 12)
        ids = torch.randint(1000, 20000, shape)
        ones = torch.ones(shape, dtype=torch.long)
        example = (ids, ones, torch.zeros_like(ones), ones.bool())
        axes = {name: {0: "rows", 1: "pieces"} for name in INPUTS}
        torch.onnx.export(Exported(model), example, str(plain), input_names=INPUTS, output_names=OUTPUTS,
                          dynamic_axes=axes, opset_version=17, dynamo=False)  # fmt: skip
        target = out / "reader.onnx"
        if quantised:
            quantize_dynamic(plain, target, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
        else:
            shutil.copyfile(plain, target)
    _describe(target, list(saved["upos"]), list(saved["relations"]))
    shutil.copyfile(tokenizer, out / "tokenizer.json")


def _describe(path: Path, upos: list[str], relations: list[str]) -> None:
    model = onnx.load(str(path))
    onnx.helper.set_model_props(
        model, {"format": FORMAT, "upos": json.dumps(upos), "relations": json.dumps(relations)}
    )
    model.producer_name, model.producer_version = "stemma", ""
    onnx.save(model, str(path))


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--float", action="store_true", help="leave the weights in 32 bits, to compare")
    given = parser.parse_args()
    export(given.weights, trunk() / "tokenizer.json", given.out, quantised=not given.float)


if __name__ == "__main__":
    main()
