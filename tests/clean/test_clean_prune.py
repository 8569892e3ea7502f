"""Furniture taken out of a map's clean text, and ranges cut from a map."""

from hypothesis import given
from hypothesis import strategies as st

from stemma.clean.prune import cut, prune
from stemma.offsets import OffsetMap, Piece, Span

TITLE = "Harbour of Veld to reopen"
FIRST = "The harbour of Veld will reopen within two weeks, Foreign Minister Dalia Oren said on Monday."
SECOND = "The port authority declined to comment on the date, and dockers asked for a survey of the wall."


def test_furniture_goes_with_the_break_after_it() -> None:
    raw = f"{TITLE}\n\n{FIRST}\n\nAdvertisement\n\n{SECOND}"
    pruned = prune(OffsetMap.keep(len(raw)), raw, Span(0, len(TITLE)))
    assert pruned.offsets.apply(raw) == f"{TITLE}\n\n{FIRST}\n\n{SECOND}"
    assert [(r.reason, r.span.of(raw)) for r in pruned.removed] == [("boilerplate", "Advertisement")]


def test_the_lines_under_the_title_are_read_as_a_header() -> None:
    raw = f"{TITLE}\n\nBy Ann Lee\n\n4 March 2024\n\n{FIRST}\n\n{SECOND}"
    pruned = prune(OffsetMap.keep(len(raw)), raw, Span(0, len(TITLE)))
    assert pruned.header.authors == ["Ann Lee"]
    assert pruned.header.published is not None
    assert pruned.header.published.low == "2024-03-04"
    assert pruned.offsets.apply(raw) == f"{TITLE}\n\n{FIRST}\n\n{SECOND}"


def test_a_title_is_never_furniture() -> None:
    raw = f"Advertisement\n\n{FIRST}"
    assert prune(OffsetMap.keep(len(raw)), raw, Span(0, 13)).offsets.apply(raw) == raw


def test_what_stands_twice_goes_on_request() -> None:
    raw = f"{FIRST}\n\n{SECOND}\n\n{FIRST}"
    offsets = OffsetMap.keep(len(raw))
    assert prune(offsets, raw).offsets.apply(raw) == raw
    assert prune(offsets, raw, repeats=True).offsets.apply(raw).count(FIRST) == 1


def test_a_text_that_is_all_furniture_stays() -> None:
    assert prune(OffsetMap.keep(13), "Advertisement").offsets.apply("Advertisement") == "Advertisement"


@st.composite
def maps(draw: st.DrawFn) -> tuple[OffsetMap, str]:
    """Return a map with copied, replaced and inserted pieces, and its raw text."""
    pieces, at = [], 0
    for _ in range(draw(st.integers(0, 8))):
        at += draw(st.integers(0, 2))
        size = draw(st.integers(0, 4))
        text = draw(st.sampled_from([None, "", "&", "\n\n"]))
        pieces.append(Piece(at, at + size, text))
        at += size
    return OffsetMap(pieces), "abcdefghij" * 6


@given(maps(), st.lists(st.integers(0, 40), max_size=6, unique=True).map(sorted))
def test_a_cut_is_what_lies_in_its_ranges(given_map: tuple[OffsetMap, str], bounds: list[int]) -> None:
    offsets, raw = given_map
    text = offsets.apply(raw)
    single = all(p.text is None or len(p.text) < 2 for p in offsets.pieces)
    ranges = [
        Span(a, min(b, len(text))) for a, b in zip(bounds[::2], bounds[1::2], strict=False) if a < len(text)
    ]
    found = cut(offsets, ranges).apply(raw)
    if single:
        assert found == "".join(r.of(text) for r in ranges)
    assert cut(offsets, [Span(0, len(text))] if text else []).apply(raw) == text


def test_furniture_at_the_end_leaves_no_break_behind() -> None:
    raw = f"{FIRST}\n\n{SECOND}\n\nAdvertisement\n\nAdvertisement\n"
    assert prune(OffsetMap.keep(len(raw)), raw).offsets.apply(raw) == f"{FIRST}\n\n{SECOND}"


def test_a_long_paragraph_is_no_caption() -> None:
    long = f"{FIRST} {SECOND} {FIRST} {SECOND} The crews were led by Cy van Dal (Ann Lee/Harbour Photo)"
    raw = f"{FIRST}\n\n{long}\n\n{SECOND}"
    assert prune(OffsetMap.keep(len(raw)), raw).offsets.apply(raw) == raw
