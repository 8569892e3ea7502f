"""Which text of a page is kept, filled in, left out, and why."""

import pytest

from stemma.clean.html_fill import fill, prose_of
from stemma.clean.html_headline import find_headline, headline_in_title
from stemma.clean.html_keep import apart, offsets_of, removed_of
from stemma.clean.markup import Markup, read_markup
from stemma.offsets import Span
from stemma.types import Removed

FIRST = "The harbour of Veld will reopen within two weeks, Foreign Minister Dalia Oren said on Monday."
LONG = (
    "The port authority declined to comment on the date, and dockers asked for an independent survey of the "
    "eastern wall and its two gates."
)
LAST = "Work on the cranes goes on until the end of the month, according to the city."


def at(markup: Markup, text: str) -> Span:
    start = markup.text.index(text)
    return Span(start, start + len(text))


def kept_texts(markup: Markup, *kept: str, start: int = 0) -> list[str]:
    spans = fill(markup, [at(markup, k) for k in kept], start)
    return "\n\n".join(s.of(markup.text) for s in spans).split("\n\n")


def test_a_paragraph_between_kept_ones_is_filled_in() -> None:
    markup = read_markup(f"<p>{FIRST}</p><div class=w><p>{LONG}</p></div><p>{LAST}</p>")
    assert kept_texts(markup, FIRST, LAST) == [FIRST, LONG, LAST]


@pytest.mark.parametrize(
    "between",
    [
        "<p>Sign up for our daily letter.</p>",
        f"<div>{LONG}</div>",
        f"<figcaption>{LONG}</figcaption>",
        f"<p hidden>{LONG}</p>",
        f"<p><a href='/x'>{LONG}</a></p>",
        f"<p>{LONG[:-1]}</p>",
        f"<p>{FIRST}</p>",
    ],
    ids=["short", "no paragraph", "caption", "hidden", "link", "no sentence", "known"],
)
def test_what_is_no_prose_is_not_filled_in(between: str) -> None:
    markup = read_markup(f"<p>{FIRST}</p>{between}<p>{LAST}</p>")
    spans = fill(markup, [at(markup, FIRST), at(markup, LAST)], 0)
    assert [s.of(markup.text) for s in spans] == [FIRST, LAST]


def test_prose_is_filled_in_only_from_the_start_and_up_to_the_last_kept() -> None:
    markup = read_markup(f"<p>{LONG}</p><h1>Headline</h1><h2>{FIRST}</h2><p>{LAST}</p><p>{LONG} Again.</p>")
    assert kept_texts(markup, LAST, start=at(markup, "Headline").end) == [FIRST, LAST]


def test_hidden_text_is_dropped_unless_it_is_the_article() -> None:
    markup = read_markup(f"<p>{FIRST}</p><p hidden>{LAST}</p><p>{LONG}</p>")
    assert LAST not in kept_texts(markup, FIRST, LAST, LONG)
    markup = read_markup(f"<div hidden><p>{FIRST}</p><p>{LAST}</p></div>")
    assert kept_texts(markup, FIRST, LAST) == [FIRST, LAST]


def test_prose_of_a_page_without_structure() -> None:
    markup = read_markup(f"<p>Home</p><nav><p>{FIRST}</p></nav><p>{LONG}</p>")
    assert [s.of(markup.text) for s in prose_of(markup)] == [LONG]


def test_kept_ranges_are_set_apart_as_what_lay_between_them() -> None:
    source = "<p>one <s>two</s> three</p><p>four</p>five<p>six"
    markup = read_markup(source)
    kept = [at(markup, word) for word in ("one", "three", "four", "six")]
    assert offsets_of(markup, kept).apply(source) == "one three\n\nfour\n\nsix"


def test_removed_text_is_listed_by_reason_between_kept_text() -> None:
    source = "<title>t</title><nav>a<p>b</p></nav><p>c</p><p>KEPT and d</p><p>e</p><figcaption>f</figcaption>"
    markup = read_markup(source)
    removed = [
        (r.reason, read_markup(r.span.of(source)).text) for r in removed_of(markup, [at(markup, "KEPT")])
    ]
    assert removed == [
        ("navigation", "a\n\nb"),
        ("boilerplate", "c"),
        ("boilerplate", "and d\n\ne"),
        ("caption", "f"),
    ]


def test_removed_spans_are_laid_apart() -> None:
    removed = [Removed(Span(4, 9), "b"), Removed(Span(0, 6), "a"), Removed(Span(2, 3), "c")]
    assert apart(removed) == (Removed(Span(0, 6), "a"), Removed(Span(6, 9), "b"))


@pytest.mark.parametrize(
    ("source", "titles", "headline"),
    [
        ("<h1>Gazette</h1><h1>Port reopens</h1>", ("Port reopens",), "Port reopens"),
        ("<h1>Port <b>reopens</b></h1>", ("PORT REOPENS! | Gazette",), "Port reopens"),
        ("<title>Port reopens | Gazette</title><h1>Gazette</h1>", (), "Port reopens"),
        ("<title>Gazette: Port reopens</title><h2>Port reopens</h2>", (), "Port reopens"),
        ("<title>Port reopens – Gazette</title>", ("Port reopens",), "Port reopens"),
        ("<title>Port reopens at last – Gazette</title>", ("Other words",), "Port reopens at last"),
        ("<h1>Minister names a date</h1>", ("Port reopens",), "Minister names a date"),
        ("<h1 class=logo>Gazette</h1>", ("Port reopens",), None),
        ("<p>Port reopens</p>", (), None),
        ("<h1>Port</h1>", (), "Port"),
        ("<title> </title><h1></h1>", (), None),
    ],
)
def test_headline(source: str, titles: tuple[str, ...], headline: str | None) -> None:
    markup = read_markup(source + f"<p>{FIRST}</p>")
    found = find_headline(markup, titles, at(markup, FIRST).start)
    assert (found and found.of(markup.text)) == headline


def test_the_nearest_of_equal_headings_is_the_headline() -> None:
    markup = read_markup(f"<h1>Port reopens</h1><h1>Port reopens</h1><p>{FIRST}</p><h1>Port reopens</h1>")
    found = find_headline(markup, ("Port reopens",), at(markup, FIRST).start)
    assert found is not None
    assert found.start == len("Port reopens\n\n")


def test_a_title_of_dividers_only_is_taken_whole() -> None:
    markup = read_markup("<title>|</title>")
    assert headline_in_title(markup, ()) == Span(0, 1)
