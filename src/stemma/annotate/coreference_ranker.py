"""Turns a stage into links: for each mention, how likely it points back to each before it, or to none.

A small network ranks the antecedents (Denis and Baldridge 2008; Wiseman et al. 2015), trained by
`training/coreference.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from stemma.annotate.coreference_mentions import Mention, Stage, mentions
from stemma.annotate.coreference_pairs import CROSSES, Pairs, pairs_of
from stemma.annotate.coreference_traits import FIELDS, Floats, Ints, Lexicon, Traits, traits_of
from stemma.errors import UsageError
from stemma.types import Tree

FORMAT = 1  # of the file of weights
LONGEST = 4000  # mentions that are ranked together; a longer page is read in stretches
_NEVER = -1e4
_LINKING = 0.35  # of the chance of no antecedent, against which one is taken: best for CoNLL F1


@dataclass(frozen=True)
class Links:
    """The n mentions of a text and what each points back to.

    `candidates` (n, k) are numbers of earlier mentions, -1 for none; `chances` (n, k + 1) their
    probabilities and last that of pointing to nothing before.
    """

    mentions: Sequence[Mention]
    candidates: Ints
    chances: Floats

    def antecedents(self) -> list[int]:
        """Return the likeliest antecedent of each mention, -1 for none."""
        best = (self.chances * np.append(np.ones(self.candidates.shape[1]), _LINKING)).argmax(1)
        padded = np.concatenate([self.candidates, np.full((len(best), 1), -1)], axis=1)
        return [int(i) for i in padded[np.arange(len(best)), best]]

    def clusters(self) -> list[list[Mention]]:
        """Return the mentions that mean the same, two or more, in order of the first."""
        root: list[int] = []
        found: defaultdict[int, list[Mention]] = defaultdict(list)
        for j, i in enumerate(self.antecedents()):
            root.append(j if i < 0 else root[i])
            found[root[j]].append(self.mentions[j])
        return [cluster for cluster in found.values() if len(cluster) > 1]

    def belonging(self, known: Mapping[int, int], count: int) -> NDArray[np.float64]:
        """Return how likely each mention belongs to each of `count` characters, (n, count).

        `known` has the mentions that surely do, by number. The others inherit from what they point
        to, over every chain of antecedents.
        """
        found = np.zeros((len(self.mentions), count))
        for j in range(len(self.mentions)):
            if j in known:
                found[j, known[j]] = 1.0
                continue
            row = self.candidates[j]
            some = row >= 0
            found[j] = self.chances[j, :-1][some] @ found[row[some]]
        return found


class Ranker:
    """The trained network with its lexicon, from one file of arrays."""

    def __init__(self, path: Path) -> None:
        """Load the weights. Raises UsageError where they are of another format."""
        with np.load(path, allow_pickle=False) as loaded:
            saved = {name: loaded[name] for name in loaded.files}
        sizes = list(FIELDS.values())
        if int(saved["format"]) != FORMAT or saved["fields"].tolist() != sizes:
            raise UsageError(
                f"{path}: not weights of format {FORMAT}; train them with this version of Stemma"
            )
        vectors = saved.pop("vectors")
        words = str(saved.pop("words")).split(" ")
        self.lexicon = Lexicon(words, vectors, saved.pop("leans"), float(saved.pop("scale")))
        self._offsets = np.cumsum([0, *sizes[:-1]])
        self._threads = ThreadpoolController()
        self._weights: dict[str, Any] = {name: a.astype(np.float32) for name, a in saved.items()}

    def links(self, stage: Stage) -> Links:
        """Return the links of a text; one too long is read in stretches that do not know each other.

        On one thread: products as small as these only wait for more, and these would sum in another order.
        """
        stretches = list(_stretches(stage))
        with self._threads.limit(limits=1, user_api="blas"):
            parts = [self._linked(part) for part in stretches]
        if len(parts) == 1:
            return parts[0]
        before = np.cumsum([0, *(len(part.trees) for part in stretches)]).tolist()
        found = [
            m._replace(sentence=m.sentence + trees)
            for part, trees in zip(parts, before, strict=False)
            for m in part.mentions
        ]
        base = np.cumsum([0, *(len(part.mentions) for part in parts)])
        candidates = [
            np.where(p.candidates < 0, -1, p.candidates + b) for p, b in zip(parts, base, strict=False)
        ]
        return Links(found, np.concatenate(candidates), np.concatenate([p.chances for p in parts]))

    def _linked(self, stage: Stage) -> Links:
        found = mentions(stage)
        traits = traits_of(stage, found, self.lexicon)
        pairs = pairs_of(traits)
        return Links(found, pairs.candidates, self._chances(traits, pairs))

    def _chances(self, traits: Traits, pairs: Pairs) -> Floats:
        w = self._weights
        rows = traits.fields + self._offsets
        later, earlier, new = (
            w["classes"][k][rows].sum(1) + traits.vectors @ w["vector weights"][k] for k in range(3)
        )
        hidden = pairs.likeness @ w["likeness"]
        hidden += later[pairs.later]
        hidden += earlier[pairs.earlier]
        for name in CROSSES:
            hidden += w[f"cross {name}"][pairs.crosses[name]]
        np.maximum(hidden, 0, out=hidden)
        hidden = hidden @ w["hidden"] + w["hidden bias"]
        np.maximum(hidden, 0, out=hidden)
        scores = np.full((len(rows), pairs.candidates.shape[1] + 1), _NEVER, np.float32)
        scores[:, :-1][pairs.candidates >= 0] = hidden @ w["out"] + w["out bias"]
        scores[:, -1] = np.maximum(new, 0) @ w["new"] + w["new bias"]
        scores -= scores.max(1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(1, keepdims=True)
        return scores


def _stretches(stage: Stage) -> Iterator[Stage]:
    """Cut a long stage by its trees, about as many words as make the most mentions."""
    start, words = 0, 0
    for number, tree in enumerate(stage.trees):
        words += len(tree.words)
        if words > 3 * LONGEST:
            yield _stretch(stage, stage.trees[start : number + 1])
            start, words = number + 1, 0
    if start < len(stage.trees) or not stage.trees:
        yield _stretch(stage, stage.trees[start:])


def _stretch(stage: Stage, trees: Sequence[Tree]) -> Stage:
    if len(trees) == len(stage.trees):
        return stage
    first, last = trees[0].words[0].start, trees[-1].words[-1].end
    names = [n for n in stage.names if first <= n[0].start < last]
    turns = [t for t in stage.turns if first <= t.span.start < last]
    return Stage(stage.text, trees, names, turns)


@lru_cache(maxsize=1)
def ranker(path: Path | None = None) -> Ranker:
    """Return the ranker at this path, or the one that Stemma brings; loaded once a process."""
    return Ranker(path or Path(str(files("stemma.models").joinpath("coreference.npz"))))
