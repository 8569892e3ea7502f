"""Runs work: the only room that knows processes."""

from stemma.engine.engine import Engine
from stemma.engine.local import LocalEngine

__all__ = ["Engine", "LocalEngine"]
