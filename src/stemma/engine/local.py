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
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from threading import Thread, current_thread, main_thread
from typing import TypeVar

from stemma.engine import meeting
from stemma.errors import StemmaError
from stemma.types import Key

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
        context = get_context("spawn")
        ours, theirs = context.Pipe(duplex=True)
        pool = ProcessPoolExecutor(self.workers, context, initializer=_follow_parent, initargs=(theirs,))
        waiting: deque[Future[list[R]]] = deque()
        try:
            for chunk in chunks:
                with _uninterrupted():
                    waiting.append(pool.submit(_each, work, chunk))
                if len(waiting) > _AHEAD * self.workers:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise StemmaError(
                "a worker process was killed (out of memory?); run again with 1 worker"
            ) from error
        except BaseException:  # Ctrl-C, or nobody wants the rest: what is under way is not waited for
            ours.close()
            raise
        finally:
            with _uninterrupted():  # a process that still starts would miss what we take away
                pool.shutdown(wait=True, cancel_futures=True)
            ours.close()
            theirs.close()

    def meet(self, items: Sequence[T], keys: Callable[[T], Iterable[Key]], cap: int) -> Iterator[tuple[T, T]]:
        """Yield each pair of items that share a key held by at most `cap` items, once, in order."""
        return meeting.meet(items, keys, cap)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back for a moment; processes that start meanwhile never get it.

    It goes to every process of a terminal: ours ends the others in good order, while each of them
    would print where it was stopped. Other threads take signals too, and hand them to Python's
    main thread, so a mask alone would not hold ours back.
    """
    if current_thread() is not main_thread() or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    came: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        signal.signal(signal.SIGINT, handler)
        if came:
            signal.raise_signal(signal.SIGINT)


def _follow_parent(line: Connection) -> None:
    """End this process when its parent hangs up, or is gone: a killed parent cannot say so."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent.sentinel, line), daemon=True).start()


def _end_after(*sentinels: int | Connection) -> None:
    wait(sentinels)
    os._exit(1)


def _each(work: Callable[[T], R], items: list[T]) -> list[R]:
    return [work(item) for item in items]


def _chunks(first: list[T], rest: Iterator[T]) -> Iterator[list[T]]:
    """Cut the items into chunks, the ones already taken first."""
    for at in range(0, len(first), _CHUNK):
        yield first[at : at + _CHUNK]
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
