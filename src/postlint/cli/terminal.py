"""What is particular to a terminal: colours, and a bar while much is checked."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from postlint.engine import Progress

_MANY = 200
"""Posts, or look-ups, from which a bar is worth its space."""


def colored(flag: bool | None, out: Any) -> bool:  # noqa: FBT001
    """Flag, then NO_COLOR (no-color.org), then FORCE_COLOR, then whether it is a terminal."""
    if flag is not None:
        return flag
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return bool(out.isatty())


@contextmanager
def bar() -> Iterator[Progress | None]:
    """Yield what draws a bar on standard error, if that is a terminal; a run of few posts and look-ups has none."""
    if not sys.stderr.isatty():
        yield None
        return
    drawn: list[tuple[str, Any]] = []
    so_far = 0

    def tell(what: str, done: int, of: int) -> None:
        nonlocal so_far
        if of < _MANY:
            return
        if not drawn or drawn[-1][0] != what:
            for _, old in drawn[-1:]:
                old.render_finish()
            # Drawn often enough to move, and seldom enough to cost nothing.
            drawn.append((what, click.progressbar(length=of, label=f"{what:8}", file=sys.stderr, update_min_steps=max(1, of // 200))))
            so_far = 0
        drawn[-1][1].update(done - so_far)
        so_far = done

    try:
        yield tell
    finally:
        for _, last in drawn[-1:]:
            last.render_finish()  # the cursor is hidden till then
