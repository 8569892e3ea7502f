from stemma.collation.stories import stories
from stemma.offsets import OffsetMap, Span
from stemma.relate.stories import Report, report
from stemma.types import Document, Locus, Origin, OriginKind, Outlet, Part, Reading, Reuse, Story, Time

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


def together(*items: Report, reuse: tuple[Reuse, ...] = (), origins: tuple[Origin, ...] = ()) -> Story:
    clusters = {i.document: items[0].document for i in items}
    (story,) = stories(items, clusters, reuse=reuse, origins=origins)
    return story


def credit(of: Report, name: str, share: float = 1.0, kind: OriginKind = "agency") -> Origin:
    return Origin(of.document, name, kind, (Span(0, 1),), share)


def copied(a: Report, b: Report, size: int) -> Reuse:
    return Reuse("copy", Locus(a.document, Span(0, size)), Locus(b.document, Span(0, size)), 1.0)


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


def test_reports_of_one_agency_are_one_origin() -> None:
    a, b, c = item("a"), item("b"), item("c", author="Ann Lee")
    story = together(a, b, c, origins=(credit(a, "Kesmer Press"), credit(b, "Kesmer Press")))
    assert (story.origins_low, story.origins_high) == (2, 2)


def test_what_an_agency_itself_published_and_what_credits_it_are_one_origin() -> None:
    wire, paper = item("a", outlet="Reuters"), item("b")
    story = together(wire, paper, origins=(credit(paper, "Reuters"),))
    assert (story.origins_low, story.origins_high) == (1, 1)


def test_a_line_of_an_agency_in_a_longer_report_does_not_make_it_the_origin() -> None:
    a, b = item("a", author="Ann Lee"), item("b", author="Ben Roe")
    story = together(a, b, origins=(credit(a, "TASS", 0.1), credit(b, "TASS", 0.1)))
    assert (story.origins_low, story.origins_high) == (2, 2)


def test_unknown_origins_widen_the_range() -> None:
    story = together(item("a"), item("b"), item("c", author="Ann Lee"))
    assert (story.origins_low, story.origins_high) == (1, 3)


def test_a_copy_without_credit_is_no_second_origin() -> None:
    a, b = item("a", author="Ann Lee"), item("b")
    whole, part = copied(a, b, len(TEXT)), copied(a, b, len(TEXT) // 4)
    assert together(a, b, reuse=(whole,)).origins_high == 1
    assert together(a, b, reuse=(part,)).origins_high == 2


def test_copies_across_stories_do_not_join_anything() -> None:
    a, b = item("a"), item("b")
    found = stories([a, b], {}, reuse=(copied(a, b, len(TEXT)),))
    assert [(s.origins_low, s.origins_high) for s in found] == [(1, 1), (1, 1)]


def test_an_empty_case_has_no_stories() -> None:
    assert stories([], {}) == ()
