"""Measure how fast times and quantities are read on one core, given what the encoder has read.

    python -m benchmarks.rules_pace FILE.jsonl… [--articles N] [--words N] [--json]

The first N articles of at least so many words ({text} or {paragraphs}) are laid out up to the encoder's
layers, which are not timed; their `date` is that of the page. Then the two annotators read them, tokens
included: `articles_per_s` both together, `times_per_s` and `quantities_per_s` each by itself (the tokens,
which they share, are among the cost of times). The fastest of three passes counts, since other work on the
machine only adds.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from time import process_time

from benchmarks.pages import page_of
from stemma.annotate import annotate
from stemma.annotate.annotator import Annotator
from stemma.annotate.encoder.annotator import EncoderAnnotator
from stemma.annotate.quantities import QuantityAnnotator
from stemma.annotate.sentences import SentenceAnnotator
from stemma.annotate.times import TimeAnnotator
from stemma.annotate.times_tokens import tokens_of
from stemma.types import Page, Time

_PASSES = 3


def articles(paths: Sequence[Path], words: int) -> Iterator[Page]:
    """Yield the articles of the files that are long enough as pages of their day."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                text = row.get("text") or "\n".join(row.get("paragraphs", ()))
                if len(text.split()) >= words:
                    day = (row.get("date") or "")[:10] or None
                    page = page_of("", text)
                    yield replace(page, part=replace(page.part, published=Time(day, day) if day else None))


def measure(pages: Sequence[Page]) -> dict[str, float]:
    """Return articles a second over pages that hold the encoder's layers."""
    passes = [_pass(pages) for _ in range(_PASSES)]
    times, quantities = (min(column) for column in zip(*passes, strict=True))
    count = len(pages)
    return {
        "articles_per_s": count / max(1e-9, times + quantities),
        "times_per_s": count / max(1e-9, times),
        "quantities_per_s": count / max(1e-9, quantities),
        "articles": float(count),
        "words_an_article": sum(len(page.text.split()) for page in pages) / max(1, count),
    }


def _pass(pages: Sequence[Page]) -> tuple[float, float]:
    """Return the CPU seconds of times and of quantities, an article at a time, as in the pipeline."""
    of_times = of_quantities = 0.0
    tokens_of.cache_clear()
    for page in pages:
        dated, seconds = _timed(page, TimeAnnotator())
        of_times += seconds
        of_quantities += _timed(dated, QuantityAnnotator())[1]
    return of_times, of_quantities


def _timed(page: Page, annotator: Annotator) -> tuple[Page, float]:
    begun = process_time()
    (found,) = annotator.annotate([page])
    seconds = process_time() - begun
    return page.with_annotations(found), seconds


def main() -> None:
    """Print the figures for the files named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--words", type=int, default=300)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    chosen = islice(articles(options.paths, options.words), options.articles)
    pages = annotate(chosen, (SentenceAnnotator(), EncoderAnnotator()))
    figures = {name: round(value, 1) for name, value in measure(pages).items()}
    print(json.dumps(figures) if options.json else "\n".join(f"{k:<18}{v}" for k, v in figures.items()))


if __name__ == "__main__":
    main()
