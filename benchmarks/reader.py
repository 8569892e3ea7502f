"""Measure the annotate stage: articles a second, against its own forward pass and against spaCy.

    python -m benchmarks.reader FILE.jsonl… [--articles N] [--words N] [--workers N] [--json]

The first N articles of at least so many words are annotated. `articles_per_s` is the whole stage in
`workers` warm processes. In one process: `times_forward` is the stage's CPU time as a multiple of that
of its ONNX model alone on the same windows, `times_spacy` as a multiple of a spaCy pipeline of comparable
parts (word vectors by convolution, tagger, parser, names, as `en_core_web_sm` has them; its weights are
untrained, which costs it the same), `share_…` what each annotator takes of it. `cold_s` is a fresh process
from its start to its first sentence read, `memory_mib` the peak of a worker.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from training.texts import Text

from benchmarks.pages import annotated, page_of
from stemma.annotate import available
from stemma.annotate.encoder.labels import NAME_TYPES
from stemma.annotate.encoder.model import Reader, reader
from stemma.annotate.sentences import sentences
from stemma.annotate.wordlists import words

_COLD = """
import time
from pathlib import Path
from stemma.annotate.encoder.model import reader
from stemma.offsets import Span
text = "The ferry to Varga was late, the harbour board said."
reader().read(text, [Span(0, len(text))])
"""
_UNIVERSAL = words("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X")
_RELATIONS = words(
    "nsubj obj iobj obl advmod amod nmod det case mark cc conj punct aux cop compound ccomp xcomp"
)


def articles(paths: Sequence[Path], count: int, words: int) -> list[str]:
    """Return the texts of the first articles that are long enough."""

    def texts() -> Iterator[str]:
        for path in paths:
            with path.open(encoding="utf-8") as lines:
                for line in lines:
                    row = json.loads(line)
                    text = row.get("text") or row.get("content") or row.get("body") or ""
                    if len(text.split()) >= words:
                        yield text

    found = list(islice(texts(), count))
    if not found:
        raise SystemExit(f"error: no article of {words} words in {', '.join(map(str, paths))}; ask for fewer")
    return found


def stage(text: str) -> int:
    """Run the whole annotate stage on a text; return how many annotations it made."""
    return sum(map(len, annotated(Text("", text, ())).layers.values()))


def spread(texts: Sequence[str], workers: int) -> float:
    """Return articles a second in so many warm processes."""
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        list(pool.map(stage, list(texts[:1]) * workers * 4))  # loads the model everywhere
        start = time.perf_counter()
        list(pool.map(stage, texts))
        return len(texts) / (time.perf_counter() - start)


def shares(texts: Sequence[str]) -> dict[str, float]:
    """Return the part of the stage's CPU time that each annotator takes, the costliest first."""
    took: defaultdict[str, float] = defaultdict(float)
    for text in texts:
        page = page_of("", text)
        for annotator in available():
            start = time.process_time()
            (found,) = annotator.annotate([page])
            page = page.with_annotations(found)
            took[annotator.name] += time.process_time() - start
    whole = sum(took.values())
    return {f"share_{name}": took[name] / whole for name in sorted(took, key=took.__getitem__, reverse=True)}


def forward(texts: Sequence[str], model: Reader) -> float:
    """Return the CPU seconds of the model alone."""
    prepared = [model.cut(text, list(sentences(text))) for text in texts]
    start = time.process_time()
    for pieces in prepared:
        for _ in model.scored(pieces):
            pass
    return time.process_time() - start


def peer(texts: Sequence[str]) -> float:
    """Return the CPU seconds of the spaCy pipeline."""
    nlp = _pipeline()
    start = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return time.process_time() - start


def _pipeline() -> Any:
    import spacy
    from spacy.training import Example

    nlp: Any = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    listener: dict[str, Any] = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
    for name in ("tagger", "parser", "ner"):
        nlp.add_pipe(name, config={"model": {**_MODELS[name], "tok2vec": listener}})
    labels = {"tagger": _UNIVERSAL, "parser": _RELATIONS, "ner": NAME_TYPES}
    for name, listed in labels.items():
        for label in listed:
            nlp.get_pipe(name).add_label(label)
    doc = nlp.make_doc("Ferries ran late .")
    told = {
        "tags": ["NOUN", "VERB", "ADV", "PUNCT"],
        "heads": [1, 1, 1, 1],
        "deps": ["nsubj", "ROOT", "advmod", "punct"],
    }
    nlp.initialize(lambda: [Example.from_dict(doc, told)])
    return nlp


_MODELS: dict[str, dict[str, Any]] = {
    "tagger": {"@architectures": "spacy.Tagger.v2"},
    "parser": {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
    },
    "ner": {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
    },
}


def cold() -> float:
    """Return the seconds from the start of a fresh process to its first sentence read."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", _COLD], check=True)
    return time.perf_counter() - start


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--words", type=int, default=400)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    texts = articles(given.files, given.articles, given.words)
    random.Random(0).shuffle(texts)
    model = reader()
    start = time.process_time()
    for text in texts:
        stage(text)
    alone = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = {
        "articles": len(texts),
        "words_an_article": sum(len(t.split()) for t in texts) / len(texts),
        "cpu_ms_an_article": 1000 * alone / len(texts),
        "times_forward": alone / forward(texts, model),
        "times_spacy": alone / peer(texts),
        "articles_per_s": spread(texts, given.workers),
        "cold_s": min(cold() for _ in range(3)),
        "memory_mib": peak,
        **shares(texts),
    }
    print(json.dumps(figures) if given.json else "\n".join(f"{k:18} {v:.2f}" for k, v in figures.items()))


if __name__ == "__main__":
    main()
