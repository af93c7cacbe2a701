"""``postlint resume``: end the pause."""

from pathlib import Path

import click

from postlint import config, pause


@click.command()
def command() -> None:
    """End the pause that "postlint pause" began."""
    path = config.read(config.find(Path())).root / pause.FILE
    if not path.exists():
        click.echo("There is no pause.")
        return
    path.unlink()
    click.echo(f"Posts go out again. Share it: git rm {path.name} && git commit -m 'Resume posts' && git push")
