"""Turns reports of one story into the days on which those of them that state no date came out.

`Friday` in a report without a date is `November 1` in another that tells the same: a sentence with
a weekday says from which days of publication it leads to the day that a like sentence of another
report names. The days for which most of that comes out right are the interval. Where no sentence
ties the two, a report is taken to have come out among the others of its story.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from stemma.annotate import pages_of
from stemma.annotate.times import days_of, times_in
from stemma.annotate.times_context import is_time
from stemma.annotate.times_grammar import expressions
from stemma.annotate.times_tense import clause_tense
from stemma.annotate.times_tokens import tokens_of
from stemma.annotate.times_words import month_number
from stemma.offsets import Span
from stemma.relate.families import family
from stemma.types import Dating, Locus, Page, Reading, Time

_WEEK = tuple(date(2001, 1, 1) + timedelta(days=n) for n in range(7))  # Monday to Sunday
_RELATIVE = frozenset({"weekday", "day word", "part of today", "overnight", "ago", "beyond tomorrow"})
_REACH = 9  # days around the dated reports of a story in which the undated ones are looked for
_SHARED = 3  # words that like sentences share at least
_ALIKE = 0.3  # share of the weight of the shorter sentence's words that make two sentences tell the same
_ENOUGH = 0.25  # weight of agreeing sentences from which on they decide
_SOON = 2  # days after the last day told of within which news is published
_MOST = 200  # dated reports of a story that an undated one is held against
_NARROW = 2  # days: what is dated so narrowly helps to date others
_SPREAD = 7  # days between the dated reports of a story up to which an undated one is put among them
_AHEAD = re.compile(
    r"\b(?:will|upcoming|forthcoming|(?:is|are) (?:expected|due|set|to)|scheduled|plan(?:s|ned) to)\b"
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6  # letters of a word of no family that stand for it
_BEFORE, _AFTER = 140, 100  # characters around a time that tell what it is the time of
_COMMON_WORDS = """
that with have been were this from they their will would which when what said says told about after
also into more than over only some other there where while before between during under against since
until being could should might must news report reports reported according statement added monday
tuesday wednesday thursday friday saturday sunday january february march april june july august
september october november december today yesterday tomorrow week weeks month months year years
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_NEWS = "from the day that like sentences of other reports name"
_AMONG = "among the other reports of its story"


@dataclass(frozen=True, slots=True)
class Clue:
    """A sentence that holds a time, or looks ahead.

    `shift` gives for each weekday of publication the days from it to the day told of; `day` is that
    day outright (a proleptic ordinal), `ahead` says that the sentence tells of what is to come.
    """

    span: Span
    words: frozenset[str]
    shift: tuple[int | None, ...] = ()
    day: int | None = None
    ahead: bool = False

    def told(self, published: int) -> int | None:
        """Return the day told of, if the report came out on this day."""
        if self.day is not None or not self.shift:
            return self.day
        step = self.shift[(published - 1) % 7]  # ordinal 1 was a Monday
        return None if step is None else published + step


@dataclass(frozen=True, slots=True)
class Sheet:
    """What dates one article of a document: its days of publication if known, and its clues.

    `gone` are the months that it speaks of as past by their bare name: it is of none of them.
    """

    document: str
    part: int
    first: int | None
    last: int | None
    clues: tuple[Clue, ...]
    gone: frozenset[int] = frozenset()

    def may_be_of(self, day: int) -> bool:
        """Say whether the article may have come out on a day."""
        return date.fromordinal(day).month not in self.gone


def undated(reading: Reading) -> bool:
    """Say whether an article of the document states no date."""
    document = reading.document
    return document.published is None and any(part.published is None for part in document.parts)


def sheets(reading: Reading) -> Iterator[Sheet]:
    """Yield what dates each article of a document."""
    document = reading.document
    sentences = sorted(a.span for a in reading.annotations if a.kind == "sentence")
    for number, page in enumerate(pages_of(document)):
        days = days_of(page.part.published or document.published)
        inside = [s for s in sentences if page.part.span.covers(s)]
        clues = _dated_clues(reading, inside) if days else _open_clues(page, inside)
        first, last = (d.toordinal() for d in days) if days else (None, None)
        yield Sheet(document.id, number, first, last, tuple(clues), frozenset() if days else _gone(page))


def _gone(page: Page) -> frozenset[int]:
    """Return the months that a page calls past by their bare name (`In February he was received`)."""
    tokens = tokens_of(page.text)
    return frozenset(
        month_number(e.get("month"))
        for e in expressions(tokens)
        if e.rule == "month" and not e.get("mod") and is_time(tokens, e)
        if clause_tense(tokens, e.first, e.last) == "past"
    )


def _dated_clues(reading: Reading, sentences: Sequence[Span]) -> Iterator[Clue]:
    """Yield the sentences of a dated article that name a day."""
    text = reading.document.text
    for annotation in reading.annotations:
        time = annotation.value
        if annotation.kind != "time" or not isinstance(time, Time) or time.kind in ("DURATION", "SET"):
            continue
        sentence = _holding(sentences, annotation.span)
        if sentence and time.low and time.high and time.low[:10] == time.high[:10] and len(time.low) >= 10:
            yield Clue(
                annotation.span,
                _words(text, sentence, annotation.span),
                day=date.fromisoformat(time.low[:10]).toordinal(),
            )


def _open_clues(page: Page, sentences: Sequence[Span]) -> Iterator[Clue]:
    """Yield the sentences of an undated article that count from its day, or name a day, or look ahead."""
    text = page.document.text
    seen: set[Span] = set()
    for span, steps, day in _counted(page):
        raw = page.raw(span)
        sentence = _holding(sentences, raw)
        if sentence:
            seen.add(sentence)
            yield Clue(raw, _words(text, sentence, raw), steps, day)
    for sentence in sentences:
        if sentence not in seen and _AHEAD.search(sentence.of(text)):
            yield Clue(sentence, _words(text, sentence, sentence), ahead=True)


def _counted(page: Page) -> Iterator[tuple[Span, tuple[int | None, ...], int | None]]:
    """Yield the times of a page that depend on its day, with the days from each weekday to them."""
    read = [{a.span: a.value for a in times_in(page.text, day)} for day in _WEEK]
    for span, value in read[0].items():
        if not isinstance(value, Time) or value.rule not in _RELATIVE:
            continue
        days = [_only_day(times.get(span)) for times in read]
        steps = tuple(None if d is None else (d - w).days for d, w in zip(days, _WEEK, strict=True))
        if all(step is None or abs(step) <= _REACH for step in steps):
            yield span, steps, None


def _only_day(value: object) -> date | None:
    if not isinstance(value, Time) or not value.low or not value.high or value.low[:10] != value.high[:10]:
        return None
    return date.fromisoformat(value.low[:10])


def _holding(sentences: Sequence[Span], span: Span) -> Span | None:
    at = bisect_right(sentences, span.start, key=lambda s: s.start) - 1
    return sentences[at] if at >= 0 and sentences[at].covers(span) else None


def _words(text: str, sentence: Span, near: Span) -> frozenset[str]:
    """Return the telling words of a sentence around a time: a long one tells of more than one day."""
    start, end = max(sentence.start, near.start - _BEFORE), min(sentence.end, near.end + _AFTER)
    found = (w.lower() for w in _WORD.findall(text, start, end))
    return frozenset(family(w) or w[:_STEM] for w in found if w not in _COMMON)


# --- the days -----------------------------------------------------------------------------------


def datings(items: Iterable[Sheet], story_of: Mapping[str, str]) -> tuple[Dating, ...]:
    """Date the articles without a date by the others of their story, in the order of the items."""
    groups: dict[str, list[Sheet]] = defaultdict(list)
    for item in items:
        if story := story_of.get(item.document):
            groups[story].append(item)
    return tuple(found for group in groups.values() for found in _of_story(group))


def _of_story(group: Sequence[Sheet]) -> Iterator[Dating]:
    """Date those of a story by their sentences, in two rounds, and the rest by where the others lie."""
    known = [s for s in group if s.first is not None]
    waiting = [s for s in group if s.first is None]
    if not known or not waiting:
        return
    weigh = _weights(group)
    for _ in range(2):
        dated = {s: found for s in waiting if (found := _by_sentences(s, known, weigh))}
        yield from dated.values()
        waiting = [s for s in waiting if s not in dated]
        known += [fixed for s, d in dated.items() for fixed in _fixed(s, d.time)]
    for sheet in waiting:
        if found := _among(sheet, known):
            yield found


def _fixed(sheet: Sheet, time: Time) -> Iterator[Sheet]:
    """Yield a report just dated as one that helps to date others, where its day is known well."""
    days = days_of(time)
    if days is None or (days[1] - days[0]).days > _NARROW:
        return
    first, last = (d.toordinal() for d in days)
    clues = (Clue(c.span, c.words, day=c.told(last)) for c in sheet.clues if c.told(first) == c.told(last))
    yield Sheet(sheet.document, sheet.part, first, last, tuple(c for c in clues if c.day is not None))


def _weights(group: Sequence[Sheet]) -> Mapping[str, float]:
    """Return what each word tells: less, the more sentences of the story hold it."""
    counts = Counter(word for sheet in group for clue in sheet.clues for word in clue.words)
    total = sum(len(sheet.clues) for sheet in group)
    return {word: math.log(1 + total / count) for word, count in counts.items()}


def _by_sentences(sheet: Sheet, known: Sequence[Sheet], weigh: Mapping[str, float]) -> Dating | None:
    """Return the days of publication for which most sentences name the days that like ones name."""
    ties = list(_ties(sheet, known, weigh))
    first = min(s.first for s in known if s.first) - _REACH
    last = max(s.last for s in known if s.last) + _REACH
    scores = {
        day: sum(w for mine, other, w in ties if _fits(mine, other, day))
        for day in range(first, last + 1)
        if sheet.may_be_of(day)
    }
    best = max(scores.values(), default=0.0)
    if best < _ENOUGH:
        return None
    days = [day for day in scores if scores[day] >= best - 1e-9]
    tied = [mine for mine, other, _ in ties if not mine.ahead and _fits(mine, other, days[0])]
    days = _near(_chosen(days, tied, sheet), known)
    evidence = [(mine, other) for mine, other, _ in ties if _fits(mine, other, days[0]) and not mine.ahead]
    if not evidence:
        return None
    return _dating(sheet, days[0], days[-1], _NEWS, evidence)


_Other = tuple[str, Clue]


def _ties(
    sheet: Sheet, known: Sequence[Sheet], weigh: Mapping[str, float]
) -> Iterator[tuple[Clue, _Other, float]]:
    """Yield each clue with the like sentences of dated reports, and how much alike they are."""
    for mine in sheet.clues:
        for other in known[:_MOST]:
            for clue in other.clues:
                alike = _alike(mine.words, clue.words, weigh)
                if clue.day is not None and alike >= _ALIKE:
                    yield mine, (other.document, clue), alike * (0.5 if mine.ahead else 1.0)


def _alike(a: frozenset[str], b: frozenset[str], weigh: Mapping[str, float]) -> float:
    shared = a & b
    if len(shared) < _SHARED:
        return 0.0
    least = min(sum(weigh[w] for w in a), sum(weigh[w] for w in b))
    return sum(weigh[w] for w in shared) / least


def _fits(mine: Clue, other: _Other, published: int) -> bool:
    """Say whether a clue leads to the other's day, or what it looks ahead to had not come yet."""
    day = other[1].day
    if mine.ahead:
        return day is not None and published <= day
    return mine.told(published) == day


def _chosen(days: Sequence[int], tied: Sequence[Clue], sheet: Sheet) -> list[int]:
    """Return the one unbroken run of days that news is likeliest of.

    The days soon after the last one that the tied sentences tell of, and then after that which any
    sentence tells of; of several runs the first after what has been, the last before what is to come.
    """
    named = [clue for clue in sheet.clues if len(set(clue.shift)) > 1]  # `today` is any day
    for clues in (tied, named):
        days = [day for day in days if _is_news(day, clues)] or days
    breaks = [n for n in range(1, len(days)) if days[n] != days[n - 1] + 1]
    runs = [list(days[i:j]) for i, j in pairwise([0, *breaks, len(days)])]
    ahead = all((told := clue.told(runs[-1][0])) is not None and told >= runs[-1][0] for clue in tied)
    return runs[-1] if ahead else runs[0]


def _is_news(published: int, told: Sequence[Clue]) -> bool:
    """Say whether a report of this day tells of what has just been: not only of days long gone."""
    past = [day for clue in told if (day := clue.told(published)) is not None and day <= published]
    return not past or published - max(past) <= _SOON


def _near(days: list[int], known: Sequence[Sheet]) -> list[int]:
    """Return those of the days on or next to which another report of the story came out, if there are any."""
    others = {
        day + step
        for s in known
        if s.first and s.first == s.last
        for day in (s.first,)
        for step in (-1, 0, 1)
    }
    return [day for day in days if day in others] or days


def _among(sheet: Sheet, known: Sequence[Sheet]) -> Dating | None:
    """Put a report among the others of its story, where these lie near each other."""
    first, last = min(s.first for s in known if s.first), max(s.last for s in known if s.last)
    if last - first > _SPREAD or not (sheet.may_be_of(first) and sheet.may_be_of(last)):
        return None
    return _dating(sheet, first, last, _AMONG, [])


def _dating(
    sheet: Sheet, first: int, last: int, rule: str, evidence: Sequence[tuple[Clue, _Other]]
) -> Dating:
    low, high = date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()
    loci = [Locus(sheet.document, mine.span) for mine, _ in evidence]
    loci += [Locus(document, clue.span) for _, (document, clue) in evidence]
    timex = low if low == high else f"{low}/{high}"
    time = Time(low, high, basis="inferred", rule=rule, timex=timex, evidence=tuple(dict.fromkeys(loci))[:8])
    return Dating(sheet.document, sheet.part, time)
