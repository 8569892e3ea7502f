"""Turns places in a document into marks that judgements keep to, and marks back into mentions.

A mark is found by its place in the same bytes, and in a report that was changed under the same
path by its words with those around them (as the W3C's TextQuoteSelector does, Web Annotation Data
Model 2017). Where it is found and the machine sees no mention any more, the mention is put back:
what a person has decided on does not go away because a name is read otherwise.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from stemma.offsets import Span
from stemma.types import Document, Mark, Mention, NameKind, Reading, ReferenceForm

AROUND = 32  # characters remembered on either side
_ENOUGH = 16  # of those around that must agree for a place in another text


def mark(document: Document, span: Span, kind: NameKind, form: ReferenceForm = "name") -> Mark:
    """Return the mark of a mention that stands at a raw span of the document."""
    text = document.text
    return Mark(
        document.id,
        document.path,
        document.sha256,
        span,
        span.of(text),
        kind,
        form,
        text[max(0, span.start - AROUND) : span.start],
        text[span.end : span.end + AROUND],
    )


@dataclass(frozen=True)
class Marks:
    """The marks of a case's judgements, by whatever a report may be known again."""

    by_report: Mapping[str, Sequence[Mark]] = field(default_factory=dict)

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> Marks:
        """Sort marks by the reports they may stand in."""
        found: dict[str, dict[str, Mark]] = defaultdict(dict)
        for item in marks:
            for name in (item.document, item.sha256, item.path):
                found[name][item.key] = item
        return cls({name: tuple(row.values()) for name, row in found.items()})

    def in_document(self, document: Document) -> tuple[Mark, ...]:
        """Return the marks that may stand in a document."""
        if not self.by_report:
            return ()
        names = (document.id, document.sha256, document.path)
        return tuple({m.key: m for name in names for m in self.by_report.get(name, ())}.values())


def place(document: Document, item: Mark) -> Span | None:
    """Return where a mark stands in a document, or None where it does not."""
    if item.document == document.id or item.sha256 == document.sha256:
        if item.span.of(document.text) == item.text:
            return item.span
    elif item.path != document.path:
        return None
    return _quoted(document.text, item)


def _quoted(text: str, item: Mark) -> Span | None:
    """Return the place of the mark's words that has most of the words around them, if enough of them."""
    found = [m.span() for m in re.finditer(re.escape(item.text), text)] if item.text else []
    if not found:
        return None
    around = {start: _agreement(text, start, end, item) for start, end in found}
    start, end = max(found, key=lambda x: (around[x[0]], -abs(x[0] - item.span.start)))
    enough = min(_ENOUGH, len(item.before) + len(item.after))
    return Span(start, end) if around[start] >= enough else None


def _agreement(text: str, start: int, end: int, item: Mark) -> int:
    """Count the characters before and after a place that are as the mark remembers them."""
    before = text[max(0, start - len(item.before)) : start][::-1]
    after = text[end : end + len(item.after)]
    return _common(before, item.before[::-1]) + _common(after, item.after)


def _common(a: str, b: str) -> int:
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count


def located(reading: Reading, marks: Iterable[Mark]) -> dict[str, Mention]:
    """Return the mention of each mark (by key) that stands in a reading; make it where none is seen.

    Two marks that lie apart are never one mention: the worse fit is put back as its own.
    """
    places = [(m, span) for m in marks if (span := place(reading.document, m)) is not None]
    fits = sorted((_fit(m, span, reading.mentions) for m, span in places), key=lambda fit: fit[0])
    found: dict[str, Mention] = {}
    taken: dict[Span, list[Span]] = defaultdict(list)
    for _, item, span, mention in fits:
        if mention is None or any(not _overlap(span, other) for other in taken[mention.span]):
            mention = Mention(reading.document.id, span, item.text, item.kind, item.form)
        taken[mention.span].append(span)
        found[item.key] = mention
    return found


_Fit = tuple[tuple[float, int, int, str], Mark, Span, Mention | None]


def _fit(item: Mark, span: Span, mentions: Sequence[Mention]) -> _Fit:
    """Return the mention that fits a mark's place best, the best fit sorting first."""
    best, share = None, 0.0
    for mention in mentions:
        common = _overlap(span, mention.span)
        if common:
            union = max(span.end, mention.span.end) - min(span.start, mention.span.start)
            likeness = common / union + 0.01 * (mention.form == item.form)
            if likeness > share:
                best, share = mention, likeness
    return (-share, span.start, span.end, item.key), item, span, best


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))
