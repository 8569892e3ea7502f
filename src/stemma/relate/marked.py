"""Turns a reading and the marks of judgements in it into bearers that those judgements can part.

Within a document the machine ties mentions to bearers before anybody is asked. Where marks of
judgements fall into one bearer, it is given whole and in pieces, one a marked mention: whoever
knows all judgements (`collation.judged`) takes the pieces where they must be parted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stemma.offsets import Span
from stemma.relate.marks import located
from stemma.relate.mentions import Bearer, Group, bearer_of, company_of, forms, group_of, grouped
from stemma.relate.names import words_of
from stemma.types import Mark, Mention, NameForm, Reading


@dataclass(frozen=True, slots=True)
class Division:
    """A bearer with several marks: whole, and in pieces by the marked mention of each, in text order."""

    whole: str
    pieces: Mapping[str, Bearer]


@dataclass(frozen=True, slots=True)
class Marked:
    """What judgements have to do with a document.

    `found` leads from a mark's key to the mention it is, `holders` from that mention to its
    bearer; `nameless` are bearers that only descriptions or pronouns speak of.
    """

    found: Mapping[str, str] = field(default_factory=dict)
    holders: Mapping[str, str] = field(default_factory=dict)
    divisions: tuple[Division, ...] = ()
    nameless: tuple[Bearer, ...] = ()


def marked_bearers(reading: Reading, marks: Sequence[Mark]) -> tuple[tuple[Bearer, ...], Marked]:
    """Return the bearers of a document as `bearers` does, and what the marks in it fall upon."""
    found = located(reading, marks)
    mentions = _with(reading.mentions, found.values())
    groups = grouped(mentions, reading.document.text)
    spans = {m.span for m in found.values()}
    loose = _loose(mentions, groups, spans)
    company = company_of(groups)
    named = [(g, bearer_of(g, company)) for g in groups]
    nameless = [(g, bearer_of(g, frozenset())) for g in loose]
    both = [*named, *nameless]
    return (
        tuple(sorted((b for _, b in named), key=lambda b: b.names[0].mentions[0].span)),
        Marked(
            {key: mention.id for key, mention in found.items()},
            {m.id: b.id for g, b in both for m in g.mentions if m.span in spans},
            tuple(_division(g, b, spans) for g, b in both if _holds_several(g, spans)),
            tuple(b for _, b in nameless),
        ),
    )


def _with(mentions: Sequence[Mention], found: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions with those that were put back among them."""
    seen = {m.span for m in mentions}
    added = {m.span: m for m in found if m.span not in seen}
    return tuple(sorted([*mentions, *added.values()], key=lambda m: m.span)) if added else tuple(mentions)


def _loose(mentions: Sequence[Mention], groups: Sequence[Group], spans: set[Span]) -> list[Group]:
    """Return marked descriptions and pronouns that the machine ties to no name, each with its chain."""
    tied = {m.span for g in groups for m in g.mentions}
    root: dict[Span, Span] = {}
    chains: dict[Span, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.span not in tied:
            earlier = None if mention.antecedent is None else root.get(mention.antecedent)
            root[mention.span] = earlier or mention.span
            chains[root[mention.span]].append(mention)
    return [group_of(chain) for chain in chains.values() if any(m.span in spans for m in chain)]


def _holds_several(group: Group, spans: set[Span]) -> bool:
    return len({m.span for m in group.mentions if m.span in spans}) > 1


def _division(group: Group, whole: Bearer, spans: set[Span]) -> Division:
    """Give each mention of a group to the marked one that it goes with."""
    mentions = sorted(group.mentions, key=lambda m: m.span)
    by_span = {m.span: m for m in mentions}
    marked = [m for m in mentions if m.span in spans]
    pieces: dict[str, list[Mention]] = {m.id: [] for m in marked}
    for mention in mentions:
        pieces[_goes_with(mention, marked, by_span).id].append(mention)
    return Division(whole.id, {id: bearer_of(group_of(p), whole.company) for id, p in pieces.items()})


def _goes_with(mention: Mention, marked: Sequence[Mention], by_span: Mapping[Span, Mention]) -> Mention:
    """Return the marked mention one belongs to: itself, what it points back to, its like, the nearest."""
    seen: set[Span] = set()
    while mention not in marked and mention.form != "name":
        seen.add(mention.span)
        earlier = None if mention.antecedent is None else by_span.get(mention.antecedent)
        if earlier is None or earlier.span in seen:
            break
        mention = earlier
    if mention in marked:
        return mention
    alike = [m for m in marked if m.form == "name" and m.text.casefold() == mention.text.casefold()]
    return _nearest(mention, alike or marked)


def _nearest(mention: Mention, marked: Sequence[Mention]) -> Mention:
    """Return the last of the marked mentions before one, or else the first after it."""
    before = [m for m in marked if m.span < mention.span]
    return before[-1] if before else marked[0]


def merged(pieces: Sequence[Bearer]) -> Bearer:
    """Return pieces of one bearer as one: the fullest name, the kind of the most often named."""
    if len(pieces) == 1:
        return pieces[0]
    named = [p for p in pieces if p.names] or list(pieces)
    most = max(named, key=lambda p: sum(len(f.mentions) for f in p.names))
    return replace(
        named[0],
        kind=most.kind,
        name=max((p.name for p in named), key=lambda name: len(words_of(name))),
        names=_together(f for p in pieces for f in p.names),
        roles=_together(f for p in pieces for f in p.roles),
        references=tuple(sorted((x for p in pieces for x in p.references), key=lambda x: x.span)),
    )


def _together(found: Iterable[NameForm]) -> tuple[NameForm, ...]:
    """Join equal spellings, in the order of their first places."""
    return forms(sorted(((f.text, x) for f in found for x in f.mentions), key=lambda place: place[1].span))
