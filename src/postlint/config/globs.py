"""Globs over files: ``*`` stays within a folder, ``**`` does not, ``{a,b}`` is either; hidden files count."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any


def matches(path: Path, globs: Sequence[str], root: Path) -> bool:
    """Whether a file, seen from ``root``, is named by one of the globs. A file outside the root is not.

    >>> matches(Path("/site/posts/acme/launch.txt"), ("posts/**",), Path("/site"))
    True
    """
    absolute = root / path
    return bool(globs) and absolute.is_relative_to(root) and bool(_matcher(tuple(globs)).match(absolute.relative_to(root).as_posix()))


@cache
def _matcher(globs: tuple[str, ...]) -> Any:
    from wcmatch import glob

    return glob.compile([g.removeprefix("./") for g in globs], flags=glob.GLOBSTAR | glob.BRACE | glob.DOTGLOB | glob.FORCEUNIX)
