"""An entity is the item that it surely is; where two are as likely, or little speaks for one, it is none."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stemma.ingest.index import Item
from stemma.offsets import Span
from stemma.relate.callings import trades
from stemma.relate.identities import Identity, identities
from stemma.relate.identity_names import name_keys
from stemma.relate.names import parse_person
from stemma.types import Entity, Locus, NameForm

SYLLABLES = ("ka", "lo", "mi", "ve", "ra", "tun", "sor", "bel", "dan", "gri", "nov", "pe", "zu", "fo")
WORDS = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=4).map(lambda s: "".join(s).title())
FULL_NAMES = st.lists(WORDS, min_size=2, max_size=3).map(" ".join).filter(lambda n: parse_person(n).full)


def form(text: str, document: str = "doc-1") -> NameForm:
    return NameForm(text, (Locus(document, Span(0, len(text))),))


def entity(*names: str, kind="person", roles=(), id="ent-1", document="doc-1") -> Entity:
    return Entity(id, kind, names[0], tuple(form(n, document) for n in names), tuple(form(r) for r in roles))


def person(id: str, *names: str, about="") -> Item:
    return Item(id, names, "person", about)


def one(whom: Entity, *items: Item, beside: tuple[Entity, ...] = ()) -> Identity | None:
    found = identities([whom, *beside], items)
    return next((identity for identity in found if identity.entity is whom), None)


def item_of(whom: Entity, *items: Item, beside: tuple[Entity, ...] = ()) -> str | None:
    found = one(whom, *items, beside=beside)
    return found.candidates[0].item.id if found and found.sure else None


def unsure_of(whom: Entity, *items: Item) -> set[str]:
    found = one(whom, *items)
    assert found is not None and not found.sure
    return {candidate.item.id for candidate in found.candidates}


# --- names -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("Choe Son-hui", "Choi Son Hui"),
        ("Choe Son Hui", "최선희"),
        ("Pavel Trask", "Павел Траск"),
        ("Dalia Oren", "Oren, Dalia"),
        ("Foreign Minister Dalia Oren", "Dalia Oren"),
        ("Zhuren Adakhiev", "Juren Adahiev"),
    ],
)
def test_another_spelling_finds_the_item(name: str, listed: str) -> None:
    assert item_of(entity(name), person("Q1", listed)) == "Q1"
    assert item_of(entity(name), Item("Q1", (listed,))) == "Q1"


@pytest.mark.parametrize(
    ("name", "listed"),
    [("Kim Jong Un", "Kim Il Sung"), ("Dalia Oren", "Pavel Oren"), ("John Varl Jr.", "John Varl Sr.")],
)
def test_another_name_is_another_person(name: str, listed: str) -> None:
    assert one(entity(name), person("Q1", listed)) is None


def test_a_family_name_alone_is_nobody_for_sure() -> None:
    assert one(entity("Oren"), person("Q1", "Dalia Oren", "Oren")) is None
    assert one(entity("Dalia Oren", "Oren"), person("Q1", "Pavel Oren", "Oren")) is None


def test_a_single_name_is_somebody_only_where_more_speaks_for_it() -> None:
    assert unsure_of(entity("Suhendro"), person("Q1", "Suhendro")) == {"Q1"}
    assert (
        item_of(entity("Suhendro", roles=["president"]), person("Q1", "Suhendro", about="president")) == "Q1"
    )


@pytest.mark.parametrize(
    ("kind", "name", "listed", "wanted"),
    [
        ("organization", "Tarro Trading Ltd", "OOO Tarro Trade", "Q1"),
        ("organization", "Norwegian Foreign Ministry", "Ministry of Foreign Affairs of Norway", "Q1"),
        ("organization", "the Foreign Ministry", "Foreign Ministry", None),
        ("organization", "1st Sannick Brigade", "2nd Sannick Brigade", None),
        ("organization", "Varland Telegraph Agency", "Varland Harvest Agency", None),
        ("instrument", "Treaty of Port Sella", "Port Sella Treaty", "Q1"),
        ("country", "the DPRK", "North Korea", "Q1"),
        ("place", "Port Sella", "Port Sella", "Q1"),
        ("place", "Port Sella", "Port Tarro", None),
    ],
)
def test_bodies_places_countries_and_treaties(kind, name: str, listed: str, wanted: str | None) -> None:
    assert item_of(entity(name, kind=kind), Item("Q1", (listed,), kind)) == wanted
    assert item_of(entity(name, kind=kind), Item("Q1", (listed,))) == wanted


def test_an_acronym_alone_says_too_little() -> None:
    assert unsure_of(entity("VTA", kind="organization"), Item("Q1", ("Varland Telegraph Agency",))) == {"Q1"}
    both = Item("Q1", ("Varland Telegraph Agency", "VTA"), "organization")
    assert item_of(entity("VTA", kind="organization"), both) == "Q1"


@pytest.mark.parametrize(
    ("ours", "theirs"), [("place", "country"), ("country", "place"), ("person", "organization")]
)
def test_kinds_that_contradict_are_two(ours, theirs) -> None:
    assert one(entity("Georgia Oren", kind=ours), Item("Q1", ("Georgia Oren",), theirs)) is None


# --- what else speaks -----------------------------------------------------------------------------


def test_two_items_of_one_name_are_told_apart_by_what_they_are_called() -> None:
    minister = person("Q1", "Dalia Oren", about="foreign minister of Varland")
    player = person("Q2", "Dalia Oren", about="Sarnian footballer")
    assert unsure_of(entity("Dalia Oren"), minister, player) == {"Q1", "Q2"}
    assert item_of(entity("Dalia Oren", roles=["Foreign Minister"]), minister, player) == "Q1"
    assert item_of(entity("Dalia Oren", roles=["striker"]), minister, player) == "Q2"


def test_a_namesake_of_another_trade_or_country_is_not_taken() -> None:
    minister = entity("Dalia Oren", roles=["Norwegian foreign minister"])
    assert unsure_of(minister, person("Q1", "Dalia Oren", about="footballer")) == {"Q1"}
    assert unsure_of(minister, person("Q1", "Dalia Oren", about="from Chile")) == {"Q1"}
    assert item_of(minister, person("Q1", "Dalia Oren", about="Norwegian politician")) == "Q1"


def test_a_loose_likeness_needs_more_than_the_name() -> None:
    listed = person("Q1", "Oren Dalia", about="Norwegian politician")
    assert unsure_of(entity("Dalia Oren"), listed) == {"Q1"}
    assert item_of(entity("Dalia Oren", roles=["prime minister"]), listed) == "Q1"


def test_places_of_one_name_are_told_apart_by_the_countries_named_beside() -> None:
    here = Item("Q1", ("Port Sella",), "place", "town in Norway")
    there = Item("Q2", ("Port Sella",), "place", "town in Chile")
    norway = entity("Norway", kind="country", id="ent-2")
    elsewhere = entity("Norway", kind="country", id="ent-2", document="doc-9")
    town = entity("Port Sella", kind="place")
    assert item_of(town, here, there, beside=(norway,)) == "Q1"
    assert item_of(town, there, beside=(norway,)) is None
    assert unsure_of(town, here, there) == {"Q1", "Q2"}
    assert item_of(town, here, there, beside=(elsewhere,)) is None


def test_reasons_lead_to_the_places_that_speak() -> None:
    found = one(
        entity("Dalia Oren", roles=["foreign minister"]), person("Q1", "Dalia Oren", about="foreign minister")
    )
    assert found is not None
    name, role = found.candidates[0].reasons
    assert (name.text, role.text) == ("the same name: Dalia Oren", "called foreign minister")
    assert [locus.span.end for reason in (name, role) for locus in reason.evidence] == [10, 16]


def test_entities_that_a_person_holds_apart_are_not_both_one_item() -> None:
    father, son = entity("John Varl"), entity("John Varl", id="ent-2")
    found = identities([father, son], [person("Q1", "John Varl")])
    assert [one.sure for one in found] == [False, False]
    other = entity("Jon Varl", id="ent-2")
    both = identities([father, other], [person("Q1", "John Varl", "Jon Varl")])
    assert [one.sure for one in both] == [True, True]


def test_trades_are_those_that_words_tell_of() -> None:
    assert trades("foreign minister") & trades("Varland politician")
    assert not trades("footballer") & trades("minister")
    assert not trades("a person of note")


# --- properties -----------------------------------------------------------------------------------


@given(st.lists(FULL_NAMES, min_size=1, max_size=3, unique=True), st.sampled_from(["person", "organization"]))
def test_an_item_with_exactly_the_names_and_the_kind_is_found(names: list[str], kind) -> None:
    assert item_of(entity(*names, kind=kind), Item("Q1", tuple(names), kind)) == "Q1"


@given(FULL_NAMES, st.sampled_from(["person", "place", "organization", "instrument"]))
def test_of_two_equal_items_neither_is_taken(name: str, kind) -> None:
    items = [Item(id, (name,), kind) for id in ("Q1", "Q2")]
    assert unsure_of(entity(name, kind=kind), *items) == {"Q1", "Q2"}


@given(st.lists(st.tuples(st.integers(0, 5), FULL_NAMES), min_size=1), st.randoms())
def test_the_order_of_lines_does_not_matter(rows, chance: random.Random) -> None:
    items = [person(f"Q{id}", name, about=name.split()[0]) for id, name in rows]
    whom = [entity(name, id=f"ent-{n}") for n, (_, name) in enumerate(rows[:3])]
    turned = chance.sample(items, len(items))
    assert _told(identities(whom, items)) == _told(identities(whom, turned))


def test_names_spelled_otherwise_in_every_word_meet_while_few_sound_so() -> None:
    listed = person("Q1", "Juren Babic")
    others = [person(f"Q{n}0", f"{first} Pasi") for n, first in enumerate(SOUND_SO, start=2)]
    keys = [set(name_keys(item.names[0], "person", listed=True)) for item in (listed, *others)]
    ((wide, _),) = set.intersection(*keys)
    assert wide == "PS SLN"
    few, many = [listed, *others[:7]], [listed, *others]
    for items in (few, few[::-1], [*few, listed]):
        assert item_of(entity("Zhuren Babich"), *items) == "Q1"
    for items in (many, many[::-1]):
        assert one(entity("Zhuren Babich"), *items) is None


SOUND_SO = ("Solen", "Saron", "Siren", "Salun", "Solin", "Surana", "Soluna", "Sereni")


def test_lines_of_one_id_are_one_item() -> None:
    lines = [
        Item("Q1", ("Ada Varl",)),
        Item("Q1", ("Ada Tarro",), "person", "poet"),
        Item("Q2", ("Ada Sorbel",)),
    ]
    for chosen in (lines, lines[::-1]):
        found = one(entity("Ada Varl", "Ada Tarro"), *chosen)
        assert found is not None and found.sure
        assert found.candidates[0].item == Item("Q1", ("Ada Tarro", "Ada Varl"), "person", "poet")


def _told(found: tuple[Identity, ...]) -> list[tuple]:
    return [
        (
            i.entity.id,
            i.sure,
            [(c.item.id, set(c.item.names), c.item.about, c.score, c.reasons) for c in i.candidates],
        )
        for i in found
    ]


@given(FULL_NAMES, FULL_NAMES)
def test_what_shares_no_key_leaves_no_trace(name: str, other: str) -> None:
    ours, theirs = (set(name_keys(n, "person", listed=n is other)) for n in (name, other))
    assume(not ours & theirs)
    mine = person("Q1", name)
    assert _told(identities([entity(name)], [mine])) == _told(
        identities([entity(name)], [mine, person("Q2", other)])
    )


def test_items_come_as_a_stream_and_are_forgotten_where_none_is_met() -> None:
    import weakref

    class Watched:
        """Something that says how many of it are there."""

    alive: list[int] = []
    marks: list[weakref.ref[Watched]] = []

    class Marked(str):
        """A text that can be watched."""

        __slots__ = ("mark",)

    def stream():
        for n in range(200):
            id = Marked(f"Q{n}")
            id.mark = Watched()
            marks.append(weakref.ref(id.mark))
            alive.append(sum(mark() is not None for mark in marks))
            yield person(id, f"Nobody Such{n}")

    assert identities([entity("Dalia Oren")], stream()) == ()
    assert max(alive) <= 3
