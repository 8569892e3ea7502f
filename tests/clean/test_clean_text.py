"""Whole plain text files: their heads, what is left of them, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.pages import pages_of
from stemma.clean import clean
from stemma.clean.language import language_notices, language_of
from stemma.errors import InputError
from stemma.settings import Settings
from stemma.types import Document, Record

SETTINGS = Settings(workers=1)
BODY = (
    "The harbour of Port Varl opened on Monday after three years of work, the ministry of transport said.\n\n"
    "“We have waited long for this day,” Minister Dalia Oren told reporters at the pier.\n\n"
    "Ships from seven countries had waited outside the harbour since the storm of 2029.\n"
)


def document(text: str, path: str = "a.txt") -> Document:
    return clean(Record(path, "text/plain", text.encode("utf-8")), SETTINGS)


def cleaned(text: str) -> str:
    made = document(text)
    return made.offsets.apply(made.text)


def check(made: Document) -> None:
    """Check what holds of every document."""
    at = 0
    for removed in made.removed:
        assert at <= removed.span.start < removed.span.end <= len(made.text)
        at = removed.span.end
    assert list(made.offsets.removed(len(made.text))) == _joined([r.span for r in made.removed])
    kept = made.offsets.apply(made.text)
    assert len(kept) + sum(r.span.end - r.span.start for r in made.removed) == len(made.text)
    assert made.parts
    for part, page in zip(made.parts, pages_of(made), strict=True):
        assert page.text.strip() == page.text != ""
        assert 0 <= part.span.start < part.span.end <= len(made.text)
        if part.title_span:
            assert page.title is not None
            assert page.title.of(page.text) == part.title_span.of(made.text)
    assert all(a.span.end <= b.span.start for a, b in zip(made.parts, made.parts[1:], strict=False))


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            start = joined.pop()[0]
        joined.append((start, end))
    return joined


@pytest.mark.parametrize(
    "head",
    [
        "https://gazette.example/2031/05/09/harbour\n{title}\n2031-05-09\n\n",
        "{title}\nBy Jo Doe and Ann Roe\n9 May 2031\nhttps://gazette.example/harbour\n\n",
        "By Jo Doe, Harbour Gazette\nMay 9, 2031\n{title}\n\n",
        "HARBOUR GAZETTE\n{title}\nJo Doe 2031. 5. 9.\n\n",
        "# {title}\n\n*By Jo Doe* \n\n2031-05-09\n\n",
        "---\ntitle: {title}\nauthor: Jo Doe\ndate: 2031-05-09\nurl: https://gazette.example/harbour\n---\n",
        "News | World\n{title}\n{title}\nHarbour Gazette | Updated: 2031-05-09\n",
        "\ufeff{title}\r\n\r\nJo Doe\r\nHarbour Gazette\r\n9 May 2031\r\n\r\n",
    ],
)
def test_heads_in_any_order(head: str) -> None:
    title = "Harbour of Port Varl opens after three years"
    made = document(head.format(title=title) + BODY)
    check(made)
    assert made.title == title
    day = made.published or made.updated
    assert day is not None and day.first_day == "2031-05-09"
    assert set(made.authors) <= {"Jo Doe", "Ann Roe"}
    assert bool(made.authors) == ("Doe" in head)
    kept = made.offsets.apply(made.text)
    assert BODY.strip().splitlines()[0] in kept
    assert "http" not in kept and "2031" not in kept and "Gazette" not in kept


def test_the_more_precise_time_of_the_same_day_counts() -> None:
    made = document(
        f"https://a.example/2031/05/09/x\nHarbour opens\n2031-05-09\n9 May 2031, 18:20 GMT\n{BODY}"
    )
    assert made.published is not None
    assert (made.published.low, made.published.basis) == ("2031-05-09T18:20+00:00", "metadata")


def test_the_head_wins_over_the_address_and_the_address_is_named_as_basis() -> None:
    both = document(f"https://a.example/2031/05/10/x\nHarbour opens in Port Varl\n2031-05-09\n\n{BODY}")
    assert both.published is not None and both.published.low == "2031-05-09"
    url = document(f"https://a.example/2031/05/10/x\nHarbour opens in Port Varl\n\n{BODY}")
    assert url.published is not None and (url.published.low, url.published.basis) == ("2031-05-10", "url")


def test_updates() -> None:
    made = document(f"Harbour opens in Port Varl\n9 May 2031, 18:20 (Updated: 10 May 2031, 07:05)\n\n{BODY}")
    assert made.published and made.published.low == "2031-05-09T18:20"
    assert made.updated and made.updated.low == "2031-05-10T07:05"
    stamps = "2031-05-09T16:05+0000\n2031-05-09T16:05+0000\n2031-05-11T08:21+0000\nharbour\nport varl\n"
    made = document(f"https://a.example/x\nHarbour opens in Port Varl\nThe harbour opened.\n{stamps}{BODY}")
    assert made.published and made.published.low == "2031-05-09T16:05+00:00"
    assert made.updated and made.updated.low == "2031-05-11T08:21+00:00"
    assert "port varl" not in made.offsets.apply(made.text)


def test_the_headline_again_with_its_date() -> None:
    head = (
        "Harbour opens in Port Varl\n2031-05-09\n\nHarbour in Port Varl open Updated: 2031-05-09 13:14 (Wire)"
    )
    made = document(f"{head}\n{BODY}")
    assert made.updated and made.updated.low == "2031-05-09T13:14"
    assert "Wire" not in made.offsets.apply(made.text)


def test_a_date_in_the_article_is_not_its_date() -> None:
    made = document(
        f"Harbour opens in Port Varl\n\n{BODY}\nThe storm came on May 9, 2029, the ministry said.\n"
    )
    assert made.published is None
    assert not made.removed


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("", "\n© 2031 Harbour Gazette. All rights reserved.", "Harbour Gazette"),
        ("PORT VARL (Reuters) - ", "", "Reuters"),
        ("", "", None),
    ],
)
def test_outlets_by_what_there_is(before: str, after: str, name: str | None) -> None:
    outlet = document(f"Harbour opens in Port Varl\n\n{before}{BODY}{after}").outlet
    assert (outlet.name if outlet else None) == name


def test_authors_below_the_article() -> None:
    for tail in ("Author's name\nJo Doe", "Reporting by Jo Doe; editing by Ann Roe"):
        made = document(f"Harbour opens in Port Varl\n\n{BODY}\n{tail}")
        assert made.authors == ("Jo Doe",)
        assert "Doe" not in made.offsets.apply(made.text)


def test_a_text_without_headline() -> None:
    made = document(BODY)
    assert made.title is None and made.title_span is None
    wrapped = (
        "The harbour of Port Varl opened on Monday after three years of work that\n"
        "had been stopped by a storm of the year before, the ministry has said.\n"
    )
    assert document(wrapped * 2).title is None


def test_two_articles_with_heads_of_their_own() -> None:
    more = "The work had cost more than planned, and parliament had asked twice where the money went. " * 3
    other = "A storm came in from the north on Friday night and closed the harbour to all ships again. " * 5
    first = f"Harbour opens in Port Varl\nHarbour Gazette, 9 May 2031\n\n{BODY}\n{more}"
    text = f"{first}\n\nStorm closes the harbour again\nBy Jo Doe\n13 May 2031\n\n{other}\n"
    made = document(text)
    check(made)
    assert [p.title_span and p.title_span.of(text) for p in made.parts] == [
        "Harbour opens in Port Varl",
        "Storm closes the harbour again",
    ]
    assert [p.published and p.published.low for p in made.parts] == ["2031-05-09", "2031-05-13"]
    assert "2 articles" in made.notices[0]
    pages = pages_of(made)
    assert "opened" in pages[0].text and "storm came" not in pages[0].text
    assert "13 May" not in pages[1].text


def test_other_languages_are_noted_and_kept() -> None:
    french = (
        "Le port a ouvert lundi après trois années de travaux, a déclaré le ministère des transports. " * 4
    )
    made = document(f"Le port ouvre enfin\n\n{french}")
    assert made.language == "fr"
    assert any("fr" in n for n in made.notices)
    assert french.strip() in made.offsets.apply(made.text)
    assert language_of("Too short") is None
    assert language_notices("en") == language_notices(None) == ()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b" \n\t\n", "no text"),
        (b"\xef\xbb\xbf", "no text"),
        (b"https://a.example/1\n2031-05-09\n", "no article"),
        (b"https://a.example/1\nHarbour opens in Port Varl\n2031-05-09\n", "no article"),
        (b"Advertisement\nRead more:\n", "no article"),
        (b"%PDF-1.4", "PDF"),
        (b"x" * 2_000_001, "longer than 2,000,000"),
        (b"x" * 9_000_000, "longer than 2,000,000"),
    ],
)
def test_what_holds_no_article_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        clean(Record("a.txt", "text/plain", data), SETTINGS)


@pytest.mark.parametrize(
    "text",
    [
        "The port opened on Monday. " * 70_000,
        "x" * 1_900_000,
        "(" * 500_000,
        "JUST WATCHED " * 60_000,
        "Copyright © 2031 " * 50_000,
        f"{BODY}\n" + "16:05 GMT 12.02.2031 " * 30_000,
        "\n" * 1_000_000 + BODY,
    ],
)
def test_very_long_lines(text: str) -> None:
    check(document(text))


def test_odd_characters_neither_crash_nor_get_lost() -> None:
    text = f"Harbour\u00a0opens in Port\u200f Varl\n\n{BODY}\u202e\x00\x07\x85 end of it\u2029\ud7ff\ufffe\n"
    made = document(text)
    check(made)
    assert made.text == text


LINES = st.sampled_from(
    [
        "",
        "https://gazette.example/2031/05/09/x",
        "Harbour of Port Varl opens",
        "By Jo Doe",
        "2031-05-09T16:05+0000",
        "9 May 2031",
        "harbour",
        "port varl",
        "Advertisement",
        "Read more:",
        "READ MORE: Ships come in",
        "Author's name",
        "글씨 크게 보기",
        "title: Ships come in",
        "---",
        "KELM (AP) — " + "Dalia Oren came on Monday and left on Friday, the ministry said. " * 4,
        "The harbour of Port Varl opened on Monday after three years of work, the ministry said.",
        "16:05 GMT 12.02.2031 The harbour of Port Varl opened on Monday (Editing by Jo Doe)",
        "Photo: Jo Doe / Gazette",
        "© 2031 Harbour Gazette",
        "“Yes,” she said.",
        BODY.replace("\n", " "),
        *BODY.splitlines(),
    ]
)


@given(st.lists(LINES | st.text(max_size=40), max_size=25), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_any_mixture_of_lines_is_cleaned_or_refused(lines: list[str], end: str) -> None:
    record = Record("a.txt", "text/plain", end.join(lines).encode("utf-8", "replace"))
    try:
        made = clean(record, SETTINGS)
    except InputError as error:
        assert error.reason
        return
    check(made)
    assert clean(record, SETTINGS) == made


@given(st.lists(LINES, min_size=1, max_size=20))
def test_the_article_stays_whatever_stands_before_it(lines: list[str]) -> None:
    flat = " ".join(cleaned("\n".join([*lines, *BODY.splitlines()])).split())
    assert all(line in flat for line in BODY.splitlines())


def test_a_text_of_blanks_that_no_eye_sees_holds_no_text() -> None:
    with pytest.raises(InputError, match="only blanks"):
        document(" \u00a0\n\u200b\r\n\t")


@pytest.mark.parametrize(
    ("address", "low", "high"),
    [
        ("https://gazette.example/harbour", "2031-03-04", "2031-04-03"),
        ("https://gazette.co.uk/harbour", "2031-04-03", "2031-04-03"),
        ("https://harbour.us/opens", "2031-03-04", "2031-03-04"),
        ("https://gazette.example/2031/04/03/harbour", "2031-04-03", "2031-04-03"),
        ("https://gazette.co.uk/2031/03/04/harbour", "2031-03-04", "2031-03-04"),
    ],
)
def test_the_address_settles_which_is_day_and_which_month(address: str, low: str, high: str) -> None:
    made = document(f"{address}\nHarbour opens in Port Varl\n03/04/2031\n\n{BODY}")
    assert made.published is not None
    assert (made.published.low, made.published.high) == (low, high)


@pytest.mark.parametrize(
    ("above", "dateline", "below", "day"),
    [
        ("https://gazette.example/world/2031/harbour", "PORT VARL, May 9 (Reuters) -", "", "2031-05-09"),
        (
            "",
            "PORT VARL, 9 May (Reuters) —",
            "Copyright 2031 Harbour Gazette. All rights reserved.",
            "2031-05-09",
        ),
        ("", "PORT VARL, May 9 (Reuters) -", "© 2012-2031 Harbour Gazette", None),
        ("", "PORT VARL, May 9 (Reuters) -", "", None),
        ("", "PORT VARL (Reuters) -", "© Harbour Gazette 2031", None),
    ],
)
def test_the_year_of_a_dateline(above: str, dateline: str, below: str, day: str | None) -> None:
    made = document(f"{above}\nHarbour opens in Port Varl\n\n{dateline} {BODY}\n\n{below}")
    assert (made.published.low if made.published else None) == day
