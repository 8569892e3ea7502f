"""Score direct quotations and their speakers beside textacy's, on files of news attributions.

    python -m benchmarks.quotations FILE.jsonl… --peer PYTHON [--json]

A line of a file is {doc, text, attributions}. The key is what stands in quotation marks as a whole, a
quotation each; `--peer` is an interpreter of an environment with textacy. textacy needs a tagged and parsed
text and gets Stemma's own words and trees, so that only the reading of quotations is compared. F1 of contents
asks for half of their characters (intersection over union), of speakers for both; a speaker is right
that overlaps the key's source.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from training.texts import Text, attributions

from benchmarks.measures import agreement, likeness, most_pairs, shared
from benchmarks.pages import annotated
from stemma.annotate.attribution_words import CUES
from stemma.offsets import Span
from stemma.types import Attribution, Page, Tree

Quote = tuple[tuple[int, int], tuple[int, int] | None]
PEER = Path(__file__).with_name("quotations_peer.py")
_DEPENDENCIES = {"nsubj:pass": "nsubjpass", "aux:pass": "auxpass"}  # spaCy's names where they matter


def wanted(text: Text, page: Page) -> Iterator[Quote]:
    """Yield the key's quotations, each with its source."""
    quotes = [a.span for a in page.layer("quotation")]
    for attribution in text.attributions:
        source = attribution["source"]
        for start, end in attribution["content"]:
            core = Span(start + 1, end - 1)
            if any(q.start <= core.start + 1 and core.end - 1 <= q.end for q in quotes) and end - start > 2:
                yield (start, end), (source[0][0], source[-1][1]) if source else None


def ours(page: Page) -> Iterator[Quote]:
    """Yield Stemma's direct quotations."""
    for annotation in page.layer("attribution"):
        value = annotation.value
        if isinstance(value, Attribution) and value.kind == "direct":
            for piece in value.content:
                source = value.source
                yield (piece.start, piece.end), None if source is None else (source.start, source.end)


def row_of(page: Page) -> dict[str, Any]:
    """Return a page's words and trees as the peer reads them."""
    row: dict[str, Any] = {name: [] for name in ("words", "pos", "heads", "deps", "lemmas", "starts")}
    for tree in (a.value for a in page.layer("tree") if isinstance(a.value, Tree)):
        first = len(row["words"])
        for at, word in enumerate(tree.words):
            low = word.of(page.text).lower()
            row["words"].append([word.start, word.end])
            row["lemmas"].append(CUES[low].lemma if low in CUES else low)
            row["deps"].append("ROOT" if tree.heads[at] == at else _relation(tree.relations[at]))
            row["heads"].append(first + tree.heads[at])
            row["starts"].append(at == 0)
        row["pos"] += tree.upos
    return {"text": page.text, **row}


def _relation(name: str) -> str:
    return _DEPENDENCIES.get(name, name.partition(":")[0])


def theirs(pages: Sequence[Page], python: str) -> list[list[Quote] | None]:
    """Return textacy's direct quotations of the pages, None where it turns a page away."""
    lines = "".join(json.dumps(row_of(page)) + "\n" for page in pages)
    ran = subprocess.run([python, "-I", str(PEER)], input=lines, capture_output=True, text=True, check=True)
    rows = [json.loads(line) for line in ran.stdout.splitlines()]
    return [None if row is None else [((a, b), (c, d)) for a, b, c, d in row] for row in rows]


def score(gold: Sequence[Sequence[Quote]], found: Sequence[Sequence[Quote]]) -> dict[str, float]:
    """Return the F1 of contents, and of contents with their speakers."""
    content = speaker = 0
    for want, got in zip(gold, found, strict=True):
        near = [
            (i, j) for i, (a, _) in enumerate(want) for j, (b, _) in enumerate(got) if likeness(a, b) >= 0.5
        ]
        content += most_pairs(near)
        speaker += most_pairs((i, j) for i, j in near if _same(want[i][1], got[j][1]))
    said, asked = sum(map(len, found)), sum(map(len, gold))
    return {
        "content_f1": agreement(content, said, asked).f1,
        "speaker_f1": agreement(speaker, said, asked).f1,
        "found": float(said),
    }


def _same(want: tuple[int, int] | None, got: tuple[int, int] | None) -> bool:
    return want is got is None or (want is not None and got is not None and shared(want, got) > 0)


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--peer", required=True, metavar="PYTHON")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    texts = [text for path in given.files for text in attributions(path)]
    pages = [annotated(text) for text in texts]
    gold = [list(wanted(text, page)) for text, page in zip(texts, pages, strict=True)]
    started = perf_counter()
    peer = theirs(pages, given.peer)
    took = perf_counter() - started
    own = [list(ours(page)) for page in pages]
    scores = {"stemma": score(gold, own), "textacy": score(gold, [quotes or [] for quotes in peer])}
    read = [n for n, quotes in enumerate(peer) if quotes is not None]
    scores["stemma_where_both_read"] = score([gold[n] for n in read], [own[n] for n in read])
    scores["textacy_where_both_read"] = score([gold[n] for n in read], [peer[n] or [] for n in read])
    figures = {f"{name}_{what}": value for name, all in scores.items() for what, value in all.items()}
    figures |= {"wanted": float(sum(map(len, gold))), "textacy_s": took}
    figures |= {"texts": float(len(texts)), "textacy_read": float(len(read))}
    print(json.dumps(figures) if given.json else "\n".join(f"{k:20} {v:.4f}" for k, v in figures.items()))


if __name__ == "__main__":
    main()
