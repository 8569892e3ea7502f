"""An invented case: a ferry accident whose toll is revised, and a report that means no good."""

from __future__ import annotations

from itertools import pairwise

from tests.present.memory import MemoryView

from stemma.ids import make_id, sha256
from stemma.offsets import OffsetMap, Piece, Span
from stemma.types import (
    Descent,
    Difference,
    Document,
    Edit,
    Entity,
    Event,
    EventMention,
    Figure,
    Link,
    Locus,
    NameForm,
    Origin,
    OriginCount,
    Outlet,
    Part,
    Reason,
    Ref,
    Refusal,
    Removed,
    Reuse,
    Statement,
    Story,
    Time,
    Variant,
    Via,
)

GAZETTE = """Ferry sinks off Port Sella, 12 dead
By Ilse Marrak

PORT SELLA (Northern Wire) - A ferry carrying about 60 people sank off Port Sella on Monday, killing 12.
"We are searching through the night," Foreign Minister Dalia Oren said.
The harbour office reported that the hull had been inspected in March.
Share this article   Subscribe to our newsletter
"""
POST = """At least 19 dead in Port Sella ferry disaster

At least 19 people died when a ferry went down off Port Sella on Monday, the coast guard said on Wednesday.
"We are searching through the night," minister Daliah Oren told Northern Wire.
The operator, Sella Lines, denied that the ship was overloaded.
"""
RADIO = """<html><head><title>Ferry toll</title></head><body><nav>Home | World</nav>
<h1>Ferry toll rises to 21</h1>
<p>The toll of the Port Sella sinking rose to 21, R&amp;D minister Dalia Oren said.</p>
</body></html>"""
HOSTILE = """<script>document.title='owned'</script><img src=x onerror="document.title='owned'">
Ferry \u202egnihton\u202c sank </script><!-- ]]> 7 dead 𝔉𝔢𝔯𝔯𝔶 café
<b>bold</b> & "quotes" 'single' {{ 7 * 7 }}
"""
LONE = "Market notes from Varland\n\nThe krona was unchanged.\n"


def day(iso: str, basis: str = "metadata") -> Time:
    return Time(iso, iso, "day", iso, basis)


def document(
    path: str,
    text: str,
    *,
    outlet: str | None = None,
    published: Time | None = None,
    cut: str | None = None,
    **more,
) -> Document:
    removed = (Removed(at(text, cut), "interface"),) if cut else ()
    title = text.split("\n", 1)[0]
    return Document(
        path=path,
        media_type="text/plain",
        sha256=sha256(text.encode()),
        text=text,
        offsets=OffsetMap.keep(len(text), [r.span for r in removed]),
        parts=(Part(Span(0, len(text)), Span(0, len(title))),),
        removed=removed,
        outlet=Outlet(outlet) if outlet else None,
        title=title,
        title_span=Span(0, len(title)),
        published=published,
        **({"language": "en"} | more),
    )


def html_document(path: str, source: str, *, outlet: str, published: Time) -> Document:
    """Keep the heading and the paragraph, as a cleaner would; `&amp;` becomes one character."""
    heading, paragraph = "Ferry toll rises to 21", "The toll of the Port Sella sinking rose to 21, R"
    h, p = source.index(heading), source.index(paragraph)
    amp, rest = p + len(paragraph), "D minister Dalia Oren said."
    pieces = (
        Piece(h, h + len(heading)),
        Piece(h + len(heading), h + len(heading), "\n\n"),
        Piece(p, amp),
        Piece(amp, amp + 5, "&"),
        Piece(amp + 5, amp + 5 + len(rest)),
    )
    removed = tuple(Removed(Span(a.end, b.start), "markup") for a, b in pairwise(pieces) if b.start > a.end)
    return Document(
        path=path,
        media_type="text/html",
        sha256=sha256(source.encode()),
        text=source,
        offsets=OffsetMap(pieces),
        parts=(Part(Span(0, len(source)), Span(h, h + len(heading))),),
        removed=removed,
        url="https://radio.example/ferry",
        outlet=Outlet("Radio Varland"),
        title=heading,
        title_span=Span(h, h + len(heading)),
        published=published,
        language="en",
    )


def at(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def locus(source: Document, words: str, nth: int = 0) -> Locus:
    return Locus(source.id, at(source.text, words, nth))


def ref(source: Document, words: str, entity: str | None = None, nth: int = 0) -> Ref:
    return Ref(source.id, at(source.text, words, nth), words, entity)


def sample() -> MemoryView:
    gazette = document(
        "gazette.txt",
        GAZETTE,
        outlet="Harbour Gazette",
        published=day("2031-05-05"),
        cut="Share this article   Subscribe to our newsletter\n",
        authors=("Ilse Marrak",),
        url="https://gazette.example/ferry",
    )
    post = document(
        "post.txt",
        POST,
        outlet="Varland Post",
        published=day("2031-05-07", "text"),
        url="javascript:alert(1)",
    )
    radio = html_document("radio.html", RADIO, outlet="Radio Varland", published=day("2031-05-08"))
    hostile = document("zz <b>hostile</b>.txt", HOSTILE, notices=("odd & ends",))
    lone = document("lone.txt", LONE, outlet="Varland Post", published=day("2030-01-02"), language="sv")
    oren, office = make_id("ent", "oren"), make_id("ent", "office")
    death = day("2031-05-05", "text")
    documents = [lone, gazette, post, radio, hostile]
    told = [gazette, post, radio, hostile]
    figures = [
        _figure(gazette, "12", "dead", 12, 12, nth=0),
        _figure(post, "19", "dead", 19, None, holder=ref(post, "the coast guard"), nth=0),
        _figure(radio, "21", "dead", 21, 21, holder=ref(radio, "Dalia Oren", oren), nth=1),
        _figure(hostile, "7", "dead <i>", 7, 7),
        _figure(gazette, "about 60", "people aboard", 60, 60, hedge="about", series=None),
    ]
    quote = "We are searching through the night,"
    statements = [
        Statement(
            gazette.id,
            at(GAZETTE, quote),
            quote,
            ref(gazette, "Dalia Oren", oren),
            at(GAZETTE, "said"),
            "direct",
        ),
        Statement(
            gazette.id,
            at(GAZETTE, "the hull had been inspected in March"),
            "the hull had been inspected in March",
            ref(gazette, "The harbour office", office),
            at(GAZETTE, "reported"),
            "indirect",
        ),
        Statement(
            post.id,
            at(POST, quote),
            quote,
            ref(post, "Daliah Oren", oren),
            at(POST, "told"),
            "direct",
            via=(Via("Northern Wire", ref(post, "Northern Wire")),),
        ),
        Statement(
            post.id,
            at(POST, "the ship was overloaded"),
            "the ship was overloaded",
            None,
            at(POST, "denied"),
            "indirect",
            status="denied",
            made=day("2031-05-07", "text"),
        ),
    ]
    cut = Edit("attribution", Span(2, 9), None)
    story = Story(
        make_id("sto", gazette.id),
        "Ferry sinks off Port Sella, 12 dead",
        tuple(d.id for d in told),
        death,
        2,
        4,
    )
    mentions = tuple(
        EventMention(d.id, at(d.text, w), w, "sink", time=death)
        for d, w in ((gazette, "sank"), (post, "went down"), (radio, "sinking"))
    )
    spellings = (
        NameForm("Dalia Oren", (locus(gazette, "Dalia Oren"), locus(radio, "Dalia Oren"))),
        NameForm("Daliah Oren", (locus(post, "Daliah Oren"),)),
    )
    toll = Difference(
        "dead in the sinking",
        "revision",
        (
            Variant("12", (locus(gazette, "12"), locus(gazette, "12", 1))),
            Variant("at least 19", (locus(post, "19"),)),
            Variant("21", (locus(radio, "21", 1),)),
            Variant("7 <b>", (locus(hostile, "7"),)),
        ),
        0.9,
        story.id,
    )
    spelled = Difference(
        "the minister's name",
        "naming",
        (
            Variant("Dalia Oren", (locus(gazette, "Dalia Oren"), locus(radio, "Dalia Oren"))),
            Variant("Daliah Oren", (locus(post, "Daliah Oren"),)),
        ),
        0.2,
        story.id,
    )
    return MemoryView(
        held_documents=documents,
        held_entities=[
            Entity(
                oren,
                "person",
                "Dalia Oren",
                spellings,
                (NameForm("Foreign Minister", (locus(gazette, "Foreign Minister"),)),),
            ),
            Entity(
                office,
                "organization",
                "Harbour Office",
                (NameForm("The harbour office", (locus(gazette, "The harbour office"),)),),
            ),
        ],
        held_events=[
            Event(
                make_id("evt", "sink"),
                "ferry sinks",
                "ASSAULT",
                (),
                (),
                ref(gazette, "Port Sella"),
                death,
                "happened",
                mentions,
            ),
            Event(
                make_id("evt", "inspect"),
                "hull inspected",
                None,
                (ref(gazette, "The harbour office", office),),
                (),
                None,
                Time("2031-03", "2031-03", "month"),
                "happened",
                (EventMention(gazette.id, at(GAZETTE, "inspected"), "inspected", "inspect"),),
            ),
            Event(
                make_id("evt", "search"),
                "search at night",
                None,
                (ref(gazette, "Dalia Oren", oren),),
                (),
                None,
                day("2031-05-06", "text"),
                "planned",
                (EventMention(gazette.id, at(GAZETTE, "searching"), "searching", "search"),),
            ),
            Event(
                make_id("evt", "overload"),
                "ship overloaded",
                None,
                (),
                (),
                None,
                None,
                "denied",
                (EventMention(post.id, at(POST, "overloaded"), "overloaded", "overload"),),
            ),
        ],
        held_statements=statements,
        held_figures=figures,
        held_differences=[spelled, toll],
        held_origins=[
            Origin(gazette.id, "Northern Wire", "agency", (at(GAZETTE, "Northern Wire"),), 0.62),
            Origin(post.id, "Northern Wire", "agency", (at(POST, "Northern Wire"),), 0.25),
            Origin(post.id, "coast guard", "office", (at(POST, "the coast guard said"),), 0.4),
        ],
        held_reuse=[Reuse("copy", locus(gazette, quote), locus(post, quote), 1.0, "a>b", (cut,))],
        counted={story.id: OriginCount(story.id, 1, 2, (Reason("nobody signed"),))},
        held_descents=[
            Descent(
                "copy", post.id, gazette.id, None, 0.4, story.id, (Reason("the Gazette was first"),), (cut,)
            ),
            Descent("credit", gazette.id, None, "Northern Wire", 1.0, story.id),
        ],
        held_stories=[story],
        held_refusals=[
            Refusal("broken.bin", "ingest", "is not text, but 3 bytes of binary; give it as text")
        ],
        held_links=[
            Link(
                "story",
                gazette.id,
                post.id,
                0.8,
                "terms",
                (Reason("both name Port Sella", (locus(gazette, "Port Sella"),)),),
            )
        ],
    )


def _figure(source, words, what, low, high, *, hedge=None, holder=None, nth=0, series="ser-toll") -> Figure:
    hedged = hedge or ("exact" if high is not None else "at least")
    return Figure(
        source.id,
        at(source.text, words, nth),
        words,
        low,
        high,
        hedged,
        None,
        what,
        holder=holder,
        series=series,
    )
