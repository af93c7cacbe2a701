"""postlint as a library. Everything goes through the engine's ``lint_posts``; the command line and the hook do too."""

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, Self

from postlint import config as configuration
from postlint import formats
from postlint.catalogue import catalogue
from postlint.config import Config
from postlint.engine import Engine, Progress
from postlint.finding import Problem, Report
from postlint.post import Post

StrPath = str | os.PathLike[str]


class Result(NamedTuple):
    """What a lint of files gives: a report for each post, and what kept files, rows or settings from being read."""

    reports: Sequence[Report]
    problems: Sequence[Problem]


class Linter:
    """Lints many posts with one configuration, which is read and checked once.

    ``config`` is a ``postlint.toml`` (None: the defaults of every rule), ``offline`` keeps it from asking anything of the network,
    ``now`` is the time that scheduled posts are compared with (None: the present), ``jobs`` the processes for hundreds of posts.
    Raises ConfigError if the configuration is wrong. A Linter can be used from any thread, and inside a running event loop. What its
    rules need (dictionaries, a grammar server, connections) is started once and kept until ``close()``, or the end of a ``with``.
    """

    def __init__(
        self, config: StrPath | Config | None = None, *, offline: bool = False, now: datetime | None = None, jobs: int = 1
    ) -> None:
        if not isinstance(config, Config):
            raw = configuration.read(Path(config) if config is not None else None)
            config = Config.of(raw, catalogue(raw.packs))
        self.config = config.with_overrides(offline=True) if offline else config
        self.now = now
        self.jobs = jobs
        self._engine = Engine(self.config)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End what was started."""
        self._engine.close()

    def lint(self, post: str | Post) -> Report:
        """Return the report of one post, or of a text that goes to no network in particular."""
        return self.lint_posts([post])[0]

    def lint_posts(self, posts: Iterable[str | Post], progress: Progress | None = None) -> list[Report]:
        """Return the report of each post, in order. Rules that compare posts see them all."""
        read = [Post(post) if isinstance(post, str) else post for post in posts]
        return self._engine.lint_posts(read, now=self.now, jobs=self.jobs, progress=progress)

    def lint_paths(
        self, paths: Iterable[StrPath], *, fields: Mapping[str, Any] | None = None, stdin_name: str | None = None,
        progress: Progress | None = None,
    ) -> Result:  # fmt: skip
        """Lint the posts of files, folders and globs.

        ``fields`` are what front matter would say (``to``, ``brand``, ``account``, ``when``), and win over it.
        """
        config = self.config
        files, problems = formats.find(
            map(str, paths),
            root=config.root,
            include=config.include,
            exclude=config.exclude,
            page_keys=config.page_keys,
            stdin_filename=stdin_name,
        )
        posts: list[Post] = []
        for file in files:
            defaults = config.folder_defaults(Path(stdin_name or file))
            found, wrong = formats.read(
                file, root=config.root, defaults=defaults, overrides=fields, page_keys=config.page_keys, stdin_filename=stdin_name
            )
            posts += found
            problems += wrong
        return Result(self.lint_posts(posts, progress), problems)


def lint(post: str | Post, *, config: StrPath | Config | None = None, offline: bool = False, now: datetime | None = None) -> Report:
    """Return the report of one post.

    >>> lint("Doors open at [TIME]").held
    True
    """
    with Linter(config, offline=offline, now=now) as linter:
        return linter.lint(post)


def lint_posts(
    posts: Iterable[str | Post], *, config: StrPath | Config | None = None, offline: bool = False, now: datetime | None = None, jobs: int = 1,
) -> list[Report]:  # fmt: skip
    """Return the report of each post, in order; the arguments are those of Linter."""
    with Linter(config, offline=offline, now=now, jobs=jobs) as linter:
        return linter.lint_posts(posts)


def lint_paths(
    paths: Iterable[StrPath], *, config: StrPath | Config | None = None, offline: bool = False, now: datetime | None = None, jobs: int = 1,
) -> Result:  # fmt: skip
    """Lint the posts of files and folders, with the nearest configuration upwards of the first if none is named."""
    paths = list(paths)
    if config is None:
        config = configuration.find(Path(paths[0]) if paths else Path())
    with Linter(config, offline=offline, now=now, jobs=jobs) as linter:
        return linter.lint_paths(paths)
