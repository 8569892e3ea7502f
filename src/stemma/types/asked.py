"""Nouns of running and asking: progress, outcome, filter, hit, and all that an id can name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from stemma.offsets import Span
from stemma.types.judged import Judgement
from stemma.types.text import Document, Refusal
from stemma.types.tied import Descent, Difference, Entity, Event, Link, Origin, Reuse, Story
from stemma.types.told import Figure, Statement

Thing = (
    Document
    | Entity
    | Event
    | Statement
    | Figure
    | Difference
    | Origin
    | Reuse
    | Descent
    | Story
    | Refusal
    | Link
    | Judgement
)
"""What an id can name in a case."""

Progress = Callable[[str, int, int | None], None]
"""Told the stage, how much is done, and of how much (None where that is not known)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: inputs added, known already, refused; whether the case changed."""

    added: int = 0
    known: int = 0
    refused: int = 0
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to; None narrows nothing. Days are `YYYY-MM-DD`, inclusive.

    `who` and `outlet` match names without case or accents, whole or in part; `about` matches
    words anywhere in what is listed.
    """

    story: str | None = None
    who: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a full-text search found; `snippet` is clean text with the words in [brackets]."""

    document: str
    path: str
    span: Span
    snippet: str
