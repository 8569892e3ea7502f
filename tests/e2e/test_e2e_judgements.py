"""What was decided survives every way in which a case is made again: real runs, real files."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import stemma
from stemma import pipeline
from stemma.offsets import Span
from stemma.store.migrations import STEPS
from stemma.types import Mention, Reading

REPORTS = {
    "gazette.txt": """Harbour council votes on the new quay
Quay Gazette
3 May 2031

Council leader Mira Tolvanen opened the debate on Saturday. "We need the quay," Tolvanen said. She thanked
the engineers.

Harbour master Pavel Trask said the old quay would not last another winter.
""",
    "ledger.txt": """Quay: council says yes
Northern Ledger
4 May 2031

The council voted for the quay by 14 votes to 9 on Sunday. Council leader Mirja Kallio called it "a good
day", and Pavel Trask told the Ledger that work could begin in June.
""",
    "radio.txt": """Work on the quay begins
Coast Radio
2 June 2031

Work on the quay began on Monday, said Pavel Trask. He counted 40 workers on the first day.
""",
}
LATER = {
    "echo.txt": """Quay delayed
Capital Echo
9 July 2031

The quay will be late, said Mirja Kallio on Wednesday. Pavel Trask would not say why.
"""
}
Write = Callable[[dict[str, bytes | str]], Path]


@pytest.fixture
def case(tmp_path: Path, write: Write) -> Path:
    """Three reports, collated."""
    path = tmp_path / "quay.stemma"
    stemma.collate([write(dict(REPORTS))], case=path).close()
    return path


def people(path: Path) -> list[dict[str, int]]:
    """Every person's spellings and how often each stands."""
    with stemma.open(path) as case:
        return [{s.text: s.mentions for s in p.names} for p in case.people()]


def merge(path: Path) -> None:
    with stemma.open(path) as case:
        case.merge("Mira Tolvanen", "Mirja Kallio", author="ana", reason="she married")
        case.settle()


def are_one(path: Path, *names: str) -> bool:
    return any(set(names) <= set(spellings) for spellings in people(path))


NAMES = ("Mira Tolvanen", "Mirja Kallio")


def test_nothing_is_one_before_somebody_says_so(case: Path) -> None:
    assert not are_one(case, *NAMES)
    merge(case)
    assert are_one(case, *NAMES)


def test_a_decision_survives_the_same_run_again(case: Path, write: Write) -> None:
    merge(case)
    before = people(case)
    again = stemma.collate([write(dict(REPORTS))], case=case)
    assert not again.outcome.changed
    again.close()
    assert people(case) == before


def test_a_decision_carries_over_to_new_reports(case: Path, write: Write) -> None:
    merge(case)
    stemma.collate([write({**REPORTS, **LATER})], case=case).close()
    (tolvanen,) = [x for x in people(case) if "Mira Tolvanen" in x]
    assert tolvanen["Mirja Kallio"] == 2


def test_a_decision_goes_with_a_file_to_a_case_made_elsewhere(case: Path, tmp_path: Path) -> None:
    merge(case)
    with stemma.open(case) as old:
        assert old.export_judgements(tmp_path / "decided.jsonl") == 1
    folder = tmp_path / "elsewhere" / "in" / "folders"
    folder.mkdir(parents=True)
    for name, text in {**REPORTS, **LATER}.items():
        (folder / name).write_text(text, "utf-8")
    other = tmp_path / "other.stemma"
    with stemma.collate([tmp_path / "elsewhere"], case=other) as new:
        assert {d.path for d in new.documents()} & {"in/folders/ledger.txt"}
        assert new.import_judgements(tmp_path / "decided.jsonl") == 1
        assert new.import_judgements(tmp_path / "decided.jsonl") == 0
        assert new.settle()
        assert not new.settle()
    assert are_one(other, *NAMES)


def test_a_decision_finds_its_words_in_a_report_that_was_changed(case: Path, tmp_path: Path) -> None:
    merge(case)
    with stemma.open(case) as old:
        old.export_judgements(tmp_path / "decided.jsonl")
    folder = tmp_path / "corrected"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text.replace("\n\n", "\n\nThis report was corrected.\n\n", 1), "utf-8")
    other = tmp_path / "other.stemma"
    with stemma.collate([folder], case=other) as new:
        new.import_judgements(tmp_path / "decided.jsonl")
        new.settle()
        assert [j.standing for j in new.judgements()] == ["holds"]
    assert are_one(other, *NAMES)


def test_a_decision_on_reports_that_are_not_there_waits(case: Path, tmp_path: Path, write: Write) -> None:
    merge(case)
    with stemma.open(case) as old:
        old.export_judgements(tmp_path / "decided.jsonl")
    other = tmp_path / "other.stemma"
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "gazette.txt").write_text(REPORTS["gazette.txt"], "utf-8")
    with stemma.collate([tmp_path / "one"], case=other) as new:
        new.import_judgements(tmp_path / "decided.jsonl")
        new.settle()
        assert [j.standing for j in new.judgements()] == ["waits"]
    with stemma.collate([write(dict(REPORTS))], case=other) as new:
        assert [j.standing for j in new.judgements()] == ["holds"]
    assert are_one(other, *NAMES)


# --- read by another version -----------------------------------------------------------------------


def widened(reading: Reading) -> Reading:
    """Read names with the word before them, and some not at all, as another version might."""
    text = reading.document.text
    kept = []
    for mention in reading.mentions:
        start = text.rfind(" ", 0, max(0, mention.span.start - 1)) + 1
        if mention.text == "Tolvanen":
            continue
        span = Span(start, mention.span.end) if mention.form == "name" else mention.span
        kept.append(replace(mention, span=span, text=span.of(text), antecedent=None))
    unique: dict[Span, Mention] = {m.span: m for m in kept}
    return replace(reading, mentions=tuple(unique[s] for s in sorted(unique)))


@pytest.fixture
def another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    read = pipeline.read

    def read_otherwise(*args: object, **options: object) -> object:
        found = read(*args, **options)  # type: ignore[arg-type]
        return widened(found) if isinstance(found, Reading) else found

    monkeypatch.setattr(pipeline, "read", read_otherwise)


def reread(case: Path, folder: Path) -> None:
    """Take what was read out of a case, and read it again."""
    with sqlite3.connect(case) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM document")
        connection.execute("DELETE FROM words")
        connection.execute("DELETE FROM note")  # else the same documents pass for what was collated
    connection.close()
    with stemma.collate([folder], case=case) as again:
        assert again.outcome.added == len(REPORTS)


def test_another_version_reads_otherwise(case: Path, write: Write, request: pytest.FixtureRequest) -> None:
    before = people(case)
    request.getfixturevalue("another_version")
    reread(case, write(dict(REPORTS)))
    assert people(case) != before


def test_a_merge_survives_being_read_by_another_version(
    case: Path, write: Write, request: pytest.FixtureRequest
) -> None:
    merge(case)
    request.getfixturevalue("another_version")
    reread(case, write(dict(REPORTS)))
    (tolvanen,) = [x for x in people(case) if any("Mira Tolvanen" in spelling for spelling in x)]
    assert any("Mirja Kallio" in spelling for spelling in tolvanen)
    assert "Tolvanen" in tolvanen  # not seen any more, and put back


def test_a_split_survives_being_read_by_another_version(
    case: Path, write: Write, request: pytest.FixtureRequest
) -> None:
    with stemma.open(case) as open_case:
        (taken,) = [
            m
            for m in open_case.mentions("Pavel Trask")
            if m.evidence.path == "radio.txt" and m.form == "name"
        ]
        open_case.split("Pavel Trask", taken.id, author="ana")
        open_case.settle()
    apart = [sum(x.values()) for x in people(case) if "Pavel Trask" in x]
    assert sorted(apart) == [1, 2]
    request.getfixturevalue("another_version")
    reread(case, write(dict(REPORTS)))
    with stemma.open(case) as open_case:
        assert [j.standing for j in open_case.judgements()] == ["holds"]
        trasks = [p for p in open_case.people() if any("Pavel Trask" in s.text for s in p.names)]
        assert sorted({s.evidence.path == "radio.txt" for p in trasks for s in p.names}) == [False, True]
        assert all(len({s.evidence.path == "radio.txt" for s in p.names}) == 1 for p in trasks)


# --- taken back, contradicted ----------------------------------------------------------------------


def test_undoing_gives_back_what_there_was_and_undoing_that_what_was_decided(case: Path) -> None:
    before = people(case)
    merge(case)
    decided = people(case)
    with stemma.open(case) as open_case:
        (judgement,) = open_case.judgements()
        undone = open_case.undo(judgement.id[:8], author="ben", reason="they are cousins")
        open_case.settle()
        assert people(case) == before
        assert [(j.verdict, j.standing) for j in open_case.judgements()] == [
            ("undone", "holds"),
            ("same", "undone"),
        ]
        with pytest.raises(stemma.UsageError, match="is undone already"):
            open_case.undo(judgement.id, author="ben")
        open_case.undo(undone.id, author="ana")
        open_case.settle()
    assert people(case) == decided


def test_of_two_that_contradict_each_other_the_later_wins_and_both_are_told(case: Path) -> None:
    merge(case)
    with stemma.open(case) as open_case:
        (first,) = open_case.judgements()
        second = open_case.split("Mira Tolvanen", "Mirja Kallio", author="ben")
        open_case.settle()
        rows = {row.id: row for row in open_case.judgements()}
    assert not are_one(case, *NAMES)
    assert (rows[first.id].standing, rows[first.id].by) == ("overruled", (second.id,))
    assert rows[second.id].standing == "holds"


def test_judgements_are_only_ever_added_and_come_one_after_the_other(case: Path) -> None:
    with stemma.open(case) as open_case:
        for name in ("Mira", "Mira T.", "M. Tolvanen"):
            open_case.rename("Mira Tolvanen", name, author="ana")
        rows = open_case.judgements()
        assert [row.name for row in rows] == ["M. Tolvanen", "Mira T.", "Mira"]
        assert len({row.at for row in rows}) == 3
        open_case.settle()
        assert "M. Tolvanen" in {p.name for p in open_case.people()}


def test_an_export_of_the_case_holds_what_was_decided(case: Path, tmp_path: Path) -> None:
    merge(case)
    with stemma.open(case) as open_case:
        open_case.export(tmp_path / "all.jsonl")
        open_case.export_judgements(tmp_path / "decided.jsonl")
    lines = (tmp_path / "all.jsonl").read_text("utf-8").splitlines()
    (decided,) = [line for line in map(json.loads, lines) if line["type"] == "judgement"]
    assert decided == json.loads((tmp_path / "decided.jsonl").read_text("utf-8"))
    assert decided["author"] == "ana"
    with stemma.open(case) as open_case:
        assert open_case.import_judgements(tmp_path / "all.jsonl") == 0


def test_a_case_of_the_schema_before_is_brought_up_with_what_was_decided_in_it(
    case: Path, write: Write
) -> None:
    with sqlite3.connect(case) as connection:
        for table in ("question", "ruling", "descent", "origin_count"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DROP INDEX judgement_value")
        connection.execute(f"PRAGMA user_version = {[name for name, _ in STEPS].index('judged')}")
        old = '{"kind":"entity","a":"men-0","b":"men-1","verdict":"same","author":"ana","at":"2030-01-01"}'
        connection.execute("INSERT INTO judgement (value) VALUES (?)", (old,))
    connection.close()
    with pytest.raises(stemma.CaseError, match="older Stemma"):
        stemma.open(case)
    with stemma.collate([write(dict(REPORTS))], case=case) as new:
        (row,) = new.judgements()
        assert (row.a, row.b, row.standing) == ("men-0", "men-1", "waits")
    merge(case)
    assert are_one(case, *NAMES)


def test_settling_keeps_the_options_of_the_case(tmp_path: Path, write: Write) -> None:
    path = tmp_path / "long.stemma"
    settings = stemma.Settings(story_days=60, key_cap=150)
    with stemma.collate([write(dict(REPORTS))], case=path, settings=settings) as case:
        version = case.summary().version
        stories = case.stories()
        case.rename("Pavel Trask", "P. Trask", author="ana")
        assert case.settle()
        assert (case.summary().version, case.stories()) == (version, stories)
    again = stemma.collate([write(dict(REPORTS))], case=path, settings=settings)
    assert not again.outcome.changed
    again.close()


def test_settings_are_read_from_what_a_case_notes_of_them() -> None:
    for settings in (
        stemma.Settings(story_days=3),
        stemma.Settings(key_cap=9, vague=(("oodles", 5.0, 50.0), ("heaps", 10, 1e9))),
    ):
        assert stemma.Settings.of(settings.fingerprint) == settings


@pytest.mark.parametrize("text", ["", "none", "200", "a:b", "x:7:9"])
def test_settings_that_cannot_be_read_are_the_usual_ones(text: str) -> None:
    assert stemma.Settings.of(text) == stemma.Settings()


def test_reports_can_be_judged_to_tell_one_story(case: Path) -> None:
    with stemma.open(case) as open_case:
        ids = {d.path: d.id for d in open_case.documents()}
        before = {d.path: d.story for d in open_case.documents()}
        assert before["radio.txt"] != before["gazette.txt"]
        open_case.judge(
            stemma.Judgement(
                kind="story",
                a=ids["radio.txt"],
                b=ids["gazette.txt"],
                verdict="same",
                author="ana",
                at="2031-07-01T12:00:00+02:00",
            )
        )
        open_case.settle()
        after = {d.path: d.story for d in open_case.documents()}
        assert after["radio.txt"] == after["gazette.txt"]
        (row,) = open_case.judgements()
        assert (row.at, row.standing) == ("2031-07-01T10:00:00.000000Z", "holds")
