"""Runs work on one machine, in this process or in several."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import connection, get_context, parent_process
from threading import Thread
from typing import TypeVar

from stemma.engine import meeting
from stemma.errors import StemmaError

T = TypeVar("T")
R = TypeVar("R")

_CHUNK = 8  # items sent to a process at once: pickling costs little, and no process waits long
_AHEAD = 4  # chunks in flight a process: bounds the memory, whatever the number of items


class LocalEngine:
    """One process, or several where there is enough to do.

    Processes are spawned, never forked, so that threads of the caller cannot deadlock them; a
    script that asks for several must therefore guard its start with `if __name__ == "__main__"`.
    """

    def __init__(self, workers: int = 1) -> None:
        self.workers = workers

    def map(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Yield `work(item)` for each item, in the items' order; few items stay in this process."""
        source = iter(items)
        first = list(islice(source, _CHUNK * self.workers)) if self.workers > 1 else []
        if len(first) < _CHUNK * self.workers or self.workers < 2:
            yield from map(work, first)
            yield from map(work, source)
        else:
            yield from self._spread(work, _chunks(first, source))

    def _spread(self, work: Callable[[T], R], chunks: Iterator[list[T]]) -> Iterator[R]:
        """Keep every process busy, and hand on the results in order."""
        pool = ProcessPoolExecutor(self.workers, get_context("spawn"), initializer=_follow_parent)
        waiting: deque[Future[list[R]]] = deque()
        try:
            for chunk in chunks:
                with _held_back(signal.SIGINT):
                    waiting.append(pool.submit(_each, work, chunk))
                if len(waiting) > _AHEAD * self.workers:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise StemmaError(
                "a worker process was killed (out of memory?); run again with 1 worker"
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def meet(
        self, items: Sequence[T], keys: Callable[[T], Iterable[str | int]], cap: int
    ) -> Iterator[tuple[T, T]]:
        """Yield each pair of items that share a key held by at most `cap` items, once, in order."""
        return meeting.meet(items, keys, cap)


@contextmanager
def _held_back(number: signal.Signals) -> Iterator[None]:
    """Hold a signal back for a moment; processes that start meanwhile never get it.

    Ctrl-C goes to every process of a terminal: ours stops the others in good order, while each of
    them would print where it was stopped, its imports included.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {number})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _follow_parent() -> None:
    """End this process when its parent is gone: a killed parent cannot tell its workers to stop."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _each(work: Callable[[T], R], items: list[T]) -> list[R]:
    return [work(item) for item in items]


def _chunks(first: list[T], rest: Iterator[T]) -> Iterator[list[T]]:
    """Cut the items into chunks, the ones already taken first."""
    for at in range(0, len(first), _CHUNK):
        yield first[at : at + _CHUNK]
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
