"""``postlint init``: a configuration to start from."""

from pathlib import Path

import click

from postlint.config import NAME
from postlint.config.starter import starter


@click.command()
@click.option("--brand", default="acme", show_default=True, help="The brand's name.")
@click.option("--force", is_flag=True, help="Write over the file that is there.")
def command(brand: str, force: bool) -> None:  # noqa: FBT001  click passes options by name
    """Write a commented postlint.toml into this folder."""
    path = Path(NAME)
    if path.exists() and not force:
        raise click.ClickException(f"{NAME} is here already: --force writes over it")
    path.write_text(starter(brand), encoding="utf-8")
    click.echo(f"Wrote {NAME}. Try: postlint draft.txt --to x")
