"""Word pieces lie where they say, and windows read every sentence once."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.encoder.model import reader
from stemma.annotate.encoder.pieces import Window, shape_of, windows
from stemma.annotate.sentences import sentences
from stemma.offsets import Span

LENGTHS = st.lists(st.integers(0, 90), max_size=40)


def bounds_of(lengths: list[int]) -> list[int]:
    """Return the ends of sentences of these lengths, after a 0."""
    return [sum(lengths[:k]) for k in range(len(lengths) + 1)]


@given(LENGTHS, st.integers(8, 80), st.integers(0, 30))
def test_windows_read_each_piece_once_in_order(lengths: list[int], limit: int, context: int) -> None:
    found = list(windows(bounds_of(lengths), limit, context))
    read = [piece for w in found for piece in range(w.first, w.last)]
    assert read == list(range(sum(lengths)))


@given(LENGTHS, st.integers(8, 80), st.integers(0, 30))
def test_windows_hold_whole_sentences_and_no_more_than_fits(
    lengths: list[int], limit: int, context: int
) -> None:
    bounds = bounds_of(lengths)
    long = {k for a, b in pairwise(bounds) if b - a > limit - 2 for k in range(a, b + 1)}
    for window in windows(bounds, limit, context):
        assert window.start <= window.first <= window.last <= window.stop
        assert window.stop - window.start <= limit - 2
        assert window.first - window.start <= context
        assert window.stop - window.last <= context
        for edge in window:
            assert edge in bounds or edge in long


def test_a_window_has_context_on_both_sides() -> None:
    assert list(windows([0, 10, 20, 30, 40], 32, 10)) == [
        Window(0, 30, 0, 20),
        Window(10, 40, 20, 40),
    ]


@given(st.text(max_size=200))
def test_pieces_lie_inside_their_sentences(text: str) -> None:
    spans = list(sentences(text))
    pieces = reader().cut(text, spans)
    assert len(pieces.bounds) == len(spans) + 1
    for start, end, number in zip(pieces.starts, pieces.ends, pieces.sentences, strict=True):
        assert spans[number].start <= start <= end <= spans[number].end
    assert len(pieces.ids) == len(pieces.shapes) == len(pieces.begins) == pieces.bounds[-1]


@given(st.text(max_size=80))
def test_the_first_piece_of_a_sentence_begins_a_token(text: str) -> None:
    pieces = reader().cut(text, [Span(0, len(text))])
    assert not len(pieces.begins) or pieces.begins[0]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("They don't say.", ["They", "do", "n't", "say", "."]),
        ("Lind's U.S. visit", ["Lind", "'s", "U.S.", "visit"]),
        ("1,500.5 tonnes", ["1,500.5", "tonnes"]),
        ("the 1990s, the 3rd", ["the", "1990s", ",", "the", "3rd"]),
        ("a well-known man…", ["a", "well", "-", "known", "man", "…"]),
        ("“We can’t,” he said", ["“", "We", "ca", "n’t", ",", "”", "he", "said"]),
    ],
)
def test_tokens_begin_where_treebanks_begin_them(text: str, tokens: list[str]) -> None:
    pieces = reader().cut(text, [Span(0, len(text))])
    starts, at = [], 0
    for token in tokens:
        at = text.index(token, at)
        # a vocabulary piece may hold the end of one token and the beginning of the next (`don`)
        starts.append(next(int(s) for s in pieces.starts if s >= at))
        at += len(token)
    assert pieces.starts[pieces.begins].tolist() == starts


@pytest.mark.parametrize(
    ("token", "shape"),
    [("lind", 1), ("Lind", 2), ("NATO", 3), ("McLind", 4), ("15", 5), ("15,000", 6), ("리", 7), (".", 6)],
)
def test_shapes_tell_letter_case(token: str, shape: int) -> None:
    assert shape_of(token) == shape
