"""The contract of a cleaner: a record in, its document out."""

from __future__ import annotations

from typing import Protocol

from stemma.settings import Settings
from stemma.types import Document, Record


class Cleaner(Protocol):
    """Fixes a record's text and says what in it is article, what is furniture, who, when, where."""

    def clean(self, record: Record, settings: Settings) -> Document:
        """Return the document; raise InputError where the record holds no text that can be read."""
        ...
