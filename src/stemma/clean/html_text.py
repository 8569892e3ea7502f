"""Turns stretches of markup source into the text a browser shows, noting where each character came from."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from stemma.offsets import OffsetMap, Piece

# What a browser does not show as it stands: white space to collapse, character references,
# and marks without width (soft hyphen, zero-width space, byte order mark, NUL) that split words.
_SPECIAL = re.compile(
    r"[ \t\n\r\f]{2,}|[\t\n\r\f]|[\u00ad\u200b\ufeff\x00]+"
    r"|&(?:\#[0-9]+|\#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]{1,40});?"
)
SPACES = " \t\n\r\f"
_WIDTHLESS = "\u00ad\u200b\ufeff\x00"
_LONGEST_NUMBER = 12  # characters of a numeric reference; a longer one is no code point


class Stretch(NamedTuple):
    """A run of visible text within one block: its range, the block's tag, and why it is surely no article."""

    start: int
    end: int
    tag: str
    reason: str | None


def decode_reference(reference: str) -> tuple[str, int]:
    """Return the characters a reference (`&amp;`) stands for and how many of its own it takes up.

    A text that only looks like a reference stands for itself. Named references may lack their
    semicolon as HTML allows, so that only the first five characters of `&notit` count.
    """
    if reference.startswith("&#") and len(reference) > _LONGEST_NUMBER:
        return "\ufffd", len(reference)
    decoded, taken = unescape(reference), len(reference)
    while len(decoded) > 1 and decoded[-1] == reference[taken - 1] and decoded != reference[:taken]:
        decoded, taken = decoded[:-1], taken - 1
    return decoded, taken


class VisibleText:
    """Collects what is shown, in source order; white space is collapsed as a browser does."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.length = 0
        self.stretches: list[Stretch] = []
        self._pieces: list[Piece] = []
        self._texts: list[str] = []
        self._space: Piece | None = None
        self._break = 0
        self._start = 0
        self._mark: tuple[str, str | None] = ("", None)

    def result(self) -> tuple[str, OffsetMap]:
        """Return the visible text and its map to the source; call once, at the end."""
        self._close_stretch()
        return "".join(self._texts), OffsetMap(self._pieces)

    def mark(self, tag: str, reason: str | None) -> None:
        """Say in what block the text that follows stands, and why it is no article if so."""
        if (tag, reason) != self._mark:
            self._close_stretch()
            self._mark = (tag, reason)

    def line(self, lines: int) -> None:
        """Break the line here: once (`<br>`), or twice between blocks."""
        if lines == 1 and self._break:
            lines = 2
        self._close_stretch()
        self._break = max(self._break, lines)
        self._space = None

    def next_line(self) -> None:
        """Start on a fresh line unless the text already does."""
        self._close_stretch()
        self._break = max(self._break, 1)
        self._space = None

    def add(self, start: int, end: int, *, exact: bool = False) -> None:
        """Add the text of the source between two tags; `exact` keeps line ends (`<pre>`)."""
        at = start
        while found := _SPECIAL.search(self.source, at, end):
            self._copy(at, found.start())
            at = self._special(found[0], found.start(), exact=exact)
        self._copy(at, end)

    def add_literal(self, start: int, end: int) -> None:
        """Add text that holds no references (a CDATA section)."""
        for found in re.finditer(r"\S+|\s+", self.source[start:end]):
            if found[0].isspace():
                self.blank(start + found.start(), start + found.end())
            else:
                self._emit(start + found.start(), start + found.end(), None)

    def blank(self, start: int, end: int, *, exact: bool = False) -> None:
        """Note white space; it shows only when text follows on the same line."""
        if self._break or not self.length:
            return
        if self._space is None:
            self._space = Piece(start, end, None if exact or self.source[start:end] == " " else " ")
        elif exact and self._space.end == start:
            self._space = Piece(self._space.start, end)

    def _special(self, found: str, start: int, *, exact: bool) -> int:
        """Add one special stretch and return where it ends."""
        if found[0] == "&":
            decoded, taken = decode_reference(found)
            end = start + taken
            if decoded == found[:taken]:
                self._emit(start, end, None)
            elif decoded and decoded in SPACES:
                self.blank(start, end)
            elif decoded.strip(_WIDTHLESS):
                self._emit(start, end, decoded)
            return end
        end = start + len(found)
        if found[0] in SPACES:
            self.blank(start, end, exact=exact)
        return end

    def _copy(self, start: int, end: int) -> None:
        """Add a stretch whose only white space is single blanks."""
        if start < end and self.source[start] == " ":
            self.blank(start, start + 1)
            start += 1
        tail = end - 1 if start < end and self.source[end - 1] == " " else end
        if start < tail:
            self._emit(start, tail, None)
        if tail < end:
            self.blank(tail, end)

    def _emit(self, start: int, end: int, text: str | None) -> None:
        """Add a piece, after the line break or blank that was noted before it."""
        if self._break and self.length:
            self._put(Piece(start, start, "\n" * self._break))
        elif self._space is not None:
            self._put(self._space)
        if self._break or not self.length:
            self._start = self.length
        self._break, self._space = 0, None
        self._put(Piece(start, end, text))

    def _put(self, piece: Piece) -> None:
        self._pieces.append(piece)
        text = self.source[piece.start : piece.end] if piece.text is None else piece.text
        self._texts.append(text)
        self.length += len(text)

    def _close_stretch(self) -> None:
        if self._start < self.length:
            self.stretches.append(Stretch(self._start, self.length, *self._mark))
        self._start = self.length
