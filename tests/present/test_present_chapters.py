"""Chapters of a report: what belongs to a story, what is left out, and the geometry of its pictures."""

from dataclasses import replace

import pytest
from tests.present.memory import MemoryView
from tests.present.sample import day, document, sample

from stemma.present import chapters as book
from stemma.present.charts import grid_of, lanes_of, tree_of
from stemma.present.lists import Lists
from stemma.present.rows import TimelineRow
from stemma.present.views import differences, timeline
from stemma.types import Story, Time

VIEW = sample()
(CHAPTER,) = book.chapters(Lists(VIEW)).chapters


def test_a_story_has_a_chapter_with_all_that_is_told_of_it() -> None:
    assert CHAPTER.story.title == "Ferry sinks off Port Sella, 12 dead"
    assert [r.row.path for r in CHAPTER.reports.rows] == [
        "gazette.txt", "post.txt", "radio.html", "zz <b>hostile</b>.txt",
    ]  # fmt: skip
    assert [d.about for d in CHAPTER.differences.rows] == ["dead in the sinking", "the minister's name"]
    assert [e.label for e in CHAPTER.events.rows] == ["hull inspected", "ferry sinks", "search at night"]
    assert [e.label for e in CHAPTER.undated.rows] == ["ship overloaded"]
    assert [p.name for p in CHAPTER.people.rows] == ["Dalia Oren"]
    assert [o.name for o in CHAPTER.origins.rows] == ["Northern Wire", "coast guard"]
    assert len(CHAPTER.passages.rows) == 1


def test_speakers_come_by_how_much_they_say_and_nobody_last() -> None:
    said = [(s.name, len(s.statements.rows)) for s in CHAPTER.speakers.rows]
    assert said == [("Dalia Oren", 2), ("Harbour Office", 1), ("Nobody named", 1)]


def test_figures_of_several_reports_are_series_and_the_others_single() -> None:
    (toll,) = CHAPTER.series.rows
    assert (toll.what, toll.differs, toll.low, toll.high) == ("dead in the sinking", True, 7, 21)
    assert [f.text for f in CHAPTER.figures.rows] == ["about 60"]


def test_a_series_of_one_report_is_no_series() -> None:
    gazette = VIEW.held_documents[1].id
    own = [f for f in VIEW.held_figures if f.document == gazette]
    twice = [*own, replace(own[0], span=own[1].span, text="again")]
    (chapter,) = book.chapters(Lists(replace(VIEW, held_figures=twice))).chapters
    assert chapter.series.rows == ()
    assert sorted(f.text for f in chapter.figures.rows) == ["12", "about 60"]


def test_a_report_of_no_story_stands_alone() -> None:
    found = book.chapters(Lists(VIEW))
    assert [r.row.path for r in found.alone.rows] == ["lone.txt"] and not found.shelf.rows


def pile(*sizes: int) -> MemoryView:
    reports = [
        document(f"{n:03}.txt", f"Report {n}\nIt rained.", published=day(f"2031-05-{n % 28 + 1:02}"))
        for n in range(sum(sizes))
    ]
    at = [sum(sizes[:n]) for n in range(len(sizes))]
    stories = [
        Story(f"sto-{n:03}", f"Story {n}", tuple(d.id for d in reports[a : a + size]), None, 1, size)
        for n, (a, size) in enumerate(zip(at, sizes, strict=True))
    ]
    return MemoryView(reports, held_stories=stories)


def test_stories_of_one_report_are_a_list_beside_those_of_more() -> None:
    found = book.chapters(Lists(pile(2, 1, 3, 1)))
    assert [c.story.title for c in found.chapters] == ["Story 2", "Story 0"]
    assert [r.row.path for r in found.alone.rows] == ["002.txt", "006.txt"]


def test_where_no_story_has_more_each_has_a_chapter() -> None:
    found = book.chapters(Lists(pile(1, 1)))
    assert len(found.chapters) == 2 and found.alone.rows == ()


def test_many_stories_are_named_and_then_counted() -> None:
    count = book.CHAPTERS + book.SHELF + 3
    found = book.chapters(Lists(pile(*[2] * count)))
    assert (len(found.chapters), len(found.shelf.rows), found.shelf.more) == (book.CHAPTERS, book.SHELF, 3)
    assert found.shelf.rows[0].reports == 2 and found.shelf.rows[0].evidence.excerpt.text.startswith("Report")


def test_long_lists_are_cut_and_say_how_much_is_left() -> None:
    found = book.chapters(Lists(pile(book.REPORTS + 5, *[1] * (book.ALONE + 7))))
    assert (len(found.chapters[0].reports.rows), found.chapters[0].reports.more) == (book.REPORTS, 5)
    assert (len(found.alone.rows), found.alone.more) == (book.ALONE, 7)
    assert found.chapters[0].story.reports == book.REPORTS + 5


def test_of_too_many_happenings_those_told_most_stay_in_their_order() -> None:
    sinks = VIEW.held_events[0]
    quiet = [
        replace(sinks, id=f"evt-{n:03}", mentions=sinks.mentions[:1], time=day(f"2031-04-{n % 28 + 1:02}"))
        for n in range(book.EVENTS + 4)
    ]
    (chapter,) = book.chapters(Lists(replace(VIEW, held_events=[*quiet, sinks]))).chapters
    assert chapter.events.more == 5 and sinks.id in {e.id for e in chapter.events.rows}
    moments = [e.happened.low for e in chapter.events.rows]
    assert moments == sorted(moments)


# --- pictures ---------------------------------------------------------------------------------------


def test_the_tree_leads_from_origins_to_the_reports_that_rest_on_them() -> None:
    tree = CHAPTER.tree
    assert [name for name, _ in tree.origins] == ["Northern Wire", "coast guard"]
    assert [outlet for outlet, _, _ in tree.reports][:3] == [
        "Harbour Gazette",
        "Varland Post",
        "Radio Varland",
    ]
    assert {(b.left, b.right, b.share) for b in tree.branches} == {(0, 0, 0.62), (0, 1, 0.25), (1, 1, 0.4)}
    assert tree.rows == 4


def test_there_is_no_tree_without_origins_or_of_one_report() -> None:
    assert tree_of(CHAPTER.reports.rows, ()) is None
    assert tree_of(CHAPTER.reports.rows[:1], CHAPTER.origins.rows) is None


def row(happened: Time | None, first: str | None, last: str | None = None) -> TimelineRow:
    return replace(timeline(VIEW)[1], happened=happened, reported_first=first, reported_last=last or first)


def test_the_lanes_put_what_happened_over_when_it_was_told() -> None:
    rows = [
        row(day("2031-05-05"), "2031-05-06", "2031-05-10"),
        row(Time("2031-05-01", "2031-05-03"), "2031-05-06"),
        row(Time("2031-03", "2031-03", "month"), "2031-05-06"),
        row(None, "2031-05-06"),
        row(day("2031-05-05"), None),
    ]
    lanes = lanes_of(rows)
    assert [t.number for t in lanes.threads] == [1, 2]
    first, second = lanes.threads
    assert second.low < second.high < first.low == first.high < first.first == second.first < first.last
    assert all(0 <= x <= 100 for t in lanes.threads for x in (t.low, t.high, t.first, t.last))
    assert lanes.ticks[0][1] == "1 May 2031"


def test_what_lies_far_from_all_reports_is_counted_off_the_axis() -> None:
    near = [row(day("2031-05-05"), "2031-05-06"), row(day("2031-05-06"), "2031-05-07")]
    lanes = lanes_of([*near, row(day("1999-01-01"), "2031-05-06"), row(day("2040-01-01"), "2031-05-06")])
    assert (lanes.earlier, lanes.later, len(lanes.threads)) == (1, 1, 2)
    assert lanes_of(near[:1]) is None
    assert lanes_of([near[0], row(day("1999-01-01"), "2031-05-06")]) is None


@pytest.mark.parametrize("broken", ["2031-02-31", "later", "2031"])
def test_a_day_that_is_none_is_off_the_axis(broken) -> None:
    assert lanes_of([row(Time(broken, broken), "2031-05-06")] * 3) is None


def test_the_grid_shows_every_reading_of_a_report() -> None:
    rows = differences(VIEW)
    toll = rows[0]
    twelve, nineteen, *others = toll.readings
    both = replace(toll, readings=(twelve, replace(nineteen, evidence=twelve.evidence), *others))
    grid = grid_of([both, *rows])
    column = [c.document for c in grid.columns].index(toll.readings[0].evidence[0].document)
    assert [(n, v) for n, v, _ in grid.rows[0].cells[column]] == [(0, "12"), (1, "at least 19")]


def test_the_grid_has_a_column_a_report_by_day_and_rows_that_compare() -> None:
    grid = grid_of(differences(VIEW))
    assert [c.outlet for c in grid.columns] == ["Harbour Gazette", "Varland Post", "Radio Varland", None]
    naming = grid.rows[1]
    assert [tuple(v for _, v, _ in cell) for cell in naming.cells] == [
        ("Dalia Oren",), ("Daliah Oren",), ("Dalia Oren",), (),
    ]  # fmt: skip
    assert grid_of(differences(VIEW)[:1]) is None
