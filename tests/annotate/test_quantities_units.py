import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.quantities import quantities_in
from stemma.annotate.quantities_units import _SPELLINGS, in_base, name_of, powered, rated, spelled
from stemma.types import Quantity


def unit_of(text: str) -> str | None:
    (value,) = [a.value for a in quantities_in(text) if isinstance(a.value, Quantity)]
    return value.unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The road is 12 kilometers long.", "km"),
        ("The road is 12km long.", "km"),
        ("The hall has 900 sq m of floor.", "square m"),
        ("The hall has 900 square feet.", "square feet"),
        ("The tank holds 30 cubic metres.", "cubic m"),
        ("It ran at 80 miles per hour.", "mph"),
        ("It ran at 80 m.p.h. downhill.", "mph"),
        ("Sound moves at 340 metres per second.", "m/s"),
        ("They pump 900 barrels a day.", "barrels/day"),
        ("A 900 barrel-a-day well was shut.", "barrels/day"),
        ("It yields 30 MW.", "MW"),
        ("It yields 30 mw.", "MW"),
        ("The signal is at 2.4 Ghz.", "GHz"),
        ("The chip is 7 nanometres wide.", "nm"),
        ("It was minus 30 degrees Celsius.", "°C"),
        ("It was 30 °C at noon.", "°C"),
        ("It was 90 degrees Fahrenheit.", "°F"),
        ("Rates rose by 25 basis points.", "basis points"),
        ("It held 400 parts per million.", "ppm"),
        ("A 6-inch shell hit it.", "inches"),
        ("They share a 250ml cup.", "mL"),
        ("It is pulled with 40 lb-ft.", "lb-ft"),
        ("The field is 10 kV/cm there.", "kV/cm"),
    ],
)
def test_units_have_one_code(text: str, unit: str) -> None:
    assert unit_of(text) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("He paid 30 euros.", "EUR"),
        ("He paid 1,200€.", "EUR"),
        ("He paid €30 per tonne.", "EUR/tonnes"),
        ("He paid $90 US a barrel.", "USD/barrel"),
        ("He paid US$90.", "USD"),
        ("He paid $US90.", "USD"),
        ("He paid C $90.", "CAD"),
        ("He paid A$90.", "AUD"),
        ("He paid 90 Australian dollars.", "AUD"),
        ("He paid 90 Danish crowns.", "DKK"),
        ("He paid RM120,000.", "MYR"),
        ("He paid Rs. 500.", "INR"),
        ("He paid Y=500 million.", "JPY"),
        ("He paid PS4.2bn.", "GBP"),
        ("He paid N50 million.", "NGN"),
        ("He paid 500 billion won.", "KRW"),
        ("He paid 30 pounds sterling.", "GBP"),
        ("He lifted 30 pounds.", "pounds"),
        ("Shares fell to 164p.", "pence"),
        ("He paid 90 usd.", "USD"),
        ("It costs $310 per thousand cubic metres.", "USD/thousand cubic m"),
        ("It earned $5 million a year.", "USD/year"),
        ("It earned $5 million a year earlier.", "USD"),
    ],
)
def test_money_has_one_code(text: str, unit: str) -> None:
    assert unit_of(text) == unit


def test_a_rate_is_no_part_of_an_amount_of_money_but_of_a_speed() -> None:
    spans = [
        a.span.of(t)
        for t in ("It costs $310 per tonne.", "It ran at 80 miles per hour.")
        for a in quantities_in(t)
    ]
    assert spans == ["$310", "80 miles per hour"]


def test_letters_are_units_where_they_touch_the_number() -> None:
    assert spelled(("t",), joined=True) is not None
    assert spelled(("t",), joined=False) is None
    assert spelled(("TV",), joined=True) is None


def test_names_are_in_the_singular() -> None:
    assert name_of("km") == "kilometre"
    assert name_of("USD/barrel") == "dollar per barrel"
    assert name_of("square km") == "square kilometre"
    assert name_of("sheep") == "sheep"


def test_units_of_one_dimension_compare_by_their_base() -> None:
    assert in_base(2, "km") == ("length", 2000)
    assert in_base(1, "cubic m") == ("volume", 1000)
    assert in_base(3, "sheep") is None
    assert in_base(30, "°F") is None
    area = in_base(1, "square km")
    assert area is not None
    assert area[1] == 100 * 1e4  # a hundred hectares
    metre = spelled(("metre",), joined=False)
    assert metre is not None
    assert powered(metre, "square").dimension == "area"
    assert rated("miles", "hour") == "mph"


@given(st.sampled_from(sorted(_SPELLINGS)), st.integers(1, 10**6))
def test_every_spelling_is_read_after_a_number(spelling: str, number: int) -> None:
    assert spelled((spelling,), joined=True) == _SPELLINGS[spelling]
    found = list(quantities_in(f"It has {number}{spelling.replace('_', ' ')} there."))
    assert all(0 <= a.span.start < a.span.end for a in found)
