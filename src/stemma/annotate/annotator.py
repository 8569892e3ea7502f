"""The contract of an annotator: pages in, what it sees on each out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from stemma.types import Annotation, Page


class Annotator(Protocol):
    """Sees something on pages; it never changes them.

    `requires` names the layers it reads, `provides` those it adds. What it says of a page must
    not depend on the other pages of the call.
    """

    name: str
    requires: tuple[str, ...]
    provides: tuple[str, ...]

    def annotate(self, pages: Sequence[Page]) -> Iterator[tuple[Annotation, ...]]:
        """Yield, for each page in order, the annotations it adds (spans of the page's text)."""
        ...
