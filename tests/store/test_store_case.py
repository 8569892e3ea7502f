"""A case keeps what it is given, whole or not at all, and gives it back in the same order."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from stemma.errors import CaseBusyError, CaseError, CaseVersionError, NotFoundError, UsageError
from stemma.offsets import OffsetMap, Span
from stemma.store import Store, View
from stemma.store.migrations import STEPS
from stemma.types import (
    Annotation,
    Collation,
    Dating,
    Difference,
    Document,
    Entity,
    Event,
    EventMention,
    Figure,
    Filter,
    Judgement,
    Link,
    Locus,
    Mention,
    NameForm,
    Outlet,
    Part,
    Reading,
    Ref,
    Refusal,
    Statement,
    Story,
    Time,
    Variant,
)

TEXT = "Quay opens\nMayor Ana Ruiz said 40 boats came. NOISE Ana Ruiz smiled."


def reading(path: str, *, day: str | None = None, outlet: str = "The Quay", text: str = TEXT) -> Reading:
    document = Document(
        path=path,
        media_type="text/plain",
        sha256=path,
        text=text,
        offsets=OffsetMap.keep(len(text), [Span(46, 52)]),
        parts=(Part(Span(0, len(text))),),
        outlet=Outlet(outlet),
        title="Quay opens",
        title_span=Span(0, 10),
        published=Time(day, day) if day else None,
    )
    key = document.id
    who = Ref(key, Span(17, 25), "Ana Ruiz")
    return Reading(
        document,
        annotations=(
            Annotation("sentence", Span(11, 45), "rules"),
            Annotation("time", Span(0, 4), "rules", value=Time("2024", "2024", "year")),
        ),
        mentions=(
            Mention(key, Span(17, 25), "Ana Ruiz", "person"),
            Mention(key, Span(52, 60), "Ana Ruiz", "person"),
        ),
        statements=(Statement(key, Span(31, 45), "40 boats came.", who, Span(26, 30), "indirect"),),
        figures=(Figure(key, Span(31, 33), "40", 40, 40, "exact", "boats", "boats", holder=who),),
        events=(EventMention(key, Span(40, 44), "came", "come", time=Time("2024-05-02", "2024-05-02")),),
    )


def collation(*readings: Reading) -> Collation:
    keys = [r.document.id for r in readings]
    places = tuple(Locus(m.document, m.span) for r in readings for m in r.mentions)
    events = tuple(m for r in readings for m in r.events)
    figures = [f for r in readings for f in r.figures]
    return Collation(
        entities=(Entity("ent-ruiz", "person", "Ana Ruiz", (NameForm("Ana Ruiz", places),)),),
        events=(Event("evt-came", "boats came", None, (), (), None, events[0].time, "happened", events),),
        stories=(Story("sty-quay", "Quay opens", tuple(keys), None, 1, 2),),
        differences=(
            Difference(
                "boats", "contradiction", (Variant("40", (Locus(keys[0], Span(31, 33)),)),), 0.5, "sty-quay"
            ),
        ),
        series={f.id: "ser-boats" for f in figures},
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quay.stemma"


def fill(path: Path, *readings: Reading) -> None:
    with Store(path) as store:
        store.add(*readings)
        store.replace(collation(*readings), basis=store.basis(), version="1")


def test_what_was_read_comes_back_whole_and_by_path(path: Path) -> None:
    late, early = reading("b.txt", day="2024-05-03"), reading("a.txt")
    with Store(path) as store:
        assert store.add(late, early) == 2
        assert list(store.readings()) == [early, late]
        assert store.known() == {early.document.id, late.document.id}


def test_the_same_reading_is_added_once(path: Path) -> None:
    with Store(path) as store:
        assert [store.add(reading("a.txt")), store.add(reading("a.txt"))] == [1, 0]
        assert len(list(store.readings())) == 1


def test_a_transaction_is_whole_or_not_at_all(path: Path) -> None:
    with Store(path) as store:
        with pytest.raises(TypeError, match="a str cannot be added"):
            store.add(reading("a.txt"), "no record")  # type: ignore[arg-type]
        assert store.known() == frozenset()


def test_judgements_are_appended_and_change_the_basis(path: Path) -> None:
    with Store(path) as store:
        before = store.basis()
        first = Judgement("entity", "a", "b", "same", "ana", "2024-05-02")
        store.add(first, replace(first, verdict="different"))
        assert [j.verdict for j in store.judgements()] == ["same", "different"]
        assert store.basis() != before


def test_a_collation_is_current_until_something_is_added(path: Path) -> None:
    first = reading("a.txt")
    with Store(path) as store:
        store.add(first)
        store.replace(collation(first), basis=store.basis(), version="1")
        assert store.is_current("1")
        assert not store.is_current("2")
        store.add(reading("b.txt"))
        assert not store.is_current("1")
        view = View(path)
        assert not view.is_current
        view.close()


def test_a_refusal_is_kept_until_the_input_can_be_read(path: Path) -> None:
    with Store(path) as store:
        assert (
            store.add(Refusal("x.bin", "ingest", "is binary"), Refusal("x.bin", "ingest", "is binary")) == 1
        )
        store.forgive(["x.bin"])
        store.add(Refusal("y.bin", "ingest", "is empty"))
    view = View(path)
    assert [r.path for r in view.refusals()] == ["y.bin"]
    view.close()


def test_one_file_is_left_when_all_is_closed(path: Path) -> None:
    fill(path, reading("a.txt"))
    view = View(path)
    list(view.documents())
    view.close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_lists_resolve_who_is_meant(path: Path) -> None:
    fill(path, reading("a.txt"))
    view = View(path)
    (statement,) = view.statements()
    (figure,) = view.figures()
    assert statement.speaker is not None
    assert figure.holder is not None
    assert (statement.speaker.entity, figure.holder.entity, figure.series) == (
        "ent-ruiz",
        "ent-ruiz",
        "ser-boats",
    )
    assert view.entity_name("ent-ruiz") == "Ana Ruiz"
    assert view.counts()["statement"] == 1
    assert (view.version, view.is_current) == ("1", True)
    view.close()


@pytest.mark.parametrize(
    ("where", "paths"),
    [
        (Filter(), ["a.txt", "b.txt", "c.txt"]),
        (Filter(since="2024-05-02"), ["b.txt"]),
        (Filter(until="2024-05-01"), ["a.txt"]),
        (Filter(outlet="quáy"), ["a.txt", "c.txt"]),
        (Filter(story="sty-quay"), ["a.txt", "b.txt", "c.txt"]),
        (Filter(story="sty-other"), []),
        (Filter(who="RUIZ"), ["a.txt", "b.txt", "c.txt"]),
        (Filter(who="nobody"), []),
        (Filter(about="RUÍZ boats"), ["a.txt", "b.txt", "c.txt"]),
        (Filter(about="boats lighthouse"), []),
    ],
)
def test_filters_leave_what_suits(path: Path, where: Filter, paths: list[str]) -> None:
    fill(
        path,
        reading("c.txt"),
        reading("b.txt", day="2024-05-03", outlet="Harbour Gazette"),
        reading("a.txt", day="2024-05-01"),
    )
    view = View(path)
    assert [d.path for d in view.documents(where)] == paths
    keys = {d.path: d.id for d in view.documents()}
    assert [s.document for s in view.statements(where)] == [keys[p] for p in paths]
    view.close()


@pytest.mark.parametrize(
    ("where", "found"),
    [
        (Filter(outlet="gazette"), True),
        (Filter(outlet="herald"), False),
        (Filter(who="ruiz", about="quay"), True),
        (Filter(about="boats"), False),
        (Filter(since="2024-05-04"), False),
    ],
)
def test_a_story_suits_when_one_of_its_reports_does(path: Path, where: Filter, *, found: bool) -> None:
    fill(path, reading("a.txt"), reading("b.txt", day="2024-05-03", outlet="Harbour Gazette"))
    view = View(path)
    assert bool(list(view.stories(where))) == found
    view.close()


def test_links_are_listed_by_kind_and_those_between_reports_by_the_filter(path: Path) -> None:
    first, second = reading("a.txt", day="2024-05-02"), reading("b.txt", day="2024-05-03")
    ids = first.document.id, second.document.id
    links = tuple(Link(kind, *ids, 0.9, "words-1") for kind in ("story", "retold"))
    links += (Link("entity", "ent-a", "ent-b", 0.9, "spelling"),)
    with Store(path) as store:
        store.add(first, second)
        store.replace(replace(collation(first, second), links=links), basis=store.basis(), version="1")
    view = View(path)
    assert list(view.links()) == list(links)
    assert list(view.links(kind="retold")) == [links[1]]
    assert list(view.links(Filter(since="2030-01-01"))) == [links[2]]
    view.close()


def test_events_are_filtered_by_when_they_happened(path: Path) -> None:
    fill(path, reading("a.txt", day="2030-01-01"))
    view = View(path)
    assert [e.label for e in view.events(Filter(since="2024-05-02", until="2024-05-02"))] == ["boats came"]
    assert list(view.events(Filter(since="2030-01-01"))) == []
    view.close()


def test_a_record_is_found_by_the_beginning_of_its_id(path: Path) -> None:
    first = reading("a.txt")
    fill(path, first)
    view = View(path)
    assert view.find(first.document.id) == first.document
    assert view.find(first.statements[0].id[:9]).text == "40 boats came."  # type: ignore[union-attr]
    with pytest.raises(NotFoundError, match="no such id"):
        view.find("doc-zzz")
    with pytest.raises(NotFoundError, match="no such id"):
        view.find("")
    with pytest.raises(NotFoundError, match="ent-ruiz: is not a document"):
        view.document("ent-ruiz")
    view.close()


def test_an_ambiguous_beginning_is_refused(path: Path) -> None:
    fill(path, reading("a.txt"), reading("b.txt"))
    view = View(path)
    with pytest.raises(NotFoundError, match="more than one id"):
        view.find("doc-")
    view.close()


def test_search_points_into_the_raw_text(path: Path) -> None:
    fill(path, reading("a.txt"))
    view = View(path)
    (hit,) = view.search("smiled")
    assert hit.span.of(TEXT) == "smiled"
    assert hit.snippet.endswith("Ana Ruiz [smiled].")
    assert view.search('"boats came"')[0].span.of(TEXT) == "boats came"
    assert view.search("noise") == ()
    assert view.search("smiled", Filter(outlet="other")) == ()
    with pytest.raises(UsageError, match="nothing to search for"):
        view.search(' "" -- ')
    view.close()


@pytest.mark.parametrize("words", ["AND", "NEAR(", 'a"b', "title:boats", "boats*", "-boats", "'; DROP TABLE"])
def test_no_words_are_read_as_syntax(path: Path, words: str) -> None:
    fill(path, reading("a.txt"))
    view = View(path)
    assert isinstance(view.search(words), tuple)
    view.close()


def test_a_case_that_is_not_there_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no such case; make it with"):
        View(tmp_path / "none.stemma")
    with pytest.raises(CaseError, match="does not exist"):
        Store(tmp_path / "no" / "folder.stemma")
    with pytest.raises(CaseError, match="is a folder"):
        Store(tmp_path)


def test_other_files_are_not_taken_for_cases(tmp_path: Path) -> None:
    text, other = tmp_path / "a.txt", tmp_path / "other.db"
    text.write_text("no database at all, only a text that is long enough to be looked at" * 20)
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE mine (x)")
    connection.close()
    for opened in (Store, View):
        with pytest.raises(CaseError, match="not a case of Stemma"):
            opened(text)
        with pytest.raises(CaseError, match="not a case of Stemma"):
            opened(other)
    assert text.read_text().startswith("no database")


def test_versions_are_told_apart(path: Path) -> None:
    fill(path, reading("a.txt"))
    for version, message in [(len(STEPS) + 1, "newer Stemma"), (len(STEPS) - 1, "older Stemma")]:
        connection = sqlite3.connect(path)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.close()
        with pytest.raises(CaseVersionError, match=message):
            View(path)


def test_a_writer_that_waits_in_vain_is_told_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stemma.store.connection._WAIT", 0.05)
    with Store(path) as first, Store(path) as second:
        first._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(CaseBusyError, match="another process"):
            second.add(reading("a.txt"))
        first._connection.execute("ROLLBACK")
        assert second.add(reading("a.txt")) == 1


def test_a_full_disk_is_told_with_its_cure_and_loses_nothing(path: Path) -> None:
    fill(path, reading("a.txt"))
    with Store(path) as store:
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(CaseError, match="make room, or name a file on another disk"):
            store.add(reading("b.txt", text=TEXT * 20_000))
        assert store.known() == {reading("a.txt").document.id}


def test_what_a_story_dates_is_dated_in_every_list(path: Path) -> None:
    undated = reading("a.txt")
    key, day = undated.document.id, Time("2024-05-02", "2024-05-03", basis="inferred", rule="among others")
    made = Time("2024-05-01", "2024-05-01", text="Wednesday", rule="weekday")
    times = {undated.statements[0].id: made, undated.figures[0].id: day}
    with Store(path) as store:
        store.add(undated)
        whole = replace(collation(undated), datings=(Dating(key, 0, day),), times=times)
        store.replace(whole, basis=store.basis(), version="1")
        assert list(store.readings()) == [undated]  # what was read stays as it was read
    view = View(path)
    (document,) = view.documents(Filter(since="2024-05-01", until="2024-05-02"))
    assert document == view.document(key)
    assert document.published == document.parts[0].published == day
    (statement,), (figure,) = view.statements(), view.figures()
    assert (statement.made, figure.as_of) == (made, day)
    assert view.find(statement.id) == statement and view.find(figure.id).as_of == day  # type: ignore[union-attr]
    view.close()


def test_a_stated_date_is_not_overlaid(path: Path) -> None:
    dated = reading("a.txt", day="2024-05-03")
    with Store(path) as store:
        store.add(dated)
        found = Dating(dated.document.id, 0, Time("2030-01-01", "2030-01-01"))
        store.replace(replace(collation(dated), datings=(found,)), basis=store.basis(), version="1")
    view = View(path)
    assert view.document(dated.document.id).published == Time("2024-05-03", "2024-05-03")
    view.close()


def test_a_case_of_the_first_schema_is_brought_up_to_date(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(STEPS[0][1])
    connection.execute("PRAGMA application_id = 0x5354454D")
    connection.execute("PRAGMA user_version = 1")
    connection.execute(
        "INSERT INTO annotation VALUES ('doc', 'time', 0, 4, 'year', 'times', ?)",
        ('{"low":"2024-01-01","high":"2024-12-31","precision":"year","text":"2024","basis":"text"}',),
    )
    connection.close()
    with Store(path) as store:
        (found,) = store._annotations("doc")
        assert found.value == Time("2024-01-01", "2024-12-31", "year", "2024")
        store.add(reading("a.txt"))
        assert len(list(store.readings())) == 1
