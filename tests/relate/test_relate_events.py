from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.collation.events import agreed_status, agreed_time, events
from stemma.offsets import OffsetMap, Span
from stemma.relate.event_weights import WEIGHTS, Usage, score_of
from stemma.relate.events import EventRelator
from stemma.relate.families import family, kin
from stemma.relate.tellings import Telling, days_of, tellings
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


def telling(
    document: str, trigger: str, at: int = 400, *, story="s", words=(), behind=(), recipients=(), **rest
) -> Telling:
    told = mention(document, trigger, at, **rest)
    actors = frozenset(r.entity for r in told.actors)
    place = told.place.entity if told.place else None
    return Telling(
        told.id,
        told,
        story,
        kin(trigger),
        actors,
        frozenset(f"ent-{name}" for name in recipients),
        place,
        tuple(sorted(words)),
        frozenset(behind),
        days_of(told.time),
    )


def score(a: Telling, b: Telling) -> float:
    relator = EventRelator.over([a, b])
    met = bool(set(relator.keys(a)) & set(relator.keys(b)))
    found = list(relator.compare([(a, b)]))
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
        ("slayings", "killed"),
        ("unveils", "unveiled"),
    ],
)
def test_words_of_one_happening(a, b) -> None:
    assert kin(a) == kin(b)


def test_words_of_other_happenings() -> None:
    assert family("arrived") != family("met")
    assert family("table") is None
    assert family("released") == family("freed") != family("abducted")


def test_one_place_and_day_make_one_happening_of_one_story_and_family() -> None:
    a = telling("d1", "arrived", place="varda", time=DAY)
    assert score(a, telling("d2", "landed", place="varda", time=DAY)) >= 0.8
    assert score(a, telling("d2", "met", place="varda", time=DAY)) == 0
    assert score(a, telling("d2", "landed", place="varda", time=DAY, story="t")) == 0


@pytest.mark.parametrize(
    "other",
    [
        {"place": "aldane"},
        {"actors": ["sorokin"]},
        {"recipients": ["sorokin"]},
        {"status": "planned"},
        {"time": Time("2031-05-05", "2031-05-05")},
        {"words": ["lorry"], "behind": ["lorry"]},
    ],
)
def test_whatever_differs_lowers_the_score(other) -> None:
    same = {"place": "varda", "time": DAY, "actors": ["oren"], "recipients": ["rusk"], "words": ["ferry"]}
    a = telling("d1", "arrived", behind=["ferry"], **same)
    alike = score(a, telling("d2", "arrived", behind=["ferry"], **same))
    assert score(a, telling("d2", "arrived", **{"behind": ["ferry"], **same, **other})) < alike


def test_days_apart_part_but_for_a_slip_of_two_days_or_a_year() -> None:
    a = telling("d1", "arrived", words=["harbour", "ferry"], time=DAY)

    def on(day: str) -> float:
        return score(a, telling("d2", "arrived", words=["harbour", "ferry"], time=Time(day, day)))

    assert on("2031-06-20") == 0
    assert 0.5 <= on("2031-05-05") < on("2031-05-04")
    assert on("2029-05-04") >= 0.5


def test_words_in_common_tie_happenings_whose_actors_have_no_name() -> None:
    a = telling("d1", "escaped", words=["miners", "tunnel", "night"])
    alike = score(a, telling("d2", "fled", words=["miners", "tunnel", "guards"]))
    assert alike >= 0.5
    assert score(a, telling("d2", "fled", words=["prisoners", "lorry", "guards"])) < alike


def test_participants_that_only_a_noun_names_may_be_anybody() -> None:
    a = telling("d1", "freed", recipients=["oren"])
    unnamed = replace(a, id="evm-x", mention=mention("d2", "freed", 400), recipients=frozenset({"~men"}))
    named = replace(unnamed, recipients=frozenset({"ent-rusk"}))
    assert score(a, named) < score(a, unnamed)


def test_a_word_that_few_reports_use_says_more() -> None:
    own = ["wharf", "wharf", "dawn", "dusk", "noon", "rain"]
    told = [telling(f"d{n}", "arrived", words=["ferry", word]) for n, word in enumerate(own)]
    usage = Usage(told)
    assert usage.agreements(told[0], told[1])["words in common"] == pytest.approx(1.0)
    assert usage.agreements(told[2], told[3])["words in common"] < 0.2


def test_what_a_report_tells_often_is_less_surely_one() -> None:
    twice = [telling("d1", "arrived", 400), telling("d1", "arrived", 900), telling("d2", "arrived")]
    once = twice[1:]
    assert Usage(twice).agreements(twice[1], twice[2])["told once in each report"] == 0.5
    assert Usage(once).agreements(twice[1], twice[2])["told once in each report"] == 1.0


def test_the_reasons_are_what_moved_the_score_the_weightiest_first() -> None:
    a, b = (telling(d, "arrived", place="varda", time=DAY, words=["ferry"]) for d in ("d1", "d2"))
    (link,) = EventRelator.over([a, b]).compare([(a, b)])
    (reason,) = link.reasons
    named = reason.text.split(", ")
    assert named[0] == "both arrive"
    assert {"same place", "same day", "same word", "nobody named"} <= set(named)
    moved = [abs(WEIGHTS[what]) for what in named[1:]]
    assert moved == sorted(moved, reverse=True)


TELLINGS = st.builds(
    lambda document, at, place, time, actors, words, status: telling(
        document, "arrived", at, place=place, time=time, actors=actors, words=words, status=status
    ),
    st.sampled_from(["d1", "d2"]),
    st.integers(0, 900),
    st.sampled_from([None, "varda", "aldane"]),
    st.sampled_from([None, DAY, Time("2031-05", "2031-05", "month")]),
    st.lists(st.sampled_from(["oren", "rusk"]), max_size=2),
    st.lists(st.sampled_from(["ferry", "dawn", "wharf"]), max_size=3, unique=True),
    st.sampled_from(["happened", "planned"]),
)


@given(TELLINGS, TELLINGS)
def test_agreements_do_not_depend_on_the_order_and_lie_between_0_and_1(a: Telling, b: Telling) -> None:
    usage = Usage([a, b])
    agreed = usage.agreements(a, b)
    assert agreed == usage.agreements(b, a)
    assert set(agreed) == set(WEIGHTS)
    assert all(0 <= value <= 1 + 1e-9 for value in agreed.values())
    assert 0 < score_of(agreed) < 1


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
    assert found.behind == {"aldane", "shipyard"}


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
    links = EventRelator.over(told).compare(pairs)
    return events(told, clusters([t.id for t in told], links, linkage="average"), {})


def test_an_event_gathers_its_tellings() -> None:
    month = Time("2031-05", "2031-05", "month")
    (event,) = collated(
        telling("d1", "visit", actors=["oren"], time=month, category="CONSULT"),
        telling("d2", "visit", actors=["oren"], place="aldane", time=DAY, category="CONSULT"),
        telling("d3", "trip", actors=["oren", "sorokin"], place="aldane", time=DAY, status="planned"),
    )
    assert event.time == DAY and event.category == "CONSULT" and event.status == "happened"
    assert [a.entity for a in event.actors] == ["ent-oren", "ent-sorokin"]
    assert event.place and event.place.text == "aldane"
    assert event.label == "oren’s visit (aldane)"
    assert [m.document for m in event.mentions] == ["d1", "d2", "d3"]


@pytest.mark.parametrize(
    ("clause", "who", "label"),
    [
        ("Oren visited Aldane", "Oren", "Oren visited Aldane"),
        ("She visited Aldane", "She", "Dalia Oren visited Aldane"),
        ("her visit to Aldane", "her", "Dalia Oren’s visit to Aldane"),
        ("I visit Aldane", "I", "I visit Aldane"),
    ],
)
def test_an_event_is_called_by_a_clause_with_a_name_for_a_pronoun(clause: str, who: str, label: str) -> None:
    span = Span(0, len(who))
    told = replace(
        mention("d", "visited", 40), actors=(Ref("d", span, who, entity="ent-oren"),), clause=clause
    )
    item = replace(telling("d", "visited", 40), mention=told)
    (event,) = events([item], {item.id: item.id}, {}, {"ent-oren": "Dalia Oren"})
    assert event.label == label


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
