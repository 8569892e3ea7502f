"""Names, bylines and the single lines of a head."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.clean.bylines import (
    affiliated_name,
    credited,
    is_name,
    is_outlet,
    names_beside,
    names_in,
    names_in_byline,
)
from stemma.clean.header import is_head_line, read_header, repeats
from stemma.clean.lines import split_lines

HEAD_LINES = ["By Jo Doe", "9 May 2031", "16:40", "NEWS", "title: x y", "READ MORE: Ships"]
PROSE = "The harbour of Port Varl opened on Monday, the Lantern Corps and the ministry of transport said."


@pytest.mark.parametrize(
    "name", ["Jo Doe", "Pyo Min-jun", "J. P. Doe", "Ana de la Roe", "Jean-Luc O’Roe", "Łucja Doe"]
)
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "Doe",
        "jo doe",
        "Breaking News",
        "Jo Doe said",
        "Harbour opens Monday",
        "Jo Doe 2",
        "Why Jo Doe?",
        "A B C D E F",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jo Doe", ["Jo Doe"]),
        ("By JO DOE and Ann Roe", ["Jo Doe", "Ann Roe"]),
        ("Written by Jo Doe, Ann Roe & Min Poe in Port Varl", ["Jo Doe", "Ann Roe", "Min Poe"]),
        ("by Jo Doe, Reuters", ["Jo Doe", "Reuters"]),
        ("By Jo Doe, Diplomatic Correspondent", ["Jo Doe"]),
        ("By Jo Doe jo.doe@gazette.example", ["Jo Doe"]),
        ("By Jo Doe (@jodoe)", ["Jo Doe"]),
        ("By Jo Doe For Gazetteonline", ["Jo Doe"]),
        ("By Jo Doe, BBC News, Port Varl", ["Jo Doe", "BBC News"]),
        ("By Jo Doe BBC News", ["Jo Doe", "BBC News"]),
        ("Interview by Jo Doe", ["Jo Doe"]),
        ("By Reuters Staff", ["Reuters"]),
        ("By Reuters", ["Reuters"]),
        ("By Monday evening", None),
        ("By the harbour", None),
        ("By Jo Doe?", None),
        ("From Kelm:", None),
        ("Jo Doe", None),
    ],
)
def test_bylines(line: str, names: list[str] | None) -> None:
    assert names_in_byline(line) == names


def test_names_in_credits_and_offices() -> None:
    assert credited("(Reporting by Jo Doe in Kelm and Ann Roe; Editing by Min Poe)") == ["Jo Doe", "Ann Roe"]
    assert credited("Editing by Min Poe") == []
    assert affiliated_name("Jo Doe, Institute for Harbour Studies") == "Jo Doe"
    assert affiliated_name("Jo Doe, who came late") is None
    assert affiliated_name("Jo Doe, a professor, came late.") is None


def test_outlets_among_names() -> None:
    assert is_outlet("Reuters") and is_outlet("Harbour Gazette") and is_outlet("China Daily USA")
    assert not is_outlet("Jo Doe")
    assert names_beside(" Jo Doe | Harbour Gazette ") == ["Jo Doe", "Harbour Gazette"]
    assert names_beside("Published in World by Jo Doe") is None
    assert names_in("nobody, Jo Doe") == []


def test_lines_that_stand_in_heads_only() -> None:
    assert all(
        map(is_head_line, ["By Jo Doe", "9 May 2031", "Harbour Gazette, 9 May 2031", "https://a.example/1"])
    )
    assert not any(map(is_head_line, [PROSE, "A title of a report", "It opened on 9 May 2031"]))


def test_titles_that_come_again() -> None:
    title = "Harbour opens after three years of work"
    assert repeats(title.upper(), title)
    assert repeats(f"{title} | Harbour Gazette", title)
    assert repeats("Harbour opens after three years’ work", title)
    assert not repeats("Harbour opens after three years of work, ministry says.", title)
    assert not repeats("Storm closes the harbour", title)


@pytest.mark.parametrize(
    ("head", "title", "outlet", "published"),
    [
        (
            "LANTERN CORPS\nReport no. 3: floods in Varland\n6 June 2031",
            "Report no. 3: floods in Varland",
            "Lantern Corps",
            "2031-06-06",
        ),
        ("VBC 0917 10:40\nHarbour opens in Port Varl", "Harbour opens in Port Varl", None, None),
        ("HARBOUR OPENS IN PORT VARL\nMinister comes late", "HARBOUR OPENS IN PORT VARL", None, None),
        (
            "Belpost, the news agency of Varland\nURGENT: Harbour opens",
            "URGENT: Harbour opens",
            "Belpost",
            None,
        ),
        (
            "Harbour opens in Port Varl\n15 May 2031\n16:40\nPort Varl",
            "Harbour opens in Port Varl",
            None,
            "2031-05-15T16:40",
        ),
        ("OPINION: Why the harbour matters", "OPINION: Why the harbour matters", None, None),
        ("Harbour talks with the U.S.", "Harbour talks with the U.S.", None, None),
    ],
)
def test_heads(head: str, title: str, outlet: str | None, published: str | None) -> None:
    header = read_header(split_lines(f"{head}\n\n{PROSE}\n\n{PROSE} Twice."))
    text = f"{head}\n\n{PROSE}"
    assert header.title_span is not None and header.title_span.of(text) == title
    assert (header.outlets or [None])[0] == outlet
    assert (header.published.low if header.published else None) == published


@pytest.mark.parametrize(
    ("head", "authors", "outlet"),
    [
        ("Jo Doe, Harbour Gazette", ["Jo Doe"], ["Harbour Gazette"]),
        ("Jo Doe\nReporter", ["Jo Doe"], []),
        ("By Jo Doe\nBBC News, Port Varl", ["Jo Doe"], ["BBC News"]),
        ("Jo Doe, Ann Roe\n9 May 2031", ["Jo Doe", "Ann Roe"], []),
        ("By JO DOE MAY 9, 2031", ["Jo Doe"], []),
    ],
)
def test_who_stands_below_a_headline(head: str, authors: list[str], outlet: list[str]) -> None:
    lead = (
        "The harbour of Port Varl opened again on Friday, a week after the storm, the mayor told reporters."
    )
    header = read_header(split_lines(f"Harbour opens in Port Varl\n{head}\n{lead}"))
    assert (header.authors, header.outlets) == (authors, outlet)
    assert 1 + head.count("\n") + 1 == header.end


def test_two_labelled_dates_on_one_line() -> None:
    line = "PUBLISHED: 12:03 EST, 9 May 2031 | UPDATED: 15:03 EST, 10 May 2031"
    header = read_header(split_lines(f"Harbour opens in Port Varl\n{line}\nThe harbour opened on Friday."))
    assert header.published is not None and header.published.low == "2031-05-09T12:03-05:00"
    assert header.updated is not None and header.updated.low == "2031-05-10T15:03-05:00"


def test_labels() -> None:
    head = "title: Harbour opens\nsource: Harbour Gazette\nkeywords: port, ships\nText: Jo Doe"
    header = read_header(split_lines(f"{head}\nupdated: 2031-05-09\n\n{PROSE}"))
    assert (header.outlets, header.authors) == (["Harbour Gazette"], ["Jo Doe"])
    assert header.fields == {"keywords": "port, ships"}
    assert header.updated is not None and header.published is None
    assert set(header.marks) == {1, 2, 3, 4}


@given(
    st.lists(
        st.text(max_size=60) | st.sampled_from(HEAD_LINES),
        max_size=12,
    )
)
def test_any_head_can_be_read(lines: list[str]) -> None:
    found = split_lines("\n".join(lines))
    header = read_header(found)
    assert header.title not in header.marks
    assert all(0 <= i < len(found) for i in header.marks)
    assert header.end <= len(found)
