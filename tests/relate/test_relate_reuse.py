import pickle
from collections.abc import Mapping

import pytest
from tests.relate.wires import ASIDE, LONG, WIRE, reading

from stemma.engine.local import LocalEngine
from stemma.offsets import OffsetMap, Piece, Span
from stemma.relate.reuse import ReuseRelator, fingerprint, imprints, repeats
from stemma.types import Document, MediaType, Part, Reading, Reuse


def shared(*readings: Reading, stories: Mapping[str, str] | None = None) -> list[Reuse]:
    items = [fingerprint(r) for r in readings]
    relator = ReuseRelator(stories, imprints(items))
    return list(relator.compare(LocalEngine().meet(items, relator.keys, 50)))


def said(found: Reuse, *readings: Reading) -> tuple[str, str]:
    texts = {r.document.id: r.document.text for r in readings}
    return found.a.span.of(texts[found.a.document]), found.b.span.of(texts[found.b.document])


def test_a_passage_copied_into_a_longer_report_is_found_to_the_character() -> None:
    one = reading(f"{LONG}{WIRE} {LONG}", "one.txt")
    other = reading(f"Storm news.\n\n  {WIRE}\n\nEnds.", "other.txt")
    (found,) = shared(one, other)
    assert found.kind == "copy"
    assert said(found, one, other) == (WIRE[:-1], WIRE[:-1])
    assert found.similarity == 1.0


def test_the_order_of_the_pair_does_not_matter() -> None:
    one, other = fingerprint(reading(WIRE, "one.txt")), fingerprint(reading(WIRE + " And more.", "two.txt"))
    relator = ReuseRelator()
    assert list(relator.compare([(one, other)])) == list(relator.compare([(other, one)]))


@pytest.mark.parametrize(
    ("first", "second", "direction"),
    [
        ("2031-05-01", "2031-05-02", {"one": "first"}),
        ("2031-05-02T08:00", "2031-05-02T09:30", {"one": "first"}),
        ("2031-05-02", "2031-05-02T09:30", None),
        (None, "2031-05-02", None),
    ],
)
def test_who_was_first_is_told_only_where_the_times_do_not_overlap(
    first: str | None, second: str, direction: object
) -> None:
    one, other = reading(WIRE, "one.txt", published=first), reading(WIRE, "two.txt", published=second)
    (found,) = shared(one, other)
    earlier = "a>b" if found.a.document == one.document.id else "b>a"
    assert found.direction == ("unknown" if direction is None else earlier)


def test_reports_that_share_names_and_offices_only_share_no_passage() -> None:
    office = "Prime Minister Ivo Tarn of the Republic of Varland and Foreign Minister Dalia Oren"
    assert shared(reading(f"{office} slept.", "a.txt"), reading(f"Then {office} sang.", "b.txt")) == []


def test_a_short_quotation_counts_where_both_sides_quote_it() -> None:
    one = f'{WIRE} {ASIDE[0]} "We never sold the harbour cranes," he said.'
    other = f'They swore: "We never sold the harbour cranes." {ASIDE[1]} {WIRE}'
    words = ["We never sold the harbour cranes"]
    bare = shared(reading(one, "a.txt"), reading(other, "b.txt"))
    quoted = [reading(one, "a.txt", quoted=words), reading(other, "b.txt", quoted=words)]
    assert len(shared(*quoted)) == len(bare) + 1
    assert (words[0], "quotation") in {(said(r, *quoted)[0], r.kind) for r in shared(*quoted)}


def test_sentences_are_compared_only_of_reports_near_in_time() -> None:
    one = "Rescuers pulled nineteen sailors from the freezing strait before midnight. "
    other = "Before midnight, nineteen sailors were pulled by rescuers from the freezing strait. "
    near = [
        reading(f"{WIRE}\n{ASIDE[0]}\n{one}", "a.txt", published="2031-05-01"),
        reading(f"{WIRE}\n{ASIDE[1]}\n{other}", "b.txt"),
    ]
    far = [near[0], reading(f"{WIRE}\n{ASIDE[1]}\n{other}", "b.txt", published="2032-05-01")]
    assert "paraphrase" in {r.kind for r in shared(*near)}
    assert {r.kind for r in shared(*far)} == {"copy"}


def test_furniture_that_two_pages_share_is_no_reuse() -> None:
    promo = "Sign up here for our weekly letter about boats, tides, fishing, weather and cheap harbour hotels"
    texts = [f"{LONG}\n{promo}", f"Quite another tale about winter apples.\n{promo}"]
    kept = [reading(text, name) for text, name in zip(texts, "ab", strict=True)]
    cut = [reading(text, name, removed=[(promo, "promo")]) for text, name in zip(texts, "ab", strict=True)]
    assert len(shared(*kept)) == 1
    assert shared(*cut) == []


def test_a_caption_that_two_outlets_print_is_reuse() -> None:
    caption = "Divers search the flooded cabins of the ferry that struck a sandbank near the old lighthouse"
    pair = [
        reading(f"{name}\n{caption}", name, removed=[(caption, "caption")]) for name in ("Gulls", "Tides")
    ]
    assert len(shared(*pair)) == 1


def test_links_are_not_words() -> None:
    link = "https://gazette.example/nineteen-sailors-pulled-alive-from-strait-after-ferry-struck-sandbank"
    assert shared(reading(f"Gulls {link}", "a"), reading(f"Tides {link}", "b")) == []


def test_a_body_that_stands_twice_is_a_repeat_even_where_one_was_removed() -> None:
    body = WIRE.replace("strait after", "strait\nafter")
    text = f"Ferry\n{WIRE}\nhome sport weather\n{body}"
    item = fingerprint(reading(text, removed=[(body, "repeat")]))
    (found,) = repeats(item)
    assert found.kind == "repeat"
    assert found.a.span.of(text) == WIRE[:-1]
    assert found.b.span.of(text) == body[:-1]


def test_a_headline_printed_twice_is_a_repeat() -> None:
    text = "Varland Premier To Visit Ostmark\n2031-05-01\n\nVarland Premier To Visit Ostmark\nIt rained."
    (found,) = repeats(fingerprint(reading(text)))
    assert found.a.span.of(text) == found.b.span.of(text) == "Varland Premier To Visit Ostmark"


def test_furniture_that_repeats_furniture_is_not_told() -> None:
    menu = "home sport weather boats harbour cranes letters obituaries crosswords archive"
    text = f"{menu}\nNothing happened.\n{menu} "
    twice = reading(text, removed=[(menu + " ", "boilerplate"), (menu + "\nNothing", "boilerplate")])
    assert list(repeats(fingerprint(twice))) == []
    assert len(list(repeats(fingerprint(reading(text))))) == 1


@pytest.mark.parametrize("media_type", ["text/html", "application/json"])
def test_spans_of_markup_point_into_the_page_source(media_type: MediaType) -> None:
    source = f"<p>Tom &amp; Ann.</p><p>{WIRE}</p>"
    start = source.index("&amp;")
    body = source.index(WIRE)
    offsets = OffsetMap(
        [
            Piece(3, start),
            Piece(start, start + 5, "&"),
            Piece(start + 5, start + 10),
            Piece(body - 3, body - 3, "\n"),
            Piece(body, body + len(WIRE)),
        ]
    )
    page = Reading(Document("p.html", media_type, "p", source, offsets, (Part(Span(0, len(source))),)))
    other = reading(WIRE, "b.txt")
    (found,) = shared(page, other)
    assert said(found, page, other) == (WIRE[:-1], WIRE[:-1])


def test_nothing_comes_of_an_empty_document() -> None:
    item = fingerprint(reading(""))
    assert list(ReuseRelator().keys(item)) == []
    assert list(repeats(item)) == []


def test_fingerprints_travel_between_processes() -> None:
    item = fingerprint(reading(WIRE))
    copy = pickle.loads(pickle.dumps(item))
    relator = pickle.loads(pickle.dumps(ReuseRelator()))
    assert list(relator.keys(copy)) == list(ReuseRelator().keys(item))
    assert [r.a.span for r in relator.compare([(copy, item)])] == [Span(0, len(WIRE) - 1)]


def test_a_long_text_of_one_line_is_read_in_one_go() -> None:
    item = fingerprint(reading("tide " * 100_000))
    assert len(item.words) == 100_000
    assert len(list(repeats(item))) <= 200


def test_what_an_outlet_prints_under_all_its_reports_is_no_reuse() -> None:
    notice = (
        "Readers who treasure honest journalism may support our little newsroom, founded beside the ferry "
        "quay by retired printers, through monthly gifts collected at any chandler in town."
    )
    tales = [" ".join(f"tale{n}word{k}" for k in range(90)) for n in range(4)]
    own = [reading(f"{t} {notice}", f"{n}.txt", outlet="Strait Courier") for n, t in enumerate(tales)]
    others = [reading(f"{t} {notice}", f"{n}.txt", outlet=f"Paper {n}") for n, t in enumerate(tales)]
    assert shared(*own) == []
    assert len(shared(*others)) == 6


def test_a_report_that_an_outlet_prints_four_times_is_reuse() -> None:
    prints = [reading(f"{WIRE} {ASIDE[0]}", f"{n}.txt", outlet="Strait Courier") for n in range(4)]
    assert len(shared(*prints)) == 6


def test_reports_of_one_story_meet_without_a_fingerprint_in_common() -> None:
    one = reading(
        f"{ASIDE[0]} Rescuers pulled nineteen sailors from the freezing strait before midnight.", "a"
    )
    other = reading(
        f"Before midnight, nineteen sailors were pulled by rescuers from the strait. {ASIDE[1]}", "b"
    )
    together = {r.document.id: "sty-1" for r in (one, other)}
    assert shared(one, other) == []
    assert [r.kind for r in shared(one, other, stories=together)] == ["paraphrase"]


def test_a_changed_name_at_the_edge_belongs_to_the_copied_sentence() -> None:
    copy = WIRE.replace("Nineteen sailors", "Twelve Varlanders").replace("cabins again", "cabins tomorrow")
    one, other = reading(WIRE, "one.txt"), reading(f"Quite different news. {copy}", "other.txt")
    (found,) = shared(one, other)
    assert set(said(found, one, other)) == {WIRE[:-1], copy[:-1]}


def test_a_copy_with_a_clause_cut_out_is_one_passage() -> None:
    tail = (
        "The governor praised volunteers of three villages who had carried blankets down icy steps all night."
    )
    clause = " while helicopters from a distant carrier group hovered overhead with searchlights and winches"
    one = reading(f"{WIRE[:-1]}{clause}. {tail}", "one.txt")
    other = reading(f"{WIRE} {tail}", "other.txt")
    (found,) = shared(one, other)
    assert found.kind == "copy"
    assert said(found, one, other)[0].startswith("Nineteen")
    assert said(found, one, other)[1].endswith("all night")
