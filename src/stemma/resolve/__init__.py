"""Turns links and judgements into clusters."""

from stemma.resolve.judgements import Decisions, decide
from stemma.resolve.partition import clusters

__all__ = ["Decisions", "clusters", "decide"]
