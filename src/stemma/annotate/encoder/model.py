"""Turns a text and its sentences into what the encoder reads in them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from stemma.annotate.encoder.decode import Run, runs, triples
from stemma.annotate.encoder.labels import EVENT_TAGS, NAME_TAGS, PART_TAGS
from stemma.annotate.encoder.pieces import CLS, SEP, Pieces, Window, cut, windows
from stemma.annotate.encoder.trees import tree
from stemma.errors import UsageError
from stemma.offsets import Span
from stemma.types import Attribution, Tree

FORMAT = "1"  # of the model file: its inputs, outputs and metadata
LIMIT, CONTEXT = 160, 24  # pieces in a window, and of them at most so many before and after what is read
_SLOWER = ["SkipLayerNormFusion"]  # its kernel takes seven times as long as the two that it replaces
_INPUTS = ("ids", "shapes", "sentences", "begins")
_OUTPUTS = ("names", "parts", "ties", "events", "upos", "arcs", "relations")


class Labelled(NamedTuple):
    """A span of the text with its label."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What the encoder reads in a text, in text order; one tree a sentence, none for a cut one."""

    names: tuple[Labelled, ...]
    attributions: tuple[Attribution, ...]
    triggers: tuple[Labelled, ...]
    trees: tuple[Tree, ...]


class Reader:
    """The encoder, loaded.

    The int8 model scales its activations over all that goes through it at once. So each window goes
    through alone: what is read in it does not depend on other texts, and nothing is lost to padding
    (one row at a time is also the fastest on one core, 11,400 pieces a second against 8,400 in eights).
    """

    def __init__(self, path: Path) -> None:
        """Load `reader.onnx` from this path and `tokenizer.json` from beside it."""
        beside = path.with_name("tokenizer.json")
        for needed in (path, beside):
            if not needed.is_file():
                raise UsageError(
                    f"{needed}: no such file; a reader is a .onnx file with tokenizer.json beside it"
                )
        try:
            self._session = onnxruntime.InferenceSession(
                path, _options(), providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
            )
            self._tokenizer = Tokenizer.from_file(str(beside))
        except Exception as error:  # both libraries raise bare exceptions of their own
            raise UsageError(f"{path}: not a model that can be loaded ({error}); export it again") from error
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        metadata = self._session.get_modelmeta().custom_metadata_map
        if metadata.get("format") != FORMAT or {o.name for o in self._session.get_outputs()} != set(_OUTPUTS):
            raise UsageError(
                f"{path}: not a reader of format {FORMAT}; export it with this version of Stemma"
            )
        self.upos: tuple[str, ...] = tuple(json.loads(metadata["upos"]))
        self.relations: tuple[str, ...] = tuple(json.loads(metadata["relations"]))

    def read(self, text: str, sentences: Sequence[Span]) -> Findings:
        """Read a text; the sentences are its own, in order and apart."""
        names: list[Labelled] = []
        attributions: list[Attribution] = []
        triggers: list[Labelled] = []
        trees: list[Tree] = []
        for scored in self.scored(self.cut(text, sentences)):
            names += scored.names()
            attributions += scored.attributions()
            triggers += scored.triggers()
            trees += scored.trees(self.upos, self.relations)
        names = agreed(names, text)
        return Findings(tuple(names), tuple(attributions), tuple(triggers), tuple(trees))

    def cut(self, text: str, sentences: Sequence[Span]) -> Pieces:
        """Cut a text into the encoder's word pieces."""
        return cut(self._tokenizer, text, sentences)

    def scored(self, pieces: Pieces) -> Iterator[Scored]:
        """Yield the windows of a text with the encoder's scores."""
        for window in windows(pieces.bounds.tolist(), LIMIT, CONTEXT):
            outputs = self._session.run(_OUTPUTS, _framed(pieces, window))
            yield Scored(pieces, window, *(_inner(output[0]) for output in outputs))


def agreed(names: Sequence[Labelled], text: str) -> list[Labelled]:
    """Give each name the label that the text gives it twice as often elsewhere, if there is one.

    A name hardly ever means two things in one text (Gale, Church and Yarowsky 1992, of words): this
    is worth 0.8 points of F1 on newswire. But a town gives its name to its people (`the Varga girls`).
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for span, label in names:
        counts[span.of(text)][label] += 1
    found = []
    for span, label in names:
        best, count = max(counts[span.of(text)].items(), key=lambda item: (item[1], item[0]))
        surer = count >= 2 * counts[span.of(text)][label] and (label, best) != ("Location", "NORP")
        found.append(Labelled(span, best if surer else label))
    return found


def _options() -> onnxruntime.SessionOptions:
    """One thread: more would sum in another order, and processes share the work already."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options


def _framed(pieces: Pieces, window: Window) -> dict[str, NDArray[Any]]:
    """Return the inputs of a window of n pieces, (1, n + 2) each: one row between [CLS] and [SEP]."""
    inside = slice(window.start, window.stop)

    def row(array: NDArray[Any], first: int, last: int) -> NDArray[Any]:
        return np.concatenate([[first], array[inside], [last]]).astype(array.dtype)[None]

    ids, shapes = row(pieces.ids, CLS, SEP), row(pieces.shapes, 0, 0)
    sentences, begins = row(pieces.sentences, -1, -1), row(pieces.begins, 0, 0)
    return dict(zip(_INPUTS, (ids, shapes, sentences, begins), strict=True))


def _inner(output: NDArray[Any]) -> NDArray[Any]:
    """Cut the frame off one window's output; ties (2, n, 1 + n) keep its first piece, "no source"."""
    return output[:, 1:-1, :-1] if output.ndim == 3 else output[1:-1]


@dataclass(frozen=True)
class Scored:
    """A window of n pieces with its scores.

    Shapes: names (n, tags), parts (n, tags), ties (2, n, 1 + n), events (n,), upos (n,),
    arcs (n, n + 2), relations (n,); the last but arcs are label numbers.
    """

    pieces: Pieces
    window: Window
    name_scores: NDArray[np.float32]
    part_scores: NDArray[np.float32]
    ties: NDArray[np.float32]
    events: NDArray[np.int64]
    upos: NDArray[np.int64]
    arcs: NDArray[np.float32]
    relations: NDArray[np.int64]

    @property
    def _begins(self) -> NDArray[np.bool_]:
        return self.pieces.begins[self.window.start : self.window.stop]

    def _reads(self, run: Run) -> bool:
        return self.window.first <= self.window.start + run.start < self.window.last

    def span(self, run: Run) -> Span:
        """Return where a run of pieces stands in the text."""
        at = self.window.start
        return Span(int(self.pieces.starts[at + run.start]), int(self.pieces.ends[at + run.stop - 1]))

    def names(self) -> Iterator[Labelled]:
        """Yield the names that begin in what the window reads."""
        for run in runs(self.name_scores, self._begins, NAME_TAGS):
            if self._reads(run):
                yield Labelled(self.span(run), run.label)

    def attributions(self) -> Iterator[Attribution]:
        """Yield the attributions whose cue is in what the window reads; their parts may lie about it."""
        found = runs(self.part_scores, self._begins, PART_TAGS)
        for cue, source, content in triples(found, self.ties, self._begins):
            if self._reads(cue):
                spans = tuple(self.span(run) for run in content)
                yield Attribution(spans, self.span(source) if source else None, self.span(cue))

    def triggers(self) -> Iterator[Labelled]:
        """Yield the words that tell of events, each with its TimeML class."""
        begins = np.flatnonzero(self._begins)
        told = np.flatnonzero(self.events[begins])
        stops = np.append(begins, len(self.events))[told + 1]
        for start, stop in zip(begins[told].tolist(), stops.tolist(), strict=True):
            run = Run(start, stop, EVENT_TAGS[self.events[start]])
            if self._reads(run):
                yield Labelled(self.span(run), run.label)

    def trees(self, upos: Sequence[str], relations: Sequence[str]) -> Iterator[Tree]:
        """Yield the dependency trees of the sentences that the window reads."""
        start, first, last = self.window.start, self.window.first, self.window.last
        for number in dict.fromkeys(self.pieces.sentences[first:last].tolist()):
            low, high = self.pieces.bounds[number : number + 2].tolist()
            if low < start or high > self.window.stop:
                continue
            at = low - start + np.flatnonzero(self.pieces.begins[low:high])
            if not len(at):
                continue
            starts = self.pieces.starts[start + at].tolist()
            ends = self.pieces.ends[np.append(start + at[1:], high) - 1].tolist()
            yield Tree(
                tuple(map(Span, starts, ends)),
                tuple(tree(self.arcs[np.ix_(at, at + 1)])),
                tuple(upos[k] for k in self.upos[at].tolist()),
                tuple(relations[k] for k in self.relations[at].tolist()),
            )


@lru_cache(maxsize=2)
def reader(path: Path | None = None) -> Reader:
    """Return the reader at this path, or the one that Stemma brings; loaded once a process."""
    return Reader(path or Path(str(files("stemma.models").joinpath("reader.onnx"))))
