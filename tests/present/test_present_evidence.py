"""Excerpts: exactly what stands at a span, and a sentence's context that others' words stay out of."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.present.sample import GAZETTE, RADIO, at, day, document, html_document, sample

from stemma.errors import NotFoundError
from stemma.offsets import OffsetMap, Span
from stemma.present.evidence import Sources, excerpt, outlet_name, published_day
from stemma.types import Document, Outlet, Part, Removed, Time


def plain(text: str, *removed: str, **more) -> Document:
    spans = sorted(at(text, words) for words in removed)
    found = document("a.txt", text, **more)
    return replace(
        found,
        offsets=OffsetMap.keep(len(text), spans),
        removed=tuple(Removed(s, "interface") for s in spans),
        title=None, title_span=None, parts=(Part(Span(0, len(text))),),
    )  # fmt: skip


def cut(source: Document, words: str, context: int = 90) -> tuple[str, str, str]:
    found = excerpt(source, at(source.text, words), context=context)
    return found.before, found.text, found.after


def test_a_sentence_stands_whole_where_it_fits() -> None:
    text = "Long before this the mayor left. The ferry carried 60 people to Sella. Nobody saw it go down."
    assert cut(plain(text), "60", 30) == ("The ferry carried ", "60", " people to Sella.")


def test_a_cut_within_a_sentence_is_marked() -> None:
    text = "the ferry that left the old port in the morning carried 60 people and many goods to Sella town"
    assert cut(plain(text), "60", 20) == ("… morning carried ", "60", " people and many …")


def test_titles_of_persons_and_initials_end_no_sentence() -> None:
    text = "x" * 60 + " said Dr. Vilhar and J. Oren of 60 people from Sella"
    before, _, _ = cut(plain(text), "60", 40)
    assert before.endswith("Dr. Vilhar and J. Oren of ") and before.startswith("… ")


def test_context_stays_in_its_paragraph() -> None:
    text = "One thing.\n\nIt sank with 60 aboard\n \nAnother thing."
    assert cut(plain(text), "60") == ("It sank with ", "60", " aboard")


def test_what_was_removed_is_no_context() -> None:
    text = "It sank with 60 SHARE THIS people aboard."
    assert cut(plain(text, "SHARE THIS "), "60")[2] == " people aboard."


def test_what_was_removed_within_a_span_is_left_out() -> None:
    text = "“We are SHARE THIS searching,” she said."
    assert excerpt(plain(text, "SHARE THIS "), Span(1, 28)).text == "We are searching"


def test_a_span_of_which_nothing_was_kept_shows_its_line() -> None:
    text = "Ferry sinks\nBy Ilse Marrak, Port Sella\nIt sank."
    assert cut(plain(text, "By Ilse Marrak, Port Sella\n"), "Ilse Marrak") == (
        "By ",
        "Ilse Marrak",
        ", Port Sella",
    )


def test_the_title_and_the_text_below_it_are_no_context_of_each_other() -> None:
    source = document("a.txt", "Ferry sinks, 12 dead\nIt sank with 60 aboard.")
    assert cut(source, "12") == ("Ferry sinks, ", "12", " dead")
    assert cut(source, "60") == ("It sank with ", "60", " aboard.")


def test_context_never_runs_into_another_article() -> None:
    text = "First sank with 12. Second sank with 60. Third sank with 7."
    parts = (Part(Span(0, 20)), Part(Span(20, 41)), Part(Span(41, len(text))))
    assert cut(replace(plain(text), parts=parts), "60") == ("Second sank with ", "60", ".")


def test_html_is_shown_as_it_is_read() -> None:
    source = html_document("radio.html", RADIO, outlet="Radio", published=day("2031-05-08"))
    found = excerpt(source, at(RADIO, "21, R&amp;D minister"))
    assert found.text == "21, R&D minister"
    assert found.before == "The toll of the Port Sella sinking rose to "
    assert "<" not in found.before + found.after


def test_the_words_of_a_span_are_exact_in_plain_text() -> None:
    source = sample().held_documents[1]
    for words in ("Dalia Oren", "12 dead", "PORT SELLA (Northern Wire)"):
        assert excerpt(source, at(GAZETTE, words)).text == words


TEXTS = st.text(st.sampled_from("aB .\n“”,\u202e😀"), min_size=1, max_size=120)


@given(TEXTS, st.data())
def test_an_excerpt_is_made_of_the_kept_characters_only(text, data) -> None:
    ends = st.integers(0, len(text))
    gone = Span(*sorted((data.draw(ends), data.draw(ends))))
    span = Span(*sorted((data.draw(ends), data.draw(ends))))
    source = replace(plain(text), offsets=OffsetMap.keep(len(text), [gone]))
    found = excerpt(source, span, context=data.draw(st.integers(0, 60)))
    kept = "".join(
        c for n, c in enumerate(text) if span.start <= n < span.end and not gone.start <= n < gone.end
    )
    assert found.text == (kept or span.of(text))
    if kept:
        around = found.before.removeprefix("… ") + found.text + found.after.removesuffix(" …")
        assert around in source.offsets.apply(text)


@given(st.integers(0, 40), st.integers(0, 40))
def test_context_is_no_longer_than_asked_for(context, at_) -> None:
    source = plain("word " * 20)
    found = excerpt(source, Span(at_, at_ + 4), context=context)
    assert len(found.before) <= context + 2 and len(found.after) <= context + 2


def test_evidence_names_its_report() -> None:
    view = sample()
    gazette = view.held_documents[1]
    found = Sources(view).evidence(gazette.id, at(GAZETTE, "12"))
    assert (found.outlet, found.published, found.path) == ("Harbour Gazette", "2031-05-05", "gazette.txt")
    assert found.span == at(GAZETTE, "12")


def test_a_document_that_is_not_there_is_an_error() -> None:
    with pytest.raises(NotFoundError):
        Sources(sample()).document("doc-0")


def test_documents_are_read_again_once_too_many_are_held() -> None:
    view = sample()
    many = [document(f"{n}.txt", f"Report {n} of many.") for n in range(300)]
    view.held_documents.extend(many)
    sources = Sources(view)
    for source in (*many, *many):
        assert sources.evidence(source.id, Span(0, 6)).path == source.path


def test_an_outlet_is_called_by_its_name_or_its_domain() -> None:
    base = plain("x")
    assert outlet_name(base) is None
    assert outlet_name(replace(base, outlet=Outlet(None, "gazette.example"))) == "gazette.example"
    assert outlet_name(replace(base, outlet=Outlet("Gazette", "gazette.example"))) == "Gazette"


def test_a_day_is_as_precise_as_it_is_known() -> None:
    base = plain("x")
    assert published_day(base) is None
    assert published_day(replace(base, published=Time(None, "2031"))) is None
    assert (
        published_day(replace(base, published=Time("2031-05-03T10:00", "2031-05-03T10:00"))) == "2031-05-03"
    )
