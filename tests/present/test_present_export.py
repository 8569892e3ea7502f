"""The export: the fields that others rely on, the same bytes for the same case, texts that read back."""

import io
import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.present.memory import MemoryView
from tests.present.sample import document, sample

from stemma.errors import UsageError
from stemma.offsets import Span
from stemma.present.export import export, record_json, write
from stemma.types import Figure, Part, Ref, Refusal, Statement, Time

VIEW = sample()
ROWS = [json.loads(line) for line in export(VIEW)]
TEXTS = {d.id: d.text for d in VIEW.held_documents}
# docs/data-model.md: the fields that stand in every record of a type
FIELDS = {
    "document": "path media_type sha256 url outlet title title_span authors published updated language "
    "removed notices fields",
    "entity": "kind name names roles links references",
    "event": "label category actors recipients place time status mentions",
    "statement": "document content pieces text speaker source cue kind via made status cue_class "
    "polarity certainty negated anonymity on_behalf channel place within origins",
    "figure": "document start end text low high hedge unit what what_span holder as_of series "
    "taken_as change part about verb verb_span place origins",
    "difference": "about kind weight story readings",
    "origin": "document name entity kind spans share carries",
    "reuse": "kind a b similarity direction edits",
    "descent": "kind story document parent origin share reasons edits",
    "story": "title documents time origins",
    "refusal": "path stage reason",
}


def of(type_: str) -> list[dict]:
    return [row for row in ROWS if row["type"] == type_]


@pytest.mark.parametrize("type_", FIELDS)
def test_a_record_has_its_fields_and_no_others(type_) -> None:
    rows = of(type_)
    assert rows
    for row in rows:
        assert set(row) == {"type", "id", *FIELDS[type_].split()}


def test_types_stand_in_a_fixed_order() -> None:
    assert list(dict.fromkeys(row["type"] for row in ROWS)) == list(FIELDS)


def test_ids_are_each_of_one_record() -> None:
    ids = [row["id"] for row in ROWS]
    assert len(ids) == len(set(ids))


def test_parts_stand_only_where_there_are_several() -> None:
    source = document("two.txt", "One. Two.")
    assert "parts" not in record_json(source)
    two = replace(source, parts=(Part(Span(0, 5)), Part(Span(5, 9), Span(5, 8))))
    assert [(p["start"], p["end"]) for p in record_json(two)["parts"]] == [(0, 5), (5, 9)]


def places(value: object, document: str | None = None) -> list[tuple[str, int, int]]:
    """Return every place in a record, in its own document or in the one that it names."""
    if isinstance(value, list):
        return [p for item in value for p in places(item, document)]
    if not isinstance(value, dict):
        return []
    home = value["id"] if value.get("type") == "document" else value.get("document", document)
    own = [(home, value["start"], value["end"])] if "start" in value else []
    return own + [p for item in value.values() for p in places(item, home)]


def test_every_span_lies_within_its_document() -> None:
    found = [p for row in ROWS for p in places(row)]
    assert len(found) > 40
    for home, start, end in found:
        assert 0 <= start <= end <= len(TEXTS[home])


def quoted(value: object, document: str | None) -> list[tuple[str, str, int, int]]:
    """Return every text that has a place of its own, with the place."""
    if isinstance(value, list):
        return [q for item in value for q in quoted(item, document)]
    if not isinstance(value, dict):
        return []
    home = value.get("document", document)
    own = []
    if "text" in value and "start" in value:
        own = [(value["text"], home, value["start"], value["end"])]
    if "text" in value and "mentions" in value:
        own = [(value["text"], m["document"], m["start"], m["end"]) for m in value["mentions"]]
    if value.get("type") == "statement":
        own = [(value["text"], home, value["content"]["start"], value["content"]["end"])]
    return own + [q for item in value.values() for q in quoted(item, home)]


def test_every_text_reads_back_from_its_offsets() -> None:
    found = [q for row in ROWS for q in quoted(row, None)]
    assert len(found) > 25
    for text, home, start, end in found:
        assert TEXTS[home][start:end] == text


def test_titles_read_back_from_their_offsets() -> None:
    for row in of("document"):
        span = row["title_span"]
        assert TEXTS[row["id"]][span["start"] : span["end"]] == row["title"]


def test_a_reference_names_its_entity_or_nobody() -> None:
    speakers = [row["speaker"] for row in of("statement")]
    assert speakers[-1] is None
    assert {s["entity"] for s in speakers if s} <= {row["id"] for row in of("entity")}
    assert set(speakers[0]) == {"entity", "text", "document", "start", "end"}
    assert {k for row in of("statement") for v in row["via"] for k in v} == {"name", "entity", "start", "end"}


def test_times_are_intervals_that_say_what_they_rest_on() -> None:
    (post,) = (row for row in of("document") if row["path"] == "post.txt")
    assert post["published"] == {
        "low": "2031-05-07", "high": "2031-05-07", "precision": "day", "text": "2031-05-07", "basis": "text",
        "rule": "", "anchor": None, "timex": "", "kind": "DATE", "mod": None, "alternatives": [],
        "zone": None, "evidence": [],
    }  # fmt: skip
    assert post["updated"] is None


def test_the_order_of_adding_leaves_no_trace() -> None:
    view = sample()
    for things in vars(view).values():
        random.Random(7).shuffle(things)
    assert list(export(view)) == list(export(VIEW))
    assert list(export(VIEW)) == list(export(VIEW))


@given(st.lists(st.text(st.characters()), max_size=6, unique=True))
def test_any_text_becomes_one_line_that_reads_back(names) -> None:
    view = MemoryView(held_refusals=[Refusal(name, "ingest", name) for name in names])
    lines = list(export(view))
    assert sorted(json.loads(line)["path"] for line in lines) == sorted(names)
    for line in lines:
        line.encode()
        assert "\n" not in line and "\r" not in line


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60), st.data())
def test_a_figure_and_a_statement_read_back_from_any_text(text, data) -> None:
    source = document("a.txt", text)
    ends = st.integers(0, len(text))
    spans = [Span(*sorted((data.draw(ends), data.draw(ends)))) for _ in range(3)]
    speaker = Ref(source.id, spans[2], spans[2].of(text))
    view = MemoryView(
        [source],
        held_statements=[Statement(source.id, spans[0], spans[0].of(text), speaker, None, "direct")],
        held_figures=[Figure(source.id, spans[1], spans[1].of(text), 1, 1, "exact", None, "x")],
    )
    rows = [json.loads(line) for line in export(view)]
    for found, home, start, end in (q for row in rows for q in quoted(row, None)):
        assert home == source.id and text[start:end] == found


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    target = tmp_path / "case.jsonl"
    write(VIEW, target)
    stream = io.StringIO()
    write(VIEW, stream)
    assert target.read_text("utf-8") == stream.getvalue() == "".join(line + "\n" for line in export(VIEW))
    assert list(tmp_path.iterdir()) == [target]


def test_what_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "case.jsonl"
    target.write_text("old")
    broken = replace(VIEW.held_origins[0], share=float("nan"))
    with pytest.raises(ValueError):
        write(replace(VIEW, held_origins=[broken]), target)
    assert target.read_text() == "old" and list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_an_error_with_a_cure(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name another file"):
        write(VIEW, tmp_path / "no" / "case.jsonl")


def test_fields_are_exported_in_their_order() -> None:
    source = replace(
        VIEW.held_documents[0], fields={"b": "2", "a": "1"}, updated=Time("2031", "2031", "year")
    )
    record = record_json(source)
    assert list(record["fields"]) == ["a", "b"] and record["updated"]["precision"] == "year"
