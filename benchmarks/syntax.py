"""Score the encoder's parts of speech and dependency trees on CoNLL-U files, given their tokens.

    python -m benchmarks.syntax FILE.conllu… [--reader MODEL.onnx] [--json]

`upos` is the share of tokens with the right part of speech, `uas` with the right head, `las` with the
right head and the right relation. As in CoNLL 2018's evaluation (Zeman et al. 2018) a relation counts
without its subtype; `las_subtypes` asks for that too.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from training.texts import Text, Token, syntax

from stemma.annotate.encoder.model import Reader, reader
from stemma.annotate.encoder.pieces import Pieces
from stemma.types import Tree


def on_tokens(pieces: Pieces, tokens: tuple[Token, ...]) -> tuple[Pieces, dict[int, int]]:
    """Let the key's tokens begin where they do; return the pieces, and the token of each begin."""
    at = np.searchsorted([t.span.start for t in tokens], pieces.starts, side="right") - 1
    begins = np.zeros(len(pieces.ids), bool)
    of: dict[int, int] = {}
    taken = set()
    for i, k in enumerate(at.tolist()):
        if k >= 0 and k not in taken and pieces.starts[i] < tokens[k].span.end:
            taken.add(k)
            begins[i] = True
            of[int(pieces.starts[i])] = k
    return pieces._replace(begins=begins), of


def trees_of(text: Text, model: Reader) -> Iterator[tuple[list[int], Tree]]:
    """Yield each tree with the numbers of the key's tokens that its words are."""
    pieces, of = on_tokens(model.cut(text.text, text.sentences), text.tokens)
    for window in model.scored(pieces):
        for tree in window.trees(model.upos, model.relations):
            yield [of[word.start] for word in tree.words], tree


def add(counts: Counter[str], text: Text, model: Reader) -> None:
    """Count the right answers in one text; a token that no tree holds is wrong."""
    counts["tokens"] += len(text.tokens)
    for numbers, tree in trees_of(text, model):
        for number, upos, head, relation in zip(numbers, tree.upos, tree.heads, tree.relations, strict=True):
            token = text.tokens[number]
            right = numbers[head] == token.head
            counts["upos"] += upos == token.upos
            counts["uas"] += right
            counts["las"] += right and relation.split(":")[0] == token.relation.split(":")[0]
            counts["las_subtypes"] += right and relation == token.relation


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--reader", type=Path, help="another exported model")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    model = reader(given.reader)
    genres: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for path in given.files:
        for text in syntax(path):
            add(genres[path.stem.split("_")[1] if "_" in path.stem else path.stem], text, model)
    counts = sum(genres.values(), Counter[str]())
    names = ("upos", "uas", "las", "las_subtypes")
    figures = {name: counts[name] / counts["tokens"] for name in names}
    by_genre = {g: c["las"] / c["tokens"] for g, c in sorted(genres.items())}
    if given.json:
        print(json.dumps({**figures, "by_genre_las": by_genre}))
        return
    for name, value in (*figures.items(), *by_genre.items()):
        print(f"{name:16} {value:.4f}")


if __name__ == "__main__":
    main()
