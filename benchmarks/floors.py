"""Turns scores into floors that only rise: a gate that refuses to go down.

    python -m benchmarks.floors NAME KEY.json EXPORT.jsonl [--update]

Exits with 1 where a score lies below its floor. `--update` raises floors to the scores (rounded
down to a thousandth) and refuses where that would lower one.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.exam import examine, load

FLOORS = Path(__file__).parent / "floors.json"
Scores = Mapping[str, float]


def below(scores: Scores, floors: Scores) -> list[str]:
    """Return what has fallen, one line each; a section without a score has fallen."""
    return [
        f"{name}: {scores.get(name, 0.0):.3f} is below its floor of {floor:.3f}"
        for name, floor in floors.items()
        if scores.get(name, 0.0) < floor
    ]


def raised(scores: Scores, floors: Scores) -> dict[str, float]:
    """Return the floors raised to the scores; raise ValueError where one would be lowered."""
    if fallen := below(scores, floors):
        raise ValueError("; ".join(fallen))
    return {
        name: max(math.floor(score * 1000) / 1000, floors.get(name, 0.0)) for name, score in scores.items()
    }


def scores_of(key: Path, export: Path) -> dict[str, float]:
    """Return the score of each section of an export, and their mean."""
    return {name: result.figures["score"] for name, result in examine(*load(key, export)).items()}


def read(path: Path = FLOORS) -> dict[str, dict[str, float]]:
    """Return the floors by the name of the pile."""
    floors: dict[str, dict[str, float]] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return floors


def main() -> int:
    """Hold an export against the floors of its pile, or raise them."""
    parser = argparse.ArgumentParser(description="Hold scores against floors that only rise.")
    parser.add_argument("name", help="of the pile in floors.json")
    parser.add_argument("key", type=Path)
    parser.add_argument("export", type=Path)
    parser.add_argument("--update", action="store_true", help="raise the floors to the scores")
    options = parser.parse_args()
    floors, scores = read(), scores_of(options.key, options.export)
    fallen = below(scores, floors.get(options.name, {}))
    if options.update and not fallen:
        floors[options.name] = raised(scores, floors.get(options.name, {}))
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")
    print(*(fallen or ["all scores stand on or above their floors"]), sep="\n")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
