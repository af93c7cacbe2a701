"""What commands share: the configuration of a file, its posts with their reports, and what is said of posts on the command line."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from postlint import config
from postlint.api import Linter
from postlint.catalogue import catalogue
from postlint.config import Config
from postlint.finding import Problem, Report
from postlint.output.printable import printable
from postlint.post import Post

FIELDS = ("to", "brand", "account", "when")

_OPTIONS = (
    click.option("--to", metavar="NETWORKS", help="Networks, as front matter would say them: x,linkedin."),
    click.option("--brand", metavar="NAME", help="The brand that speaks."),
    click.option("--account", metavar="HANDLE", help="The account that the post goes out on."),
    click.option("--when", metavar="TIME", help="When it goes out: 2026-12-01T09:00+01:00."),
)


def said_of_posts(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say what front matter would."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def fields(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return what those options say."""
    return {key: options[key] for key in FIELDS if options[key] is not None}


def configured(file: str | Path, *, offline: bool = False) -> Config:
    """Return the configuration nearest to a file. Raises ConfigError."""
    raw = config.read(config.find(Path(file)), Path(file))
    return Config.of(raw, catalogue(raw.packs)).with_overrides(offline=offline)


def shown(path: Path) -> str:
    """Return a path as it is called from the working directory."""
    return Path(os.path.relpath(path)).as_posix()


class Linted(NamedTuple):
    """Posts, the report of each, and what kept others from being read."""

    posts: Sequence[Post]
    reports: Sequence[Report]
    problems: Sequence[Problem]


def linted(linter: Linter, files: Iterable[str], said: Mapping[str, Any] | None = None) -> Linted:
    """Return the posts of files with their reports; what cannot be read is told on standard error."""
    posts, problems = linter.read_paths(files, fields=said)
    for problem in problems:
        where = f"{problem.path}:{problem.line}" if problem.line else problem.path
        click.echo(printable(f"{where}: {problem.message}"), err=True)
    return Linted(posts, linter.lint_posts(posts), problems)
