"""Turns clusters of reports into stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np

from stemma.ids import make_id
from stemma.relate.stories import Report
from stemma.types import Story, Time


def stories(reports: Iterable[Report], clusters: Mapping[str, str]) -> tuple[Story, ...]:
    """Return the stories of a case, earliest first; a report that stands alone is a story too.

    `clusters` gives for each document the founding document of its story. How many independent
    origins stand behind each is counted later (`counted_stories`); until then it is one or more.
    """
    members: dict[str, list[Report]] = defaultdict(list)
    for item in reports:
        members[clusters.get(item.document, item.document)].append(item)
    found = [(_order(group), _story(founder, group)) for founder, group in members.items()]
    return tuple(story for _, story in sorted(found, key=lambda pair: pair[0]))


def _story(founder: str, group: Sequence[Report]) -> Story:
    ordered = sorted(group, key=_place)
    return Story(
        make_id("sty", founder),
        _title(ordered),
        tuple(item.document for item in ordered),
        _time(ordered),
        1,
        len(ordered),
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
