"""Nouns of what is seen on one page: layers of annotations over clean text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from stemma.offsets import OffsetMap, Span
from stemma.types.text import Document, Part, Time

NameKind = Literal["person", "organization", "place", "country", "instrument", "weapon", "work", "group"]
ReferenceForm = Literal["name", "description", "pronoun"]
StatementKind = Literal["direct", "indirect", "mixed"]
StatementStatus = Literal["asserted", "alleged", "denied", "confirmed", "expected", "hypothetical"]
CueClass = Literal[
    "say", "claim", "deny", "confirm", "accuse", "promise", "fear", "hope", "expect", "leave open"
]
Polarity = Literal["affirmed", "denied", "open"]
Certainty = Literal["certain", "probable", "possible"]
Anonymity = Literal["named", "body", "described", "unnamed", "withheld"]
Channel = Literal[
    "interview", "news conference", "statement", "post", "broadcast", "speech", "call", "document"
]
EventStatus = Literal["happened", "planned", "alleged", "denied", "possible"]
Tense = Literal["past", "perfect", "present", ""]
Hedge = Literal["exact", "about", "at least", "up to", "range", "vague"]
Change = Literal["up", "down", "from", "to", "up to", "down to"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as read: `low` and `high` are inclusive, None where open (`at least 3` has no high).

    A vague word (`dozens`) says no number: both are None, and `taken_as` has the range that the
    settings take the word for. `change` says that the number is a rise or a fall (`fell 3 percent`)
    or a level gone `from` or reached (`to 14`; `down to 14` where the verb says which way).
    """

    low: float | None
    high: float | None
    hedge: Hedge = "exact"
    unit: str | None = None
    what: Span | None = None  # the words that say what is counted, on the page
    change: Change | None = None
    taken_as: tuple[float, ...] = ()  # of a vague word: low and high
    about: tuple[Span, ...] = ()  # whose number it is: the thing that is measured, or has what is counted
    part: bool = False  # `8,000 of them`: counts a part of something larger
    verb: Span | None = None  # what was done to what is counted, or what it did: `killed`, `arrested`
    place: Span | None = None  # where it is counted


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say what, on the page; `content` may come in pieces, in text order."""

    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    kind: StatementKind = "indirect"
    via: tuple[Span, ...] = ()  # names of who passed it on, nearest first
    made: Span | None = None  # the time expression that says when it was said
    status: StatementStatus = "asserted"


@dataclass(frozen=True, slots=True)
class Happening:
    """An event trigger's frame, on the page."""

    category: str | None = None  # a PLOVER 2.0 category
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    place: Span | None = None
    time: Span | None = None
    status: EventStatus = "happened"
    tense: Tense = ""  # in which a main clause tells it; empty where none does
    clause: str = ""  # in the report's words, who did what to whom; empty where there is no tree


@dataclass(frozen=True, slots=True)
class Reference:
    """What a mention refers to within its page: an earlier or later mention, and a role it states."""

    form: ReferenceForm
    antecedent: Span | None = None
    role: Span | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence's words with their dependency tree (Universal Dependencies, in GUM's manner).

    All of one length: where each word stands, the number of its head (a root's is its own), its
    part of speech (UPOS) and its relation to the head.
    """

    words: tuple[Span, ...]
    heads: tuple[int, ...]
    upos: tuple[str, ...]
    relations: tuple[str, ...]


AnnotationValue = Time | Quantity | Attribution | Happening | Reference | Tree | None


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something seen on a page: a layer's name (`kind`), where, who says so (`by`), and what.

    Layers and their values: sentence (None), name (Reference; `label` is a NameKind),
    reference (Reference to a name, for descriptions and pronouns; `label` as of the name),
    time (Time), quantity (Quantity), quotation (None), attribution (Attribution; its span is
    the whole), event (Happening; its span is the trigger words, `label` the lemma).
    """

    kind: str
    span: Span
    by: str
    label: str = ""
    value: AnnotationValue = None


@dataclass(frozen=True)
class Page:
    """One article's clean text and the layers laid over it so far."""

    document: Document
    part: Part
    text: str
    offsets: OffsetMap
    layers: Mapping[str, tuple[Annotation, ...]] = field(default_factory=dict)

    def layer(self, kind: str) -> tuple[Annotation, ...]:
        """Return the annotations of a layer in text order, or none."""
        return self.layers.get(kind, ())

    def with_annotations(self, annotations: Sequence[Annotation]) -> Page:
        """Return the page with these laid over it too."""
        layers = dict(self.layers)
        for kind in sorted({a.kind for a in annotations}):
            added = [a for a in annotations if a.kind == kind]
            layers[kind] = tuple(sorted([*layers.get(kind, ()), *added], key=lambda a: (a.span, a.label)))
        return replace(self, layers=layers)

    def raw(self, span: Span) -> Span:
        """Carry a span of the page's text to the document's raw text."""
        return self.offsets.to_raw(span)

    @property
    def title(self) -> Span | None:
        """Where the title stands in the page's text, if it does."""
        return None if self.part.title_span is None else self.offsets.to_clean(self.part.title_span)
