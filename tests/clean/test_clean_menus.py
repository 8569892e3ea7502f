"""Where the menus of a page without tags end, and where its report begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.clean import clean
from stemma.clean.lines import split_lines
from stemma.clean.menus import find_menus
from stemma.settings import Settings
from stemma.types import Document, Record

TITLE = "Varland reopens its largest harbour after the storm"
ABOVE = [
    f"{TITLE} | Harbour Gazette",
    "Skip to content",
    "Menu",
    "Home",
    "World",
    "Politics",
    "Harbour life",
    "Weather",
    "Puzzles",
    "Sign in",
    "Subscribe",
]
REPORT = [
    "Varland opened the largest of its harbours again on Friday, a week after a storm had sunk forty boats.",
    "Foreign Minister Dalia Oren said that the piers for ferries would follow before the end of the month.",
    '"We have lifted the wrecks," Oren said.',
    "The harbour authority put the damage at twelve million crowns and asked the government for help.",
    "Fishermen complained that nobody had warned them, though the storm had been forecast for three days.",
    "A court in Selm will hear the first of their complaints in the autumn, its spokesman said on Friday.",
]
BELOW = [
    "Facebook",
    "Twitter",
    "Bridge of Selm closed for repairs",
    "Ferry strike enters second week",
    "Contact us",
    "Privacy policy",
    "Careers",
    "Crosswords",
    "Copyright © 2031 Harbour Gazette. All rights reserved.",
]


def cleaned(lines: list[str]) -> Document:
    return clean(Record("page.txt", "text/plain", "\n".join(lines).encode()), Settings())


def body(document: Document) -> str:
    return document.offsets.apply(document.text).strip()


def test_a_page_is_cut_down_to_headline_and_report() -> None:
    document = cleaned([*ABOVE, TITLE, "By Jane Doe", "May 9, 2031", *REPORT, *BELOW])
    assert [line for line in body(document).split("\n") if line] == [TITLE, *REPORT]
    assert document.title == TITLE
    assert document.authors == ("Jane Doe",)
    assert document.published is not None and document.published.low == "2031-05-09"


def test_the_address_above_the_menu_is_still_read() -> None:
    document = cleaned(["https://gazette.example/2031/05/09/harbour", *ABOVE, TITLE, *REPORT, *BELOW])
    assert document.url == "https://gazette.example/2031/05/09/harbour"


def test_readers_comments_are_cut_off() -> None:
    comments = [
        "12 comments",
        *(f"I have sailed there {n} times, and it was never warned of." for n in range(9)),
    ]
    document = cleaned([*ABOVE, TITLE, *REPORT, *comments, *BELOW])
    assert "sailed" not in body(document)
    assert REPORT[-1] in body(document)


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE, *REPORT],
        [TITLE, *REPORT, "The lost boats:", *(f"Boat {n}" for n in range(30))],
        [TITLE, *(f"The sea line {n}" for n in range(30)), *REPORT],
        ["Home", "World", "Politics", "Weather", "Sign in", "Subscribe"],
        [TITLE, "tags: harbour, storm", "section: World", "author: Jane Doe", "image: x", "---", *REPORT],
    ],
)
def test_a_text_that_is_no_page_has_no_menus(lines: list[str]) -> None:
    assert find_menus(split_lines("\n".join(lines))).lines == frozenset()


def test_a_list_within_the_report_stays() -> None:
    listed = ["The new ferries will call at:", "Selm", "Port Varl", "Old Quay"]
    document = cleaned([*ABOVE, TITLE, *REPORT[:3], *listed, *REPORT[3:], *BELOW])
    assert all(name in body(document) for name in listed)


def test_a_late_paragraph_behind_a_gap_belongs_to_the_report() -> None:
    gap = ["A chart of the harbour", "Depth in metres"]
    late = "The authority will publish the depths of all its basins in June."
    assert late in body(cleaned([*ABOVE, TITLE, *REPORT, *gap, late, *BELOW]))


@given(st.lists(st.sampled_from([*ABOVE, *REPORT, *BELOW, TITLE, "?", "A.", "12 comments"]), max_size=40))
def test_menus_are_lines_of_the_text_and_never_its_headline(lines: list[str]) -> None:
    split = split_lines("\n".join(lines))
    menus = find_menus(split)
    assert all(0 <= i < len(split) for i in menus.lines)
    assert menus.title not in menus.lines
