"""Turns reports, what they rest on and what they share into counts of independent origins, with reasons.

Reports are one origin where they print one agency's line, copy each other, are versions of one
article, cite one post, or belong to one owner. What shows no origin may be one of its own or not:
it counts in the high number and not in the low one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from stemma.collation.descent import RESTS, Evidence, Tie
from stemma.collation.mastheads import Masthead
from stemma.collation.origins import fold
from stemma.types import Locus, Origin, OriginCount, OriginKind, Reason

_PLACES = 3  # places of evidence of one reason
_NAMED = 4  # reports that a reason names
_WIRES: frozenset[OriginKind] = frozenset({"agency"})
_POSTS: frozenset[OriginKind] = frozenset({"post", "channel", "office"})


class Use(NamedTuple):
    """A report's use of something: the report, and the origin that it names for it, if it names one.

    `root` is that origin's name (None: the report as a whole vouches for it), `place` where it stands.
    """

    document: str
    root: str | None
    place: Locus


class _Bond(NamedTuple):
    """Why several reports are one origin."""

    text: str
    documents: tuple[str, ...]
    places: tuple[Locus, ...] = ()


class Independence:
    """Counts independent origins, over all that is known of the reports of a case."""

    def __init__(self, known: Evidence, ties: Iterable[Tie]) -> None:
        self._known = known
        self._wires = {d: tuple(_wires(m, known)) for d, m in known.mastheads.items()}
        self._posts = {d: tuple(_resting(known.origins.get(d, ()), _POSTS)) for d in known.mastheads}
        self._owners = {d: _owner(m, known) for d, m in known.mastheads.items()}
        self._ties: dict[str, list[Tie]] = defaultdict(list)
        for tie in ties:
            if tie.version or tie.sharing.share >= RESTS:
                self._ties[tie.sharing.a].append(tie)
                self._ties[tie.sharing.b].append(tie)

    def of_reports(self, about: str, documents: Sequence[str]) -> OriginCount:
        """Count the origins behind whole reports."""
        groups = _Groups(documents)
        reasons = [groups.join(bond) for bond in self._bonds(documents)]
        sure = {groups.root(d) for d in documents if self._is_own(d)}
        unknown = [d for d in documents if groups.root(d) not in sure]
        told = [reason for reason in reasons if reason is not None]
        signed = [d for d in documents if groups.root(d) in sure]
        if signed and len(documents) > 1:
            told.append(
                Reason(f"{self._called(signed)}: signed, of an agency, or the outlet's own reporting")
            )
        if unknown and len(documents) > 1:
            told.append(Reason(f"{self._called(unknown)}: neither agency nor author nor source is named"))
        return OriginCount(about, max(1, len(sure)), max(1, groups.count), tuple(told))

    def of_uses(self, about: str, uses: Sequence[Use]) -> OriginCount:
        """Count the origins behind one statement or figure, as several reports give it."""
        named: dict[str, list[Use]] = defaultdict(list)
        own = {use: self._own_or_nobody(use) for use in uses}
        for use in uses:
            if use.root and not own[use]:
                named[fold(use.root)].append(use)
        bare = list(dict.fromkeys(use.document for use in uses if own[use]))
        rest = self.of_reports(about, bare) if bare else OriginCount(about, 0, 0)
        reasons = [
            Reason(
                f"{self._called([use.document for use in group])} {_has(group)} it from {group[0].root}",
                tuple(use.place for use in group[:_PLACES]),
            )
            for group in named.values()
        ]
        low = len(named) + (rest.low if bare and any(self._is_own(d) for d in bare) else 0)
        high = len(named) + (rest.high if bare else 0)
        return OriginCount(about, max(1, low), max(1, high), (*reasons, *rest.reasons))

    def _own_or_nobody(self, use: Use) -> bool:
        """Say whether a use names no origin that others could name too: its own outlet, or `officials`."""
        if not use.root or not any(c.isupper() for c in use.root):
            return True
        outlet = self._known.mastheads[use.document].outlet
        return bool(outlet) and fold(outlet or "") == fold(use.root)

    def _bonds(self, documents: Sequence[str]) -> Iterator[_Bond]:
        """Yield why some of the reports are one origin, the surest first."""
        inside = set(documents)
        seen: set[tuple[str, str]] = set()
        for document in documents:
            for tie in self._ties.get(document, ()):
                pair = (tie.sharing.a, tie.sharing.b)
                if set(pair) <= inside and pair not in seen:
                    seen.add(pair)
                    yield self._copied(tie)
        for rows, verb in ((self._wires, "the line of"), (self._posts, "what came from")):
            for name, group in _by_name(rows, documents).items():
                places = tuple(place for d in group for place in self._places(d, name))
                yield _Bond(f"{self._called(group)} print {verb} {name}", tuple(group), places[:_PLACES])
        for owner, group in _by_name(self._owners, documents).items():
            if len({self._known.mastheads[d].outlet for d in group}) > 1:
                yield _Bond(f"{self._called(group)} belong to {owner}", tuple(group))

    def _copied(self, tie: Tie) -> _Bond:
        one, other = tie.sharing.a, tie.sharing.b
        if tie.version:
            text = f"{self._called([one, other])} are versions of one article"
        else:
            text = f"{self._called([one, other])} share {round(100 * tie.sharing.share)} % of their text"
        return _Bond(
            text, (one, other), tuple(x for reason in tie.reasons for x in reason.evidence)[:_PLACES]
        )

    def _places(self, document: str, name: str) -> Iterator[Locus]:
        for origin in self._known.origins.get(document, ()):
            if origin.name == name:
                yield from (Locus(document, span) for span in origin.spans[:1])

    def _is_own(self, document: str) -> bool:
        """Say whether a report shows where it comes from: signed, of an agency, or its outlet's own work."""
        own = any(origin.kind == "own" for origin in self._known.origins.get(document, ()))
        return own or self._known.mastheads[document].signed or bool(self._wires.get(document))

    def _called(self, documents: Sequence[str]) -> str:
        """Return the reports by the names of their outlets, several of one outlet by path."""
        once = list(dict.fromkeys(documents))
        outlets = [self._known.mastheads[d].name for d in once]
        names = [
            self._known.mastheads[d].path if outlets.count(name) > 1 else name
            for d, name in zip(once, outlets, strict=True)
        ]
        more = len(names) - _NAMED
        shown = names if more <= 1 else [*names[:_NAMED], f"{more} more"]
        return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


class _Groups:
    """Reports joined into origins (disjoint sets; the first report of a set stands for it)."""

    def __init__(self, documents: Sequence[str]) -> None:
        self._parent = {document: document for document in documents}

    def root(self, document: str) -> str:
        """Return the report that stands for the set."""
        while self._parent[document] != document:
            self._parent[document] = self._parent[self._parent[document]]
            document = self._parent[document]
        return document

    def join(self, bond: _Bond) -> Reason | None:
        """Join reports; return why, or None where they were one already."""
        roots = {self.root(document) for document in bond.documents}
        first = self.root(bond.documents[0])
        for root in roots:
            self._parent[root] = first
        return Reason(bond.text, bond.places) if len(roots) > 1 else None

    @property
    def count(self) -> int:
        """How many sets there are."""
        return len({self.root(document) for document in self._parent})


def _has(group: Sequence[Use]) -> str:
    return "have" if len({use.document for use in group}) > 1 else "has"


def _by_name(rows: Mapping[str, Sequence[str]], documents: Sequence[str]) -> dict[str, list[str]]:
    """Return which of the reports bear each name, where several do."""
    found: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        for name in rows.get(document, ()):
            found[name].append(document)
    return {name: group for name, group in found.items() if len(group) > 1}


def _wires(masthead: Masthead, known: Evidence) -> Iterator[str]:
    """Yield the agencies whose line a report prints, or which published it."""
    house = known.houses.known(masthead.outlet) if masthead.outlet else None
    if house and house.kind == "agency":
        yield house.name
    yield from _resting(known.origins.get(masthead.document, ()), _WIRES)


def _resting(origins: Iterable[Origin], kinds: frozenset[OriginKind]) -> Iterator[str]:
    return (o.name for o in origins if o.kind in kinds and o.share >= RESTS)


def _owner(masthead: Masthead, known: Evidence) -> tuple[str, ...]:
    house = known.houses.known(masthead.outlet) if masthead.outlet else None
    if house is None and masthead.domain:
        house = known.houses.at_site(masthead.domain)
    return (house.owner,) if house and house.owner else ()
