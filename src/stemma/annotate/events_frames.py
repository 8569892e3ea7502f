"""Turns the words around a trigger into its frame: who, to whom, where, when, and whether it happened."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.annotate.times_tokens import Tokens
from stemma.annotate.wordlists import words
from stemma.offsets import Span
from stemma.types import Annotation, EventStatus, Page, Time

_PLACES = frozenset({"place", "country"})
_PLACE_WORDS = words("in at near outside inside across")
_GOAL_WORDS = words("to into from")
_OBLIQUE = words(
    """
    in at near outside inside of on to from with against over for into by between among under via
    """
)
_BE = words("be is are was were been being am get got gets")
_NEGATIONS = words(
    """
    not no never neither nor without n't cannot denied denies deny denying refused refuses failed
    """
)
_PLANS = words(
    """
    will shall ll plan plans planned planning expected expects scheduled due set slated intends upcoming
    agreed agrees vowed vows pledged promised hopes wants seeks preparing prepared preparations ordered
    """
)
_MAYBE = words(
    """
    may might could can would should if possible possibility possibly whether likely unless able
    potential
    """
)
# what is not ruled out is no less open than what is
_OPEN = words("possibility possible exclude excluded excluding excludes ruled")
_CLAIMS = words(
    """
    alleged allegedly accused claims claimed claiming reportedly suspected purported purportedly
    purporting believed rumoured rumored apparently accusing accuses accusation accusations allegation
    allegations
    """
)
_CLAUSE_ENDS = frozenset('.!?;:”“"')
_NEW_CLAUSES = words("when because while although after before until but how why what where")
_NEAR = 400  # characters of a sentence looked at on either side: a text may be one sentence without end
_FAR = 160  # characters between a trigger and a time that may be its own
_BARRIER = 40  # characters that a trigger between a time and another one counts for
_OWN = 70  # characters from a participle to a time that is its own
_PARTICIPLES = ("ed", "en", "wn", "held", "sent", "won", "found", "made", "built", "shot", "lost")
_NO_NOUN = words(
    """
    he she they we i it you to not also and or but who which that has have had be been being
    """
)
# a clause within a sentence; one that begins it (`When …`) stands in capitals
_CLAUSE = re.compile(r"\b(?:who|which|when|where|after|before|since|because|while|as)\b")
_DETERMINERS = words("the a an this that his her its their our my s last next")
_AFTER_TIME = words(
    """
    in at on by to of for from with and or but as was were is are be been has have had will would could said
    when where while after before than that which who until till through between during against over near
    about into amid following
    """
)
_NOUN_REACH = 25  # characters in which the noun of `Thursday's surprise release` stands
_BREAK = re.compile(
    r"[,;:.—–]|\b(?:but|or|said|says|that|when|after|before|while)\b|\band\b(?! \w+ *$)(?! \w+ \w+ed\b)"
)
_RELATIVE = re.compile(r"\b(?:who|which|that)\s+\w+\s*$")
_FINITE = re.compile(r"\s*(?:have|has|had|were|was|are|is|to|will|would|may)\b")
_STATUS_REACH = 6  # tokens before a trigger that may say whether it happened


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands on a page for frames to be read from: tokens, sentence starts, names and times in order."""

    tokens: Tokens
    starts: list[int]
    names: list[Annotation]
    name_starts: list[int]
    times: list[Annotation]
    time_starts: list[int]

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the first and last character of the sentence a character is in, or of what is near of it."""
        index = bisect_left(self.starts, at + 1) - 1
        start = self.starts[index] if index >= 0 else 0
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.tokens.text)
        return max(start, at - _NEAR), min(end, at + _NEAR)

    def names_in(self, start: int, end: int) -> list[Annotation]:
        """Return the names and references that begin and end in a stretch of text."""
        low, high = bisect_left(self.name_starts, start), bisect_left(self.name_starts, end)
        return [name for name in self.names[low:high] if name.span.end <= end]

    def times_in(self, start: int, end: int) -> list[Span]:
        """Return the dated times of a stretch of text, without those that tell since when."""
        low, high = bisect_left(self.time_starts, start), bisect_left(self.time_starts, end)
        return [
            time.span
            for time in self.times[low:high]
            if self.tokens.word(self.tokens.at(time.span.start) - 1) != "since"
        ]


def scene_of(page: Page, tokens: Tokens) -> Scene:
    """Lay out a page for its frames to be read."""
    sentences = page.layer("sentence")
    starts = [a.span.start for a in sentences] or [0]
    names = sorted([*page.layer("name"), *page.layer("reference")], key=lambda a: (a.span.start, -a.span.end))
    times = [a for a in page.layer("time") if isinstance(a.value, Time) and a.value.is_dated]
    return Scene(tokens, starts, names, [a.span.start for a in names], times, [a.span.start for a in times])


def participants(
    scene: Scene, first: int, last: int, *, noun: bool
) -> tuple[list[Span], list[Span], Span | None]:
    """Return actors, recipients and place of the trigger in the tokens from `first` up to `last`."""
    tokens = scene.tokens
    start, end = scene.sentence(tokens.starts[first])
    before = scene.names_in(start, tokens.starts[first])
    after = [n for n in scene.names_in(tokens.ends[last - 1], end) if not _cut(tokens, last, n)]
    if noun:
        actors, recipients = _noun_parts(tokens, first, before, after)
    elif _passive(tokens, first):
        actors, recipients = _named_after(tokens, after, "by"), _subject(tokens, before)
    else:
        actors = _subject(tokens, before)
        recipients = [
            n.span for n in after[:2] if _preposition(tokens, n) not in _PLACE_WORDS | {"by", "of", "on"}
        ][:1]
    return actors, recipients, _place(tokens, after) or _place(tokens, before[-2:])


def _cut(tokens: Tokens, last: int, name: Annotation) -> bool:
    """Say whether a sentence mark stands between a trigger and a name after it."""
    return any(w in _CLAUSE_ENDS for w in tokens.words[last : tokens.at(name.span.start)])


def _preposition(tokens: Tokens, name: Annotation) -> str:
    """Return the word before a name, past a `the` or an adjective's place."""
    at = tokens.at(name.span.start)
    word = tokens.word(at - 1)
    return (
        tokens.word(at - 2) if word in ("the", "a", "its", "their", "his", "her", "capital", "city") else word
    )


def _subject(tokens: Tokens, before: Sequence[Annotation]) -> list[Span]:
    """Return the nearest name before a verb that no preposition holds, and what `and` joins to it."""
    for i in range(len(before) - 1, -1, -1):
        if _preposition(tokens, before[i]) in _OBLIQUE:
            continue
        found = [before[i].span]
        if i and tokens.text[before[i - 1].span.end : before[i].span.start].strip() in ("and", ","):
            found.insert(0, before[i - 1].span)
        return found
    return []


def _named_after(tokens: Tokens, after: Sequence[Annotation], *words: str) -> list[Span]:
    return [n.span for n in after if _preposition(tokens, n) in words][:1]


def _passive(tokens: Tokens, first: int) -> bool:
    """Say whether a participle stands in the passive: after a form of be, or bare before `by`."""
    return any(tokens.word(first - k) in _BE for k in (1, 2)) or tokens.word(first + 1) == "by"


def _noun_parts(
    tokens: Tokens, first: int, before: Sequence[Annotation], after: Sequence[Annotation]
) -> tuple[list[Span], list[Span]]:
    """Read `Oren's visit to Varland`, `the visit of Oren to Varland`, `talks between Oren and Pell`."""
    between = [i for i, n in enumerate(after) if _preposition(tokens, n) in ("between", "among")]
    if between:
        return [n.span for n in after[between[0] : between[0] + 2]], []
    holder = [n.span for n in before[-1:] if _possesses(tokens, n, first)]
    actors = holder or _named_after(tokens, after, "of", "by") or _subject(tokens, before)
    return actors, _named_after(tokens, after, "to", "with", "against", "on")


def _possesses(tokens: Tokens, name: Annotation, first: int) -> bool:
    at = tokens.at(name.span.end)
    return first - at <= 5 and (
        tokens.word(at) in ("'", "’") or tokens.text.endswith(("'s", "’s"), 0, name.span.end)
    )


def _place(tokens: Tokens, names: Sequence[Annotation]) -> Span | None:
    """Return the first place named after in, at or near; else after to or from."""
    for leads in (_PLACE_WORDS, _GOAL_WORDS):
        for name in names:
            if name.label in _PLACES and _preposition(tokens, name) in leads:
                return name.span
    return None


def nearest_time(scene: Scene, trigger: Span, others: Sequence[int]) -> Span | None:
    """Return the time of the same sentence that is nearest to a trigger.

    After it counts as nearer, since English puts the time after its verb; each other trigger (`others`
    are their starts, sorted) between the two counts against it. `Since 2019` dates no happening.
    """
    start, end = scene.sentence(trigger.start)
    best: tuple[int, Span] | None = None
    for time in scene.times_in(start, end):
        if _owned(scene.tokens, time, trigger, others) or _elsewhere(scene.tokens, time, trigger):
            continue
        gap = _gap(trigger, time, others)
        if gap <= _FAR and (best is None or gap < best[0]):
            best = (gap, time)
    return None if best is None else best[1]


def _owned(tokens: Tokens, time: Span, trigger: Span, others: Sequence[int]) -> bool:
    """Say whether a time is that of a participle before it, not of the trigger.

    `They freed 21 of the girls seized in April`, `the girls seized in April have been freed`: a
    participle that stands by a noun keeps its time to itself.
    """
    index = bisect_left(others, time.start) - 1
    if index < 0 or others[index] == trigger.start or time.start - others[index] > _OWN:
        return False
    text, owner = tokens.text, others[index]
    if not _by_a_noun(tokens, tokens.at(owner)) or _BREAK.search(text, owner, time.start):
        return False
    if trigger.start > time.end:
        return bool(_FINITE.match(text, time.end, trigger.start))
    between = _RELATIVE.sub("", text[trigger.end : owner])
    return trigger.end < owner and " " in between.strip() and not _BREAK.search(between)


def _elsewhere(tokens: Tokens, time: Span, trigger: Span) -> bool:
    """Say whether a time is that of another noun (`his 2019 visit`) or of another clause."""
    after = tokens.at(time.end)
    if trigger.start >= time.end and _CLAUSE.search(tokens.text, _line(tokens.text, time.start), time.start):
        return "," in tokens.text[time.end : trigger.start]  # `… when he took office last year, said he`
    before, following = tokens.word(tokens.at(time.start) - 1), tokens.words[after : after + 1]
    if following in (["'"], ["’"]):
        return not 0 <= trigger.start - time.end <= _NOUN_REACH
    if before not in _DETERMINERS or not following or not following[0].islower():
        return False
    if following[0] in _AFTER_TIME or tokens.joined(after):
        return False
    return not 0 <= trigger.start - time.end <= 1


def _line(text: str, place: int) -> int:
    """Return where the stretch before a place begins that no comma or sentence mark cuts, if it is near."""
    far = max(0, place - _NEAR)
    return max(far, *(text.rfind(mark, far, place) + 1 for mark in ",.;:\n"))


def _by_a_noun(tokens: Tokens, at: int) -> bool:
    """Say whether a participle qualifies the noun before it: bare, or after `who were`."""
    if not tokens.lower[at].endswith(_PARTICIPLES):
        return False
    before = tokens.word(at - 1)
    if before in _BE or before in ("have", "has", "had"):
        return any(tokens.word(at - k) in ("who", "which", "that") for k in (2, 3))
    return before.isalpha() and before not in _NO_NOUN


def _gap(trigger: Span, time: Span, others: Sequence[int]) -> int:
    """Return how far a time is from a trigger, in characters, weighed as said above."""
    if time.start >= trigger.end:
        between = bisect_left(others, time.start) - bisect_left(others, trigger.end)
        return time.start - trigger.end + _BARRIER * between
    between = bisect_left(others, trigger.start) - bisect_left(others, time.end)
    return min(2 * (trigger.start - time.end), _BARRIER + trigger.start - time.end) + _BARRIER * between // 2


def status_of(scene: Scene, first: int, *, noun: bool) -> EventStatus:
    """Tell from the words before a trigger whether it happened; after it for `cannot be ruled out`."""
    tokens = scene.tokens
    words = _before(tokens, first)
    if _CLAIMS & set(words):
        return "alleged"
    if _OPEN & set(words):
        return "possible"
    if _NEGATIONS & set(words):
        return "denied"
    if _MAYBE & set(words):
        return "possible"
    if _PLANS & set(words) or (not noun and tokens.word(first - 1) == "to"):
        return "planned"
    if noun and any(tokens.word(first + k) in ("will", "would", "planned", "scheduled") for k in (1, 2, 3)):
        return "planned"
    return "happened"


def _before(tokens: Tokens, first: int) -> list[str]:
    """Return the words of the clause shortly before a trigger."""
    words: list[str] = []
    for i in range(first - 1, max(-1, first - 1 - _STATUS_REACH), -1):
        if tokens.words[i] in _CLAUSE_ENDS or tokens.words[i] == "," or tokens.breaks(i + 1):
            break
        if tokens.lower[i] in _NEW_CLAUSES:
            break
        words.append(tokens.lower[i])
    return words
