"""Work on many items with all cores: the process forks, so nothing is loaded or read twice."""

import gc
import os
import threading
from collections.abc import Callable
from itertools import pairwise
from typing import Any

LEAST = 400
"""Items below which a second process costs more than it saves."""


def forked(work: Callable[[range], list[Any]], size: int, jobs: int) -> list[Any]:
    """Return ``work(range(size))``, done in slices by ``jobs`` processes, in order.

    Where processes cannot be forked safely (no ``fork``, or threads are running) all of it is done here, and so is the slice of a
    child that failed, so that its error is raised here.
    """
    jobs = min(jobs, size // (LEAST // 2))
    if jobs < 2 or not hasattr(os, "fork") or threading.active_count() > 1:
        return work(range(size))
    import pickle

    bounds = [size * n // jobs for n in range(jobs + 1)]
    slices = [range(a, b) for a, b in pairwise(bounds)]
    gc.freeze()  # what stands is shared with the children as long as nobody touches it
    children = [(part, *_child(work, part)) for part in slices[1:]]
    done = [work(slices[0])]
    for part, pid, pipe in children:
        with os.fdopen(pipe, "rb") as answers:
            sent = answers.read()
        _, status = os.waitpid(pid, 0)
        done.append(pickle.loads(sent) if status == 0 else work(part))  # noqa: S301  from our own child
    gc.unfreeze()
    return [result for part_results in done for result in part_results]


def _child(work: Callable[[range], list[Any]], part: range) -> tuple[int, int]:
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
            pickle.dump(work(part), answers, protocol=pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)  # a child never returns into the caller's program
