"""Inputs that no report should be: read rightly or refused with a reason, never a traceback."""

import gzip
import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from e2e_command import Row, collate, export, rows, stemma

GOOD = (
    "Dalia Oren visits Varland\n3 May 2031\n\n"
    "Foreign Minister Dalia Oren arrived in Varland on Saturday for talks on fish and ferries.\n"
)
ARTICLE = {
    "title": "Oren leaves Varland",
    "text": "Foreign Minister Dalia Oren left Varland on Sunday, the ministry said.",
    "publish_date": "2031-05-04T10:00:00Z",
}
NOISE = random.Random(496).randbytes(20_000)
SECOND = {**ARTICLE, "title": "Second"}
REFUSED: dict[str, bytes | str] = {
    "image.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "noise.txt": NOISE,
    "empty.txt": b"",
    "blank.txt": b" \n\t\n  \n",
    "only-nuls.txt": b"\0" * 5000,
    "broken.txt.gz": gzip.compress(NOISE)[:2000],
    "broken.json": '{"title": "Oren',
    "no-article.json": '{"pi": 3}',
    "empty.html": "<html><head></head><body></body></html>",
    "file.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
}
READ: dict[str, bytes | str] = {
    "good.txt": GOOD,
    "not-packed.txt.gz": GOOD,
    "utf16.txt": GOOD.encode("utf-16"),
    "latin1.txt": GOOD.replace("fish", "f\xeate").encode("latin-1"),
    "bom.txt": b"\xef\xbb\xbf" + GOOD.encode(),
    "crlf.txt": GOOD.replace("\n", "\r\n"),
    "marks.txt": GOOD.replace("Dalia Oren arrived", "\u200f\u202bDalia\u00a0Oren\u202c\u200b arrived"),
    "surrogate.json": json.dumps({**ARTICLE, "text": ARTICLE["text"] + " \ud83d and \udc00."}),
    "long-line.txt": GOOD + "The talks went on. " * 20_000,
}
MIXED: dict[str, bytes | str] = {
    "lines.jsonl": "\n".join([json.dumps(ARTICLE), "{broken", "[1, 2]", "null", json.dumps(SECOND)]),
    "some-nuls.txt": GOOD.replace("talks", "ta\0lks"),
    "deep.json": "[" * 100_000,
    "huge-line.txt": "The ferry sank. " * 330_000,
    "huge-word.txt": "a" * 5_000_000,
    "huge-tags.html": "<p>" * 50_000,
    "quotes.txt": GOOD + "\"" * 100_000 + "(" * 100_000,
    "names.txt": GOOD + "Mr " * 20_000 + "A. " * 20_000,
    "digits.txt": GOOD + "1," * 40_000 + "9" * 40_000,
}  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, object]:
    """A folder of trouble, collated."""
    folder = tmp_path_factory.mktemp("hostile")
    reports = folder / "reports"
    reports.mkdir()
    for name, data in {**REFUSED, **READ, **MIXED}.items():
        (reports / name).write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    (reports / "nowhere.txt").symlink_to(folder / "gone.txt")
    (reports / "loop").symlink_to(reports)
    os.mkfifo(reports / "pipe.txt")
    case = folder / "case.stemma"
    return case, stemma("collate", reports, folder / "never.txt", "--case", case)


def test_trouble_leaves_with_one_and_no_traceback(hostile) -> None:  # type: ignore[no-untyped-def]
    _, run = hostile
    assert run.code == 1
    assert "Traceback" not in run.out + run.err
    assert "refused" in run.out


def by_path(case: Path, type: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows(export(case)):
        if row["type"] == type:
            found.setdefault(row["path"].partition("#")[0], []).append(row)
    return found


def test_what_cannot_be_read_is_a_row_with_a_reason(hostile) -> None:  # type: ignore[no-untyped-def]
    case, _ = hostile
    refused = by_path(case, "refusal")
    assert set(REFUSED) <= set(refused)
    assert any("never.txt" in path for path in refused)
    reasons = [row["reason"] for found in refused.values() for row in found]
    assert all(reason.strip() and "\n" not in reason for reason in reasons)
    assert [reason for reason in reasons if "fault in Stemma" in reason] == []


def test_what_can_be_read_is_read(hostile) -> None:  # type: ignore[no-untyped-def]
    case, _ = hostile
    documents = by_path(case, "document")
    assert set(READ) <= set(documents)
    assert {
        d["title"] for name in ("good.txt", "utf16.txt", "bom.txt", "crlf.txt") for d in documents[name]
    } == {"Dalia Oren visits Varland"}
    assert {d["title"] for d in documents["lines.jsonl"]} == {"Oren leaves Varland", "Second"}


def test_nothing_is_dropped_in_silence(hostile) -> None:  # type: ignore[no-untyped-def]
    case, _ = hostile
    told = {*by_path(case, "document"), *by_path(case, "refusal")}
    assert {*REFUSED, *READ, *MIXED, "nowhere.txt", "pipe.txt"} <= told


def test_a_hostile_case_answers_every_question(hostile) -> None:  # type: ignore[no-untyped-def]
    case, _ = hostile
    for name in (
        "stories",
        "timeline",
        "statements",
        "figures",
        "differences",
        "people",
        "origins",
        "refusals",
    ):
        run = stemma(name, case)
        assert (run.code, run.err.count("Traceback")) == (0, 0), name
    assert stemma("search", case, '"unbalanced (AND* OR').code in (0, 2)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_refused(write: Callable[[dict[str, bytes | str]], Path]) -> None:
    folder = write({"good.txt": GOOD, "secret.txt": GOOD})
    (folder / "secret.txt").chmod(0)
    case = folder.parent / "case.stemma"
    assert collate(case, folder).code == 1
    assert set(by_path(case, "refusal")) == {"secret.txt"}


def test_a_folder_with_nothing_to_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    run = collate(tmp_path / "case.stemma", tmp_path / "reports")
    assert run.code == 2
    assert "nothing to read" in run.err
    assert not (tmp_path / "case.stemma").exists()


def test_a_file_that_is_no_case_is_not_written_to(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("the only copy of my novel")
    (tmp_path / "good.txt").write_text(GOOD)
    run = collate(precious, tmp_path / "good.txt")
    assert run.code == 2
    assert "precious.txt" in run.err
    assert precious.read_text() == "the only copy of my novel"
