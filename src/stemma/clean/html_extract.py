"""Turns a page's source into the paragraphs that trafilatura takes for the article.

trafilatura: Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15; Apache-2.0 from version 1.8 on.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import Any

# trafilatura's elements that stand within a paragraph; all others begin a new one
_INLINE = frozenset(("hi", "ref", "del", "code", "span"))
# Characters that no XML tree may hold: lxml refuses them in some places and drops them in others
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def article_paragraphs(source: str) -> list[str]:
    """Return the article's paragraphs in order, none where no article is found.

    White space in them means nothing. Whatever the libraries raise on broken pages is let through.
    """
    writable = _UNWRITABLE.sub(" ", source)
    if not writable.strip():
        return []
    found = _extractor()(writable, include_comments=False, favor_recall=True)
    return [] if found is None else _paragraphs(found.body)


@cache
def _extractor() -> Any:
    """Load trafilatura when the first page comes, which takes a third of a second; keep its log quiet."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return bare_extraction


def _paragraphs(body: Any) -> list[str]:
    """Return the texts between the block elements of a tree."""
    from lxml.etree import iterwalk

    paragraphs: list[str] = []
    current: list[str] = []
    for step, element in iterwalk(body, events=("start", "end")):
        if element.tag not in _INLINE:
            paragraphs.append("".join(current))
            current = []
        current.append((element.text if step == "start" else element.tail) or "")
    return [p for p in [*paragraphs, "".join(current)] if p.strip()]
