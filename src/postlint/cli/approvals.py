"""``postlint approvals``: who said yes to what."""

import sys
from typing import Any

import click

from postlint import approvals
from postlint.api import Linter
from postlint.cli.configured import configured, fields, linted, said_of_posts
from postlint.cli.errors import told
from postlint.cli.signing import who_may
from postlint.output.printable import printable


@click.command()
@click.argument("files", nargs=-1)
@click.option("--stale", is_flag=True, help="Only those whose post has changed since.")
@click.option("--offline", is_flag=True, help="Ask nothing of the network.")
@said_of_posts
def command(files: tuple[str, ...], stale: bool, **options: Any) -> None:  # noqa: FBT001
    """List the approvals; with FILES, say of each of their posts whether it still holds, and what waits for whom."""
    with told():
        config = configured(files[0] if files else ".", offline=options["offline"])
        known = approvals.read(config.root, config.reviewers)
        if not files:
            for r in known.records:
                says = "" if not config.reviewers or r.by in config.reviewers else " (no reviewer: does not count)"
                click.echo(printable(f"{r.post}: {r.by}{says} on {r.on:%Y-%m-%d %H:%M}: {', '.join(r.decisions)}"))
            return
        with Linter(config) as linter:
            posts, reports, problems = linted(linter, files, fields(options))
        for post, report in zip(posts, reports, strict=True):
            old = known.stale(post)
            if old:
                click.echo(printable(f"{report.id}: stale, changed since {old.by} said yes on {old.on:%Y-%m-%d %H:%M}"))
            decisions = {} if stale else {f.rule: f for f in report.findings if f.decision}
            who = who_may(config, post) if any(not f.approved for f in decisions.values()) else ""
            for f in decisions.values():
                state = f"approved by {f.approved.by} on {f.approved.on}" if f.approved else f"waits for {who}"
                click.echo(printable(f"{report.id}: {f.rule} {state}"))
    sys.exit(2 if problems else 0)
