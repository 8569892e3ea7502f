"""Turns the first bytes of a file into what kind of file it is."""

from __future__ import annotations

import re
from typing import NamedTuple

from stemma.types import MediaType

HEAD = 4096  # bytes that a look at a file takes


class Kind(NamedTuple):
    """A kind of file that holds no text to read, with its article, and the cure."""

    name: str
    cure: str


_EXTRACT = "extract its text first"
_UNPACK = "unpack it first"
_SAVE = "save it as text first"
_MEDIA = "transcribe it first"
_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"SQLite format 3\x00", Kind("a case file or another database", "name a case with --case")),
    (b"%PDF-", Kind("a PDF", f"{_EXTRACT}, for instance with pdftotext")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind("an old Office document", _SAVE)),
    (b"{\\rtf", Kind("a rich text document", _SAVE)),
    (b"%!PS", Kind("a PostScript file", _EXTRACT)),
    (b"\x89PNG\r\n", Kind("a PNG image", _EXTRACT)),
    (b"\xff\xd8\xff", Kind("a JPEG image", _EXTRACT)),
    (b"GIF8", Kind("a GIF image", _EXTRACT)),
    (b"II*\x00", Kind("a TIFF image", _EXTRACT)),
    (b"MM\x00*", Kind("a TIFF image", _EXTRACT)),
    (b"RIFF", Kind("an image, sound or video", _EXTRACT)),
    (b"\x00\x00\x01\x00", Kind("an icon", _EXTRACT)),
    (b"OggS", Kind("a sound or video", _MEDIA)),
    (b"ID3", Kind("a sound", _MEDIA)),
    (b"fLaC", Kind("a sound", _MEDIA)),
    (b"\x1aE\xdf\xa3", Kind("a video", _MEDIA)),
    (b"7z\xbc\xaf\x27\x1c", Kind("a 7z archive", _UNPACK)),
    (b"Rar!\x1a\x07", Kind("a RAR archive", _UNPACK)),
    (b"(\xb5/\xfd", Kind("a Zstandard archive", _UNPACK)),
    (b"PAR1", Kind("a Parquet table", "export it as JSONL first")),
    (b"Obj\x01", Kind("an Avro file", "export it as JSONL first")),
    (b"WARC/", Kind("a web archive (WARC)", "take the pages out of it first")),
    (b"\x7fELF", Kind("a program", "name the reports only")),
    (b"MZ\x90\x00", Kind("a program", "name the reports only")),
    (b"\xca\xfe\xba\xbe", Kind("a program", "name the reports only")),
    (b"\xcf\xfa\xed\xfe", Kind("a program", "name the reports only")),
)
_ZIPPED: tuple[tuple[bytes, Kind], ...] = (
    (b"word/", Kind("a Word document", _SAVE)),
    (b"xl/", Kind("an Excel workbook", "export it as text first")),
    (b"ppt/", Kind("a PowerPoint document", _SAVE)),
    (b"application/epub", Kind("an EPUB book", _EXTRACT)),
    (b"opendocument", Kind("an OpenDocument file", _SAVE)),
)
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>]|meta\s|title>|article[\s>]|div[\s>]|p[\s>])",
    re.I | re.S,
)
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1000}?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.I | re.S
)
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:(?:<!--.{0,1000}?-->|<\?[^>]{0,300}>)\s*)*"
    rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex|svg|nitf|newsItem|newsMessage|TEI|mediawiki)[\s>]",
    re.S,
)
_MAILBOX = re.compile(rb"From \S{1,200} +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:")
_JSON = re.compile(rb"\s*\[?\s*\{\s*\"[^\"\\\r\n]{1,80}\"\s*:")
_TAR = slice(257, 262)  # where a tar archive says that it is one
_OWN_REPORT = re.compile(rb"<meta[^>]{0,40}name=[\"']generator[\"'][^>]{0,40}content=[\"']stemma\b", re.I)


def binary_kind(head: bytes) -> Kind | None:
    """Return what kind of file starts with these bytes where it is one that holds no plain text."""
    if head.startswith(b"PK\x03\x04"):
        inside = next((kind for mark, kind in _ZIPPED if mark in head[:HEAD]), None)
        return inside or Kind("a ZIP archive", _UNPACK)
    if head[4:8] == b"ftyp":
        return Kind("a video or sound", _MEDIA)
    if head[_TAR] == b"ustar":
        return Kind("a tar archive", _UNPACK)
    if _MARKUP.match(_narrow(head)):
        return Kind("an XML file or feed", "save its articles as HTML or export them as JSONL first")
    if _MAILBOX.match(head):
        return Kind("a mailbox", "save each mail as text first")
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def is_packed(head: bytes) -> bool:
    """Say whether the bytes start a gzip, bzip2 or xz stream."""
    return head.startswith(_PACKED)


def is_page(head: bytes) -> bool:
    """Say whether the bytes surely start a web page, whatever the file is called."""
    return _PAGE.match(_narrow(head)) is not None


def is_json(head: bytes) -> bool:
    """Say whether the bytes surely start a JSON article, or several, whatever the file is called."""
    return _JSON.match(_narrow(head)) is not None


def is_own_report(head: bytes) -> bool:
    """Say whether the bytes start a report that Stemma wrote."""
    return _OWN_REPORT.search(head[:HEAD]) is not None


def media_type_of(head: bytes) -> MediaType:
    """Guess the media type of a file whose name does not tell."""
    narrow = _narrow(head)
    if _HTML.match(narrow):
        return "text/html"
    start = narrow.lstrip()
    if start.startswith(b"{") and re.match(rb"\{\s*(?:\"|\})", start):
        return "application/json"
    if start.startswith(b"[") and re.match(rb"\[\s*(?:\{|\]|\")", start):
        return "application/json"
    return "text/plain"


def _narrow(head: bytes) -> bytes:
    """Drop byte order marks and the NULs of UTF-16, so that ASCII markup can be seen."""
    return (
        head[:HEAD]
        .removeprefix(b"\xef\xbb\xbf")
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xfe\xff")
        .replace(b"\0", b"")
    )
