from tests.factory import page

from stemma.annotate.quantities import QuantityAnnotator
from stemma.annotate.sentences import SentenceAnnotator
from stemma.annotate.times import TimeAnnotator
from stemma.extract.figures import figures
from stemma.offsets import OffsetMap, Span
from stemma.types import Annotation, Attribution, Document, Figure, Page, Part, Time


def laid_out(done: Page) -> Page:
    for annotator in (SentenceAnnotator(), TimeAnnotator(), QuantityAnnotator()):
        (found,) = annotator.annotate([done])
        done = done.with_annotations(found)
    return done


def read(text: str) -> tuple[Figure, ...]:
    return figures(laid_out(page(text, "2031-05-14")))


def test_a_figure_says_what_it_counts_and_as_of_when() -> None:
    (found,) = read("On May 3, at least 14 Orvan sailors drowned.")
    assert (found.text, found.low, found.high, found.hedge) == ("at least 14", 14, None, "at least")
    assert (found.unit, found.what) == ("people", "Orvan sailors")
    assert found.as_of is not None
    assert found.as_of.low == "2031-05-03"


def test_a_figure_without_a_time_is_as_of_the_report() -> None:
    (found,) = read("The flood drowned 14 sailors.")
    assert found.as_of == Time("2031-05-14", "2031-05-14", basis="metadata")


def test_small_and_pointing_numbers_are_no_figures() -> None:
    assert read("The two men met the two sides, and there are three reasons.") == ()
    assert [f.text for f in read("It killed two men.")] == ["two"]
    assert read("They saw one sailor.") == ()
    assert [f.text for f in read("It killed one person.")] == ["one"]


def test_durations_and_bare_ages_are_no_figures() -> None:
    assert read("For three days Ana Prell, 52, waited.") == ()
    assert [f.unit for f in read("The 19-year-old waited.")] == ["years"]


def test_a_number_without_a_noun_counts_what_was_counted_before_it() -> None:
    found = read("The army has 900 soldiers there, including as many as 700 in the east.")
    assert [(f.low, f.high, f.unit) for f in found] == [(900, 900, "people"), (None, 700, "people")]


def attributed(text: str, content: str, source: str) -> Annotation:
    start, at = text.index(content), text.index(source)
    spans = Span(start, start + len(content)), Span(at, at + len(source))
    return Annotation(
        "attribution",
        Span(min(spans)[0], max(s.end for s in spans)),
        "test",
        "",
        Attribution((spans[0],), spans[1]),
    )


def test_the_innermost_source_holds_the_figure() -> None:
    text = "Pavel Rusk said the navy reported that 14 sailors drowned."
    outer = attributed(text, "the navy reported that 14 sailors drowned", "Pavel Rusk")
    inner = attributed(text, "14 sailors drowned", "the navy")
    (found,) = figures(laid_out(page(text, "2031-05-14")).with_annotations([outer, inner]))
    assert found.holder is not None
    assert found.holder.text == "the navy"
    assert found.holder.span == Span(16, 24)


def test_the_reporter_holds_what_nobody_else_does() -> None:
    text = "Two ferries sank. Pavel Rusk said 14 sailors drowned on 3 ferries. It took 20 men."
    page_ = laid_out(page(text, "2031-05-14"))
    found = figures(page_.with_annotations([attributed(text, "14 sailors drowned", "Pavel Rusk")]))
    assert [(f.text, f.holder and f.holder.text) for f in found] == [
        ("14", "Pavel Rusk"),
        ("3", None),
        ("20", None),
    ]


def test_spans_are_those_of_the_raw_text() -> None:
    raw = "MENU MENU\nIt drowned 14 sail<b>ors."
    offsets = OffsetMap.keep(len(raw), [Span(0, 10), Span(28, 31)])
    part = Part(Span(0, len(raw)))
    document = Document("a.txt", "text/plain", "0" * 64, raw, offsets, (part,))
    (found,) = figures(laid_out(Page(document, part, offsets.apply(raw), offsets)))
    assert (found.span.of(raw), found.what) == ("14", "sailors")
    assert found.what_span is not None
    assert found.what_span.of(raw) == "sail<b>ors"


def test_a_number_that_belongs_to_a_name_counts_nothing() -> None:
    text = "It stood on the old Velmora Air 11 launchpad. They sold 11 boats."
    name = Annotation("name", Span(20, 31), "test", "organization")
    found = figures(laid_out(page(text).with_annotations([name])))
    assert [f.what for f in found] == ["boats"]


def test_a_number_counts_nothing_in_the_next_line() -> None:
    figures = read("Death toll of the storm rises to 85\nBoats left the port on Monday.")
    assert [(f.low, f.unit, f.what) for f in figures] == [(85, None, "")]


def test_pounds_of_thrust_are_no_money() -> None:
    (figure,) = read("It has 5 million pounds of thrust.")
    assert figure.unit == "pounds"
