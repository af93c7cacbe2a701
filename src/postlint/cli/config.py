"""``postlint config``: what holds, and who says so."""

import json
from pathlib import Path

import click

from postlint import config
from postlint.catalogue import catalogue
from postlint.cli.errors import told
from postlint.output.printable import printable


@click.command()
@click.argument("file", type=click.Path(path_type=Path), default=".")
@click.option("--brand", help="As it holds for this brand.")
@click.option("--to", "network", help="As it holds for posts to this network.")
@click.option("--schema", "as_schema", is_flag=True, help="Print the JSON schema of postlint.toml instead, for editors.")
def command(file: Path, brand: str | None, network: str | None, as_schema: bool) -> None:  # noqa: FBT001
    """Print every setting that holds for FILE, and the file and line it comes from."""
    with told():
        if as_schema:
            from postlint.config.schema import schema

            click.echo(json.dumps(schema(catalogue()), indent=1))
            return
        raw = config.read(config.find(file), file)
        found = config.Config.of(raw, catalogue(raw.packs))
        defaults = found.folder_defaults(file)
        for key, value, where in found.origins(brand or defaults.get("brand"), network):
            click.echo(printable(f"{key} = {json.dumps(value, ensure_ascii=False, default=str)}  # {where}"))
