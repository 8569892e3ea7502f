"""Turns the statements of a case into who answers whom: within a report, and across those of a story."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from stemma.present.evidence import Sources
from stemma.present.rows import AnswerRow
from stemma.present.view import View
from stemma.present.views import statement_row
from stemma.types import Filter, Statement

EVERYTHING = Filter()
_ANSWERS = ("deny", "confirm", "leave open", "accuse")
_POINTS_BACK = re.compile(
    r"(?:this|that|it|these|them|(?:the|any|such|all|those|both)\s(?:\w+\s)?(?:claims?|reports?|accusations?"
    r"|allegations?|charges?|account|story|figures?|statements?|rumou?rs|suggestions?|involvement))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 5  # letters by which two words count as one
_SHARED = 2  # words that an answer shares with what it answers in its own report
_SHARED_ACROSS = 3  # rare words that it shares with a claim of another report
_SHARED_BY_NAMED = 1  # the same, where each names the other
_RARE = 0.2  # share of a story's statements that hold a rare word at most
_FEW = 3  # statements that hold it, in a small story


def answers(view: View, where: Filter = EVERYTHING, *, limit: int | None = None) -> tuple[AnswerRow, ...]:
    """Return the statements that answer one told before, in text order.

    An answer denies, confirms, leaves open or accuses. In its own report it points back (`the report`,
    `this`), names whom it answers, or takes up words of theirs. Where its report holds nothing of the
    kind, it may answer a claim that another report of the story had first: each names the other party
    and a rare word is in both, or three rare words are.
    """
    sources = Sources(view)
    asked = None if where == EVERYTHING else {s.id for s in view.statements(where)}
    pairs = ((a, b) for a, b in _pairs(view) if asked is None or b.id in asked)
    return tuple(
        AnswerRow(b.id, b.cue_class, statement_row(view, sources, b), statement_row(view, sources, a))
        for a, b in islice(pairs, limit)
    )


def _pairs(view: View) -> Iterator[tuple[Statement, Statement]]:
    """Yield what is answered with each answer, by report and place."""
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in view.statements():
        said[statement.document].append(statement)
    days = {d.id: d.published.low or "" for d in view.documents() if d.published is not None}
    stories = [_Story.of([s for d in story.documents for s in said[d]], days) for story in view.stories()]
    by_document = {d: story for story in stories for d in story.documents}
    for document, statements in said.items():
        for index, answer in enumerate(statements):
            if answer.cue_class not in _ANSWERS:
                continue
            earlier = _answered(view, statements[:index], answer)
            if earlier is None and document in by_document:
                earlier = by_document[document].answered(view, answer)
            if earlier is not None:
                yield earlier, answer


# --- within a report ------------------------------------------------------------------------------


def _answered(view: View, before: Sequence[Statement], answer: Statement) -> Statement | None:
    """Return the nearest statement before an answer that it can be an answer to."""
    found = (s for s in reversed(before) if _who(s) != _who(answer) and _takes_up(view, s, answer))
    return next(found, None)


def _who(statement: Statement) -> str | None:
    return None if statement.speaker is None else statement.speaker.entity or statement.speaker.text


def _takes_up(view: View, earlier: Statement, answer: Statement) -> bool:
    if answer.within == earlier.content or earlier.within == answer.content:
        return False
    if _POINTS_BACK.match(answer.text):
        return True
    return _names(view, answer, earlier) or len(_stems(earlier.text) & _stems(answer.text)) >= _SHARED


def _names(view: View, statement: Statement, other: Statement) -> bool:
    """Say whether a statement's words name the speaker of another, by the last word of the name."""
    entity = None if other.speaker is None else other.speaker.entity
    last = view.entity_name(entity).split()[-1:] if entity is not None else []
    return bool(last) and re.search(rf"(?<!\w){re.escape(last[0])}(?!\w)", statement.text) is not None


@lru_cache(maxsize=1 << 14)
def _stems(text: str) -> frozenset[str]:
    """Return the stems of the longer words; kept, since each answer looks back over all before it."""
    return frozenset(word.lower()[:_STEM] for word in _WORD.findall(text))


# --- across the reports of a story ----------------------------------------------------------------


@dataclass(slots=True)
class _Story:
    """The statements of a story's reports by their rare words."""

    documents: frozenset[str]
    days: Mapping[str, str]
    stems: dict[str, frozenset[str]] = field(default_factory=dict)  # of each statement
    holding: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, told: Sequence[Statement], days: Mapping[str, str]) -> _Story:
        """Return the story in which these are told; `days` are those of the reports."""
        found = {s.id: _stems(s.text) for s in told}
        often = Counter(stem for stems in found.values() for stem in stems)
        most = max(_FEW, int(_RARE * len(told)))
        rare = {stem for stem, count in often.items() if count <= most}
        story = cls(frozenset(s.document for s in told), days)
        for statement in told:
            story.stems[statement.id] = found[statement.id] & rare
            for stem in sorted(story.stems[statement.id]):
                story.holding[stem].append(statement)
        return story

    def answered(self, view: View, answer: Statement) -> Statement | None:
        """Return the claim of another report that an answer is to: of the likest, the latest before it."""
        stems = self.stems.get(answer.id, frozenset())
        near = {s.id: s for stem in sorted(stems) for s in self.holding[stem] if self._may(s, answer)}
        likest: tuple[int, str, str] | None = None
        for key, claim in near.items():
            shared = len(stems & self.stems[key])
            both = _names(view, answer, claim) and _names(view, claim, answer)
            if shared >= (_SHARED_BY_NAMED if both else _SHARED_ACROSS):
                likest = max(likest or (0, "", ""), (shared, self.days.get(claim.document, ""), key))
        return None if likest is None else near[likest[2]]

    def _may(self, claim: Statement, answer: Statement) -> bool:
        """Say whether a claim stands in another report that came no later, and is another's and no answer."""
        if claim.document == answer.document or _who(claim) == _who(answer):
            return False
        day, answered = self.days.get(claim.document, ""), self.days.get(answer.document, "")
        earlier = day[: len(answered)] <= answered  # a day with an hour is no later than the bare day
        return earlier and claim.cue_class not in ("deny", "leave open")
