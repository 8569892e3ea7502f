"""Learns from lists of people what `stemma.relate` knows of names, and writes it to `models/names.json`.

    python -m training.people TOKENS.tsv KOREAN.tsv PEOPLE.tsv SLIPS.csv

The files are as `training.people_pairs` reads them. Only bearers of the training half are looked at; the
other half is what `benchmarks.people` measures. What is written: costs of edits between spellings, what
spelled parts of Korean syllables stand for, how common words of names are (by hash), and the weights of
what speaks for one person.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz.distance import Levenshtein

from stemma.models import NAMES
from stemma.relate import korean_sounds, name_match, spelling
from stemma.relate.name_evidence import AGAINST, FOR, evidence, read_korean
from stemma.relate.name_parts import parts
from training import people_pairs, people_persons
from training.people_pairs import Pair, folded
from training.people_spelling import Prior, TokenPair, learn, regress

BUCKETS = 8192
ALIKE = 0.5  # spellings of one token that share fewer letters are slips of the alignment that made the list


def token_pairs(path: Path) -> list[TokenPair]:
    """Return spellings of one token, and near misses, of the training half; both sides weigh the same."""
    bearers = [b for b in people_pairs.read(path)[1] if not people_pairs.measured(b.key)]
    same, told = set(), {}
    for bearer in bearers:
        often = [_joined(s) for s in bearer.spellings[: bearer.spellings.index("")]]
        every = [_joined(s) for s in bearer.spellings if s]
        told[bearer.key] = (often, set(every))
        for a in often or every[:1]:
            same |= {_pair(a, b, True) for b in every if a != b and _alike(a, b)}
            same |= {_pair(a, b, True) for b in often if a != b}
    unlike = {p for p in _misses(bearers, told) if p._replace(same=True) not in same and p.a != p.b}
    same = {p for p in same if p.a and p.b}
    weight = len(same) / max(1, len(unlike))
    return [*sorted(same), *(p._replace(weight=weight) for p in sorted(unlike))]


def _misses(bearers: Sequence[people_pairs.Bearer], told: Mapping[str, Any]) -> set[TokenPair]:
    near, chance, found = people_pairs.near_tokens(bearers), random.Random(1), set()
    for bearer in bearers:
        often, every = told[bearer.key]
        rows = [k for k in near.get(bearer.key, ()) if told[k][0] and not told[k][1] & every]
        chance.shuffle(rows)
        if often:
            found |= {_pair(often[0], told[k][0][0], False) for k in rows[: 4 if len(often) > 1 else 1]}
    return found | set(_short_misses(bearers, told, chance))


def _short_misses(
    bearers: Sequence[people_pairs.Bearer], told: Mapping[str, Any], chance: random.Random
) -> Iterator[TokenPair]:
    """Yield pairs of short tokens that share a letter in its place: of them a slip is another name."""
    short = [told[b.key] for b in bearers if told[b.key][0] and 2 <= len(told[b.key][0][0]) <= 4]
    for often, every in short:
        for other, others in chance.sample(short, min(12, len(short))):
            a, b = often[0], other[0]
            if not every & others and any(x == y for x, y in zip(a, b, strict=False)):
                yield _pair(a, b, False)


def _joined(text: str) -> str:
    return folded(text).replace(" ", "")


def _pair(a: str, b: str, same: bool) -> TokenPair:
    return TokenPair(min(a, b), max(a, b), same)


def _alike(a: str, b: str) -> bool:
    return Levenshtein.normalized_similarity(a, b) >= ALIKE


def korean(path: Path) -> dict[str, Any]:
    """Return what Korean spellings stand for, and the line from their agreement to log-odds."""
    sounds = people_persons.sounds(path)
    rows, kept = [], []
    for pair in people_pairs.pairs(path, measure=False):
        one, other = read_korean(parts(pair.a)), read_korean(parts(pair.b))
        found = [korean_sounds.measures(x, y, sounds) for x in one for y in other if len(x) == len(y)]
        if found:
            rows.append(max(found, key=lambda m: m["family"] + m["worst"] + m["second"] + m["rest"]))
            kept.append(pair)
    return {
        "spelled": sounds.spelled,
        "common": sounds.common,
        "line": line(rows, kept, rising={"family", "worst", "second", "rest", "rare"}),
    }


def frequency(token_path: Path, people_path: Path) -> dict[str, object]:
    """Return how common words of names are, from those of the training half."""
    counts: Counter[str] = Counter()
    for bearer in people_pairs.read(people_path)[1]:
        if not people_pairs.measured(bearer.key):
            counts.update({w for s in bearer.spellings for w in parts(s).words})
    for row in token_path.read_text("utf-8").splitlines():
        token, _, spelled = row.partition("\t")
        if not people_pairs.measured(token):
            for text, _, count in (part.rpartition(":") for part in spelled.split("|")):
                counts[_joined(text)] += int(count)
    return name_match.frequency_row({w: float(n) for w, n in counts.items() if w}, BUCKETS)


def persons(paths: Sequence[Path]) -> dict[str, float]:
    """Return the weights of what speaks for one person."""
    chance, found = random.Random(2), list[Pair]()
    for path in paths:
        found += people_pairs.pairs(path, measure=False)
    found += people_pairs.native_pairs(paths[0], measure=False)
    found += people_persons.slipped(tuple(found), chance)
    found += people_persons.slipped(_plain(paths[0]), chance)
    rows = [evidence(parts(p.a), parts(p.b)) for p in found]
    # Spellings without a word in common are other names of one person, of which spelling knows nothing.
    kept = [at for at, (p, row) in enumerate(zip(found, rows, strict=True)) if not p.same or _meets(row)]
    rows, found = [rows[at] for at in kept], [found[at] for at in kept]
    return line(rows, found, rising=FOR, falling=AGAINST)


def _meets(row: Mapping[str, float]) -> bool:
    return not row["one word matched"] or row["disagreement"] < 1 or row.get("korean", 0) > 0


def _plain(path: Path) -> list[Pair]:
    """Return names beside themselves, and beside their near misses."""
    _, bearers = people_pairs.read(path)
    kept = [b for b in bearers if not people_pairs.measured(b.key)][:1500]
    near, found = people_pairs.Neighbours(kept), []
    for bearer in kept:
        name = next((s for s in bearer.spellings if people_pairs.is_latin(s)), None)
        other = near.near(bearer, name) if name else None
        if name and other:
            found += [Pair(name, name, True, "plain"), Pair(name, other, False, "plain")]
    return found


def line(
    rows: Sequence[Mapping[str, float]],
    pairs: Sequence[Any],
    *,
    rising: Collection[str],
    falling: Collection[str] = (),
) -> dict[str, float]:
    """Fit a logistic regression; what is `rising` can only speak for one, what is `falling` only against."""
    names = sorted({name for row in rows for name in row})
    at = {name: i for i, name in enumerate(names)}
    sparse = [{at[name]: value for name, value in row.items()} for row in rows]
    tokens = [TokenPair("", "", p.same) for p in pairs]
    low = np.array([0.0 if name in rising else -12.0 for name in names])
    high = np.array([0.0 if name in falling else 12.0 for name in names])
    fit = regress(sparse, tokens, Prior(np.zeros(len(names)), low, high, (-15.0, 15.0), 3e-5), rounds=3000)
    return {"bias": round(fit.bias, 4)} | {
        n: round(float(w), 4) for n, w in zip(names, fit.weights, strict=True)
    }


def main() -> None:
    """Learn from the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("tokens", "korean", "people", "slips"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    edits, to_odds = learn([*token_pairs(given.tokens), *people_persons.name_tokens(given.people)])
    data: dict[str, Any] = {
        "spelling": {"edits": edits, "line": to_odds},
        "korean": korean(given.korean),
        "frequency": frequency(given.tokens, given.people),
    }
    write(data)
    for read in (spelling.learned, korean_sounds.learned, name_match.frequencies):
        read.cache_clear()
    data["persons"] = persons([given.people, given.korean, given.slips])
    write(data)


def write(data: Mapping[str, Any]) -> None:
    """Write the shipped file, one table of numbers a line."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1)
    NAMES.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
