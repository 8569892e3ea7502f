from dataclasses import replace

import pytest

from stemma.collation.events import agreed_status, agreed_time, events
from stemma.offsets import OffsetMap, Span
from stemma.relate.events import EventRelator, Telling, days_of, tellings
from stemma.relate.families import base, family
from stemma.resolve import clusters
from stemma.types import Document, Event, EventMention, Part, Reading, Ref, Time

DAY = Time("2031-05-04", "2031-05-04")


def mention(
    document: str,
    trigger: str,
    at: int = 0,
    *,
    actors=(),
    place=None,
    time: Time | None = None,
    status="happened",
    category=None,
) -> EventMention:
    def ref(name: str) -> Ref:
        return Ref(document, Span(at, at + 1), name, entity=f"ent-{name}")

    span = Span(at, at + len(trigger))
    people, where = tuple(map(ref, actors)), ref(place) if place else None
    return EventMention(document, span, trigger, trigger, category, people, (), where, time, status)


def telling(document: str, trigger: str, at: int = 0, *, story="s", words=(), **rest) -> Telling:
    told = mention(document, trigger, at, **rest)
    actors = frozenset(r.entity for r in told.actors)
    place = told.place.entity if told.place else None
    known = tuple(sorted(words))
    name = family(trigger) or trigger
    return Telling(told.id, told, story, name, actors, frozenset(), place, known, days_of(told.time))


def score(a: Telling, b: Telling) -> float:
    met = bool(set(EventRelator().keys(a)) & set(EventRelator().keys(b)))
    found = list(EventRelator().compare([(a, b)]))
    assert met or not found, "a pair that compares must meet"
    return found[0].score if found else 0.0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("visited", "trip"),
        ("arrives", "landed"),
        ("stopped", "stopped"),
        ("talks", "met"),
        ("killing", "deaths"),
    ],
)
def test_words_of_one_happening(a, b) -> None:
    assert (family(a) or base(a)) == (family(b) or base(b))


def test_words_of_other_happenings() -> None:
    assert family("arrived") != family("met")
    assert family("table") is None
    assert family("released") == family("freed") != family("abducted")


def test_one_actor_and_day_make_one_happening() -> None:
    a = telling("d1", "arrived", actors=["oren"], time=DAY)
    assert score(a, telling("d2", "landed", actors=["oren"], time=DAY)) >= 0.8
    assert score(a, telling("d2", "met", actors=["oren"], time=DAY)) == 0
    assert score(a, telling("d2", "landed", actors=["oren"], time=DAY, story="t")) == 0


@pytest.mark.parametrize(
    "other",
    [
        {"actors": ["oren"], "time": Time("2031-06-20", "2031-06-20")},
        {"actors": ["oren"], "place": "aldane"},
        {"actors": ["sorokin"]},
        {},
    ],
)
def test_another_day_place_or_actor_makes_two(other) -> None:
    a = telling("d1", "arrived", actors=["oren"], place="varda", time=DAY)
    assert score(a, telling("d2", "arrived", **other)) == 0


def test_a_day_that_slips_costs_but_does_not_part() -> None:
    a = telling("d1", "arrived", actors=["oren"], words=["harbour", "ferry"], time=DAY)
    b = telling(
        "d2", "arrived", actors=["oren"], words=["harbour", "ferry"], time=Time("2031-05-05", "2031-05-05")
    )
    assert (
        0.5 <= score(a, b) < score(a, telling("d2", "arrived", actors=["oren"], words=["harbour", "ferry"]))
    )


def test_one_day_of_another_year_is_a_slip() -> None:
    a = telling("d1", "arrived", actors=["oren"], words=["harbour", "ferry"], time=DAY)
    b = telling(
        "d2", "arrived", actors=["oren"], words=["harbour", "ferry"], time=Time("2029-05-04", "2029-05-04")
    )
    assert score(a, b) >= 0.5


def test_words_in_common_tie_happenings_whose_actors_have_no_name() -> None:
    a = telling("d1", "escaped", words=["miners", "tunnel", "night"])
    assert score(a, telling("d2", "fled", words=["miners", "tunnel", "guards"])) >= 0.5
    assert score(a, telling("d2", "fled", words=["prisoners", "lorry", "guards"])) == 0


def test_tellings_take_entities_from_the_index_and_words_from_the_sentence() -> None:
    text = "Storm warnings ended. Dalia Oren visited the Aldane shipyard on Monday. Markets closed."
    at = text.index("visited")
    oren = Span(text.index("Dalia"), text.index(" visited"))
    document = Document("a", "text/plain", "a", text, OffsetMap.keep(len(text)), (Part(Span(0, len(text))),))
    told = EventMention(
        document.id, Span(at, at + 7), "visited", "visit", actors=(Ref(document.id, oren, "x"),)
    )
    (found,) = tellings(Reading(document, events=(told,)), {(document.id, oren): "ent-oren"}, {})
    assert found.actors == {"ent-oren"} and found.story == document.id and found.family == "visit"
    assert found.words == ("aldane", "dalia", "oren", "shipyard")


def test_times_that_say_nothing() -> None:
    assert days_of(None) is None
    assert days_of(Time(None, "2031-05-04")) is None
    assert days_of(Time("2001", "2031", "year")) is None
    assert days_of(Time("2031-13-40", "2031-13-40")) is None
    days = days_of(Time("2031-05", "2031-05", "month"))
    assert days and (days[0].day, days[1].day) == (1, 31)


# --- events from clusters ----------------------------------------------------------------------------


def collated(*told: Telling) -> tuple[Event, ...]:
    pairs = [(a, b) for i, a in enumerate(told) for b in told[i + 1 :]]
    links = EventRelator().compare(pairs)
    return events(told, clusters([t.id for t in told], links, linkage="average"), {})


def test_an_event_gathers_its_tellings() -> None:
    month = Time("2031-05", "2031-05", "month")
    (event,) = collated(
        telling("d1", "visit", actors=["oren"], time=month, category="CONSULT"),
        telling("d2", "visit", actors=["oren"], place="aldane", time=DAY, category="CONSULT"),
        telling("d3", "trip", actors=["oren", "sorokin"], time=DAY, status="planned"),
    )
    assert event.time == DAY and event.category == "CONSULT" and event.status == "happened"
    assert [a.entity for a in event.actors] == ["ent-oren", "ent-sorokin"]
    assert event.place and event.place.text == "aldane"
    assert event.label == "oren’s visit (aldane)"
    assert [m.document for m in event.mentions] == ["d1", "d2", "d3"]


def test_a_lone_telling_is_an_event_too() -> None:
    found = collated(telling("d1", "visit"), telling("d2", "arrest"))
    assert [e.label for e in found] == ["visit", "arrest"]
    assert len({e.id for e in found}) == 2


def test_references_are_resolved_through_the_index() -> None:
    span = Span(3, 7)
    told = EventMention(
        "d", Span(8, 12), "left", "leave", actors=(Ref("d", span, "Oren"),), place=Ref("d", span, "X")
    )
    (event,) = events([Telling(told.id, told, "s", "depart")], {told.id: told.id}, {("d", span): "ent-1"})
    assert event.actors[0].entity == event.mentions[0].actors[0].entity == "ent-1"
    assert event.place and event.place.entity == "ent-1"


def test_the_time_that_fits_most_wins_before_the_precise() -> None:
    month = Time("2031-05", "2031-05", "month")
    other = Time("2031-09-01", "2031-09-01")
    assert agreed_time([other, month, DAY]) == DAY
    assert agreed_time([other, Time("2031-05", "2031-05"), month]) != other
    assert agreed_time([]) is None
    assert agreed_time([Time(None, "2031")]) == Time(None, "2031")


@pytest.mark.parametrize(
    ("told", "agreed"),
    [
        (["planned", "planned", "happened"], "happened"),
        (["alleged", "alleged", "happened"], "alleged"),
        (["denied", "alleged"], "denied"),
        (["planned", "possible", "planned"], "planned"),
    ],
)
def test_the_status_that_most_give(told, agreed) -> None:
    verbs = [replace(mention("d", "visited", i, status=s), lemma="visit") for i, s in enumerate(told)]
    assert agreed_status(verbs) == agreed


def test_a_bare_noun_does_not_say_that_what_is_planned_has_happened() -> None:
    told = ["planned", "happened", "planned"]
    assert agreed_status([mention("d", "visit", i, status=s) for i, s in enumerate(told)]) == "planned"
