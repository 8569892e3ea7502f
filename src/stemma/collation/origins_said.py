"""Turns statements into claims of origin: who passed them on, and through which channel they came."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from stemma.collation.agencies import Houses
from stemma.collation.origins_claims import Claim
from stemma.collation.origins_offices import is_office
from stemma.collation.origins_words import (
    BRIEFING,
    DOCUMENTS,
    MEDIA_NAME,
    PHONE,
    PLATFORMS,
    POST,
    REPORTERS,
    STATEMENT,
)
from stemma.offsets import Span
from stemma.types import Mention, OriginKind, Reading, Ref, Statement, Via

_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|who|which|this|that)", re.IGNORECASE)
_DETERMINER = re.compile(r"^(?:the|an?|another|one|this|that|its|his|her|their)\s+", re.IGNORECASE)
_PLATFORM = re.compile(PLATFORMS)
_REPORTS = re.compile(r"report(?:s|ed)?", re.IGNORECASE)
_LONGEST = 600  # characters around a cue that are searched for a channel


def said(reading: Reading, houses: Houses) -> Iterator[Claim]:
    """Yield what the statements of a document claim."""
    starts = [a.span for a in reading.annotations if a.kind == "sentence"]
    names, text = _Names(reading), reading.document.text
    for statement in reading.statements:
        for via in statement.via:
            yield _passed_on(via, statement, names, houses)
        yield from _spoken(statement, names, text, houses)
        sentence = _sentence(statement, starts)
        if sentence is not None:
            yield from _Channel(names, text, statement, sentence).claims()


class _Names:
    """The mentions of a document, to look up whom a reference means and the fullest form of a name."""

    def __init__(self, reading: Reading) -> None:
        self._at = {m.span: m for m in reading.mentions}
        self._fullest: dict[str, str] = {}
        for mention in reading.mentions:
            if mention.form == "name" and mention.kind == "person" and mention.text.split():
                last = mention.text.split()[-1]
                self._fullest[last] = max(self._fullest.get(last, ""), mention.text, key=len)

    def at(self, span: Span) -> Mention | None:
        """Return the mention that stands exactly here."""
        return self._at.get(span)

    def full(self, ref: Ref | None) -> str:
        """Return the fullest form of a speaker's name; empty for nobody named."""
        if ref is None:
            return ""
        mention = self._named(ref)
        name = mention.text if mention else ref.text
        if _PRONOUN.fullmatch(name) or _DETERMINER.match(name) or not name[:1].isupper():
            return ""
        if mention is None or mention.kind != "person":
            return name
        return max(name, self._fullest.get(name.split()[-1], ""), key=len)

    def _named(self, ref: Ref) -> Mention | None:
        """Follow a reference back to the name it means."""
        mention, seen = self.at(ref.span), set[Span]()
        while mention and mention.form != "name":
            if mention.antecedent is None or mention.span in seen:
                return None
            seen.add(mention.span)
            mention = self.at(mention.antecedent)
        return mention


def _sentence(statement: Statement, sentences: list[Span]) -> Span | None:
    """Return the sentence in which it stands who says so: that of the cue, else of the speaker."""
    place = statement.cue or (statement.speaker.span if statement.speaker else None)
    if place is None:
        return None
    index = bisect_right(sentences, (place.start, 2**62)) - 1
    return sentences[index] if index >= 0 and sentences[index].end >= place.end else None


def _passed_on(via: Via, statement: Statement, names: _Names, houses: Houses) -> Claim:
    """Claim the hand through which a statement came."""
    name, ref, carries = via.name, via.ref, (statement.content,)
    if _PLATFORM.fullmatch(name):
        return Claim(_of(name, names.full(statement.speaker)), "post", ref.span, carries)
    if house := houses.known(name):
        return Claim(house.name, house.kind, ref.span, carries)
    return Claim(name, "newspaper" if MEDIA_NAME.search(name) else "other", ref.span, carries)


def _spoken(statement: Statement, names: _Names, text: str, houses: Houses) -> Iterator[Claim]:
    """Claim a speaker that is a medium, an office or a paper, or of whom it is said that he reports."""
    speaker = statement.speaker
    if speaker is None or _PRONOUN.fullmatch(speaker.text):
        return
    name = _DETERMINER.sub("", speaker.text)
    cue = statement.cue.of(text) if statement.cue else ""
    kind: OriginKind | None = None
    if house := houses.known(name):
        name, kind = house.name, house.kind
    elif is_office(name):
        kind = "office"
    elif name[:1].isupper() and MEDIA_NAME.search(name):
        kind = "newspaper"
    elif DOCUMENTS.fullmatch(name) or _reports(name, cue) or _is_body(speaker, cue, names):
        kind = "other"
    if kind is not None:
        yield Claim(name, kind, speaker.span, (statement.content,))


def _reports(name: str, cue: str) -> bool:
    """Say whether somebody who is named is said to report."""
    return name[:1].isupper() and bool(_REPORTS.fullmatch(cue))


def _is_body(speaker: Ref, cue: str, names: _Names) -> bool:
    """Say whether it is `according to` somebody who is named, and not as a person."""
    if cue.lower() != "according to":
        return False
    mention = names.at(speaker.span)
    named_so = speaker.text[:1].isupper() if mention is None else mention.form == "name"
    return named_so and (mention is None or mention.kind in ("organization", "work", "instrument"))


@dataclass(frozen=True, slots=True)
class _Channel:
    """A statement and the sentence that says how it was made."""

    names: _Names
    text: str
    statement: Statement
    sentence: Span

    def claims(self) -> Iterator[Claim]:
        """Yield the channels that the words outside what is said name."""
        for start, words in self._outside():
            for match in POST.finditer(words):
                platform = match["on"] or match["page"] or "Twitter"
                yield self._claim(_of(platform, self._who()), "post", match, start)
            for match in REPORTERS.finditer(words):
                yield self._claim(f"{self._last()} to reporters".strip(), "channel", match, start)
            for match in BRIEFING.finditer(words):
                yield self._claim(match["what"], "channel", match, start)
            for match in PHONE.finditer(words):
                yield self._claim(_of("telephone interview", self._who()), "person", match, start)
            for match in STATEMENT.finditer(words):
                yield self._claim(match["what"].lower() + self._by(), "channel", match, start)

    def _outside(self) -> Iterator[tuple[int, str]]:
        """Yield the stretches of the sentence before and behind what is said, with their starts."""
        text, content = self.text, self.statement.content
        before = Span(self.sentence.start, min(self.sentence.end, max(content.start, self.sentence.start)))
        behind = Span(max(self.sentence.start, content.end), self.sentence.end)
        for span in (before, behind) if content.overlaps(self.sentence) else (self.sentence,):
            if span.end - span.start > 0:
                yield span.start, text[span.start : min(span.end, span.start + _LONGEST)]

    def _claim(self, name: str, kind: OriginKind, match: re.Match[str], start: int) -> Claim:
        return Claim(name, kind, Span(*match.span()).shift(start), (self.statement.content,))

    def _who(self) -> str:
        return self.names.full(self.statement.speaker)

    def _by(self) -> str:
        """Return ` of the Harbour Council`, with the article that the report gives it."""
        speaker = self.statement.speaker
        if speaker is None:
            return ""
        text, who = self.text, self._who()
        article = text[max(0, speaker.span.start - 4) : speaker.span.start]
        return (
            f" of {article.lower() if article.lower() == 'the ' and who == speaker.text else ''}{who}"
            if who
            else ""
        )

    def _last(self) -> str:
        return " ".join(self._who().split()[-1:])


def _of(channel: str, who: str) -> str:
    return f"{channel} ({who})" if who else channel
