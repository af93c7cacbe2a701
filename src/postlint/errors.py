"""What postlint raises.

PostlintError
├── ConfigError      a configuration, a pack or an option is wrong: the run cannot start
├── FormatError      a file of posts cannot be read as what it says it is
├── UnknownNetwork   a network that postlint has no facts about (a ValueError too)
└── Unavailable      an engine is not here: its rules become NotRun, with the sentence that helps
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class PostlintError(Exception):
    """Base of all of postlint's own exceptions.

    ``path`` and ``line`` (1-based) say where, when a file is to blame; ``str()`` is one whole sentence with both.
    """

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.path, self.line) if part is not None)
        return f"{where}: {self.message}" if where else self.message


class ConfigError(PostlintError):
    """The configuration, a pack, or an option on the command line is wrong."""


class FormatError(PostlintError):
    """A file, or one row of it, cannot be read."""


class UnknownNetwork(PostlintError, ValueError):  # noqa: N818  it says what is the matter
    """No facts are known about this network."""


class Unavailable(PostlintError):  # noqa: N818  no error: an answer
    """A service cannot be had here; the message says how to get it.

    ``wanted`` is False when the user switched the service off (``--offline``): then nothing is amiss. ``service`` is its name.
    """

    def __init__(self, message: str, *, wanted: bool = True, service: str = "") -> None:
        super().__init__(message)
        self.wanted = wanted
        self.service = service


def did_you_mean(word: str, known: "Iterable[str]") -> str:
    """Return `` (did you mean "x"?)`` for the nearest known word, or an empty string."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f' (did you mean "{near[0]}"?)' if near else ""
