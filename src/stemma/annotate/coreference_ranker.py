"""Turns a stage into links: for each mention, how likely it points back to each before it, or to none.

Small networks rank the antecedents (Denis and Baldridge 2008; Wiseman et al. 2015), trained by
`training/coreference.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from stemma.annotate.coreference_mentions import Mention, Stage, mentions
from stemma.annotate.coreference_pairs import CROSSES, Pairs, pairs_of
from stemma.annotate.coreference_traits import FIELDS, Floats, Ints, Lexicon, Traits, traits_of
from stemma.errors import UsageError
from stemma.types import Tree

FORMAT = 2  # of the file of weights
LONGEST = 4000  # mentions that are ranked together; a longer page is read in stretches
_NEVER = -1e4
_BLOCK = 512  # pairs that are scored at once: what they need stays in the processor's cache
_LINKING = 0.35  # of the chance of no antecedent, against which one is taken: best for CoNLL F1


Settled = Callable[[Stage, Mention], bool]


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
    """The trained networks with their lexicon, from one file of arrays."""

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
        weights = {name: a.astype(np.float32) for name, a in saved.items() if a.dtype == np.float16}
        self._networks = _Networks(weights)

    def links(self, stage: Stage, settled: Settled | None = None) -> Links:
        """Return the links of a text; one too long is read in stretches that do not know each other.

        Mentions of which `settled` says so point to nothing: whom they mean is known, and it saves time.

        On one thread: products as small as these only wait for more, and these would sum in another order.
        """
        stretches = list(_stretches(stage))
        with self._threads.limit(limits=1, user_api="blas"):
            parts = [self._linked(part, settled) for part in stretches]
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

    def _linked(self, stage: Stage, settled: Settled | None) -> Links:
        found = mentions(stage)
        traits = traits_of(stage, found, self.lexicon)
        known = np.array([settled is not None and settled(stage, m) for m in found], np.bool_)
        pairs = pairs_of(traits, known)
        return Links(found, pairs.candidates, self._chances(traits, pairs))

    def _chances(self, traits: Traits, pairs: Pairs) -> Floats:
        linked, new = self._networks.scores(traits.fields + self._offsets, traits.vectors, pairs)
        scores = np.full((len(new), pairs.candidates.shape[1] + 1), _NEVER, np.float32)
        scores[:, :-1][pairs.candidates >= 0] = linked
        scores[:, -1] = new
        scores -= scores.max(1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(1, keepdims=True)
        return scores


class _Networks:
    """Networks of one shape, laid side by side so that their first layers are one."""

    def __init__(self, w: Mapping[str, NDArray[np.float32]]) -> None:
        self._count, _, _, self._width = w["classes"].shape
        self._classes = np.ascontiguousarray(w["classes"].transpose(2, 1, 0, 3)).reshape(
            w["classes"].shape[2], -1
        )
        self._vectors = w["vector weights"].transpose(2, 1, 0, 3).reshape(w["vector weights"].shape[2], -1)
        self._likeness, *self._crosses = (
            np.ascontiguousarray(w[name].transpose(1, 0, 2)).reshape(w[name].shape[1], -1)
            for name in ("likeness", *(f"cross {name}" for name in CROSSES))
        )
        self._upper = w

    def scores(self, rows: Ints, vectors: Floats, pairs: Pairs) -> tuple[Floats, Floats]:
        """Return the mean scores of the pairs (p,), and of each mention's pointing to nothing (n,)."""
        own = vectors @ self._vectors
        for column in rows.T:
            own += self._classes[column]
        later, earlier, new = np.split(own, 3, axis=1)
        linked = np.empty(len(pairs.later), np.float32)
        for start in range(0, len(linked), _BLOCK):
            part = slice(start, start + _BLOCK)
            hidden = pairs.likeness[part] @ self._likeness
            hidden += later[pairs.later[part]]
            hidden += earlier[pairs.earlier[part]]
            for table, classes in zip(self._crosses, pairs.crosses.values(), strict=True):
                hidden += table[classes[part]]
            linked[part] = self._linked(np.maximum(hidden, 0, out=hidden))
        return linked, self._new(np.maximum(new, 0))

    def _each(self, hidden: Floats) -> Iterator[tuple[int, Floats]]:
        for member in range(self._count):
            yield member, hidden[:, member * self._width : (member + 1) * self._width]

    def _linked(self, hidden: Floats) -> Floats:
        w, total = self._upper, np.zeros(len(hidden), np.float32)
        for k, own in self._each(hidden):
            second = own @ w["hidden"][k] + w["hidden bias"][k]
            total += np.maximum(second, 0, out=second) @ w["out"][k] + w["out bias"][k]
        return total / np.float32(self._count)

    def _new(self, hidden: Floats) -> Floats:
        w, total = self._upper, np.zeros(len(hidden), np.float32)
        for k, own in self._each(hidden):
            total += own @ w["new"][k] + w["new bias"][k]
        return total / np.float32(self._count)


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
