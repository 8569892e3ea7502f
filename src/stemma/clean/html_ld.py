"""Turns the JSON-LD blocks of a page into the one node that describes its article.

The vocabulary is schema.org's (https://schema.org/NewsArticle); publishers nest it at will: a node, a
list, an `@graph`, authors and publishers given whole or by `@id`.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?://\s*)?(?:-->|\]\]>)\s*;?\s*$"
)
# besides the types that end in `article`
_ARTICLES = frozenset(
    (
        *("report", "blogposting", "liveblogposting", "socialmediaposting", "discussionforumposting"),
        *("claimreview", "webpage"),
    )
)
_NODES = 20_000  # nodes of one page that are looked at


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What a page's JSON-LD says: the article's node (empty if none), all nodes by `@id`, broken blocks."""

    article: Mapping[str, Any] = field(default_factory=dict)
    by_id: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    broken: int = 0

    def texts(self, key: str) -> list[str]:
        """Return what the article has under a key as texts: strings, or the names of nodes."""
        return [text for text in map(self._text, _flat(self.article.get(key))) if text]

    def urls(self, key: str) -> list[str]:
        """Return what the article has under a key as URLs: strings, or the ids or URLs of nodes."""
        return [url for url in map(_url, _flat(self.article.get(key))) if url]

    def _text(self, value: object, hops: int = 3) -> str:
        if isinstance(value, str):
            return " ".join(unescape(value).split())
        if not isinstance(value, Mapping) or not hops:
            return ""
        node = value if "name" in value or "@value" in value else self.by_id.get(str(value.get("@id")), {})
        named = next(iter(_flat(node.get("name") or node.get("@value"))), "")
        return self._text(named, hops - 1)


def read_linked_data(blocks: Iterable[str]) -> LinkedData:
    """Read a page's JSON-LD blocks; what cannot be read is counted, never raised."""
    nodes: list[Mapping[str, Any]] = []
    broken = 0
    for block in blocks:
        try:
            nodes += _walk(json.loads(_WRAPPING.sub("", block), strict=False))
        except (ValueError, RecursionError):
            broken += 1
    articles = [n for n in nodes if _is_article(n)]
    by_id: dict[str, Mapping[str, Any]] = {}
    for node in nodes:
        if isinstance(node.get("@id"), str) and len(node) > 1:
            by_id.setdefault(node["@id"], node)
    return LinkedData(max(articles, key=_rank, default={}), by_id, broken)


def _walk(value: object) -> Iterator[Mapping[str, Any]]:
    """Yield the nodes within a value, outer ones first."""
    waiting = deque([value])
    for _ in range(_NODES):
        if not waiting:
            return
        value = waiting.popleft()
        if isinstance(value, Mapping):
            yield value
            waiting.extend(v for v in value.values() if isinstance(v, (Mapping, list)))
        elif isinstance(value, list):
            waiting.extend(value)


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = [
        k.rpartition("/")[2].rpartition(":")[2].lower()
        for k in _flat(node.get("@type"))
        if isinstance(k, str)
    ]
    return any(k in _ARTICLES or k.endswith("article") for k in kinds)


def _rank(node: Mapping[str, Any]) -> tuple[bool, bool, bool]:
    """Order nodes by how surely they are the page's own article; a web page is only better than none."""
    kinds = [k for k in _flat(node.get("@type")) if isinstance(k, str)]
    page = any(k.lower().endswith("webpage") for k in kinds)
    return not page, "datePublished" in node, "headline" in node


def _flat(value: object) -> list[Any]:
    """Return a value as a list: of its members if it is one."""
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _url(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        return next((v.strip() for v in (value.get("url"), value.get("@id")) if isinstance(v, str)), "")
    return ""
