"""Turns what a page says of itself (JSON-LD, meta tags, links, times) into who published what, and when.

Sources in order of trust: JSON-LD of the article, OpenGraph and `article:*`, Dublin Core, Parse.ly,
Sailthru, other meta names, `<link rel=canonical>`, `<time datetime>`, the URL. Of values that name the
same day the most precise one counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urljoin, urlsplit

from stemma.clean.bylines import is_name
from stemma.clean.dates import date_in_url, read_date
from stemma.clean.html_ld import LinkedData, read_linked_data
from stemma.clean.markup import Markup
from stemma.clean.outlets import domain_of, outlet_of
from stemma.offsets import Span
from stemma.types import Outlet, Time

# Meta names, `:` written as `.`, most trusted first.
_TITLES = (
    "og.title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "headline",
    "twitter.title",
)
_AUTHORS = (
    *(
        "dc.creator",
        "dcterms.creator",
        "dcterm.creator",
        "author",
        "dc.author",
        "article.author",
        "og.article.author",
    ),
    *(
        "parsely-author",
        "sailthru.author",
        "byl",
        "byline",
        "creator",
        "cxenseparse.author",
        "article.author_name",
    ),
)
_PUBLISHED = (
    *(
        "article.published_time",
        "og.article.published_time",
        "og.published_time",
        "article.published",
        "datepublished",
    ),
    *(
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date.created",
    ),
    *(
        "pubdate",
        "publishdate",
        "publish-date",
        "publication_date",
        "published",
        "published_time",
        "originalpublicationdate",
    ),
    *(
        "dcterms.date",
        "dc.date",
        "cxenseparse.recs.publishtime",
        "article_date_original",
        "displaydate",
        "date",
        "dcterm.created",
    ),
)
_UPDATED = (
    *(
        "article.modified_time",
        "og.article.modified_time",
        "og.updated_time",
        "article.updated",
        "datemodified",
    ),
    *("dcterms.modified", "dc.date.modified", "lastmod", "last-modified", "last_updated_date"),
)
_SITES = (
    "og.site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "application-name",
    "cre",
    "source",
)
_SOURCES = ("syndication-source", "original-source")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE)
_BY = re.compile(
    r"\s*(?:(?:written|posted|story|report|article|words|text)\s+)?(?:by|von|par|por|di|door|autora?|authors?)\b\s*:?\s*",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\s*(?:[|•·\d]|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|updated|published|posted)\b)",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*(?:;|\s\|\s)\s*|\s+(?:and|und|et|&|avec|with)\s+", re.IGNORECASE)
_NO_NAME = re.compile(
    r"://|www\.|[@*<>{}=]|^\W*$|\d{3}"
    r"|^(?:admin|staff|editor|unknown|none|null|guest|authors?|follow|sign in|share|n/a)$",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*[,、，]\s*")
_LONGEST_NAME = 80  # characters; a longer byline holds more than names
_LONGEST_URL = 2000
_LONGEST_LINE = 160  # characters of a visible byline


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself. `titles` are candidates, most trusted first; `fields` other claims."""

    url: str | None = None
    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: Time | None = None
    updated: Time | None = None
    outlet: Outlet | None = None
    language: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()


def read_metadata(markup: Markup) -> Metadata:
    """Read what the page says of itself; what it does not say is None or empty."""
    ld = read_linked_data(e.content for e in markup.named("script") if "ld" in e.attributes.get("type", ""))
    metas = _metas(markup)
    url = _page_url(markup, metas, ld)
    sites = [*ld.texts("publisher"), *_values(metas, _SITES)]
    return Metadata(
        url=url,
        titles=tuple(dict.fromkeys([*ld.texts("headline"), *_values(metas, _TITLES), *ld.texts("name")])),
        authors=_authors(markup, metas, ld),
        published=_published(markup, metas, ld, url),
        updated=_first_time(
            [*ld.texts("dateModified"), *_values(metas, _UPDATED), *_times(markup, "datemodified")]
        ),
        outlet=outlet_of(url, _site_name(sites)),
        language=_language(markup, ld),
        fields=_claims(metas, ld),
        notices=(f"{ld.broken} JSON-LD block(s) of the page could not be read",) if ld.broken else (),
    )


def _site_name(names: Iterable[str]) -> str | None:
    """Return the first of the names that can be an outlet's."""
    return next((n for n in map(str.strip, names) if n and "://" not in n and len(n) <= _LONGEST_NAME), None)


def names_in(byline: str) -> tuple[str, ...]:
    """Return the names of a byline ("By Ann Lee and Bo Ek" gives two), empty where it holds none.

    It is only split where every part can be a whole name: `Lee, Ann` and `Stone & Co` stay one.
    """
    text = " ".join(byline.split())
    text = text[by.end() :] if (by := _BY.match(text)) else text
    names = [name for part in _parts(text, _JOINT) for name in _parts(part, _COMMA)]
    clean = [
        n if n.count("(") == n.count(")") else n.strip("()") for n in (n.strip(" ,·–—:-") for n in names)
    ]
    return tuple(n for n in _distinct(clean) if n and len(n) <= _LONGEST_NAME and not _NO_NAME.search(n))


def _parts(text: str, divider: re.Pattern[str]) -> list[str]:
    """Split a list of names, unless a part would be a single word."""
    parts = [p for p in divider.split(text) if p.strip()]
    return parts if all(" " in p.strip() for p in parts) else [text]


def _distinct(names: Iterable[str]) -> list[str]:
    """Return the names once each; the first writing of a name counts."""
    return list({n.casefold(): n for n in reversed(list(names))}.values())[::-1]


def _metas(markup: Markup) -> dict[str, list[str]]:
    """Return the contents of the page's meta tags by name, `:` in names written as `.`."""
    metas: dict[str, list[str]] = {}
    for element in markup.named("meta"):
        said = element.attributes
        content = " ".join(said.get("content", "").split())
        for key in ("property", "name", "itemprop"):
            for name in said.get(key, "").lower().replace(":", ".").split():
                if content:
                    metas.setdefault(name, []).append(content)
    return metas


def _values(metas: Mapping[str, list[str]], names: Sequence[str]) -> list[str]:
    return [value for name in names for value in metas.get(name, ())]


def _page_url(markup: Markup, metas: Mapping[str, list[str]], ld: LinkedData) -> str | None:
    """Return the page's own address; one that leads to a front page only where there is no other."""
    links = [e.attributes for e in markup.named("link")]
    canonical = [a.get("href", "") for a in links if "canonical" in a.get("rel", "").lower().split()]
    saved = _SAVED_FROM.findall(markup.source[:4000])
    told = [*canonical, *_values(metas, ("og.url", "parsely-link", "twitter.url"))]
    told += [*ld.urls("url"), *ld.urls("mainEntityOfPage"), *saved]
    base = next((e.attributes["href"] for e in markup.named("base") if e.attributes.get("href")), "")
    urls = [u for u in (_absolute(u, [base, *told]) for u in told) if u]
    return next((u for u in urls if urlsplit(u).path.strip("/")), urls[0] if urls else None)


def _absolute(url: str, bases: Iterable[str]) -> str | None:
    """Return a web address in full, or None for what is none."""
    for candidate in (url, *(_joined(base, url) for base in bases if base.startswith("http"))):
        if (
            domain_of(candidate)
            and candidate.startswith(("http://", "https://"))
            and len(candidate) < _LONGEST_URL
        ):
            return candidate
    return None


def _joined(base: str, url: str) -> str:
    try:
        return urljoin(base, url)
    except ValueError:
        return ""


def _authors(markup: Markup, metas: Mapping[str, list[str]], ld: LinkedData) -> tuple[str, ...]:
    """Return the authors by the first source that names any; the page's visible byline comes last."""
    for told in (ld.texts("author"), ld.texts("creator"), _values(metas, _AUTHORS), _bylines(markup)):
        if names := _distinct(n for t in told for n in names_in(t)):
            return tuple(names)
    return ()


def _bylines(markup: Markup) -> list[str]:
    """Return the first visible line that the page marks as author or byline and that reads as one.

    What `rel` or `itemprop` mark is believed; a class is only a hint, so that there the line must
    begin with "By" or look like a name.
    """
    marked = [e for role in ("author", "byline") for e in markup.named(role)]
    for element in sorted(marked, key=lambda e: not ("rel" in e.attributes or "itemprop" in e.attributes)):
        line = element.span.of(markup.text).strip().split("\n")[0][:_LONGEST_LINE]
        sure = "author" in element.attributes.get("rel", "") or "author" in element.attributes.get(
            "itemprop", ""
        )
        by = _BY.match(line)
        name = _STAMP.split(line[by.end() :] if by else line, maxsplit=1)[0]
        if (sure or by or is_name(name)) and names_in(name):
            return [name]
    return []


def _published(
    markup: Markup, metas: Mapping[str, list[str]], ld: LinkedData, url: str | None
) -> Time | None:
    """Return when the article was published."""
    told = [*ld.texts("datePublished"), *ld.texts("dateCreated"), *ld.texts("uploadDate")]
    told += [*_values(metas, _PUBLISHED), *_times(markup, "datepublished")]
    return _first_time(told) or (date_in_url(url) if url else None)


def _times(markup: Markup, marked: str) -> list[str]:
    """Return the values of the page's elements that are marked as this time."""
    return [
        e.attributes.get("datetime") or e.attributes.get("content") or e.span.of(markup.text)
        for e in markup.elements
        if marked in e.attributes.get("itemprop", "").lower()
        or (marked == "datepublished" and "pubdate" in e.attributes)
    ]


def time_near(markup: Markup, place: Span) -> Time | None:
    """Return the first `<time datetime>` whose element stands within a range of the visible text."""
    for element in sorted(markup.named("time"), key=lambda e: e.span):
        if place.start <= element.span.start <= place.end:
            time = read_date(element.attributes.get("datetime", ""))
            if time is not None:
                return time
    return None


def _first_time(told: Iterable[str]) -> Time | None:
    """Return the first time that can be read, as precisely as any that names the same day."""
    times = list(_readable(told))
    same = [t for t in times if t.first_day == times[0].first_day]
    return max(same, key=lambda t: len(t.low or ""), default=None)


def _readable(told: Iterable[str]) -> Iterator[Time]:
    for text in told:
        time = read_date(text, basis="metadata")
        if time is not None:
            yield time


def _language(markup: Markup, ld: LinkedData) -> str | None:
    """Return the two-letter language the page claims for itself."""
    told = [e.attributes.get("lang", "") or e.attributes.get("xml:lang", "") for e in markup.named("html")]
    found = re.match(
        r"[a-zA-Z]{2,3}(?![a-zA-Z])", next((t for t in [*ld.texts("inLanguage"), *told] if t), "")
    )
    return found[0].lower() if found else None


def _claims(metas: Mapping[str, list[str]], ld: LinkedData) -> dict[str, str]:
    """Return where the page says its text came from."""
    claims = {name: metas[name][0] for name in _SOURCES if name in metas}
    based = [*ld.texts("isBasedOn"), *ld.urls("isBasedOn")]
    return {**claims, "isBasedOn": based[0]} if based else claims


def declared_encoding(head: str) -> str | None:
    """Return the encoding that the first kilobytes of a page claim, or None."""
    found = re.search(
        r"<\?xml[^>]{0,80}encoding=[\"']([\w.:-]+)|<meta\s[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]+)",
        head,
        re.I,
    )
    return unescape(found[1] or found[2]) if found else None
