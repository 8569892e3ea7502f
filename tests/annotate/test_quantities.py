import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import page

from stemma.annotate.quantities import QuantityAnnotator, quantities_in
from stemma.annotate.times import TimeAnnotator
from stemma.settings import VAGUE, Vague
from stemma.types import Quantity

Row = tuple[str, float | None, float | None, str, str | None]


def read(text: str) -> list[Row]:
    return [
        (a.span.of(text), a.value.low, a.value.high, a.value.hedge, a.value.unit)
        for a in quantities_in(text)
        if isinstance(a.value, Quantity)
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Rescuers found 14 sailors.", ("14", 14, 14, "exact", "people")),
        ("Rescuers found 1,400 sailors.", ("1,400", 1400, 1400, "exact", "people")),
        ("Rescuers found twenty-one sailors.", ("twenty-one", 21, 21, "exact", "people")),
        ("They lost two hundred and fifty ships.", ("two hundred and fifty", 250, 250, "exact", "ships")),
        ("It displaced 4.7 million people.", ("4.7 million", 4700000, 4700000, "exact", "people")),
        ("More than 300 miners struck.", ("More than 300", 300, None, "at least", "people")),
        ("At least 12 miners died.", ("At least 12", 12, None, "at least", "people")),
        ("As many as 80 miners died.", ("As many as 80", None, 80, "up to", "people")),
        ("Up to 80 miners died.", ("Up to 80", None, 80, "up to", "people")),
        ("Fewer than 80 miners died.", ("Fewer than 80", None, 80, "up to", "people")),
        ("Nearly 80 miners died.", ("Nearly 80", None, 80, "about", "people")),
        ("About 80 miners died.", ("About 80", 80, 80, "about", "people")),
        ("Some 80 miners died.", ("Some 80", 80, 80, "about", "people")),
        ("Only 80 miners came.", ("Only 80", 80, 80, "exact", "people")),
        ("Between 10 and 15 miners died.", ("10 and 15", 10, 15, "range", "people")),
        ("It killed 10 to 15 miners.", ("10 to 15", 10, 15, "range", "people")),
        ("It killed 50-60 miners.", ("50-60", 50, 60, "range", "people")),
        ("It will cost 3 to 4 million crowns.", ("3 to 4 million", 3e6, 4e6, "range", "crowns")),
        ("Dozens of miners died.", ("Dozens", None, None, "vague", "people")),
        ("Tens of thousands of homes burned.", ("Tens of thousands", None, None, "vague", "homes")),
        ("It took a dozen ships.", ("a dozen", 12, 12, "exact", "ships")),
        ("It sank half a million tonnes.", ("half a million tonnes", 500000, 500000, "exact", "tonnes")),
        ("He paid $3.4 billion.", ("$3.4 billion", 3.4e9, 3.4e9, "exact", "USD")),
        ("He paid about $5m.", ("about $5m", 5e6, 5e6, "about", "USD")),
        ("He paid A$12.", ("A$12", 12, 12, "exact", "AUD")),
        ("He paid 40 million euros.", ("40 million euros", 4e7, 4e7, "exact", "EUR")),
        ("Prices rose 4.5%.", ("4.5%", 4.5, 4.5, "exact", "percent")),
        ("Prices rose 4 per cent.", ("4 per cent", 4, 4, "exact", "percent")),
        ("The pass is 18 kilometres away.", ("18 kilometres", 18, 18, "exact", "km")),
        ("A 30-mile front.", ("30-mile", 30, 30, "exact", "miles")),
        ("The 34-year-old sailor.", ("34", 34, 34, "exact", "years")),
        ("The boys, aged 11 to 13, hid.", ("11 to 13", 11, 13, "range", "years")),
        ("The baby is 7 months old.", ("7 months", 7, 7, "exact", "months")),
        ("Two thirds of the members left.", ("Two thirds", 0.666667, 0.666667, "exact", "share")),
        ("A sixth of the members left.", ("A sixth", 0.166667, 0.166667, "exact", "share")),
        ("One out of three Orvans left.", ("One out of three", 0.333333, 0.333333, "exact", "share")),
        ("Three in ten villages burned.", ("Three in ten", 0.3, 0.3, "exact", "share")),
        ("Half the villages burned.", ("Half", 0.5, 0.5, "exact", "share")),
        ("It takes twice as long.", ("twice", 2, 2, "exact", "times")),
        ("It is nearly double the rate.", ("nearly double", None, 2, "about", "times")),
        ("It holds 41 000 sheep.", ("41 000", 41000, 41000, "exact", "sheep")),
        ("It holds 1\u202f041\u202f250 sheep.", ("1\u202f041\u202f250", 1041250, 1041250, "exact", "sheep")),
        ("It is 1/16 of a pint.", ("1/16 of a pint", 0.0625, 0.0625, "exact", "pints")),
        ("It is 10 1/2 miles off.", ("10 1/2 miles", 10.5, 10.5, "exact", "miles")),
        ("It is 3½ miles off.", ("3½ miles", 3.5, 3.5, "exact", "miles")),
        ("The team is at a .375 average.", (".375", 0.375, 0.375, "exact", "average")),
        ("It weighs 2.5×10^3 kg.", ("2.5×10^3 kg", 2500, 2500, "exact", "kg")),
        ("It counts 8 B people.", ("8 B", 8e9, 8e9, "exact", "people")),
        ("It cost 35 lakh rupees.", ("35 lakh rupees", 3.5e6, 3.5e6, "exact", "INR")),
        ("It cost a quarter million dollars.", ("a quarter million dollars", 2.5e5, 2.5e5, "exact", "USD")),
        ("They ran one of the mills.", ("one", 1, 1, "exact", "mills")),
        ("An estimated 80 miners died.", ("estimated 80", 80, 80, "about", "people")),
        ("At 6 weeks of age it walks.", ("6 weeks", 6, 6, "exact", "weeks")),
        ("It drew 90 Prell and Orla vans.", ("90", 90, 90, "exact", "vans")),
        ("It sold two new Orla 7 vans.", ("two", 2, 2, "exact", "vans")),
    ],
)
def test_quantities(text: str, row: Row) -> None:
    (found,) = read(text)
    assert found == (
        row[0],
        *(pytest.approx(v) if isinstance(v, float | int) else v for v in row[1:3]),
        *row[3:],
    )


@pytest.mark.parametrize(
    "text",
    [
        "He flew an MX-16 over it.",
        "Under Article 9 of the pact, he rests.",
        "It is route 1/2 on the map.",
        "Call 0207 555 0188 today.",
        "No one else came, and one another they blamed.",
        "They met for the 11th time.",
        "The hosts won 3-1 again.",
        "Shares of the Aurel 500 fell.",
        "1. Open the door.",
        "“9 Lives” was shown.",
        "She wants one hundred percent certainty.",
        "He lives at 49 Old Mill Road.",
        "It stands at 16-18 Old Mill Road.",
        "It will sink by 2150.",
        "Ilo Darrin (4) ran past them.",
        "He bought an oPad 14 Pro.",
        "He saw it on Sky One.",
        "It is on highway 35 north of here.",
        "Write to the 90210 ZIP code.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("It holds 1,250 Varlandic soldiers in the east.", "Varlandic soldiers"),
        ("It freed 6 of the kidnapped sailors.", "kidnapped sailors"),
        ("It freed 6 of the more than 90 Orvan sailors.", "Orvan sailors"),
        ("It gave millions of paper masks away.", "paper masks"),
        ("The 44 who escaped are safe.", None),
        ("As many as 700 stationed there.", None),
    ],
)
def test_the_words_that_say_what_is_counted(text: str, what: str | None) -> None:
    value = next(iter(quantities_in(text))).value
    assert isinstance(value, Quantity)
    assert (None if value.what is None else value.what.of(text)) == what


def test_vague_words_keep_their_word_and_a_range_from_the_settings() -> None:
    def ranges(text: str, vague: Vague = VAGUE) -> list[tuple[float, ...]]:
        return [a.value.taken_as for a in quantities_in(text, vague=vague) if isinstance(a.value, Quantity)]

    assert ranges("Dozens of miners died.") == [(24, 99)]
    assert ranges("Tens of thousands of homes burned.") == [(10_000, 100_000)]
    assert ranges("Dozens of miners died.", (("dozens", 12, 60),)) == [(12, 60)]
    assert ranges("A dozen miners died.") == [()]
    annotator = QuantityAnnotator((("dozens", 12, 60),))
    ((found,),) = annotator.annotate([page("Dozens of miners died.")])
    assert isinstance(found.value, Quantity)
    assert found.value.taken_as == (12, 60)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("It freed 6 of them.", True),
        ("It freed 6 of the miners.", True),
        ("It freed 6 miners.", False),
        ("It cost 6 percent of the sum.", False),
    ],
)
def test_parts_of_wholes_are_marked(text: str, part: bool) -> None:
    (value,) = [a.value for a in quantities_in(text)]
    assert isinstance(value, Quantity)
    assert value.part is part


def test_a_part_and_its_whole_are_two_quantities() -> None:
    assert [row[:2] for row in read("It freed 6 of the more than 90 Orvan sailors.")] == [
        ("6", 6),
        ("more than 90", 90),
    ]


def test_a_verb_keeps_its_over() -> None:
    assert read("They handed over 6 sailors.") == [("6", 6, 6, "exact", "people")]
    assert read("They killed over 6 sailors.") == [("over 6", 6, None, "at least", "people")]


def test_quantities_leave_times_alone() -> None:
    text = "On 9 May 2031, two years ago, 14 sailors came at 10:30."
    (times,) = TimeAnnotator().annotate([page(text)])
    (found,) = QuantityAnnotator().annotate([page(text).with_annotations(times)])
    assert [a.span.of(text) for a in found] == ["14"]
    assert {(a.kind, a.by, a.label) for a in found} == {("quantity", "quantities", "people")}


PIECES = st.sampled_from(
    [
        "about ",
        "more than ",
        "10",
        " to ",
        "-",
        "2.5",
        " million",
        " people",
        "$",
        "%",
        " of the ",
        "twenty",
        " and ",
        "a dozen ",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_text_gives_ordered_spans_and_ordered_bounds(text: str) -> None:
    found = list(quantities_in(text))
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    for annotation in found:
        value = annotation.value
        assert isinstance(value, Quantity)
        assert value.low is None or value.high is None or value.low <= value.high
        assert value.what is None or 0 <= value.what.start < value.what.end <= len(text)
