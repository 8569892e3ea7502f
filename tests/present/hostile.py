"""A case whose every text attacks the page that shows it."""

from __future__ import annotations

from tests.present.memory import MemoryView
from tests.present.sample import day, document, html_document

from stemma.offsets import Span
from stemma.types import (
    Difference,
    Document,
    Entity,
    Event,
    EventMention,
    Figure,
    Locus,
    NameForm,
    Origin,
    Ref,
    Refusal,
    Reuse,
    Statement,
    Story,
    Variant,
    Via,
)

OWN = "document.documentElement.dataset.owned=1;document.title='owned'"
ATTACKS = (
    f"<script>{OWN}</script>",
    f"</script></style></title></textarea><script>{OWN}</script>",
    f'"><img src=x onerror="{OWN}"><svg/onload={OWN}>',
    f"' onmouseover='{OWN}' autofocus onfocus='{OWN}'",
    f"<!--<script>{OWN}<!-- --> ]]> <base href=https://evil.example/>",
    f'<a href="javascript:{OWN}">x</a><meta http-equiv=refresh content="0;url=data:text/html,x">',
    "{{ 7 * 191 }}{% for x in y %} ${7*191} `#{7*191}`",
    "line\u2028sep\u2029par\x00nul\x1b[2J\ufffd\ud800lone\u202egnitirw\u202c\u2066isolate",
    "𝔉𝔢𝔯𝔯𝔶 é 👩‍👩‍👧 שלום",
)
ALL = " ".join(ATTACKS)
ADDRESSES = (
    f"javascript:{OWN}",
    f"  JaVaScRiPt:{OWN}",
    f"data:text/html,<script>{OWN}</script>",
    "vbscript:x",
    "https://",
    "http://[::1",
    "java\nscript:alert(1)",
    "https://ok.example/\u202eexe",
    f'https://ok.example/"><script>{OWN}</script>',
)
LONG = "w" * 100_000


def hostile() -> MemoryView:
    reports = [_report(n) for n in range(len(ADDRESSES))]
    told = "The toll of the Port Sella sinking rose to 21, R&amp;D minister Dalia Oren said."
    page = _decoded(f"<p>Ferry toll rises to 21</p>{ALL}<p>{told}</p>")
    reports.append(html_document(f"{ATTACKS[2]}.html", page, outlet=ALL, published=day("2031-05-08")))
    places = [Locus(d.id, _title(d)) for d in reports]
    four = list(enumerate(places[:4]))
    refs = [Ref(x.document, x.span, ALL) for x in places]
    story = Story("sto-1", ALL, tuple(d.id for d in reports), day("2031-05-05"), 1, 2)
    return MemoryView(
        held_documents=reports,
        held_entities=[
            Entity(
                "ent-1", "person", ALL,
                tuple(NameForm(a, (places[0],)) for a in ATTACKS),
                (NameForm(ALL, (places[1],)),),
            )
        ],
        held_events=[_event(n, refs) for n in range(3)],
        held_statements=[
            Statement(r.document, r.span, ALL + LONG, r, r.span, "direct", (Via(ALL, r),)) for r in refs[:4]
        ],
        held_figures=[
            Figure(r.document, r.span, ALL, n, n, "exact", ALL, ALL, holder=r, series=f"ser-{n % 2}")
            for n, r in enumerate(refs)
        ],
        held_differences=[
            Difference(a, "contradiction", tuple(Variant(f"{n}{a}", (x,)) for n, x in four), 0.9)
            for a in (*ATTACKS, LONG)
        ],
        held_origins=[Origin(x.document, ALL, "agency", (x.span,), 0.5) for x in places],
        held_reuse=[Reuse("copy", places[0], places[1], 1.0, "a>b")],
        held_stories=[story],
        held_refusals=[Refusal(a, ALL, ALL) for a in ATTACKS],
    )  # fmt: skip


def _report(n: int) -> Document:
    text = f"{ATTACKS[n % len(ATTACKS)]}\n{ALL}\n{LONG}\n\nIt sank: {ALL}"
    return document(
        f"{n}{ATTACKS[n % len(ATTACKS)]}.txt".replace("\x00", ""),
        _decoded(text),
        outlet=ATTACKS[n % len(ATTACKS)],
        published=day("2031-05-05", "inferred") if n % 2 else None,
        url=ADDRESSES[n],
        authors=ATTACKS,
        notices=ATTACKS,
        language="<b>",
    )


def _decoded(text: str) -> str:
    """Return a text as a decoded file has it, which is without lone surrogates."""
    return text.encode("utf-8", "replace").decode()


def _title(source: Document) -> Span:
    assert source.title_span is not None
    return source.title_span


def _event(n: int, refs: list[Ref]) -> Event:
    mentions = tuple(EventMention(r.document, r.span, ALL, ALL) for r in refs)
    time = day(f"2031-05-0{n + 1}", "inferred") if n else None
    return Event(f"evt-{n}", ALL, ALL, tuple(refs), tuple(refs), refs[0], time, "alleged", mentions)
