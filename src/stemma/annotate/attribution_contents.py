"""Turns the words around a cue into its content: what is said, without cue, source and marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from stemma.annotate.attribution_sources import Scene
from stemma.annotate.attribution_words import (
    AUDIENCE,
    BE,
    BETWEEN,
    CUES,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    THAT_ONLY,
    TRAILING,
    Cue,
    is_between,
)
from stemma.offsets import Span
from stemma.types import StatementKind

_LINKS = frozenset(["but", "and", "so", "still", "yet", "now", "then", "also", "or"])
_MARKS = " \xa0\n“”„«»\"'’‘`"
_STOPS = ".,;:!?…"
_WORD = re.compile(r"[^\W_][\w'’-]*")
_THAT = re.compile(r"(?P<mid>[^.;:!?“”\"\n]{0,140}?)\b(?P<that>that)\b,?\s?")
_COLON = re.compile(r"[^“”\".:;\n]{0,80}:\s*")
_DAY = r"(?:,?\s(?:\d{1,2}\s)?[A-Z][a-z]{2,8}\.?(?:\s\d{1,2})?(?:,\s\d{4})?)?"
_AGENCY = r"(?:\([A-Z][\w/ .'’-]{1,30}\)|/[A-Z][\w '’-]{1,30}/)"
_DASH = r"(?:--|—|–|-|:)"
_DATELINE = re.compile(
    rf"(?:\([A-Z][\w/ ]{{1,20}}\)\s*"
    rf"|[A-Z][A-Z.'’ -]{{2,40}}(?:,\s[A-Z][\w.'’ ]{{1,25}}?)?{_DAY}[.,]?"
    rf"\s?(?:{_AGENCY}\.?\s*{_DASH}?|{_DASH})\s+"
    rf"|[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){{0,2}}{_DAY}\s{_AGENCY}\s*{_DASH}\s+"
    rf"|[A-Z][A-Z.,' ]{{2,40}}(?:\([\w ]{{2,20}}\)\s*)?(?:--|—|–|-)\s+)+"
)
_TRAILING_CUE = re.compile(r"(?:,|\swhile|\sand)\s(?:and\s|also\s)?(?:" + "|".join(sorted(TRAILING)) + r")\b")
_LATE_CUE = re.compile(
    r",\s(?:the\s|a\s|an\s)?[^,;“”\"]{2,70}?\s(?:has\s|have\s|had\s)?(?:said|says|say|reported|reports|believe|believes|noted)"
    r"(?:\s(?:in|on|at|during|citing|via)\s[^,;]{2,80}|\s(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))?\W*$"
)
_JOINED_CUE = re.compile(
    r",?\sand\s(?=(?:" + "|".join(sorted(w for w, c in CUES.items() if c.form == "past")) + r")\b)"
)
_WHEN = re.compile(r"\swhen\s(?:he|she|they|it)\s(?:took|came|was|were|won|entered|visited|met|spoke)\b")
_WITHOUT = re.compile(r"(?<!\band)\swithout\s(?:\w+\s)?\w+ing\b")
_BUT = re.compile(r",\sbut\s(?!that\b)")
_CHANNEL = re.compile(  # `said it was safe in a statement on Monday`
    r"\s(?:in|during|at|via|on)\s(?:an?|his|her|its|their)\s(?:[\w-]+\s){0,3}?"
    r"(?:statement|interview|conference|briefing|release|tweet|post|speech|letter|memo|e-?mail)"
    r"(?:\s(?:on|to|with|for|late|early|this|last|released|issued|posted|published)\s[^,;“”\"]{2,60})?\W*$"
)
_WITH_CUE = re.compile(
    r",\swith\s(?:an?|the|some|his|her|its|their|one)\s(?:[\w'’-]+\s){1,5}?(?:"
    + "|".join(sorted(TRAILING))
    + r")\b"
)
_SAID_AGAIN = re.compile(r",?\s(?:--|—|–)\s(?=(?:said|says|told|wrote|added)\b)")
_LEFT = re.compile(  # `said it was safe before she left for Kesh`
    r"\s(?:before|after)\s(?:he|she|they)\s(?:boarded|left|departed|flew|travel+ed|headed|drove|arrived|landed|met)\b"
)
_CUTS = (_TRAILING_CUE, _LATE_CUE, _BUT, _WITHOUT, _CHANNEL, _SAID_AGAIN, _LEFT, _WITH_CUE)
_VERBISH = BE | MODALS | frozenset(["has", "have", "had", "does", "do", "did"])
_CLAUSE_TAKERS = frozenset(["say", "tell", "report", "announce", "confirm", "reveal", "deny"])
_NOUN_TAKERS = frozenset(["report", "announce", "confirm", "reveal", "acknowledge"])
_TOLD = frozenset(["tell", "warn", "assure", "remind", "inform"])
_NOT_CONTENT = PREPOSITIONS - {"with", "after", "before", "despite", "during", "since", "under", "without"}
_SILENT = frozenset(["believe", "think", "know", "learn", "hope", "fear", "expect", "agree"])
_SUBJECTS = frozenset(["it", "he", "she", "they", "we", "i", "you"])
_PHRASE_START = frozenset(["to", "for", "as", "that", "having", "being"])


class Content(NamedTuple):
    """What is said, and whether in the speaker's own words."""

    span: Span
    kind: StatementKind


def content_after(scene: Scene, cue: Cue, start: int, limit: int | None = None) -> Content | None:
    """Return the content that follows a cue, or None where nothing that can be said does."""
    limit = _limit(scene) if limit is None else limit
    at = _past_circumstance(scene, cue, start)
    if at is None:
        return None
    begun = _quote_at(scene, at)
    if begun is not None:
        end = begun.end if _closes(scene, begun, limit) else cut(scene, at, limit)
        return _content(scene, Span(begun.start, max(begun.end, end)))
    that = at > start and scene.text[start:at].rstrip(" ,").endswith(("that", ":"))
    if not that and not _is_content(scene, cue, at, limit):
        return None
    end = cut(scene, at, limit)
    joined = _JOINED_CUE.search(scene.text, at, end) if cue.group == "phrase" else None
    joined = joined or (_WHEN.search(scene.text, at, end) if cue.status == "expected" else None)
    return _content(scene, Span(at, joined.start() if joined else end))


def content_before(scene: Scene, end: int, start: int | None = None) -> Content | None:
    """Return the content that ends before a source or cue: from the sentence's start, or a later one."""
    start = scene.span.start if start is None else start
    dateline = _DATELINE.match(scene.text, start, end)
    start = dateline.end() if dateline else start
    quote = _quote_ending(scene, end)
    if quote is not None:
        lead = [m.lower() for m in _WORD.findall(scene.text, min(start, quote.start), quote.start)]
        goes_on = scene.text[quote.start].islower() and lead and lead[0] not in _LINKS
        if len(lead) <= 2 and not goes_on:  # `Mayor ‘knew bridge was unsafe’` is said as a whole
            return _content(scene, quote)
    span = bare(scene.text, Span(start, max(start, quote.end if quote else end)))
    return _content(scene, span) if len(_WORD.findall(scene.text, span.start, span.end)) >= 2 else None


def _limit(scene: Scene) -> int:
    """Return the sentence's end, or that of the quotation that goes on beyond it."""
    return max([scene.span.end, *(q.end for q in scene.quotes if q.start < scene.span.end)])


def _content(scene: Scene, span: Span) -> Content | None:
    span = bare(scene.text, span)
    if span.end <= span.start:
        return None
    inside = [q for q in scene.quotes if q.overlaps(span)]
    whole = any(q.start <= span.start and span.end <= q.end for q in inside)
    return Content(span, "direct" if whole else "mixed" if inside else "indirect")


def bare(text: str, span: Span) -> Span:
    """Take marks, stops and space off the edges; a full stop before a closing mark may stay inside."""
    start, end = span
    while start < end and text[start] in _MARKS + ",;:–—-":
        start += 1
    while end > start and text[end - 1] in _MARKS + _STOPS + "–—-":
        end -= 1
    return Span(start, end)


def without_that(text: str, span: Span) -> Span:
    """Take `that` off the front of a content, where it is no subject (`think that will happen`)."""
    following = _WORD.match(text, span.start + len("that "))
    subject = following is not None and following.group().lower() in BE | MODALS
    if subject or not text.startswith("that ", span.start):
        return span
    return Span(span.start + len("that "), span.end)


# --- after the cue ------------------------------------------------------------------------------


def _past_circumstance(scene: Scene, cue: Cue, start: int) -> int | None:
    """Return where content may begin: after who is told, when, where, and `that` or a colon."""
    colon = _COLON.match(scene.text, start, scene.span.end) if cue.lemma not in _SILENT else None
    if colon and _quote_at(scene, colon.end()) is not None and not _says_again(colon.group()):
        return colon.end()
    that = _THAT.match(scene.text, start, scene.span.end)
    if that and _is_circumstance(scene, cue, Span(*that.span("mid"))):
        verb = _WORD.match(scene.text, that.end())  # `think that will happen`
        return that.start("that") if verb and verb.group().lower() in BE | MODALS else that.end()
    at = _past_audience(scene, start) if cue.lemma in _TOLD else start
    at = _before_subject(scene, start, at)
    at = _past_times(scene, at)
    while at < scene.span.end and scene.text[at] in " \xa0\n,":
        at += 1
    if scene.text.startswith("it, ", at):
        at += len("it, ")  # `as the board explains it, the bridge …`
    return at if at < scene.span.end else None


def _says_again(text: str) -> bool:
    """Say whether a further cue stands between a cue and a colon: `said it was old, with a clerk stating:`"""
    return any(m.group().lower() in CUES for m in _WORD.finditer(text))


def _is_circumstance(scene: Scene, cue: Cue, mid: Span) -> bool:
    """Say whether the words between cue and `that` tell when, where or to whom, not what."""
    words = [m.group().lower() for m in _WORD.finditer(scene.text, mid.start, mid.end)]
    if not words:
        return True
    if len(words) > 16 or any(w in _VERBISH or w in _SUBJECTS for w in words):
        return False
    if cue.group == "phrase" or cue.lemma in _TOLD:
        return len(words) <= 8
    timed = any(t.start - mid.start <= 4 for t in scene.times if mid.start <= t.start < mid.end)
    owned = words[0] == "her" and len(words) > 1  # `her support of the raid that`
    return timed or (words[0] in PREPOSITIONS | BETWEEN | AUDIENCE and not owned)


def _past_audience(scene: Scene, start: int) -> int:
    """Step over who is told: a name or a few words."""
    named = next((n for n in scene.names if 0 < n.span.start - start <= 6), None)
    if named is not None:
        return start if scene.text.startswith(("'s ", "’s "), named.span.end) else named.span.end
    at = start
    for count, match in enumerate(_WORD.finditer(scene.text, start, scene.span.end)):
        low = match.group().lower()
        if count and (low in PREPOSITIONS or low in DETERMINERS or count > 3 or match.start() - at > 1):
            return at
        at = match.end()
        if low in AUDIENCE:
            return at
    return at


def _before_subject(scene: Scene, start: int, at: int) -> int:
    """Step back from a verb to its subject, which is no audience: `warned the delay could be long`."""
    verb = _WORD.search(scene.text, at, scene.span.end)
    if verb is None or verb.start() - at > 1 or verb.group().lower() not in _VERBISH - {"to"}:
        return at
    last = [m for m in _WORD.finditer(scene.text, start, at) if m.group().lower() in _SUBJECTS]
    return last[-1].start() if last else start


def _past_times(scene: Scene, at: int) -> int:
    """Step over times and adverbs: `said on Thursday`, `said again`."""
    while True:
        match = _WORD.search(scene.text, at, scene.span.end)
        if match is None or match.start() - at > 2:
            return at
        low = match.group().lower()
        begin = match.end() + 1 if low in ("on", "in", "late", "early") else match.start()
        time = next((t for t in scene.times if abs(t.start - begin) <= 1 or t.start == match.start()), None)
        if time is not None and scene.text.startswith(("'s ", "’s "), time.end):
            return at
        if time is not None:
            at = time.end
        elif is_between(low) and low not in ("only", "just", "now", "even", "not", "has", "have", "had"):
            at = match.end()
        else:
            return at


def _quote_at(scene: Scene, at: int) -> Span | None:
    """Return the quotation that opens here or within the next two characters of marks."""
    return next(
        (q for q in scene.quotes if 0 <= q.start - at <= 3 and not scene.text[at : q.start].strip(_MARKS)),
        None,
    )


def _closes(scene: Scene, quote: Span, limit: int) -> bool:
    """Say whether nothing but stops, or a comma and a new clause, follows a quotation."""
    rest = scene.text[quote.end : limit].lstrip("”»\"’'")
    return not rest.strip(_MARKS + _STOPS + ")") or scene.text[quote.end - 1] in ",.!?" or rest[:1] in ",.;"


def _is_content(scene: Scene, cue: Cue, at: int, limit: int) -> bool:
    """Say whether what begins here without `that` can be content and not a circumstance."""
    words = [m.group().lower() for m in _WORD.finditer(scene.text, at, min(limit, at + 400))]
    if len(words) < 2 or (cue.lemma == "confirm" and _is_person(words)):
        return False
    if cue.lemma == "pledge" and words[0] in ("allegiance", "loyalty", "support", "money"):
        return False
    if cue.group == "phrase":
        return words[0] not in PREPOSITIONS - _PHRASE_START or cue.lemma == "call for"
    if cue.lemma in THAT_ONLY:
        return False
    if words[0] == "to" and cue.lemma in ("claim", "hope", "expect", "agree", "promise"):
        return len(words) > 2
    if words[0] == "citing" or (cue.lemma in _TOLD and words[0] in ("after", "before", "during")):
        return False
    if cue.lemma == "claim" and not _has_verb(scene, at, limit):
        return False
    if words[0] in _NOT_CONTENT or words[0] in (
        "when",
        "while",
        "where",
        "how",
        "by",
        "the" if cue.form == "ing" else "by",
    ):
        return False
    if cue.lemma in _CLAUSE_TAKERS and cue.lemma == "say":
        return True
    return cue.lemma in _NOUN_TAKERS or any(
        w in _VERBISH or w.endswith("ed") or w in ("will", "to") for w in words[1:]
    )


def _is_person(words: Sequence[str]) -> bool:
    """Say whether words open with a pronoun as an object: `him as mayor`, and not `her death`."""
    return words[0] in ("him", "them") or (words[0] == "her" and words[1] in PREPOSITIONS)


def _has_verb(scene: Scene, start: int, limit: int) -> bool:
    """Say whether a clause stands here up to the next comma, and no bare noun."""
    comma = scene.text.find(",", start, limit)
    end = limit if comma < 0 else comma
    words = [m.group().lower() for m in _WORD.finditer(scene.text, start, min(end, start + 200))]
    relative = next((i for i, w in enumerate(words) if w in ("who", "which")), len(words))
    return any(w in _VERBISH for w in words[:relative]) or any(w.endswith("ed") for w in words[1:4])


def said_until(text: str, start: int, end: int) -> int:
    """Return where content ends whose last words tell how it was said: `in a statement on Monday`."""
    match = _CHANNEL.search(text, start, end)
    return end if match is None else match.start()


def cut(scene: Scene, start: int, limit: int) -> int:
    """Return where content that begins here ends: at the limit, or before what is no longer said."""
    ends = [limit]
    for pattern in _CUTS:
        match = next(
            (m for m in pattern.finditer(scene.text, start, limit) if not scene.quoted(m.start())), None
        )
        if match:
            ends.append(match.start())
    semicolon = scene.text.find(";", start, limit)
    if semicolon > 0 and not scene.quoted(semicolon):
        ends.append(semicolon)
    return min(ends)


# --- before the source --------------------------------------------------------------------------


def _quote_ending(scene: Scene, end: int) -> Span | None:
    """Return the quotation that closes right before a position."""
    return next(
        (
            q
            for q in scene.quotes
            if 0 <= end - q.end <= 6 and not scene.text[q.end : end].strip(_MARKS + _STOPS + "–—-")
        ),
        None,
    )
