"""A text too long for one post, as a thread."""

import re
from collections.abc import Iterator

from postlint.text.entities import find_entities
from postlint.text.length import fits, longest
from postlint.text.networks import Network, facts
from postlint.text.readers import plain

_LONGEST_WORD = 4096  # no network makes a link of more
_BREAKS = (r"\n[ \t]*\n\s*", r"(?<=[.!?…])[\"'”’)\]]*\s+", r"\n\s*", r"[,;:–—]\s+", r"\s+")
"""Where a reader would break, the best first: between paragraphs, sentences, lines, clauses, words."""


def split(text: str, network: str | Network, *, limit: int | None = None) -> list[str]:
    """Return the posts of a thread that says the text: each is within the network's limits, and together they hold every word in order.

    A part ends with a paragraph, a sentence or a line where that leaves it at least half full, else with a word; only a word that is
    longer than a post is broken, and no link, mention or hashtag that fits. A text that fits is the only part, and one of blanks has
    none. ``limit`` takes the place of the network's own, counted as the network counts. Raises UnknownNetwork, and ValueError if a
    single character is more than the limit.

    >>> split("We open on Monday. Bring a friend, and a cup.", "x", limit=30)
    ['We open on Monday.', 'Bring a friend, and a cup.']
    """
    known = network if isinstance(network, Network) else facts(network)
    most = int(limit if limit is not None else known.get("max-characters"))
    if not text.strip():
        return []
    if fits(text, known, limit=limit):
        return [text]
    parts = []
    rest = text.strip()
    while rest:
        end = _end(rest, known, limit, most)
        parts.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return parts


def _end(rest: str, known: Network, limit: int | None, most: int) -> int:
    """Return where the first part of a text ends."""
    window = _window(rest, known, limit, most)
    if fits(window, known, limit=limit):
        return len(window)
    end = longest(window, known, limit=limit)
    whole = [(e.start, e.end) for e in find_entities(window, known.id)]
    for at in _breaks(window, end):
        if not any(start < at < stop for start, stop in whole) and fits(window[:at].rstrip(), known, limit=limit):
            return at
    start = next((start for start, stop in whole if start < end < stop), 0)
    if start and fits(window[:start], known, limit=limit):
        return start
    return end or _inside(window, known, limit)


def _window(rest: str, known: Network, limit: int | None, most: int) -> str:
    """Return a beginning of the text that ends with a word and is either the whole or more than fits: all that need be looked at."""
    size = most + 1
    while size < len(rest):
        blank = re.compile(r"\s").search(rest, size, size + _LONGEST_WORD)
        window = rest[: blank.start() if blank else size]
        if not fits(window, known, limit=limit):
            return window
        size *= 2
    return rest


def _breaks(window: str, end: int) -> Iterator[int]:
    """Yield the places to break at, the best first: the last of the best kind that leaves the part half full, then the last of any."""
    every = []
    for source in _BREAKS:
        found = [m.start() if m[0].isspace() else m.end() for m in plain(source).finditer(window, 0, min(len(window), end + 1))]
        found = [at for at in found if 0 < at <= end]
        every += found
        if found and found[-1] * 2 >= end:
            yield found[-1]
    yield from sorted(set(every), reverse=True)


def _inside(window: str, known: Network, limit: int | None) -> int:
    """Return where to break a character, link or emoji that is longer than a post by itself, in code points."""
    low, high = 1, len(window)
    if not fits(window[:1], known, limit=limit):
        raise ValueError(f"{limit} is less than one character of this text on {known.name}")
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(window[:middle], known, limit=limit) else (low, middle - 1)
    return low
