"""What a browser shows of a source, and where each character of it stands."""

from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.clean.html_text import decode_reference
from stemma.clean.markup import attributes_of, read_markup
from stemma.offsets import Span


def shown(source: str) -> str:
    markup = read_markup(source)
    assert markup.offsets.apply(source) == markup.text
    return markup.text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<p>one<p>two", "one\n\ntwo"),
        ("<b>W</b>ord <i>and </i> more", "Word and more"),
        ("a\n   b\t c", "a b c"),
        ("one<br>two<br/><br />three", "one\ntwo\n\nthree"),
        ("<ul><li>one<li>two</ul>after", "one\n\ntwo\n\nafter"),
        ("<tr><td>1</td><td>2</td></tr>", "1\n2"),
        ("fish &amp; chips &lt;now&gt;", "fish & chips <now>"),
        ("10&nbsp;000", "10\xa0000"),
        ("&#8220;Yes&#x201D;", "“Yes”"),
        ("&eacute;t&eacute", "été"),
        ("AT&T, R&D and &unknown; stay", "AT&T, R&D and &unknown; stay"),
        ("&notit", "¬it"),
        ("&#55296;&#0;&#99999999999999999999;", "\ufffd\ufffd\ufffd"),
        ("&#128512; \U0001f600", "\U0001f600 \U0001f600"),
        ("wo<!-- a > comment -->rd", "word"),
        ("wo<!-->rd", "word"),
        ("a<!-- open to the end", "a"),
        ("hy&shy;phen zero\u200bwidth", "hyphen zerowidth"),
        ("<![CDATA[1 < 2 &amp; 3]]> ok", "1 < 2 &amp; 3 ok"),
        ("a<script>var b = '<p>no</p>';</script>c", "ac"),
        ("a<style>p{}</style><template>t</template><iframe>i</iframe>b", "ab"),
        ("a<script>never closed", "a"),
        ('<p title="a > b">c</p>', "c"),
        ("<p title='never closed>c</p>d", "c\n\nd"),
        ("a < b <3 c", "a < b <3 c"),
        ("cut off in a <tag with", "cut off in a"),
        ('<?xml version="1.0"?><!DOCTYPE html><p>x</p>', "x"),
        ("<pre>one\n  two</pre>", "one\n  two"),
        ("שלום <b>עולם</b>", "שלום עולם"),
        ("<P>UPPER</P><DIV>case</DIV>", "UPPER\n\ncase"),
        ("</p></b></nothing>text", "text"),
        ("", ""),
    ],
)
def test_shows_what_a_browser_shows(source: str, text: str) -> None:
    assert shown(source) == text


def test_white_space_stays_as_it_stands_when_that_is_asked_for() -> None:
    source = "First line.\n\nSecond <i>line</i> &amp; more."
    markup = read_markup(source, exact=True)
    assert markup.text == "First line.\n\nSecond line & more."


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<p hidden>x</p>", "hidden"),
        ('<div aria-hidden="true"><p>x</p></div>', "hidden"),
        ('<div style="color:red; display : none">x</div>', "hidden"),
        ("<noscript>x</noscript>", "hidden"),
        ("<nav><ul><li>x</ul></nav>", "navigation"),
        ('<div role="navigation">x</div>', "navigation"),
        ("<figure><figcaption>x</figcaption></figure>", "caption"),
        ('<div class="photo-caption">x</div>', "caption"),
        ("<button>x</button>", "interface"),
        ("<title>x</title>", "metadata"),
        ("<nav></nav>x", None),
        ('<p class="not hidden">x</p>', None),
        ("<p hidden>y<p>x", None),
        ("<div hidden><div></div></div>x", None),
    ],
)
def test_says_why_a_stretch_is_no_article(source: str, reason: str | None) -> None:
    markup = read_markup(source)
    assert [s.reason for s in markup.stretches if markup.text[s.start : s.end] == "x"] == [reason]


def test_notes_the_elements_that_speak_about_the_page() -> None:
    markup = read_markup(
        '<html lang=en><head><meta name="a" content="1 &amp; 2"><title>T &amp; U</title>'
        '<script type="application/ld+json">{"a": "</p>"}</script></head>'
        '<h1>The <b>head</b>line</h1><time datetime="2024-01-02">2 Jan</time>'
        '<span class="byline">By Ann Lee</span>'
    )
    texts = {e.name: e.span.of(markup.text).strip() for e in markup.elements}
    assert texts["title"] == "T & U"
    assert texts["h1"] == "The headline"
    assert texts["byline"] == "By Ann Lee"
    assert markup.named("time")[0].attributes["datetime"] == "2024-01-02"
    assert markup.named("meta")[0].attributes == {"name": "a", "content": "1 & 2"}
    assert markup.named("script")[0].content == '{"a": "</p>"}'
    assert markup.named("html")[0].attributes["lang"] == "en"


def test_notes_the_text_of_links() -> None:
    markup = read_markup('one <a href="/x">two three</a> four')
    assert [s.of(markup.text).strip() for s in markup.links] == ["two three"]


def test_attributes_are_decoded_and_the_first_counts() -> None:
    assert attributes_of(""" a="1 &lt; 2" B='x' c=d a=2 e""") == {"a": "1 < 2", "b": "x", "c": "d", "e": ""}


@pytest.mark.parametrize("source", ["<" * 50_000, "<a b='" * 20_000, "<div>" * 50_000 + "x", "<!--" * 50_000])
def test_reads_pathological_sources(source: str) -> None:
    assert len(read_markup(source).text) <= len(source)


@settings(deadline=None)
@given(st.text(alphabet="<>/!-&#;=\"' \nabptdivscr[]xCDATA\u00ad\ud800\U0001f600", max_size=80))
def test_any_string_can_be_read(source: str) -> None:
    shown(source)


def test_a_reference_takes_up_no_more_than_its_own_characters() -> None:
    assert decode_reference("&notit") == ("¬", 4)
    assert decode_reference("&amp;") == ("&", 5)
    assert decode_reference("&#59;") == (";", 5)
    assert decode_reference("&thing;") == ("&thing;", 7)


# --- random markup --------------------------------------------------------------------------

WORDS = st.text(alphabet="abcWÉß&<>\"'é中\U0001f600א", min_size=1, max_size=6)


@st.composite
def written(draw: st.DrawFn, word: str) -> str:
    """Return a word as a source may write it: references, comments and inline tags within it."""
    out = []
    for char in word:
        plain = [] if char in "&<>" else [char]
        out.append(draw(st.sampled_from([*plain, f"&#{ord(char)};", f"&#x{ord(char):x};"])))
        out.append(
            draw(
                st.sampled_from(["", "", "", "<b>", "</b>", "<span class='a>b'>", "<!-- c -->", "<a href=x>"])
            )
        )
    return "".join(out)


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, str]:
    """Return a source and what it shows."""
    source, blocks = [], []
    for _ in range(draw(st.integers(1, 4))):
        words = draw(st.lists(WORDS, min_size=1, max_size=5))
        gap = draw(st.sampled_from([" ", "\n  ", " <i> </i>", "<b> </b>\t", "&#32;"]))
        inner = gap.join(draw(written(w)) for w in words)
        tag = draw(st.sampled_from(["p", "div", "h2", "blockquote"]))
        close = f"</{tag}>" if draw(st.booleans()) or tag != "p" else ""
        lead = draw(st.sampled_from(["", " ", "\n"]))
        source.append(f"<{tag}>{lead}{inner}{close}<script>no</script>")
        blocks.append(" ".join(words))
    return "".join(source), "\n\n".join(blocks)


@settings(deadline=None)
@given(pages())
def test_random_markup_shows_its_text(page: tuple[str, str]) -> None:
    source, text = page
    assert shown(source) == text


@settings(deadline=None)
@given(pages())
def test_every_shown_character_leads_to_what_stands_for_it(page: tuple[str, str]) -> None:
    source, _ = page
    markup = read_markup(source)
    last = 0
    for at, char in enumerate(markup.text):
        raw = markup.offsets.to_raw(Span(at, at + 1))
        assert raw.start >= last
        last = raw.start
        if char == "\n":
            assert raw.start == raw.end
        else:
            assert unescape(raw.of(source)).strip() == char.strip()


@settings(deadline=None)
@given(pages())
def test_stretches_lie_apart_and_cover_all_but_the_breaks(page: tuple[str, str]) -> None:
    markup = read_markup(page[0])
    at = 0
    for stretch in markup.stretches:
        assert at <= stretch.start < stretch.end
        assert not markup.text[at : stretch.start].strip()
        at = stretch.end
    assert at == len(markup.text)
