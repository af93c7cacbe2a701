"""Which files hold posts: folders and globs to files, in a stable order, none twice."""

import os
import re
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from postlint.finding import Problem
from postlint.formats.source import is_binary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

STDIN = "-"
NEVER = frozenset({"node_modules", ".git", ".venv"})
"""Folders that nobody's posts lie in."""

_ALWAYS = (".tweet", ".toot")
_MAYBE = (".md", ".markdown", ".txt")
_MAGIC = re.compile(r"[*?\[{]")
_HEAD = 8192
_KEY = re.compile(r"^[\"']?([A-Za-z][\w-]*)[\"']?[ \t]*:", re.MULTILINE)
_FENCED = re.compile(r"\ufeff?---[ \t]*\n(.*?)^---[ \t]*$", re.MULTILINE | re.DOTALL)
_POST = frozenset((
    "to", "network", "networks", "platforms", "brand", "account", "images", "media", "when", "ignore", "poll", "reply", "retweet",
    "schedule", "thread-delimiter",
))  # fmt: skip
_PAGE = frozenset({"title", "layout", "permalink", "slug", "date", "categories"})
"""Keys of web pages, which have ``images`` and ``brand`` too: there only the keys of ``_SURE`` make a post."""
_SURE = frozenset({"to", "network", "networks", "account"})


class _Search(NamedTuple):
    root: str
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    page_keys: tuple[str, ...]


def find(
    arguments: "Sequence[str | Path]",
    *,
    root: "str | Path",
    include: "Sequence[str]" = (),
    exclude: "Sequence[str]" = (),
    page_keys: "Sequence[str]" = (),
    stdin_filename: str | None = None,
) -> "tuple[list[Path], list[Problem]]":
    """Return the files that the arguments stand for, and what is wrong with the arguments.

    An argument is a file, a folder, a glob, or ``-`` for standard input, which ``stdin_filename`` names. ``include`` and ``exclude`` are
    globs relative to ``root``. A file is taken by its name unless it is excluded. A folder yields the files that ``include`` names, and
    without it those that say of themselves that they are posts. What git ignores is left out of folders and globs, and so are binaries
    and links that lead out of ``root``.
    """
    from pathlib import Path

    search = _Search(os.path.realpath(root), tuple(include), tuple(exclude), tuple(page_keys))
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for argument in map(str, arguments):
        if argument == STDIN:
            names = [STDIN] if not _excluded(search, [stdin_filename or STDIN]) else []
        elif os.path.isdir(argument):
            names = _in_folder(search, argument)
        elif os.path.exists(argument) or not _MAGIC.search(argument):
            names = [argument]
            problem = _wrong(search, argument)
            if problem:
                problems.append(Problem(argument, None, problem))
                continue
            names = _unless_excluded(search, names)
        else:
            names = _in_glob(search, argument)
            if not names:
                problems.append(Problem(argument, None, "no file of this name, and none that it fits as a pattern"))
        for name in names:
            found.setdefault(name if name == STDIN else os.path.realpath(name), name)
    return [Path(name) for name in found.values()], problems
