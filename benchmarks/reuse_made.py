"""Turns free texts into pairs of which one copies from the other by known edits, and into feeds of any size.

A corpus is CSV with a column `text`, or JSON lines with `text` or `paragraphs`. Everything is drawn
from one seed, so that two runs make the same texts.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

from stemma.annotate.times_tokens import ONES

Range = tuple[int, int]
Edit = Callable[[Random, list[str]], list[str]]

_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
_NUMBER = re.compile(r"\b\d{1,4}\b")
_CLAUSE = re.compile(r", [^,.“”\"]{8,90}(?=[,.])")
_NAMES = [
    "Tarvik",
    "Olmen",
    "Sedra",
    "Ilvane",
    "Borask",
    "Quellin",
    "Marvo",
    "Hestrup",
    "Dalune",
    "Wexmoor",
    "Orlind",
    "Pravena",
]
_SPELLED = list(ONES)[:13]  # zero to twelve
_SHORTEST, _LONGEST = 6, 60  # words of a sentence that is used
_SUBSTITUTED = 3  # one of so many words of a made article is another's, so that no two share a passage


@dataclass(frozen=True, slots=True)
class Made:
    """Two texts, and which stretch of the one was made into which of the other (characters).

    What was `cut` of the first is no copy, and no error where a passage runs over it.
    """

    a: str
    b: str
    copied: tuple[tuple[Range, Range], ...]
    cut: tuple[Range, ...] = ()


def articles(paths: Sequence[Path]) -> Iterator[str]:
    """Yield the texts of a corpus."""
    csv.field_size_limit(10**8)
    for path in paths:
        with path.open(encoding="utf-8", newline="") as stream:
            if path.suffix == ".csv":
                yield from (row["text"] for row in csv.DictReader(stream))
            else:
                rows = (json.loads(line) for line in stream if line.strip())
                yield from (row.get("text") or "\n".join(row["paragraphs"]) for row in rows)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text that are neither scraps nor lists."""
    found = (" ".join(s.split()) for s in _SENTENCE.split(text))
    return [s for s in found if _SHORTEST <= len(s.split()) <= _LONGEST]


# --- edits: each takes the sentences of a copied block, and returns what the copy makes of them ------


def renamed(random: Random, block: list[str]) -> list[str]:
    """Call everybody by another name, the same everywhere."""
    given: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        return given.setdefault(match.group(), random.choice(_NAMES))

    return [_NAME.sub(other, s) for s in block]


def renumbered(random: Random, block: list[str]) -> list[str]:
    """Change the numbers."""
    return [_NUMBER.sub(lambda m: str(int(m.group()) + random.randint(1, 9)), s) for s in block]


def spelled(_: Random, block: list[str]) -> list[str]:
    """Write small numbers as words."""
    return [
        _NUMBER.sub(lambda m: _SPELLED[int(m.group())] if int(m.group()) < len(_SPELLED) else m.group(), s)
        for s in block
    ]


def shortened(random: Random, block: list[str]) -> list[str]:
    """Cut a clause out of every other sentence."""
    return [_CLAUSE.sub("", s, count=1) if _CLAUSE.search(s) and random.random() < 0.5 else s for s in block]


def requoted(_: Random, block: list[str]) -> list[str]:
    """Use the other quotation marks, and other dashes."""
    table = str.maketrans({"“": '"', "”": '"', "’": "'", "–": "-", "—": "-", '"': "“", "'": "’"})
    return [s.translate(table) for s in block]


def reordered(random: Random, block: list[str]) -> list[str]:
    """Move the last paragraph of the block to the front: halves change places."""
    cut = random.randint(1, max(1, len(block) - 1))
    return block[cut:] + block[:cut]


EDITS: Mapping[str, Edit] = {
    "rename": renamed, "numbers": renumbered, "spell": spelled, "cut": shortened, "quotes": requoted,
    "reorder": reordered,
}  # fmt: skip


def pairs(corpus: Sequence[str], kinds: Sequence[str], number: int, seed: int = 7) -> Iterator[Made]:
    """Yield pairs: a block of sentences, edited in each of these ways, stands within another article."""
    random = Random(seed)
    usable = [found for text in corpus if 12 <= len(found := sentences(text)) <= 80]
    for _ in range(number):
        one, host = random.sample(usable, 2)
        length = random.randint(3, min(10, len(one)))
        first = random.randint(0, len(one) - length)
        order = {s: n for n, s in enumerate(one[first : first + length])}
        block = list(order)
        places = list(range(len(block)))
        cut: list[Range] = []
        for kind in kinds:
            if kind == "cut":
                shorter = shortened(random, block)
                cut = [_cut(s, t) for s, t in zip(order, shorter, strict=True)]
                block = shorter
            elif kind == "reorder":
                moved = reordered(random, [str(n) for n in range(len(block))])
                block, places = [block[int(n)] for n in moved], [places[int(n)] for n in moved]
            else:
                block = EDITS[kind](random, block)
        at = random.randint(0, len(host))
        yield _joined(one, _Source(first, list(order), places, cut), (host[:at], block, host[at:]))


class _Source(NamedTuple):
    """Where the copied block begins, its sentences, where each came to stand, and what was cut of each."""

    first: int
    kept: list[str]
    places: list[int]
    cut: list[Range]


def _cut(sentence: str, shorter: str) -> Range:
    """Return the stretch of a sentence that is missing in the shorter one."""
    start = next((n for n, (x, y) in enumerate(zip(sentence, shorter, strict=False)) if x != y), len(shorter))
    return start, start + len(sentence) - len(shorter)


def _joined(one: list[str], source: _Source, copy: tuple[list[str], list[str], list[str]]) -> Made:
    """Put the texts together, and note where each copied sentence stands in both."""
    left = _places(one)
    own = [left[one.index(s, source.first)] for s in source.kept]
    before, block, after = copy
    right = _places([*before, *block, *after])[len(before) : len(before) + len(block)]
    text = " ".join(one), " ".join([*before, *block, *after])
    copied = tuple((own[n], place) for n, place in zip(source.places, right, strict=True))
    cut = ((at + x, at + y) for (at, _), (x, y) in zip(own, source.cut, strict=False) if y > x)
    return Made(*text, copied, tuple(cut))


def _places(row: Sequence[str]) -> list[Range]:
    places, at = [], 0
    for sentence in row:
        places.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return places


# --- feeds ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Item:
    """An article of a made feed; `source` is the number of the one it copies, `share` how much of it."""

    text: str
    source: int | None = None
    share: float = 0.0


def feed(corpus: Sequence[str], number: int, words: int = 500, seed: int = 7) -> Iterator[Item]:
    """Yield articles of so many words, of which three in ten copy from 15 to 95 % of an earlier one.

    One of every three words of what is not copied is another's, anywhere among the three, so that two
    articles share no passage by chance however large the feed; one of twenty words of what is copied
    is changed.
    """
    random = Random(seed)
    pool = " ".join(s for text in corpus for s in sentences(text)).split()
    kept: list[list[str]] = []
    for place in range(number):
        own = _drawn(random, pool, words)
        if kept and random.random() < 0.3:
            back = random.randrange(len(kept))
            length = int(words * random.uniform(0.15, 0.95))
            start = random.randrange(words - length + 1)
            taken = [
                random.choice(pool) if random.random() < 0.05 else w for w in kept[back][start:][:length]
            ]
            at = random.randrange(words - length + 1)
            own[at : at + length] = taken
            yield Item(" ".join(own), place - len(kept) + back, length / words)
        else:
            yield Item(" ".join(own))
        kept.append(own)
        del kept[:-2000]  # what is older is no longer copied: a feed is held nowhere as a whole


def _drawn(random: Random, pool: Sequence[str], words: int) -> list[str]:
    start = random.randrange(len(pool) - words)
    own = list(pool[start : start + words])
    for n in range(0, words, _SUBSTITUTED):
        own[min(n + random.randrange(_SUBSTITUTED), words - 1)] = random.choice(pool)
    return own
