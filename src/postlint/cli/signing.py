"""How a yes is given: who may, for what, and what is written; for ``postlint approve`` and ``postlint review``."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from postlint import approvals
from postlint.authors import authors, is_one_of
from postlint.config import Config
from postlint.config.edit import add_hashtags, hashtags_path
from postlint.errors import ConfigError
from postlint.finding import Finding
from postlint.post import Post

NEW_TAG = "hashtags.new"
"""The decision after which a hashtag may join those of the brand."""


def refusal(by: str, config: Config, post: Post) -> str | None:
    """Say why somebody may not say yes to a post: no reviewer, or, with two-people, who wrote it. None: they may."""
    if config.reviewers and by not in config.reviewers:
        return f"{by} is none of the reviewers ({', '.join(config.reviewers)})"
    if config.two_people:
        path = Path(os.path.abspath(post.place().path))  # noqa: PTH100  a link is a draft of its own
        wrote = authors(path)
        if not wrote:
            return f"{post.place().path}: with two-people, somebody else than who wrote it says yes, and git does not know who did"
        if is_one_of(by, wrote):
            return f"{post.place().path} was written by {by}: with two-people, somebody else says yes"
    return None


def who_may(config: Config, post: Post) -> str:
    """Return for whom a decision waits: the reviewers, with two-people without who wrote the post."""
    names: Sequence[str] = config.reviewers
    if config.two_people:
        wrote = authors(Path(os.path.abspath(post.place().path)))  # noqa: PTH100
        names = [name for name in names if not is_one_of(name, wrote)]
        if not names:
            return f"somebody else than {wrote[0]}" if wrote else "somebody else than who wrote it"
    return " or ".join(names) or "anybody"


def sign(config: Config, yes: Sequence[tuple[Post, Sequence[Finding]]], by: str) -> tuple[Path, Sequence[approvals.Record]]:
    """Write that somebody says yes to findings of posts; return the file and what is new in it. Raises ConfigError and OSError."""
    old = approvals.read(config.root)
    now = datetime.now(UTC).astimezone()
    new = [old.sign(post, findings, by, now) for post, findings in yes]
    return approvals.write(config.root, [*old.records, *new]), new


def new_tags(post: Post, findings: Sequence[Finding]) -> list[str]:
    """Return the hashtags, without their sign, that decisions among the findings are about as new to the brand."""
    return [post.text[f.start : f.end].lstrip("#＃") for f in findings if f.rule == NEW_TAG and f.start is not None]


def offer_tags(config: Config, post: Post, tags: Sequence[str], wanted: bool | None) -> Path | None:  # noqa: FBT001
    """Add hashtags to the list of the brand, if it is wanted (None: ask on a terminal, else say how); return the file that has them."""
    brand = config.brand(post.brand).name
    path = hashtags_path(config.values.origins, brand)
    if not tags or path is None:
        return None
    names = ", ".join(f"#{tag}" for tag in tags)
    if wanted is None:
        if not os.isatty(0):
            click.echo(f"{names}: known to {brand} from now on with --add-hashtags, or in its hashtags in {path.name}")
            return None
        wanted = click.confirm(f"Add {names} to the hashtags of {brand} in {path.name}?")
    if not wanted:
        return None
    try:
        add_hashtags(path, brand, tags)
    except ConfigError as error:
        click.echo(str(error), err=True)
        return None
    return path
