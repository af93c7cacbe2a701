"""From files to posts: one module a format, and the way back from a post to line and column.

``find`` says which files, ``read`` what posts are in one.
"""

import os
import sys
from typing import TYPE_CHECKING, Any

from postlint.errors import FormatError
from postlint.finding import Problem
from postlint.formats.dates import parse_when
from postlint.formats.fields import Reading, given
from postlint.formats.files import STDIN, find
from postlint.formats.source import LARGEST, decode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from postlint.post import Post

__all__ = ["read", "find", "parse_when", "STDIN"]


def read(
    path: "str | Path",
    data: bytes | str | None = None,
    *,
    root: "str | Path",
    defaults: "Mapping[str, Any] | None" = None,
    overrides: "Mapping[str, Any] | None" = None,
    page_keys: "Sequence[str]" = (),
    days_first: bool | None = None,
    stdin_filename: str | None = None,
) -> "tuple[list[Post], list[Problem]]":
    """Read the posts of a file, and all that is wrong with it; what can be read is read.

    ``path`` is the file as the user named it: its suffix says the format, and pictures are looked for beside it and under ``root``,
    never outside that; ``-`` is standard input, as if it were ``stdin_filename``. ``data`` is what the file holds, if that is known.
    ``defaults`` hold where the file says nothing, ``overrides`` whatever it says: the keys of front matter that are not about one post
    alone (``brand``, ``to``, ``account``, ``language``, ``when``). ``page_keys`` are those under which pages of a site keep their posts.
    ``days_first`` says whether 03/04/2026 is in April, where a table does not show it.

    Raises UnknownNetwork or FormatError where ``defaults`` or ``overrides`` cannot be read; what is wrong with the file is returned.
    """
    outside = given(defaults or {}), given(overrides or {})
    name = str(path)
    if name == STDIN and data is None:
        name, data = stdin_filename or "<stdin>", sys.stdin.buffer.read()
    try:
        source, problems = decode(name, _content(name) if data is None else data)
    except FormatError as error:
        return [], [Problem(name, error.line, error.message)]
    reading = Reading(source, str(root), *outside)
    reading.days_first = days_first
    posts = _posts(reading, os.path.splitext(name)[1].lower(), page_keys)
    return posts, sorted(dict.fromkeys(problems + reading.problems), key=lambda problem: problem.line or 0)


def _content(path: str) -> bytes:
    try:
        if os.path.getsize(path) > LARGEST:
            raise FormatError(f"more than {LARGEST // 1_000_000} MB: not read", path=path)
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:
        raise FormatError(f"cannot be read: {getattr(error, 'strerror', None) or error}", path=path) from None


def _posts(reading: Reading, suffix: str, page_keys: "Sequence[str]") -> "list[Post]":
    if suffix in {".jsonl", ".ndjson"}:
        from postlint.formats.jsonl import read_jsonl

        return read_jsonl(reading)
    if suffix in {".csv", ".tsv"}:
        from postlint.formats.csvfile import read_csv

        return read_csv(reading)
    if suffix == ".tweet":
        from postlint.formats.tweet import read_tweet

        reading.implied = ("x",)
        return read_tweet(reading)
    from postlint.formats.plain import read_plain

    if suffix == ".toot":
        reading.implied = ("mastodon",)
    elif page_keys:
        from postlint.formats.pages import read_page

        posts = read_page(reading, page_keys)
        if posts:
            return posts
    return read_plain(reading)
