from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.collation.entities import entities, entity_index
from stemma.offsets import OffsetMap, Span
from stemma.relate.bodies import acronyms, country_key, is_generic, one_slip, place_key, thing_key
from stemma.relate.entities import EntityRelator, bearers, part_links, twins
from stemma.resolve import clusters
from stemma.types import Document, Entity, Mention, Part, Reading, Ref


class Draft:
    """A text under construction and the mentions in it, so that spans are true."""

    def __init__(self, path: str) -> None:
        self.path, self.text, self.mentions = path, "", []
        self.id = Document(path, "text/plain", path, "", OffsetMap(()), ()).id

    def name(self, text, kind="person", *, form="name", to: Mention | None = None, role=None) -> Mention:
        where = None
        if role:
            where = Ref(self.id, self._put(role), role)
        mention = Mention(self.id, self._put(text), text, kind, form, to.span if to else None, where)
        self.mentions.append(mention)
        return mention

    def _put(self, text: str) -> Span:
        start = len(self.text)
        self.text += text + "; "
        return Span(start, start + len(text))

    def reading(self) -> Reading:
        whole = OffsetMap.keep(len(self.text))
        parts = (Part(Span(0, len(self.text))),)
        document = Document(self.path, "text/plain", self.path, self.text, whole, parts)
        assert document.id == self.id
        return Reading(document, mentions=tuple(self.mentions))


def draft(path: str, *names) -> Draft:
    """Lay names (persons, or (name, kind) pairs) one after the other."""
    made = Draft(path)
    for name in names:
        made.name(*([name] if isinstance(name, str) else name))
    return made


def collated(drafts: Sequence[Draft], stories: dict[str, str] | None = None) -> tuple[Entity, ...]:
    """Run the whole order that the docstring of relate.entities gives."""
    all_bearers = [b for d in drafts for b in bearers(d.reading())]
    distinct, links = twins(all_bearers)
    relator = EntityRelator()
    met = [
        (a, b)
        for i, a in enumerate(distinct)
        for b in distinct[i + 1 :]
        if set(relator.keys(a)) & set(relator.keys(b))
    ]
    every = [*links, *relator.compare(met)]
    ids = [b.id for b in all_bearers]
    assigned = clusters(ids, every)
    if stories is not None:
        by_id = {d.id: stories[d.path] for d in drafts if d.path in stories}
        every += part_links(all_bearers, assigned, by_id)
        assigned = clusters(ids, every)
    return entities(all_bearers, assigned)


def names_of(found: Sequence[Entity]) -> set[frozenset[str]]:
    return {frozenset(form.text for form in entity.names) for entity in found}


def one_of(*names: str) -> frozenset[str]:
    return frozenset(names)


# --- within one document -------------------------------------------------------------------------


def test_a_chain_is_followed_to_its_name() -> None:
    d = Draft("a.txt")
    full = d.name("Dalia Oren", role="Foreign Minister")
    she = d.name("she", form="pronoun", to=full)
    title = d.name("the minister", form="description", to=she)
    (bearer,) = bearers(d.reading())
    assert bearer.id == full.id and bearer.name == "Dalia Oren"
    assert [x.span for x in bearer.references] == [she.span, title.span]
    assert [r.text for r in bearer.roles] == ["Foreign Minister"]


def test_a_chain_without_a_name_bears_none() -> None:
    d = Draft("a.txt")
    d.name("she", form="pronoun", to=d.name("the minister", form="description"))
    assert bearers(d.reading()) == ()


def test_chains_that_run_in_a_circle_end() -> None:
    d = Draft("a.txt")
    a, b = d.name("Dalia Oren"), d.name("Oren")
    d.mentions = [
        Mention(d.id, a.span, a.text, "person", antecedent=b.span),
        Mention(d.id, b.span, b.text, "person", antecedent=a.span),
    ]
    assert [x.name for x in bearers(d.reading())] == ["Dalia Oren"]


def test_family_name_title_and_other_spelling_belong_to_the_full_name() -> None:
    found = bearers(
        draft("a.txt", "Sergey Tarsenov", "Tarsenov", "Mr. Tarsenov", "Sergei Tarsenov").reading()
    )
    assert [b.name for b in found] == ["Sergey Tarsenov"]
    assert sum(len(f.mentions) for f in found[0].names) == 4


def test_a_family_name_of_two_people_belongs_to_neither() -> None:
    found = bearers(draft("a.txt", "Femi Obi", "Zara Obi", "Obi").reading())
    assert [b.name for b in found] == ["Femi Obi", "Zara Obi", "Obi"]


def test_brothers_and_namesakes_stay_apart_in_one_list() -> None:
    names = ["Hope Marlow", "Hope Tanner", "Judith Kabila", "Jemima Kabila", "Ruth Dan", "Ruth Mandara"]
    assert len(bearers(draft("a.txt", *names).reading())) == len(names)


def test_an_acronym_belongs_to_the_only_body_it_can_be_short_for() -> None:
    body = ("Varland Bureau of Statistics", "organization")
    assert len(bearers(draft("a.txt", body, ("VBS", "organization")).reading())) == 1
    other = ("Valdar Broadcasting Service", "organization")
    assert len(bearers(draft("a.txt", body, other, ("VBS", "organization")).reading())) == 3


def test_a_town_and_the_government_named_after_it_stay_apart() -> None:
    found = bearers(
        draft("a.txt", ("Moscow", "place"), ("Moscow", "country"), ("Russia", "country")).reading()
    )
    assert [(b.kind, len(b.names)) for b in found] == [("place", 1), ("country", 2)]


# --- keys of bodies --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("the Norwegian Foreign Ministry", "Ministry of Foreign Affairs of Norway"),
        ("Norway's government", "government of Norway"),
        ("DPRK Foreign Ministry", "North Korean Foreign Ministry"),
        ("Embassy of Norway in Kenya", "Norway Embassy in Kenya"),
        ("Norwegian Embassy in Nairobi", "Norwegian Embassy in Kenya"),
        ("Centre for Maritime Studies", "Center for Maritime Studies"),
        ("Agreement on Joint Fisheries", "Joint Fisheries Treaty"),
        ("U.N.", "United Nations"),
        ("UN Security Council", "United Nations Security Council"),
    ],
)
def test_names_of_one_body_have_one_key(a, b) -> None:
    assert thing_key(a) == thing_key(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Bank of Norway", "Norway Bank of Kenya"),
        ("University of Varna", "Varna University"),
        ("Norwegian Embassy in Kenya", "Kenyan Embassy in Norway"),
        ("Norwegian Foreign Ministry", "Kenyan Foreign Ministry"),
        ("Institute of Economics", "Institute of Energy"),
        ("11th Brigade", "12th Brigade"),
    ],
)
def test_names_of_two_bodies_have_two_keys(a, b) -> None:
    assert thing_key(a) != thing_key(b)


def test_countries_and_places() -> None:
    assert country_key("DPRK") == country_key("North Korea") == country_key("Pyongyang")
    assert country_key("U.S.") == country_key("the United States") == country_key("American")
    assert country_key("Niger") != country_key("Nigeria") and country_key("North Korea") != country_key(
        "South Korea"
    )
    assert country_key("Varland") == "varland"
    assert place_key("Sonder Forest") == place_key("the Sonder forest")
    assert place_key("Aldane state") == place_key("Aldane")


def test_general_names_and_slips() -> None:
    assert is_generic("the Foreign Ministry") and is_generic("Supreme Court")
    assert not is_generic("Norwegian Foreign Ministry") and not is_generic("Pentagon")
    assert one_slip("Harbour Gazette", "Harbor Gazette") and not one_slip("Rossi 11 Club", "Rossi 12 Club")
    assert not one_slip("Northern Party", "Southern Party") and not one_slip("Oren", "Orem")
    assert acronyms("International Union of the Blue Ring") >= {"iubr", "iuotbr"}


# --- across documents --------------------------------------------------------------------------------


def test_equal_full_names_are_one_however_many_documents() -> None:
    found = collated([draft(f"{i}.txt", "Dalia Oren") for i in range(300)])
    assert names_of(found) == {one_of("Dalia Oren")}
    assert len(found[0].names[0].mentions) == 300


def test_romanisations_are_one_and_the_commonest_full_form_is_the_name() -> None:
    drafts = [
        draft("a.txt", "Cho Mi-hyang", "Sergey Tarsenov"),
        draft("b.txt", "Choe Mi Hyang", "Sergei Tarsenov"),
        draft("c.txt", "Choi Mee-hyang", "Sergey Tarsenov", "Tarsenov", "Tarsenov"),
        draft("d.txt", "Choe Mi Hyang"),
    ]
    found = collated(drafts)
    assert one_of("Choe Mi Hyang", "Choi Mee-hyang") in names_of(found)
    assert one_of("Sergey Tarsenov", "Sergei Tarsenov", "Tarsenov") in names_of(found)
    assert {e.name for e in found} >= {"Sergey Tarsenov", "Choe Mi Hyang"}


def test_a_loose_likeness_needs_a_shared_role_or_company() -> None:
    def pair(role_a, role_b):
        a, b = Draft("a.txt"), Draft("b.txt")
        a.name("Cho Son Ae", role=role_a)
        b.name("Choe Son-ae", role=role_b)
        return collated([a, b])

    assert len(pair(None, None)) == 2
    assert len(pair("Varland Foreign Minister", "film director")) == 2
    assert len(pair("Varland Foreign Minister", "foreign minister of Varland")) == 1


def test_shared_company_supports_a_loose_likeness() -> None:
    company = ["Dalia Oren", "Ilya Sorokin", ("Varland Herald", "organization"), ("Port Aldane", "place")]
    assert one_of("Kim Son Nam", "Kim Song Nam") in names_of(
        collated([draft("a.txt", "Kim Son Nam", *company), draft("b.txt", "Kim Song Nam", *company)])
    )


def test_bare_family_names_mean_nobody_across_documents_without_a_story() -> None:
    drafts = [draft("a.txt", "Dalia Oren"), draft("b.txt", "Oren"), draft("c.txt", "Oren")]
    assert len(collated(drafts)) == 3
    assert len(collated(drafts, {})) == 3


def test_a_bare_family_name_means_the_only_bearer_in_its_story() -> None:
    drafts = [draft("a.txt", "Dalia Oren"), draft("b.txt", "Oren"), draft("c.txt", "Ilan Oren")]
    found = collated(drafts, {"a.txt": "s1", "b.txt": "s1", "c.txt": "s2"})
    assert names_of(found) == {one_of("Dalia Oren", "Oren"), one_of("Ilan Oren")}
    assert len(collated(drafts, dict.fromkeys(("a.txt", "b.txt", "c.txt"), "s1"))) == 3


def test_a_shorter_full_name_joins_the_longer_in_its_story() -> None:
    drafts = [draft("a.txt", "Amara Obi Nwosu"), draft("b.txt", "Amara Obi"), draft("c.txt", "Obi")]
    assert len(collated(drafts)) == 3
    found = collated(drafts, dict.fromkeys(("a.txt", "b.txt", "c.txt"), "s"))
    assert any(names >= {"Amara Obi Nwosu", "Amara Obi"} for names in names_of(found))


def test_general_names_are_one_only_within_a_story() -> None:
    drafts = [draft(f"{i}.txt", ("Foreign Ministry", "organization")) for i in range(3)]
    found = collated(drafts, {"0.txt": "s1", "1.txt": "s1", "2.txt": "s2"})
    assert sorted(len(e.names[0].mentions) for e in found) == [1, 2]


def test_kinds_are_voted_for_names_of_several_words() -> None:
    drafts = [
        draft("a.txt", ("Black Tide", "person")),
        draft("b.txt", ("Black Tide", "organization")),
        draft("c.txt", ("Black Tide", "organization")),
        draft("d.txt", ("Varda", "place")),
        draft("e.txt", ("Varda", "organization")),
    ]
    found = collated(drafts)
    assert [(e.name, e.kind) for e in found] == [
        ("Black Tide", "organization"),
        ("Varda", "place"),
        ("Varda", "organization"),
    ]


def test_an_acronym_across_documents_needs_company() -> None:
    company = ["Dalia Oren", "Ilya Sorokin", ("Varland Herald", "organization"), ("Port Aldane", "place")]
    short, full = ("VBS", "organization"), ("Varland Bureau of Statistics", "organization")
    assert len(collated([draft("a.txt", full), draft("b.txt", short)])) == 2
    together = collated([draft("a.txt", full, *company), draft("b.txt", short, *company)])
    assert one_of("VBS", "Varland Bureau of Statistics") in names_of(together)
    assert "Varland Bureau of Statistics" in {e.name for e in together}


def test_a_country_is_named_by_its_name_not_its_people_or_capital() -> None:
    drafts = [draft("a.txt", *[(n, "country") for n in ("Oslo", "Norwegian", "Oslo", "Norway")])]
    assert [e.name for e in collated(drafts)] == ["Norway"]


def test_the_index_leads_from_every_place_to_its_entity() -> None:
    d = Draft("a.txt")
    full = d.name("Dalia Oren")
    she = d.name("she", form="pronoun", to=full)
    d.name("Norway", "country")
    found = collated([d])
    index = entity_index(found)
    assert index[d.id, full.span] == index[d.id, she.span] == found[0].id
    assert len(index) == 3 and found[0].id.startswith("ent-")


def test_every_mention_by_name_is_in_exactly_one_entity() -> None:
    drafts = [
        draft("a.txt", "Dalia Oren", "Oren", ("VBS", "organization"), ("Norway", "country")),
        draft("b.txt", "Oren"),
    ]
    found = collated(drafts, {"a.txt": "s", "b.txt": "s"})
    places = [locus for e in found for form in e.names for locus in form.mentions]
    assert len(places) == len(set(places)) == sum(len(d.mentions) for d in drafts)


def test_links_point_to_names_in_both_documents() -> None:
    first, second = draft("a.txt", "Sergey Tarsenov"), draft("b.txt", "Sergei Tarsenov")
    (a,), (b,) = bearers(first.reading()), bearers(second.reading())
    (link,) = EntityRelator().compare([(a, b)])
    evidence = [locus for reason in link.reasons for locus in reason.evidence]
    assert [(e.document, e.span) for e in evidence] == [(first.id, Span(0, 15)), (second.id, Span(0, 15))]


def test_a_capital_that_acts_is_its_country_and_not_the_town() -> None:
    text = "She came to Oslo. Oslo denied it. Norway denied it."
    spans = [Span(12, 16), Span(18, 22), Span(34, 40)]
    document = Document("a", "text/plain", "a", text, OffsetMap.keep(len(text)), (Part(Span(0, len(text))),))
    town = Mention(document.id, spans[0], "Oslo", "place")
    acting = Mention(document.id, spans[1], "Oslo", "place", antecedent=spans[0])
    country = Mention(document.id, spans[2], "Norway", "country")
    found = bearers(Reading(document, mentions=(town, acting, country)))
    assert [(b.kind, len(b.names)) for b in found] == [("place", 1), ("country", 2)]


def test_a_word_taken_for_several_kinds_is_one_in_its_document_and_story() -> None:
    a = draft("a.txt", ("Varda", "place"), ("Varda", "organization"), ("Varda", "place"))
    b = draft("b.txt", ("Varda", "organization"))
    assert [(e.kind, len(e.names)) for e in collated([a])] == [("place", 1)]
    assert len(collated([a, b], {})) == 2
    assert [e.kind for e in collated([a, b], {"a.txt": "s", "b.txt": "s"})] == ["place"]


def test_a_slip_of_one_letter_is_no_other_body_but_may_be_another_person() -> None:
    bodies = draft("a.txt", ("Black Harbour", "organization"), ("Black Harbor", "organization"))
    assert names_of(collated([bodies])) == {one_of("Black Harbour", "Black Harbor")}
    people = draft("a.txt", "Kerstin Marlow", "Kerstin Barlow")
    assert len(collated([people])) == 2


def test_a_general_name_means_the_only_body_of_its_story_that_ends_so() -> None:
    full, general = ("Norwegian Supreme Court", "organization"), ("Supreme Court", "organization")
    drafts = [draft("a.txt", full), draft("b.txt", general)]
    assert len(collated(drafts, {})) == 2
    assert len(collated(drafts, {"a.txt": "s", "b.txt": "s"})) == 1
    two = [*drafts, draft("c.txt", ("Kenyan Supreme Court", "organization"))]
    assert len(collated(two, dict.fromkeys(("a.txt", "b.txt", "c.txt"), "s"))) == 3


kinds = st.sampled_from(["person", "organization", "place", "country", "group", "work"])
written = st.one_of(
    st.text(max_size=12), st.sampled_from(["Dalia Oren", "Oren", "D. Oren", "UN", "Oslo", "'s", "…"])
)


@given(st.lists(st.lists(st.tuples(written, kinds), max_size=5), max_size=3))
def test_whatever_is_written_every_mention_ends_in_one_entity(rows) -> None:
    drafts = [draft(f"{i}.txt", *row) for i, row in enumerate(rows)]
    found = collated(drafts, {d.path: "s" for d in drafts})
    places = [locus for e in found for form in e.names for locus in form.mentions]
    assert len(places) == len(set(places)) == sum(len({m.span for m in d.mentions}) for d in drafts)


def test_a_courtesy_title_is_no_shared_role() -> None:
    a, b = Draft("a.txt"), Draft("b.txt")
    a.name("Igor Marsupov", role="Mr")
    b.name("Igor Marsufov", role="Mr")
    assert len(collated([a, b])) == 2


def test_short_words_in_capitals_keep_their_letters_in_an_acronym() -> None:
    assert "usd" not in acronyms("US State Department") and "ussd" in acronyms("US State Department")


def test_a_rare_name_in_another_spelling_is_one_by_itself_and_a_common_one_is_asked_about() -> None:
    rare = collated([draft("a", "Zbigniew Orszchak"), draft("b", "Zbignev Orshchak")])
    assert len(rare) == 1
    common = collated([draft("a", "Mehmet Çavdaroğlu"), draft("b", "Mehmet Chavdaroglu")])
    assert len(common) == 2


def bodies(a: str, b: str, *company: str) -> list[Draft]:
    return [draft(path, (name, "organization"), *company) for path, name in (("a.txt", a), ("b.txt", b))]


COMPANY = ("Dalia Oren", "Petr Varl", "Femi Obi", "Mira Tal")


@pytest.mark.parametrize(
    ("a", "b"),
    [("Tarro Trading Ltd", "OOO Tarro Trade"),
     ("Instituto de Salud de Tarro", "Institute of Health of Tarro"),
     ("Third Ordan Brigade", "3rd Ordan Brigade")],
)  # fmt: skip
def test_names_of_bodies_that_mean_the_same_are_one_in_one_company_and_else_asked_about(a, b) -> None:
    together = bodies(a, b, *COMPANY)
    assert {a, b} in [set(names) for names in names_of(collated(together))]
    assert len(collated(bodies(a, b))) == 2


@pytest.mark.parametrize(
    ("a", "b"),
    [("Tarro Trading Ltd", "Tarro Mining Ltd"), ("Third Ordan Brigade", "Fourth Ordan Brigade"),
     ("Bank of Tarro", "Tarro Bank"), ("Tarro Bank of Ordan", "Tarro Bank of Varl"),
     ("Union", "Soyuz")],
)  # fmt: skip
def test_bodies_that_differ_in_a_word_a_number_or_the_order_stay_two(a, b) -> None:
    together = bodies(a, b, *COMPANY)
    assert {a, b} not in [set(names) for names in names_of(collated(together))]
