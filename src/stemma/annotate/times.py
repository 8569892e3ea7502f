"""Turns a page into its time expressions, each an interval counted from the day of the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from stemma.annotate.times_anchor import infer_published
from stemma.annotate.times_context import clause_tense, is_time
from stemma.annotate.times_grammar import Expression, expressions
from stemma.annotate.times_tokens import Tokens, tokens_of
from stemma.annotate.times_values import Frame, Interval, clock_time, resolve
from stemma.offsets import Span
from stemma.types import Annotation, Page, Time

__all__ = ["TimeAnnotator", "infer_published"]

_BY = "times"
_LINKS = frozenset(
    {"on", "at", ",", "in", "the", "of", "(", "by"}
)  # what may stand between an hour and its day
_HOURS = frozenset({"clock", "part of the day"})
_DAYLIKE = frozenset({"whole date", "month and day", "day and month", "day word", "weekday"})


class _Found(NamedTuple):
    """A time expression read: the tokens from `first` up to `last`, the rule and what it means."""

    first: int
    last: int
    rule: str
    interval: Interval
    expression: Expression


class TimeAnnotator:
    """Sees time expressions (TIMEX3's dates, times, durations and sets) and resolves them.

    The anchor is the part's date, else the document's, else the one its text betrays. Durations,
    sets and vague times (`recently`) have open bounds; `precision` says what they are.
    """

    name = "times"
    requires: tuple[str, ...] = ()
    provides: tuple[str, ...] = ("time",)

    def annotate(self, pages: Sequence[Page]) -> Iterator[tuple[Annotation, ...]]:
        """Yield the time annotations of each page."""
        for page in pages:
            yield tuple(times_in(page.text, anchor_of(page)))


def anchor_of(page: Page) -> date | None:
    """Return the day from which the page's relative times are counted."""
    published = page.part.published or page.document.published or infer_published((page,))
    day = published and (published.last_day or published.first_day)
    return date.fromisoformat(day) if day else None


def times_in(text: str, day: date | None) -> Iterator[Annotation]:
    """Yield the time annotations of a text whose article is of this day."""
    tokens = tokens_of(text)
    anchor = None if day is None else day.isoformat()
    for found in _merged(tokens, _resolved(tokens, day)):
        span = Span(tokens.starts[found.first], tokens.ends[found.last - 1])
        low, high, precision = found.interval
        yield Annotation(
            "time",
            span,
            _BY,
            found.rule,
            Time(low, high, precision, span.of(text), "text", found.rule, anchor),
        )


def _resolved(tokens: Tokens, day: date | None) -> Iterator[_Found]:
    """Read each expression in turn, keeping in mind the day (or month, or year) last told of."""
    told: date | None = None
    exact = True
    for e in expressions(tokens):
        if not is_time(tokens, e):
            continue
        interval = resolve(e, Frame(day, told, clause_tense(tokens, e.first, e.last), exact))
        if interval is None:
            continue
        yield _Found(e.first, e.last, e.rule, interval, e)
        if interval.precision in ("day", "month", "year") and interval.low and interval.high:
            told, exact = date.fromisoformat(interval.low[:10]), interval.precision == "day"


def _merged(tokens: Tokens, found: Iterable[_Found]) -> Iterator[_Found]:
    """Join an hour and its day (`5:30 a.m. on Thursday`) to one expression."""
    last: _Found | None = None
    for item in found:
        if last is not None and _belong(tokens, last, item):
            last = _joined(last, item)
            continue
        if last is not None:
            yield last
        last = item
    if last is not None:
        yield last


def _belong(tokens: Tokens, a: _Found, b: _Found) -> bool:
    between = tokens.lower[a.last : b.first]
    if len(between) > 2 or any(w not in _LINKS for w in between):
        return False
    if "\n" in tokens.text[tokens.ends[a.last - 1] : tokens.starts[b.first]]:
        return False
    return (a.rule in _HOURS and b.rule in _DAYLIKE) or (a.rule in _DAYLIKE and b.rule in _HOURS)


def _joined(a: _Found, b: _Found) -> _Found:
    """Set the hour of one into the day of the other."""
    hour, day = (a, b) if a.rule in _HOURS else (b, a)
    interval = day.interval
    if hour.rule == "clock" and interval.low and len(interval.low) == 10 and interval.low == interval.high:
        low, high = clock_time(hour.expression)
        interval = Interval(f"{interval.low}T{low}", f"{interval.low}T{high}", "minute")
    return _Found(a.first, b.last, day.rule, interval, day.expression)
