"""Turns the public sets into texts with labelled spans of characters, one form for every task."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from stemma.annotate.encoder.labels import NAME_TYPES
from stemma.annotate.sentences import sentences
from stemma.offsets import Span

Scheme = Mapping[str, tuple[str, ...]]

# What a set may mean by its labels in terms of ours; "O" is all that the set does not label.
WORLDWIDE: Scheme = {**{name: (name,) for name in NAME_TYPES}, "O": ()}
EWT: Scheme = {
    "PER": ("Person",),
    "ORG": ("Organization",),
    "LOC": ("Location", "Facility"),
    "O": ("NORP", "Date", "Money", "Product", "Misc"),
}
WIKIGOLD: Scheme = {
    "PER": ("Person",),
    "ORG": ("Organization",),
    "LOC": ("Location", "Facility"),
    "MISC": ("NORP", "Product", "Misc"),
    "O": ("Date", "Money"),
}


class Labelled(NamedTuple):
    """A labelled span of characters."""

    span: Span
    label: str


class Token(NamedTuple):
    """A syntactic word; `head` is its head's number in the text, its own for a root."""

    span: Span
    head: int
    upos: str
    relation: str


@dataclass(frozen=True)
class Text:
    """A text, its sentences, and what a set labels in it."""

    doc: str
    text: str
    sentences: tuple[Span, ...]
    names: tuple[Labelled, ...] = ()
    scheme: Scheme = field(default_factory=dict)
    attributions: tuple[Mapping[str, list[list[int]]], ...] = ()
    tokens: tuple[Token, ...] = ()
    events: tuple[Labelled, ...] = ()


def corpora(root: Path, part: str) -> dict[str, list[Text]]:
    """Return the texts of every set of `part` (train or dev), by the set's name."""
    dev = part == "dev"
    found = {
        "worldwide": list(names(root / f"names/worldwide_{part}.jsonl", WORLDWIDE)),
        "ewt": list(names(root / f"names/ewt_{part}.jsonl", EWT)),
        "attribution": list(attributions(root / f"attribution/{part}.jsonl")),
        "syntax": [t for path in sorted((root / "gum" / part).glob("*.conllu")) for t in syntax(path)],
        "events": [
            text
            for name in ("timebank", "aquaint")
            for number, text in enumerate(events(root / f"times/{name}.jsonl"))
            if (number % 10 == 0) == dev  # these two have no dev half of their own
        ],
    }
    if not dev:
        found["wikigold"] = list(wikigold(root / "names/wikigold/wikigold.conll.txt"))
    return found


# --- names --------------------------------------------------------------------------------------

_NO_SPACE_BEFORE = frozenset(
    [",", ".", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "n't", "n’t", "'", "’", "”", "..."]
)
_NO_SPACE_AFTER = frozenset(["(", "[", "“", "$", "£", "€", "#", "‘"])
_JOINERS = frozenset(["-", "/"])


def names(path: Path, scheme: Scheme) -> Iterator[Text]:
    """Yield the documents of a JSONL file of tokens and BIO tags."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            doc = json.loads(line)
            rows = [(s["tokens"], s["tags"]) for s in doc["sentences"]]
            yield _named(doc["doc"], rows, scheme)


def wikigold(path: Path) -> Iterator[Text]:
    """Yield the documents of Wikigold's file (tokens with IO tags)."""
    for number, block in enumerate(path.read_text(encoding="utf-8").split("-DOCSTART- O")):
        rows = []
        for sentence in block.strip().split("\n\n"):
            pairs = [line.rsplit(" ", 1) for line in sentence.split("\n") if line.strip()]
            if pairs:
                rows.append(([p[0] for p in pairs], [p[1] for p in pairs]))
        if rows:
            yield _named(f"wikigold-{number}", rows, WIKIGOLD)


def _named(doc: str, rows: Sequence[tuple[list[str], list[str]]], scheme: Scheme) -> Text:
    text, spans, tokens = joined([tokens for tokens, _ in rows])
    found = [n for (_, tags), row in zip(rows, tokens, strict=True) for n in runs(tags, row)]
    return Text(doc, text, tuple(spans), tuple(n for n in found if n.label in scheme), scheme)


def joined(rows: Sequence[Sequence[str]]) -> tuple[str, list[Span], list[list[Span]]]:
    """Write tokens as news writes them, a line a sentence: a text, its sentences, their tokens.

    Left apart, the tokens would never show the encoder `name,` or `(name)` as it will meet them.
    """
    lines: list[str] = []
    spans: list[Span] = []
    tokens: list[list[Span]] = []
    at = 0
    for row in rows:
        line, found = "", []
        for i, token in enumerate(row):
            line += " " if i and _apart(row, i) else ""
            found.append(Span(at + len(line), at + len(line) + len(token)))
            line += token
        lines.append(line)
        spans.append(Span(at, at + len(line)))
        tokens.append(found)
        at += len(line) + 1
    return "\n".join(lines), spans, tokens


def _apart(tokens: Sequence[str], i: int) -> bool:
    """Say whether a space stood between token i and the one before, as far as one can tell."""
    before, token = tokens[i - 1], tokens[i]
    if token in _NO_SPACE_BEFORE or before in _NO_SPACE_AFTER:
        return False
    if token in _JOINERS:
        return not (before[-1:].isalnum() and i + 1 < len(tokens) and tokens[i + 1][:1].isalnum())
    if before in _JOINERS:
        return not (i > 1 and tokens[i - 2][-1:].isalnum() and token[:1].isalnum())
    if '"' in (token, before):
        odd = sum(t == '"' for t in tokens[:i]) % 2 == 1
        return not odd
    return True


def runs(tags: Sequence[str], spans: Sequence[Span]) -> Iterator[Labelled]:
    """Yield each run of BIO (or IO) tags as one labelled span."""
    current: Labelled | None = None
    for tag, span in zip(tags, spans, strict=True):
        label = tag[2:]
        if current and (tag[0] != "I" or current.label != label):
            yield current
            current = None
        if tag[0] != "O":
            current = Labelled(Span(current.span.start, span.end) if current else span, label)
    if current:
        yield current


# --- the other tasks ----------------------------------------------------------------------------


def attributions(path: Path) -> Iterator[Text]:
    """Yield the documents of a JSONL file of attributions, those with a cue and a content."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            doc = json.loads(line)
            whole = tuple(a for a in doc["attributions"] if a["cue"] and a["content"])
            yield Text(doc["doc"], doc["text"], tuple(sentences(doc["text"])), attributions=whole)


def events(path: Path) -> Iterator[Text]:
    """Yield the documents of a JSONL file of TimeML events."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            doc = json.loads(line)
            found = tuple(Labelled(Span(start, end), label) for start, end, label, _ in doc["events"])
            yield Text(doc["doc"], doc["text"], tuple(sentences(doc["text"])), events=found)


def syntax(path: Path) -> Iterator[Text]:
    """Yield the document of a CoNLL-U file, its text put together as SpaceAfter says."""
    lines: list[str] = []
    spans: list[Span] = []
    tokens: list[Token] = []
    at = 0
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        line, base = "", len(tokens)
        tight = _no_space_after(rows)
        words = [row for row in rows if row[0].isdigit()]
        for i, row in enumerate(words):
            span = Span(at + len(line), at + len(line) + len(row[1]))
            head = base + (int(row[6]) - 1 if row[6] != "0" else i)
            tokens.append(Token(span, head, row[3], row[7]))
            line += row[1] + ("" if row[0] in tight or i + 1 == len(words) else " ")
        lines.append(line)
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    yield Text(path.stem, "\n".join(lines), tuple(spans), tokens=tuple(tokens))


def _no_space_after(rows: Sequence[Sequence[str]]) -> set[str]:
    """Return the ids of words that the next follows at once: so inside a multiword token too."""
    tight = {row[0] for row in rows if "SpaceAfter=No" in row[9]}
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            tight.update(str(n) for n in range(first, last))
            if row[0] in tight:
                tight.add(str(last))
    return tight
