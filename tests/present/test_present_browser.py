"""The report in a real browser: lines open their sources at their characters, and no source does a thing."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.present.browser import Tab, browser
from tests.present.hostile import hostile
from tests.present.memory import MemoryView
from tests.present.sample import GAZETTE, HOSTILE, at, sample

from stemma.offsets import Span
from stemma.present.report import render
from stemma.present.words import printable
from stemma.types import Document

pytestmark = pytest.mark.browser
VIEWS = {"ferry": sample(), "hostile": hostile()}
BY_PATH = {d.path: d for d in VIEWS["ferry"].held_documents}
# Goes to each place that the page links to, one after the other, and tells what is marked there.
VISIT = """(async () => {
  const told = {};
  const links = [...document.querySelectorAll('a[href^="#doc-"]')].map((a) => a.getAttribute("href"));
  for (const href of new Set(links)) {
    const there = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    location.hash = href;
    await there;
    told[href] = [...document.querySelectorAll("#reader-text mark")].map((m) => m.textContent).join("");
  }
  return told;
})()"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pages")
    for name, view in VIEWS.items():
        (folder / f"{name}.html").write_text(render(view, name=name), "utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in VIEWS}


@pytest.fixture(scope="module")
def shared_tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.fixture
def tab(shared_tab: Tab) -> Tab:
    shared_tab.screen(1280)
    return shared_tab


def place(path: str, words: str, nth: int = 0) -> str:
    source = BY_PATH[path]
    span = at(source.text, words, nth)
    return f"#{source.id}:{span.start}-{span.end}"


def read_there(view: MemoryView, href: str) -> str:
    """Return what stands at the place of a link, as the page shows it."""
    id, start, end = re.fullmatch(r"#(.+):(\d+)-(\d+)", href).groups()
    source, span = view.document(id), Span(int(start), int(end))
    return printable(clean(source, span) if source.media_type == "text/html" else span.of(source.text))


def clean(source: Document, span: Span) -> str:
    kept = source.offsets.to_clean(span)
    return kept.of(source.offsets.apply(source.text)) if kept else ""


def is_open(tab: Tab) -> bool:
    return not tab.run("document.getElementById('reader').hidden")


# --- the source of a line -----------------------------------------------------------------------


@pytest.mark.parametrize("name", VIEWS)
def test_every_line_opens_its_source_at_exactly_its_characters(tab, pages, name) -> None:
    tab.open(pages[name])
    told = tab.run(VISIT)
    assert len(told) >= 10
    assert told == {href: read_there(VIEWS[name], href) for href in told}
    assert tab.complaints == []


@pytest.mark.parametrize(
    ("path", "words", "shown"),
    [
        ("gazette.txt", "killing 12", "killing 12"),
        ("zz <b>hostile</b>.txt", "𝔉𝔢𝔯𝔯𝔶 café", "𝔉𝔢𝔯𝔯𝔶 café"),  # two UTF-16 units each, one code point
        ("radio.html", "21, R&amp;D minister", "21, R&D minister"),
        ("radio.html", "<h1>Ferry", "Ferry"),
    ],
)
def test_an_address_with_a_place_opens_it(tab, pages, path, words, shown) -> None:
    tab.open(pages["ferry"] + place(path, words))
    assert is_open(tab)
    assert (
        tab.run("[...document.querySelectorAll('#reader-text mark')].map((m) => m.textContent).join('')")
        == shown
    )
    text = tab.run("document.getElementById('reader-text').textContent")
    source = BY_PATH[path]
    assert text == printable(source.text if path.endswith("txt") else source.offsets.apply(source.text))


def test_the_marked_place_is_in_sight(tab, pages) -> None:
    tab.open(pages["hostile"])
    last = tab.run("[...document.querySelectorAll('#alone, a[href^=\"#doc-\"]')].at(-1).getAttribute('href')")
    tab.run(f"location.hash = {json.dumps(last)}")
    tab.wait_for("!!document.querySelector('#reader-text mark')")
    box, pane = (
        tab.run(f"document.querySelector('{s}').getBoundingClientRect().toJSON()")
        for s in ("#reader-text mark", "#reader-text")
    )
    assert pane["top"] <= box["top"] <= pane["bottom"]


def test_removed_text_is_grey_and_says_why(tab, pages) -> None:
    tab.open(pages["ferry"] + place("gazette.txt", "killing 12"))
    gone = "document.querySelector('#reader-text .gone')"
    assert tab.run(f"{gone}.textContent") == "Share this article   Subscribe to our newsletter\n"
    assert tab.run(f"{gone}.title") == "not part of the article: interface"
    colour = "getComputedStyle({}).color"
    assert tab.run(colour.format(gone)) != tab.run(colour.format("document.getElementById('reader-text')"))


def test_a_place_over_removed_text_is_marked_with_the_removed_text_grey_in_it(tab, pages) -> None:
    source = BY_PATH["gazette.txt"]
    start = GAZETTE.index("in March.")
    tab.open(f"{pages['ferry']}#{source.id}:{start}-{start + 40}")
    marks = "[...document.querySelectorAll('#reader-text mark')]"
    assert tab.run(f"{marks}.map((m) => m.textContent).join('')") == GAZETTE[start : start + 40]
    kept = len("in March.\n")
    assert (
        tab.run(f"{marks}.filter((m) => m.classList.contains('gone')).map((m) => m.textContent).join('')")
        == (GAZETTE[start + kept : start + 40])
    )


@pytest.mark.parametrize(
    "broken", ["#doc-0123456789abcdef:0-5", "#{id}:9-3", "#{id}:0-99999999", "#{id}:x-y", "#{id}"]
)
def test_a_place_that_is_none_does_no_harm(tab, pages, broken) -> None:
    tab.open(pages["ferry"] + broken.format(id=BY_PATH["gazette.txt"].id))
    assert tab.complaints == []
    assert tab.run("document.title") == "ferry · Stemma"


# --- the pane as a hand uses it -------------------------------------------------------------------


def opened(tab: Tab, page: str) -> None:
    tab.open(page)
    tab.click(".reading .source")
    tab.wait_for("!document.getElementById('reader').hidden")


def test_a_click_opens_the_source_and_back_closes_it(tab, pages) -> None:
    opened(tab, pages["ferry"])
    assert tab.run("document.activeElement.id") == "reader-title"
    assert tab.run("document.getElementById('reader-meta').textContent").startswith(
        "Harbour Gazette · 5 May 2031"
    )
    tab.run("history.back()")
    tab.wait_for("document.getElementById('reader').hidden")
    assert tab.run("location.hash") == ""


@pytest.mark.parametrize("way", ["button", "key"])
def test_closing_gives_the_focus_back_and_leaves_no_pane_behind(tab, pages, way) -> None:
    opened(tab, pages["ferry"])
    if way == "button":
        tab.click("#reader-close")
    else:
        tab.press("Escape")
    tab.wait_for("document.getElementById('reader').hidden")
    tab.wait_for("document.activeElement.matches('.reading .source')")
    assert tab.run("location.hash") == ""


def test_closing_a_pane_that_came_with_the_address_stays_on_the_page(tab, pages) -> None:
    tab.open(pages["ferry"] + place("gazette.txt", "killing 12"))
    tab.press("Escape")
    tab.wait_for("document.getElementById('reader').hidden")
    assert tab.run("document.title") == "ferry · Stemma"


def test_one_can_step_through_all_that_is_cited_of_a_source(tab, pages) -> None:
    source = BY_PATH["gazette.txt"]
    tab.open(pages["ferry"])
    hrefs = tab.run(
        f"[...new Set([...document.querySelectorAll('a[href^=\"#{source.id}:\"]')].map((a) => a.hash))]"
    )
    spans = sorted(tuple(map(int, re.findall(r"(\d+)-(\d+)$", h)[0])) for h in hrefs)
    tab.run(f"location.hash = '#{source.id}:{spans[0][0]}-{spans[0][1]}'")
    tab.wait_for("document.getElementById('reader-previous').disabled")
    for start, end in spans[1:]:
        tab.click("#reader-next")
        tab.wait_for(f"location.hash === '#{source.id}:{start}-{end}'")
    tab.wait_for("document.getElementById('reader-next').disabled")
    assert (
        tab.run("document.getElementById('reader-count').textContent")
        == f"{len(spans)} of {len(spans)} cited"
    )


# --- that nothing of a source does anything -----------------------------------------------------


@pytest.mark.parametrize("name", VIEWS)
def test_nothing_runs_and_nothing_is_asked_for(tab, pages, name) -> None:
    tab.open(pages[name])
    tab.run(VISIT)
    assert tab.run("document.documentElement.dataset.owned") is None
    assert tab.run("document.title") == f"{name} · Stemma"
    assert {r.split("#")[0] for r in tab.requests} == {pages[name]}
    assert tab.complaints == []  # a blocked script would complain: it must not even be one
    assert (
        tab.run("document.querySelectorAll('img,iframe,object,embed,form,base,link,video,audio').length") == 0
    )
    assert tab.run("document.querySelectorAll('script:not([type=\"application/json\"])').length") == 1


@pytest.mark.parametrize("name", VIEWS)
def test_no_link_leads_elsewhere_than_to_the_web(tab, pages, name) -> None:
    tab.open(pages[name])
    links = "[...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href'))"
    assert all(href.startswith("#") for href in tab.run(links))
    away = set()
    for source in VIEWS[name].held_documents:
        tab.run(f"location.hash = '#{source.id}:0-1'")
        tab.wait_for(f"location.hash === '#{source.id}:0-1'")
        tab.run("new Promise((done) => setTimeout(done, 20))")
        away |= set(
            tab.run("[...document.querySelectorAll('#reader-meta a')].map((a) => a.protocol + a.host)")
        )
    assert (
        away
        == {
            "ferry": {"https:gazette.example", "https:radio.example"},
            "hostile": {"https:ok.example", "https:radio.example"},
        }[name]
    )


def test_the_policy_shuts_the_page_off_even_from_its_own_script(tab, pages) -> None:
    tab.open(pages["ferry"])
    broken = tab.run("""(async () => {
      const broken = new Set();
      document.addEventListener("securitypolicyviolation", (e) => broken.add(e.effectiveDirective));
      const add = (name, more) => document.body.append(Object.assign(document.createElement(name), more));
      await fetch("https://away.example/").catch(() => 0);
      add("img", { src: "https://away.example/x.png" });
      add("script", { textContent: "document.title = 'owned'" });
      add("iframe", { src: "https://away.example/" });
      add("style", { textContent: "body { background: url(https://away.example/) }" });
      await new Promise((done) => setTimeout(done, 200));
      return [...broken].sort();
    })()""")
    assert broken == ["connect-src", "frame-src", "img-src", "script-src-elem", "style-src-elem"]
    assert tab.run("document.title") == "ferry · Stemma"


# --- screens and paper ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_screen(tab, pages, name, width) -> None:
    tab.screen(width)
    tab.open(pages[name])
    for state in ("closed", "open"):
        assert tab.run("document.documentElement.scrollWidth <= innerWidth"), state
        assert tab.run("document.getElementById('reader-text').scrollWidth <= innerWidth"), state
        first = VIEWS[name].held_documents[1]
        tab.run(f"location.hash = '#{first.id}:0-9'")
        tab.wait_for("!document.getElementById('reader').hidden")


def test_dark_is_dark_and_light_is_light_and_both_can_be_read(tab, pages) -> None:
    for dark in (True, False):
        tab.screen(1280, dark=dark)
        tab.open(pages["ferry"] + place("gazette.txt", "killing 12"))
        paper = luminance(tab, "getComputedStyle(document.body).backgroundColor")
        assert (paper < 0.1) is dark
        for selector in (
            "h1",
            ".dek",
            ".source",
            ".kind",
            ".note",
            "#reader-text .gone",
            "#reader-text mark",
            "small",
        ):
            ink = luminance(tab, f"getComputedStyle(document.querySelector('{selector}')).color")
            high, low = max(ink, paper), min(ink, paper)
            assert (high + 0.05) / (low + 0.05) >= 4.5, (selector, dark)


def luminance(tab: Tab, code: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    levels = [int(n) / 255 for n in re.findall(r"\d+", tab.run(code))[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in levels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", VIEWS)
def test_it_prints(tab, pages, name) -> None:
    tab.open(pages[name])
    paper = tab.pdf()
    assert paper.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) >= 2


def test_what_is_folded_away_is_unfolded_on_paper(tab, pages) -> None:
    tab.open(pages["ferry"])
    assert tab.run("document.querySelectorAll('details:not([open])').length") > 0
    tab.pdf()
    assert tab.run("document.querySelectorAll('details:not([open])').length") == 0


def test_it_can_be_read_without_its_script(tab, pages) -> None:
    tab.screen(1280, scripts=False)
    tab.open(pages["ferry"])
    tab.screen(1280)
    shown = tab.run("document.querySelector('main').innerText")
    assert "We are searching through the night," in shown and "dead in the sinking" in shown
    assert HOSTILE.splitlines()[0][:20] in shown
    assert not is_open(tab)


def test_a_browser_is_there_where_it_must_be(monkeypatch) -> None:
    monkeypatch.setattr("tests.present.browser.CHROMIUM", None)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="must have Chromium"), browser(Path()):
        pass
    monkeypatch.delenv("CI")
    with pytest.raises(pytest.skip.Exception, match="no Chromium"), browser(Path()):
        pass
