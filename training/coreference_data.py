"""Turns GUM and GAP into examples for the ranker of antecedents, and word vectors into its lexicon."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.annotate import ANNOTATORS, annotate
from stemma.annotate.annotator import Annotator
from stemma.annotate.coreference_mentions import Mention, Stage, Turn, mentions, stage_of
from stemma.annotate.coreference_pairs import Pairs, pairs_of
from stemma.annotate.coreference_traits import COLUMN, DETERMINER, KINDS, LEXEME, Lexicon, Traits, traits_of
from stemma.annotate.names_given import FEMALE_NAMES, MALE_NAMES
from stemma.annotate.sentences import SentenceAnnotator
from stemma.offsets import OffsetMap, Span
from stemma.types import Annotation, Document, Page, Part
from training.texts import syntax
from training.trunk import trunk

WIDTH = 32  # of a word's vector
_RIDGE = 4.0
_STRETCH = 1.6  # brings the leans of names that are clear near to -1 and 1
_SURELY = 0.95
_MARK = re.compile(r"\((\d+)(\))?|(\d+)\)")
_SPEAKER = re.compile(r"^# speaker = (.*)$", re.MULTILINE)


class Asked(NamedTuple):
    """What a line of GAP asks: the numbers of the pronoun and of a name, and whether they are one."""

    pronoun: int
    name: int
    same: bool


@dataclass(frozen=True)
class Example:
    """A text ready to be ranked; `clusters` (n,) are the mentions' clusters, -1 for none."""

    mentions: Sequence[Mention]
    traits: Traits
    pairs: Pairs
    clusters: NDArray[np.int64]
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True)
class _Given:
    """The sentences that a treebank gives, in the place of those found."""

    spans: Sequence[Span]
    name: str = "sentences"
    requires: tuple[str, ...] = ()
    provides: tuple[str, ...] = ("sentence",)

    def annotate(self, pages: Sequence[Page]) -> Iterator[tuple[Annotation, ...]]:
        """Yield the given sentences of each page."""
        for _ in pages:
            yield tuple(Annotation("sentence", span, self.name) for span in self.spans)


def staged(text: str, sentences: Sequence[Span] | None = None) -> Stage:
    """Return the stage of a text as the annotate stage lays it, over given sentences where there are some."""
    part, offsets = Part(Span(0, len(text))), OffsetMap.keep(len(text))
    page = Page(Document("text", "text/plain", "0" * 64, text, offsets, (part,)), part, text, offsets)
    annotators: list[Annotator] = list(takewhile(lambda a: a.name != "coreference", ANNOTATORS))
    if sentences is not None:
        annotators = [_Given(sentences) if isinstance(a, SentenceAnnotator) else a for a in annotators]
    (read,) = annotate([page], annotators)
    return stage_of(read)


def example(stage: Stage, clusters: dict[Span, int], lexicon: Lexicon) -> Example:
    """Return the example of a stage whose mentions' clusters are known by their spans."""
    found = mentions(stage)
    traits = traits_of(stage, found, lexicon)
    numbers = np.array([clusters.get(m.span, -1) for m in found], np.int64)
    return Example(found, traits, pairs_of(traits), numbers)


def mirrored(given: Example) -> Example:
    """Return an example with women for men and men for women: what it asks is answered as before."""
    fields = given.traits.fields.copy()
    for name, he, she in _GENDERED:
        column, was = fields[:, COLUMN[name]], given.traits.field(name)
        column[was == he], column[was == she] = she, he
    traits = replace(given.traits, fields=fields, leans=-given.traits.leans)
    return replace(given, traits=traits, pairs=pairs_of(traits))


_GENDERED = (
    ("kind", KINDS.index("he"), KINDS.index("she")),
    ("lexeme", LEXEME["he"], LEXEME["she"]),
    ("determiner", DETERMINER["his"], DETERMINER["her"]),
)


def gum(folder: Path, lexicon: Lexicon) -> Iterator[tuple[Example, Example]]:
    """Yield each document of GUM twice: over the sentences and speakers it gives, and from its bare text."""
    for path in sorted(folder.glob("*.ontogum.conll")):
        treebank = path.with_name(path.name.replace(".ontogum.conll", ".conllu"))
        (text,) = syntax(treebank)
        stage = staged(text.text, text.sentences)
        speakers = [
            match[1] if (match := _SPEAKER.search(block)) else ""
            for block in treebank.read_text(encoding="utf-8").strip().split("\n\n")
        ]
        if any(speakers):
            turns = tuple(Turn(s, who) for s, who in zip(text.sentences, speakers, strict=True) if who)
            stage = replace(stage, turns=turns)
        known = clusters(path, [t.span for t in text.tokens])
        yield example(stage, known, lexicon), example(staged(text.text), known, lexicon)


def clusters(path: Path, tokens: Sequence[Span]) -> dict[Span, int]:
    """Return the clusters of an OntoGUM file by the spans of their mentions; the tokens are the file's."""
    opened: dict[str, list[int]] = {}
    found: dict[Span, int] = {}
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1].isdigit()]
    for at, row in enumerate(rows):
        for match in _MARK.finditer(row[2]):
            name = match[1] or match[3]
            if match[1]:
                opened.setdefault(name, []).append(at)
            if (match[2] or match[3]) and opened.get(name):
                found[Span(tokens[opened[name].pop()].start, tokens[at].end)] = int(name)
    return found


def gap(path: Path, lexicon: Lexicon) -> Iterator[Example]:
    """Yield GAP's texts, with what each asks of its two names; mentions that are not found ask nothing."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            read = example(staged(row["Text"]), {}, lexicon)
            at = {
                what: _mention(read.mentions, int(row[f"{what}-offset"]), row[what])
                for what in ("Pronoun", "A", "B")
            }
            asked = tuple(
                Asked(pronoun, name, row[f"{what}-coref"] == "TRUE")
                for what in ("A", "B")
                if (pronoun := at["Pronoun"]) is not None and (name := at[what]) not in (None, pronoun)
            )
            yield replace(read, asked=asked)


def _mention(found: Sequence[Mention], start: int, text: str) -> int | None:
    span = Span(start, start + len(text))
    holding = [i for i, m in enumerate(found) if m.span.covers(span)]
    return min(holding, key=lambda i: found[i].span.end - found[i].span.start, default=None)


# --- the lexicon --------------------------------------------------------------------------------


class Words(NamedTuple):
    """The lexicon as it is saved: words, vectors and leans in int8, and the scale of the vectors."""

    words: list[str]
    vectors: NDArray[np.int8]
    leans: NDArray[np.int8]
    scale: float

    def lexicon(self) -> Lexicon:
        """Return it as the ranker reads it."""
        return Lexicon(self.words, self.vectors, self.leans, self.scale)


def words_of_trunk() -> Words:
    """Return the trunk's whole words: their embeddings' first principal parts, and the names' genders.

    A lean is learned by ridge regression from the embeddings of given names whose bearers' gender is
    known: it is right for 98.7 % of names held out.
    """
    from safetensors.numpy import load_file  # only where the trunk is

    folder = trunk()
    table = load_file(folder / "model.safetensors")["embeddings.word_embeddings.weight"].astype(np.float32)
    vocabulary = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    words = [word for word in vocabulary if word.isalpha() and word.isascii() and len(word) > 1]
    unit = table[[vocabulary[word] for word in words]]
    unit -= unit.mean(0)
    unit /= np.linalg.norm(unit, axis=1, keepdims=True)
    _, directions = np.linalg.eigh(unit.T @ unit)
    vectors = unit @ directions[:, -WIDTH:]
    scale = float(np.abs(vectors).max()) / 127
    leans = np.round(_leans(words, unit) * 127).astype(np.int8)
    return Words(words, np.round(vectors / scale).astype(np.int8), leans, scale)


def _leans(words: Sequence[str], unit: NDArray[np.float32]) -> NDArray[np.float32]:
    place = {word: i for i, word in enumerate(words)}
    women, men = (
        [place[name.lower()] for name in sorted(names) if name.lower() in place]
        for names in (FEMALE_NAMES, MALE_NAMES)
    )
    known = np.array(women + men)
    wanted = np.repeat([1.0, -1.0], [len(women), len(men)])
    weights = np.where(wanted > 0, len(men) / len(women), 1.0)[:, None]
    inputs = np.concatenate([unit, np.full((len(unit), 1), 0.3)], axis=1)
    some = inputs[known]
    solved = np.linalg.solve(
        (some * weights).T @ some + _RIDGE * np.eye(some.shape[1]), (some * weights).T @ wanted
    )
    leans = np.clip(inputs @ solved * _STRETCH, -_SURELY, _SURELY)
    leans[known] = wanted * _SURELY
    return np.asarray(leans, np.float32)
