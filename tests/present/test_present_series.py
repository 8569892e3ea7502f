"""Figures that count the same thing: who differs, what they are called, and what is said twice."""

from dataclasses import replace

from tests.present.sample import document, sample

from stemma.offsets import Span
from stemma.present.evidence import Sources
from stemma.present.series import (
    by_telling,
    differs,
    is_nameless,
    once_a_report,
    once_a_value,
    series_of,
    series_row,
    subjects,
    words_after,
)
from stemma.present.views import figure_row
from stemma.types import Difference, Document, Figure, Locus, Ref, Variant

VIEW = sample()


def figure(source: Document, words: str, value: float | None, *, what: str = "", **more) -> Figure:
    start = source.text.index(words)
    span = Span(start, start + len(words))
    hedge = "vague" if value is None else "exact"
    return Figure(source.id, span, words, value, value, hedge, "people", what, series="ser-1", **more)


def report(name: str, text: str) -> Document:
    found = document(name, "A title\n" + text)
    VIEW.held_documents.append(found)
    return found


ONE = report("one.txt", "Some 900 people had been brought to schools, she said. Later 950 were.")
TWO = report("two.txt", "At night 900 people had been brought to schools; dozens were not.")


def test_figures_without_a_series_stand_for_themselves() -> None:
    alone = replace(figure(TWO, "dozens", None), series=None)
    groups = series_of([figure(ONE, "900", 900), figure(TWO, "900", 900), alone])
    assert [len(g) for g in groups.values()] == [2, 1]


def test_reports_differ_but_one_report_does_not_differ_from_itself() -> None:
    both = [figure(ONE, "900", 900), figure(ONE, "950", 950)]
    assert not differs(both)
    assert differs([*both, figure(TWO, "900", 900)])
    assert not differs([figure(ONE, "900", 900), figure(TWO, "900", 900)])
    assert differs([figure(ONE, "900", 900), figure(TWO, "dozens", None)])


def test_series_told_in_most_reports_come_first() -> None:
    one = ("ser-b", [figure(ONE, "900", 900), figure(ONE, "950", 950)])
    two = ("ser-a", [figure(ONE, "900", 900), figure(TWO, "900", 900)])
    assert sorted([one, two], key=by_telling) == [two, one]


def row(group: list[Figure], differences: tuple[Difference, ...] = ()):
    return series_row(VIEW, Sources(VIEW), ("ser-1", group), subjects(differences))


def test_a_series_says_its_ends_and_how_many_tell_it() -> None:
    found = row([figure(TWO, "900", 900), figure(ONE, "950", 950), figure(TWO, "dozens", None)])
    assert (found.low, found.high, found.reports, found.differs) == (900, 950, 2, True)
    assert [f.text for f in found.figures] == ["950", "900", "dozens"]


def test_a_series_is_called_what_most_of_its_figures_count() -> None:
    named = [figure(ONE, "900", 900, what="people  moved"), figure(TWO, "900", 900, what="people moved")]
    assert row([*named, figure(ONE, "950", 950, what="pupils")]).what == "people moved"


def test_a_series_without_a_name_is_called_by_the_words_after_it() -> None:
    assert row([figure(TWO, "900", 900), figure(ONE, "950", 950, what="people")]).what == (
        "… people had been brought to schools"
    )


def test_a_series_with_nothing_around_it_is_called_by_its_unit() -> None:
    bare = report("bare.txt", "It was 12")
    assert row([figure(bare, "12", 12)]).what == "people"
    assert row([replace(figure(bare, "12", 12), unit=None)]).what == "a count"


def test_a_difference_knows_what_is_counted_but_quoted_words_are_no_name() -> None:
    one, two = figure(ONE, "900", 900), figure(TWO, "dozens", None)
    loci = [Variant(f.text, (Locus(f.document, f.span),)) for f in (one, two)]
    known = Difference("people moved", "revision", tuple(loci))
    assert row([one, two], (known,)).what == "people moved"
    assert row([one, two], (replace(known, kind="naming"),)).what.startswith("… ")
    assert row([one, two], (replace(known, about="the number in “Some …”"),)).what.startswith("… ")


def test_the_words_after_a_figure_end_with_its_clause_and_lead_nowhere() -> None:
    source = report(
        "words.txt", "Of 40 who were missing after the, 7 (of them) died. About 3,500 left by sea."
    )
    shown = {f.text: words_after(figure_row(VIEW, Sources(VIEW), f)) for f in (
        figure(source, "40", 40), figure(source, "7", 7), figure(source, "3,500", 3500),
    )}  # fmt: skip
    assert shown == {"40": "… who were missing", "7": "", "3,500": "… left by sea"}


def test_a_unit_is_no_name() -> None:
    assert is_nameless("", "people") and is_nameless("People", "km") and is_nameless("km", "km")
    assert not is_nameless("people aboard", "people")


def test_a_report_says_a_value_once_and_its_holder_is_kept() -> None:
    holder = Ref(ONE.id, Span(0, 1), "the mayor")
    again = replace(figure(ONE, "950", 900), holder=holder)
    found = once_a_report(row([figure(ONE, "900", 900), again, figure(TWO, "900", 900)]))
    assert [(f.evidence.path, f.holder) for f in found.figures] == [
        ("one.txt", "the mayor"),
        ("two.txt", None),
    ]


def test_a_value_is_shown_where_it_stood_first() -> None:
    found = once_a_value(row([figure(TWO, "900", 900), figure(ONE, "900", 900), figure(ONE, "950", 950)]))
    assert [(f.evidence.path, f.text) for f in found.figures] == [("one.txt", "900"), ("one.txt", "950")]
