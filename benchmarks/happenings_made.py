"""Write ECB+ or the Gun Violence Corpus as a pile of texts with a key of its happenings.

    python -m benchmarks.happenings_made ecb  CORPUS.txt MENTIONS.json OUT
    python -m benchmarks.happenings_made gvc  DATASET.conll MENTIONS.json OUT

OUT/reports gets one text a document, and OUT `key.json`, to be read by `benchmarks.happenings` and
`training.happenings` after `stemma collate OUT/reports`. Words are put together with the spaces that
English has; a paragraph takes three sentences.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from stemma.offsets import Span

_CLOSING = frozenset([*".,;:!?)]}%”’", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "’s"])
_OPENING = frozenset("([{$“‘#")
_WRITTEN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PARAGRAPH = 3

Words = Sequence[tuple[int, str]]  # the words of a sentence with their numbers
Places = dict[tuple[int, int], Span]  # sentence and word, and where they stand


class Mentioned(NamedTuple):
    """A mention of a happening: document, sentence, its words, and the chain that it belongs to."""

    document: str
    sentence: int
    words: Sequence[int]
    chain: str


def laid_out(sentences: Mapping[int, Words]) -> tuple[str, Places]:
    """Return a document's text and the place of each word in it."""
    first = sentences.get(0, [])
    dated = len(first) == 1 and _DAY.fullmatch(first[0][1]) is not None
    parts: list[str] = []
    places: Places = {}
    at = 0

    def put(piece: str) -> Span:
        nonlocal at
        parts.append(piece)
        at += len(piece)
        return Span(at - len(piece), at)

    for count, (number, words) in enumerate(sorted(sentences.items())):
        if count:
            put(_between(count - dated))
        touches, quoted = True, False
        for word_number, word in words:
            written = _WRITTEN.get(word, word)
            closes, opens = written in _CLOSING, written in _OPENING
            if written == '"':
                closes, opens, quoted = quoted, not quoted, not quoted
            if not (touches or closes):
                put(" ")
            places[number, word_number] = put(written)
            touches = opens
    return "".join(parts), places


def _between(count: int) -> str:
    """Return what stands before a sentence: its day's line, a title, or a paragraph ends, or none."""
    return "\n\n" if count == 1 else "\n" if count % _PARAGRAPH == 0 else " "


def _columns(path: Path, document: int, sentence: int) -> dict[str, dict[int, list[tuple[int, str]]]]:
    """Read a file of one word a line: document, sentence, number, word, chain, divided by tabs."""
    found: dict[str, dict[int, list[tuple[int, str]]]] = defaultdict(lambda: defaultdict(list))
    for line in path.read_text("utf-8").splitlines():
        row = line.split("\t")
        if len(row) > sentence + 2:
            found[row[document]][int(row[sentence])].append((int(row[sentence + 1]), row[sentence + 2]))
    return found


def _mentions(path: Path, document: str) -> Iterator[Mentioned]:
    for row in json.loads(path.read_text("utf-8")):
        yield Mentioned(row[document], row["sent_id"], row["tokens_number"], row["coref_chain"])


def write(texts: Mapping[str, Mapping[int, Words]], mentions: Iterable[Mentioned], folder: Path) -> None:
    """Write the texts and the key of a set into a folder; a first sentence that is a day dates its text."""
    (folder / "reports").mkdir(parents=True, exist_ok=True)
    places: dict[str, Places] = {}
    for document, sentences in texts.items():
        text, places[document] = laid_out(sentences)
        (folder / "reports" / _file(document)).write_text(text, "utf-8")
    events: dict[str, list[dict[str, object]]] = defaultdict(list)
    for mention in mentions:
        where = places[mention.document]
        spans = [where[mention.sentence, word] for word in mention.words if (mention.sentence, word) in where]
        if spans:
            span = [spans[0].start, spans[-1].end]
            events[mention.chain].append({"file": _file(mention.document), "span": span})
    key = {"events": [{"key": chain, "mentions": told} for chain, told in sorted(events.items())]}
    (folder / "key.json").write_text(json.dumps(key), "utf-8")


def _file(document: str) -> str:
    return f"{document.replace('/', '_')}.txt"


def main() -> None:
    """Write the set named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("set", choices=("ecb", "gvc"))
    parser.add_argument("words", type=Path)
    parser.add_argument("mentions", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    field = "doc_id" if options.set == "ecb" else "conll_doc_key"
    texts = _columns(options.words, 0, 1)
    write(texts, _mentions(options.mentions, field), options.out)


if __name__ == "__main__":
    main()
