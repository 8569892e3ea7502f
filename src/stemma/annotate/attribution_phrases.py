"""Turns a source as it was read into the whole phrase for who speaks, and that phrase into its head."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from stemma.annotate.attribution_contents import bare
from stemma.annotate.attribution_sources import Scene, with_title
from stemma.annotate.attribution_words import BE, MODALS, PREPOSITIONS, WRITINGS, is_between
from stemma.annotate.names_words import BODY_ENDINGS, HONORIFICS, ROLE_NOUNS
from stemma.offsets import Span
from stemma.types import Annotation, Attribution, Page, Reference

_MOST_WORDS = 40
_APPOSED = re.compile(
    r"\s?(?:\([^()\n]{1,24}\))?,\s(?:(?:now\s|then\s|once\s)?(?:an?|the|one|its|their|his|her|my|our)\s"
    r"|(?:who|whose|which)\s|of\s|\d{1,3}\b|(?P<role>[\w-]+))"
)
_CLOSED = re.compile(r",\s(?:(?:has|have|had|also|later|then|recently|previously)\s)*$")
_HANGING = re.compile(r",?\s(?:who|which|and)$")


def whole_sources(
    scene: Scene, found: Sequence[Attribution], tied: Sequence[Attribution]
) -> list[Attribution]:
    """Give each attribution of a sentence its whole source; who speaks together has a phrase each already."""
    speakers = Counter(a.cue for a in found)
    return [a if speakers[a.cue] > 1 else whole_source(scene, a, tied) for a in found]


def whole_source(scene: Scene, attribution: Attribution, tied: Sequence[Attribution]) -> Attribution:
    """Give an attribution the whole phrase for who speaks: title, name and what is apposed to it.

    Rules cut a title or an apposition off (`Ada May, a clerk`). Where the encoder reads a phrase around
    the same words, it is right for 114 of PolNeAR's 144 (dev) in which they differ, the rules for 31.
    """
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None:
        return attribution
    for other in tied:
        if other.cue is None or other.source is None or not other.cue.overlaps(cue):
            continue
        phrase = bare(scene.text, other.source)
        if phrase.overlaps(source) and _fits(scene, attribution, phrase):
            return _with_apposition(scene, replace(attribution, source=phrase), phrase)
    source = _with_apposed_to(scene, source, cue)
    hanging = _HANGING.search(scene.text, *source)
    return _with_apposition(
        scene, attribution, source if hanging is None else Span(source.start, hanging.start())
    )


def _with_apposition(scene: Scene, attribution: Attribution, phrase: Span) -> Attribution:
    """Let a source take in what is apposed to it, with the comma that closes it, where that fits."""
    assert attribution.cue is not None
    end = _apposition_end(scene, phrase, attribution.cue)
    closed = "," in phrase.of(scene.text) and scene.text.startswith(",", phrase.end)
    wider = Span(phrase.start, end or phrase.end + closed)
    return replace(attribution, source=wider if _fits(scene, attribution, wider) else phrase)


def _loses(scene: Scene, source: Span, phrase: Span) -> bool:
    """Say whether a phrase leaves out more of the source than auxiliaries: `two` of `two men`."""
    tail = scene.text[phrase.end : source.end].lower().split() if source.end > phrase.end else []
    named = any(not phrase.overlaps(n.span) for n in scene.names_in(source))
    return named or any(low not in _AUXILIARY and not is_between(low) for low in tail)


def _with_apposed_to(scene: Scene, source: Span, cue: Span) -> Span:
    """Begin a source at the name that it is only apposed to: `Ada May (Kesh), chair of the board, said`."""
    closed = scene.text.startswith(",", source.end) and source.end < cue.start
    if not closed or any(n.label == "person" for n in scene.names_in(source)):
        return source
    for name in reversed(scene.names):
        if name.label != "person" or name.span.end > source.start:
            continue
        full = with_title(scene, name)
        lead = scene.text[scene.span.start : full.start].split()
        between = _BETWEEN_APPOSED.fullmatch(scene.text, name.span.end, source.start)
        if between is None or (lead and lead[-1].lower() in PREPOSITIONS):
            return source
        return Span(full.start, source.end)
    return source


_BETWEEN_APPOSED = re.compile(r"(?:\s\([^()\n]{1,24}\))?,\s(?:[^,“”\"()\n]{1,40},\s){0,3}")


def _apposition_end(scene: Scene, source: Span, cue: Span) -> int | None:
    """Return where the apposition to a name ends: `Ada May, a clerk who saw it, said`, or None."""
    opened = _APPOSED.match(scene.text, source.end, scene.span.end)
    named = scene.name_ending(source.end) is not None or scene.text[source.end - 1] == ")"
    if opened is None or not named:
        return None
    if opened["role"] and opened["role"].lower() not in ROLE_NOUNS:
        return None
    if cue.start > source.end:
        closing = _CLOSED.search(scene.text, opened.start() + 1, cue.start)
        return None if closing is None else closing.start() + 1
    end = bare(scene.text, Span(source.start, scene.span.end)).end
    goes_on = scene.text.startswith(",", end) or _FURTHER_ON.search(scene.text, source.end, end)
    return None if goes_on else end


_AUXILIARY = BE | MODALS | {"has", "have", "had", "does", "do", "did", "all", "both"}
_OPEN_ENDS = PREPOSITIONS | {"the", "a", "an", "his", "its", "their", "our", "my"}
_FURTHER_ON = re.compile(r"[“”\"]|,\s(?:after|as|while|when|before|adding|citing|in|on|at|during|and|but)\b")


def _fits(scene: Scene, attribution: Attribution, phrase: Span) -> bool:
    """Say whether a phrase stands beside cue and content in the sentence, and cuts no name."""
    words = phrase.of(scene.text).lower().split()
    if not scene.span.covers(phrase) or not 1 <= len(words) <= _MOST_WORDS or words[-1] in _OPEN_ENDS:
        return False
    if any(n.span.overlaps(phrase) and not phrase.covers(n.span) for n in scene.names):
        return False
    if attribution.source is not None and _loses(scene, attribution.source, phrase):
        return False
    beside = (*attribution.content, attribution.cue)
    return not any(b is not None and b.overlaps(phrase) for b in beside)


def head_of(page: Page, source: Span) -> Span:
    """Return the name inside a source that says who speaks, or its description where none does.

    What is apposed to a name only says more of it; a name that is apposed to a description is who
    speaks: `one of the clerks, Ada May`.
    """
    layer = page.layer("name")
    near = slice(*(bisect_left(layer, at, key=lambda a: a.span.start) for at in source))
    names = [a for a in layer[near] if source.covers(a.span)]
    core = _core(page, source, names)
    head = _head_in(page, core, [n for n in names if core.covers(n.span)])
    if any(n.span == head for n in names):
        return head
    apposed = (n for n in names if n.span.start >= core.end and _is_apposed(page.text, source, n))
    return next((n.span for n in apposed), head)


def _core(page: Page, source: Span, names: Sequence[Annotation]) -> Span:
    """Return a source without what is apposed to it."""
    source = bare(page.text, source) if source.of(page.text).endswith((",", "-", "–", "—")) else source
    ends = [m.start() for m in _APPOSITION.finditer(page.text, *source)]
    ends += [page.text.rfind(",", 0, n.span.start) for n in names if _is_apposed(page.text, source, n)]
    inside = [e for e in ends if e > source.start and not any(n.span.start < e < n.span.end for n in names)]
    return Span(source.start, min([source.end, *inside]))


def _is_apposed(text: str, source: Span, name: Annotation) -> bool:
    """Say whether a person's name, with its title, follows a comma, or a body's stands between two."""
    role = name.value.role if isinstance(name.value, Reference) else None
    start = name.span.start if role is None else min(role.start, name.span.start)
    if _OPENED.search(text, source.start, start) is None:
        return False
    closed = name.span.end == source.end or text.startswith(",", name.span.end)
    return name.label == "person" or (name.label == "organization" and closed)


def _head_in(page: Page, source: Span, names: Sequence[Annotation]) -> Span:
    """Return the head of a source without appositions.

    A title before a name leads to the name; `in …` or `of …` after a name only says more of it.
    What is written speaks for who wrote it: `a statement by X`.
    """
    lead, first = "", next(iter(names), None)
    if first is not None:
        lead = page.text[source.start : first.span.start].strip().lower()
    if first is not None and _is_title(lead, first) and _is_head(page, source, first):
        return first.span
    person = next((n for n in names if n.label == "person"), None)
    if person is not None and person is not first:
        title = page.text[source.start : person.span.start].strip().lower()
        if _is_title(title, person) and _is_head(page, source, person):
            return person.span
    last = min((n for n in names if n.span.end == source.end), key=lambda n: n.span.start, default=None)
    if last is not None and not _is_within_phrase(page, source, last):
        return last.span
    words = [w.lower() for w in source.of(page.text).split()[:6]]
    written = [
        n
        for n in names
        if page.text[source.start : n.span.start].lower().split()[-2:] in _BY or _is_by(page, n)
    ]
    if written and WRITINGS & set(words):
        return written[0].span
    relative = _RELATIVE.search(page.text, source.start, source.end)
    return Span(source.start, relative.start()) if relative else source


_OPENED = re.compile(r",\s(?:the\s(?:[a-z-]+\s){0,3})?$")
_APPOSITION = re.compile(
    r",\s(?:(?:now|then|once)\s)?(?:an?|the|one|its|their|his|her|both|all|of|in|at|from|including)\s"
    r"|,\s(?:who|whose|which|\d{1,3})\b|\s(?:--|–|—)\s"
)
_FURTHER = frozenset(["and", "in", "of", "at", "for", "from", "to", "with", "released", "published"])
_LOW_HONORIFICS = frozenset(word.lower() for word in HONORIFICS)
_RELATIVE = re.compile(r",?\s(?:who|which|whose|that)\s")
_BY = (["of", "the"], ["by", "the"], ["from", "the"])


def _is_by(page: Page, name: Annotation) -> bool:
    return page.text[max(0, name.span.start - 6) : name.span.start].endswith((" of ", " by ", " from "))


def _is_title(lead: str, name: Annotation) -> bool:
    """Say whether the words before a name are an article, or the title of a person."""
    words = lead.split()
    if not words or lead in ("the", "a", "an"):
        return True
    titled = words[-1].strip(".") in ROLE_NOUNS | _LOW_HONORIFICS
    return name.label == "person" and titled and not any(w in PREPOSITIONS | {"and"} for w in words)


def _is_head(page: Page, source: Span, name: Annotation) -> bool:
    """Say whether what follows the first name of a source only says more of it."""
    rest = page.text[name.span.end : source.end].lower().split()
    if not rest:
        return True
    if rest[0] in _FURTHER or rest[0].startswith("("):
        return name.label != "person" or rest[0] != "and"
    return name.label != "country" and rest[-1] in BODY_ENDINGS and len(rest) <= 3


def _is_within_phrase(page: Page, source: Span, name: Annotation) -> bool:
    lead = page.text[source.start : name.span.start].lower().split()
    if name.label == "person":
        while lead and lead[-1].strip(".") in ROLE_NOUNS | _LOW_HONORIFICS:
            lead.pop()  # `a spokesman for President X`
        return bool(lead) and lead[-1] in PREPOSITIONS
    doing = any(len(word) > 5 and word.endswith("ing") and word not in BODY_ENDINGS for word in lead)
    return doing or any(word in _WITHIN for word in lead)


_WITHIN = frozenset(["of", "in", "from", "at", "with", "to", "for", "by", "on", "and"])
