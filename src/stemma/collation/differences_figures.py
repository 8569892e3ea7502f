"""Turns a series of figures into the differences between the values that reports give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from math import inf

from stemma.collation.figures import Series
from stemma.collation.witness import Witness
from stemma.collation.wording_words import VAGUE
from stemma.relate.figures import Count
from stemma.types import Difference, DifferenceKind, Figure, Locus, Variant

Value = tuple[float, float]
Slot = tuple[str, str, Value | None]

_WEIGHTS: Mapping[str, float] = {"contradiction": 0.9, "revision": 0.8, "precision": 0.45}
_GRAVE = frozenset({"kill", "injure", "miss", "abduct", "free"})  # the figures that reports are read for
_TOO_FAR = 50  # values so many times apart count two things
_TOO_MANY = 8  # so many values are a list, not readings of one slot
_ATTRIBUTION_WEIGHTS = (0.15, 0.3)  # of a number that is undisputed, and of one that differs


def figure_differences(
    series: Series, reports: Mapping[str, Witness], names: Mapping[str, str]
) -> Iterator[Difference]:
    """Yield the difference in value within a series, if there is one, and the one in who says it."""
    counts = [c for c in series.counts if c.figure.document in reports and _value(c.figure)]
    if len({c.figure.document for c in counts}) < 2:
        return
    story = reports[counts[0].figure.document].story
    values = _by_value(counts)
    kind = _kind(values, reports)
    if kind:
        weight = _WEIGHTS[kind] + (0.08 if counts[0].action in _GRAVE else 0.0)
        yield Difference(series.about, kind, tuple(_variants(values)), round(weight, 3), story)
    for same in values.values():
        readings = _by_holder(same, names) if kind or same[0].action in _GRAVE else None
        if readings:
            number = " ".join(same[0].figure.text.split())
            about = (
                f"fact or claim: {number} {series.about.partition(':')[0] if series.named else ''}".rstrip()
            )
            yield Difference(about, "attribution", readings, _ATTRIBUTION_WEIGHTS[kind is not None], story)


def without_strays(found: Sequence[Series]) -> Iterator[Series]:
    """Yield the series less the figures whose number the story gives more often of another happening.

    `Twelve miners trapped since May have been rescued` counts the rescued, though `trapped`
    stands nearer: where more reports rescue twelve than trap twelve, it is no reading of how
    many were trapped.
    """
    told: dict[Slot, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for count in (c for one in found for c in one.counts):
        told[_slot(count)][count.action or ""] += 1
    for one in found:
        kept = [c for c in one.counts if told[_slot(c)][c.action or ""] == max(told[_slot(c)].values())]
        yield replace(one, counts=tuple(kept))


def _slot(count: Count) -> Slot:
    return count.story, count.head, _value(count.figure)


def _value(figure: Figure) -> Value | None:
    if figure.low is None and figure.high is None:
        least = next((VAGUE[w] for w in figure.text.lower().split() if w in VAGUE), None)
        return None if least is None else (least, inf)
    return (-inf if figure.low is None else figure.low, inf if figure.high is None else figure.high)


def _by_value(counts: Sequence[Count]) -> dict[Value, list[Count]]:
    found: dict[Value, list[Count]] = defaultdict(list)
    for count in counts:
        value = _value(count.figure)
        if value:
            found[value].append(count)
    return dict(sorted(found.items()))


def _kind(values: Mapping[Value, Sequence[Count]], reports: Mapping[str, Witness]) -> DifferenceKind | None:
    """Say how the values differ: apart, one after the other, or only in how exact they are."""
    bounds = [abs(b) for v in values for b in v if abs(b) not in (0, inf)]
    too_far = bool(bounds) and max(bounds) / min(bounds) > _TOO_FAR
    if not 2 <= len(values) <= _TOO_MANY or too_far or _one_document_holds_all(values):
        return None
    if not any(_disjoint(a, b) for a, b in combinations(values, 2)):
        return "precision"
    return "revision" if _grows(values, reports) else "contradiction"


def _one_document_holds_all(values: Mapping[Value, Sequence[Count]]) -> bool:
    """Say whether every report that gives a value gives the same ones: then none differs."""
    sets = defaultdict(set)
    for value, counts in values.items():
        for count in counts:
            sets[count.figure.document].add(value)
    return len({frozenset(s) for s in sets.values()}) < 2


def _disjoint(a: Value, b: Value) -> bool:
    return a[0] > b[1] or b[0] > a[1]


def _grows(values: Mapping[Value, Sequence[Count]], reports: Mapping[str, Witness]) -> bool:
    """Say whether later values are never smaller, over at least two days."""
    dated = sorted(
        (day, value)
        for value, counts in values.items()
        for count in counts
        for day in [_day(count.figure, reports)]
        if day
    )
    first: dict[Value, str] = {}
    for day, value in dated:
        first.setdefault(value, day)
    days = [first[value] for value in values if value in first]
    return len(days) == len(values) and len(set(days)) >= 2 and days == sorted(days)


def _day(figure: Figure, reports: Mapping[str, Witness]) -> str | None:
    return (figure.as_of.last_day if figure.as_of else None) or reports[figure.document].day


def _variants(values: Mapping[Value, Sequence[Count]]) -> Iterator[Variant]:
    for counts in values.values():
        texts = [" ".join(c.figure.text.split()) for c in counts]
        text = min(texts, key=lambda t: (-texts.count(t), t))
        yield Variant(text, tuple(Locus(c.figure.document, c.figure.span) for c in counts))


def _by_holder(counts: Sequence[Count], names: Mapping[str, str]) -> tuple[Variant, ...] | None:
    """Return who gives one value where some reports give it as fact and others on somebody's word."""
    told: dict[str, list[Figure]] = defaultdict(list)
    for count in counts:
        told[_holder(count.figure, names)].append(count.figure)
    documents = {who: {f.document for f in figures} for who, figures in told.items()}
    claims = [who for who in told if who]
    as_fact = documents.get("", set())
    attributed = set().union(*(documents[who] for who in claims))
    if not (as_fact - attributed and attributed - as_fact):
        return None
    return tuple(
        Variant(
            f"according to {who}" if who else "as fact", tuple(Locus(f.document, f.span) for f in told[who])
        )
        for who in ("", *claims)
    )


def _holder(figure: Figure, names: Mapping[str, str]) -> str:
    if figure.holder is None:
        return ""
    return names.get(figure.holder.entity or "", " ".join(figure.holder.text.split()))
