"""Turns a page's links into whom its pronouns and descriptions most likely mean, among those it names."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from stemma.annotate.coreference_mentions import Mention, Stage, stage_of
from stemma.annotate.coreference_people import Cast, Character
from stemma.annotate.coreference_ranker import ranker
from stemma.annotate.wordlists import words
from stemma.offsets import Span
from stemma.types import Page

_HIS = words("he him his himself")
_HERS = words("she her hers herself")
_NEUTRAL = words("it its itself")
_OWN = words("i me my myself")
_SEVERAL = words("they them their themselves")


class Likely(NamedTuple):
    """A mention that names nobody, whom it most likely means, and how likely that is."""

    span: Span
    who: Character
    chance: float


class Chances:
    """Whom each mention of a page means: surely where a name stands, else by chains of likely antecedents."""

    def __init__(self, page: Page, cast: Cast) -> None:
        """Read the page's trees, names and speech; the cast says which names mean the same."""
        self._stage = stage_of(page)
        self._cast = cast
        self._bearers = bearers = _Bearers(cast)
        self._links = ranker().links(self._stage, lambda stage, m: bearers.of(stage, m) is not None)
        found = [bearers.of(self._stage, m) for m in self._links.mentions]
        self._known = {number: who for number, who in enumerate(found) if who is not None}
        self._of = {who: number for number, who in enumerate(cast.characters)}
        known = {mention: self._of[who] for mention, who in self._known.items()}
        self._chances = self._links.belonging(known, len(cast.characters))
        self._at = {m.span: number for number, m in enumerate(self._links.mentions)}
        self._starting = defaultdict[int, list[Span]](list)
        for span in self._at:
            self._starting[span.start].append(span)

    def meant(self, span: Span) -> Likely | None:
        """Return whom the pronoun or description at a span means, or None where nobody fits."""
        number = self._number(span)
        return None if number is None else self._likely(number)

    def surer_than(self, least: float) -> Iterator[Likely]:
        """Yield, in text order, whom each mention that is no name means, if that is as likely as this."""
        highest = self._chances.max(1, initial=0.0).tolist()
        for number, mention in enumerate(self._links.mentions):
            if number in self._known:
                continue
            if highest[number] < least and mention.span.of(self._stage.text).lower() not in _OWN:
                continue
            likely = self._likely(number)
            if likely is not None and likely.chance >= least:
                yield likely

    def _number(self, span: Span) -> int | None:
        """Return the mention at a span, or else the longest within it that begins where it does."""
        if span in self._at:
            return self._at[span]
        inside = [s for s in self._starting.get(span.start, ()) if s.end <= span.end]
        return self._at[max(inside)] if inside else None

    def _likely(self, number: int) -> Likely | None:
        mention = self._links.mentions[number]
        text = mention.span.of(self._stage.text).lower()
        if text in _OWN:
            return self._speaker(mention)
        row = self._chances[number]
        for k in np.argsort(row)[::-1].tolist() if row.any() else ():  # the first hardly ever fails to fit
            if row[k] <= 0:
                break
            if _fits(text, self._cast.characters[k]):
                return Likely(mention.span, self._cast.characters[k], float(row[k]))
        return None

    def _speaker(self, mention: Mention) -> Likely | None:
        """Return who says `I` in direct speech."""
        turn = self._stage.turn_at(mention.span.start)
        source = self._stage.turns[turn].source if turn >= 0 else None
        if source is None:
            return None
        named = self._bearers.within(source)
        if len(named) == 1:
            return Likely(mention.span, named[0], 1.0) if named[0].kind == "person" else None
        number = self._number(source)
        if number is None or source.of(self._stage.text).lower() in _OWN:
            return None
        found = self._likely(number)
        return found._replace(span=mention.span) if found and found.who.kind == "person" else None


def _fits(text: str, who: Character) -> bool:
    """Say whether a pronoun can mean somebody, by kind and gender; any other words can."""
    if text in _HIS or text in _HERS:
        return who.kind == "person" and who.gender in (None, "m" if text in _HIS else "f")
    return who.kind != "person" if text in _NEUTRAL or text in _SEVERAL else True


class _Bearers:
    """The names of a cast by where they stand."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._spans = sorted(cast.by_span)
        self._holders = {at: span for span in self._spans for at in range(span.start, span.end)}

    def of(self, stage: Stage, mention: Mention) -> Character | None:
        """Return whose name heads a mention, or hangs flat on its head."""
        if mention.group:
            return None
        tree = stage.trees[mention.sentence]
        held = self._holders.get(tree.words[mention.head].start)
        for word in range(mention.first, mention.last + 1):
            if tree.heads[word] == mention.head and tree.relations[word] == "flat":
                held = self._holders.get(tree.words[word].start, held)
        return None if held is None else self._cast.by_span[held]

    def within(self, span: Span) -> list[Character]:
        """Return whose names stand within a span, one a name."""
        first = bisect_left(self._spans, Span(span.start, span.start))
        after = bisect_left(self._spans, Span(span.end, span.end))
        return [self._cast.by_span[s] for s in self._spans[first:after] if s.end <= span.end]
