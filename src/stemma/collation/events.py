"""Turns tellings and their clusters into events.

Needs the tellings of all readings (`relate.tellings.tellings`) in the order of the documents, the
cluster of each mention's id, and the index from places to entities.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from stemma.annotate.events_words import DONE_TO, WORDS, Word
from stemma.ids import make_id
from stemma.offsets import Span
from stemma.relate.tellings import Telling, days_of
from stemma.types import Event, EventMention, EventStatus, Ref, Time

_EXACT_DAYS = 3  # a time so long or shorter names days
_EXACT_COUNTS = 1.9  # and counts so many times as much as a month or year
_PRONOUNS = frozenset(
    ["he", "she", "it", "they", "him", "her", "them", "his", "their", "its", "i", "we", "us", "you"]
)
_POSSESSIVE = frozenset(["his", "her", "their", "its"])
_THIRD_PERSON = frozenset(["he", "she", "they", "it", *_POSSESSIVE])
_NOUN = re.compile(r"(?:ment|[ts]ion|ance|ence|age|ure|sis|al|fer|th)s?$")  # `payment`, `outage`, `burial`
_TOURS = frozenset(["visit", "trip", "tour"])
Index = Mapping[tuple[str, Span], str]
# Of equally many voices the one that says most is heard: what happened is no longer planned.
_STATUS_ORDER: tuple[EventStatus, ...] = ("happened", "denied", "alleged", "planned", "possible")


def events(
    items: Iterable[Telling],
    clusters: Mapping[str, str],
    index: Index,
    names: Mapping[str, str] | None = None,
) -> tuple[Event, ...]:
    """Gather the tellings of each cluster into an event, in the order of the founding members.

    `names` are those of the entities: labels have them in the place of pronouns.
    """
    groups: dict[str, list[EventMention]] = defaultdict(list)
    guesses: dict[str, list[Time]] = defaultdict(list)
    for telling in items:
        founder = clusters[telling.id]
        groups[founder].append(resolved(telling.mention, index))
        if telling.guess:
            guesses[founder].append(telling.guess)
    return tuple(_event(founder, group, guesses[founder], names or {}) for founder, group in groups.items())


def resolved(mention: EventMention, index: Index) -> EventMention:
    """Return the mention with the entities of its participants and place."""
    return replace(
        mention,
        actors=tuple(_resolved(r, index) for r in mention.actors),
        recipients=tuple(_resolved(r, index) for r in mention.recipients),
        place=None if mention.place is None else _resolved(mention.place, index),
    )


def _resolved(ref: Ref, index: Index) -> Ref:
    return replace(ref, entity=ref.entity or index.get((ref.document, ref.span)))


def _event(
    founder: str, mentions: Sequence[EventMention], guesses: Sequence[Time], names: Mapping[str, str]
) -> Event:
    actors = _refs(r for m in mentions for r in m.actors)
    place = next(iter(_refs(m.place for m in mentions if m.place)), None)
    return Event(
        make_id("evt", founder),
        _label(mentions, place, names),
        _commonest(m.category for m in mentions),
        actors,
        _refs(r for m in mentions for r in m.recipients),
        place,
        agreed_time([m.time for m in mentions if m.time and not m.time.waits]) or agreed_time(guesses),
        agreed_status(mentions),
        tuple(mentions),
    )


def _commonest(values: Iterable[str | None]) -> str | None:
    counted = Counter(v for v in values if v is not None)
    return min(counted, key=lambda v: (-counted[v], v)) if counted else None


def _refs(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    """Return one reference for each participant, the most often named first."""
    found: dict[str, list[Ref]] = defaultdict(list)
    for ref in refs:
        found[ref.entity or ref.text.casefold()].append(ref)
    # A stable sort keeps the order of first naming among equals.
    groups = sorted(found.values(), key=lambda g: -len(g))
    return tuple(max(g, key=lambda r: len(r.text)) for g in groups)


def _label(mentions: Sequence[EventMention], place: Ref | None, names: Mapping[str, str]) -> str:
    """Say in a few words who does what to whom, as the mention that says it best has it."""
    named = Counter(_key(r) for m in mentions for r in (*m.actors, *m.recipients) if not _is_pronoun(r))
    common = _commonest(m.text.lower() for m in mentions)

    def rank(mention: EventMention) -> tuple[bool, int, bool, int]:
        sides = [named[_key(side[0])] if side else 0 for side in (mention.actors, mention.recipients)]
        return all(sides), sum(sides), mention.text.lower() == common, -mention.span.start

    best = max(mentions, key=rank)
    if best.clause:
        return _without_pronoun(best, names)
    where = f" ({_plain(place.text)})" if place and place.text not in best.text else ""
    return f"{_told(best)}{where}"


def _without_pronoun(mention: EventMention, names: Mapping[str, str]) -> str:
    """Return a mention's clause with a name in the place of a pronoun that it begins with."""
    first, _, rest = mention.clause.partition(" ")
    for ref in (*mention.actors, *mention.recipients):
        name = names.get(ref.entity or "")
        if name and ref.text.lower() == first.lower() in _THIRD_PERSON:
            owner = "’" if name.endswith("s") else "’s"
            return f"{name}{owner if first.lower() in _POSSESSIVE else ''} {rest}"
    return mention.clause


def _key(ref: Ref) -> str:
    return ref.entity or ref.text.casefold()


def _is_pronoun(ref: Ref) -> bool:
    return ref.text.lower() in _PRONOUNS


def _told(mention: EventMention) -> str:
    trigger, who, whom = _plain(mention.text).lower(), _listed(mention.actors), _listed(mention.recipients)
    word = WORDS.get(trigger) or Word(trigger, None, "noun" if _NOUN.search(trigger) else "verb")
    if word.form == "noun":
        owner = f"{who}{'’' if who.endswith('s') else '’s'} " if who else ""
        return f"{owner}{trigger}{_other_side(word, whom)}"
    if not who and whom:
        return f"{whom} {trigger}"
    return " ".join(part for part in (who, trigger, whom) if part)


def _other_side(noun: Word, whom: str) -> str:
    """Return to whom a noun says that it was done, behind the preposition that it takes."""
    if noun.lemma in DONE_TO:
        link = "of"
    elif noun.lemma in _TOURS:
        link = "to"
    else:
        link = {"ASSAULT": "on", "CONSULT": "with", "AGREE": "with", "COOPERATE": "with"}.get(
            noun.category or "", ""
        )
    return f" {link} {whom}" if whom and link else ""


def _listed(refs: Sequence[Ref]) -> str:
    return " and ".join(_plain(ref.text) for ref in refs[:2] if not _is_pronoun(ref))


def _plain(text: str) -> str:
    return " ".join(text.split())


def agreed_time(times: Sequence[Time]) -> Time | None:
    """Return the time that most mentions are compatible with; of these the most precise, then the first.

    A day is preferred to a month or year that nearly twice as many mentions fit.
    """
    dated = [(days, t) for t in times for days in [days_of(t)] if days]
    if not dated:
        return times[0] if times else None

    def rank(item: tuple[tuple[date, date], Time]) -> tuple[float, int, str]:
        (first, last), time = item
        fits = sum(first <= d[1] and d[0] <= last for d, _ in dated)
        exact = (last - first).days <= _EXACT_DAYS
        return -fits * (_EXACT_COUNTS if exact else 1.0), (last - first).days, time.low or ""

    return min(dated, key=rank)[1]


def agreed_status(mentions: Sequence[EventMention]) -> EventStatus:
    """Return the status most mentions give; what one reports as happened is not only planned.

    A bare noun (`the visit`) is taken as told of a thing that happened only where nothing says
    that it is to come.
    """
    counted = Counter(m.status for m in mentions)
    told = any(m.status == "happened" and m.text.lower() != m.lemma for m in mentions)
    if told or counted["happened"] > counted["planned"] + counted["possible"]:
        counted["planned"] = counted["possible"] = 0
    elif counted["planned"]:
        counted["happened"] = 0
    return min(_STATUS_ORDER, key=lambda s: (-counted[s], _STATUS_ORDER.index(s)))
