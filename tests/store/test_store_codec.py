"""What is encoded is decoded to the same value, for every noun that a case holds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.offsets import OffsetMap, Piece, Span
from stemma.store.codec import decode, encode
from stemma.types import (
    Difference,
    Document,
    Entity,
    Event,
    EventMention,
    Figure,
    Judgement,
    Link,
    Locus,
    Mention,
    Origin,
    Part,
    Question,
    Reuse,
    Ruling,
    Statement,
    Story,
    Time,
)

SPANS = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda p: Span(min(p), max(p)))
MAPS = st.lists(SPANS, max_size=4).map(lambda spans: OffsetMap.keep(100, spans))
st.register_type_strategy(Span, SPANS)
st.register_type_strategy(OffsetMap, MAPS)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))  # JSON has neither

NOUNS = [
    Document, Mention, Statement, Figure, EventMention, Entity, Event,
    Story, Origin, Reuse, Difference, Link, Judgement, Question, Ruling,
]  # fmt: skip


@pytest.mark.parametrize("noun", NOUNS)
def test_round_trip(noun: type) -> None:
    @given(st.from_type(noun))
    def check(value: Any) -> None:
        assert decode(noun, encode(value)) == value

    check()


def test_replacements_survive() -> None:
    offsets = OffsetMap([Piece(0, 4), Piece(4, 9, "&"), Piece(9, 9, "\n"), Piece(9, 12)])
    document = Document("a", "text/html", "0", "", offsets, (Part(Span(0, 12)),))
    assert decode(Document, encode(document)).offsets == offsets


def test_what_is_empty_takes_no_room() -> None:
    assert json.loads(encode(Reuse("copy", Locus("a", Span(0, 1)), Locus("b", Span(2, 3)), 1.0))) == {
        "kind": "copy",
        "a": {"document": "a", "span": [0, 1]},
        "b": {"document": "b", "span": [2, 3]},
        "similarity": 1.0,
        "direction": "unknown",
    }


def test_what_has_no_json_form_is_refused() -> None:
    with pytest.raises(TypeError, match="a set has no JSON form"):
        encode({1})


def test_a_time_keeps_all_that_it_says() -> None:
    time = Time(
        "2031-05-09T18:35",
        "2031-05-09T18:35",
        "minute",
        "18:35 KST on Friday",
        rule="weekday",
        anchor="2031-05-10",
        timex="2031-05-09T18:35",
        kind="TIME",
        mod="APPROX",
        alternatives=("2031-05-16T18:35",),
        zone="+09:00",
        evidence=(Locus("a", Span(3, 9)),),
    )
    assert decode(Time, encode(time)) == time
    old = '{"low":"2031-05-09","high":"2031-05-09","precision":"day","text":"Friday","basis":"text"}'
    assert decode(Time, old) == Time("2031-05-09", "2031-05-09", text="Friday")
