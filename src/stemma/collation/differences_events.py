"""Turns an event into the differences between the dates, places and standings that its reports give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from stemma.annotate.events_words import WORDS
from stemma.collation.witness import Witness
from stemma.relate.families import family
from stemma.relate.tellings import Days, another_year, days_apart, days_of
from stemma.types import Difference, DifferenceKind, Event, EventMention, EventStatus, Locus, Variant

_STATUS_WORDS: Mapping[EventStatus, str] = {
    "happened": "as having happened",
    "planned": "as planned",
    "alleged": "as alleged",
    "denied": "as denied",
    "possible": "as possible",
}
_LONE_SHARE = 0.1  # a status that fewer of the mentions have is more often misread than meant
_EXACT_DAYS = 3  # a time so long or shorter names days
_SLIP_DAYS = 7  # days so far apart may be of one event; farther, they are of two
_AS_FACT = "as fact"
_AS_CLAIM = "as a claim"
_PRONOUNS = frozenset(["he", "she", "it", "they", "i", "we", "who", "him", "her", "them"])
_MANY_VOICES = 8  # on so many words a thing is simply well known
_WORD_WEIGHT = 0.33
_MANY_NOUNS = 6  # so many nouns are a list of things and no choice of words
_NOUN_WEIGHT = 0.1
# What is done to people and things; that somebody spoke or met is seldom in doubt.
_DEED_FAMILIES = """
kill injure miss abduct free swap rescue escape arrest expel attack explode shoot invade fight deploy withdraw
move launch evacuate crash collapse sink burn destroy infect pay steal protest resign flood
"""
_DEEDS = frozenset(_DEED_FAMILIES.split())
# Of what is said or wished, a `not` denies seldom what another report tells.
_WORD_LEMMAS = """
announce say demand agree promise accuse publish express call name declare support
"""
_WORDS = frozenset(_WORD_LEMMAS.split())
_MANY_PLACES = 4  # so many are a journey
_PLACE_WEIGHT = 0.2
_STATUS_WEIGHTS: Mapping[str, float] = {"contradiction": 0.75, "revision": 0.35}
_DATE_WEIGHTS: Mapping[str, float] = {"contradiction": 0.85, "precision": 0.25}


def event_differences(
    event: Event, reports: Mapping[str, Witness], names: Mapping[str, str]
) -> Iterator[Difference]:
    """Yield the differences in date, place, status and whose word it rests on, where two documents differ."""
    mentions = [m for m in event.mentions if m.document in reports]
    if len({m.document for m in mentions}) >= 2:
        story = reports[mentions[0].document].story
        yield from _date_difference(event.label, mentions, reports, story)
        yield from _place_difference(event.label, mentions, names, story)
        yield from _status_difference(event.label, mentions, story)
        yield from _word_difference(event.label, mentions, reports, names)
        yield from _noun_difference(event.label, mentions, story)


def _date_difference(
    label: str, mentions: Sequence[EventMention], reports: Mapping[str, Witness], story: str
) -> Iterator[Difference]:
    dated: dict[Days, list[EventMention]] = defaultdict(list)
    for mention in mentions:
        days = days_of(mention.time)
        if days:
            dated[days].append(mention)
    kept = _near_the_agreed(dated)
    if len(kept) < 2 or len({m.document for days in kept for m in dated[days]}) < 2:
        return
    apart = [(a, b) for a, b in combinations(kept, 2) if days_apart(a, b)]
    told_by = {days: {m.document for m in dated[days]} for days in kept}
    if any(_of_others(dated[a], dated[b]) or told_by[a] & told_by[b] for a, b in apart):
        return  # two happenings: done with others, or dated twice by one report
    kind: DifferenceKind = "contradiction" if apart else "precision"
    variants = tuple(_date_variant(days, dated[days], reports) for days in kept)
    yield Difference(f"when: {label}", kind, variants, _DATE_WEIGHTS[kind], story)


def _near_the_agreed(dated: Mapping[Days, Sequence[EventMention]]) -> list[Days]:
    """Return the dates that could be readings of the one most reports give; the rest are of other things.

    A date contradicts it where both are exact and a few days, or whole years, apart.
    """
    if not dated:
        return []
    agreed = min(dated, key=lambda d: (-len({m.document for m in dated[d]}), (d[1] - d[0]).days, d))

    def reads(days: Days) -> bool:
        exact = all((d[1] - d[0]).days <= _EXACT_DAYS for d in (days, agreed))
        near = days_apart(days, agreed) <= _SLIP_DAYS or another_year(days, agreed)
        return not days_apart(days, agreed) or (exact and near)

    return sorted(filter(reads, dated))


def _date_variant(days: Days, mentions: Sequence[EventMention], reports: Mapping[str, Witness]) -> Variant:
    first, last = (day.isoformat() for day in days)
    loci = dict.fromkeys(reports[m.document].place_of(m.time, m.span) for m in mentions)
    return Variant(first if first == last else f"{first} to {last}", tuple(loci))


def _place_difference(
    label: str, mentions: Sequence[EventMention], names: Mapping[str, str], story: str
) -> Iterator[Difference]:
    """Yield the places that reports put it in: `Orvane`, `Varland`; which lies in which is not known."""
    told: dict[str, list[Locus]] = defaultdict(list)
    for mention in mentions:
        if mention.place is not None:
            where = names.get(mention.place.entity or "", " ".join(mention.place.text.split()))
            told[where].append(Locus(mention.place.document, mention.place.span))
    documents = {frozenset(locus.document for locus in loci) for loci in told.values()}
    if 2 <= len(told) <= _MANY_PLACES and len(documents) > 1:
        variants = tuple(Variant(place, tuple(dict.fromkeys(loci))) for place, loci in sorted(told.items()))
        yield Difference(f"where: {label}", "precision", variants, _PLACE_WEIGHT, story)


def _status_difference(label: str, mentions: Sequence[EventMention], story: str) -> Iterator[Difference]:
    """Yield how reports differ in whether it happened, unless each report says the same."""
    told: dict[EventStatus, list[EventMention]] = defaultdict(list)
    for mention in mentions:
        told[mention.status].append(mention)
    kind = _status_kind(frozenset(told))
    if kind is None or not _told_apart(told, kind):
        return
    variants = tuple(
        Variant(words, tuple(Locus(m.document, m.span) for m in told[status]))
        for status, words in _STATUS_WORDS.items()
        if status in told
    )
    yield Difference(f"whether it happened: {label}", kind, variants, _STATUS_WEIGHTS[kind], story)


def _word_difference(
    label: str, mentions: Sequence[EventMention], reports: Mapping[str, Witness], names: Mapping[str, str]
) -> Iterator[Difference]:
    """Yield on whose word reports give it, where some give it as fact and others only on a word."""
    if not any(family(m.lemma) in _DEEDS for m in mentions):
        return
    told: dict[str, list[Locus]] = defaultdict(list)
    for mention in mentions:
        report = reports[mention.document]
        claim = report.claim_on(mention.span)
        here = Locus(mention.document, mention.span)
        if mention.status == "alleged":
            told[_AS_CLAIM] += [here]
        elif mention.status == "happened" and mention.span in report.asserted and claim is not None:
            named = names.get(claim.entity or "", "" if claim.who.lower() in _PRONOUNS else claim.who)
            told[f"according to {named}" if named else _AS_CLAIM] += [
                Locus(mention.document, claim.said),
                here,
            ]
        elif mention.status == "happened" and claim is None:
            told[_AS_FACT] += [here]
    facts = {locus.document for locus in told.get(_AS_FACT, ())}
    claims = {locus.document for who, loci in told.items() if who != _AS_FACT for locus in loci}
    if facts - claims and claims - facts and len(told) <= _MANY_VOICES:
        voices = (_AS_FACT, *sorted(told.keys() - {_AS_FACT}))
        variants = tuple(Variant(who, tuple(dict.fromkeys(told[who]))) for who in voices)
        yield Difference(
            f"fact or claim: {label}",
            "attribution",
            variants,
            _WORD_WEIGHT,
            reports[mentions[0].document].story,
        )


def _noun_difference(label: str, mentions: Sequence[EventMention], story: str) -> Iterator[Difference]:
    """Yield the nouns that reports call it by, where they choose others: `attack`, `incident`."""
    called: dict[str, list[Locus]] = defaultdict(list)
    for mention in mentions:
        word = WORDS.get(mention.text.lower())
        if word is not None and word.form == "noun":
            called[word.lemma].append(Locus(mention.document, mention.span))
    documents = {frozenset(locus.document for locus in loci) for loci in called.values()}
    if 2 <= len(called) <= _MANY_NOUNS and len(documents) > 1:
        variants = tuple(Variant(noun, tuple(loci)) for noun, loci in sorted(called.items()))
        yield Difference(f"what it is called: {label}", "naming", variants, _NOUN_WEIGHT, story)


def _told_apart(told: Mapping[EventStatus, Sequence[EventMention]], kind: DifferenceKind) -> bool:
    """Say whether reports differ, not only sentences, and the rarer status is no lone slip.

    A plan and what came of it stand side by side in many reports: for a revision one must know
    of the plan alone and another of what happened alone.
    """
    documents = {status: {m.document for m in row} for status, row in told.items()}
    rarest = min(map(len, told.values())) / sum(map(len, told.values()))
    if rarest < _LONE_SHARE or len(set(map(frozenset, documents.values()))) < 2:
        return False
    if kind == "contradiction":
        done = [m for status in ("happened", "alleged") for m in told.get(status, ())]
        if _of_others(done, told["denied"]):
            return False
        sure = {m.lemma for m in done}
        return bool(sure & {m.lemma for m in told["denied"]} - _WORDS)
    planned, happened = documents["planned"], documents["happened"]
    who = (_participants(told["planned"]), _participants(told["happened"]))
    apart = (all(who) and not who[0] & who[1]) or _of_others(told["planned"], told["happened"])
    return bool(planned - happened) and bool(happened - planned) and not apart


def _of_others(one: Iterable[EventMention], other: Iterable[EventMention]) -> bool:
    """Say whether it was done to or with others: then these are two happenings."""
    a, b = ({r.entity for m in row for r in m.recipients if r.entity} for row in (one, other))
    return bool(a) and bool(b) and not a & b


def _participants(mentions: Iterable[EventMention]) -> set[str]:
    return {r.entity for m in mentions for r in (*m.actors, *m.recipients) if r.entity}


def _status_kind(statuses: frozenset[EventStatus]) -> DifferenceKind | None:
    if "denied" in statuses and statuses & {"happened", "alleged"}:
        return "contradiction"
    return "revision" if {"happened", "planned"} <= statuses else None
