"""Who published a report, by its address, a name, or a copyright line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.clean.mastheads import capitalised, masthead_of, spaced
from stemma.clean.outlets import agency_named, domain_of, outlet_in_copyright, outlet_named, outlet_of
from stemma.types import Outlet


@pytest.mark.parametrize(
    ("url", "domain", "name"),
    [
        ("https://www.reuters.com/world/x", "reuters.com", "Reuters"),
        ("http://uk.reuters.com:80/x", "uk.reuters.com", "Reuters"),
        ("lemonde.fr", "lemonde.fr", "Le Monde"),
        ("https://www.harbour-gazette.co.vl/x", "harbour-gazette.co.vl", "Harbour Gazette"),
        ("https://news.harbourgazette.example/x", "news.harbourgazette.example", "Harbour Gazette"),
        ("https://thedailyharbourtimes.example", "thedailyharbourtimes.example", "The Daily Harbour Times"),
        ("https://vbc.example/", "vbc.example", "VBC"),
        ("https://varlandia.example/", "varlandia.example", "Varlandia"),
        ("https://abc.net.au/news", "abc.net.au", "ABC News (Australia)"),
    ],
)
def test_addresses(url: str, domain: str, name: str) -> None:
    assert outlet_of(url) == Outlet(name, domain)


@pytest.mark.parametrize("url", ["", "http://[::1", "localhost", "not an address", "http:///x", "a b.c"])
def test_what_is_no_address(url: str) -> None:
    assert domain_of(url) is None
    assert outlet_of(url) is None


def test_a_stated_name_wins_over_a_derived_one_only() -> None:
    assert outlet_of("https://varlandia.example/", "The Varland Post") == Outlet(
        "The Varland Post", "varlandia.example"
    )
    assert outlet_of("https://reuters.com/", "Reuters UK") == Outlet("Reuters", "reuters.com")
    assert outlet_of(None, "ТАСС") == Outlet("TASS", None)
    assert outlet_of(None, " ") is None


def test_names_in_any_script_and_with_or_without_article() -> None:
    assert outlet_named("朝日新聞") == "The Asahi Shimbun"
    assert outlet_named("guardian") == outlet_named("The Guardian") == "The Guardian"
    assert outlet_named("Nobody's Paper") is None
    assert agency_named("AFP") == "Agence France-Presse"
    assert agency_named("afp words") is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Copyright © 2031 Harbour Gazette Ltd. All rights reserved.", "Harbour Gazette"),
        ("© Harbour Gazette, Inc.", "Harbour Gazette"),
        ("(c) Copyright Varland Wire 2031.", "Varland Wire"),
        ("Copyright 2030-2031 by The Varland Post. No reprints.", "The Varland Post"),
        ("Copyright ⓒ 연합뉴스. 무단전재 금지", "Yonhap News Agency"),
        ("© 2031 All rights reserved", None),
        ("no such line", None),
    ],
)
def test_copyright_lines(line: str, name: str | None) -> None:
    assert outlet_in_copyright(line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Northern Herald", "Northern Herald"),
        ("NORTHERN HERALD", "Northern Herald"),
        ("Voice of Varland", "Voice of Varland"),
        ("Belpost, the state news agency of Varland", "Belpost"),
        ("The Harbour Gazette — newspaper of the port", "The Harbour Gazette"),
        ("Northern herald opens", None),
        ("Ministers Meet the Press Today", None),
        ("A Long Headline That Ends in Post", None),
        ("Gazette", None),
        ("Did They Read the Gazette?", None),
    ],
)
def test_mastheads(line: str, name: str | None) -> None:
    assert masthead_of(line) == name


def test_capitals_and_labels() -> None:
    assert capitalised("VOICE OF VARLAND") == "Voice of Varland"
    assert capitalised("Voice of VARLAND") == "Voice of VARLAND"
    assert spaced("northernherald") == "Northern Herald"
    assert spaced("newsvl") == "Newsvl"
    assert spaced("herald") == "Herald"


@given(st.text(max_size=60))
def test_any_string_can_be_asked(text: str) -> None:
    outlet_of(text, text)
    outlet_in_copyright(f"© {text}")
    masthead_of(text or "x")
    assert spaced(text).replace(" ", "").casefold() == "".join(text.split()).casefold() or not text.isalpha()
