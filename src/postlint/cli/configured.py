"""What commands share: the configuration of a file, and its posts with their reports."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from postlint import config
from postlint.api import Linter
from postlint.catalogue import catalogue
from postlint.config import Config
from postlint.finding import Report
from postlint.post import Post


def configured(file: str | Path) -> Config:
    """Return the configuration nearest to a file. Raises ConfigError."""
    raw = config.read(config.find(Path(file)), Path(file))
    return Config.of(raw, catalogue(raw.packs))


def linted(linter: Linter, files: Iterable[str]) -> tuple[Sequence[Post], Sequence[Report]]:
    """Return the posts of files, and the report of each."""
    with linter:
        posts = linter.read_paths(files).posts
        return posts, linter.lint_posts(posts)
