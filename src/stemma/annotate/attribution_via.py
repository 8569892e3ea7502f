"""Turns the words around a cue into the hands that a statement came through: outlets and platforms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from stemma.annotate.attribution_sources import Scene, first_subject
from stemma.annotate.attribution_words import WRITINGS
from stemma.annotate.gazetteer import OUTLETS
from stemma.offsets import Span
from stemma.types import Annotation, Attribution

PLATFORMS = frozenset(
    ["Twitter", "Facebook", "Telegram", "YouTube", "Instagram", "TikTok", "WhatsApp", "VKontakte", "X"]
)

_TOLD = re.compile(r"\b(?:told|tells|telling)\s(?:the\s)?$")
_THROUGH = re.compile(
    r"\b(?:on|to|with|for|by|via|through|(?:her|his|its|their|the|a|official)\s(?:\w+\s){0,2}?)\s?(?:the\s)?[“\"]?$",
    re.IGNORECASE,
)
_NETWORK = re.compile(  # `on the social network Perch`
    r"\b(?:on|via|through|to)\s(?:the|her|his|its|their)\s(?:social\s(?:network|media\s(?:site|platform|service))"
    r"|(?:messaging|video|microblogging)\s(?:app|service|site|platform)|platform)\s$",
    re.IGNORECASE,
)
_POSTED = re.compile(r"\b(?:post(?:ed|s)?|wrote|published|shared|uploaded|tweeted|message)\b")
_NEAR = 400  # code points between what is posted and what the same person says of it


def told_through(scene: Scene, attribution: Attribution) -> tuple[Span, ...]:
    """Return the outlets or platforms that a sentence says its statement was made to or on."""
    found = []
    for name in scene.names:
        if name.label not in ("organization", "work") or any(
            c.overlaps(name.span) for c in attribution.content
        ):
            continue
        if attribution.source is not None and attribution.source.overlaps(name.span):
            if _passes_on(scene, name, attribution.source):
                found.append(name.span)
            continue
        if attribution.source is not None and _is_joined(scene.text, name.span, attribution.source):
            continue
        before = scene.text[max(scene.span.start, name.span.start - 40) : name.span.start]
        through = _is_channel(scene, name) and _THROUGH.search(before)
        if _TOLD.search(before) or _NETWORK.search(before) or through:
            found.append(name.span)
    return tuple(found)


def with_posts(scenes: Sequence[Scene], found: Sequence[Attribution]) -> list[Attribution]:
    """Give quotations the platform on which a sentence just before says that their speaker posted.

    `Dalia Oren shared a map on her Telegram channel. “It will open in June,” Oren said.`
    """
    told = sorted(found, key=lambda a: a.content)
    posts = [post for post in map(_post, scenes) if post is not None]
    if not posts:
        return told
    kept, index, post = [], 0, posts[0]
    for attribution in told:
        start = attribution.content[0].start
        while index + 1 < len(posts) and posts[index + 1].end <= start:
            index, post = index + 1, posts[index + 1]
        source = None if attribution.source is None else attribution.source.of(scenes[0].text)
        same = source is not None and (source.split()[-1:] == [post.who] or source.lower() in ("he", "she"))
        direct = attribution.kind == "direct" and not attribution.via
        if same and direct and 0 <= start - post.end <= _NEAR:
            kept.append(replace(attribution, via=(post.channel,)))
            post = post._replace(end=max(post.end, attribution.content[-1].end))
        else:
            kept.append(attribution)
    return kept


class _Post(NamedTuple):
    """Who posted, by the last word of the name, where, and where the sentence that says so ends."""

    who: str
    channel: Span
    end: int


def _post(scene: Scene) -> _Post | None:
    """Read a sentence that tells of a post: `shared a map on her channel`, `published on Facebook`."""
    for name in scene.names:
        if name.span.of(scene.text) not in PLATFORMS or scene.quoted(name.span.start) is not None:
            continue
        before = scene.text[max(scene.span.start, name.span.start - 40) : name.span.start]
        who = first_subject(scene, name.span.start) if _THROUGH.search(before) else None
        if who is not None and _POSTED.search(scene.text, *scene.span):
            return _Post(who.of(scene.text).split()[-1], name.span, scene.span.end)
    return None


def _is_joined(text: str, name: Span, source: Span) -> bool:
    """Say whether a name and a source speak together: `projections by A and B`."""
    first, last = sorted((name, source))
    return text[first.end : last.start].strip(" ,") in ("and", "or")


def _passes_on(scene: Scene, name: Annotation, source: Span) -> bool:
    """Say whether a name within a source is whose reporter speaks, or where the message stood."""
    text = name.span.of(scene.text)
    owner = (
        text in OUTLETS
        and scene.text.startswith(("'s ", "’s "), name.span.end)
        and name.span.end < source.end
    )
    lead = scene.text[source.start : name.span.start].lower().split()
    return owner or (text in PLATFORMS and bool(WRITINGS & set(lead)))


def _is_channel(scene: Scene, name: Annotation) -> bool:
    text = name.span.of(scene.text)
    after = scene.text[name.span.end : name.span.end + 24].lower()
    return (
        text in OUTLETS
        or text in PLATFORMS
        or name.label == "work"
        or " channel" in after
        or " agency" in after
    )
