"""Turns statements and figures that several reports give into counts of the origins behind each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.collation.agencies import Houses
from stemma.collation.figures import Series
from stemma.collation.independence import Independence, Use
from stemma.offsets import Span
from stemma.types import Figure, Locus, Origin, OriginCount, Reading, Reuse, Statement, Story

_HALF = 0.5  # what part of the shorter of two contents a shared passage must hold
_MEDIA = frozenset({"agency", "broadcaster", "newspaper", "post", "channel"})
# Where many were present each may have heard it: an occasion is no source that others copy.
_OCCASION = re.compile(r"\b(?:reporters|journalists|conference|briefing|interview)\b")
_CROWD = 200  # statements that one passage may bring together


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as counting needs it: where it stands, and the origin that the report names for it."""

    id: str
    document: str
    content: Span
    root: str | None


def said(reading: Reading, origins: Sequence[Origin], houses: Houses) -> Iterator[Said]:
    """Yield the statements of a reading with the origins that it names for them."""
    partial = [o for o in origins if o.carries and o.kind in _MEDIA and not _OCCASION.search(o.name)]
    for statement in reading.statements:
        root = _root(statement, partial, houses)
        yield Said(statement.id, statement.document, statement.content, root)


def _root(statement: Statement, origins: Iterable[Origin], houses: Houses) -> str | None:
    """Return the hand nearest to the speaker, or else the origin on which these words rest."""
    resting = [o for o in origins if any(span.overlaps(statement.content) for span in o.carries)]
    posts = [o.name for o in resting if o.kind == "post"]
    if posts:
        return posts[0]
    if statement.via:
        name = statement.via[-1].name
        house = houses.known(name)
        return house.name if house else name
    return resting[0].name if resting else None


def counted_stories(
    stories: Iterable[Story], independence: Independence
) -> tuple[tuple[Story, ...], tuple[OriginCount, ...]]:
    """Return the stories with the range of their origins, and the counts with their reasons."""
    found = [(story, independence.of_reports(story.id, story.documents)) for story in stories]
    return (
        tuple(replace(story, origins_low=c.low, origins_high=c.high) for story, c in found),
        tuple(c for _, c in found),
    )


def statement_counts(
    items: Iterable[Said], reuse: Iterable[Reuse], independence: Independence
) -> Iterator[OriginCount]:
    """Yield a count for each statement that several reports give in shared words."""
    by_document: dict[str, list[Said]] = defaultdict(list)
    for item in items:
        by_document[item.document].append(item)
    members = {item.id: item for row in by_document.values() for item in row}
    parent: dict[str, str] = {}
    for passage in reuse:
        if passage.a.document != passage.b.document:
            for a, b in _same(passage, by_document):
                tops = _top(parent, a.id), _top(parent, b.id)
                parent[max(tops)] = parent[min(tops)] = min(tops)
    groups: dict[str, list[Said]] = defaultdict(list)
    for id in parent:
        groups[_top(parent, id)].append(members[id])
    for group in groups.values():
        ordered = sorted(group, key=lambda s: (s.document, s.content))
        uses = [Use(s.document, s.root, Locus(s.document, s.content)) for s in ordered]
        count = independence.of_uses("", uses)
        yield from (replace(count, about=s.id) for s in ordered)


def _same(passage: Reuse, by_document: Mapping[str, Sequence[Said]]) -> Iterator[tuple[Said, Said]]:
    """Yield the statements of two reports whose contents a passage holds on both sides."""
    sides = [
        [s for s in by_document.get(side.document, ()) if _holds(side.span, s.content)][:_CROWD]
        for side in (passage.a, passage.b)
    ]
    if len(sides[0]) == len(sides[1]):  # in one order: the first tells what the first tells
        yield from zip(*sides, strict=True)
    elif min(map(len, sides)) == 1:
        yield from ((a, b) for a in sides[0] for b in sides[1])


def _holds(passage: Span, content: Span) -> bool:
    shared = min(passage.end, content.end) - max(passage.start, content.start)
    return shared >= _HALF * min(content.end - content.start, passage.end - passage.start)


def _top(parent: dict[str, str], item: str) -> str:
    while parent.get(item, item) != item:
        item = parent[item]
    return item


def series_counts(
    rows: Iterable[Series], independence: Independence, holders: Mapping[tuple[str, Span], str]
) -> Iterator[OriginCount]:
    """Yield a count for each series of figures that several reports give; `holders`: names by place."""
    for row in rows:
        figures = [count.figure for count in row.counts]
        if len({figure.document for figure in figures}) > 1:
            uses = [Use(f.document, _holder(f, holders), Locus(f.document, f.span)) for f in figures]
            yield independence.of_uses(row.id, list(dict.fromkeys(uses)))


def _holder(figure: Figure, holders: Mapping[tuple[str, Span], str]) -> str | None:
    """Return on whose word a figure is given, by name, or None for the report's own."""
    if figure.holder is None:
        return None
    return holders.get((figure.holder.document, figure.holder.span), figure.holder.text)
