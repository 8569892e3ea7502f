"""Stemma lays reports of the same happenings side by side, with the evidence for every line."""

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
