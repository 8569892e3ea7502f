"""Turns sentences of a text into word pieces with their letter case, in windows that the encoder takes.

Training and reading share this module, so that the model meets the same input in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from stemma.offsets import Span

CLS, SEP = 101, 102
SHAPES = 16  # classes of `shape_of`, and the same again for a token glued to the one before

# Tokens as English treebanks cut them: clitics apart, numbers and dotted abbreviations whole.
_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s)\b)?"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W_]+?(?=n['’]t\b)|n['’]t\b"
    r"|['’](?:s|re|ve|ll|d|m)\b"
    r"|[^\W_]+|\.{2,}|-{2,}|\S",
    re.IGNORECASE,
)


class Pieces(NamedTuple):
    """A text's word pieces as arrays of one length n; sentence k is `bounds[k]:bounds[k + 1]`.

    `starts` and `ends` are code points of the text; `begins` marks the first piece of a token.
    """

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    begins: NDArray[np.bool_]
    sentences: NDArray[np.int64]
    bounds: NDArray[np.int64]


class Window(NamedTuple):
    """Pieces `start:stop` go through the encoder together; `first:last` of them are read off."""

    start: int
    stop: int
    first: int
    last: int


@lru_cache(maxsize=50_000)
def shape_of(token: str) -> int:
    """Return the class of a token's letter case, 1..7: the trunk's vocabulary is uncased."""
    if token.isdigit():
        return 5
    if not any(c.isalpha() for c in token):
        return 6
    if not token.isascii() and not any(c.isupper() or c.islower() for c in token):
        return 7
    if not any(c.isupper() for c in token):
        return 1
    if token[:1].isupper() and not any(c.isupper() for c in token[1:]):
        return 2
    return 3 if not any(c.islower() for c in token) else 4


def cut(tokenizer: Tokenizer, text: str, sentences: Sequence[Span]) -> Pieces:
    """Cut the sentences of a text into word pieces."""
    encodings = tokenizer.encode_batch([s.of(text) for s in sentences], add_special_tokens=False)
    ids: list[int] = []
    spans: list[tuple[int, int]] = []
    shapes: list[int] = []
    begins: list[bool] = []
    bounds = [0]
    for sentence, encoding in zip(sentences, encodings, strict=True):
        offsets = encoding.offsets
        ids += encoding.ids
        spans += [(sentence.start + s, sentence.start + e) for s, e in offsets]
        _add_shapes(sentence.of(text), offsets, shapes, begins)
        bounds.append(len(ids))
    ranges = np.array(spans, np.int64).reshape(-1, 2)
    lengths = np.diff(bounds)
    return Pieces(
        np.array(ids, np.int64),
        np.array(shapes, np.int64),
        ranges[:, 0],
        ranges[:, 1],
        np.array(begins, np.bool_),
        np.repeat(np.arange(len(lengths)), lengths),
        np.array(bounds, np.int64),
    )


def _add_shapes(text: str, offsets: list[tuple[int, int]], shapes: list[int], begins: list[bool]) -> None:
    """Append, for each piece of a sentence, its token's shape and whether it begins that token."""
    tokens = iter(_TOKEN.finditer(text))
    end, shape = -1, 0
    for start, _ in offsets:
        begun = False
        while start >= end:
            token = next(tokens, None)
            if token is None:
                break
            glued = token.start() > 0 and not text[token.start() - 1].isspace()
            end, shape, begun = token.end(), shape_of(token[0]) + 8 * glued, True
        shapes.append(shape)
        begins.append(begun)


def windows(bounds: Sequence[int], limit: int, context: int) -> Iterator[Window]:
    """Yield windows of at most `limit` pieces (two go to the frame) that read each sentence once.

    Each holds whole sentences, with up to `context` pieces of whole sentences before and after
    those that it reads. Only a sentence longer than a window is cut, and stands alone.
    """
    room, count = limit - 2, len(bounds) - 1
    number = 0
    while number < count:
        if bounds[number + 1] - bounds[number] > room:
            yield from _cut_up(bounds[number], bounds[number + 1], room)
            number += 1
            continue
        start = _before(bounds, number, context)
        if bounds[number + 1] - bounds[start] > room:
            start = number
        last = number + 1
        while last < count and bounds[_after(bounds, last + 1, context)] - bounds[start] <= room:
            last += 1
        stop = _after(bounds, last, context)
        if bounds[stop] - bounds[start] > room:
            stop = last
        yield Window(bounds[start], bounds[stop], bounds[number], bounds[last])
        number = last


def _cut_up(start: int, stop: int, room: int) -> Iterator[Window]:
    for at in range(start, stop, room):
        end = min(at + room, stop)
        yield Window(at, end, at, end)


def _before(bounds: Sequence[int], number: int, context: int) -> int:
    """Return the first of the sentences before this one that are its context."""
    first = number
    while first > 0 and bounds[number] - bounds[first - 1] <= context:
        first -= 1
    return first


def _after(bounds: Sequence[int], number: int, context: int) -> int:
    """Return the end of the sentences from this one on that are the context of those before it."""
    last = number
    while last < len(bounds) - 1 and bounds[last + 1] - bounds[number] <= context:
        last += 1
    return last
