"""Turns the names of a page into chains: a short name or acronym points to the fuller one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from stemma.offsets import Span
from stemma.types import NameKind

_BODIES: tuple[NameKind, ...] = ("organization", "country", "instrument", "work", "group")
_BRACKET = re.compile(r"\s?\((?:the\s)?$")
_SMALL = frozenset(["of", "the", "for", "and", "on", "in", "de", "la"])

Named = tuple[Span, NameKind]


def antecedents(text: str, names: Sequence[Named]) -> dict[Span, Span]:
    """Return, for names that are short for another on the page, the span of the fuller one.

    The nearest fuller name before counts, else the first one after.
    """
    found: dict[Span, Span] = {}
    found |= _persons(text, [span for span, kind in names if kind == "person"])
    bodies = [span for span, kind in names if kind in _BODIES]
    found |= _tails(text, [span for span, kind in names if kind == "organization"])
    found |= _acronyms(text, bodies)
    found |= _bracketed(text, [span for span, _ in names])
    return found


def _persons(text: str, spans: Sequence[Span]) -> dict[Span, Span]:
    """Link a name to a longer one that holds all its words: a surname, a given name, a shorter form."""
    by_word: dict[str, list[tuple[Span, tuple[str, ...]]]] = defaultdict(list)
    for span in spans:
        words = tuple(span.of(text).split())
        for word in dict.fromkeys(words):
            by_word[word].append((span, words))
    found = {}
    for span in spans:
        own = set(span.of(text).split())
        rarest = min(own, key=lambda w: (len(by_word[w]), w))
        fuller = [s for s, longer in by_word[rarest][:200] if len(longer) > len(own) and own <= set(longer)]
        target = _nearest(span, fuller)
        if target is not None:
            found[span] = target
    return found


def _tails(text: str, spans: Sequence[Span]) -> dict[Span, Span]:
    """Link a body's name to a longer one that ends with it: `Port Council` to `Varland Port Council`."""
    by_tail: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        words = span.of(text).split()
        for cut in range(1, len(words) - 1):
            by_tail[" ".join(words[cut:])].append(span)
    links = ((span, _nearest(span, by_tail.get(span.of(text), ()))) for span in spans)
    return {span: target for span, target in links if target is not None}


def _acronyms(text: str, spans: Sequence[Span]) -> dict[Span, Span]:
    """Link an acronym to a name whose words begin with its letters."""
    by_initials: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        initials = _initials(span.of(text))
        if len(initials) > 1:
            by_initials[initials].append(span)
    links = ((span, _nearest(span, by_initials.get(span.of(text).replace(".", ""), ()))) for span in spans)
    return {span: target for span, target in links if target is not None and target != span}


def _initials(name: str) -> str:
    words = [w for w in re.split(r"[\s-]+", name) if w and w.lower() not in _SMALL]
    return "".join(w[0] for w in words).upper() if len(words) > 1 else ""


def _bracketed(text: str, spans: Sequence[Span]) -> dict[Span, Span]:
    """Link a name in brackets to the name before them: `Harbour Board (HB)`, `Ada Lind (@adalind)`."""
    found = {}
    for before, span in pairwise(spans):
        if not _BRACKET.fullmatch(text[before.end : span.start]) or text[span.end : span.end + 1] != ")":
            continue
        short = span.of(text)
        if short.startswith("@") or short.isupper() or _initials(short) == before.of(text):
            found[span] = before
    return found


def _nearest(span: Span, targets: Iterable[Span]) -> Span | None:
    listed = sorted(targets)
    before = [t for t in listed if t.end <= span.start]
    after = [t for t in listed if t.start >= span.end]
    return before[-1] if before else after[0] if after else None
