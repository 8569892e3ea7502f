"""The measure of web pages, on pages made here."""

import json
from pathlib import Path

import pytest

from benchmarks import html
from stemma.types import Time

TEXT = (
    "The harbour of Veld will reopen within two weeks, Foreign Minister Dalia Oren said on Monday, once the "
    "last of the cranes had been taken down."
)
PAGE = (
    "<html><head><title>Port reopens</title><meta name=author content='Ann Lee'>"
    "<meta property='article:published_time' content='2024-03-04T09:30:00Z'></head>"
    f"<body><h1>Port reopens</h1><p>{TEXT}</p><p>{TEXT[:70]} again.</p></body></html>"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, source in (("good", PAGE), ("empty", "<html></html>")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "source.html").write_text(source)
        (tmp_path / name / "expected.html").write_text(f"<div><p>{TEXT}</p><p>{TEXT[:70]} again.</p></div>")
        told = {
            "title": "Port reopens | Gazette",
            "byline": "By Ann Lee",
            "publishedTime": "2024-03-04T10:30:00+01:00",
        }
        (tmp_path / name / "expected-metadata.json").write_text(json.dumps(told))
    return tmp_path


def test_a_folder_is_scored(folder: Path) -> None:
    result = html.summary(list(html.pages(folder)))
    assert (result["pages"], result["refused"], result["unaligned"]) == (2, 1, 0)
    assert [result[key] for key in ("text_f1", "title", "byline", "date")] == [0.5, 0.5, 0.5, 0.5]


@pytest.mark.parametrize(
    ("found", "expected", "score"),
    [("a b c", "a b c", 1.0), ("a b", "a b c d", 2 / 3), ("x", "a", 0.0), ("", "", 1.0)],
)
def test_word_f1(found: str, expected: str, score: float) -> None:
    assert html.word_f1(found, expected) == pytest.approx(score)


def test_times_are_compared_as_precisely_as_both_are() -> None:
    noon = Time("2024-03-04T12:00:00+00:00", "2024-03-04T12:00:00+00:00")
    assert html.same_time(noon, "2024-03-04T13:00:00+01:00")
    assert html.same_time(noon, "2024-03-04")
    assert not html.same_time(noon, "2024-03-04T13:00:00Z")
    assert not html.same_time(None, "2024-03-04")


def test_bylines_match_when_one_holds_the_other() -> None:
    assert html.same_byline(("Ann Lee",), "By Ann Lee, staff")
    assert not html.same_byline(("Ann Lee",), "By Bo Ek")
    assert not html.same_byline((), "By Bo Ek")
