"""The teacher's trunk: MPNet with letter case restored, in torch, seen from the reader's word pieces."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from stemma.annotate.encoder.pieces import SHAPES
from training import model

HIDDEN, HEADS, INNER, LAYERS, VOCABULARY, PLACES = 768, 12, 3072, 12, 30527, 514
BUCKETS, FARTHEST = 32, 128  # of distances between pieces; from this many pieces on all are one
_FRAME = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>"}  # the reader's names for them and MPNet's


class Layer(nn.Module):
    """One transformer layer, normalised after each half, whose attention sees distances."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.three = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-5), nn.LayerNorm(HIDDEN, eps=1e-5)
        self.up, self.down = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, add: Tensor) -> Tensor:
        """Return (B, T, hidden) from the same; `add` (B, heads, T, T) is added to the attention."""
        b, t, _ = x.shape
        q, k, v = self.three(x).view(b, t, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        y = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=add.to(q.dtype))
        x = self.norm1(x + self.drop(self.out(y.transpose(1, 2).reshape(b, t, HIDDEN))))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class MPNet(nn.Module):
    """MPNet (Song et al. 2020) whose output is narrowed to the width that the reader's heads take."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(VOCABULARY, HIDDEN), nn.Embedding(PLACES, HIDDEN)
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        nn.init.zeros_(self.shapes.weight)
        self.norm, self.drop = nn.LayerNorm(HIDDEN, eps=1e-5), nn.Dropout(dropout)
        self.apart = nn.Embedding(BUCKETS, HEADS)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.narrow = nn.Linear(HIDDEN, model.HIDDEN)
        self.table: Tensor
        self.register_buffer("table", torch.zeros(model.VOCABULARY, dtype=torch.long))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        """Return (B, T, reader's hidden) from the reader's pieces (B, T); without a mask none is padding."""
        places = torch.arange(ids.shape[1], device=ids.device) + 2  # MPNet counts from its padding's place on
        x = self.drop(self.norm(self.words(self.table[ids]) + self.places(places) + self.shapes(shapes)))
        add = self.apart(_buckets(places)).permute(2, 0, 1)[None].float()
        if mask is not None:
            add = add + (1.0 - mask[:, None, None, :].float()) * model.FAR
        add = add.expand(len(ids), -1, -1, -1)
        for layer in self.layers:
            x = layer(x, add)
        return self.narrow(x)

    def load(self, folder: Path, vocabulary: Mapping[str, int]) -> None:
        """Take over the weights of `folder`; `vocabulary` are the reader's pieces, which MPNet has all."""
        weights = load_file(folder / "model.safetensors")
        with torch.no_grad():
            self.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
            self.places.weight.copy_(weights["embeddings.position_embeddings.weight"])
            model.copy(self.norm, weights, "embeddings.LayerNorm")
            self.apart.weight.copy_(weights["encoder.relative_attention_bias.weight"])
            for number, layer in enumerate(self.layers):
                _load_layer(layer, weights, f"encoder.layer.{number}.")
        lines = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        theirs = {piece: number for number, piece in enumerate(lines)}
        for piece, number in vocabulary.items():
            self.table[number] = theirs[_FRAME.get(piece, piece)]


def _load_layer(layer: nn.Module, weights: dict[str, Tensor], prefix: str) -> None:
    attention = prefix + "attention.attn."
    three = layer.get_submodule("three")
    for part in ("weight", "bias"):
        getattr(three, part).copy_(torch.cat([weights[f"{attention}{name}.{part}"] for name in "qkv"]))
    places = {
        "out": attention + "o",
        "norm1": prefix + "attention.LayerNorm",
        "up": prefix + "intermediate.dense",
        "down": prefix + "output.dense",
        "norm2": prefix + "output.LayerNorm",
    }
    for own, theirs in places.items():
        model.copy(layer.get_submodule(own), weights, theirs)


def _buckets(places: Tensor) -> Tensor:
    """Return the bucket of the distance of each two places (T, T), as T5 and MPNet count them.

    Half of the buckets look back and half ahead; in each half the first distances have a bucket
    each, and those beyond share buckets that widen with the logarithm of the distance.
    """
    apart = places[:, None] - places[None, :]
    half, exact = BUCKETS // 2, BUCKETS // 4
    ahead = (apart < 0).long() * half
    far = apart.abs()
    scale = (half - exact) / math.log(FARTHEST / exact)
    wide = exact + (torch.log(far.clamp(min=1).float() / exact) * scale).long()
    return ahead + torch.where(far < exact, far, wide.clamp(max=half - 1))
