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
NUMBER = 128  # begins with a digit

_BASE = 0x9E3779B97F4A7C15  # odd, so it can be inverted modulo 2**64
_INVERSE = pow(_BASE, -1, 2**64)
_STEM = 6  # letters that inflected forms of one English word usually share
_FOLDED = 0x2000  # code points below this are folded: Latin, Greek, Cyrillic and their like
_LAST = 0xFFFF  # the last code point of the basic plane; what lies beyond it is no word
_WORD, _DIGIT, _ALONE = 1, 2, 128  # kinds of code points: of a word, a digit, a word by itself; or flags
_ENDS = ".!?…\n\r\u2028\u2029"
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
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.intp)
    np.minimum(codes, _LAST, out=codes)
    kinds = _kinds().take(codes)
    starts, ends = _bounds(kinds)
    if not len(starts):
        none = np.empty(0, dtype=np.uint32)
        return Tokens(none, none, none, np.empty(0, dtype=np.uint8))
    stems = _stemmed(codes, starts, ends)
    whole = _whole(stems, starts, ends)
    flags = (_stops().take(whole & _LAST) == whole) * np.uint8(STOP)
    heads = kinds.take(starts)
    flags |= heads & np.uint8(CAPITAL)
    flags |= (heads & np.uint8(_DIGIT)) * np.uint8(NUMBER // _DIGIT)
    _flag_breaks(flags, kinds, starts)
    return Tokens(stems, starts.astype(np.uint32), ends.astype(np.uint32), flags)


def flag_spans(tokens: Tokens, spans: Iterable[Span], flag: int) -> None:
    """Set the flag on the words that begin within one of the spans."""
    bounds = [tuple(span) for span in spans]
    if not bounds:
        return
    for first, last in np.searchsorted(tokens.starts, bounds).tolist():
        tokens.flags[first:last] |= flag


def mix(values: U64) -> U64:
    """Spread the bits of each value over all of it (the finalizer of SplitMix64)."""
    mixed: U64 = values ^ (values >> np.uint64(30))
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(27)
    mixed *= np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return mixed


def grams(hashes: U32, size: int) -> U64:
    """Return a hash for each run of so many words, in order; empty where there are fewer."""
    count = len(hashes) - size + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    powers, inverses = _powers(_size(len(hashes)))
    sums = np.zeros(len(hashes) + 1, dtype=np.uint64)
    np.add.accumulate(hashes * powers[1 : len(hashes) + 1], out=sums[1:])
    return mix((sums[size:] - sums[:-size]) * inverses[:count])


def winnow(values: U64, window: int) -> Index:
    """Return the places of the smallest value of every window (Schleimer, Wilkerson, Aiken 2003).

    Of equal values in one window the first is taken, and of those in windows one after another the
    first too: nothing is lost for whoever looks for values, and not for their places.
    """
    if len(values) <= window:
        return np.array([values.argmin()] if len(values) else [], dtype=np.int64)
    least, reach = values, 1
    while reach < window:  # the smallest of so many is the smaller of those of two halves, that may overlap
        step = min(reach, window - reach)
        least, reach = np.minimum(least[:-step], least[step:]), reach + step
    firsts = np.concatenate(([0], (least[1:] != least[:-1]).nonzero()[0] + 1))
    places: Index = firsts + values.take(firsts[:, None] + np.arange(window)).argmin(axis=1)
    return places


@lru_cache(maxsize=1)
def _kinds() -> U8:
    """For each code point of the basic plane: is it of a word, one by itself, a capital, or a sign."""
    plane = [chr(code) for code in range(_LAST + 1)]
    kinds = np.array([_WORD * sign.isalnum() | CAPITAL * sign.isupper() for sign in plane], dtype=np.uint8)
    kinds[0x3040:0xA000] |= (kinds[0x3040:0xA000] & np.uint8(_WORD)) * np.uint8(_ALONE)  # kana, ideographs
    kinds[[sign.isdigit() for sign in plane]] |= _DIGIT
    kinds[[ord(sign) for sign in _PARTS]] |= CLAUSE
    kinds[[ord(sign) for sign in _ENDS]] |= BREAK
    return kinds


@lru_cache(maxsize=1)
def _folds() -> U64:
    """For each code point of the basic plane: the number of its letter without case or accents, from 1."""
    folds = np.arange(1, _LAST + 2, dtype=np.uint64)
    folds[:_FOLDED] = [(ord(normalize("NFKD", chr(i).lower())[0]) & _LAST) + 1 for i in range(_FOLDED)]
    return folds


@lru_cache(maxsize=1)
def _stops() -> U32:
    """The function words as `_whole` tells them, each at the place that its lower half names."""
    codes = np.frombuffer(" ".join(_FUNCTION_WORDS.split()).encode("utf-32-le"), np.uint32).astype(np.intp)
    starts, ends = _bounds(_kinds().take(codes))
    whole = _whole(_stemmed(codes, starts, ends), starts, ends)
    table = np.arange(1, _LAST + 2, dtype=np.uint32)
    table[whole & _LAST] = whole
    return table


def _bounds(kinds: U8) -> tuple[Index, Index]:
    """Return where words start and end."""
    word = np.zeros(len(kinds) + 2, dtype=np.uint8)
    np.bitwise_and(kinds, _WORD, out=word[1:-1])
    if len(kinds) and kinds.max() >= _ALONE:
        return _bounds_alone(word, kinds >= _ALONE)
    edges = (word[1:] != word[:-1]).nonzero()[0]
    return edges[::2], edges[1::2]


def _bounds_alone(word: U8, alone: NDArray[np.bool_]) -> tuple[Index, Index]:
    """Return where words start and end in a text in which some signs are words by themselves."""
    before, after = np.concatenate(([False], alone[:-1])), np.concatenate((alone[1:], [False]))
    inner = word[1:-1] > 0
    starts = inner & ((word[:-2] == 0) | alone | before)
    ends = inner & ((word[2:] == 0) | alone | after)
    return starts.nonzero()[0], ends.nonzero()[0] + 1


def _size(length: int) -> int:
    """Return for how many places powers are worked out at once."""
    return 1 << max(14, length.bit_length())


@lru_cache(maxsize=4)
def _powers(size: int) -> tuple[U64, U64]:
    """Powers of the base and of its inverse, for texts of up to so many characters."""
    base, inverse = np.full(size, _BASE, dtype=np.uint64), np.full(size, _INVERSE, dtype=np.uint64)
    base[0] = inverse[0] = 1
    return np.cumprod(base), np.cumprod(inverse)


def _stemmed(codes: Index, starts: Index, ends: Index) -> U32:
    """Hash the first letters of each word."""
    powers, inverses = _powers(_size(len(codes)))
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    folded = _folds().take(codes)
    folded *= powers[: len(codes)]
    np.add.accumulate(folded, out=sums[1:])
    cuts = sums.take(np.minimum(ends, starts + _STEM))
    cuts -= sums.take(starts)
    cuts *= inverses.take(starts)
    return (mix(cuts) >> np.uint64(32)).astype(np.uint32)


def _whole(stems: U32, starts: Index, ends: Index) -> U32:
    """Tell words of one stem apart by their length, which is enough to know a function word by."""
    return stems ^ (ends - starts).astype(np.uint32) * np.uint32(_BASE & 0xFFFFFFFF)


def _flag_breaks(flags: U8, kinds: U8, starts: Index) -> None:
    """Set the flags BREAK and CLAUSE by the signs between a word and the one before it."""
    signs = ((kinds & np.uint8(CLAUSE)) != 0).nonzero()[0]
    signs = signs[: signs.searchsorted(starts[-1])]
    behind = starts.searchsorted(signs)
    flags[behind] |= np.uint8(CLAUSE)
    flags[behind[(kinds.take(signs) & np.uint8(BREAK)) != 0]] |= np.uint8(BREAK)
    flags[0] |= BREAK | CLAUSE
