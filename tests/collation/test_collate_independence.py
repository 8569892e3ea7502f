from hypothesis import given
from hypothesis import strategies as st
from tests.collation.origin_pages import credit, known, page, tied

from stemma.collation.counted import Said, counted_stories, statement_counts
from stemma.collation.descent import Evidence, Tie
from stemma.collation.independence import Independence, Use
from stemma.collation.mastheads import Masthead
from stemma.offsets import Span
from stemma.types import Locus, Origin, OriginCount, Reuse, Story


def count(*pages: Masthead, origins: tuple[Origin, ...] = (), shares: tuple = ()) -> OriginCount:  # type: ignore[type-arg]
    evidence = known(*pages, origins=origins)
    return over(evidence, tied(evidence, *shares)).of_reports("sty-1", [p.document for p in pages])


def over(evidence: Evidence, ties: list[Tie] | None = None) -> Independence:
    return Independence(evidence, ties or [])


def ends(found: OriginCount) -> tuple[int, int]:
    return found.low, found.high


def test_reports_of_one_agency_are_one_origin_and_the_credit_is_the_evidence() -> None:
    origins = (credit("a", "Kesmer Press"), credit("b", "Kesmer Press"))
    found = count(
        page("a", outlet="Gazette"), page("b", outlet="Echo"), page("c", signed=True), origins=origins
    )
    assert ends(found) == (2, 2)
    assert found.reasons[0].text == "Gazette and Echo print the line of Kesmer Press"
    assert found.reasons[0].evidence == (Locus("a", Span(0, 2)), Locus("b", Span(0, 2)))


def test_what_an_agency_itself_published_and_what_credits_it_are_one_origin() -> None:
    wire, paper = page("a", outlet="Kesmer Press"), page("b", outlet="Echo")
    assert ends(count(wire, paper, origins=(credit("b", "Kesmer Press"),))) == (1, 1)


def test_a_line_of_an_agency_in_a_longer_report_does_not_make_it_the_origin() -> None:
    origins = (credit("a", "Kesmer Press", 0.1), credit("b", "Kesmer Press", 0.1))
    assert ends(count(page("a", signed=True), page("b", signed=True), origins=origins)) == (2, 2)


def test_unknown_origins_widen_the_range() -> None:
    found = count(page("a", outlet="Gazette"), page("b", outlet="Echo"), page("c", signed=True))
    assert ends(found) == (1, 3)
    assert found.reasons[-1].text == "Gazette and Echo: neither agency nor author nor source is named"


def test_a_copy_without_credit_is_no_second_origin() -> None:
    pages = page("a", outlet="Gazette", signed=True), page("b", outlet="Echo")
    whole, part = count(*pages, shares=(("a", "b", 0.9, 0.9),)), count(*pages, shares=(("a", "b", 0.3, 0.3),))
    assert (ends(whole), ends(part)) == ((1, 1), (1, 2))
    assert whole.reasons[0].text == "Gazette and Echo share 90 % of their text"


def test_versions_of_one_article_are_one_origin() -> None:
    pages = page("a", url="strait.example/ferry"), page("b", url="strait.example/ferry")
    found = count(*pages, shares=(("a", "b", 0.3, 0.4),))
    assert ends(found) == (1, 1)
    assert found.reasons[0].text == "a.txt and b.txt are versions of one article"


def test_outlets_of_one_owner_are_one_origin() -> None:
    found = count(
        page("a", outlet="Strait Courier", signed=True), page("b", outlet="Harbour Mail", signed=True)
    )
    assert ends(found) == (1, 1)
    assert found.reasons[0].text == "Strait Courier and Harbour Mail belong to Quay Group"


def test_reports_that_rest_on_one_post_are_one_origin() -> None:
    origins = (credit("a", "Telegram (Oren)", 0.8, "post"), credit("b", "Telegram (Oren)", 0.7, "post"))
    assert count(page("a", outlet="Gazette"), page("b", outlet="Echo"), origins=origins).high == 1


def test_own_reporting_is_a_sure_origin() -> None:
    own = credit("a", "Gazette", 0.0, "own")
    assert ends(count(page("a", outlet="Gazette"), page("b", signed=True), origins=(own,))) == (2, 2)


def test_a_post_that_two_reports_cite_is_one_origin_of_what_it_says() -> None:
    evidence = known(page("a", outlet="Gazette"), page("b", outlet="Echo"), page("c", signed=True))
    here = Locus("a", Span(0, 9))
    uses = [Use("a", "Telegram (Oren)", here), Use("b", "telegram (Oren)", here), Use("c", None, here)]
    found = over(evidence).of_uses("sta-1", uses)
    assert ends(found) == (2, 2)
    assert found.reasons[0].text == "Gazette and Echo have it from Telegram (Oren)"


def test_officials_whom_nobody_names_are_no_origin_that_two_reports_share() -> None:
    evidence = known(page("a", outlet="Gazette"), page("b", outlet="Echo"))
    uses = [Use(x, "officials", Locus(x, Span(0, 9))) for x in "ab"]
    assert ends(over(evidence).of_uses("ser-1", uses)) == (1, 2)


def test_what_an_outlet_was_told_itself_is_its_own() -> None:
    evidence = known(page("a", outlet="Gazette", signed=True), page("b", outlet="Echo", signed=True))
    uses = [Use("a", "The Gazette", Locus("a", Span(0, 9))), Use("b", "Gazette", Locus("b", Span(0, 9)))]
    assert ends(over(evidence).of_uses("sta-1", uses)) == (2, 2)


def test_a_statement_is_counted_over_the_reports_that_share_its_words() -> None:
    evidence = known(page("a", signed=True), page("b", signed=True), page("c", signed=True))
    items = [Said(f"sta-{x}", x, Span(10, 60), None) for x in "abc"]
    passage = Reuse("quotation", Locus("a", Span(12, 58)), Locus("b", Span(12, 58)), 1.0)
    found = {c.about: ends(c) for c in statement_counts(items, [passage], over(evidence))}
    assert found == {"sta-a": (2, 2), "sta-b": (2, 2)}


def test_a_story_takes_the_range_of_its_reports() -> None:
    evidence = known(page("a", outlet="Gazette"), page("b", outlet="Echo"))
    (told,), (counted,) = counted_stories([Story("sty-1", "", ("a", "b"), None, 1, 2)], over(evidence))
    assert (told.origins_low, told.origins_high) == ends(counted) == (1, 2)


@given(
    st.lists(st.tuples(st.booleans(), st.sampled_from([None, "Gazette", "Echo"])), min_size=1, max_size=6),
    st.sets(st.tuples(st.integers(0, 5), st.sampled_from(["Kesmer Press", "Reuters"]))),
)
def test_the_range_holds_at_least_one_and_never_more_than_there_are_reports(
    rows: list[tuple[bool, str | None]], credits: set[tuple[int, str]]
) -> None:
    pages = [page(str(n), outlet=outlet, signed=signed) for n, (signed, outlet) in enumerate(rows)]
    origins = tuple(credit(str(n), name) for n, name in sorted(credits) if n < len(rows))
    found = count(*pages, origins=origins)
    assert 1 <= found.low <= found.high <= len(rows)
