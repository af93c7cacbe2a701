"""A post as it will look: its text, and for each network how much of it counts, shows and is cut; its pictures; when it goes out."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from postlint.finding import Report
from postlint.output.printable import printable, width, wrapped
from postlint.output.text import Paint, masked
from postlint.post import Post
from postlint.text.length import count, cut
from postlint.text.networks import facts

_MOST_LINES = 40
_TAIL = 30  # characters before a cut: enough to know the place


def look(post: Post, report: Report, overrides: Mapping[str, Mapping[str, Any]], *, columns: int, paint: Paint) -> Iterator[str]:
    """Yield the lines, none wider than ``columns``; ``overrides`` are a user's own facts of networks."""
    text = masked(report)
    lines = [line for paragraph in text.split("\n") for line in wrapped(paragraph, columns - 4) or [""]]
    yield from (f"  | {line}".rstrip() for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield f"  | … and {len(lines) - _MOST_LINES:,} more lines"
    for network in post.networks:
        said, fits = _on(post, network, overrides.get(network, {}))
        yield from _entry(facts(network).name, said, columns, (lambda line: line) if fits else (lambda line: paint(line, "31")))
    if not post.networks:
        yield from _entry("Networks", "none is named: counts and cuts are not known (--to x,linkedin)", columns)
    for image in post.images:
        where = "" if image.path else " (not there)"
        alt = "no alt text" if image.alt is None else f'"{image.alt}"' if image.alt else "said to be decoration"
        yield from _entry("Picture", f"{image.file}{where}: {alt}", columns)
    if post.poll:
        yield from _entry("Poll", " · ".join(post.poll), columns)
    if post.when or post.account:
        when = f"{post.when:%Y-%m-%d %H:%M}" if isinstance(post.when, datetime) else str(post.when or "at once")
        yield from _entry("Goes out", f"{when}{f' as {post.account}' if post.account else ''}", columns)


def _on(post: Post, network: str, overrides: Mapping[str, Any]) -> tuple[str, bool]:
    """Say how much of the text a network counts and shows, and whether it takes it all."""
    known = facts(network, overrides)
    own = overrides.get("max-characters")
    media = bool(post.images)
    counted = count(post.text, network, media=media, limit=own)
    said = f"{counted.used:,} of {counted.limit:,}"
    if counted.used > counted.limit:
        end = cut(post.text, network, media=media, limit=own)
        return f"{said}: too long, cut after {_end(post.text, end)}", False
    preview = known.get("preview")
    if preview and counted.used > preview:
        said += f', "see more" after {_end(post.text, cut(post.text, network, media=media, limit=preview))}'
    return said, True


def _end(text: str, at: int) -> str:
    before = " ".join(text[:at].split())
    return f'"{"…" if len(before) > _TAIL else ""}{before[-_TAIL:]}"' if before else "nothing"


def _entry(name: str, said: str, columns: int, paint: Any = str) -> Iterator[str]:
    first = f"  {name:10} "
    for nth, line in enumerate(wrapped(said, columns - width(first))):
        yield (" " * width(first) if nth else first) + paint(line)


def rule_off(words: str, columns: int) -> str:
    """Return a line across the terminal that bears these words.

    >>> rule_off("1 of 2", 20)
    '── 1 of 2 ──────────'
    """
    shown = printable(words)
    while width(shown) > columns - 6:
        shown = shown.rstrip("…")[:-1] + "…"
    return f"── {shown} " + "─" * max(0, columns - 4 - width(shown))
