"""What a page says of itself: JSON-LD, meta tags, links, times, bylines."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.clean.html_ld import read_linked_data
from stemma.clean.markup import read_markup
from stemma.clean.metadata import Metadata, declared_encoding, names_in, read_metadata


def read(source: str) -> Metadata:
    return read_metadata(read_markup(source))


def ld(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{text}</script>'


def low(source: str) -> str | None:
    published = read(source).published
    return None if published is None else published.low


ARTICLE = {"@type": "NewsArticle", "headline": "Port reopens", "datePublished": "2024-03-04T09:30:00Z"}


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [{"@type": "WebSite", "name": "Gazette"}, ARTICLE],
        {"@graph": [{"@type": "WebPage", "name": "Page", "datePublished": "2020-01-01"}, ARTICLE]},
        {**ARTICLE, "@type": ["Article", "Thing"]},
        {**ARTICLE, "@type": "https://schema.org/ReportageNewsArticle"},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        "//<![CDATA[\n" + json.dumps(ARTICLE) + "\n//]]>",
        "<!-- " + json.dumps(ARTICLE) + " -->",
        json.dumps(ARTICLE).replace("reopens", "reo\tpens").replace("\tpens", "pens"),
    ],
)
def test_finds_the_article_in_json_ld(value: object) -> None:
    told = read(ld(value))
    assert told.titles[0] == "Port reopens"
    assert told.published is not None
    assert told.published.low == "2024-03-04T09:30:00+00:00"


def test_ids_in_json_ld_are_followed() -> None:
    graph = [
        {**ARTICLE, "author": {"@id": "#a"}, "publisher": {"@id": "#p"}},
        {"@type": "Person", "@id": "#a", "name": "Ann Lee"},
        {"@type": "Organization", "@id": "#p", "name": "Harbour &amp; Gazette"},
    ]
    told = read(ld({"@graph": graph}))
    assert told.authors == ("Ann Lee",)
    assert told.outlet is not None
    assert told.outlet.name == "Harbour & Gazette"


def test_broken_json_ld_is_noted_and_the_rest_is_read() -> None:
    told = read(ld('{"@type": "NewsArticle", "headline": ') + ld("[" * 50_000) + ld(ARTICLE))
    assert told.titles == ("Port reopens",)
    assert told.notices == ("2 JSON-LD block(s) of the page could not be read",)


def test_ids_that_lead_in_circles_end() -> None:
    data = read_linked_data(
        [
            json.dumps({**ARTICLE, "author": {"@id": "#a"}, "@id": "#x"}),
            '{"@id": "#a", "name": {"@id": "#a"}}',
        ]
    )
    assert data.texts("author") == []


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (
            '<meta property="article:published_time" content="2024-03-04T09:30:00+01:00">',
            "2024-03-04T09:30:00+01:00",
        ),
        ('<meta name="DC.date.issued" content="2024-03-04">', "2024-03-04"),
        ('<meta name="parsely-pub-date" content="2024-03-04T09:30:00Z">', "2024-03-04T09:30:00+00:00"),
        (
            '<meta name="sailthru.date" content="Mon, 04 Mar 2024 09:30:00 +0000">',
            "2024-03-04T09:30:00+00:00",
        ),
        ('<span itemprop="datePublished" content="2024-03-04">today</span>', "2024-03-04"),
        ('<time pubdate datetime="2024-03-04">today</time>', "2024-03-04"),
        ('<meta name="date" content="soon"><meta name="pubdate" content="2024-03-04">', "2024-03-04"),
        ('<link rel="canonical" href="https://gazette.example/2024/03/04/port">', "2024-03-04"),
        (
            '<meta property="og:published_time" content="2024-03-04">'
            '<meta name="date" content="2024-03-04T09:30:00Z">'
            '<meta name="dc.date" content="2024-03-05T01:00:00Z">',
            "2024-03-04T09:30:00+00:00",
        ),
        ('<meta property="article:modified_time" content="2024-03-04">', None),
    ],
)
def test_published(tags: str, expected: str | None) -> None:
    assert low(tags) == expected


def test_updated_is_told_apart() -> None:
    told = read(
        '<meta property="article:published_time" content="2024-03-04">'
        '<meta property="og:updated_time" content="2024-03-05">'
    )
    assert told.published is not None
    assert told.updated is not None
    assert (told.published.low, told.updated.low) == ("2024-03-04", "2024-03-05")


@pytest.mark.parametrize(
    ("tags", "url"),
    [
        ('<link rel="canonical" href="https://gazette.example/a?b=1">', "https://gazette.example/a?b=1"),
        ('<meta property="og:url" content="https://gazette.example/a">', "https://gazette.example/a"),
        (
            '<link rel=canonical href="https://gazette.example/"><meta property="og:url" content="https://gazette.example/a">',
            "https://gazette.example/a",
        ),
        (
            '<base href="https://gazette.example/x/"><link rel="canonical" href="../a">',
            "https://gazette.example/a",
        ),
        (
            "<!DOCTYPE html>\n<!-- saved from url=(0028)https://gazette.example/a -->\n<html>",
            "https://gazette.example/a",
        ),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ('<link rel="canonical" href="http://[broken">', None),
        ('<link rel="stylesheet" href="https://gazette.example/a.css">', None),
    ],
)
def test_url(tags: str, url: str | None) -> None:
    assert read(tags).url == url


@pytest.mark.parametrize(
    ("tags", "authors"),
    [
        ('<meta name="author" content="Ann Lee">', ("Ann Lee",)),
        ('<meta name="author" content="Ann Lee"><meta name="author" content="Bo Ek">', ("Ann Lee", "Bo Ek")),
        ('<meta name="author" content="Ann Lee"><meta name="byl" content="By ANN LEE">', ("Ann Lee",)),
        ('<meta property="article:author" content="https://social.example/ann">', ()),
        ('<a rel="author" href="/ann">Ann Lee</a>', ("Ann Lee",)),
        ('<p class="byline">By Ann Lee and Bo Ek</p>', ("Ann Lee", "Bo Ek")),
        ('<p class="byline">By Ann Lee March 4, 2024 9:30 AM</p>', ("Ann Lee",)),
        ('<div id="authorization">Sign in</div><span class="c-author">Ann Lee</span>', ("Ann Lee",)),
        ('<div class="author-box">Follow us for more</div>', ()),
    ],
)
def test_authors(tags: str, authors: tuple[str, ...]) -> None:
    assert read(tags).authors == authors


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Lee", ("Ann Lee",)),
        ("by: Ann Lee, Bo Ek and Cy van Dal", ("Ann Lee", "Bo Ek", "Cy van Dal")),
        ("Von Ann Lee und Bo Ek", ("Ann Lee", "Bo Ek")),
        ("Lee, Ann", ("Lee, Ann",)),
        ("Stone & Co", ("Stone & Co",)),
        ("Ann Lee; Bo Ek", ("Ann Lee", "Bo Ek")),
        ("Bylund Ek", ("Bylund Ek",)),
        ("https://gazette.example/ann", ()),
        ("admin", ()),
        ("***", ()),
        ("", ()),
        ("x" * 200, ()),
    ],
)
def test_names_in_a_byline(byline: str, names: tuple[str, ...]) -> None:
    assert names_in(byline) == names


def test_outlet_joins_name_and_domain() -> None:
    told = read(
        '<meta property="og:site_name" content="The Harbour Gazette"><link rel=canonical href="https://www.gazette.example/a">'
    )
    assert told.outlet is not None
    assert (told.outlet.name, told.outlet.domain) == ("The Harbour Gazette", "gazette.example")


def test_where_the_text_came_from_is_kept() -> None:
    told = read(
        '<meta name="syndication-source" content="https://agency.example/1">'
        + ld({**ARTICLE, "isBasedOn": "https://a.example/2"})
    )
    assert told.fields == {
        "syndication-source": "https://agency.example/1",
        "isBasedOn": "https://a.example/2",
    }


def test_a_page_that_says_nothing() -> None:
    assert read("<p>text</p>") == Metadata()


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "windows-1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=euc-kr">', "euc-kr"),
        ('<?xml version="1.0" encoding="iso-8859-2"?>', "iso-8859-2"),
        ("<html>", None),
    ],
)
def test_declared_encoding(head: str, encoding: str | None) -> None:
    assert declared_encoding(head) == encoding


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.text(max_size=8) | st.integers(),
        lambda x: (
            st.lists(x, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["@type", "@id", "@graph", "author", "name", "headline", "datePublished", "url"]
                ),
                x,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_ld_can_be_read(value: object) -> None:
    told = read(
        ld(
            json.dumps([value, {**ARTICLE, "author": value, "url": value, "publisher": value}]).replace(
                "</", "<\\/"
            )
        )
    )
    assert told.notices == ()
