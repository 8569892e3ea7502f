"""Rows of a case: one a thing, in an order of their own, each with its evidence."""

from dataclasses import replace

import pytest
from tests.present.memory import MemoryView
from tests.present.sample import GAZETTE, POST, at, day, document, sample

from stemma.offsets import Span
from stemma.present import views
from stemma.present.evidence import Evidence
from stemma.present.plain import plain
from stemma.types import Entity, Filter, Locus, NameForm, Part, Time

VIEW = sample()
LISTS = (
    "stories",
    "timeline",
    "statements",
    "figures",
    "differences",
    "people",
    "entities",
    "origins",
    "reuse",
)


def evidence_in(value: object) -> list[Evidence]:
    if isinstance(value, Evidence):
        return [value]
    fields = getattr(type(value), "__dataclass_fields__", {})
    inner = value if isinstance(value, tuple) else [getattr(value, name) for name in fields]
    return [e for item in inner for e in evidence_in(item)]


@pytest.mark.parametrize("name", LISTS)
def test_every_row_stands_on_evidence_that_can_be_read_back(name) -> None:
    rows = getattr(views, name)(VIEW)
    assert rows
    for row in rows:
        found = evidence_in(row)
        assert found, row
        for e in found:
            source = VIEW.document(e.document)
            assert e.span.end <= len(source.text)
            assert e.excerpt.text and e.path == source.path


@pytest.mark.parametrize("name", ["documents", *LISTS])
def test_a_limit_cuts_and_rows_are_plain_values(name) -> None:
    function = getattr(views, name)
    whole = function(VIEW)
    assert function(VIEW, limit=1) == whole[:1]
    assert function(VIEW, limit=0) == ()
    assert plain(whole[0])


def test_a_filter_reaches_the_view() -> None:
    rows = views.statements(VIEW, Filter(outlet="varland post"))
    assert {r.evidence.outlet for r in rows} == {"Varland Post"}
    assert views.documents(VIEW, Filter(about="krona"))[0].path == "lone.txt"


def test_a_document_row_counts_what_was_read_and_what_was_removed() -> None:
    row = next(r for r in views.documents(VIEW) if r.path == "gazette.txt")
    gone = len("Share this article   Subscribe to our newsletter\n")
    assert (row.removed, row.characters) == (gone, len(GAZETTE) - gone)
    assert (row.outlet, row.authors, row.parts) == ("Harbour Gazette", ("Ilse Marrak",), 1)
    assert row.story == VIEW.held_stories[0].id


def test_a_story_row_counts_reports_outlets_and_days() -> None:
    (row,) = views.stories(VIEW)
    assert (row.reports, row.outlets, row.undated) == (4, 3, 1)
    assert (row.first, row.last) == ("2031-05-05", "2031-05-08")
    assert (row.origins_low, row.origins_high) == (2, 4)
    assert row.evidence[0].excerpt.text == "Ferry sinks off Port Sella, 12 dead"


def test_a_timeline_goes_by_what_happened_and_tells_when_it_was_reported() -> None:
    rows = views.timeline(VIEW)
    assert [r.label for r in rows] == ["hull inspected", "ferry sinks", "search at night", "ship overloaded"]
    sinks = rows[1]
    assert (sinks.reported_first, sinks.reported_last, sinks.reports) == ("2031-05-05", "2031-05-08", 3)
    assert sinks.place == "Port Sella"
    assert rows[0].actors == ("Harbour Office",) and rows[0].happened == Time("2031-03", "2031-03", "month")


def test_a_time_open_at_its_start_counts_from_its_end() -> None:
    event = replace(VIEW.held_events[0], time=Time(None, "2031-05-01"))
    assert views.moment(event) < views.moment(VIEW.held_events[0])
    assert views.moment(replace(event, time=None))[0] is True


def test_a_statement_row_says_who_through_whom_and_in_what_words() -> None:
    rows = {(r.evidence.path, r.text): r for r in views.statements(VIEW)}
    told = rows["post.txt", "We are searching through the night,"]
    assert (told.speaker, told.via, told.cue) == ("Dalia Oren", ("Northern Wire",), "told")
    denied = rows["post.txt", "the ship was overloaded"]
    assert (denied.speaker, denied.status) == (None, "denied")


def test_a_figure_row_says_who_gives_it() -> None:
    rows = {r.text: r for r in views.figures(VIEW)}
    assert rows["19"].holder == "the coast guard" and rows["19"].holder_id is None
    assert rows["21"].holder == "Dalia Oren" and rows["21"].holder_id is not None
    assert rows["12"].holder is None


def test_differences_come_strongest_first_with_days_in_words() -> None:
    when = replace(
        VIEW.held_differences[0],
        about="when it sank",
        weight=0.5,
        readings=tuple(
            replace(r, value=v)
            for r, v in zip(
                VIEW.held_differences[0].readings,
                ("2031-05-01 to 2031-05-31", "2031-05-05"),
                strict=True,
            )
        ),
    )
    rows = views.differences(MemoryView(VIEW.held_documents, held_differences=[*VIEW.held_differences, when]))
    assert [r.about for r in rows] == ["dead in the sinking", "when it sank", "the minister's name"]
    assert [r.value for r in rows[1].readings] == ["May 2031", "5 May 2031"]


def test_only_persons_are_people() -> None:
    place = Entity("ent-sella", "place", "Port Sella", (NameForm("Port Sella", (VIEW.held_reuse[0].a,) * 9),))
    view = replace(VIEW, held_entities=[*VIEW.held_entities, place])
    assert [p.name for p in views.people(view)] == ["Dalia Oren"]
    assert [e.name for e in views.entities(view)] == ["Port Sella", "Dalia Oren", "Harbour Office"]


def test_a_person_row_lists_spellings_by_how_often_they_stand() -> None:
    (row,) = views.people(VIEW)
    assert [(s.text, s.mentions) for s in row.names] == [("Dalia Oren", 2), ("Daliah Oren", 1)]
    assert (row.mentions, row.reports, row.roles[0].text) == (3, 3, "Foreign Minister")


def test_origins_gather_the_reports_that_rest_on_them() -> None:
    wire, guard = views.origins(VIEW)
    assert (wire.name, wire.reports, [u.share for u in wire.uses]) == ("Northern Wire", 2, [0.62, 0.25])
    assert (guard.name, guard.uses[0].outlet) == ("coast guard", "Varland Post")


def test_a_passage_shows_both_places() -> None:
    (row,) = views.reuse(VIEW)
    assert row.a.excerpt.text == row.b.excerpt.text == "We are searching through the night,"


def test_a_reference_means_its_entity_or_its_own_words() -> None:
    speaker = VIEW.held_statements[2].speaker
    assert views.name_of(VIEW, speaker) == "Dalia Oren"
    assert views.name_of(VIEW, replace(speaker, entity="ent-unknown")) == "Daliah Oren"
    assert views.name_of(VIEW, replace(speaker, entity=None)) == "Daliah Oren"


def test_a_report_without_a_title_opens_with_its_first_line() -> None:
    base = replace(document("a.txt", POST), title_span=None)
    assert views.opening(base) == at(POST, POST.split("\n", 1)[0])
    endless = replace(document("b.txt", "word " * 999), title_span=None)
    assert views.opening(endless) == Span(0, 80)
    second = replace(base, parts=(Part(Span(0, 10)),))
    assert views.opening(second).end <= 10


def test_outlets_are_counted_without_case_and_unknown_ones_not_at_all() -> None:
    reports = [
        document(f"{n}.txt", "x", outlet=outlet, published=day("2031-05-05"))
        for n, outlet in enumerate(["Post", "POST", None, "Gazette"])
    ]
    assert views.outlet_count(reports) == 2


def test_spellings_without_a_place_are_left_out() -> None:
    bare = Entity(
        "ent-x",
        "person",
        "X",
        (NameForm("X", ()), NameForm("Xx", (Locus(VIEW.held_documents[1].id, Span(0, 5)),))),
    )
    view = replace(VIEW, held_entities=[bare])
    assert [s.text for s in views.people(view)[0].names] == ["Xx"]
