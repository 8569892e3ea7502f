"""Which files stand behind the paths, in which order, under which names."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from stemma import ingest
from stemma.ingest.readers import reader_for
from stemma.ingest.sniff import media_type_of
from stemma.ingest.sources import find_sources
from stemma.settings import Settings
from stemma.types import Record, Refusal

TEXT = b"A title of a report\n\nSomething happened in Varland.\n"
PAGE = b"<!doctype html><html><body><p>Something happened in Varland.</p></body></html>"


def names(*paths: object, stdin: bytes | None = None) -> list[str]:
    stream = None if stdin is None else io.BytesIO(stdin)
    return [r.path for r in ingest.read([str(p) for p in paths], Settings(), stream)]


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "sub/c.text", "sub/deep/d.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(TEXT)
    return tmp_path


def test_folders_are_walked_in_order_without_hidden_entries(pile: Path) -> None:
    assert names(pile) == ["a.md", "b.txt", "sub/c.text", "sub/deep/d.txt"]
    assert names(f"{pile}/") == names(pile)


def test_a_named_file_is_called_by_its_name_even_if_hidden(pile: Path) -> None:
    assert names(pile / "sub" / "deep" / "d.txt", pile / ".hidden.txt") == ["d.txt", ".hidden.txt"]


def test_the_same_file_comes_once(pile: Path) -> None:
    assert names(pile / "b.txt", pile, pile / "sub", f"{pile}/*.txt") == [
        "b.txt",
        "a.md",
        "sub/c.text",
        "sub/deep/d.txt",
    ]


def test_patterns(pile: Path) -> None:
    assert names(f"{pile}/*.txt") == ["b.txt"]
    assert names(f"{pile}/**/*.t*xt") == ["b.txt", "c.text", "d.txt"]
    (pile / "odd[1].txt").write_bytes(TEXT)
    assert names(f"{pile}/odd[1].txt") == ["odd[1].txt"]


def test_two_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for folder in ("x/one", "y/one"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "a.txt").write_bytes(TEXT)
    assert names(tmp_path / "x" / "one", tmp_path / "y" / "one") == ["a.txt", "one/a.txt"]
    assert names(tmp_path / "x" / "one" / "a.txt", tmp_path / "y" / "one" / "a.txt") == ["a.txt", "one/a.txt"]


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.txt", TEXT, "text/plain"),
        ("a.MD", TEXT, "text/plain"),
        ("a.htm", b"plain words", "text/html"),
        ("a.txt", PAGE, "text/html"),
        ("a.txt", b"\xef\xbb\xbf\n" + PAGE, "text/html"),
        ("a.unknown", TEXT, "text/plain"),
        ("a", PAGE, "text/html"),
        ("a", b"<?xml version='1.0'?><!-- saved --><html><body>x</body></html>", "text/html"),
        ("a.cgi", b'{"title": "x", "text": "y"}', "application/json"),
        ("a.json", b'{"title": "x", "text": "y"}', "application/json"),
        ("a.xhtml.gz", gzip.compress(PAGE), "text/html"),
        ("packed", gzip.compress(TEXT), "text/plain"),
    ],
)
def test_a_file_is_what_its_suffix_or_else_its_content_says(
    tmp_path: Path, name: str, data: bytes, media_type: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (record,) = ingest.read([str(tmp_path / name)], Settings())
    assert isinstance(record, Record)
    assert (record.path, record.media_type) == (name, media_type)


def test_plain_records_hold_the_bytes_as_they_came(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfTitle\r\n\r\nBody \x00 \xff\n"
    (tmp_path / "a.txt").write_bytes(data)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(data))
    assert [r.data for r in ingest.read([str(tmp_path)], Settings()) if isinstance(r, Record)] == [data, data]


def test_standard_input_is_looked_at() -> None:
    assert names("-", stdin=TEXT) == ["stdin"]
    assert names("-", stdin=b'{"id": 7, "text": "x"}\n{"id": 8, "text": "y"}\n') == ["stdin#7", "stdin#8"]
    assert names("-", stdin=gzip.compress(b'[{"id": "k", "text": "x"}]')) == ["stdin#k"]


def test_readers_of_other_packages_come_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Wire:
        suffixes: tuple[str, ...] = (".wire",)

        def read(self, path, stream):  # type: ignore[no-untyped-def]
            for number, data in enumerate(stream.read().split(b"\x1e"), start=1):
                yield Record(f"{path}#{number}", "text/plain", data)

    class Point:
        def __init__(self, name: str, found: object) -> None:
            self.name, self.found = name, found

        def load(self) -> object:
            if isinstance(self.found, Exception):
                raise self.found
            return self.found

    points = [Point("wire", Wire), Point("broken", ImportError("no module"))]
    monkeypatch.setattr(
        "stemma.ingest.readers.entry_points", lambda group: points if group == "stemma.readers" else []
    )
    (tmp_path / "a.wire").write_bytes(b"One\x1eTwo")
    found = list(ingest.read([str(tmp_path)], Settings()))
    assert [r.path for r in found] == ["reader broken", "a.wire#1", "a.wire#2"]
    assert isinstance(found[0], Refusal) and "no module" in found[0].reason


def test_the_built_in_readers_are_a_tuple_to_read() -> None:
    suffixes = [s for reader in ingest.READERS for s in reader.suffixes]
    assert len(suffixes) == len(set(suffixes))
    for reader in ingest.READERS:
        assert all(reader_for(f"x{s}.gz", b"", ingest.READERS) is reader for s in reader.suffixes)


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        (b"[Photo] A caption", "text/plain"),
        (b"{curly} words", "text/plain"),
        (b"[1] a note", "text/plain"),
        (b"<p>One paragraph", "text/html"),
        (b"< 3 people came", "text/plain"),
        ("<!DOCTYPE html>".encode("utf-16"), "text/html"),
    ],
)
def test_guesses(head: bytes, media_type: str) -> None:
    assert media_type_of(head) == media_type


def test_a_folder_is_read_without_the_case_and_the_report_that_lie_in_it(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html", "x.stemma", "x.stemma-wal", "x.stemma-shm", "x.stemma.txt"):
        (tmp_path / name).write_text("Dalia Oren arrived in Varland.")
    (tmp_path / "x.html").write_text('<!doctype html><html><meta name="generator" content="stemma 1">')
    found = [source.path for source in find_sources([str(tmp_path)])]
    assert found == ["a.txt", "b.html", "x.stemma.txt"]
    assert [source.path for source in find_sources([str(tmp_path / "x.html")])] == ["x.html"]


def test_a_page_of_the_users_own_beside_a_case_is_read(tmp_path: Path) -> None:
    for name, text in (("x.stemma", ""), ("x.html", "<html><p>Dalia Oren arrived in Varland.</p></html>")):
        (tmp_path / name).write_text(text)
    assert [source.path for source in find_sources([str(tmp_path)])] == ["x.html"]
