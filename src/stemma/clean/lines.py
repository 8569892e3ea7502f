"""Turns a text into its lines, and a line into what its shape alone says it is."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from stemma.clean.dates import find_dates
from stemma.offsets import Span

Shape = Literal["url", "stamp", "mail", "phone", "code", "tags", "lower", "prose", "short"]

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_MARGIN = " \t\u00a0\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\u3000\ufeff\0"
_URL = re.compile(r"<?(?:https?://|www\.)[^\s<>]+>?(?P<rest>.{0,60})")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}")
_PHONE = re.compile(r"(?:tel|phone|fax|t|p|f)?[.:]?\s?[+(]?\d[\d\s().-]{6,20}\d", re.I)
_CODE = re.compile(
    r"(?:19|20)\d\d|[a-z]{2}[_-][A-Z]{2}|[0-9a-f]{8,64}|\d{1,12}|[A-Za-z-]{2,20}/[\w.+-]{2,30}"
)
_END = re.compile(r"[.!?…。！？]['\"”’»)\]]*$|[\"”’»]$|:$")
_WORD = re.compile(r"\w[\w'’-]*")
_STAMP_WORDS = re.compile(
    r"\b(?:first|last|originally|date|time|on|at|the|of|edt?|est|et|gmt|local|"
    r"(?:re)?(?:published?|posted|updated?|modified|created|issued|released?|edited|filed)|"
    r"mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"입력|수정|등록|更新|发布|公開)\b",
    re.I,
)
_BARE = re.compile(r"[\s\d,.:;|/()\[\]·•*@–—-]*")
SHORT, TAG = 60, 40  # characters of the longest soft line and of the longest tag


class Line(NamedTuple):
    """A line without its margins: where it stands in the text, and its characters."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Where the line stands."""
        return Span(self.start, self.end)


def split_lines(text: str) -> list[Line]:
    """Return the lines that hold more than blanks, without their margins, in order."""
    lines = []
    for match in _LINE.finditer(text):
        inner = match[0].strip(_MARGIN)
        if inner and not inner.isspace():
            start = match.start() + match[0].index(inner[0])
            lines.append(Line(start, start + len(inner), inner))
    return lines


def words_of(text: str) -> list[str]:
    """Return the words of a string, case-folded."""
    return [w.casefold() for w in _WORD.findall(text)]


def ends_sentence(text: str) -> bool:
    """Say whether a line ends as a sentence does."""
    return _END.search(text[-8:]) is not None


def shape_of(text: str) -> Shape:
    """Return what a line is by its shape: metadata of some kind, prose, or just short."""
    if len(text) > 400:
        return "prose"
    if (url := _URL.fullmatch(text)) and not ends_sentence(url["rest"]):
        return "url"
    if _MAIL.fullmatch(text):
        return "mail"
    if _CODE.fullmatch(text):
        return "code"
    if _PHONE.fullmatch(text):
        return "phone"
    if is_stamp(text):
        return "stamp"
    if _is_lower(text):
        return "tags" if text.count(",") >= 2 else "lower" if len(text) <= TAG else "prose"
    return "prose" if len(text) > SHORT or ends_sentence(text) else "short"


def is_stamp(text: str) -> bool:
    """Say whether a line holds a full date, or several, and nothing beside it but labels."""
    if len(text) > 160 or not any(c.isdigit() for c in text):
        return False
    rest, at = [], 0
    for dated in find_dates(text):
        rest.append(text[at : dated.span.start])
        at = dated.span.end
    return bool(rest) and _BARE.fullmatch(_STAMP_WORDS.sub("", " ".join([*rest, text[at:]]))) is not None


def _is_lower(text: str) -> bool:
    """Say whether a line has no capital and does not end as a sentence: a tag, or tags."""
    return text[0].isalpha() and text == text.lower() and text.isascii() and not ends_sentence(text)
