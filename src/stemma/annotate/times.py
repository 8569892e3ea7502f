"""Turns a page into its time expressions, each an interval counted from the day of the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from stemma.annotate.times_anchor import infer_published, published_of
from stemma.annotate.times_calendar import Frame, Meaning
from stemma.annotate.times_context import is_time
from stemma.annotate.times_grammar import Expression, expressions
from stemma.annotate.times_joined import HOURS, Found, joined
from stemma.annotate.times_resolve import resolve
from stemma.annotate.times_tense import clause_tense
from stemma.annotate.times_tokens import Tokens, tokens_of
from stemma.offsets import Span
from stemma.types import Annotation, Page, Time

__all__ = ["TimeAnnotator", "anchor_of", "days_of", "infer_published", "published_of", "times_in"]

_BY = "times"
_TOLD = frozenset({"day", "part of day", "minute", "week", "month", "quarter", "year"})
_GENERAL = frozenset({"now", "clock", "clocks", "overnight"})  # what follows is not counted from them
_LONGER = frozenset({"P6M", "P9M", "P12M", "P1Y"})
_COMPARING = frozenset({"period", "year-ago", "year-ago length"})
_ENDS = frozenset(".!?\n")

Days = tuple[date, date]


class TimeAnnotator:
    """Sees time expressions (TIMEX3's dates, times, durations and sets) and resolves them.

    The anchor is the part's date, else the document's, unless the text speaks of later days; else
    the one its text betrays. Durations,
    sets and vague times (`recently`) have open bounds; `precision` says what they are.
    """

    name = "times"
    requires: tuple[str, ...] = ()
    provides: tuple[str, ...] = ("time",)

    def annotate(self, pages: Sequence[Page]) -> Iterator[tuple[Annotation, ...]]:
        """Yield the time annotations of each page."""
        for page in pages:
            found = tuple(times_in(page.text, anchor_of(page)))
            believed = published_of(page, found) if page.part.published or page.document.published else None
            anchor = days_of(believed)
            if anchor is not None and anchor != anchor_of(page):  # the stated date cannot be
                found = tuple(times_in(page.text, anchor))
            yield found


def anchor_of(page: Page) -> Days | None:
    """Return the first and last day that the page may be of: from these its relative times are counted."""
    return days_of(page.part.published or page.document.published or infer_published((page,)))


def days_of(published: Time | None) -> Days | None:
    """Return the first and last day of a time of publication; one open bound is taken for the other."""
    if published is None or (published.low is None and published.high is None):
        return None
    first, last = published.first_day or published.last_day, published.last_day or published.first_day
    return date.fromisoformat(first or ""), date.fromisoformat(last or "")


def times_in(text: str, anchor: date | Days | None) -> Iterator[Annotation]:
    """Yield the time annotations of a text whose article is of this day, or of one from first to last."""
    tokens = tokens_of(text)
    first, last = anchor if isinstance(anchor, tuple) else (anchor, anchor)
    found = list(_read(tokens, last))
    if first != last:
        earlier = {(f.first, f.last): f for f in _read(tokens, first)}
        found = [_either(f, earlier.get((f.first, f.last))) for f in found]
    counted = None if last is None else last.isoformat()
    for item in found:
        span = Span(tokens.starts[item.first], tokens.ends[item.last - 1])
        yield Annotation("time", span, _BY, item.rule, _time(item, span.of(text), counted))


def _time(item: Found, text: str, anchor: str | None) -> Time:
    m = item.meaning
    return Time(
        m.low,
        m.high,
        m.precision,
        text,
        "text",
        item.rule,
        anchor,
        m.timex,
        m.kind,
        m.mod,
        m.alternatives,
        m.zone,
    )


def _either(later: Found, earlier: Found | None) -> Found:
    """Return what both ends of the days of publication say, as one interval where they differ."""
    if earlier is None or earlier.meaning == later.meaning:
        return later
    a, b = earlier.meaning, later.meaning
    if a.low is None or b.low is None or a.high is None or b.high is None:
        return later
    others = tuple(dict.fromkeys(x for x in (a.timex, *b.alternatives) if x and x != b.timex))
    both = b._replace(low=min(a.low, b.low), high=max(a.high, b.high), alternatives=others)
    return later._replace(meaning=both)


def _read(tokens: Tokens, day: date | None) -> Iterator[Found]:
    """Read the times of an article of this day, those that belong together as one."""
    return joined(tokens, _resolved(tokens, day))


def _resolved(tokens: Tokens, day: date | None) -> Iterator[Found]:
    """Read each expression in turn, keeping in mind the time last told of, and the quarter."""
    frame, seen, hour = Frame(day), 0, (0, 0)
    for e in expressions(tokens):
        if not is_time(tokens, e):
            continue
        if (
            frame.period
            and frame.period.precision == "month"
            and not _ENDS.isdisjoint(tokens.words[seen : e.first])
        ):
            frame = frame._replace(period=None)  # a month is compared with within its sentence only
        first = hour[0] if hour[1] == e.first else e.first  # `until 9 a.m. Tuesday`
        hour = (e.first, e.last) if e.rule in HOURS else hour
        meaning = resolve(e, frame._replace(tense=clause_tense(tokens, first, e.last)))
        if meaning is None:
            continue
        yield Found(e.first, e.last, e.rule, meaning, e)
        frame, seen = _after(frame, e, meaning), e.last


def _after(frame: Frame, e: Expression, meaning: Meaning) -> Frame:
    """Return the frame for what follows an expression."""
    if meaning.timex in _LONGER:  # figures of nine months are compared with those of another nine
        frame = frame._replace(period=meaning)
    if (e.rule == "ago" and meaning.precision in ("year", "quarter")) or e.rule in _COMPARING:
        return frame  # what figures are compared with is not what the article goes on to tell
    if meaning.kind == "DURATION" or meaning.precision not in _TOLD or not (meaning.low and meaning.high):
        return frame
    if meaning.precision == "quarter" or (meaning.precision == "month" and not frame.period):
        return frame._replace(told=meaning, period=meaning)
    of_the_year = e.rule == "the unit" and meaning.precision == "year"
    return frame if of_the_year or e.rule in _GENERAL else frame._replace(told=meaning)
