"""Turns words into the places where SQLite's full-text index finds them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

from stemma.errors import UsageError
from stemma.offsets import Span
from stemma.types import Document, Hit

_PHRASE = re.compile(r'"([^"]+)"|(\S+)')
_AROUND = 80  # characters of context on each side of the first word found


def ranked(connection: sqlite3.Connection, words: str) -> Iterator[tuple[str, int]]:
    """Yield the ids and index rows of the documents that hold all the words, best first (BM25)."""
    sql = "SELECT document, rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, 4.0, 1.0), document"
    yield from connection.execute(sql, (_query(words),)).fetchall()


def hit(connection: sqlite3.Connection, document: Document, row: int, words: str) -> Hit:
    """Return where in the document the words first stand, with what stands around them."""
    clean = document.offsets.apply(document.text)
    left, right = _marks_not_in(clean)
    sql = "SELECT highlight(words, 1, ?, ?) FROM words WHERE words MATCH ? AND rowid = ?"
    marked = connection.execute(sql, (left, right, _query(words), row)).fetchone()[0]
    spans = list(_spans(marked, left, right))
    first = document.offsets.to_raw(spans[0]) if spans else document.title_span or Span(0, 0)
    return Hit(document.id, document.path, first, _snippet(clean, spans))


def _query(words: str) -> str:
    """Quote each word and phrase, so that no character of theirs is read as syntax."""
    terms = [phrase or word.replace('"', "") for phrase, word in _PHRASE.findall(words)]
    terms = [term for term in terms if any(c.isalnum() for c in term)]
    if not terms:
        raise UsageError(f"{words!r}: nothing to search for; give at least one word")
    return " ".join(f'"{term}"' for term in terms)


def _marks_not_in(text: str) -> tuple[str, str]:
    """Return two private characters that the text does not hold."""
    free = [chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in text]
    return free[0], free[1]


def _spans(marked: str, left: str, right: str) -> Iterator[Span]:
    """Yield the marked stretches as spans of the unmarked text."""
    at = 0
    for piece in marked.split(left)[:1]:
        at = len(piece)
    for piece in marked.split(left)[1:]:
        inside, outside = piece.split(right, 1)
        yield Span(at, at + len(inside))
        at += len(inside) + len(outside)


def _snippet(text: str, spans: list[Span]) -> str:
    """Return the text around the first stretch, all stretches within it in [brackets], on one line."""
    start, end = spans[0] if spans else Span(0, 0)
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    out, at = [], low
    for span in spans:
        if span.end <= high:
            out += [text[at : span.start], "[", span.of(text), "]"]
            at = span.end
    line = " ".join("".join([*out, text[at:high]]).split())
    return f"{'…' if low else ''}{line}{'…' if high < len(text) else ''}"
