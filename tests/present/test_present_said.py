"""Who is quoted where, who answers whom, and what a report tells itself."""

import json
from pathlib import Path

import pytest

import stemma

GAZETTE = """Ferry was overloaded, dock workers say
Harbour Gazette
3 May 2031

Dalia Oren said that the ferry was overloaded when it left. Captain Pavel Trask denied the accusation.

At least 12 people were killed when the ferry sank. Ivo Brandt was not asked.
"""
LEDGER = """Captain speaks
Northern Ledger
4 May 2031

Pavel Trask said that he had checked the ferry himself. Dalia Oren was at the harbour.
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> stemma.Case:
    folder = tmp_path_factory.mktemp("said")
    for name, text in (("gazette.txt", GAZETTE), ("ledger.txt", LEDGER)):
        Path(folder / name).write_text(text, "utf-8")
    return stemma.collate([folder], case=folder / "said.stemma")


def test_a_speaker_has_a_count_for_each_outlet_and_those_that_only_name_them(case: stemma.Case) -> None:
    rows = {row.name: row for row in case.speakers()}
    assert rows["Dalia Oren"].outlets == (("Harbour Gazette", 1),)
    assert rows["Dalia Oren"].silent == ("Northern Ledger",)
    assert rows["Pavel Trask"].statements == 2
    assert rows["Ivo Brandt"].statements == 0


def test_a_filter_leaves_out_whom_nobody_quotes(case: stemma.Case) -> None:
    assert all(row.statements for row in case.speakers(stemma.Filter(outlet="ledger")))


def test_a_denial_answers_what_was_said_before_it(case: stemma.Case) -> None:
    (row,) = case.answers()
    assert (row.how, row.answer.speaker, row.answered.speaker) == ("deny", "Pavel Trask", "Dalia Oren")


def test_a_denial_answers_a_claim_of_an_earlier_report(tmp_path: Path) -> None:
    claim = """Ferry sinks off Kesh
Harbour Gazette
3 May 2031

The ferry Alma sank off Kesh on Saturday with 40 people on board.

Dalia Oren said that Captain Pavel Trask had overloaded the ferry Alma with lorries.
"""
    denial = """Ferry sinks off Kesh: captain speaks
Northern Ledger
4 May 2031

The ferry Alma sank off Kesh on Saturday with 40 people on board.

Captain Pavel Trask denied that the ferry Alma was overloaded with lorries, as Dalia Oren had it.
"""
    for name, text in (("a.txt", claim), ("b.txt", denial)):
        (tmp_path / name).write_text(text, "utf-8")
    found = stemma.collate([tmp_path], case=tmp_path / "answers.stemma").answers()
    told = [(r.answer.speaker, r.answered.speaker, r.answered.evidence.path) for r in found]
    assert [t[:2] for t in told] == [("Pavel Trask", "Dalia Oren")]
    assert told[0][2].endswith("a.txt")


def test_a_name_within_another_word_is_no_name(tmp_path: Path) -> None:
    text = """A late ferry
Harbour Gazette
3 May 2031

Dalia Oren said that the ferry was late. Pavel Trask denied that Orenburg had bought lorries.
"""
    (tmp_path / "a.txt").write_text(text, "utf-8")
    case = stemma.collate([tmp_path], case=tmp_path / "names.stemma")
    assert len(case.statements()) == 2
    assert case.answers() == ()


def test_a_claim_of_the_same_day_with_its_hour_is_no_later(tmp_path: Path) -> None:
    reports = {
        "a": ("2031-05-03T10:00:00", "Dalia Oren said that Pavel Trask had overloaded the ferry Alma."),
        "b": ("2031-05-03", "Pavel Trask denied that the ferry Alma was overloaded, as Dalia Oren had it."),
    }
    start = "The ferry Alma sank off Kesh on Saturday with 40 people on board."
    for name, (day, said) in reports.items():
        row = {"title": "Ferry sinks off Kesh", "text": f"{start}\n\n{said}", "date": day}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row), "utf-8")
    found = stemma.collate([tmp_path], case=tmp_path / "hours.stemma").answers()
    assert [(r.answer.speaker, r.answered.speaker) for r in found] == [("Pavel Trask", "Dalia Oren")]


def test_a_filter_narrows_the_answers_and_not_what_they_answer(case: stemma.Case) -> None:
    assert len(case.answers(stemma.Filter(who="trask"))) == 1
    assert case.answers(stemma.Filter(who="oren")) == ()


def test_what_no_statement_holds_is_the_reports_own(case: stemma.Case) -> None:
    texts = [(row.what, row.text) for row in case.own()]
    assert any(
        {"figure", "happening"} <= set(what) and text.startswith("At least 12 people") for what, text in texts
    )
    said = [row.evidence for row in case.statements()]
    assert said
    assert not any(
        row.evidence.path == other.path and row.evidence.span.overlaps(other.span)
        for row in case.own()
        for other in said
    )


def test_a_fact_here_may_be_a_claim_there(tmp_path: Path) -> None:
    fact = """Ferry sinks off Kesh
Harbour Gazette
3 May 2031

The ferry Alma sank off Kesh on Saturday. At least 12 people were killed when the ferry sank.
"""
    claim = """Ferry sinks off Kesh, minister says
Northern Ledger
3 May 2031

The ferry Alma sank off Kesh on Saturday, Dalia Oren said. At least 12 people were killed, Dalia Oren said.
"""
    for name, text in (("a.txt", fact), ("b.txt", claim)):
        (tmp_path / name).write_text(text, "utf-8")
    rows = stemma.collate([tmp_path], case=tmp_path / "own.stemma").own(stemma.Filter(outlet="gazette"))
    claims = {(c.speaker, Path(c.evidence.path).name) for row in rows for c in row.claims}
    assert ("Dalia Oren", "b.txt") in claims
    assert {path for _, path in claims} == {"b.txt"}
    assert [row.text for row in rows].count(rows[0].text) == 1
