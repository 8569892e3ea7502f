"""The nouns: times complete their bounds, pages carry layers, ids follow content."""

from __future__ import annotations

import pytest

from stemma.annotate.pages import pages_of
from stemma.errors import CaseError, CaseVersionError, InputError, StemmaError
from stemma.offsets import OffsetMap, Span
from stemma.types import Annotation, Document, Part, Time


def two_parts() -> Document:
    text = "First head\nBody one. NOISE\n\nSecond head\nBody two."
    return Document(
        path="a.txt",
        media_type="text/plain",
        sha256="0",
        text=text,
        offsets=OffsetMap.keep(len(text), [Span(21, 26)]),
        parts=(Part(Span(0, 27), Span(0, 10)), Part(Span(28, len(text)), Span(28, 39))),
    )


@pytest.mark.parametrize(
    ("low", "high", "first", "last"),
    [
        ("2024", "2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02", "2023-02-01", "2023-02-28"),
        ("2024-11-04T18:35+09:00", "2024-11-04T18:35+09:00", "2024-11-04", "2024-11-04"),
        (None, None, None, None),
    ],
)
def test_bounds_are_completed_to_days(low: str, high: str, first: str, last: str) -> None:
    time = Time(low, high)
    assert (time.first_day, time.last_day) == (first, last)


def test_each_part_becomes_a_page_of_its_clean_text() -> None:
    document = two_parts()
    first, second = pages_of(document)
    assert first.text == "First head\nBody one. \n"
    assert second.text == "Second head\nBody two."
    assert second.title is not None
    assert second.title.of(second.text) == "Second head"
    body = Span(second.text.index("Body"), len(second.text))
    assert second.raw(body).of(document.text) == "Body two."


def test_annotations_join_their_layer_in_text_order() -> None:
    page = pages_of(two_parts())[0]
    late, early = Annotation("name", Span(6, 10), "x"), Annotation("name", Span(0, 5), "y")
    laid = page.with_annotations([late]).with_annotations([early])
    assert laid.layer("name") == (early, late)
    assert page.layer("name") == ()


def test_a_document_is_named_by_its_path_and_bytes() -> None:
    assert two_parts().id == two_parts().id
    assert two_parts().id.startswith("doc-")


def test_every_error_is_caught_as_one() -> None:
    error = InputError("a.txt", "clean", "holds no text")
    assert isinstance(error, StemmaError)
    assert str(error) == "a.txt: holds no text"
    assert issubclass(CaseVersionError, CaseError)
