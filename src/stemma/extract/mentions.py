"""Turns a page's names and references into mentions, in raw spans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from stemma.offsets import Span
from stemma.types import Annotation, Mention, NameKind, Page, Ref, Reference


def mentions(page: Page) -> tuple[Mention, ...]:
    """Return the mentions of a page in text order, one a span."""
    found: dict[Span, Mention] = {}
    for mention in _all(page):
        found.setdefault(mention.span, mention)
    return tuple(sorted(found.values(), key=lambda m: m.span))


def ref(page: Page, span: Span) -> Ref:
    """Return a reference to what stands at a span of the page."""
    return Ref(page.document.id, page.raw(span), span.of(page.text))


def _all(page: Page) -> Iterator[Mention]:
    for annotation in (*page.layer("name"), *page.layer("reference")):
        if isinstance(annotation.value, Reference):
            yield _mention(page, annotation, annotation.value)


def _mention(page: Page, annotation: Annotation, value: Reference) -> Mention:
    return Mention(
        page.document.id,
        page.raw(annotation.span),
        annotation.span.of(page.text),
        cast(NameKind, annotation.label),
        value.form,
        None if value.antecedent is None else page.raw(value.antecedent),
        None if value.role is None else ref(page, value.role),
    )
