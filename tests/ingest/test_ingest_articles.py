"""JSON and JSON lines: one record an article, under a key of its own."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.errors import InputError
from stemma.ingest.articles import JsonLinesReader, JsonReader
from stemma.types import Record, Refusal


def lines(data: bytes) -> list[Record | Refusal]:
    return list(JsonLinesReader().read("feed.jsonl", io.BytesIO(data)))


def whole(data: bytes) -> list[Record | Refusal]:
    return list(JsonReader().read("feed.json", io.BytesIO(data)))


def test_keys_are_the_articles_own() -> None:
    feed = [
        {"id": 17, "text": "a"},
        {"guid": "tag:x,1", "url": "https://gazette.example/1", "text": "b"},
        {"url": "https://gazette.example/2", "text": "c"},
        {"text": "d"},
        {"id": "", "link": "  https://gazette.example/3\n", "text": "e"},
        {"id": True, "text": "f"},
    ]
    data = "\n".join(map(json.dumps, feed)).encode()
    keys = [r.path.removeprefix("feed.jsonl#") for r in lines(data)]
    assert keys[:3] == ["17", "tag:x,1", "https://gazette.example/2"]
    assert keys[4] == "https://gazette.example/3"
    assert len(keys[3]) == len(keys[5]) == 12
    assert set(keys) == {r.path.removeprefix("feed.jsonl#") for r in lines(b'{"text": "new"}\n' + data)} - {
        lines(b'{"text": "new"}')[0].path.removeprefix("feed.jsonl#")
    }


def test_a_record_is_the_line_as_it_stands() -> None:
    (record,) = lines(b'\xef\xbb\xbf  {"id": 1,\t"text": "caf\xe9 \\ud800"}  \r\n\n')
    assert isinstance(record, Record)
    assert record.data == b'{"id": 1,\t"text": "caf\xe9 \\ud800"}'


def test_bad_lines_are_refused_by_number_and_the_rest_goes_on() -> None:
    found = lines(b'{"id": 1, "text": "a"}\n{"id": 2, "te\n\n[1]\nnull\n"x"\n{"id": 3, "text": "c"}\n')
    assert [r.path for r in found if isinstance(r, Record)] == ["feed.jsonl#1", "feed.jsonl#3"]
    reasons = [r.reason for r in found if isinstance(r, Refusal)]
    assert [r.split()[1] for r in reasons] == ["2", "4", "5", "6"]
    assert "unterminated string" in reasons[0]
    assert "a list" in reasons[1]


def test_what_stands_twice_comes_once_and_says_so() -> None:
    found = lines(b'{"id": 1, "text": "a"}\n{"id": 1, "text": "a"}\n{"id": 1, "text": "b"}\n')
    assert isinstance(found[1], Refusal)
    assert found[1].reason == "line 2 repeats feed.jsonl#1"
    assert found[2].path.startswith("feed.jsonl#1~")


def test_numbers_and_nesting_that_break_parsers() -> None:
    found = lines(
        b'{"id": %s}\n{"a": %s1%s}\n{"id": "ok", "n": NaN}\n' % (b"9" * 5000, b"[" * 100_000, b"]" * 100_000)
    )
    assert [type(r) for r in found] == [Refusal, Refusal, Record]


def test_wide_feeds() -> None:
    (one, two) = lines('{"id": "a", "text": "é"}\n{"id": "b"}\n'.encode("utf-16"))
    assert isinstance(one, Record) and json.loads(one.data)["text"] == "é"
    assert two.path == "feed.jsonl#b"
    (single,) = whole('{"title": "é", "text": "x"}'.encode("utf-32"))
    assert isinstance(single, Record) and json.loads(single.data)["title"] == "é"


def test_one_object_is_one_article() -> None:
    (record,) = whole(b' {"id": 5, "title": "x", "text": "y", "items": [{"a": 1}]}\n')
    assert record.path == "feed.json"


@pytest.mark.parametrize(
    "wrap",
    [
        "%s",
        '{"articles": %s}',
        '{"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": %s}',
        '{"n": 1, "data" : %s , "z": [1, {"articles": 2}]}',
    ],
)
def test_lists_of_articles(wrap: str) -> None:
    articles = (
        '[ {"id": "a", "text": "x, ]"} ,\n{"id": "b", "text": "\\u0041"},{"url": "https://c.example/"}]'
    )
    found = whole((wrap % articles).encode())
    assert [r.path for r in found] == ["feed.json#a", "feed.json#b", "feed.json#https://c.example/"]
    assert isinstance(found[1], Record) and found[1].data == b'{"id": "b", "text": "\\u0041"}'


def test_items_that_are_no_articles() -> None:
    found = whole(b'[{"id": 1}, "x", null, {"id": 2}]')
    assert [type(r) for r in found] == [Record, Refusal, Refusal, Record]
    assert next(r.reason for r in found if isinstance(r, Refusal)) == "item 2 holds a string, not an article"


def test_lines_in_a_json_file_are_read_as_lines() -> None:
    assert [r.path for r in whole(b'{"id": 1, "text": "a"}\n{"id": 2, "text": "b"}\n')] == [
        "feed.json#1",
        "feed.json#2",
    ]


def test_what_is_no_json_is_refused_whole() -> None:
    with pytest.raises(InputError, match="line 2, column 1"):
        whole(b'{"a": 1,\n')


def test_a_line_of_fifty_megabytes() -> None:
    (record,) = lines(b'{"id": 1, "text": "%s"}\n' % (b"word " * 10_000_000))
    assert isinstance(record, Record) and len(record.data) > 50_000_000


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["id", "url", "text", "title", "n"]),
            st.text() | st.integers() | st.none(),
            min_size=1,
        ),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from([None, 1, 4]),
    st.booleans(),
)
def test_nothing_is_lost_and_keys_differ(
    articles: list[dict[str, object]], indent: int | None, ascii: bool
) -> None:
    data = json.dumps(articles, indent=indent, ensure_ascii=ascii).encode("utf-8", "replace")
    found = whole(data)
    records = [r for r in found if isinstance(r, Record)]
    assert len(found) == len(articles)
    assert len({r.path for r in records}) == len(records)
    assert all(isinstance(json.loads(r.data), dict) and r.path.encode("utf-8") for r in records)
    assert len({r.data for r in records}) == len(records)


@given(st.binary(max_size=300))
def test_bytes_never_crash_the_feed_readers(data: bytes) -> None:
    for read in (lines, whole):
        try:
            read(data)
        except InputError as error:
            assert error.reason
