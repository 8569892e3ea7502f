"""Stemma lays reports of the same happenings side by side, with the evidence for every line."""

import stemma.collate  # isort: skip - the room goes first, so that the name is the function's in the end
from stemma.case import Case, collate, open
from stemma.errors import CaseError, InputError, NotFoundError, StemmaError, UsageError
from stemma.settings import Settings
from stemma.types import Filter, Judgement

__version__ = "0.1.0"

__all__ = [
    "Case",
    "CaseError",
    "Filter",
    "InputError",
    "Judgement",
    "NotFoundError",
    "Settings",
    "StemmaError",
    "UsageError",
    "collate",
    "open",
]
