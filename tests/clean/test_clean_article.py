"""Article objects of crawlers and archives as documents: aliases, value types, positions, oddities."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.clean.article import JsonCleaner
from stemma.clean.article_keys import ALIASES, fold_key
from stemma.clean.article_text import body_of, write_text
from stemma.errors import InputError
from stemma.offsets import Span
from stemma.settings import Settings
from stemma.types import Document, Record

TITLE = "Harbour of Veld to reopen within two weeks"
FIRST = "VELD — The harbour of Veld will reopen within two weeks, Foreign Minister Dalia Oren said on Monday."
SECOND = (
    "The port authority declined to comment. Dockers asked for an independent survey of the eastern wall."
)
BODY = f"{FIRST}\n\n{SECOND}"


def clean(value: object, **options: Any) -> Document:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return JsonCleaner().clean(Record("pile.jsonl#1", "application/json", data), Settings(**options))


def text_of(document: Document) -> str:
    return document.offsets.apply(document.text)


NEWS_PLEASE = {
    "authors": ["Ann Lee", "Bo Ek"],
    "date_download": "2024-03-05 08:00:00",
    "date_modify": "2024-03-04 12:00:00",
    "date_publish": "2024-03-04 09:30:00",
    "description": "The port has been shut since November.",
    "filename": "a.json",
    "image_url": None,
    "language": "en",
    "maintext": BODY,
    "source_domain": "www.harbour-gazette.example",
    "title": TITLE,
    "url": "https://www.harbour-gazette.example/world/harbour-of-veld",
}
NEWSPAPER4K = {
    "url": "https://harbour-gazette.example/a",
    "source_url": "https://harbour-gazette.example",
    "title": TITLE,
    "text": BODY,
    "authors": ["Ann Lee", "Bo Ek"],
    "publish_date": "2024-03-04T09:30:00",
    "meta_lang": "en",
    "top_image": "https://harbour-gazette.example/a.jpg",
    "canonical_link": "https://harbour-gazette.example/a",
}
FUNDUS = {
    "title": TITLE,
    "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [FIRST, SECOND]}]},
    "authors": ["Ann Lee", "Bo Ek"],
    "publishing_date": "2024-03-04 09:30:00",
    "publisher": "The Harbour Gazette",
    "html": {"requested_url": "https://harbour-gazette.example/a"},
}
NGEC = {
    "id": "veld-1",
    "pub_date": "2024-03-04T09:30:00",
    "event_text": BODY,
    "headline": TITLE,
    "publisher": "The Harbour Gazette",
    "byline": "By Ann Lee and Bo Ek",
}
NEWS_API = {
    "source": {"id": "gazette", "name": "The Harbour Gazette"},
    "author": "Ann Lee, Bo Ek",
    "title": TITLE,
    "publishedAt": "2024-03-04T09:30:00",
    "content": f"<p>{FIRST}</p>\n<p>{SECOND}</p>",
}
SCHEMA_ORG = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "articleBody": BODY,
    "datePublished": "2024-03-04T09:30:00",
    "author": [{"name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ek"}],
    "publisher": {"name": "The Harbour Gazette"},
}


@pytest.mark.parametrize("value", [NEWS_PLEASE, NEWSPAPER4K, FUNDUS, NGEC, NEWS_API, SCHEMA_ORG])
def test_reads_the_keys_of_known_makers(value: dict[str, Any]) -> None:
    document = clean(value)
    assert text_of(document) == f"{TITLE}\n\n{BODY}"
    assert document.title == TITLE
    assert document.title_span == Span(0, len(TITLE))
    assert document.authors == ("Ann Lee", "Bo Ek")
    assert document.published is not None
    assert (document.published.low, document.published.basis) == ("2024-03-04T09:30:00", "metadata")
    assert document.outlet is not None
    assert "Harbour Gazette" in str(document.outlet.name)
    assert document.language == "en"
    assert document.notices == ()


def test_passim_series_is_the_outlet() -> None:
    document = clean({"id": "gazette/1911/1", "series": "gazette", "date": "1911-03-04", "text": BODY})
    assert document.outlet is not None
    assert document.outlet.name == "gazette"
    assert document.published is not None
    assert document.published.low == "1911-03-04"
    assert document.title is None
    assert document.title_span is None
    assert document.fields == {"id": "gazette/1911/1"}


def test_a_download_date_is_no_publication_date() -> None:
    document = clean({"text": BODY, "date_download": "2024-03-05 08:00:00"})
    assert document.published is None
    assert document.fields == {"date_download": "2024-03-05 08:00:00"}


def test_an_address_gives_url_domain_and_day() -> None:
    document = clean({"text": BODY, "link": "https://news.veld.example/2024/03/04/port"})
    assert document.url == "https://news.veld.example/2024/03/04/port"
    assert document.outlet is not None
    assert document.outlet.domain == "news.veld.example"
    assert document.published is not None
    assert (document.published.low, document.published.basis) == ("2024-03-04", "url")


def test_what_is_not_understood_is_kept() -> None:
    document = clean({"text": BODY, "Desk": "world", "scores": {"a": [1, 2]}, "none": None})
    assert document.fields == {"Desk": "world", "scores": '{"a": [1, 2]}'}


@pytest.mark.parametrize(
    ("value", "low"),
    [
        (1709544600, "2024-03-04T09:30:00+00:00"),
        (1709544600000, "2024-03-04T09:30:00+00:00"),
        (1709544600.25, "2024-03-04T09:30:00+00:00"),
        ({"$date": "2024-03-04T09:30:00Z"}, "2024-03-04T09:30:00+00:00"),
        (["2024-03-04"], "2024-03-04"),
        ("Mon, 04 Mar 2024 09:30:00 +0100", "2024-03-04T09:30:00+01:00"),
        ("2024-03-04T09:30:00+0900", "2024-03-04T09:30:00+09:00"),
    ],
)
def test_dates_come_in_many_types(value: object, low: str) -> None:
    document = clean({"text": BODY, "date": value})
    assert document.published is not None
    assert document.published.low == low


@pytest.mark.parametrize("value", [True, "soon", {"a": {}}, 5, [[]]])
def test_a_value_that_is_no_date_is_noted_and_kept(value: object) -> None:
    document = clean({"text": BODY, "pubDate": value})
    assert document.published is None
    assert [n for n in document.notices if n.startswith("pubDate holds")]
    assert "pubDate" in document.fields


def test_a_time_of_day_of_its_own_joins_the_day() -> None:
    document = clean({"text": BODY, "date": "2024-03-04", "time": "09:30"})
    assert document.published is not None
    assert document.published.low == "2024-03-04T09:30"
    document = clean({"text": BODY, "date": "2024-03-04", "time": "in the morning"})
    assert document.published is not None
    assert document.published.low == "2024-03-04"
    assert document.fields == {"time": "in the morning"}


def test_the_next_date_counts_where_the_first_is_none() -> None:
    document = clean({"text": BODY, "published": "n/a", "created_at": "2024-03-04"})
    assert document.published is not None
    assert document.published.low == "2024-03-04"


@pytest.mark.parametrize(
    "value",
    ["Ann Lee; Bo Ek", "By Ann Lee and Bo Ek", "['Ann Lee', 'Bo Ek']", [{"name": "Ann Lee"}, "Bo Ek"]],
)
def test_authors_come_in_many_types(value: object) -> None:
    assert clean({"text": BODY, "authors": value}).authors == ("Ann Lee", "Bo Ek")


@pytest.mark.parametrize("key", ["Title", "TITLE", "title", "Article_Title", "og:title"])
def test_keys_are_compared_without_case_and_marks(key: str) -> None:
    assert clean({key: TITLE, "Main-Text": BODY}).title == TITLE


def test_a_body_that_begins_with_its_title_says_it_once() -> None:
    document = clean({"title": TITLE.upper(), "text": f" {TITLE}\n{BODY}"})
    assert document.text == f" {TITLE}\n{BODY}"
    assert document.title_span == Span(1, 1 + len(TITLE))
    assert document.title == TITLE


def test_markup_in_a_body_is_read_and_leads_back() -> None:
    body = f"<h2>Port</h2><p>{FIRST}</p><script>no()</script><p>Fish &amp; <b>C</b>hips.</p>"
    document = clean({"title": "Fish &amp; chips", "content": body})
    assert document.text == f"Fish &amp; chips\n\n{body}"
    assert text_of(document) == f"Fish & chips\n\nPort\n\n{FIRST}\n\nFish & Chips."
    at = text_of(document).index("Chips.")
    assert document.offsets.to_raw(Span(at, at + 6)).of(document.text) == "C</b>hips."


def test_line_ends_stay_where_tags_do_not_lay_out_the_text() -> None:
    document = clean({"text": "First &quot;line&quot;.\n\nSecond <i>line</i>."})
    assert text_of(document) == 'First "line".\n\nSecond line.'


def test_furniture_is_taken_out_of_the_body() -> None:
    document = clean({"title": TITLE, "text": f"{FIRST}\n\nAdvertisement\n\n{SECOND}"})
    assert text_of(document) == f"{TITLE}\n\n{BODY}"
    assert [(r.reason, r.span.of(document.text).strip()) for r in document.removed] == [
        ("boilerplate", "Advertisement")
    ]


def test_a_summary_stands_in_for_a_missing_text() -> None:
    document = clean({"title": TITLE, "description": FIRST})
    assert text_of(document) == f"{TITLE}\n\n{FIRST}"
    assert any("summary" in n for n in document.notices)


def test_lone_surrogates_are_replaced_and_noted() -> None:
    document = clean(b'{"title": "Port \\ud83d", "text": "Ends \\udc00 here, the minister said on Monday."}')
    assert document.text.count("\ufffd") == 2
    assert sum("surrogate" in n for n in document.notices) == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"title": "x", "words": 3}', "its keys are title, words"),
        (b"{}", "its keys are none"),
        (b'{"text": "   "}', "has no text"),
        (b'{"text": "<script>x</script>"}', "only markup"),
        (b'{"text": 5}', "has no text"),
        (b"[1, 2]", "holds list"),
        (b'"text"', "holds str"),
        (b'{"text": ', "cannot be read as JSON"),
        (b"[" * 100_000, "cannot be read as JSON"),
    ],
)
def test_what_holds_no_article_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        clean(data)
    assert reason in caught.value.reason
    assert caught.value.stage == "clean"


def test_the_refusal_names_what_would_be_read() -> None:
    with pytest.raises(InputError, match=r"may stand under maintext, .*\btext\b"):
        clean({"foo": "bar"})


def test_overlong_text_is_refused() -> None:
    with pytest.raises(InputError, match="longer than 50"):
        clean({"text": BODY}, max_text=50)


def test_no_alias_stands_in_two_rows() -> None:
    aliases = [alias for row in ALIASES.values() for alias in row]
    assert sorted(set(aliases)) == sorted(aliases)
    assert all(fold_key(alias) == alias for alias in aliases)


def test_sections_give_their_paragraphs_in_order() -> None:
    body = {
        "sections": [{"paragraphs": ["b"], "headline": ["a"]}, {"paragraphs": ["c", " ", None, 3]}],
        "summary": ["s"],
    }
    assert body_of(body) == "s\n\na\n\nb\n\nc"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "text", "date", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)
KEYS = st.sampled_from([row[i] for row in ALIASES.values() for i in range(len(row))])


@settings(deadline=None)
@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_any_object_is_read_or_refused(value: dict[str, Any]) -> None:
    try:
        document = clean(value)
    except InputError:
        return
    assert text_of(document).strip()
    assert all(isinstance(v, str) for v in document.fields.values())
    document.text.encode()


@settings(deadline=None)
@given(st.text(alphabet="ab \n<p>/&amp;.", max_size=20), st.text(alphabet="ab \n<p>/&amp;.", max_size=60))
def test_the_map_of_a_written_text_is_whole(title: str, body: str) -> None:
    text = write_text(title, body)
    assert text.raw.endswith(body)
    assert len(text.offsets.apply(text.raw)) == text.offsets.length
    for removed in text.removed:
        assert text.offsets.slice(removed.span).length == 0
