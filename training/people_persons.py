"""Turns names of people into pairs of whole names to learn from, slips made on purpose among them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from stemma.relate.korean import spelled_readings
from stemma.relate.korean_sounds import CLOSES, OPENINGS, PARTS, VOWELS, Sounds, letters
from stemma.relate.name_parts import parts
from training import people_pairs
from training.people_pairs import Pair
from training.people_spelling import TokenPair

_LETTERS = "abcdefghijklmnoprstuvyz"


def slipped(pair: Sequence[Pair], chance: random.Random) -> Iterator[Pair]:
    """Yield pairs with one side written as lists write it: turned, shortened, or with a slip."""
    for found in pair:
        words = people_pairs.folded(found.a).split()
        if len(words) < 2:
            continue
        for make in chance.sample((_turned, _slip, _initial, _shortened), 2):
            changed = make(words, chance)
            if changed and changed != words:
                yield found._replace(a=" ".join(changed))


def _turned(words: list[str], chance: random.Random) -> list[str]:
    return [words[-1], *words[:-1]]


def _slip(words: list[str], chance: random.Random) -> list[str]:
    at = chance.randrange(len(words))
    word = words[at]
    if len(word) < 4:
        return words
    i = chance.randrange(1, len(word) - 1)
    kinds = (
        word[:i] + word[i + 1] + word[i] + word[i + 2 :],
        word[:i] + word[i] + word[i:],
        word[:i] + word[i + 1 :],
        word[:i] + chance.choice(_LETTERS) + word[i + 1 :],
    )
    return [*words[:at], chance.choice(kinds), *words[at + 1 :]]


def _initial(words: list[str], chance: random.Random) -> list[str]:
    at = chance.randrange(len(words) - 1)
    return [*words[:at], words[at][0], *words[at + 1 :]]


def _shortened(words: list[str], chance: random.Random) -> list[str]:
    return [w for at, w in enumerate(words) if at != len(words) // 2] if len(words) > 2 else words


def name_tokens(path: Path) -> list[TokenPair]:
    """Return unequal words of spellings of one name, those of one bearer's that are likest each other."""
    found: set[TokenPair] = set()
    for bearer in people_pairs.read(path)[1]:
        if people_pairs.measured(bearer.key):
            continue
        spelled = dict.fromkeys(parts(s).words for s in bearer.spellings if people_pairs.is_latin(s))
        for x, y in combinations(spelled, 2):
            if len(x) == len(y):
                found.update(_likest(x, y))
    return sorted(found)


def _likest(x: tuple[str, ...], y: tuple[str, ...]) -> Iterator[TokenPair]:
    for word in set(x) - set(y):
        other = max(y, key=lambda v: Levenshtein.normalized_similarity(word, v))
        near = Levenshtein.normalized_similarity(word, other) >= 0.5
        if near and other not in x and min(len(word), len(other)) > 1:
            yield TokenPair(min(word, other), max(word, other), True)


# --- Korean ------------------------------------------------------------------------------------


def sounds(path: Path) -> Sounds:
    """Count what spelled parts of syllables stand for, over the people of the training half."""
    counts: dict[str, dict[str, Counter[str]]] = {t: {} for t in _TABLES}
    common: dict[str, Counter[str]] = {t: Counter() for t in _TABLES}
    for bearer in people_pairs.read(path)[1]:
        native = [letters(c) for c in bearer.key]
        if people_pairs.measured(bearer.key) or not all(native) or len(native) not in (2, 3):
            continue
        for spelling in bearer.spellings:
            read = [r for r in spelled_readings(parts(spelling).words) if len(r) == len(native)]
            for at, (spelled, told) in enumerate(zip(read[0], native, strict=True) if read else ()):
                for part, x, y in zip(PARTS, spelled, told or (), strict=True):
                    table = f"family {part}" if at == 0 else part
                    counts[table].setdefault(x, Counter())[y] += 1
                    common[table][y] += 1
    return Sounds({t: _chances(rows) for t, rows in counts.items()}, _smoothed(common), {})


_TABLES = (*PARTS, *(f"family {part}" for part in PARTS))
_ALL = {"opening": OPENINGS, "vowel": VOWELS, "close": CLOSES}


def _chances(rows: dict[str, Counter[str]]) -> dict[str, dict[str, float]]:
    return {
        x: {y: round(n / row.total(), 3) for y, n in row.most_common(5)} for x, row in sorted(rows.items())
    }


def _smoothed(common: dict[str, Counter[str]]) -> dict[str, dict[str, float]]:
    found = {}
    for table, row in common.items():
        every = _ALL[table.removeprefix("family ")]
        whole = row.total() + 0.5 * len(every)
        found[table] = {letter: round((row[letter] + 0.5) / whole, 5) for letter in every}
    return found
