import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.offsets import OffsetMap, Span
from stemma.relate.event_days import Quoted, pace
from stemma.types import Annotation, Document, EventMention, EventStatus, Part, Reading, Tense, Time

FAR = (
    "The town lies by the sea. It has a harbour and a school. Some fish. Some sail. It has a mill. "
    "It has a well. The well is old. The mill is new. The sea is blue."
)


def guess(
    text: str,
    *,
    published: str | None = "2031-05-04",
    tense: Tense = "past",
    status: EventStatus = "happened",
    time: Time | None = None,
    category: str | None = None,
) -> tuple[str | None, str | None] | None:
    """Mark the trigger [so], a day {so|2031-05-03} and a time {so|2030-05-01|2030-05-31}.

    Sentences end at full stops, quotations stand in “such marks”.
    """
    plain, times, trigger, at = "", [], Span(0, 0), 0
    while at < len(text):
        if text[at] == "[":
            end = text.index("]", at)
            trigger = Span(len(plain), len(plain) + end - at - 1)
            plain += text[at + 1 : end]
            at = end + 1
        elif text[at] == "{":
            end = text.index("}", at)
            words, *days = text[at + 1 : end].split("|")
            value = Time(days[0], days[-1])
            times.append(Annotation("time", Span(len(plain), len(plain) + len(words)), "t", value=value))
            plain += words
            at = end + 1
        else:
            plain += text[at]
            at += 1
    starts = [0, *(i + 2 for i in range(len(plain) - 2) if plain[i] == ".")]
    ends = [*(s - 1 for s in starts[1:]), len(plain)]
    sentences = [Annotation("sentence", Span(*x), "t") for x in zip(starts, ends, strict=True)]
    ends = (published or "").split("/")
    when = Time(ends[0], ends[-1], basis="metadata") if published else None
    document = Document(
        "a",
        "text/plain",
        "a",
        plain,
        OffsetMap.keep(len(plain)),
        (Part(Span(0, len(plain))),),
        published=when,
    )
    said = [Annotation("quotation", Span(*m.span()), "t") for m in re.finditer("“[^”]*”", plain)]
    mention = EventMention(
        document.id, trigger, trigger.of(plain), "free", category, time=time, status=status, tense=tense
    )
    found = pace(Reading(document, (*sentences, *times, *said))).guess(mention, plain)
    assert found is None or (found.basis == "inferred" and found.rule)
    return found and (found.low, found.high)


def test_the_lead_tells_what_has_just_happened() -> None:
    assert guess("The captors [freed] nine miners. They are well.") == ("2031-05-03", "2031-05-04")


@pytest.mark.parametrize("tense", ["past", "perfect"])
def test_the_lead_tells_in_the_past_and_perfect_what_has_just_happened(tense: Tense) -> None:
    assert guess("The captors [freed] nine miners.", tense=tense) == ("2031-05-03", "2031-05-04")


@pytest.mark.parametrize("tense", ["", "present"])
def test_what_no_main_clause_tells_to_have_happened_is_not_dated(tense: Tense) -> None:
    assert guess("The miners, who were [freed] long ago, came back.", tense=tense) is None


@pytest.mark.parametrize("tense", ["past", "perfect", "present"])
def test_what_stands_far_below_the_lead_may_be_of_another_time(tense: Tense) -> None:
    assert guess(f"{FAR} The captors [freed] nine miners.", tense=tense) is None


def test_nothing_is_guessed_of_plans_dated_things_and_undated_reports() -> None:
    lead = "The captors [freed] nine miners."
    assert guess(lead, status="planned") is None
    assert guess(lead, time=Time("2030", "2030", "year")) is None
    assert guess(lead, published=None) is None


def test_a_day_carries_on_over_the_next_sentences() -> None:
    assert guess(f"{FAR} They met on {{Friday|2031-05-02}}. The captors [freed] nine miners.") == (
        "2031-05-02",
        "2031-05-03",
    )
    assert guess(f"{FAR} They met in {{May|2030-05-02}}. The captors [freed] nine miners.") is None
    assert guess(f"{FAR} They met on {{Friday|2031-05-02}}. {FAR} They [freed] nine miners.") is None
    between = f"{FAR} They met on {{Friday|2031-05-02}} and in {{June|2030-06-09}}. They [freed] nine."
    assert guess(between) is None


def test_a_day_carries_on_over_times_of_other_clauses_and_times_to_come() -> None:
    friday = ("2031-05-02", "2031-05-03")
    start = f"{FAR} They met on {{Friday|2031-05-02}}"
    assert guess(f"{start} over gas that was sold in {{June|2030-06-09}}. They [freed] nine.") == friday
    assert guess(f"{start} and will meet in {{June|2031-06-01|2031-06-30}}. They [freed] nine.") == friday
    assert guess(f"{start} for talks {{this year|2031-01-01|2031-12-31}}. They [freed] nine.") == friday
    assert guess(f"{start}. “In {{June|2030-06-09}} it rained,” she said. They [freed] nine.") == friday


def test_a_time_of_long_ago_carries_on_where_the_next_sentence_goes_on() -> None:
    may = "2030-05-01|2030-05-31"
    told = ("2030-05-01", "2030-05-31")
    assert guess(f"{FAR} In {{May|{may}}} they met in Orvane. They [freed] nine miners.") == told
    assert guess(f"{FAR} In {{May|{may}}} they met in Orvane. The mayor also [freed] nine.") == told
    assert guess(f"{FAR} In {{May|{may}}} they met in Orvane. The captors [freed] nine.") is None
    assert guess(f"{FAR} In {{May|{may}}} they met in Orvane. {FAR} They [freed] nine.") is None
    assert guess(f"{FAR} In {{May|{may}}} they met.\n\nThey [freed] nine miners.") is None
    assert guess(f"{FAR} In {{May|{may}}} they met. They have [freed] nine.", tense="perfect") is None


@pytest.mark.parametrize("tense", ["past", "present"])
def test_who_demands_or_accuses_does_so_as_the_report_comes_out(tense: Tense) -> None:
    said = f"{FAR} Dalia Oren [demands] an inquiry."
    assert guess(said, tense=tense, category="REQUEST") == ("2031-05-03", "2031-05-04")
    assert guess(said, tense=tense, category="TREAT") is None
    assert guess(said, tense="", category="REQUEST") is None
    other = f"{FAR} He came in {{June|2030-06-01|2030-06-30}}. Dalia Oren [demanded] an inquiry."
    assert guess(other, category="REQUEST") is None


def test_a_lead_that_names_an_earlier_day_may_be_of_that_day() -> None:
    text = "The captors [freed] nine miners. A paper of {Thursday|2031-05-01} has it."
    assert guess(text) == ("2031-05-01", "2031-05-04")


def test_what_is_done_by_being_said_is_done_as_the_report_comes_out() -> None:
    assert guess(f"{FAR} “We [welcome] their return,” she said.", tense="") == ("2031-05-03", "2031-05-04")
    assert guess(f"{FAR} “We [welcomed] her then,” she said.") is None
    assert guess(f"{FAR} “It matters that we [welcome] them,” she said.", tense="") is None
    assert guess("They met long ago. Mayors [welcome] guests.", tense="present") is None


def test_what_somebody_tells_in_a_quotation_is_of_no_known_time() -> None:
    assert guess("“The captors [freed] nine miners,” she said.") is None


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9))), st.integers(0, 20), st.integers(0, 5))
def test_what_lies_within_a_quotation_is_found_however_they_overlap(
    spans: list[tuple[int, int]], start: int, length: int
) -> None:
    quoted, asked = [Span(a, a + b) for a, b in spans], Span(start, start + length)
    assert Quoted.of(quoted).covers(asked) == any(span.covers(asked) for span in quoted)


def test_two_times_in_one_sentence_leave_it_open_which_goes_on() -> None:
    told = "In {May|2030-05-01|2030-05-31} they met and in {July|2030-07-01|2030-07-31} they parted."
    assert guess(f"{FAR} {told} They [freed] nine miners.") is None


def test_a_gathering_next_to_a_day_was_on_it() -> None:
    text = f"{FAR} They came home on {{Saturday|2031-05-03}}. At a [news conference], the miners sat in rows."
    assert guess(text) == ("2031-05-03", "2031-05-04")


def test_a_report_of_a_few_possible_days_dates_its_news_to_them() -> None:
    text = "The captors [freed] nine miners. They are well."
    assert guess(text, published="2031-05-04/2031-05-05") == ("2031-05-03", "2031-05-05")
    assert guess(text, published="2031-05-04/2031-05-09") is None
