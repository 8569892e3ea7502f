"""The whole phrase for who speaks, with title and apposition, beside cue and content."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import page

from stemma.annotate import annotate
from stemma.offsets import Span
from stemma.types import Attribution, Page

NAMES = ["Ada May", "Ivo Brandt", "Dalia Oren"]
TITLES = ["", "Mayor ", "harbour board spokesman ", "Former Deputy Minister "]
APPOSED = [
    "",
    ", the mayor",
    ", 34",
    ", who runs the clinic",
    ", chair of the Harbour Board",
    ", a clerk at the ministry",
]
CUES = ["said", "told reporters that", "has said"]


def read(text: str) -> tuple[Page, list[Attribution]]:
    (done,) = annotate([page(text, "2031-03-05")])
    return done, [a.value for a in done.layer("attribution") if isinstance(a.value, Attribution)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ada May, a judge at the Harbour Court who once ran the mill, said it was old.",
         "Ada May, a judge at the Harbour Court who once ran the mill,"),
        ("The bridge was old, said Ada May, a judge at the Harbour Court.",
         "Ada May, a judge at the Harbour Court"),
        ("Her son Marco, who now runs the shop, believes the bridge is old.",
         "Her son Marco, who now runs the shop,"),
        ("Two other clerks claim that the bridge was old.", "Two other clerks"),
        ("A note pinned to the door of the Harbour Board said the bridge was old.",
         "A note pinned to the door of the Harbour Board"),
    ],
)  # fmt: skip
def test_a_source_is_the_whole_phrase(text: str, source: str) -> None:
    _, (found,) = read(text)
    assert found.source is not None
    assert found.source.of(text) == source


def test_who_speaks_is_not_taken_from_a_lead() -> None:
    text = "After a call with Ada May, the mayor, speaking in Kesh, said the bridge was old."
    _, (found,) = read(text)
    assert found.source is not None
    assert found.source.of(text) == "the mayor"


def test_a_time_that_describes_a_person_is_not_when_it_was_said() -> None:
    _, (person,) = read("Ada May, who left the board in 2019, said the bridge was old.")
    _, (writing,) = read("A report released in 2019 said the bridge was old.")
    assert person.made is None
    assert writing.made is not None


def parts(found: Attribution) -> Iterator[Span]:
    yield from found.content
    yield from (s for s in (found.source, found.cue) if s is not None)


@given(st.sampled_from(TITLES), st.sampled_from(NAMES), st.sampled_from(APPOSED), st.sampled_from(CUES))
@settings(max_examples=25, deadline=None)
def test_source_cue_and_content_stand_apart(title: str, name: str, apposed: str, cue: str) -> None:
    comma = "," if "," in apposed else ""
    text = f"{title}{name}{apposed}{comma} {cue} the old bridge was closed."
    _, (found,) = read(text)
    spans = sorted(parts(found))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert found.source is not None
    assert found.source.of(text).rstrip(",").endswith((name, apposed.lstrip(", ")))
