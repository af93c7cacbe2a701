"""Who wrote a file, as git has it: what two-people is about."""

import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

_BETWEEN = re.compile(r"[\W_]+")


def authors(path: Path) -> Sequence[str]:
    """Return name and e-mail of who changed a file last: the user of git where the change is not committed. Empty: git cannot tell."""
    name, folder = path.name, path.parent
    if _git(folder, "status", "--porcelain", "--", name):
        found = [_git(folder, "config", "user.name"), _git(folder, "config", "user.email")]
    else:
        found = _git(folder, "log", "-1", "--format=%an%n%ae", "--", name).splitlines()
    return [part for part in found if part]


def is_one_of(person: str, names: Sequence[str]) -> bool:
    """Whether somebody may be who git names: by the whole name, a part of it, or the e-mail address.

    >>> is_one_of("ana", ["Ana Ruiz", "a.ruiz@example.com"]), is_one_of("a-ruiz", ["Ana", "a.ruiz@example.com"]), is_one_of("ben", ["Ana"])
    (True, True, False)
    """
    known: set[str] = set()
    for name in names:
        words = _words(name.partition("@")[0])
        known |= {_joined(name), "".join(words), *(words if "@" not in name else ())}
    return _joined(person) in known


def _words(text: str) -> list[str]:
    return [word for word in _BETWEEN.split(text.casefold()) if word]


def _joined(text: str) -> str:
    return "".join(_words(text))


def _git(folder: Path, *words: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name == "GIT_CONFIG_GLOBAL"}
    command = ["git", "-c", "core.fsmonitor=false", "-C", str(folder), *words]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout.strip()  # noqa: S603
    except (OSError, subprocess.CalledProcessError, UnicodeDecodeError):
        return ""
