"""Turns the lines of a web page that lost its tags into those of its report, and the menus around it.

A page copied or stripped whole begins and ends with dozens of short lines: sections, buttons, links to
other stories. Where such menus surely stand, the report is the stretch whose sentences outweigh the
short lines within it (a maximal scoring subsequence, as Pasternack and Roth 2009 extract articles);
its headline is looked for above it. A text without menus is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from stemma.clean.furniture import button_reason, line_reason
from stemma.clean.furniture_words import COMMENTS, MENU
from stemma.clean.lines import Line, ends_sentence, shape_of, words_of
from stemma.clean.sections import is_section

_PROSE, _SENTENCE = 80, 25  # characters from which a line is a paragraph, or at least a sentence
_MOST, _COST = 600, 40  # what a paragraph can weigh at most, and what a short line costs
_LEAST_BODY = 500  # weight of the least report
_SECOND = 0.1  # of the report's weight, from which another run of paragraphs is part of it
_GAP = 8  # lines that may stand between a report and a sentence that belongs to it
_LEAST_LINES, _LEAST_KNOWN = 6, 3  # short lines of the least menu, and how many of them are known ones
_LONGEST_ENTRY, _LONGEST_KNOWN = 160, 40  # characters of a menu's entries, and of those that every menu has
_TITLE_WORDS = (3, 40)
_ABOVE = 60  # lines above a report in which its headline is looked for
_TELLING = 5  # letters of a word that tells what a report is about
_ENOUGH = 5  # telling words of a headline that a report uses; more say no more
_TWICE = 3  # how much more a line counts that stands twice above the report
_TWO = re.compile(r"[a-z0-9]{3}[.!?][\"”’]?\s?[A-Z]")  # two sentences
_COMMENTS = re.compile(rf"(?:{COMMENTS})\s?:?", re.I)
_SITE = re.compile(r"\s*\|[^|]{2,40}$|\s+[–—·»-]\s+[^|–—·»]{2,40}$|^[^|]{2,30}\|\s*")
_OFFER = re.compile(
    r"\b(?:continue reading|share this|sign (?:in|up)|log ?in|newsletter|subscri\w+|account)\b", re.I
)


class Menus(NamedTuple):
    """The lines of a text that are menus (by index), and the one that is the headline, if found."""

    lines: frozenset[int] = frozenset()
    title: int | None = None


def find_menus(lines: Sequence[Line]) -> Menus:
    """Return the menus above and below the report, or none where there surely are none."""
    body = _body(lines)
    if body is None:
        return Menus()
    title = _title(lines, body) if _is_menu(lines[: body.start]) else None
    above = {i for i in range(title or 0) if not _is_metadata(lines[i].text)}
    below = {i for i in range(body.stop, len(lines)) if line_reason(lines[i].text) is None}
    if not _is_menu(lines[body.stop :]):
        below = set()
    return Menus(frozenset(above | below | _between(lines, title, body)), title)


def _between(lines: Sequence[Line], title: int | None, body: range) -> set[int]:
    """Return the lines between headline and report that are entries of a menu."""
    if title is None:
        return set()
    return {i for i in range(title + 1, body.start) if is_section(lines[i].text) or _is_known(lines[i].text)}


def _body(lines: Sequence[Line]) -> range | None:
    """Return the lines of the report: the run whose weights add up to most."""
    weights = [_weight(line.text) for line in lines]
    best, found = _heaviest(weights, range(len(lines)))
    if best < _LEAST_BODY:
        return None
    found = _without_comments(lines, weights, found)
    for rest in (range(found.start), range(found.stop, len(lines))):
        weight, other = _heaviest(weights, rest)
        if weight >= _SECOND * best and not _readers_between(lines, found, other):
            found = range(min(found.start, other.start), max(found.stop, other.stop))
    return range(_grown(lines, found, -1), _grown(lines, found, 1))


def _readers_between(lines: Sequence[Line], body: range, other: range) -> bool:
    """Say whether a run below a report stands under the heading of the readers' comments."""
    return any(_COMMENTS.fullmatch(lines[i].text) for i in range(body.stop, other.start + 1))


def _grown(lines: Sequence[Line], body: range, step: int) -> int:
    """Return where a report really begins (step -1) or stops: sentences near by belong to it too."""
    edge, gap = (body.start, 0) if step < 0 else (body.stop, 0)
    i = edge - 1 if step < 0 else edge
    while 0 <= i < len(lines) and gap < _GAP:
        text, gap = lines[i].text, gap + 1
        if _is_known(text) or _COMMENTS.fullmatch(text) or line_reason(text) in {"promo", "boilerplate"}:
            break
        if ends_sentence(text) and len(text) >= _PROSE // 2 and text[-1] != ":":
            edge, gap = i if step < 0 else i + 1, 0
        i += step
    return edge


def _heaviest(weights: Sequence[int], within: range) -> tuple[int, range]:
    """Return the weight of the run whose weights add up to most, and the run."""
    best, total, start, found = 0, 0, within.start, range(within.start, within.start)
    for i in within:
        if total <= 0:
            total, start = 0, i
        total += weights[i]
        if total > best:
            best, found = total, range(start, i + 1)
    return best, found


def _weight(text: str) -> int:
    size = min(len(text), _MOST)
    if not ends_sentence(text) or text[-1] == ":":
        return size if size >= 2 * _PROSE else -_COST
    return size if size >= _PROSE else size // 2 if size >= _SENTENCE else -_COST // 4


def _without_comments(lines: Sequence[Line], weights: Sequence[int], body: range) -> range:
    """Cut the report where the comments of readers begin."""
    sums = list(accumulate(weights[i] for i in body))
    for i, weight in zip(body, sums, strict=True):
        if (
            weight - weights[i] >= _LEAST_BODY
            and len(lines[i].text) <= _PROSE
            and _COMMENTS.fullmatch(lines[i].text)
        ):
            return range(body.start, i)
    return body


def _is_menu(block: Sequence[Line]) -> bool:
    """Say whether lines are surely a menu: short ones, and some that every menu has."""
    short = [line.text for line in block if len(line.text) <= _LONGEST_ENTRY and not ends_sentence(line.text)]
    known = {text.casefold() for text in short if _is_known(text)}
    mostly = 2 * len(short) >= len(block) or _COMMENTS.fullmatch(block[0].text) is not None
    return len(short) >= _LEAST_LINES and mostly and len(known) >= _LEAST_KNOWN


def _is_known(text: str) -> bool:
    """Say whether a line is an entry that menus of news sites have."""
    return (
        len(text) <= _LONGEST_KNOWN
        and ":" not in text
        and (text.casefold().strip(" .:›»+-") in MENU or is_section(text) or button_reason(text) is not None)
    )


def _is_metadata(text: str) -> bool:
    return shape_of(text) in {"url", "stamp"}


def _title(lines: Sequence[Line], body: range) -> int | None:
    """Return the headline above a report: what tells most of its words, best where it stands twice."""
    told = {w for i in body for w in words_of(lines[i].text) if len(w) >= _TELLING}
    first = max(0, body.start - _ABOVE)
    seen = [_bare(line.text) for line in lines[: body.start]]
    best, found = 0.0, None
    for i in range(first, body.start):
        score = _likeness(lines[i].text, told) * (_TWICE if seen.count(seen[i]) > 1 else 1)
        if score > 0 and score >= best:
            best, found = score, i
    return found


def _likeness(text: str, told: set[str]) -> float:
    """Return how much of a line's telling words a report uses; nothing for what can be no headline."""
    words = words_of(text)
    if not _TITLE_WORDS[0] <= len(words) <= _TITLE_WORDS[1] or text[-1] in ".:," or _is_known(text):
        return 0.0
    if line_reason(text) is not None or _is_metadata(text) or _OFFER.search(text):
        return 0.0
    telling = [w for w in words if len(w) >= _TELLING]
    used = sum(w in told for w in telling)
    fits = used >= 2 and 2 * used >= len(telling)
    doubtful = _TWO.search(text) or _SITE.search(text)
    return min(used, _ENOUGH) * used / len(telling) / (2 if doubtful else 1) if fits else 0.0


def _bare(text: str) -> str:
    """Return the words of a line, a site's name behind a headline left out."""
    return " ".join(words_of(_SITE.sub("", text)))
