"""The pause: a small file that holds every post while something grave goes on."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from postlint import whole
from postlint.errors import ConfigError

FILE = "postlint-pause.toml"


class Pause(NamedTuple):
    """Why posts are held, since when, until when (None: until ``postlint resume``), and the topics it is about (none: every post)."""

    reason: str
    since: datetime
    until: datetime | None = None
    topics: tuple[str, ...] = ()


def read(folder: Path) -> Pause | None:
    """Return the pause that lies in ``folder``, if any. Raises ConfigError for a file that is no pause: better held than missed."""
    path = folder / FILE
    if not path.is_file():
        return None
    import tomllib

    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
        since, until = given["since"], given.get("until")
        topics = given.get("topics", [])
        if not isinstance(since, datetime) or not isinstance(until, datetime | None) or not all(isinstance(t, str) for t in topics):
            raise TypeError("since and until are times, topics a list of texts")  # noqa: TRY301  one place tells all that can be wrong
        return Pause(str(given["reason"]), since.astimezone(), until.astimezone() if until else None, tuple(topics))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ConfigError(f"this is no pause file ({error}): run postlint pause or postlint resume", path=str(path)) from None


def write(folder: Path, pause: Pause) -> Path:
    """Write the pause file and return its path."""
    lines = [f"reason = {_quoted(pause.reason)}", f"since = {pause.since.isoformat(timespec='seconds')}"]
    if pause.until:
        lines.append(f"until = {pause.until.isoformat(timespec='seconds')}")
    if pause.topics:
        lines.append(f"topics = [{', '.join(map(_quoted, pause.topics))}]")
    path = folder / FILE
    whole.write(path, ("\n".join(lines) + "\n").encode())
    return path


def _quoted(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")  # a JSON string is a TOML basic string
