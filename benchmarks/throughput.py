"""Turns a pile of articles into figures of speed: articles a second, CPU by stage, peak memory.

    python -m benchmarks.throughput PATH… [--sizes 100 1000 7000] [--workers N] [--json]

PATHs are JSONL files, one article a line. For each size the first so many lines are collated
twice: once in this order in one process, with the CPU seconds of every stage (`stages`), and
once by the command itself, with its wall time and the peak memory of all its processes. Since
machines differ, the speed is also given as a share of what sentencex needs to split the same
texts into sentences (`peer`).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from stemma.settings import Settings
    from stemma.store import Store

T = TypeVar("T")
SIZES = (100, 1000, 7000)
STAGES = ("ingest", "clean", "annotate", "extract", "store", "relate+resolve+collate")
_POLL = 0.05  # seconds between two looks at the memory


class Watch:
    """Adds up the CPU seconds that this process spends in each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def on(self, stage: str) -> Iterator[None]:
        """Count what is done inside to the stage."""
        start = time.process_time()
        try:
            yield
        finally:
            self.seconds[stage] += time.process_time() - start

    def each(self, stage: str, items: Iterable[T]) -> Iterator[T]:
        """Yield the items, and count the making of each to the stage."""
        source = iter(items)
        while True:
            with self.on(stage):
                try:
                    item = next(source)
                except StopIteration:
                    return
            yield item


# --- one process, stage by stage --------------------------------------------------------------


def stages(pile: Path, folder: Path) -> dict[str, float]:
    """Collate a pile stage by stage; return CPU seconds by stage, and the peer's on the same texts."""
    from stemma import annotate, clean, extract, ingest
    from stemma.settings import Settings
    from stemma.store import Store
    from stemma.types import Record

    watch, settings, peer = Watch(), Settings(workers=1), Peer()
    with Store(folder / "stages.stemma") as store:
        for record in watch.each("ingest", ingest.read([str(pile)], settings)):
            if not isinstance(record, Record):
                raise SystemExit(f"error: {record.path}: {record.reason}")
            with watch.on("clean"):
                document = clean.clean(record, settings)
                pages = annotate.pages_of(document)
            with watch.on("annotate"):
                pages = annotate.annotate(pages)
            with watch.on("extract"):
                reading = extract.extract(document, pages)
            with watch.on("store"):
                store.add(reading)
            with watch.on("peer"):
                peer.split(page.text for page in pages)
        _derive(store, settings, watch)
    return dict(watch.seconds)


def _derive(store: Store, settings: Settings, watch: Watch) -> None:
    from stemma.derive import Bench, derive
    from stemma.engine import LocalEngine

    bench, basis = Bench(store.judgements(), settings, LocalEngine(1), lambda *_: None), store.basis()
    with watch.on("relate+resolve+collate"):
        derived = derive(store.readings, bench)
    with watch.on("store"):
        store.replace(derived, basis=basis, version="throughput")


class Peer:
    """sentencex, which does one thing fast: the yardstick that makes machines comparable."""

    def __init__(self) -> None:
        from sentencex import segment

        self._segment = segment

    def split(self, texts: Iterable[str]) -> None:
        """Split the texts into sentences and forget them."""
        for text in texts:
            list(self._segment("en", text))


# --- the command, watched from outside --------------------------------------------------------


def command(pile: Path, folder: Path, workers: int) -> dict[str, float]:
    """Run `stemma collate` on a pile; return its wall seconds and the peak of its tree in MiB."""
    case = folder / "command.stemma"
    program = Path(sys.executable).with_name("stemma")
    options = ["--case", str(case), "--workers", str(workers), "--no-report", "--quiet"]
    start = time.perf_counter()
    process = subprocess.Popen([str(program), "collate", str(pile), *options])
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(memory_of(pid) for pid in tree(process.pid)))
        time.sleep(_POLL)
    if process.returncode not in (0, 1):
        raise SystemExit(f"error: stemma left with {process.returncode}")
    wall = time.perf_counter() - start
    return {"wall_s": wall, "peak_mib": peak / 2**20, "case_mib": case.stat().st_size / 2**20}


def tree(root: int) -> list[int]:
    """Return a process and all that it started, as /proc has them now."""
    children: dict[int, list[int]] = defaultdict(list)
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (parent := _parent(entry)) is not None:
            children[parent].append(int(entry.name))
    found = [root]
    for pid in found:
        found += children[pid]
    return found


def _parent(entry: Path) -> int | None:
    try:
        return int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:  # ended meanwhile
        return None


def memory_of(pid: int) -> int:
    """Return the bytes of memory that a process has for itself or its part of what it shares (PSS)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


# --- all sizes --------------------------------------------------------------------------------


def measure(paths: Sequence[Path], size: int, workers: int) -> dict[str, Any]:
    """Measure one size, each way in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="stemma-throughput-") as name:
        folder = Path(name)
        pile = folder / "pile.jsonl"
        count = write_pile(paths, size, pile)
        inner = [sys.executable, "-m", "benchmarks.throughput", "--one", str(pile), str(folder)]
        seconds = json.loads(subprocess.run(inner, capture_output=True, text=True, check=True).stdout)
        outer = command(pile, folder, workers)
    return summary(count, seconds, outer) | {"workers": workers}


def write_pile(paths: Sequence[Path], size: int, pile: Path) -> int:
    """Write the first so many lines of the files into one file; return how many there were."""
    lines = (line for path in paths for line in path.open("rb") if line.strip())
    with pile.open("wb") as stream:
        count = 0
        for line in islice(lines, size):
            stream.write(line.rstrip(b"\n") + b"\n")
            count += 1
    return count


def summary(count: int, seconds: dict[str, float], outer: dict[str, float]) -> dict[str, Any]:
    """Return the figures of one size; milliseconds are of CPU, an article."""
    by_stage = {stage: 1000 * seconds.get(stage, 0.0) / count for stage in STAGES}
    return {
        "articles": count,
        "articles_per_s": count / outer["wall_s"],
        "cpu_ms": by_stage,
        "cpu_ms_in_all": sum(by_stage.values()),
        "times_peer": sum(by_stage.values()) / (1000 * seconds["peer"] / count),
        **outer,
    }


def growth(results: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return how the cost of an article grows from each size to the next."""
    return [
        {
            "from": a["articles"],
            "to": b["articles"],
            "cpu": b["cpu_ms_in_all"] / a["cpu_ms_in_all"],
            "wall": a["articles_per_s"] / b["articles_per_s"],
            "memory": b["peak_mib"] / a["peak_mib"],
        }
        for a, b in pairwise(results)
    ]


def main() -> int:
    """Print the figures of every size as text or JSON."""
    parser = argparse.ArgumentParser(description="Measure speed and memory on piles of articles.")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--sizes", nargs="+", type=int, default=list(SIZES))
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        pile, folder = options.paths
        print(json.dumps(stages(pile, folder)))
        return 0
    results = [measure(options.paths, size, options.workers) for size in options.sizes]
    told = {"sizes": results, "growth": growth(results)}
    print(json.dumps(told, indent=1) if options.json else as_text(told))
    return 0


def as_text(told: dict[str, Any]) -> str:
    """Return the figures as a table for a person."""
    lines = [f"{'articles':>9}{'art./s':>9}{'MiB':>8}{'x peer':>8}{'ms CPU':>9}  by stage"]
    for row in told["sizes"]:
        stages = "  ".join(f"{name} {value:.1f}" for name, value in row["cpu_ms"].items())
        head = f"{row['articles']:>9,}{row['articles_per_s']:>9.1f}{row['peak_mib']:>8.0f}"
        lines.append(f"{head}{row['times_peer']:>8.0f}{row['cpu_ms_in_all']:>9.1f}  {stages}")
    for row in told["growth"]:
        ratios = ", ".join(f"{name} x{row[name]:.2f}" for name in ("cpu", "wall", "memory"))
        lines.append(f"an article at {row['to']:,} costs, against {row['from']:,}: {ratios}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
