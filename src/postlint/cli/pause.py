"""``postlint pause``: hold every post."""

from datetime import UTC, datetime
from pathlib import Path

import click

from postlint import config, pause


@click.command()
@click.option("--reason", required=True, help="What has happened, for those who find their posts held.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]), help="When it ends by itself (your time).")
@click.option("--topics", metavar="TOPICS", help="Only posts that touch these topics, by comma: flood,death.")
def command(reason: str, until: datetime | None, topics: str | None) -> None:
    """Hold every post until "postlint resume", by a file beside the configuration that you commit."""
    root = config.read(config.find(Path())).root
    names = tuple(t.strip() for t in (topics or "").split(",") if t.strip())
    path = pause.write(root, pause.Pause(reason, datetime.now(UTC).astimezone(), until.astimezone() if until else None, names))
    click.echo(f"Posts are paused: {reason}\nShare it: git add {path.name} && git commit -m 'Pause posts' && git push")
