"""``postlint approvals``: who said yes to what."""

import click

from postlint import approvals
from postlint.api import Linter
from postlint.cli.configured import configured, linted
from postlint.cli.errors import told
from postlint.output.printable import printable


@click.command()
@click.argument("files", nargs=-1)
@click.option("--stale", is_flag=True, help="Only those whose post has changed since.")
def command(files: tuple[str, ...], stale: bool) -> None:  # noqa: FBT001
    """List the approvals; with FILES, say of each of their posts whether it still holds, and what waits for whom."""
    with told():
        found = configured(files[0] if files else ".")
        known = approvals.read(found.root)
        if not files:
            for r in known.records:
                click.echo(printable(f"{r.post}: {r.by} on {r.on:%Y-%m-%d %H:%M}: {', '.join(r.decisions)}"))
            return
        who = " or ".join(found.reviewers) or "anybody"
        posts, reports = linted(Linter(found.with_overrides(offline=True)), files)
        for post, report in zip(posts, reports, strict=True):
            old = known.stale(post)
            if old:
                click.echo(printable(f"{report.id}: stale, changed since {old.by} said yes on {old.on:%Y-%m-%d %H:%M}"))
            if stale:
                continue
            for f in report.findings:
                if f.decision:
                    state = f"approved by {f.approved.by} on {f.approved.on}" if f.approved else f"waits for {who}"
                    click.echo(printable(f"{report.id}: {f.rule} {state}"))
