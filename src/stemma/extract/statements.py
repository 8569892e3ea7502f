"""Turns a page's attributions into statements, in raw spans, with speaker and chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stemma.annotate.attribution_classes import certainty_of, cue_class, polarity_of
from stemma.annotate.attribution_phrases import head_of
from stemma.annotate.attribution_via import PLATFORMS
from stemma.extract.mentions import ref
from stemma.extract.speaking import Setting
from stemma.offsets import Span
from stemma.types import Attribution, Mention, Page, Ref, Statement, Time, Via

_OCCASION = 1500  # code points within which somebody goes on talking to whom they talked to
_POST = 400  # the same for a post


def statements(page: Page, mentions: Sequence[Mention]) -> tuple[Statement, ...]:
    """Return the statements of a page in text order, one a content; `mentions` are the page's own.

    A statement made to an outlet passes its `via` on to what the same speaker says next to it.
    """
    heads = {m.span: m for m in mentions}
    times = {a.span: a.value for a in page.layer("time") if isinstance(a.value, Time)}
    setting = Setting(page)
    found: dict[Span, list[Statement]] = {}
    told: dict[str, Statement] = {}
    for annotation in page.layer("attribution"):
        if not isinstance(annotation.value, Attribution):
            continue
        statement = _statement(page, annotation.value, times, setting)
        speaker = _root(heads, statement.speaker)
        if speaker in told and not statement.via and _goes_on(told[speaker], statement):
            statement = replace(statement, via=told[speaker].via)
        if statement.via and speaker:
            told[speaker] = statement
        found.setdefault(statement.content, []).append(statement)
    said = _nested([s for same in found.values() for s in _speakers(same)], heads)
    return tuple(sorted(said, key=lambda s: (s.content, s.speaker.span if s.speaker else s.content)))


def _goes_on(told: Statement, after: Statement) -> bool:
    """Say whether a statement was made on the occasion of one before: near it, and at no time of its own.

    A post ends with its text; what is told after it in other words was said elsewhere.
    """
    near = after.content.start - told.content.end
    posted = any(hand.name in PLATFORMS for hand in told.via)
    if posted and after.kind != "direct":
        return False
    return near <= (_POST if posted else _OCCASION) and after.made in (None, told.made)


def _speakers(same: Sequence[Statement]) -> list[Statement]:
    """Return the first statement of a content, or one for each of those who say it by the same cue."""
    by_cue = {s.speaker.span: s for s in reversed(same) if s.speaker and s.cue and s.cue == same[0].cue}
    if len(by_cue) < 2:
        return [same[0]]
    return [replace(s, together=True) for s in by_cue.values()]


def _statement(page: Page, value: Attribution, times: Mapping[Span, Time], setting: Setting) -> Statement:
    content = Span(value.content[0].start, value.content[-1].end)
    cue = "" if value.cue is None else value.cue.of(page.text)
    head = None if value.source is None else head_of(page, value.source)
    behalf = None if head is None else setting.on_behalf(value, head)
    place = setting.place(value)
    name = cue_class(cue)
    certainty, negated = certainty_of(content.of(page.text))
    return Statement(
        page.document.id,
        page.raw(content),
        content.of(page.text),
        None if head is None else ref(page, head),
        None if value.cue is None else page.raw(value.cue),
        value.kind,
        tuple(Via(_hand(span.of(page.text)), ref(page, span)) for span in value.via),
        None if value.made is None else times.get(value.made),
        value.status,
        cue_class=name,
        polarity=polarity_of(name),
        certainty=certainty,
        negated=negated,
        anonymity=None if head is None else setting.anonymity(value, head),
        on_behalf=None if behalf is None else ref(page, behalf),
        channel=setting.channel(value),
        place=None if place is None else ref(page, place),
        pieces=tuple(page.raw(piece) for piece in value.content) if _is_interrupted(value) else (),
        source=None if value.source is None else page.raw(value.source),
    )


def _is_interrupted(value: Attribution) -> bool:
    """Say whether the cue stands between two parts of the content."""
    return value.cue is not None and value.content[0].end <= value.cue.start < value.content[-1].start


def _hand(text: str) -> str:
    """Return the name of a hand; a handle below a post stands for where it was posted."""
    return "Twitter" if text.startswith("@") else text


def _nested(said: Sequence[Statement], heads: Mapping[Span, Mention]) -> list[Statement]:
    """Return the statements, each with the content that its cue stands in, and through whom it came.

    `The mayor said that the board had denied it`: the board's word comes through the mayor.
    """
    found = []
    for one in said:
        around = [s for s in said if s.content != one.content and one.cue and s.content.covers(one.cue)]
        outer = min(around, key=lambda s: s.content.end - s.content.start, default=None)
        if outer is not None:
            one = replace(one, within=outer.content, via=_through(one, outer, heads))
        found.append(one)
    return found


def _through(one: Statement, outer: Statement, heads: Mapping[Span, Mention]) -> tuple[Via, ...]:
    """Return the hands of a nested statement: its own, then who tells of it, then theirs."""
    teller = _root(heads, outer.speaker)
    if outer.speaker is None or teller is None or teller == _root(heads, one.speaker):
        return one.via
    further = {hand.name for hand in outer.via}  # `A told the paper that B had said it`: B, A, the paper
    own = [hand for hand in one.via if hand.name not in further]
    return (*own, Via(teller, outer.speaker), *outer.via)


def _root(heads: Mapping[Span, Mention], speaker: Ref | None) -> str | None:
    """Return the name that a speaker's mention leads back to, as a key within the page."""
    mention = heads.get(speaker.span) if speaker else None
    seen: set[Span] = set()
    while mention is not None and mention.antecedent is not None and mention.span not in seen:
        seen.add(mention.span)
        mention = heads.get(mention.antecedent)
    return mention.text if mention is not None else None
