"""Turns the places where two copies of one text part into differences, where the change changes what is said.

Most changes are style; those of a number, a day, a `not`, a verb of speech, a word that takes a
side or a quotation are not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from stemma.collation.witness import Witness
from stemma.collation.wording_words import (
    CLAIMS,
    DAYS,
    HEDGES,
    LOADED,
    NEGATIONS,
    NUMBERS,
    SCALES,
    SMALL,
    SPEECH,
    VAGUE,
)
from stemma.offsets import Span
from stemma.relate.wording import Change
from stemma.types import Difference, DifferenceKind, Locus, Variant

REACH = 60  # characters around a change that say what it is about
_WEIGHTS: Mapping[str, float] = {
    "number": 0.85, "how exact": 0.4, "day": 0.8, "negation": 0.6, "claim": 0.5, "verb": 0.42, "told to": 0.2,
    "tone": 0.35, "word": 0.4, "quotation": 0.3,
}  # fmt: skip
_KINDS: Mapping[str, DifferenceKind] = {
    "number": "contradiction", "how exact": "precision", "day": "contradiction", "negation": "contradiction",
    "claim": "attribution", "verb": "emphasis", "told to": "attribution", "tone": "emphasis",
    "word": "naming", "quotation": "precision",
}  # fmt: skip
_NAMED: Mapping[str, str] = {
    "quotation": "the words quoted", "how exact": "the number", "claim": "fact or claim",
    "negation": "whether", "told to": "who was told",
}  # fmt: skip
_MANY = 8  # so many readings of one place are a list
_HEDGE = "|".join(sorted(HEDGES, key=len, reverse=True))
_SMALL_NUMBER = "|".join([*NUMBERS, *VAGUE])
_GAP = r"(?:\s|&nbsp;)"
_NUMBER = re.compile(
    rf"(?:\b(?P<hedge>{_HEDGE}){_GAP}+)?(?P<money>[$€£¥]\s?)?"
    rf"(?P<value>\d[\d,.]*\d|\d|\b(?:{_SMALL_NUMBER})\b)(?:{_GAP}*\b(?P<scale>{'|'.join(SCALES)})\b)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A place of a document with the text around it."""

    locus: Locus
    before: str
    text: str
    after: str


def passage(locus: Locus, text: str) -> Passage:
    """Cut a place out of its document's text, with what says what it is about."""
    start, end = locus.span
    return Passage(locus, text[max(0, start - REACH) : start], text[start:end], text[end : end + REACH])


@dataclass(frozen=True, slots=True)
class _Reading:
    """One side of a change: where it stands, how it reads, and what is compared."""

    locus: Locus
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A change that changes what is said: in what, and both sides of it."""

    what: str
    about: str
    sides: tuple[_Reading, _Reading]


@dataclass(frozen=True, slots=True)
class Edits:
    """The changes between copies, and the places that they stand at."""

    changes: tuple[Change, ...] = ()
    passages: Mapping[Locus, Passage] = field(default_factory=dict)


def wording_differences(edits: Edits, reports: Mapping[str, Witness]) -> Iterator[Difference]:
    """Yield a difference for each place that copies of one text read differently; all in one story."""
    found: list[_Found] = []
    for change in edits.changes:
        both = edits.passages.get(change.a), edits.passages.get(change.b)
        stories = {reports[x.document].story for x in (change.a, change.b) if x.document in reports}
        if both[0] and both[1] and len(stories) == 1:
            found += _telling(both[0], both[1], quoted=change.quoted)
    for group in _joined(found):
        readings: dict[str, dict[Locus, str]] = defaultdict(dict)
        for one in group:
            for side in one.sides:
                readings[side.key][side.locus] = side.text
        if 2 <= len(readings) <= _MANY:
            what = group[0].what
            variants = tuple(Variant(_shown(loci.values()), tuple(loci)) for loci in readings.values())
            story = reports[group[0].sides[0].locus.document].story
            yield Difference(group[0].about, _KINDS[what], variants, _WEIGHTS[what], story)


def _shown(texts: Iterable[str]) -> str:
    return " ".join(next(iter(texts)).replace("&nbsp;", " ").split())


def _joined(found: Sequence[_Found]) -> Iterator[list[_Found]]:
    """Put together the changes that have a side in common: three copies of one text make one difference."""
    group_of: dict[tuple[str, Locus], list[_Found]] = {}
    for one in found:
        keys = [(one.what, side.locus) for side in one.sides]
        known = [group_of[k] for k in keys if k in group_of]
        group = known[0] if known else []
        for other in known[1:]:
            if other is not group:
                group += other
                for item in other:
                    group_of.update({(item.what, side.locus): group for side in item.sides})
        group.append(one)
        group_of.update(dict.fromkeys(keys, group))
    seen: set[int] = set()
    for group in group_of.values():
        if id(group) not in seen:
            seen.add(id(group))
            yield group


def _telling(a: Passage, b: Passage, *, quoted: bool) -> Iterator[_Found]:
    """Yield in what the change changes what is said: the number, else the surest other thing."""
    number = _number(a, b)
    if number:
        yield number
        return
    one, other = _words(a.text), _words(b.text)
    less, more = set(one) - set(other), set(other) - set(one)
    what = _what(less, more)
    if what is None and quoted and (less | more) - SMALL:
        what = "quotation"
    if what:
        sides = tuple(_Reading(p.locus, p.text, " ".join(_words(p.text))) for p in (a, b))
        yield _Found(what, _about(what, a), (sides[0], sides[1]))


def _words(text: str) -> list[str]:
    return [w.lower().replace("’", "'") for w in _WORD.findall(text.replace("&nbsp;", " "))]


def _what(less: set[str], more: set[str]) -> str | None:
    """Say what words that came and went have changed, or None where that is style or cannot be told."""
    days = less & DAYS, more & DAYS
    if days[0] and days[1]:
        return "day"
    if bool(less & NEGATIONS) != bool(more & NEGATIONS) and len((less | more) - SMALL - NEGATIONS) <= 1:
        return "negation"
    verbs = {SPEECH[w] for w in less if w in SPEECH}, {SPEECH[w] for w in more if w in SPEECH}
    if verbs[0] and verbs[1]:
        if verbs[0] != verbs[1]:
            return "verb"
        return "told to" if "told" in less ^ more and len(less) != len(more) else None
    if bool(less & CLAIMS) != bool(more & CLAIMS) and len((less | more) - SMALL - CLAIMS) <= 1:
        return "claim"
    named = {LOADED[w] for w in less if w in LOADED} & {LOADED[w] for w in more if w in LOADED}
    if named:
        return "word"
    lone = less or more
    return "tone" if not (less and more) and len(lone) == 1 and next(iter(lone)).endswith("ly") else None


def _about(what: str, place: Passage) -> str:
    """Say in the words around it what the change is about: `the number in “signed … documents on trade”`."""
    before = place.before.rpartition("\n")[2].split()[-3:]
    after = place.after.partition("\n")[0].split()[:4]
    around = " ".join([*before, "…", *after]).strip(" ,.;:“”\"'")
    return f"{_NAMED.get(what, f'the {what}')} in “{around}”"


def _number(a: Passage, b: Passage) -> _Found | None:
    """Return the change of the one number on either side, or of how exact it is said to be."""
    one, other = _numbers(a), _numbers(b)
    if len(one) != 1 or len(other) != 1:
        return None
    (x, low, high), (y, least, most) = one[0], other[0]
    if (low, high) == (least, most):
        return None
    apart = low > most or least > high
    what = "number" if apart else "how exact"
    return _Found(what, _about(what, _around(a, x)), (x, y))


def _around(place: Passage, number: _Reading) -> Passage:
    """Return the passage narrowed to the number."""
    text = place.before + place.text + place.after
    start = number.locus.span.start - (place.locus.span.start - len(place.before))
    end = start + number.locus.span.end - number.locus.span.start
    return Passage(number.locus, text[:start], text[start:end], text[end:])


def _numbers(place: Passage) -> list[tuple[_Reading, float, float]]:
    """Return the numbers that the changed words touch, with their bounds."""
    text = place.before + place.text + place.after
    first = place.locus.span.start - len(place.before)
    start, end = len(place.before), len(place.before) + len(place.text)
    found = []
    for match in _NUMBER.finditer(text):
        if match.start() < end and match.end() > start:
            low, high = _bounds(match)
            span = Span(first + match.start(), first + match.end())
            found.append((_Reading(Locus(place.locus.document, span), match[0], f"{low}..{high}"), low, high))
    return found


def _bounds(match: re.Match[str]) -> tuple[float, float]:
    word = match["value"].lower()
    scale = SCALES.get((match["scale"] or "").lower(), 1.0)
    if word in VAGUE:
        return VAGUE[word] * scale, inf
    digits = word.replace(",", "")
    value = NUMBERS.get(word) if word in NUMBERS else _float(digits)
    if value is None:
        return -inf, inf
    hedge = HEDGES.get(" ".join((match["hedge"] or "").lower().split()), 0)
    return (-inf if hedge < 0 else value * scale), (inf if hedge > 0 else value * scale)


def _float(digits: str) -> float | None:
    try:
        return float(digits)
    except ValueError:
        return None
