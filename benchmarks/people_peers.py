"""Turns pairs of names on standard input into peers' scores on standard output, in a process of its own.

    PYTHON -P benchmarks/people_peers.py < pairs.json > scores.json

The pairs are `[[name, name], …]`; what comes back is `{scorer: [score, …]}`, for each scorer of jellyfish
and for nomenklatura's logic-v2, those that this Python has. It imports nothing of Stemma, so that a peer
with other needs can live in an environment of its own.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator

Scorer = Callable[[str, str], float]


def scorers() -> Iterator[tuple[str, Scorer]]:
    """Yield each peer that is installed, ready to score."""
    try:
        yield from _jellyfish()
    except ImportError as error:
        print(f"jellyfish: not installed ({error.name})", file=sys.stderr)
    try:
        yield "nomenklatura logic-v2", _logic()
    except ImportError as error:
        print(f"nomenklatura: not installed ({error.name})", file=sys.stderr)


def _jellyfish() -> Iterator[tuple[str, Scorer]]:
    jellyfish = importlib.import_module("jellyfish")
    for name in ("jaro_winkler_similarity", "jaro_similarity"):
        yield f"jellyfish {name}", _caseless(getattr(jellyfish, name))

    def codes(a: str, b: str) -> float:
        one, other = ({jellyfish.metaphone(w) for w in x.split()} for x in (a, b))
        return len(one & other) / max(1, len(one | other))

    yield "jellyfish metaphone", codes


def _caseless(measure: Scorer) -> Scorer:
    def score(a: str, b: str) -> float:
        return float(measure(a.casefold(), b.casefold()))

    return score


def _logic() -> Scorer:
    """Return nomenklatura's matcher, each name an entity that may be a person, a company or a body."""
    matching = importlib.import_module("nomenklatura.matching")
    entities = importlib.import_module("followthemoney")
    algorithm = matching.get_algorithm("logic-v2")
    config = importlib.import_module("nomenklatura.matching.types").ScoringConfig.defaults()

    def entity(name: str, schema: str) -> object:
        data = {"id": f"{schema}-{name}", "schema": schema, "properties": {"name": [name]}}
        return entities.EntityProxy.from_dict(data)

    def score(a: str, b: str) -> float:
        return max(
            float(algorithm.compare(entity(a, schema), entity(b, schema), config).score)
            for schema in ("Person", "Organization")
        )

    return score


def main() -> None:
    """Score the pairs on standard input."""
    pairs = json.load(sys.stdin)
    found = {name: [score(a, b) for a, b in pairs] for name, score in scorers()}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
