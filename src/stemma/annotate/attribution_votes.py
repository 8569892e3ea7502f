"""Turns what rules, word trees and the encoder each read around a cue into what two of them share.

Of contents that are not quoted, rules alone were right for 22 of 100 where tree and encoder agreed
against them (PolNeAR, dev), tree and encoder for 92; what only these two see is right for 88.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from stemma.annotate.attribution_contents import bare, cut, said_until, without_that
from stemma.annotate.attribution_leads import is_nobody
from stemma.annotate.attribution_sources import Scene
from stemma.annotate.attribution_tied import kind_of
from stemma.annotate.attribution_trees import Told
from stemma.annotate.attribution_words import CUES, NAMING, PRONOUNS
from stemma.offsets import Span
from stemma.types import Attribution

_ALIKE = 0.5  # characters that two contents share, of those that stand in either
_SHORTEST = 15  # code points of what is told within what is said
_MOST_BETWEEN = 6  # words besides who speaks and the cue between two halves: `on Monday`
_LONG_QUOTE = 3  # words: a cue in a longer one is the speaker's own


def voted(
    scene: Scene, found: Sequence[Attribution], told: Sequence[Told], tied: Sequence[Attribution]
) -> list[Attribution]:
    """Return a sentence's attributions: those of the rules, mended, and what tree and encoder agree on."""
    mended = [together for a in _parted(scene, found, told) for together in _mended(scene, a, told, tied)]
    for together in _agreed(scene, told, tied):
        known = [old for old in mended if _is_known(together[0], old)]
        cue = together[0].cue
        if all(old.cue != cue and _is_alone(scene, old, told, tied) for old in known):
            mended = [old for old in mended if old not in known] + together
    mended = [a for a in mended if not _is_lost(scene, a, mended, told, tied)]
    return [*mended, *_nested(scene, mended, told)]


def _is_lost(
    scene: Scene,
    rule: Attribution,
    found: Sequence[Attribution],
    told: Sequence[Told],
    tied: Sequence[Attribution],
) -> bool:
    """Say whether rules alone read something within what is said: `it had reported trouble, she said`."""
    inner = any(_stands_in(rule, a) for a in found if a is not rule)
    return inner and not rule.via and _is_alone(scene, rule, told, tied)


def _parted(scene: Scene, found: Sequence[Attribution], told: Sequence[Told]) -> list[Attribution]:
    """Part what runs on over the speaker's next cue: `said it was safe and denied that it leaked`."""
    parted = []
    for rule in found:
        tree = next((t for t in told if rule.cue is not None and t.cue_span.overlaps(rule.cue)), None)
        further = [t for t in told if tree is not None and rule.kind != "direct" and _goes_on(t, tree, rule)]
        parted.append(replace(rule, content=tree.content) if further and tree is not None else rule)
        for t in further:
            kind = kind_of(t.content, scene.quotes)
            parted.append(Attribution(t.content, rule.source, t.cue_span, kind, status=t.cue.status))
    return parted


def _goes_on(further: Told, tree: Told, rule: Attribution) -> bool:
    """Say whether a cue within a rule's content stands outside the clause, and has the same subject."""
    inside = any(c.covers(further.cue_span) for c in rule.content) and further.sources == tree.sources
    return (
        inside
        and further.cue_span.start > tree.content[-1].end
        and tree.content[0].start == rule.content[0].start
    )


def _is_alone(scene: Scene, rule: Attribution, told: Sequence[Told], tied: Sequence[Attribution]) -> bool:
    """Say whether neither tree nor encoder sees what a rule read, which is not quoted."""
    if rule.cue is None or rule.kind == "direct":
        return False
    read = _read(scene, rule.cue, tied, rule.content)
    tree = next((t for t in told if t.cue_span.overlaps(rule.cue)), None)
    return not (read and alike(read, rule.content)) and not (tree and alike(tree.content, rule.content))


def _nested(scene: Scene, found: Sequence[Attribution], told: Sequence[Told]) -> Iterator[Attribution]:
    """Yield what is told within what is said: `she said that the ministry had denied it`.

    The speaker's own thoughts (`she said that she hoped`) are no statements of another.
    """
    for tree in told:
        outer = next((a for a in found if any(c.covers(tree.cue_span) for c in a.content)), None)
        named = not any(s.of(scene.text).lower() in PRONOUNS or is_nobody(scene, s) for s in tree.sources)
        known = any(a.cue is not None and a.cue.overlaps(tree.cue_span) for a in found)
        if outer is None or known or not named or not _passes_on(tree):
            continue
        if scene.text.startswith("to ", tree.content[0].start):
            continue  # `had agreed to go`
        if outer.kind == "direct" or scene.quoted(tree.cue_span.start) is not None:
            continue
        kind = kind_of(tree.content, scene.quotes)
        for source in tree.sources:
            yield Attribution(tree.content, source, tree.cue_span, kind, status=tree.cue.status)


def _passes_on(tree: Told) -> bool:
    """Say whether a cue within what is said reports a clause, and no mere hope or topic."""
    size = sum(c.end - c.start for c in tree.content)
    return size > _SHORTEST and (tree.cue.group == "speech" or tree.cue.lemma in ("deny", "accuse"))


def alike(a: Sequence[Span], b: Sequence[Span]) -> bool:
    """Say whether two contents are for the most part the same characters."""
    both = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)
    return both >= _ALIKE * (sum(s.end - s.start for s in (*a, *b)) - both)


def _is_known(new: Attribution, old: Attribution) -> bool:
    """Say whether one has the cue of another, or its words but for one that stands in the other."""
    if new.cue is None or (old.cue is not None and new.cue.overlaps(old.cue)):
        return True
    inner = _stands_in(new, old) or _stands_in(old, new)
    return not inner and any(x.overlaps(y) for x in new.content for y in old.content)


def _stands_in(inner: Attribution, outer: Attribution) -> bool:
    """Say whether an attribution is told within what another says: `she said that he had denied it`."""
    return inner.cue is not None and any(c.covers(inner.cue) for c in outer.content)


def _mended(
    scene: Scene, rule: Attribution, told: Sequence[Told], tied: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Return the rules' attribution with the content that the others agree on, once for each who speaks."""
    if rule.cue is None:
        return (rule,)
    tree = next((t for t in told if t.cue_span.overlaps(rule.cue)), None)
    if rule.kind != "direct":
        if tree is not None and _is_turned(scene, rule, tree, tied):
            kind = kind_of(tree.content, scene.quotes)
            return tuple(replace(rule, content=tree.content, source=s, kind=kind) for s in tree.sources)
        rule = _rejoined(scene, _reread(scene, rule, tree, tied), tied)
    return tuple(replace(rule, source=_no_of(scene.text, s)) for s in _sources(scene, rule, tree, tied))


def _no_of(text: str, source: Span | None) -> Span | None:
    """Take a preposition off the front of a source: the noun before `who` may hang on another."""
    lead = None if source is None else _LEADING_OF.match(text, *source)
    return source if source is None or lead is None else Span(lead.end(), source.end)


def _sources(
    scene: Scene, rule: Attribution, tree: Told | None, tied: Sequence[Attribution]
) -> tuple[Span | None, ...]:
    """Return who speaks: whom tree and encoder agree on against the rules, or several who speak together."""
    shared = tuple(s for s in _several(scene, rule, tree, tied) if scene.quoted(s.start) is None)
    if rule.source is None or not shared or any(c.overlaps(s) for c in rule.content for s in shared):
        return (rule.source,)
    if any(s.overlaps(rule.source) for s in shared):
        return shared if len(shared) > 1 or _speaks_for(scene, shared[0], rule.source) else (rule.source,)
    if tree is not None and tree.cue.form == "ing":
        return shared  # whose clause a participle hangs on is for the tree to say
    read = [a.source for a in tied if a.cue is not None and rule.cue is not None and a.cue.overlaps(rule.cue)]
    agree = any(s.overlaps(o) for s in shared for o in read if o is not None)
    return shared if agree else (rule.source,)


def _is_turned(scene: Scene, rule: Attribution, tree: Told, tied: Sequence[Attribution]) -> bool:
    """Say whether the rules took the subject for what is said and the reverse: `An editor, Ada, said …`."""
    assert rule.cue is not None
    read = _read(scene, rule.cue, tied, tree.content)
    crossed = rule.source is not None and any(c.overlaps(rule.source) for c in tree.content)
    return crossed and read is not None and alike(tree.content, read)


def _speaks_for(scene: Scene, whole: Span, part: Span) -> bool:
    """Say whether a source only belongs to who speaks: `a spokesman for the president`."""
    return whole.end == part.end and _OF.search(scene.text, whole.start, part.start + 1) is not None


def _several(
    scene: Scene, rule: Attribution, tree: Told | None, tied: Sequence[Attribution]
) -> tuple[Span, ...]:
    """Return the tree's sources, or those that the encoder's source names one by one."""
    shared = () if tree is None else tree.sources
    if len(shared) > 1 or rule.source is None:
        return shared
    for other in tied:
        same = other.cue is not None and rule.cue is not None and other.cue.overlaps(rule.cue)
        if same and other.source is not None and other.source.covers(rule.source):
            return joint(scene, other.source) or shared
    return shared


def joint(scene: Scene, source: Span) -> tuple[Span, ...]:
    """Return each of those whom a source names, where it names several: `Mayor A and the Harbour Board`."""
    parts, start = [], source.start
    if not _JOINS.search(scene.text, *source):
        return ()
    for match in _AND.finditer(scene.text, *source):
        parts.append(Span(start, match.start()))
        start = match.end()
    parts.append(Span(start, source.end))
    names = [next((n for n in scene.names if n.span.end == part.end), None) for part in parts]
    if len(parts) < 2 or any(n is None for n in names):
        return ()
    people = all(n is not None and n.label == "person" for n in names)
    of = any(
        _OF.search(scene.text, part.start, n.span.start) for part, n in zip(parts, names, strict=True) if n
    )
    return () if of and not people else tuple(parts)


_LEADING_OF = re.compile(r"(?:of|by|from|for)\s")
_JOINS = re.compile(r"\s(?:and|as well as)\s")
_AND = re.compile(r",?\s(?:and|as well as)\s|,\s")
_OF = re.compile(r"\s(?:of|for|from|between|in|to)\s")


def _reread(scene: Scene, rule: Attribution, tree: Told | None, tied: Sequence[Attribution]) -> Attribution:
    """Return the rules' attribution with the content on which tree and encoder agree against it."""
    assert rule.cue is not None
    read = _read(scene, rule.cue, tied, rule.content)
    if read is None or alike(rule.content, read):
        return rule
    if tree is None:
        return _with(scene, rule, read) if _cuts(scene, rule.content, read) else rule
    leads = rule.content[-1].end <= rule.cue.start and abs(rule.content[-1].end - tree.content[-1].end) <= 2
    return rule if leads or not alike(tree.content, read) else _with(scene, rule, tree.content)


def _rejoined(scene: Scene, rule: Attribution, tied: Sequence[Attribution]) -> Attribution:
    """Add the other half of what a cue interrupts, as the encoder reads it: `The wall, she said, held`."""
    assert rule.cue is not None
    if len(rule.content) > 1:
        return rule
    for other in tied:
        if other.cue is None or not other.cue.overlaps(rule.cue) or len(other.content) < 2:
            continue
        halves = tuple(bare(scene.text, p) for p in other.content if p.end <= scene.span.end)
        before = tuple(h for h in halves if h.end <= rule.cue.start)[-1:]
        after = tuple(h for h in halves if h.start >= rule.cue.end)[:1]
        if before and after and _is_half(scene, rule, before + after):
            return _with(scene, rule, before + after)
    return rule


def _is_half(scene: Scene, rule: Attribution, halves: tuple[Span, ...]) -> bool:
    """Say whether a rule has one of two halves, and nothing but who speaks stands between them."""
    assert rule.cue is not None
    if halves[0].of(scene.text).endswith((" which", " who", " whom")):
        return False  # `the boats which, she said, were old`: what is said begins behind the cue
    between = Span(halves[0].end, halves[1].start).of(scene.text)
    known = sum(len(s.of(scene.text).split()) for s in (rule.cue, rule.source) if s is not None)
    near = rule.source is not None and halves[0].end <= rule.source.start < halves[1].start
    commas = "," in between[:3] and between.rstrip(" “\"‘'").endswith(",")
    return (
        near
        and commas
        and len(between.split()) - known <= _MOST_BETWEEN
        and any(alike((half,), rule.content) for half in halves)
    )


def _cuts(scene: Scene, rule: Sequence[Span], read: Sequence[Span]) -> bool:
    """Say whether the encoder has the content begin where the rules do, and end before at a clause."""
    if len(read) != 1 or abs(read[0].start - rule[0].start) > 1 or read[0].end >= rule[-1].end:
        return False
    return _CLAUSE_END.match(scene.text, read[0].end) is not None


_CLAUSE_END = re.compile(r"[”\"’]?(?:[,;:—–]|\s(?:and|but|while|as|after|before|when|without)\b)")


def _with(scene: Scene, rule: Attribution, content: tuple[Span, ...]) -> Attribution:
    if rule.source is not None and any(c.overlaps(rule.source) for c in content):
        return rule
    content = ended(scene, content)
    return replace(rule, content=content, kind=kind_of(content, scene.quotes))


def ended(scene: Scene, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return content that ends where the rules know that nothing more is said: before `without naming it`."""
    last = content[-1]
    gaps = " ".join(scene.text[a.end : b.start] for a, b in pairwise(content)).lower()
    end = min(
        cut(scene, last.start, last.end),
        last.end if CUES.keys() & set(gaps.split()) else said_until(scene.text, content[0].start, last.end),
    )
    kept = [bare(scene.text, Span(c.start, min(c.end, end))) for c in content if c.start < end]
    return tuple(c for c in kept if c.end > c.start) or content


def _read(
    scene: Scene, cue: Span, tied: Sequence[Attribution], near: Sequence[Span]
) -> tuple[Span, ...] | None:
    """Return the content that the encoder gives a cue, as far as it stands in the sentence."""
    best: tuple[Span, ...] | None = None
    for attribution in tied:
        if attribution.cue is None or not attribution.cue.overlaps(cue):
            continue
        pieces = tuple(
            without_that(scene.text, bare(scene.text, p))
            for p in attribution.content
            if scene.span.start <= p.start and p.end <= scene.span.end
        )
        pieces = tuple(p for p in pieces if p.end > p.start)
        if pieces and (best is None or alike(near, pieces)):
            best = pieces
    return best


def _agreed(scene: Scene, told: Sequence[Told], tied: Sequence[Attribution]) -> Iterator[list[Attribution]]:
    """Yield what the tree and the encoder both read, one attribution for each who speaks together."""
    for tree in told:
        quote = scene.quoted(tree.cue_span.start)
        if quote is not None and len(quote.of(scene.text).split()) > _LONG_QUOTE:
            continue
        read = _read(scene, tree.cue_span, tied, tree.content)
        if read is None or not alike(tree.content, read) or any(is_nobody(scene, s) for s in tree.sources):
            continue
        content = ended(scene, tree.content)
        if tree.cue.lemma in NAMING and not _names_at_length(scene, content):
            continue
        kind = kind_of(content, scene.quotes)
        via = () if tree.quoter is None else (tree.quoter,)
        one = Attribution(content, None, tree.cue_span, kind, via, status=tree.cue.status)
        yield [replace(one, source=_no_of(scene.text, source)) for source in tree.sources]


def _names_at_length(scene: Scene, content: Sequence[Span]) -> bool:
    """Say whether a name given to a thing is quoted and of more than one word: no bare `called it “safe”`."""
    quoted = [q for q in scene.quotes for c in content if q.overlaps(c)]
    named = not quoted and len(content) == 1 and _IS_A.match(scene.text, *content[0])
    return bool(named) or any(len(q.of(scene.text).split()) > 1 for q in quoted)


_IS_A = re.compile(r"\w.*?\san?\s\w")  # `the plan an invention`
