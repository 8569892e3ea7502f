import pytest

from stemma.offsets import OffsetMap, Span
from stemma.relate.event_days import pace
from stemma.types import Annotation, Document, EventMention, Part, Reading, Time

FAR = (
    "The town lies by the sea. It has a harbour and a school. Some fish. Some sail. It has a mill. "
    "It has a well. The well is old. The mill is new. The sea is blue."
)


def guess(text: str, *, published: str | None = "2031-05-04", status="happened", time: Time | None = None):
    """Mark the trigger [so], and a day {so|2031-05-03}; sentences end at full stops."""
    plain, times, trigger, at = "", [], Span(0, 0), 0
    while at < len(text):
        if text[at] == "[":
            end = text.index("]", at)
            trigger = Span(len(plain), len(plain) + end - at - 1)
            plain += text[at + 1 : end]
            at = end + 1
        elif text[at] == "{":
            end = text.index("}", at)
            words, day = text[at + 1 : end].split("|")
            times.append(
                Annotation("time", Span(len(plain), len(plain) + len(words)), "t", value=Time(day, day))
            )
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
    mention = EventMention(document.id, trigger, trigger.of(plain), "free", time=time, status=status)
    found = pace(Reading(document, (*sentences, *times))).guess(mention, plain)
    assert found is None or (found.basis == "inferred" and found.rule)
    return found and (found.low, found.high)


def test_the_lead_tells_what_has_just_happened() -> None:
    assert guess("The captors [freed] nine miners. They are well.") == ("2031-05-03", "2031-05-04")


@pytest.mark.parametrize(
    "text",
    [
        "The miners, who were [freed] long ago, came back.",
        "The captors had [freed] nine miners before.",
        "The captors hope to [free] nine miners.",
        "The [free] miners are well.",
        f"{FAR} The captors [freed] nine miners.",
    ],
)
def test_what_may_be_of_another_time_is_not_dated(text) -> None:
    assert guess(text) is None


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


def test_a_lead_that_names_an_earlier_day_may_be_of_that_day() -> None:
    text = "The captors [freed] nine miners. A paper of {Thursday|2031-05-01} has it."
    assert guess(text) == ("2031-05-01", "2031-05-04")


def test_what_is_done_by_being_said_is_done_as_the_report_comes_out() -> None:
    assert guess(f"{FAR} “We [welcome] their return,” she said.") == ("2031-05-03", "2031-05-04")
    assert guess("They met long ago. Mayors [welcome] guests.") is None


def test_a_gathering_next_to_a_day_was_on_it() -> None:
    text = f"{FAR} They came home on {{Saturday|2031-05-03}}. At a [news conference], the miners sat in rows."
    assert guess(text) == ("2031-05-03", "2031-05-04")


def test_a_report_of_a_few_possible_days_dates_its_news_to_them() -> None:
    text = "The captors [freed] nine miners. They are well."
    assert guess(text, published="2031-05-04/2031-05-05") == ("2031-05-03", "2031-05-05")
    assert guess(text, published="2031-05-04/2031-05-09") is None
