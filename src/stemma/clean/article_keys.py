"""Turns the keys that crawlers and archives give to an article's values into one name each.

Keys are compared without case, `_`, `-`, `.`, `:` and blanks. The first key of a row that holds
something counts. Rows of: news-please, newspaper4k, Fundus, passim, NGEC, NewsAPI, Event Registry, GDELT,
trafilatura, JSON Feed, schema.org, and what people write by hand.
"""

from __future__ import annotations

import re

ALIASES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "heading", "articletitle", "ogtitle", "titlepage", "titlerss", "webtitle"),
    "text": (
        *(
            "maintext",
            "plaintext",
            "fulltext",
            "cleantext",
            "articlebody",
            "articletext",
            "eventtext",
            "bodytext",
        ),
        *(
            "contenttext",
            "rawtext",
            "text",
            "body",
            "content",
            "contenthtml",
            "bodyhtml",
            "articlehtml",
            "article",
            "story",
        ),
        *("paragraphs", "message", "html"),
    ),
    "summary": (
        "summary",
        "description",
        "lead",
        "leadparagraph",
        "abstract",
        "excerpt",
        "snippet",
        "trailtext",
    ),
    "published": (
        *(
            "datepublish",
            "datepublished",
            "publishdate",
            "publishingdate",
            "publisheddate",
            "publicationdate",
            "published",
        ),
        *(
            "publishedat",
            "publishedtime",
            "publishtime",
            "publicationtime",
            "pubdate",
            "pubtime",
            "firstpublished",
        ),
        *(
            "firstpublishedat",
            "webpublicationdate",
            "releasedate",
            "dateposted",
            "postedat",
            "date",
            "datetime",
        ),
        *("createdat", "datecreated", "created", "timestamp", "seendate", "issued", "dateline"),
    ),
    "clock": ("time", "publicationhour", "hour"),  # the time of day, where the day stands alone
    "updated": (
        *("datemodify", "datemodified", "modifieddate", "modified", "modifiedat", "lastmodified", "lastmod"),
        *("updatedat", "dateupdated", "updateddate", "updated", "lastupdated", "editedat"),
    ),
    "authors": (
        "authors",
        "author",
        "byline",
        "bylines",
        "authornames",
        "authorname",
        "creator",
        "creators",
        "writer",
        "by",
    ),
    "url": (
        *(
            "url",
            "canonicallink",
            "canonicalurl",
            "articleurl",
            "weburl",
            "permalink",
            "link",
            "finalurl",
            "pageurl",
        ),
        *("externalurl", "uri", "guid", "id"),
    ),
    "outlet": (
        *(
            "publisher",
            "outlet",
            "source",
            "sourcename",
            "sitename",
            "site",
            "website",
            "publication",
            "newspaper",
        ),
        *("media", "medianame", "channel", "feedname", "series"),
    ),
    "domain": ("sourcedomain", "domain", "hostname", "host", "sourceurl", "siteurl", "baseurl"),
    "language": ("language", "lang", "metalang", "languagecode", "inlanguage"),
}
# Within a value that is an object: what it is called, where its texts stand, what its time is.
NAMES = ("name", "title", "fullname", "displayname", "label", "value", "text")
DOMAINS = ("domain", "uri", "url", "homepage", "href", "id")
TEXTS = (
    "summary",
    "lead",
    "headline",
    "heading",
    "title",
    "text",
    "plaintext",
    "content",
    "html",
    "value",
    "paragraphs",
    "sections",
    "body",
    "children",
)
TIMES = ("$date", "date", "datetime", "iso", "value", "timestamp", "$numberlong")

_NEVER = re.compile(r"[\s_\-.:]+")


def fold_key(key: str) -> str:
    """Return a key as the table writes it."""
    return _NEVER.sub("", key).casefold()
