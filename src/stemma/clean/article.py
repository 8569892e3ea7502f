"""Turns one article object, as crawlers and archives write it, into a document.

The document's raw text is the decoded title, a blank line, and the decoded body; a body that is
markup is read as a page's markup is, so that every clean character leads back to its value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from stemma.clean.article_keys import ALIASES, DOMAINS, NAMES, TIMES, fold_key
from stemma.clean.article_text import ArticleText, body_of, write_text
from stemma.clean.dates import date_in_url, read_date
from stemma.clean.decode import decode, storable
from stemma.clean.html_keep import apart
from stemma.clean.language import language_notices, language_of
from stemma.clean.metadata import names_in
from stemma.clean.outlets import domain_of, outlet_of
from stemma.clean.prune import Pruned, prune
from stemma.errors import InputError
from stemma.ids import sha256
from stemma.offsets import Span
from stemma.settings import Settings
from stemma.types import Document, Outlet, Part, Record, Time

_STAGE = "clean"
_MOST_KEYS = 30  # keys that a refusal lists
_DEEPEST = 6  # levels of lists and objects around a name or a time
_LISTED = re.compile(r"\[.*\]", re.DOTALL)  # a list that was written into a string
_QUOTED = re.compile(r"'([^']+)'|\"([^\"]+)\"")
_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
_CLOCK = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?(?:Z|[A-Z]{3,4}|[+-]\d{2}:?\d{2}))?", re.IGNORECASE
)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE)


@dataclass(slots=True)
class _Article:
    """An article's values by folded key; `used` are the keys whose values went into the document."""

    values: Mapping[str, Any]
    used: set[str] = field(default_factory=set)
    notices: list[str] = field(default_factory=list)

    def offered(self, slot: str) -> Iterator[tuple[str, Any]]:
        """Yield the keys that can fill a slot and hold something, best first."""
        folded = {fold_key(key): key for key in reversed(list(self.values))}
        for alias in ALIASES[slot]:
            key = folded.get(alias)
            if key is not None and self.values[key] not in (None, "", [], {}):
                yield key, self.values[key]

    def refuse(self, key: str, wanted: str) -> None:
        """Note a value that is not what its key promises."""
        shown = json.dumps(self.values[key], ensure_ascii=False, default=str)
        self.notices.append(f"{key} holds {shown[:60]}, which is no {wanted}; it was left out")


class JsonCleaner:
    """Cleans article objects."""

    def clean(self, record: Record, settings: Settings) -> Document:
        """Return the article as a document; raise InputError where the object holds no text."""
        decoded = decode(record.data, path=record.path)
        article = _Article(_object(record.path, decoded.text))
        text, repairs = _text(record.path, article, settings)
        pruned = prune(text.offsets, text.raw, text.title, repeats=True)
        return _document(record, article, text, pruned, (*decoded.notices, *repairs))


def _object(path: str, text: str) -> Mapping[str, Any]:
    """Read the one object that a record holds."""
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise InputError(path, _STAGE, f"cannot be read as JSON: {error!s:.200}") from error
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, Mapping):
        raise InputError(path, _STAGE, f"holds {type(value).__name__} where one article object is wanted")
    return value


def _text(path: str, article: _Article, settings: Settings) -> tuple[ArticleText, tuple[str, ...]]:
    """Return the article's text, and the notices on its repair."""
    title, title_repairs = storable(_title(article))
    body, repairs = storable(_body(article))
    if not body.strip():
        keys = ", ".join(sorted(map(str, article.values))[:_MOST_KEYS]) or "none"
        wanted = ", ".join(ALIASES["text"])
        raise InputError(
            path, _STAGE, f"has no text: its keys are {keys:.600}; the text may stand under {wanted}"
        )
    if len(title) + len(body) > settings.max_text:
        raise InputError(
            path, _STAGE, f"is longer than {settings.max_text:,} characters; split it or raise max_text"
        )
    text = write_text(title, body)
    if not text.offsets.apply(text.raw).strip():
        raise InputError(path, _STAGE, "has only markup where its text should stand")
    return text, (*title_repairs, *repairs)


def _title(article: _Article) -> str:
    for key, value in article.offered("title"):
        names = list(_names(value))
        if names:
            article.used.add(key)
            return " ".join(names[0].split())
        article.refuse(key, "title")
    return ""


def _body(article: _Article) -> str:
    """Return the text by the first key that holds one; a summary only where there is no other."""
    for slot in ("text", "summary"):
        for key, value in article.offered(slot):
            body = body_of(value)
            if body.strip():
                article.used.add(key)
                if slot == "summary":
                    article.notices.append(f"holds no text but a summary, under {key}")
                return body
            if not isinstance(value, str):
                article.refuse(key, "text")
    return ""


def _document(
    record: Record, article: _Article, text: ArticleText, pruned: Pruned, notices: tuple[str, ...]
) -> Document:
    """Join the text and what the object says of it."""
    clean = pruned.offsets.apply(text.raw)
    url, header = _url(article), pruned.header
    published = _time(article, "published") or header.published or (date_in_url(url) if url else None)
    updated = _time(article, "updated") or header.updated
    authors = _authors(article) or tuple(header.authors)
    outlet = _outlet(article, url)
    language = language_of(clean) or _language(article)
    title = None if text.title is None else pruned.offsets.slice(text.title).apply(text.raw)
    return Document(
        path=record.path,
        media_type=record.media_type,
        sha256=sha256(record.data),
        text=text.raw,
        offsets=pruned.offsets,
        parts=(Part(Span(0, len(text.raw)), text.title, published, updated),),
        removed=apart([*text.removed, *pruned.removed]),
        url=url,
        outlet=outlet,
        title=title,
        title_span=text.title,
        authors=authors,
        published=published,
        updated=updated,
        language=language,
        notices=(*notices, *article.notices, *language_notices(language)),
        fields=_fields(article),
    )


def _url(article: _Article) -> str | None:
    """Return the first value that is a web address."""
    for key, value in article.offered("url"):
        if isinstance(value, str) and re.match(r"https?://", value.strip()) and domain_of(value):
            article.used.add(key)
            return storable(value.strip())[0]
    return None


def _time(article: _Article, slot: str) -> Time | None:
    """Return the first value that can be read as a time."""
    for key, value in article.offered(slot):
        for stamp in _scalars(value, TIMES, _DEEPEST):
            time = read_date(_digits(stamp), basis="metadata")
            if time is not None:
                article.used.add(key)
                return _with_clock(article, time) if slot == "published" else time
        if key not in article.used and fold_key(key) != "dateline":
            article.refuse(key, "date")
    return None


def _with_clock(article: _Article, time: Time) -> Time:
    """Return a bare day with the time of day that stands under a key of its own."""
    for key, value in article.offered("clock"):
        if time.precision == "day" and isinstance(value, str) and _CLOCK.fullmatch(value.strip()):
            joined = read_date(f"{time.text} {value.strip()}", basis="metadata")
            if joined is not None and joined.precision != "day":
                article.used.add(key)
                return joined
    return time


def _digits(stamp: str | float) -> str:
    """Write a number without exponent, which epoch seconds as floats may have."""
    return stamp if isinstance(stamp, str) else f"{stamp:.0f}"


def _authors(article: _Article) -> tuple[str, ...]:
    for key, value in article.offered("authors"):
        names = dict.fromkeys(n for told in _names(value) for one in _unlisted(told) for n in names_in(one))
        if names:
            article.used.add(key)
            return tuple(storable(n)[0] for n in names)
    return ()


def _unlisted(told: str) -> list[str]:
    """Return the members of a list that was written into a string, or the string."""
    return [a or b for a, b in _QUOTED.findall(told)] if _LISTED.fullmatch(told) else [told]


def _outlet(article: _Article, url: str | None) -> Outlet | None:
    """Return the outlet by its name, its domain, and the article's address."""
    name, domain = None, None
    for slot, keys in (("outlet", DOMAINS), ("domain", DOMAINS)):
        for key, value in article.offered(slot):
            for told in _scalars(value, keys, _DEEPEST):
                if isinstance(told, str) and (_DOMAIN.fullmatch(told.strip()) or "://" in told):
                    domain = domain or domain_of(told)
                    article.used |= {key} if domain else set()
            if slot == "outlet" and name is None:
                name = next((n for n in _names(value) if "://" not in n and not _DOMAIN.fullmatch(n)), None)
                article.used |= {key} if name else set()
    return outlet_of(url or domain, storable(name)[0] if name else None)


def _language(article: _Article) -> str | None:
    for key, value in article.offered("language"):
        found = _LANGUAGE.fullmatch(value.strip()) if isinstance(value, str) else None
        if found:
            article.used.add(key)
            return found[1].lower()
    return None


def _names(value: object) -> Iterator[str]:
    """Yield the texts that name something: strings, or what objects are called."""
    for told in _scalars(value, NAMES, _DEEPEST):
        if isinstance(told, str) and told.strip():
            yield told.strip()


def _scalars(value: object, keys: Sequence[str], deep: int) -> Iterator[str | float]:
    """Yield strings and numbers of a value, of its members, or of an object's first known key."""
    if isinstance(value, str) or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        yield value
    elif deep and isinstance(value, Mapping):
        inner = {fold_key(k): v for k, v in value.items() if isinstance(k, str)}
        known = next((inner[k] for k in keys if inner.get(k) not in (None, "", [], {})), None)
        yield from _scalars(known, keys, deep - 1)
    elif deep and isinstance(value, list):
        for item in value:
            yield from _scalars(item, keys, deep - 1)


def _fields(article: _Article) -> dict[str, str]:
    """Return what did not go into the document, as strings; objects and lists as JSON."""
    fields = {}
    for key, value in article.values.items():
        if key not in article.used and value is not None:
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            fields[storable(key)[0]] = storable(text)[0]
    return fields
