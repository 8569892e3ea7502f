"""Score coreference on OntoGUM files (clusters) and GAP files (pronouns), from the bare text of each.

    python -m benchmarks.coreference FILE.ontogum.conll… FILE.tsv… [--weights FILE.npz] [--json] [--misses N]

OntoGUM's files hold tokens and clusters, no sentences and no speakers: the tokens are written as text,
and the annotate stage finds sentences, trees and mentions by itself. `conll_f1` is the mean F1 of MUC,
B-cubed and CEAF-e over all documents, clusters of one left out as in OntoNotes (Pradhan et al. 2014).
In GAP (Webster et al. 2018) a pronoun means the name A, the name B or neither; `gap_f1` is of the
names said to be meant, `gap_bias` the feminine F1 divided by the masculine.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from training.texts import Text, joined

from benchmarks.clusters import METRICS, Score
from benchmarks.measures import harmonic
from benchmarks.pages import annotated
from stemma.annotate.coreference_mentions import Mention, stage_of
from stemma.annotate.coreference_ranker import Links, Ranker, ranker
from stemma.offsets import Span

FEMININE = frozenset(["she", "her", "hers"])
THRESHOLD = 0.3  # chance from which a name is said to be meant

_MARK = re.compile(r"\((\d+)(\))?|(\d+)\)")


class Document(NamedTuple):
    """A text with its clusters: the spans of each."""

    name: str
    text: str
    clusters: tuple[frozenset[Span], ...]


def documents(path: Path) -> Iterator[Document]:
    """Yield the documents of an OntoGUM file."""
    for number, block in enumerate(re.split(r"^#.*\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)):
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        if rows:
            text, _, (spans,) = joined([[row[1] for row in rows]])
            yield Document(f"{path.stem}-{number}", text, clusters([row[2] for row in rows], spans))


def clusters(marks: Sequence[str], spans: Sequence[Span]) -> tuple[frozenset[Span], ...]:
    """Read the column of marks: `(7` opens a mention of cluster 7, `7)` closes it, `(7)` is one token."""
    opened: defaultdict[str, list[int]] = defaultdict(list)
    found: defaultdict[str, set[Span]] = defaultdict(set)
    for at, mark in enumerate(marks):
        for match in _MARK.finditer(mark):
            name = match[1] or match[3]
            if match[1]:
                opened[name].append(at)
            if match[2] or match[3]:
                start = opened[name].pop() if opened[name] else at
                found[name].add(Span(spans[start].start, spans[at].end))
    return tuple(frozenset(c) for _, c in sorted(found.items()))


class Case(NamedTuple):
    """A line of GAP: the pronoun, the two names, and whether it means each."""

    name: str
    text: str
    pronoun: Span
    names: tuple[Span, Span]
    wanted: tuple[bool, bool]

    @property
    def feminine(self) -> bool:
        """Whether the pronoun is a woman's."""
        return self.pronoun.of(self.text).lower() in FEMININE


def cases(path: Path) -> Iterator[Case]:
    """Yield the lines of a GAP file."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            pronoun, a, b = (
                Span(int(row[f"{what}-offset"]), int(row[f"{what}-offset"]) + len(row[what]))
                for what in ("Pronoun", "A", "B")
            )
            wanted = row["A-coref"].upper() == "TRUE", row["B-coref"].upper() == "TRUE"
            yield Case(row["ID"], row["Text"], pronoun, (a, b), wanted)


def together(links: Links) -> NDArray[np.float64]:
    """Return how likely any two mentions mean the same, (n, n), over every chain of antecedents."""
    found = np.eye(len(links.mentions))
    for j in range(1, len(found)):
        some = links.candidates[j] >= 0
        found[j, :j] = links.chances[j, :-1][some] @ found[links.candidates[j][some], :j]
        found[:j, j] = found[j, :j]
    return found


def mention_at(mentions: Sequence[Mention], span: Span) -> int | None:
    """Return the mention at a span, else the shortest that holds it, else the shortest that touches it."""
    for fits in (
        [i for i, m in enumerate(mentions) if m.span == span],
        [i for i, m in enumerate(mentions) if m.span.covers(span)],
        [i for i, m in enumerate(mentions) if m.span.overlaps(span)],
    ):
        if fits:
            return min(fits, key=lambda i: mentions[i].span.end - mentions[i].span.start)
    return None


def answer(case: Case, links: Links) -> tuple[bool, bool]:
    """Say of each name whether the pronoun means it: the likelier of the two, if it is likely enough."""
    at = [mention_at(links.mentions, span) for span in (case.pronoun, *case.names)]
    alike = together(links)
    a, b = (
        0.0 if at[0] is None or other is None or other == at[0] else float(alike[at[0], other])
        for other in at[1:]
    )
    return a >= max(THRESHOLD, b), b >= THRESHOLD and b > a


class Gap:
    """Counts over GAP's cases."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[bool, str]] = Counter()

    def add(self, case: Case, said: tuple[bool, bool]) -> None:
        """Compare one answer."""
        for wanted, found in zip(case.wanted, said, strict=True):
            self._counts[case.feminine, "hit"] += wanted and found
            self._counts[case.feminine, "wanted"] += wanted
            self._counts[case.feminine, "found"] += found

    def figures(self) -> Mapping[str, float]:
        """Return the figures by name."""
        masculine, feminine = self._f1(False), self._f1(True)
        return {
            "gap_f1": self._f1(False, True),
            "gap_masculine_f1": masculine,
            "gap_feminine_f1": feminine,
            "gap_bias": feminine / masculine if masculine else 0.0,
        }

    def _f1(self, *feminine: bool) -> float:
        hit, wanted, found = (
            sum(self._counts[f, what] for f in feminine) for what in ("hit", "wanted", "found")
        )
        return harmonic(hit / found, hit / wanted) if found and wanted else 0.0


def links_of(name: str, text: str, model: Ranker) -> tuple[Links, float]:
    """Return the links of a text and the processor seconds that ranking took."""
    stage = stage_of(annotated(Text(name, text, ()), before="coreference"))
    started = time.process_time()
    return model.links(stage), time.process_time() - started


def figures_of(files: Sequence[Path], model: Ranker, misses: list[str]) -> dict[str, float]:
    """Return the figures of all files."""
    score, gap, took, words = Score(), Gap(), 0.0, 0
    texts = [d for path in files if path.suffix == ".conll" for d in documents(path)]
    lines = [c for path in files if path.suffix == ".tsv" for c in cases(path)]
    for document in texts:
        links, seconds = links_of(document.name, document.text, model)
        took, words = took + seconds, words + len(document.text.split())
        score.add(document.clusters, [[m.span for m in cluster] for cluster in links.clusters()])
    for case in lines:
        links, seconds = links_of(case.name, case.text, model)
        took, words = took + seconds, words + len(case.text.split())
        said = answer(case, links)
        gap.add(case, said)
        if said != case.wanted:
            misses.append(f"{case.name} {case.pronoun.of(case.text)}: wanted {case.wanted}, said {said}")
    found = dict(gap.figures()) if lines else {}
    if texts:
        by_metric = {f"{name}_f1": score.agreement(name).f1 for name in (*METRICS, "mentions")}
        found = {"conll_f1": score.conll_f1, **by_metric, **found}
    return {**found, "ms_per_800_words": took * 800_000 / max(1, words)}


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--weights", type=Path, help="another file of weights")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", type=int, default=0)
    given = parser.parse_args()
    misses: list[str] = []
    figures = figures_of(given.files, ranker(given.weights), misses)
    if given.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:20} {value:.4f}")
    print(*misses[: given.misses], sep="\n")


if __name__ == "__main__":
    main()
