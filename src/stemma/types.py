"""The nouns of Stemma: frozen values that the rooms hand to each other.

Spans in these values are half-open ranges of code points of a document's raw text, except
those on a `Page` (its annotations), which are ranges of the page's own clean text. Children
hold values and ids, never their parent.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from stemma.ids import make_id
from stemma.offsets import OffsetMap, Span

MediaType = Literal["text/plain", "text/html", "application/json"]
NameKind = Literal["person", "organization", "place", "country", "instrument", "weapon", "work", "group"]
ReferenceForm = Literal["name", "description", "pronoun"]
StatementKind = Literal["direct", "indirect", "mixed"]
StatementStatus = Literal["asserted", "alleged", "denied", "confirmed", "expected", "hypothetical"]
EventStatus = Literal["happened", "planned", "alleged", "denied", "possible"]
Hedge = Literal["exact", "about", "at least", "up to", "range", "vague"]
OriginKind = Literal["agency", "broadcaster", "newspaper", "office", "channel", "post", "person", "other"]
ReuseKind = Literal["repeat", "copy", "paraphrase"]
Direction = Literal["a>b", "b>a", "unknown"]
DifferenceKind = Literal["contradiction", "revision", "precision", "attribution", "naming", "emphasis"]
Verdict = Literal["same", "different", "unsure"]
LinkKind = Literal["entity", "event", "figure", "story"]


# --- input and text -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Record:
    """Raw bytes as they came.

    `path` is the same on every machine: the path below the folder that was named, or the
    file's name; for an article inside a container, `#` and its own id (or line) follow.
    """

    path: str
    media_type: MediaType
    data: bytes


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was turned away."""

    path: str
    stage: str
    reason: str

    @property
    def id(self) -> str:
        """The refusal's id, a hash of what it says."""
        return make_id("ref", self.path, self.stage, self.reason)


@dataclass(frozen=True, slots=True)
class Time:
    """An interval of time as two inclusive ISO 8601 bounds, written as precisely as they are known.

    `precision` is the unit of the bounds: year, month, day, minute … `basis` says what it rests
    on (metadata, text, url, inferred), `rule` which rule read it, `anchor` the date it was
    counted from. Either bound may be None where it is open.
    """

    low: str | None
    high: str | None
    precision: str = "day"
    text: str = ""
    basis: str = "text"
    rule: str = ""
    anchor: str | None = None

    @property
    def first_day(self) -> str | None:
        """The first day of the interval, `YYYY-MM-DD`."""
        return None if self.low is None else self.low[:10] + "-01-01"[len(self.low[:10]) - 4 :]

    @property
    def last_day(self) -> str | None:
        """The last day of the interval, `YYYY-MM-DD`; a bare month ends on its last possible day."""
        return None if self.high is None else _last_day(self.high[:10])


def _last_day(day: str) -> str:
    """Complete `YYYY` or `YYYY-MM` to its last day."""
    if len(day) == 4:
        return f"{day}-12-31"
    if len(day) == 7:
        return f"{day}-{monthrange(int(day[:4]), int(day[5:]))[1]}"
    return day


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published a report; either may be unknown."""

    name: str | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """A stretch of raw text that is not article, and why (metadata, boilerplate, caption …)."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """One article inside a document. `span` and `title_span` point into the raw text."""

    span: Span
    title_span: Span | None = None
    published: Time | None = None
    updated: Time | None = None


@dataclass(frozen=True)
class Document:
    """A record's one fixed text, what in it is article, and what it says of itself.

    `text` is the raw text (the decoded file, the page source, the decoded values of a JSON
    article); `offsets` leads from the clean text to it. There is always at least one part.
    `fields` keeps what came beside the text under keys we do not know.
    """

    path: str
    media_type: MediaType
    sha256: str
    text: str
    offsets: OffsetMap
    parts: tuple[Part, ...]
    removed: tuple[Removed, ...] = ()
    url: str | None = None
    outlet: Outlet | None = None
    title: str | None = None
    title_span: Span | None = None
    authors: tuple[str, ...] = ()
    published: Time | None = None
    updated: Time | None = None
    language: str | None = None
    notices: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def id(self) -> str:
        """The document's id, from its path and its bytes."""
        return make_id("doc", self.path, self.sha256)


# --- what is seen in one article ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as read: `low` and `high` are inclusive, None where open (`at least 3` has no high)."""

    low: float | None
    high: float | None
    hedge: Hedge = "exact"
    unit: str | None = None
    what: Span | None = None  # the words that say what is counted, on the page


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


@dataclass(frozen=True, slots=True)
class Reference:
    """What a mention refers to within its page: an earlier or later mention, and a role it states."""

    form: ReferenceForm
    antecedent: Span | None = None
    role: Span | None = None


AnnotationValue = Time | Quantity | Attribution | Happening | Reference | None


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


# --- what is extracted from one document ------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Locus:
    """A place in a document's raw text, as evidence."""

    document: str
    span: Span


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
    """What somebody is said to have said, as one report has it."""

    document: str
    content: Span
    text: str
    speaker: Ref | None
    cue: Span | None
    kind: StatementKind
    via: tuple[Via, ...] = ()
    made: Time | None = None
    status: StatementStatus = "asserted"

    @property
    def id(self) -> str:
        """The statement's id: its document and the place of its content."""
        return make_id("sta", self.document, *self.content)


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted thing, as one report has it. `holder` is who gives it (None: the reporter).

    `series` is set by collate: the figures of one series count the same thing.
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


# --- what ties documents together -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a link is proposed, with its own evidence."""

    text: str
    evidence: tuple[Locus, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A proposed tie between two things of one kind: kept for ever with its pair and score."""

    kind: LinkKind
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
class Judgement:
    """A person's decision on a pair; append-only, the latest of a pair counts."""

    kind: LinkKind
    a: str
    b: str
    verdict: Verdict
    author: str
    at: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage that stands twice."""

    kind: ReuseKind
    a: Locus
    b: Locus
    similarity: float
    direction: Direction = "unknown"

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

    @property
    def id(self) -> str:
        """The origin's id: its document and name."""
        return make_id("ori", self.document, self.name)


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


@dataclass(frozen=True)
class Collation:
    """All that is derived over the documents of a case; rebuilt from readings and judgements."""

    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    stories: tuple[Story, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    origins: tuple[Origin, ...] = ()
    differences: tuple[Difference, ...] = ()
    links: tuple[Link, ...] = ()
    series: Mapping[str, str] = field(default_factory=dict)  # figure id → series id


# --- running and asking a case ------------------------------------------------------------------------------


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
