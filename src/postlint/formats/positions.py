"""The way back: from a post's text and settings to the place in the file where they stand."""

from bisect import bisect_left, bisect_right
from itertools import product
from typing import TYPE_CHECKING

from postlint.finding import Span
from postlint.formats.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

SPELLINGS = {
    "to": ("to", "network", "networks", "platforms"),
    "images": ("images", "media"),
    "when": ("when", "schedule"),
    "file": ("file", "url", "path", "src"),
    "alt": ("alt", "alt_text"),
}
"""What a setting is called in files: by us first, then by the tools whose files are read as they are."""

Place = tuple[int, int]
"""A start and an end in the text of a Source."""

Keys = tuple[str | int, ...]
"""The way to a value in nested settings: ``("images", 0, "alt")``."""


class Runs:
    """Where the code points of a value stand in its file.

    Between two jumps both run side by side; a jump follows whatever is longer in the file than in the value, such as an escape.

    >>> runs = Runs(10)      # the value a"b, written "a""b" in a cell
    >>> runs.jump(2, 13)
    >>> [runs.start(point) for point in range(4)]
    [10, 11, 13, 14]
    """

    def __init__(self, start: int) -> None:
        self._points = [0]
        self._places = [start]

    def jump(self, point: int, place: int) -> None:
        """From this point of the value on, go on at that place of the file."""
        self._points.append(point)
        self._places.append(place)

    def skip(self, point: int, start: int, end: int) -> None:
        """Pass over a stretch of the file that is no part of the value."""
        self.jump(point, start)
        self.jump(point, end)

    def then(self, point: int, other: "Runs") -> None:
        """From this point of the value on, go on as ``other`` does from its own beginning."""
        for at, place in other.steps():
            self.jump(point + at, place)

    def steps(self) -> "Iterator[tuple[int, int]]":
        """Yield each point of the value from which it goes on at another place of the file, and that place."""
        return zip(self._points, self._places, strict=True)

    def after(self, point: int) -> "Runs":
        """Return the runs of what is left of the value behind a point."""
        rest = Runs(self.start(point))
        for at, place in self.steps():
            if at > point:
                rest.jump(at - point, place)
        return rest

    def start(self, point: int) -> int:
        """Where the code point behind a point of the value begins."""
        run = bisect_right(self._points, point) - 1
        return self._places[run] + point - self._points[run]

    def end(self, point: int) -> int:
        """Where the code point before a point of the value ends."""
        run = bisect_left(self._points, point)
        if run == len(self._points) or self._points[run] != point:
            run -= 1
        return self._places[run] + point - self._points[run]


class FileOrigin:
    """A ``postlint.post.Origin`` in a file.

    A format gives ``runs``, where the text stands in the source, and ``place``, where a setting does; a row finds out when asked.
    """

    source: Source

    @property
    def path(self) -> str:
        """The file as the user named it."""
        return self.source.path

    @property
    def runs(self) -> Runs:
        """Where the code points of the text stand in the source."""
        raise NotImplementedError

    def place(self, keys: Keys) -> Place | None:
        """Where a value stands in the source."""
        raise NotImplementedError

    def written(self, text: str, start: int, end: int) -> str | None:  # noqa: ARG002  what a format may want to know
        """Return how the file has what takes the place of code points ``start`` to ``end`` of the text; None if it cannot."""
        return text

    def span(self, start: int, end: int) -> Span:
        """Where code points ``start`` to ``end`` of the text stand in the file."""
        begin = self.runs.start(start)
        return self.source.span(begin, self.runs.end(end) if end > start else begin)

    def key(self, name: str) -> Span | None:
        """Where a setting stands: ``account``, ``to.1``, ``images.0.alt``; None if the file does not give it."""
        place = find(self, name)
        return None if place is None else self.source.span(*place)


def find(origin: FileOrigin, name: str) -> Place | None:
    """Return the place of a setting, under whatever name its file has it.

    What is written short has its parts where the whole stands: ``to: x`` answers for ``to.0``, ``images: [a.png]`` for
    ``images.0.file``.
    """
    parts = name.split(".")
    while parts:
        steps: list[tuple[str | int, ...]] = [(int(part),) if part.isdigit() else SPELLINGS.get(part, (part,)) for part in parts]
        for keys in product(*steps):
            place = origin.place(keys)
            if place is not None:
                return place
        if not (parts[-1].isdigit() or parts[-1] == "file"):
            return None
        parts.pop()
    return None
