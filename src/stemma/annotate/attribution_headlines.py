"""Turns a headline that names who says it, before or after a mark, into an attribution."""

from __future__ import annotations

import re

from stemma.annotate.attribution_contents import Content, content_before
from stemma.annotate.attribution_sources import Scene
from stemma.annotate.attribution_words import SPEAKING
from stemma.annotate.gazetteer import OUTLETS
from stemma.annotate.names_words import ROLE_NOUNS
from stemma.annotate.syntax import Sentence
from stemma.annotate.wordlists import words
from stemma.offsets import Span
from stemma.types import Attribution, StatementKind

_OPENED = re.compile(r"(?P<source>[^:\n“”\"'‘’]{2,60}?)\s?(?P<mark>:)\s(?=\S)")
_CLOSED = re.compile(r"(?P<mark>:|(?<=\s)[-–—])\s(?P<source>[^:\n–—]{2,40})$")
_FOUND = re.compile(
    r",\s(?P<source>[^,:\n]{2,60}?)\s(?P<mark>finds|found|shows|says|suggests|reveals|warns)$"
)
_REPORTS = words("report study poll survey analysis review inquiry audit probe tests data")
_LABELS = words("photo photos video watch live update updates picture pictures read analysis opinion review")
_SHORTEST = 3  # words of a headline that can be said
_LONGEST = 200  # code points of a headline
_MOST_WORDS = 5  # words for who speaks
_FINITE = frozenset({"AUX", "VERB"})
_HANGING = frozenset({"acl", "acl:relcl", "amod", "compound"})


def by_headline(scene: Scene, clauses: Sentence | None) -> Attribution | None:
    """Read `Mayor: bridge was unsafe`, `Bridge was unsafe: experts`, `… – UN`, `…, report finds`."""
    if not _is_headline(scene):
        return None
    return _opened(scene, clauses) or _closed(scene) or _found(scene)


def _is_headline(scene: Scene) -> bool:
    """Say whether a sentence is a line of its own that no full stop closes."""
    start, end = scene.span
    alone = scene.text[max(0, start - 1) : start] in ("", "\n") and scene.text[end : end + 1] in ("", "\n")
    return alone and end - start <= _LONGEST and scene.text[end - 1] not in ".!?:"


def _opened(scene: Scene, clauses: Sentence | None) -> Attribution | None:
    """Read a headline that opens with who says it."""
    match = _OPENED.match(scene.text, *scene.span)
    if match is None:
        return None
    source, said = Span(*match.span("source")), Span(match.end(), scene.span.end)
    opening = next((q for q in scene.quotes if 0 <= q.start - said.start <= 2), None)
    quote = opening if opening and opening.end >= said.end - 2 else None
    speaks = _speaks(scene, source)
    if speaks is None or opening != quote or len(said.of(scene.text).split()) < _SHORTEST:
        return None  # `Kesh: ‘It was like a film’ – survivors speak`
    if quote is None and speaks != "report" and not _is_clause(clauses, said, auxiliary=speaks == "body"):
        return None
    content = Content(quote, "direct") if quote else Content(said, _kind(scene, said))
    return Attribution((content.span,), source, Span(*match.span("mark")), content.kind)


def _kind(scene: Scene, span: Span) -> StatementKind:
    return "mixed" if any(q.overlaps(span) for q in scene.quotes) else "indirect"


def _is_clause(clauses: Sentence | None, span: Span, *, auxiliary: bool) -> bool:
    """Say whether a finite verb stands in a span; of a body, whose name may be a topic, an auxiliary."""
    if clauses is None:
        return False
    tree = clauses.tree
    kinds = {"AUX"} if auxiliary else _FINITE
    return any(
        span.covers(word) and tag in kinds and relation not in _HANGING
        for word, tag, relation in zip(tree.words, tree.upos, tree.relations, strict=True)
    )


def _closed(scene: Scene) -> Attribution | None:
    """Read a headline that closes with who says it; behind a dash a name must speak in the report too."""
    match = _CLOSED.search(scene.text, max(scene.span.start, scene.span.end - 44), scene.span.end)
    if match is None:
        return None
    source = Span(*match.span("source"))
    speaks = _speaks(scene, source)
    if speaks is None or (match["mark"] != ":" and not _speaks_below(scene, source)):
        return None
    if len(scene.text[scene.span.start : match.start()].split()) < _SHORTEST + 1:
        return None
    content = content_before(scene, match.start())
    if content is None:
        return None
    return Attribution((content.span,), source, Span(*match.span("mark")), content.kind)


def _found(scene: Scene) -> Attribution | None:
    """Read a headline that closes with the report that says so: `Ice broke the bridge, report finds`."""
    match = _FOUND.search(scene.text, *scene.span)
    if match is None or match["source"].split()[-1].lower() not in _REPORTS:
        return None
    content = content_before(scene, match.start())
    if content is None:
        return None
    source, cue = Span(*match.span("source")), Span(*match.span("mark"))
    return Attribution((content.span,), source, cue, content.kind)


def _speaks(scene: Scene, source: Span) -> str | None:
    """Return what can speak at a span: a `person`, a `body` or a `report`; None where nobody can."""
    lows = source.of(scene.text).lower().split()
    if not lows or len(lows) > _MOST_WORDS or _LABELS & set(lows):
        return None
    last = lows[-1].removesuffix("'s").removesuffix("’s")
    if last in _REPORTS:
        return "report" if lows != ["report"] else None  # `Report: bridge unsafe` names nobody
    if last in SPEAKING or last in ROLE_NOUNS or last.rstrip("s") in ROLE_NOUNS:
        return "person"
    name = scene.name_ending(source.end)
    if name is None or (name.label == "organization" and name.span.start != source.start):
        return None
    return {"person": "person", "organization": "body", "group": "body"}.get(name.label)


def _speaks_below(scene: Scene, source: Span) -> bool:
    """Say whether who stands behind a dash is no byline or outlet: a role, or a name that speaks below."""
    text = source.of(scene.text)
    if text.islower():
        return True
    last = re.escape(text.split()[-1])
    told = rf"\b{last}\b[^.\n]{{0,40}}\b(?:said|says|told|added|warned|announced|denied)\b"
    asked = rf"\b(?:said|says|according\sto)\s(?:[\w.'’]+\s){{0,4}}{last}\b"
    return text not in OUTLETS and re.search(f"{told}|{asked}", scene.text[scene.span.end :]) is not None
