"""What a case answers with: one frozen row a line, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.offsets import Span
from stemma.present.evidence import Evidence
from stemma.types import (
    Anonymity,
    Certainty,
    Channel,
    CueClass,
    DifferenceKind,
    EventStatus,
    Hedge,
    LinkKind,
    NameKind,
    Polarity,
    ReferenceForm,
    Refusal,
    Standing,
    StatementKind,
    StatementStatus,
    Time,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A report: who published it when, and how much of it was read."""

    id: str
    path: str
    outlet: str | None
    title: str | None
    published: Time | None
    updated: Time | None
    authors: tuple[str, ...]
    language: str | None
    url: str | None
    story: str | None
    parts: int
    characters: int
    removed: int
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryRow:
    """The reports of one happening; `first` and `last` are the days on which they appeared.

    An article that was fetched twice is one report in two `versions`.
    """

    id: str
    title: str
    time: Time | None
    reports: int
    outlets: int
    origins_low: int
    origins_high: int
    first: str | None
    last: str | None
    undated: int
    documents: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    versions: int = 0
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A happening: when it happened, and on which days reports told of it."""

    id: str
    label: str
    category: str | None
    status: EventStatus
    happened: Time | None
    reported_first: str | None
    reported_last: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    reports: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class OriginsRow:
    """How many independent origins stand behind what several reports give, and why."""

    low: int
    high: int
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementRow:
    """What somebody is said to have said, in one report."""

    id: str
    speaker: str | None
    speaker_id: str | None
    kind: StatementKind
    status: StatementStatus
    cue: str | None
    via: tuple[str, ...]
    made: Time | None
    text: str
    evidence: Evidence
    origins: OriginsRow | None = None
    cue_class: CueClass = "say"
    polarity: Polarity = "affirmed"
    certainty: Certainty = "certain"
    negated: bool = False
    anonymity: Anonymity | None = None
    on_behalf: str | None = None
    channel: Channel | None = None
    place: str | None = None
    within: Span | None = None


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Who is quoted how often by each outlet; `silent` are the outlets that only name them."""

    id: str
    name: str
    statements: int
    outlets: tuple[tuple[str, int], ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A statement that answers another, of its report or of one before: denies, confirms, accuses …"""

    id: str
    how: CueClass
    answer: StatementRow
    answered: StatementRow


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A sentence on nobody's word with figures, happenings or accusations, and who claims them."""

    id: str
    what: tuple[str, ...]
    text: str
    evidence: Evidence
    claims: tuple[StatementRow, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A counted thing, in one report."""

    id: str
    series: str | None
    what: str
    low: float | None
    high: float | None
    hedge: Hedge
    unit: str | None
    holder: str | None
    holder_id: str | None
    as_of: Time | None
    text: str
    evidence: Evidence
    origins: OriginsRow | None = None


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """Figures that count the same thing; `low` and `high` are the ends of all of them.

    `differs` says whether two reports give other values.
    """

    id: str
    what: str
    unit: str | None
    low: float | None
    high: float | None
    differs: bool
    reports: int
    figures: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One reading of a slot, its days as words, and where it stands."""

    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """The same slot read differently, strongest first by `weight`."""

    id: str
    about: str
    kind: DifferenceKind
    weight: float
    story: str | None
    readings: tuple[ReadingRow, ...]


@dataclass(frozen=True, slots=True)
class SpellingRow:
    """One spelling of a name, or one wording of a role: how often, and where first."""

    text: str
    mentions: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class EntityRow:
    """A person, organization, place … with its spellings, most frequent first."""

    id: str
    name: str
    kind: NameKind
    names: tuple[SpellingRow, ...]
    roles: tuple[SpellingRow, ...]
    mentions: int
    reports: int
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """An item of an index that an entity may be: `score` says how surely, 0..1, `reasons` why."""

    item: str
    names: tuple[str, ...]
    about: str
    score: float
    reasons: tuple[ReasonRow, ...]


@dataclass(frozen=True, slots=True)
class IdentityRow:
    """What an index makes of an entity: the `item` that it surely is, or None, and what it may be."""

    id: str
    name: str
    kind: NameKind
    item: str | None
    candidates: tuple[CandidateRow, ...]


@dataclass(frozen=True, slots=True)
class Identities:
    """What an index makes of a case: a row an entity that it may know.

    `read` counts the items, `refused` the lines that were turned away; `refusals` are the first of these.
    """

    rows: tuple[IdentityRow, ...]
    read: int
    refused: int
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class OriginUse:
    """A report that rests on an origin; `share` is the part of its text that does, 0..1."""

    id: str
    document: str
    path: str
    outlet: str | None
    share: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class OriginRow:
    """Where reports came from, with the reports that rest on it."""

    name: str
    kind: str
    entity: str | None
    reports: int
    uses: tuple[OriginUse, ...]


@dataclass(frozen=True, slots=True)
class ReuseRow:
    """A passage that stands twice; `edits` say what the later of the two copies does with it."""

    id: str
    kind: str
    similarity: float
    direction: str
    a: Evidence
    b: Evidence
    edits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One place where an entity is named, described or meant."""

    id: str
    text: str
    form: ReferenceForm
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class SideRow:
    """One of the two that a question asks about: its commonest spellings, and how much is told of it."""

    id: str
    name: str
    kind: NameKind
    names: tuple[SpellingRow, ...]
    roles: tuple[SpellingRow, ...]
    reports: int
    mentions: int
    statements: int
    figures: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """Why two may be one, and where that stands."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """Two that may be one, that first on which most hangs; `joined` says what the machine did.

    `weight` counts the mentions, statements and figures of the smaller side.
    """

    id: str
    kind: LinkKind
    joined: bool
    score: float
    weight: int
    a: SideRow
    b: SideRow
    reasons: tuple[ReasonRow, ...]


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A decision, in the words of what it was taken on, and how it stands among the others.

    `standing` is None until the case is collated with it; `by` are the judgements that contradict
    it or took it back.
    """

    id: str
    kind: LinkKind
    verdict: Verdict
    a: str
    b: str
    name: str
    undoes: str
    author: str
    at: str
    reason: str
    standing: Standing | None
    by: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class UsageRow:
    """A spelling of a name or a wording of a role: who uses it, how often, on which days.

    `outlets` are pairs of an outlet and how often it does, most often first.
    """

    text: str
    mentions: int
    reports: int
    outlets: tuple[tuple[str, int], ...]
    first: str | None
    last: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class CompanionRow:
    """Somebody named in the same reports, with how many reports and happenings the two share."""

    id: str
    name: str
    kind: NameKind
    reports: int
    happenings: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that a case tells of one person or body; `about` are statements of others that name it."""

    id: str
    name: str
    kind: NameKind
    mentions: int
    reports: int
    outlets: int
    first: str | None
    last: str | None
    variants: tuple[UsageRow, ...]
    roles: tuple[UsageRow, ...]
    said: tuple[StatementRow, ...]
    about: tuple[StatementRow, ...]
    happenings: tuple[TimelineRow, ...]
    companions: tuple[CompanionRow, ...]
    judgements: tuple[JudgementRow, ...]
