"""Turns a record into its document: one fixed text, and what in it is article, who wrote it and when."""

from __future__ import annotations

from collections.abc import Mapping

from stemma.clean.article import JsonCleaner
from stemma.clean.cleaner import Cleaner
from stemma.clean.html import HtmlCleaner
from stemma.clean.text import TextCleaner
from stemma.settings import Settings
from stemma.types import Document, MediaType, Record

CLEANERS: Mapping[MediaType, Cleaner] = {
    "text/plain": TextCleaner(),
    "text/html": HtmlCleaner(),
    "application/json": JsonCleaner(),
}


def clean(record: Record, settings: Settings) -> Document:
    """Return the record's document; raise InputError where it holds no article that can be read."""
    return CLEANERS[record.media_type].clean(record, settings)


__all__ = ["CLEANERS", "Cleaner", "clean"]
