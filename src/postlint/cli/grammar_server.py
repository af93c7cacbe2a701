"""``postlint grammar-server``: LanguageTool, kept warm between runs."""

import subprocess
import tempfile
from pathlib import Path

import click

from postlint.cli.errors import told


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8081, show_default=True)
def command(port: int) -> None:
    """Run LanguageTool in the foreground, on this machine only, until Ctrl-C."""
    from postlint.services.grammar import server

    with told(), tempfile.TemporaryDirectory() as folder:
        line = server.command(port, server.write_configuration(Path(folder)))
        click.echo(f'Set in postlint.toml:\n\n[grammar]\nurl = "http://localhost:{port}"\n', err=True)
        try:
            raise SystemExit(subprocess.run(line, check=False).returncode)  # noqa: S603  our own command
        except KeyboardInterrupt:
            raise SystemExit(0) from None
