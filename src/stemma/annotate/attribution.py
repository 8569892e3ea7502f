"""Turns a page's sentences, quotations and names into attributions: who is said to say what."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from stemma.annotate.attribution_contents import Content, content_after, content_before
from stemma.annotate.attribution_sources import Scene, first_subject, source_after, source_before, sources_of
from stemma.annotate.attribution_via import told_through
from stemma.annotate.attribution_words import (
    ALONE,
    BE,
    CUES,
    DETERMINERS,
    FIRST_WORDS,
    MODALS,
    NEGATIONS,
    NOUN_LIKE,
    PREPOSITIONS,
    SECOND_WORDS,
    THOUGHT_NOUNS,
    TRAILING,
    Cue,
    is_between,
)
from stemma.offsets import Span
from stemma.types import Annotation, Attribution, Page

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_ACCORDING = re.compile(r"\b[Aa]ccording to\b")
_POST = re.compile(r"\s[—–-]{1,2}\s(?P<name>[^()—–\n]{3,60}?)\s\(@\w+\)")
_COORDINATED = re.compile(r"\b(?:and|but)\s(?:also\s|later\s|then\s|has\s|have\s)?$")
_BY_WIRE = frozenset(["phone", "telephone", "email", "e-mail", "text", "letter", "video", "radio"])
_LONG_QUOTE = 4  # words: a shorter quotation alone is a scare quote or a title
_MAIN_VERB = re.compile(r",\s(?=(?:is|was|were|are|has|had|have|will|would|said|says|told|also|\w+ed)\b)")
_LONGEST_SENTENCE = 4000  # code points; a longer one is no prose, and reading it is quadratic
_LONGEST_HEADING = 60  # code points
_LONGEST_POST = 600  # code points
_MOST_POSTS = 100  # on one page
_POST_HEAD = re.compile(r"\d/\d\s+")
_EDGES = " \xa0\n“”„«»\"'’‘`.,;:!?–—-"


class AttributionAnnotator:
    """Finds sources, cues and contents by rules over cue verbs, quotation marks and commas."""

    name = "attribution"
    requires: tuple[str, ...] = ("sentence", "quotation", "name")
    provides: tuple[str, ...] = ("attribution",)

    def annotate(self, pages: Sequence[Page]) -> Iterator[tuple[Annotation, ...]]:
        """Yield, for each page, its attributions in text order."""
        for page in pages:
            yield tuple(Annotation("attribution", _whole(a), self.name, value=a) for a in attributions(page))


class _Seen(NamedTuple):
    """A cue at its place in the text."""

    cue: Cue
    span: Span


def attributions(page: Page) -> list[Attribution]:
    """Return the attributions of a page in text order."""
    found: list[Attribution] = []
    last: Attribution | None = None
    for scene in _scenes(page):
        here = _read(scene)
        if not here and last is not None:
            here = _continued(scene, last)
        found += here
        last = max(here, key=lambda a: a.content[-1].end, default=None) if here else _carried(scene, last)
    posts = [p for p in islice(_by_posts(page), _MOST_POSTS) if not any(_same_content(p, a) for a in found)]
    return sorted([*found, *posts], key=lambda a: a.content)


def _whole(attribution: Attribution) -> Span:
    spans = [*attribution.content, *(s for s in (attribution.source, attribution.cue) if s)]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _scenes(page: Page) -> Iterator[Scene]:
    """Yield the sentences in order, each with the names, quotations and times that stand in it."""
    names = sorted(page.layer("name"), key=lambda a: (a.span.start, -a.span.end))
    quotes = [a.span for a in page.layer("quotation")]
    times = [a.span for a in page.layer("time")]
    starts = [[a.span.start for a in names], [q.start for q in quotes], [t.start for t in times]]
    for sentence in page.layer("sentence"):
        span = sentence.span
        if span.end - span.start > _LONGEST_SENTENCE:
            continue
        cuts = [(bisect_left(s, span.start), bisect_left(s, span.end)) for s in starts]
        begun = max(0, cuts[1][0] - 1)  # a quotation may have begun in a sentence before
        inside = [q for q in quotes[begun : cuts[1][1]] if q.end > span.start]
        yield Scene(page.text, span, names[slice(*cuts[0])], inside, times[slice(*cuts[2])])


def _carried(scene: Scene, last: Attribution | None) -> Attribution | None:
    """Keep the last attribution over a heading, drop it over a sentence of report."""
    ended = scene.text[scene.span.end - 1] in ".!?"
    return None if ended or scene.span.end - scene.span.start > _LONGEST_HEADING else last


# --- one sentence -------------------------------------------------------------------------------


def _read(scene: Scene) -> list[Attribution]:
    """Return the attributions of a sentence in the order of their cues."""
    found: list[Attribution] = []
    for seen in _cues(scene):
        attribution = _by_cue(scene, seen, found)
        if attribution is not None:
            _add(scene, found, attribution)
    for match in _ACCORDING.finditer(scene.text, scene.span.start, scene.span.end):
        attribution = None if scene.quoted(match.start()) else _by_according(scene, Span(*match.span()))
        if attribution is not None:
            _add(scene, found, attribution)
    return [_with_circumstances(scene, a) for a in found]


def _add(scene: Scene, found: list[Attribution], new: Attribution) -> None:
    """Add an attribution; one that only passes on what another says becomes a hand in its chain."""
    for index, old in enumerate(found):
        if not _same_content(old, new):
            continue
        if _length(old) < 0.5 * _length(new) and old.cue is not None and new.content[0].covers(old.cue):
            found[index] = new
            return
        passed = next((n for n in scene.names if new.source and new.source.covers(n.span)), None)
        if passed is not None and passed.label == "organization" and new.source != old.source:
            found[index] = replace(old, via=(*old.via, passed.span))
        return
    found.append(new)


def _length(attribution: Attribution) -> int:
    return attribution.content[-1].end - attribution.content[0].start


def _same_content(a: Attribution, b: Attribution) -> bool:
    x, y = a.content[0], b.content[0]
    shared = min(x.end, y.end) - max(x.start, y.start)
    return shared > 0.5 * min(x.end - x.start, y.end - y.start)


def _cues(scene: Scene) -> Iterator[_Seen]:
    """Yield the cue verbs of a sentence that stand outside its longer quotations."""
    words = list(_WORD.finditer(scene.text, scene.span.start, scene.span.end))
    lows = [w.group().lower() for w in words]
    for index, word in enumerate(words):
        cue, end = _cue_at(lows, words, index)
        if cue is None or _in_quote(scene, word.start()) or _in_name(scene, word.start()):
            continue
        if _is_verb(scene, lows, index, cue):
            yield _Seen(cue, Span(word.start(), end))


def _cue_at(lows: Sequence[str], words: Sequence[re.Match[str]], index: int) -> tuple[Cue | None, int]:
    low = lows[index]
    if low in FIRST_WORDS:
        second, cue = SECOND_WORDS[FIRST_WORDS[low]]
        if index + 1 < len(lows) and lows[index + 1] == second:
            return cue, words[index + 1].end()
    return CUES.get(low), words[index].end()


def _in_quote(scene: Scene, at: int) -> bool:
    quote = scene.quoted(at)
    return quote is not None and len(quote.of(scene.text).split()) >= _LONG_QUOTE


def _in_name(scene: Scene, at: int) -> bool:
    return any(n.span.start <= at < n.span.end for n in scene.names)


def _is_verb(scene: Scene, lows: Sequence[str], index: int, cue: Cue) -> bool:
    """Say whether a cue's form is a finite verb here: no passive, infinitive, noun or negation."""
    before = [
        low for low in lows[max(0, index - 4) : index] if not is_between(low) or low in ("not", "never")
    ]
    last = before[-1] if before else ""
    after = lows[index + 1] if index + 1 < len(lows) else ""
    if last in BE or last in MODALS or last in NEGATIONS or last.endswith("n't"):
        return False
    if cue.form == "ing":
        return lows[index] in TRAILING and (
            last not in DETERMINERS and last not in PREPOSITIONS - {"after", "as"}
        )
    if after == "by" and not _BY_WIRE & set(lows[index + 2 : index + 3]):
        return False
    if cue.form == "past" and last in PREPOSITIONS | {"the", "a", "an", "its", "their", "his", "her"}:
        return False
    following = set(lows[index + 1 : index + 6])
    if cue.lemma in ("raise", "voice", "share"):
        return bool(THOUGHT_NOUNS & following)
    if cue.lemma == "identify":
        return "as" in following
    if cue.lemma == "claim" and following & {"lives", "life", "responsibility", "victory", "victims"}:
        return False
    if lows[index] in NOUN_LIKE or cue.form == "base":
        free = (last not in DETERMINERS or last in ALONE) and last not in PREPOSITIONS
        return free and after not in ("of", "for", "about", "by") and _agrees(scene, lows, index, cue)
    return True


def _agrees(scene: Scene, lows: Sequence[str], index: int, cue: Cue) -> bool:
    """Say whether a form that may be a noun has a subject before it that agrees: a name, several people."""
    if lows[index] not in NOUN_LIKE:
        return True
    last = next((low for low in reversed(lows[:index]) if not is_between(low)), "")
    if cue.form == "base":
        return (
            last.endswith("s")
            or last in ALONE
            or last in ("they", "we", "i", "people", "police", "men", "women")
        )
    after = lows[index + 1] if index + 1 < len(lows) else "that"
    named = any(last == n.span.of(scene.text).split()[-1].lower() for n in scene.names)
    return last in ("he", "she", "it") or after == "that" or named or not last.endswith("s")


def _by_cue(scene: Scene, seen: _Seen, found: Sequence[Attribution]) -> Attribution | None:
    """Read source and content around one cue."""
    inverted = _inverted(scene, seen)
    if inverted is not None:
        return inverted
    source = _source(scene, seen, found)
    if source is None or source.end - source.start > 200:
        return None
    content = _content(scene, seen, source)
    if content is None:
        return None
    pieces = (content.span, *_second_half(scene, seen, content))
    return Attribution(pieces, source, seen.span, content.kind, status=seen.cue.status)


def _inverted(scene: Scene, seen: _Seen) -> Attribution | None:
    """Read `…, said X` and `“…” says X`, where the source follows its cue."""
    before = scene.text[scene.span.start : seen.span.start].rstrip(" \xa0\n-–—")
    if (
        seen.cue.group == "phrase"
        or seen.cue.lemma == "tell"
        or seen.cue.form == "ing"
        or not before
        or before[-1] not in ",”\"’'»"
    ):
        return None
    after_quote = before[-1] != ","
    source = source_after(scene, seen.span.end)
    if source is None or (not after_quote and not _ends_clause(scene, source)):
        return None
    content = content_before(scene, scene.span.start + len(before))
    if content is None or (not after_quote and len(content.span.of(scene.text).split()) < 5):
        return None
    return Attribution((content.span,), source, seen.span, content.kind, status=seen.cue.status)


def _ends_clause(scene: Scene, source: Span) -> bool:
    """Say whether a source that follows its cue is the last thing said, and no subject of a clause."""
    rest = scene.text[source.end : scene.span.end].lstrip(" \xa0\n")
    word = _WORD.match(rest)
    return (
        not rest
        or rest[0] in ",.;:!?(-–—"
        or (word is not None and word.group().lower() in PREPOSITIONS | {"here"})
    )


def _source(scene: Scene, seen: _Seen, found: Sequence[Attribution]) -> Span | None:
    """Return who the cue is said of: its subject, or for a participle that of the clause before."""
    if seen.cue.form != "ing":
        if _COORDINATED.search(scene.text, max(scene.span.start, seen.span.start - 24), seen.span.start):
            return found[-1].source if found else first_subject(scene, seen.span.start)
        return source_before(scene, seen.span.start)
    if found:
        return found[-1].source
    lead = scene.text[scene.span.start : seen.span.start].strip()
    if not lead or lead.lower() in ("after", "initially", "after initially"):
        return _subject_after(scene, seen)
    return first_subject(scene, seen.span.start)


def _main_clause(scene: Scene, seen: _Seen) -> int | None:
    """Return the comma after which the main clause begins that an opening participle hangs on."""
    comma = scene.text.find(",", seen.span.end, scene.span.end)
    while comma > 0 and scene.quoted(comma):
        comma = scene.text.find(",", comma + 1, scene.span.end)
    return None if comma < 0 else comma


def _subject_after(scene: Scene, seen: _Seen) -> Span | None:
    """Return the subject of the main clause after an opening participle: `Declaring it open, the mayor …`."""
    comma = _main_clause(scene, seen)
    if comma is None:
        return None
    name = next((n for n in scene.names if 0 < n.span.start - comma <= 12), None)
    later = next((s for s in _cues(scene) if s.span.start > comma and s.cue.form != "ing"), None)
    if later is not None:
        return source_before(scene, later.span.start)
    return None if name is None else name.span


def _content(scene: Scene, seen: _Seen, source: Span) -> Content | None:
    """Choose between what stands before the source and what follows the cue."""
    relative = scene.text[source.end : seen.span.start].strip(" ,") in ("who", "which")
    limit = _main_clause(scene, seen) if source.start > seen.span.end else None
    if relative:
        resumed = _MAIN_VERB.search(scene.text, seen.span.end, scene.span.end)
        limit = resumed.start() if resumed else None
    after = content_after(scene, seen.cue, seen.span.end, limit)
    lead = scene.text[scene.span.start : source.start].rstrip(" \xa0\n-–—")
    if seen.cue.form == "ing" or not lead or lead[-1] not in ",”\"’'»" or source.start > seen.span.start:
        return after
    before = content_before(scene, scene.span.start + len(lead))
    if before is None:
        return after
    if lead[-1] != "," or before.kind == "direct":
        return before if before.kind != "indirect" else after or before
    follows = scene.text[seen.span.end : scene.span.end].lstrip()
    short = len(before.span.of(scene.text).split()) <= 4
    if after is not None and (short or follows[:1] not in (",", "")):
        return after
    return before if seen.cue.group != "phrase" else None


def _second_half(scene: Scene, seen: _Seen, content: Content) -> tuple[Span, ...]:
    """Return the rest of a quotation that its cue interrupts: `“We came,” she said, “and saw.”`."""
    if content.kind != "direct" or content.span.start > seen.span.start:
        return ()
    for quote in scene.quotes:
        gap = scene.text[seen.span.end : quote.start]
        if (
            quote.start > seen.span.end
            and len(gap) < 60
            and "." not in gap
            and gap.rstrip(" “\"‘'").endswith(",")
        ):
            return (quote,) if quote.of(scene.text)[:1].islower() else ()
    return ()


def _by_according(scene: Scene, cue: Span) -> Attribution | None:
    """Read `according to X, …` and `…, according to X`."""
    source = sources_of(scene, cue.end, scene.span.end)
    if source is None:
        return None
    lead = scene.text[scene.span.start : cue.start].rstrip(" \xa0\n")
    if len(lead.split()) <= 3:
        after = content_after(scene, CUES["said"], source.end)
        return None if after is None else Attribution((after.span,), source, cue, after.kind)
    before = content_before(scene, scene.span.start + len(lead))
    return None if before is None else Attribution((before.span,), source, cue, before.kind)


def _by_posts(page: Page) -> Iterator[Attribution]:
    """Read posts set into a report: a paragraph of text, a dash, its author's name and handle."""
    for match in _POST.finditer(page.text):
        start = page.text.rfind("\n", max(0, match.start() - _LONGEST_POST), match.start()) + 1
        head = _POST_HEAD.match(page.text, start)
        content = _without_links(page.text, Span(head.end() if head else start, match.start()))
        if len(content.of(page.text).split()) >= _LONG_QUOTE:
            yield Attribution((content,), Span(*match.span("name")), None, "direct")


def _without_links(text: str, span: Span) -> Span:
    """Take the links off the end of a post."""
    words = span.of(text).rstrip()
    while words and "/" in words.split()[-1]:
        words = words[: -len(words.split()[-1])].rstrip()
    return Span(span.start, span.start + len(words))


# --- across sentences ---------------------------------------------------------------------------


def _continued(scene: Scene, last: Attribution) -> list[Attribution]:
    """Read a quotation that stands alone after an attribution as more from the same source."""
    for quote in scene.quotes:
        if quote.start < scene.span.start or quote.overlaps(last.content[-1]):
            continue
        rest = scene.text[scene.span.start : quote.start] + scene.text[quote.end : scene.span.end]
        if len(quote.of(scene.text).split()) >= _LONG_QUOTE and not rest.strip(_EDGES):
            return [Attribution((quote,), last.source, last.cue, "direct", via=last.via, status=last.status)]
    return []


def _with_circumstances(scene: Scene, attribution: Attribution) -> Attribution:
    """Add when it was said and through whom, from the words of the sentence that are not its content."""
    outside = [t for t in scene.times if not any(c.overlaps(t) for c in attribution.content)]
    anchor = attribution.cue or attribution.content[0]
    made = min(outside, key=lambda t: (abs(t.start - anchor.end), t), default=None)
    via = attribution.via or told_through(scene, attribution)
    return replace(attribution, made=made, via=via)
