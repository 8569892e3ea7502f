"""Turns a sentence's words into the cue verbs by which it reports, told apart from nouns and participles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stemma.annotate.attribution_sources import Scene
from stemma.annotate.attribution_words import (
    ALONE,
    BE,
    CUES,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    NOUN_LIKE,
    PAIRS,
    PREPOSITIONS,
    THOUGHT_NOUNS,
    TRAILING,
    Cue,
    is_between,
)
from stemma.offsets import Span

WORD = re.compile(r"\w+(?:['’-]\w+)*")
LONG_QUOTE = 4  # words: a shorter quotation alone is a scare quote or a title
_PARTICIPIAL = frozenset(["expect", "believe", "fear", "suspect", "describe", "accuse", "blame", "forecast"])
_BY_WIRE = frozenset(["phone", "telephone", "email", "e-mail", "text", "letter", "video", "radio"])

_CLAIMED = frozenset(
    ["lives", "life", "responsibility", "victory", "victims", "credit", "jobs", "title", "prize"]
)
_ASKED_ABOUT = frozenset(["whether", "if", "about", "by", "what", "why", "how", "when", "who", "where"])


class Seen(NamedTuple):
    """A cue at its place in the text."""

    cue: Cue
    span: Span


def cues_of(scene: Scene) -> Iterator[Seen]:
    """Yield the cue verbs of a sentence that stand outside its longer quotations."""
    words = list(WORD.finditer(scene.text, scene.span.start, scene.span.end))
    lows = [w.group().lower() for w in words]
    for index, word in enumerate(words):
        cue, end = _cue_at(lows, words, index)
        if cue is None or _in_quote(scene, word.start()) or _in_name(scene, word.start()):
            continue
        if _is_verb(scene, lows, index, cue, word.start()):
            yield Seen(cue, Span(word.start(), end))


def _cue_at(lows: Sequence[str], words: Sequence[re.Match[str]], index: int) -> tuple[Cue | None, int]:
    low = lows[index]
    if index + 1 < len(lows) and (low, lows[index + 1]) in PAIRS:
        return PAIRS[low, lows[index + 1]], words[index + 1].end()
    return CUES.get(low), words[index].end()


def _in_quote(scene: Scene, at: int) -> bool:
    quote = scene.quoted(at)
    return quote is not None and len(quote.of(scene.text).split()) >= LONG_QUOTE


def _in_name(scene: Scene, at: int) -> bool:
    return any(n.span.start <= at < n.span.end for n in scene.names)


def _is_verb(scene: Scene, lows: Sequence[str], index: int, cue: Cue, at: int) -> bool:
    """Say whether a cue's form is a finite verb here: no passive, infinitive, noun or negation."""
    before = [
        low for low in lows[max(0, index - 4) : index] if not is_between(low) or low in ("not", "never")
    ]
    last = before[-1] if before else ""
    after = lows[index + 1] if index + 1 < len(lows) else ""
    if last in BE or last in NEGATIONS or last.endswith("n't"):
        return False
    if cue.form == "base" and last in ("us", "me", "him", "them"):
        return False  # `it made us feel`
    if cue.lemma == "ask" and after in _ASKED_ABOUT and (not last or _after_comma(scene, at)):
        return False  # `Asked whether it was safe, she said`
    if last in MODALS and not _ends_name(scene, at):  # `Ada May said`
        return False
    noun_like = cue.form == "ing" or lows[index] in NOUN_LIKE
    if noun_like and last.endswith(("'s", "’s", "s'", "s’")):
        return False  # `the board's warning`
    if cue.form == "ing":
        return lows[index] in TRAILING and (
            last not in DETERMINERS and last not in PREPOSITIONS - {"after", "as"}
        )
    if after == "by" and not _BY_WIRE & set(lows[index + 2 : index + 3]):
        return False
    if cue.form == "past" and last in PREPOSITIONS | {"the", "a", "an", "its", "their", "his", "her"}:
        return False
    if _has_another_sense(lows, index, cue):
        return False
    if (
        cue.form == "past"
        and cue.lemma in _PARTICIPIAL
        and after in ("to", "as", "by", "for")
        and (_is_heading(scene) or _after_comma(scene, at))
    ):
        return False
    if lows[index] in NOUN_LIKE and cue.form != "past" and _is_finite(lows[index + 1 : index + 3]):
        return False
    if lows[index] in NOUN_LIKE or cue.form == "base":
        free = (last not in DETERMINERS or last in ALONE) and last not in PREPOSITIONS
        return (
            free
            and after not in ("of", "for", "about", "by", "and", "or")
            and _agrees(scene, lows, index, cue)
        )
    return True


def _has_another_sense(lows: Sequence[str], index: int, cue: Cue) -> bool:
    """Say whether the words behind a verb show that it reports nothing: `claim a prize`, `raise a wall`."""
    following = set(lows[index + 1 : index + 6])
    if cue.lemma in ("raise", "voice", "share"):
        return not THOUGHT_NOUNS & following
    if cue.lemma == "identify":
        return "as" not in following
    if cue.lemma == "threaten":
        return not {"to", "that"} & set(lows[index + 1 : index + 2])
    poses = cue.form == "ing" and lows[index + 1 : index + 2] == ["to"]  # `groups claiming to speak for it`
    return cue.lemma == "claim" and (poses or bool(_CLAIMED & following))


def _ends_name(scene: Scene, at: int) -> bool:
    start = max(scene.span.start, at - 8)
    return scene.name_ending(start + len(scene.text[start:at].rstrip())) is not None


def _after_comma(scene: Scene, at: int) -> bool:
    return scene.text[scene.span.start : at].rstrip(" \xa0\n").endswith(",")


def _is_heading(scene: Scene) -> bool:
    return scene.text[scene.span.end - 1] not in '.!?”"’'


def _is_finite(lows: Sequence[str]) -> bool:
    """Say whether the words after a form that may be a noun show that it is one: `reports named the`."""
    low, following = (*lows, "", "")[:2]
    if low in BE or low in ("has", "have", "had", "did", "does", "said", "came", "went", "led", "told"):
        return True
    return low.endswith("ed") and following in DETERMINERS | PREPOSITIONS


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
