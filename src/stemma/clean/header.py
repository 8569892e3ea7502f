"""Turns the first lines of a report into its title, authors, addresses and dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.fuzz import ratio

from stemma.clean.bylines import (
    affiliated_name,
    cased,
    is_name,
    is_office,
    is_outlet,
    names_beside,
    names_in,
    names_in_byline,
)
from stemma.clean.dates import date_in_url, find_dates, read_date
from stemma.clean.furniture import Marks, button_reason, line_reason
from stemma.clean.lines import Line, ends_sentence, is_stamp, shape_of, words_of
from stemma.clean.mastheads import capitalised, masthead_of
from stemma.clean.outlets import outlet_named
from stemma.clean.sections import is_section
from stemma.offsets import Span
from stemma.types import Time

_DEEPEST = 40  # lines; no header goes further down
_LONGEST_TITLE, _LONGEST_BYLINE = 300, 160
_ALIKE = 92  # of 100, how alike a headline and its repetition are
_LABEL = re.compile(
    r"(?P<label>url|link|source|title|headline|head|author|authors|by ?line|by|writer|reporter|date|"
    r"published|pub ?date|publication date|load-date|updated|last updated|modified|publication|outlet|"
    r"publisher|section|"
    r"tags?|keywords?|categor(?:y|ies)|length|dateline|language|copyright|subject|"
    r"description|summary|image|thumbnail|canonical|site|site[ _]name|id|slug|type|text|words|report|"
    r"publication date|direct link)\s?:\s*(?P<value>.+)",
    re.I,
)
_AUTHOR_LABELS = frozenset(
    {"author", "authors", "byline", "by line", "by", "writer", "reporter", "text", "words", "report"}
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?", re.I)
_SLUG = re.compile(r"[A-Z]{2,8}(?:[ -]?[A-Z0-9]{1,8}){0,3}[ -]?\d{3,4}(?:\s\d{1,2}[:.]\d\d)?")
_HEADED = re.compile(r".{10,200}?\s(?P<rest>(?:updated|published|posted)\s?:\s?\d.{8,90}(?<![.!?]))", re.I)
_UPDATED = re.compile(r"\b(?:updated?|modified|edited|corrected)\b|수정|更新", re.I)
_TITLE_LABEL = re.compile(r"(?:title|headline|head)\s?:\s*(?=\S)", re.I)
_TITLE_MARK = re.compile(r"[#*=_\s]*(?:(?:title|headline|head)\s?:\s*)?", re.I)
_SPLIT = re.compile(r",\s|\s&\s|\sand\s")
_ABBREVIATED = re.compile(r"(?:\.\.\.|\b[A-Z]\.[A-Z]\.)$")


@dataclass
class Header:
    """What the head of a report says; indices are into the lines it was read from."""

    title: int | None = None
    title_span: Span | None = None
    end: int = 0  # lines that belong to the header
    urls: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    published: Time | None = None
    updated: Time | None = None
    fields: dict[str, str] = field(default_factory=dict)
    marks: Marks = field(default_factory=dict)


def read_header(lines: Sequence[Line]) -> Header:
    """Read the lines above the article: addresses, title, byline, dates, tags, in any order."""
    header = Header()
    for i, line in enumerate(lines[:_DEEPEST]):
        if _read_metadata(header, i, line.text.strip("*_ ") or line.text) or _read_masthead(header, lines, i):
            header.end = i + 1
        elif header.title is None and _is_title(lines, i, bool(header.urls or header.fields)):
            _take_title(header, i, line)
        elif header.title is not None and repeats(line.text, lines[header.title].text):
            header.marks[i] = "repeat"
            header.end = i + 1
        elif _is_bare_name(lines, i, header):
            header.authors += names_in(line.text)
            header.marks[i] = "metadata"
            header.end = i + 1
        elif header.authors and header.end == i and header.title is not None and is_office(line.text):
            header.outlets += [o for o in [line.text.partition(",")[0]] if outlet_named(o)]
            header.marks[i] = "metadata"
            header.end = i + 1
        elif not _goes_on(lines, i, header):
            break
    return header


def repeats(text: str, title: str) -> bool:
    """Say whether a line is the title again, perhaps with the outlet's name behind it."""
    if len(text) > len(title) + 60 or len(text) < 0.8 * len(title):
        return False
    a, b = " ".join(words_of(text)), " ".join(words_of(title))
    with_outlet = a.startswith(b) and re.match(r"\s?[|–—-]", text[len(title) :]) is not None
    # A lead may say nearly what the headline says: only a line that is no sentence may differ.
    return bool(b) and (a == b or with_outlet or (text[-1] not in '.”"' and ratio(a, b) >= _ALIKE))


def _take_title(header: Header, i: int, line: Line) -> None:
    marks = _TITLE_MARK.match(line.text)
    skip = marks.end() if marks else 0
    end = line.end - (len(line.text) - len(line.text.rstrip("#*=_ ")))
    header.title, header.title_span = i, Span(line.start + skip, end)
    header.end = i + 1


def _is_title(lines: Sequence[Line], i: int, announced: bool) -> bool:
    """Say whether a line can be the headline: short, no sentence, and not the start of a wrapped one."""
    text = lines[i].text if i < len(lines) else ""
    if _TITLE_LABEL.match(text):
        return True
    if len(text) > _LONGEST_TITLE or i + 1 >= len(lines) or not any(c.isalpha() for c in text):
        return False
    if len(words_of(text)) < 2 or text[-1] in ",;:" or (text[0].islower() and not announced):
        return False
    following = lines[i + 1]
    touching = following.start - lines[i].end <= 2
    if touching and following.text[0].islower() and len(following.text) > 40:
        return False
    if text[-1] in ".。" and not _ABBREVIATED.search(text):
        return len(text) <= 160 and (announced or is_head_line(following.text) or _is_title_case(text))
    return True


def _is_title_case(text: str) -> bool:
    """Say whether nearly all longer words of a line begin with a capital."""
    long = [w for w in text.split() if len(w) > 3 and w[0].isalpha()]
    return len(long) >= 4 and sum(w[0].isupper() for w in long) >= 0.85 * len(long)


def is_head_line(text: str) -> bool:
    """Say whether a line stands in heads only: an address, a byline, a date with names or without."""
    if shape_of(text) in {"url", "stamp"} or names_in_byline(text) is not None:
        return True
    return len(text) <= _LONGEST_BYLINE and _read_dates(Header(), text)


def _goes_on(lines: Sequence[Line], i: int, header: Header) -> bool:
    """Say whether the header goes on below a line that is not of it: a summary above the stamps."""
    below = lines[i + 1 : i + 3]
    if header.title is None and len(lines[i].text) > _LONGEST_TITLE:
        return False
    if any(is_stamp(x.text) or names_in_byline(x.text) for x in below[:1]):
        return True
    return (
        len(lines[i].text) < 200 and not ends_sentence(lines[i].text) and any(is_stamp(x.text) for x in below)
    )


def _read_metadata(header: Header, i: int, text: str) -> bool:
    """Read one line into the header where it is metadata; say whether it was."""
    for read in (
        _read_address,
        _read_label,
        _read_dates,
        _read_headed_date,
        _read_clock,
        _read_byline,
        _read_name,
    ):
        if read(header, text):
            header.marks[i] = "metadata"
            return True
    reason = button_reason(text) if header.title is None else line_reason(text)
    if reason is not None:
        header.marks[i] = reason
    return reason is not None


def _read_masthead(header: Header, lines: Sequence[Line], i: int) -> bool:
    """Read a name in capitals above the headline that the text goes on to use: who publishes it."""
    text = lines[i].text
    if (
        header.title is not None
        or not text.isupper()
        or len(text.split()) > 4
        or not _is_title(lines, i + 1, True)
    ):
        return False
    name = capitalised(text)
    if not any(name in line.text for line in lines[i + 2 :][:_DEEPEST]):
        return False
    header.outlets.append(name)
    header.marks[i] = "metadata"
    return True


def _read_address(header: Header, text: str) -> bool:
    if shape_of(text) not in {"url", "mail"}:
        return False
    if "@" not in text.split("/")[0]:
        header.urls.append(text.split()[0].strip("<>"))
    return True


def _read_label(header: Header, text: str) -> bool:
    """Read `Label: value` lines, as front matter and archives have them."""
    if text in {"---", "+++"}:
        return True
    match = _LABEL.fullmatch(text) if len(text) <= 400 else None
    if match is None or (match["label"].lower() in {"title", "headline", "head"}):
        return False
    label, value = match["label"].lower(), match["value"].strip(" \"'")
    if label in {"url", "link"} or (label == "source" and shape_of(value) == "url"):
        header.urls.append(value)
    elif label in {"publication", "outlet", "publisher", "source"}:
        header.outlets.append(value)
    elif label in _AUTHOR_LABELS and (names := names_in(value)):
        header.authors += names
    elif label in {"text", "words", "report", "by"} or len(list(find_dates(value))) > 1:
        return False
    elif (time := read_date(value)) and label not in {"dateline", "subject", "length"}:
        _take_time(header, time, updated=_UPDATED.search(label) is not None)
    else:
        header.fields[label] = value
    return True


def _read_dates(header: Header, text: str) -> bool:
    """Read a line of dates, alone or with a name or an outlet beside them."""
    if len(text) > _LONGEST_BYLINE:
        return False
    found = list(find_dates(text))
    if not found:
        return False
    rest, at = [], 0
    for dated in found:
        rest.append(text[at : dated.span.start])
        at = dated.span.end
    names = None if is_stamp(text) else names_beside(" | ".join([*rest, text[at:]]))
    if not is_stamp(text) and names is None:
        return False
    for k, dated in enumerate(found):
        _take_time(
            header, replace(dated.time, basis="metadata"), updated=_UPDATED.search(rest[k]) is not None
        )
    header.authors += [cased(n) for n in names or [] if not is_outlet(n)]
    header.outlets += [n for n in names or [] if is_outlet(n)]
    return True


def _read_headed_date(header: Header, text: str) -> bool:
    """Read the headline once more with its date behind it (`Harbour opens Updated: 2031-05-09`)."""
    match = _HEADED.fullmatch(text) if header.title is not None and len(text) <= _LONGEST_TITLE else None
    found = [] if match is None else list(find_dates(match["rest"]))
    for dated in found:
        _take_time(header, replace(dated.time, basis="metadata"), updated=_UPDATED.search(text) is not None)
    return bool(found)


def _read_clock(header: Header, text: str) -> bool:
    """Read a line with nothing but a time of day, below the line of the day."""
    day = header.published
    if day is None or day.precision != "day" or not _CLOCK.fullmatch(text):
        return False
    for dated in find_dates(f"{day.low} {text}"):
        header.published = replace(dated.time, text=f"{day.text} {text}", basis=day.basis)
    return True


def _read_byline(header: Header, text: str) -> bool:
    names = names_in_byline(text)
    if names is None:
        return False
    header.authors += [n for n in names if not is_outlet(n)]
    header.outlets += [n for n in names if is_outlet(n)]
    return True


def _read_name(header: Header, text: str) -> bool:
    """Read a line that only names an outlet, a section, both, or an author with an office."""
    if len(text) > 100 or _SLUG.fullmatch(text):
        return len(text) <= 100
    if header.title is not None and (author := affiliated_name(text)) is not None:
        header.authors.append(author)
        header.outlets += [o for o in [text.partition(",")[2].strip()] if is_outlet(o)]
        return True
    pieces = [p.strip() for p in re.split(r"[|·•»]", text) if p.strip()]
    named = [p for p in pieces if outlet_named(p) or masthead_of(p)]
    sections = [p for p in pieces if is_section(p)]
    if not named and not (sections and (header.title is None or len(pieces) > 1)):
        return False
    if any(p not in named and p not in sections and len(p.split()) > 2 for p in pieces):
        return False
    header.outlets += [masthead_of(p) or p for p in named]
    return True


def _is_bare_name(lines: Sequence[Line], i: int, header: Header) -> bool:
    """Say whether a line below the title is a byline without `By`: the next line is an outlet or a date."""
    if header.title is None or i + 1 >= len(lines) or len(lines[i].text) > _LONGEST_BYLINE:
        return False
    below, names = lines[i + 1].text, _SPLIT.split(lines[i].text)
    if not all(map(is_name, names)):
        return False
    return len(below) <= 80 and (is_outlet(below) or is_stamp(below) or is_office(below))


def _take_time(header: Header, time: Time, *, updated: bool) -> None:
    """Keep the first time as published and the last labelled or later one as updated."""
    if updated:
        header.updated = time
    elif header.published is None or _is_finer(header.published, time):
        header.published = time
    elif (
        header.updated is None and "T" in (time.low or "") and (time.low or "") > (header.published.low or "")
    ):
        header.updated = time


def _is_finer(old: Time, new: Time) -> bool:
    """Say whether a time gives the same day more precisely."""
    return old.precision == "day" and new.precision != "day" and (old.low or "")[:10] == (new.low or "")[:10]


def day_of_urls(urls: Sequence[str]) -> Time | None:
    """Return the day in the first address that has one."""
    return next((day for url in urls if (day := date_in_url(url))), None)
