"""``postlint count``: how much of each network's limit a post uses."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from postlint.api import Linter
from postlint.cli.configured import configured
from postlint.cli.errors import told
from postlint.cli.terminal import colored
from postlint.config import Config
from postlint.errors import FormatError, UnknownNetwork
from postlint.finding import Problem
from postlint.output.printable import printable
from postlint.post import Post
from postlint.text.length import Count, count, cut
from postlint.text.networks import NETWORKS, facts

_WIDTH = 30
_GREEN, _YELLOW, _RED = "32", "33", "31"
_NEARLY = 0.9
_SHOWN = 40


@dataclass(frozen=True)
class _Counted:
    """A post on one network: ``end`` is where it would be cut, None if it fits. ``sure``: the limit may hold a post."""

    network: str
    count: Count
    end: int | None
    sure: bool


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--to", metavar="NETWORKS", help="These networks, not those that the posts name: x,linkedin.")
@click.option("--stdin-filename", metavar="NAME", help="What the text on standard input would be called, for its format and folder.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to write.")
@click.option("--color/--no-color", default=None, help="Colours, whatever NO_COLOR, FORCE_COLOR and the terminal say.")
def command(files: tuple[str, ...], to: str | None, stdin_filename: str | None, form: str, color: bool | None) -> None:  # noqa: FBT001
    """Show a bar for each network: how much of its limit each post uses, counted as it counts, and what would be cut.

    Posts that name no network are counted for all. The exit status is 0, or 2 if something could not be read: whether a post is held is
    for postlint check to say.
    """
    with told():
        start = stdin_filename or "." if files[0] == "-" else files[0]
        config = configured(Path(start))
        try:
            with Linter(config) as linter:
                posts, problems = linter.read_paths(files, fields={"to": to} if to else {}, stdin_name=stdin_filename)
        except (FormatError, UnknownNetwork) as error:
            raise click.UsageError(error.message) from None
    if form == "json":
        click.echo(
            json.dumps(
                {"posts": [_as_json(p, config) for p in posts], "problems": [p._asdict() for p in problems]}, indent=1, ensure_ascii=False
            )
        )
    else:
        for line in _lines(posts, config, colors=colored(color, sys.stdout)):
            click.echo(line, color=True)
        for problem in problems:
            click.echo(_told(problem), err=True)
        if not posts and not problems:
            click.echo("nothing to count")
    sys.exit(2 if problems else 0)


def _counted(post: Post, config: Config) -> Iterator[_Counted]:
    for network in post.networks or NETWORKS:
        own = config.networks.get(network, {})
        said: dict[str, Any] = {"media": bool(post.images), "limit": own.get("max-characters")}
        end = cut(post.text, network, **said)
        known = facts(network, own)
        yield _Counted(network, count(post.text, network, **said), end if end < len(post.text) else None, known.sure("max-characters"))


def _as_json(post: Post, config: Config) -> dict[str, Any]:
    place = post.place()
    networks = [
        {
            "network": c.network,
            "used": c.count.used,
            "limit": c.count.limit,
            "valid": c.count.valid,
            "cut": c.end,
            "sure": c.sure,
            "parts": dict(c.count.parts),
        }
        for c in _counted(post, config)
    ]
    return {"id": post.id or place.path, "path": place.path, "line": place.span(0, 0).line, "networks": networks}


def _lines(posts: Iterable[Post], config: Config, *, colors: bool) -> Iterator[str]:
    full, empty = ("█", "░") if "utf" in (sys.stdout.encoding or "").lower() else ("#", ".")
    for post in posts:
        place = post.place()
        yield printable(f"{place.path}:{place.span(0, 0).line}")
        for c in _counted(post, config):
            share = c.count.used / max(c.count.limit, 1)
            length = min(_WIDTH, round(share * _WIDTH)) or int(c.count.used > 0)
            bar = full * length + empty * (_WIDTH - length)
            color = _RED if c.end is not None else _YELLOW if share > _NEARLY else _GREEN
            painted = f"\x1b[{color}m{bar}\x1b[0m" if colors else bar
            yield f"  {c.network:10} {painted} {c.count.used:>6,} of {c.count.limit:,}{_what(post, c)}"


def _what(post: Post, c: _Counted) -> str:
    """Say what is the matter, if anything is, and how sure that is."""
    told = ""
    if c.end is not None:
        lost = " ".join(post.text[c.end :].split())[:_SHOWN]
        more = c.count.used - c.count.limit
        why = f"{more:,} too many" if more > 0 else "too many bytes" if "bytes" in c.count.parts else "a character that it refuses"
        told = f', {why}: all from "{printable(lost)}" is cut'
    return told if c.sure else f"{told} (unconfirmed)"


def _told(problem: Problem) -> str:
    where = f"{problem.path}:{problem.line}" if problem.line else problem.path
    return printable(f"{where}: {problem.message}")
