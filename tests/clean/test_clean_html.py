"""A saved web page as a document: its article, its headline, its metadata, and the way back to the source."""

import json
import unicodedata
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.clean.html import HtmlCleaner
from stemma.errors import InputError
from stemma.offsets import Span
from stemma.settings import Settings
from stemma.types import Document, Record

LEAD = (
    "VELD — Foreign Minister Dalia Oren of Varland said on Monday that the harbour of Veld would reopen "
    "within two weeks, once the last of the damaged cranes had been taken down."
)
SECOND = (
    "&#8220;We have waited long enough,&#8221; Ms. Oren told reporters at the pier, adding that "
    "<b>E</b>ngineers had found no further cracks in the eastern wall &amp; its gates."
)
THIRD = (
    "The port authority, which had put the damage at 40&nbsp;million crowns, declined to comment on the "
    "date. Dockers’ unions called the announcement <a href='/x'>premature</a> and"
    " asked for an independent survey."
)
LD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Harbour of Veld to reopen within two weeks",
    "datePublished": "2024-03-04T09:30:00+01:00",
    "dateModified": "2024-03-04T12:00:00+01:00",
    "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ek"}],
    "publisher": {"@type": "Organization", "name": "The Harbour Gazette"},
}
NAVIGATION = (
    "<nav><ul><li><a href='/'>Home</a><li><a href='/w'>World</a><li><a href='/s'>Sport</a></ul></nav>"
)


def page(
    *paragraphs: str,
    headline: str = "Harbour of Veld to reopen within two weeks",
    head: str = "",
    above: str = "",
    below: str = "",
) -> str:
    body = "\n".join(f"<p>{p}</p>" for p in paragraphs or (LEAD, SECOND, THIRD))
    return (
        "<!DOCTYPE html>\n<html lang='en'><head>"
        f"<title>{headline} | Harbour Gazette</title>{head}</head><body>"
        f"{NAVIGATION}<main><article><h1>{headline}</h1>{above}\n{body}\n{below}</article></main>"
        "<footer><p>Contact us. Terms of use.</p></footer></body></html>"
    )


def clean(source: str | bytes, path: str = "page.html") -> Document:
    data = source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")
    return HtmlCleaner().clean(Record(path, "text/html", data), Settings())


def text_of(document: Document) -> str:
    return document.offsets.apply(document.text)


def refusal(source: str) -> str:
    with pytest.raises(InputError) as caught:
        clean(source)
    assert caught.value.stage == "clean"
    return caught.value.reason


def test_the_clean_text_is_the_article_under_its_headline() -> None:
    document = clean(page())
    assert text_of(document).split("\n\n") == [
        "Harbour of Veld to reopen within two weeks",
        LEAD,
        "“We have waited long enough,” Ms. Oren told reporters at the pier, adding that "
        "Engineers had found no further cracks in the eastern wall & its gates.",
        "The port authority, which had put the damage at 40\xa0million crowns, declined to comment on the "
        "date. Dockers’ unions called the announcement premature and asked for an independent survey.",
    ]


def test_the_raw_text_is_the_page_source() -> None:
    source = page()
    document = clean(source)
    assert document.text == source
    assert document.title == "Harbour of Veld to reopen within two weeks"
    assert document.title_span is not None
    assert source[: document.title_span.start].endswith("<h1>")
    assert document.parts[0].title_span == document.title_span


def test_every_clean_character_leads_to_the_source() -> None:
    document = clean(page())
    for at, char in enumerate(text_of(document)):
        raw = document.offsets.to_raw(Span(at, at + 1)).of(document.text)
        assert unescape(raw).strip() == char.strip()


def test_json_ld_says_who_and_when() -> None:
    document = clean(page(head=f"<script type='application/ld+json'>{json.dumps(LD)}</script>"))
    assert document.authors == ("Ann Lee", "Bo Ek")
    assert document.published is not None
    assert (document.published.low, document.published.basis) == ("2024-03-04T09:30:00+01:00", "metadata")
    assert document.updated is not None
    assert document.updated.low == "2024-03-04T12:00:00+01:00"
    assert document.outlet is not None
    assert document.outlet.name == "The Harbour Gazette"
    assert document.parts[0].published == document.published


def test_a_headline_given_elsewhere_is_kept_beside_the_one_shown() -> None:
    source = page(head='<meta property="og:title" content="Minister names date for port">')
    assert clean(source).fields == {"headline": "Minister names date for port"}
    assert clean(page()).fields == {}


def test_what_is_left_out_is_listed_with_reasons() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>Cranes at the pier.</figcaption></figure>"
    source = page(LEAD, figure + SECOND, THIRD, below="<div hidden>Subscribe to read on</div>")
    document = clean(source)
    reasons = {r.span.of(source): r.reason for r in document.removed}
    assert reasons["Cranes at the pier."] == "caption"
    assert reasons["Subscribe to read on"] == "hidden"
    assert reasons["Contact us. Terms of use."] == "boilerplate"
    assert any(reason == "navigation" and text.startswith("Home") for text, reason in reasons.items())


def test_removed_and_kept_text_lie_apart() -> None:
    document = clean(
        page(above="<p>Monday, 4 March 2024</p>", below="<aside><p>Read more stories</p></aside>")
    )
    for removed in document.removed:
        assert removed.span.start < removed.span.end <= len(document.text)
        assert document.offsets.slice(removed.span).length == 0


def test_a_paragraph_that_stands_twice_is_taken_from_the_article() -> None:
    teaser = f"<div hidden><p>{LEAD}</p></div>"
    source = page().replace("<main>", f"{teaser}<main>")
    document = clean(source)
    at = text_of(document).index("VELD")
    assert document.offsets.to_raw(Span(at, at + 4)).start > source.index("<main>")


def test_a_summary_under_the_headline_is_kept() -> None:
    summary = "The minister names a date for the port, which has been shut since the storm of last November."
    document = clean(page(above=f"<div class='deck-7'><h2>{summary}</h2></div>"))
    assert summary in text_of(document)


def test_a_title_without_a_heading_is_taken_from_the_head() -> None:
    source = page().replace("<h1>Harbour of Veld to reopen within two weeks</h1>", "")
    document = clean(source)
    assert document.title == "Harbour of Veld to reopen within two weeks"
    assert document.title_span is not None
    assert document.title_span.of(source) == document.title
    assert text_of(document).startswith(f"{document.title}\n\nVELD")


def test_a_time_element_or_a_line_by_the_headline_dates_the_page() -> None:
    marked = clean(page(above="<time datetime='2024-03-04T09:30+01:00'>today</time>")).published
    assert marked is not None
    assert (marked.low, marked.basis) == ("2024-03-04T09:30+01:00", "metadata")
    written = clean(page(above="<p>Published 4 March 2024</p>")).published
    assert written is not None
    assert (written.low, written.basis) == ("2024-03-04", "text")


def test_the_declared_encoding_counts() -> None:
    source = page("Le ministre Élodie Perrès a confirmé à Veld la réouverture du port. " * 5)
    declared = source.replace("<head>", "<head><meta charset='iso-8859-1'>")
    document = clean(declared.encode("iso-8859-1"))
    assert "Élodie Perrès a confirmé à Veld" in text_of(document)
    assert document.language == "fr"
    assert any("English" in n for n in document.notices)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<script>var a = 1;</script>", "no visible text"),
        ("<html><head><title>Only a title</title></head><body></body></html>", "no visible text"),
        ("<frameset cols='50%,50%'><frame src='a.html'><frame src='b.html'></frameset>", "frames"),
        ("<meta http-equiv='refresh' content=\"0; url='https://veld.example/a'\">", "https://veld.example/a"),
        (" \n ", ""),
        ("<html></html>", "no visible text"),
    ],
)
def test_pages_without_an_article_are_refused_with_the_reason(source: str, reason: str) -> None:
    assert reason in refusal(source)


def test_overlong_text_is_refused() -> None:
    with pytest.raises(InputError, match="more than 50"):
        HtmlCleaner().clean(Record("page.html", "text/html", page().encode()), Settings(max_text=50))


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 3000 + f"<p>{LEAD}</p><p>{THIRD}</p>" + "</div>" * 3000,
        f"<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>{LEAD}</p>"
        f"<p>{THIRD}</p></body></html>",
        f"<html amp><head><style amp-boilerplate>body{{visibility:hidden}}</style></head><body><p>{LEAD}</p>"
        f"<amp-img src=a></amp-img><p>{THIRD}</p></body></html>",
        f"<p>{LEAD}<p>{THIRD}",
        f"<p>{LEAD}\x00</p>\n<p>{THIRD}</p>",
        f"<table><tr><td><font><p>{LEAD}</p><p>{THIRD}</p></font></td></tr></table>",
        f"<title>T<p>{LEAD}</p></title><body><p>{LEAD}</p><p>{THIRD}</p>",
    ],
    ids=["deep", "xhtml", "amp", "unclosed", "nul", "tables", "title"],
)
def test_odd_pages_are_read(source: str) -> None:
    text = text_of(clean(source))
    assert "the harbour of Veld would reopen within two weeks" in text
    assert "40\xa0million crowns" in text


def test_right_to_left_text_and_astral_characters_keep_their_order() -> None:
    hebrew = "נמל ולד ייפתח מחדש בתוך שבועיים, אמרה שרת החוץ דליה אורן ביום שני לאחר ביקור במקום. "
    document = clean(page(hebrew * 3, LEAD + " \U0001f6a2 " + unicodedata.normalize("NFD", "Café Élan.")))
    text = text_of(document)
    assert (hebrew * 3).strip() in text
    assert "\U0001f6a2 Cafe\u0301" in text


def test_interface_lines_within_the_article_are_taken_out() -> None:
    document = clean(page(LEAD, "Advertisement", SECOND, THIRD))
    assert "Advertisement" not in text_of(document)
    assert [r.reason for r in document.removed if r.span.of(document.text).startswith("Advertisement")] == [
        "boilerplate"
    ]


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300) | st.text(alphabet="<>/!-&;=\"' \nabpdivh1tle", max_size=300).map(str.encode))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        document = clean(data)
    except InputError:
        return
    assert document.parts
    assert document.offsets.length == len(text_of(document))


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                ["port", "crane", "Veld", "said", "&amp;", "<b>wall</b>", "&#233;t&eacute;", "wo<!-- x -->rd"]
            ),
            min_size=15,
            max_size=40,
        ),
        min_size=2,
        max_size=5,
    )
)
def test_random_articles_lead_back_to_their_source(paragraphs: list[list[str]]) -> None:
    source = page(*(f"{' '.join(words)} no. {n}." for n, words in enumerate(paragraphs)))
    document = clean(source)
    text = text_of(document)
    assert not any("not found" in n for n in document.notices)
    at = -1
    for index in range(0, len(text), 7):
        raw = document.offsets.to_raw(Span(index, index + 1))
        assert raw.start >= at
        assert unescape(raw.of(source)).strip() == text[index].strip()
        at = raw.start
