"""Score attributions on files of news attributions: the encoder's, a page's, or what is extracted.

    python -m benchmarks.attribution FILE.jsonl… [--of {encoder,pages,statements}] [--reader MODEL] [--json]

A line of a file is {doc, text, attributions: [{source, cue, content: [[start, end]…]}]}. Each part is
scored by itself, exact (the same set of spans) and at overlap (intersection over union of characters
at least a half, each side matched once); `triple_f1` asks a half of all three parts of one attribution,
where no source agrees with no source. Attributions without a cue or a content are left out of the key.
`--of statements` takes what is extracted in the end: content (its pieces, where a cue interrupts it),
cue, and all words for the source. `source_of_NAME` is, of the key's attributions whose content was
found, the share whose source overlaps the one that was found with it, by what the key's source is:
name, description, pronoun.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from training.texts import Text, attributions

from benchmarks.measures import agreement, most_pairs, shared
from benchmarks.pages import annotated, command_line
from stemma.annotate.attribution_words import PRONOUNS
from stemma.annotate.encoder.model import Reader, reader
from stemma.extract.mentions import mentions
from stemma.extract.statements import statements
from stemma.offsets import Span
from stemma.types import Attribution

Spans = tuple[tuple[int, int], ...]
Parts = Mapping[str, Spans]
PARTS = ("cue", "source", "content")
T = TypeVar("T")


def likeness(a: Spans, b: Spans) -> float:
    """Return the intersection over union of two sets of spans, 1 for two empty ones."""
    if not a and not b:
        return 1.0
    both = sum(shared(x, y) for x in a for y in b)
    return both / (sum(e - s for s, e in (*a, *b)) - both) if both else 0.0


class Tally:
    """Counts over texts and the figures that follow from them."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.misses: list[str] = []

    def add(self, text: str, wanted: Sequence[Parts], found: Sequence[Parts]) -> None:
        """Compare the attributions of one text."""
        for part in PARTS:
            gold = sorted({a[part] for a in wanted if a[part]})
            got = sorted({a[part] for a in found if a[part]})
            self.counts.update({f"{part} wanted": len(gold), f"{part} found": len(got)})
            self.counts[f"{part} exact"] += len(set(gold) & set(got))
            self.counts[f"{part} overlap"] += _matched(gold, got, likeness)
        self.counts.update({"triple wanted": len(wanted), "triple found": len(found)})
        self.counts["triple overlap"] += _matched(wanted, found, _least)
        for sign, some, others in (("missed", wanted, found), ("extra", found, wanted)):
            for a in some:
                if not any(_least(a, b) >= 0.5 for b in others):
                    said = {part: [text[s:e] for s, e in a[part]] for part in PARTS}
                    self.misses.append(f"{sign:7}{said}")

    def figures(self) -> dict[str, float]:
        """Return the figures by name."""
        return {
            **{f"{part}_{how}_f1": self._f1(part, how) for how in ("exact", "overlap") for part in PARTS},
            "triple_f1": self._f1("triple", "overlap"),
        }

    def _f1(self, part: str, how: str) -> float:
        return agreement(*(self.counts[f"{part} {what}"] for what in (how, "found", "wanted"))).f1


def _least(a: Parts, b: Parts) -> float:
    return min(likeness(a[part], b[part]) for part in PARTS)


def _matched(wanted: Sequence[T], found: Sequence[T], alike: Callable[[T, T], float]) -> int:
    return most_pairs((i, j) for i, a in enumerate(wanted) for j, b in enumerate(found) if alike(a, b) >= 0.5)


def gold_of(text: Text) -> list[Parts]:
    """Return the key of a text."""
    return [{part: tuple(sorted((s, e) for s, e in a[part])) for part in PARTS} for a in text.attributions]


def parts_of(attribution: Attribution) -> Parts:
    """Return an attribution as sets of spans."""
    spans = {"cue": _spans(attribution.cue), "source": _spans(attribution.source)}
    return {**spans, "content": tuple((s.start, s.end) for s in attribution.content)}


def by_pages(text: Text, model: str | None) -> list[Attribution]:
    """Return what the whole annotate stage makes of a text."""
    return [a.value for a in annotated(text, model).layer("attribution") if isinstance(a.value, Attribution)]


def by_statements(text: Text, model: str | None) -> list[Parts]:
    """Return what is extracted from a text in the end."""
    page = annotated(text, model)
    return [
        {
            "cue": _spans(s.cue),
            "source": _spans(s.source),
            "content": tuple((p.start, p.end) for p in s.pieces) or _spans(s.content),
        }
        for s in statements(page, mentions(page))
    ]


def _spans(span: Span | None) -> Spans:
    return () if span is None else ((span.start, span.end),)


def form_of(text: str, source: Spans) -> str:
    """Return what a source is: a pronoun, a name (its last word has a capital), or a description."""
    words = text[source[0][0] : source[-1][1]].rstrip(" ,.").split()
    if len(words) == 1 and words[0].lower() in PRONOUNS | {"who", "which"}:
        return "pronoun"
    return "name" if words and any(w[:1].isupper() for w in words[1:] or words) else "description"


def sources(texts: Sequence[tuple[str, Sequence[Parts], Sequence[Parts]]]) -> dict[str, float]:
    """Return how often the source is right of what is found, by what the key's source is."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for text, wanted, found in texts:
        for want in (w for w in wanted if w["source"]):
            hits = [f for f in found if likeness(want["content"], f["content"]) >= 0.5]
            form = form_of(text, want["source"])
            asked[form] += bool(hits)
            right[form] += any(shared(a, b) for f in hits for a in want["source"] for b in f["source"])
    return {f"source_of_{form}": right[form] / asked[form] for form in sorted(asked) if asked[form]}


def _found(text: Text, given: argparse.Namespace, model: Reader) -> list[Parts]:
    if given.of == "statements":
        return by_statements(text, given.reader)
    read = (
        by_pages(text, given.reader)
        if given.of == "pages"
        else model.read(text.text, text.sentences).attributions
    )
    return [parts_of(a) for a in read]


def main() -> None:
    """Read the command line and print the figures."""
    given = command_line(__doc__, "statements")
    model, tally = reader(given.reader and Path(given.reader)), Tally()
    texts = [text for path in given.files for text in attributions(path)]
    started = time.perf_counter()
    found = [_found(t, given, model) for t in texts]
    took = time.perf_counter() - started
    for text, ours in zip(texts, found, strict=True):
        tally.add(text.text, gold_of(text), ours)
    compared = [(t.text, gold_of(t), ours) for t, ours in zip(texts, found, strict=True)]
    figures = {**tally.figures(), **sources(compared), "articles_per_s": len(texts) / took}
    if given.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:20} {value:.4f}")
    print(*tally.misses[: given.misses], sep="\n")


if __name__ == "__main__":
    main()
