"""A judgement written as a line of JSON is read back the same; a side is called by what was seen of it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.errors import UsageError
from stemma.offsets import Span
from stemma.present.judged import called, judgement_json, judgement_lines, read_judgements
from stemma.types import Judgement, Mark

texts = st.text(max_size=20)
spans = st.tuples(st.integers(0, 99), st.integers(1, 20)).map(lambda x: Span(x[0], x[0] + x[1]))
marks = st.builds(Mark, texts, texts, texts, spans, texts, st.just("person"), st.just("name"), texts, texts)
rows = st.lists(marks, max_size=3).map(tuple)
words = st.text(min_size=1, max_size=20)
judgements = st.builds(
    Judgement,
    st.sampled_from(["entity", "event", "figure", "story"]),
    texts,
    texts,
    st.sampled_from(["same", "different", "unsure", "split", "named", "undone"]),
    texts,
    words,
    texts,
    rows,
    rows,
    words,
    words,
)


@given(st.lists(judgements, max_size=4))
def test_lines_are_read_back_the_same(found: list[Judgement]) -> None:
    lines = list(judgement_lines(found))
    assert all("\n" not in line for line in lines)
    assert sorted(read_judgements(lines, "x"), key=lambda j: j.id) == sorted(found, key=lambda j: j.id)


@given(judgements, st.sampled_from(["author", "reason", "verdict", "at", "a", "name", "undoes"]))
def test_two_that_say_something_else_have_two_ids(judgement: Judgement, field: str) -> None:
    other = replace(judgement, **{field: "something else"})
    assert other.id != judgement.id


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | texts, lambda x: st.lists(x) | st.dictionaries(texts, x)
    )
)
def test_whatever_else_a_line_holds_is_refused_or_passed_over(value: object) -> None:
    record = value | {"type": "judgement"} if isinstance(value, dict) else value
    with pytest.raises(UsageError, match="x, line 1: "):
        read_judgements([json.dumps(record)], "x")


@given(judgements, st.data())
def test_a_field_of_another_kind_is_refused(judgement: Judgement, data: st.DataObject) -> None:
    record = judgement_json(judgement)
    name = data.draw(st.sampled_from(sorted(set(record) - {"type", "id"})))
    with pytest.raises(UsageError):
        read_judgements([json.dumps(record | {name: 7})], "x")


def test_empty_lines_and_other_records_are_passed_over() -> None:
    assert read_judgements(["", "  ", '{"type": "story"}'], "x") == []


def test_a_side_is_called_by_its_spellings_and_by_its_id_where_it_has_none() -> None:
    seen = [
        Mark("d", "p", "s", Span(n, n + 1), text, "person")
        for n, text in enumerate(["A", "B", "A", "C", "D"])
    ]
    assert called("ent-1", seen) == "A, B, C and 1 more"
    assert called("ent-1", seen[:2]) == "A, B"
    assert called("ent-1", []) == "ent-1"
