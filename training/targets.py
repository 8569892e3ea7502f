"""Turns labelled texts into rows of word pieces with the target of each head (-100: not scored)."""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from stemma.annotate.encoder.labels import EVENT_TAGS, NAME_TAGS, PART_TAGS, PART_TYPES
from stemma.annotate.encoder.pieces import Pieces, Window, cut
from stemma.offsets import Span
from training.texts import Text

NOT_SCORED = -100
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Prepared:
    """A text with its pieces."""

    text: Text
    pieces: Pieces

    def row(self, window: Window) -> Row:
        """Return the row of one window."""
        return Row(self, window.start, window.stop)


@dataclass(frozen=True)
class Row:
    """Pieces `start:stop` of a text, as they go through the encoder (without the frame)."""

    of: Prepared
    start: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.start

    @property
    def begins(self) -> NDArray[np.bool_]:
        """Say which pieces begin a token."""
        return self.of.pieces.begins[self.start : self.stop]

    def where(self, span: Span) -> slice:
        """Return the pieces of the row that lie in a span of characters."""
        pieces = self.of.pieces
        first = bisect_right(pieces.ends, span.start, self.start, self.stop)
        last = bisect_left(pieces.starts, span.end, first, self.stop)
        return slice(first - self.start, last - self.start)


def prepare(tokenizer: Tokenizer, text: Text) -> Prepared:
    """Cut a text into pieces."""
    return Prepared(text, cut(tokenizer, text.text, text.sentences))


def rows_of(prepared: Prepared, limit: int, rng: random.Random) -> list[Row]:
    """Cut a text at random sentence borders into rows of at most `limit` pieces."""
    bounds = prepared.pieces.bounds
    rows: list[Row] = []
    start = 0
    while start < len(bounds) - 1:
        size = rng.choice([limit // 4, limit // 2, limit, limit, limit]) - 2
        stop = start + 1
        while stop < len(bounds) - 1 and bounds[stop + 1] - bounds[start] <= size:
            stop += 1
        last = min(int(bounds[stop]), int(bounds[start]) + limit - 2)
        rows.append(Row(prepared, int(bounds[start]), last))
        start = stop
    return [row for row in rows if len(row) > 2]


def name_targets(row: Row) -> NDArray[np.float32]:
    """Return the tags each piece may have, as 0/1 (T, tags): a coarse label allows every finer one."""
    text = row.of.text
    allowed = np.zeros((len(row), len(NAME_TAGS)), np.float32)
    outside = ["O", *(f"{place}-{name}" for name in text.scheme["O"] for place in "BI")]
    allowed[:, [NAME_TAGS.index(tag) for tag in outside]] = 1
    for span, label in text.names:
        where = row.where(span)
        for i in range(where.start, where.stop):
            allowed[i] = 0
            for name in text.scheme[label]:
                allowed[i, NAME_TAGS.index(("B-" if i == where.start else "I-") + name)] = 1
    allowed[~row.begins] = 0
    return allowed


@dataclass(frozen=True)
class PartTargets:
    """Per piece: its tag, and of a content the first piece of its cue; per cue (its first piece) its source.

    `sources` (cues, T) has 1 at the pieces of the cue's source, 0 at those of other sources, and is
    not scored elsewhere; a cue without a source has no 1.
    """

    tags: Ints
    content_cues: Ints
    cues: Ints
    sources: Ints

    @property
    def choices(self) -> Ints:
        """Return `sources` with the choice of none before them, (cues, 1 + T)."""
        none = (self.sources != 1).all(1)
        return np.concatenate([none[:, None].astype(np.int64), self.sources], 1)


def part_targets(row: Row) -> PartTargets:
    """Return the targets of the attribution heads."""
    tags = np.zeros(len(row), np.int64)
    content_cues = np.full(len(row), NOT_SCORED, np.int64)
    found = [_parts_in(row, attribution) for attribution in row.of.text.attributions]
    for got in found:
        for part, slices in got.items():
            for where in slices:
                tags[where] = PART_TAGS.index("I-" + part)
                tags[where.start] = PART_TAGS.index("B-" + part)
        if got["cue"]:
            for where in got["content"]:
                content_cues[where] = got["cue"][0].start
    spoken = [got for got in found if got["cue"]]
    every = np.full(len(row), NOT_SCORED, np.int64)
    for got in found:
        for where in got["source"]:
            every[where] = 0
    sources = np.repeat(every[None], len(spoken), 0)
    for number, got in enumerate(spoken):
        for where in got["source"]:
            sources[number, where] = 1
    for array in (tags, content_cues, sources.T):
        array[~row.begins] = NOT_SCORED
    return PartTargets(tags, content_cues, np.array([g["cue"][0].start for g in spoken], np.int64), sources)


def _parts_in(row: Row, attribution: Mapping[str, list[list[int]]]) -> dict[str, list[slice]]:
    """Return where an attribution's parts lie in a row, as far as they do."""
    return {
        part: [w for start, end in attribution[part] if (w := row.where(Span(start, end))).start < w.stop]
        for part in PART_TYPES
    }


def event_targets(row: Row) -> Ints:
    """Return the event class of each piece."""
    tags = np.zeros(len(row), np.int64)
    for span, label in row.of.text.events:
        tags[row.where(span)] = EVENT_TAGS.index(label)
    tags[~row.begins] = NOT_SCORED
    return tags


def _number(labels: Sequence[str], label: str) -> int:
    return labels.index(label) if label in labels else NOT_SCORED


@dataclass(frozen=True)
class Inventory:
    """The labels of the syntax heads."""

    upos: tuple[str, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True)
class TreeTargets:
    """Per piece: UPOS, the head's piece and the relation; which pieces begin a word, and of which token."""

    upos: Ints
    heads: Ints
    relations: Ints
    begins: NDArray[np.bool_]
    tokens: Ints


def tree_targets(row: Row, inventory: Inventory) -> TreeTargets:
    """Return the targets of the syntax heads; a token stands at its first piece."""
    tokens = row.of.text.tokens
    starts = row.of.pieces.starts[row.start : row.stop]
    first: dict[int, int] = {}
    token_starts = [t.span.start for t in tokens]
    for i, start in enumerate(starts):
        k = bisect_right(token_starts, start) - 1
        if k >= 0 and start < tokens[k].span.end:
            first.setdefault(k, i)
    tags, heads, rels, of = (np.full(len(row), NOT_SCORED, np.int64) for _ in range(4))
    begins = np.zeros(len(row), bool)
    for k, i in first.items():
        token = tokens[k]
        begins[i], of[i] = True, k
        tags[i] = _number(inventory.upos, token.upos)
        if token.head in first:
            heads[i] = first[token.head]
            rels[i] = _number(inventory.relations, token.relation)
    return TreeTargets(tags, heads, rels, begins, of)
