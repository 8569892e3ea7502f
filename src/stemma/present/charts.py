"""Turns rows into the geometry of the report's pictures; lengths are percent or rows, never pixels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from stemma.present import words
from stemma.present.evidence import Evidence
from stemma.present.rows import DifferenceRow, DocumentRow, OriginRow, TimelineRow
from stemma.types import Descent, DescentKind, Time

_BACKGROUND = 21  # days before the first report beyond which a happening is background, off the axis
_TREE_REPORTS = 24
_LEAVES, _BRACKETS = 98.0, 30.0  # where the reports' ends stand, and how much room brackets take, in percent
_GRID_COLUMNS = 7
_TICKS = 5
_INSET = 4.0  # percent kept free at either end of an axis, for the labels


class _Told(Protocol):
    """A report with the place of its title."""

    @property
    def row(self) -> DocumentRow: ...

    @property
    def evidence(self) -> Evidence: ...


# --- the tree: origins on the left, reports on the right ----------------------------------------


@dataclass(frozen=True, slots=True)
class Branch:
    """A line from an origin (row on the left) to a report (row on the right); `share` is 0..1."""

    left: int
    right: int
    share: float


@dataclass(frozen=True, slots=True)
class Copying:
    """A bracket from one report's row to that of a report that comes from it; `x` is percent of the width.

    Of a `tie` nobody knows which way it went.
    """

    parent: int
    child: int
    x: float
    kind: DescentKind
    share: float


@dataclass(frozen=True, slots=True)
class Tree:
    """Which report rests on which origin, and which comes from which."""

    origins: tuple[tuple[str, str], ...]  # name, kind
    reports: tuple[tuple[str, str, Evidence], ...]  # outlet, day, title
    branches: tuple[Branch, ...]
    copies: tuple[Copying, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows the taller side has."""
        return max(len(self.origins), len(self.reports))


def tree_of(
    reports: Sequence[_Told], origins: Sequence[OriginRow], descents: Sequence[Descent] = ()
) -> Tree | None:
    """Return the tree of a story, origins in the order of their reports; None where there is none."""
    ordered = sorted(reports, key=lambda r: (_low(r.row.published) or "9999", r.row.path))[:_TREE_REPORTS]
    place = {report.row.id: n for n, report in enumerate(ordered)}
    rooted = [o for o in origins if any(u.document in place for u in o.uses)]
    copies = _copies(place, descents)
    if not (rooted or copies) or len(ordered) < 2:
        return None
    rooted.sort(key=lambda o: (_middle([place[u.document] for u in o.uses if u.document in place]), o.name))
    branches = [
        Branch(left, place[use.document], use.share)
        for left, origin in enumerate(rooted)
        for use in origin.uses
        if use.document in place
    ]
    return Tree(
        origins=tuple((o.name, o.kind) for o in rooted),
        reports=tuple(
            (r.row.outlet or r.row.path, words.day(_low(r.row.published)), r.evidence) for r in ordered
        ),
        branches=tuple(branches),
        copies=copies,
    )


def _copies(place: Mapping[str, int], descents: Sequence[Descent]) -> tuple[Copying, ...]:
    """Return the brackets between reports, the longest farthest from them, so that none hides another."""
    found = [
        (place[line.parent], place[line.document], line)
        for line in descents
        if line.parent is not None and line.parent in place and line.document in place
    ]
    found.sort(key=lambda row: (abs(row[0] - row[1]), row[0], row[1]))
    step = _BRACKETS / max(1, len(found))
    return tuple(
        Copying(parent, child, round(_LEAVES - step * n, 1), line.kind, line.share)
        for n, (parent, child, line) in enumerate(found, start=1)
    )


def _middle(rows: Sequence[int]) -> float:
    return sum(rows) / len(rows)


def _low(time: Time | None) -> str | None:
    return None if time is None or time.low is None else time.low[:10]


# --- the lanes: when it happened above, when it was reported below --------------------------------


@dataclass(frozen=True, slots=True)
class Thread:
    """A happening on both axes: where it happened (a range) and where it was first and last reported."""

    number: int
    low: float
    high: float
    first: float
    last: float
    status: str


@dataclass(frozen=True, slots=True)
class Lanes:
    """The two axes of time over one scale of days."""

    ticks: tuple[tuple[float, str], ...]
    threads: tuple[Thread, ...]
    earlier: int
    later: int


def lanes_of(events: Sequence[TimelineRow]) -> Lanes | None:
    """Return the happenings on two axes; what lies far from all reports is only counted."""
    known = [(n, e, _days(e)) for n, e in enumerate(events, start=1)]
    placed = [(n, e, days) for n, e, days in known if days is not None]
    if len(placed) < 2:
        return None
    start = min(days[2] for _, _, days in placed) - _BACKGROUND
    end = max(days[3] for _, _, days in placed) + _BACKGROUND
    near = [(n, e, days) for n, e, days in placed if start <= days[0] and days[1] <= end]
    if len(near) < 2:
        return None
    low = min(min(days[0], days[2]) for _, _, days in near)
    high = max(max(days[1], days[3]) for _, _, days in near)
    scale = _Scale(low, max(high, low + 1))
    return Lanes(
        ticks=scale.ticks(),
        threads=tuple(_thread(scale, n, days, e.status) for n, e, days in near),
        earlier=sum(days[0] < start for _, _, days in placed),
        later=sum(days[1] > end and days[0] >= start for _, _, days in placed),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days (ordinals) to percent of the width."""

    low: int
    high: int

    def at(self, day: int) -> float:
        return round(_INSET + (100 - 2 * _INSET) * (day - self.low) / (self.high - self.low), 2)

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Return few days, evenly spaced, with month and year only where they change."""
        step = max(1, -(-(self.high - self.low) // (_TICKS - 1)))
        days = [date.fromordinal(d) for d in range(self.low, self.high + 1, step)]
        return tuple(
            (self.at(day.toordinal()), _tick(day, days[n - 1] if n else None)) for n, day in enumerate(days)
        )


def _thread(scale: _Scale, number: int, days: tuple[int, int, int, int], status: str) -> Thread:
    low, high, first, last = (scale.at(day) for day in days)
    return Thread(number, low, high, first, last, status)


def _tick(day: date, before: date | None) -> str:
    month = words.MONTHS[day.month - 1][:3]
    if before is None or before.year != day.year:
        return f"{day.day} {month} {day.year}"
    return str(day.day) if before.month == day.month else f"{day.day} {month}"


def _days(event: TimelineRow) -> tuple[int, int, int, int] | None:
    """Return the days on which it happened and was reported, where all are known to the day."""
    happened = event.happened
    if happened is None or happened.low is None or happened.precision in ("year", "month"):
        return None
    found = (happened.low, happened.high or happened.low, event.reported_first, event.reported_last)
    ordinals = [_ordinal(day) for day in found]
    low, high, first, last = ordinals
    if low is None or high is None or first is None or last is None:
        return None
    return low, max(low, high), first, last


def _ordinal(day: str | None) -> int | None:
    try:
        return None if day is None else date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None


# --- the grid: slots down, reports across -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GridRow:
    """A slot with each report's readings of it: none where the report is silent."""

    difference: DifferenceRow
    cells: tuple[tuple[tuple[int, str, Evidence], ...], ...]  # reading's number, its value, where it stands


@dataclass(frozen=True, slots=True)
class Grid:
    """Which report reads which slot how."""

    columns: tuple[Evidence, ...]  # one of each report, for its outlet and date
    rows: tuple[GridRow, ...]


def grid_of(differences: Sequence[DifferenceRow]) -> Grid | None:
    """Return the grid of reports that speak to most slots; None where there is little to compare."""
    spoken: dict[str, list[Evidence]] = {}
    for difference in differences:
        for document, place in {e.document: e for r in difference.readings for e in r.evidence}.items():
            spoken.setdefault(document, []).append(place)
    busiest = sorted(
        spoken.values(), key=lambda places: (-len(places), places[0].published or "", places[0].path)
    )
    columns = sorted((p[0] for p in busiest[:_GRID_COLUMNS]), key=lambda e: (e.published or "9999", e.path))
    if len(differences) < 2 or len(columns) < 2:
        return None
    rows = tuple(GridRow(d, tuple(_cell(d, c.document) for c in columns)) for d in differences)
    return Grid(tuple(columns), tuple(r for r in rows if sum(bool(c) for c in r.cells) > 1))


def _cell(difference: DifferenceRow, document: str) -> tuple[tuple[int, str, Evidence], ...]:
    """Return the readings that one report gives, each where it stands first."""
    found = (
        (number, reading.value, next((e for e in reading.evidence if e.document == document), None))
        for number, reading in enumerate(difference.readings)
    )
    return tuple((number, value, place) for number, value, place in found if place is not None)
