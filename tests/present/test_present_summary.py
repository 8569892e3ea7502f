"""A case at a glance: what is in it, where it differs, and what is missing from it."""

from dataclasses import replace

from tests.present.memory import MemoryView
from tests.present.sample import document, sample

from stemma.present.lists import Lists
from stemma.present.plain import json_text
from stemma.present.summary import differing_series, summarise
from stemma.types import Entity, NameForm, Story

VIEW = sample()


def test_the_summary_counts_reports_outlets_and_days() -> None:
    found = summarise(VIEW)
    assert (found.reports, found.outlets, found.version) == (5, 3, "0.0.test")
    assert (found.first, found.last) == ("2030-01-02", "2031-05-08")
    assert found.counts["story"] == 1 and found.counts["entity"] == 2 and found.counts["figure"] == 5


def test_the_summary_says_what_is_missing() -> None:
    found = summarise(VIEW)
    assert [r.path for r in found.refused] == ["broken.bin"]
    assert found.undated == ("zz <b>hostile</b>.txt",)
    assert found.other_languages == ("lone.txt",)
    removed = {r.reason: (r.stretches, r.reports) for r in found.removed}
    assert removed["interface"] == (1, 1) and removed["markup"][1] == 1
    assert [r.characters for r in found.removed] == sorted(
        (r.characters for r in found.removed), reverse=True
    )


def test_the_summary_of_nothing_says_so() -> None:
    found = summarise(MemoryView())
    assert (found.reports, found.first, found.last, found.stories, found.people) == (0, None, None, (), ())
    assert json_text(found)


def test_figures_that_differ_do_so_between_reports() -> None:
    (toll,) = summarise(VIEW).figures
    assert toll.what == "dead in the sinking" and toll.reports == 4
    assert [f.low for f in toll.figures] == [12, 19, 21, 7]
    gazette = VIEW.held_documents[1].id
    own = [replace(f, document=gazette) for f in VIEW.held_figures[:1]]
    inner = replace(VIEW, held_figures=[*own, replace(own[0], low=9, high=9)])
    assert differing_series(Lists(inner)) == ()


def test_figures_that_agree_are_not_listed() -> None:
    same = [replace(f, low=12, high=12) for f in VIEW.held_figures[:4]]
    assert summarise(replace(VIEW, held_figures=same)).figures == ()


def test_the_strongest_come_first_and_few() -> None:
    names = [replace(VIEW.held_differences[0], about=f"name {n}", weight=n / 100) for n in range(40)]
    found = summarise(replace(VIEW, held_differences=names))
    assert [d.about for d in found.differences] == [f"name {n}" for n in range(39, 34, -1)]


def test_places_are_not_among_the_people() -> None:
    mentions = VIEW.held_entities[0].names[0].mentions * 10
    country = Entity("ent-varland", "country", "Varland", (NameForm("Varland", mentions),))
    found = summarise(replace(VIEW, held_entities=[country, *VIEW.held_entities]))
    assert [p.name for p in found.people] == ["Dalia Oren"]


def test_of_many_stories_those_with_most_reports_are_named() -> None:
    reports = [document(f"{n}.txt", f"Report {n}") for n in range(9)]
    stories = [
        Story(f"sto-{n}", f"Story {n}", tuple(d.id for d in reports[:n]), None, 1, n) for n in range(1, 9)
    ]
    found = summarise(MemoryView(reports, held_stories=stories))
    assert [s.reports for s in found.stories] == [8, 7, 6, 5, 4]
    assert found.counts["story"] == 8


def test_the_lists_are_read_once() -> None:
    lists = Lists(VIEW)
    assert lists.persons is lists.persons and lists.figures is lists.figures
    assert lists.census.ids == [d.id for d in VIEW.held_documents]
