"""Turns the values of a case into rows with evidence, one function a list.

Every function takes a view and a filter, and stops after `limit` rows where one is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import TypeVar

from stemma.offsets import Span
from stemma.present.evidence import Evidence, Sources, outlet_name, published_day
from stemma.present.rows import (
    DifferenceRow,
    DocumentRow,
    EntityRow,
    FigureRow,
    OriginRow,
    OriginsRow,
    OriginUse,
    ReadingRow,
    ReuseRow,
    SpellingRow,
    StatementRow,
    StoryRow,
    TimelineRow,
)
from stemma.present.view import View
from stemma.present.words import edited, reading
from stemma.types import (
    Difference,
    Document,
    Entity,
    Event,
    Figure,
    Filter,
    Locus,
    NameForm,
    Origin,
    OriginCount,
    Ref,
    Reuse,
    Statement,
    Story,
)

T = TypeVar("T")
R = TypeVar("R")
EVERYTHING = Filter()


def documents(view: View, where: Filter = EVERYTHING, *, limit: int | None = None) -> tuple[DocumentRow, ...]:
    """Return the reports."""
    return _rows(view.documents(where), lambda d: document_row(view, d), limit)


def stories(view: View, where: Filter = EVERYTHING, *, limit: int | None = None) -> tuple[StoryRow, ...]:
    """Return the stories, those with most reports first."""
    sources = Sources(view)
    found = sorted(view.stories(where), key=lambda s: (-len(s.documents), s.id))
    return _rows(found, lambda s: story_row(view, sources, s), limit)


def timeline(view: View, where: Filter = EVERYTHING, *, limit: int | None = None) -> tuple[TimelineRow, ...]:
    """Return the happenings in the order in which they happened, those without a time last."""
    sources = Sources(view)
    found = sorted(view.events(where), key=moment)
    return _rows(found, lambda e: timeline_row(view, sources, e), limit)


def statements(
    view: View, where: Filter = EVERYTHING, *, limit: int | None = None
) -> tuple[StatementRow, ...]:
    """Return the statements in text order."""
    sources = Sources(view)
    return _rows(view.statements(where), lambda s: statement_row(view, sources, s), limit)


def figures(view: View, where: Filter = EVERYTHING, *, limit: int | None = None) -> tuple[FigureRow, ...]:
    """Return the figures in text order."""
    sources = Sources(view)
    return _rows(view.figures(where), lambda f: figure_row(view, sources, f), limit)


def differences(
    view: View, where: Filter = EVERYTHING, *, limit: int | None = None
) -> tuple[DifferenceRow, ...]:
    """Return the differences, strongest first."""
    sources = Sources(view)
    found = sorted(view.differences(where), key=lambda d: (-d.weight, d.about, d.id))
    return _rows(found, lambda d: difference_row(sources, d), limit)


def people(view: View, where: Filter = EVERYTHING, *, limit: int | None = None) -> tuple[EntityRow, ...]:
    """Return the persons, those named most first."""
    return _entities(view, (e for e in view.entities(where) if e.kind == "person"), limit)


def entities(view: View, where: Filter = EVERYTHING, *, limit: int | None = None) -> tuple[EntityRow, ...]:
    """Return everybody and everything that is named, those named most first."""
    return _entities(view, view.entities(where), limit)


def origins(view: View, where: Filter = EVERYTHING, *, limit: int | None = None) -> tuple[OriginRow, ...]:
    """Return the origins, those on which most reports rest first."""
    sources = Sources(view)
    grouped: dict[tuple[str, str, str | None], list[Origin]] = {}
    for origin in view.origins(where):
        grouped.setdefault((origin.name, origin.kind, origin.entity), []).append(origin)
    found = sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0][:2]))
    return _rows(found, lambda item: origin_row(sources, *item), limit)


def reuse(view: View, where: Filter = EVERYTHING, *, limit: int | None = None) -> tuple[ReuseRow, ...]:
    """Return the passages that stand twice, longest first."""
    sources = Sources(view)
    found = sorted(view.reuse(where), key=lambda r: (r.a.span.start - r.a.span.end, r.id))
    return _rows(found, lambda r: reuse_row(sources, r), limit)


def _rows(things: Iterable[T], row: Callable[[T], R], limit: int | None) -> tuple[R, ...]:
    return tuple(row(thing) for thing in islice(things, limit))


def _entities(view: View, things: Iterable[Entity], limit: int | None) -> tuple[EntityRow, ...]:
    sources = Sources(view)
    found = sorted(things, key=lambda e: (-mention_count(e), e.name, e.id))
    return _rows(found, lambda e: entity_row(sources, e), limit)


# --- one row ------------------------------------------------------------------------------------


def document_row(view: View, document: Document) -> DocumentRow:
    """Return a report as a row."""
    return DocumentRow(
        id=document.id,
        path=document.path,
        outlet=outlet_name(document),
        title=document.title,
        published=document.published,
        updated=document.updated,
        authors=document.authors,
        language=document.language,
        url=document.url,
        story=view.story_of(document.id),
        parts=len(document.parts),
        characters=document.offsets.length,
        removed=sum(r.span.end - r.span.start for r in document.removed),
        notices=document.notices,
    )


def story_row(view: View, sources: Sources, story: Story) -> StoryRow:
    """Return a story as a row; the title of each report is its evidence."""
    reports = [sources.document(id) for id in story.documents]
    versions = view.versions(story.id)
    counted = view.origin_count(story.id)
    days = sorted(day for d in reports if (day := published_day(d)) is not None)
    return StoryRow(
        id=story.id,
        title=story.title,
        time=story.time,
        reports=len(reports) - versions,
        outlets=outlet_count(reports),
        origins_low=story.origins_low,
        origins_high=story.origins_high,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        undated=len(reports) - len(days),
        documents=story.documents,
        evidence=tuple(sources.evidence(d.id, opening(d)) for d in reports),
        versions=versions,
        because=tuple(reason.text for reason in counted.reasons) if counted else (),
    )


def timeline_row(view: View, sources: Sources, event: Event) -> TimelineRow:
    """Return a happening as a row, on both axes of time."""
    evidence = sources.at(*(Locus(m.document, m.span) for m in event.mentions))
    days = sorted(e.published for e in evidence if e.published is not None)
    return TimelineRow(
        id=event.id,
        label=event.label,
        category=event.category,
        status=event.status,
        happened=event.time,
        reported_first=days[0] if days else None,
        reported_last=days[-1] if days else None,
        actors=_names(view, event.actors),
        recipients=_names(view, event.recipients),
        place=None if event.place is None else name_of(view, event.place),
        reports=len({m.document for m in event.mentions}),
        evidence=evidence,
    )


def statement_row(view: View, sources: Sources, statement: Statement) -> StatementRow:
    """Return a statement as a row."""
    cue = statement.cue and sources.evidence(statement.document, statement.cue).excerpt.text
    return StatementRow(
        id=statement.id,
        speaker=None if statement.speaker is None else name_of(view, statement.speaker),
        speaker_id=None if statement.speaker is None else statement.speaker.entity,
        kind=statement.kind,
        status=statement.status,
        cue=cue,
        via=tuple(via.name for via in statement.via),
        made=statement.made,
        text=statement.text,
        evidence=sources.evidence(statement.document, statement.content),
        origins=origins_row(view.origin_count(statement.id)),
        cue_class=statement.cue_class,
        polarity=statement.polarity,
        certainty=statement.certainty,
        negated=statement.negated,
        anonymity=statement.anonymity,
        on_behalf=None if statement.on_behalf is None else name_of(view, statement.on_behalf),
        channel=statement.channel,
        place=None if statement.place is None else name_of(view, statement.place),
        within=statement.within,
    )


def figure_row(view: View, sources: Sources, figure: Figure) -> FigureRow:
    """Return a figure as a row."""
    return FigureRow(
        id=figure.id,
        series=figure.series,
        what=figure.what,
        low=figure.low,
        high=figure.high,
        hedge=figure.hedge,
        unit=figure.unit,
        holder=None if figure.holder is None else name_of(view, figure.holder),
        holder_id=None if figure.holder is None else figure.holder.entity,
        as_of=figure.as_of,
        text=figure.text,
        evidence=sources.evidence(figure.document, figure.span),
        origins=origins_row(view.origin_count(figure.series)) if figure.series else None,
    )


def origins_row(count: OriginCount | None) -> OriginsRow | None:
    """Return a count of origins as a row, or None where nothing was counted: one report alone gives it."""
    return None if count is None else OriginsRow(count.low, count.high, tuple(r.text for r in count.reasons))


def difference_row(sources: Sources, difference: Difference) -> DifferenceRow:
    """Return a difference as a row, a reading a column."""
    return DifferenceRow(
        id=difference.id,
        about=difference.about,
        kind=difference.kind,
        weight=difference.weight,
        story=difference.story,
        readings=tuple(ReadingRow(reading(r.value), sources.at(*r.loci)) for r in difference.readings),
    )


def entity_row(sources: Sources, entity: Entity) -> EntityRow:
    """Return an entity as a row."""
    return EntityRow(
        id=entity.id,
        name=entity.name,
        kind=entity.kind,
        names=_spellings(sources, entity.names),
        roles=_spellings(sources, entity.roles),
        mentions=mention_count(entity),
        reports=len({x.document for form in entity.names for x in form.mentions}),
        links=tuple(sorted(entity.links.items())),
    )


def origin_row(sources: Sources, group: tuple[str, str, str | None], origins: Iterable[Origin]) -> OriginRow:
    """Return an origin (name, kind, entity) with the reports that rest on it, largest share first."""
    uses = [_use(sources, o) for o in origins]
    uses.sort(key=lambda use: (-use.share, use.path, use.id))
    return OriginRow(*group, len({use.document for use in uses}), tuple(uses))


def reuse_row(sources: Sources, item: Reuse) -> ReuseRow:
    """Return a passage that stands twice as a row."""
    a, b = sources.at(item.a, item.b)
    edits = tuple(edited(item.edits, item.direction))
    return ReuseRow(item.id, item.kind, item.similarity, item.direction, a, b, edits)


# --- what rows share ----------------------------------------------------------------------------


def name_of(view: View, ref: Ref) -> str:
    """Return what a reference means: its entity's name, or the words that stand there."""
    if ref.entity is None:
        return ref.text
    name = view.entity_name(ref.entity)
    return ref.text if name == ref.entity else name


def mention_count(entity: Entity) -> int:
    """Return how often an entity is named."""
    return sum(len(form.mentions) for form in entity.names)


def outlet_count(reports: Iterable[Document]) -> int:
    """Return how many outlets are behind the reports; unknown ones count as none."""
    return len({name.casefold() for d in reports if (name := outlet_name(d)) is not None})


def opening(document: Document) -> Span:
    """Return where a report's title stands, or else the first line of its first part."""
    if document.title_span is not None:
        return document.title_span
    start, end = document.parts[0].span
    first = document.offsets.to_raw(Span(0, 1)).start if document.offsets.length else start
    line_end = document.text.find("\n", first, min(end, first + 200))
    return Span(first, line_end if line_end > first else min(end, first + 80))


def _names(view: View, refs: Iterable[Ref]) -> tuple[str, ...]:
    """Return the names that references mean, each once, in their order."""
    return tuple(dict.fromkeys(name_of(view, ref) for ref in refs))


def _spellings(sources: Sources, forms: Iterable[NameForm]) -> tuple[SpellingRow, ...]:
    counted = sorted(forms, key=lambda form: (-len(form.mentions), form.text))
    return tuple(SpellingRow(f.text, len(f.mentions), _first(sources, f)) for f in counted if f.mentions)


def _first(sources: Sources, form: NameForm) -> Evidence:
    return sources.at(form.mentions[0])[0]


def _use(sources: Sources, origin: Origin) -> OriginUse:
    document = sources.document(origin.document)
    return OriginUse(
        id=origin.id,
        document=origin.document,
        path=document.path,
        outlet=outlet_name(document),
        share=origin.share,
        evidence=sources.at(*(Locus(origin.document, s) for s in origin.spans)),
    )


def moment(event: Event) -> tuple[bool, str, str, str]:
    """Order happenings by their first moment; a time open at the start counts from its end."""
    low = None if event.time is None else event.time.low or event.time.high
    high = None if event.time is None else event.time.high
    return low is None, low or "", high or "", event.id
