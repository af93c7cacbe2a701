"""A post as it stands before publishing: text, pictures, and where it is meant to go."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from postlint.finding import Span
from postlint.text.entities import Entity, find_entities

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path


class Origin(Protocol):
    """The way back from a post to the file it was read from."""

    @property
    def path(self) -> str:
        """The file as the user named it; ``<stdin>`` or ``<text>`` where there is none."""
        ...

    def span(self, start: int, end: int) -> Span:
        """Where code points ``start`` to ``end`` of the post's text stand in the file."""
        ...

    def key(self, name: str) -> Span | None:
        """Where a setting stands: ``account``, ``to.1``, ``images.0.alt``; None if the file does not give it."""
        ...


class PlainOrigin:
    """A post that came as a string: its text is its file."""

    def __init__(self, text: str, path: str = "<text>") -> None:
        self.path = path
        self._text = text

    def span(self, start: int, end: int) -> Span:
        """Count the line breaks before each end."""
        return Span(*line_column(self._text, start), *line_column(self._text, end))

    def key(self, name: str) -> None:
        """Return None: a string has no settings."""


def line_column(text: str, offset: int) -> tuple[int, int]:
    r"""Return line and column (1-based, code points) of an offset; only ``\n`` ends a line."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class Image(NamedTuple):
    """A picture of a post: its name as the draft gives it, and its alt text (None: not given; "" : said to be decoration).

    ``path`` is where it lies, found beside the draft or under the repository's root; None if it is at neither place. Of a picture that is
    given by an address it is where the copy lies that was fetched for this lint; ``missed`` is then why there is none, "" where the
    address itself is to blame and a rule says so, None where nobody tried.
    """

    file: str
    alt: str | None = None
    path: "Path | None" = None
    missed: str | None = None

    @property
    def on_web(self) -> bool:
        """Whether it is given by its address."""
        return self.file.startswith(("https://", "http://"))

    @property
    def is_video(self) -> bool:
        """Whether it is a video, as far as its name tells."""
        return self.file.partition("?")[0].lower().endswith((".mp4", ".mov", ".m4v", ".webm", ".avi", ".mkv", ".wmv"))


class Ignore(NamedTuple):
    """A finding that the author has looked at: a rule id or prefix, the words it holds for (all if none), and why.

    ``written`` is file and line of the configuration that says so; None where the draft itself does.
    """

    rule: str
    words: tuple[str, ...] = ()
    why: str | None = None
    written: str | None = None


@dataclass(frozen=True)
class Post:
    r"""One post, or one part of a thread.

    ``text`` has ``\n`` line ends. ``networks`` are ids such as ``x`` and ``mastodon``. ``when`` is a ``datetime`` (naive: no zone
    was given), a ``date`` when no time of day is known, or None. ``embargo`` is the time before which it must not be public. ``expects`` maps a link of the text to words that its page should have. ``part`` is (index from 1, number of parts) in a thread.
    ``readings`` are the two times that 03/04/2026 in a table may mean, where nobody can tell the day from the month (``when`` is then None).
    ``bare`` marks a post that needs no text, such as a plain retweet. ``targets`` are the posts that it answers or passes on, as the file
    names them: ``reply`` and ``retweet``.
    """

    text: str
    networks: tuple[str, ...] = ()
    brand: str | None = None
    account: str | None = None
    language: str | None = None
    images: tuple[Image, ...] = ()
    when: "date | None" = None
    expects: "Mapping[str, str]" = field(default_factory=dict)
    poll: tuple[str, ...] = ()
    part: tuple[int, int] = (1, 1)
    bare: bool = False
    targets: "Mapping[str, str]" = field(default_factory=dict)
    readings: "tuple[date, ...]" = ()
    ignores: tuple[Ignore, ...] = ()
    id: str | None = None
    embargo: "date | None" = None
    origin: Origin | None = field(default=None, compare=False, repr=False)

    @cached_property
    def entities(self) -> "Sequence[Entity]":
        """Links, mentions, hashtags and cashtags of the text, in order, as a reader on any network would see them."""
        return find_entities(self.text)

    @cached_property
    def links(self) -> "Sequence[Entity]":
        """The entities that are links."""
        return [e for e in self.entities if e.kind == "link"]

    @cached_property
    def mentions(self) -> "Sequence[Entity]":
        """The entities that name an account."""
        return [e for e in self.entities if e.kind == "mention"]

    @cached_property
    def hashtags(self) -> "Sequence[Entity]":
        """The entities that are hashtags."""
        return [e for e in self.entities if e.kind == "hashtag"]

    @cached_property
    def digits(self) -> bool:
        """Whether there is a digit in the text."""
        return any(map(str.isdigit, self.text))

    @cached_property
    def addresses(self) -> "Sequence[str]":
        """The pictures that are given by an address on the web."""
        return [image.file for image in self.images if image.on_web]

    def place(self) -> Origin:
        """Return the origin, or the text itself as one."""
        return self.origin or PlainOrigin(self.text)
