"""Turns a document into its words with their places in the raw text."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from stemma.offsets import OffsetMap, Span
from stemma.relate.reuse_tokens import LINK, REMOVED, U32, Tokens, flag_spans, tokenize
from stemma.types import Document

_LINK = re.compile(r"(?:https?|ftp)://\S+|www\.\S+", re.IGNORECASE)


def words_of(document: Document) -> Tokens:
    """Return the words of a document with their raw places, without those of links.

    Of a plain text all words, those of furniture flagged: what stands twice in a scraped file
    often stands once in its furniture. Of markup and JSON the article only.
    """
    if document.media_type == "text/plain":
        tokens = _linkless(document.text)
        furniture = (removed.span for removed in document.removed if removed.reason != "caption")
        flag_spans(tokens, furniture, REMOVED)
        return tokens
    tokens = _linkless(document.offsets.apply(document.text))
    return Tokens(
        tokens.stems,
        _raw(document.offsets, tokens.starts, last=False),
        _raw(document.offsets, tokens.ends - 1, last=True),
        tokens.flags,
    )


def _linkless(text: str) -> Tokens:
    """Return the words of a text but for those of web addresses."""
    tokens = tokenize(text)
    if not any(sign in text for sign in ("://", "www.", "WWW.")):
        return tokens  # most articles: to look for a few signs is a hundred times faster than the pattern
    flag_spans(tokens, (Span(*match.span()) for match in _LINK.finditer(text)), LINK)
    return tokens.only(~tokens.has(LINK))


def _raw(offsets: OffsetMap, places: NDArray[np.uint32], *, last: bool) -> U32:
    """Carry places of a clean text to the raw text, all at once; `last`: to just behind them."""
    if not len(places):
        return places.astype(np.uint32)
    pieces = offsets.pieces
    copied = np.array([piece.text is None for piece in pieces])
    starts = np.concatenate(([0], np.cumsum([piece.length for piece in pieces])))[:-1]
    index = np.searchsorted(starts, places, "right") - 1
    inner = places - starts[index]
    raw = np.array([(piece.start, piece.end) for piece in pieces])[index]
    replaced = raw[:, 1] if last else raw[:, 0]
    return np.where(copied[index], raw[:, 0] + inner + int(last), replaced).astype(np.uint32)
