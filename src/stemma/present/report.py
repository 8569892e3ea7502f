"""Turns a case into one HTML file that works from disk: every line opens its source."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from stemma.offsets import OffsetMap
from stemma.present import words
from stemma.present.chapters import chapters
from stemma.present.evidence import Evidence, outlet_name
from stemma.present.files import whole_file
from stemma.present.lists import Lists
from stemma.present.rows import FigureRow
from stemma.present.series import is_nameless, words_after
from stemma.present.summary import summary_of
from stemma.present.view import View
from stemma.types import Document

if TYPE_CHECKING:
    from jinja2 import Environment

_PAGE = 2_950_000  # bytes of a page with its sources: what opens at once, and can be sent by mail
_CITED = re.compile(r'href="#(doc-[0-9a-z]+):')  # no text of a source can hold this: its quotes are escaped
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def write(view: View, path: str | Path, *, name: str) -> None:
    """Write the report of a case called `name`; the file appears only once it is whole."""
    with whole_file(Path(path)) as stream:
        stream.writelines(pieces(view, name=name))


def render(view: View, *, name: str) -> str:
    """Return the report as one HTML page without any reference to the network."""
    return "".join(pieces(view, name=name))


def pieces(view: View, *, name: str) -> Iterator[str]:
    """Yield the page, then the texts of the documents that it cites, then its script."""
    environment, lists = _environment(), Lists(view)
    style, script = _asset("report.css"), _asset("report.js")
    page = environment.get_template("report.html").render(
        name=name,
        case=f"{name}.stemma",
        summary=summary_of(lists),
        book=chapters(lists),
        style=style,
        style_hash=_csp_hash(style),
        script_hash=_csp_hash(script),
    )
    yield page
    room = _PAGE - len(page.encode("utf-8", "replace"))
    for id, payload in _payloads(view, dict.fromkeys(_CITED.findall(page)), room):
        yield f'<script type="application/json" id="text-{id}">{payload}</script>\n'
    yield f"<script>{script}</script>\n</body>\n</html>\n"


def _environment() -> Environment:
    """Return the templates with autoescape on; jinja2 is slow to import, so only a report pays for it."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("stemma.present"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_finalize,
    )
    names = ("amount", "basis", "count", "date", "day", "days", "number", "one_line", "share", "shortened")
    environment.filters.update({name: getattr(words, name) for name in names})
    environment.filters.update(
        {
            "time": words.time,
            "span_of_numbers": words.span_of_numbers,
            "unique_sources": unique_sources,
            "figure": figure_value,
            "counted": counted,
            "new_day": new_day,
        }
    )
    return environment


def _finalize(value: Any) -> Any:
    """Take out of a text what could turn the direction of the page."""
    return words.printable(value) if type(value) is str else value


def _asset(name: str) -> str:
    return files("stemma.present").joinpath("templates", name).read_text(encoding="utf-8")


def _csp_hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def web_address(url: str | None) -> str | None:
    """Return a URL if it is one of the web; a `javascript:` or `data:` one must never become a link."""
    if url is None or words.printable(url) != url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def unique_sources(evidence: tuple[Evidence, ...]) -> list[Evidence]:
    """Return the first piece of evidence of each report."""
    return list({e.document: e for e in reversed(evidence)}.values())[::-1]


def figure_value(row: FigureRow) -> str:
    """Return a figure's value with its unit, or its own words where they hold no number."""
    return words.amount(row.low, row.high, row.hedge, row.unit, row.text)


def counted(row: FigureRow) -> str:
    """Return what a figure counts, or the words after it."""
    what = words.one_line(row.what)
    return words_after(row) or what if is_nameless(what, row.unit) else what


def new_day(row: FigureRow) -> str:
    """Return the day of which a figure speaks where the day of its report does not say it."""
    if row.as_of is None or row.as_of.low is None or row.as_of.low[:10] == row.evidence.published:
        return ""
    return words.date(row.as_of)


# --- the texts that the page opens ----------------------------------------------------------------


def _payloads(view: View, cited: Iterable[str], room: int) -> Iterator[tuple[str, str]]:
    """Yield id and JSON of the cited documents, as many as there is room for (bytes)."""
    for id in cited:
        payload = _inert(source_of(view.document(id)))
        size = len(payload.encode())
        if size <= room:
            room -= size
            yield id, payload


def source_of(document: Document) -> dict[str, Any]:
    """Return what the page shows of a document.

    `text` is the raw text, for HTML the clean text; `gone` are its removed stretches with reasons;
    `map` leads from raw places to places of `text` (None: they are the same): rows of raw start,
    raw end, start and end in `text`.
    """
    html = document.media_type == "text/html"
    text = document.offsets.apply(document.text) if html else document.text
    return {
        "outlet": words.printable(outlet_name(document) or document.path),
        "title": words.printable(document.title or document.path),
        "published": words.time(document.published),
        "basis": words.basis(document.published),
        "path": words.printable(document.path),
        "url": web_address(document.url),
        "text": words.printable(text),
        "gone": [] if html else [[r.span.start, r.span.end, r.reason] for r in document.removed],
        "map": _map(document.offsets) if html else None,
    }


def _map(offsets: OffsetMap) -> list[list[int]]:
    rows, at = [], 0
    for piece in offsets.pieces:
        rows.append([piece.start, piece.end, at, at + piece.length])
        at += piece.length
    return rows


def _inert(value: Any) -> str:
    """Return JSON in which no character can end or open an element, or a line of script."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
