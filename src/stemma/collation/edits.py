"""Turns the places where two copies part into edits: what kind of thing was changed, dropped or added."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from stemma.collation.differences_wording import Passage
from stemma.collation.wording_words import NUMBERS, SMALL, SPEECH, VAGUE
from stemma.offsets import Span
from stemma.relate.wording import Change
from stemma.types import Edit, EditKind, Locus

_WORD = re.compile(r"[^\W_]+(?:[’'.,]?[^\W_]+)*")
_SOURCE = re.compile(
    r"\b(?:according to|citing|quoted? by|told|as reported by|in an interview with)\b", re.IGNORECASE
)


def edits(changes: Iterable[Change], passages: Mapping[Locus, Passage]) -> dict[str, tuple[Edit, ...]]:
    """Return the edits of each passage (by the id of its reuse), in text order."""
    found: dict[str, list[Edit]] = defaultdict(list)
    for change in changes:
        a, b = passages.get(change.a), passages.get(change.b)
        edit = a and b and _edit(_Side(a), _Side(b), quoted=change.quoted)
        if edit:
            found[change.reuse].append(edit)
    return {reuse: tuple(row) for reuse, row in found.items()}


class _Side:
    """The words that one copy has where two part, without the equal word behind them."""

    def __init__(self, passage: Passage) -> None:
        words = list(_WORD.finditer(passage.text))[:-1]
        start = passage.locus.span.start
        self.span = Span(start + words[0].start(), start + words[-1].end()) if words else None
        self.text = passage.text[words[0].start() : words[-1].end()] if words else ""
        self.words = [match.group() for match in words]
        self.said = {SPEECH[w.lower()] for w in self.words if w.lower() in SPEECH}

    @property
    def names_a_source(self) -> bool:
        """Say whether the words say who says so."""
        return bool(self.said or _SOURCE.search(self.text))

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers among the words, in digits or not."""
        return frozenset(
            w for w in map(str.lower, self.words) if w[0].isdigit() or w in NUMBERS or w in VAGUE
        )


def _edit(a: _Side, b: _Side, *, quoted: bool) -> Edit | None:
    """Return what was changed, or None where it says nothing (`the`, `which`)."""
    if {w.lower() for w in a.words + b.words} <= SMALL:
        return None
    return Edit(_kind(a, b, quoted=quoted), a.span, b.span)


def _kind(a: _Side, b: _Side, *, quoted: bool) -> EditKind:
    if a.names_a_source != b.names_a_source:
        return "attribution"
    if a.said != b.said:
        return "verb"
    if a.numbers != b.numbers:
        return "figure"
    if quoted:
        return "quotation"
    if _renamed(a.words, b.words):
        return "name"
    return "wording" if a.words and b.words else "cut"


def _renamed(words: Sequence[str], others: Sequence[str]) -> bool:
    """Say whether what came for some words are names, and names went."""
    went = [w for w in words if w not in others and w.lower() not in SMALL]
    came = [w for w in others if w not in words and w.lower() not in SMALL]
    return bool(went and came) and all(w[0].isupper() for w in went + came)
