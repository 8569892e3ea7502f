"""Measures how well saved web pages are read, beside trafilatura's own plain output.

    python -m benchmarks.html FOLDER [--json] [--misses KEY]

FOLDER holds a folder a page: `source.html`, `expected.html` (the article alone) and
`expected-metadata.json` (`title`, `byline`, `publishedTime`; what is null is not asked for).

text_f1    mean F1 of the words of the article without its headline (letters of CJK count as words)
title      share of pages whose title says the same but for case, punctuation and a site's name
byline     share of pages whose authors' words are all of the byline's, or the other way round
date       share of pages whose time of publication is the same instant (the same day, if either has no more)
unaligned  paragraphs that trafilatura kept and that were not found again in the source
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lxml.html import fromstring

from stemma.clean.dates import read_date
from stemma.clean.html import HtmlCleaner
from stemma.errors import InputError
from stemma.settings import Settings
from stemma.types import Document, Record, Time

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_NO_NAMES = frozenset(("by", "von", "par", "written", "edited", "and", "und", "et", "avec"))


@dataclass(frozen=True)
class Page:
    """A page, what is expected of it, and what came out; `document` is None where it was refused."""

    name: str
    text: str
    expected: dict[str, Any]
    document: Document | None
    seconds: float
    peer_text: str
    peer_seconds: float


def pages(folder: Path) -> Iterator[Page]:
    """Yield the folder's pages, cleaned."""
    for source in sorted(folder.glob("*/source.html")):
        data = source.read_bytes()
        expected = json.loads((source.parent / "expected-metadata.json").read_text("utf-8"))
        text = "\n".join(fromstring((source.parent / "expected.html").read_text("utf-8")).itertext())
        document, seconds = timed(lambda d=data: cleaned(d))
        peer_text, peer_seconds = timed(lambda d=data: peer(d))
        yield Page(source.parent.name, text, expected, document, seconds, peer_text, peer_seconds)


def timed(work: Any) -> tuple[Any, float]:
    """Return what the work returns and the CPU seconds it took."""
    start = time.process_time()
    return work(), time.process_time() - start


def cleaned(data: bytes) -> Document | None:
    """Return the page as Stemma reads it, or None where it refuses it."""
    try:
        return HtmlCleaner().clean(Record("page.html", "text/html", data), Settings())
    except InputError:
        return None


def peer(data: bytes) -> str:
    """Return the article as trafilatura alone gives it."""
    from trafilatura import extract

    return extract(data, include_comments=False) or ""


def body(document: Document | None) -> str:
    """Return the document's clean text without its headline."""
    if document is None:
        return ""
    text = document.offsets.apply(document.text)
    title = document.offsets.to_clean(document.title_span) if document.title_span else None
    return text if title is None else text[: title.start] + text[title.end :]


def word_f1(found: str, expected: str) -> float:
    """Return the F1 of two texts' words, each counted as often as it stands."""
    a, b = Counter(_WORD.findall(found)), Counter(_WORD.findall(expected))
    return 2 * (a & b).total() / ((a.total() + b.total()) or 1) if a or b else 1.0


def same_title(found: str | None, expected: str) -> bool:
    """Say whether two titles are the same but for what is no headline."""
    short, long = sorted(("".join(_WORD.findall((t or "").casefold())) for t in (found, expected)), key=len)
    return bool(short) and short in long and len(short) >= 0.4 * len(long)


def same_byline(found: tuple[str, ...], expected: str) -> bool:
    """Say whether the authors' words are all among the byline's, or the byline's among theirs."""
    a, b = (set(_WORD.findall(t.casefold())) - _NO_NAMES for t in (" ".join(found), expected))
    return bool(a) and (a <= b or b <= a)


def same_time(found: Time | None, expected: str) -> bool:
    """Say whether two times are one instant, or one day where either says no more."""
    wanted = read_date(expected)
    if found is None or wanted is None or not found.low or not wanted.low:
        return False
    if "T" in found.low and "T" in wanted.low:
        return _instant(found.low) == _instant(wanted.low)
    return found.low[:10] == wanted.low[:10]


def _instant(stamp: str) -> datetime:
    moment = datetime.fromisoformat(stamp)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).replace(second=0)


def scores(page: Page) -> dict[str, float]:
    """Return a page's scores; what is not asked of it is left out."""
    document, expected = page.document, page.expected
    row = {"text_f1": word_f1(body(document), page.text), "peer_text_f1": word_f1(page.peer_text, page.text)}
    if expected.get("title"):
        row["title"] = float(document is not None and same_title(document.title, expected["title"]))
    if expected.get("byline"):
        row["byline"] = float(document is not None and same_byline(document.authors, expected["byline"]))
    if expected.get("publishedTime"):
        row["date"] = float(document is not None and same_time(document.published, expected["publishedTime"]))
    return row


def unaligned(document: Document | None) -> int:
    """Return how many paragraphs the document says it could not find again."""
    said = [
        re.match(r"(\d+) paragraph\(s\) of the article", n) for n in (document.notices if document else ())
    ]
    return sum(int(m[1]) for m in said if m)


def summary(done: list[Page]) -> dict[str, float]:
    """Return the means over the pages, and what was counted."""
    rows = [scores(p) for p in done]
    keys = ("text_f1", "title", "byline", "date", "peer_text_f1")
    means = {k: [r[k] for r in rows if k in r] for k in keys}
    seconds, peer_seconds = sum(p.seconds for p in done), sum(p.peer_seconds for p in done)
    return {
        "pages": len(done),
        **{k: round(sum(v) / len(v), 4) if v else 0.0 for k, v in means.items()},
        "unaligned": sum(unaligned(p.document) for p in done),
        "refused": sum(p.document is None for p in done),
        "ms_per_page": round(1000 * seconds / len(done), 1),
        "ratio_to_peer": round(seconds / peer_seconds, 2),
    }


def show_misses(done: list[Page], key: str) -> None:
    """Print the pages that lose most in one score, with what was found and what was expected."""
    told = {"title": "title", "byline": "byline", "date": "publishedTime"}.get(key, "title")
    for page in sorted(done, key=lambda p: scores(p).get(key, 1.0)):
        score = scores(page).get(key, 1.0)
        if score < 0.97:
            d = page.document
            found = (
                {"title": d.title, "byline": d.authors, "date": d.published}.get(key, "") if d else "refused"
            )
            print(f"{score:.3f} {page.name}: {found!r}, expected {page.expected.get(told)!r}")


def main() -> None:
    """Measure the folder named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--misses", metavar="KEY", help="list the pages that lose in this score")
    options = parser.parse_args()
    cleaned(b"<p>The models are loaded before the clock runs.</p>" * 20)
    done = list(pages(options.folder))
    result = summary(done)
    print(json.dumps(result) if options.json else "\n".join(f"{k:14} {v}" for k, v in result.items()))
    if options.misses:
        show_misses(done, options.misses)


if __name__ == "__main__":
    main()
