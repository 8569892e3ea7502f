"""Turns a reading into a report: what tells of which happening, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from stemma.relate.reuse_tokens import BREAK, CAPITAL, REMOVED, STOP, U32, Tokens, tokenize
from stemma.relate.words import words_of
from stemma.types import Document, Reading, Time

F32 = NDArray[np.float32]

_TITLE = 2.0  # added to the weight of a word of the headline
_LEAD, _LEAD_WORDS = 1.0, 120  # added to the weight of a word of the opening, and its length
_NAME = 1.5  # times the weight of a word that begins with a capital within a sentence
_OF_A_DAY = frozenset({"day", "part of day", "hour", "minute"})
_LAG = 7  # days within which an undated report is taken to follow the latest day it tells of

_MONTHS = "January February March April May June July August September October November December"


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """A document as stories see it: its words with their weights and first places, and its time.

    `terms` are stems, sorted, each once; `weights` grow with the logarithm of how often and how
    prominently a word stands. `first` and `last` bound the day of publication (proleptic
    ordinals, None where unknown), `dated` says whether the document itself tells it; `months`
    holds a bit for each month that the text names, `length` the characters of the article's words,
    `signed` whether an author is named.
    """

    document: str
    path: str
    title: str | None
    outlet: str | None
    signed: bool
    terms: U32
    weights: F32
    starts: U32
    ends: U32
    length: int
    months: int
    first: int | None
    last: int | None
    dated: bool


def report(reading: Reading) -> Report:
    """Return what tells of which happening a document reports."""
    document = reading.document
    words = words_of(document)
    words = words.only(~words.has(REMOVED))
    content = words.only(~words.has(STOP))
    terms, firsts, inverse = np.unique(content.stems, return_index=True, return_inverse=True)
    weights = 1 + np.log(np.bincount(inverse, _prominence(words, document)[~words.has(STOP)]))
    first, last = _published(reading)
    return Report(
        document.id,
        document.path,
        document.title,
        document.outlet.name if document.outlet else None,
        bool(document.authors),
        terms,
        weights.astype(np.float32),
        content.starts[firsts],
        content.ends[firsts],
        int((words.ends - words.starts + 1).sum()),
        _months(words),
        first,
        last,
        _stated(document) is not None,
    )


def _prominence(words: Tokens, document: Document) -> NDArray[np.float64]:
    """Return how prominently each word stands: headline, opening, names."""
    weights = np.ones(len(words))
    titles = [part.title_span for part in document.parts] + [document.title_span]
    for title in sorted({span for span in titles if span}):
        first, last = np.searchsorted(words.starts, [title.start, title.end])
        weights[first:last] += _TITLE
        weights[last : last + _LEAD_WORDS] += _LEAD
    if not any(titles):
        weights[:_LEAD_WORDS] += _LEAD
    weights[words.has(CAPITAL) & ~words.has(BREAK)] *= _NAME
    return weights


def _months(words: Tokens) -> int:
    """Return a bit for each month that the text names, January the lowest."""
    names = tokenize(_MONTHS).stems
    named = np.isin(names, words.stems[words.has(CAPITAL)])
    return sum(1 << month for month in np.flatnonzero(named).tolist())


def _published(reading: Reading) -> tuple[int | None, int | None]:
    """Return when a report was published; an undated one soon after the latest day it tells of."""
    if published := _stated(reading.document):
        return _ordinal(published.first_day), _ordinal(published.last_day)
    times = (a.value for a in reading.annotations if a.kind == "time" and isinstance(a.value, Time))
    days = [t.last_day for t in times if t.last_day and t.first_day and t.precision in _OF_A_DAY]
    latest = _ordinal(max(days, default=None))
    return latest, latest + _LAG if latest else None


def _stated(document: Document) -> Time | None:
    """Return the time of publication that a document states, the first part's for one of several."""
    return document.published or document.parts[0].published


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None
