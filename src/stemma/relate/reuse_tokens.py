"""Turns a text into arrays of words: hashes that are the same on every machine, places, flags.

Everything is done on whole arrays of code points, so that a text of a million characters costs
milliseconds. The hash of a word is a polynomial over its folded characters modulo 2**64, read
off a running sum (the base is odd and so has an inverse), then mixed and cut to 32 bits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from stemma.offsets import Span

U8 = NDArray[np.uint8]
U32 = NDArray[np.uint32]
U64 = NDArray[np.uint64]
Index = NDArray[np.int64]

STOP = 1  # a function word
QUOTED = 2  # within quotation marks
REMOVED = 4  # furniture: not part of the article
BREAK = 8  # the first word of a sentence or a line
CAPITAL = 16  # begins with a capital letter
LINK = 32  # part of a web address
CLAUSE = 64  # the first word of a clause: behind a mark that parts clauses, or a break

_BASE = 0x9E3779B97F4A7C15  # odd, so it can be inverted modulo 2**64
_INVERSE = pow(_BASE, -1, 2**64)
_STEM = 6  # letters that inflected forms of one English word usually share
_FOLDED = 0x2000  # code points below this are folded: Latin, Greek, Cyrillic and their like
_ENDS = ".!?…\n\r\u2028\u2029"
_END = np.uint64(2**32)
_PARTS = _ENDS + ',;:–—()[]"“”„«»‹›'

_FUNCTION_WORDS = (
    "a about above after again against all also although am among an and any are as at be because been "
    "before being below between both but by can could did do does doing down during each either even ever "
    "every few for from further had has have having he her here hers herself him himself his how however i "
    "if in into is it its itself just may me might more most much must my neither no nor not now of off on "
    "once one only or other our ours out over own per rather s same shall she should since so some such t "
    "than that the their theirs them themselves then there these they this those though through thus to too "
    "under until up upon us very was we were what when where whether which while who whom whose why will "
    "with within without would yet you your yours ve re ll d m said says say told tell tells saying mr mrs ms"
)


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The words of a text in order: hash of the stem, place (code points), flags; 13 bytes a word."""

    stems: U32
    starts: U32
    ends: U32
    flags: U8

    def __len__(self) -> int:
        return len(self.stems)

    def has(self, flag: int) -> NDArray[np.bool_]:
        """Say for each word whether it bears the flag."""
        mask: NDArray[np.bool_] = (self.flags & flag) != 0
        return mask

    def only(self, mask: NDArray[np.bool_]) -> Tokens:
        """Return the words for which the mask is true."""
        return Tokens(self.stems[mask], self.starts[mask], self.ends[mask], self.flags[mask])


def tokenize(text: str) -> Tokens:
    """Return the words of the text: runs of letters and digits, each ideograph by itself.

    A stem is the word's first six letters, without case or accents: what the forms of one
    English word usually share, so that `captive` meets `captives`.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = np.where(codes < 65536, codes, 0)  # what lies beyond the basic plane is no word
    word, alone, folds = _tables()
    starts, ends = _bounds(word[codes], alone[codes])
    hashes, stems = _hashes(folds[codes], starts, ends)
    flags = _is_stop(hashes) * np.uint8(STOP) | _capitals()[codes[starts]] * np.uint8(CAPITAL)
    flags |= _breaks(codes, starts, ends)
    return Tokens(stems, starts.astype(np.uint32), ends.astype(np.uint32), flags)


def flag_spans(tokens: Tokens, spans: Iterable[Span], flag: int) -> None:
    """Set the flag on the words that begin within one of the spans."""
    bounds = np.array([tuple(span) for span in spans], dtype=np.int64).reshape(-1, 2)
    for first, last in np.searchsorted(tokens.starts, bounds).tolist():
        tokens.flags[first:last] |= flag


def mix(values: U64) -> U64:
    """Spread the bits of each value over all of it (the finalizer of SplitMix64)."""
    values = values ^ (values >> np.uint64(30))
    values = values * np.uint64(0xBF58476D1CE4E5B9)
    values = values ^ (values >> np.uint64(27))
    values = values * np.uint64(0x94D049BB133111EB)
    mixed: U64 = values ^ (values >> np.uint64(31))
    return mixed


def grams(hashes: U32, size: int) -> U64:
    """Return a hash for each run of so many words, in order; empty where there are fewer."""
    count = len(hashes) - size + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    wide = hashes.astype(np.uint64)
    total = np.zeros(count, dtype=np.uint64)
    for place in range(size):
        total += wide[place : place + count] * np.uint64(pow(_BASE, place + 1, 2**64))
    return mix(total)


def winnow(values: U64, window: int) -> Index:
    """Return the places of the smallest value of every window (Schleimer, Wilkerson, Aiken 2003)."""
    if len(values) <= window:
        return np.array([values.argmin()] if len(values) else [], dtype=np.int64)
    windows = np.lib.stride_tricks.sliding_window_view(values, window)
    return np.unique(windows.argmin(axis=1) + np.arange(len(windows)))


@lru_cache(maxsize=1)
def _tables() -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.uint16]]:
    """For each code point of the basic plane: is it of a word, a word by itself, and its fold."""
    word = np.fromiter((chr(i).isalnum() for i in range(65536)), dtype=bool, count=65536)
    alone = np.zeros(65536, dtype=bool)
    alone[0x3040:0xA000] = True  # kana and ideographs
    folds = np.arange(65536, dtype=np.uint16)
    folds[:_FOLDED] = [ord(normalize("NFKD", chr(i).lower())[0]) & 0xFFFF for i in range(_FOLDED)]
    return word, alone & word, folds


@lru_cache(maxsize=1)
def _capitals() -> NDArray[np.bool_]:
    """For each code point of the basic plane: is it a capital letter."""
    return np.fromiter((chr(i).isupper() for i in range(65536)), dtype=bool, count=65536)


@lru_cache(maxsize=1)
def _stop_hashes() -> U32:
    words = " ".join(_FUNCTION_WORDS.split())
    codes = np.frombuffer(words.encode("utf-32-le"), dtype=np.uint32)
    word, alone, folds = _tables()
    return np.sort(_hashes(folds[codes], *_bounds(word[codes], alone[codes]))[0])


def _bounds(word: NDArray[np.bool_], alone: NDArray[np.bool_]) -> tuple[Index, Index]:
    """Return where words start and end."""
    before = np.concatenate(([False], word[:-1])) if len(word) else word
    after = np.concatenate((word[1:], [False])) if len(word) else word
    starts, ends = word & ~before, word & ~after
    if alone.any():
        starts |= alone | (word & np.concatenate(([False], alone[:-1])))
        ends |= alone | (word & np.concatenate((alone[1:], [False])))
    return np.flatnonzero(starts), np.flatnonzero(ends) + 1


@lru_cache(maxsize=4)
def _powers(size: int) -> tuple[U64, U64]:
    """Powers of the base and of its inverse, for texts of up to so many characters."""
    base, inverse = np.full(size, _BASE, dtype=np.uint64), np.full(size, _INVERSE, dtype=np.uint64)
    base[0] = inverse[0] = 1
    return np.cumprod(base), np.cumprod(inverse)


def _hashes(folds: NDArray[np.uint16], starts: Index, ends: Index) -> tuple[U32, U32]:
    """Hash each word as a whole, and its first letters."""
    size = 1 << max(14, len(folds).bit_length())
    powers, inverses = _powers(size)
    sums = np.zeros(len(folds) + 1, dtype=np.uint64)
    np.cumsum((folds.astype(np.uint64) + np.uint64(1)) * powers[: len(folds)], out=sums[1:])
    heads, back = sums[starts], inverses[starts]

    def cut(until: Index) -> U32:
        return (mix((sums[until] - heads) * back) >> np.uint64(32)).astype(np.uint32)

    return cut(ends), cut(np.minimum(ends, starts + _STEM))


def _is_stop(hashes: U32) -> NDArray[np.bool_]:
    """Say for each word whether it is a function word."""
    known = _stop_hashes()
    found: NDArray[np.bool_] = known[np.minimum(np.searchsorted(known, hashes), len(known) - 1)] == hashes
    return found


def _breaks(codes: U32, starts: Index, ends: Index) -> U8:
    """Return for each word the flags BREAK and CLAUSE, by the signs between the word before and it."""
    marks = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum(_signs()[codes], out=marks[1:])
    flags = np.full(len(starts), BREAK | CLAUSE, dtype=np.uint8)
    since = marks[starts[1:]] - marks[ends[:-1]]
    flags[1:] = (since > 0) * np.uint8(CLAUSE) | (since >= _END) * np.uint8(BREAK)
    return flags


@lru_cache(maxsize=1)
def _signs() -> U64:
    """For each code point of the basic plane: what it adds to the running count of signs.

    A sign that parts clauses adds 1, one that ends a sentence or a line 2**32 besides.
    """
    table = np.zeros(65536, dtype=np.uint64)
    table[[ord(sign) for sign in _PARTS]] = 1
    table[[ord(sign) for sign in _ENDS]] += _END
    return table
