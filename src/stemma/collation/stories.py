"""Turns clusters of reports into stories, with the range of independent origins behind each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np

from stemma.collation.agencies import known
from stemma.ids import make_id
from stemma.offsets import Span
from stemma.relate.stories import Report
from stemma.types import Origin, Reuse, Story, Time

_RESTS = 0.5  # what part of a report must come from an agency, or from another report, to rest on it


def stories(
    reports: Iterable[Report],
    clusters: Mapping[str, str],
    *,
    reuse: Iterable[Reuse] = (),
    origins: Iterable[Origin] = (),
) -> tuple[Story, ...]:
    """Return the stories of a case, earliest first; a report that stands alone is a story too.

    `clusters` gives for each document the founding document of its story.
    """
    items = list(reports)
    rests = _Rests(items, reuse, origins)
    members: dict[str, list[Report]] = defaultdict(list)
    for item in items:
        members[clusters.get(item.document, item.document)].append(item)
    found = [(_order(group), _story(founder, group, rests)) for founder, group in members.items()]
    return tuple(story for _, story in sorted(found, key=lambda pair: pair[0]))


def _story(founder: str, group: Sequence[Report], rests: _Rests) -> Story:
    ordered = sorted(group, key=_place)
    low, high = rests.count(ordered)
    return Story(
        make_id("sty", founder),
        _title(ordered),
        tuple(item.document for item in ordered),
        _time(ordered),
        low,
        high,
    )


def _place(item: Report) -> tuple[bool, int, str]:
    """Order reports by publication, undated ones last, then by path."""
    return item.first is None, item.first or 0, item.path


def _order(group: Sequence[Report]) -> tuple[bool, int, str]:
    return min(_place(item) for item in group)


def _time(group: Sequence[Report]) -> Time | None:
    """Return the time from the first to the last report of which a time is known."""
    firsts = [item.first for item in group if item.first is not None]
    lasts = [item.last for item in group if item.last is not None]
    if not firsts or not lasts:
        return None
    low, high = (date.fromordinal(day).isoformat() for day in (min(firsts), max(lasts)))
    stated = all(item.dated for item in group if item.first is not None)
    return Time(low, high, basis="metadata" if stated else "inferred")


def _title(group: Sequence[Report]) -> str:
    """Return the headline of the report that shares most with the others; the earliest on a tie."""
    titled = [item for item in group if item.title]
    if not titled:
        return group[0].path
    terms, counts = np.unique(np.concatenate([item.terms for item in group]), return_counts=True)

    def centrality(item: Report) -> float:
        others = counts[np.searchsorted(terms, item.terms)] - 1
        norm = float(np.sqrt(np.square(item.weights).sum())) or 1.0
        return round(float((others * item.weights).sum()) / norm, 6)

    return max(titled, key=centrality).title or ""


class _Rests:
    """On what the reports of a case rest: an agency, another report, themselves, or nobody knows."""

    def __init__(self, items: Sequence[Report], reuse: Iterable[Reuse], origins: Iterable[Origin]) -> None:
        self._agencies = _agencies(items, origins)
        self._copies = _copies({item.document: item.length for item in items}, reuse)

    def count(self, group: Sequence[Report]) -> tuple[int, int]:
        """Return how many independent origins stand behind reports, at least and at most.

        Reports of one agency's line or copied from each other are one origin. A report that
        names neither agency nor author may rest on any of the others, or on one of its own.
        """
        parent = {item.document: item.document for item in group}
        desks: dict[str, str] = {}
        for item in group:
            for name in self._agencies.get(item.document, ()):
                _join(parent, item.document, desks.setdefault(name, item.document))
            for other in self._copies.get(item.document, ()):
                if other in parent:
                    _join(parent, item.document, other)
        roots = {_root(parent, item.document) for item in group}
        sure = {
            _root(parent, item.document) for item in group if item.signed or item.document in self._agencies
        }
        return max(1, len(sure)), max(1, len(roots))


def _agencies(items: Sequence[Report], origins: Iterable[Origin]) -> Mapping[str, tuple[str, ...]]:
    """Return for each document the agencies whose copy it prints, or which published it."""
    found: dict[str, list[str]] = defaultdict(list)
    for item in items:
        house = known(item.outlet or "")
        if house and house.kind == "agency":
            found[item.document].append(house.name)
    for origin in origins:
        if origin.kind == "agency" and origin.share >= _RESTS:
            found[origin.document].append(origin.name)
    return {document: tuple(sorted(set(names))) for document, names in found.items()}


def _copies(lengths: Mapping[str, int], reuse: Iterable[Reuse]) -> Mapping[str, tuple[str, ...]]:
    """Return for each document those of which it holds, or which hold of it, the greater part."""
    shared: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
    for passage in reuse:
        if passage.a.document != passage.b.document:
            shared[passage.a.document, passage.b.document].append((passage.a.span, passage.b.span))
    found: dict[str, list[str]] = defaultdict(list)
    for (a, b), spans in shared.items():
        parts = (
            _size(x for x, _ in spans) / lengths.get(a, 1),
            _size(y for _, y in spans) / lengths.get(b, 1),
        )
        if max(parts) >= _RESTS:
            found[a].append(b)
            found[b].append(a)
    return {document: tuple(sorted(others)) for document, others in found.items()}


def _size(spans: Iterable[Span]) -> int:
    """Count the characters that the spans cover together."""
    size = end = 0
    for span in sorted(spans):
        size += max(0, span.end - max(span.start, end))
        end = max(end, span.end)
    return size


def _root(parent: dict[str, str], item: str) -> str:
    while parent[item] != item:
        parent[item] = parent[parent[item]]
        item = parent[item]
    return item


def _join(parent: dict[str, str], a: str, b: str) -> None:
    parent[_root(parent, a)] = _root(parent, b)
