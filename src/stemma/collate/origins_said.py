"""Turns statements into claims of origin: who passed them on, and through which channel they came."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from stemma.collate.agencies import known
from stemma.collate.origins_claims import Claim
from stemma.collate.origins_offices import is_office
from stemma.collate.origins_words import (
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
from stemma.types import Mention, OriginKind, Reading, Ref, Statement

_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|who|which|this|that)", re.IGNORECASE)
_DETERMINER = re.compile(r"^(?:the|an?|another|one|this|that|its|his|her|their)\s+", re.IGNORECASE)
_PLATFORM = re.compile(PLATFORMS)
_REPORTS = re.compile(r"report(?:s|ed)?", re.IGNORECASE)
_LONGEST = 600  # characters around a cue that are searched for a channel


def said(reading: Reading) -> Iterator[Claim]:
    """Yield what the statements of a document claim."""
    starts = [a.span for a in reading.annotations if a.kind == "sentence"]
    for statement in reading.statements:
        for via in statement.via:
            yield _passed_on(via.name, via.ref, statement, reading)
        yield from _spoken(statement, reading)
        sentence = _sentence(statement, starts)
        if sentence is not None:
            yield from _Channel(reading, statement, sentence).claims()


def full_name(ref: Ref | None, reading: Reading) -> str:
    """Return the fullest form of a speaker's name in the document; empty for nobody named."""
    if ref is None:
        return ""
    mention = _mention_at(ref.span, reading)
    seen: set[Span] = set()
    while mention and mention.form != "name" and mention.antecedent and mention.span not in seen:
        seen.add(mention.span)
        mention = _mention_at(mention.antecedent, reading)
    name = mention.text if mention and mention.form == "name" else ref.text
    if _PRONOUN.fullmatch(name) or _DETERMINER.match(name) or not name[:1].isupper():
        return ""
    if mention is None or mention.kind != "person":
        return name
    last = name.split()[-1:]
    alike = (m.text for m in reading.mentions if m.form == "name" and m.text.split()[-1:] == last)
    return max([name, *alike], key=len)


def _sentence(statement: Statement, sentences: list[Span]) -> Span | None:
    """Return the sentence in which it stands who says so: that of the cue, else of the speaker."""
    place = statement.cue or (statement.speaker.span if statement.speaker else None)
    if place is None:
        return None
    index = bisect_right(sentences, (place.start, 2**62)) - 1
    return sentences[index] if index >= 0 and sentences[index].end >= place.end else None


def _passed_on(name: str, ref: Ref, statement: Statement, reading: Reading) -> Claim:
    """Claim the hand through which a statement came."""
    carries = (statement.content,)
    if _PLATFORM.fullmatch(name):
        return Claim(_of(name, full_name(statement.speaker, reading)), "post", ref.span, carries)
    if house := known(name):
        return Claim(house.name, house.kind, ref.span, carries)
    return Claim(name, "newspaper" if MEDIA_NAME.search(name) else "other", ref.span, carries)


def _spoken(statement: Statement, reading: Reading) -> Iterator[Claim]:
    """Claim a speaker that is a medium, an office or a paper, or of whom it is said that he reports."""
    speaker = statement.speaker
    if speaker is None or _PRONOUN.fullmatch(speaker.text):
        return
    name = _DETERMINER.sub("", speaker.text)
    cue = statement.cue.of(reading.document.text) if statement.cue else ""
    kind: OriginKind | None = None
    if house := known(name):
        name, kind = house.name, house.kind
    elif is_office(name):
        kind = "office"
    elif name[:1].isupper() and MEDIA_NAME.search(name):
        kind = "newspaper"
    elif DOCUMENTS.fullmatch(name) or _reports(name, cue) or _is_body(speaker, cue, reading):
        kind = "other"
    if kind is not None:
        yield Claim(name, kind, speaker.span, (statement.content,))


def _reports(name: str, cue: str) -> bool:
    """Say whether somebody who is named is said to report."""
    return name[:1].isupper() and bool(_REPORTS.fullmatch(cue))


def _is_body(speaker: Ref, cue: str, reading: Reading) -> bool:
    """Say whether it is `according to` somebody who is named, and not as a person."""
    if cue.lower() != "according to":
        return False
    mention = _mention_at(speaker.span, reading)
    named_so = speaker.text[:1].isupper() if mention is None else mention.form == "name"
    return named_so and (mention is None or mention.kind in ("organization", "work", "instrument"))


def _mention_at(span: Span, reading: Reading) -> Mention | None:
    return next((m for m in reading.mentions if m.span == span), None)


@dataclass(frozen=True, slots=True)
class _Channel:
    """A statement and the sentence that says how it was made."""

    reading: Reading
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
        text, content = self.reading.document.text, self.statement.content
        before = Span(self.sentence.start, min(self.sentence.end, max(content.start, self.sentence.start)))
        behind = Span(max(self.sentence.start, content.end), self.sentence.end)
        for span in (before, behind) if content.overlaps(self.sentence) else (self.sentence,):
            if span.end - span.start > 0:
                yield span.start, text[span.start : min(span.end, span.start + _LONGEST)]

    def _claim(self, name: str, kind: OriginKind, match: re.Match[str], start: int) -> Claim:
        return Claim(name, kind, Span(*match.span()).shift(start), (self.statement.content,))

    def _who(self) -> str:
        return full_name(self.statement.speaker, self.reading)

    def _by(self) -> str:
        """Return ` of the Harbour Council`, with the article that the report gives it."""
        speaker = self.statement.speaker
        if speaker is None:
            return ""
        text, who = self.reading.document.text, self._who()
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
