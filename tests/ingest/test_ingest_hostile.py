"""A folder of everything that can go wrong: each bad input is a row with a reason, the rest is read."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import socket
import sqlite3
from pathlib import Path

import pytest

from stemma import ingest
from stemma.settings import Settings
from stemma.types import Record, Refusal

GOOD = "Varland opens its harbour\n\nThe harbour of Varland opened on Monday, the ministry said.\n"
SETTINGS = Settings(max_bytes=1_000_000, workers=1)


def read(*paths: object, stdin: bytes | None = None) -> tuple[dict[str, Record], dict[str, str]]:
    stream = None if stdin is None else io.BytesIO(stdin)
    found = list(ingest.read([str(p) for p in paths], SETTINGS, stream))
    records = {r.path: r for r in found if isinstance(r, Record)}
    refusals = {r.path: r.reason for r in found if isinstance(r, Refusal)}
    assert all(r.stage == "ingest" for r in found if isinstance(r, Refusal))
    assert len(found) == len(records) + len(refusals)
    return records, refusals


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("paper.txt", b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        ("letter.docx", b"PK\x03\x04\x14\0\x06\0\x08\0" + b"word/document.xml" + bytes(40), "Word"),
        ("sheet.bin", b"PK\x03\x04" + bytes(20) + b"xl/workbook.xml", "Excel"),
        ("pack.zip", b"PK\x03\x04" + bytes(60), "ZIP"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(20), "PNG"),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(20), "JPEG"),
        ("clip.mp4", b"\0\0\0\x18ftypmp42", "video"),
        ("crawl.warc", b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "WARC"),
        ("cut.txt.gz", gzip.compress(GOOD.encode() * 50)[:-40], "cut short"),
        ("broken.txt.gz", gzip.compress(GOOD.encode() * 50)[:10] + b"\xff" * 400, "damaged"),
        ("broken.txt.xz", lzma.compress(GOOD.encode() * 50)[:30] + b"\xff" * 60, "damaged"),
        ("hollow.txt.gz", gzip.compress(b""), "empty"),
        ("bomb.txt.gz", gzip.compress(bytes(5_000_000)), "more than 1,000,000 bytes"),
        ("bomb.jsonl.bz2", bz2.compress(b" " * 5_000_000), "more than 1,000,000 bytes"),
        ("long.txt", b"x" * 1_000_001, "more than 1,000,000 bytes"),
        (
            "tower.gz",
            gzip.compress(gzip.compress(gzip.compress(gzip.compress(GOOD.encode())))),
            "packed more than",
        ),
        ("pages.tar", b"a.txt".ljust(257, b"\0") + b"ustar\0" + b"00" + bytes(300), "tar archive"),
        (
            "feed.xml",
            b'<?xml version="1.0"?>\n<!-- news -->\n<rss version="2.0"><channel>',
            "XML file or feed",
        ),
        ("feed.txt", b'<feed xmlns="http://www.w3.org/2005/Atom">', "XML file or feed"),
        ("mail.txt", b"From jo@gazette.example Fri May  9 18:20:00 2031\nFrom: jo\n\nHello", "mailbox"),
        ("table.csv", b"id,title,text\n1,Harbour,The harbour opened.\n", "table"),
        ("table.TSV.gz", gzip.compress(b"id\ttitle\n"), "table"),
        ("half.txt", b'{"title": "Harbour", "text": "The harbour op', "no JSON"),
        ("odd.json", b'{"title": "cut', "no JSON"),
        ("list.json", b"[1, 2", "no JSON"),
        ("number.json", b"42", "a number"),
        ("none.json", b"[]", "holds no article"),
        ("blank.jsonl", b"\n \n", "holds no article"),
        ("deep.json", b"[" * 200_000, "nested too deep"),
        (
            "own.html",
            b'<!doctype html><html><head><meta name="generator" content="stemma 1">',
            "Stemma wrote",
        ),
    ],
)
def test_bad_files_are_refused_with_a_reason(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz good.txt").write_text(GOOD)
    records, refusals = read(tmp_path)
    assert list(records) == ["zz good.txt"]
    assert list(refusals) == [name]
    assert words in refusals[name]
    assert str(tmp_path) not in refusals[name]


def test_a_case_file_is_no_report(tmp_path: Path) -> None:
    case = sqlite3.connect(tmp_path / "moscow.stemma")
    case.execute("create table t (a)")
    case.close()
    _, refusals = read(tmp_path / "moscow.stemma")
    assert "--case" in refusals["moscow.stemma"]


def test_articles_in_json_are_read_under_the_name_of_a_text(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text('{"title": "Harbour", "text": "The harbour opened."}')
    (tmp_path / "two.txt").write_text('{"id": 1, "text": "It opened."}\n{"id": 2, "text": "It closed."}\n')
    (tmp_path / "talk.txt").write_text('{Harbour} "opened", the mayor said.')
    records, refusals = read(tmp_path)
    assert refusals == {}
    assert {p: r.media_type for p, r in records.items()} == {
        "one.txt": "application/json",
        "two.txt#1": "application/json",
        "two.txt#2": "application/json",
        "talk.txt": "text/plain",
    }


def test_folders_without_end_are_refused(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(120):
        folder /= "d"
        folder.mkdir()
    (folder / "deep.txt").write_text(GOOD)
    (tmp_path / "good.txt").write_text(GOOD)
    records, refusals = read(tmp_path)
    assert list(records) == ["good.txt"]
    assert [("folders" in reason) for reason in refusals.values()] == [True]


def test_links_pipes_and_sockets(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "a.txt").write_text(GOOD)
    (folder / "sub" / "loop").symlink_to(folder)
    (folder / "nowhere.txt").symlink_to(folder / "missing")
    (folder / "self").symlink_to(folder / "self")
    (folder / "twin.txt").symlink_to(folder / "sub" / "a.txt")
    os.mkfifo(folder / "pipe.txt")
    here = Path.cwd()
    os.chdir(folder)  # a socket's path is short
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind("sock")
            records, refusals = read(folder)
    finally:
        os.chdir(here)
    assert list(records) == ["sub/a.txt"]
    assert set(refusals) == {"sub/loop", "nowhere.txt", "self", "pipe.txt", "sock"}
    assert "leads back" in refusals["sub/loop"]
    assert "leads nowhere" in refusals["nowhere.txt"]
    assert "a pipe" in refusals["pipe.txt"]
    assert "a socket" in refusals["sock"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "secret.txt").write_text(GOOD)
    (tmp_path / "secret.txt").chmod(0)
    (tmp_path / "shut").chmod(0)
    try:
        _, refusals = read(tmp_path)
    finally:
        (tmp_path / "shut").chmod(0o700)
    assert "permission denied" in refusals["secret.txt"]
    assert "permission denied" in refusals["shut"]


def test_a_file_and_a_folder_that_vanish_on_the_way(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "d/e.txt", "z.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(GOOD)
    walk = ingest.read([str(tmp_path)], SETTINGS)
    first = next(walk)
    (tmp_path / "b.txt").unlink()
    (tmp_path / "d" / "e.txt").unlink()
    (tmp_path / "d").rmdir()
    rest = list(walk)
    assert isinstance(first, Record)
    assert [(type(r), r.path) for r in rest] == [(Refusal, "b.txt"), (Refusal, "d"), (Record, "z.txt")]


def test_paths_that_are_none(tmp_path: Path) -> None:
    records, refusals = read(tmp_path / "missing.txt", f"{tmp_path}/*.txt", "", "a\0b")
    assert not records
    assert [r.rsplit(" ", 2)[-1] for r in refusals.values()] == ["exist", "file", "path", "path"]


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    name = os.fsdecode(b"r\xe9sum\xe9.txt")
    (tmp_path / name).write_text(GOOD)
    records, _ = read(tmp_path)
    assert list(records) == ["r\\xe9sum\\xe9.txt"]
    assert next(iter(records)).encode("utf-8")


def test_standard_input_that_is_not_there() -> None:
    _, refusals = read("-")
    assert "standard input" in refusals["stdin"]
    _, refusals = read("-", stdin=b"")
    assert refusals["stdin"] == "is empty"


def test_standard_input_stays_open() -> None:
    stream = io.BytesIO(GOOD.encode())
    assert len(list(ingest.read(["-", "-"], SETTINGS, stream))) == 1
    assert not stream.closed


def test_an_article_that_breaks_off_in_a_packed_feed_leaves_those_before(tmp_path: Path) -> None:
    lines = b"".join(b'{"id": %d, "text": "%s"}\n' % (i, os.urandom(400).hex().encode()) for i in range(300))
    (tmp_path / "feed.jsonl.gz").write_bytes(gzip.compress(lines)[:-30_000])
    records, refusals = read(tmp_path)
    assert "feed.jsonl.gz#0" in records
    assert 10 < len(records) < 300
    assert "cut short" in refusals["feed.jsonl.gz"]
