"""The pause: a small file that holds posts while something grave goes on."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from postlint import whole
from postlint.errors import ConfigError

FILE = "postlint-pause.toml"

KINDS = ("jokes", "sales")
"""The kinds of posts that a pause may be about."""


class Pause(NamedTuple):
    """Why posts are held, since when, and until when (None: until ``postlint resume``).

    Where ``topics``, ``words`` or ``only`` (of ``KINDS``) are given, only posts that touch one of them are held; else every post is.
    """

    reason: str
    since: datetime
    until: datetime | None = None
    topics: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    only: tuple[str, ...] = ()

    @property
    def every(self) -> bool:
        """Whether every post is held."""
        return not (self.topics or self.words or self.only)


def read(folder: Path) -> Pause | None:
    """Return the pause that lies in ``folder``, if any. Raises ConfigError for a file that is no pause: better held than missed."""
    path = folder / FILE
    if not path.is_file():
        return None
    import tomllib

    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
        since, until = given["since"], given.get("until")
        if not isinstance(since, datetime) or not isinstance(until, datetime | None):
            raise TypeError("since and until are times")  # noqa: TRY301  one place tells all that can be wrong
        topics, words, only = (_texts(given, key) for key in ("topics", "words", "only"))
        if not set(only) <= set(KINDS):
            raise ValueError(f"only is {' or '.join(KINDS)}")  # noqa: TRY301
        return Pause(str(given["reason"]), since.astimezone(), until.astimezone() if until else None, topics, words, only)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ConfigError(f"this is no pause file ({error}): run postlint pause or postlint resume", path=str(path)) from None


def _texts(given: dict[str, object], key: str) -> tuple[str, ...]:
    value = given.get(key, [])
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise TypeError(f"{key} is a list of texts")
    return tuple(value)


def write(folder: Path, pause: Pause) -> Path:
    """Write the pause file and return its path."""
    lines = [f"reason = {_quoted(pause.reason)}", f"since = {pause.since.isoformat(timespec='seconds')}"]
    if pause.until:
        lines.append(f"until = {pause.until.isoformat(timespec='seconds')}")
    lines += [f"{key} = {_list(texts)}" for key in ("topics", "words", "only") if (texts := getattr(pause, key))]
    path = folder / FILE
    whole.write(path, ("\n".join(lines) + "\n").encode())
    return path


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")  # a JSON string is a TOML basic string
