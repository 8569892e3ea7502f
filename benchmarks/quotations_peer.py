"""Turns texts with their words and trees into textacy's direct quotations, in an environment that has it.

Reads lines {text, words: [[start, end]…], pos, heads, deps, lemmas, starts} and prints a line of
[[content start, content end, speaker start, speaker end]…] for each, or null where textacy turns it
away. It imports nothing of Stemma.
"""

from __future__ import annotations

import importlib
import json
import sys
from typing import Any


def main() -> None:
    """Read the texts of standard input and print what textacy finds in each."""
    spacy, doc_of = importlib.import_module("spacy"), importlib.import_module("spacy.tokens").Doc
    triples = importlib.import_module("textacy.extract.triples")
    vocab = spacy.blank("en").vocab
    for line in sys.stdin:
        row = json.loads(line)
        try:
            quoted = list(triples.direct_quotations(_doc(doc_of, vocab, row)))
        except ValueError:  # it turns away a text with an odd number of marks
            print("null")
            continue
        print(json.dumps([_places(row["words"], content, speaker) for speaker, _, content in quoted]))


def _places(words: Any, content: Any, speaker: Any) -> list[int]:
    """Return where content and speaker begin and end."""
    said = [words[token.i] for token in content]
    who = [words[token.i] for token in speaker] or [[0, 0]]
    return [said[0][0], said[-1][1], who[0][0], who[-1][1]]


def _doc(doc_of: Any, vocab: Any, row: dict[str, Any]) -> Any:
    """Return the text as spaCy's document, with the words and trees that are given."""
    ends = [*(start for start, _ in row["words"][1:]), len(row["text"])]
    return doc_of(
        vocab,
        words=[row["text"][start:end] for start, end in row["words"]],
        spaces=[
            following > end and row["text"][end] == " "
            for (_, end), following in zip(row["words"], ends, strict=True)
        ],
        pos=row["pos"],
        heads=row["heads"],
        deps=row["deps"],
        lemmas=row["lemmas"],
        sent_starts=row["starts"],
    )


if __name__ == "__main__":
    main()
