"""Nouns of what a person decides: judgements, the marks that hold them to the text, and how they stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from stemma.ids import make_id
from stemma.offsets import Span
from stemma.types.seen import NameKind, ReferenceForm

LinkKind = Literal["entity", "event", "figure", "story"]
Verdict = Literal["same", "different", "unsure", "split", "named", "undone"]
Standing = Literal["holds", "in part", "overruled", "undone", "waits"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention as a judgement remembers it: by its place, its words, and the words around it.

    Ids of clusters are derived and change; a mark does not. It is found again by its place in the
    same bytes (`document`, or `sha256` where they lie under another path), and in a report that was
    changed under the same `path` by its words together with those `before` and `after`.
    """

    document: str
    path: str
    sha256: str
    span: Span
    text: str
    kind: NameKind
    form: ReferenceForm = "name"
    before: str = ""
    after: str = ""

    @property
    def key(self) -> str:
        """What tells the mark from others: its document and place."""
        return make_id("mrk", self.document, self.sha256, *self.span)


@dataclass(frozen=True)
class Judgement:
    """A person's decision, append-only: on a pair, a name, or an earlier judgement.

    `a` and `b` are ids as they were when it was taken; `marks_a` and `marks_b` are the mentions
    that stood for them, to which it keeps. `same` and `different` speak of a pair, `unsure` leaves
    it to the machine, `split` takes the mentions of `a` out of what is left as `b`, `named` calls
    `a` by `name`, and `undone` takes the judgement `undoes` back. Of two that contradict each
    other the later counts. `at` is a moment in ISO 8601, UTC.
    """

    kind: LinkKind
    a: str
    b: str
    verdict: Verdict
    author: str
    at: str
    reason: str = ""
    marks_a: tuple[Mark, ...] = ()
    marks_b: tuple[Mark, ...] = ()
    name: str = ""
    undoes: str = ""

    @cached_property
    def id(self) -> str:
        """The judgement's id: all that it says, so that the same one imported twice is one."""
        marks = [m.key for m in self.marks_a], [m.key for m in self.marks_b]
        said = (self.kind, self.a, self.b, self.verdict, self.author, self.at, self.reason)
        return make_id("jud", *said, *marks[0], "|", *marks[1], self.name, self.undoes)


@dataclass(frozen=True, slots=True)
class Ruling:
    """How a judgement stands in a case, and because of which others.

    `in part` and `overruled` name the later ones that contradict it, `undone` the one that took
    it back; one that `waits` speaks of reports that the case does not hold.
    """

    judgement: str
    standing: Standing
    by: tuple[str, ...] = ()
