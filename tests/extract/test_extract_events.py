from stemma.extract.events import event_mentions
from stemma.offsets import OffsetMap, Span
from stemma.types import Annotation, Document, Happening, Page, Part, Time

RAW = "MENU\nDalia Oren met Pavel Rusk in Orvane on Monday."
CLEAN = RAW[5:]


def span(words: str) -> Span:
    at = CLEAN.index(words)
    return Span(at, at + len(words))


def laid_out(happening: Happening) -> Page:
    offsets = OffsetMap.keep(len(RAW), [Span(0, 5)])
    part = Part(Span(0, len(RAW)))
    document = Document("a.txt", "text/plain", "0" * 64, RAW, offsets, (part,))
    time = Time("2031-05-12", "2031-05-12", text="Monday")
    return Page(document, part, CLEAN, offsets).with_annotations(
        [
            Annotation("time", span("Monday"), "test", "", time),
            Annotation("event", span("met"), "test", "meet", happening),
        ]
    )


def test_mentions_have_raw_spans_and_references() -> None:
    happening = Happening(
        "CONSULT", (span("Dalia Oren"),), (span("Pavel Rusk"),), span("Orvane"), span("Monday"), "planned"
    )
    page = laid_out(happening)
    (found,) = event_mentions(page)
    assert (found.span.of(RAW), found.text, found.lemma) == ("met", "met", "meet")
    assert (found.category, found.status) == ("CONSULT", "planned")
    refs = [*found.actors, *found.recipients, found.place]
    assert [r and (r.span.of(RAW), r.text) for r in refs] == [
        ("Dalia Oren", "Dalia Oren"),
        ("Pavel Rusk", "Pavel Rusk"),
        ("Orvane", "Orvane"),
    ]
    assert found.time == Time("2031-05-12", "2031-05-12", text="Monday")
    assert found.document == page.document.id


def test_a_bare_happening_has_neither_place_nor_time() -> None:
    (found,) = event_mentions(laid_out(Happening()))
    assert (found.actors, found.recipients, found.place, found.time) == ((), (), None, None)
