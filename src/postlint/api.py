"""postlint as a library. Everything goes through the engine's ``lint_posts``; the command line and the hook do too."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, Self

from postlint import config as configuration
from postlint import formats
from postlint.approvals import name
from postlint.catalogue import catalogue
from postlint.config import Config
from postlint.engine import Engine, Progress
from postlint.finding import Problem, Report, is_held
from postlint.post import Post

StrPath = str | os.PathLike[str]

_ROUNDS = 10


class Result(NamedTuple):
    """What a lint of files gives: a report for each post, and what kept files, rows or settings from being read."""

    reports: Sequence[Report]
    problems: Sequence[Problem]


class Posts(NamedTuple):
    """What is read from files: the posts, and what kept others from being read."""

    posts: Sequence[Post]
    problems: Sequence[Problem]


class Change(NamedTuple):
    """A file's bytes before and after its fixes."""

    before: bytes
    after: bytes


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
        read = [self.config.aimed(Post(post) if isinstance(post, str) else post) for post in posts]
        return self._engine.lint_posts(read, now=self.now, jobs=self.jobs, progress=progress)

    def lint_paths(
        self, paths: Iterable[StrPath], *, fields: Mapping[str, Any] | None = None, stdin_name: str | None = None,
        progress: Progress | None = None,
    ) -> Result:  # fmt: skip
        """Lint the posts of files, folders and globs.

        ``fields`` are what front matter would say (``to``, ``brand``, ``account``, ``when``), and win over it. ``stdin_name`` is what
        standard input (``-``) would be called.
        """
        files, problems = self._find(paths, stdin_name)
        posts, wrong = self._read(files, fields or {}, stdin_name)
        return Result(self.lint_posts(posts, progress), problems + wrong)

    def read_paths(
        self, paths: Iterable[StrPath], *, fields: Mapping[str, Any] | None = None, stdin_name: str | None = None,
        contents: Mapping[str, bytes] = MappingProxyType({}),
    ) -> Posts:  # fmt: skip
        """Return the posts of files, folders and globs, not yet linted.

        ``contents`` are bytes that files would have, by their path; the other arguments are those of ``lint_paths``.
        """
        files, problems = self._find(paths, stdin_name)
        posts, wrong = self._read(files, fields or {}, stdin_name, contents)
        return Posts(posts, problems + wrong)

    def fix_paths(
        self, paths: Iterable[StrPath], *, unsafe: bool = False, fields: Mapping[str, Any] | None = None, progress: Progress | None = None
    ) -> tuple[Result, Mapping[str, Change]]:
        """Lint files with the fixes made, as often as that brings new ones to light; nothing is written.

        Return what is left to say, and the bytes before and after of each file that changes. ``unsafe`` makes fixes too that may
        change the meaning. A change after which a file would no longer be read as it was is given up. A picture may be among the files.
        """
        from postlint.edits import applied
        from postlint.fixes import edits, mended_pictures

        files, problems = self._find([p for p in map(str, paths) if p != formats.STDIN], None)
        contents: dict[str, bytes] = {}
        changes: dict[str, Change] = {}
        posts, wrong = self._read(files, fields or {}, None, contents)
        reports = self.lint_posts(posts, progress)
        for _ in range(_ROUNDS):
            wanted = edits(posts, reports, unsafe=unsafe)
            before = {path: contents.get(path) or Path(path).read_bytes() for path in wanted}
            after = {path: applied(before[path], found) for path, found in wanted.items()}
            after = {path: content for path, content in after.items() if content != before[path]}
            if not after:
                break
            for path, content in after.items():
                changes[path] = Change(changes[path].before if path in changes else before[path], content)
            contents |= after
            count = len(posts)
            posts, wrong = self._read(files, fields or {}, None, contents)
            assert len(posts) == count, "a fix changes words, and never how many posts there are"
            reports = self.lint_posts(posts)
        pictures = mended_pictures(posts, reports, unsafe=unsafe)
        changes |= {os.path.relpath(path): Change(*content) for path, content in pictures.items()}
        for n, (post, report) in enumerate(zip(posts, reports, strict=True)):
            mended = {at for at, image in enumerate(post.images) if image.path in pictures}
            left = tuple(f for f in report.findings if not (f.image and f.image.nth in mended and f.fix and f.fix.picture))
            reports[n] = report._replace(findings=left, held=is_held(left, self.config.fail_on))
        return Result(reports, problems + wrong), changes

    def _find(self, paths: Iterable[StrPath], stdin_name: str | None) -> tuple[list[Path], list[Problem]]:
        config = self.config
        return formats.find(
            map(str, paths),
            root=config.root,
            include=config.include,
            exclude=config.exclude,
            page_keys=config.page_keys,
            stdin_filename=stdin_name,
        )

    def _read(
        self, files: Sequence[Path], fields: Mapping[str, Any], stdin_name: str | None, contents: Mapping[str, bytes] = MappingProxyType({})
    ) -> tuple[list[Post], list[Problem]]:
        config = self.config
        posts: list[Post] = []
        problems: list[Problem] = []
        for file in files:
            defaults = config.folder_defaults(Path(stdin_name or file))
            found, wrong = formats.read(
                file, contents.get(str(file)), root=config.root, defaults=defaults, overrides=fields, page_keys=config.page_keys,
                days_first=config.days_first, stdin_filename=stdin_name,
            )  # fmt: skip
            posts += map(config.aimed, map(self._with_ignores, found) if config.ignores else found)
            problems += wrong
        return posts, problems

    def _with_ignores(self, post: Post) -> Post:
        """Return a post with what the configuration says of its findings."""
        more = self.config.ignores.get(name(post, self.config.root))
        return replace(post, ignores=(*post.ignores, *more)) if more else post


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
