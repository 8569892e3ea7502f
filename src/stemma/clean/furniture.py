"""Turns the lines of a text into those that are not article, each with the reason why.

Reasons: metadata, boilerplate (interface, notices of rights), promo (links, sign-up forms), caption,
credit (who wrote and edited), repeat. A line is judged by its wording, by its shape, by its script,
or by the company it stands in; what is in doubt stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from stemma.clean.dates import find_dates
from stemma.clean.furniture_words import (
    ENDS,
    LIST_HEADINGS,
    PICTURE_CREDITS,
    SIGN_UP,
    STARTS,
    WHOLE,
)
from stemma.clean.lines import SHORT, Line, Shape, ends_sentence, is_stamp, shape_of
from stemma.clean.scripts import main_script, scripts_of
from stemma.offsets import Span
from stemma.types import Removed

Marks = dict[int, str]  # index of a line → why the whole line is removed

_LONGEST_WHOLE, _LONGEST_CAPTION, _LONGEST_FORM = 200, 900, 3000
_WHOLE = tuple((reason, re.compile(pattern, re.I)) for reason, pattern in WHOLE)
_STARTS = tuple((reason, longest, re.compile(pattern, re.I)) for reason, longest, pattern in STARTS)
_ENDS = tuple(re.compile(rf"(?:{pattern})[.\s]?$", re.I) for pattern in ENDS)
_PICTURE = re.compile(rf"(?:{'|'.join(PICTURE_CREDITS)})(?:\s+[A-Z0-9“‘'\"].*)?")
_FORM_START = re.compile(r"(?:sign up|newsletter|thank|please|get|enter|by) ", re.I)
_LIST_HEADING = re.compile(rf"(?:{LIST_HEADINGS})\s?[:.…]{{0,3}}", re.I)
_AUTHOR_HEADING = re.compile(
    r"(?:about (?:the )?)?(?:author|writer|reporter|journalist)(?:[`'’´]?s)?(?: name)?s?\s?:?|by ?:", re.I
)
_INLINE = (
    ("boilerplate", "Story highlights", re.compile(r"^Story highlights\s+")),
    (
        "promo",
        "MUST WATCH",
        re.compile(r"JUST WATCHED\b[^\r\n]{0,300}?\bMUST WATCH\b(?:[^\r\n]{0,200}?\b\d\d:\d\d\b)?"),
    ),
    (
        "boilerplate",
        "Continue reading",
        re.compile(
            r"Advertisement\s+Continue reading the main story|\(?Advertisement\)?\s+Continue reading below",
            re.I,
        ),
    ),
    (
        "boilerplate",
        "Media playback",
        re.compile(r"Media playback is (?:unsupported|not supported) on your device", re.I),
    ),
    (
        "credit",
        "diting by",
        re.compile(
            r"\((?:(?:Additional )?(?:Reporting|Writing)[^()\r\n]{3,300}; ?)?Editing by[^()\r\n]{3,200}\)",
            re.I,
        ),
    ),
)
_HARD: frozenset[Shape] = frozenset({"url", "stamp", "mail", "phone", "code", "tags", "lower"})
_FIRM: frozenset[Shape] = frozenset({"url", "stamp", "mail", "phone"})  # never article, wherever they stand
_MOST_LINKS, _LONGEST_LINK = 12, 160  # lines under a heading of links, and characters of one


def button_reason(text: str) -> str | None:
    """Return why a line is furniture where the whole of it is a known button, heading or notice."""
    if len(text) > _LONGEST_WHOLE:
        return None
    return next((reason for reason, pattern in _WHOLE if pattern.fullmatch(text)), None)


def line_reason(text: str) -> str | None:
    """Return why a line is furniture by its wording alone, or None."""
    size, button = len(text), button_reason(text)
    if button is not None:
        return button
    for reason, longest, pattern in _STARTS:
        if size <= longest and pattern.match(text):
            return reason
    if size <= _LONGEST_CAPTION and _is_caption(text):
        return "caption"
    if size <= _LONGEST_FORM and _is_form(text):
        return "promo"
    return None


def _is_caption(text: str) -> bool:
    """Say whether a line ends in a picture credit, or begins with one and is no sentence."""
    tail = text[-170:]
    if any(pattern.search(tail) for pattern in _ENDS):
        return True
    if len(text) > 240 or ends_sentence(text) or text.isupper():
        return False
    return _PICTURE.fullmatch(text) is not None


def _is_form(text: str) -> bool:
    """Say whether a line is a sign-up form, which strings its buttons and messages together."""
    lower = text.casefold()
    found = sum(phrase in lower for phrase in SIGN_UP)
    return found >= 3 or (found >= 2 and len(text) <= 400 and _FORM_START.match(text) is not None)


def inline_furniture(line: Line) -> Iterator[Removed]:
    """Yield the stretches of furniture within a line of article."""
    for reason, hint, pattern in _INLINE:
        if hint in line.text:
            for match in pattern.finditer(line.text):
                yield Removed(Span(match.start(), match.end()).shift(line.start), reason)
    length = stamp_prefix(line.text)
    if length:
        yield Removed(Span(line.start, line.start + length), "metadata")


def stamp_prefix(text: str) -> int:
    """Return how many characters of time stamps a paragraph begins with (`16:05 GMT 12.02.2031 (…) `)."""
    head, end = text[:160], 0
    for dated in find_dates(head):
        if "T" not in (dated.time.low or "") or not is_stamp(head[end : dated.span.end]):
            break
        end = dated.span.end
    if not end or is_stamp(text):
        return 0
    closing = re.compile(r"[)\s|·:—–-]*").match(text, end)
    after = closing.end() if closing else end
    return after if re.match(r"[A-Z“\"‘']", text[after : after + 1]) else 0


def mark_furniture(lines: Sequence[Line], *, title: int | None = None, head: int = 0) -> Marks:
    """Return the lines that are furniture, by index, with reasons.

    `title` is the index of the title line, which is never marked; `head` the number of lines that
    belong to the header. Other rooms' knowledge (what the header holds, what stands twice) is not used.
    """
    known = {text: (shape_of(text), line_reason(text)) for text in dict.fromkeys(x.text for x in lines)}
    shapes = [known[line.text][0] for line in lines]
    marks: Marks = {i: reason for i, line in enumerate(lines) if (reason := known[line.text][1])}
    last = max((i for i, s in enumerate(shapes) if s == "prose" and ends_sentence(lines[i].text)), default=-1)
    for marker in (_mark_scripts, _mark_links, _mark_authors):
        marks = marker(lines, shapes) | marks
    for i, shape in enumerate(shapes):
        if shape in {"url", "mail", "phone"} or (
            shape == "stamp" and (i < head or _has_clock(lines[i].text))
        ):
            marks.setdefault(i, "metadata" if i < head or shape != "stamp" else "promo")
    marks |= {i: "metadata" for run in _dumps(lines, shapes, head, last) for i in run if i not in marks}
    if title is not None:
        marks.pop(title, None)
    return marks


def _has_clock(text: str) -> bool:
    return any("T" in (dated.time.low or "") for dated in find_dates(text))


def _mark_scripts(lines: Sequence[Line], shapes: Sequence[Shape]) -> Marks:
    """Mark interface text in another script than the article's."""
    suspects = [i for i, line in enumerate(lines) if not line.text.isascii()]
    main = main_script("\n".join(line.text for line in lines)) if suspects else None
    if main is None:
        return {}
    marks: Marks = {}
    for i in suspects if main == "latin" else range(len(lines)):
        counts = scripts_of(lines[i].text[:2000])
        if counts.total() >= 2 and counts[main] < 0.4 * counts.total():
            marks[i] = "boilerplate"
    return marks


def _mark_links(lines: Sequence[Line], shapes: Sequence[Shape]) -> Marks:
    """Mark headings such as `Read more:` with the headlines that follow them."""
    marks: Marks = {}
    for i, line in enumerate(lines):
        if len(line.text) > 80 or i in marks or not _LIST_HEADING.fullmatch(line.text):
            continue
        marks[i] = "promo"
        marks |= dict.fromkeys(range(i + 1, _end_of_links(lines, i + 1)), "promo")
    return marks


def _end_of_links(lines: Sequence[Line], start: int) -> int:
    """Return the index after the last link of a list that starts here."""
    rest = lines[start : start + _MOST_LINKS + 1]
    sentences = sum(ends_sentence(line.text) for line in rest)
    if (
        len(rest) <= _MOST_LINKS
        and all(len(x.text) <= _LONGEST_LINK for x in rest)
        and 3 * sentences <= len(rest)
        and any(len(x.text) > SHORT and ends_sentence(x.text) for x in lines[: start - 1])
    ):
        return start + len(rest)
    end = start
    while end < len(lines) and end - start < _MOST_LINKS and len(lines[end].text) <= _LONGEST_LINK:
        if ends_sentence(lines[end].text):
            break
        end += 1
    return end if end - start >= 2 else start


def _mark_authors(lines: Sequence[Line], shapes: Sequence[Shape]) -> Marks:
    """Mark blocks such as `Author's name` with the name below."""
    return {i: "metadata" for at in author_blocks(lines) for i in (at, at + 1)}


def author_blocks(lines: Sequence[Line]) -> list[int]:
    """Return the indices of headings such as `Author's name` that have a name below them."""
    return [
        i
        for i, (line, below) in enumerate(pairwise(lines))
        if len(line.text) <= 30
        and _AUTHOR_HEADING.fullmatch(line.text)
        and len(below.text) <= 60
        and not ends_sentence(below.text)
    ]


def _dumps(lines: Sequence[Line], shapes: Sequence[Shape], head: int, last: int) -> Iterator[range]:
    """Yield the runs of lines that are a page's metadata: addresses, stamps, tags and what lies between.

    Tags alone are a run only above the article or below its last sentence: within it, short lower-case
    lines can be a list or a poem.
    """
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and shapes[end] != "prose":
            end += 1
        hard = [i for i in range(start, end) if shapes[i] in _HARD and not _is_heading(lines[i].text)]
        if hard and _is_dump(lines, shapes, hard, start, outside=end <= head or start > last):
            yield range(hard[0], hard[-1] + 1)
        start = end + 1


def _is_heading(text: str) -> bool:
    """Say whether a line of letters may be a heading: numbers and short dates often are."""
    return is_stamp(text) and not _has_clock(text)


def _is_dump(
    lines: Sequence[Line], shapes: Sequence[Shape], hard: list[int], start: int, *, outside: bool
) -> bool:
    firm = sum(shapes[i] in _FIRM for i in hard)
    if start and lines[start - 1].text.endswith(":"):
        return False
    enough = len(hard) >= 3 and 2 * len(hard) >= hard[-1] + 1 - hard[0]
    return enough and (firm >= 2 or outside)
