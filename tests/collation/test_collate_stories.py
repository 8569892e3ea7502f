from stemma.collation.stories import stories
from stemma.offsets import OffsetMap, Span
from stemma.relate.stories import Report, report
from stemma.types import Document, Outlet, Part, Reading, Story, Time

TEXT = "Nineteen sailors were pulled alive from the strait after a ferry struck a sandbank before dawn."


def item(
    name: str,
    *,
    published: str | None = "2031-05-04",
    title: str | None = "Ferry sinks",
    outlet: str | None = None,
    author: str | None = None,
    text: str = TEXT,
) -> Report:
    time = Time(published, published) if published else None
    return report(
        Reading(
            Document(
                name,
                "text/plain",
                name,
                text,
                OffsetMap.keep(len(text)),
                (Part(Span(0, len(text))),),
                outlet=Outlet(outlet) if outlet else None,
                authors=(author,) if author else (),
                title=title,
                published=time,
            )
        )
    )


def together(*items: Report) -> Story:
    (story,) = stories(items, {i.document: items[0].document for i in items})
    return story


def test_documents_stand_in_order_of_publication_then_path_with_undated_ones_last() -> None:
    late, undated = item("a", published="2031-05-06"), item("b", published=None)
    second, first = item("d"), item("c")
    story = together(late, undated, second, first)
    assert story.documents == tuple(i.document for i in (first, second, late, undated))
    assert story.time == Time("2031-05-04", "2031-05-06", basis="metadata")


def test_a_story_of_undated_reports_has_no_time() -> None:
    assert together(item("a", published=None)).time is None


def test_reports_that_stand_alone_are_stories_and_the_earliest_comes_first() -> None:
    late, early = item("a", published="2031-05-06"), item("b")
    found = stories([late, early], {})
    assert [s.documents for s in found] == [(early.document,), (late.document,)]


def test_the_id_comes_from_the_founder_and_not_from_the_others() -> None:
    founder, other = item("z"), item("a")
    assert together(founder, other).id == together(founder).id != together(other).id


def test_the_title_is_of_the_report_that_shares_most() -> None:
    central = item("b", title="Ferry strikes sandbank")
    aside = item("a", title="Gulls", text="Gulls screamed over grey water while a ferry sank.")
    assert together(aside, central, item("c", title="Sailors saved")).title == "Ferry strikes sandbank"
    assert together(item("untitled.txt", title=None)).title == "untitled.txt"


def test_an_empty_case_has_no_stories() -> None:
    assert stories([], {}) == ()
