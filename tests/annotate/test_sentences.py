from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.sentences import paragraphs, sentences


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


def test_sentences_end_at_stops():
    assert split("The port is shut. Nobody came.") == ["The port is shut.", "Nobody came."]


def test_titles_initials_and_abbreviations_end_nothing():
    text = "Gen. Ada Lind met J. K. Orsk in the U.S. on Monday. They left at 5 p.m. on Friday."
    assert split(text) == [
        "Gen. Ada Lind met J. K. Orsk in the U.S. on Monday.",
        "They left at 5 p.m. on Friday.",
    ]


def test_sentences_run_together_by_scraping_are_parted():
    assert split("he told the Gazette.The delegation left.") == [
        "he told the Gazette.",
        "The delegation left.",
    ]
    assert split("It was “a calm day.”The boats left.") == ["It was “a calm day.”", "The boats left."]


def test_addresses_and_numbers_are_not_parted():
    text = "See www.harbour.Varland for the 3.5 tonnes."
    assert split(text) == [text]


def test_a_closing_mark_stays_with_its_sentence():
    assert split("She said: “We wait.” Then she left.") == ["She said: “We wait.”", "Then she left."]


def test_an_opening_mark_goes_with_what_it_opens():
    assert split("“We came,” she said. “We saw.”")[-1] == "“We saw.”"


def test_each_line_is_a_paragraph_unless_it_goes_on():
    text = "A headline without a stop\nThe first line of the report.\nThe visit of the\nDelegation began."
    assert [p.of(text) for p in paragraphs(text)] == [
        "A headline without a stop",
        "The first line of the report.",
        "The visit of the\nDelegation began.",
    ]


def test_wrapped_lines_are_one_paragraph():
    lines = [
        "The council of the harbour met on Monday to speak of the new",
        "Bridge over the strait, which the mayor had promised to build",
        "Before the winter; nobody on the board believed that it could",
        "be done.",
    ]
    text = "\n".join(lines)
    assert [p.of(text) for p in paragraphs(text)] == [text]


def test_an_empty_line_always_parts():
    assert split("the visit of the\n\nDelegation began.") == ["the visit of the", "Delegation began."]


def test_a_paragraph_without_end_is_still_covered():
    text = "word " * 9000
    assert "".join(split(text)).replace(" ", "") == text.replace(" ", "")


PROSE = st.text(alphabet="aB .\n!?“”\"'’(),-5é‏ ", max_size=200)


@given(PROSE)
def test_sentences_cover_everything_but_space_in_order(text: str):
    spans = list(sentences(text))
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(s.of(text) == s.of(text).strip() and s.of(text) for s in spans)


@given(PROSE)
def test_no_sentence_crosses_an_empty_line(text: str):
    assert all("\n\n" not in s.of(text) for s in sentences(text))
