"""Paragraphs without places found again in the text they were taken from."""

from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.clean.html_align import align, merge, squeeze
from stemma.offsets import Span

BLOCKS = (
    "Home",
    "Port reopens",
    "The harbour of Veld will reopen within two weeks, the minister said.",
    "Read more",
    "Dockers asked for an independent survey of the eastern wall and its gates.",
    "Read more",
    "Port reopens",
)


def laid_out(blocks: tuple[str, ...] | list[str]) -> tuple[str, list[Span]]:
    """Return the visible text of some blocks, and where each stands."""
    spans, at = [], 0
    for block in blocks:
        spans.append(Span(at, at + len(block)))
        at += len(block) + 2
    return "\n\n".join(blocks), spans


TEXT, SPANS = laid_out(BLOCKS)


def found(*paragraphs: str, doubtful: tuple[Span, ...] = ()) -> list[str]:
    return [s.of(TEXT) for s in align(paragraphs, TEXT, SPANS, doubtful).kept]


def test_finds_paragraphs_whatever_their_white_space() -> None:
    assert found("The  harbour of\nVeld will reopen within two weeks,the minister said.") == [BLOCKS[2]]


def test_neighbours_become_one_range() -> None:
    assert found(BLOCKS[2], BLOCKS[3], BLOCKS[4]) == ["\n\n".join(BLOCKS[2:5])]


def test_a_repeated_paragraph_is_taken_beside_its_neighbours() -> None:
    kept = align(("Port reopens", BLOCKS[2]), TEXT, SPANS).kept
    assert kept == (Span(SPANS[1].start, SPANS[2].end),)
    kept = align((BLOCKS[4], "Read more", "Port reopens"), TEXT, SPANS).kept
    assert kept == (Span(SPANS[4].start, SPANS[6].end),)


def test_a_doubtful_place_is_taken_only_without_another() -> None:
    assert align(("Port reopens",), TEXT, SPANS, (SPANS[1],)).kept == (SPANS[6],)
    assert align(("Home",), TEXT, SPANS, (SPANS[0],)).kept == (SPANS[0],)


def test_what_an_extractor_dropped_within_a_paragraph_stays_out() -> None:
    text = "The harbour of Veld [share this widget] will reopen within two weeks, said the minister."
    kept = align(
        ("The harbour of Veld will reopen within two weeks, said the minister.",), text, [Span(0, len(text))]
    ).kept
    assert [s.of(text) for s in kept] == [
        "The harbour of Veld",
        "will reopen within two weeks, said the minister.",
    ]


def test_a_changed_character_does_not_lose_a_paragraph() -> None:
    changed = BLOCKS[4].replace("survey", "súrvey")
    assert found(changed) == [BLOCKS[4]]


def test_what_is_not_there_is_reported() -> None:
    alignment = align(("Nothing of the kind was ever printed here.", "zz", "", BLOCKS[0]), TEXT, SPANS)
    assert alignment.missed == ("Nothing of the kind was ever printed here.", "zz")
    assert alignment.kept == (SPANS[0],)


def test_merge_joins_what_touches() -> None:
    assert merge([Span(5, 7), Span(0, 2), Span(2, 4), Span(6, 9)]) == [Span(0, 4), Span(5, 9)]


def test_many_equal_paragraphs_are_found_in_good_time() -> None:
    text, spans = laid_out(["a" * 40] * 3000)
    assert not align(["a" * 40] * 3000, text, spans).missed
    assert align(["ab" * 40] * 300, text, spans).missed


LINES = st.lists(
    st.text(alphabet="abcde fghij\xa0é", min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=8
)


@settings(deadline=None)
@given(LINES, st.data())
def test_kept_blocks_are_found_where_they_stand(blocks: list[str], data: st.DataObject) -> None:
    text, spans = laid_out(blocks)
    chosen = data.draw(st.lists(st.sampled_from(range(len(blocks))), unique=True).map(sorted))
    alignment = align([blocks[i] for i in chosen], text, spans)
    assert not alignment.missed
    kept = squeeze("".join(s.of(text) for s in alignment.kept))
    assert all(squeeze(blocks[i]) in kept for i in chosen)
    assert all(a.end < b.start for a, b in zip(alignment.kept, alignment.kept[1:], strict=False))


@settings(deadline=None)
@given(st.lists(st.text(alphabet="ab \n", max_size=40), max_size=5), st.text(alphabet="ab \n", max_size=200))
def test_ranges_lie_within_the_text_and_apart(paragraphs: list[str], text: str) -> None:
    alignment = align(paragraphs, text, [Span(0, len(text))])
    at = 0
    for span in alignment.kept:
        assert at <= span.start < span.end <= len(text)
        at = span.end
