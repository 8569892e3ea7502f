"""Turns the words beside a cue into the source: the phrase that names or describes who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from stemma.annotate.attribution_words import (
    BE,
    CLAUSE_OPENERS,
    CUES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SPEAKING,
    is_between,
)
from stemma.annotate.names_words import ROLE_NOUNS
from stemma.offsets import Span
from stemma.types import Annotation, Reference

_WORD = re.compile(r"[^\W_][\w'’.-]*|[^\w\s]")
_CHUNK_END = re.compile(r"[,;:]\s|\s[—–-]{1,2}\s|—|[“”\"]|\.\s")
_LAST_WORD = re.compile(r"([\w'’-]+)\W*$")
_LONGEST_SOURCE = 220  # code points
_LONGEST_SUBJECT = 6  # words
_LONG_QUOTE = 4  # words; a shorter quotation does not break a phrase
_APPOSED = re.compile(r"(?:an?|the|its|their|his|her|one)\s", re.IGNORECASE)
_OPENING_SUBJECT = re.compile(
    r"((?:The|A|An|Some|Several|Both|Local)\s(?:[\w-]+\s){0,2}?[\w-]+)\s"
    r"(?=(?:has|have|had|is|are|was|were|will|would|did|also|later|\w+ed|met|sent|put|made|took|went|came|gave|held)\b)"
)
_OPENING_PRONOUN = re.compile(r"(?:(?:\w+\s){1,4}?,?)??(He|She|They|It|he|she|they|it)\s(?!is\b|was\b)")
_LINKING = frozenset(
    phrase.strip()
    for phrase in [
        "however",
        " meanwhile",
        " though",
        " too",
        " also",
        " instead",
        " moreover",
        " nevertheless",
        " therefore",
        "for his part",
        " for her part",
        " for its part",
        " for their part",
        " in turn",
        " by contrast",
    ]
)
_NEUTRAL = re.compile(
    r"(?:in|on|at|by|during|via|through|from|speaking|writing|citing|quoting|when|asked|quoted|who|which|whose|as)\b",
    re.IGNORECASE,
)


class Scene(NamedTuple):
    """A sentence and what is known to stand in it."""

    text: str
    span: Span
    names: Sequence[Annotation]
    quotes: Sequence[Span]
    times: Sequence[Span]

    def name_ending(self, at: int) -> Annotation | None:
        """Return the longest name that ends at a position (a possessive ending may follow)."""
        return next((n for n in self.names if n.span.end == at), None)

    def names_in(self, span: Span) -> list[Annotation]:
        """Return the names within a span."""
        return [n for n in self.names if span.start <= n.span.start and n.span.end <= span.end]

    def is_scare(self, at: int) -> bool:
        """Say whether the quotation mark at a position belongs to a quotation of a few words."""
        near = (q for q in self.quotes if q.start - 2 <= at <= q.end + 1)
        return any(len(q.of(self.text).split()) < _LONG_QUOTE for q in near)

    def quoted(self, at: int) -> Span | None:
        """Return the quotation that a position lies in."""
        return next((q for q in self.quotes if q.start <= at < q.end), None)


def source_before(scene: Scene, cue_start: int) -> Span | None:
    """Return the source that ends before the cue, with its title, or None where no subject is clear."""
    end = _subject_end(scene, cue_start)
    chunks = _chunks(scene, end)
    apposed = False
    for index in range(len(chunks) - 1, max(-1, len(chunks) - 5), -1):
        chunk = _trimmed(scene.text, chunks[index])
        near = chunk is not None and "," not in scene.text[chunk.end : cue_start]
        inner = _relative_subject(scene, chunk) if chunk and near else None
        if inner is not None:
            return inner
        if chunk is None or _is_aside(scene.text, chunk) or scene.text[chunk.start : chunk.end].isdigit():
            apposed = True
            continue
        if scene.text[chunk.start : chunk.end] in ("who", "which") and index:
            return _relative_head(scene, _trimmed(scene.text, chunks[index - 1]) or chunk)
        person = _apposed_person(scene, chunks, index)
        if person is not None:
            return person
        opens = chunk.start == scene.span.start and scene.text[chunk.start].isupper()
        described = opens or scene.text[chunk.start : chunk.end].split()[0].lower() in DETERMINERS
        return _subject(scene, chunk, at_end=not apposed or described)
    return None


def source_after(scene: Scene, cue_end: int) -> Span | None:
    """Return the source that begins right after the cue: `said X, the minister` gives X with its title."""
    limit = _next_break(scene, cue_end)
    chunk = _trimmed(scene.text, Span(cue_end, limit))
    if chunk is None or chunk.end - chunk.start > _LONGEST_SOURCE:
        return None
    first = _WORD.match(scene.text, chunk.start)
    if first is None:
        return None
    low = first.group().lower()
    if low in PRONOUNS:
        return Span(*first.span())
    if low in ("that", "this", "those", "these", "no", "any"):
        return None
    inside = scene.names_in(chunk)
    for name in sorted(inside[:4], key=lambda n: n.label != "person"):
        if scene.text.startswith(("'s ", "’s "), name.span.end):
            continue
        if _title_only(scene.text, Span(chunk.start, name.span.start), name):
            return Span(chunk.start, name.span.end)
    if low in DETERMINERS or low in ROLE_NOUNS or (inside and inside[0].span.start == chunk.start):
        return _with_apposed(scene, _cut_description(scene.text, chunk))
    final = scene.text[chunk.start : chunk.end].split()[-1]
    plural = low.rstrip("s") in ROLE_NOUNS or final.rstrip("s") in ROLE_NOUNS or final in SPEAKING
    return _cut_description(scene.text, chunk) if plural else None


def _with_apposed(scene: Scene, source: Span) -> Span:
    """Add the name that a description after the cue is apposed to: `said the mayor of X, Dalia Oren.`"""
    if scene.text[source.end : source.end + 2] != ", ":
        return source
    name = next((n for n in scene.names if n.span.start == source.end + 2), None)
    if name is None or name.label != "person" or scene.text[name.span.end : name.span.end + 1] not in ",.;":
        return source
    return Span(source.start, name.span.end)


_RELATIVE = re.compile(r"\s(?:who|which)\s")


def _without_time(scene: Scene, chunk: Span) -> Span:
    """Take when it was said off the end of a source: `officials on Saturday`."""
    time = next((t for t in scene.times if t.end == chunk.end and t.start > chunk.start), None)
    if time is None or any(n.span.overlaps(time) for n in scene.names):
        return chunk
    end = _without_preposition(scene, time.start)
    cut = _trimmed(scene.text, Span(chunk.start, max(chunk.start, end)))
    if cut is None or cut.of(scene.text).split()[-1].lower() in PREPOSITIONS:
        return chunk  # `statistics from November`
    return cut


def sources_of(scene: Scene, start: int, limit: int) -> Span | None:
    """Return the source of `according to`: a noun phrase from here to the next break."""
    chunk = _trimmed(scene.text, Span(start, min(limit, _next_break(scene, start))))
    if chunk is not None:
        relative = _RELATIVE.search(scene.text, *chunk)
        chunk = _without_time(scene, Span(chunk.start, relative.start()) if relative else chunk)
    return None if chunk is None or chunk.end - chunk.start > _LONGEST_SOURCE else chunk


def first_subject(scene: Scene, before: int) -> Span | None:
    """Return the first name of the sentence that can be a subject, for a participle that shares it."""
    pronoun = _OPENING_PRONOUN.match(scene.text, scene.span.start, before)
    if pronoun and not any(n.span.start < pronoun.start(1) for n in scene.names):
        return Span(*pronoun.span(1))
    for name in scene.names:
        if name.span.end > before or name.label in ("instrument", "work", "weapon"):
            continue
        full = with_title(scene, name)
        lead = scene.text[max(scene.span.start, full.start - 40) : full.start].lower().split()
        led = lead[:-1] if lead[-1:] in (["the"], ["and"]) else lead
        joined = lead[-1:] == ["and"] or (lead[-2:] == ["and", "the"])
        if not joined and (not led or led[-1] not in PREPOSITIONS):
            return full
    opening = _OPENING_SUBJECT.match(scene.text, scene.span.start, before)
    return Span(*opening.span(1)) if opening else None


# --- steps ------------------------------------------------------------------------------------


def _subject_end(scene: Scene, cue_start: int) -> int:
    """Step left over adverbs, auxiliaries and times that stand between subject and cue."""
    end = cue_start
    while True:
        while end > scene.span.start and scene.text[end - 1] in " \xa0\n":
            end -= 1
        timed = next((t for t in scene.times if t.end == end and t.start > scene.span.start), None)
        if timed is not None and scene.name_ending(end) is None:
            end = _without_preposition(scene, timed.start)
            continue
        match = _LAST_WORD.search(scene.text, max(scene.span.start, end - 30), end)
        if match is None or match.end() != end or not is_between(match.group(1).lower()):
            return end
        end = match.start(1)


def _without_preposition(scene: Scene, start: int) -> int:
    match = _LAST_WORD.search(scene.text, max(scene.span.start, start - 12), start)
    return (
        match.start(1) if match and match.group(1).lower() in ("on", "in", "at", "late", "early") else start
    )


def _chunks(scene: Scene, end: int) -> list[Span]:
    """Cut the words before a position at commas, dashes, colons and quotation marks."""
    chunks: list[Span] = []
    start = max(scene.span.start, end - 4 * _LONGEST_SOURCE)
    for match in _CHUNK_END.finditer(scene.text, start, end):
        if _is_abbreviation(scene.text, match) or (match.group() in '“”"' and scene.is_scare(match.start())):
            continue
        chunks.append(Span(start, match.start()))
        start = match.end()
    return [*chunks, Span(start, end)]


def _is_abbreviation(text: str, stop: re.Match[str]) -> bool:
    """Say whether a full stop closes an abbreviated title (`Gen.`) or an hour (`a.m.`), not a sentence."""
    word = text[max(0, stop.start() - 4) : stop.start()].split(" ")[-1]
    return stop.group()[0] == "." and (word.istitle() or "." in word)


def _trimmed(text: str, span: Span) -> Span | None:
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip(' \xa0\n,-–—’”"'))
    end = span.start + len(piece.rstrip(" \xa0\n,-–—:"))
    return Span(start, end) if end > start else None


_RELATIVE_OBJECT = re.compile(r"(?:who|whom|which)\s(?=\S)")


def _relative_subject(scene: Scene, chunk: Span) -> Span | None:
    """Return who speaks within a relative clause: `the driver, who police identified as`."""
    opened = _RELATIVE_OBJECT.match(scene.text, *chunk)
    if opened is None:
        return None
    rest = Span(opened.end(), chunk.end)
    lows = rest.of(scene.text).lower().split()
    verbs = any(low in BE or low in CUES or is_between(low) for low in lows)
    if verbs or len(lows) > _LONGEST_SUBJECT:
        return None
    known = lows[0] in PRONOUNS or lows[0] in DETERMINERS or lows[-1] in SPEAKING
    known = known or lows[-1].rstrip("s") in ROLE_NOUNS or bool(scene.names_in(rest))
    return _subject(scene, rest, at_end=True) if known else None


def _is_aside(text: str, chunk: Span) -> bool:
    """Say whether a chunk between commas is no subject: `in a post on her page`, `however`."""
    if text[chunk.start : chunk.end].lower() in _LINKING:
        return True
    return (
        _NEUTRAL.match(text, chunk.start) is not None
        and chunk.end - chunk.start > 3
        and not _ends_as_subject(text, chunk)
    )


def _ends_as_subject(text: str, chunk: Span) -> bool:
    words = text[chunk.start : chunk.end].split()
    return words[0].lower() in ("as", "when") and len(words) > 1


def _is_apposed(text: str, chunk: Span) -> bool:
    """Say whether a chunk can stand in apposition: it opens with an article or with a role."""
    if _APPOSED.match(text, chunk.start):
        return True
    word = _WORD.match(text, chunk.start)
    return word is not None and word.group().lower() in ROLE_NOUNS


def _apposed_person(scene: Scene, chunks: Sequence[Span], index: int) -> Span | None:
    """Return the name that this chunk, and any between, are apposed to: `X, the mayor, one of us`."""
    while index > 0:
        chunk = _trimmed(scene.text, chunks[index])
        if chunk is None or not _is_apposed(scene.text, chunk):
            return None
        person = _person_before(scene, chunks, index)
        if person is not None:
            return person
        index -= 1
    return None


def _person_before(scene: Scene, chunks: Sequence[Span], index: int) -> Span | None:
    """Return the name that the chunk before ends with, where this chunk stands in apposition to it."""
    if index == 0:
        return None
    before = _trimmed(scene.text, chunks[index - 1])
    name = scene.name_ending(before.end) if before else None
    if name is None or before is None or name.label not in ("person", "organization", "group"):
        return None
    full = with_title(scene, name)
    lead = scene.text[before.start : full.start].lower().split()
    led = lead[:-1] if lead[-1:] == ["the"] else lead  # `seen by the Gazette, an engineer` is of two
    return full if not led or led[-1] in CLAUSE_OPENERS else None


def with_title(scene: Scene, name: Annotation) -> Span:
    """Return the name with the title before it, if it states one."""
    role = name.value.role if isinstance(name.value, Reference) else None
    start = role.start if role is not None and role.end <= name.span.start else name.span.start
    owner = next((n for n in scene.names if 0 < start - n.span.end <= 3 and n.span.end < start), None)
    if owner is not None and scene.text[owner.span.end : start] in ("'s ", "’s "):
        start = owner.span.start
    lead = _OPENING.search(scene.text, max(scene.span.start, start - 6), start)
    return Span(lead.start() if lead else start, name.span.end)


_OPENING = re.compile(r"\b(?:the|his|her|its|their|our|my)\s$", re.IGNORECASE)


def _title_only(text: str, lead: Span, name: Annotation) -> bool:
    """Say whether what stands before a name is its title and nothing more."""
    words = text[lead.start : lead.end].split()
    role = name.value.role if isinstance(name.value, Reference) else None
    if not words:
        return True
    if role is not None and role.start <= lead.start + 4:
        return True
    return (len(words) == 1 and words[0].lower() in ("the", "a")) or (
        words[-1].lower() in ROLE_NOUNS and len(words) <= 6
    )


def _subject(scene: Scene, chunk: Span, *, at_end: bool) -> Span | None:
    """Return the noun phrase at the end of a chunk: a name with its title, a pronoun or a description."""
    chunk = _last_clause(scene, chunk)
    words = scene.text[chunk.start : chunk.end].split()
    if not words:
        return None
    if words[-1].lower() in PRONOUNS:
        return Span(chunk.end - len(words[-1]), chunk.end)
    name = scene.name_ending(chunk.end)
    if name is not None:
        full = with_title(scene, name)
        lead = scene.text[chunk.start : full.start].split()
        if not lead or lead[-1].lower() not in PREPOSITIONS:
            return full
    return _description(scene, chunk) if at_end or name is not None else None


def _relative_head(scene: Scene, chunk: Span) -> Span | None:
    """Return whom `who` means: the noun phrase that ends the words before it."""
    subject = _subject(scene, chunk, at_end=True)
    words = list(_WORD.finditer(scene.text, *subject)) if subject else []
    if subject is None or len(words) <= 6:
        return subject
    starts = [w.start() for w in words[1:] if w.group().lower() in DETERMINERS - {"state", "local"}]
    return Span(starts[-1], subject.end) if starts else subject


def _last_clause(scene: Scene, chunk: Span) -> Span:
    """Cut a chunk after its last word that opens a clause, so that only the last subject is left."""
    start = chunk.start
    for match in _WORD.finditer(scene.text, chunk.start, chunk.end):
        low = match.group().lower()
        if low not in CLAUSE_OPENERS or any(n.span.start < match.start() < n.span.end for n in scene.names):
            continue
        if low in ("who", "which", "that") and _relative_of_description(scene, chunk, match.start(), start):
            break
        if low == "and" and _joins_names(scene, match):
            continue
        start = match.end()
    trimmed = _trimmed(scene.text, Span(start, chunk.end))
    return trimmed or Span(chunk.end, chunk.end)


def _relative_of_description(scene: Scene, chunk: Span, at: int, start: int) -> bool:
    """Say whether a relative clause describes the subject: `An aid worker who saw them said`."""
    lead = scene.text[start:at].lower().split()
    if not 1 <= len(lead) <= 5 or at - chunk.start >= 60:
        return False
    if lead[0] in ("a", "an", "another", "one"):
        return True
    following = scene.text[at : chunk.end].lower().split()[1:2]
    told = any(low in CUES for low in lead) or any(n.span.end == at - 1 for n in scene.names)
    subject = following[:1] and (following[0] in DETERMINERS or following[0] in PRONOUNS)
    return lead[0] == "the" and not told and not subject


def _joins_names(scene: Scene, match: re.Match[str]) -> bool:
    if scene.text.startswith((" its ", " their "), match.end()):
        return True
    if scene.text[match.end() + 1 : match.end() + 2].isupper():
        before = scene.text[max(scene.span.start, match.start() - 30) : match.start()].split()
        return bool(before) and before[-1][0].isupper()
    before_ends = any(n.span.end == match.start() - 1 for n in scene.names)
    return before_ends and any(match.end() < n.span.start <= match.end() + 5 for n in scene.names)


def _description(scene: Scene, chunk: Span) -> Span | None:
    """Return a description that ends a chunk, from its determiner or first word on."""
    tokens = [m for m in _WORD.finditer(scene.text, chunk.start, chunk.end) if m.group()[0].isalnum()]
    while tokens and (is_between(tokens[0].group().lower()) or tokens[0].group().lower() in CLAUSE_OPENERS):
        tokens = tokens[1:]
    if not tokens or len(tokens) > 16:
        return None
    lows = [t.group().lower() for t in tokens]
    if (
        lows[-1] in PREPOSITIONS
        or lows[-1] in BE
        or lows[-1] in DETERMINERS - {"officials", "some", "others", "many", "all"}
    ):
        return None
    if lows[0] in PREPOSITIONS or any(low in BE for low in lows):
        at = _inner_start(lows)
        if at is None:
            return None
        tokens = tokens[at:]
    return Span(tokens[0].start(), chunk.end)


def _inner_start(lows: Sequence[str]) -> int | None:
    """Find the last determiner that no preposition stands before: where the last noun phrase begins."""
    for at in range(len(lows) - 1, 0, -1):
        if lows[at] in ("the", "a", "an", "some", "another", "his", "her", "its", "their") and (
            lows[at - 1] not in PREPOSITIONS and lows[at - 1] not in BE
        ):
            return at
    return None


def _next_break(scene: Scene, start: int) -> int:
    """Return where the phrase that begins here ends: at a comma, quotation mark or the sentence's end."""
    for match in _CHUNK_END.finditer(scene.text, start + 1, scene.span.end):
        if _is_abbreviation(scene.text, match):
            continue
        return match.start()
    end = scene.span.end
    while end > start and scene.text[end - 1] in ".!?”\"’' )":
        end -= 1
    return end


_AFTER_SOURCE = re.compile(
    r"\s(?:in|on|at|during|who|which|after|before|as|when|while|by\stelephone|late|early|here|today|yesterday|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday|this\sweek|last\sweek)\b"
)


def _cut_description(text: str, chunk: Span) -> Span:
    """Cut a description after the cue where a circumstance begins: `said a spokesman here on Monday`."""
    match = _AFTER_SOURCE.search(text, chunk.start, chunk.end)
    return Span(chunk.start, match.start()) if match else chunk
