"""Work on many items with all cores: the process forks, so nothing is loaded or read twice."""

import gc
import os
import threading
from collections.abc import Callable, Iterable
from itertools import pairwise
from mmap import mmap
from typing import Any

LEAST = 400
"""Items below which a second process costs more than it saves."""


def forked(work: Callable[[Any], Any], items: Iterable[Any], jobs: int, done: Callable[[int], None] = lambda _: None) -> list[Any]:
    """Return ``work(item)`` for each item, done in slices by ``jobs`` processes, in order; ``done`` is told how many are.

    Where processes cannot be forked safely (no ``fork``, or threads are running) all of it is done here, and so is the slice of a
    child that failed, so that its error is raised here.
    """
    items = list(items)
    jobs = min(jobs, len(items) // (LEAST // 2))
    if jobs < 2 or not hasattr(os, "fork") or threading.active_count() > 1:
        return _worked(work, items, done)
    import pickle

    bounds = [len(items) * n // jobs for n in range(jobs + 1)]
    slices = [items[a:b] for a, b in pairwise(bounds)]
    counts = memoryview(mmap(-1, 8 * jobs)).cast("Q")  # shared: how far each process is
    gc.freeze()  # what stands is shared with the children as long as nobody touches it

    def tell(nth: int) -> Callable[[int], None]:
        def at(count: int) -> None:
            counts[nth] = count
            if nth == 0:
                done(sum(counts))

        return at

    children = [(part, *_child(work, part, tell(nth))) for nth, part in enumerate(slices[1:], 1)]
    results = _worked(work, slices[0], tell(0))
    for part, pid, pipe in children:
        with os.fdopen(pipe, "rb") as answers:
            sent = answers.read()
        _, status = os.waitpid(pid, 0)
        results += pickle.loads(sent) if status == 0 else _worked(work, part)  # noqa: S301  from our own child
    done(len(items))
    gc.unfreeze()
    return results


def _worked(work: Callable[[Any], Any], items: Iterable[Any], done: Callable[[int], None] = lambda _: None) -> list[Any]:
    results = []
    for item in items:
        results.append(work(item))
        done(len(results))
    return results


def _child(work: Callable[[Any], Any], part: Iterable[Any], done: Callable[[int], None]) -> tuple[int, int]:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    import pickle

    status = 1
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as answers:
            pickle.dump(_worked(work, part, done), answers, protocol=pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)  # a child never returns into the caller's program
