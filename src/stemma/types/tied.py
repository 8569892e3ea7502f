"""Nouns of what ties documents together: links, and all that is derived from them and judgements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from stemma.ids import make_id
from stemma.offsets import Span
from stemma.types.judged import LinkKind, Ruling
from stemma.types.seen import EventStatus, NameKind
from stemma.types.text import Locus, Time
from stemma.types.told import EventMention, Ref

OriginKind = Literal[
    "agency", "broadcaster", "newspaper", "office", "channel", "post", "person", "own", "other"
]
EditKind = Literal["attribution", "figure", "verb", "name", "quotation", "wording", "cut", "order"]
DescentKind = Literal["copy", "version", "credit", "tie"]
TieKind = Literal["entity", "event", "figure", "story", "retold"]
#: A key under which things meet; one with a number says little, and counts where at most so many hold it.
Key = str | int | tuple[str, int]
ReuseKind = Literal["repeat", "copy", "paraphrase", "quotation"]
Direction = Literal["a>b", "b>a", "unknown"]
DifferenceKind = Literal["contradiction", "revision", "precision", "attribution", "naming", "emphasis"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a link is proposed, with its own evidence."""

    text: str
    evidence: tuple[Locus, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A proposed tie between two things of one kind: kept for ever with its pair and score.

    What is `retold` ties two documents by the sentences that tell the same; nothing is made one by it.
    """

    kind: TieKind
    a: str
    b: str
    score: float
    method: str
    reasons: tuple[Reason, ...] = ()

    @property
    def id(self) -> str:
        """The link's id: its kind, pair and method."""
        return make_id("lnk", self.kind, self.a, self.b, self.method)


@dataclass(frozen=True, slots=True)
class Edit:
    """What one of two copies has otherwise than the other; None on the side that has nothing there.

    What was dropped, added or changed by whom follows from who had it first: a source that only the
    earlier copy names was dropped, one that only the later names was added.
    """

    kind: EditKind
    a: Span | None
    b: Span | None


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage that stands twice; a `quotation` is shared because one person said it."""

    kind: ReuseKind
    a: Locus
    b: Locus
    similarity: float
    direction: Direction = "unknown"
    edits: tuple[Edit, ...] = ()

    @property
    def id(self) -> str:
        """The reuse's id: its two places."""
        return make_id("reu", self.a.document, *self.a.span, self.b.document, *self.b.span)


@dataclass(frozen=True, slots=True)
class NameForm:
    """One spelling of a name (or one wording of a role) and where it stands."""

    text: str
    mentions: tuple[Locus, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organization, place … over all documents and spellings."""

    id: str
    kind: NameKind
    name: str
    names: tuple[NameForm, ...]
    roles: tuple[NameForm, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    references: tuple[Locus, ...] = ()  # descriptions and pronouns that mean it


@dataclass(frozen=True, slots=True)
class Wording:
    """How often something is spelled or called so, and a few of the places."""

    text: str
    count: int
    places: tuple[Locus, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that a question asks about, and how much is told of it.

    `id` is the mention that stands for it; `names` and `roles` are the commonest spellings and
    wordings.
    """

    id: str
    kind: NameKind
    name: str
    names: tuple[Wording, ...]
    roles: tuple[Wording, ...] = ()
    reports: int = 0
    mentions: int = 0
    statements: int = 0
    figures: int = 0

    @property
    def weight(self) -> int:
        """How much would change hands with it."""
        return self.mentions + self.statements + self.figures


@dataclass(frozen=True, slots=True)
class Question:
    """Two that may be one, where a person should decide: `joined` says what the machine did.

    `score` and `reasons` are those of the links between them.
    """

    kind: LinkKind
    a: Side
    b: Side
    joined: bool
    score: float
    reasons: tuple[Reason, ...] = ()

    @property
    def id(self) -> str:
        """The question's id: its two sides."""
        return make_id("que", self.kind, self.a.id, self.b.id)

    @property
    def weight(self) -> int:
        """What hangs on the decision: the mentions, statements and figures of the smaller side."""
        return min(self.a.weight, self.b.weight)


@dataclass(frozen=True, slots=True)
class Event:
    """A happening over all its mentions."""

    id: str
    label: str
    category: str | None
    actors: tuple[Ref, ...]
    recipients: tuple[Ref, ...]
    place: Ref | None
    time: Time | None
    status: EventStatus
    mentions: tuple[EventMention, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where (part of) a document came from. `share` is the part of its text that rests on it, 0..1."""

    document: str
    name: str
    kind: OriginKind
    spans: tuple[Span, ...]
    share: float
    entity: str | None = None
    carries: tuple[Span, ...] = ()  # what rests on it, where it is not the article as a whole

    @property
    def id(self) -> str:
        """The origin's id: its document and name."""
        return make_id("ori", self.document, self.name)


@dataclass(frozen=True, slots=True)
class Descent:
    """A line of a story's copy tree: where a report comes from.

    It is a `copy` or a later `version` of the `parent`, a report of the case; or it rests on an
    `origin` that is none (`credit`); or it shares text with the parent and nobody knows who has it
    from whom (`tie`). `share` is the part of its text that stands there too, 0..1. Side `a` of an
    edit is the parent's, side `b` the report's.
    """

    kind: DescentKind
    document: str
    parent: str | None
    origin: str | None
    share: float
    story: str
    reasons: tuple[Reason, ...] = ()
    edits: tuple[Edit, ...] = ()

    @property
    def id(self) -> str:
        """The line's id: its two ends."""
        return make_id("dsc", self.document, self.parent or "", self.origin or "")


@dataclass(frozen=True, slots=True)
class OriginCount:
    """How many independent origins stand behind a story, a statement or a series of figures, and why.

    `about` is its id. What may or may not be independent counts in `high` only.
    """

    about: str
    low: int
    high: int
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """The reports of one happening and the range of independent origins behind them."""

    id: str
    title: str
    documents: tuple[str, ...]
    time: Time | None
    origins_low: int
    origins_high: int


@dataclass(frozen=True, slots=True)
class Variant:
    """One reading of a slot and where it stands."""

    value: str
    loci: tuple[Locus, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """The same slot read differently. `weight` orders differences, strongest first, 0..1."""

    about: str
    kind: DifferenceKind
    readings: tuple[Variant, ...]
    weight: float = 0.0
    story: str | None = None

    @property
    def id(self) -> str:
        """The difference's id: what it is about, its kind and its evidence."""
        loci = [x for r in self.readings for locus in r.loci for x in (locus.document, *locus.span)]
        return make_id("dif", self.about, self.kind, *loci)


@dataclass(frozen=True, slots=True)
class Dating:
    """When an article that states no date came out, by the other reports of its story.

    `part` is its place among the articles of its document, from 0.
    """

    document: str
    part: int
    time: Time


@dataclass(frozen=True)
class Collation:
    """All that is derived over the documents of a case; rebuilt from readings and judgements."""

    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    stories: tuple[Story, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    origins: tuple[Origin, ...] = ()
    descents: tuple[Descent, ...] = ()
    origin_counts: tuple[OriginCount, ...] = ()
    differences: tuple[Difference, ...] = ()
    links: tuple[Link, ...] = ()
    series: Mapping[str, str] = field(default_factory=dict)  # figure id → series id
    questions: tuple[Question, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    datings: tuple[Dating, ...] = ()
    times: Mapping[str, Time] = field(default_factory=dict)  # statement or figure id → its time, resolved
