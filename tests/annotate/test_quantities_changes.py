import pytest

from stemma.annotate.quantities import quantities_in
from stemma.types import Quantity

Row = tuple[str, float | None, float | None, str | None]


def read(text: str) -> list[Row]:
    return [
        (a.span.of(text), a.value.low, a.value.high, a.value.change)
        for a in quantities_in(text)
        if isinstance(a.value, Quantity)
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Orla shares rose 2 percent.", [("2 percent", 2, 2, "up")]),
        ("Orla shares fell by about 2 percent.", [("about 2 percent", 2, 2, "down")]),
        ("Orla shares were down 2 percent.", [("2 percent", 2, 2, "down")]),
        ("Orla +2% on the day.", [("+2%", 2, 2, "up")]),
        ("Orla -2% on the day.", [("-2%", 2, 2, "down")]),
        ("Orla lost 40 points, or 2 percent.", [("40 points", 40, 40, "down"), ("2 percent", 2, 2, "down")]),
        ("Output climbed to 30 tonnes.", [("30 tonnes", 30, 30, "up to")]),
        ("Output fell 5 percent to 30 tonnes.", [("5 percent", 5, 5, "down"), ("30 tonnes", 30, 30, "to")]),
        ("Output rose from 20 to 30.", [("20", 20, 20, "from"), ("30", 30, 30, "to")]),
        ("Output fell to 30 from 40.", [("30", 30, 30, "down to"), ("40", 40, 40, "from")]),
        ("It will grow sales by 9 percent.", [("9 percent", 9, 9, "up")]),
        ("Fares range from 20 to 30 euros.", [("20 to 30 euros", 20, 30, None)]),
        ("Fares are between $20 and $30.", [("$20 and $30", 20, 30, None)]),
        ("It takes 5 percent to 8 percent.", [("5 percent to 8 percent", 5, 8, None)]),
        ("It hums at 15kHz to 17kHz.", [("15kHz to 17kHz", 15, 17, None)]),
        ("It does 0-to-60-mph.", [("0-to-60-mph", 0, 60, None)]),
        ("They ate 2000 - 2500 loaves.", [("2000 - 2500", 2000, 2500, None)]),
        ("The army lost 40 soldiers.", [("40", 40, 40, None)]),
        ("They ended up 3 points ahead.", [("3 points", 3, 3, None)]),
        ("It was minus 30 degrees.", [("minus 30 degrees", -30, -30, None)]),
        ("It gained -5 yards.", [("-5 yards", -5, -5, "up")]),
        ("They seek ~30 rooms.", [("~30", 30, 30, None)]),
        ("They seek sub-30 rooms.", [("sub-30", None, 30, None)]),
        ("The deaths are 50 or more.", [("50 or more", 50, None, None)]),
    ],
)
def test_changes(text: str, rows: list[Row]) -> None:
    assert read(text) == rows


def test_an_amount_in_brackets_keeps_an_open_bound() -> None:
    assert read("It is more than 100 km (62 miles) off.") == [
        ("more than 100 km", 100, None, None),
        ("62 miles", 62, None, None),
    ]
    assert read("It is about 100 km (62 miles) off.")[1] == ("62 miles", 62, 62, None)
