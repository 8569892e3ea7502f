"""Turns the quantities of a page that are worth a line of the ledger into figures with raw spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import NamedTuple

from stemma.annotate.attribution_phrases import head_of
from stemma.annotate.times import published_of
from stemma.annotate.wordlists import words
from stemma.extract.figures_given import Given, given, place_after
from stemma.extract.figures_times import as_of
from stemma.extract.mentions import ref
from stemma.offsets import Span
from stemma.types import Annotation, Attribution, Figure, Page, Quantity, Ref, Time

# what is counted of these changes from report to report without a difference in the facts
_ABSTRACT = words(
    """
    times time sides ways things questions reasons examples parts types kinds steps stages points
    matters aspects areas fronts occasions thing way part side question reason lines words cases sorts
    forms levels issues elements principles countries nations peoples states
    """
)
_POINTING = words(
    """
    the these those both our their its his her my your other first last next
    """
)
_BARE = frozenset({"nothing", "people"})  # kinds of quantities whose giver may be who counts
_SMALL = 3  # `two men` and `one man` are figures only where nothing points back to them
_SINGLE = frozenset(
    {"person", "death", "fatality", "casualty"}
)  # `one girl` tells of her, `one person` counts
_NEST = 60  # attributions before a figure among which its own are looked for
_ALONE = words(
    """
    of were was are is who whom had have has remain remained remains died escaped still
    """
)


def figures(page: Page) -> tuple[Figure, ...]:
    """Return the page's figures in text order: value, what is counted, who gives it, as of when."""
    sentences = page.layer("sentence")
    starts = [a.span.start for a in sentences]
    published = published_of(page, page.layer("time"))
    found: list[Figure] = []
    last: tuple[int, str | None, str | None] = (
        -1,
        None,
        None,
    )  # sentence, its unit, people if counted so far
    for annotation in page.layer("quantity"):
        quantity = annotation.value
        if not isinstance(quantity, Quantity):
            continue
        quantity = _in_its_line(page, annotation.span, quantity)
        index = bisect_right(starts, annotation.span.start) - 1
        if quantity.unit is None and last[0] == index and annotation.label == "nothing":
            quantity = replace(quantity, unit=last[1])  # `900 miners, including 700 in the north`
        sentence = sentences[index].span if index >= 0 else Span(0, len(page.text))
        count = given(page.text, sentence, annotation.span) if annotation.label in _BARE else None
        if count is not None and annotation.label == "nothing":
            quantity = replace(quantity, unit=count.unit or quantity.unit or last[2])
        if count is not None or _is_figure(page, annotation, quantity):
            found.append(_figure(page, annotation.span, quantity, Around(sentence, published, count)))
        if quantity.unit is not None and annotation.label not in (
            "percent",
            "age",
            "measure",
            "one",
            "multiple",
        ):
            last = (index, quantity.unit, quantity.unit if annotation.label == "people" else last[2])
    return tuple(found)


def _is_figure(page: Page, annotation: Annotation, quantity: Quantity) -> bool:
    """Say whether a quantity belongs in the ledger, by what it counts and how small it is."""
    kind, span = annotation.label, annotation.span
    if kind in ("money", "percent", "measure"):
        return True
    if kind == "age":
        before = page.text[max(0, span.start - 5) : span.start].rstrip()
        return page.text[span.end : span.end + 1] in "-‑ " and not before.endswith(",")
    if kind == "share":
        return quantity.what is not None
    if kind in ("one", "multiple"):
        return False  # `one of the reasons` points, `twice as many` compares: neither counts
    if kind == "things" and (_is_abstract(page, quantity) or _designates(page, span, quantity)):
        return False
    if kind == "nothing":
        return (
            quantity.unit is not None
            or quantity.hedge not in ("exact", "range")
            or _stands_for_people(page, span)
        )
    largest = quantity.high if quantity.high is not None else quantity.low
    if largest is not None and largest < _SMALL and quantity.hedge == "exact":
        if kind != "people" or largest <= 0 or _word_before(page, span) in _POINTING:
            return False
        return largest > 1 or (quantity.what is not None and quantity.what.of(page.text) in _SINGLE)
    return True


def _is_abstract(page: Page, quantity: Quantity) -> bool:
    """Say whether what is counted is no thing: `in two cases`, but not `two cases of typhus`."""
    if quantity.unit == "cases" and quantity.what is not None:
        return page.text[quantity.what.end :][:4] != " of "
    return quantity.unit in _ABSTRACT


def _in_its_line(page: Page, span: Span, quantity: Quantity) -> Quantity:
    """Return the quantity without a noun that stands in the next line: it counts no dateline."""
    if quantity.what is None or "\n" not in page.text[span.end : quantity.what.start]:
        return quantity
    return replace(quantity, what=None, unit=None)


def _designates(page: Page, span: Span, quantity: Quantity) -> bool:
    """Say whether a number belongs to the name before it: `Harrier 9 rockets`, the pad of `Orlo 11`."""
    names = page.layer("name")
    index = bisect_left(names, span.start, key=_start) - 1
    if index < 0 or quantity.hedge != "exact" or not page.text[span.start].isdigit():
        return False
    name = names[index]
    if name.span.end != span.start - 1 or page.text[name.span.end] != " ":
        return False
    return name.label not in ("place", "country") or not (quantity.unit or "s").endswith("s")


def _word_before(page: Page, span: Span) -> str:
    words = page.text[max(0, span.start - 20) : span.start].split()
    return words[-1].lower() if words else ""


def _stands_for_people(page: Page, span: Span) -> bool:
    """Say whether the number is a subject or a part of a group: `the 6 were found`, `four of`."""
    words = page.text[span.end : span.end + 20].split()
    return bool(words) and words[0].lower() in _ALONE


class Around(NamedTuple):
    """What stands around a figure: its sentence, the report's day, and who counts."""

    sentence: Span
    published: Time | None
    given: Given | None


def _figure(page: Page, span: Span, quantity: Quantity, around: Around) -> Figure:
    holder, verb = _holder(page, span), quantity.verb
    if holder is None and around.given is not None and around.given.who is not None:
        holder = ref(page, head_of(page, around.given.who))
    place = quantity.place or place_after(page, quantity.what or span)
    return Figure(
        page.document.id,
        page.raw(span),
        span.of(page.text),
        quantity.low,
        quantity.high,
        quantity.hedge,
        quantity.unit,
        "" if quantity.what is None else quantity.what.of(page.text),
        None if quantity.what is None else page.raw(quantity.what),
        holder,
        as_of(page, span, around.sentence) or around.published,
        taken_as=quantity.taken_as,
        change=quantity.change,
        part=quantity.part or None,
        about=tuple(ref(page, phrase) for phrase in quantity.about),
        verb="" if verb is None else verb.of(page.text),
        verb_span=None if verb is None else page.raw(verb),
        place=None if place is None else ref(page, place),
    )


def _start(annotation: Annotation) -> int:
    return annotation.span.start


def _holder(page: Page, span: Span) -> Ref | None:
    """Return the source of the innermost attribution that holds the span in what it reports."""
    sources: list[tuple[int, Span]] = []
    layer = page.layer("attribution")
    until = bisect_left(layer, span.end, key=_start)
    for annotation in layer[max(0, until - _NEST) : until]:
        value = annotation.value
        if isinstance(value, Attribution) and value.source is not None and _reports(annotation, value, span):
            sources.append((annotation.span.end - annotation.span.start, value.source))
    if not sources:
        return None
    return ref(page, head_of(page, min(sources)[1]))


def _reports(annotation: Annotation, value: Attribution, span: Span) -> bool:
    if value.source is not None and value.source.overlaps(span):
        return False
    return any(piece.overlaps(span) for piece in value.content) or (
        not value.content and annotation.span.covers(span)
    )
