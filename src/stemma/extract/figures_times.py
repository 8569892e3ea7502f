"""Turns the times of a figure's sentence into the one that it holds as of."""

from __future__ import annotations

import re
from bisect import bisect_left

from stemma.offsets import Span
from stemma.types import Annotation, Page, Time

_NEAR = 400  # characters around a figure in which its time is looked for
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
# words that tell more of what is counted: `girls who were taken in April`, `men captured by rebels in May`
_RELATIVE = re.compile(r"\b(?:who|whom|that|which)\b|\b\w{2,}(?:ed|en|wn|ught)\s+by\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\s+of\s+(?:the|these|those|its|their)\s(?:(?!\b(?:was|were|is|are|has|have|had|been)\b).)*"
    r"\b\w{2,}(?:ed|en|wn|ught)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLAUSE_ENDS = re.compile(r"[;:]|,\s+(?:and|but|while|as|when|after|before)\b|\bwhile\b")
_DEFINITE = re.compile(
    r"\b(?:the|these|those|its|their)\s+(?:(?:more|less|fewer|other|than|some|nearly|about|over)\s+)*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",\s+(?:who|which|whose|whom)\b[^,]*$", re.IGNORECASE)
_VAGUE = frozenset({"part of the day"})


def as_of(page: Page, span: Span, sentence: Span) -> Time | None:
    """Return the bounded time of the sentence that is nearest to the figure and dates it.

    A time does not date a figure from which the count runs on (`since 2009`), which stands in an aside, in
    another clause, or in words that only say which ones are counted (`21 of the girls taken in 2014`). But
    it dates one that names them as known: `the 276 girls that were taken in April 2014`.
    """
    best: tuple[float, Time] | None = None
    for annotation in _around(page, span, sentence):
        time = annotation.value
        if isinstance(time, Time) and ((time.low and time.high) or time.waits):
            gap = _distance(page.text, span, annotation.span, sentence)
            if gap is not None and time.rule in _VAGUE:
                gap += _NEAR
            if gap is not None and (best is None or gap < best[0]):
                best = (gap, time)
    return None if best is None else best[1]


def _around(page: Page, span: Span, sentence: Span) -> tuple[Annotation, ...]:
    times = page.layer("time")
    low = bisect_left(times, max(sentence.start, span.start - _NEAR), key=_start)
    high = bisect_left(times, min(sentence.end, span.end + _NEAR), key=_start)
    return times[low:high]


def _start(annotation: Annotation) -> int:
    return annotation.span.start


def _distance(text: str, figure: Span, time: Span, sentence: Span) -> float | None:
    """Return how far a time stands from a figure; None where it does not date it."""
    if time.start >= figure.end:
        return _after(text, figure, time, sentence)
    before = text[sentence.start : time.start]
    between = text[time.end : figure.start]
    aside = _ASIDE.search(before) is not None and "," in between
    return None if aside or _SINCE.search(before[-12:]) else figure.start - time.end


def _after(text: str, figure: Span, time: Span, sentence: Span) -> float | None:
    between = text[figure.end : time.start]
    if _SINCE.search(between):
        return None
    whole = _WHOLE.match(between)  # `21 of the girls taken two years ago`
    relative = whole or _RELATIVE.search(between)
    if relative is None:
        return time.start - figure.end
    if _CLAUSE_ENDS.search(between) or relative.start() > _NEAR // 4:
        return time.start - figure.end
    known = _DEFINITE.search(text[sentence.start : figure.start])
    return 0 if known and not whole else None
