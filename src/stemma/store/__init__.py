"""Keeps a case: the only room that knows SQL."""

from stemma.store.store import Store
from stemma.store.view import View

__all__ = ["Store", "View"]
