"""Time the resolution of many distinct names across documents: keys, comparison, clusters.

    python -m benchmarks.resolution TOKENS.tsv [--sizes 10000 100000 1000000] [--json]

TOKENS is a list of tokens with their Latin spellings, as `training.people_pairs` reads it. People are
invented: a given and a family name drawn from the list (the common ones more often), written in two or
three of the spellings that the list knows, or with the family name first, or with a slip. Each mention
stands alone in a document of its own, so that nothing but its name speaks for it. Reported for each size:
CPU seconds and seconds a thousand, the peak memory of the process, the links that join and those that only
ask, how many of the joining ones join two invented people (`wrong`), and `joined`: the share of the
spellings of one person that end up with another of them.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from stemma.engine import LocalEngine
from stemma.offsets import Span
from stemma.relate.entities import Bearer, EntityRelator, twins
from stemma.resolve import clusters
from stemma.settings import Settings
from stemma.types import Locus, NameForm
from training import people_pairs

SIZES = (10_000, 100_000, 1_000_000)
SPELLINGS = 3  # spellings of one invented person, at most
_MEGABYTE = 1024  # kilobytes, as Linux counts the peak


def words_of(path: Path) -> list[tuple[str, ...]]:
    """Return the spellings of each token of three letters or more, capitalised."""
    _, bearers = people_pairs.read(path)
    found = []
    for bearer in bearers:
        spelled = dict.fromkeys(people_pairs.folded(s).replace(" ", "") for s in bearer.spellings if s)
        kept = tuple(s.capitalize() for s in spelled if len(s) > 2)
        if kept and len(bearer.key) > 2:
            found.append(kept)
    return found


def mentions(words: Sequence[tuple[str, ...]], size: int) -> Iterator[tuple[int, str]]:
    """Yield so many distinct names, each with the number of the invented person who bears it."""
    chance, seen, person = random.Random(size), set[str](), 0
    given = [row for row in words if len(row) > 1][:4000]
    while len(seen) < size:
        person += 1
        pair = chance.choice(given), chance.choice(words)
        for _ in range(chance.randint(2, SPELLINGS)):
            name = _spelled(pair, chance)
            if name not in seen and len(seen) < size:
                seen.add(name)
                yield person, name


def _spelled(pair: tuple[tuple[str, ...], tuple[str, ...]], chance: random.Random) -> str:
    """Write a name in one of its spellings, sometimes turned, sometimes with a letter doubled or gone."""
    first, last = chance.choice(pair[0]), chance.choice(pair[1])
    if chance.random() < 0.2:
        at = chance.randrange(1, len(last))
        last = last[:at] + chance.choice(("", last[at] * 2)) + last[at + 1 :]
    return f"{last} {first}" if chance.random() < 0.1 else f"{first} {last}"


def bearers(words: Sequence[tuple[str, ...]], size: int) -> tuple[list[Bearer], list[int]]:
    """Return mentions as bearers that nothing but their names tells of, and who they are."""
    place = (Locus("doc", Span(0, 1)),)
    found, people = [], []
    for at, (person, name) in enumerate(mentions(words, size)):
        found.append(Bearer(f"m{at:07}", "doc", "person", name, (NameForm(name, place),)))
        people.append(person)
    return found, people


def measure(path: Path, size: int) -> dict[str, Any]:
    """Resolve so many names and say what it cost and what came of it."""
    items, people = bearers(words_of(path), size)
    started = time.process_time()
    distinct, links = twins(items)
    relator = EntityRelator()
    met = LocalEngine().meet(distinct, relator.keys, Settings().key_cap)
    found = [*links, *relator.compare(met)]
    cluster = clusters((b.id for b in items), found)
    spent = time.process_time() - started
    joining = [link for link in found if link.score >= 0.5]
    wrong = sum(people[int(link.a[1:])] != people[int(link.b[1:])] for link in joining)
    return {
        "names": size,
        "cpu_s": round(spent, 1),
        "ms_a_name": round(spent / size * 1000, 3),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MEGABYTE,
        "joining": len(joining),
        "asking": len(found) - len(joining),
        "wrong": wrong,
        "joined": round(_joined(cluster, people), 4),
    }


def _joined(cluster: dict[str, str], people: Sequence[int]) -> float:
    """Return the share of names of people with several that share a cluster with another of that person's."""
    several = Counter(people)
    together = Counter((people[int(i[1:])], founder) for i, founder in cluster.items())
    wanted = [
        (people[int(i[1:])], founder) for i, founder in cluster.items() if several[people[int(i[1:])]] > 1
    ]
    return sum(together[pair] > 1 for pair in wanted) / len(wanted) if wanted else 1.0


def main() -> None:
    """Measure each size in a process of its own, so that its peak memory is its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("tokens", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if len(given.sizes) == 1:
        rows = [measure(given.tokens, given.sizes[0])]
    else:
        rows = [json.loads(_alone(given.tokens, size))["sizes"][0] for size in given.sizes]
    print(json.dumps({"sizes": rows}, indent=None if given.json else 2))


def _alone(tokens: Path, size: int) -> str:
    command = [sys.executable, "-m", "benchmarks.resolution", str(tokens), "--sizes", str(size), "--json"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    main()
