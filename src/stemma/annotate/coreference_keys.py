"""Turns mentions as seen into arrays of numbers and bits by which any two of them are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from stemma.annotate.coreference_mentions import Stage
from stemma.annotate.coreference_seen import Seen
from stemma.annotate.coreference_words import SMALL_WORDS

_HALF = 62  # bits in each of the two halves of a set
_LOW = (1 << _HALF) - 1
_TEXTS = ("text", "head", "first", "final", "acronym", "whole", "group")
_NO_TEXT = (0,) * len(_TEXTS)  # a pronoun's


def keys_of(stage: Stage, seen: Sequence[Seen], governors: Sequence[str]) -> Mapping[str, NDArray[np.int64]]:
    """Return arrays (n,) by name: numbers that stand for texts (0 for none), positions, sets of words."""
    number = _numberer()
    content = [[w for w in s.words if w not in SMALL_WORDS and w[0].isalnum()] for s in seen]
    columns = {**_texts(seen, content, number), **_places(stage, seen), **_speech(stage, seen, number)}
    columns["governor"] = [number(g) for g in governors]
    for name, values in _sets(seen, content).items():
        columns[f"{name} low"] = [v & _LOW for v in values]
        columns[f"{name} high"] = [v >> _HALF for v in values]
    return dict(zip(columns, np.array(list(columns.values()), np.int64), strict=True))


def _numberer() -> Callable[[str], int]:
    numbers: defaultdict[str, int] = defaultdict(lambda: len(numbers) + 1)
    return numbers.__getitem__


def _texts(
    seen: Sequence[Seen], content: Sequence[list[str]], number: Callable[[str], int]
) -> dict[str, list[int]]:
    rows = [
        _NO_TEXT
        if s.lexeme
        else (
            number(s.text),
            number(_stem(s.head)),
            number(words[0]) if words else 0,
            number(words[-1]) if words else 0,
            number(short) if len(short := _initials(s)) > 1 else 0,
            number(s.text.replace(" ", "").replace(".", "")),
            number(words[-1] if s.name == "Person" and words else s.text),
        )
        for s, words in zip(seen, content, strict=True)
    ]
    return {name: [row[k] for row in rows] for k, name in enumerate(_TEXTS)}


def _places(stage: Stage, seen: Sequence[Seen]) -> dict[str, list[int]]:
    """Return where mentions stand: words are numbered through the text, characters are the text's own."""
    base = np.cumsum([0, *(len(tree.words) for tree in stage.trees)]).tolist()
    rows = [(s.mention, base[s.mention.sentence]) for s in seen]
    return {
        "above": [at + s.tree.heads[s.mention.head] for s, (_, at) in zip(seen, rows, strict=True)],
        "word": [at + m.head for m, at in rows],
        "low": [at + m.first for m, at in rows],
        "high": [at + m.last for m, at in rows],
        "sentence": [m.sentence for m, _ in rows],
        "start": [m.span.start for m, _ in rows],
        "end": [m.span.end for m, _ in rows],
    }


def _speech(stage: Stage, seen: Sequence[Seen], number: Callable[[str], int]) -> dict[str, list[int]]:
    """Return whose speech mentions stand in: the turn, its speaker, and where the speaker is told."""
    speakers, sources = [], []
    for turn in stage.turns:
        told = turn.speaker or (turn.source.of(stage.text) if turn.source else "")
        speakers.append(number(f"speaker {told.lower()}"))
        sources.append((turn.source.start, turn.source.end) if turn.source else (-1, -1))
    speakers.append(0)
    sources.append((-1, -1))  # of no turn, which is numbered -1
    return {
        "turn": [s.turn for s in seen],
        "speaker": [speakers[s.turn] for s in seen],
        "source": [sources[s.turn][0] for s in seen],
        "source end": [sources[s.turn][1] for s in seen],
    }


def _sets(seen: Sequence[Seen], content: Sequence[list[str]]) -> dict[str, list[int]]:
    bits = _Bits()
    pairs = list(zip(seen, content, strict=True))
    return {
        "content": [bits.of(words) for words in content],
        "named": [
            bits.of([w for k, w in enumerate(s.words, s.mention.first) if s.tree.upos[k] == "PROPN"])
            for s in seen
        ],
        "modifiers": [bits.of([w for w in words if w != s.head]) for s, words in pairs],
        "numerals": [bits.of([w for w in words if w[0].isdigit()]) for words in content],
    }


class _Bits:
    """Sets of words as bits; two words in a hundred-odd share one, which a rare pair pays for."""

    def __init__(self) -> None:
        self._stems: dict[str, int] = {}
        self._of: dict[str, int] = {}

    def of(self, words: Sequence[str]) -> int:
        """Return a set of words."""
        found = 0
        for word in words:
            bit = self._of.get(word)
            if bit is None:
                place = self._stems.setdefault(_stem(word), len(self._stems))
                bit = self._of[word] = 1 << (place % (2 * _HALF))
            found |= bit
        return found


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word


def _initials(s: Seen) -> str:
    if len(s.words) < 2:
        return ""
    return "".join(w[0] for w in s.text.split() if w not in SMALL_WORDS and w[0].isalnum())
