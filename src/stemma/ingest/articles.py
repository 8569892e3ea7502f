"""Turns JSON files and feeds of JSON lines into one record an article."""

from __future__ import annotations

import codecs
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO, NamedTuple

from stemma.errors import InputError
from stemma.ingest.unpack import STAGE
from stemma.types import Record, Refusal

# Keys under which a file of articles holds its list, and those by which an article is known.
_LISTS = ("articles", "items", "documents", "docs", "stories", "entries", "results", "data", "news")
_IDS = ("id", "_id", "guid", "uuid", "article_id", "articleId", "doc_id", "docid", "nid")
_URLS = ("url", "link", "canonical_url", "canonicalUrl", "source_url", "uri", "href", "@id")
_TEXTS = (
    "text",
    "maintext",
    "body",
    "content",
    "article",
    "plain_text",
    "articleBody",
    "paragraphs",
    "content_html",
)
_LONGEST_KEY = 300
_HASH = 12  # hexadecimal digits
_SPACE = re.compile(r"[ \t\r\n]*")
_UNFIT = re.compile(r"[\x00-\x1f\x7f\s]+")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"))


class _Item(NamedTuple):
    """An article's JSON as it stands in the file, what it says, and where ("line 3", "item 3")."""

    data: bytes
    value: object
    place: str


class JsonReader:
    """Reads a JSON file: one article, an array of articles, or an object that holds such an array."""

    suffixes: tuple[str, ...] = (".json",)

    def read(self, path: str, stream: BinaryIO) -> Iterator[Record | Refusal]:
        """Yield a record an article; raise InputError where the file is no JSON."""
        text = _text_of(stream.read())
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            if text.lstrip().startswith("{") and "Extra data" in str(error):
                lines = io.BytesIO(text.encode("utf-8", "surrogateescape"))
                yield from JsonLinesReader().read(path, lines)
                return
            raise InputError(
                path, STAGE, f"is no JSON: {_json_reason(error)}; mend it or export it again"
            ) from error
        start = _list_start(text, value)
        if start is None and isinstance(value, dict):
            yield Record(path, "application/json", text.strip().encode("utf-8", "surrogateescape"))
        elif start is None:
            raise InputError(path, STAGE, f"is JSON, but holds {_name_of(value)}, not an article")
        else:
            yield from _records(path, _items(text, start))


class JsonLinesReader:
    """Reads a feed with one article in JSON on each line."""

    suffixes: tuple[str, ...] = (".jsonl", ".ndjson", ".jsonlines")

    def read(self, path: str, stream: BinaryIO) -> Iterator[Record | Refusal]:
        """Yield a record a line; a line that is no article becomes a Refusal, and the rest goes on."""
        yield from _records(path, _lines(stream))


def _records(path: str, items: Iterable[_Item | tuple[str, str]]) -> Iterator[Record | Refusal]:
    """Give each article a key of its own; turn what is none, or stands twice, into a Refusal."""
    seen: dict[bytes, str] = {}
    keys: set[str] = set()
    empty = True
    for item in items:
        empty = False
        if not isinstance(item, _Item):
            yield Refusal(path, STAGE, f"{item[0]} {item[1]}")
            continue
        if not isinstance(item.value, dict):
            yield Refusal(path, STAGE, f"{item.place} holds {_name_of(item.value)}, not an article")
            continue
        digest = hashlib.sha256(item.data).digest()
        if digest in seen:
            yield Refusal(path, STAGE, f"{item.place} repeats {seen[digest]}")
            continue
        key = _key_of(item.value, digest)
        if key in keys:
            key = f"{key}~{digest.hex()[:_HASH]}"
        keys.add(key)
        seen[digest] = f"{path}#{key}"
        yield Record(f"{path}#{key}", "application/json", item.data)
    if empty:
        raise InputError(path, STAGE, "holds no article")


def _key_of(article: Mapping[str, object], digest: bytes) -> str:
    """Return the article's own id, else its address, else a hash of it: stable when others are added."""
    for name in (*_IDS, *_URLS):
        value = article.get(name)
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**30:
            return str(value)
        if isinstance(value, str):
            key = _UNFIT.sub(" ", value).strip().encode("utf-8", "replace").decode("utf-8")
            if 0 < len(key) <= _LONGEST_KEY:
                return key
    return digest.hex()[:_HASH]


def _lines(stream: BinaryIO) -> Iterator[_Item | tuple[str, str]]:
    """Yield the lines of a feed that hold anything."""
    for number, line in enumerate(_utf8_lines(stream), start=1):
        data = line.strip()
        if not data:
            continue
        try:
            yield _Item(data, json.loads(data.decode("utf-8", "replace")), f"line {number}")
        except (ValueError, RecursionError) as error:
            yield f"line {number}", f"is no JSON: {_json_reason(error)}; mend it or export it again"


def _utf8_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines as UTF-8, whatever byte order mark the feed begins with."""
    lines = iter(stream)
    first = next(lines, b"")
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        whole = first + b"".join(lines)
        yield from whole.decode("utf-16", "replace").encode("utf-8", "replace").split(b"\n")
        return
    yield first.removeprefix(codecs.BOM_UTF8)
    yield from lines


def _text_of(data: bytes) -> str:
    """Decode a JSON file; bytes that are no UTF-8 come through and back unharmed."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8", "surrogateescape")


def _list_start(text: str, value: object) -> int | None:
    """Return where the list of articles starts in the text, or None where there is none."""
    if isinstance(value, list):
        return text.index("[")
    if not isinstance(value, dict) or any(isinstance(value.get(k), str) for k in _TEXTS):
        return None
    name = next((k for k in _LISTS if _is_list_of_articles(value.get(k))), None)
    return None if name is None else _member(text, name)


def _is_list_of_articles(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(x, dict) for x in value[:10])


def _member(text: str, name: str) -> int | None:
    """Return where the value of a member of the outermost object starts."""
    decoder, at = json.JSONDecoder(), _skip(text, text.index("{") + 1)
    found = None
    while text[at] != "}":
        key, at = decoder.raw_decode(text, at)
        start = _skip(text, _skip(text, at) + 1)
        found = start if key == name else found  # the last of several counts, as everywhere in JSON
        _, at = decoder.raw_decode(text, start)
        at = _skip(text, at)
        at = _skip(text, at + 1) if text[at] == "," else at
    return found


def _items(text: str, start: int) -> Iterator[_Item]:
    """Yield the elements of the array that starts here, each with its own characters."""
    decoder, at, number = json.JSONDecoder(), _skip(text, start + 1), 0
    while text[at] != "]":
        value, end = decoder.raw_decode(text, at)
        number += 1
        yield _Item(text[at:end].encode("utf-8", "surrogateescape"), value, f"item {number}")
        at = _skip(text, end)
        at = _skip(text, at + 1) if text[at] == "," else at


def _skip(text: str, at: int) -> int:
    """Return the position after white space."""
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _json_reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg.lower()} at line {error.lineno}, column {error.colno}"
    return "nested too deep" if isinstance(error, RecursionError) else "a number too long to read"


def _name_of(value: object) -> str:
    kinds = {list: "a list", str: "a string", int: "a number", float: "a number", bool: "a truth value"}
    return "nothing (null)" if value is None else kinds.get(type(value), "an object")
