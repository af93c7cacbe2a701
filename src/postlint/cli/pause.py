"""``postlint pause``: hold posts."""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from postlint import pause
from postlint.api import Linter
from postlint.approvals import name
from postlint.catalogue import matcher
from postlint.cli.configured import configured, linted, shown
from postlint.cli.errors import told
from postlint.cli.settings import time, words
from postlint.config import Config
from postlint.data import rules_folder
from postlint.errors import did_you_mean
from postlint.output.printable import printable, width
from postlint.pause import KINDS, Pause
from postlint.post import Post
from postlint.services.clock import Clock

_LONGEST = 100


@click.command()
@click.option("--reason", required=True, help="What has happened, for those who find their posts held.")
@click.option("--until", metavar="TIME", help="When it ends by itself: 2026-12-03, 2026-12-03T08:00 (your time).")
@click.option("--topics", metavar="WORDS", help="Only posts that touch these topics or words, by comma: flood,death,Bergen.")
@click.option("--only", metavar="KINDS", help="Only posts of these kinds, by comma: jokes,sales.")
def command(reason: str, until: str | None, topics: str | None, only: str | None) -> None:
    """Hold every post until "postlint resume", by a file beside the configuration that you commit, and list what was due meanwhile.

    With --topics and --only, posts that are neither go out.
    """
    now = datetime.now(UTC).astimezone()
    end = time("--until", until)
    with told():
        config = configured(".")
        known, others = _resolved(words(topics) or [], config)
        kinds = words(only) or []
        for kind in kinds:
            if kind not in KINDS:
                raise click.UsageError(f'--only: "{kind}" is not one of {", ".join(KINDS)}{did_you_mean(kind, KINDS)}')
        if end and end.astimezone() <= now:
            raise click.UsageError(f"--until: {until} is past")
        _tell_old(config)
        held = Pause(reason.strip(), now.replace(microsecond=0), end.astimezone() if end else None, known, others, tuple(kinds))
        path = pause.write(config.root, held)
        what = "Posts are" if held.every else "Some posts are"
        click.echo(printable(f"{what} paused: {held.reason}"))
        problems = _list(config, now)
    click.echo(f"Share it: git add {shown(path)} && git commit -m 'Pause posts' && git push")
    sys.exit(2 if problems else 0)


def _resolved(names: Sequence[str], config: Config) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the names of topics, and the topics that a word belongs to, from words that belong to none."""
    ids = {path.stem for path in (rules_folder() / "topics").glob("*.yml")}
    lexicon = matcher(config.rules)
    known: dict[str, None] = {}
    others = []
    for given in names:
        found = lexicon.read(Post(given)).found
        near = sorted(ids & {str(config.rules[id].pack) for id in found if id in config.rules})
        if given in ids:
            known[given] = None
        elif near:
            known.update(dict.fromkeys(near))
            click.echo(printable(f'"{given}" belongs to the topic {" and ".join(near)}: posts that touch it are held'))
        if given not in ids:
            others.append(given)
            if not near:
                click.echo(printable(f'"{given}" is no topic{did_you_mean(given, ids)}: posts with the word are held'))
    return tuple(known), tuple(others)


def _tell_old(config: Config) -> None:
    if (config.root / pause.FILE).exists():
        click.echo("This takes the place of the pause that is: what was approved under that one waits for a new yes.")


def _list(config: Config, now: datetime) -> bool:
    """Say which drafts below the root are held, those with a time one by one; return whether some could not be read."""
    only = config.with_overrides(select=["crisis.paused"], offline=True)
    with Linter(only, now=now) as linter:
        found = linted(linter, [str(_here(config.root))])
    held = [
        post for post, report in zip(found.posts, found.reports, strict=True) if any(f.rule == "crisis.paused" for f in report.findings)
    ]
    clock = Clock.at(now)
    due = sorted(((clock.of(post.when), post) for post in held if post.when), key=lambda pair: pair[0])
    if due:
        click.echo("Held, and due meanwhile:")
    for line in _lines(due, config.root):
        click.echo(line)
    if rest := len(held) - len(due):
        click.echo(f"Held besides: {rest} with no time" if due else f"Held: {rest} with no time")
    return bool(found.problems)


def _lines(due: Sequence[tuple[datetime, Post]], root: Path) -> Iterator[str]:
    for when, post in due:
        to = ", ".join(post.networks)
        line = printable(f"  {when:%Y-%m-%d %H:%M}  {name(post, root)}{f' [{to}]' if to else ''}  {' '.join(post.text.split())[:_LONGEST]}")
        while width(line) > _LONGEST:
            line = line.rstrip("…")[:-1] + "…"
        yield line


def _here(root: Path) -> Path:
    """Return the root as it is called from here."""
    return Path(shown(root))
