"""Nouns of what one document tells: mentions, statements, figures, happenings, in raw spans."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.ids import make_id
from stemma.offsets import Span
from stemma.types.seen import (
    Annotation,
    Anonymity,
    Certainty,
    Change,
    Channel,
    CueClass,
    EventStatus,
    Hedge,
    NameKind,
    Polarity,
    ReferenceForm,
    StatementKind,
    StatementStatus,
    Tense,
)
from stemma.types.text import Document, Time


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to somebody or something: where it stands, and (once resolved) the entity."""

    document: str
    span: Span
    text: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, description or pronoun; `antecedent` is the span of the mention it points back to."""

    document: str
    span: Span
    text: str
    kind: NameKind
    form: ReferenceForm = "name"
    antecedent: Span | None = None
    role: Ref | None = None

    @property
    def id(self) -> str:
        """The mention's id: its document and place."""
        return make_id("men", self.document, *self.span)


@dataclass(frozen=True, slots=True)
class Via:
    """A hand through which a statement came."""

    name: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody is said to have said, as one report has it.

    `polarity` is what the speaker makes of the content (`denied`), `certainty` and `negated` how the
    content itself is put (`may not come`). `anonymity` tells how far one learns who speaks: a `body`
    is an institution, `described` somebody whom one could find (`the mayor`), `unnamed` one of many
    (`an official`), `withheld` one whose name was kept back on demand. `within` is the content of the
    statement that this one stands in: `she said that he had denied it`.
    """

    document: str
    content: Span
    text: str
    speaker: Ref | None
    cue: Span | None
    kind: StatementKind
    via: tuple[Via, ...] = ()
    made: Time | None = None
    status: StatementStatus = "asserted"
    cue_class: CueClass = "say"
    polarity: Polarity = "affirmed"
    certainty: Certainty = "certain"
    negated: bool = False
    anonymity: Anonymity | None = None
    on_behalf: Ref | None = None  # for whom the speaker speaks: `a spokesman for X`
    channel: Channel | None = None
    place: Ref | None = None  # where it was said
    within: Span | None = None
    together: bool = False  # said by several, each of whom has a statement of this content
    pieces: tuple[Span, ...] = ()  # of a content that its cue interrupts: the parts without the cue
    source: Span | None = None  # all words for who speaks: `the mayor, Dalia Oren`; `speaker` is their head

    @property
    def id(self) -> str:
        """The statement's id: its document, the place of its content, and its speaker's if one of several."""
        shared = self.speaker.span if self.together and self.speaker is not None else ()
        return make_id("sta", self.document, *self.content, *shared)


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted thing, as one report has it. `holder` is who gives it (None: the reporter).

    `series` is set by collate: the figures of one series count the same thing. A vague word has no
    `low` and `high`: the report gives none; `taken_as` is the range that the settings take it for.
    """

    document: str
    span: Span
    text: str
    low: float | None
    high: float | None
    hedge: Hedge
    unit: str | None
    what: str
    what_span: Span | None = None
    holder: Ref | None = None
    as_of: Time | None = None
    series: str | None = None
    taken_as: tuple[float, ...] = ()  # low and high of a vague word
    change: Change | None = None  # a rise, a fall, a level left or reached
    part: bool | None = None  # true where it counts a part of a larger whole: `8,000 of them`
    about: tuple[Ref, ...] = ()  # whose number it is: the thing measured, or who has what is counted
    verb: str = ""  # what was done to what is counted, or what it did: `killed`
    verb_span: Span | None = None
    place: Ref | None = None  # where it is counted

    @property
    def id(self) -> str:
        """The figure's id: its document and place."""
        return make_id("fig", self.document, *self.span)


@dataclass(frozen=True, slots=True)
class EventMention:
    """A happening as one report tells it once; `span` is the trigger words."""

    document: str
    span: Span
    text: str
    lemma: str
    category: str | None = None
    actors: tuple[Ref, ...] = ()
    recipients: tuple[Ref, ...] = ()
    place: Ref | None = None
    time: Time | None = None
    status: EventStatus = "happened"
    tense: Tense = ""  # in which a main clause tells it; empty where none does
    clause: str = ""  # in the report's words, who did what to whom; empty where there is no tree

    @property
    def id(self) -> str:
        """The event mention's id: its document and place."""
        return make_id("evm", self.document, *self.span)


@dataclass(frozen=True)
class Reading:
    """A document as read: all that is extracted from it alone. Spans are raw."""

    document: Document
    annotations: tuple[Annotation, ...] = ()  # sentences, times, quantities, quotations; no values with spans
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[EventMention, ...] = ()
