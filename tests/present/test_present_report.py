"""The page of a report: whole, self-contained, and inert whatever stands in the sources."""

import base64
import hashlib
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from tests.present.hostile import ADDRESSES, hostile
from tests.present.memory import MemoryView
from tests.present.sample import RADIO, at, day, document, sample

from stemma.offsets import Span
from stemma.present import report
from stemma.present.report import counted, figure_value, new_day, render, source_of, web_address
from stemma.present.views import figures
from stemma.types import Figure, Story, Time

VIEW = sample()
PAGE = render(VIEW, name="ferry")
TREE = html.fromstring(PAGE)
HOSTILE = render(hostile(), name="<script>x</script>")
HREF = re.compile(r"#(doc-[0-9a-f]+):(\d+)-(\d+)")


def text_of(tree: html.HtmlElement, path: str = "//main") -> str:
    return " ".join(" ".join(x.text_content() for x in tree.xpath(path)).split())


def cited(tree: html.HtmlElement) -> set[str]:
    return {m[1] for a in tree.xpath("//a/@href") if (m := HREF.fullmatch(a))}


def embedded(page: str) -> dict[str, dict]:
    found = re.findall(r'<script type="application/json" id="text-([^"]+)">(.*?)</script>', page, re.DOTALL)
    assert max(Counter(id for id, _ in found).values(), default=0) <= 1
    return {id: json.loads(payload) for id, payload in found}


# --- what stands in it --------------------------------------------------------------------------


def test_every_story_and_every_difference_is_in_it() -> None:
    assert TREE.xpath("//article[@class='story']/@id") == [s.id for s in VIEW.held_stories]
    shown = text_of(TREE, "//article[@class='difference']")
    for difference in VIEW.held_differences:
        assert difference.about in shown
        assert all(reading.value in shown for reading in difference.readings)


def test_every_statement_figure_person_and_origin_is_in_it() -> None:
    shown = text_of(TREE)
    for words in (
        "We are searching through the night,", "the hull had been inspected in March", "about 60",
        "Daliah Oren", "Harbour Office", "Northern Wire", "coast guard", "ferry sinks", "hull inspected",
        "March 2031", "ship overloaded", "62%",
    ):  # fmt: skip
        assert words in shown


def test_what_is_missing_is_in_it() -> None:
    shown = text_of(TREE, "//section[contains(@class, 'colophon')]")
    for words in ("1 input refused", "broken.bin", "1 report undated", "zz <b>hostile</b>.txt", "lone.txt"):
        assert words in shown
    assert "interface: 1 stretch of 49 characters in 1 report" in shown


def test_a_report_that_stands_alone_is_in_a_short_list() -> None:
    assert "Market notes from Varland" in text_of(TREE, "//ul[@class='brief']")


def test_every_link_leads_into_a_text_that_is_there_once() -> None:
    sources = embedded(PAGE)
    assert set(sources) == cited(TREE)
    for m in map(HREF.fullmatch, TREE.xpath("//a[starts-with(@href, '#doc-')]/@href")):
        assert int(m[2]) < int(m[3]) <= len(VIEW.document(m[1]).text)
    ids = set(TREE.xpath("//@id"))
    assert {a[1:] for a in TREE.xpath("//a/@href") if not a.startswith("#doc-")} <= ids


def test_a_document_that_no_line_cites_stays_out() -> None:
    stray = document("stray.txt", "Nothing of this is cited.")
    story = replace(VIEW.held_stories[0], documents=(*VIEW.held_stories[0].documents, stray.id))
    view = replace(VIEW, held_documents=[*VIEW.held_documents, stray], held_stories=[story])
    assert stray.id in embedded(render(view, name="x"))  # its title is cited in the list of reports
    many = [document(f"{n:03}.txt", f"Report {n}") for n in range(60)]
    view = MemoryView(many, held_stories=[Story("sto-1", "T", tuple(d.id for d in many), None, 1, 1)])
    assert set(embedded(render(view, name="x"))) == {d.id for d in many[:40]}


def test_a_source_says_where_it_is_from_and_what_its_date_rests_on() -> None:
    sources = {s["path"]: s for s in embedded(PAGE).values()}
    assert sources["gazette.txt"]["url"] == "https://gazette.example/ferry"
    assert sources["post.txt"]["url"] is None and sources["post.txt"]["basis"] == "from the text"
    assert sources["gazette.txt"]["basis"] == "" and sources["gazette.txt"]["published"] == "5 May 2031"
    start = VIEW.held_documents[1].text.index("Share this")
    assert sources["gazette.txt"]["gone"] == [[start, start + 49, "interface"]]


def test_html_is_shown_as_clean_text_with_a_map_from_raw_places() -> None:
    source = source_of(VIEW.held_documents[3])
    span = at(RADIO, "R&amp;D")
    first, last = (next(r for r in source["map"] if r[0] <= n < r[1]) for n in (span.start, span.end - 1))
    start, end = first[2] + span.start - first[0], last[2] + span.end - last[0]
    assert source["text"][start:end] == "R&D" and source["gone"] == []


def test_inferred_dates_say_so() -> None:
    inferred = replace(VIEW.held_documents[2], published=day("2031-05-07", "inferred"))
    others = [inferred if d.path == "post.txt" else d for d in VIEW.held_documents]
    page = html.fromstring(render(replace(VIEW, held_documents=others), name="x"))
    (row,) = [r for r in page.xpath("//table[@class='reports']//tr") if "post.txt" in r.text_content()]
    assert "7 May 2031 inferred" in " ".join(row.text_content().split())
    assert "inferred" not in text_of(TREE, "//table[@class='reports']")


def test_one_story_gives_the_page_its_title_and_many_give_it_contents() -> None:
    assert text_of(TREE, "//h1") == VIEW.held_stories[0].title
    two = [*VIEW.held_stories, Story("sto-2", "Notes", (VIEW.held_documents[0].id,) * 2, None, 1, 1)]
    page = html.fromstring(render(replace(VIEW, held_stories=two), name="x"))
    assert text_of(page, "//h1") == "5 reports, 2 stories"
    assert page.xpath("//nav//a/@href") == [f"#{VIEW.held_stories[0].id}", "#sto-2"]


def test_a_case_without_reports_is_a_page_too() -> None:
    page = html.fromstring(render(MemoryView(), name="nothing"))
    assert "0 reports" in text_of(page, "//h1") and "Every input could be read." in text_of(page)


def test_the_page_is_the_same_each_time(tmp_path: Path) -> None:
    assert render(sample(), name="ferry") == PAGE
    report.write(VIEW, tmp_path / "ferry.html", name="ferry")
    assert (tmp_path / "ferry.html").read_text("utf-8") == PAGE
    assert [p.name for p in tmp_path.iterdir()] == ["ferry.html"]


def test_a_page_that_grows_too_big_leaves_texts_out_and_nothing_else(monkeypatch) -> None:
    monkeypatch.setattr(report, "_PAGE", len(PAGE.split('<script type="application/json"')[0].encode()) + 900)
    page = render(VIEW, name="ferry")
    assert 0 < len(embedded(page)) < len(embedded(PAGE))
    assert text_of(html.fromstring(page)) == text_of(TREE)


def test_lists_that_are_cut_say_how_to_see_the_rest() -> None:
    many = [
        replace(VIEW.held_differences[0], about=f"point {n:02}", weight=1 - n / 100, story=None)
        for n in range(30)
    ]
    page = html.fromstring(render(replace(VIEW, held_differences=many), name="ferry"))
    said = f"18 more in the case: stemma differences ferry.stemma --story {VIEW.held_stories[0].id}"
    assert said in text_of(page) and "point 11" in text_of(page) and "point 12" not in text_of(page)


# --- what rows say --------------------------------------------------------------------------------


def vague(**more) -> Figure:
    return replace(
        VIEW.held_figures[0], low=None, high=None, hedge="vague", text="dozens", unit="people", **more
    )


def row(figure: Figure):
    return figures(replace(VIEW, held_figures=[figure]))[0]


def test_a_figure_without_a_number_says_its_words() -> None:
    assert figure_value(row(vague())) == "dozens of people"
    assert figure_value(row(VIEW.held_figures[1])) == "at least 19"


def test_a_figure_says_what_it_counts_or_what_stands_after_it() -> None:
    assert counted(row(vague(what="people  aboard"))) == "people aboard"
    aboard = replace(VIEW.held_figures[4], what="people", unit="people")
    assert counted(row(aboard)) == "… people sank off Port Sella"


def test_a_day_is_said_only_where_the_reports_own_day_does_not_say_it() -> None:
    assert new_day(row(vague(as_of=day("2031-05-05")))) == ""
    assert new_day(row(vague(as_of=Time("2031-05-04T10:00", "2031-05-04T10:00", "minute")))) == "4 May 2031"
    assert new_day(row(vague())) == ""


# --- that it is inert -----------------------------------------------------------------------------


@pytest.mark.parametrize("page", [PAGE, HOSTILE], ids=["sample", "hostile"])
def test_the_policy_names_the_only_script_and_style(page) -> None:
    tree = html.fromstring(page)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy and "http" not in policy
    (style,), script = tree.xpath("//style"), tree.xpath("//script[not(@type)]")
    assert len(script) == 1 and not script[0].attrib
    for element, directive in ((style, "style-src"), (script[0], "script-src")):
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy


@pytest.mark.parametrize("page", [PAGE, HOSTILE], ids=["sample", "hostile"])
def test_nothing_in_the_page_is_loaded_or_handles_events(page) -> None:
    tree = html.fromstring(page)
    names = {name for element in tree.iter() if isinstance(element.tag, str) for name in element.attrib}
    assert not {n for n in names if n.startswith("on") or n in ("src", "srcset", "style", "action", "data")}
    assert not tree.xpath(
        "//img|//iframe|//object|//embed|//form|//base|//link|//meta[@http-equiv='refresh']"
    )
    assert all(a.startswith("#") for a in tree.xpath("//a/@href"))


def test_attacks_stand_in_the_page_as_text() -> None:
    tree = html.fromstring(HOSTILE)
    assert "<script>document.documentElement.dataset.owned=1" in text_of(tree)
    assert "{{ 7 * 191 }}" in text_of(tree) and "1337" not in HOSTILE
    assert not re.search("[\x00\x1b\u202e\u2066\ud800]", HOSTILE)
    HOSTILE.encode()


def test_no_text_of_a_source_can_end_its_element_or_line() -> None:
    payloads = re.findall(r'<script type="application/json" id="text-[^"]+">(.*)</script>\n', HOSTILE)
    assert len(payloads) == len(hostile().held_documents) == HOSTILE.count('type="application/json"')
    for payload in payloads:
        assert not set("<>&\u2028\u2029\n") & set(payload)
        assert json.loads(payload)


def test_texts_keep_their_length_so_that_places_stay_true() -> None:
    sources = embedded(HOSTILE)
    for source in hostile().held_documents:
        shown, text = sources[source.id]["text"], source.text
        expected = source.offsets.apply(text) if source.media_type == "text/html" else text
        assert len(shown) == len(expected)
        assert all(a == b or a == "\ufffd" for a, b in zip(shown, expected, strict=True))


@pytest.mark.parametrize(
    "address", [*ADDRESSES[:8], None, "", "//ok.example/x", "ftp://ok.example", "ok.example"]
)
def test_an_address_that_is_not_of_the_web_becomes_no_link(address) -> None:
    assert web_address(address) is None


@pytest.mark.parametrize(
    "address", ["https://ok.example/x?y=1#z", "HTTP://ok.example", " https://ok.example "]
)
def test_an_address_of_the_web_becomes_one(address) -> None:
    assert web_address(address) == address.strip()


def test_a_removed_stretch_outside_of_the_text_does_no_harm() -> None:
    odd = replace(
        VIEW.held_documents[0], removed=(replace(VIEW.held_documents[1].removed[0], span=Span(0, 9**6)),)
    )
    assert json.loads(report._inert(source_of(odd)))["gone"] == [[0, 9**6, "interface"]]
