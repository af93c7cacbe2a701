"""``postlint calendar``: what goes out when, and what is held."""

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import click

from postlint.api import Linter
from postlint.cli.check import status
from postlint.cli.configured import configured
from postlint.cli.errors import told
from postlint.cli.settings import time
from postlint.cli.terminal import colored
from postlint.config import Config
from postlint.finding import Finding, Problem, Report, Run, is_held
from postlint.output.printable import printable, width
from postlint.output.text import masked
from postlint.post import Post
from postlint.services.clock import Clock

_WIDEST = 48
_RED, _BOLD = "31", "1"


class _Entry(NamedTuple):
    """A post, or a thread, as the calendar has it: ``due`` on the clocks of its readers, None where no day is known."""

    post: Post
    report: Report
    due: datetime | None
    zone: str
    parts: int
    why: list[Finding]

    @property
    def day(self) -> date:
        """The day it goes out; those without one come last."""
        return self.due.date() if self.due else date.max


@click.command()
@click.argument("files", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Also what has gone out already.")
@click.option("--offline", is_flag=True, help="Ask nothing of the network.")
@click.option("--now", metavar="TIME", help="As of this time, not the present.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to write.")
@click.option("--color/--no-color", default=None, help="Colours, whatever NO_COLOR, FORCE_COLOR and the terminal say.")
def command(files: tuple[str, ...], everything: bool, offline: bool, now: str | None, form: str, color: bool | None) -> None:  # noqa: FBT001
    """Show what goes out when, on which account, and what is held and why. Without FILES, of the folder you are in.

    The posts are linted as postlint check lints them. Times are those of the brand's timezone, else of this machine. Exit status: 0 no
    post is held, 1 a post is held, 2 something could not be read.
    """
    moment = time("--now", now)
    with told():
        paths = files or (".",)
        config = configured(Path(paths[0]) if paths[0] != "-" else Path())
        with Linter(config, offline=offline, now=moment) as linter:
            posts, problems = linter.read_paths(paths)
            reports = linter.lint_posts(posts)
    clock = Clock.at(moment)
    entries = _entries(posts, reports, config, clock)
    coming = [e for e in entries if everything or e.due is None or e.due.date() >= clock.seen_from(e.zone or None).now.date()]
    if form == "json":
        click.echo(json.dumps(_as_json(coming, problems), indent=1, ensure_ascii=False))
    else:
        for line in _lines(coming, len(entries) - len(coming), colors=colored(color, sys.stdout)):
            click.echo(line, color=True)
        for problem in problems:
            where = f"{problem.path}:{problem.line}" if problem.line else problem.path
            click.echo(printable(f"{where}: {problem.message}"), err=True)
    sys.exit(status(Run([e.report for e in coming], problems), linter.config, strict=False))


def _entries(posts: Sequence[Post], reports: Sequence[Report], config: Config, clock: Clock) -> list[_Entry]:
    """Return the posts by time, the parts of a thread as one."""
    entries: list[_Entry] = []
    for post, report in zip(posts, reports, strict=True):
        why = [f for f in report.findings if is_held((f,), config.fail_on)]
        if post.part[0] > 1 and entries:
            entries[-1].why.extend(why)
            first = entries[-1].report
            entries[-1] = entries[-1]._replace(
                report=first._replace(held=first.held or report.held, crashed=first.crashed + report.crashed)
            )
            continue
        zone = config.brand(post.brand).timezone
        due = clock.seen_from(zone).of(post.when) if post.when else None
        entries.append(_Entry(post, report, due, zone or "", post.part[1], why))
    return sorted(entries, key=lambda e: (e.day, e.due.timestamp() if e.due else 0.0, e.report.path, e.report.line))


def _lines(entries: Sequence[_Entry], earlier: int, *, colors: bool) -> Iterator[str]:
    def paint(text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if colors else text

    for day, group in groupby(entries, key=lambda e: e.day):
        yield paint("No day is given" if day == date.max else f"{day:%A} {day.day} {day:%B %Y}", _BOLD)
        for e in group:
            yield _row(e, paint)
            for finding in e.why:
                yield f"         {paint('held', _RED)} {finding.rule}: {printable(finding.message)}"
        yield ""
    yield _summary(entries, earlier)


def _row(e: _Entry, paint: Any) -> str:
    at = f"{e.due:%H:%M}" if e.due and isinstance(e.post.when, datetime) else "  –  "
    text = " ".join(masked(e.report).split())
    text = printable(text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…")
    thread = f" (thread of {e.parts})" if e.parts > 1 else ""
    unclear = f" ({' or '.join(f'{day:%d %B %Y}' for day in e.post.readings)}?)" if e.post.readings else ""
    return f"  {at}  {paint(_sender(e), _BOLD) + ' ' * max(0, 28 - width(_sender(e)))} {text}{thread}{unclear}  {printable(f'{e.report.path}:{e.report.line}')}"


def _sender(e: _Entry) -> str:
    return printable(" ".join(filter(None, (e.post.account or e.post.brand, ",".join(e.post.networks)))) or "no account")


def _summary(entries: Sequence[_Entry], earlier: int) -> str:
    held = sum(e.report.held for e in entries)
    zones = sorted({e.zone or "this machine's zone" for e in entries if e.due})
    parts = [f"{len(entries)} posts, {held} held" if entries else "nothing to come"]
    parts += [f"times of {', '.join(zones)}"] if zones else []
    parts += [f"{earlier} earlier (--all)"] if earlier else []
    return " · ".join(parts)


def _as_json(entries: Sequence[_Entry], problems: Sequence[Problem]) -> dict[str, Any]:
    return {
        "posts": [
            {
                "id": e.report.id, "path": e.report.path, "line": e.report.line, "brand": e.post.brand, "account": e.post.account,
                "networks": list(e.post.networks), "when": e.due and (e.due.isoformat() if isinstance(e.post.when, datetime) else e.day.isoformat()),
                "zone": e.zone or None, "parts": e.parts, "text": masked(e.report), "held": e.report.held,
                "why": [{"rule": f.rule, "message": f.message, "line": f.where.line, "column": f.where.column} for f in e.why],
            }
            for e in entries
        ],
        "problems": [p._asdict() for p in problems],
    }  # fmt: skip
