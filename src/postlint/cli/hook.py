"""Which files a pre-commit hook lints."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from postlint.config import Config, matches

_STAGED = ("git", "diff", "--cached", "--name-only", "-z", "--diff-filter=ACMR")
_TRACKED = ("git", "ls-files", "-z")


def hooked(named: Sequence[str], config: Config) -> list[str]:
    """Return the files to lint when pre-commit names some of them.

    A configuration with ``include`` knows better than the hook's own pattern: then it is what is staged of ``include``, or, where
    nothing is staged (``pre-commit run --all-files``, a push), all of it. Without ``include`` the files that are named.
    """
    if not config.include:
        return list(named)
    staged = _ask(_STAGED)
    return [path for path in staged or _ask(_TRACKED) if matches(Path.cwd() / path, config.include, config.root)]


def _ask(command: Sequence[str]) -> list[str]:
    try:
        done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603  fixed words
    except (OSError, subprocess.CalledProcessError):
        return []
    return [name for name in done.stdout.decode("utf-8", "surrogateescape").split("\0") if name]
