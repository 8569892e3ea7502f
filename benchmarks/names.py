"""Score the encoder's names on files of tokens with BIO tags.

    python -m benchmarks.names FILE.jsonl… [--of {encoder,pages}] [--reader MODEL.onnx] [--json] [--misses N]

A line of a file is {doc, sentences: [{tokens, tags}]}. The tokens are written out as news writes them,
the encoder reads the text, and its spans must be the key's to the character. `per_org_loc_f1` is micro
F1 over persons, organizations and places (location, facility and country together);
`all_types_f1` over all types that the file knows. `--of pages` scores the names that the whole annotate
stage ends up with, whose kinds are not the file's beyond these three.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from training.texts import EWT, WORLDWIDE, Text, names, wikigold

from benchmarks.measures import agreement
from benchmarks.pages import annotated, command_line
from stemma.annotate.encoder.model import Labelled, reader

Found = Callable[[Text], Iterable[Labelled]]

COARSE = {
    "person": "PER", "organization": "ORG", "place": "LOC", "country": "LOC",
    "PER": "PER", "ORG": "ORG", "LOC": "LOC",
    "Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC", "Country": "LOC",
}  # fmt: skip


class Tally:
    """Counts of names by type, and the figures that follow from them."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.misses: list[str] = []

    def add(self, text: str, wanted: Iterable[Labelled], found: Iterable[Labelled]) -> None:
        """Compare the names of one text."""
        gold, got = set(wanted), set(found)
        for what, names_ in (("wanted", gold), ("found", got), ("hit", gold & got)):
            self.counts.update((what, name.label) for name in names_)
        for sign, name in sorted([("missed", n) for n in gold - got] + [("extra", n) for n in got - gold],
                                 key=lambda pair: pair[1].span):  # fmt: skip
            around = text[max(0, name.span.start - 30) : name.span.end + 20].replace("\n", " ")
            self.misses.append(f"{sign:7}{name.label:13}{name.span.of(text)!r} in {around!r}")

    def f1(self, labels: Iterable[str]) -> float:
        """Return micro F1 over some labels."""
        hit, found, wanted = (
            sum(self.counts[what, label] for label in labels) for what in ("hit", "found", "wanted")
        )
        return agreement(hit, found, wanted).f1

    def labels(self) -> list[str]:
        """Return the labels seen."""
        return sorted({label for _, label in self.counts})


def coarse(found: Iterable[Labelled]) -> Iterator[Labelled]:
    """Yield the persons, organizations and places under the labels PER, ORG and LOC."""
    return (Labelled(n.span, COARSE[n.label]) for n in found if n.label in COARSE)


def texts_of(path: Path) -> list[Text]:
    """Read a file of either format, with the scheme that its labels show."""
    if path.suffix != ".jsonl":
        return list(wikigold(path))
    coarse_labels = {"B-PER", "B-ORG", "B-LOC"}
    with path.open(encoding="utf-8") as lines:
        plain = any(
            coarse_labels & {t for s in json.loads(line)["sentences"] for t in s["tags"]} for line in lines
        )
    return list(names(path, EWT if plain else WORLDWIDE))


def by_pages(text: Text, model: str | None) -> list[Labelled]:
    """Return the names that the whole annotate stage finds in a text."""
    return [Labelled(a.span, a.label) for a in annotated(text, model).layer("name")]


def scored(texts: Iterable[Text], read: Found) -> tuple[Tally, Tally]:
    """Return the tallies over coarse types, and over all that the texts' scheme knows."""
    wide, fine = Tally(), Tally()
    for text in texts:
        found = list(read(text))
        gold = [Labelled(*n) for n in text.names]
        wide.add(text.text, coarse(gold), coarse(found))
        known = {label for label in text.scheme if label != "O"}
        ours = found if "Person" in known else list(coarse(found))
        fine.add(text.text, gold, [n for n in ours if n.label in known])
    return wide, fine


def main() -> None:
    """Read the command line and print the figures."""
    given = command_line(__doc__)
    model = reader(given.reader and Path(given.reader))

    def read(text: Text) -> Iterable[Labelled]:
        if given.of == "pages":
            return by_pages(text, given.reader)
        return model.read(text.text, text.sentences).names

    texts = [text for path in given.files for text in texts_of(path)]
    started = time.perf_counter()
    wide, fine = scored(texts, read)
    took = time.perf_counter() - started
    figures = {
        "per_org_loc_f1": wide.f1(wide.labels()),
        "all_types_f1": fine.f1(fine.labels()),
        "articles_per_s": len(texts) / took,
    }
    by_type = {label: fine.f1([label]) for label in fine.labels()}
    if given.json:
        print(json.dumps({**figures, "by_type_f1": by_type}))
        return
    for name, value in (*figures.items(), *by_type.items()):
        print(f"{name:16} {value:.4f}")
    print(*fine.misses[: given.misses], sep="\n")


if __name__ == "__main__":
    main()
