"""Edits of a file's text: what they say changes, and its byte order mark, line ends and all else stay as they are."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import takewhile
from operator import eq
from typing import NamedTuple

BOM = b"\xef\xbb\xbf"


class Edit(NamedTuple):
    r"""A stretch of a file's text (``\n`` line ends) and what takes its place."""

    start: int
    end: int
    text: str


def applied(content: bytes, found: Sequence[Edit]) -> bytes:
    """Return a file's bytes with the edits made, which are in order and do not overlap. What is no UTF-8 stays as it is."""
    mark = BOM if content.startswith(BOM) else b""
    try:
        raw = content[len(mark) :].decode("utf-8")
    except UnicodeDecodeError:
        return content
    # Edits count a line end as one character: behind each that is two, everything stands one further in the file.
    double = [end.start() - n for n, end in enumerate(re.finditer("\r\n", raw))]
    pieces, at = [], 0
    for edit in found:
        start, end = (place + bisect_left(double, place) for place in edit[:2])
        pieces += [raw[at:start], edit.text.replace("\n", "\r\n") if double else edit.text]
        at = end
    return mark + "".join([*pieces, raw[at:]]).encode("utf-8")


def difference(before: str, after: str) -> Edit:
    """Return the one edit that makes a text another.

    >>> difference("[a, c]", "[a, b, c]")
    Edit(start=4, end=4, text='b, ')
    """
    start = _same(before, after)
    same = _same(reversed(before[start:]), reversed(after[start:]))
    return Edit(start, len(before) - same, after[start : len(after) - same])


def _same(one: Iterable[str], other: Iterable[str]) -> int:
    """Return how many characters two texts have in common at their beginning."""
    return sum(takewhile(bool, map(eq, one, other)))
