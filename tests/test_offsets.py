"""Positions of a clean text lead to the characters they came from, whatever was cut or replaced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.offsets import OffsetMap, Piece, Span

RAW_LENGTH = 60


@st.composite
def pieces(draw: st.DrawFn) -> list[Piece]:
    """Pieces in raw order: copies, replacements and insertions."""
    cuts = sorted(draw(st.lists(st.integers(0, RAW_LENGTH), max_size=16)))
    made = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        made.append(Piece(start, end, draw(st.none() | st.text("xyz\n", max_size=3))))
    return made


def spelled_out(raw: str, parts: list[Piece]) -> list[tuple[str, int, int]]:
    """The clean text by its definition: each character with the raw range it stands for."""
    out = []
    for piece in parts:
        if piece.text is None:
            out += [(raw[i], i, i + 1) for i in range(piece.start, piece.end)]
        else:
            out += [(c, piece.start, piece.end) for c in piece.text]
    return out


RAW = "".join(chr(ord("a") + i % 26) for i in range(RAW_LENGTH))


@given(pieces())
def test_clean_text_is_what_the_pieces_spell(parts: list[Piece]) -> None:
    characters = spelled_out(RAW, parts)
    offsets = OffsetMap(parts)
    assert offsets.apply(RAW) == "".join(c for c, _, _ in characters)
    assert offsets.length == len(characters)


@given(pieces(), st.data())
def test_a_clean_span_leads_from_its_first_to_its_last_character(
    parts: list[Piece], data: st.DataObject
) -> None:
    characters = spelled_out(RAW, parts)
    if not characters:
        return
    start = data.draw(st.integers(0, len(characters) - 1))
    end = data.draw(st.integers(start + 1, len(characters)))
    assert OffsetMap(parts).to_raw(Span(start, end)) == (characters[start][1], characters[end - 1][2])


@given(pieces(), st.integers(0, RAW_LENGTH), st.integers(0, RAW_LENGTH))
def test_a_raw_span_leads_to_the_clean_characters_it_left(parts: list[Piece], a: int, b: int) -> None:
    span = Span(min(a, b), max(a, b))
    left = [i for i, (_, s, e) in enumerate(spelled_out(RAW, parts)) if s < span.end and e > span.start]
    clean = OffsetMap(parts).to_clean(span)
    if left:
        assert clean is not None
        assert (clean.start, clean.end) == (left[0], left[-1] + 1)


@given(st.lists(st.tuples(st.integers(0, RAW_LENGTH), st.integers(0, RAW_LENGTH)), max_size=8))
def test_kept_and_removed_share_the_raw_text_out(cuts: list[tuple[int, int]]) -> None:
    removed = [Span(min(c), max(c)) for c in cuts]
    offsets = OffsetMap.keep(RAW_LENGTH, removed)
    gone = {i for span in removed for i in range(*span)}
    assert {i for span in offsets.removed(RAW_LENGTH) for i in range(*span)} == gone
    assert offsets.apply(RAW) == "".join(c for i, c in enumerate(RAW) if i not in gone)


@given(pieces(), st.integers(0, RAW_LENGTH), st.integers(0, RAW_LENGTH))
def test_a_slice_keeps_what_lies_within(parts: list[Piece], a: int, b: int) -> None:
    span = Span(min(a, b), max(a, b))
    within = [c for c, s, e in spelled_out(RAW, parts) if span.start <= s and e <= span.end and s < e]
    sliced = OffsetMap(parts).slice(span)
    assert [c for c, s, e in spelled_out(RAW, list(sliced.pieces)) if s < e] == within


def test_pieces_that_touch_are_one() -> None:
    assert OffsetMap([Piece(0, 3), Piece(3, 5), Piece(5, 5, "")]).pieces == (Piece(0, 5),)


def test_pieces_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="out of raw order"):
        OffsetMap([Piece(3, 5), Piece(0, 2)])


def test_an_empty_map_leads_nowhere_without_failing() -> None:
    offsets = OffsetMap([])
    assert (offsets.length, offsets.to_raw(Span(0, 3)), offsets.to_clean(Span(0, 3))) == (0, (0, 0), None)


def test_a_span_that_ends_the_text_stays_within_it() -> None:
    assert OffsetMap.keep(5).to_raw(Span(5, 5)) == (5, 5)


@given(st.tuples(st.integers(0, 9), st.integers(0, 9)), st.tuples(st.integers(0, 9), st.integers(0, 9)))
def test_span_relations_are_those_of_sets(a: tuple[int, int], b: tuple[int, int]) -> None:
    x, y = Span(min(a), max(a)), Span(min(b), max(b))
    if x.start < x.end and y.start < y.end:
        assert x.overlaps(y) == bool(set(range(*x)) & set(range(*y)))
        assert x.covers(y) == (set(range(*y)) <= set(range(*x)))
