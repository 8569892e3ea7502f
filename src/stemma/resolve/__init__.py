"""Turns links and judgements into clusters."""

from stemma.resolve.judgements import Decided, Naming, decide, newest_first, withdrawn
from stemma.resolve.partition import clusters, joined
from stemma.resolve.sets import Partition

__all__ = ["Decided", "Naming", "Partition", "clusters", "decide", "joined", "newest_first", "withdrawn"]
