"""Turns lists of people in several spellings into labelled pairs of names, and parts them by person.

Three kinds of files are read by their shape: tokens in one script with their Latin spellings and counts
(`TOKEN<tab>spelling:count|…`), people with their Latin spellings (`NAME<tab>spelling|…`), and people in
many languages (`country<tab>id<tab>name<tab>language<tab>spelling`). A pair of CSV files of the same rows,
one with slips (`…_untreated.csv`, `…_treated.csv`), gives a list with its slips. A positive pair is two
spellings of one bearer; for each there is a negative one, a near miss: the likest spelling of another
bearer who shares the family name, or whose name is one letter or syllable off. Each bearer is in one half,
by a hash: training never sees whom the other half measures.
"""

from __future__ import annotations

import csv
import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

PAIRS_OF_ONE = 3  # spellings of one bearer make at most so many pairs
NEAREST = 200  # bearers of one family name that are looked at for a near miss
SEEN_TWICE = 2  # a spelling of a token counted once is often a slip of the alignment that made the list
_UNTOLD = str.maketrans({"ё": "е", "э": "е", "й": "и", "ь": "", "ъ": ""})  # what Latin spellings do not tell


class Pair(NamedTuple):
    """Two names, whether one bearer has both, the list that they come from, and their kind there."""

    a: str
    b: str
    same: bool
    origin: str
    kind: str = ""


class Bearer(NamedTuple):
    """One bearer with the spellings of its name, those in Latin letters first."""

    key: str
    spellings: tuple[str, ...]


def measured(key: str) -> bool:
    """Say whether a bearer is in the half that is measured."""
    return hashlib.blake2b(key.encode(), digest_size=1).digest()[0] % 2 == 0


def pairs(path: Path, *, measure: bool | None = True) -> list[Pair]:
    """Return the pairs of one file: of the measured half, of the other, or (None) of both."""
    origin, bearers = read(path)
    bearers = [b for b in bearers if measure is None or measured(b.key) == measure]
    token = origin == "tokens"
    found = list(_token_pairs(bearers) if token else _name_pairs(bearers, origin))
    return [p._replace(origin=f"{origin}:{path.stem}") for p in found]


def read(path: Path) -> tuple[str, list[Bearer]]:
    """Read the bearers of a file, with the name of its shape."""
    if path.suffix == ".csv":
        return "slips", _slips(path)
    rows = [line.split("\t") for line in path.read_text("utf-8").split("\n") if line.strip()]
    if len(rows[0]) >= 5:
        return "people", _people(rows)
    counted = all(part.rpartition(":")[2].isdigit() for part in rows[0][1].split("|"))
    if counted:
        return "tokens", [Bearer(row[0], _counted(row[1])) for row in rows]
    return "names", [Bearer(row[0], tuple(row[1].split("|"))) for row in rows]


def _counted(text: str) -> tuple[str, ...]:
    """Return the spellings, those seen often first; seen once they stand behind an empty one."""
    rows = [(int(n), s) for s, _, n in (part.rpartition(":") for part in text.split("|"))]
    return (*(s for n, s in rows if n >= SEEN_TWICE), "", *(s for n, s in rows if n < SEEN_TWICE))


def _people(rows: Sequence[Sequence[str]]) -> list[Bearer]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row[1]].append(row[4])
    return [Bearer(key, tuple(dict.fromkeys(names))) for key, names in found.items()]


def _slips(path: Path) -> list[Bearer]:
    """Return each name of a list beside what its slips made of it, in the list that stands next to it."""
    plain, treated = _names_of(path), _names_of(_slipped(path))
    return [Bearer(f"{a}#{at}", (a, b)) for at, (a, b) in enumerate(zip(plain, treated, strict=True))]


def _slipped(path: Path) -> Path:
    return path.with_name(path.name.replace("untreated", "treated"))


def _names_of(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [row["full_name"] for row in csv.DictReader(lines)]


# --- names of several words --------------------------------------------------------------------


def _name_pairs(bearers: Sequence[Bearer], origin: str) -> Iterator[Pair]:
    chance = random.Random(origin)
    others = Neighbours(bearers) if origin != "names" else _Syllables(bearers, chance)
    for bearer in bearers:
        told: dict[str, str] = {}
        for spelling in bearer.spellings:
            told.setdefault(folded(spelling), spelling)
        wanted = [(a, b) for a, b in combinations(told.values(), 2) if is_latin(a) and is_latin(b)]
        chance.shuffle(wanted)
        for a, b in wanted[:PAIRS_OF_ONE]:
            yield Pair(a, b, True, origin)
            other = others.near(bearer, a)
            if other:
                yield Pair(a, other, False, origin)


def native_pairs(path: Path, *, measure: bool | None = True) -> list[Pair]:
    """Return pairs of a Latin spelling and one in another script, with near misses."""
    origin, bearers = read(path)
    kept = [b for b in bearers if measure is None or measured(b.key) == measure]
    others, found, chance = Neighbours(kept), [], random.Random(origin)
    for bearer in kept:
        latin = [s for s in bearer.spellings if is_latin(s)]
        native = [s for s in bearer.spellings if not is_latin(s)]
        if not latin or not native:
            continue
        a, b = latin[0], chance.choice(native)
        found.append(Pair(a, b, True, "native"))
        other = others.near(bearer, b, latin=True)
        if other:
            found.append(Pair(other, b, False, "native"))
    return found


class Neighbours:
    """Finds the likest name of another bearer with whom one word is shared."""

    def __init__(self, bearers: Sequence[Bearer]) -> None:
        self._rows: Mapping[str, list[tuple[str, str]]] = defaultdict(list)
        self._told: dict[str, set[str]] = {}
        for bearer in bearers:
            self._told[bearer.key] = {bag(s) for s in bearer.spellings if s}
            for spelling in dict.fromkeys(s for s in bearer.spellings if s and is_latin(s)):
                for word in set(folded(spelling).split()):
                    if len(word) > 1:
                        self._rows[word].append((bearer.key, spelling))

    def near(self, bearer: Bearer, spelling: str, *, latin: bool = False) -> str | None:
        """Return the likest spelling of somebody else who shares a word, or None."""
        words = {w for s in bearer.spellings if is_latin(s) for w in folded(s).split()} if latin else set()
        plain = folded(spelling)
        rows = [row for w in sorted(words | set(plain.split())) for row in self._rows.get(w, ())[:NEAREST]]
        mine = self._told[bearer.key]
        kept = {s for key, s in rows if key != bearer.key and not mine & self._told[key]}
        return max(kept, key=lambda s: (Levenshtein.normalized_similarity(folded(s), plain), s), default=None)


class _Syllables:
    """Finds another bearer whose native name has the same family name and one other syllable."""

    def __init__(self, bearers: Sequence[Bearer], chance: random.Random) -> None:
        self._chance = chance
        self._rows: Mapping[str, list[Bearer]] = defaultdict(list)
        self._told = {b.key: {bag(s) for s in b.spellings} for b in bearers}
        for bearer in bearers:
            for hole in _given_holes(bearer.key):
                self._rows[hole].append(bearer)

    def near(self, bearer: Bearer, spelling: str) -> str | None:
        """Return a spelling of somebody whose name is one syllable off, or None."""
        mine = self._told[bearer.key]
        rows = {b for hole in _given_holes(bearer.key) for b in self._rows[hole]}
        kept = sorted(b for b in rows if b.key != bearer.key and not mine & self._told[b.key])
        return self._chance.choice(self._chance.choice(kept).spellings) if kept else None


def _given_holes(name: str) -> list[str]:
    """Return a native name with each syllable of its given name taken out."""
    return [f"{name[:i]}_{name[i + 1 :]}" for i in range(1, len(name))]


# --- single tokens -----------------------------------------------------------------------------


def _token_pairs(bearers: Sequence[Bearer]) -> Iterator[Pair]:
    chance = random.Random("tokens")
    near, told = near_tokens(bearers), {b.key: {folded(s) for s in b.spellings if s} for b in bearers}
    spelled = {b.key: b.spellings[: b.spellings.index("")] for b in bearers}
    for bearer in bearers:
        forms = {folded(s): s for s in reversed(spelled[bearer.key])}
        wanted = list(combinations(forms.values(), 2))
        chance.shuffle(wanted)
        misses = [k for k in near.get(bearer.key, ()) if spelled[k] and not told[k] & told[bearer.key]]
        chance.shuffle(misses)
        for at, (a, b) in enumerate(wanted[:PAIRS_OF_ONE]):
            yield Pair(a, b, True, "tokens")
            if misses:
                yield Pair(a, spelled[misses[at % len(misses)]][0], False, "tokens")


def near_tokens(bearers: Sequence[Bearer]) -> Mapping[str, list[str]]:
    """Return for each token those that differ in one letter, or in a syllable of two, that Latin tells."""
    holes: dict[str, list[str]] = defaultdict(list)
    for bearer in bearers:
        if len(bearer.key) >= 4:
            for hole in _holes(bearer.key):
                holes[hole].append(bearer.key)
    near: dict[str, set[str]] = defaultdict(set)
    for row in holes.values():
        for a, b in combinations(row[:50], 2):
            if a != b and not _untold(a, b):
                near[a].add(b)
                near[b].add(a)
    return {key: sorted(row) for key, row in near.items()}


def _holes(token: str) -> set[str]:
    """Return the token with each letter, and each two neighbours, taken out."""
    ones = {f"{token[:i]}_{token[i + 1 :]}" for i in range(len(token))}
    return ones | {f"{token[:i]}={token[i + 2 :]}" for i in range(len(token) - 1)}


def _untold(a: str, b: str) -> bool:
    """Say whether two tokens differ only in what their Latin spellings do not tell (doubled letters too)."""
    return _plain(a) == _plain(b)


def _plain(token: str) -> str:
    kept = token.translate(_UNTOLD)
    return "".join(c for i, c in enumerate(kept) if i == 0 or c != kept[i - 1])


# --- spellings ---------------------------------------------------------------------------------


def folded(text: str) -> str:
    """Return a spelling in small ASCII letters, hyphens as spaces, nothing else between words."""
    plain = anyascii(text).lower().replace("-", " ")
    return " ".join("".join(c for c in plain if c.isalnum() or c == " ").split())


def bag(text: str) -> str:
    """Return the letters of a spelling whatever the order of its words."""
    return " ".join(sorted(folded(text).split()))


def is_latin(text: str) -> bool:
    """Say whether a text is written in Latin letters."""
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x2100 or 0x2BB <= ord(c) <= 0x36F for c in text)
