"""Turns a page's source into its visible text, the areas on it, and the elements that speak about it.

The source is read once, tag by tag, in linear time; nothing is ever rewritten, so that every visible
character can be found in the source. Tag soup is read as the HTML standard's tokenizer would
(https://html.spec.whatwg.org/multipage/parsing.html), as far as visible text depends on it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from stemma.clean.html_text import SPACES, Stretch, VisibleText
from stemma.offsets import OffsetMap, Span

# A tag's quoted values may hold `>`; a quotation mark that is never closed counts as any character.
_MARK = re.compile(
    r"""<(?:(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>]*+)"""
    r"""(?P<tail>(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|))*+)(?P<end>>?)"""
    r"""|(?P<comment>!--)|(?P<cdata>!\[CDATA\[)|[!?]|/(?![a-zA-Z]))"""
)
_COMMENT_END = re.compile(r"--!?>")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?""")
# Attributes are only taken apart where one of these stands in them: looking for nine words is ten
# times as fast as one regular expression for all, and most tags have nothing to say.
_TELLING = (
    "hidden",
    "display",
    "visibility",
    "author",
    "byline",
    "headline",
    "date",
    "navigation",
    "caption",
)
_UNSEEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VOID = _words("area base br col embed frame hr img input link meta param source track wbr")
_OPAQUE = _words("script style template iframe noembed noframes xmp")
_SPEAKING = _words("meta link base html time frame frameset iframe")
_PLAIN = _words("a abbr b bdi big cite code em font i ins kbd mark q s small span strong sub sup u")
_BLOCKS = _words(
    """address article aside blockquote body center details dialog div dl fieldset figcaption figure footer
    form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html main menu nav ol p pre section summary table ul
    title head noscript li tr dt dd caption legend"""
)
_LINES = _words("td th option")
_NAMED = _words("h1 h2 h3 h4 h5 h6 p li td th dt dd blockquote figcaption pre title")
_AREAS = {
    "nav": "navigation",
    "menu": "navigation",
    "figcaption": "caption",
    "noscript": "hidden",
    "button": "interface",
    "select": "interface",
    "textarea": "interface",
    "svg": "interface",
    "canvas": "interface",
    "video": "interface",
    "audio": "interface",
    "object": "interface",
    "title": "metadata",
}
_ROLES = ("author", "byline", "headline")


@dataclass(frozen=True, slots=True)
class Element:
    """A tag that speaks about the page: its attributes, and the range of visible text it holds."""

    name: str
    attributes: Mapping[str, str]
    span: Span
    content: str = ""


@dataclass(frozen=True, slots=True)
class Markup:
    """A page's source, its visible text and the map back, its stretches, speaking elements, link texts."""

    source: str
    text: str
    offsets: OffsetMap
    stretches: tuple[Stretch, ...]
    elements: tuple[Element, ...]
    links: tuple[Span, ...] = ()

    def named(self, name: str) -> list[Element]:
        """Return the elements of this tag name, in the order they were closed."""
        return [e for e in self.elements if e.name == name]


def read_markup(source: str, *, exact: bool = False) -> Markup:
    """Read a page's source, or any text with tags in it; `exact` keeps its white space as it stands.

    Any string can be read; nothing is raised.
    """
    reader = _Reader(source, _exact=int(exact))
    reader.read()
    text, offsets = reader.visible.result()
    return Markup(
        source, text, offsets, tuple(reader.visible.stretches), tuple(reader.elements), tuple(reader.links)
    )


def attributes_of(text: str) -> dict[str, str]:
    """Return the attributes of a tag's text by lower-case name, decoded; the first of a name counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        value = double or single or bare
        found.setdefault(name.lower(), _decoded(value) if "&" in value else value)
    return found


def _decoded(value: str) -> str:
    # int() refuses numbers of thousands of digits, which no reference can mean
    return value if re.search(r"&#\w{13}", value) else unescape(value)


@dataclass(slots=True)
class _Open:
    """An element that is open and matters: why it does, and how deep its own name is nested within it."""

    name: str
    reason: str | None
    role: str | None
    attributes: Mapping[str, str]
    start: int
    depth: int = 1


@dataclass(slots=True)
class _Reader:
    source: str
    elements: list[Element] = field(default_factory=list)
    visible: VisibleText = field(init=False)
    _open: list[_Open] = field(default_factory=list)
    _by_name: dict[str, list[_Open]] = field(default_factory=dict)
    _reasons: list[str] = field(default_factory=list)
    links: list[Span] = field(default_factory=list)
    _link_from: int | None = None
    _tag: str = ""
    _exact: int = 0
    _titled: bool = False

    def __post_init__(self) -> None:
        self.visible = VisibleText(self.source)

    def read(self) -> None:
        source, at = self.source, 0
        while found := _MARK.search(source, at):
            start = found.start()
            if at < start:
                self._text(at, start)
            at = self._tag_from(found) if found.lastgroup == "end" else self._other(found)
        self._text(at, len(source))
        while self._open:
            self._pop()

    def _text(self, start: int, end: int) -> None:
        if self._exact:
            self.visible.add(start, end, exact=True)
        elif self.source[start:end].strip(SPACES):
            self.visible.add(start, end)
        else:
            self.visible.blank(start, end)

    def _other(self, found: re.Match[str]) -> int:
        """Read a mark that is no tag and return where it ends."""
        if found["comment"]:
            return self._comment(found.end())
        if found["cdata"]:
            return self._cdata(found.end())
        end = self.source.find(">", found.end())
        return len(self.source) if end < 0 else end + 1

    def _comment(self, at: int) -> int:
        if self.source.startswith((">", "->"), at):
            return self.source.index(">", at) + 1
        end = _COMMENT_END.search(self.source, at)
        return end.end() if end else len(self.source)

    def _cdata(self, at: int) -> int:
        end = self.source.find("]]>", at)
        if end < 0:
            return len(self.source)
        self.visible.add_literal(at, end)
        return end + 3

    def _tag_from(self, found: re.Match[str]) -> int:
        """Read a tag and return where reading goes on: after it, or after what it hides."""
        slash, name, tail, end = found.group("slash", "name", "tail", "end")
        if not end:  # the page ends within a tag
            return len(self.source)
        name = name.lower()
        if name == "a":
            self._link(closing=bool(slash))
        if slash:
            if name not in _PLAIN or name in self._by_name:
                self._end(name)
            return found.end()
        telling = name in _SPEAKING or (tail and _is_telling(tail.lower()))
        if not telling and name in _PLAIN and name not in self._by_name:
            return found.end()
        attributes = attributes_of(tail) if telling else {}
        if name in _OPAQUE:
            return self._opaque(name, attributes or attributes_of(tail), found.end())
        self._lay_out(name)
        if name in _VOID:
            self._note(name, attributes)
        else:
            self._push(name, attributes)
        return found.end()

    def _link(self, *, closing: bool) -> None:
        """Note the range of visible text between the start of a link and its end."""
        if self._link_from is not None and self._link_from < self.visible.length:
            self.links.append(Span(self._link_from, self.visible.length))
        self._link_from = None if closing else self.visible.length

    def _opaque(self, name: str, attributes: Mapping[str, str], at: int) -> int:
        """Skip an element whose content is no markup; keep what it holds if that is data."""
        end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.source, at)
        stop = end.start() if end else len(self.source)
        if name == "script" and "json" in attributes.get("type", "").lower():
            place = Span(self.visible.length, self.visible.length)
            self.elements.append(Element(name, attributes, place, self.source[at:stop]))
        elif name == "iframe":
            self._note(name, attributes)
        return stop

    def _note(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _SPEAKING or "itemprop" in attributes:
            place = Span(self.visible.length, self.visible.length)
            self.elements.append(Element(name, attributes, place))

    def _lay_out(self, name: str) -> None:
        """Break the line as the element does, at its start or end."""
        if name == "br":
            self.visible.line(1)
        elif name in _BLOCKS:
            self.visible.line(2)
            self._end_paragraph(name)
        elif name in _LINES:
            self.visible.next_line()
        else:
            return
        self._tag = name if name in _NAMED else self._tag if name == "br" else ""
        self._mark()

    def _mark(self) -> None:
        self.visible.mark(self._tag, self._reasons[-1] if self._reasons else None)

    def _end_paragraph(self, name: str) -> None:
        """Close a paragraph that a block ends without saying so."""
        if name != "title" and self._by_name.get("p"):
            self._end_to(self._by_name["p"][-1])

    def _push(self, name: str, attributes: Mapping[str, str]) -> None:
        """Remember an element that is an area of the page, or speaks about it."""
        reason, role = _area(name, attributes), _role(name, attributes)
        if name == "pre":
            self._exact += 1
        if name == "title":
            role = None if self._titled else "title"
            self._titled = True
        if reason or role:
            self._open.append(_Open(name, reason, role, attributes, self.visible.length))
            self._by_name.setdefault(name, []).append(self._open[-1])
            if reason:
                self._reasons.append(reason)
                self._mark()
        elif self._by_name.get(name):
            self._by_name[name][-1].depth += 1

    def _end(self, name: str) -> None:
        if name == "pre":
            self._exact = max(0, self._exact - 1)
        if same := self._by_name.get(name):
            same[-1].depth -= 1
            if not same[-1].depth:
                self._end_to(same[-1])
        if name in _BLOCKS:
            self.visible.line(2)
        elif name in _LINES:
            self.visible.next_line()
        if name in _NAMED:
            self._tag = ""
            self._mark()

    def _end_to(self, target: _Open) -> None:
        while self._pop() is not target:
            pass
        self._mark()

    def _pop(self) -> _Open:
        """Close the innermost remembered element."""
        last = self._open.pop()
        self._by_name[last.name].pop()
        if not self._by_name[last.name]:
            del self._by_name[last.name]
        if last.reason:
            self._reasons.pop()
        if last.role:
            span = Span(min(last.start, self.visible.length), self.visible.length)
            self.elements.append(Element(last.role, last.attributes, span))
        return last


def _is_telling(tail: str) -> bool:
    for word in _TELLING:  # noqa: SIM110 (any() over a generator takes twice as long)
        if word in tail:
            return True
    return False


def _area(name: str, attributes: Mapping[str, str]) -> str | None:
    """Say why what the element holds is surely no article, if it is not."""
    if not attributes:
        return _AREAS.get(name)
    if "hidden" in attributes or attributes.get("aria-hidden", "").lower() == "true":
        return "hidden"
    if _UNSEEN.search(attributes.get("style", "")) and name not in ("html", "body"):
        return "hidden"
    if attributes.get("role", "").lower() == "navigation":
        return "navigation"
    if "caption" in attributes.get("class", "").lower() and name not in ("body", "article", "main"):
        return "caption"
    return _AREAS.get(name)


def _role(name: str, attributes: Mapping[str, str]) -> str | None:
    """Say what of the page the element holds: its headline, byline, a time; or None."""
    if name in ("h1", "time", "html"):
        return name
    said = " ".join(attributes.get(key, "") for key in ("itemprop", "rel", "class", "id")).lower()
    if "datepublished" in said or "datemodified" in said:
        return "time"
    return next((role for role in _ROLES if role in said), None)
