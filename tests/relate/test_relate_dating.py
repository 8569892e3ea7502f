"""An undated report is dated by what the others of its story say of the same days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate import annotate, pages_of
from stemma.annotate.sentences import SentenceAnnotator
from stemma.annotate.times import TimeAnnotator
from stemma.extract import extract
from stemma.extract.redating import redated
from stemma.offsets import OffsetMap, Span
from stemma.relate.dating import datings, sheets, undated
from stemma.types import Dating, Document, EventMention, Figure, Part, Reading, Statement, Time

OPENING = "The ministers of Orvane and Lethe opened the new harbour bridge in Port Sella"


def reading(path: str, text: str, published: str | None = None) -> Reading:
    when = Time(published, published, basis="metadata") if published else None
    part = Part(Span(0, len(text)), published=when)
    document = Document(path, "text/plain", path, text, OffsetMap.keep(len(text)), (part,), published=when)
    return extract(document, annotate(pages_of(document), (SentenceAnnotator(), TimeAnnotator())))


def dated(*readings: Reading, story: str | None = "story") -> tuple[Dating, ...]:
    items = [sheet for r in readings for sheet in sheets(r)]
    return datings(items, {r.document.id: story for r in readings} if story else {})


def days(found: tuple[Dating, ...]) -> list[tuple[str | None, str | None]]:
    return [(d.time.low, d.time.high) for d in found]


DATED = reading("a", f"{OPENING} on May 9. Crowds cheered.", "2031-05-10")  # a Friday
OPEN = reading("b", f"{OPENING} on Friday. The mayor sang.")


def test_a_weekday_here_is_the_day_named_there() -> None:
    (found,) = dated(DATED, OPEN)
    assert found.document == OPEN.document.id
    assert (found.time.low, found.time.high) == ("2031-05-09", "2031-05-11")
    assert found.time.basis == "inferred"


def test_the_dating_rests_on_both_places() -> None:
    (found,) = dated(DATED, OPEN)
    texts = {r.document.id: r.document.text for r in (DATED, OPEN)}
    assert [x.span.of(texts[x.document]) for x in found.time.evidence] == ["Friday", "May 9"]


def test_a_report_that_looks_ahead_came_out_before() -> None:
    ahead = reading("b", f"{OPENING.replace('opened', 'will open')} on Friday. The mayor will sing.")
    (found,) = dated(DATED, ahead)
    assert (found.time.low or "") <= (found.time.high or "") <= "2031-05-09"


def test_today_fixes_the_day() -> None:
    today = reading("b", f"{OPENING} today. The mayor sang.")
    assert days(dated(DATED, today)) == [("2031-05-09", "2031-05-09")]


def test_what_has_been_dated_dates_others() -> None:
    third = reading("c", "The mayor of Port Sella sang the old anthem of the fishermen on Friday.")
    middle = reading(
        "b", f"{OPENING} today. On Friday the mayor of Port Sella sang the old anthem of the fishermen."
    )
    found = {d.document: d.time for d in dated(DATED, middle, third)}
    assert found[third.document.id].low == "2031-05-09"
    assert "like sentences" in found[third.document.id].rule


def test_without_a_like_sentence_a_report_is_put_among_the_others() -> None:
    other = reading("c", "Somebody sold fish. Nobody bought any on Friday.")
    (found,) = dated(DATED, other)
    assert (found.time.low, found.time.high) == ("2031-05-10", "2031-05-10")
    assert "among" in found.time.rule and not found.time.evidence


def test_a_report_is_not_of_a_month_that_it_calls_past() -> None:
    assert dated(DATED, reading("c", "Somebody sold fish. In May the mayor was received with songs.")) == ()


def test_reports_far_apart_say_nothing_of_one_between_them() -> None:
    late = reading("d", "The bridge was painted.", "2031-08-01")
    assert dated(DATED, late, reading("c", "Somebody sold fish.")) == ()


@pytest.mark.parametrize("story", [None, "story"])
def test_only_reports_of_a_story_with_a_dated_one_are_dated(story: str | None) -> None:
    alone = [OPEN, reading("c", f"{OPENING} on Friday.")]
    assert dated(*alone, story=story) == ()
    if story is None:
        assert dated(DATED, OPEN, story=None) == ()


def test_a_document_is_undated_where_an_article_of_it_is() -> None:
    assert undated(OPEN) and not undated(DATED)


@given(st.dates(date(1990, 1, 8), date(2090, 1, 1)), st.integers(0, 2))
def test_the_true_day_lies_in_the_interval(day: date, delay: int) -> None:
    """A day told as a weekday by one report and by its name in another dates the first."""
    weekday, name = f"{day:%A}", f"{day:%B} {day.day}, {day.year}"
    known = reading("a", f"{OPENING} on {name}.", (day + timedelta(days=1)).isoformat())
    (found,) = dated(known, reading("b", f"{OPENING} on {weekday}."))
    assert (found.time.low or "") <= (day + timedelta(days=delay)).isoformat() <= (found.time.high or "")


# --- the reading of a document just dated -----------------------------------------------------


def told(found: Reading) -> list[tuple[str, str | None]]:
    return [
        (a.value.text, a.value.low)
        for a in found.annotations
        if a.kind == "time" and isinstance(a.value, Time)
    ]


def test_the_times_of_a_report_just_dated_are_resolved() -> None:
    assert told(OPEN) == [("Friday", None)]
    anew = redated(OPEN, dated(DATED, OPEN))
    assert told(anew) == [("Friday", "2031-05-09")]
    assert anew.document.published and anew.document.published.basis == "inferred"
    assert anew.document.parts[0].published == anew.document.published


def test_events_statements_and_figures_follow() -> None:
    key, time = OPEN.document.id, next(a.value for a in OPEN.annotations if isinstance(a.value, Time))
    assert time.waits
    full = Reading(
        OPEN.document,
        OPEN.annotations,
        statements=(Statement(key, Span(0, 9), "x", None, None, "direct", made=time),),
        figures=(Figure(key, Span(0, 3), "x", 1, 1, "exact", None, "x"),),
        events=(EventMention(key, Span(36, 42), "opened", "open", time=time),),
    )
    anew = redated(full, dated(DATED, OPEN))
    assert anew.statements[0].made and anew.statements[0].made.low == "2031-05-09"
    assert anew.events[0].time and anew.events[0].time.low == "2031-05-09"
    assert anew.figures[0].as_of == anew.document.published


def test_a_reading_that_nothing_dates_stays_as_it_is() -> None:
    assert redated(DATED, ()) is DATED


def test_two_weekdays_of_one_name_keep_their_own_days() -> None:
    text = f"{OPENING} on Friday. The mayor will sing on Friday."
    anew = redated(reading("b", text), [Dating("b", 0, Time("2031-05-10", "2031-05-10"))])
    assert [low for _, low in told(anew)] == ["2031-05-09", "2031-05-16"]


def test_a_story_of_very_many_reports_is_dated_in_fair_time() -> None:
    many = [reading(f"a{n}", f"{OPENING} on May 9. Crowds cheered.", "2031-05-10") for n in range(300)]
    assert days(dated(*many, OPEN)) == [("2031-05-09", "2031-05-11")]
