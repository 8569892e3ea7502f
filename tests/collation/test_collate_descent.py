import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.collation.origin_pages import credit, known, page, tied

from stemma.collation.descent import Evidence, Tie, descents, directed
from stemma.offsets import Span
from stemma.types import Descent, Edit, Locus, Reuse, Story


def story(*documents: str) -> Story:
    return Story("sty-1", "Ferry sinks", documents, None, 1, len(documents))


def lines(evidence: Evidence, found: list[Tie]) -> list[Descent]:
    return list(descents([story(*evidence.mastheads)], found, evidence))


def drawn(evidence: Evidence, *shares: tuple[str, str, float, float]) -> list[tuple[str, str, str]]:
    return [
        (d.kind, d.parent or d.origin or "", d.document) for d in lines(evidence, tied(evidence, *shares))
    ]


@pytest.mark.parametrize(
    ("first", "second", "direction"),
    [
        ("2031-05-01", "2031-05-02", "a>b"),
        ("2031-05-01T09:00", "2031-05-01T08:59", "b>a"),
        ("2031-05-01T09:00+00:00", "2031-05-01T09:30+02:00", "b>a"),
        ("2031-05-01T09:00+00:00", "2031-05-01T12:00", "unknown"),
        ("2031-05-01T09:00", "2031-05-01", "unknown"),
        ("2031-05-01", None, "unknown"),
    ],
)
def test_who_published_first_was_copied_as_far_as_the_times_can_be_compared(
    first: str, second: str | None, direction: str
) -> None:
    evidence = known(page("a", outlet="Gazette", at=first), page("b", outlet="Echo", at=second))
    (tie,) = tied(evidence, ("a", "b", 0.8, 0.8))
    assert tie.direction == direction
    assert bool(tie.reasons) == (direction != "unknown")


def test_a_credit_weighs_more_than_a_silent_clock_and_is_shown() -> None:
    evidence = known(
        page("a", outlet="Gazette"),
        page("b", outlet="Echo"),
        origins=(credit("a", "Echo", 0.1, "newspaper"),),
    )
    (tie,) = tied(evidence, ("a", "b", 0.8, 0.8))
    assert tie.direction == "b>a"
    assert tie.reasons[0].text == "Gazette names Echo as its source"
    assert tie.reasons[0].evidence == (Locus("a", Span(0, 2)),)


def test_signs_that_contradict_each_other_leave_it_open() -> None:
    evidence = known(
        page("a", outlet="Gazette", at="2031-05-01"),
        page("b", outlet="Echo", at="2031-05-02"),
        origins=(credit("a", "Echo", 0.1, "newspaper"),),
    )
    assert [t.direction for t in tied(evidence, ("a", "b", 0.8, 0.8))] == ["unknown"]


def test_a_shorter_report_that_drops_a_source_was_cut_from_the_longer() -> None:
    evidence = known(page("a", outlet="Gazette"), page("b", outlet="Echo"))
    dropped = Edit("attribution", Span(3, 9), None)
    (tie,) = tied(evidence, ("a", "b", 0.5, 1.0), edits=(dropped,))
    assert tie.direction == "a>b"
    assert [r.text for r in tie.reasons] == [
        "Echo holds nothing that Gazette lacks, and is shorter",
        "Echo drops a source that Gazette names",
    ]
    assert tied(evidence, ("a", "b", 0.5, 1.0))[0].direction == "unknown"


def test_two_prints_of_one_wire_do_not_copy_each_other_and_hang_on_the_agency() -> None:
    evidence = known(
        page("a", outlet="Gazette", at="2031-05-01"),
        page("b", outlet="Echo", at="2031-05-02"),
        origins=(credit("a", "Kesmer Press"), credit("b", "Kesmer Press")),
    )
    assert drawn(evidence, ("a", "b", 0.9, 0.9)) == [
        ("credit", "Kesmer Press", "a"),
        ("credit", "Kesmer Press", "b"),
    ]


def test_a_report_hangs_on_the_one_from_which_most_of_it_comes() -> None:
    days = {"a": "2031-05-01", "b": "2031-05-02", "c": "2031-05-03"}
    evidence = known(*(page(x, outlet=x, at=day) for x, day in days.items()))
    shares = (("a", "b", 0.9, 0.9), ("a", "c", 0.4, 0.5), ("b", "c", 0.9, 0.8))
    assert drawn(evidence, *shares) == [("copy", "a", "b"), ("copy", "b", "c")]


def test_a_tie_joins_what_nothing_else_joins_and_says_which_part_it_is() -> None:
    evidence = known(page("a", outlet="Gazette"), page("b", outlet="Echo"), page("c", outlet="Star"))
    (line,) = lines(evidence, tied(evidence, ("a", "b", 0.3, 0.9)))
    assert (line.kind, line.parent, line.document, line.share) == ("tie", "a", "b", 0.9)


def test_little_in_common_draws_no_line() -> None:
    evidence = known(page("a", outlet="Gazette"), page("b", outlet="Echo"))
    assert drawn(evidence, ("a", "b", 0.1, 0.2)) == []


@pytest.mark.parametrize(
    ("one", "other", "version"),
    [
        (page("a", url="strait.example/ferry"), page("b", url="strait.example/ferry"), True),
        (page("a", outlet="Gazette", title="ferry"), page("b", outlet="The Gazette", title="ferry"), True),
        (page("a", outlet="Gazette", title="ferry"), page("b", outlet="Echo", title="ferry"), False),
        (page("a", url="strait.example"), page("b", url="strait.example"), False),
        (
            page("a", outlet="Gazette", title="ferry", at="2031-05-01"),
            page("b", outlet="Gazette", title="ferry", at="2031-07-01"),
            False,
        ),
    ],
)
def test_an_article_fetched_twice_is_a_version_of_itself(one: object, other: object, version: bool) -> None:
    evidence = known(one, other)  # type: ignore[arg-type]
    (tie,) = tied(evidence, ("a", "b", 0.4, 0.9))
    assert tie.version == version


def test_a_version_says_what_was_changed_from_the_earlier_to_the_later() -> None:
    evidence = known(
        page("a", outlet="Gazette", at="2031-05-01T12:00"), page("b", outlet="Gazette", at="2031-05-01T09:00")
    )
    from stemma.collation.descent import ties
    from stemma.relate.sharing import Sharing

    cut = Edit("cut", None, Span(50, 90))
    (tie,) = ties([Sharing("a", "b", 0.9, 0.8, (cut,))], evidence, {})
    (line,) = lines(evidence, [tie])
    assert (line.kind, line.parent, line.document) == ("version", "b", "a")
    assert line.edits == (Edit("cut", Span(50, 90), None),)


def test_a_passage_takes_the_direction_of_its_reports_and_a_quotation_none() -> None:
    evidence = known(page("a", outlet="Gazette", at="2031-05-01"), page("b", outlet="Echo", at="2031-05-02"))
    places = Locus("a", Span(0, 5)), Locus("b", Span(0, 5))
    found = [Reuse("copy", *places, 1.0), Reuse("quotation", *places, 1.0)]
    assert [r.direction for r in directed(found, tied(evidence, ("a", "b", 0.9, 0.9)))] == ["a>b", "unknown"]


PAIRS = [(a, b) for a in "abcde" for b in "abcde" if a < b]


@given(
    st.dictionaries(st.sampled_from(PAIRS), st.tuples(st.floats(0, 1), st.floats(0, 1))),
    st.lists(st.sampled_from(["2031-05-01", "2031-05-02", "2031-05-03", None]), min_size=5, max_size=5),
    st.sets(st.sampled_from("abcde")),
)
def test_the_lines_are_a_forest_and_the_same_whatever_the_order(
    shares: dict[tuple[str, str], tuple[float, float]], days: list[str | None], credited: set[str]
) -> None:
    pages = [page(x, outlet=x, at=day) for x, day in zip("abcde", days, strict=True)]
    evidence = known(*pages, origins=tuple(credit(x, "Kesmer Press") for x in sorted(credited)))
    rows = [(*pair, *share) for pair, share in shares.items()]
    found = lines(evidence, tied(evidence, *rows))
    assert found == lines(evidence, tied(evidence, *reversed(rows)))
    parents = {line.document: line.parent for line in found}
    assert len(parents) == len(found)  # one parent each
    for document in parents:
        seen = [document]
        while parents.get(seen[-1]):
            seen.append(parents[seen[-1]] or "")
            assert len(seen) == len(set(seen))  # and no circle
