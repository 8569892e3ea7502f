"""Turns a run of capitalised words into the names in it, cut from the titles and peoples around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stemma.annotate.gazetteer import DEMONYMS, WIDE_ADJECTIVES, known_names
from stemma.annotate.names_given import GIVEN_NAMES, SHARED_GIVEN_NAMES, is_given
from stemma.annotate.names_tokens import Run, Word, covering, opens_known
from stemma.annotate.names_words import (
    HONORIFICS,
    INSTRUMENT_HEADS,
    ORG_HEADS,
    PERSON_PARTICLES,
    PLACE_HEADS,
    PRIVATE_ROLES,
    ROLE_NOUNS,
    ROLE_OPENERS,
    STARTERS,
    SURE_PLACE_HEADS,
)
from stemma.annotate.wordlists import words as listed
from stemma.offsets import Span
from stemma.types import NameKind

_LONGEST_PERSON = 5  # words
_PLACE_OPENERS = listed(
    "Mount Lake Cape Fort Port St Ste Mt Ft San Santa Saint Promenade Rue Piazza Plaza Calle"
)
_TITLE_TAILS = (("of", "State"), ("of", "Staff"), ("General",), ("Lady",))


class Piece(NamedTuple):
    """A name cut from a run; `kind` is what its shape says, `titled` whether a title precedes."""

    words: tuple[Word, ...]
    span: Span
    text: str
    kind: NameKind | None
    titled: bool
    at: int  # of its first word among the sentence's words


def pieces_of(text: str, run: Run) -> Iterator[Piece]:
    """Yield the names of a run from left to right."""
    start = 0
    titled = False
    for cut, is_title in _segments(run.words):
        words = run.words[start:cut]
        if is_title:
            titled = True
        elif words:
            yield from _named(words, titled, run.at + start)
            titled = False
        start = cut


def _segments(words: Sequence[Word]) -> Iterator[tuple[int, bool]]:
    """Yield the ends of stretches of the run in turn, each with whether it is a title."""
    at = start = 0
    while at < len(words):
        length = _title_length(words, at, opened=at == start)
        if length:
            if at > start:
                yield at, False
            yield at + length, True
            at = start = at + length
        else:
            at += 1
    if at > start:
        yield at, False


def title_length(words: Sequence[Word]) -> int:
    """Return how many words of a name are the title before it."""
    return _title_length(words, 0, opened=True)


def _title_length(words: Sequence[Word], at: int, *, opened: bool) -> int:
    """Return how many words from here on are a title: openers, a head noun, and what completes it."""
    end = at
    while opened and end < len(words) and _opens_title(words[end].text):
        end += 1
    while end < len(words) and words[end].text.lower() in ROLE_OPENERS:
        end += 1
    if end > at and (end >= len(words) or not _is_title_noun(words[end].text)):
        end -= 1  # `Chief`, `Justice`, `Major` open titles and are titles
    if end >= len(words) or not _is_title_noun(words[end].text):
        return 0
    if words[end].text in HONORIFICS and any(w.text in ORG_HEADS for w in words[end + 1 : end + 2]):
        return 0  # `Justice Department`, `Crown Court`
    if not opened and end == len(words) - 1 and words[end].text in HONORIFICS:
        return 0  # behind a name, with nobody after it, it is a name itself: `Ada Judge`
    end += 1
    for tail in _TITLE_TAILS:
        if tuple(w.text for w in words[end : end + len(tail)]) == tail:
            end += len(tail)
    rest = words[end:]
    if end - at == 1 and any(w.text in ORG_HEADS for w in rest) and rest and rest[0].text in ("of", "for"):
        return end - at
    return end - at if not rest or rest[0].capital or rest[0].text in ("of", "for", *PERSON_PARTICLES) else 0


def _is_title_noun(word: str) -> bool:
    low = word.lower()
    return word in HONORIFICS or (low in ROLE_NOUNS and low not in PRIVATE_ROLES)


def _opens_title(word: str) -> bool:
    return word in DEMONYMS or word in WIDE_ADJECTIVES or word in ("North", "South")


def _named(words: Sequence[Word], titled: bool, index: int) -> Iterator[Piece]:
    """Yield the name or names of a stretch without titles."""
    while words and _is_no_opening(words):
        words, index = words[1:], index + 1
    while words and not words[-1].capital and not words[-1].text[0].isdigit():
        words = words[:-1]
    if not words:
        return
    words = _without_adjectives(words)
    name = " ".join(w.text for w in words)
    kind = known_names().get(name.replace("’", "'"))
    if kind is None:
        split = split_point(words)
        if split:
            yield from _named(words[:split], titled, index)
            yield from _named(words[split:], False, index + split)
            return
        kind = kind_by_head(words)
    if kind is None:
        bare = _without_people(words)
        if len(bare) != len(words):
            yield from _named(bare, titled, index + len(words) - len(bare))
            return
    yield Piece(tuple(words), covering(words), name, kind, titled and kind in (None, "person"), index)


def _is_no_opening(words: Sequence[Word]) -> bool:
    """Say whether the first of these words stands before a name and is no part of it."""
    word = words[0]
    if word.text[0].isdigit():
        return len(words) > 1 and kind_by_head(words) is None
    if not word.capital:
        return True
    if word.first and "-" in word.text and word.text.split("-")[-1].islower():
        return len(words) > 1 and word.text not in known_names()  # `Left-wing`, `Twenty-two`
    if word.text not in STARTERS:
        return False
    return len(words) == 1 or not (opens_known(words) or (word.text == "New" and not word.first))


def _without_adjectives(words: Sequence[Word]) -> Sequence[Word]:
    """Drop the adjectives of peoples and parties behind a known place: `Ohio Democrat`."""
    end = len(words)
    while end > 1 and (words[end - 1].text in DEMONYMS or words[end - 1].text in WIDE_ADJECTIVES):
        end -= 1
    kind = known_names().get(" ".join(w.text for w in words[:end]))
    return words[:end] if end < len(words) and kind in ("place", "country") else words


def is_list(piece: Piece) -> bool:
    """Say whether a piece is too long for one name and must be several, set without commas."""
    return piece.kind is None and len(piece.words) > _LONGEST_PERSON


def _without_people(words: Sequence[Word]) -> Sequence[Word]:
    """Drop the adjectives of peoples before a name that no head word closes."""
    if 2 <= len(words) <= 3 and words[0].text in SHARED_GIVEN_NAMES and words[1].text not in DEMONYMS:
        return words
    at = 0
    while at < len(words) and (words[at].text in DEMONYMS or words[at].text in WIDE_ADJECTIVES):
        at += 1
    if at == 0 and len(words) > 1 and f"{words[0].text} {words[1].text}" in DEMONYMS:
        at = 2
    return words[at:]


def kind_by_head(words: Sequence[Word]) -> NameKind | None:
    """Tell the kind from the head word: the last before the first `of`, `for` or `on`."""
    texts = [w.text for w in words]
    stop = next((i for i, t in enumerate(texts) if t in ("of", "for", "on", "and") and i), len(texts))
    head = texts[stop - 1]
    if len(texts) > 1 and head in INSTRUMENT_HEADS:
        return "instrument"
    if len(texts) > 1 and head in SURE_PLACE_HEADS:
        return "place"
    if len(texts) > 1 and (head in ORG_HEADS or any(t in ORG_HEADS for t in texts)):
        return "organization"
    if len(texts) > 1 and (head in PLACE_HEADS or texts[0] in _PLACE_OPENERS):
        return "place"
    return None


def split_point(words: Sequence[Word]) -> int:
    """Return where a stretch falls in two: after a known name, or before a body named within a body."""
    texts = [w.text for w in words]
    for i, text in enumerate(texts):
        if text == "of" and i + 2 < len(texts) and any(t in ORG_HEADS for t in texts[:i]):
            rest = texts[i + 1 :]
            inner = next((k for k, t in enumerate(rest) if t in ("of", "for")), len(rest))
            if (
                rest[0] == "the"
                and any(t in ORG_HEADS for t in rest[1:inner])
                and any(t[0].isupper() for t in rest)
            ):
                return i
    for length in range(min(4, len(words) - 1), 0, -1):
        kind = known_names().get(" ".join(texts[:length]))
        rest = texts[length:]
        if (
            kind in ("country",)
            and 2 <= len(rest) <= 4
            and kind_by_head(words[length:]) is None
            and rest[0][0].isupper()
        ):
            return length
        if kind in ("place", "organization") and 2 <= len(rest) <= 3 and is_given(rest):
            return length
        if kind == "place" and rest[0] in WIDE_ADJECTIVES and kind_by_head(words) is None:
            return length  # `Ohio Democrat Ada Lind`
    acronym = texts[0].isupper() and 2 <= len(texts[0]) <= 6 and 3 <= len(texts) <= 4
    return 1 if acronym and texts[1] in GIVEN_NAMES and not texts[1].isupper() else 0
