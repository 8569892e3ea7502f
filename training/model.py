"""The reader's network: MiniLM's encoder with letter case restored, and its heads, in torch."""

from __future__ import annotations

import math
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from stemma.annotate.encoder.labels import EVENT_TAGS, NAME_TAGS, PART_TAGS
from stemma.annotate.encoder.pieces import SHAPES

HIDDEN, HEADS, INNER, VOCABULARY, PLACES = 384, 12, 1536, 30522, 512
FAR = -10000.0  # a score no softmax lets through
FARTHEST = 96  # pieces between a cue and what belongs to it; what is farther counts as this far


class Layer(nn.Module):
    """One transformer layer (Vaswani et al. 2017), normalised after each half as BERT is."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up, self.down = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return (B, T, hidden) from the same; `mask` is added to the scores of attention."""
        b, t, _ = x.shape
        q, k, v = (
            f(x).view(b, t, HEADS, HIDDEN // HEADS).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        if self.training:
            y = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        else:  # the same sum, spelled out for export
            scores = q @ k.transpose(2, 3) / math.sqrt(HIDDEN // HEADS)
            y = torch.softmax(scores if mask is None else scores + mask, -1) @ v
        x = self.norm1(x + self.drop(self.out(y.transpose(1, 2).reshape(b, t, HIDDEN))))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Trunk(nn.Module):
    """MiniLM with an embedding of letter case added to its word embeddings."""

    def __init__(self, layers: int = 6, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(VOCABULARY, HIDDEN), nn.Embedding(PLACES, HIDDEN)
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        nn.init.zeros_(self.shapes.weight)
        self.kind = nn.Parameter(torch.zeros(HIDDEN))
        self.norm, self.drop = nn.LayerNorm(HIDDEN, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        """Return (B, T, hidden) from pieces (B, T); without a mask no piece is padding."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(places) + self.kind + self.shapes(shapes)
        x = self.drop(self.norm(x))
        add = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * FAR
        for layer in self.layers:
            x = layer(x, add)
        return x

    def load(self, path: Path) -> None:
        """Take over the weights of a BERT in safetensors."""
        weights = load_file(path)
        with torch.no_grad():
            self.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
            self.places.weight.copy_(weights["embeddings.position_embeddings.weight"])
            self.kind.copy_(weights["embeddings.token_type_embeddings.weight"][0])
            _copy(self.norm, weights, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                for own, theirs in _LAYER_NAMES.items():
                    _copy(layer.get_submodule(own), weights, f"encoder.layer.{number}.{theirs}")


_LAYER_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[name + ".weight"])
    module.bias.copy_(weights[name + ".bias"])


class Biaffine(nn.Module):
    """Scores of every piece with every piece, (B, out, T, T) (Dozat and Manning 2017)."""

    def __init__(self, size: int, out: int) -> None:
        super().__init__()
        self.left, self.right = nn.Linear(HIDDEN, size), nn.Linear(HIDDEN, size)
        self.weights = nn.Parameter(torch.empty(out, size, size))
        nn.init.normal_(self.weights, std=0.5 / size)
        self.bias = nn.Linear(size, out)
        self.drop = nn.Dropout(0.2)

    def forward(self, x: Tensor) -> Tensor:
        """Return the scores of all pairs of pieces of each row."""
        left = self.drop(nn.functional.gelu(self.left(x)))
        right = self.drop(nn.functional.gelu(self.right(x)))
        scores = [left @ w @ right.transpose(1, 2) for w in self.weights]
        return torch.stack(scores, 1) + self.bias(right).transpose(1, 2)[:, :, None, :]


class Ties(nn.Module):
    """Scores of pieces as source or content of a cue, (B, 2, T, T) from cue to piece.

    To the biaffine score comes one for how far before or after the cue the piece stands: without
    it half of the ties went wrong, since nothing tells one `he said` from the next but its place.
    """

    def __init__(self, size: int) -> None:
        super().__init__()
        self.pairs = Biaffine(size, 2)
        self.apart = nn.Embedding(2 * FARTHEST + 1, 2)
        nn.init.zeros_(self.apart.weight)

    def forward(self, x: Tensor) -> Tensor:
        """Return the scores of all pairs of pieces of each row."""
        places = torch.arange(x.shape[1], device=x.device)
        apart = (places[None, :] - places[:, None]).clamp(-FARTHEST, FARTHEST) + FARTHEST
        return self.pairs(x) + self.apart(apart).permute(2, 0, 1)[None]


class Relations(nn.Module):
    """Scores of the relation between each piece and its head, (B, T, relations)."""

    def __init__(self, size: int, out: int) -> None:
        super().__init__()
        self.child, self.head = nn.Linear(HIDDEN, size), nn.Linear(HIDDEN, size)
        self.weights = nn.Parameter(torch.empty(out, size, size))
        nn.init.normal_(self.weights, std=0.05)
        self.both = nn.Linear(2 * size, out)
        self.drop = nn.Dropout(0.2)

    def forward(self, x: Tensor, heads: Tensor) -> Tensor:
        """Return the scores of the relations of pieces to the pieces `heads` (B, T)."""
        child = self.drop(nn.functional.gelu(self.child(x)))
        head = self.drop(nn.functional.gelu(self.head(x)))
        head = head.gather(1, heads[:, :, None].expand(-1, -1, head.shape[2]))
        out, size, _ = self.weights.shape
        flat = self.weights.permute(1, 0, 2).reshape(size, out * size)  # one product: it quantises
        pairs = (child @ flat).unflatten(-1, (out, size))
        return (pairs * head[:, :, None, :]).sum(-1) + self.both(torch.cat([child, head], -1))


class Scores(NamedTuple):
    """Of B rows of T pieces: tags (B, T, n), ties (B, 2, T, T), arcs (B, T, T), relations (B, T, n)."""

    names: Tensor
    parts: Tensor
    ties: Tensor
    events: Tensor
    upos: Tensor
    arcs: Tensor
    relations: Tensor


class Reader(nn.Module):
    """The trunk and its heads."""

    def __init__(self, upos: int, relations: int) -> None:
        super().__init__()
        self.trunk = Trunk()
        self.drop = nn.Dropout(0.15)
        self.names = nn.Linear(HIDDEN, len(NAME_TAGS))
        self.parts = nn.Linear(HIDDEN, len(PART_TAGS))
        self.ties = Ties(96)
        self.events = nn.Linear(HIDDEN, len(EVENT_TAGS))
        self.upos = nn.Linear(HIDDEN, upos)
        self.arcs = Biaffine(192, 1)
        self.relations = Relations(96, relations)

    def read(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        """Return what the heads see, (B, T, hidden)."""
        return self.drop(self.trunk(ids, shapes, mask))

    def arc_scores(self, x: Tensor, sentences: Tensor, begins: Tensor) -> Tensor:
        """Return (B, T, T): piece to head piece, between beginnings of tokens of one sentence."""
        same = (sentences[:, :, None] == sentences[:, None, :]) & begins[:, None, :]
        return self.arcs(x)[:, 0].masked_fill(~same, FAR)

    def forward(
        self, ids: Tensor, shapes: Tensor, mask: Tensor | None, sentences: Tensor, begins: Tensor
    ) -> Scores:
        """Return all scores; relations are those to the best heads."""
        x = self.read(ids, shapes, mask)
        arcs = self.arc_scores(x, sentences, begins)
        return Scores(
            self.names(x),
            self.parts(x),
            self.ties(x),
            self.events(x),
            self.upos(x),
            arcs,
            self.relations(x, arcs.argmax(-1)),
        )
