"""Turns what reports share and say of themselves into the copy tree of each story: who has it from whom.

Who had it first is told by credit, by times of publication, by what only one of two copies lacks, and by
sources that only one of them names. Where these are silent or contradict each other nobody is
first. Each report hangs on the one parent from which most of it comes, so that the lines are a forest, as
in a stemma of manuscripts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from stemma.collation.agencies import Houses
from stemma.collation.mastheads import Masthead, is_version
from stemma.collation.origins import fold
from stemma.relate.sharing import Sharing
from stemma.types import Descent, DescentKind, Direction, Edit, Locus, Origin, Reason, Reuse, Story

RESTS = 0.5  # what part of a report must come from an origin, or from another report, to rest on it
_SHARES = 0.25  # and what part for a line of the tree
_WHOLE, _PART = (
    0.9,
    0.7,
)  # all of a report that was cut from a longer one; what part of that one it is at most
_SURE = 2  # by how much the signs for one side must outweigh those for the other
_CREDIT, _TIME, _WIRE, _SIGN = 4, 3, 2, 1  # what a sign counts
_ZONED = re.compile(r"T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$")
_LISTED = frozenset({"agency", "broadcaster", "newspaper", "other", "office", "channel", "post"})


@dataclass(frozen=True, slots=True)
class Tie:
    """Two reports that share text: how much, whether they are versions of one, and who was first."""

    sharing: Sharing
    version: bool
    direction: Direction
    reasons: tuple[Reason, ...]


class Evidence(NamedTuple):
    """What is known of the reports of a case: mastheads and origins by document, the table of houses."""

    mastheads: Mapping[str, Masthead]
    origins: Mapping[str, Sequence[Origin]]
    houses: Houses


class _Sign(NamedTuple):
    """A sign of who was first: how much it counts for `a` (less than 0: for `b`), and in words."""

    weight: int
    reason: Reason


def by_document(origins: Iterable[Origin]) -> dict[str, list[Origin]]:
    """Return the origins of each document."""
    found: dict[str, list[Origin]] = defaultdict(list)
    for origin in origins:
        found[origin.document].append(origin)
    return found


def ties(
    sharings: Iterable[Sharing], known: Evidence, edits: Mapping[tuple[str, str], Sequence[Edit]]
) -> Iterator[Tie]:
    """Yield the pairs of reports of which one may come from the other; `edits` of their passages, by pair."""
    for sharing in sharings:
        if sharing.share < _SHARES:
            continue
        version = is_version(known.mastheads[sharing.a], known.mastheads[sharing.b], sharing)
        signs = list(_signs(sharing, known, edits.get((sharing.a, sharing.b), ()), version))
        total = sum(sign.weight for sign in signs)
        direction: Direction = "a>b" if total >= _SURE else "b>a" if total <= -_SURE else "unknown"
        yield Tie(
            sharing, version, direction, tuple(sign.reason for sign in signs if sign.weight * total > 0)
        )


def common(a: str, b: str, origins: Mapping[str, Sequence[Origin]]) -> frozenset[str]:
    """Return the origins outside the case on which both reports rest: copies of one wire have no order."""
    rests = (
        {fold(o.name) for o in origins.get(document, ()) if o.share >= RESTS and o.kind in _LISTED}
        for document in (a, b)
    )
    return frozenset(next(rests) & next(rests))


def directed(reuse: Iterable[Reuse], found: Iterable[Tie]) -> Iterator[Reuse]:
    """Yield the passages, those of tied reports with the direction in which the whole went."""
    way = {(tie.sharing.a, tie.sharing.b): tie.direction for tie in found}
    for passage in reuse:
        direction = way.get((passage.a.document, passage.b.document), passage.direction)
        if passage.kind in ("copy", "paraphrase") and direction != passage.direction:
            yield Reuse(passage.kind, passage.a, passage.b, passage.similarity, direction, passage.edits)
        else:
            yield passage


def _signs(sharing: Sharing, known: Evidence, edits: Sequence[Edit], version: bool) -> Iterator[_Sign]:
    one, other = known.mastheads[sharing.a], known.mastheads[sharing.b]
    if not version:
        yield from _credits(one, other, known, 1)
        yield from _credits(other, one, known, -1)
        yield from _wires(one, other, known)
    if version or not common(sharing.a, sharing.b, known.origins):
        yield from _times(one, other)
    if sharing.share_b >= _WHOLE and sharing.share_a <= _PART:
        yield _Sign(_SIGN, Reason(f"{other.name} holds nothing that {one.name} lacks, and is shorter"))
    if sharing.share_a >= _WHOLE and sharing.share_b <= _PART:
        yield _Sign(-_SIGN, Reason(f"{one.name} holds nothing that {other.name} lacks, and is shorter"))
    yield from _dropped(one, other, edits)


def _credits(first: Masthead, later: Masthead, known: Evidence, way: int) -> Iterator[_Sign]:
    """Yield the sign that the later report names the first one's outlet as its source."""
    if not first.outlet or not later.outlet or fold(first.outlet) == fold(later.outlet):
        return
    house = known.houses.known(first.outlet)
    names = {fold(first.outlet), fold(house.name) if house else ""} - {""}
    for origin in known.origins.get(later.document, ()):
        if origin.kind in _LISTED and fold(origin.name) in names:
            places = tuple(Locus(later.document, span) for span in origin.spans[:3])
            yield _Sign(way * _CREDIT, Reason(f"{later.name} names {origin.name} as its source", places))
            return


def _wires(one: Masthead, other: Masthead, known: Evidence) -> Iterator[_Sign]:
    """Yield the sign that one of the two is an agency, whose trade is to be copied."""
    agencies = [_is_agency(masthead, known.houses) for masthead in (one, other)]
    if agencies[0] != agencies[1]:
        first = one if agencies[0] else other
        yield _Sign(_WIRE if agencies[0] else -_WIRE, Reason(f"{first.name} is a news agency"))


def _is_agency(masthead: Masthead, houses: Houses) -> bool:
    house = houses.known(masthead.outlet) if masthead.outlet else None
    return house is not None and house.kind == "agency"


def _times(one: Masthead, other: Masthead) -> Iterator[_Sign]:
    """Yield the sign that one was published before the other; of versions the last update counts."""
    if _before(one.last, other.first):
        yield _Sign(_TIME, Reason(f"{one.name} is of {one.last}, {other.name} of {other.first}"))
    elif _before(other.last, one.first):
        yield _Sign(-_TIME, Reason(f"{other.name} is of {other.last}, {one.name} of {one.first}"))


def _before(high: str | None, low: str | None) -> bool:
    """Say whether one time ends before another begins, as precisely as both are written.

    Of clock times of which only one tells its zone, no more than the days can be compared.
    """
    if not high or not low:
        return False
    if _zoned(high) and _zoned(low):
        return datetime.fromisoformat(high) < datetime.fromisoformat(low)
    size = 10 if _zoned(high) != _zoned(low) else min(len(high), len(low))
    return high[:size] < low[:size]


def _zoned(moment: str) -> bool:
    return _ZONED.search(moment) is not None


def _dropped(one: Masthead, other: Masthead, edits: Sequence[Edit]) -> Iterator[_Sign]:
    """Yield the sign that sources are named by one of the two only: they were dropped, hardly made up."""
    sources = [edit for edit in edits if edit.kind == "attribution"]
    only_a, only_b = ([e for e in sources if side(e)] for side in (_only_a, _only_b))
    if bool(only_a) == bool(only_b):
        return
    first, later = (one, other) if only_a else (other, one)
    spans = [e.a or e.b for e in only_a or only_b]
    places = tuple(Locus(first.document, span) for span in spans[:3] if span)
    yield _Sign(
        _SIGN if only_a else -_SIGN, Reason(f"{later.name} drops a source that {first.name} names", places)
    )


def _only_a(edit: Edit) -> bool:
    return edit.a is not None and edit.b is None


def _only_b(edit: Edit) -> bool:
    return edit.b is not None and edit.a is None


# --- the tree ------------------------------------------------------------------------------------------


def descents(stories: Iterable[Story], found: Iterable[Tie], known: Evidence) -> Iterator[Descent]:
    """Yield the lines of the copy tree of each story, by story and report."""
    home = {document: story.id for story in stories for document in story.documents}
    inside: dict[str, list[Tie]] = defaultdict(list)
    for tie in found:
        if home.get(tie.sharing.a) is not None and home.get(tie.sharing.a) == home.get(tie.sharing.b):
            inside[home[tie.sharing.a]].append(tie)
    for story, members in _members(home).items():
        tree = _Tree(story, known)
        yield from tree.lines(members, inside[story])


def _members(home: Mapping[str, str]) -> dict[str, list[str]]:
    members: dict[str, list[str]] = defaultdict(list)
    for document, story in home.items():
        members[story].append(document)
    return members


class _Tree:
    """The copy tree of one story while it grows: which report hangs on which."""

    def __init__(self, story: str, known: Evidence) -> None:
        self.story, self.known = story, known
        self.parent: dict[str, str] = {}

    def lines(self, members: Sequence[str], found: Sequence[Tie]) -> Iterator[Descent]:
        """Yield the lines: those whose direction is known, then origins outside the case, then mere ties."""
        for tie in sorted((t for t in found if t.direction != "unknown"), key=_by_share):
            parent, child, _ = _way(tie)
            if child not in self.parent and self._root(parent) != child:
                self.parent[child] = parent
                yield self._line(tie)
        for document in members:
            if document not in self.parent:
                yield from self._credit(document)
        for tie in sorted((t for t in found if t.direction == "unknown"), key=_by_share):
            ways = sorted((tie, _turned(tie)), key=_by_share)
            free = [way for way in ways if way.sharing.b not in self.parent]
            if free and self._root(tie.sharing.a) != self._root(tie.sharing.b):
                self.parent[free[0].sharing.b] = free[0].sharing.a
                yield self._line(free[0])

    def _root(self, document: str) -> str:
        while document in self.parent:
            document = self.parent[document]
        return document

    def _line(self, tie: Tie) -> Descent:
        parent, child, share = _way(tie)
        kind: DescentKind = "version" if tie.version else "tie" if tie.direction == "unknown" else "copy"
        edits = tie.sharing.edits
        if parent == tie.sharing.b:
            edits = tuple(Edit(e.kind, e.b, e.a) for e in edits)
        return Descent(kind, child, parent, None, share, self.story, tie.reasons, edits)

    def _credit(self, document: str) -> Iterator[Descent]:
        """Yield the line to the origin outside the case on which most of a report rests."""
        resting = [o for o in self.known.origins.get(document, ()) if o.share >= RESTS and o.kind in _LISTED]
        if resting:
            origin = max(resting, key=lambda o: (o.share, o.kind == "agency", o.name))
            places = tuple(Locus(document, span) for span in origin.spans[:3])
            reason = Reason(f"{self.known.mastheads[document].name} credits {origin.name}", places)
            self.parent[document] = f"origin {fold(origin.name)}"
            yield Descent("credit", document, None, origin.name, origin.share, self.story, (reason,))


def _turned(tie: Tie) -> Tie:
    """Return the tie with its sides exchanged."""
    s = tie.sharing
    edits = tuple(Edit(e.kind, e.b, e.a) for e in s.edits)
    return replace(tie, sharing=Sharing(s.b, s.a, s.share_b, s.share_a, edits))


def _way(tie: Tie) -> tuple[str, str, float]:
    """Return the earlier report, the later one, and what part of the later stands in the earlier."""
    sharing = tie.sharing
    if tie.direction == "b>a":
        return sharing.b, sharing.a, sharing.share_a
    return sharing.a, sharing.b, sharing.share_b


def _by_share(tie: Tie) -> tuple[int, float, str, str]:
    """Order ties: versions first, then by what part of the later report is from the earlier."""
    parent, child, share = _way(tie)
    return -int(tie.version), -share, parent, child
