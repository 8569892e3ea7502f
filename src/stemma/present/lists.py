"""Turns a view into lists that are read once, for pages that look at them more than once."""

from __future__ import annotations

from functools import cached_property

from stemma.present.census import Census
from stemma.present.view import View
from stemma.types import Difference, Entity, Figure, Story


class Lists:
    """The lists of a case that several parts of a page need; reading them is most of its cost."""

    def __init__(self, view: View) -> None:
        self.view = view

    @cached_property
    def census(self) -> Census:
        """What the documents say of themselves; the texts are not kept."""
        census = Census()
        for document in self.view.documents():
            census.add(document)
        return census

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The stories, those with most reports first."""
        return tuple(sorted(self.view.stories(), key=lambda s: (-len(s.documents), s.id)))

    @cached_property
    def persons(self) -> tuple[Entity, ...]:
        """The entities that are persons: places and bodies are no people."""
        return tuple(e for e in self.view.entities() if e.kind == "person")

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures in text order."""
        return tuple(self.view.figures())

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """The differences, strongest first."""
        return tuple(sorted(self.view.differences(), key=lambda d: (-d.weight, d.about, d.id)))
