"""Turns an attribution and the words around it into who spoke for whom, how far named, where and how."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from stemma.annotate.wordlists import words
from stemma.offsets import Span
from stemma.types import Annotation, Anonymity, Attribution, Channel, Page, Reference

_MOUTHPIECE = (
    r"(?:spokes(?:man|woman|person|people|men|women)|press\s(?:secretary|officer|service|office)|lawyers?|attorneys?"
    r"|representatives?|envoy|ambassador|advis[eo]r|aide|agent)"
)
_FOR = re.compile(rf"\b{_MOUTHPIECE}\s(?:for|of|to)\s(?:the\s)?", re.IGNORECASE)
_BEFORE = re.compile(rf"(?:['’]s?)?\s(?:\w+\s){{0,2}}?{_MOUTHPIECE}\b", re.IGNORECASE)
_BEHALF = re.compile(r"\bon\sbehalf\sof\s(?:the\s)?")
_WITHHELD = re.compile(
    r"\bon\s(?:the\s)?condition\sof\sanonymity|\bnot\s(?:to\s)?be(?:ing)?\s(?:named|identified|quoted\sby\sname)"
    r"|\bdeclin\w+\sto\sbe\s(?:named|identified)|\banonymous(?:ly)?\b|\bnot\sauthori[sz]ed\sto\s(?:speak|talk)",
    re.IGNORECASE,
)
_INDEFINITE = words(
    """
    a an one another some several many two three four five six few most other others sources officials
    experts analysts witnesses residents people diplomats observers critics reports media local senior unnamed
    """
)
_CHANNELS: tuple[tuple[Channel, re.Pattern[str]], ...] = (
    ("news conference", re.compile(r"\b(?:news|press)\s(?:conference|briefing)|\bpresser\b", re.IGNORECASE)),
    ("interview", re.compile(r"\binterview(?:ed)?\b", re.IGNORECASE)),
    ("post", re.compile(
        r"\btweet\w*|\bposted?\b|\bTwitter|\bFacebook|\bTelegram\b|\bInstagram|\bTikTok|\bon\sX\b|\bVKontakte"
    )),
    ("broadcast", re.compile(r"\bbroadcast\b|\b(?:television|radio|TV|video)\b")),
    ("speech", re.compile(r"\b(?:speech|address|remarks\sto|sermon)\b", re.IGNORECASE)),
    ("call", re.compile(r"\bby\s(?:tele)?phone\b|\b(?:tele)?phone\s(?:call|conversation)\b", re.IGNORECASE)),
    ("statement", re.compile(r"\bstatement\b|\bcommuniqu|\bpress\srelease\b", re.IGNORECASE)),
    ("document", re.compile(r"\b(?:letter|memo|report|study|document|filing)\b", re.IGNORECASE)),
)  # fmt: skip
_WHERE = re.compile(r"\b(?:in|at|from|near|outside)\s(?:the\s)?$")
_ANSWERED = 260  # code points on either side in which a source tells of itself


class Setting:
    """What a page tells of the sentence in which somebody speaks."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._sentences = [a.span for a in page.layer("sentence")]
        self._starts = [s.start for s in self._sentences]
        self._forms = {a.span: a for a in (*page.layer("name"), *page.layer("reference"))}

    def sentence(self, at: int) -> Span:
        """Return the sentence at a position, or the position alone."""
        index = bisect_right(self._starts, at) - 1
        return self._sentences[index] if index >= 0 else Span(at, at)

    def outside(self, value: Attribution) -> Iterator[Span]:
        """Yield the stretches of the cue's or source's sentence that are not content."""
        anchor = value.cue or value.source or value.content[0]
        sentence = self.sentence(anchor.start)
        start = sentence.start
        for piece in value.content:
            if piece.start > start:
                yield Span(start, min(piece.start, sentence.end))
            start = max(start, piece.end)
        if start < sentence.end:
            yield Span(start, sentence.end)

    def on_behalf(self, value: Attribution, speaker: Span) -> Span | None:
        """Return for whom the speaker speaks, where the words around say so."""
        for part in self.outside(value):
            near = Span(max(part.start, speaker.start - _ANSWERED), min(part.end, speaker.end + _ANSWERED))
            found = self._named_after(near, speaker) or self._owner(near, speaker)
            if found is not None:
                return found
        return None

    def _named_after(self, near: Span, speaker: Span) -> Span | None:
        """Return the name behind `a spokesman for` or `on behalf of`."""
        for match in (*_FOR.finditer(self._page.text, *near), *_BEHALF.finditer(self._page.text, *near)):
            for annotation in self._page.layer("name"):
                span = annotation.span
                close = 0 <= span.start - match.end() <= 1 or _titled(self._page.text, match.end(), span)
                if close and (not span.overlaps(speaker) or (speaker.covers(span) and speaker != span)):
                    return span
        return None

    def _owner(self, near: Span, speaker: Span) -> Span | None:
        """Return whose mouthpiece stands behind a name: `the Kremlin spokesman`, `her lawyer`'s owner not."""
        text = self._page.text
        for annotation in self._page.layer("name"):
            span = annotation.span
            if not near.covers(span) or (span.overlaps(speaker) and not speaker.covers(span)):
                continue
            match = _BEFORE.match(text, span.end, near.end)
            if (
                match is not None
                and speaker != span
                and abs(match.end() - speaker.start) <= 2 + speaker.end - speaker.start
            ):
                return span
        return None

    def anonymity(self, value: Attribution, speaker: Span) -> Anonymity:
        """Return how far one learns who speaks."""
        known = self._known(speaker)
        if known is not None:
            return "named" if known.label == "person" else "body"
        if any(_WITHHELD.search(self._page.text, *part) for part in self.outside(value)):
            return "withheld"
        lows = speaker.of(self._page.text).lower().split()
        return "unnamed" if lows and lows[0] in _INDEFINITE else "described"

    def _known(self, speaker: Span) -> Annotation | None:
        """Return the name at a span, or the one that its description or pronoun leads back to."""
        found, seen = self._forms.get(speaker), set()
        while found is not None and isinstance(found.value, Reference) and found.value.form != "name":
            back = found.value.antecedent
            if back is None or back in seen:
                return None
            seen.add(back)
            found = self._forms.get(back)
        return found

    def channel(self, value: Attribution) -> Channel | None:
        """Return how it was said: in an interview, a post, a statement …"""
        for name, pattern in _CHANNELS:
            if any(pattern.search(self._page.text, *part) for part in self.outside(value)):
                return name
        return None

    def place(self, value: Attribution) -> Span | None:
        """Return the place in which it was said: `told reporters in X`."""
        if value.cue is None:
            return None
        for part in self.outside(value):
            for annotation in self._page.layer("name"):
                span = annotation.span
                if (
                    annotation.label not in ("place", "country")
                    or not part.covers(span)
                    or span.start < value.cue.end
                ):
                    continue
                if _WHERE.search(self._page.text[max(part.start, span.start - 12) : span.start]):
                    return span
        return None


def _titled(text: str, at: int, name: Span) -> bool:
    """Say whether a name follows with its title: `for President X`."""
    return 0 < name.start - at <= 30 and all(w[:1].isupper() for w in text[at : name.start].split())
