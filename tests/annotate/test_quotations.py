from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.quotations import quotations


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        '"The bridge is shut," she said.',
        "“The bridge is shut,” she said.",
        "„The bridge is shut,“ she said.",
        "«The bridge is shut,» she said.",
        "''The bridge is shut,'' she said.",
        "‘The bridge is shut,’ she said.",
        "'The bridge is shut,' she said.",
        "”The bridge is shut,” she said.",
        '“The bridge is shut," she said.',
        "“The bridge is shut,’’ she said.",
    ],
)
def test_every_style_of_marks(text: str):
    assert quoted(text) == ["The bridge is shut,"]


def test_apostrophes_are_no_marks():
    assert quoted("The boats' crews didn't say it's the mayor's fault.") == []


def test_an_inner_quotation_belongs_to_the_outer():
    assert quoted("“They said 'no' to us,” he said.") == ["They said 'no' to us,"]


def test_a_quotation_over_paragraphs_is_one():
    text = "“We waited all night.\n“Nobody came,” she said."
    assert quoted(text) == ["We waited all night.\n“Nobody came,"]


def test_an_unclosed_mark_ends_with_its_paragraph():
    text = 'She said: "We waited.\nThe boats left.'
    assert quoted(text) == ["We waited."]


def test_a_closing_mark_lost_before_who_says_it():
    text = '"We waited all night, the mayor said.\n"Nobody came," said Ivo Stern.'
    assert quoted(text.replace("the mayor", "Ada Lind")) == ["We waited all night,", "Nobody came,"]


def test_an_opening_mark_lost_at_the_start():
    assert quoted('We waited all night," Ada Lind said. "Nobody came."') == [
        "We waited all night,",
        "Nobody came.",
    ]


def test_dashes_set_off_who_says_it_within_the_marks():
    text = "«We waited all night, – said Mayor Ada Lind. – Nobody came.»"
    assert quoted(text) == ["We waited all night,", "Nobody came."]


def test_a_mark_before_a_comma_closes_whatever_its_shape():
    assert quoted("„We waited“, said Ada Lind. “We waited“, she said.") == ["We waited", "We waited"]


def test_marks_glued_by_scraping():
    text = "told the Gazette.“More will come,” she said. He spoke of a “\nnew way” of work."
    assert quoted(text) == ["More will come,", "new way"]


def test_two_quotations_in_a_sentence():
    assert quoted("It was “very calm” and “quite cold” there.") == ["very calm", "quite cold"]


@given(st.text(alphabet="ab “”\"'‘’«».,\n", max_size=120))
def test_quotations_stand_apart_in_order(text: str):
    spans = quotations(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(s.of(text) == s.of(text).strip() for s in spans)
