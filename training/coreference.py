"""Trains the ranker of antecedents on GUM and GAP, and writes the weights that Stemma links with.

    python -m training.coreference DATA OUT.npz [--epochs N] [--members N]

The loss is the log-likelihood of any right antecedent (or of none), as of Durrett and Klein (2013);
GAP adds that of its answers, over all chains of antecedents that lead from the pronoun to a name.
Three networks of different seeds are trained one after the other; what counts is the mean of their scores.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from stemma.annotate.coreference_pairs import CROSSES
from stemma.annotate.coreference_ranker import FORMAT
from stemma.annotate.coreference_traits import FIELDS
from training.coreference_data import Example, Words, gap, gum, mirrored, words_of_trunk

HIDDEN, SECOND, DROPPED = 64, 32, 0.3
FORGOTTEN = 0.5  # of the word vectors, whole; what is left is not scaled up
MEMBERS = 3  # networks, alike but for the seed, whose scores are averaged
MIRRORED = 0.5  # of GAP's texts are met with the genders of all changed
RATE, DECAY = 3e-3, 1e-2
GAP_WEIGHT, GAP_TEXTS, GAP_LONGEST = 0.5, 6, 45  # of its loss; texts a step; mentions of a text
SIZES = list(FIELDS.values())
OFFSETS = np.cumsum([0, *SIZES[:-1]])
_NEVER = -1e4
_LATER, _EARLIER, _NEW = range(3)


class Inputs(NamedTuple):
    """An example, or several one after the other, as tensors; the names are those of `Pairs`."""

    rows: Tensor
    vectors: Tensor
    later: Tensor
    earlier: Tensor
    column: Tensor
    likeness: Tensor
    crosses: dict[str, Tensor]
    width: int


class Network(nn.Module):
    """Scores of antecedents: what each mention of a pair brings, their likenesses, two hidden layers."""

    def __init__(self, likenesses: int, vectors: int) -> None:
        super().__init__()
        self.classes = nn.Parameter(torch.randn(3, sum(SIZES), HIDDEN) * 0.05)
        self.vectors = nn.Parameter(torch.randn(3, vectors, HIDDEN) * 0.05)
        self.likeness = nn.Linear(likenesses, HIDDEN)
        self.crosses = nn.ParameterDict(
            {name: nn.Parameter(torch.zeros(a * b, HIDDEN)) for name, (a, b) in CROSSES.items()}
        )
        self.hidden, self.out = nn.Linear(HIDDEN, SECOND), nn.Linear(SECOND, 1)
        self.new_bias, self.new = nn.Parameter(torch.zeros(HIDDEN)), nn.Linear(HIDDEN, 1)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, x: Inputs) -> Tensor:
        """Return the scores (n, k + 1) of each mention's candidates and, last, of none."""
        own = self.classes[:, x.rows].sum(2)
        own = own + torch.einsum("nd,kdh->knh", self._forgetting(x.vectors), self.vectors)
        pairs = own[_LATER][x.later] + own[_EARLIER][x.earlier] + self.likeness(x.likeness)
        for name, table in self.crosses.items():
            pairs = pairs + table[x.crosses[name]]
        pairs = self.out(torch.relu(self.hidden(self.drop(torch.relu(pairs)))))[:, 0]
        new = self.new(self.drop(torch.relu(own[_NEW] + self.new_bias)))
        scores = torch.full((len(x.rows), x.width), _NEVER).index_put((x.later, x.column), pairs)
        return torch.cat([scores, new], 1)

    def _forgetting(self, vectors: Tensor) -> Tensor:
        """Return vectors of head and governor some of which training does not see, lest it learns words."""
        if not self.training:
            return vectors
        parts = vectors.view(len(vectors), 2, -1)
        kept = (torch.rand(len(vectors), 2, 1) >= FORGOTTEN).float()
        return self.drop((parts * kept).view_as(vectors))


def inputs(examples: Sequence[Example]) -> Inputs:
    """Return examples as one, their mentions counted on."""
    base = np.cumsum([0, *(len(e.mentions) for e in examples)])

    def one(arrays: Sequence[NDArray[np.generic]]) -> Tensor:
        return torch.from_numpy(np.concatenate(arrays))

    return Inputs(
        one([e.traits.fields + OFFSETS for e in examples]),
        one([e.traits.vectors for e in examples]),
        one([e.pairs.later + b for e, b in zip(examples, base, strict=False)]),
        one([e.pairs.earlier + b for e, b in zip(examples, base, strict=False)]),
        one([np.nonzero(e.pairs.candidates >= 0)[1] for e in examples]),
        one([e.pairs.likeness for e in examples]),
        {name: one([e.pairs.crosses[name] for e in examples]) for name in CROSSES},
        examples[0].pairs.candidates.shape[1],
    )


def right(example: Example) -> Tensor:
    """Return which candidates (n, k + 1) are right: those of one's own cluster, else none."""
    candidates, own = example.pairs.candidates, example.clusters
    theirs = np.where(candidates >= 0, own[np.maximum(candidates, 0)], -2)
    fit = (theirs == own[:, None]) & (own[:, None] >= 0)
    return torch.from_numpy(np.concatenate([fit, ~fit.any(1, keepdims=True)], axis=1))


def linking_loss(network: Network, example: Example) -> Tensor:
    """Return the mean negative log-likelihood of the right antecedents of a text."""
    chances = torch.log_softmax(network(inputs([example])), 1)
    return -torch.logsumexp(chances.masked_fill(~right(example), _NEVER), 1).mean()


def asking_loss(network: Network, examples: Sequence[Example]) -> Tensor:
    """Return the mean negative log-likelihood of GAP's answers."""
    chances = torch.softmax(network(inputs(examples)), 1)
    longest = max(len(e.mentions) for e in examples)
    links = []
    for own, e in zip(chances.split([len(e.mentions) for e in examples]), examples, strict=True):
        later, column = (torch.from_numpy(part) for part in np.nonzero(e.pairs.candidates >= 0))
        earlier = torch.from_numpy(e.pairs.candidates)[later, column]
        links.append(torch.zeros(longest, longest).index_put((later, earlier), own[later, column]))
    same = _together(torch.stack(links))
    losses = [
        -torch.log((chance if asked.same else 1 - chance).clamp(1e-4, 1 - 1e-4))
        for k, e in enumerate(examples)
        for asked in e.asked
        for chance in [same[k, asked.pronoun, asked.name]]
    ]
    return torch.stack(losses).mean()


def _together(links: Tensor) -> Tensor:
    """Return how likely any two mentions of a text mean the same (texts, n, n), over chains of antecedents.

    `links` (texts, n, n) are how likely each mention points to each one before it.
    """
    one = torch.ones(len(links), 1, 1)
    found = one
    for j in range(1, links.shape[1]):
        row = links[:, j : j + 1, :j] @ found
        found = torch.cat([torch.cat([found, row.transpose(1, 2)], 2), torch.cat([row, one], 2)], 1)
    return found


def train(documents: list[tuple[Example, Example]], asked: list[Example], epochs: int, seed: int) -> Network:
    """Return the network after these epochs over GUM, with a few of GAP's texts at each step.

    Of a document one of its two readings is met each time, of a text as often as not its mirror.
    """
    torch.manual_seed(seed)
    chosen = random.Random(seed)
    first, _ = documents[0]
    network = Network(first.pairs.likeness.shape[1], first.traits.vectors.shape[1])
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = epochs * len(documents)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps + 1, pct_start=0.1)
    started, texts = time.perf_counter(), _endless(asked, chosen)
    network.train()
    for epoch in range(epochs):
        total = 0.0
        for document in chosen.sample(documents, len(documents)):
            some = [mirrored(e) if chosen.random() < MIRRORED else e for e in islice(texts, GAP_TEXTS)]
            loss = linking_loss(network, chosen.choice(document)) + GAP_WEIGHT * asking_loss(network, some)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(
            f"{epoch + 1}/{epochs} {time.perf_counter() - started:.0f}s {total / len(documents):.4f}",
            flush=True,
        )
    return network.eval()


def _endless(examples: Sequence[Example], chosen: random.Random) -> Iterator[Example]:
    """Yield all examples in an order by chance, again and again."""
    while True:
        yield from chosen.sample(examples, len(examples))


def weights_of(network: Network) -> dict[str, Tensor]:
    """Return a network's weights by the names that Stemma knows them by.

    Biases of the first layer go to the classes of the first field: each mention has one of them.
    """
    classes = network.classes.detach().clone()
    classes[_LATER, : SIZES[0]] += network.likeness.bias.detach()
    classes[_NEW, : SIZES[0]] += network.new_bias.detach()
    return {
        "classes": classes,
        "vector weights": network.vectors,
        "likeness": network.likeness.weight.T,
        **{f"cross {name}": table for name, table in network.crosses.items()},
        "hidden": network.hidden.weight.T,
        "hidden bias": network.hidden.bias,
        "out": network.out.weight[0],
        "out bias": network.out.bias,
        "new": network.new.weight[0],
        "new bias": network.new.bias,
    }


def export(networks: Sequence[Network], words: Words, out: Path) -> None:
    """Write the networks, stacked in each array, and the lexicon: 16-bit floats and 8-bit integers."""
    members = [weights_of(network) for network in networks]
    weights = {name: torch.stack([member[name] for member in members]) for name in members[0]}
    arrays = {
        name: np.ascontiguousarray(w.detach().numpy()).astype(np.float16) for name, w in weights.items()
    }
    np.savez_compressed(
        out,
        format=np.array(FORMAT),
        fields=np.array(SIZES),
        words=np.array(" ".join(words.words)),
        vectors=words.vectors,
        leans=words.leans,
        scale=np.array(words.scale),
        **arrays,
    )


def main() -> None:
    """Read the command line, train and export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="the folder that holds gum and gap")
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--members", type=int, default=MEMBERS)
    given = parser.parse_args()
    torch.set_num_threads(1)
    words = words_of_trunk()
    lexicon = words.lexicon()
    documents = list(gum(given.data / "gum/train", lexicon))
    asked = [
        e
        for e in gap(given.data / "gap/gap-development.tsv", lexicon)
        if e.asked and len(e.mentions) < GAP_LONGEST
    ]
    members = [train(documents, asked, given.epochs, seed) for seed in range(1, given.members + 1)]
    export(members, words, given.out)


if __name__ == "__main__":
    main()
